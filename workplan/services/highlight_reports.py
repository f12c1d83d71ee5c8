"""
Everything that changes a highlight report.

While it is being written, history says which headings changed and not what was typed: a
draft is read by its authors alone. The words go into the history when it is submitted.
"""

from django.db import IntegrityError, transaction
from django.utils import timezone

from boards.exceptions import Refused
from boards.versions import claim
from lscb.files import services as files
from lscb.history import services as history
from workplan import emails
from workplan import highlight_workflow as workflow
from workplan.exceptions import ReportIsElsewhere
from workplan.models import HEADINGS, HighlightReport, HighlightReportFile

from . import agendas


@transaction.atomic
def start_highlight_report(*, group, meeting, by, restriction=None, **texts):
    """Open the group's draft for this meeting, with what is known already."""
    if group.ended:
        raise Refused(f"{group} has ended and owes no reports")
    report = HighlightReport(
        board=group.board,
        group=group,
        meeting=meeting,
        restriction=restriction,
        **_only_headings(texts),
    )
    report.full_clean(validate_unique=False, validate_constraints=False)
    try:
        with transaction.atomic():
            report.save(force_insert=True)
    except IntegrityError:
        raise Refused(f"{group} has a report to this meeting already") from None
    history.record(
        "highlight_report_started",
        about=report,
        by=by,
        after={"meeting": report.meeting_in_words},
    )
    return report


@transaction.atomic
def save_highlight_report(*, report, version, by, page="", turn=0, **texts):
    """
    Keep what was written so far. Saving the same words again changes nothing.

    `page` and `turn` are of a page that saves by itself: what overtakes an earlier turn
    stays, and a page goes on from its own last saving though it never heard of it.
    """
    _read_again(report)
    _check("save", report)
    if _is_own(report, page, turn):
        if turn < report.last_turn:
            return report
        version = report.version
    turned = {"last_page": page, "last_turn": turn}
    changed = _changed(report, texts)
    if not changed:
        HighlightReport.objects.filter(pk=report.pk, version=version).update(**turned)
        return report
    claim(report, version, **changed, **turned)
    history.record(
        "highlight_report_saved",
        about=report,
        by=by,
        after={"headings_changed": ", ".join(changed).replace("_", " ")},
    )
    return report


@transaction.atomic
def submit_highlight_report(*, report, version, by, page="", turn=0, **texts):
    """Hand it to the board with these last words in it, and tell the business manager."""
    _read_again(report)
    _check("submit", report)
    if _is_own(report, page, turn) or not _changed(report, texts):
        version = report.version  # nothing of anybody else's can get lost
    texts = {name: getattr(report, name) for name in HEADINGS} | _only_headings(texts)
    if not any(text.strip() for text in texts.values()):
        raise Refused("Write something under at least one heading before you submit")
    claim(
        report,
        version,
        **texts,
        last_page=page,
        last_turn=turn,
        state=workflow.after("submit", report.state),
        sent_back_reason="",
        submitted_at=timezone.now(),
        submitted_by=by.user,
    )
    history.record("highlight_report_submitted", about=report, by=by, after=texts)
    agendas.renew_decision(report=report, by=by)
    emails.queue_highlight_report_submitted(report)
    return report


@transaction.atomic
def receive_highlight_report(*, report, version, by):
    _check("receive", report)
    claim(
        report,
        version,
        state=workflow.after("receive", report.state),
        received_at=timezone.now(),
        received_by=by.user,
    )
    history.record("highlight_report_received", about=report, by=by)
    return report


@transaction.atomic
def send_back_highlight_report(*, report, version, reason, by):
    """Ask the group for more. It is a draft again, and whoever submitted it is told."""
    _check("send_back", report)
    claim(
        report,
        version,
        state=workflow.after("send_back", report.state),
        sent_back_reason=reason,
    )
    history.record(
        "highlight_report_sent_back", about=report, by=by, after={"reason": reason}
    )
    emails.queue_highlight_report_sent_back(report, to=report.submitted_by)
    return report


@transaction.atomic
def attach_file(*, report, upload, by):
    """Keep a file with the report. Raises FileRefused where it is not one we take."""
    _check("save", report)
    file = files.keep(
        upload,
        name=upload.name,
        board=report.board,
        by=by,
        restriction=report.restriction,
    )
    attachment = HighlightReportFile.objects.create(report=report, file=file)
    history.record(
        "highlight_report_file_attached", about=report, by=by, after={"file": file.name}
    )
    return attachment


@transaction.atomic
def remove_file(*, report, attachment, by):
    """Take a file out of the report. The file itself stays in the store."""
    _check("save", report)
    name = attachment.file.name
    attachment.delete()
    history.record(
        "highlight_report_file_removed", about=report, by=by, before={"file": name}
    )


def _read_again(report):
    """Under its lock: what another saving of the same page has just stored is seen."""
    report.refresh_from_db(
        fields=["state", "version", "last_page", "last_turn", *HEADINGS],
        from_queryset=HighlightReport.objects.select_for_update(),
    )


def _is_own(report, page, turn):
    return bool(page and turn) and report.last_page == page


def _check(deed, report):
    if not workflow.may(deed, report.state):
        raise ReportIsElsewhere(report)


def _only_headings(texts):
    return {name: texts[name] for name in HEADINGS if name in texts}


def _changed(report, texts):
    return {
        name: text
        for name, text in _only_headings(texts).items()
        if text != getattr(report, name)
    }
