from itertools import groupby

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django_filters.views import FilterView

from boards import exports
from boards.filters import GrantFilter
from boards.forms.grants import GrantEndForm, GrantForm, HandOverForm
from boards.permissions import Permission, may_give
from boards.services import grants, handing_over

from .base import BoardViewMixin
from .changes import ChangeView
from .exports import ExportsMixin


class GrantList(BoardViewMixin, ExportsMixin, FilterView):
    """Who may do what on this board, by person."""

    permission_required = Permission.MANAGE_BOARD
    filterset_class = GrantFilter
    template_name = "boards/grant_list.html"
    export_title = "Roles"

    def get_queryset(self):
        held = self.board.grants.select_related("user", "group", "agency", "board")
        return held.order_by("user__name", "user__email", "from_on", "pk")

    def get_filterset_kwargs(self, filterset_class):
        return super().get_filterset_kwargs(filterset_class) | {
            "data": self.request.GET
        }

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        today = timezone.localdate()
        rows = [
            {
                "grant": grant,
                "state": state_of(grant, today),
                "may_end": may_give(self.person.permissions, grant.role)
                and state_of(grant, today) != "Ended",
            }
            for grant in self.filterset.qs
        ]
        people = [
            {"user": user, "rows": list(held)}
            for user, held in groupby(rows, key=lambda row: row["grant"].user)
        ]
        return context | {
            "people": people,
            "grant_count": len(rows),
            "clear_url": reverse("boards:grant_list", args=[self.board.slug]),
            "is_narrowed": any(self.request.GET.values()),
        }

    def exported(self, context):
        return exports.grants(context["people"])


def state_of(grant, today):
    if grant.counts_on(today):
        return "In force"
    if grant.ended_at is None and grant.from_on > today:
        return "To come"
    return "Ended"


class GrantAdd(ChangeView):
    form_class = GrantForm
    template_name = "boards/grant_add.html"
    done = "The role is given, and a letter is on its way"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"board": self.board, "person": self.person}

    def get_initial(self):
        return {"from_on": timezone.localdate()}

    def change(self, values):
        grants.invite(board=self.board, by=self.person, **values)
        return self.listed

    @property
    def listed(self):
        return reverse("boards:grant_list", args=[self.board.slug])

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"cancel_url": self.listed}


class GrantMixin:
    @cached_property
    def grant(self):
        held = self.board.grants.select_related("user", "group", "agency", "board")
        return get_object_or_404(held, pk=self.kwargs["pk"])

    @property
    def listed(self):
        return reverse("boards:grant_list", args=[self.board.slug])

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "grant": self.grant,
            "cancel_url": self.listed,
        }


class GrantEnd(GrantMixin, ChangeView):
    """A role's own page: its history, and the way to end it."""

    form_class = GrantEndForm
    template_name = "boards/grant_end.html"
    done = "The role has an end"

    @property
    def row(self):
        return self.grant

    def change(self, values):
        grants.end_grant(grant=self.grant, by=self.person, **values)
        if self.grant.user == self.person.user:
            messages.warning(self.request, "That was a role of your own.")
        return self.listed

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "state": state_of(self.grant, timezone.localdate()),
            "events": self.history_of(self.grant),
        }


class HandOver(GrantMixin, ChangeView):
    """All that the person of this grant holds on the board, to end on one day."""

    form_class = HandOverForm
    template_name = "boards/hand_over.html"
    done = "Handed over"

    @cached_property
    def held(self):
        return handing_over.held_by(
            self.grant.user, board=self.board, on=timezone.localdate()
        )

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"held": self.held}

    def get_initial(self):
        return {
            "last_day": timezone.localdate(),
            "grants": self.held.grants,
            "appointments": self.held.appointments,
            "memberships": self.held.likely,
        }

    def change(self, values):
        handing_over.hand_over(board=self.board, by=self.person, **values)
        return self.listed
