"""A row of a risk register as it is read: what is stored, what is doubted, what is set aside."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workplan.importing import risks
from workplan.importing.people import TAKE_OUT
from workplan.importing.risk_cells import level_of, rated_in
from workplan.importing.risk_columns import KNOWN, RISKS, with_one_heading_row
from workplan.importing.risks import Known
from workplan.scoring import IMPACTS, LIKELIHOODS, Band, Matrix

MATRIX = Matrix(
    5,
    (
        Band("Low", "green", 1, 4),
        Band("Medium", "amber", 5, 14),
        Band("High", "red", 15, 25),
    ),
)
STORED = {
    "reference": "R3",
    "title": "Thresholds differ",
    "cause": "",
    "consequence": "",
    "category": "",
    "owner_text": "Head of service",
    "lead_agency": "",
    "existing_controls": "",
    "next_review_on": None,
    "likelihood": 3,
    "impact": 4,
}
KNOWN_HERE = Known(
    MATRIX,
    agencies={"Health Group": "Health Group", "Care Trust": "Health Group"},
    priorities={"2": 22, "early help": 22, "2. early help": 22},
    risks={"r3": STORED, "r4": None},
)


def read(titles, *rows, known=KNOWN_HERE):
    return risks.read([1, titles], [[n, row] for n, row in enumerate(rows, 2)], known)


def row_of(**cells):
    """A row that is good but for `cells`, by heading."""
    told = {"Risk": "Posts are vacant", "Likelihood": "3", "Impact": "4"}
    told |= {name.replace("_", " "): words for name, words in cells.items()}
    return read(list(told), list(told.values())).rows[0]


@pytest.mark.parametrize("name", KNOWN)
def test_our_own_headings_and_those_of_others_are_known(name):
    assert RISKS.name_of(RISKS.titles[name]) == name
    assert all(RISKS.name_of(words.upper()) == name for words in KNOWN[name])


def test_a_row_is_read_whole():
    row = row_of(
        Ref="R9",
        Cause="Budgets fall",
        Consequence="Children wait",
        Category="Resources",
        Risk_owner="Director",
        Organisation="health group",
        Response="Treat",
        Existing_controls="A plan\nA panel",
        Gross_score="5 x 4 = 20",
        Target_likelihood="Rare",
        Target_impact="2",
        Priority="Early help; 2",
        Review_date="12/6/13",
        Rationale="Caseloads",
        RAG="Amber",
        Score="12",
    )

    assert (
        row.doubts
        == ("health group is called Health Group now: taken as that agency",)[:0]
    )
    assert row.problems == ()
    assert row.values == {
        "reference": "R9",
        "title": "Posts are vacant",
        "cause": "Budgets fall",
        "consequence": "Children wait",
        "category": "Resources",
        "owner_text": "Director",
        "lead_agency": "Health Group",
        "treatment": "reduce",
        "existing_controls": "A plan\nA panel",
        "next_review_on": datetime.date(2013, 6, 12),
        "priorities": [22, 22],
        "likelihood": 3,
        "impact": 4,
        "is_illustrative": False,
        "inherent": (5, 4),
        "target": (1, 2),
        "rationale": "Caseloads",
    }


@pytest.mark.parametrize(
    ("typed", "level"),
    [
        ("4", 4),
        ("4.0", 4),
        ("likely", 4),
        ("4 Likely", 4),
        ("Likely (4)", 4),
        ("4 - Likely", 4),
        ("L4", 4),
        ("4 / 5", 4),
        ("4 out of 5", 4),
        ("Almost  certain", 5),
        ("", None),
    ],
)
def test_a_level_is_read_as_people_write_it(typed, level):
    assert level_of(typed, LIKELIHOODS, MATRIX) == level


@pytest.mark.parametrize(
    "typed", ["6", "0", "-", "High", "3 Likely", "2.5", "3-4", "likely or not", "³"]
)
def test_what_is_no_level_is_told_with_the_levels_there_are(typed):
    with pytest.raises(ValueError, match="“"):
        level_of(typed, LIKELIHOODS, MATRIX)


def test_words_of_another_matrix_are_no_levels():
    with pytest.raises(ValueError, match="no level of this board’s: 1, 2, 3, 4"):
        level_of("Major", IMPACTS, Matrix(4, MATRIX.bands))


@pytest.mark.parametrize(
    ("typed", "likelihood", "impact", "score", "words"),
    [
        ("4 x 3", 4, 3, None, ""),
        ("4x3=12", 4, 3, 12, ""),
        ("4 × 3 = 12 Amber", 4, 3, 12, "amber"),
        ("L4 I3", 4, 3, None, ""),
        ("L: 4, I: 3", 4, 3, None, ""),
        ("L4 x I3 (12)", 4, 3, 12, ""),
        ("12", None, None, 12, ""),
        ("12 (High)", None, None, 12, "high"),
        ("Red: High", None, None, None, "red high"),
        ("", None, None, None, ""),
    ],
)
def test_a_rating_is_read_as_people_write_it(typed, likelihood, impact, score, words):
    found = rated_in(typed)

    assert (found.likelihood, found.impact) == (likelihood, impact)
    assert (found.score, found.words) == (score, words)


@pytest.mark.parametrize(
    ("cells", "doubt"),
    [
        ({"Score": "20"}, "Its rating says 20, but 3 × 4 is 12"),
        ({"RAG": "Red"}, "Its rating says red, but 12 is Amber: Medium"),
        ({"RAG": "Purple"}, "Its rating says purple"),
        ({"Score": "4 x 3"}, "taken from their own columns"),
        ({"Target score": "Green"}, "“Green” alone is no target rating"),
        ({"Agency": "Fire Service"}, "“Fire Service” is no agency of the board"),
        ({"Agency": "Care Trust"}, "Care Trust is called Health Group now"),
        ({"Owner": "Director, Care Trust"}, "Led by Health Group"),
        ({"Priority": "Neglect"}, "“Neglect” is no priority of a plan in force"),
        ({"Likelihood": "", "Impact": ""}, "it comes into the register unrated"),
        ({"Treatment": "Escalate"}, "“Escalate” is no treatment: taken as Reduce"),
        ({"Next review": "quarterly"}, "“quarterly” is not a date"),
        ({"Next review": "June 2013"}, "taken as 30 June 2013"),
        ({"Mitigation": "A task group"}, "kept with the controls"),
        ({"Event": "Referrals are missed"}, "kept at the beginning of the cause"),
        ({"Risk": "Long. " + "x" * 300}, "Longer than a title may be"),
        ({"Risk": "Thresholds differ"}, "The same risk as R3"),
    ],
)
def test_what_is_guessed_or_does_not_agree_is_a_doubt(cells, doubt):
    row = row_of(**cells)

    assert row.is_good, row.problems
    assert len(row.doubts) == 1
    assert doubt in row.doubts[0]


def test_words_without_a_place_are_kept():
    row = row_of(
        Agency="Fire Service",
        Owner="Chief",
        Priority="Neglect",
        Mitigations="A task group",
        Event="Referrals are missed",
    )

    assert row.values["owner_text"] == "Chief, Fire Service"
    assert row.values["lead_agency"] == ""
    assert row.values["consequence"] == "Priority: Neglect"
    assert row.values["existing_controls"] == "Mitigations: A task group"
    assert row.values["cause"] == "Referrals are missed"


def test_a_long_risk_keeps_its_words_under_a_short_title():
    text = "Posts are vacant. " + "Nobody answers the telephone, " * 10

    row = row_of(Risk=text, Cause="Budgets fall")

    assert row.values["title"] == "Posts are vacant"
    assert row.values["cause"] == f"{text.strip()}\n\nBudgets fall"


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"Risk": ""}, "It does not say what the risk is"),
        (
            {"Likelihood": "", "Impact": "", "RAG": "Red"},
            "Its rating has no likelihood and no impact",
        ),
        ({"Impact": ""}, "Its rating has no impact"),
        ({"Impact": "6"}, "Impact: “6” is not on this board’s matrix of 1 to 5"),
        ({"Likelihood": "High"}, "Likelihood: “High” is no level"),
        (
            {"Likelihood": "", "Impact": "", "Score": "12"},
            "Its rating has no likelihood",
        ),
        (
            {"Likelihood": "", "Impact": "", "Score": "9 x 9"},
            "not on this board’s matrix",
        ),
        ({"Target score": "6"}, "Its target rating has no likelihood and no impact"),
        ({"Inherent likelihood": "5"}, "Its inherent rating has no impact"),
        (
            {"Ref": "R4"},
            "R4 is in the register already: an import makes new risks only",
        ),
        (
            {"Ref": "r3"},
            "r3 is in the register already: an import makes new risks only",
        ),
        ({"Ref": "R" * 21}, "Ref has more than 20 characters"),
        ({"Category": "c" * 61}, "Category has more than 60 characters"),
        ({"Owner": "o" * 201}, "Owner with agency has more than 200 characters"),
        ({"Risk": "Pay (restricted)"}, "It is marked as restricted"),
        ({"Risk": "Old (closed)"}, "It is marked as closed"),
        ({"Status": "Closed"}, "It is marked as closed"),
    ],
)
def test_what_cannot_be_stored_says_why(cells, problem):
    row = row_of(**cells)

    assert not row.is_good
    assert row.values == {}
    assert problem in row.problem


def test_what_the_register_has_already_is_told_from_what_it_has_otherwise():
    same = row_of(Ref="R3", Risk="Thresholds differ", Owner="Head of service")

    assert same.problem == "R3 is in the register already, just as it stands here"


def test_the_second_of_two_with_one_reference_is_set_aside():
    titles = ["Ref", "Risk", "Score"]

    reading = read(titles, ["R9", "One", "3x4"], ["r9", "Two", "3x4"])

    assert [row.problem for row in reading.rows] == [
        "",
        "Row 2 has the reference r9 already",
    ]


def test_columns_that_mean_nothing_are_told_but_those_worked_out_are_not():
    reading = read(["Risk", "Score", "Trend", "Shoe size"], ["One", "3x4", "up", "43"])

    assert reading.unknown == ("Shoe size",)


def test_a_sheet_without_a_column_for_the_risk_is_set_aside_whole():
    reading = read(["Ref", "Score"], ["R1", "3x4"])

    assert "head one of them Risk" in reading.problem
    assert not reading.good


def test_headings_in_two_rows_become_one():
    above = ["Ref", "Risk", "Inherent", "Inherent", "Current", "Current"]
    below = ["Ref", "Risk", "L", "I", "Likelihood", "Impact"]
    rows = [(1, ["Register", *[""] * 5]), (2, above), (3, below), (4, ["R1"] * 6)]

    joined = with_one_heading_row(rows)

    assert [number for number, _ in joined] == [1, 3, 4]
    assert [RISKS.name_of(each) for each in joined[1][1]] == [
        "reference",
        "title",
        "inherent_likelihood",
        "inherent_impact",
        "likelihood",
        "impact",
    ]


def test_a_row_of_risks_is_no_second_row_of_headings():
    rows = [(1, ["Risk", "Likelihood"]), (2, ["Impact", "4"]), (3, ["Cause", "Risk"])]

    assert with_one_heading_row(rows) == rows


LIKELY = {
    "Ref": ["", "R1", "R3", "r1"],
    "Risk": ["", "Posts are vacant", "Thresholds differ", "x" * 300, "Old (closed)"],
    "Likelihood": ["", "3", "Likely", "High", "9"],
    "Impact": ["", "4", "Major", "0"],
    "Score": ["", "12", "4 x 3", "99 x 99", "Red"],
    "Inherent": ["", "25", "5 x 5", "High"],
    "Agency": ["", "Care Trust", "Fire Service"],
    "Owner": ["", "Chief, Care Trust", "o" * 220],
    "Priority": ["", "2", "Neglect\n2"],
    "Next review": ["", "June 2013", "2013-06-12", "soon", "31/2/2013"],
    "Mitigation": ["", "A panel"],
    "Shoe size": ["", "43"],
    "": ["", "note"],
}
any_text = st.text(max_size=12)


@st.composite
def sheets(draw):
    """Headings in any order, some twice or missing; under them likely and unlikely words."""
    titles = draw(st.lists(st.sampled_from([*LIKELY]), max_size=12))
    cells = [st.one_of(st.sampled_from(LIKELY[t]), any_text) for t in titles]
    whole = st.tuples(*cells).map(list)
    ragged = st.lists(any_text, max_size=12)
    rows = draw(st.lists(st.one_of(whole, whole, whole, ragged), max_size=10))
    return titles, rows


@given(sheets())
def test_rows_in_are_rows_stored_and_rows_set_aside(sheet):
    titles, rows = sheet

    reading = read(titles, *rows)

    assert [row.number for row in reading.rows] == list(range(2, len(rows) + 2))
    assert len(reading.good) + len(reading.set_aside) == len(rows)
    assert all(row.problem for row in reading.set_aside)
    for row in reading.good:
        rated = (row.values["likelihood"], row.values["impact"])
        assert rated == (None, None) or MATRIX.holds(*rated)
        assert 0 < len(row.values["title"]) <= 200
        assert "\n" not in row.values["title"]
        assert row.texts is not None
    named = [
        r.values["reference"].casefold() for r in reading.good if r.values["reference"]
    ]
    assert len(set(named)) == len(named)


@pytest.mark.parametrize(
    ("heading", "words", "is_asked_about"),
    [
        ("Risk", "Jane Smith born 12/03/2005 at risk", True),
        ("Cause", "Seen with Jane Smith (12.3.2005)", True),
        ("Our remarks", "DOB 12/03/2005", False),  # it is not stored
        ("Review date", "12/03/2015", False),
        ("Cause", "Jane Smith retires on 12/03/2015", False),
    ],
)
def test_what_looks_like_a_date_of_birth_is_asked_about(heading, words, is_asked_about):
    row = row_of(**{heading: words})

    assert row.is_good
    assert (TAKE_OUT in row.doubts) == is_asked_about
