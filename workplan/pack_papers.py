"""What stands behind the agenda in a pack, each as pages: papers and the register."""

import datetime
from collections.abc import Callable

from django.utils import timezone

from boards.people import Person
from lscb.documents import packs
from lscb.documents.blocks import Block, Note, Prose
from lscb.documents.pictures import picture_page
from lscb.documents.word_reading import blocks_of, plain
from lscb.files.checks import CSV, JPEG, PDF, PNG
from lscb.files.office import DOCX, XLSX
from workplan import exports
from workplan.chapters.risks import ILLUSTRATIVE_RATINGS
from workplan.paper_sheets import blocks_of_sheets
from workplan.register_as_at import as_at, as_it_stands, of_snapshot

REGISTER_WIDTHS = (5, 23, 8, 6, 6, 19, 12, 13, 8)
LayOut = Callable[..., bytes]  # blocks, and whether the page is sideways


def paper_pdf(paper, lay_out: LayOut) -> bytes:
    """
    The pages of an uploaded paper; `lay_out` makes those of what has none of its own.

    Raises what the modules it asks raise: `RenderFailed`, `CannotRead`, `CannotBind`,
    `FileRefused` or OSError.
    """
    file = paper.file
    content = file.path.read_bytes()
    if file.content_type == PDF:
        packs.check(content)
        return content
    if file.content_type in (PNG, JPEG):
        return picture_page(content, file.content_type, title=paper.title)
    if file.content_type == DOCX:
        return lay_out(blocks_of(content))
    if file.content_type in (XLSX, CSV):
        sheets = blocks_of_sheets(content, file.name, file.content_type)
        return lay_out(sheets, is_wide=True)
    paragraphs = content.decode("utf-8-sig").split("\n\n")
    return lay_out([plain(each.strip()) for each in paragraphs if each.strip()])


def register_blocks(meeting, reader) -> list[Block]:
    """
    The risk register of a meeting, as `reader` may read it: as the meeting reviewed it, else
    as it stood at the end of its day, else, before the meeting, as it stands.
    """
    board, day = meeting.board, meeting.held_on
    if snapshot := getattr(meeting, "register_snapshot", None):
        lines, said = of_snapshot(snapshot, reader), "As this meeting reviewed it"
    elif day < board.today:
        end = datetime.datetime.combine(day, datetime.time.max)
        moment = timezone.make_aware(end)
        lines = as_at(board=board, reader=reader, moment=moment)
        said = f"As it stood on {meeting.date_in_words}"
    else:
        lines = as_it_stands(board=board, reader=reader)
        said = f"As it stood on {board.today.day} {board.today:%B %Y}"
    table = exports.printed_register(lines, widths=REGISTER_WIDTHS)
    blocks = [Prose(f"{said}, worst first."), *_restricted(board, lines), table]
    if any(line.is_illustrative for line in lines):
        blocks.append(Note(ILLUSTRATIVE_RATINGS, label="Illustrative"))
    return blocks


def _restricted(board, lines):
    everybody = Person.acting(board, label="Everybody")
    shown = board.risks.filter(pk__in=[line.risk_id for line in lines])
    kept_close = shown.exclude(pk__in=board.risks.visible_to(everybody))
    if references := list(
        kept_close.order_by("number").values_list("reference", flat=True)
    ):
        words = f"Only named readers may see {', '.join(references)}. Pass this on to nobody else."
        yield Note(words, label="Restricted")
