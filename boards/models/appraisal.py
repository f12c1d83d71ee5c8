from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from boards import appraisals

from .board import Board


class AppraisalRoundQuerySet(models.QuerySet):
    def concerning(self, user):
        """Those this user is asked in, or named to read."""
        asked = AppraisalRound.respondents.through.objects.filter(user=user)
        named = AppraisalRound.readers.through.objects.filter(user=user)
        return self.filter(
            Q(pk__in=asked.values("appraisalround"))
            | Q(pk__in=named.values("appraisalround"))
        )

    def asking(self, user):
        return self.filter(respondents=user)

    def to_be_answered_by(self, user, day):
        """Open on `day`, and this user is asked and has not answered."""
        answered = AppraisalAnswer.objects.filter(respondent=user)
        asking = self.asking(user).filter(opens_on__lte=day, closes_on__gte=day)
        return asking.exclude(pk__in=answered.values("round")).order_by("closes_on")

    def with_counts(self):
        """`asked_count` and `answered_count`: all that anybody else may know."""
        return self.annotate(
            asked_count=models.Count("respondents", distinct=True),
            answered_count=models.Count("answers", distinct=True),
        )

    def latest_first(self):
        return self.order_by("-opens_on", "-pk")


class AppraisalRound(models.Model):
    """
    Members appraising themselves, or members' feedback on the chair, over some weeks.

    Who reads the answers is named before the first is given, and cannot change afterwards.
    """

    class Kind(models.TextChoices):
        OWN = "own", "Self-appraisal of members"
        CHAIR = "chair", "360-degree feedback on the chair"

    board = models.ForeignKey(
        Board, on_delete=models.PROTECT, related_name="appraisal_rounds"
    )
    kind = models.CharField(max_length=10, choices=Kind)
    title = models.CharField(max_length=150)
    opens_on = models.DateField()
    closes_on = models.DateField()
    subject = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="appraisals_about",
        help_text="Whom the feedback is about",
    )
    respondents = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="appraisals_asked_in"
    )
    readers = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="appraisals_read"
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = AppraisalRoundQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")),
                name="boards_appraisalround_closes_after_it_opens",
            ),
            models.CheckConstraint(
                condition=Q(kind="chair", subject__isnull=False)
                | Q(kind="own", subject__isnull=True),
                name="boards_appraisalround_about_somebody_if_360",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("boards:appraisal_detail", args=[self.board.slug, self.pk])

    @property
    def is_anonymous(self):
        return self.kind == self.Kind.CHAIR

    @property
    def is_open(self):
        return appraisals.is_open(self.opens_on, self.closes_on, self.board.today)

    @property
    def is_over(self):
        return self.closes_on < self.board.today

    @property
    def state_in_words(self):
        if self.is_over:
            return "Over"
        return "Open" if self.is_open else "Not open yet"


class AppraisalQuestion(models.Model):
    round = models.ForeignKey(
        AppraisalRound, on_delete=models.CASCADE, related_name="questions"
    )
    position = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=300)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "position"],
                name="boards_appraisalquestion_one_at_a_place",
            ),
        ]

    def __str__(self):
        return self.words


class AppraisalAnswer(models.Model):
    """
    That somebody answered, and when. What they said is in its replies.

    Never named in the history, a letter or an export. Its text is the round's only.
    """

    round = models.ForeignKey(
        AppraisalRound, on_delete=models.PROTECT, related_name="answers"
    )
    respondent = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    submitted_at = models.DateTimeField(default=timezone.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "respondent"],
                name="boards_appraisalanswer_one_from_each",
            ),
        ]

    def __str__(self):
        return f"An answer in {self.round}"

    @property
    def board(self):
        return self.round.board


class AppraisalReply(models.Model):
    """What one respondent said to one question. Read by them and the named readers alone."""

    answer = models.ForeignKey(
        AppraisalAnswer, on_delete=models.CASCADE, related_name="replies"
    )
    question = models.ForeignKey(
        AppraisalQuestion, on_delete=models.PROTECT, related_name="replies"
    )
    words = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["answer", "question"],
                name="boards_appraisalreply_one_to_a_question",
            ),
        ]

    def __str__(self):
        return "A reply"
