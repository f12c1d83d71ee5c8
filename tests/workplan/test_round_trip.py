"""A plan that leaves comes back as it was, whatever people typed and whatever it came from."""

import io
import subprocess
from pathlib import Path

import docx
import pytest
from django.core.management import call_command
from hypothesis import given, settings
from hypothesis import strategies as st

from boards.models import Role
from lscb.documents.blocks import Chapter, Document
from lscb.documents.responses import FORMATS
from lscb.documents.sheets import plain
from tests.workplan.paper_plans import PaperAction, PaperHeading, sections_read
from workplan.exports import plan_sheet
from workplan.importing import reading, uploads
from workplan.importing.doubts import Known
from workplan.layouts import LAYOUTS, NO_PRIORITY, OUTCOMES, lines

ODD = (
    "=cmd|' /C calc'!A0",
    "'=1+1",
    "+44 1225 | ext. 5",
    "-",
    "@SUM(A1)",
    "  two blanks before, two behind  ",
    "One line\nand another\n\nafter a gap",
    "Do this:\n• first\n• second",
    "• a bullet at once\n•  two blanks\nthen words",
    "\tindented\twith tabs",
    "“Quoted”, \"twice\", 'thrice'; semi; colons: all",
    "Ysgol y Bont – Ŵyr 👩‍👩‍👧 ﷽ \u00a0\u200b",
    "1.1 is no number here",
    "2. nor is this",
    "and begins in lower case",
    "Actions",
    "Priority 3: of what?",
    "(4.1 - 4.3)",
    "_x0041_ <b>&amp;</b> ]]>",
    "12 monthly audits",
    "Under no priority",
    "#N/A",
    "007",
    "TRUE",
    "2013-06-12",
)
CODES = ("1.1", "1:1", "TP 1.1", "4.3.1", "1.1.a", "1.1 a)", "A1", "12", "1.10", "n/a")
CODES += ("", "", "")
HEADING_CODES = ("1", "2", "TP 1", "A", "4.3", "10", "", "")
RANGES = ("", "", "(1.1-1.3)", "(1.4 - 1.5)", "(4.3)", "actions 1 to 3")


def says_something(text):
    return bool(plain(text).strip())


SAID = st.one_of(
    st.sampled_from(ODD), st.text(max_size=40), st.text("ab1. •-\n", max_size=12)
).filter(says_something)
MAYBE = st.one_of(st.just(""), SAID)
LINE = st.one_of(
    st.sampled_from([text for text in ODD if "\n" not in text]),
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=30),
).filter(says_something)
TITLE = LINE.filter(lambda text: text.strip() != NO_PRIORITY)
ACTION = st.builds(
    PaperAction,
    text=SAID,
    code=st.sampled_from(CODES),
    steps=MAYBE,
    leads_text=MAYBE,
    timing_text=MAYBE,
    report_back_text=MAYBE,
    outcome=MAYBE,
    milestone_lines=st.lists(LINE, max_size=3),
)
ACTIONS = st.lists(ACTION, max_size=3)
SUB_THEME = st.builds(PaperHeading, TITLE, range_text=st.sampled_from(RANGES))
PRIORITY = st.builds(
    PaperHeading,
    TITLE,
    code=st.sampled_from(HEADING_CODES),
    range_text=st.sampled_from(RANGES),
    links_text=MAYBE,
    outcomes=MAYBE,
)
SECTION = st.tuples(
    PRIORITY,
    st.builds(
        lambda own, others: [(None, own), *others],
        ACTIONS,
        st.lists(st.tuples(SUB_THEME, ACTIONS), max_size=2),
    ),
)


@st.composite
def plans(draw):
    """Sections in printed order; those under no priority come last, as everywhere."""
    sections = draw(st.lists(SECTION, max_size=4))
    loose = draw(st.lists(ACTION, min_size=0 if sections else 1, max_size=2))
    return [*sections, (None, [(None, loose)])] if loose else sections


def file_of(sections, layout, extension):
    sheet = plan_sheet("Work programme", layout, sections)
    chapters = (Chapter("As it stood", (sheet,), is_wide=True),)
    document = Document("Plan", "Board", chapters, keywords=layout.keywords)
    return FORMATS[extension].render(document)


def read_again(content, name):
    found = uploads.read(content, name)
    return reading.read(found, known=Known(plan_year=2013))


@pytest.mark.parametrize("extension", ["docx", "xlsx", "csv"])
@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=lambda each: each.key)
@given(sections=plans())
@settings(max_examples=15)
def test_a_plan_comes_back_as_it_left(layout, extension, sections):
    before = lines(layout, sections)

    found = read_again(file_of(sections, layout, extension), f"plan.{extension}")

    after = lines(layout, sections_read(found))
    assert [line.texts for line in after] == [line.texts for line in before]
    assert found.rows_aside == 0


ODDLY_MADE = sorted(Path(__file__).with_name("plans").glob("*.[dx][ol][cs]x"))


def cells_of_word(content):
    """The text of each cell, once for one that is merged sideways."""
    (table,) = docx.Document(io.BytesIO(content)).tables
    width = len(table.columns)
    found = []
    for row in table.rows:
        texts = [docx.table._Cell(cell, table).text for cell in row._tr.tc_lst]
        found.append((*texts, *[""] * (width - len(texts))))
    return found


def expected_of(path):
    """What must come out of a plan, by layout: see plans/README.md."""
    found = {}
    for line in path.with_suffix(".txt").read_text().splitlines():
        if line.startswith("= "):
            rows = found.setdefault(LAYOUTS[line.removeprefix("= ")], [])
        else:
            cells = line.replace("⏎", "\n").split("|")
            rows.append(tuple(cell.strip() for cell in cells))
    return found


@pytest.mark.parametrize("path", ODDLY_MADE, ids=lambda path: path.stem)
def test_an_oddly_made_plan_comes_in_and_goes_out(path, board, signed_in):
    call_command("import_plan", board.slug, path, title="Plan", year="2014-15")

    reader, plan = signed_in(Role.OBSERVER), board.plans.get()
    for layout, expected in expected_of(path).items():
        query = {"format": "docx", "layout": layout.key}
        word = reader.client.get(plan.get_absolute_url(), query).content
        assert cells_of_word(word) == [layout.titles, *expected]
        again = lines(layout, sections_read(read_again(word, "plan.docx")))
        assert [line.texts for line in again] == expected


def test_there_are_plans_made_in_at_least_six_odd_ways():
    assert len(ODDLY_MADE) >= 6


@pytest.mark.parametrize(
    ("extension", "kind"),
    [
        ("docx", "docx:MS Word 2007 XML"),
        ("xlsx", "xlsx:Calc MS Excel 2007 XML"),
    ],
)
def test_a_plan_saved_again_in_libreoffice_comes_back_as_it_left(
    tmp_path, extension, kind
):
    training = PaperHeading("Training", code="1", range_text="(1.1)", links_text="Plan")
    first = PaperAction("Write it", code="1.1", steps="Draft", leads_text="Chair")
    second = PaperAction("and keep to it", timing_text="On-going\n\n• from June")
    sections = [(training, [(None, [first, second])])]
    file = tmp_path / f"plan.{extension}"
    file.write_bytes(file_of(sections, OUTCOMES, extension))

    subprocess.run(
        [
            "soffice",
            "--headless",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--convert-to",
            kind,
            "--outdir",
            str(tmp_path / "saved"),
            str(file),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )

    found = read_again((tmp_path / "saved" / file.name).read_bytes(), file.name)
    after = lines(OUTCOMES, sections_read(found))
    assert after == lines(OUTCOMES, sections)
