import pytest
from playwright.sync_api import expect

from home.example.loading import folder_of, load

# A story waits for the page, not the page for the machine it is told on.
expect.set_options(timeout=20_000)

PASSWORD = "quiet-harbour"


@pytest.fixture
def bath(transactional_db):
    """The worked example, where a server in another thread finds it."""
    return load(folder_of("bath_2012_13"), password=PASSWORD, tell=str)
