"""What is read of a plan that this system wrote, and what makes it one."""

import pytest

from lscb.documents.blocks import Chapter, Document
from lscb.documents.responses import FORMATS
from tests.workplan.paper_plans import PaperAction, PaperHeading
from workplan.exports import plan_sheet
from workplan.importing import reading, rows, uploads
from workplan.importing.doubts import Known
from workplan.layouts import ACTIONS, OUTCOMES, PROGRAMME

TRAINING = PaperHeading("Training", code="1", range_text="(1.1 - 1.2)")
FIRST = PaperAction("Write it", code="1.1", leads_text="Chair")
GOES_ON_AT_SIGHT = PaperAction("and keep to it")
SECTIONS = [(TRAINING, [(None, [FIRST, GOES_ON_AT_SIGHT])])]


def written(sections, layout, extension="docx", *, keywords=None):
    chapters = (Chapter("As it stood", (plan_sheet("Plan", layout, sections),)),)
    keywords = layout.keywords if keywords is None else keywords
    document = Document("Plan", "Board", chapters, keywords=keywords)
    return uploads.read(FORMATS[extension].render(document), f"plan.{extension}")


def read(content, **said):
    return reading.read(content, known=Known(plan_year=2013), **said)


def texts(found):
    return [action.values["text"] for action in found.actions]


@pytest.mark.parametrize("extension", ["docx", "xlsx"])
def test_a_file_that_does_not_say_so_is_not_taken_for_ours(extension):
    ours = written(SECTIONS, PROGRAMME, extension)
    same_titles = written(SECTIONS, PROGRAMME, extension, keywords="")

    assert ours.layout == "programme"
    assert same_titles.layout == ""
    assert texts(read(ours)) == ["Write it", "and keep to it"]
    assert texts(read(same_titles)) == ["Write it and keep to it"]


def test_a_file_that_says_so_with_other_titles_is_not_taken_for_ours():
    assert written(SECTIONS, PROGRAMME, keywords=ACTIONS.keywords).layout == ""


def test_columns_that_somebody_chose_are_what_they_were_said_to_be():
    content = written(SECTIONS, PROGRAMME)
    (section,) = read(content).sections
    fields = ["priority", "text", "outcome", "timing_text", "report_back_text"]

    found = read(content, columns={section.key: fields})

    assert found.actions[0].values["outcome"] == "Chair"


def test_what_was_kept_to_be_looked_at_is_still_ours():
    content = written(SECTIONS, PROGRAMME)

    kept = rows.from_plain_values(rows.as_plain_values(content))

    assert kept == content


@pytest.mark.parametrize("layout", [PROGRAMME, OUTCOMES, ACTIONS])
def test_headings_are_what_they_were(layout):
    sections = [
        (TRAINING, [(None, [FIRST]), (PaperHeading("Voices"), [GOES_ON_AT_SIGHT])]),
        (PaperHeading("Hearing", code="2"), [(None, [])]),
        (None, [(None, [PaperAction("Loose")])]),
    ]

    found = read(written(sections, layout))

    kinds = [(e.kind, e.value("code"), e.value("text")) for e in found.entries]
    assert [each for each in kinds if each[0] in {"priority", "sub_theme"}] == [
        ("priority", "1", "Training"),
        ("sub_theme", "", "Voices"),
        ("priority", "2", "Hearing"),
        ("priority", "", "Under no priority"),
    ]
    first, second, third = found.actions
    assert first.priority.value("range_text") == "(1.1 - 1.2)"
    assert second.sub_theme.value("text") == "Voices"
    assert (third.priority, third.sub_theme) == (None, None)


def test_headings_without_numbers_are_all_priorities():
    sections = [
        (PaperHeading(title), [(None, [PaperAction("Do")])]) for title in ("One", "Two")
    ]

    found = read(written(sections, ACTIONS))

    assert [entry.value("text") for entry in found.priorities] == ["One", "Two"]


def test_links_and_outcomes_make_a_heading_a_priority():
    new = PaperHeading("New, not numbered yet", outcomes="Something better")

    found = read(written([*SECTIONS, (new, [(None, [FIRST])])], OUTCOMES))

    _, second = found.priorities
    assert second.value("outcomes") == "Something better"
    assert found.actions[-1].priority is second


def test_the_sheet_about_the_file_is_no_row_of_the_plan():
    content = written(SECTIONS, PROGRAMME, "xlsx")

    assert len(content.tables) == 1
    assert any("About" in note for note in content.notes)
    assert read(content).rows_aside == 0
