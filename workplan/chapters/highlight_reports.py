from itertools import groupby

from lscb.documents.blocks import Heading, Pairs
from workplan.models import HEADINGS, HighlightReport


def highlight_reports(*, board, year, reader):
    """What the groups told the year's meetings; nothing where none reported."""
    reports = (
        board.highlight_reports.visible_to(reader)
        .with_the_board()
        .filter(meeting__held_on__range=board.year_dates(year))
        .select_related("group", "meeting__group")
        .in_printed_order()
    )
    blocks = []
    for meeting, theirs in groupby(reports, key=lambda report: report.meeting):
        words = f"{meeting.get_kind_display()}, {meeting.date_in_words}"
        blocks.append(Heading(words))
        for report in theirs:
            blocks += [Heading(str(report.group), level=2), Pairs(_written(report))]
    return tuple(blocks)


def _written(report):
    """The headings that say something."""
    labels = {
        name: HighlightReport._meta.get_field(name).verbose_name.capitalize()
        for name in HEADINGS
    }
    return tuple(
        (labels[name], getattr(report, name))
        for name in HEADINGS
        if getattr(report, name)
    )
