"""Everything that changes an annual report: its sections, its state, and the editions made of it."""

from django.db import transaction
from django.db.models import Max

from boards.exceptions import Refused
from boards.versions import claim
from lscb.files import services as files
from lscb.history import services as history
from lscb.jobs import services as jobs
from reporting import workflow
from reporting.assembly import starting_sections, unknown_markers
from reporting.models import AnnualReport, Edition, Section
from reporting.outline import STANDARD

BUILD = "reporting.tasks.build_edition"


@transaction.atomic
def start_report(*, board, year, title, by, outlines=STANDARD, state="draft"):
    """Begin a year's report with its sections in place; each may then be written."""
    report = AnnualReport(board=board, year=year, title=title, state=state)
    report.full_clean()
    report.save()
    Section.objects.bulk_create(starting_sections(outlines, report))
    history.record("report_started", about=report, by=by, after={"title": title})
    return report


@transaction.atomic
def edit_section(*, section, version, by, **values):
    """
    Change a section's words, state, owner or date.

    Raises ChangedMeanwhile when somebody else saved first, and Refused once the report is
    approved or when the words call on a block that does not exist.
    """
    if not section.report.is_open_for_editing:
        raise Refused("This report is approved. Reopen it to change its words.")
    if unknown := unknown_markers(values.get("body", "")):
        raise Refused(
            f"There is no block called “{unknown[0]}”. Choose one from the list beside the text."
        )
    before = {name: getattr(section, name) for name in values}
    claim(section, version, **values)
    history.record("section_edited", about=section, by=by, before=before, after=values)
    return section


@transaction.atomic
def move_report(*, report, version, to, by):
    """Take the report to another state; who may is asked of `workflow` and the person."""
    try:
        workflow.move_to(report.state, to)
    except ValueError:
        raise Refused(
            f"The report is {report.get_state_display().lower()} now: that step is not open."
        ) from None
    before = report.state
    claim(report, version, state=to)
    history.record(
        "report_moved",
        about=report,
        by=by,
        before={"state": before},
        after={"state": to},
    )


@transaction.atomic
def request_edition(*, report, by):
    """Ask for a PDF. While one is being made for this report, that one is the answer."""
    under_way = report.board.jobs.filter(
        task=BUILD, arguments__report=report.pk, finished_at=None
    ).first()
    if under_way:
        return under_way
    history.record("edition_requested", about=report, by=by)
    return jobs.enqueue(
        BUILD, board=report.board, by=by, arguments={"report": report.pk}
    )


@transaction.atomic
def keep_edition(*, report, pdf, page_count, by, job=None):
    """File a finished PDF as the report's next edition. Once for each job."""
    if job and (made := Edition.objects.filter(job=job).first()):
        return made
    last = report.editions.aggregate(last=Max("number", default=0))["last"]
    number = last + 1
    name = (
        f"{report.board.slug} annual report {report.year_in_words} edition {number}.pdf"
    )
    edition = Edition.objects.create(
        report=report,
        number=number,
        report_state=report.state,
        file=files.keep(pdf, name=name, board=report.board, by=by),
        page_count=page_count,
        made_by=by.user,
        job=job,
    )
    history.record(
        "edition_made",
        about=report,
        by=by,
        after={"edition": number, "sha256": edition.file.sha256},
    )
    return edition
