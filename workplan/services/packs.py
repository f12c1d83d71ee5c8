"""Asking for the pack of a meeting, and keeping it when it is made."""

from django.db import transaction

from boards.exceptions import Refused
from boards.permissions import Permission
from lscb.files import services as files
from lscb.history import services as history
from lscb.jobs import services as jobs
from workplan.models import MeetingPack

BUILD = "workplan.tasks.build_pack"


@transaction.atomic
def request_pack(*, meeting, by, has_restricted=False):
    """While one of the same kind is being made for this meeting, that one is the answer."""
    if has_restricted and not by.may(Permission.READ_RESTRICTED):
        raise Refused(
            "Only the manager and the chair have a pack with restricted papers"
        )
    arguments = {"meeting": meeting.pk, "has_restricted": has_restricted}
    under_way = meeting.board.jobs.filter(
        task=BUILD,
        arguments__meeting=meeting.pk,
        arguments__has_restricted=has_restricted,
        finished_at=None,
    ).first()
    if under_way:
        return under_way
    history.record("pack_requested", about=meeting, by=by)
    return jobs.enqueue(BUILD, board=meeting.board, by=by, arguments=arguments)


@transaction.atomic
def keep_pack(*, meeting, packed, by, job, has_restricted):
    """File a finished pack. Once for each job. Raises `FileRefused` where it is too large."""
    if made := MeetingPack.objects.filter(job=job).first():
        return made
    name = f"pack {meeting.group.short_name or meeting.group} {meeting.held_on}.pdf"
    pack = MeetingPack.objects.create(
        meeting=meeting,
        file=files.keep(packed.bound.pdf, name=name, board=meeting.board, by=by),
        job=job,
        has_restricted=has_restricted,
        page_count=packed.bound.page_count,
        left_out="\n".join(packed.left_out),
        made_by=by.user,
    )
    # Now, and not when the job ends: run again after a crash, it keeps the pack of the first run.
    job.result = {"pack": pack.pk, "digest": packed.digest}
    job.save(update_fields=["result"])
    history.record("pack_made", about=meeting, by=by, after={"pages": pack.page_count})
    return pack
