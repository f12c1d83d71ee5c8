"""
The pack of a meeting: its agenda, the highlight reports and every paper, as parts to be bound.

A paper that cannot be laid out gets a page that says so, in its place; none is dropped.
"""

from collections.abc import Callable
from dataclasses import dataclass

from lscb.documents import packs
from lscb.documents.blocks import Chapter, Document, Note, Table
from lscb.documents.packs import Bound, Part
from lscb.documents.pdf import RenderFailed, render_pdf
from lscb.documents.pictures import picture_page
from lscb.documents.word_reading import CannotRead, blocks_of, plain
from lscb.files.checks import JPEG, PDF, PNG, TEXT
from lscb.files.office import DOCX
from workplan.agenda_reading import lines_of
from workplan.highlight_printing import words_of

ELSEWHERE = "Open it from the agenda on screen."


@dataclass(frozen=True)
class Packed:
    bound: Bound
    left_out: tuple[str, ...]  # papers that only have a page that says why


@dataclass(frozen=True)
class Enclosure:
    """What stands behind the agenda: a paper or a highlight report of one line."""

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
    wanted = [
        (line, enclosed)
        for line in lines
        for enclosed in (
            *([line.report] if _is_submitted(line.report) else []),
            *line.papers,
        )
    ]
    enclosures = []
    for done, (line, enclosed) in enumerate(wanted):
        say(f"Laying out {line.item.title}", done, len(wanted))
        enclosures.append(_enclosure(meeting, line, enclosed))
    say("Binding the pack", len(wanted), len(wanted))
    parts = [
        Part("Agenda", _agenda(meeting, lines, enclosures), "Agenda"),
        *_parts(enclosures),
    ]
    title = f"{meeting.group.name}: {meeting}"
    return Packed(
        packs.bind(parts, title=title),
        tuple(f"{each.title}: {each.problem}" for each in enclosures if each.problem),
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


def _enclosure(meeting, line, enclosed):
    if enclosed is line.report:
        title = f"Highlight report: {enclosed.group}"
        pdf = _laid_out(meeting, title, _to(line), words_of(enclosed))
        return Enclosure(line, f"Highlight report, {enclosed.group}", pdf)
    try:
        return Enclosure(line, enclosed.title, _paper(meeting, line, enclosed))
    except (RenderFailed, CannotRead, packs.CannotBind, OSError) as error:
        problem = f"{error}".rstrip(".") or "It cannot be laid out"
        note = Note(f"{problem}. {ELSEWHERE}")
        pdf = _laid_out(meeting, enclosed.title, _to(line), (note,))
        return Enclosure(line, enclosed.title, pdf, problem)


def _paper(meeting, line, paper):
    file = paper.file
    content = file.path.read_bytes()
    if file.content_type == PDF:
        packs.pages_in(content)
        return content
    if file.content_type in (PNG, JPEG):
        return picture_page(content, file.content_type, title=paper.title)
    if file.content_type == DOCX:
        return _laid_out(meeting, paper.title, _to(line), blocks_of(content))
    if file.content_type == TEXT:
        paragraphs = content.decode("utf-8-sig").split("\n\n")
        blocks = tuple(plain(each.strip()) for each in paragraphs if each.strip())
        return _laid_out(meeting, paper.title, _to(line), blocks)
    raise CannotRead("It is a workbook and has no pages")


def _to(line):
    return f"To item {line.number}: {line.item.title}"


def _laid_out(meeting, title, chapter, blocks):
    """As PDF, without the page numbers of its own that the pack has."""
    board = meeting.board
    document = Document(
        title=title,
        board_name=board.name,
        chapters=(Chapter(chapter, tuple(blocks)),),
        colour=board.colour,
    )
    return render_pdf(document, rules=packs.WITHOUT_NUMBERS)
