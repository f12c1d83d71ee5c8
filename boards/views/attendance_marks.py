"""Who came to one meeting: a click on a cell, everybody at once, or the whole form."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import View

from boards import quorum as quorum_rules
from boards.exceptions import Refused
from boards.forms.attendance import MarksForm
from boards.models import Attendance
from boards.services import attendance as services
from boards.years import year_of

from .attendance import attendance_url
from .changes import ChangeView
from .meeting_pages import ManagedMeetingMixin


class AttendanceMark(ManagedMeetingMixin, View):
    """One click on one cell. `pk` is of the seat, or of the membership of the meeting's group."""

    http_method_names = ["post"]
    meeting_kwarg = "meeting_pk"

    def post(self, request, **kwargs):
        members = self.meeting.group.counted_members()
        member = get_object_or_404(members, pk=self.kwargs["pk"])
        mark = request.POST.get("mark")
        try:
            if mark in Attendance.Mark.values:
                services.mark_attendance(
                    meeting=self.meeting,
                    member=member,
                    mark=mark,
                    was=request.POST.get("was", ""),
                    by=self.person,
                )
        except Refused as error:
            messages.error(request, str(error))
        return redirect(f"{year_url(self.meeting)}#member-{member.pk}")


class AttendanceAllPresent(ManagedMeetingMixin, View):
    """Everybody who is not marked otherwise was there: a column of the grid."""

    http_method_names = ["post"]

    def post(self, request, **kwargs):
        try:
            count = services.mark_all_present(meeting=self.meeting, by=self.person)
        except Refused as error:
            messages.error(request, str(error))
        else:
            messages.success(request, f"{count} marked as present")
        return redirect(year_url(self.meeting))


class AttendanceEdit(ManagedMeetingMixin, ChangeView):
    """
    One meeting's marks as a form: a set of radios for each member. Shows whether it is quorate.

    Its second button, `rest`, also marks whoever is left without a mark as present.
    """

    form_class = MarksForm
    template_name = "boards/attendance_edit.html"
    done = "Attendance is recorded"

    @cached_property
    def members(self):
        return list(self.meeting.group.counted_members().there_on(self.meeting.held_on))

    @cached_property
    def marks(self):
        return {each.member_id: each.mark for each in self.meeting.attendances.all()}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {
            "members": self.members,
            "marks": self.marks,
        }

    def change(self, values):
        marks = {}
        for member in self.members:
            was, name = values[f"was_{member.pk}"], f"mark_{member.pk}"
            marks[member] = (was, values[name] if name in self.request.POST else was)
        services.mark_meeting(
            meeting=self.meeting,
            marks=marks,
            rest_present=self.request.POST.get("rest") == "present",
            by=self.person,
        )
        return reverse(
            "boards:attendance_edit", args=[self.board.slug, self.meeting.pk]
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "members": self.members,
            "quorum": quorum_of(self.meeting),
            "year_url": year_url(self.meeting),
        }


def year_url(meeting):
    """The grid of the year that the meeting is in."""
    board = meeting.board
    year = year_of(meeting.held_on, start_month=board.year_start_month)
    return attendance_url("year", board, meeting.group, year)


def quorum_of(meeting):
    """The group's rule in words and what it finds of those marked; None without a rule."""
    row = getattr(meeting.group, "quorum", None)
    rule = row and quorum_rules.Rule(
        row.least_seats,
        row.least_percentage,
        tuple(agency.name for agency in row.agencies.all()),
        row.is_deputy_counted,
    )
    if rule is None or rule.is_empty:
        return None
    marked = meeting.attendances.select_related("seat__agency", "membership__agency")
    marks = [(each.mark, str(each.member.agency or "")) for each in marked]
    return {
        "words": rule.words,
        "finding": quorum_rules.finding(rule, marks) if marks else None,
    }
