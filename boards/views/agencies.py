from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import DetailView
from django_filters.views import FilterView

from boards import exports
from boards.filters import AgencyFilter
from boards.forms.agencies import (
    AgencyAddForm,
    AgencyEditForm,
    AgencyEndForm,
)
from boards.forms.names import RenameForm
from boards.permissions import Permission
from boards.personnel import SeatHeld
from boards.services import agencies, names
from boards.tenure import Span

from .base import BoardViewMixin
from .changes import ChangeView
from .exports import ExportsMixin


class AgencyList(BoardViewMixin, ExportsMixin, FilterView):
    """The bodies that take part in the board; those that have ended only when asked for."""

    permission_required = Permission.READ_RECORD
    filterset_class = AgencyFilter
    template_name = "boards/agency_list.html"
    context_object_name = "agencies"
    export_title = "Agencies"

    def get_queryset(self):
        return (
            self.board.agencies.with_seat_count()
            .select_related("board", "merged_into")
            .order_by("name")
        )

    def get_filterset_kwargs(self, filterset_class):
        """Bound without a query too: nothing chosen means those that go on."""
        return super().get_filterset_kwargs(filterset_class) | {
            "board": self.board,
            "data": self.request.GET,
        }

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "clear_url": reverse("boards:agency_list", args=[self.board.slug]),
            "is_narrowed": bool(self.request.GET),
            "may_manage": self.person.may(Permission.MANAGE_BOARD),
        }

    def exported(self, context):
        return exports.agencies(context["agencies"])


class AgencyDetail(BoardViewMixin, DetailView):
    """An agency: its names, its seats with who holds them, what it gave, its history."""

    permission_required = Permission.READ_RECORD
    template_name = "boards/agency_detail.html"
    context_object_name = "agency"

    def get_queryset(self):
        return self.board.agencies.select_related("board", "organisation")

    def get_context_data(self, **kwargs):
        today = self.board.today
        seats = self.object.seats.with_holders().in_printed_order()
        return super().get_context_data(**kwargs) | {
            "names": self.object.names.all(),
            "seats": [SeatHeld(seat, Span(today, today)) for seat in seats],
            "contributions": self.object.contributions.select_related("fund").order_by(
                "-fund__year", "fund__position", "position"
            ),
            "merged": self.object.merged.select_related("board"),
            "may_manage": self.person.may(Permission.MANAGE_BOARD),
            "may_challenge": self.person.may(Permission.MANAGE_CHALLENGES),
            "events": self.history_of(self.object),
        }


class AgencyAdd(ChangeView):
    form_class = AgencyAddForm
    template_name = "boards/agency_add.html"
    done = "The agency is added"

    def change(self, values):
        return agencies.add_agency(board=self.board, by=self.person, **values)

    def get_context_data(self, **kwargs):
        listed = reverse("boards:agency_list", args=[self.board.slug])
        return super().get_context_data(**kwargs) | {"cancel_url": listed}


class AgencyChange(ChangeView):
    @cached_property
    def agency(self):
        ours = self.board.agencies.select_related("board", "organisation")
        return get_object_or_404(ours, pk=self.kwargs["pk"])

    @property
    def row(self):
        return self.agency

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "agency": self.agency,
            "cancel_url": self.agency.get_absolute_url(),
        }


class AgencyEdit(AgencyChange):
    form_class = AgencyEditForm
    template_name = "boards/agency_edit.html"

    def get_initial(self):
        organisation = self.agency.organisation
        return super().get_initial() | {
            "organisation_code": organisation.code if organisation else ""
        }

    def change(self, values):
        return agencies.edit_agency(agency=self.agency, by=self.person, **values)


class AgencyRename(AgencyChange):
    form_class = RenameForm
    template_name = "boards/agency_rename.html"
    done = "Renamed"

    def change(self, values):
        return names.rename(row=self.agency, by=self.person, **values)


class AgencyEnd(AgencyChange):
    form_class = AgencyEndForm
    template_name = "boards/agency_end.html"

    def change(self, values):
        return agencies.end_agency(agency=self.agency, by=self.person, **values)
