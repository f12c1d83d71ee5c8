"""The tables of personnel of 2012-13 against the source's, posts standing for names (its 2.4)."""

import datetime
from pathlib import Path

import pytest
import yaml

from boards import personnel
from boards.chapters import membership
from boards.people import Person
from boards.tenure import Span

pytestmark = pytest.mark.django_db
FOLDER = Path(__file__).parents[2] / "examples" / "bath_2012_13"
# Each entry of the source's lists in its order: the post, or the body where it gives no post.
CORE = """
Independent Chair
Director of Children's Service
Strategic Health Authority
Royal National Hospital for Rheumatic Diseases
Divisional Director: Children, Learning Disabilities, Professional Leadership and Quality
Matron for Children's Services and Named Nurse
Commissioning Strategy Manager, Children Services
Assistant Chief Officer
Assistant Director for Public Protection and Safeguarding
Head of Public Protection Unit
Divisional Director for Children's Service
Integrated Safeguarding Officer
Service Manager
Designated Doctor
Assistant Director
Head Teacher: representative for primary schools
Head Teacher: representative for secondary schools and academies
Divisional Director, Children Services
Service Manager
Divisional Director for Children and Families Services
Clinical Commissioning Group
Representative of the Voluntary Sector Network
Designated Nurse
Deputy Designated Nurse
Directorate Lead, Maternity Service
""".strip().splitlines()
ASSOCIATES = """
Representative of the Community Safety and Drugs Partnership
Housing & Supported Living Services
Fire & Rescue Service
Adult Social Care Services
Adult Disability Services and Safeguarding Adults Coordinator
Representative of Colleges and Further Education
""".strip().splitlines()
TWO_NAMES = {"CAFCASS", "Oxford and Buckingham CAMHS", "Fire & Rescue Service"}


@pytest.fixture(scope="module")
def tables(bath):
    return {table.title: table for table in personnel.in_year(bath, 2012)}


@pytest.fixture(scope="module")
def entries():
    """The example's own file: what the tables are computed from."""
    text = (FOLDER / "seats.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(text)["seats"]


def test_there_are_the_three_tables_of_the_source_and_no_other(tables):
    assert list(tables) == [
        "Core members",
        "Associate members",
        "Lead Member for Children's Services",
    ]


@pytest.mark.parametrize(
    ("title", "printed"), [("Core members", CORE), ("Associate members", ASSOCIATES)]
)
def test_members_stand_in_the_sources_order(tables, title, printed):
    posts = [line.post for line in tables[title].lines]

    assert len(posts) == len(printed)
    for post, expected in zip(posts, printed, strict=True):
        assert post.startswith(expected)


@pytest.mark.parametrize(
    ("title", "classes"),
    [("Core members", {"chair", "core"}), ("Associate members", {"associate"})],
)
def test_every_listed_seat_of_the_file_is_printed_once(tables, entries, title, classes):
    listed = [
        entry["printed"]
        for entry in entries
        if entry["member_class"] in classes and entry.get("listed", True)
    ]

    assert [held.seat.printed_name for held in tables[title].seats] == listed


def test_an_entry_of_two_names_is_a_seat_that_two_share(tables, entries):
    lines = {
        held.seat.printed_name: held.lines
        for table in tables.values()
        for held in table.seats
    }

    shared = {
        name
        for name, found in lines.items()
        if [line.dates for line in found] == ["shared by two"]
    }

    assert shared == TWO_NAMES
    assert shared == {
        entry["printed"]
        for entry in entries
        if len(entry["appointments"]) == 2 and "to" not in entry["appointments"][0]
    }


def test_who_joined_in_the_year_says_since_when(tables):
    dates = {
        line.post: line.dates for line in tables["Core members"].lines if line.dates
    }

    assert {post: words for post, words in dates.items() if "shared" not in words} == {
        "Clinical Commissioning Group representative (post not published)": "from March 2013",
        "Deputy Designated Nurse": "from June 2012",
    }


def test_the_commissioning_group_is_not_vacant_before_it_joined(tables):
    held = next(
        held
        for held in tables["Core members"].seats
        if held.seat.printed_name == "Clinical Commissioning Group"
    )

    assert not held.is_vacant


def test_the_lead_members_two_holders_and_the_vacancy_between(tables):
    lines = tables["Lead Member for Children's Services"].lines

    assert [(line.is_vacancy, line.dates) for line in lines] == [
        (False, "until June 2012"),
        (True, "July 2012 to August 2012"),
        (False, "from September 2012"),
    ]


@pytest.mark.parametrize(
    ("day", "since"),
    [
        (datetime.date(2012, 6, 30), None),
        (datetime.date(2012, 7, 1), "July 2012"),
        (datetime.date(2012, 8, 31), "July 2012"),
        (datetime.date(2012, 9, 1), None),
    ],
)
def test_the_lead_members_seat_as_at_a_day(bath, day, since):
    seats = bath.seats.filter(member_class="observer")

    (table,) = personnel.in_period(seats, Span(day, day))

    assert table.seats[0].vacant_since == since


def test_every_core_member_was_nominated_in_writing_and_holds_the_three_powers(bath):
    core = bath.appointments.filter(seat__member_class="core")
    associates = bath.appointments.filter(seat__member_class="associate")

    assert core.exists()
    assert not core.filter(is_nominated=False).exists()
    for found in (core, associates):
        assert not found.exclude(
            has_role_statement=True,
            may_speak=True,
            may_commit=True,
            may_hold_to_account=True,
        ).exists()
    assert {each.papers_missing_in_short for each in core.select_related("seat")} == {
        "induction"
    }


def test_the_annual_report_prints_the_same_rows(bath, tables):
    (table,) = membership(
        board=bath, year=2012, reader=Person.acting(bath, label="test")
    )

    printed = [row for row in table.rows if len(row) == 3]
    assert printed == [
        (line.post, line.organisation, line.dates)
        for each in tables.values()
        for line in each.lines
    ]
