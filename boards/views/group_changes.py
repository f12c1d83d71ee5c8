"""What changes a group: for its own board alone. Those it is shared with are refused."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import View

from boards.exceptions import Refused
from boards.forms.groups import (
    GroupAddForm,
    GroupEditForm,
    GroupEndForm,
    GroupMemberEditForm,
    GroupMemberEndForm,
    GroupMemberForm,
    ShareForm,
    TermsForm,
    TermsReviewForm,
)
from boards.forms.names import RenameForm
from boards.models import groups_seen_by
from boards.permissions import Permission
from boards.services import group_members, group_shares, group_terms, groups, names
from boards.services.boards import board_at
from lscb.files.exceptions import FileRefused

from .base import BoardViewMixin
from .changes import ChangeView


class GroupMixin:
    """A page about a group of this board; 403 where it belongs to a board that shares it."""

    group_kwarg = "pk"

    @cached_property
    def group(self):
        seen = groups_seen_by(self.board).select_related("board", "parent")
        group = get_object_or_404(seen, pk=self.kwargs[self.group_kwarg])
        if group.board_id != self.board.pk:
            raise PermissionDenied
        return group

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "group": self.group,
            "cancel_url": self.group.get_absolute_url(),
        }


class GroupAdd(ChangeView):
    form_class = GroupAddForm
    template_name = "boards/group_add.html"
    done = "The group is there. Now say who sits on it."

    def get_initial(self):
        return {"reports": self.board.groups_report}

    def change(self, values):
        return groups.add_group(board=self.board, by=self.person, **values)

    def get_context_data(self, **kwargs):
        listed = reverse("boards:group_list", args=[self.board.slug])
        return super().get_context_data(**kwargs) | {"cancel_url": listed}


class GroupChange(GroupMixin, ChangeView):
    @property
    def row(self):
        return self.group


class GroupEdit(GroupChange):
    form_class = GroupEditForm
    template_name = "boards/group_edit.html"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"group": self.group}

    def change(self, values):
        return groups.edit_group(group=self.group, by=self.person, **values)


class GroupRename(GroupChange):
    form_class = RenameForm
    template_name = "boards/group_rename.html"
    done = "Renamed"

    def get_initial(self):
        return super().get_initial() | {"started": ""}

    def change(self, values):
        return names.rename(row=self.group, by=self.person, **values)


class GroupEnd(GroupChange):
    form_class = GroupEndForm
    template_name = "boards/group_end.html"

    def change(self, values):
        return groups.end_group(group=self.group, by=self.person, **values)


class GroupMove(GroupMixin, BoardViewMixin, View):
    """Up or down in the order that is printed."""

    permission_required = Permission.MANAGE_BOARD

    def post(self, request, **kwargs):
        direction = request.POST.get("direction")
        group = self.group
        if direction in ("up", "down"):
            try:
                groups.move_group(group=group, direction=direction, by=self.person)
            except Refused as error:
                messages.error(request, str(error))
        listed = reverse("boards:group_list", args=[self.board.slug])
        return redirect(f"{listed}#group-{group.pk}")


class GroupMemberAdd(GroupMixin, ChangeView):
    form_class = GroupMemberForm
    template_name = "boards/group_member_add.html"
    group_kwarg = "group_pk"
    done = "The member is added"

    def change(self, values):
        group_members.add_group_member(group=self.group, by=self.person, **values)
        return self.group


class GroupMemberChange(GroupMixin, ChangeView):
    group_kwarg = "group_pk"

    @cached_property
    def membership(self):
        members = self.group.memberships.select_related("agency", "group__board")
        return get_object_or_404(members, pk=self.kwargs["pk"])

    @property
    def row(self):
        return self.membership

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"membership": self.membership}


class GroupMemberEdit(GroupMemberChange):
    form_class = GroupMemberEditForm
    template_name = "boards/group_member_edit.html"

    def change(self, values):
        group_members.edit_group_member(
            membership=self.membership, by=self.person, **values
        )
        return self.group


class GroupMemberEnd(GroupMemberChange):
    form_class = GroupMemberEndForm
    template_name = "boards/group_member_end.html"

    def change(self, values):
        group_members.end_group_member(
            membership=self.membership, by=self.person, **values
        )
        return self.group


class TermsAdd(GroupMixin, ChangeView):
    form_class = TermsForm
    template_name = "boards/terms_add.html"
    group_kwarg = "group_pk"
    done = "The terms of reference are kept"

    def change(self, values):
        file = values.pop("file")
        try:
            group_terms.add_terms(
                group=self.group,
                content=file,
                name=file.name,
                by=self.person,
                **values,
            )
        except FileRefused as error:
            raise Refused(str(error)) from None
        return self.group


class TermsReview(GroupMixin, ChangeView):
    form_class = TermsReviewForm
    template_name = "boards/terms_review.html"
    group_kwarg = "group_pk"
    done = "The review is recorded"

    @cached_property
    def row(self):
        terms = self.group.terms.select_related("group__board")
        return get_object_or_404(terms, pk=self.kwargs["pk"])

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"approved_on": self.row.approved_on}

    def get_initial(self):
        """What comes next, not what was last."""
        return {"version": self.row.version, "reviewed_on": self.board.today}

    def change(self, values):
        group_terms.review_terms(terms=self.row, by=self.person, **values)
        return self.group

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"terms": self.row}


class GroupShareAdd(GroupMixin, ChangeView):
    form_class = ShareForm
    template_name = "boards/group_share_add.html"
    group_kwarg = "group_pk"
    done = "The other board sees the group from now on"

    def change(self, values):
        group_shares.share_group(
            group=self.group, board=board_at(values["address"]), by=self.person
        )
        return self.group


class GroupShareStop(GroupMixin, BoardViewMixin, View):
    permission_required = Permission.MANAGE_BOARD
    group_kwarg = "group_pk"

    def post(self, request, **kwargs):
        shares = self.group.shares.select_related("group__board", "board")
        share = get_object_or_404(shares, pk=self.kwargs["pk"])
        group_shares.stop_sharing_group(share=share, by=self.person)
        messages.success(request, f"{share.board.name} no longer sees the group")
        return redirect(self.group)
