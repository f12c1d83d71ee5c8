"""
A report as a document: its sections' narrative with every live block drawn from the record.

The reader is nobody in particular: whatever is restricted stays out, whoever asks.
"""

from boards import logo
from boards.people import Person
from lscb.documents.blocks import (
    Chapter,
    Contents,
    Cover,
    Document,
    Heading,
    Note,
    Prose,
    Table,
)

from .live_blocks import LIVE_BLOCKS
from .models import AnnualReport, Section
from .narrative import Marker, Title, parts_of

STATUS = "Board copy"
FIGURES = "Figures as published or recorded, before small numbers are suppressed."


def blocks_of(section):
    """One section's narrative and live blocks, as document blocks."""
    return _blocks(section.body, board=section.board, year=section.report.year)


def document_of(report, on_section=lambda section, done, total: None):
    """The whole report. `on_section` is told of each section before it is drawn."""
    board = report.board
    chapters = []
    sections = list(report.sections.in_printed_order())
    for done, section in enumerate(sections):
        on_section(section, done, len(sections))
        blocks = _blocks(section.body, board=board, year=report.year)
        tables = [block for block in blocks if isinstance(block, Table)]
        chapters.append(
            Chapter(
                title=section.title,
                number=section.number,
                blocks=blocks,
                starts_page=section.starts_page,
                is_wide=bool(tables) and all(table.is_wide for table in tables),
            )
        )
    draft = report.state != AnnualReport.State.PUBLISHED
    return Document(
        title=report.title,
        board_name=board.name,
        chapters=tuple(chapters),
        cover=Cover(
            title=report.title,
            subtitle=board.area_name,
            strapline=board.strapline,
            details=tuple(_at_the_foot(board)),
            logo=logo.on_paper(board),
        ),
        contents=Contents(depth=2),
        status=f"{STATUS}, {report.get_state_display().lower()}" if draft else STATUS,
        colour=board.colour,
    )


def _at_the_foot(board):
    yield FIGURES
    if len(board.local_authority_names) > 1:
        yield f"For the areas of {', '.join(board.local_authority_names)}"
    if board.website:
        yield board.website
    if board.procedures_website:
        yield f"Child protection procedures: {board.procedures_website}"


def _blocks(text, *, board, year):
    blocks = []
    reader = Person(board)
    for part in parts_of(text):
        if isinstance(part, Title):
            blocks.append(Heading(part.text, level=part.level, number=part.number))
        elif isinstance(part, Marker):
            blocks.extend(_drawn(part, board=board, year=year, reader=reader))
        else:
            blocks.append(Prose(part.markdown))
    return tuple(blocks)


def _drawn(marker, **scope):
    live = LIVE_BLOCKS.get(marker.name)
    if live is None:
        return (Note(f"There is no block called “{marker.name}”.", label="Check this"),)
    if live.is_narrowed:
        scope["named"] = marker.named
    return live.build(**scope)


def unknown_markers(text):
    """Names between colons that no room answers to."""
    names = [part.name for part in parts_of(text) if isinstance(part, Marker)]
    return [name for name in names if name not in LIVE_BLOCKS]


def starting_sections(outlines, report):
    """Rows, not yet saved, for a new report."""
    return [
        Section(
            report=report,
            kind=each.kind,
            number=each.number,
            title=each.title,
            body=each.body,
            position=place,
        )
        for place, each in enumerate(outlines)
    ]
