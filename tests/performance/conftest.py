"""The example board's data appendix, recorded through the services that users' deeds go through."""

import datetime

import pytest
from django.conf import settings
from django.db import transaction

from boards.people import Person
from home.example.files import Folder
from home.example.performance import add_indicators
from home.example.record import Record
from tests.factories.boards import BoardFactory


@pytest.fixture(scope="module")
def appendix_board(django_db_setup, django_db_blocker):
    """A board with the whole appendix, made once for the tests of a module, which only read it."""
    with django_db_blocker.unblock(), transaction.atomic():
        board = BoardFactory(stands_on=datetime.date(2013, 5, 8))
        folder = Folder(settings.EXAMPLES_ROOT / "bath_2012_13")
        add_indicators(Record(folder, board, Person.acting(board, label="tests")))
        yield board
        transaction.set_rollback(True)
