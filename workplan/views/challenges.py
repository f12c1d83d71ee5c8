from types import SimpleNamespace

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView
from django_filters.views import FilterView
from django_tables2 import SingleTableMixin

from boards.permissions import Permission
from boards.views import BoardViewMixin, ExportsMixin
from boards.views.changes import ChangeView
from lscb.ui.htmx import HtmxPartialMixin
from workplan import challenge_workflow as workflow
from workplan.challenge_export import challenge_log
from workplan.challenge_filter import ChallengeFilter
from workplan.challenge_log import log_of, route_of
from workplan.challenge_table import STATE_COLOURS, ChallengeTable
from workplan.forms.challenge import ChallengeEditForm, ChallengeForm
from workplan.named_rows import told_to
from workplan.services import challenges

from .risk_tabs import RiskTabsMixin


class ChallengeList(
    BoardViewMixin,
    ExportsMixin,
    RiskTabsMixin,
    HtmxPartialMixin,
    SingleTableMixin,
    FilterView,
):
    """The challenge log: who challenged whom on what, and what difference it made."""

    permission_required = Permission.READ_RECORD
    list_name = "workplan:challenge_list"
    table_class = ChallengeTable
    table_pagination = {"per_page": 50}
    filterset_class = ChallengeFilter
    template_name = "workplan/challenge_list.html"
    htmx_partial = "log"
    export_title = "Challenge log"

    @cached_property
    def address(self):
        return reverse(self.list_name, args=[self.board.slug])

    def get_queryset(self):
        return log_of(self.person)

    def get_filterset_kwargs(self, filterset_class):
        return super().get_filterset_kwargs(filterset_class) | {"board": self.board}

    def get_table_kwargs(self):
        return {"today": self.board.today, "address": self.address}

    def get_context_data(self, **kwargs):
        seen = self.board.challenges.visible_to(self.person)
        return super().get_context_data(**kwargs) | {
            "clear_url": self.address,
            "is_narrowed": bool(self.request.GET),
            "without_impact": seen.without_impact().count(),
            "overdue": seen.response_overdue(on=self.board.today).count(),
            "may_manage": self.person.may(Permission.MANAGE_CHALLENGES),
        }

    def exported(self, context):
        shown = (row.record for row in context["table"].rows)
        return challenge_log(shown, today=self.board.today)


class ChallengeMixin(BoardViewMixin):
    """A page about one challenge of this board that this person may see."""

    @cached_property
    def challenge(self):
        found = get_object_or_404(log_of(self.person), pk=self.kwargs["pk"])
        found.board = self.board
        return found

    def get_context_data(self, **kwargs):
        may_manage = self.person.may(Permission.MANAGE_CHALLENGES)
        return super().get_context_data(**kwargs) | {
            "challenge": self.challenge,
            "cancel_url": self.challenge.get_absolute_url(),
            "may_change": may_manage and not self.challenge.is_closed,
            "may_reopen": may_manage and workflow.may("reopen", self.challenge.state),
        }


class ChallengeDetail(ChallengeMixin, TemplateView):
    permission_required = Permission.READ_RECORD
    template_name = "workplan/challenge_detail.html"

    def get_context_data(self, **kwargs):
        steps, earlier = route_of(self.challenge, challenges.steps_of(self.board))
        return super().get_context_data(**kwargs) | {
            "state_colour": STATE_COLOURS[self.challenge.state],
            "is_overdue": self.challenge.is_response_overdue(self.board.today),
            "steps": steps,
            "earlier_steps": earlier,
            "may_restrict": self.person.may(Permission.RESTRICT),
            "may_set_route": self.person.may(Permission.MANAGE_BOARD),
            "events": told_to(self.person, self.history_of(self.challenge)),
        }


class ChallengeRaise(ChangeView):
    permission_required = Permission.MANAGE_CHALLENGES
    form_class = ChallengeForm
    template_name = "workplan/challenge_raise.html"
    done = "The challenge is in the log"

    def get_initial(self):
        """The agency or the meeting whose page it was begun on."""
        asked = self.request.GET
        return {
            "to_agencies": asked.getlist("agency"),
            "meeting": asked.get("meeting"),
        }

    def change(self, values):
        return challenges.raise_challenge(board=self.board, by=self.person, **values)

    def get_context_data(self, **kwargs):
        log = reverse("workplan:challenge_list", args=[self.board.slug])
        return super().get_context_data(**kwargs) | {"cancel_url": log}


class ChallengeChange(ChallengeMixin, ChangeView):
    """Something done to one challenge; what it holds already starts the form."""

    permission_required = Permission.MANAGE_CHALLENGES

    @property
    def row(self):
        return self.challenge


class ChallengeEdit(ChallengeChange):
    form_class = ChallengeEditForm
    template_name = "workplan/challenge_edit.html"

    def get_initial(self):
        challenged = list(self.challenge.to_agencies.all())
        return super().get_initial() | {"to_agencies": challenged}

    def rows_typed_over(self, row):
        return [SimpleNamespace(to_agencies=list(row.to_agencies.all())), row]

    def change(self, values):
        return challenges.edit_challenge(
            challenge=self.challenge, by=self.person, **values
        )
