import uuid

from django.contrib import messages
from django.forms.models import model_to_dict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import DetailView, FormView, TemplateView, View

from boards.exceptions import Refused
from boards.permissions import Permission
from boards.views import BoardViewMixin, ExportsMixin
from workplan import exports
from workplan.forms.highlight_report import (
    HighlightReportForm,
    SendBackForm,
    VersionForm,
)
from workplan.highlight_outcomes import challenges_of, decision_asked_by
from workplan.highlight_overview import overview_of
from workplan.highlight_prefill import first_words
from workplan.highlight_printing import document_of, words_of
from workplan.models import HEADINGS
from workplan.services import highlight_reminders, highlight_reports


class HighlightReportList(BoardViewMixin, ExportsMixin, TemplateView):
    """Who has reported to the next meeting and who has not; then the reports before it."""

    permission_required = Permission.READ_RECORD
    template_name = "workplan/highlight_report_list.html"
    export_title = "Highlight reports"

    def exported(self, context):
        return exports.highlight_reports(
            context["meeting"],
            context["lines"],
            context["earlier"],
            has_reminders=context["may_chase"],
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | overview_of(self.person)


class HighlightReportRemind(BoardViewMixin, View):
    """Remind the `group` named, or all that have not reported to the next meeting."""

    permission_required = Permission.RECEIVE_HIGHLIGHT_REPORT
    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        overview = overview_of(self.person)
        silent = [line["group"] for line in overview["lines"] if line["is_silent"]]
        if "group" in request.POST:
            named = request.POST["group"]
            silent = [group for group in silent if f"{group.pk}" == named]
        try:
            reminded = silent and highlight_reminders.remind(
                meeting=overview["meeting"], groups=silent, by=self.person
            )
        except Refused as error:
            messages.error(request, str(error))
        else:
            if reminded:
                names = ", ".join(group.name for group in reminded)
                messages.success(request, f"Reminded: {names}")
            else:
                messages.info(request, "Nobody was left to remind today")
        return redirect("workplan:highlight_report_list", self.board.slug)


class HighlightReportWrite(BoardViewMixin, TemplateView):
    """Where a group's report to the next meeting begins; later the way to it."""

    permission_required = Permission.SUBMIT_HIGHLIGHT_REPORT
    template_name = "workplan/highlight_report_write.html"

    def has_permission(self):
        return self.person.may(self.permission_required, group=self.group)

    @cached_property
    def group(self):
        return get_object_or_404(self.board.groups, pk=self.kwargs["group_pk"])

    @cached_property
    def meeting(self):
        return self.board.meetings.business().to_come().in_order().first()

    def get(self, request, *args, **kwargs):
        return self._to_existing() or super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        if self.meeting is None:
            return super().get(request, *args, **kwargs)
        try:
            report = highlight_reports.start_highlight_report(
                group=self.group,
                meeting=self.meeting,
                by=self.person,
                **first_words(self.group),
            )
        except Refused as error:
            if existing := self._to_existing():
                return existing
            messages.error(request, str(error))
            return redirect("workplan:highlight_report_list", self.board.slug)
        return redirect("workplan:highlight_report_edit", self.board.slug, report.pk)

    def _to_existing(self):
        report = (
            self.board.highlight_reports.not_kept_from(self.person)
            .filter(group=self.group, meeting=self.meeting)
            .first()
        )
        if report is None:
            return None
        if report.is_being_written:
            return redirect(
                "workplan:highlight_report_edit", self.board.slug, report.pk
            )
        return redirect(report)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "group": self.group,
            "meeting": self.meeting,
            "first_words": first_words(self.group),
        }


class ReportMixin(BoardViewMixin):
    """A page about one report of this board."""

    SHOWN = ("group", "meeting__group", "restriction", "submitted_by", "received_by")

    @cached_property
    def report(self):
        """One that may be somebody else's draft: `has_permission` decides."""
        reports = self.board.highlight_reports.not_kept_from(self.person)
        return get_object_or_404(
            reports.select_related(*self.SHOWN), pk=self.kwargs["pk"]
        )

    @property
    def may_write(self):
        return self.person.may(
            Permission.SUBMIT_HIGHLIGHT_REPORT, group=self.report.group
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "report": self.report,
            "attachments": self.report.attachments.select_related("file"),
        }


class ReadableReportMixin(ReportMixin):
    """Of the reports this person may read: somebody else's draft is not found."""

    @cached_property
    def report(self):
        reports = self.board.highlight_reports.visible_to(self.person)
        return get_object_or_404(
            reports.select_related(*ReportMixin.SHOWN), pk=self.kwargs["pk"]
        )


class HighlightReportDetail(ReadableReportMixin, ExportsMixin, DetailView):
    """A report as the board reads it, also on one page of paper."""

    permission_required = Permission.READ_RECORD
    template_name = "workplan/highlight_report_detail.html"
    export_formats = ("pdf", "docx")
    export_advice = "Download it as Word instead."

    @property
    def export_title(self):
        group = self.report.group
        return f"Highlight report {group.short_name or group.name}"

    def exported(self, context):
        return words_of(self.report, context["attachments"])

    def _document(self, blocks, context):
        return document_of(self.report, blocks)

    def get_object(self):
        return self.report

    def get_context_data(self, **kwargs):
        may_receive = self.person.may(Permission.RECEIVE_HIGHLIGHT_REPORT)
        is_submitted = self.report.state == self.report.State.SUBMITTED
        told, raised_before = challenges_of(self.report, self.person)
        return super().get_context_data(**kwargs) | {
            "sections": [
                {
                    "name": name,
                    "label": HighlightReportForm.base_fields[name].label,
                    "words": getattr(self.report, name),
                }
                for name in HEADINGS
            ],
            "challenges": told,
            "raised_before": raised_before,
            "decision": decision_asked_by(self.report, self.person),
            "may_continue": self.may_write and self.report.is_being_written,
            "may_answer": may_receive and is_submitted,
            "events": self.history_of(self.report),
        }


class OwnReportMixin(ReportMixin):
    """A deed of those who write the report: another group's chair is refused."""

    permission_required = Permission.SUBMIT_HIGHLIGHT_REPORT

    def has_permission(self):
        return self.may_write

    @property
    def edit_url(self):
        return reverse(
            "workplan:highlight_report_edit", args=[self.board.slug, self.report.pk]
        )


class HighlightReportEdit(OwnReportMixin, FormView):
    """The four headings, saved as they are typed and by button."""

    form_class = HighlightReportForm
    template_name = "workplan/highlight_report_edit.html"

    def get(self, request, *args, **kwargs):
        if not self.report.is_being_written:
            return redirect(self.report)
        return super().get(request, *args, **kwargs)

    def get_template_names(self):
        if self.request.htmx:
            return [f"{self.template_name}#saved"]
        return [self.template_name]

    def get_initial(self):
        return model_to_dict(self.report, HEADINGS) | {
            "version": self.report.version,
            "page": uuid.uuid4().hex,
            "turn": 0,
        }

    def form_valid(self, form):
        try:
            self.change(form.cleaned_data)
        except Refused as error:
            return self.refused(form, error)
        return self.changed()

    def change(self, values):
        highlight_reports.save_highlight_report(
            report=self.report, by=self.person, **values
        )

    def changed(self):
        if self.request.htmx:
            return self.render_to_response(
                self.get_context_data(saved_at=timezone.localtime())
            )
        messages.success(self.request, "Draft saved")
        return redirect(self.edit_url)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "edit_url": self.edit_url,
            "cancel_url": self.report.get_absolute_url(),
        }


class HighlightReportSubmit(HighlightReportEdit):
    """The last words and the hand-over in one: what is on the screen is what the board gets."""

    http_method_names = ["post"]

    def change(self, values):
        highlight_reports.submit_highlight_report(
            report=self.report, by=self.person, **values
        )

    def changed(self):
        messages.success(
            self.request, f"Submitted to the {self.report.meeting_in_words}"
        )
        return redirect(self.report)


class HighlightReportReceive(ReportMixin, View):
    permission_required = Permission.RECEIVE_HIGHLIGHT_REPORT
    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        form = VersionForm(request.POST)
        version = form.cleaned_data["version"] if form.is_valid() else 0  # nobody's
        try:
            highlight_reports.receive_highlight_report(
                report=self.report, version=version, by=self.person
            )
        except Refused as error:
            messages.error(request, str(error))
        else:
            messages.success(request, f"Received from {self.report.group}")
        return redirect(self.report)


class HighlightReportSendBack(ReportMixin, FormView):
    permission_required = Permission.RECEIVE_HIGHLIGHT_REPORT
    form_class = SendBackForm
    template_name = "workplan/highlight_report_send_back.html"

    def get_initial(self):
        return {"version": self.report.version}

    def form_valid(self, form):
        try:
            highlight_reports.send_back_highlight_report(
                report=self.report, by=self.person, **form.cleaned_data
            )
        except Refused as error:
            return self.refused(form, error)
        messages.success(self.request, f"Sent back to {self.report.group}")
        return redirect(self.report)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "cancel_url": self.report.get_absolute_url()
        }
