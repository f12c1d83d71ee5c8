from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import DetailView, View

from boards.permissions import Permission
from lscb.files.responses import as_attachment
from lscb.ui.htmx import HtmxPartialMixin
from reporting.services import reports

from .reports import ReportMixin


class EditionBuild(ReportMixin, View):
    """Have the PDF made; the answer is the page that shows how far it has come."""

    permission_required = Permission.BUILD_REPORT

    def post(self, request, **kwargs):
        job = reports.request_edition(report=self.report, by=self.person)
        return redirect(
            "reporting:edition_progress", self.board.slug, self.report.year, job.pk
        )


class EditionProgress(HtmxPartialMixin, ReportMixin, DetailView):
    """How far the making of a PDF has come; at the end, its download."""

    permission_required = Permission.BUILD_REPORT
    template_name = "reporting/edition_progress.html"
    htmx_partial = "progress"
    context_object_name = "job"

    def get_queryset(self):
        return self.board.jobs.filter(
            task=reports.BUILD, arguments__report=self.report.pk
        )

    def get_context_data(self, **kwargs):
        edition = getattr(self.object, "edition", None)
        report = self.report
        return super().get_context_data(**kwargs) | {
            "poll_url": self.request.path,
            "retry_url": reverse(
                "reporting:edition_build", args=[self.board.slug, report.year]
            ),
            "result_url": edition
            and reverse(
                "reporting:edition_download",
                args=[self.board.slug, report.year, edition.number],
            ),
            "edition": edition,
        }


class EditionDownload(ReportMixin, View):
    """The PDF itself."""

    permission_required = Permission.READ_RECORD

    def get(self, request, **kwargs):
        editions = self.report.editions.visible_to(self.person)
        edition = get_object_or_404(
            editions.select_related("file"), number=kwargs["number"]
        )
        return as_attachment(edition.file, request)
