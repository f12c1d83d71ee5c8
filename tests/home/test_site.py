import pytest
from django.urls import get_resolver, reverse

from boards.addresses import RESERVED
from boards.models import Role
from tests.factories.accounts import UserFactory
from tests.factories.boards import RoleGrantFactory


def test_one_board_is_entered_at_once(signed_in, url):
    observer = signed_in(Role.OBSERVER)

    response = observer.client.get(reverse("site_home"))

    assert response.url == url("home:home", observer.board)


def test_several_boards_are_a_choice(signed_in):
    observer = signed_in(Role.OBSERVER)
    other = RoleGrantFactory(user=observer.user, role=Role.OBSERVER).board

    page = observer.client.get(reverse("site_home")).text

    assert observer.board.name in page
    assert other.name in page


@pytest.mark.django_db
def test_without_a_role_it_says_whom_to_ask(client):
    client.force_login(UserFactory())

    assert "Ask yours to look at it" in client.get(reverse("site_home")).text


@pytest.mark.django_db
def test_health_asks_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert client.get(reverse("health")).json() == {"status": "ok"}


def test_first_words_of_site_addresses_cannot_be_a_boards_address():
    first_words = {
        str(pattern.pattern).split("/")[0]
        for pattern in get_resolver().url_patterns
        if not str(pattern.pattern).startswith("<")
    }

    assert first_words - {""} <= RESERVED
