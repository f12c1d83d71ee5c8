import datetime

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from lscb.jobs.models import Job


class JobFactory(DjangoModelFactory):
    class Meta:
        model = "jobs.Job"

    class Params:
        # Begun by a worker that vanished: its lease ran out a minute ago.
        abandoned = factory.Trait(
            state=Job.State.RUNNING,
            tries=1,
            lease_holder="vanished",
            lease_until=factory.LazyFunction(
                lambda: timezone.now() - datetime.timedelta(minutes=1)
            ),
        )

    task = "tests.lscb.jobs.work.add"
    arguments = factory.LazyFunction(lambda: {"first": 2, "second": 3})
