"""The year's calendar in one step: how often, a preview of the days, and they are planned."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from boards import meeting_calendar as calendar
from boards.forms.meetings import CalendarForm, DaysFormSet
from boards.permissions import Permission
from boards.services import meetings

from .base import BoardViewMixin
from .meeting_pages import groups_managed_by


class MeetingYearPlan(BoardViewMixin, TemplateView):
    """
    What is asked for stands in the address; the days shown can be corrected before they count.

    Nothing is written until the days are sent, and what is there already is left alone.
    """

    permission_required = Permission.MANAGE_MEETINGS
    template_name = "boards/meeting_year_plan.html"

    @cached_property
    def form(self):
        groups = groups_managed_by(self.person)
        data = self.request.GET if "group" in self.request.GET else None
        return CalendarForm(
            data,
            groups=groups,
            current_year=self.board.current_year,
            initial={"group": groups.first()},
        )

    @cached_property
    def days(self):
        first, last = self.board.year_dates(self.form.cleaned_data["year"])
        return calendar.days(self.form.pattern, first, last)

    @cached_property
    def there(self):
        """The days on which the group has such a meeting already."""
        asked = self.form.cleaned_data
        alike = asked["group"].meetings.filter(kind=asked["kind"]).not_cancelled()
        year = alike.in_year(self.board, asked["year"])
        return set(year.values_list("held_on", flat=True))

    def days_shown(self):
        """A form for each day, ticked unless the group meets in that month already."""
        months = {(day.year, day.month) for day in self.there}
        return DaysFormSet(
            initial=[
                {"day": day, "is_wanted": (day.year, day.month) not in months}
                for day in self.days
            ]
        )

    def post(self, request, **kwargs):
        if not self.form.is_valid():
            return self.render_to_response(self.get_context_data(), status=422)
        formset = DaysFormSet(request.POST)
        if not formset.is_valid():
            context = self.get_context_data(formset=formset)
            return self.render_to_response(context, status=422)
        wanted = [row["day"] for row in formset.cleaned_data if row.get("is_wanted")]
        asked = self.form.cleaned_data
        planned = meetings.plan_calendar(
            group=asked["group"],
            kind=asked["kind"],
            days=wanted,
            starts_at=asked["starts_at"],
            ends_at=asked["ends_at"],
            place=asked["place"],
            by=self.person,
        )
        there = len(set(wanted)) - len(planned)
        words = f"{len(planned)} meeting{'' if len(planned) == 1 else 's'} planned"
        messages.success(request, f"{words}, {there} there already" if there else words)
        return redirect("boards:meeting_list", self.board.slug)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs) | {
            "form": self.form,
            "cancel_url": reverse("boards:meeting_list", args=[self.board.slug]),
        }
        if self.form.is_bound and self.form.is_valid():
            formset = kwargs.get("formset") or self.days_shown()
            context |= {
                "formset": formset,
                "rows": [self._row(each) for each in formset],
                "pattern": self.form.pattern,
            }
        return context

    def _row(self, form):
        day = form["day"].value()
        if isinstance(day, str):
            day = form.cleaned_data.get("day") if form.is_valid() else None
        return {
            "form": form,
            "day": day,
            "bank_holiday": calendar.bank_holiday(day) if day else "",
            "is_weekend": bool(day) and day.weekday() > 4,
            "is_there": day in self.there,
            "in_month": [
                each
                for each in self.there
                if day and (each.year, each.month) == (day.year, day.month)
            ],
        }
