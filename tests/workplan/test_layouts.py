from types import SimpleNamespace

import pytest

from workplan.layouts import ACTIONS, LAYOUTS, OUTCOMES, PROGRAMME, Line, lines


class Titled(SimpleNamespace):
    range_text = links_text = outcomes = ""

    def __str__(self):
        return self.title


def action(text, *, milestones=(), **values):
    rows = [SimpleNamespace(text=each) for each in milestones]
    empty = dict.fromkeys(
        ("code", "leads_text", "timing_text", "report_back_text", "outcome"), ""
    )
    return SimpleNamespace(
        **empty
        | {"text": text, "step_lines": ()}
        | values
        | {"milestones": SimpleNamespace(all=lambda: rows)}
    )


TRAINING = Titled(title="1. Training", range_text="(1.1 - 1.2)", links_text="Plan A")
THEME = Titled(title="A theme")
FIRST = action(
    "Write it",
    code="1.1",
    step_lines=("Draft", "Agree"),
    leads_text="Chair",
    timing_text="On-going – see June",
    report_back_text="N/A",
    outcome="It is written",
    milestones=("Draft by May", "Agreed by June"),
)
SECOND = action("Keep to it", code="1.2")


def test_programme_layout_puts_a_heading_beside_its_first_action():
    found = lines(PROGRAMME, [(TRAINING, [(None, [FIRST, SECOND])])])

    assert [line.texts for line in found] == [
        (
            "1. Training (1.1 - 1.2)",
            "1.1 Write it\n• Draft\n• Agree",
            "Chair",
            "On-going – see June",
            "N/A",
        ),
        ("", "1.2 Keep to it", "", "", ""),
    ]
    assert [line.starts for line in found] == ["priority", ""]


@pytest.mark.parametrize("layout", [PROGRAMME, OUTCOMES], ids=lambda each: each.key)
def test_a_heading_with_no_action_of_its_own_has_a_row(layout):
    found = lines(layout, [(TRAINING, [(None, []), (THEME, [SECOND])])])

    assert [(line.texts[0], line.starts) for line in found] == [
        ("1. Training (1.1 - 1.2)", "priority"),
        ("A theme", "sub_theme"),
    ]
    assert found[0].stands_alone == (layout is PROGRAMME)  # links stand beside it
    assert not found[1].stands_alone


def test_outcomes_layout_shows_links_once_and_milestones_by_action():
    found = lines(OUTCOMES, [(TRAINING, [(None, [FIRST, SECOND])])])

    assert [line.texts for line in found] == [
        (
            "1. Training (1.1 - 1.2)",
            "Plan A",
            "",
            "1.1 Write it\n• Draft\n• Agree",
            "Draft by May\nAgreed by June",
        ),
        ("", "", "", "1.2 Keep to it", ""),
    ]


def test_actions_layout_keeps_numbers_and_headings_apart():
    found = lines(ACTIONS, [(TRAINING, [(None, [FIRST]), (THEME, [SECOND])])])

    assert found == (
        Line(("1. Training (1.1 - 1.2)", "", "", ""), "priority"),
        Line(("1.1", "Write it\n• Draft\n• Agree", "Chair", "It is written")),
        Line(("A theme", "", "", ""), "sub_theme"),
        Line(("1.2", "Keep to it", "", "")),
    )


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=lambda each: each.key)
def test_actions_under_no_priority_are_not_taken_for_the_last_ones(layout):
    loose = (None, [(None, [SECOND])])

    after_others = lines(layout, [(TRAINING, [(None, [FIRST])]), loose])
    alone = lines(layout, [loose])

    assert [line.texts[0] for line in after_others if line.starts] == [
        "1. Training (1.1 - 1.2)",
        "Under no priority",
    ]
    assert [line.starts for line in alone] == [""]


def test_cells_hold_what_was_typed():
    typed = action("  =cmd|' \r\nsecond line ", leads_text=" “Chair” | Üyó ")

    (line,) = lines(PROGRAMME, [(None, [(None, [typed])])])

    assert line.texts[1:3] == ("  =cmd|' \nsecond line ", " “Chair” | Üyó ")


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=lambda each: each.key)
def test_columns_fill_the_page(layout):
    assert sum(layout.widths) == 100
