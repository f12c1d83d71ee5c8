"""Jobs of this room. They take ids, fetch, and hand over."""

from celery import shared_task
from django.utils import timezone

from boards.models import Meeting
from boards.people import Person
from boards.permissions import Permission
from lscb.documents.packs import CannotBind
from lscb.documents.pdf import RenderFailed
from lscb.files.exceptions import FileRefused
from lscb.jobs.exceptions import JobFailed

from . import emails
from .meeting_pack import pack_of
from .services import highlight_reminders, packs

FIRST_HOUR = 7  # nobody is written to in the night


@shared_task
def remind_of_highlight_reports():
    now = timezone.localtime()
    if now.hour >= FIRST_HOUR:
        highlight_reminders.remind_of_what_is_due(today=now.date())


def build_pack(job, progress):
    """
    Make the pack for whoever asked, if they still may.

    The pack for everybody is read by nobody in particular: nothing restricted gets into it,
    whoever asks.
    """
    meeting = Meeting.objects.select_related("board", "group").get(
        pk=job.arguments["meeting"], board=job.board
    )
    has_restricted = job.arguments["has_restricted"]
    by = Person.acting(job.board, job.created_by, label="Job")
    needed = (
        Permission.READ_RESTRICTED if has_restricted else Permission.MANAGE_MEETINGS
    )
    if not by.may(needed):
        raise JobFailed("The role that asked for this pack has ended.")
    reader = by if has_restricted else Person.acting(job.board, label="Everybody")
    try:
        packed = pack_of(
            meeting,
            reader,
            lambda text, done, total: progress.report(text, done=done, total=total),
        )
    except (RenderFailed, CannotBind) as failure:
        raise JobFailed(
            f"The pack could not be made. {failure} Look at what was changed last, and try again."
        ) from failure
    progress.report("Filing the pack")
    try:
        pack = packs.keep_pack(
            meeting=meeting,
            packed=packed,
            by=by,
            job=job,
            has_restricted=has_restricted,
        )
    except FileRefused as refusal:
        raise JobFailed(f"The pack could not be kept. {refusal}") from refusal
    emails.queue_pack_ready(pack, to=job.created_by)
    return pack.job.result
