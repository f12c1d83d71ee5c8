"""
The pack of a meeting: its agenda, the highlight reports, the risk register and every paper, as
parts to be bound.

A paper that cannot be laid out gets a page that says so, in its place; none is dropped.
"""

from collections.abc import Callable
from dataclasses import dataclass

from boards.models import AgendaItem
from lscb.documents import packs
from lscb.documents.blocks import Chapter, Document, Note, Table
from lscb.documents.packs import Bound, Part
from lscb.documents.pdf import RenderFailed, render_pdf
from lscb.documents.word_reading import CannotRead, plain
from lscb.files.exceptions import FileRefused
from workplan.agenda_reading import lines_of
from workplan.highlight_printing import words_of
from workplan.pack_digest import digest_of
from workplan.pack_papers import paper_pdf, register_blocks

Source = AgendaItem.Source
REGISTER = "Risk register"
NOT_BOUND = "could not be bound into this pack."
ELSEWHERE = "Open it from the agenda on screen."


@dataclass(frozen=True)
class Packed:
    bound: Bound
    left_out: tuple[str, ...]  # papers that only have a page that says why
    digest: str  # of the agenda as it was read for it


@dataclass(frozen=True)
class Enclosure:
    """What stands behind the agenda: a paper, a highlight report or the register, of one line."""

    line: object
    title: str
    pdf: bytes
    problem: str = ""


def pack_of(meeting, reader, say: Callable[..., None] = lambda *step: None) -> Packed:
    """
    Agenda first, then what belongs to each item in its order, as `reader` may read it.

    `say(text, done, total)` is told how far it is. Raises `RenderFailed` where the agenda
    itself cannot be laid out.
    """
    lines = lines_of(meeting, reader)
    digest = digest_of(lines)
    wanted = [
        (line, enclosed)
        for line in lines
        for enclosed in (
            *([line.report] if _is_submitted(line.report) else []),
            *([REGISTER] if line.item.source == Source.RISK_REGISTER else []),
            *line.papers,
        )
    ]
    enclosures = []
    for done, (line, enclosed) in enumerate(wanted):
        say(f"Laying out {line.item.title}", done, len(wanted))
        enclosures.append(_enclosure(meeting, reader, line, enclosed))
    say("Binding the pack", len(wanted), len(wanted))
    parts = [
        Part("Agenda", _agenda(meeting, lines, enclosures), "Agenda"),
        *_parts(enclosures),
    ]
    title = f"{meeting.group.name}: {meeting}"
    return Packed(
        packs.bind(parts, title=title),
        tuple(f"{each.title}: {each.problem}" for each in enclosures if each.problem),
        digest,
    )


def _is_submitted(report):
    return report is not None and not report.is_being_written


def _parts(enclosures):
    """A bookmark for each item, and under it one for each of its papers where it has several."""
    last = None
    for each in enclosures:
        heading = f"{each.line.number}. {each.line.item.title}"
        of_item = [other for other in enclosures if other.line is each.line]
        title = heading if each.line is not last else each.title
        if len(of_item) > 1 and each.line is last:
            yield Part(title, each.pdf, f"{each.line.number}. {each.title}", level=1)
        else:
            yield Part(title, each.pdf, f"{each.line.number}. {each.title}")
        last = each.line


def _agenda(meeting, lines, enclosures):
    """Laid out until the page numbers it gives are right: it is one of the pages counted."""
    pages = 1
    for _ in range(3):
        pdf = _laid_out(
            meeting,
            f"{meeting}",
            "Agenda",
            _agenda_blocks(meeting, lines, enclosures, pages),
        )
        found = packs.pages_in(pdf)
        if found == pages:
            break
        pages = found
    return pdf


def _agenda_blocks(meeting, lines, enclosures, pages):
    starts, page = {}, pages + 1
    for each in enclosures:
        starts.setdefault(each.line.number, []).append((each.title, page))
        page += packs.pages_in(each.pdf)
    rows = tuple(
        (
            str(line.number),
            _about(line),
            line.item.get_kind_display(),
            line.item.presenter,
            "\n".join(
                f"{title}, page {start}" for title, start in starts.get(line.number, ())
            ),
        )
        for line in lines
    )
    table = Table(
        "Agenda",
        (("No.", "Item", "Kind", "Brought by", "Papers"),),
        rows,
        widths=(6, 44, 14, 18, 18),
        empty_text="Nothing is on the agenda.",
    )
    return (*_when(meeting), table)


def _about(line):
    words = [line.item.title]
    if line.action:
        words.append(line.action.text)
    words += [f"– {action.text}" for action in line.arising]
    if line.item.notes:
        words.append(line.item.notes)
    return "\n".join(words)


def _when(meeting):
    times = [f"{at:%H:%M}" for at in (meeting.starts_at, meeting.ends_at) if at]
    said = [meeting.date_in_words, " to ".join(times), meeting.place]
    yield plain(", ".join(filter(None, said)))
    if meeting.is_day_illustrative:
        yield Note("Only the month of this meeting was published.", "Illustrative")


def _enclosure(meeting, reader, line, enclosed):
    def lay_out(blocks, *, is_wide=False):
        chapter = f"To item {line.number}: {line.item.title}"
        return _laid_out(meeting, title, chapter, blocks, is_wide=is_wide)

    if enclosed is line.report:
        title = f"Highlight report: {enclosed.group}"
        pdf = lay_out(words_of(enclosed))
        return Enclosure(line, f"Highlight report, {enclosed.group}", pdf)
    if enclosed is REGISTER:
        title = REGISTER
        pdf = lay_out(register_blocks(meeting, reader), is_wide=True)
        return Enclosure(line, title, pdf)
    title = enclosed.title
    try:
        return Enclosure(line, title, paper_pdf(enclosed, lay_out))
    except (RenderFailed, CannotRead, FileRefused, packs.CannotBind, OSError) as error:
        problem = f"{error}".rstrip(".") or "It cannot be laid out"
        note = Note(f"{title} {NOT_BOUND} {problem}. {ELSEWHERE}")
        return Enclosure(line, title, lay_out((note,)), problem)


def _laid_out(meeting, title, chapter, blocks, *, is_wide=False):
    """As PDF, without the page numbers of its own that the pack has."""
    board = meeting.board
    document = Document(
        title=title,
        board_name=board.name,
        chapters=(Chapter(chapter, tuple(blocks), is_wide=is_wide),),
        colour=board.colour,
    )
    return render_pdf(document, rules=packs.WITHOUT_NUMBERS)
