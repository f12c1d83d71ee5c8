import datetime

import pytest

from boards.models import Role
from lscb.mail.models import Mail
from tests.factories.boards import (
    AppointmentFactory,
    GroupFactory,
    GroupMembershipFactory,
    MeetingFactory,
    RestrictionFactory,
    RoleGrantFactory,
    SeatFactory,
)
from tests.factories.meetings import AgendaItemFactory, AgendaPaperFactory


@pytest.fixture
def group(board):
    return GroupFactory(board=board, kind="board", short_name="LSCB")


@pytest.fixture
def meeting(board, group):
    meeting = MeetingFactory(board=board, group=group)
    AgendaPaperFactory(
        item=AgendaItemFactory(
            meeting=meeting, title="Pay", restriction=RestrictionFactory(board=board)
        ),
        title="Salaries",
    )
    return meeting


@pytest.fixture
def member(board):
    user = RoleGrantFactory(board=board, role=Role.BOARD_MEMBER).user
    seat = SeatFactory(board=board)
    AppointmentFactory(board=board, seat=seat, user=user, post="Superintendent")
    AppointmentFactory(board=board, seat=seat, post="Head teacher")
    return user


def test_members_with_an_account_are_ticked_and_the_others_named(
    signed_in, url, board, meeting, member
):
    observer = RoleGrantFactory(board=board, role=Role.OBSERVER).user
    client = signed_in(Role.BUSINESS_MANAGER).client

    response = client.get(url("boards:meeting_circulate", board, meeting.pk))

    form = response.context["form"]
    assert list(form.initial["recipients"]) == [member]
    assert observer in form.fields["recipients"].queryset
    assert response.context["without_account"] == ["Head teacher"]


def test_who_left_is_not_ticked(signed_in, url, board, meeting, member):
    board.appointments.filter(user=member).update(ended="2013-05")
    client = signed_in(Role.BUSINESS_MANAGER).client

    form = client.get(url("boards:meeting_circulate", board, meeting.pk)).context[
        "form"
    ]

    assert list(form.initial["recipients"]) == []


def test_letters_carry_a_link_and_neither_papers_nor_titles(
    signed_in, url, board, meeting, member
):
    client = signed_in(Role.BUSINESS_MANAGER).client

    client.post(
        url("boards:meeting_circulate", board, meeting.pk),
        {"kind": "agenda", "recipients": [member.pk]},
    )

    mail = Mail.objects.get()
    assert mail.to_user == member
    assert url("workplan:agenda", board, meeting.pk) in mail.body
    assert "Pay" not in mail.body + mail.subject
    assert "Salaries" not in mail.body
    meeting.refresh_from_db()
    assert meeting.status == "papers_out"


def test_who_got_it_and_when_stands_on_the_page(signed_in, url, board, meeting, member):
    client = signed_in(Role.BUSINESS_MANAGER).client
    client.post(
        url("boards:meeting_circulate", board, meeting.pk),
        {"kind": "minutes", "recipients": [member.pk]},
    )

    page = client.get(url("boards:meeting_detail", board, meeting.pk)).text

    sent = meeting.circulations.get()
    assert list(sent.recipients.all()) == [member]
    assert f"Minutes, {sent.sent_at:%-d %B %Y}" in page
    meeting.refresh_from_db()
    assert meeting.status == "planned"


def test_nobody_chosen_is_explained(signed_in, url, board, meeting):
    client = signed_in(Role.BUSINESS_MANAGER).client

    response = client.post(
        url("boards:meeting_circulate", board, meeting.pk), {"kind": "agenda"}
    )

    assert "Choose who gets it" in response.text
    assert not Mail.objects.exists()


def test_members_of_a_sub_group_are_those_whose_posts_sit_on_it(
    signed_in, url, board, member
):
    group = GroupFactory(board=board)
    chair = RoleGrantFactory(board=board, role=Role.GROUP_CHAIR, group=group).user
    GroupMembershipFactory(group=group, post="Superintendent")
    GroupMembershipFactory(group=group, post="Named nurse")
    meeting = MeetingFactory(
        board=board, group=group, held_on=datetime.date(2013, 7, 1)
    )
    client = signed_in(Role.BUSINESS_MANAGER).client

    context = client.get(url("boards:meeting_circulate", board, meeting.pk)).context

    assert set(context["form"].initial["recipients"]) == {chair, member}
    assert context["without_account"] == ["Named nurse"]
