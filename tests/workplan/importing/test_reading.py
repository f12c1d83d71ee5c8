"""Rows into a plan: what each is taken for, whatever way a board laid its table out."""

import pytest

from tests.factories.plan_imports import content_of
from workplan.importing import reading, uploads
from workplan.importing.doubts import Known
from workplan.importing.rows import Cell, Content, Paragraph, Row, Table
from workplan.importing.standing import NO_TEXT, Correction
from workplan.leads import Name

from .files import TITLES, cell, docx, paragraph, run, table

FIVE = ("Priority", "Actions", "Lead Officer(s)", "Date for completion", "Report")
KNOWN = Known(2013)


def read(*rows, known=KNOWN, **said):
    return reading.read(content_of(*rows), known=known, **said)


def read_word(*blocks, **said):
    content = uploads.read(docx(*blocks), "plan.docx")
    return reading.read(content, known=KNOWN, **said)


def told(found, *names):
    """Of each action: what is over it, then these values."""
    return [
        (
            action.priority and action.priority.value("text"),
            action.sub_theme and action.sub_theme.value("text"),
            *(action.values[name] for name in names),
        )
        for action in found.actions
    ]


def counted(found):
    return found.rows_in, found.rows_stored, found.rows_aside


def test_headings_in_a_first_column_are_priorities_and_sub_themes():
    found = read(
        FIVE,
        ("1. Train (1.1-1.2)", "1.1 Plan it", "Chair", "May 2013", "June 2013"),
        ("", "1.2 Do it", "Chair", "", ""),
        ("Sub-group works (1.3 - 1.4)", "1.3 Meet", "Chair", "", ""),
        ("2. Listen", "2.1 Ask", "Manager", "", ""),
        ("Hear families", "2.2 Visit", "Manager", "", ""),
    )

    assert told(found, "code", "text") == [
        ("Train", None, "1.1", "Plan it"),
        ("Train", None, "1.2", "Do it"),
        ("Train", "Sub-group works", "1.3", "Meet"),
        ("Listen", None, "2.1", "Ask"),
        ("Listen", "Hear families", "2.2", "Visit"),
    ]
    assert counted(found) == (5, 5, 0)


def test_text_that_flows_over_rows_is_put_together():
    found = read(
        FIVE,
        ("1. Use the review and", "1.1 Receive it", "Chair", "May 2013", ""),
        ("any other (1.1-1.2)", "1.2 Make sure that", "The Chair", "June", "July 2013"),
        ("Voice (1.3)", "it lasts", "(of the board)", "", "December 2013"),
        ("", "1.3 Check the", "Manager", "", ""),
        ("", "Health Board", "", "", ""),
        ("", "Meet regularly", "Manager", "Monthly", ""),
    )

    assert told(found, "code", "text", "leads_text", "report_back_text") == [
        ("Use the review and any other", None, "1.1", "Receive it", "Chair", ""),
        (
            "Use the review and any other",
            None,
            "1.2",
            "Make sure that it lasts",
            "The Chair (of the board)",
            "July 2013\nDecember 2013",
        ),
        (
            "Use the review and any other",
            "Voice",
            "1.3",
            "Check the Health Board",
            "Manager",
            "",
        ),
        ("Use the review and any other", "Voice", "", "Meet regularly", "Manager", ""),
    ]
    assert counted(found) == (6, 6, 0)


def test_rows_across_the_table_are_headings_nested_as_they_follow():
    found = read_word(
        table(
            TITLES,
            [cell("Priority 1: Train", span=5)],
            [cell("Front line", span=5)],
            ["1.1", "Plan it", "Chair", "", ""],
            [cell("Managers", span=5)],
            ["1.2", "Do it", "Chair", "", ""],
            TITLES,
            [cell("Priority 2: Listen", span=5)],
            ["2.1", "Ask", "Chair", "", ""],
        )
    )

    assert told(found, "code") == [
        ("Train", "Front line", "1.1"),
        ("Train", "Managers", "1.2"),
        ("Listen", None, "2.1"),
    ]
    assert len(found.title_rows) == 2
    assert counted(found) == (7, 7, 0)


@pytest.mark.parametrize(
    "heading",
    [
        ("Priority 1", "Train", "", "", ""),
        ("1", "Train", "", "", ""),
        ("1.", "Train", "", "", ""),
        ("", "1. Train", "", "", ""),
        ("Priority 1: Train", "", "", "", ""),
    ],
)
def test_a_heading_that_nobody_merged_is_known_by_its_number(heading):
    found = read(
        TITLES,
        heading,
        ("1.1", "Plan", "Chair", "May 2013", ""),
        ("1.2", "Do", "Chair", "May 2013", ""),
    )

    assert told(found, "code") == [("Train", None, "1.1"), ("Train", None, "1.2")]
    assert found.priorities[0].value("code") == "1"


def test_numbers_without_parts_are_numbers_of_actions():
    found = read(TITLES, ("1", "Plan", "", "", ""), ("2", "Do", "Chair", "", ""))

    assert told(found, "code") == [(None, None, "1"), (None, None, "2")]


def test_a_column_whose_title_is_empty_may_hold_the_actions():
    found = read_word(
        table(
            ["Priority", "", "Lead", "When"],
            ["1. Train", "Plan courses for every agency", "Chair", "May 2013"],
        )
    )

    assert told(found, "text") == [("Train", None, "Plan courses for every agency")]


def test_a_priority_in_two_columns_is_one():
    found = read(
        ("Priority", "Priority area", "Action", "Lead"),
        ("1", "Train", "Plan", "Chair"),
    )

    (priority,) = found.priorities
    assert (priority.value("code"), priority.value("text")) == ("1", "Train")


def test_headings_without_a_number_are_told_apart_by_their_look():
    shade = '<w:shd w:val="clear" w:fill="CCCCCC"/>'
    found = read_word(
        table(
            ["Action", "Lead", "When"],
            [cell("Training", span=3, marks=shade)],
            [cell(paragraph(run("Nurses", "<w:b/>")), span=3)],
            ["Plan it", "Chair", ""],
            [cell("Listening", span=3, marks=shade)],
            [cell(paragraph(run("Families", "<w:b/>")), span=3)],
            ["Ask them", "Chair", ""],
        )
    )

    assert told(found, "text") == [
        ("Training", "Nurses", "Plan it"),
        ("Listening", "Families", "Ask them"),
    ]


def test_a_heading_in_bold_that_is_not_merged_is_one():
    found = read_word(
        table(
            ["Action", "Lead", "When"],
            [cell(paragraph(run("Training", "<w:b/>"))), "", ""],
            ["1.1 Plan it", "Chair", ""],
            [cell(paragraph(run("Listening", "<w:b/>"))), "", ""],
            ["2.1 Ask", "Chair", ""],
        )
    )

    assert told(found, "code") == [
        ("Training", None, "1.1"),
        ("Listening", None, "2.1"),
    ]


def test_each_table_may_have_its_priority_above_it():
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="H{n}"><w:name w:val="heading {n}"/></w:style>'
        for n in (1, 2)
    )
    blocks = docx(
        paragraph("Business plan", style="H1"),
        paragraph("Priority 1: Train", style="H1"),
        table(["Action", "Lead"], ["1.1 Plan", "Chair"]),
        paragraph("Priority 2: Listen", style="H1"),
        paragraph("2.1 Families", style="H2"),
        table(["Action", "Lead"], ["2.1.1 Ask", "Chair"]),
        paragraph("Agreed in May"),
        styles=styles,
    )

    found = reading.read(uploads.read(blocks, "plan.docx"), known=KNOWN)

    assert told(found, "code") == [
        ("Train", None, "1.1"),
        ("Listen", "2.1 Families", "2.1.1"),
    ]
    assert counted(found) == (2, 2, 0)
    assert found.notes == [
        "Words outside the tables are not read: “Business plan”; “Agreed in May”."
    ]


def test_under_a_priority_above_the_table_its_first_column_holds_sub_themes():
    found = read_word(
        paragraph("Strategic Priority 1: Neglect"),
        table(["Objective", "Action", "Lead"], ["See it early", "Train", "Chair"]),
        paragraph("Strategic Priority 2: Early help"),
        table(["Objective", "Action", "Lead"], ["Join up", "Publish", "Chair"]),
    )

    assert told(found, "text") == [
        ("Neglect", "See it early", "Train"),
        ("Early help", "Join up", "Publish"),
    ]


def test_a_table_that_goes_on_without_titles_takes_those_before_it():
    found = read_word(
        table(TITLES, ["1.1", "Plan", "Chair", "May 2013", ""]),
        paragraph(""),
        table(["1.2", "Do", "Manager", "June 2013", ""]),
    )

    assert told(found, "code", "text", "leads_text") == [
        (None, None, "1.1", "Plan", "Chair"),
        (None, None, "1.2", "Do", "Manager"),
    ]


def test_tables_that_are_no_plan_are_set_aside_with_the_reason():
    found = read_word(
        table(["Version", "Author"], ["1", "Manager"]),
        table(TITLES, ["1.1", "Plan", "Chair", "May 2013", ""]),
    )

    assert counted(found) == (3, 1, 2)
    assert {each.reason for each in found.set_aside} == {reading.NOT_A_PLAN}
    assert [each.where for each in found.set_aside] == [
        "Table 1, row 1",
        "Table 1, row 2",
    ]


def test_a_title_above_the_titles_is_set_aside_and_a_priority_there_is_one():
    found = read(
        ("LSCB plan", "", ""),
        ("Priority 1: Train", "", ""),
        ("Action", "Lead", "When"),
        ("Plan it", "Chair", "May"),
    )

    assert told(found, "text") == [("Train", None, "Plan it")]
    assert [each.reason for each in found.set_aside] == [reading.ABOVE_TITLES]


def test_several_actions_in_one_cell_are_parted_by_their_numbers():
    found = read(
        ("Priority", "Links", "Outcomes", "Actions", "Milestones"),
        (
            "TP 1. Reduce harm",
            "Health plan",
            "• Safer\n• Sooner",
            "TP 1.1 Agree\n• a protocol\nTP 1.2 Place a worker",
            "Draft by May",
        ),
        ("", "Crime plan", "Fairer", "TP 1.3 Review", ""),
    )

    assert told(found, "code", "text", "steps", "milestones") == [
        ("Reduce harm", None, "TP 1.1", "Agree", "a protocol", "Draft by May"),
        ("Reduce harm", None, "TP 1.2", "Place a worker", "", ""),
        ("Reduce harm", None, "TP 1.3", "Review", "", ""),
    ]
    (priority,) = found.priorities
    assert priority.value("links_text") == "Health plan\nCrime plan"
    assert priority.value("outcomes") == "Safer\nSooner\nFairer"
    assert counted(found) == (2, 2, 0)


def test_bullets_alone_are_actions_where_nobody_leads_them():
    found = read(
        ("Priority", "Outcomes", "Actions", "Milestones"),
        ("1. Listen", "Heard", "• Ask\n• Answer", ""),
    )

    assert told(found, "text") == [("Listen", None, "Ask"), ("Listen", None, "Answer")]


def test_a_whole_sentence_without_a_number_is_an_action_where_nothing_stands_beside_any():
    found = read(
        ("Priority", "Outcomes", "Actions", "Milestones"),
        ("1. Listen", "Heard", "1.1 Ask every family.", "May"),
        ("", "", "Thank those who answered.", ""),
        ("", "", "1.2 Tell the board and", ""),
        ("", "", "Council", ""),
    )

    assert told(found, "text") == [
        ("Listen", None, "Ask every family."),
        ("Listen", None, "Thank those who answered."),
        ("Listen", None, "Tell the board and Council"),
    ]


def test_words_after_bullets_stay_where_they_are():
    found = read(
        ("Action", "Lead"),
        ("Do this:\n• one\n• two\nthen rest", "Chair"),
        ("Do that:\n• one", "Chair"),
    )

    assert told(found, "text", "steps") == [
        (None, None, "Do this:\n• one\n• two\nthen rest", ""),
        (None, None, "Do that:", "one"),
    ]


def test_leads_merged_downwards_count_for_each_row():
    found = read_word(
        table(
            ["Action", "Lead"],
            ["1.1 Plan", cell("Chair", merge="restart")],
            ["1.2 Do", cell(merge="continue")],
        )
    )

    assert told(found, "leads_text") == [(None, None, "Chair")] * 2


def test_an_action_merged_downwards_takes_what_stands_beside_it():
    found = read_word(
        table(
            TITLES,
            [
                cell("1.1", merge="restart"),
                cell("Plan", merge="restart"),
                "Chair",
                "May 2013",
                "",
            ],
            [
                cell(merge="continue"),
                cell(merge="continue"),
                "Manager",
                "June 2013",
                "",
            ],
        )
    )

    assert told(found, "leads_text", "timing_text") == [
        (None, None, "Chair\nManager", "May 2013\nJune 2013")
    ]


def test_columns_in_any_order_under_any_title():
    found = read(
        (
            "By when",
            "Who will do it?",
            "Feedback to the Board",
            "What we will do",
            "Budget",
            "Strand",
        ),
        ("May 2013", "Chair", "June 2013", "1.1 Plan", "£200\nagreed", "Training"),
    )

    assert told(
        found, "code", "timing_text", "leads_text", "report_back_text", "steps"
    ) == [
        (
            "Training",
            None,
            "1.1",
            "May 2013",
            "Chair",
            "June 2013",
            "Budget: £200\nagreed",
        )
    ]


def test_titles_over_two_rows_are_read_together():
    found = read_word(
        table(
            [
                cell("Action", merge="restart"),
                cell("Lead", merge="restart"),
                cell("Timescale", span=2),
            ],
            [cell(merge="continue"), cell(merge="continue"), "Start", "Finish"],
            ["Plan", "Chair", "April 2013", "June 2013"],
            ["Do", "Chair", "May 2013", ""],
        )
    )

    assert told(found, "timing_text") == [
        (None, None, "April 2013 – June 2013"),
        (None, None, "From May 2013"),
    ]


def test_titles_that_say_nothing_leave_the_columns_to_what_stands_in_them():
    rows = [
        ("Nr", "Massnahme", "Wer", "Bis"),
        ("1.1", "Write a plan that every agency agrees to", "Chair", "May 2013"),
        ("1.2", "Ask every family what the plan changed", "Manager", "June 2013"),
    ]

    found = read(*rows)

    assert told(found, "code", "leads_text", "timing_text") == [
        (None, None, "1.1", "Chair", "May 2013"),
        (None, None, "1.2", "Manager", "June 2013"),
    ]
    assert found.sections[0].columns.is_guessed


def test_columns_chosen_once_hold_for_all_tables_with_these_titles():
    rows = (["Aaa", "Bbb"], ["Chair", "Plan it"])
    content = uploads.read(docx(table(*rows), table(*rows)), "plan.docx")
    first = reading.read(content, known=KNOWN)
    assert counted(first) == (4, 0, 4)

    found = reading.read(
        content,
        known=KNOWN,
        columns={first.sections[0].key: ["leads_text", "text"]},
    )

    assert ("Chair", "Plan it") in [
        (a.values["leads_text"], a.values["text"]) for a in found.actions
    ]
    assert len(found.actions) == 4  # titles nobody knows are rows like others


def test_a_column_left_out_is_not_stored():
    rows = (("Action", "Lead", "Cost"), ("Plan", "Chair", "£20"))
    key = read(*rows).sections[0].key

    found = read(*rows, columns={key: ["text", "leads_text", "left_out"]})

    assert found.actions[0].values["steps"] == ""


def test_a_priority_named_again_later_is_the_same_one():
    found = read(
        FIVE,
        ("1. Train", "1.1 Plan", "Chair", "", ""),
        ("2. Listen", "2.1 Ask", "Chair", "", ""),
        ("1. Train (continued)", "1.2 Do", "Chair", "", ""),
    )

    assert [each.value("text") for each in found.priorities] == ["Train", "Listen"]
    assert told(found, "code")[-1] == ("Train", None, "1.2")


def test_two_priorities_with_one_number_are_both_stored():
    found = read(
        FIVE,
        ("1. Train", "1.1 Plan", "Chair", "", ""),
        ("1. Listen", "1.2 Ask", "Chair", "", ""),
    )

    assert [(e.value("code"), e.value("text")) for e in found.priorities] == [
        ("1", "Train"),
        ("", "1. Listen"),
    ]
    assert "Number 1 is also that of “Train”" in found.priorities[1].doubts


DOUBTFUL = (
    ("Ref", "Action", "Lead", "When", "Report"),
    ("1.1", "Plan", "", "May 2013", ""),
    ("1.1", "Do", "Chair and Caretaker", "Setpember 2013", "whenever"),
    ("", "Meet (born 1/2/2009)", "Chair", "May 2013", ""),
)


def test_what_is_doubtful_is_said_of_each_row():
    names = (Name("Chair", "post", 1),)

    found = read(*DOUBTFUL, known=Known(2013, names=names))

    first, second, third = [each.doubts for each in found.actions]
    assert first == ["No lead"]
    assert "Number 1.1 is also that of row 2" in second
    assert "Lead not known to the board: “Caretaker”" in second
    assert any(each.startswith("Date not understood: “Setpember") for each in second)
    assert "Meeting not understood: “whenever”" in second
    assert third == [
        "No number",
        "It seems to hold a name with a date of birth: take it out",
    ]
    assert len(found.doubted) == 3


def test_a_row_without_words_for_an_action_is_set_aside():
    found = read(
        ("Ref", "Action", "Lead"), ("1.1", "", "Chair"), ("1.2", "Do", "Chair")
    )

    assert [(each.where, each.reason) for each in found.set_aside] == [
        ("Row 2", NO_TEXT)
    ]
    assert counted(found) == (2, 1, 1)


def test_a_row_that_is_hidden_is_read_and_marked():
    titles = Row(1, (Cell("Action"), Cell("Lead", 1)), 1)
    hidden = Row(2, (Cell("Plan"), Cell("Chair", 1)), 2, note="hidden")
    content = Content((Table("Sheet", (titles, hidden)),))

    found = reading.read(content, known=KNOWN)

    assert "The row is hidden in the file" in found.actions[0].doubts


PLAN = (
    FIVE,
    ("1. Train", "1.1 Plan", "Chair", "", ""),
    ("", "and tell everybody", "", "", ""),
    ("2. Listen", "2.1 Ask", "Chair", "", ""),
)


def corrected(key, kind, **values):
    return {key: Correction(kind, values)}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param(
            corrected("2", "action", text="Plan well", code="1.9"),
            [
                ("Train", None, "1.9", "Plan well and tell everybody"),
                ("Listen", None, "2.1", "Ask"),
            ],
            id="words of a cell",
        ),
        pytest.param(
            corrected("3", "action", text="Tell everybody"),
            [
                ("Train", None, "1.1", "Plan"),
                ("Train", None, "", "Tell everybody"),
                ("Listen", None, "2.1", "Ask"),
            ],
            id="a row that does not go on",
        ),
        pytest.param(
            corrected("4p", "sub_theme", text="Listen"),
            [
                ("Train", None, "1.1", "Plan and tell everybody"),
                ("Train", "2. Listen", "2.1", "Ask"),
            ],
            id="a sub-theme after all",
        ),
        pytest.param(
            corrected("4p", "aside"),
            [
                ("Train", None, "1.1", "Plan and tell everybody"),
                ("Train", None, "2.1", "Ask"),
            ],
            id="no heading at all",
        ),
        pytest.param(
            corrected("2", "aside") | corrected("3", "aside"),
            [("Listen", None, "2.1", "Ask")],
            id="set aside",
        ),
        pytest.param(
            corrected("1", "priority", text="All of it"),
            [
                ("Train", None, "1.1", "Plan and tell everybody"),
                ("Listen", None, "2.1", "Ask"),
            ],
            id="titles that are a priority",
        ),
    ],
)
def test_what_somebody_says_of_a_row_counts_from_there_on(said, expected):
    found = read(*PLAN, corrections=said)

    assert told(found, "code", "text") == expected
    assert found.rows_in == found.rows_stored + found.rows_aside


def test_nothing_a_row_says_is_lost_when_it_is_said_to_be_something_else():
    rows = (
        ("Priority", "Links", "Outcomes", "Actions", "Lead"),
        ("1. Train", "Health plan", "Fewer", "1.1 Plan", "Chair"),
        ("2. Listen", "Crime plan", "Heard", "2.1 Ask", "Manager"),
        ("", "", "", "2.2 Answer", "Board"),
    )

    found = read(
        *rows, corrections=corrected("3p", "sub_theme") | corrected("4", "priority")
    )

    first, second = found.priorities
    assert found.actions[1].sub_theme.value("text") == "2. Listen"
    assert first.value("links_text") == "Health plan\nCrime plan"
    assert first.value("outcomes") == "Fewer\nHeard"
    assert (second.value("code"), second.value("text")) == ("2.2", "Answer")
    assert second.value("statement") == "Board"

    found = read(*rows, corrections=corrected("4", "continuation"))

    assert found.actions[1].values["text"] == "Ask\n2.2 Answer"
    assert found.actions[1].values["leads_text"] == "Manager\nBoard"


def test_a_row_set_aside_by_hand_says_so():
    found = read(*PLAN, corrections={"4": Correction("aside", {}, "Done last year")})

    assert [each.reason for each in found.set_aside] == ["Done last year"]
    assert counted(found) == (3, 3, 0)  # its heading is stored
    assert found.priorities[1].doubts == ["It heads no action"]


def test_paragraphs_are_not_rows():
    content = Content(
        (Table("Table 1", content_of(*PLAN).tables[0].rows, (Paragraph("Title"),)),),
        after=(Paragraph("End"),),
    )

    found = reading.read(content, known=KNOWN)

    assert counted(found) == (3, 3, 0)
