"""The evidence that comes with a highlight report."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import FormView, View

from boards.exceptions import Refused
from boards.permissions import Permission
from boards.views import BoardViewMixin
from lscb.files.exceptions import FileRefused
from lscb.files.responses import as_attachment
from workplan.forms.highlight_report import AttachForm
from workplan.services import highlight_reports

from .highlight_reports import OwnReportMixin


class HighlightReportAttach(OwnReportMixin, FormView):
    """Add a file to a report that is being written."""

    form_class = AttachForm
    template_name = "workplan/highlight_report_attach.html"

    def form_valid(self, form):
        try:
            highlight_reports.attach_file(
                report=self.report, upload=form.cleaned_data["upload"], by=self.person
            )
        except FileRefused as error:
            form.add_error("upload", str(error))
            return self.form_invalid(form)
        except Refused as error:
            return self.refused(form, error)
        messages.success(self.request, "File attached")
        return redirect(self.edit_url)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"cancel_url": self.edit_url}


class HighlightReportRemoveFile(OwnReportMixin, View):
    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        attachments = self.report.attachments.select_related("file")
        try:
            highlight_reports.remove_file(
                report=self.report,
                attachment=get_object_or_404(attachments, pk=kwargs["file_pk"]),
                by=self.person,
            )
        except Refused as error:
            messages.error(request, str(error))
        else:
            messages.success(request, "File removed")
        return redirect(self.edit_url)


class HighlightReportFile(BoardViewMixin, View):
    """A file of a report, for whoever may read the report."""

    permission_required = Permission.READ_RECORD

    def get(self, request, *args, **kwargs):
        reports = self.board.highlight_reports.visible_to(self.person)
        report = get_object_or_404(reports, pk=kwargs["pk"])
        attachments = report.attachments.select_related("file")
        attachment = get_object_or_404(attachments, pk=kwargs["file_pk"])
        return as_attachment(attachment.file, request)
