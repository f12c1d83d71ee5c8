"""Changing agencies, seats and appointments: what is stored, refused and told in the history."""

import pytest
from django.db import IntegrityError, transaction

from boards.exceptions import ChangedMeanwhile, Refused
from boards.models import AgencyName, Appointment
from boards.services import agencies, appointments, names, seats
from lscb.history.models import Event
from tests.factories.boards import AgencyFactory, AppointmentFactory, SeatFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency(board):
    return AgencyFactory(board=board, name="Primary Care Trust")


@pytest.fixture
def seat(board):
    return SeatFactory(board=board, printed_name="Police")


@pytest.fixture
def appointment(seat):
    return AppointmentFactory(board=seat.board, seat=seat, post="Superintendent")


def last_event(row):
    return Event.objects.about(row).newest_first().first()


# Agencies


def test_rename_keeps_every_name_with_its_dates(agency, manager):
    names.rename(row=agency, version=1, name="Cluster", started="2012-04", by=manager)
    names.rename(row=agency, version=2, name="CCG", started="2013-04", by=manager)

    assert list(agency.names.values_list("name", "started", "ended")) == [
        ("Primary Care Trust", "", "2012-03"),
        ("Cluster", "2012-04", "2013-03"),
        ("CCG", "2013-04", ""),
    ]
    assert agency.name == "CCG"
    assert last_event(agency).after == {"name": "CCG", "from": "2013-04"}


def test_rename_without_a_date_corrects_and_keeps_no_earlier_name(agency, manager):
    names.rename(row=agency, version=1, name="Primary Care", started="", by=manager)

    assert agency.name == "Primary Care"
    assert not agency.names.exists()


def test_rename_before_the_present_name_began_is_refused_and_changes_nothing(
    agency, manager
):
    names.rename(row=agency, version=1, name="CCG", started="2013-04", by=manager)

    with pytest.raises(Refused, match="enter a later date"):
        names.rename(row=agency, version=2, name="ICB", started="2012-07", by=manager)

    agency.refresh_from_db()
    assert agency.name == "CCG"
    assert agency.names.count() == 2


def test_two_agencies_of_a_board_cannot_have_one_name(agency, board, manager):
    with pytest.raises(Refused, match="There is an agency called Primary Care Trust"):
        agencies.add_agency(
            board=board, name="Primary Care Trust", kind="statutory", by=manager
        )
    other = AgencyFactory(board=board)
    with pytest.raises(Refused, match="There is an agency called"):
        names.rename(
            row=other,
            version=1,
            name="Primary Care Trust",
            started="2013",
            by=manager,
        )


def test_organisation_is_shared_by_its_code(agency, board, manager):
    other = agencies.add_agency(
        board=board,
        name="Hospital",
        kind="provider",
        organisation_code="RD1",
        by=manager,
    )
    agencies.edit_agency(agency=agency, version=1, organisation_code="RD1", by=manager)

    assert agency.organisation == other.organisation


def test_an_agency_does_not_merge_into_itself(agency, manager):
    with pytest.raises(Refused, match="cannot merge into itself"):
        agencies.end_agency(
            agency=agency, version=1, ended="2013-03", merged_into=agency, by=manager
        )


def test_the_database_refuses_a_merger_without_an_end(agency, board):
    agency.merged_into = AgencyFactory(board=board)
    with pytest.raises(IntegrityError), transaction.atomic():
        agency.save()


@pytest.mark.parametrize("started", ["2012", "2013"])
def test_the_database_refuses_two_current_names(agency, started):
    AgencyName.objects.create(agency=agency, name="One", started="2012")
    with pytest.raises(IntegrityError), transaction.atomic():
        AgencyName.objects.create(agency=agency, name="Other", started=started)


# Seats


def test_seat_is_edited_with_before_and_after_of_what_changed(seat, manager):
    seats.edit_seat(
        seat=seat,
        version=1,
        printed_name="Constabulary",
        member_class="core",
        by=manager,
    )

    event = last_event(seat)
    assert (event.before, event.after) == (
        {"printed_name": "Police"},
        {"printed_name": "Constabulary"},
    )


def test_seat_changed_meanwhile_is_refused(seat, manager):
    seats.edit_seat(seat=seat, version=1, represents="One", by=manager)

    with pytest.raises(ChangedMeanwhile):
        seats.edit_seat(seat=seat, version=1, represents="Other", by=manager)

    assert seat.represents == "One"


def test_seat_cannot_end_before_it_began(board, manager):
    seat = SeatFactory(board=board, started="2013-04")

    with pytest.raises(Refused, match="not before the start"):
        seats.end_seat(seat=seat, version=1, ended="2013-03", by=manager)


def test_new_seats_come_last(board, seat, manager):
    added = seats.add_seat(
        board=board, printed_name="Fire", member_class="core", by=manager
    )

    assert list(board.seats.in_printed_order()) == [seat, added]


@pytest.mark.parametrize("positions", [(0, 1, 2), (4, 4, 4)])
def test_seats_move_among_their_class(board, manager, positions):
    first, second, third = (
        SeatFactory(board=board, position=position) for position in positions
    )

    seats.move_seat(seat=third, direction="up", by=manager)

    assert list(board.seats.in_printed_order()) == [first, third, second]
    with pytest.raises(Refused, match="at that end"):
        seats.move_seat(seat=first, direction="up", by=manager)


def test_a_seat_moves_past_those_that_have_ended(board, manager):
    first, ended, last = (
        SeatFactory(board=board, position=position, ended=end)
        for position, end in enumerate(("", "2012", ""))
    )

    seats.move_seat(seat=last, direction="up", by=manager)

    there = board.seats.there_on(board.today).in_printed_order()
    assert list(there) == [last, first]
    ended.refresh_from_db()
    assert ended.version == 1


def test_attendance_keeps_an_order_of_its_own(board):
    first = SeatFactory(board=board, position=1, attendance_position=9)
    second = SeatFactory(board=board, position=2)

    assert list(board.seats.in_attendance_order()) == [second, first]
    assert list(board.seats.in_printed_order()) == [first, second]


# Appointments


def test_ending_keeps_the_reason(appointment, manager):
    appointments.end_appointment(
        appointment=appointment,
        version=1,
        ended="2013-03",
        leaving_reason="changed_post",
        leaving_words="Now in another force",
        by=manager,
    )

    assert last_event(appointment).after == {
        "ended": "2013-03",
        "leaving_reason": "changed_post",
        "leaving_words": "Now in another force",
    }


def test_taking_the_end_back_takes_its_reason_along(appointment, manager):
    appointments.end_appointment(
        appointment=appointment,
        version=1,
        ended="2013-03",
        leaving_reason="resigned",
        by=manager,
    )

    appointments.edit_appointment(
        appointment=appointment, version=2, ended="", by=manager
    )

    assert (appointment.ended, appointment.leaving_reason) == ("", "")


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"leaving_reason": "resigned"}, id="a reason without an end"),
        pytest.param(
            {"leaving_reason": "other", "ended": "2013"}, id="another reason, untold"
        ),
    ],
)
def test_the_database_refuses_an_appointment_with(appointment, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        Appointment.objects.filter(pk=appointment.pk).update(**values)


def test_appointing_tells_what_is_on_paper(seat, manager):
    appointment = appointments.appoint(
        seat=seat,
        post="Superintendent",
        is_nominated=True,
        nominated_by="Chief Constable",
        may_speak=True,
        by=manager,
    )

    assert last_event(appointment).after == {
        "post": "Superintendent",
        "is_nominated": True,
        "nominated_by": "Chief Constable",
        "may_speak": True,
    }
    assert appointment.papers_missing == [
        "Statement of role given",
        "Commits the agency on policy and practice",
        "Holds the agency to account",
        "Induction",
    ]
    assert (
        appointment.papers_missing_in_short
        == "statement of role, 2 of 3 powers, induction"
    )


@pytest.mark.parametrize(
    ("member_class", "missing"),
    [
        ("core", "nomination, statement of role, 3 powers, induction"),
        ("associate", "statement of role, 3 powers, induction"),
        ("lay", "statement of role, induction"),
        ("chair", "statement of role"),
        ("staff", ""),
    ],
)
def test_what_is_asked_for_depends_on_the_class(board, member_class, missing):
    seat = SeatFactory(board=board, member_class=member_class)

    appointment = AppointmentFactory(board=board, seat=seat)

    assert appointment.papers_missing_in_short == missing
