from django.db import models
from django.urls import reverse

from boards import partial_dates

from .board import Board
from .dates import check_partial_date


class SelfAssessmentQuerySet(models.QuerySet):
    def with_finding_counts(self):
        """`finding_count`, and `unmet_count`: the standards met in part or not at all."""
        unmet = models.Q(
            findings__met__in=[
                AssessmentFinding.Met.PARTLY,
                AssessmentFinding.Met.NOT_MET,
            ]
        )
        return self.annotate(
            finding_count=models.Count("findings"),
            unmet_count=models.Count("findings", filter=unmet),
        )

    def latest_first(self):
        return self.order_by("-assessed", "-pk")


class SelfAssessment(models.Model):
    """The board looked at against a tool's standards: by itself, or by another board."""

    class Kind(models.TextChoices):
        OWN = "own", "Self-assessment"
        PEER = "peer", "Peer challenge"

    class Status(models.TextChoices):
        PLANNED = "planned", "Planned"
        DONE = "done", "Done"

    board = models.ForeignKey(
        Board, on_delete=models.PROTECT, related_name="self_assessments"
    )
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.OWN)
    status = models.CharField(max_length=10, choices=Status, default=Status.DONE)
    tool = models.CharField(
        max_length=200, help_text="The tool, or what it was about where there was none"
    )
    assessed = models.CharField(
        max_length=10, blank=True, validators=[check_partial_date]
    )
    assessed_by = models.CharField(max_length=200, blank=True)
    summary = models.TextField(blank=True)
    actions = models.TextField(blank=True, help_text="What follows from it")
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = SelfAssessmentQuerySet.as_manager()

    def __str__(self):
        date = partial_dates.in_words(self.assessed)
        return f"{self.tool}, {date}" if date else self.tool

    def get_absolute_url(self):
        return reverse("boards:self_assessment_detail", args=[self.board.slug, self.pk])

    @property
    def assessed_in_words(self):
        return partial_dates.in_words(self.assessed)


class AssessmentFinding(models.Model):
    """How far the board meets one standard of the tool."""

    class Met(models.TextChoices):
        MET = "met", "Met"
        PARTLY = "partly", "Partly met"
        NOT_MET = "not_met", "Not met"

    assessment = models.ForeignKey(
        SelfAssessment, on_delete=models.CASCADE, related_name="findings"
    )
    standard = models.CharField(max_length=250)
    met = models.CharField("how far it is met", max_length=10, choices=Met)
    words = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "standard"],
                name="boards_assessmentfinding_one_of_a_standard",
            ),
        ]

    def __str__(self):
        return f"{self.standard} ({self.assessment})"

    @property
    def board(self):
        return self.assessment.board


class EscalationRoute(models.Model):
    """Whom the chair turns to when a concern about a partner cannot be settled locally, in order."""

    board = models.OneToOneField(
        Board, on_delete=models.PROTECT, related_name="escalation_route"
    )
    steps = models.TextField(blank=True, help_text="One in each line, the first first")
    version = models.PositiveIntegerField(default=1, editable=False)

    def __str__(self):
        return f"Escalation route of {self.board}"

    @property
    def step_list(self):
        return self.steps.splitlines()
