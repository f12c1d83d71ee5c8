"""Who came, counted: the grid of a year, shares and trend over any period, and the warnings."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView, View

from boards import attendance, attendance_record, attendance_shares, exports, years
from boards.attendance import Rule
from boards.forms.attendance import PeriodForm
from boards.models import Attendance, Group
from boards.permissions import Permission
from boards.services import attendance as services
from boards.years import year_of
from lscb.ui.htmx import HtmxPartialMixin

from .base import BoardViewMixin
from .exports import ExportsMixin

# What the board could have decided, to be compared: ?rule=
RULES = {
    "all-deputies": ("All meetings, deputies count", Rule(True, True)),
    "all-members": ("All meetings, members only", Rule(False, True)),
    "filled-deputies": ("While the seat was filled, deputies count", Rule(True, False)),
    "filled-members": ("While the seat was filled, members only", Rule(False, False)),
}
# A group's members count only while they were there, so only this is to be compared.
GROUP_RULES = {
    "deputies": ("While each was a member, deputies count", Rule(True, False)),
    "members": ("While each was a member, members only", Rule(False, False)),
}


def attendance_url(name, board, group, *args):
    """The same page of the board itself, or of one group: "year" or "shares"."""
    if group is None or group.is_whole_board:
        return reverse(f"boards:attendance_{name}", args=[board.slug, *args])
    return reverse(
        f"boards:group_attendance_{name}", args=[board.slug, group.pk, *args]
    )


class AttendanceMixin(BoardViewMixin):
    """A page that counts by the board's own rule, or by another that is looked at."""

    permission_required = Permission.READ_RECORD
    group = None  # the board itself

    @cached_property
    def rules(self):
        return GROUP_RULES if self.group else RULES

    @cached_property
    def own_rule(self):
        own = self.board.attendance_rule
        return own.for_members if self.group else own

    @cached_property
    def rule(self):
        asked = self.rules.get(self.request.GET.get("rule"))
        return asked[1] if asked else self.own_rule

    def url(self, name, *args):
        return attendance_url(name, self.board, self.group, *args)

    def get_context_data(self, **kwargs):
        query = self.request.GET.copy()
        query.pop("format", None)
        rules = []
        for name, (label, rule) in self.rules.items():
            query["rule"] = name
            rules.append(
                {
                    "label": label,
                    "url": f"?{query.urlencode()}",
                    "is_current": rule == self.rule,
                    "is_own": rule == self.own_rule,
                }
            )
        return super().get_context_data(**kwargs) | {
            "group": self.group,
            "rules": rules,
            "rule_words": next(r["label"] for r in rules if r["is_current"]),
            "is_own_rule": self.rule == self.own_rule,
        }


class OfGroupMixin:
    """The same page for the members of one group. The board's own members are its seats."""

    @cached_property
    def group(self):
        groups = self.board.groups.exclude(kind=Group.Kind.BOARD)
        return get_object_or_404(groups, pk=self.kwargs["group_pk"])


class AttendanceYear(AttendanceMixin, ExportsMixin, HtmxPartialMixin, TemplateView):
    """A year's meetings: every mark, one click each, and the bands as they are printed."""

    template_name = "boards/attendance_year.html"
    htmx_partial = "attendance"
    export_title = "Attendance"

    def get_context_data(self, **kwargs):
        year = self.kwargs["year"]
        record = attendance_record.in_year(
            self.board, year, group=self.group, rule=self.rule
        )
        is_there_more = year < self.board.current_year
        return super().get_context_data(**kwargs) | {
            "year": years.year_in_words(year),
            "record": record,
            "lines": [_line(row, record) for row in record.rows],
            "may_mark": self._may_mark(),
            "this_year": year,
            "shares_url": self.url("shares"),
            "year_before_url": self.url("year", year - 1) if record.meetings else "",
            "year_after_url": self.url("year", year + 1) if is_there_more else "",
        }

    def _may_mark(self):
        groups = [self.group] if self.group else self.board.groups.filter(kind="board")
        return any(
            self.person.may(Permission.MANAGE_MEETINGS, group=group) for group in groups
        )

    def exported(self, context):
        return exports.attendance(context["record"])


class GroupAttendanceYear(OfGroupMixin, AttendanceYear):
    pass


def _line(row, record):
    cells = []
    for mark, meeting, is_there in zip(
        row.marks, record.meetings, row.is_there, strict=True
    ):
        now = mark.mark if mark else ""
        following = attendance.after(now)
        cells.append(
            {
                "meeting": meeting,
                "mark": mark,
                "was": now,
                "is_there": is_there or mark,
                "next": following,
                "next_words": Attendance.Mark(following).label,
            }
        )
    return {
        "row": row,
        "cells": cells,
        "is_under": row.percentage is not None and row.percentage < record.threshold,
    }


class AttendanceShares(AttendanceMixin, ExportsMixin, TemplateView):
    """Over any period: by agency, by holder, who never came; and the trend over the years."""

    template_name = "boards/attendance_shares.html"
    export_title = "Attendance by agency"

    @cached_property
    def form(self):
        first, last = self.board.year_dates(self.board.last_complete_year)
        data = self.request.GET if "first" in self.request.GET else None
        return PeriodForm(data, initial={"first": first, "last": last})

    def get_context_data(self, **kwargs):
        asked = self.form.cleaned_data if self.form.is_valid() else self.form.initial
        of = {"group": self.group, "rule": self.rule}
        record = attendance_record.in_period(
            self.board, asked["first"], asked["last"], **of
        )
        last_year = year_of(asked["last"], start_month=self.board.year_start_month)
        trend = attendance_shares.trend(self.board, last_year, **of)
        return super().get_context_data(**kwargs) | {
            "form": self.form,
            "period": asked,
            "record": record,
            "agencies": attendance_shares.by_agency(record),
            "holders": attendance_shares.by_holder(record),
            "trend": trend,
            "year_url": self.url("year", last_year),
            "trend_years": [years.year_in_words(year) for year in trend.years],
        }

    def exported(self, context):
        return exports.attendance_shares(context)


class GroupAttendanceShares(OfGroupMixin, AttendanceShares):
    pass


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
