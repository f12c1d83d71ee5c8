import pytest
from django.db import transaction

from .world import World


@pytest.fixture(scope="module")
def files_of_the_world(tmp_path_factory):
    return tmp_path_factory.mktemp("files_of_the_world")


@pytest.fixture(scope="module")
def world_of_the_module(django_db_setup, django_db_blocker, files_of_the_world):
    """Made once for a module, in one transaction that is rolled back after it."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.conf.settings.PRIVATE_FILES_ROOT", files_of_the_world)
        with transaction.atomic():
            yield World()
            transaction.set_rollback(True)


@pytest.fixture
def world(world_of_the_module, db, files_of_the_world, settings, caplog):
    """Two boards and everybody. What a test changes is put back."""
    settings.PRIVATE_FILES_ROOT = files_of_the_world
    caplog.set_level(
        "ERROR", "django.request"
    )  # thousands are refused, as they should be
    return world_of_the_module
