"""Whether a pack still holds the agenda as it is, by a digest of what was bound."""

import hashlib
import json

from boards.people import Person
from workplan.agenda_reading import lines_of
from workplan.models import HEADINGS


def digest_of(lines) -> str:
    """
    Of the items in their order, their words, reports and papers. Pure.

    Not of matters arising and the register: they go on changing long after the meeting.
    """
    held = [
        [
            line.item.kind,
            line.item.title,
            line.item.presenter,
            line.item.notes,
            line.action.text if line.action else "",
            _words_of(line.report),
            [[paper.title, paper.file.sha256] for paper in line.papers],
        ]
        for line in lines
    ]
    return hashlib.sha256(json.dumps(held).encode()).hexdigest()


def is_out_of_date(pack, person) -> bool:
    """
    What the pack for everybody holds is what everybody reads, whoever asks: nothing is told
    of what is restricted. Of a pack made before digests were kept, nothing is known.
    """
    if not pack.digest:
        return False
    everybody = Person.acting(pack.meeting.board, label="Everybody")
    reader = person if pack.has_restricted else everybody
    return pack.digest != digest_of(lines_of(pack.meeting, reader))


def _words_of(report):
    if report is None or report.is_being_written:
        return None
    return [getattr(report, heading) for heading in HEADINGS]
