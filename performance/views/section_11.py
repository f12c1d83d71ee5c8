from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.views.generic import DetailView, FormView, TemplateView

from boards.exceptions import Refused
from boards.permissions import Permission
from boards.views import BoardViewMixin, ExportsMixin
from boards.views.once import SentOnceMixin
from performance import exports
from performance.forms import ReturnForm, RoundForm
from performance.services import section_11


class Section11RoundDetail(BoardViewMixin, ExportsMixin, DetailView):
    """Who returned the Section 11 audit and who did not, by name."""

    permission_required = Permission.READ_SECTION_11
    template_name = "performance/section_11.html"
    context_object_name = "round"

    @property
    def export_title(self):
        return str(self.object)

    def get_queryset(self):
        return self.board.section_11_rounds.all()

    def exported(self, context):
        if self.object is None:
            raise Http404("There is no round to take away")
        returns = [*context["not_returned"], *context["returned"]]
        return exports.section_11_returns(self.object, returns)

    def get_context_data(self, **kwargs):
        round = self.object
        returns = list(round.returns.in_printed_order()) if round else []
        others = self.board.section_11_rounds.exclude(pk=round and round.pk)
        return super().get_context_data(**kwargs) | {
            "returned": [row for row in returns if row.is_returned],
            "not_returned": [row for row in returns if not row.is_returned],
            "is_overdue": round and round.due_on < self.board.today,
            "has_illustrative_day": any(row.is_day_illustrative for row in returns),
            "other_rounds": others,
            "may_manage": self.person.may(Permission.MANAGE_PERFORMANCE),
        }


class Section11(Section11RoundDetail):
    """The latest round; the page says so when there is none yet."""

    def get_object(self, queryset=None):
        return self.get_queryset().first()


class Section11Open(BoardViewMixin, SentOnceMixin, FormView):
    """Ask agencies for a return."""

    permission_required = Permission.MANAGE_PERFORMANCE
    form_class = RoundForm
    template_name = "performance/section_11_open.html"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"board": self.board}

    def form_valid(self, form):
        round = section_11.open_section_11_round(
            board=self.board, by=self.person, **form.cleaned_data
        )
        messages.success(self.request, f"{round} is open")
        return redirect(round)


class Section11ReturnRecord(BoardViewMixin, FormView):
    """Say whether one agency has sent its return."""

    permission_required = Permission.MANAGE_PERFORMANCE
    form_class = ReturnForm
    template_name = "performance/section_11_return_record.html"

    @cached_property
    def section_11_return(self):
        rounds = self.board.section_11_rounds.all()
        round = get_object_or_404(rounds, pk=self.kwargs["round_pk"])
        returns = round.returns.select_related("round__board", "agency")
        return get_object_or_404(returns, pk=self.kwargs["pk"])

    def get_initial(self):
        row = self.section_11_return
        return {
            "version": row.version,
            "state": row.state,
            "returned_on": row.returned_on,
        }

    def form_valid(self, form):
        row = self.section_11_return
        try:
            section_11.record_return(
                section_11_return=row, by=self.person, **form.cleaned_data
            )
        except Refused as error:
            return self.refused(form, error)
        messages.success(self.request, f"{row.printed_name}: {row.get_state_display()}")
        return redirect(row.round)

    def get_context_data(self, **kwargs):
        row = self.section_11_return
        return super().get_context_data(**kwargs) | {
            "section_11_return": row,
            "cancel_url": row.round.get_absolute_url(),
        }


class Section11Own(BoardViewMixin, TemplateView):
    """What the board asked of the reader's own agency, and no other agency's answer."""

    permission_required = Permission.RETURN_SECTION_11
    template_name = "performance/section_11_own.html"

    def get_context_data(self, **kwargs):
        rounds = self.board.section_11_rounds.all()
        own = [
            row
            for round in rounds.with_own_returns(self.person)
            for row in round.own_returns
        ]
        return super().get_context_data(**kwargs) | {"returns": own}
