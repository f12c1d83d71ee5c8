import threading
from types import SimpleNamespace

import pytest
from django.db import connection

from tests.factories.accounts import UserFactory


@pytest.fixture
def officer(db):
    """Somebody acting, as the services of the ground floor know them."""
    user = UserFactory()
    return SimpleNamespace(user=user, label=str(user), request_id="request-1")


@pytest.fixture
def at_once(transactional_db):
    """Call a function in several threads at the same moment; what each returned."""

    def _at_once(function, times):
        barrier = threading.Barrier(times)
        answers = []

        def call():
            try:
                barrier.wait(10)
                answers.append(function())
            finally:
                connection.close()

        threads = [threading.Thread(target=call) for _ in range(times)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        assert len(answers) == times
        return answers

    return _at_once
