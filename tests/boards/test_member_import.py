"""Reading a sheet of members: every row comes back, good with doubts or set aside with a reason."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boards.importing import columns, members
from boards.importing.members import Known

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


def test_a_row_that_is_in_the_record_is_set_aside():
    key = members.key_of(row_of().values)

    row = row_of(known=Known(seats={"police": "core"}, appointments={key: 1}))

    assert row.problem == "This appointment is in the record already"


def test_the_same_row_twice_is_a_seat_that_is_shared():
    first, second = read(
        ["CAFCASS", "Core", "Service Manager"], ["CAFCASS", "Core", "Service Manager"]
    ).rows

    assert first.is_good
    assert first.doubts == ()
    assert second.is_good
    assert "The same as row 2" in second.doubts[0]


def test_a_seat_keeps_the_class_it_has():
    row = row_of(known=Known(seats={"police": "associate"}))

    assert row.values["member_class"] == "associate"
    assert "another class already" in row.doubts[0]


def test_titles_above_the_headings_are_found_and_set_aside():
    rows = [(1, ["Members 2013"]), (3, ["Post", "Seat"]), (4, ["Matron", "Hospital"])]
    place = columns.heading_place(rows)
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
    assert members.kind_of(name) == kind


cells = st.one_of(
    st.sampled_from(["", "Police", "Core", "2013-03", "yes", "vacant", "a@b.org"]),
    st.text(max_size=12),
)


@given(
    st.lists(st.sampled_from([*HEADINGS, "Other", ""]), max_size=9),
    st.lists(st.lists(cells, max_size=10), max_size=12),
)
def test_rows_in_are_rows_stored_and_rows_set_aside(headings, rows):
    numbered = list(enumerate(rows, 2))

    reading = members.read((1, headings), numbered, Known())

    assert [row.number for row in reading.rows] == [number for number, _ in numbered]
    assert len(reading.good) + len(reading.set_aside) == len(rows)
    assert all(row.problem for row in reading.set_aside)
