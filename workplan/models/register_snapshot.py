from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Subquery
from django.urls import reverse

from boards.models import Board, Meeting

from .risk import Risk


class RegisterSnapshotQuerySet(models.QuerySet):
    def latest_first(self):
        return self.order_by("-meeting__held_on", "-pk")


class RegisterSnapshot(models.Model):
    """The risk register as a meeting of the board reviewed it. Made once, never edited."""

    board = models.ForeignKey(
        Board, on_delete=models.PROTECT, related_name="register_snapshots"
    )
    meeting = models.OneToOneField(
        Meeting, on_delete=models.PROTECT, related_name="register_snapshot"
    )
    note = models.TextField("what the board said", blank=True)
    taken_at = models.DateTimeField(editable=False)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    taken_by_label = models.CharField(max_length=200)

    objects = RegisterSnapshotQuerySet.as_manager()

    def __str__(self):
        return f"Risk register at the {self.meeting}"

    def get_absolute_url(self):
        address = reverse("workplan:register_as_at", args=[self.board.slug])
        return f"{address}?meeting={self.meeting_id}"


class SnapshotRiskQuerySet(models.QuerySet):
    def visible_to(self, person):
        """By who may read the risk today: a snapshot opens nothing that was closed since."""
        return self.filter(person.may_read("risk__restriction"))

    def score_of_each(self):
        """For a queryset of risks: the score each had here, empty where it was not in it."""
        return Subquery(self.filter(risk=OuterRef("pk")).values("score")[:1])

    def in_register_order(self):
        return self.order_by(models.F("score").desc(nulls_last=True), "risk__number")


class SnapshotRisk(models.Model):
    """One open risk as it stood at the meeting, in the words and the matrix of that day."""

    snapshot = models.ForeignKey(
        RegisterSnapshot, on_delete=models.CASCADE, related_name="risks"
    )
    risk = models.ForeignKey(Risk, on_delete=models.PROTECT, related_name="snapshots")
    reference = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    owner = models.TextField(blank=True)
    existing_controls = models.TextField(blank=True)
    likelihood = models.PositiveSmallIntegerField(null=True)
    impact = models.PositiveSmallIntegerField(null=True)
    score = models.PositiveSmallIntegerField(null=True)
    band_name = models.CharField(max_length=40, blank=True)
    band_rag = models.CharField(max_length=10, blank=True)
    is_illustrative = models.BooleanField(default=False)
    next_review_on = models.DateField(null=True)

    objects = SnapshotRiskQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["snapshot", "risk"], name="workplan_snapshotrisk_once"
            ),
        ]

    def __str__(self):
        return f"{self.reference} {self.title}"

    @property
    def board(self):
        return self.snapshot.board
