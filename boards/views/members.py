from django.urls import reverse
from django.views.generic import TemplateView
from django_filters.views import FilterView

from boards import exports, personnel, years
from boards.filters import SeatFilter
from boards.permissions import Permission
from boards.tenure import Span

from .base import BoardViewMixin
from .exports import ExportsMixin


class MemberList(BoardViewMixin, ExportsMixin, FilterView):
    """Who sits on the board, today, on a day or through a year: seats by class, vacancies too."""

    permission_required = Permission.READ_RECORD
    filterset_class = SeatFilter
    template_name = "boards/member_list.html"
    export_title = "Members"

    def get_queryset(self):
        return self.board.seats.all()

    def get_filterset_kwargs(self, filterset_class):
        return super().get_filterset_kwargs(filterset_class) | {
            "board": self.board,
            "data": self.request.GET,
        }

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        first, last = self.filterset.period
        tables = personnel.in_period(self.filterset.qs, Span(first, last))
        seats = [held for table in tables for held in table.seats]
        is_narrowed = any(self.filterset.chosen.values())
        may_manage = self.person.may(Permission.MANAGE_BOARD)
        return context | {
            "tables": tables,
            "seat_count": len(seats),
            "vacancies": sum(held.vacant_since is not None for held in seats),
            "year": years.year_in_words(int(year))
            if (year := self.filterset.chosen.get("year"))
            else "",
            "last_day": last,
            "clear_url": reverse("boards:member_list", args=[self.board.slug]),
            "is_narrowed": is_narrowed,
            "has_seats": bool(seats) or self.board.seats.exists(),
            "may_manage": may_manage,
            "may_order": may_manage and not is_narrowed,
            "may_read_papers": self.person.may(Permission.READ_HISTORY),
        }

    def exported(self, context):
        return exports.members(
            context["tables"], with_papers=context["may_read_papers"]
        )


class PersonnelYear(BoardViewMixin, TemplateView):
    """The tables of members of one year, as its annual report prints them."""

    permission_required = Permission.READ_RECORD
    template_name = "boards/personnel_year.html"

    def get_context_data(self, **kwargs):
        year = self.kwargs["year"]
        return super().get_context_data(**kwargs) | {
            "year": years.year_in_words(year),
            "tables": personnel.in_year(self.board, year),
            "last_year": year - 1,
            "next_year": year + 1,
        }
