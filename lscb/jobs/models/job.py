import uuid

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils import timezone


class JobQuerySet(models.QuerySet):
    def due(self):
        """Ready to be run now: queued and its time has come, or begun by a worker that vanished."""
        now = timezone.now()
        return self.filter(
            Q(state=Job.State.QUEUED, run_after__lte=now)
            | Q(state=Job.State.RUNNING, lease_until__lt=now),
            tries__lt=F("max_tries"),
        )

    def given_up(self):
        """Begun for the last time by a worker that vanished."""
        return self.filter(
            state=Job.State.RUNNING,
            lease_until__lt=timezone.now(),
            tries__gte=F("max_tries"),
        )

    def held_by(self, holder):
        return self.filter(state=Job.State.RUNNING, lease_holder=holder)

    def oldest_first(self):
        return self.order_by("run_after", "created_at")


class Job(models.Model):
    """
    A piece of work too long for a page to wait for, such as making the annual report.

    The row is the job: it is written with the change that asks for it, and whoever runs it
    holds it by a lease. A Celery message or a waking thread only says that it is there.
    """

    class State(models.TextChoices):
        QUEUED = "queued", "Waiting to start"
        RUNNING = "running", "In progress"
        DONE = "done", "Done"
        FAILED = "failed", "Failed"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    board = models.ForeignKey(
        "boards.Board", null=True, on_delete=models.PROTECT, related_name="jobs"
    )
    task = models.CharField(max_length=200)  # dotted path of a function (job, progress)
    arguments = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    progress_text = models.CharField(max_length=200, blank=True)
    progress_done = models.PositiveIntegerField(default=0)
    progress_total = models.PositiveIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    max_tries = models.PositiveSmallIntegerField(default=3)
    run_after = models.DateTimeField(default=timezone.now)
    lease_until = models.DateTimeField(null=True, editable=False)
    lease_holder = models.CharField(max_length=100, blank=True, editable=False)
    result = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    failure = models.TextField(blank=True)  # plain words: what happened and what to do
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    started_at = models.DateTimeField(null=True, editable=False)
    finished_at = models.DateTimeField(null=True, editable=False)

    objects = JobQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["state", "run_after"], name="jobs_job_state_run_after")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="running", lease_until__isnull=False)
                & ~Q(lease_holder="")
                | ~Q(state="running") & Q(lease_until=None, lease_holder=""),
                name="jobs_job_leased_while_running_only",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["done", "failed"], finished_at__isnull=False)
                | Q(state__in=["queued", "running"], finished_at=None),
                name="jobs_job_finished_at_when_done_or_failed",
            ),
            models.CheckConstraint(
                condition=Q(state="failed") & ~Q(failure="")
                | ~Q(state="failed") & Q(failure=""),
                name="jobs_job_failure_said_when_failed",
            ),
            models.CheckConstraint(
                condition=Q(tries__lte=F("max_tries")),
                name="jobs_job_tries_within_limit",
            ),
        ]

    def __str__(self):
        return f"{self.task} ({self.get_state_display()})"

    @property
    def is_finished(self):
        return self.finished_at is not None

    @property
    def percent(self):
        """How far it has come, or None while the amount of work is not known."""
        if not self.progress_total:
            return None
        return min(100, self.progress_done * 100 // self.progress_total)
