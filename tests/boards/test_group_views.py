import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from boards.models import Group, Role
from tests.factories.boards import (
    AgencyFactory,
    AppointmentFactory,
    BoardFactory,
    GroupFactory,
    GroupMembershipFactory,
    GroupShareFactory,
    MeetingFactory,
    RoleGrantFactory,
    SeatFactory,
    TermsOfReferenceFactory,
)


@pytest.fixture
def manager_here(signed_in):
    return signed_in(Role.BUSINESS_MANAGER)


@pytest.fixture
def shared(board):
    """A panel of another board that is shared with this one."""
    panel = GroupFactory(kind="panel", name="Overview Panel")
    GroupShareFactory(group=panel, board=board)
    return panel


def test_group_list_shows_what_goes_on_and_counts_it(signed_in, url):
    reader = signed_in(Role.OBSERVER)
    GroupFactory(board=reader.board, name="Executive")
    GroupFactory(board=reader.board, name="Old Committee", ended="2013-03")
    GroupFactory(name="Somebody else's")

    page = reader.client.get(url("boards:group_list", reader.board)).text

    assert "Executive" in page
    assert "1 group<" in page
    assert "Old Committee" not in page
    assert "Somebody else" not in page
    assert "Add a group" not in page


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        pytest.param({"kind": "panel"}, ["Panel"], id="kind"),
        pytest.param({"is_external": "True"}, ["Panel"], id="external"),
        pytest.param({"is_external": "False"}, ["Practice", "Forum"], id="own"),
        pytest.param({"reports": "yearly"}, ["Forum"], id="how often"),
        pytest.param({"words": "audit"}, ["Practice"], id="words of the purpose"),
        pytest.param({"state": "ended"}, ["Committee"], id="ended"),
    ],
)
def test_group_list_is_narrowed(signed_in, url, query, shown):
    reader = signed_in(Role.OBSERVER)

    def add(name, **values):
        GroupFactory(board=reader.board, name=name, is_reporting=False, **values)

    add("Practice", purpose="Case audit", position=1)
    add("Forum", reports="yearly", position=2)
    add("Panel", kind="panel", is_external=True)
    add("Committee", ended="2013-03")

    response = reader.client.get(url("boards:group_list", reader.board), query)

    assert [group.name for group in response.context["groups"]] == shown


def test_group_list_draws_who_answers_to_whom_and_says_it_too(signed_in, url):
    reader = signed_in(Role.OBSERVER)
    top = GroupFactory(board=reader.board, kind="board", name="The Board")
    GroupFactory(board=reader.board, parent=top, name="Practice")

    page = reader.client.get(url("boards:group_list", reader.board)).text

    assert "Part of The Board: Practice (Sub-group)." in page
    assert "The structure as a list" in page


def test_a_group_moves_with_a_button_that_says_which(manager_here, url):
    board = manager_here.board
    first, second = (
        GroupFactory(board=board, name=f"Group {n}", position=n) for n in (1, 2)
    )
    listed = url("boards:group_list", board)
    assert "Move up Group 2" in manager_here.client.get(listed).text
    assert "Move up" not in manager_here.client.get(listed, {"words": "Group"}).text

    moved = manager_here.client.post(
        url("boards:group_move", board, second.pk), {"direction": "up"}
    )

    assert moved.url == f"{listed}#group-{second.pk}"
    assert list(board.groups.in_printed_order()) == [second, first]
    again = url("boards:group_move", board, second.pk)
    page = manager_here.client.post(again, {"direction": "up"}, follow=True).text
    assert "at that end" in page


def test_who_may_not_change_is_not_offered_to_move(signed_in, url):
    reader = signed_in(Role.BOARD_MEMBER)
    GroupFactory(board=reader.board)

    page = reader.client.get(url("boards:group_list", reader.board)).text

    assert "Move up" not in page


def test_the_board_among_its_groups_shows_its_chair_and_its_seats(signed_in, url):
    reader = signed_in(Role.OBSERVER)
    board = reader.board
    whole = GroupFactory(board=board, kind="board", name="Safeguarding Board")
    chair = SeatFactory(board=board, member_class="chair")
    AppointmentFactory(board=board, seat=chair, post="Head of an inspectorate")
    AppointmentFactory(board=board, seat=chair, post="Her deputy", is_deputy=True)
    SeatFactory(board=board, printed_name="Vacant one")

    listed = reader.client.get(url("boards:group_list", board))
    page = reader.client.get(url("boards:group_detail", board, whole.pk)).text

    assert "Head of an inspectorate" in listed.text
    assert "1 of 2 seats held" in listed.text
    assert "1 of 2 seats held" in page
    assert "Nobody sits on it" not in page
    exported = reader.client.get(url("boards:group_list", board), {"format": "csv"})
    assert "Head of an inspectorate" in exported.content.decode()


def test_group_list_costs_the_same_however_many(
    manager_here, url, django_assert_max_num_queries
):
    for _ in range(6):
        group = GroupFactory(board=manager_here.board)
        GroupMembershipFactory(group=group)
        SeatFactory(board=manager_here.board)

    with django_assert_max_num_queries(22):
        manager_here.client.get(url("boards:group_list", manager_here.board))


def test_add_a_group(manager_here, url):
    top = GroupFactory(board=manager_here.board, kind="board")

    response = manager_here.client.post(
        url("boards:group_add", manager_here.board),
        {
            "name": "Overview Panel",
            "kind": "panel",
            "short_name": "CDOP",
            "is_external": "on",
            "area_name": "Four areas",
            "parent": top.pk,
            "reports": "yearly",
            "started": "April 2008",
        },
    )

    group = manager_here.board.groups.get(name="Overview Panel")
    assert response.url == group.get_absolute_url()
    assert (group.kind, group.is_external, group.started) == ("panel", True, "2008-04")
    assert (group.parent, group.area_name) == (top, "Four areas")


def test_edit_a_group_that_somebody_else_changed_keeps_both_texts(manager_here, url):
    group = GroupFactory(board=manager_here.board, purpose="As it was")
    Group.objects.filter(pk=group.pk).update(version=2, purpose="Theirs")

    response = manager_here.client.post(
        url("boards:group_edit", manager_here.board, group.pk),
        {"kind": group.kind, "purpose": "Mine", "version": 1},
    )

    assert response.status_code == 409
    assert "Theirs" in response.text
    assert "Mine" in response.text
    group.refresh_from_db()
    assert group.purpose == "Theirs"


def test_rename_a_group_from_a_date(manager_here, url):
    group = GroupFactory(board=manager_here.board, name="Committee")

    manager_here.client.post(
        url("boards:group_rename", manager_here.board, group.pk),
        {"name": "Sub-group", "started": "April 2013", "version": 1},
    )

    page = manager_here.client.get(group.get_absolute_url()).text
    assert "Committee" in page
    assert "until March 2013" in page
    assert "from April 2013" in page


def test_end_a_group_asks_for_the_date_its_work_passed_on(manager_here, url):
    group = GroupFactory(board=manager_here.board)
    other = GroupFactory(board=manager_here.board)

    response = manager_here.client.post(
        url("boards:group_end", manager_here.board, group.pk),
        {"ended": "", "succeeded_by": other.pk, "version": 1},
    )

    assert "Enter when its work passed" in response.text


def test_members_are_added_edited_and_leave(manager_here, url):
    group = GroupFactory(board=manager_here.board)
    agency = AgencyFactory(board=manager_here.board)
    address = url("boards:group_member_add", manager_here.board, group.pk)
    manager_here.client.post(
        address, {"post": "Named Nurse", "agency": agency.pk, "role": "member"}
    )
    member = group.memberships.get()

    manager_here.client.post(
        url("boards:group_member_edit", manager_here.board, group.pk, member.pk),
        {"post": "Named Nurse", "role": "chair", "version": 1},
    )
    manager_here.client.post(
        url("boards:group_member_end", manager_here.board, group.pk, member.pk),
        {"ended": "March 2013", "version": 2},
    )

    member.refresh_from_db()
    assert (member.role, member.agency, member.ended) == ("chair", None, "2013-03")
    page = manager_here.client.get(group.get_absolute_url()).text
    assert "Nobody sits on it now" in page
    assert "Earlier and later members (1)" in page


def test_the_chair_comes_first_and_one_who_left_is_not_the_chair(signed_in, url):
    reader = signed_in(Role.OBSERVER)
    group = GroupFactory(board=reader.board)
    for post, role, ended in (
        ("Named Nurse", "member", ""),
        ("Head of service", "chair", ""),
        ("Former head", "chair", "2012-06"),
    ):
        GroupMembershipFactory(group=group, post=post, role=role, ended=ended)

    page = reader.client.get(group.get_absolute_url()).text
    listed = reader.client.get(url("boards:group_list", reader.board)).text

    assert page.index("Head of service") < page.index("Named Nurse")
    assert "Head of service" in listed
    assert "Former head" not in listed


def test_terms_of_reference_are_uploaded_and_handed_out(manager_here, url):
    group = GroupFactory(board=manager_here.board)
    file = SimpleUploadedFile("terms.txt", b"The group meets quarterly.")

    manager_here.client.post(
        url("boards:terms_add", manager_here.board, group.pk),
        {"file": file, "approved_on": "2013-03-13"},
    )

    terms = group.terms.get()
    assert terms.review_due_on == datetime.date(2014, 3, 13)
    answer = manager_here.client.get(
        url("boards:terms_file", manager_here.board, group.pk, terms.pk)
    )
    assert b"".join(answer) == b"The group meets quarterly."


def test_terms_that_are_not_taken_say_what_to_do(manager_here, url):
    group = GroupFactory(board=manager_here.board)
    file = SimpleUploadedFile("terms.exe", b"MZ")

    response = manager_here.client.post(
        url("boards:terms_add", manager_here.board, group.pk),
        {"file": file, "approved_on": "2013-03-13"},
    )

    assert response.status_code == 422
    assert "Upload a PDF, Word" in response.text
    assert not group.terms.exists()


@pytest.mark.parametrize(
    ("due", "is_flagged"),
    [
        pytest.param(datetime.date(2013, 5, 7), True, id="a day over"),
        pytest.param(datetime.date(2013, 5, 8), False, id="due today"),
    ],
)
def test_an_overdue_review_is_flagged_on_the_page_and_in_the_list(
    signed_in, url, due, is_flagged
):
    reader = signed_in(Role.OBSERVER)
    terms = TermsOfReferenceFactory(
        group__board=reader.board,
        approved_on=datetime.date(2012, 3, 1),
        review_due_on=due,
    )

    for address in (
        terms.group.get_absolute_url(),
        url("boards:group_list", reader.board),
    ):
        assert ("Review overdue" in reader.client.get(address).text) is is_flagged


def test_a_review_before_the_approval_is_refused(manager_here, url):
    terms = TermsOfReferenceFactory(group__board=manager_here.board)

    response = manager_here.client.post(
        url("boards:terms_review", manager_here.board, terms.group.pk, terms.pk),
        {"reviewed_on": "2012-06-12", "version": 1},
    )

    assert "Enter a day after they were approved" in response.text


# Shared groups


def test_share_a_group_by_the_other_boards_address(manager_here, url):
    group = GroupFactory(board=manager_here.board)
    other = BoardFactory(slug="next-door", name="Next door")

    manager_here.client.post(
        url("boards:group_share_add", manager_here.board, group.pk),
        {"address": "next-door"},
    )

    share = group.shares.get()
    assert share.board == other
    manager_here.client.post(
        url("boards:group_share_stop", manager_here.board, group.pk, share.pk)
    )
    assert not group.shares.exists()


@pytest.mark.parametrize("address", ["nowhere", "own"])
def test_sharing_with_no_other_board_says_what_to_do(manager_here, url, address):
    group = GroupFactory(board=manager_here.board)
    typed = manager_here.board.slug if address == "own" else address

    response = manager_here.client.post(
        url("boards:group_share_add", manager_here.board, group.pk), {"address": typed}
    )

    assert response.status_code == 422
    assert not group.shares.exists()


def test_a_shared_group_stands_among_the_boards_own_and_says_whose_it_is(
    signed_in, url, shared
):
    reader = signed_in(Role.OBSERVER)
    meeting = MeetingFactory(board=shared.board, group=shared)

    listed = reader.client.get(url("boards:group_list", reader.board)).text
    page = reader.client.get(url("boards:group_detail", reader.board, shared.pk)).text

    assert f"shared by {shared.board.name}" in listed
    assert f"Shared by {shared.board.name}, which alone can change it" in page
    assert str(meeting) in page
    assert f"/{shared.board.slug}/" not in page


def test_whoever_sees_a_shared_group_may_read_its_terms_of_reference(
    signed_in, url, shared
):
    terms = TermsOfReferenceFactory(group=shared)
    reader = signed_in(Role.OBSERVER)

    answer = reader.client.get(
        url("boards:terms_file", reader.board, shared.pk, terms.pk)
    )

    assert b"".join(answer)


def changing_addresses(board, group):
    """Every address that changes a group, and the rows it names."""
    member = GroupMembershipFactory(group=group)
    terms = TermsOfReferenceFactory(group=group)
    share = GroupShareFactory(group=group)
    for name, rows in (
        ("group_edit", []),
        ("group_rename", []),
        ("group_end", []),
        ("group_move", []),
        ("group_member_add", []),
        ("group_member_edit", [member.pk]),
        ("group_member_end", [member.pk]),
        ("terms_add", []),
        ("terms_review", [terms.pk]),
        ("group_share_add", []),
        ("group_share_stop", [share.pk]),
    ):
        yield reverse(f"boards:{name}", args=[board.slug, group.pk, *rows])


def test_a_shared_group_is_changed_by_its_owner_alone(manager_here, shared):
    page = manager_here.client.get(f"/{manager_here.board.slug}/groups/{shared.pk}/")
    assert "Edit" not in page.text
    for address in changing_addresses(manager_here.board, shared):
        for method in ("get", "post"):
            response = getattr(manager_here.client, method)(address, {"version": 1})
            is_button = address.endswith(("/stop/", "/move/")) and method == "get"
            assert response.status_code == (405 if is_button else 403), address
    shared.refresh_from_db()
    assert (shared.version, shared.memberships.count()) == (1, 1)


def test_a_group_that_is_not_shared_is_not_found(manager_here):
    theirs = GroupFactory()
    for address in changing_addresses(manager_here.board, theirs):
        assert manager_here.client.post(address, {"version": 1}).status_code == 404


def test_the_owner_still_changes_what_it_shares(client, shared):
    grant = RoleGrantFactory(board=shared.board, role=Role.BUSINESS_MANAGER)
    client.force_login(grant.user)

    client.post(
        reverse("boards:group_edit", args=[shared.board.slug, shared.pk]),
        {"kind": "panel", "purpose": "Reviews", "version": 1},
    )

    shared.refresh_from_db()
    assert shared.purpose == "Reviews"
