"""A highlight report on paper: of ordinary length on one page."""

from django.utils.timezone import localtime

from lscb.documents.blocks import BulletList, Chapter, Document, Heading, Note, Prose
from lscb.documents.sheets import in_words
from lscb.documents.word_reading import plain
from workplan.forms.highlight_report import HighlightReportForm
from workplan.highlight_challenges import PARAGRAPHS
from workplan.highlight_prefill import WITHOUT_PRIORITY
from workplan.models import HEADINGS, Priority

NOTHING = "Nothing to report."


def document_of(report, blocks):
    """The whole of it, from `words_of` and whatever is told besides."""
    board = report.board
    if report.is_restricted:
        words = "Only named readers may see this report. Pass it on to nobody else."
        blocks = (Note(words, label="Restricted"), *blocks)
    return Document(
        title=f"Highlight report: {report.group}",
        board_name=board.name,
        chapters=(Chapter(f"To the {report.meeting_in_words}", tuple(blocks)),),
        status=_standing(report),
        colour=board.colour,
        is_compact=True,
    )


def words_of(report, attachments=()):
    """The four headings with what was typed under them, line by line; then what came with it."""
    blocks, priorities = [], _names_of_priorities(report.board)
    for name in HEADINGS:
        blocks.append(Heading(HighlightReportForm.base_fields[name].label))
        words = getattr(report, name).strip() or NOTHING
        blocks += [_as_typed(each, priorities) for each in PARAGRAPHS.split(words)]
    if attachments:
        names = tuple(each.file.name for each in attachments)
        blocks += [Heading("Files"), BulletList(names)]
    return tuple(blocks)


def _as_typed(paragraph, priorities):
    """With the names of priorities in bold, and nothing else of it taken for Markdown."""
    lines = [line.strip() for line in paragraph.splitlines()]
    laid_out = [
        f"**{plain(line).markdown}**" if line in priorities else plain(line).markdown
        for line in lines
        if line
    ]
    return Prose("\\\n".join(laid_out))


def _names_of_priorities(board):
    """As `first_words` puts them over the actions."""
    found = Priority.objects.filter(plan__board=board)
    return {WITHOUT_PRIORITY, *map(str, found)}


def _standing(report):
    """ "Submitted on 7 May 2013", or that it is a draft still."""
    when = {
        report.State.SUBMITTED: report.submitted_at,
        report.State.RECEIVED: report.received_at,
    }.get(report.state)
    words = report.get_state_display()
    return f"{words} on {in_words(localtime(when).date())}" if when else words
