import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from boards.models import Role
from lscb.history.checking import faults_in
from lscb.history.models import Chain, Event
from lscb.history.services import record
from tests.factories.boards import AgencyFactory, BoardFactory, RestrictionFactory
from tests.factories.reviews import ReviewFactory


@pytest.fixture
def chain_of_five(board, manager):
    agency = AgencyFactory(board=board)
    for number in range(1, 6):
        record("agency_changed", about=agency, by=manager, after={"number": number})
    return Chain.objects.get(key=f"board:{board.pk}")


def faults(chain):
    chain.refresh_from_db()
    return list(faults_in(chain))


def test_record_keeps_who_when_before_and_after(board, manager):
    agency = AgencyFactory(board=board, name="Police")

    record(
        "agency_renamed",
        about=agency,
        by=manager,
        before={"name": "Force"},
        after={"name": "Police"},
    )

    event = Event.objects.about(agency).get()
    assert (event.title, event.who) == ("Agency renamed", manager.user.name)
    assert [(c.label, c.before, c.after) for c in event.changes] == [
        ("Name", "Force", "Police")
    ]
    assert event.board == board


def test_changes_speak_of_the_field_and_the_choice(board, manager):
    review = ReviewFactory(board=board)

    record(
        "review_opened",
        about=review,
        by=manager,
        after={
            "kind": "inspection",
            "report_expected": "2013-05",
            "asked for": "2013-14",
        },
    )

    event = Event.objects.about(review).get()
    assert [(c.label, c.after) for c in event.changes] == [
        ("Asked for", "2013-14"),
        ("Kind", "Inspection"),
        ("Report expected", "May 2013"),
    ]


def test_record_goes_with_the_change_it_belongs_to(board, manager):
    agency = AgencyFactory(board=board)

    @transaction.atomic
    def change_and_fail():
        record("agency_changed", about=agency, by=manager)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        change_and_fail()

    assert not Event.objects.exists()


def test_each_board_has_a_chain_of_its_own(board, manager):
    for where in (board, BoardFactory()):
        record("agency_changed", about=AgencyFactory(board=where), by=manager)

    assert set(Event.objects.values_list("sequence", flat=True)) == {1}


def test_an_untouched_chain_has_no_fault(chain_of_five):
    assert faults(chain_of_five) == []


@pytest.mark.parametrize("sequence", [1, 3, 5])
@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"verb": "nothing_happened"}, id="verb"),
        pytest.param({"actor_label": "Somebody else"}, id="actor"),
        pytest.param({"after": {"number": 99}}, id="value"),
        pytest.param(
            {"after": {"number": 99}, "values_hash": "0" * 64}, id="value and hash"
        ),
        pytest.param({"about_id": "0"}, id="row"),
        pytest.param({"digest": "0" * 64}, id="digest"),
    ],
)
def test_a_changed_event_is_found(chain_of_five, sequence, change):
    chain_of_five.events.filter(sequence=sequence).update(**change)

    assert faults(chain_of_five)


@pytest.mark.parametrize("sequence", [1, 3, 5])
def test_a_deleted_event_is_found(chain_of_five, sequence):
    chain_of_five.events.filter(sequence=sequence).delete()

    assert faults(chain_of_five)


def test_a_tail_cut_off_with_the_head_made_to_fit_is_found(chain_of_five):
    chain_of_five.events.filter(sequence__gt=3).delete()
    last = chain_of_five.events.get(sequence=3)
    Chain.objects.filter(pk=chain_of_five.pk).update(length=3, last_digest=last.digest)

    assert faults(chain_of_five)


def test_a_chain_recomputed_without_the_key_is_found(
    chain_of_five, settings, board, manager
):
    settings.HISTORY_KEY = "a guess"
    record("agency_changed", about=AgencyFactory(board=board), by=manager)
    settings.HISTORY_KEY = settings.SECRET_KEY

    assert faults(chain_of_five)


def test_two_events_that_changed_places_are_found(chain_of_five):
    chain_of_five.events.filter(sequence=2).update(sequence=9)
    chain_of_five.events.filter(sequence=3).update(sequence=2)
    chain_of_five.events.filter(sequence=9).update(sequence=3)

    assert faults(chain_of_five)


def test_check_history_says_what_is_wrong_and_fails(chain_of_five, capsys):
    call_command("check_history")
    assert "no fault found" in capsys.readouterr().out

    chain_of_five.events.filter(sequence=2).update(verb="nothing_happened")

    with pytest.raises(CommandError, match="event 2 was changed"):
        call_command("check_history")


def test_events_about_restricted_rows_stay_with_their_readers(board, acting):
    observer, chair = acting(Role.OBSERVER), acting(Role.CHAIR)
    agency = AgencyFactory(board=board)
    agency.restriction = RestrictionFactory(board=board)
    record("agency_changed", about=agency, by=chair)

    assert board.events.visible_to(observer).count() == 0
    assert board.events.visible_to(chair).count() == 1
