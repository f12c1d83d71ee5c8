"""The annual report of the worked example, read back from its PDF and held against the example's own files."""

import csv
import re
from itertools import groupby

import pytest
import yaml
from django.conf import settings
from django.db import transaction

from home.example.loading import folder_of, load
from lscb.documents.blocks import Heading, Table
from reporting.assembly import document_of
from reporting.printing import print_report
from tests.lscb.documents.reading import (
    assert_accessible,
    in_drawn_order,
    pages_of,
    words_of,
)

pytestmark = pytest.mark.django_db

EXAMPLE = settings.EXAMPLES_ROOT / "bath_2012_13"


def entries(name):
    return yaml.safe_load((EXAMPLE / name).read_text(encoding="utf-8"))


def rows(name):
    lines = (EXAMPLE / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def squashed(text):
    """Without any space, so that it does not matter where a line was broken."""
    return "".join(text.split())


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker):
    """The example loaded and its report printed, once for this module: ten seconds."""
    with django_db_blocker.unblock(), transaction.atomic():
        board = load(folder_of(EXAMPLE.name), password="quiet-harbour", tell=str)
        report = board.annual_reports.get(year=2012)
        yield document_of(report), print_report(report)
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def document(made):
    return made[0]


@pytest.fixture(scope="module")
def pdf(made):
    return made[1].pdf


@pytest.fixture(scope="module")
def pages(pdf):
    return pages_of(pdf)


@pytest.fixture(scope="module")
def text(pdf):
    return in_drawn_order(pdf)


def published_rows():
    """Each row of each table of Appendix 2: its label and its figures, in printed order."""
    shapes = {
        each["code"]: each["shape"] for each in entries("indicators.yaml")["tables"]
    }
    for code, table in groupby(rows("observations.csv"), key=lambda row: row["table"]):
        label = "area" if shapes[code].startswith("area") else "category"
        for name, row in groupby(table, key=lambda row: row[label]):
            yield code, f"{name} {' '.join(figure['text'] for figure in row)}"


def published_tables():
    for code, table in groupby(published_rows(), key=lambda row: row[0]):
        yield pytest.param(code, [row for _, row in table], id=code)


@pytest.mark.parametrize(("code", "expected"), list(published_tables()))
def test_appendix_2_prints_every_figure_row_by_row(text, code, expected):
    table = text.split(f"Table {code}: ")[1].split(f"Chart {code}: ")[0]

    assert not [row for row in expected if row not in table]


def test_appendix_2_prints_what_was_suppressed_and_what_is_not_available():
    printed = {figure for _, row in published_rows() for figure in row.split()}

    assert {"<5", "-"} <= printed


def test_appendix_2_has_its_charts_on_the_page_of_their_tables(pages):
    tables, charts = (
        {
            code: number
            for number, page in enumerate(pages)
            for code in re.findall(rf"{kind} (\d\.\d): ", page)
        }
        for kind in ("Table", "Chart")
    )

    assert tables == charts
    assert tables.keys() == {code for code, _ in published_rows()}


def test_budget_prints_every_line_and_the_four_totals(text):
    budget = text.split("Sources of funds: ")[1:]
    assert len(budget) == 2

    lines = rows("budget.csv")
    for fund in {line["fund"] for line in lines}:
        (printed,) = (part for part in budget if part.startswith(fund))
        for side in {line["side"] for line in lines}:
            amounts = {
                line["head"]: int(line["amount"])
                for line in lines
                if (line["fund"], line["side"]) == (fund, side)
            }
            for head, amount in amounts.items():
                assert f"{head} {amount:,}" in printed
            assert f"Total {sum(amounts.values()):,}" in printed


def test_attendance_bands_print_their_bodies(text):
    printed_names = {
        seat["key"]: seat["printed"] for seat in entries("seats.yaml")["seats"]
    }
    bands = {}
    for row in rows("attendance.csv"):
        body = printed_names[row.pop("seat")]
        share = 100 * list(row.values()).count("present") // len(row)
        bands.setdefault(share, []).append(body)

    assert len(bands) == 5
    for share, bodies in bands.items():
        assert squashed(f"{share}% {'; '.join(bodies)} {len(bodies)}") in squashed(text)


def actions():
    return [
        action
        for priority in entries("work_programme.yaml")["priorities"]
        for action in priority["actions"]
    ]


def test_work_programme_prints_every_row_with_its_timing_and_report_back_as_typed(text):
    assert len(actions()) == 37

    printed = squashed(text)
    for action in actions():
        cells = (
            action.get("code", ""),
            action["text"],
            *(f"• {step}" for step in action.get("steps", ())),
            action["lead_printed"],
            action["timing"],
            action["report_back"],
        )
        assert squashed(" ".join(cells)) in printed


def test_work_programme_is_one_table_on_wide_pages_with_its_heading_on_each(
    document, pages
):
    (appendix,) = (each for each in document.chapters if each.number == "Appendix 1")
    (table,) = (block for block in appendix.blocks if isinstance(block, Table))

    assert appendix.is_wide
    assert len(table.rows) == len(actions())
    wide = [
        page for page in pages if re.search(r"Priority +Actions +Lead officer", page)
    ]
    running = f"Appendix 1: {appendix.title}"
    assert wide == [page for page in pages[2:] if running in page]
    assert len(wide) > 1


def test_every_section_of_the_source_stands_in_its_order(document):
    expected = entries("report.yaml")["sections"]

    assert [(each.number, each.title) for each in document.chapters] == [
        (each["number"], each["title"]) for each in expected
    ]


def listed(pages):
    """The entries of the contents with their page numbers."""
    contents = [page for page in pages if re.search(r"(?: \.){9}", page)]
    return re.findall(r"^ *(.+?)(?: \.)+ +(\d+)$", "\n".join(contents), flags=re.M)


def test_contents_list_every_section_and_every_numbered_heading(document, pages):
    expected = []
    for chapter in document.chapters:
        expected.append(headed(chapter))
        expected += [
            headed(block)
            for block in chapter.blocks
            if isinstance(block, Heading) and block.level == 1
        ]

    assert [" ".join(title.split()) for title, _ in listed(pages)] == expected
    assert all(title[0].isdigit() for title in expected[3:] if "Appendix" not in title)


def headed(part):
    title = part.title if hasattr(part, "title") else part.text
    if not part.number:
        return title
    return f"{part.number}{'' if part.number[0].isdigit() else ':'} {title}"


def test_contents_give_the_page_each_heading_is_on(pages):
    for title, number in listed(pages):
        words = r"\s+".join(map(re.escape, title.split()))
        heading = re.compile(rf"^ *{words} *$", re.M)
        found = [at for at, page in enumerate(pages, 1) if heading.search(page)]
        assert found == [int(number)], title


def test_no_heading_stands_alone_at_the_foot_of_a_page(document, pages):
    headings = {
        headed(block)
        for chapter in document.chapters
        for block in (chapter, *chapter.blocks)
        if block is chapter or isinstance(block, Heading)
    }

    for page in pages[2:]:
        *_, last, footer = (
            " ".join(line.split()) for line in page.splitlines() if line.strip()
        )
        assert "Page" in footer
        assert last not in headings


def test_every_page_says_that_it_is_the_boards_copy(document, pages):
    assert document.status.startswith("Board copy")
    assert all(document.status in page for page in pages)


def test_it_can_be_read_by_everyone(pdf):
    assert_accessible(pdf)


def test_nothing_runs_off_a_page(pdf):
    for word in words_of(pdf):
        assert word["right"] <= word["page_width"]
        assert word["bottom"] <= word["page_height"]
