from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse

from boards.models import Board, Restriction
from boards.partial_dates import PartialDate, in_words
from reviews import workflow


def check_partial_date(text):
    try:
        PartialDate.parse(text)
    except ValueError as error:
        raise ValidationError(str(error)) from None


class PartialDateField(models.CharField):
    """A date as exact as it was published: "2013", "2013-03" or "2013-03-14"."""

    default_validators = [check_partial_date]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"max_length": 10, "blank": True, **kwargs})

    def formfield(self, **kwargs):
        return super().formfield(**{"validators": [check_partial_date], **kwargs})


class ReviewQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Leave out restricted reviews that `person` is not named on."""
        return self.filter(person.may_read("restriction"))

    def in_printed_order(self):
        """Open before closed, then by kind and reference."""
        is_over = Q(stage__in=[workflow.Stage.CLOSED, workflow.Stage.NOT_PURSUED])
        return self.alias(is_over=is_over).order_by("is_over", "kind", "reference")


class Review(models.Model):
    """
    Something the board looks back on to learn from: told in neutral words only.

    The reference and the summary name nobody and tell nothing about a family.
    """

    class Kind(models.TextChoices):
        SERIOUS_CASE_REVIEW = "serious_case_review", "Serious case review"
        LOCAL_MANAGEMENT_REVIEW = "local_management_review", "Local management review"
        DEATH_PANEL_LEARNING = "death_panel_learning", "Child death panel learning"
        INSPECTION = "inspection", "Inspection"
        PEER_CHALLENGE = "peer_challenge", "Peer challenge"
        OTHER = "other", "Other review"

    class Stage(models.TextChoices):
        CONSIDERED = workflow.Stage.CONSIDERED, "Being considered"
        NOT_PURSUED = workflow.Stage.NOT_PURSUED, "Not pursued"
        UNDER_WAY = workflow.Stage.UNDER_WAY, "Under way"
        REPORTED = workflow.Stage.REPORTED, "Reported to the board"
        ACTIONS_IN_PROGRESS = (
            workflow.Stage.ACTIONS_IN_PROGRESS,
            "Actions in progress",
        )
        CLOSED = workflow.Stage.CLOSED, "Closed"

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="reviews")
    reference = models.CharField(
        max_length=30, help_text="Neutral, naming nobody: “SCR 2012/1”"
    )
    kind = models.CharField(max_length=30, choices=Kind)
    title = models.CharField(max_length=150, blank=True)
    stage = models.CharField(
        max_length=20, choices=Stage, default=Stage.CONSIDERED, editable=False
    )
    convened = PartialDateField("convened or carried out")
    report_expected = PartialDateField()
    reported = PartialDateField("reported to the board")
    published = PartialDateField()
    summary = models.TextField(
        blank=True, help_text="In neutral words: no names, no fact of any case"
    )
    lead_post = models.CharField(
        "led by", max_length=150, blank=True, help_text="The post, not the person"
    )
    restriction = models.ForeignKey(
        Restriction, null=True, blank=True, editable=False, on_delete=models.PROTECT
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["board", "reference"],
                name="reviews_review_reference_unique_on_board",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=[stage.value for stage in workflow.Stage]),
                name="reviews_review_stage_is_known",
            ),
        ]

    def __str__(self):
        return f"{self.reference}: {self.title}" if self.title else self.reference

    def get_absolute_url(self):
        return reverse("reviews:review_detail", args=[self.board.slug, self.pk])

    @property
    def name(self):
        return self.title or self.get_kind_display()

    @property
    def dates(self):
        """The dates that are known, in words: ("Convened", "November 2012")."""
        is_inspection = self.kind == self.Kind.INSPECTION
        known = (
            ("Carried out" if is_inspection else "Convened", self.convened),
            ("Report expected", self.report_expected),
            ("Reported to the board", self.reported),
            ("Published", self.published),
        )
        return [(label, in_words(date)) for label, date in known if date]
