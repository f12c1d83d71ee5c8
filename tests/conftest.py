import sys
from types import SimpleNamespace

import hypothesis
import pytest
from django.core.cache import cache
from django.urls import reverse

from boards.models import Role
from boards.people import Person
from scripts.servers import running_redis
from tests.factories.boards import BoardFactory, RoleGrantFactory

hypothesis.settings.register_profile("steady", deadline=None, derandomize=True)
hypothesis.settings.load_profile("steady")


def stay_on_this_machine(event, args):
    """Refuse a test that would reach another machine, whichever library it uses."""
    if event == "socket.connect" and isinstance(args[1], tuple):
        host = args[1][0]
    elif event == "socket.getaddrinfo":
        host = args[0]
    else:
        return
    if host not in {"127.0.0.1", "::1", "localhost", None}:
        raise RuntimeError(f"A test tried to reach {host}")


sys.addaudithook(stay_on_this_machine)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        if "playwright" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@pytest.fixture(autouse=True)
def clean_surroundings(settings, tmp_path_factory):
    """Files of its own for each test, and no rate limits left by the one before."""
    settings.PRIVATE_FILES_ROOT = tmp_path_factory.mktemp("files")
    cache.clear()


@pytest.fixture(scope="session")
def redis_url():
    """A private Redis, for tests of Celery and of shared caches."""
    with running_redis() as url:
        yield url


@pytest.fixture(scope="session")
def browser_type_launch_args():
    return {
        "executable_path": "/usr/bin/chromium",
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            # No name but our own resolves, so a planted picture reaches nobody.
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
        ],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {
        **browser_context_args,
        "locale": "en-GB",
        "timezone_id": "Europe/London",
        "viewport": {"width": 1280, "height": 800},
    }


@pytest.fixture
def board(db):
    return BoardFactory()


@pytest.fixture
def url():
    """The address of a view on a board: `url("workplan:risk_detail", board, risk.pk)`."""

    def _url(name, board, *args):
        return reverse(name, args=[board.slug, *args])

    return _url


@pytest.fixture
def signed_in(client, board):
    """
    Sign in as a member of `board` in the given role: `signed_in(Role.CHAIR)`.

    `group=` or `agency=` names the one the grant is for; otherwise it gets one of its own.
    """

    def _signed_in(role, **scope):
        grant = RoleGrantFactory(board=board, role=role, **scope)
        client.force_login(grant.user)
        return SimpleNamespace(client=client, user=grant.user, board=board, grant=grant)

    return _signed_in


@pytest.fixture
def acting(board):
    """Somebody on `board` to pass to a service as `by`: `acting(Role.CHAIR)`."""

    def _acting(role, **scope):
        grant = RoleGrantFactory(board=board, role=role, **scope)
        return Person.acting(board, grant.user)

    return _acting


@pytest.fixture
def manager(acting):
    return acting(Role.BUSINESS_MANAGER)
