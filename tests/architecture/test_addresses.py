"""Every address of a board, from the URLconf, tried as everybody who might come."""

import pytest

from boards.models import Role
from boards.permissions import Permission
from boards.views import BoardViewMixin

from . import checks
from .addresses import BOARD, TRIED
from .asking import ask
from .world import KEEPS_NOTHING_FROM

ALL_OF_BOARD = {address.name: address for address in TRIED}
each_address = pytest.mark.parametrize(
    "address", TRIED, ids=lambda address: address.name
)


@each_address
def test_view_asks_for_the_permission_in_the_table(address):
    permission, scope = BOARD[address.name]

    assert issubclass(address.view, BoardViewMixin)
    assert address.view.permission_required == permission
    is_narrowed = address.view.has_permission is not BoardViewMixin.has_permission
    assert is_narrowed == bool(scope)


# Tried as everybody


@each_address
def test_address_answers_those_the_table_lets_in_and_refuses_the_others(world, address):
    assert list(checks.wrong_by_role(world, address)) == []


@each_address
def test_address_survives_garbage(world, address):
    assert list(checks.wrong_with_garbage(world, address)) == []


@each_address
def test_address_answers_htmx(world, address):
    assert list(checks.wrong_with_htmx(world, address)) == []


@each_address
def test_address_is_not_found_by_outsiders(world, address):
    assert list(checks.wrong_for_outsiders(world, address)) == []


@each_address
def test_a_role_on_another_board_counts_for_nothing_here(world, address):
    assert list(checks.wrong_where_roles_meet(world, address)) == []


@each_address
def test_address_does_not_find_rows_of_another_board(world, address):
    assert list(checks.wrong_with_foreign_rows(world, address)) == []
    assert list(checks.wrong_with_numbers(world, address)) == []


def test_a_grant_that_ended_yesterday_opens_nothing_from_the_next_request_on(world):
    manager = world.people[Role.BUSINESS_MANAGER]
    path = f"/{world.here.board.slug}/"
    assert ask(manager.client, "get", path).status == 200

    world.end_grant(manager)

    for address in TRIED:
        path = checks.path_at(address, world.here)
        assert list(checks.unlike(manager, path, checks.HIDDEN)) == []


def test_somebody_made_inactive_is_a_stranger_from_the_next_request_on(world):
    manager = world.people[Role.BUSINESS_MANAGER]

    manager.user.is_active = False
    manager.user.save()

    for address in TRIED:
        path = checks.path_at(address, world.here)
        for _, answer in checks.asked(manager.client, path):
            assert answer.is_way_to_sign_in


def test_choices_offer_no_row_of_another_board(world):
    offered = {
        (address.name, name): is_taken
        for address in TRIED
        for name, is_taken in checks.foreign_choices(world, address)
    }

    assert not any(offered.values()), offered
    assert offered.keys() >= {
        ("workplan:risk_raise", "lead_agency"),
        ("workplan:risk_edit", "lead_agency"),
        ("workplan:challenge_list", "agency"),
        ("workplan:challenge_raise", "to_agencies"),
        ("workplan:challenge_edit", "from_group"),
        ("workplan:challenge_risk_link", "risk"),
        ("performance:section_11_open", "agencies"),
    }


# Rows that are not for everybody who may come


def tried_on(world, side):
    """The addresses that `side` makes a difference to."""
    return [
        address
        for address in TRIED
        if checks.arguments_of(address, side)
        != checks.arguments_of(address, world.here)
    ]


def wrong_on_all(world, side, may_read, **options):
    """Problems by address, and the names of the addresses that were tried."""
    tried = tried_on(world, side)
    problems = {
        address.name: list(checks.wrong_with(world, address, side, may_read, **options))
        for address in tried
    }
    names = {address.name for address in tried}
    return {name: found for name, found in problems.items() if found}, names


def test_restricted_rows_are_found_by_manager_and_chair_alone(world):
    problems, tried = wrong_on_all(
        world, world.here.hidden, KEEPS_NOTHING_FROM.__contains__
    )

    assert problems == {}
    assert tried >= {
        "workplan:action_detail",
        "workplan:action_cell",
        "workplan:report_back_mark",
        "workplan:risk_detail",
        "workplan:challenge_detail",
        "workplan:highlight_report_detail",
        "workplan:highlight_report_file",
        "reviews:review_detail",
    }


def test_restricted_rows_are_found_by_the_readers_they_name(world):
    problems, _ = wrong_on_all(
        world, world.here.hidden, lambda role: True, people=world.named
    )

    assert problems == {}


def test_draft_annual_reports_are_found_by_their_authors_manager_and_chair(world):
    here = world.here
    drafts = here.but(
        report=here.draft_report,
        section=here.draft_section,
        edition=here.draft_edition,
        job=here.draft_job,
    )

    problems, tried = wrong_on_all(world, drafts, reads_drafts)

    assert problems == {}
    assert tried >= {"reporting:report_detail", "reporting:edition_download"}


def test_editions_made_of_a_draft_stay_with_those_who_read_drafts(world):
    early = world.here.but(edition=world.here.early_edition)

    problems, tried = wrong_on_all(world, early, reads_drafts)

    assert problems == {}
    assert tried == {"reporting:edition_download"}


def reads_drafts(role):
    return checks.may(role, Permission.READ_DRAFT_REPORT)


def receives(role):
    return checks.may(role, Permission.RECEIVE_HIGHLIGHT_REPORT)


def test_drafts_of_the_own_group_are_found_by_its_chair_and_who_receives_them(world):
    here = world.here
    own = here.but(
        highlight_report=here.highlight_draft, attachment=here.draft_attachment
    )

    problems, tried = wrong_on_all(
        world, own, lambda role: receives(role) or role == Role.GROUP_CHAIR
    )

    assert problems == {}
    assert tried >= {
        "workplan:highlight_report_detail",
        "workplan:highlight_report_file",
    }


def test_drafts_of_other_groups_are_found_by_who_receives_them(world):
    here = world.here
    others = here.but(
        highlight_report=here.others_draft, attachment=here.others_attachment
    )

    problems, _ = wrong_on_all(world, others, receives)

    assert problems == {}


def test_what_is_done_for_the_own_group_is_refused_for_another(world):
    here = world.here
    others = here.but(
        group=here.other_group,
        group_meeting=here.others_meeting,
        group_membership=here.others_membership,
        agenda_item=here.others_item,
        paper=here.others_paper,
        pledge=here.others_pledge,
        pack=here.others_pack,
        highlight_draft=here.others_draft,
        draft_attachment=here.others_attachment,
    )
    scoped = [a for a in tried_on(world, others) if checks.scope_of(a) == "group"]

    problems = {
        address.name: list(
            checks.wrong_with(
                world, address, others, receives, otherwise=checks.REFUSED_OR_HIDDEN
            )
        )
        for address in scoped
    }

    assert {name for name, (_, scope) in BOARD.items() if scope == "group"} == {
        *problems
    }
    assert not any(problems.values()), problems


def test_the_plan_of_a_group_is_kept_by_its_chair_and_by_who_manages(world):
    here = world.here
    kept = [a for a in tried_on(world, here.of_group) if checks.scope_of(a) == "plan"]

    def keeps(role):
        return role == Role.GROUP_CHAIR or checks.may(role, Permission.MANAGE_WORKPLAN)

    problems = []
    for address in kept:
        own, others = (
            checks.path_at(address, here, checks.arguments_of(address, side))
            for side in (here.of_group, here.of_other_group)
        )
        for role, who in world.people.items():
            wanted = checks.ANSWERED if keeps(role) else checks.REFUSED
            problems += checks.unlike(who, own, wanted)
        problems += checks.unlike(
            world.people[Role.GROUP_CHAIR], others, checks.REFUSED
        )

    assert problems == []
    assert {name for name, (_, scope) in BOARD.items() if scope == "plan"} == {
        address.name for address in kept
    }


def test_actions_are_updated_by_those_who_lead_them_and_by_who_manages(world):
    others = world.here.but(action=world.here.others_action)
    address = ALL_OF_BOARD["workplan:action_update"]

    problems = checks.wrong_with(
        world,
        address,
        others,
        lambda role: checks.may(role, Permission.MANAGE_WORKPLAN),
        otherwise=checks.REFUSED,
    )

    assert list(problems) == []
