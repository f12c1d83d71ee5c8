"""Every page that adds something gives its form what makes sending it twice harmless."""

import pytest

from boards.models import Role

from .addresses import TRIED
from .checks import may as role_may
from .checks import path_at, permission_of

ADDING = [
    address for address in TRIED if address.name.endswith(("_add", "_raise", "_open"))
]


def test_there_are_pages_that_add():
    assert len(ADDING) > 10


@pytest.mark.parametrize("address", ADDING, ids=lambda address: address.name)
def test_page_that_adds_has_a_token_of_its_own(world, address):
    role = next(role for role in Role if role_may(role, permission_of(address)))
    client = world.people[role].client

    page = client.get(path_at(address, world.here)).text

    assert page.count('name="once"') >= 1
