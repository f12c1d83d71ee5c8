"""Two managers who end each other's role at the same moment: one of them stays."""

import datetime
import threading

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from boards.models import Role
from tests.factories.boards import BoardFactory, RoleGrantFactory


def manager_of(board):
    grant = RoleGrantFactory(board=board, role=Role.BUSINESS_MANAGER)
    client = Client()
    client.force_login(grant.user)
    return client, grant


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("attempt", range(4))
@pytest.mark.parametrize("is_today", [False, True], ids=["now", "today"])
def test_two_managers_who_end_each_other_at_once_leave_one(is_today, attempt):
    board = BoardFactory()
    (one, ones), (other, others) = manager_of(board), manager_of(board)
    today = timezone.localdate()
    gate, statuses = threading.Barrier(2), []

    def end(client, grant):
        address = reverse("boards:grant_end", args=[board.slug, grant.pk])
        body = {"version": 1, "until_on": today.isoformat() if is_today else ""}
        gate.wait()
        statuses.append(client.post(address, body).status_code)
        connection.close()

    threads = [
        threading.Thread(target=end, args=pair)
        for pair in ((one, others), (other, ones))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    tomorrow = today + datetime.timedelta(days=1)
    assert statuses.count(302) == 1
    assert board.grants.in_force(on=tomorrow).count() == 1
