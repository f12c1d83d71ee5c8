"""Adding a fund, and changing it with all its lines on one page, as in a spreadsheet."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import View

from boards.exceptions import Refused
from boards.forms.funds import FundAddForm, FundForm, SourceFormSet, SpendFormSet
from boards.fund_conflicts import line_differences
from boards.models import FundLine
from boards.permissions import Permission
from boards.services import budget
from lscb.ui.forms import errors_of

from .base import BoardViewMixin
from .changes import ChangeView


class FundAdd(ChangeView):
    form_class = FundAddForm
    template_name = "boards/fund_add.html"
    done = "The fund is there. Now enter where its money comes from and goes to."

    def get_initial(self):
        return {"year": self.board.current_year}

    def change(self, values):
        fund = budget.set_up_fund(board=self.board, by=self.person, **values)
        return reverse("boards:fund_edit", args=[self.board.slug, fund.pk])

    def get_context_data(self, **kwargs):
        funds = reverse("boards:budget", args=[self.board.slug])
        return super().get_context_data(**kwargs) | {"cancel_url": funds}


class FundCopy(BoardViewMixin, View):
    """Last year's heads in this year's fund, with one button; then the figures are entered."""

    permission_required = Permission.MANAGE_BOARD

    def post(self, request, *, pk, **kwargs):
        fund = get_object_or_404(self.board.funds.select_related("board"), pk=pk)
        try:
            copied = budget.copy_heads(fund=fund, by=self.person)
        except Refused as error:
            messages.error(request, str(error))
            return redirect("boards:budget_year", self.board.slug, fund.year + 1)
        messages.success(
            request,
            f"The heads of {fund.year_in_words} are copied. Now enter this year’s figures.",
        )
        return redirect("boards:fund_edit", self.board.slug, copied.pk)


class FundEdit(ChangeView):
    form_class = FundForm
    template_name = "boards/fund_edit.html"

    @cached_property
    def row(self):
        funds = self.board.funds.select_related("board").prefetch_related(
            "lines__agency"
        )
        return get_object_or_404(funds, pk=self.kwargs["pk"])

    @cached_property
    def agencies(self):
        return {each.pk: each for each in self.board.agencies.order_by("name")}

    @cached_property
    def line_sets(self):
        """The two tables that are typed into, by side. What was sent needs no stored lines."""
        is_sent = self.request.method == "POST"
        return {
            side: formset(
                self.request.POST if is_sent else None,
                prefix=side,
                initial=None if is_sent else self._typed(side),
                form_kwargs={"agencies": self.agencies},
            )
            for side, formset in (
                (FundLine.Side.SOURCE, SourceFormSet),
                (FundLine.Side.EXPENDITURE, SpendFormSet),
            )
        }

    def _typed(self, side):
        lines = self.row.lines.all()
        return [_as_typed(line) for line in lines if line.side == side]

    def post(self, request, *args, **kwargs):
        form = self.get_form()
        are_valid = [each.is_valid() for each in (form, *self.line_sets.values())]
        return self.form_valid(form) if all(are_valid) else self.form_invalid(form)

    def change(self, values):
        sources, expenditure = self.line_sets.values()
        return budget.edit_fund(
            fund=self.row,
            sources=sources.lines,
            expenditure=expenditure.lines,
            removed=sources.removed + expenditure.removed,
            by=self.person,
            **values,
        )

    def refused(self, form, error):
        if not isinstance(error, budget.DoesNotBalance):
            return super().refused(form, error)
        form.ask_for_reason()
        form.add_error("reason", str(error))
        context = self.get_context_data(form=form, error=error)
        return self.render_to_response(context, status=error.status)

    def conflict_in(self, form, error):
        found = super().conflict_in(form, error)
        if found:
            found["conflict"] += line_differences(self.line_sets, error.row)
        return found

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        forms = [context["form"], *self._line_forms()]
        return context | {
            "fund": self.row,
            "line_sets": self.line_sets,
            "errors": [
                error for form in forms if form.is_bound for error in errors_of(form)
            ],
            "cancel_url": self.row.get_absolute_url(),
        }

    def _line_forms(self):
        return [form for each in self.line_sets.values() for form in each.forms]


def _as_typed(line):
    return {
        "pk": line.pk,
        "head": line.head,
        "kind": line.kind,
        "agency": f"{line.agency_id or ''}",
        "coded_to": line.coded_to,
        "amount": line.amount,
        "invoiced": line.invoiced,
        "received": line.received,
        "actual": line.actual,
    }
