import pytest

from . import work


@pytest.fixture(autouse=True)
def fresh_work():
    work.runs.clear()
    work.reached.clear()
    work.go_on.clear()
