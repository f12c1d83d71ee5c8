"""Members, seats and agencies in the browser: what each role sees, and what the forms say."""

import pytest

from boards.models import Role
from tests.factories.boards import (
    AgencyFactory,
    AppointmentFactory,
    FundLineFactory,
    SeatFactory,
)

pytestmark = pytest.mark.django_db
CHANGES = [
    "boards:seat_add",
    "boards:agency_add",
    "boards:grant_list",
    "boards:member_import",
]


@pytest.fixture
def police(board):
    agency = AgencyFactory(board=board, name="Avon Police")
    return SeatFactory(board=board, printed_name="Police", agency=agency)


@pytest.fixture
def superintendent(police):
    return AppointmentFactory(
        board=police.board,
        seat=police,
        post="Superintendent",
        started="2012-04",
        ended="2012-06",
    )


def read(who, url, name, /, *args, **query):
    return who.client.get(url(name, who.board, *args), query).text


def post(who, url, name, /, *args, **body):
    return who.client.post(url(name, who.board, *args), body, follow=True)


# The list


def test_members_are_shown_as_at_a_day(signed_in, url, superintendent):
    reader = signed_in(Role.OBSERVER)

    then = read(reader, url, "boards:member_list", as_at="2012-06-30")
    later = read(reader, url, "boards:member_list", as_at="2012-08-01")

    assert "Superintendent" in then
    assert ">Vacant</strong>" not in then
    assert "Superintendent" not in later
    assert "since July 2012" in later


def test_members_are_shown_through_a_year(signed_in, url, superintendent):
    page = read(signed_in(Role.OBSERVER), url, "boards:member_list", year="2012")

    assert "until June 2012" in page
    assert "from July 2012" in page


def test_members_today_count_the_vacancies(signed_in, url, superintendent):
    page = read(signed_in(Role.OBSERVER), url, "boards:member_list")

    assert "1 seat, 1 vacant" in page


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ({"state": "vacant"}, {"Police"}),
        ({"state": "held"}, {"Fire"}),
        ({"state": "vacant", "as_at": "2012-05-01"}, set()),
        ({"member_class": "associate"}, {"Fire"}),
        ({"words": "superint"}, {"Police"}),
        ({"words": "avon"}, {"Police"}),
        ({"words": "nothing like it"}, set()),
    ],
)
def test_members_are_narrowed(signed_in, url, superintendent, query, shown):
    board = superintendent.board
    fire = SeatFactory(board=board, printed_name="Fire", member_class="associate")
    AppointmentFactory(board=board, seat=fire, post="Station manager")

    page = read(signed_in(Role.OBSERVER), url, "boards:member_list", **query)

    seats = [name for name in ("Police", "Fire") if f">{name}</a></th>" in page]
    assert set(seats) == shown
    assert ("No seats match" in page) == (not shown)


def test_a_day_that_is_none_is_explained_and_shows_today(signed_in, url, police):
    page = read(signed_in(Role.OBSERVER), url, "boards:member_list", as_at="soon")

    assert "Enter a valid date" in page
    assert "8 May 2013" in page


def test_members_of_an_empty_board_say_what_to_do_first(signed_in, url):
    page = read(signed_in(Role.BUSINESS_MANAGER), url, "boards:member_list")

    assert "No seats yet" in page
    assert url("boards:seat_add", signed_in(Role.OBSERVER).board) in page


@pytest.mark.parametrize(
    ("role", "is_shown"),
    [
        (Role.BUSINESS_MANAGER, True),
        (Role.CHAIR, True),
        (Role.BOARD_MEMBER, False),
        (Role.OBSERVER, False),
    ],
)
def test_what_is_missing_on_paper_is_for_those_who_read_the_history(
    signed_in, url, police, role, is_shown
):
    held = AppointmentFactory(board=police.board, seat=police)
    who = signed_in(role)

    pages = read(who, url, "boards:member_list") + read(
        who, url, "boards:appointment_detail", held.pk
    )

    assert ("induction" in pages.lower()) == is_shown


@pytest.mark.parametrize("role", [Role.OBSERVER, Role.CHAIR, Role.BOARD_MEMBER])
def test_who_may_not_change_sees_no_way_to(signed_in, url, superintendent, role):
    who = signed_in(role)
    seat, agency = superintendent.seat, superintendent.seat.agency

    pages = "".join(
        [
            read(who, url, "boards:member_list"),
            read(who, url, "boards:seat_detail", seat.pk),
            read(who, url, "boards:appointment_detail", superintendent.pk),
            read(who, url, "boards:agency_list"),
            read(who, url, "boards:agency_detail", agency.pk),
        ]
    )

    signing_out = pages.count('action="/accounts/logout/"')
    assert pages.count('method="post"') == signing_out
    for name in CHANGES:
        assert f'href="{url(name, who.board)}"' not in pages
    for each in ("edit/", "end/", "rename/", "appoint/"):
        assert each not in pages


def test_members_cost_the_same_however_many(
    signed_in, url, board, django_assert_max_num_queries
):
    for _ in range(8):
        seat = SeatFactory(board=board, agency=AgencyFactory(board=board))
        AppointmentFactory(board=board, seat=seat)
    reader = signed_in(Role.CHAIR)

    with django_assert_max_num_queries(10):
        read(reader, url, "boards:member_list")


# Seats and appointments


def test_a_seat_shows_its_holders_its_vacancies_and_its_history(
    signed_in, url, superintendent
):
    AppointmentFactory(
        board=superintendent.board,
        seat=superintendent.seat,
        post="Chief inspector",
        started="2012-09",
    )
    manager = signed_in(Role.BUSINESS_MANAGER)
    post(
        manager,
        url,
        "boards:seat_end",
        superintendent.seat.pk,
        ended="March 2014",
        version=1,
    )

    page = read(manager, url, "boards:seat_detail", superintendent.seat.pk)

    assert page.index("Chief inspector") < page.index("Superintendent")
    assert "July 2012 to August 2012" in page
    assert "Seat ended" in page


def test_seat_is_added_edited_and_shown(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)

    page = post(
        manager,
        url,
        "boards:seat_add",
        printed_name="Fire",
        member_class="associate",
        represents="Fire services",
        started="March 2013",
        is_listed="on",
    )

    seat = manager.board.seats.get()
    assert (seat.started, seat.represents) == ("2013-03", "Fire services")
    assert "since March 2013" in page.text


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"printed_name": ""}, "Enter the name of the seat"),
        ({"member_class": "emperor"}, "Select a valid choice"),
        ({"started": "soon"}, "as a date such as 14 March 2013"),
    ],
)
def test_seat_that_cannot_be_is_explained(signed_in, url, body, said):
    manager = signed_in(Role.BUSINESS_MANAGER)
    valid = {"printed_name": "Fire", "member_class": "core"}

    page = post(manager, url, "boards:seat_add", **(valid | body)).text

    assert said in page
    assert not manager.board.seats.exists()


def test_a_name_that_is_taken_is_explained(signed_in, url, police):
    manager = signed_in(Role.BUSINESS_MANAGER)

    page = post(
        manager, url, "boards:seat_add", printed_name="Police", member_class="core"
    )

    assert page.status_code == 422
    assert "There is a seat called Police already" in page.text


def test_two_people_at_once_lose_nothing(signed_in, url, police):
    manager = signed_in(Role.BUSINESS_MANAGER)
    mine = {"printed_name": "Mine", "member_class": "core", "version": 1}
    post(manager, url, "boards:seat_edit", police.pk, **mine | {"printed_name": "Hers"})

    page = post(manager, url, "boards:seat_edit", police.pk, **mine)

    assert page.status_code == 409
    assert "Mine" in page.text
    assert "Hers" in page.text
    again = mine | {"version": page.context["form"]["version"].value()}
    assert post(manager, url, "boards:seat_edit", police.pk, **again).status_code == 200
    police.refresh_from_db()
    assert police.printed_name == "Mine"


def test_seat_moves_with_a_button(signed_in, url, board):
    first, second = SeatFactory(board=board), SeatFactory(board=board)
    manager = signed_in(Role.BUSINESS_SUPPORT)

    post(manager, url, "boards:seat_move", second.pk, direction="up")

    assert list(board.seats.in_printed_order()) == [second, first]


@pytest.fixture
def chair(board):
    seat = SeatFactory(board=board, member_class="chair", printed_name="Chair")
    AppointmentFactory(board=board, seat=seat, post="Head", started="2012")
    return seat


def test_a_second_seat_of_independent_chair_is_warned_of(signed_in, url, chair):
    manager = signed_in(Role.BUSINESS_MANAGER)
    seat = {"printed_name": "Second chair", "member_class": "chair"}

    page = post(manager, url, "boards:seat_add", **seat)

    assert manager.board.seats.count() == 2
    assert "2 seats of independent chair now: Chair and Second chair" in page.text
    other = post(
        manager, url, "boards:seat_add", printed_name="Fire", member_class="core"
    )
    assert "seats of independent chair" not in other.text


@pytest.mark.parametrize(
    ("body", "is_warned"),
    [
        pytest.param({"started": "May 2013"}, True, id="at once"),
        pytest.param({"started": "May 2013", "is_deputy": "on"}, False, id="a deputy"),
        pytest.param({"ended": "2011"}, False, id="the one before"),
    ],
)
def test_a_second_independent_chair_is_warned_of(
    signed_in, url, chair, body, is_warned
):
    manager = signed_in(Role.BUSINESS_MANAGER)

    page = post(manager, url, "boards:appoint", chair.pk, post="Director", **body)

    assert chair.appointments.count() == 2
    said = "at the same time: Head and Director" in page.text
    assert said is is_warned
    added = chair.appointments.get(post="Director")
    again = {"post": "Director", "started": "May 2013", "version": 1}
    page = post(manager, url, "boards:appointment_edit", added.pk, **again)
    assert "at the same time: Head and Director" in page.text


def test_a_successor_to_the_independent_chair_is_not_warned_of(signed_in, url, chair):
    manager = signed_in(Role.BUSINESS_MANAGER)
    chair.appointments.update(ended="2013-06")

    page = post(
        manager, url, "boards:appoint", chair.pk, post="Director", started="July 2013"
    )

    assert "at the same time" not in page.text


APPOINTED = {"post": "Chief inspector", "started": "From September 2012"}


def test_appoint_puts_a_post_in_the_seat(signed_in, url, police):
    manager = signed_in(Role.BUSINESS_MANAGER)

    page = post(
        manager,
        url,
        "boards:appoint",
        police.pk,
        **APPOINTED,
        is_nominated="on",
        nominated_on="14/8/2012",
        nominated_by="Chief Constable",
    )

    appointment = police.appointments.get()
    assert (appointment.started, appointment.nominated_on) == ("2012-09", "2012-08-14")
    assert "Chief inspector" in page.text


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"post": ""}, "Enter the post of the holder"),
        ({"ended": "August 2012"}, "Enter an end that is not before the start"),
        ({"inducted_on": "2013"}, "Tick what it belongs to, or leave it empty"),
        ({"user": "999999"}, "Select a valid choice"),
    ],
)
def test_an_appointment_that_cannot_be_is_explained(signed_in, url, police, body, said):
    manager = signed_in(Role.BUSINESS_MANAGER)

    page = post(manager, url, "boards:appoint", police.pk, **(APPOINTED | body)).text

    assert said in page
    assert not police.appointments.exists()


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"ended": ""}, "Enter the last day or month they held the seat"),
        ({"ended": "2011"}, "Enter an end that is not before the start"),
        ({"leaving_reason": ""}, "Choose why they leave the seat"),
        ({"leaving_reason": "other"}, "Say what the reason is"),
    ],
)
def test_leaving_says_when_and_why(signed_in, url, police, body, said):
    held = AppointmentFactory(board=police.board, seat=police, started="2012-04")
    manager = signed_in(Role.BUSINESS_MANAGER)
    leaving = {"ended": "March 2013", "leaving_reason": "resigned", "version": 1}

    page = post(manager, url, "boards:appointment_end", held.pk, **(leaving | body))

    held.refresh_from_db()
    assert said in page.text
    assert held.ended == ""


def test_who_left_shows_why_and_the_seat_as_vacant(signed_in, url, police):
    held = AppointmentFactory(board=police.board, seat=police, started="2012-04")
    manager = signed_in(Role.BUSINESS_MANAGER)

    page = post(
        manager,
        url,
        "boards:appointment_end",
        held.pk,
        ended="March 2013",
        leaving_reason="resigned",
        version=1,
    ).text

    assert "since April 2013" in page
    assert "Resigned" in read(manager, url, "boards:appointment_detail", held.pk)


# Agencies


def test_agency_is_renamed_and_the_tables_of_earlier_years_keep_the_name(
    signed_in, url, superintendent
):
    manager = signed_in(Role.BUSINESS_MANAGER)
    agency = superintendent.seat.agency

    page = post(
        manager,
        url,
        "boards:agency_rename",
        agency.pk,
        name="Constabulary",
        started="April 2013",
        version=1,
    ).text

    assert "until March 2013" in page
    year = [read(manager, url, "boards:personnel_year", year) for year in (2012, 2013)]
    assert "Avon Police" in year[0]
    assert "Constabulary" not in year[0]
    assert "Constabulary" in year[1]
    assert "Avon Police" not in year[1]


def test_agency_shows_its_seats_and_what_it_gave(signed_in, url, superintendent):
    agency = superintendent.seat.agency
    FundLineFactory(fund__board=agency.board, agency=agency, amount=44_293)

    page = read(signed_in(Role.OBSERVER), url, "boards:agency_detail", agency.pk)

    assert "Police" in page
    assert "44,293" in page


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ({}, {"Current"}),
        ({"state": "ended"}, {"Gone"}),
        ({"state": "all"}, {"Current", "Gone"}),
        ({"state": "all", "is_under_section_11": "True"}, {"Gone"}),
        ({"kind": "provider"}, {"Current"}),
        ({"words": "curr"}, {"Current"}),
    ],
)
def test_agencies_are_narrowed(signed_in, url, board, query, shown):
    AgencyFactory(board=board, name="Current", kind="provider")
    AgencyFactory(board=board, name="Gone", ended="2013-03", is_under_section_11=True)

    page = signed_in(Role.CHAIR).client.get(url("boards:agency_list", board), query)

    assert {agency.name for agency in page.context["agencies"]} == shown


def test_agency_that_merged_says_into_what(signed_in, url, board):
    gone, stays = AgencyFactory(board=board), AgencyFactory(board=board)
    manager = signed_in(Role.BUSINESS_MANAGER)

    page = post(
        manager,
        url,
        "boards:agency_end",
        gone.pk,
        ended="March 2013",
        merged_into=stays.pk,
        version=1,
    ).text

    assert stays.name in page
    assert "March 2013" in page
    other = post(
        manager, url, "boards:agency_end", stays.pk, merged_into=gone.pk, version=1
    ).text
    assert "Enter when it became part of the other agency" in other


# Roles


def test_giving_a_role_needs_what_the_role_needs(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)
    given = {"email": "new@example.org", "name": "Officer", "from_on": "2013-06-01"}

    for role, said in (
        ("board_member", "Select the agency they act for"),
        ("group_chair", "Select the group they chair"),
        ("inspector", "Enter the last day of the inspection"),
    ):
        page = post(manager, url, "boards:grant_add", role=role, **given).text
        assert said in page
    assert manager.board.grants.count() == 1


def test_a_role_is_given_listed_and_ended(signed_in, url, client):
    manager = signed_in(Role.BUSINESS_MANAGER)

    page = post(
        manager,
        url,
        "boards:grant_add",
        email="new@example.org",
        name="Officer",
        role="observer",
        from_on="2013-06-01",
    ).text

    assert "new@example.org" in page
    assert "has not signed in yet" in page
    grant = manager.board.grants.get(user__email="new@example.org")
    page = post(manager, url, "boards:grant_end", grant.pk, version=1).text
    assert "new@example.org" not in page
    ended = read(manager, url, "boards:grant_list", state="all")
    assert "new@example.org" in ended


def test_who_was_ended_is_out_on_the_next_request(signed_in, url, client):
    reader = signed_in(Role.OBSERVER)
    assert reader.client.get(url("boards:member_list", reader.board)).status_code == 200

    manager = signed_in(Role.BUSINESS_MANAGER)
    post(manager, url, "boards:grant_end", reader.grant.pk, version=1)
    client.force_login(reader.user)

    assert client.get(url("boards:member_list", reader.board)).status_code == 404


def test_business_support_is_not_offered_the_roles_it_may_not_give(signed_in, url):
    support = signed_in(Role.BUSINESS_SUPPORT)

    form = support.client.get(url("boards:grant_add", support.board)).context["form"]

    offered = {value for value, _ in form.fields["role"].choices}
    assert "chair" not in offered
    assert "business_manager" not in offered
    assert "business_support" in offered


def test_hand_over_shows_what_they_hold_and_ends_it(signed_in, url, police):
    leaver = signed_in(Role.LAY_MEMBER)
    AppointmentFactory(
        board=police.board, seat=police, user=leaver.user, post="Superintendent"
    )
    manager = signed_in(Role.BUSINESS_MANAGER)
    path = url("boards:hand_over", manager.board, leaver.grant.pk)

    form = manager.client.get(path)

    assert "Lay member" in form.text
    assert "Superintendent" in form.text
    body = {
        "last_day": "2013-06-01",
        "grants": [leaver.grant.pk],
        "appointments": [leaver.user.appointments.get().pk],
        "leaving_reason": "left_agency",
    }
    manager.client.post(path, body)
    leaver.grant.refresh_from_db()
    assert f"{leaver.grant.until_on}" == "2013-06-01"
    assert leaver.user.appointments.get().ended == "2013-06-01"
