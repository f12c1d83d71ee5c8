"""Who came: the grid of a year, one meeting's marks, shares and trend over any period."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView, View

from boards import attendance, attendance_record, attendance_shares, exports, years
from boards import quorum as quorum_rules
from boards.attendance import Rule
from boards.exceptions import Refused
from boards.forms.attendance import MarksForm, PeriodForm
from boards.models import Attendance
from boards.permissions import Permission
from boards.services import attendance as services
from boards.years import year_of
from lscb.ui.htmx import HtmxPartialMixin

from .base import BoardViewMixin
from .changes import ChangeView
from .exports import ExportsMixin
from .meeting_pages import ManagedMeetingMixin

# What the board could have decided, to be compared: ?rule=
RULES = {
    "all-deputies": ("All meetings, deputies count", Rule(True, True)),
    "all-members": ("All meetings, members only", Rule(False, True)),
    "filled-deputies": ("While the seat was filled, deputies count", Rule(True, False)),
    "filled-members": ("While the seat was filled, members only", Rule(False, False)),
}


class RuleMixin(BoardViewMixin):
    """A page that counts by the board's own rule, or by another that is looked at."""

    @cached_property
    def rule(self):
        asked = RULES.get(self.request.GET.get("rule"))
        return asked[1] if asked else self.board.attendance_rule

    def get_context_data(self, **kwargs):
        own = self.board.attendance_rule
        query = self.request.GET.copy()
        query.pop("format", None)
        rules = []
        for name, (label, rule) in RULES.items():
            query["rule"] = name
            rules.append(
                {
                    "label": label,
                    "url": f"?{query.urlencode()}",
                    "is_current": rule == self.rule,
                    "is_own": rule == own,
                }
            )
        return super().get_context_data(**kwargs) | {
            "rules": rules,
            "rule_words": next(r["label"] for r in rules if r["is_current"]),
            "is_own_rule": self.rule == own,
        }


class AttendanceYear(RuleMixin, ExportsMixin, HtmxPartialMixin, TemplateView):
    """A year's business meetings: every mark, one click each, and the bands as they are printed."""

    permission_required = Permission.READ_RECORD
    template_name = "boards/attendance_year.html"
    htmx_partial = "attendance"
    export_title = "Attendance"

    def get_context_data(self, **kwargs):
        year = self.kwargs["year"]
        record = attendance_record.in_year(self.board, year, rule=self.rule)
        may_mark = any(
            self.person.may(Permission.MANAGE_MEETINGS, group=group)
            for group in self.board.groups.filter(kind="board")
        )
        return super().get_context_data(**kwargs) | {
            "year": years.year_in_words(year),
            "record": record,
            "lines": [_line(row, record) for row in record.rows],
            "may_mark": may_mark,
            "last_year": year - 1,
            "this_year": year,
            "next_year": year + 1,
        }

    def exported(self, context):
        return exports.attendance(context["record"])


def _line(row, record):
    cells = []
    for mark, meeting in zip(row.marks, record.meetings, strict=True):
        now = mark.mark if mark else ""
        following = attendance.after(now)
        cells.append(
            {
                "meeting": meeting,
                "mark": mark,
                "was": now,
                "next": following,
                "next_words": Attendance.Mark(following).label,
            }
        )
    return {
        "row": row,
        "cells": cells,
        "is_under": row.percentage is not None and row.percentage < record.threshold,
    }


class AttendanceShares(RuleMixin, ExportsMixin, TemplateView):
    """Over any period: by agency, by holder, who never came; and the trend over the years."""

    permission_required = Permission.READ_RECORD
    template_name = "boards/attendance_shares.html"
    export_title = "Attendance by agency"

    @cached_property
    def form(self):
        first, last = self.board.year_dates(self.board.last_complete_year)
        data = self.request.GET if "first" in self.request.GET else None
        return PeriodForm(data, initial={"first": first, "last": last})

    def get_context_data(self, **kwargs):
        asked = self.form.cleaned_data if self.form.is_valid() else self.form.initial
        record = attendance_record.in_period(
            self.board, asked["first"], asked["last"], rule=self.rule
        )
        last_year = year_of(asked["last"], start_month=self.board.year_start_month)
        trend = attendance_shares.trend(self.board, last_year, rule=self.rule)
        return super().get_context_data(**kwargs) | {
            "form": self.form,
            "period": asked,
            "record": record,
            "agencies": attendance_shares.by_agency(record),
            "holders": attendance_shares.by_holder(record),
            "trend": trend,
            "trend_years": [years.year_in_words(year) for year in trend.years],
        }

    def exported(self, context):
        return exports.attendance_shares(context)


class AttendanceMark(ManagedMeetingMixin, View):
    """One click on one cell."""

    http_method_names = ["post"]
    meeting_kwarg = "meeting_pk"

    def post(self, request, **kwargs):
        seat = get_object_or_404(self.board.seats, pk=self.kwargs["pk"])
        mark = request.POST.get("mark")
        try:
            if mark in Attendance.Mark.values:
                services.mark_attendance(
                    meeting=self.meeting,
                    seat=seat,
                    mark=mark,
                    was=request.POST.get("was", ""),
                    by=self.person,
                )
        except Refused as error:
            messages.error(request, str(error))
        return redirect(f"{year_url(self.meeting)}#seat-{seat.pk}")


class AttendanceAllPresent(ManagedMeetingMixin, View):
    """Everybody who is not marked otherwise was there."""

    http_method_names = ["post"]

    def post(self, request, **kwargs):
        try:
            count = services.mark_all_present(meeting=self.meeting, by=self.person)
        except Refused as error:
            messages.error(request, str(error))
        else:
            messages.success(request, f"{count} marked as present")
        if request.POST.get("state") == "grid":
            return redirect(year_url(self.meeting))
        return redirect("boards:attendance_edit", self.board.slug, self.meeting.pk)


class AttendanceEdit(ManagedMeetingMixin, ChangeView):
    """One meeting's marks as a form: a set of radios for each seat. Shows whether it is quorate."""

    form_class = MarksForm
    template_name = "boards/attendance_edit.html"
    done = "Attendance is recorded"

    @cached_property
    def seats(self):
        if self.meeting.group.kind != "board":
            return []
        there = self.board.seats.there_on(self.meeting.held_on)
        return list(there.counted().in_attendance_order().select_related("agency"))

    @cached_property
    def marks(self):
        return dict(self.meeting.attendances.values_list("seat", "mark"))

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"seats": self.seats, "marks": self.marks}

    def change(self, values):
        marks = {
            seat: mark
            for seat in self.seats
            if (mark := values[f"seat_{seat.pk}"])
            and mark != self.marks.get(seat.pk, "")
        }
        for seat, mark in marks.items():
            services.mark_attendance(
                meeting=self.meeting,
                seat=seat,
                mark=mark,
                was=values[f"was_{seat.pk}"],
                by=self.person,
            )
        return reverse(
            "boards:attendance_edit", args=[self.board.slug, self.meeting.pk]
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "seats": self.seats,
            "quorum": quorum_of(self.meeting),
        }


class AttendanceWarn(BoardViewMixin, View):
    """Send the warnings now, without waiting for minutes to be agreed."""

    permission_required = Permission.MANAGE_BOARD
    http_method_names = ["post"]

    def post(self, request, **kwargs):
        year = self.kwargs["year"]
        seats = services.warn_of_low_attendance(
            board=self.board, year=year, by=self.person
        )
        names = ", ".join(seat.printed_name for seat in seats)
        messages.success(
            request,
            f"Told of: {names}" if seats else "Nobody new is under the threshold",
        )
        return redirect("boards:attendance_year", self.board.slug, year)


def year_url(meeting):
    board = meeting.board
    year = year_of(meeting.held_on, start_month=board.year_start_month)
    return reverse("boards:attendance_year", args=[board.slug, year])


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
    marks = meeting.attendances.values_list("mark", "seat__agency__name")
    return {
        "words": rule.words,
        "finding": quorum_rules.finding(rule, marks) if marks else None,
    }
