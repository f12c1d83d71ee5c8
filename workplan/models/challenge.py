from django.conf import settings
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Cast, Concat, Length, Substr
from django.urls import reverse
from django.utils import timezone

from boards import partial_dates
from boards.models import Agency, Board, Group, Meeting, Restriction
from boards.models.dates import check_partial_date
from workplan import challenge_workflow as workflow


class ChallengeQuerySet(models.QuerySet):
    def not_closed(self):
        return self.exclude(state=Challenge.State.CLOSED)

    def without_impact(self):
        """Those that nobody has yet said of what difference they made."""
        return self.not_closed().filter(impact="")

    def response_overdue(self, *, on):
        return self.filter(state__in=workflow.AWAITING_RESPONSE, response_due_on__lt=on)

    def visible_to(self, person):
        """Leave out restricted challenges that `person` is not named on."""
        return self.filter(person.may_read("restriction"))

    def with_agency(self, agency):
        """Those that the agency made, or that were made to it."""
        received = agency.challenges_received.values("pk")
        return self.filter(Q(from_agency=agency) | Q(pk__in=received))

    def from_agencies(self):
        return self.exclude(from_agency=None)

    def to_agencies_of_the_board(self):
        challenged = Challenge.to_agencies.through.objects.values("challenge")
        return self.filter(pk__in=challenged)

    def raised_between(self, first, last):
        """On some day from `first` to `last`, as exactly as that is known."""
        as_raised = Substr(Value(first.isoformat()), 1, Length("raised"))
        return self.filter(raised__gte=as_raised, raised__lte=last.isoformat())

    def holding(self, words):
        """Those with `words` in what people write about a challenge, or as its reference."""
        number = words.strip().upper().removeprefix("C")
        named = Q(number=number) if number.isdecimal() and len(number) < 9 else Q()
        return self.filter(
            named
            | Q(subject__icontains=words)
            | Q(concern__icontains=words)
            | Q(from_text__icontains=words)
            | Q(to_text__icontains=words)
            | Q(response__icontains=words)
            | Q(result__icontains=words)
            | Q(impact__icontains=words)
        )

    def references(self):
        """What origins of actions call them."""
        number = Cast("number", models.CharField())
        return self.annotate(printed=Concat(Value("C"), number)).values_list(
            "printed", flat=True
        )

    def latest_first(self):
        return self.order_by("-raised", "-number")

    def oldest_first(self):
        return self.order_by("raised", "number")


class Challenge(models.Model):
    """
    That somebody asked an agency, or the board, to account for what it does or leaves undone.

    Made by an agency, a group or the board (a post, in words), to agencies or to another
    body in words. It is closed only when it is known what difference it made.
    """

    class State(models.TextChoices):
        OPEN = workflow.OPEN, "Open"
        RESPONDED = workflow.RESPONDED, "Responded"
        ESCALATED = workflow.ESCALATED, "Escalated"
        CLOSED = workflow.CLOSED, "Closed"
        REOPENED = workflow.REOPENED, "Reopened"

    board = models.ForeignKey(
        Board, on_delete=models.PROTECT, related_name="challenges"
    )
    number = models.PositiveIntegerField(editable=False)
    raised = models.CharField(max_length=10, validators=[check_partial_date])
    from_agency = models.ForeignKey(
        Agency,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="challenges_made",
    )
    from_group = models.ForeignKey(
        Group,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="challenges_made",
    )
    from_text = models.CharField("made by", max_length=200, blank=True)
    to_agencies = models.ManyToManyField(
        Agency, blank=True, related_name="challenges_received"
    )
    to_text = models.CharField("made to", max_length=200, blank=True)
    subject = models.CharField(max_length=200)
    concern = models.TextField("what is challenged")
    meeting = models.ForeignKey(
        Meeting,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="challenges",
        help_text="The meeting it was raised at",
    )
    response_due_on = models.DateField(null=True, blank=True)
    response = models.TextField(blank=True)
    responded = models.CharField(
        max_length=10, blank=True, validators=[check_partial_date]
    )
    result = models.TextField(blank=True)
    impact = models.TextField("what difference it made", blank=True)
    state = models.CharField(
        max_length=10, choices=State, default=State.OPEN, editable=False
    )
    restriction = models.ForeignKey(
        Restriction,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="challenges",
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    closed_at = models.DateTimeField(null=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,  # what a command loads was closed elsewhere
        on_delete=models.PROTECT,
        related_name="challenges_closed",
        editable=False,
    )
    closed_label = models.CharField(max_length=200, blank=True, editable=False)
    reopening_reason = models.TextField(blank=True, editable=False)

    objects = ChallengeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["board", "number"],
                name="workplan_challenge_number_unique_on_board",
            ),
            models.CheckConstraint(
                condition=Q(from_agency=None) | Q(from_group=None),
                name="workplan_challenge_made_by_one",
            ),
            models.CheckConstraint(
                condition=Q(from_agency__isnull=False)
                | Q(from_group__isnull=False)
                | ~Q(from_text=""),
                name="workplan_challenge_made_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(response="", responded="")
                | ~Q(response="") & ~Q(responded=""),
                name="workplan_challenge_response_has_its_date",
            ),
            models.CheckConstraint(
                condition=~Q(state=workflow.RESPONDED) | ~Q(response=""),
                name="workplan_challenge_responded_with_words",
            ),
            models.CheckConstraint(
                condition=~Q(state=workflow.CLOSED) | ~Q(result="") & ~Q(impact=""),
                name="workplan_challenge_closed_with_result_and_impact",
            ),
            models.CheckConstraint(
                condition=Q(state=workflow.CLOSED, closed_at__isnull=False)
                & ~Q(closed_label="")
                | ~Q(state=workflow.CLOSED)
                & Q(closed_at=None, closed_by=None, closed_label=""),
                name="workplan_challenge_closed_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state=workflow.REOPENED) | ~Q(reopening_reason=""),
                name="workplan_challenge_reopened_with_a_reason",
            ),
        ]

    def __str__(self):
        return f"{self.reference} {self.subject}"

    def get_absolute_url(self):
        return reverse("workplan:challenge_detail", args=[self.board.slug, self.pk])

    @property
    def reference(self):
        return f"C{self.number}"

    @property
    def is_restricted(self):
        return bool(self.restriction and self.restriction.is_in_force)

    @property
    def is_closed(self):
        return self.state == self.State.CLOSED

    @property
    def raised_in_words(self):
        return partial_dates.in_words(self.raised)

    @property
    def responded_in_words(self):
        return partial_dates.in_words(self.responded)

    @property
    def from_words(self):
        body = self.from_agency or self.from_group
        return ", ".join(filter(None, [self.from_text, body and body.name]))

    @property
    def to_words(self):
        """Asks for its agencies, unless they were read with it."""
        names = [agency.name for agency in self.to_agencies.all()]
        return "; ".join(filter(None, [*names, self.to_text]))

    def is_response_overdue(self, on):
        return bool(
            self.state in workflow.AWAITING_RESPONSE
            and self.response_due_on
            and self.response_due_on < on
        )


class ChallengeCounter(models.Model):
    """The last number a board gave to a challenge: one row a board, so that no two get the same."""

    board = models.OneToOneField(
        Board,
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="challenge_counter",
    )
    last_number = models.PositiveIntegerField(default=0)

    def __str__(self):
        return f"{self.board}: {self.last_number}"


class ChallengeEscalation(models.Model):
    """
    That a challenge was taken a step up the board's escalation route. Never edited.

    It keeps the words of the step as they were that day: the route may change.
    """

    challenge = models.ForeignKey(
        Challenge, on_delete=models.CASCADE, related_name="escalations"
    )
    level = models.PositiveSmallIntegerField()
    level_words = models.TextField()
    to_text = models.CharField("to whom", max_length=200)
    escalated = models.CharField(max_length=10, validators=[check_partial_date])
    words = models.TextField()
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_label = models.CharField(max_length=200)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(level__gte=1),
                name="workplan_challengeescalation_level_from_1",
            ),
        ]

    def __str__(self):
        return f"{self.challenge.reference}: {self.level_words}"

    @property
    def board(self):
        return self.challenge.board

    @property
    def escalated_in_words(self):
        return partial_dates.in_words(self.escalated)
