from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, Q, Subquery
from django.urls import reverse

from boards.models import Board, Restriction

from .action_status import ActionStatus, Rag
from .action_update import ActionEvidence, ActionUpdate
from .lead import ActionLead
from .origin import ActionOrigin
from .plan import Plan
from .priority import Priority, SubTheme
from .shown_rag import rag_rank, shown_rag


class ActionQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Leave out restricted actions that `person` is not named on."""
        return self.filter(person.may_read("restriction"))

    def with_origins_visible_to(self, person):
        """Without those that name something kept from `person`."""
        origins = ActionOrigin.objects.visible_to(person)
        return self.prefetch_related(Prefetch("origins", queryset=origins))

    def with_restriction(self):
        """`is_restricted`: whether its restriction is in force."""
        named = Restriction.objects.in_force().filter(pk=OuterRef("restriction"))
        return self.annotate(is_restricted=Exists(named))

    def in_printed_order(self):
        """As the plan is printed: what stands under the priority itself, then each sub-theme."""
        return self.order_by(
            F("priority__position").asc(nulls_last=True),
            F("priority").asc(nulls_last=True),
            F("sub_theme__position").asc(nulls_first=True),
            F("sub_theme").asc(nulls_first=True),
            "position",
            "pk",
        )

    def open(self):
        return self.filter(status__in=Action.OPEN)

    def overdue(self, *, on):
        return self.open().filter(due_on__lt=on)

    def due_between(self, first, last):
        return self.open().filter(due_on__range=(first, last))

    def without_date(self):
        return self.open().filter(due_on=None)

    def owed_to(self, year, month):
        """Those that still owe a report to the meeting of this month."""
        due = ReportBack.objects.filter(state=ReportBack.State.DUE)
        return self.filter(pk__in=due.filter(year=year, month=month).values("action"))

    def led_as(self, words):
        """Those with exactly these words among their lead officers."""
        return self.filter(
            pk__in=ActionLead.objects.filter(text=words).values("action")
        )

    def led_by(self, person):
        """Those `person` answers for, by a seat held today, an agency, a group, or as a member."""
        return self.filter(
            Exists(ActionLead.objects.held_by(person).filter(action=OuterRef("pk")))
        )

    def containing(self, words):
        return self.filter(
            Q(text__icontains=words)
            | Q(code__istartswith=words)
            | Q(steps__icontains=words)
            | Q(leads_text__icontains=words)
        )

    def mentioning(self, words, *, reader):
        """Those that say these words, or come from something so called that `reader` may know of."""
        origins = ActionOrigin.objects.visible_to(reader).filter(label__icontains=words)
        return self.filter(
            pk__in=self.containing(words).order_by().values("pk")
        ) | self.filter(pk__in=origins.values("action"))

    def for_the_register(self, *, today):
        """Newest plan first, as printed; with the rating shown and the next report owed."""
        owed = ReportBack.objects.filter(
            action=OuterRef("pk"), state=ReportBack.State.DUE
        )
        return self.annotate(
            shown_rag=shown_rag(today),
            rag_rank=rag_rank(),
            next_report=Subquery(owed.values("words")[:1]),
        ).order_by(
            F("plan__year").desc(nulls_first=True),
            "plan",
            F("priority__position").asc(nulls_last=True),
            F("sub_theme__position").asc(nulls_first=True),
            "position",
            "pk",
        )

    def with_latest_update(self):
        latest = ActionUpdate.objects.filter(action=OuterRef("pk")).newest_first()
        return self.annotate(
            latest_words=Subquery(latest.values("words")[:1]),
            latest_at=Subquery(latest.values("made_at")[:1]),
        )


class Action(models.Model):
    """
    Something somebody was asked to do: the board's one register of it, whatever it came from.

    Timing, report-back and leads are kept as typed; what they mean is worked out from the
    words by `timing` and `leads`, and kept in `due_on`, `report_backs` and `leads`.
    """

    Status = ActionStatus
    OPEN = (Status.NOT_STARTED, Status.IN_PROGRESS, Status.ONGOING)
    GIVEN_UP = (Status.SUPERSEDED, Status.CARRIED_FORWARD, Status.NOT_PURSUED)

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="actions")
    plan = models.ForeignKey(
        Plan, null=True, blank=True, on_delete=models.PROTECT, related_name="actions"
    )
    priority = models.ForeignKey(
        Priority,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="actions",
    )
    sub_theme = models.ForeignKey(
        SubTheme,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="actions",
    )
    code = models.CharField("number", max_length=20, blank=True)
    text = models.TextField("action")
    steps = models.TextField(blank=True, help_text="One step on each line")
    outcome = models.TextField("intended outcome", blank=True)
    leads_text = models.TextField("lead officer(s)", blank=True)
    timing_text = models.TextField("date for completion", blank=True)
    report_back_text = models.TextField("report to meeting", blank=True)
    due_on = models.DateField("due by", null=True, blank=True, editable=False)
    due_moves = models.PositiveSmallIntegerField(
        "times the date was moved", default=0, editable=False
    )
    due_reason = models.TextField("why the date moved", blank=True, editable=False)
    status = models.CharField(max_length=20, choices=Status, default=Status.NOT_STARTED)
    status_reason = models.TextField(blank=True)
    completed_on = models.DateField(null=True, blank=True)
    rag = models.CharField("RAG", max_length=10, choices=Rag, blank=True)
    rag_reason = models.TextField("why this rating", blank=True)
    ancestor = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="descendants",
        editable=False,
        help_text="The action of an earlier plan that this one carries forward",
    )
    position = models.PositiveIntegerField(default=0)
    restriction = models.ForeignKey(
        Restriction,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="actions",
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ActionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""), name="workplan_action_says_something"
            ),
            models.CheckConstraint(
                condition=Q(status="complete", completed_on__isnull=False)
                | (~Q(status="complete") & Q(completed_on=None)),
                name="workplan_action_complete_with_its_day",
            ),
            models.CheckConstraint(
                condition=~Q(
                    status__in=["superseded", "carried_forward", "not_pursued"]
                )
                | ~Q(status_reason=""),
                name="workplan_action_given_up_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(rag__in=["amber", "red"]) | ~Q(rag_reason=""),
                name="workplan_action_amber_and_red_say_why",
            ),
            models.CheckConstraint(
                condition=Q(due_moves=0) | ~Q(due_reason=""),
                name="workplan_action_moved_date_says_why",
            ),
            models.CheckConstraint(
                condition=Q(priority=None) | Q(plan__isnull=False),
                name="workplan_action_priority_only_in_a_plan",
            ),
            models.CheckConstraint(
                condition=Q(sub_theme=None) | Q(priority__isnull=False),
                name="workplan_action_sub_theme_only_under_a_priority",
            ),
        ]
        indexes = [
            models.Index(fields=["board", "due_on"], name="workplan_action_due"),
        ]

    def __str__(self):
        return f"{self.code} {self.text}".strip()

    def get_absolute_url(self):
        return reverse("workplan:action_detail", args=[self.board.slug, self.pk])

    @property
    def label(self):
        """The short way to name it: "Action 4.2", or its first words where it has no number."""
        if self.code:
            return f"Action {self.code}"
        return self.text if len(self.text) <= 60 else f"{self.text[:57]}…"

    @property
    def is_open(self):
        return self.status in self.OPEN

    @property
    def is_restricted(self):
        return bool(self.restriction and self.restriction.is_in_force)

    @property
    def plan_year(self):
        """The year that a month without one belongs to."""
        return self.plan.year if self.plan else self.board.current_year

    def evidence(self):
        """The files of all its updates."""
        return ActionEvidence.objects.filter(update__action=self)

    @property
    def step_lines(self):
        return [line.strip() for line in self.steps.splitlines() if line.strip()]


class ReportBackQuerySet(models.QuerySet):
    def in_months(self, months):
        """Owed to the meetings of these months, each as (year, month)."""
        owed = Q(pk=None)
        for year, month in months:
            owed |= Q(year=year, month=month)
        return self.filter(owed)


class ReportBack(models.Model):
    """A report that an action owes the board, at the meeting of one month."""

    class State(models.TextChoices):
        DUE = "due", "Due"
        RECEIVED = "received", "Received"
        MISSED = "missed", "Missed"
        WAIVED = "waived", "No longer owed"

    action = models.ForeignKey(
        Action, on_delete=models.CASCADE, related_name="report_backs"
    )
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.DUE)

    objects = ReportBackQuerySet.as_manager()

    class Meta:
        ordering = ["year", "month"]
        constraints = [
            models.UniqueConstraint(
                fields=["action", "year", "month"],
                name="workplan_reportback_one_a_month",
            ),
            models.CheckConstraint(
                condition=Q(month__range=(1, 12)),
                name="workplan_reportback_month_is_a_month",
            ),
        ]

    def __str__(self):
        return f"{self.action}: {self.words}"
