from django.views.generic import TemplateView

from boards import exports
from boards.permissions import Permission

from .base import BoardViewMixin
from .exports import ExportsMixin


class Budget(BoardViewMixin, ExportsMixin, TemplateView):
    """Each fund's two sides with their totals, and whether they balance; latest year first."""

    permission_required = Permission.READ_RECORD
    template_name = "boards/budget.html"
    export_title = "Budget"

    def get_context_data(self, **kwargs):
        funds = self.board.funds.prefetch_related("lines__agency")
        return super().get_context_data(**kwargs) | {
            "funds": [statement_of(fund) for fund in funds]
        }

    def exported(self, context):
        return exports.budget(context["funds"])


def statement_of(fund):
    sides = {"source": [], "expenditure": []}
    for line in fund.lines.all():
        sides[line.side].append(line)
    income = sum(line.amount for line in sides["source"])
    spending = sum(line.amount for line in sides["expenditure"])
    return {
        "fund": fund,
        "sides": [
            ("Sources of funds", sides["source"], income),
            ("Expenditure", sides["expenditure"], spending),
        ],
        "difference": income - spending,
    }
