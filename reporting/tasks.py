"""Jobs of the reporting room. They take ids, fetch, and hand over."""

from boards.people import Person
from boards.permissions import Permission
from lscb.documents.pdf import RenderFailed
from lscb.jobs.exceptions import JobFailed

from . import emails
from .models import AnnualReport
from .printing import print_report
from .services import reports


def build_edition(job, progress):
    """Make an edition of the report for whoever asked, if they still may."""
    report = AnnualReport.objects.select_related("board").get(
        pk=job.arguments["report"], board=job.board
    )
    by = Person.acting(job.board, job.created_by, label="Job")
    if job.created_by and not by.may(Permission.BUILD_REPORT):
        raise JobFailed("The role that asked for this PDF has ended.")
    try:
        printed = print_report(
            report,
            lambda text, done, total: progress.report(text, done=done, total=total),
        )
    except RenderFailed as failure:
        raise JobFailed(
            f"The PDF could not be made. {failure} Look at what was changed last, and try again."
        ) from failure
    progress.report("Filing the PDF")
    edition = reports.keep_edition(
        report=report, pdf=printed.pdf, page_count=printed.page_count, by=by, job=job
    )
    if job.created_by:
        emails.queue_edition_ready(edition, to=job.created_by)
    return {"edition": edition.pk}
