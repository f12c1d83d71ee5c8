from django.urls import reverse
from django.views.generic import DetailView, TemplateView

from boards import exports, fund_record, years
from boards.chapters import partner_shares
from boards.permissions import Permission
from lscb.documents.html import render_blocks

from .base import BoardViewMixin
from .exports import ExportsMixin


class Budget(BoardViewMixin, ExportsMixin, TemplateView):
    """
    A year's funds with their checks, what each partner gave and what it went on.

    Without a year in the address, the latest that has a fund.
    """

    permission_required = Permission.READ_RECORD
    template_name = "boards/budget.html"
    export_title = "Budget"

    def get_context_data(self, **kwargs):
        with_funds = sorted(set(self.board.funds.values_list("year", flat=True)))
        latest = with_funds[-1] if with_funds else self.board.current_year
        year = self.kwargs.get("year", latest)
        statements = fund_record.statements_of(self.board, year)
        may_manage = self.person.may(Permission.MANAGE_BOARD)
        shares = partner_shares(board=self.board, year=year, reader=self.person)
        return super().get_context_data(**kwargs) | {
            "year": year,
            "year_in_words": years.year_in_words(year),
            "years": [
                {
                    "label": years.year_in_words(each),
                    "url": reverse("boards:budget_year", args=[self.board.slug, each]),
                    "is_current": each == year,
                }
                for each in sorted(
                    {*with_funds, year, self.board.current_year}, reverse=True
                )
            ],
            "statements": statements,
            "shares": render_blocks(shares, heading_level=2),
            "coded": fund_record.coded_spend(statements),
            "may_manage": may_manage,
            "to_copy": fund_record.not_continued(self.board, year)
            if may_manage
            else (),
        }

    def exported(self, context):
        return exports.budget(context["statements"])


class FundDetail(BoardViewMixin, DetailView):
    """One fund: every line with all its figures, the checks and its history."""

    permission_required = Permission.READ_RECORD
    template_name = "boards/fund_detail.html"
    context_object_name = "fund"

    def get_queryset(self):
        return self.board.funds.select_related("board").prefetch_related(
            "lines__agency"
        )

    def get_context_data(self, **kwargs):
        fund = self.object
        before = self.board.funds.filter(year=fund.year - 1, title=fund.title)
        return super().get_context_data(**kwargs) | {
            "statement": fund_record.Statement(
                fund, before.prefetch_related("lines").first()
            ),
            "may_manage": self.person.may(Permission.MANAGE_BOARD),
            "events": self.history_of(fund),
        }
