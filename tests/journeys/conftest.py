import pytest

from home.example.loading import folder_of, load

PASSWORD = "quiet-harbour"


@pytest.fixture
def bath(transactional_db):
    """The worked example, where a server in another thread finds it."""
    return load(folder_of("bath_2012_13"), password=PASSWORD, tell=str)
