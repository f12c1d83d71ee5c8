from django.db import models
from django.db.models import Q
from django.urls import reverse

from boards import partial_dates
from lscb.files.models import File

from .board import Board
from .dates import check_partial_date
from .group import Group


class PolicyQuerySet(models.QuerySet):
    def holding(self, words):
        return self.filter(
            Q(title__icontains=words)
            | Q(signatories__icontains=words)
            | Q(note__icontains=words)
        )

    def review_overdue(self, day):
        return self.filter(review_due_on__lt=day).exclude(
            status=Policy.Status.WITHDRAWN
        )

    def adopted_by(self, day):
        """What the board stands by and had adopted by `day`, or on a day that is not known."""
        stands = (Policy.Status.IN_FORCE, Policy.Status.UNDER_REVIEW)
        adopted = Q(adopted="") | Q(adopted__lte=day.isoformat())
        return self.filter(adopted, status__in=stands)

    def in_printed_order(self):
        return self.order_by("title", "pk")


class Policy(models.Model):
    """
    A policy, protocol or agreement that the board has adopted or works on.

    `reviewed` is when it was last looked at; `review_due_on` when it must be again.
    """

    class Kind(models.TextChoices):
        POLICY = "policy", "Policy"
        PROCEDURE = "procedure", "Procedure"
        THRESHOLDS = "thresholds", "Threshold document"
        PROTOCOL = "protocol", "Protocol"
        AGREEMENT = "agreement", "Joint agreement"
        FRAMEWORK = "framework", "Framework or strategy"
        TERMS = "terms", "Terms"

    class Source(models.TextChoices):
        LOCAL = "local", "Local"
        REGIONAL = "regional", "Regional"

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        IN_FORCE = "in_force", "In force"
        UNDER_REVIEW = "under_review", "Under review"
        WITHDRAWN = "withdrawn", "Withdrawn"

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="policies")
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind)
    source = models.CharField(max_length=20, choices=Source, default=Source.LOCAL)
    status = models.CharField(max_length=20, choices=Status, default=Status.IN_FORCE)
    group = models.ForeignKey(
        Group,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="policies",
        help_text="The group that owns it",
    )
    signatories = models.TextField(
        blank=True, help_text="Who signed it besides the board, one in each line"
    )
    adopted = models.CharField(
        max_length=10, blank=True, validators=[check_partial_date]
    )
    reviewed = models.CharField(
        max_length=10, blank=True, validators=[check_partial_date]
    )
    review_due_on = models.DateField(null=True, blank=True)
    file = models.OneToOneField(
        File, null=True, blank=True, on_delete=models.PROTECT, related_name="policy"
    )
    note = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = PolicyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "policies"
        constraints = [
            models.UniqueConstraint(
                fields=["board", "title"], name="boards_policy_one_of_a_title"
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("boards:policy_detail", args=[self.board.slug, self.pk])

    @property
    def adopted_in_words(self):
        return partial_dates.in_words(self.adopted)

    @property
    def reviewed_in_words(self):
        return partial_dates.in_words(self.reviewed)

    @property
    def signatory_list(self):
        return self.signatories.splitlines()

    @property
    def is_review_overdue(self):
        is_due = self.review_due_on and self.review_due_on < self.board.today
        return bool(is_due) and self.status != self.Status.WITHDRAWN
