import pytest
from django.db import transaction

from home.example.loading import folder_of, load


@pytest.fixture(scope="module")
def bath(django_db_setup, django_db_blocker):
    """The worked example, loaded once for the tests of a module, which only read it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load(folder_of("bath_2012_13"), password="quiet-harbour", tell=str)
        transaction.set_rollback(True)
