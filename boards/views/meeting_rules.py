"""What is the same for every meeting: standing items, the quorum, reports expected every year."""

from types import SimpleNamespace

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from boards.exceptions import Refused
from boards.forms.meeting_rules import (
    USUAL_END,
    USUAL_REPORTS,
    USUAL_START,
    ExpectedReports,
    MeetingRulesForm,
)
from boards.models import QuorumRule
from boards.permissions import Permission
from boards.services import meeting_rules

from .base import BoardViewMixin
from .changes import ChangeView

EMPTY_LINES = 2


class MeetingRules(ChangeView):
    """Standing items and quorum of one group. The usual items are offered until some are set."""

    permission_required = Permission.MANAGE_MEETINGS
    form_class = MeetingRulesForm
    template_name = "boards/meeting_rules.html"

    def has_permission(self):
        return self.person.may(Permission.MANAGE_MEETINGS) and self.person.may(
            Permission.MANAGE_MEETINGS, group=self.group
        )

    @cached_property
    def group(self):
        return get_object_or_404(self.board.groups, pk=self.kwargs["group_pk"])

    @property
    def rule(self):
        return getattr(self.group, "quorum", None)

    @property
    def held(self):
        """What is set now, under the names of the form's fields."""
        items = list(self.group.standing_items.all())
        rule = self.rule or QuorumRule()
        return SimpleNamespace(
            opening="\n".join(item.title for item in items if not item.is_at_end),
            closing="\n".join(item.title for item in items if item.is_at_end),
            least_seats=rule.least_seats,
            least_percentage=rule.least_percentage,
            is_deputy_counted=rule.is_deputy_counted,
        )

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"group": self.group}

    def get_initial(self):
        held = vars(self.held)
        if not (held["opening"] or held["closing"]):
            held = held | {"opening": USUAL_START, "closing": USUAL_END}
        agencies = self.rule.agencies.all() if self.rule else ()
        return held | {"version": self.group.version, "agencies": agencies}

    def change(self, values):
        for name in ("opening", "closing"):
            values[name] = values[name].splitlines()
        meeting_rules.set_meeting_rules(group=self.group, by=self.person, **values)
        return self.group

    def rows_typed_over(self, row):
        del self.group  # read again: somebody else was first
        return [self.held]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "group": self.group,
            "illustrative": list(
                self.group.standing_items.filter(is_illustrative=True)
            ),
            "cancel_url": self.group.get_absolute_url(),
        }


class ExpectedReportList(BoardViewMixin, TemplateView):
    """What others report to the board every year, and in which month; the usual ones offered."""

    permission_required = Permission.MANAGE_BOARD
    template_name = "boards/expected_report_list.html"

    @cached_property
    def rows(self):
        return {row.pk: row for row in self.board.expected_reports.all()}

    def formset(self):
        there = {row.title for row in self.rows.values()}
        initial = [
            {
                "pk": row.pk,
                "version": row.version,
                "title": row.title,
                "presenter": row.presenter,
                "month": row.month,
            }
            for row in self.rows.values()
        ]
        initial += [{"title": title} for title in USUAL_REPORTS if title not in there]
        return ExpectedReports(initial=initial + [{}] * EMPTY_LINES)

    def post(self, request, **kwargs):
        formset = ExpectedReports(request.POST)
        if not formset.is_valid():
            context = self.get_context_data(formset=formset)
            return self.render_to_response(context, status=422)
        try:
            self.change(formset.cleaned_data)
        except Refused as error:
            context = self.get_context_data(formset=formset, error=error)
            return self.render_to_response(context, status=error.status)
        messages.success(request, "Saved")
        return redirect("boards:expected_report_list", self.board.slug)

    @transaction.atomic
    def change(self, lines):
        for line in lines:
            row = self.rows.get(line.get("pk"))
            if row or line.get("month"):
                meeting_rules.set_expected_report(
                    board=self.board,
                    row=row,
                    version=line.get("version") or 0,
                    title=line["title"] or (row.title if row else ""),
                    presenter=line["presenter"],
                    month=line["month"],
                    by=self.person,
                )

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "formset": kwargs.get("formset") or self.formset(),
            "error": kwargs.get("error"),
            "cancel_url": reverse("boards:meeting_list", args=[self.board.slug]),
        }
