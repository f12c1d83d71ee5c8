from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import DetailView, View
from django_filters.views import FilterView

from boards import exports, personnel, structure
from boards.filters import GroupFilter
from boards.models import groups_seen_by
from boards.permissions import Permission
from boards.years import year_of
from lscb.documents.blocks import Figure
from lscb.documents.html import render_blocks
from lscb.files.responses import as_attachment

from .attendance import attendance_url
from .base import BoardViewMixin
from .exports import ExportsMixin


class GroupList(BoardViewMixin, ExportsMixin, FilterView):
    """
    The board's groups, internal before external, and those that others share with it; under
    them who answers to whom, as a picture and as a list.
    """

    permission_required = Permission.READ_RECORD
    filterset_class = GroupFilter
    template_name = "boards/group_list.html"
    context_object_name = "groups"
    export_title = "Groups"

    def get_queryset(self):
        groups = groups_seen_by(self.board).with_member_count(self.board.today)
        return (
            groups.select_related("parent", "board", "succeeded_by")
            .prefetch_related("memberships", "terms")
            .in_printed_order()
        )

    def get_filterset_kwargs(self, filterset_class):
        """Bound without a query too: nothing chosen means those that go on."""
        return super().get_filterset_kwargs(filterset_class) | {
            "board": self.board,
            "data": self.request.GET,
        }

    def get_context_data(self, **kwargs):
        today = self.board.today
        places = structure.places_between(self.board, today, today)
        may_manage = self.person.may(Permission.MANAGE_BOARD)
        is_narrowed = bool(self.request.GET)
        return super().get_context_data(**kwargs) | {
            "clear_url": reverse("boards:group_list", args=[self.board.slug]),
            "is_narrowed": is_narrowed,
            "may_manage": may_manage,
            "may_order": may_manage and not is_narrowed,
            "whole_board": personnel.whole_board_on(self.board, today),
            "places": places,
            "chart": render_blocks(_charts(places), heading_level=3),
        }

    def exported(self, context):
        return exports.groups(context["groups"], context["whole_board"])


def _charts(places):
    if not places:
        return ()
    return (Figure(structure.tree_of(places), "Who answers to whom"),)


class GroupDetail(BoardViewMixin, DetailView):
    """A group with its members, terms of reference and meetings; its owner's history alone."""

    permission_required = Permission.READ_RECORD
    template_name = "boards/group_detail.html"
    context_object_name = "group"

    def get_queryset(self):
        return groups_seen_by(self.board).select_related(
            "parent", "board", "succeeded_by"
        )

    def get_context_data(self, **kwargs):
        group, today = self.object, self.board.today
        is_own = group.board_id == self.board.pk
        sitting = group.memberships.select_related("agency").chair_first()
        now = sitting.in_force_between(today, today)
        terms = list(group.terms.select_related("file"))
        return super().get_context_data(**kwargs) | {
            "is_own": is_own,
            "whole_board": personnel.whole_board_on(self.board, today)
            if is_own and group.is_whole_board
            else None,
            "may_manage": is_own and self.person.may(Permission.MANAGE_BOARD),
            "may_keep_meetings": is_own
            and self.person.may(Permission.MANAGE_MEETINGS, group=group),
            "memberships": now,
            "others": sitting.exclude(pk__in=now.values("pk")),
            "names": group.names.all(),
            "terms": terms,
            "is_review_overdue": bool(terms) and terms[0].is_overdue(today),
            "meetings": group.meetings.in_order(),
            "attendance_url": self._attendance_url() if is_own else "",
            "parts": group.parts.current(today).in_printed_order(),
            "succeeds": group.succeeds.all(),
            "shares": group.shares.select_related("board") if is_own else (),
            "actions_url": self._actions_url() if is_own else "",
            "events": self.history_of(group) if is_own else (),
        }

    def _attendance_url(self):
        """The grid of the year in which it met last, or of this year."""
        last = self.object.meetings.held().in_order().last()
        day = last.held_on if last else self.board.today
        year = year_of(day, start_month=self.board.year_start_month)
        return attendance_url("year", self.board, self.object, year)

    def _actions_url(self):
        """The work programme, narrowed to what this group leads."""
        programme = reverse("workplan:programme", args=[self.board.slug])
        return f"{programme}?group={self.object.pk}"


class TermsFile(BoardViewMixin, View):
    """A version of a group's terms of reference, for whoever sees the group."""

    permission_required = Permission.READ_RECORD

    def get(self, request, *, group_pk, pk, **kwargs):
        group = get_object_or_404(groups_seen_by(self.board), pk=group_pk)
        terms = get_object_or_404(group.terms.select_related("file"), pk=pk)
        return as_attachment(terms.file, request)
