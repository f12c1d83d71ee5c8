import datetime

from boards import structure
from boards.chapters import groups as groups_chapter
from boards.chapters import structure as structure_chapter
from boards.people import Person
from lscb.documents.alt_text import alt_text
from tests.factories.boards import (
    AgencyFactory,
    GroupFactory,
    GroupMembershipFactory,
    GroupShareFactory,
)


def day(text):
    return datetime.date.fromisoformat(text)


def names(places):
    return [(place.name, names(place.parts)) for place in places]


def on(board, text):
    return structure.places_between(board, day(text), day(text))


def test_groups_stand_under_their_parents_in_printed_order(board):
    top = GroupFactory(board=board, kind="board", name="Board")
    GroupFactory(board=board, parent=top, name="Second", position=2)
    GroupFactory(board=board, parent=top, name="First", position=1)
    GroupFactory(board=board, name="Partnership", is_external=True)

    assert names(on(board, "2013-05-08")) == [
        ("Board", [("First", []), ("Second", [])]),
        ("Partnership", []),
    ]


def test_what_is_under_a_group_that_ended_moves_to_what_is_next_above(board):
    top = GroupFactory(board=board, name="Board")
    ended = GroupFactory(board=board, parent=top, name="Committee", ended="2013-03")
    GroupFactory(board=board, parent=ended, name="Working group")

    assert names(on(board, "2013-03-31")) == [
        ("Board", [("Committee", [("Working group", [])])])
    ]
    assert names(on(board, "2013-04-01")) == [("Board", [("Working group", [])])]


def test_a_shared_group_stands_by_itself_and_says_whose_it_is(board):
    above = GroupFactory(name="Their board")
    panel = GroupFactory(board=above.board, parent=above, name="Panel", kind="panel")
    GroupShareFactory(group=panel, board=board)

    (place,) = on(board, "2013-05-08")

    assert (place.name, place.is_outside) == ("Panel", True)
    assert place.note == f"Panel, shared by {above.board.short_name}"


def test_structure_of_a_year_has_the_names_and_groups_of_that_year(board):
    top = GroupFactory(board=board, kind="board", name="Board")
    group = GroupFactory(board=board, parent=top, name="New name")
    group.names.create(name="Old name", ended="2013-03")
    group.names.create(name="New name", started="2013-04")
    GroupFactory(board=board, parent=top, name="Committee", ended="2012-12")
    GroupFactory(board=board, parent=top, name="To come", started="2013-04")

    (figure,) = structure_chapter(board=board, year=2012, reader=Person.acting(board))

    assert alt_text(figure.chart) == (
        "Structure chart. Board (Board). Part of Board: Committee (Sub-group, until"
        " December 2012) and Old name (Sub-group)."
    )


def test_a_board_without_groups_has_no_structure(board):
    reader = Person.acting(board)

    assert structure_chapter(board=board, year=2012, reader=reader) == ()


def test_groups_of_a_year_print_its_members_and_the_names_of_then(board):
    agency = AgencyFactory(board=board, name="Clinical Commissioning Group")
    agency.names.create(name="Primary Care Trust", ended="2013-03")
    agency.names.create(name=agency.name, started="2013-04")
    group = GroupFactory(board=board, name="Practice")
    for post, role, dates in (
        ("Officer", "member", {"ended": "2012-06"}),
        ("Nurse", "chair", {}),
        ("Doctor", "member", {"started": "2013-04"}),
    ):
        GroupMembershipFactory(
            group=group, agency=agency, post=post, role=role, **dates
        )

    _, table = groups_chapter(board=board, year=2012, reader=Person.acting(board))

    assert table.rows == (
        ("Nurse", "Primary Care Trust", "Chair"),
        ("Officer", "Primary Care Trust", "Member, until June 2012"),
    )


def test_a_group_is_found_by_the_name_it_had(board):
    group = GroupFactory(board=board, name="Workforce Group")
    group.names.create(name="Training Committee", ended="2013-03")
    group.names.create(name="Workforce Group", started="2013-04")
    GroupMembershipFactory(group=group)

    reader = Person.acting(board)
    (table,) = groups_chapter(
        board=board, year=2012, reader=reader, named="training committee"
    )

    assert table.caption == "Training Committee: members by post"
