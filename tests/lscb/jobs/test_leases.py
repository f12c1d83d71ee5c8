import datetime

from django.utils import timezone

from lscb.jobs import leases
from lscb.jobs.models import Lease


def test_lease_has_one_holder(db):
    assert leases.take("threads", holder="first", seconds=30)
    assert not leases.take("threads", holder="second", seconds=30)
    assert leases.take("threads", holder="first", seconds=30)


def test_lease_that_ran_out_is_taken_over(db):
    leases.take("threads", holder="first", seconds=30)
    Lease.objects.update(until=timezone.now() - datetime.timedelta(seconds=1))

    assert leases.take("threads", holder="second", seconds=30)
    assert not leases.take("threads", holder="first", seconds=30)


def test_lease_is_given_back_by_its_holder_only(db):
    leases.take("threads", holder="first", seconds=30)

    leases.give_back("threads", holder="second")
    assert not leases.take("threads", holder="second", seconds=30)

    leases.give_back("threads", holder="first")
    assert leases.take("threads", holder="second", seconds=30)


def test_new_holder_is_never_the_same():
    assert leases.new_holder() != leases.new_holder()


def test_one_of_many_takes_a_lease_nobody_had(at_once):
    answers = at_once(
        lambda: leases.take("threads", holder=leases.new_holder(), seconds=30), 8
    )

    assert answers.count(True) == 1
    assert Lease.objects.count() == 1
