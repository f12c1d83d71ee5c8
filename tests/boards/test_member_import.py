"""Reading a sheet of members: every row comes back, good with doubts or set aside with a reason."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boards.importing import columns, members
from boards.importing.cells import kind_of
from boards.importing.rows import Known, KnownSeat
from boards.tenure import Holding

HEADINGS = ["Seat", "Class", "Post", "Agency", "From", "Until", "Deputy", "E-mail"]


def read(*rows, headings=None, known=None):
    numbered = [(number, list(row)) for number, row in enumerate(rows, 2)]
    return members.read((1, headings or HEADINGS), numbered, known or Known())


def row_of(known=None, **cells):
    given = {"Seat": "Police", "Class": "Core", "Post": "Superintendent"} | cells
    row = [given.get(heading.replace("-", ""), "") for heading in HEADINGS]
    return read(row, known=known).rows[0]


def test_a_row_is_read_as_it_will_be_stored():
    row = row_of(
        Agency="Avon Police", From="March 2013", Until="2014-05-31", Deputy="Yes"
    )

    assert row.is_good
    assert row.values == {
        "seat": "Police",
        "post": "Superintendent",
        "agency": "Avon Police",
        "member_class": "core",
        "started": "2013-03",
        "ended": "2014-05-31",
        "is_deputy": True,
        "email": "",
    }
    assert row.doubts == ("New agency: check its kind afterwards",)


@pytest.mark.parametrize(
    "headings",
    [
        ["job title", "organisation represented", "member class"],
        ["POST HELD", "Body", "Class of member"],
        [" Designation: ", "Seat/Body", "Membership"],
    ],
)
def test_headings_may_be_in_other_words_and_another_order(headings):
    reading = read(["Matron", "Hospital", "Associate members"], headings=headings)

    (row,) = reading.rows
    assert (row.values["post"], row.values["seat"]) == ("Matron", "Hospital")
    assert row.values["member_class"] == "associate"


def test_headings_that_mean_nothing_are_named():
    reading = read(["Police", "Inspector", "x"], headings=["Seat", "Post", "Shoe size"])

    assert reading.unknown == ("Shoe size",)
    assert reading.rows[0].is_good


@pytest.mark.parametrize(
    ("headings", "said"),
    [
        (["Class", "Post"], "No column says which seat"),
        (["Seat", "Class"], "No column says which post"),
        (["Seat", "Body", "Post"], "Two columns mean Seat"),
    ],
)
def test_a_sheet_without_the_columns_it_needs_stores_nothing_and_loses_nothing(
    headings, said
):
    reading = read(["a", "b", "c"], ["d", "e", "f"], headings=headings)

    assert said in reading.problem
    assert [row.problem for row in reading.rows] == [reading.problem] * 2


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"From": "soon"}, "From: “soon” is not a date"),
        ({"Until": "31/2/2013"}, "Until: “31/2/2013” is not a day"),
        ({"From": "2013-03", "Until": "2012"}, "It ends before it starts"),
        ({"Class": "Emperor"}, "“Emperor” is not a class of member"),
        ({"Deputy": "perhaps"}, "Deputy: “perhaps” is neither yes nor no"),
        ({"Email": "not an address"}, "“not an address” is not an e-mail address"),
        ({"Seat": ""}, "It does not say which seat"),
        ({"Post": "", "From": "2013"}, "It has dates but no post"),
        ({"Post": "x" * 201}, "Post has more than 200 characters"),
        ({"Seat": "", "Class": "", "Post": ""}, "The row is empty"),
    ],
)
def test_a_row_that_cannot_be_stored_says_why(cells, said):
    row = row_of(**cells)

    assert not row.is_good
    assert said in row.problem


@pytest.mark.parametrize(
    ("cells", "doubt"),
    [
        ({"Class": ""}, "No class: taken as a core member"),
        (
            {"Seat": "", "Agency": "Fire"},
            "No seat named: taken as a seat of the agency",
        ),
        ({"Post": "Vacant"}, "Nobody holds it: the seat is taken in as vacant"),
        ({"Email": "x@example.org"}, "No role on this board has that address"),
    ],
)
def test_what_was_guessed_is_said(cells, doubt):
    row = row_of(**cells)

    assert row.is_good
    assert any(doubt in each for each in row.doubts)


def test_all_that_is_wrong_with_a_row_is_said():
    row = row_of(Class="Emperor", From="soon", Deputy="perhaps", Email="nobody")

    assert [problem.partition(":")[0] for problem in row.problems] == [
        "Class",
        "From",
        "Deputy",
        "E-mail",
    ]
    assert row.told["member_class"] == "Emperor"
    assert row.problem.count(";") == 3


POLICE = KnownSeat("Police", "core")


def test_a_row_that_is_in_the_record_is_set_aside():
    key = members.key_of(row_of().values)
    known = Known(seats=[POLICE], appointments=frozenset({key}))

    rows = read(*[["Police", "Core", "Superintendent"]] * 2, known=known).rows

    assert {row.problem for row in rows} == {
        "This appointment is in the record already"
    }


def test_the_same_row_twice_is_stored_once():
    first, second = read(
        ["CAFCASS", "Core", "Service Manager"],
        ["Cafcass ", "Core", "service  manager"],
    ).rows

    assert first.is_good
    assert second.problem == "The same as row 2: only that one is stored"


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param(["", "", "2013-03"], id="until another date"),
        pytest.param(["", "", "", "", "b@example.org"], id="at another address"),
    ],
)
def test_nearly_the_same_row_is_somebody_who_shares_the_seat(cells):
    row = ["CAFCASS", "Core", "Service Manager"]

    first, second = read(row, [*row, *cells]).rows

    assert first.doubts == ()
    assert second.is_good
    assert any("Nearly the same as row 2" in doubt for doubt in second.doubts)


def test_a_seat_that_is_held_is_not_stored_as_vacant_too():
    _, vacant = read(["Police", "", "Inspector"], ["Police", "", "Vacant"]).rows

    assert vacant.problem == "The seat stands in row 2 already"


def test_a_seat_keeps_the_class_it_has():
    row = row_of(known=Known(seats=[KnownSeat("police", "associate")]))

    assert row.values["member_class"] == "associate"
    assert "another class already" in row.doubts[0]


def test_a_seat_keeps_the_agency_it_stands_for():
    known = Known(
        seats=[KnownSeat("Police", "core", "Avon Police")],
        agencies={"Avon Police": "Avon Police"},
    )

    row = row_of(known, Agency="Fire Service")

    assert row.doubts == ("The seat stands for Avon Police, and stays so",)


def by_agency(agency, *seats, agencies=None):
    known = Known(
        seats=[KnownSeat(seat, "core", "Health Group") for seat in seats],
        agencies=agencies or {"Health Group": "Health Group"},
    )
    return read(["Matron", agency], headings=["Post", "Agency"], known=known).rows[0]


def test_a_row_without_a_seat_is_of_the_one_its_agency_has():
    row = by_agency("health group", "Designated nurse")

    assert row.values["seat"] == "Designated nurse"
    assert row.doubts == (
        "No seat named: taken as Designated nurse, the one seat of health group",
    )


def test_an_agency_is_known_by_an_earlier_name():
    names = {"Care Trust": "Health Group", "Health Group": "Health Group"}

    row = by_agency("Care Trust", "Designated nurse", agencies=names)

    assert row.values["seat"] == "Designated nurse"


def test_an_agency_with_several_seats_asks_which():
    row = by_agency("Health Group", "Designated nurse", "Designated doctor", "Director")

    assert row.problem == (
        "Health Group has several seats: say which,"
        " Designated nurse, Designated doctor or Director"
    )


def test_the_seats_of_the_sheet_count_too():
    headings = ["Post", "Seat", "Agency"]
    first = ["Nurse", "Designated nurse", "Health Group"]
    second = ["Doctor", "Designated doctor", "Health Group"]
    without = ["Matron", "", "Health Group"]

    one = read(first, without, headings=headings).rows
    two = read(first, second, without, headings=headings).rows

    assert one[-1].values["seat"] == "Designated nurse"
    assert "several seats" in two[-1].problem


CHAIR = KnownSeat("Chair", "chair", holders=(Holding("2012", "2013-06", "Head"),))


@pytest.mark.parametrize(
    ("cells", "doubt"),
    [
        pytest.param(
            {"Seat": "Independent chair"},
            "A second seat of independent chair, beside Chair",
            id="another seat",
        ),
        pytest.param(
            {"Seat": "chair", "From": "2013-05"},
            "A second independent chair at the same time, beside Head",
            id="at once",
        ),
        pytest.param({"Seat": "Chair", "From": "2013-07"}, None, id="a successor"),
        pytest.param({"Seat": "Chair", "Deputy": "yes"}, None, id="a deputy"),
    ],
)
def test_a_second_independent_chair_is_told_and_not_refused(cells, doubt):
    row = row_of(Known(seats=[CHAIR]), Class="Independent chair", **cells)

    assert row.is_good
    assert row.doubts == ((doubt,) if doubt else ())


def test_titles_above_the_headings_are_found_and_set_aside():
    rows = [(1, ["Members 2013"]), (3, ["Post", "Seat"]), (4, ["Matron", "Hospital"])]
    place = columns.MEMBERS.place_in(rows)
    heading = rows.pop(place)

    reading = members.read(heading, rows, Known())

    assert place == 1
    assert [row.problem for row in reading.rows] == ["It stands above the headings", ""]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "yes"),
        (2013.0, "2013"),
        (2013, "2013"),
        (datetime.date(2013, 3, 14), "2013-03-14"),
        (datetime.datetime(2013, 3, 14, tzinfo=datetime.UTC), "2013-03-14"),
        (" Matron ", "Matron"),
    ],
)
def test_a_cell_is_text_as_a_person_reads_it(value, text):
    assert columns.text_of(value) == text


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Primary Schools", "education"),
        ("Barnardo's", "voluntary"),
        ("Royal United Hospital", "provider"),
        ("Community Safety Partnership", "partnership"),
        ("Police", "statutory"),
    ],
)
def test_kind_of_agency_is_guessed_from_its_name(name, kind):
    assert kind_of(name) == kind


CORRECT_CELLS = {
    "Seat": ["", "Police", "Fire", "Lay member", "Chair"],
    "Class": ["", "Core", "Associate members", "Emperor", "Independent chair"],
    "Post": ["", "Inspector", "vacant", "Matron", "x" * 201],
    "Agency": ["", "Avon Police", "Health Group", "Care Trust"],
    "From": ["", "2013-03", "March 2013", "soon", "31/2/2013", "2013-03-14 00:00:00"],
    "Until": ["", "2012", "2014-05-31", "-"],
    "Deputy": ["", "yes", "No", "perhaps"],
    "E-mail": ["", "a@example.org", "nobody"],
    "Shoe size": ["", "43"],
    "": ["", "note"],
}
KNOWN = Known(
    seats=[POLICE, CHAIR, KnownSeat("Designated nurse", "core", "Health Group")],
    agencies={"Care Trust": "Health Group", "Health Group": "Health Group"},
    appointments=frozenset({("police", "inspector", "", False)}),
)
any_text = st.text(max_size=12)


@st.composite
def sheets(draw):
    """Headings in any order, some twice or missing; under them likely and unlikely words."""
    headings = draw(st.lists(st.sampled_from([*CORRECT_CELLS]), max_size=10))
    cell = [st.one_of(st.sampled_from(CORRECT_CELLS[h]), any_text) for h in headings]
    whole = st.tuples(*cell).map(list)
    ragged = st.lists(any_text, max_size=12)
    rows = draw(st.lists(st.one_of(whole, whole, ragged), max_size=12))
    return headings, list(enumerate(rows, 2))


@given(sheets())
def test_rows_in_are_rows_stored_and_rows_set_aside(sheet):
    headings, rows = sheet

    reading = members.read((1, headings), rows, KNOWN)

    assert [row.number for row in reading.rows] == [number for number, _ in rows]
    assert len(reading.good) + len(reading.set_aside) == len(rows)
    assert all(row.problem for row in reading.set_aside)
    stored = [f"{row.values}".casefold() for row in reading.good if row.values["post"]]
    assert len(set(stored)) == len(stored)


@given(sheets(), st.data())
def test_a_corrected_row_says_what_was_typed_and_the_others_what_they_said(sheet, data):
    headings, rows = sheet
    told = {
        name: " ".join(data.draw(any_text).split())
        for name in ("seat", "post", "agency", "email")
    }
    number = data.draw(st.sampled_from([number for number, _ in rows] or [None]))
    if number is None or columns.MEMBERS.columns_of(headings)[2]:
        return
    before, _, _ = columns.MEMBERS.columns_of(headings)

    (_, titles), after = columns.MEMBERS.corrected([1, headings], rows, number, told)

    known, _, twice = columns.MEMBERS.columns_of(titles)
    assert not twice
    for (at, cells), (_, now, *version) in zip(rows, after, strict=True):
        said = columns.MEMBERS.told_in(known, now)
        if at == number:
            assert {name: said.get(name, "") for name in told} == told
            assert version == [2]
        else:
            assert columns.MEMBERS.told_in(before, now) == columns.MEMBERS.told_in(
                before, cells
            )
            assert not any(said[name] for name in known.keys() - before.keys())


@pytest.mark.parametrize("heading", ["Class", "From", "Until", "Deputy", "E-mail"])
def test_whatever_stands_in_a_cell_loses_no_row(heading):
    rows = [["Police", f"Post {n}", words] for n, words in enumerate(ODD_WORDS)]

    reading = read(*rows, headings=["Seat", "Post", heading])

    assert len(reading.rows) == len(ODD_WORDS)


ODD_WORDS = [
    "0",
    "9999",
    "0000-00-00",
    "10000-01",
    "٢٠١٣",
    "1/1/0000",
    "99/99/9999",
    "\u202e2013",
    "e\u0301" * 50,
    "@@@",
    "a@b",
    "=HYPERLINK(1)",
    "<script>",
    "'" * 40,
    "İ",
    "ß" * 200,
]
