"""The work programme leaves with exactly the rows its page shows, in three layouts."""

import csv
import io

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from boards.models import Role
from lscb.documents.responses import FORMATS
from tests.factories.boards import RestrictionFactory
from tests.factories.plans import (
    ActionFactory,
    PlanFactory,
    PriorityFactory,
    SubThemeFactory,
)
from tests.lscb.documents.reading import assert_accessible, in_drawn_order
from workplan.layouts import LAYOUTS, PROGRAMME
from workplan.models import Milestone


@pytest.fixture
def plan(board):
    """A plan of two priorities, the second with a sub-theme and nothing of its own."""
    plan = PlanFactory(board=board, title="Work programme 2013-14")
    training = PriorityFactory(
        plan=plan,
        code="1",
        title="Training",
        range_text="(1.1 - 1.2)",
        links_text="Joint health plan, theme 4",
        outcomes="Staff know the thresholds",
        statement="Why training matters",
    )
    first = ActionFactory(
        board=board,
        priority=training,
        code="1.1",
        text="Write the programme",
        steps="Draft it\nAgree it",
        leads_text="Training manager; all members",
        timing_text="On-going – interim report to June LSCB",
        report_back_text="June LSCB",
        outcome="A programme is agreed",
    )
    for position, text in enumerate(("Draft by June 2013", "Agreed by March 2014")):
        Milestone.objects.create(action=first, position=position, text=text)
    ActionFactory(board=board, priority=training, code="1.2", text="=cmd|' /C calc'!A0")
    hearing = PriorityFactory(plan=plan, code="2", title="Hearing children")
    theme = SubThemeFactory(priority=hearing, title="Voices", range_text="(2.1)")
    ActionFactory(
        board=board, priority=hearing, sub_theme=theme, code="2.1", text="Ask them"
    )
    return plan


@pytest.fixture
def asked(signed_in, url, plan):
    """The plan as a reader asks for it: `asked(format="docx", layout="actions")`."""
    reader = signed_in(Role.OBSERVER)

    def _asked(**query):
        address = url("workplan:programme_detail", plan.board, plan.pk)
        return reader.client.get(address, query)

    return _asked


def cells_of_csv(response):
    text = response.content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def cells_of_word(response):
    (table,) = docx.Document(io.BytesIO(response.content)).tables
    return [
        [docx.table._Cell(cell, table).text for cell in row._tr.tc_lst]
        for row in table.rows
    ]


def cells_of_excel(response):
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).worksheets[0]
    return [[value or "" for value in row] for row in sheet.iter_rows(values_only=True)]


AS_PROGRAMME = [
    [
        "Priority",
        "Actions",
        "Lead officer(s)",
        "Date for completion",
        "Report to meeting",
    ],
    [
        "1. Training (1.1 - 1.2)",
        "1.1 Write the programme\n• Draft it\n• Agree it",
        "Training manager; all members",
        "On-going – interim report to June LSCB",
        "June LSCB",
    ],
    ["", "1.2 =cmd|' /C calc'!A0", "", "", ""],
    ["2. Hearing children", "", "", "", ""],
    ["Voices (2.1)", "2.1 Ask them", "", "", ""],
]
AS_OUTCOMES = [
    ["Priority", "Links", "Outcomes", "Actions", "Milestones"],
    [
        "1. Training (1.1 - 1.2)",
        "Joint health plan, theme 4",
        "Staff know the thresholds",
        "1.1 Write the programme\n• Draft it\n• Agree it",
        "Draft by June 2013\nAgreed by March 2014",
    ],
    ["", "", "", "1.2 =cmd|' /C calc'!A0", ""],
    ["2. Hearing children", "", "", "", ""],
    ["Voices (2.1)", "", "", "2.1 Ask them", ""],
]
AS_ACTIONS = [
    ["Ref", "Action", "Lead", "Outcome"],
    ["1. Training (1.1 - 1.2)", "", "", ""],
    [
        "1.1",
        "Write the programme\n• Draft it\n• Agree it",
        "Training manager; all members",
        "A programme is agreed",
    ],
    ["1.2", "=cmd|' /C calc'!A0", "", ""],
    ["2. Hearing children", "", "", ""],
    ["Voices (2.1)", "", "", ""],
    ["2.1", "Ask them", "", ""],
]


@pytest.mark.parametrize(
    ("layout", "rows"),
    [
        ("programme", AS_PROGRAMME),
        ("outcomes", AS_OUTCOMES),
        ("actions", AS_ACTIONS),
        ("nonsense", AS_PROGRAMME),
    ],
)
def test_programme_leaves_in_each_layout(asked, layout, rows):
    merged = [row[:1] if row[1:] == [""] * len(row[1:]) else row for row in rows]

    assert cells_of_excel(asked(format="xlsx", layout=layout)) == rows
    assert cells_of_word(asked(format="docx", layout=layout)) == merged
    escaped = [
        [f"'{cell}" if cell.startswith("=") else cell for cell in row] for row in rows
    ]
    assert cells_of_csv(asked(format="csv", layout=layout)) == escaped


def test_export_holds_what_is_filtered_and_no_empty_headings(asked):
    whole = cells_of_word(asked(format="docx"))
    narrowed = cells_of_word(asked(format="docx", words="Ask"))

    assert len(whole) == len(AS_PROGRAMME)
    assert narrowed == [
        AS_PROGRAMME[0],
        ["2. Hearing children"],
        ["Voices (2.1)", "2.1 Ask them", "", "", ""],
    ]


def test_export_follows_the_rating_shown(asked, plan):
    plan.actions.filter(code="1.2").update(rag="red", rag_reason="Nobody leads it")

    found = cells_of_word(asked(format="docx", rag="red"))

    assert [row[1] for row in found[1:]] == ["1.2 =cmd|' /C calc'!A0"]


def test_export_leaves_restricted_actions_to_those_who_may_read_them(
    signed_in, url, board, plan
):
    ActionFactory(
        board=board,
        priority=plan.priorities.first(),
        code="1.3",
        text="Kept close",
        restriction=RestrictionFactory(board=board),
    )
    address = url("workplan:programme_detail", board, plan.pk)

    found = {}
    for role in (Role.BOARD_MEMBER, Role.BUSINESS_MANAGER):
        client = signed_in(role).client
        for layout in LAYOUTS:
            response = client.get(address, {"format": "docx", "layout": layout})
            found[role, layout] = docx.Document(io.BytesIO(response.content))

    for (role, _), word in found.items():
        texts = "\n".join(
            cell.text for row in word.tables[0].rows for cell in row.cells
        )
        words = "\n".join(each.text for each in word.paragraphs)
        is_manager = role == Role.BUSINESS_MANAGER
        assert ("Kept close" in texts) == is_manager
        assert ("Only named readers may see Action 1.3" in words) == is_manager


def test_another_boards_plan_is_not_found(signed_in, url):
    outsider = signed_in(Role.BUSINESS_MANAGER)
    theirs = PlanFactory()

    for board in (theirs.board, outsider.board):
        address = url("workplan:programme_detail", board, theirs.pk)
        assert outsider.client.get(address, {"format": "csv"}).status_code == 404


def test_no_plan_no_export(signed_in, url, board):
    reader = signed_in(Role.OBSERVER)

    response = reader.client.get(url("workplan:programme", board), {"format": "docx"})

    assert response.status_code == 404


def test_page_offers_each_layout_in_each_format_as_filtered(asked):
    page = asked(words="Ask")

    offers = page.context["export_layouts"]
    assert [each["layout"] for each in offers] == list(LAYOUTS.values())
    for each in offers:
        assert [link["label"] for link in each["exports"]] == [
            made.label for made in FORMATS.values()
        ]
    assert "?words=Ask&amp;layout=outcomes&amp;format=docx" in page.text


def test_word_repeats_its_heading_and_says_what_it_is(asked):
    word = docx.Document(io.BytesIO(asked(format="docx").content))

    first, *others = word.tables[0].rows
    assert first._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:tblHeader")) is None for row in others)
    assert word.core_properties.title == "Work programme 2013-14"
    assert word.core_properties.language == "en-GB"
    (language,) = word.styles.element.iterfind(
        f".//{qn('w:docDefaults')}//{qn('w:lang')}"
    )
    assert language.get(qn("w:val")) == "en-GB"
    section = word.sections[0]
    assert section.page_width > section.page_height
    words = [each.text for each in word.paragraphs]
    assert "1. Training: Why training matters" in words


def test_excel_keeps_text_and_its_heading_in_sight(asked):
    response = asked(format="xlsx", layout="actions")
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).worksheets[0]

    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.alignment.wrap_text for cell in cells)
    assert sheet.freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet["A3"].value == "1.1"
    wide, narrow = (sheet.column_dimensions[name].width for name in "BA")
    assert wide > 4 * narrow


@pytest.mark.parametrize("layout", LAYOUTS)
def test_pdf_can_be_read_by_everyone(asked, layout):
    response = asked(format="pdf", layout=layout)

    assert response.headers["Content-Type"] == "application/pdf"
    assert_accessible(response.content)
    text = in_drawn_order(response.content)
    for title in LAYOUTS[layout].titles:
        assert title in text
    assert "Write the programme • Draft it • Agree it" in text


def test_a_long_pdf_repeats_its_heading_on_every_page(asked, plan):
    for number in range(60):
        ActionFactory(
            board=plan.board,
            priority=plan.priorities.last(),
            code=f"2.{number + 2}",
            text="Look at how well it went " * 8,
        )

    pdf = asked(format="pdf").content

    assert_accessible(pdf)
    pages = in_drawn_order(pdf).split("Page ")
    assert len(pages) > 3
    assert sum(PROGRAMME.titles[2] in page for page in pages) == len(pages) - 1
