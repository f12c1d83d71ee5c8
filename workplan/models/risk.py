from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone

from boards.models import Agency, Board, Restriction
from workplan.scoring import Rating


class RiskQuerySet(models.QuerySet):
    def open(self):
        return self.filter(closed_at=None)

    def closed(self):
        return self.exclude(closed_at=None)

    def due_for_review(self, *, on):
        return self.open().filter(next_review_on__lte=on)

    def visible_to(self, person):
        """Leave out restricted risks that `person` is not named on."""
        return self.filter(person.may_read("restriction"))

    def with_current_assessment(self):
        """Annotate what the latest assessment says; all empty where there is none."""
        given = RiskAssessment.objects.filter(risk=OuterRef("pk")).newest_first()
        latest = given.current()
        return self.annotate(
            current_likelihood=Subquery(latest.values("likelihood")[:1]),
            current_impact=Subquery(latest.values("impact")[:1]),
            current_score=Subquery(latest.values("score")[:1]),
            current_band_name=Subquery(latest.values("band_name")[:1]),
            current_band_rag=Subquery(latest.values("band_rag")[:1]),
            previous_score=Subquery(latest.values("score")[1:2]),
            is_score_illustrative=Subquery(latest.values("is_illustrative")[:1]),
        )

    def rated(self, name):
        """Those whose current score was given in the band of this name."""
        return self.filter(current_band_name=name)

    def at(self, *, likelihood, impact):
        """Those in one cell of the heat map."""
        return self.filter(current_likelihood=likelihood, current_impact=impact)

    def holding(self, words):
        """Those with `words` in what people write about a risk, or as their reference."""
        return self.filter(
            Q(reference__iexact=words)
            | Q(title__icontains=words)
            | Q(cause__icontains=words)
            | Q(consequence__icontains=words)
            | Q(existing_controls__icontains=words)
            | Q(owner_text__icontains=words)
        )

    def in_register_order(self):
        """Worst first, then in the order they were raised: as the board reads the register."""
        return self.with_current_assessment().order_by(
            F("current_score").desc(nulls_last=True), "number"
        )


class Risk(models.Model):
    """
    An entry in a board's risk register.

    The score is not stored here. It belongs to the latest assessment, because the
    board needs to see how a risk has moved as well as where it stands.
    """

    class Treatment(models.TextChoices):
        REDUCE = "reduce", "Reduce"
        TOLERATE = "tolerate", "Tolerate"
        TRANSFER = "transfer", "Transfer"
        AVOID = "avoid", "Avoid"

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="risks")
    number = models.PositiveIntegerField(editable=False)
    reference = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    cause = models.TextField(blank=True)
    consequence = models.TextField(blank=True)
    category = models.CharField(max_length=60, blank=True)
    owner_text = models.CharField("owner", max_length=200, blank=True)
    lead_agency = models.ForeignKey(
        Agency,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="risks_led",
    )
    treatment = models.CharField(
        max_length=20, choices=Treatment, default=Treatment.REDUCE
    )
    existing_controls = models.TextField(blank=True)
    priorities = models.ManyToManyField(
        "workplan.Priority",
        blank=True,
        related_name="risks",
    )
    next_review_on = models.DateField(null=True, blank=True)
    restriction = models.ForeignKey(
        Restriction,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="risks",
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    raised_at = models.DateTimeField(default=timezone.now, editable=False)
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,  # a command loads what was raised elsewhere
        on_delete=models.PROTECT,
        related_name="risks_raised",
        editable=False,
    )
    closed_at = models.DateTimeField(null=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="risks_closed",
        editable=False,
    )
    closing_reason = models.TextField(blank=True, editable=False)

    objects = RiskQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["board", "reference"],
                name="workplan_risk_reference_unique_on_board",
            ),
            models.UniqueConstraint(
                fields=["board", "number"], name="workplan_risk_number_unique_on_board"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_by=None, closing_reason="")
                | (
                    Q(closed_at__isnull=False, closed_by__isnull=False)
                    & ~Q(closing_reason="")
                ),
                name="workplan_risk_closed_by_somebody_with_a_reason",
            ),
        ]

    def __str__(self):
        return f"{self.reference} {self.title}"

    def get_absolute_url(self):
        return reverse("workplan:risk_detail", args=[self.board.slug, self.pk])

    @property
    def is_open(self):
        return self.closed_at is None

    @property
    def is_restricted(self):
        return bool(self.restriction and self.restriction.is_in_force)

    @property
    def owner_in_words(self):
        names = [self.owner_text, self.lead_agency and self.lead_agency.name]
        return ", ".join(filter(None, names))

    @property
    def current_rating(self):
        """None where it was never assessed. Needs `with_current_assessment`."""
        if self.current_score is None:
            return None
        return Rating(self.current_band_name, self.current_band_rag)


class RiskCounter(models.Model):
    """The last number a board gave to a risk: one row a board, so that no two get the same."""

    board = models.OneToOneField(
        Board, primary_key=True, on_delete=models.CASCADE, related_name="risk_counter"
    )
    last_number = models.PositiveIntegerField(default=0)

    def __str__(self):
        return f"{self.board}: {self.last_number}"


class RiskAssessmentQuerySet(models.QuerySet):
    def current(self):
        """What the risk was judged to be, not what it would be without controls or is to become."""
        return self.filter(kind=RiskAssessment.Kind.CURRENT)

    def newest_first(self):
        return self.order_by("-assessed_at", "-pk")

    def outside(self, board, levels):
        """Those of a board that a matrix of so many levels has no place for."""
        too_high = Q(likelihood__gt=levels) | Q(impact__gt=levels)
        return self.filter(too_high, risk__board=board).select_related("risk")


class RiskAssessment(models.Model):
    """
    What someone judged a risk to be on a given day. Never edited: reassess instead.

    It keeps the matrix in force that day: how many levels, and the band its score fell in.
    Without a person behind it, `assessed_label` says what loaded it. An illustrative one
    was made up for an example: the source published no score.
    """

    class Kind(models.TextChoices):
        INHERENT = "inherent", "Inherent"
        CURRENT = "current", "Current"
        TARGET = "target", "Target"

    risk = models.ForeignKey(Risk, on_delete=models.CASCADE, related_name="assessments")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.CURRENT)
    likelihood = models.PositiveSmallIntegerField()
    impact = models.PositiveSmallIntegerField()
    score = models.GeneratedField(
        expression=F("likelihood") * F("impact"),
        output_field=models.PositiveSmallIntegerField(),
        db_persist=True,
    )
    matrix_size = models.PositiveSmallIntegerField(editable=False)
    band_name = models.CharField(max_length=40, editable=False)
    band_rag = models.CharField(max_length=10, editable=False)
    rationale = models.TextField()
    is_illustrative = models.BooleanField(default=False)
    assessed_at = models.DateTimeField(default=timezone.now, editable=False)
    assessed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    assessed_label = models.CharField(max_length=200)

    objects = RiskAssessmentQuerySet.as_manager()

    class Meta:
        ordering = ["-assessed_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(likelihood__range=(1, 10), impact__range=(1, 10)),
                name="workplan_riskassessment_likelihood_and_impact_1_to_10",
            ),
            models.CheckConstraint(
                condition=Q(likelihood__lte=F("matrix_size"))
                & Q(impact__lte=F("matrix_size")),
                name="workplan_riskassessment_on_its_matrix",
            ),
        ]
        indexes = [
            models.Index(
                fields=["risk", "-assessed_at", "-id"],
                name="workplan_riskassessment_latest",
            ),
        ]

    def __str__(self):
        return f"{self.risk.reference}: {self.likelihood} × {self.impact}"

    @property
    def day(self):
        return timezone.localtime(self.assessed_at).date()

    @property
    def rating(self):
        return Rating(self.band_name, self.band_rag)

    @property
    def board(self):
        return self.risk.board
