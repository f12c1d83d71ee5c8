from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.views.generic import DetailView

from boards import member_papers, partial_dates
from boards.forms.members import (
    AppointmentEditForm,
    AppointmentEndForm,
    AppointmentForm,
)
from boards.permissions import Permission
from boards.services import appointments

from .base import BoardViewMixin
from .changes import ChangeView
from .seats import warn_of_two_chairs


class AppointmentDetail(BoardViewMixin, DetailView):
    """One holder or deputy of a seat: when, why they left, and what is on paper."""

    permission_required = Permission.READ_RECORD
    template_name = "boards/appointment_detail.html"
    context_object_name = "appointment"

    def get_queryset(self):
        return self.board.appointments.select_related(
            "seat__agency", "seat__board", "board", "user"
        )

    def get_context_data(self, **kwargs):
        may_read_papers = self.person.may(Permission.READ_HISTORY)
        return super().get_context_data(**kwargs) | {
            "rows": facts_about(self.object, may_read_papers=may_read_papers),
            "papers": papers_of(self.object) if may_read_papers else [],
            "may_manage": self.person.may(Permission.MANAGE_BOARD),
            "events": self.history_of(self.object),
        }


def facts_about(appointment, *, may_read_papers):
    seat = appointment.seat
    reason = ": ".join(
        filter(
            None, [appointment.get_leaving_reason_display(), appointment.leaving_words]
        )
    )
    facts = [
        ("Seat", seat.printed_name),
        ("Class of member", seat.get_member_class_display()),
        ("Stands for", seat.represents or seat.agency or ""),
        ("From", partial_dates.in_words(appointment.started)),
        ("Until", partial_dates.in_words(appointment.ended)),
    ]
    if reason:
        facts.append(("Why they left", reason))
    if appointment.user and may_read_papers:
        facts.append(("Signs in as", appointment.user))
    return [{"label": label, "value": value} for label, value in facts]


def papers_of(appointment):
    """What is on paper, and what should be and is not."""
    said = {
        "is_nominated": (appointment.nominated_on, appointment.nominated_by),
        "has_role_statement": (appointment.role_statement_on, ""),
        "may_speak": (appointment.powers_confirmed_on, ""),
        "may_commit": (appointment.powers_confirmed_on, ""),
        "may_hold_to_account": (appointment.powers_confirmed_on, ""),
        "is_inducted": (appointment.inducted_on, ""),
    }
    needed = dict(member_papers.NEEDED[appointment.seat.member_class])
    return [
        {
            "label": words,
            "is_there": getattr(appointment, field),
            "is_needed": field in needed,
            "on": partial_dates.in_words(said[field][0]),
            "by": said[field][1],
        }
        for field, words in member_papers.ALL
        if field in needed or getattr(appointment, field)
    ]


class Appoint(ChangeView):
    form_class = AppointmentForm
    template_name = "boards/appoint.html"
    done = "Appointed"

    @cached_property
    def seat(self):
        seats = self.board.seats.select_related("agency", "board")
        return get_object_or_404(seats, pk=self.kwargs["seat_pk"])

    def change(self, values):
        appointments.appoint(seat=self.seat, by=self.person, **values)
        warn_of_two_chairs(self.request, self.seat)
        return self.seat

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "seat": self.seat,
            "cancel_url": self.seat.get_absolute_url(),
        }


class AppointmentMixin:
    @cached_property
    def appointment(self):
        held = self.board.appointments.select_related("seat__board", "board", "user")
        return get_object_or_404(held, pk=self.kwargs["pk"])

    @property
    def row(self):
        return self.appointment

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "appointment": self.appointment,
            "cancel_url": self.appointment.get_absolute_url(),
        }


class AppointmentEdit(AppointmentMixin, ChangeView):
    form_class = AppointmentEditForm
    template_name = "boards/appointment_edit.html"

    def change(self, values):
        edited = appointments.edit_appointment(
            appointment=self.appointment, by=self.person, **values
        )
        warn_of_two_chairs(self.request, edited.seat)
        return edited


class AppointmentEnd(AppointmentMixin, ChangeView):
    form_class = AppointmentEndForm
    template_name = "boards/appointment_end.html"
    done = "They have left the seat. It shows as vacant until somebody is appointed."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"started": self.appointment.started}

    def change(self, values):
        appointments.end_appointment(
            appointment=self.appointment, by=self.person, **values
        )
        return self.appointment.seat
