import datetime

import pytest
from django.core import serializers
from django.db import IntegrityError
from django.utils import timezone

from lscb.history.models import Event
from lscb.links import services
from lscb.links.exceptions import LinkExpired, LinkRefused, LinkRevoked, LinkUnknown
from lscb.links.models import Link
from tests.factories.boards import GroupFactory

WEEK = datetime.timedelta(days=7)


@pytest.fixture
def group(db):
    return GroupFactory()


@pytest.fixture
def issue(officer):
    def _issue(about, **changes):
        values = {
            "purpose": "update_action",
            "to_address": "lead@example.org",
            "expires_in": WEEK,
            "board": about.board,
        } | changes
        return services.issue(about=about, by=officer, **values)

    return _issue


def test_token_opens_its_link(issue, group, officer):
    link, token = issue(group)

    found = services.find(token, "update_action")

    assert found == link
    assert (found.about, found.board, found.created_by) == (
        group,
        group.board,
        officer.user,
    )
    assert found.expires_at - found.created_at == WEEK


def test_opening_changes_nothing(issue, group):
    link, token = issue(group)
    before = Link.objects.values().get(pk=link.pk)

    services.find(token, "update_action")
    services.find(token, "update_action")

    assert Link.objects.values().get(pk=link.pk) == before


def test_token_is_stored_nowhere(issue, group):
    _, token = issue(group)

    stored = serializers.serialize("json", [*Link.objects.all(), *Event.objects.all()])

    assert len(token) >= 43  # 32 random bytes
    assert token not in stored


def test_two_links_have_two_tokens(issue, group):
    assert issue(group)[1] != issue(group)[1]


@pytest.mark.parametrize(
    "token",
    [
        pytest.param("", id="empty"),
        pytest.param("x" * 43, id="guessed"),
        pytest.param("\udce9\x00’" * 5000, id="strange"),
    ],
)
def test_unknown_token_is_refused(issue, group, token):
    issue(group)

    with pytest.raises(LinkUnknown):
        services.find(token, "update_action")


def test_digest_from_a_stolen_database_opens_nothing(issue, group):
    link, _ = issue(group)

    with pytest.raises(LinkUnknown):
        services.find(link.token_digest, "update_action")


def test_token_does_not_serve_another_purpose(issue, group):
    _, token = issue(group)

    with pytest.raises(LinkUnknown):
        services.find(token, "answer_audit")


def test_expired_link_is_refused(issue, group):
    link, token = issue(group)
    now = timezone.now()
    Link.objects.update(created_at=now - WEEK, expires_at=now)

    with pytest.raises(LinkExpired):
        services.find(token, "update_action")


def test_revoked_link_is_refused_and_the_history_says_who(issue, group, officer):
    _, token = issue(group)

    assert services.revoke_for(about=group, by=officer) == 1

    with pytest.raises(LinkRevoked):
        services.find(token, "update_action")
    event = Event.objects.about(group).get(verb="links_revoked")
    assert (event.actor, event.after) == (officer.user, {"links": 1})


def test_one_link_is_revoked_and_the_others_stay(issue, group, officer):
    link, token = issue(group)
    other, other_token = issue(group)

    services.revoke(link=link, by=officer)

    with pytest.raises(LinkRevoked):
        services.find(token, "update_action")
    assert services.find(other_token, "update_action") == other
    event = Event.objects.about(group).get(verb="link_revoked")
    assert (event.actor, event.after) == (officer.user, {"to": link.to_address})


def test_revoking_leaves_the_links_of_other_rows(issue, group, officer):
    other = GroupFactory(board=group.board)
    link, token = issue(other)

    assert services.revoke_for(about=group, by=officer) == 0

    assert services.find(token, "update_action") == link
    assert not Event.objects.filter(verb="links_revoked").exists()


def test_outside_world_gets_one_answer():
    answers = {str(error()) for error in (LinkUnknown, LinkExpired, LinkRevoked)}

    assert len(answers) == 1
    assert all(
        issubclass(error, LinkRefused)
        for error in (LinkUnknown, LinkExpired, LinkRevoked)
    )


def test_issue_is_in_the_history_without_the_token(issue, group, officer):
    _, token = issue(group)

    event = Event.objects.about(group).get(verb="link_issued")
    assert event.actor == officer.user
    assert event.after["purpose"] == "update_action"
    assert token not in str(event.after)


def test_mark_used_notes_the_deed(issue, group):
    link, _ = issue(group)

    services.mark_used(link=link)

    assert Link.objects.get(pk=link.pk).last_used_at >= link.created_at


def test_database_refuses_a_link_that_was_never_open(issue, group):
    with pytest.raises(IntegrityError, match="links_link_expires_after"):
        issue(group, expires_in=datetime.timedelta(0))
