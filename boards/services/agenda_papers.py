"""The papers of an agenda: kept as files, read by whoever may read the item and the paper."""

from pathlib import PurePath

from django.db import transaction
from django.db.models import Max

from boards.exceptions import Refused
from boards.models import AgendaPaper
from lscb.files import services as files
from lscb.history import services as history

from . import restrictions


@transaction.atomic
def add_papers(*, item, uploads, by, title="", reason="", readers=()):
    """
    Keep files as papers of an item, last of its papers, in their order.

    A `reason` restricts them further than the item. Raises `FileRefused` where one is not
    taken: then none is kept.
    """
    _check_open(item.meeting)
    own = restrictions.restriction_for(item.board, reason=reason, readers=readers)
    last = item.papers.aggregate(last=Max("position"))["last"] or 0
    papers = []
    for position, upload in enumerate(uploads, last + 1):
        file = files.keep(
            upload,
            name=upload.name,
            board=item.board,
            by=by,
            restriction=own or item.restriction,
        )
        papers.append(
            AgendaPaper.objects.create(
                item=item,
                file=file,
                title=(title if len(uploads) == 1 else "") or PurePath(file.name).stem,
                position=position,
                restriction=own,
            )
        )
    history.record(
        "papers_added",
        about=papers[0] if own else item,
        by=by,
        after={"papers": [paper.title for paper in papers]},
    )
    return papers


@transaction.atomic
def remove_paper(*, paper, by):
    """Take it off the agenda. The file itself stays in the store."""
    _check_open(paper.item.meeting)
    history.record(
        "paper_removed",
        about=paper if paper.restriction_id else paper.item,
        by=by,
        before={"paper": paper.title},
    )
    paper.delete()


def _check_open(meeting):
    if meeting.is_closed:
        raise Refused(
            f"The meeting is {meeting.get_status_display().lower()}: its papers no longer change"
        )
