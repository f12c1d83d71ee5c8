import datetime

import pytest

from boards.models import Role
from performance.models import Section11Round
from tests.factories.boards import AgencyFactory
from tests.factories.performance import (
    Section11ReturnFactory,
    Section11RoundFactory,
)

DAY = datetime.date(2013, 1, 30)


@pytest.fixture
def round(board):
    round = Section11RoundFactory(board=board)
    Section11ReturnFactory(
        round=round, printed_name="Police", state="returned", returned_on=DAY
    )
    Section11ReturnFactory(round=round, printed_name="Family courts")
    return round


def test_section_11_names_who_returned_and_who_did_not(signed_in, url, round):
    reader = signed_in(Role.OBSERVER)

    page = reader.client.get(url("performance:section_11", reader.board)).text

    assert "1 returned, 1 not returned" in page
    assert page.index("Not returned (1)") < page.index("Family courts")
    assert page.index("Returned (1)") < page.index("Police")
    assert "30 January 2013" in page
    assert "/returns/" not in page
    assert "Open a round" not in page


def test_section_11_marks_late_and_illustrative_days(signed_in, url, board):
    Section11ReturnFactory(
        round__board=board,
        state="returned",
        returned_on=datetime.date(2013, 2, 1),
        is_day_illustrative=True,
    )
    reader = signed_in(Role.OBSERVER)

    page = reader.client.get(url("performance:section_11", board)).text

    assert "1 February 2013 (late) (illustrative)" in page
    assert "Illustrative: the days" in page


def test_section_11_shows_the_latest_round_and_links_to_others(signed_in, url, round):
    Section11RoundFactory(
        board=round.board, title="The one before", due_on=datetime.date(2012, 1, 31)
    )
    reader = signed_in(Role.OBSERVER)

    page = reader.client.get(url("performance:section_11", reader.board))

    assert page.context["round"] == round
    assert "The one before" in page.text


@pytest.mark.parametrize(
    ("role", "offered"), [(Role.BUSINESS_MANAGER, True), (Role.OBSERVER, False)]
)
def test_section_11_before_the_first_round(signed_in, url, role, offered):
    member = signed_in(role)

    page = member.client.get(url("performance:section_11", member.board)).text

    assert "No Section 11 round yet" in page
    assert (url("performance:section_11_open", member.board) in page) == offered


def test_section_11_costs_the_same_queries_however_many_agencies(
    signed_in, url, round, django_assert_num_queries
):
    reader = signed_in(Role.OBSERVER)
    Section11ReturnFactory.create_batch(10, round=round)

    with django_assert_num_queries(6):
        reader.client.get(url("performance:section_11", reader.board))


def test_another_boards_round_is_not_found(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)
    theirs = Section11ReturnFactory()
    ours = Section11RoundFactory(board=manager.board)

    addresses = [
        url("performance:section_11_round", manager.board, theirs.round.pk),
        *(
            url("performance:section_11_return_record", manager.board, pk, theirs.pk)
            for pk in (theirs.round.pk, ours.pk)
        ),
    ]

    assert {manager.client.get(each).status_code for each in addresses} == {404}


def test_section_11_open_asks_the_chosen_agencies(signed_in, url, board):
    police = AgencyFactory(board=board, name="Police", is_under_section_11=True)
    AgencyFactory(board=board, name="Network")
    manager = signed_in(Role.BUSINESS_MANAGER)

    response = manager.client.post(
        url("performance:section_11_open", board),
        {"title": "Audit 2014", "due_on": "2014-01-31", "agencies": [police.pk]},
    )

    round = board.section_11_rounds.get()
    assert response.url == round.get_absolute_url()
    assert [row.agency for row in round.returns.all()] == [police]


def test_section_11_open_has_those_under_section_11_chosen(signed_in, url, board):
    police = AgencyFactory(board=board, is_under_section_11=True)
    AgencyFactory(board=board)
    manager = signed_in(Role.BUSINESS_MANAGER)

    page = manager.client.get(url("performance:section_11_open", board))

    assert list(page.context["form"]["agencies"].initial) == [police]


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"title": ""}, "Enter the title"),
        ({"due_on": "soon"}, "Enter the due date as a date"),
        ({"agencies": []}, "Select at least one agency"),
        ({"title": "Audit 2013"}, "a round of this title already"),
    ],
)
def test_section_11_open_explains_what_is_wrong(signed_in, url, board, answers, words):
    Section11RoundFactory(board=board, title="Audit 2013")
    police = AgencyFactory(board=board)
    manager = signed_in(Role.BUSINESS_MANAGER)
    given = {"title": "Audit", "due_on": "2014-01-31", "agencies": [police.pk]}

    response = manager.client.post(
        url("performance:section_11_open", board), given | answers
    )

    assert words in response.text
    assert board.section_11_rounds.count() == 1


def test_section_11_open_refuses_another_boards_agency(signed_in, url, board):
    manager = signed_in(Role.BUSINESS_MANAGER)
    theirs = AgencyFactory(is_under_section_11=True)

    page = manager.client.post(
        url("performance:section_11_open", board),
        {"title": "Audit", "due_on": "2014-01-31", "agencies": [theirs.pk]},
    )

    assert page.status_code == 200
    assert not Section11Round.objects.exists()


@pytest.fixture
def record(url, round):
    row = round.returns.get(printed_name="Family courts")

    def _record(member, **answers):
        given = {"version": 1, "state": "returned", "returned_on": "2013-02-04"}
        address = url(
            "performance:section_11_return_record", member.board, round.pk, row.pk
        )
        response = member.client.post(address, given | answers)
        row.refresh_from_db()
        return response, row

    return _record


def test_section_11_return_record_marks_a_return(signed_in, record, round):
    response, row = record(signed_in(Role.BUSINESS_MANAGER))

    assert response.url == round.get_absolute_url()
    assert (row.state, row.returned_on) == ("returned", datetime.date(2013, 2, 4))


def test_section_11_return_record_explains_a_day_without_a_return(signed_in, record):
    response, row = record(signed_in(Role.BUSINESS_MANAGER), state="not_returned")

    assert "Remove the day, or say that the agency returned" in response.text
    assert row.version == 1


def test_section_11_return_record_keeps_both_texts_when_changed_meanwhile(
    signed_in, record
):
    manager = signed_in(Role.BUSINESS_MANAGER)
    record(manager)

    response, row = record(manager, state="not_returned", returned_on="")

    assert response.status_code == 409
    assert row.is_returned
    assert "What you typed" in response.text
    assert 'name="version" value="2"' in response.text


@pytest.mark.parametrize(
    "role", [Role.OBSERVER, Role.CHAIR, Role.BOARD_MEMBER, Role.SECTION_11_CONTACT]
)
def test_section_11_return_record_is_forbidden_to(signed_in, record, role):
    response, row = record(signed_in(role))

    assert response.status_code == 403
    assert not row.is_returned


@pytest.mark.parametrize("role", [Role.SECTION_11_CONTACT, Role.BOARD_MEMBER])
def test_section_11_own_shows_the_own_agencys_return_and_no_other(
    signed_in, url, board, round, role
):
    ours = AgencyFactory(board=board, name="Our hospital")
    Section11ReturnFactory(round=round, agency=ours)
    contact = signed_in(role, agency=ours)

    page = contact.client.get(url("performance:section_11_own", board)).text

    assert "Our hospital" in page
    assert "Not returned" in page
    assert "Police" not in page
    assert "Family courts" not in page


def test_section_11_own_before_anything_is_asked(signed_in, url, round):
    contact = signed_in(Role.SECTION_11_CONTACT)

    page = contact.client.get(url("performance:section_11_own", contact.board)).text

    assert "Nothing is asked of your agency yet" in page


def test_section_11_own_is_for_those_who_answer_for_an_agency(signed_in, url):
    observer = signed_in(Role.OBSERVER)

    response = observer.client.get(url("performance:section_11_own", observer.board))

    assert response.status_code == 403
