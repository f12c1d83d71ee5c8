from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import DetailView, View

from boards import chairs
from boards.exceptions import Refused
from boards.forms.members import SeatEditForm, SeatEndForm, SeatForm
from boards.models import Seat
from boards.permissions import Permission
from boards.personnel import SeatHeld
from boards.services import seats
from boards.tenure import START_OF_TIME, Span

from .base import BoardViewMixin
from .changes import ChangeView


class SeatDetail(BoardViewMixin, DetailView):
    """A seat with everybody who held it, its vacancies and its history."""

    permission_required = Permission.READ_RECORD
    template_name = "boards/seat_detail.html"
    context_object_name = "seat"

    def get_queryset(self):
        return self.board.seats.with_holders()

    def get_context_data(self, **kwargs):
        seat = self.object
        today = self.board.today
        ever = SeatHeld(seat, Span(START_OF_TIME, today))
        appointments = sorted(
            seat.appointments.all(),
            key=lambda each: (each.holding.span.first, each.pk),
            reverse=True,
        )
        return super().get_context_data(**kwargs) | {
            "now": SeatHeld(seat, Span(today, today)),
            "vacancies": [
                line
                for line in ever.lines
                if line.is_vacancy and line.dates != "throughout"
            ],
            "appointments": appointments,
            "may_manage": self.person.may(Permission.MANAGE_BOARD),
            "may_read_papers": self.person.may(Permission.READ_HISTORY),
            "events": self.history_of(seat),
        }


class SeatMixin:
    @cached_property
    def seat(self):
        return get_object_or_404(
            self.board.seats.select_related("agency", "board"), pk=self.kwargs["pk"]
        )

    @property
    def row(self):
        return self.seat

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "seat": self.seat,
            "cancel_url": self.seat.get_absolute_url(),
        }


def warn_of_two_chairs(request, seat):
    """After a change to `seat`: a warning, not a refusal."""
    if seat.member_class == Seat.MemberClass.CHAIR:
        words = chairs.warning_about(seat.board)
        if words:
            messages.warning(request, words)


class SeatAdd(ChangeView):
    form_class = SeatForm
    template_name = "boards/seat_add.html"
    done = "The seat is there. Now say who holds it, or leave it vacant."

    def change(self, values):
        seat = seats.add_seat(board=self.board, by=self.person, **values)
        warn_of_two_chairs(self.request, seat)
        return seat

    def get_context_data(self, **kwargs):
        members = reverse("boards:member_list", args=[self.board.slug])
        return super().get_context_data(**kwargs) | {"cancel_url": members}


class SeatEdit(SeatMixin, ChangeView):
    form_class = SeatEditForm
    template_name = "boards/seat_edit.html"

    def change(self, values):
        seat = seats.edit_seat(seat=self.seat, by=self.person, **values)
        warn_of_two_chairs(self.request, seat)
        return seat


class SeatEnd(SeatMixin, ChangeView):
    form_class = SeatEndForm
    template_name = "boards/seat_end.html"

    def change(self, values):
        return seats.end_seat(seat=self.seat, by=self.person, **values)


class SeatMove(SeatMixin, BoardViewMixin, View):
    """Up or down among the seats of its class, in the order that is printed."""

    permission_required = Permission.MANAGE_BOARD

    def post(self, request, **kwargs):
        direction = request.POST.get("direction")
        if direction in ("up", "down"):
            try:
                seats.move_seat(seat=self.seat, direction=direction, by=self.person)
            except Refused as error:
                messages.error(request, str(error))
        here = reverse("boards:member_list", args=[self.board.slug])
        return redirect(f"{here}#seat-{self.seat.pk}")
