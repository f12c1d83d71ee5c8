import datetime

import pytest

from boards.exceptions import ChangedMeanwhile, Refused
from boards.models import GroupShare, groups_seen_by
from boards.services import group_members, group_shares, group_terms, groups, names
from lscb.files.exceptions import FileRefused
from lscb.history.models import Event
from tests.factories.boards import (
    BoardFactory,
    GroupFactory,
    GroupMembershipFactory,
    TermsOfReferenceFactory,
)

JUNE = datetime.date(2012, 6, 13)


def day(text):
    return datetime.date.fromisoformat(text)


def test_add_group_puts_it_last(board, manager):
    GroupFactory(board=board, position=7)

    group = groups.add_group(
        board=board, name="Forum", kind="forum", reports="yearly", by=manager
    )

    assert (group.position, group.reports) == (8, "yearly")
    event = Event.objects.about(group).get()
    assert (event.verb, event.after) == ("group_added", {"name": "Forum"})


def test_two_groups_of_a_board_cannot_have_one_name(board, manager):
    GroupFactory(board=board, name="Forum")

    with pytest.raises(Refused, match="There is a group called Forum already"):
        groups.add_group(board=board, name="Forum", kind="forum", by=manager)


def test_edit_group_is_recorded_with_what_changed(board, manager):
    group = GroupFactory(board=board, purpose="Audits")

    groups.edit_group(
        group=group, version=1, kind=group.kind, purpose="Case audits", by=manager
    )

    event = Event.objects.about(group).get()
    assert event.before == {"purpose": "Audits"}
    assert event.after == {"purpose": "Case audits"}


def test_edit_group_refuses_a_change_made_meanwhile(board, manager):
    group = GroupFactory(board=board)
    groups.edit_group(group=group, version=1, purpose="First", by=manager)

    with pytest.raises(ChangedMeanwhile):
        groups.edit_group(group=group, version=1, purpose="Second", by=manager)

    group.refresh_from_db()
    assert group.purpose == "First"


@pytest.mark.parametrize("levels", [1, 2])
def test_a_group_cannot_be_part_of_what_is_under_it(board, manager, levels):
    group = lowest = GroupFactory(board=board)
    for _ in range(levels):
        lowest = GroupFactory(board=board, parent=lowest)

    with pytest.raises(Refused, match="choose another parent"):
        groups.edit_group(group=group, version=1, parent=lowest, by=manager)


def test_a_renamed_group_keeps_its_earlier_name_for_earlier_days(board, manager):
    group = GroupFactory(board=board, name="Training Committee")

    names.rename(
        row=group, version=1, name="Workforce Group", started="2013-04", by=manager
    )

    assert group.name_on(day("2013-03-31")) == "Training Committee"
    assert group.name_on(day("2013-04-01")) == group.name == "Workforce Group"


def test_a_name_corrected_leaves_no_earlier_name(board, manager):
    group = GroupFactory(board=board, name="Traning Group")

    names.rename(row=group, version=1, name="Training Group", started="", by=manager)

    assert group.name_on(JUNE) == "Training Group"
    assert not group.names.exists()


def test_a_second_name_cannot_start_before_the_first(board, manager):
    group = GroupFactory(board=board, name="A")
    names.rename(row=group, version=1, name="B", started="2013", by=manager)

    with pytest.raises(Refused, match="enter a later date"):
        names.rename(row=group, version=2, name="C", started="2012", by=manager)

    group.refresh_from_db()
    assert group.name == "B"


def test_end_group_says_who_took_over(board, manager):
    group, after = GroupFactory(board=board), GroupFactory(board=board)

    groups.end_group(
        group=group, version=1, ended="2013-03", succeeded_by=after, by=manager
    )

    assert [*board.groups.current(day("2013-03-31"))] == [group, after]
    assert [*board.groups.current(day("2013-04-01"))] == [after]
    assert [*after.succeeds.all()] == [group]


@pytest.mark.parametrize(
    ("ended", "itself", "words"),
    [
        pytest.param("", False, "Enter when", id="without an end"),
        pytest.param("2013", True, "cannot take over from itself", id="itself"),
    ],
)
def test_end_group_refuses(board, manager, ended, itself, words):
    group = GroupFactory(board=board)
    other = group if itself else GroupFactory(board=board)

    with pytest.raises(Refused, match=words):
        groups.end_group(
            group=group, version=1, ended=ended, succeeded_by=other, by=manager
        )


def test_a_member_who_left_sits_on_the_group_until_then(board, manager):
    member = GroupMembershipFactory(group__board=board)

    group_members.end_group_member(
        membership=member, version=1, ended="2013-03", by=manager
    )

    sitting = member.group.memberships
    for at, wanted in (("2013-03-31", [member]), ("2013-04-01", [])):
        assert [*sitting.in_force_between(day(at), day(at))] == wanted
    event = Event.objects.about(member.group).get()
    assert (event.verb, event.after["until"]) == ("group_member_left", "2013-03")


def test_edit_group_member_names_the_member_in_the_history(board, manager):
    member = GroupMembershipFactory(group__board=board, post="Named Nurse")

    group_members.edit_group_member(
        membership=member, version=1, role="vice_chair", by=manager
    )

    event = Event.objects.about(member.group).get()
    assert event.after == {"member": "Named Nurse", "role": "vice_chair"}
    assert event.before == {"member": "Named Nurse", "role": "member"}


def test_a_membership_cannot_end_before_it_starts(board, manager):
    member = GroupMembershipFactory(group__board=board, started="2013-04")

    with pytest.raises(Refused, match="not before the start"):
        group_members.end_group_member(
            membership=member, version=1, ended="2013-03", by=manager
        )


@pytest.mark.parametrize(
    ("approved", "due"),
    [
        pytest.param("2012-06-13", "2013-06-13", id="any day"),
        pytest.param("2012-02-29", "2013-03-01", id="a leap day"),
    ],
)
def test_terms_of_reference_are_due_for_review_after_a_year(
    board, manager, approved, due
):
    terms = group_terms.add_terms(
        group=GroupFactory(board=board),
        content=b"The group meets quarterly.",
        name="terms.txt",
        approved_on=day(approved),
        by=manager,
    )

    assert terms.review_due_on == day(due)
    assert terms.file.board == board
    assert not terms.is_overdue(day(due))
    assert terms.is_overdue(day(due) + datetime.timedelta(days=1))


def test_terms_that_are_not_taken_leave_nothing_behind(board, manager):
    group = GroupFactory(board=board)

    with pytest.raises(FileRefused):
        group_terms.add_terms(
            group=group, content=b"x", name="terms.exe", approved_on=JUNE, by=manager
        )

    assert not group.terms.exists()


def test_a_new_version_stands_before_those_it_replaces(board, manager):
    old = TermsOfReferenceFactory(group__board=board, approved_on=JUNE)

    new = group_terms.add_terms(
        group=old.group,
        content=b"The group meets monthly.",
        name="terms.txt",
        approved_on=day("2013-03-13"),
        by=manager,
    )

    assert [*old.group.terms.all()] == [new, old]


def test_review_terms_sets_the_next_review_a_year_on(board, manager):
    terms = TermsOfReferenceFactory(group__board=board, approved_on=JUNE)

    group_terms.review_terms(
        terms=terms, version=1, reviewed_on=day("2013-05-01"), by=manager
    )

    assert terms.review_due_on == day("2014-05-01")


def test_a_shared_group_is_seen_by_the_other_board_alone(board, manager):
    group = GroupFactory(board=board)
    other, third = BoardFactory(), BoardFactory()

    share = group_shares.share_group(group=group, board=other, by=manager)

    assert [*groups_seen_by(other)] == [group]
    assert [*groups_seen_by(third)] == []
    group_shares.stop_sharing_group(share=share, by=manager)
    assert [*groups_seen_by(other)] == []


def test_a_group_is_shared_once_and_never_with_its_own_board(board, manager):
    group, other = GroupFactory(board=board), BoardFactory()
    group_shares.share_group(group=group, board=other, by=manager)

    for whom, words in ((other, "already"), (board, "own")):
        with pytest.raises(Refused, match=words):
            group_shares.share_group(group=group, board=whom, by=manager)

    assert GroupShare.objects.count() == 1


@pytest.mark.parametrize("positions", [(0, 1, 2), (4, 4, 4)])
def test_groups_move_among_those_that_go_on(board, manager, positions):
    first, second, third = (
        GroupFactory(board=board, position=position) for position in positions
    )
    GroupFactory(board=board, is_external=True)
    GroupFactory(board=board, ended="2012", position=second.position)

    groups.move_group(group=third, direction="up", by=manager)

    going_on = board.groups.internal().current(board.today)
    assert list(going_on.in_printed_order()) == [first, third, second]
    assert Event.objects.about(third).get(verb="group_moved").after == {
        "direction": "up"
    }
    with pytest.raises(Refused, match="at that end of the board's own groups"):
        groups.move_group(group=first, direction="up", by=manager)
