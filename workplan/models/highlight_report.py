from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from boards.models import Board, Group, Meeting, Restriction
from boards.permissions import Permission
from lscb.files.models import File
from workplan import highlight_workflow as workflow

HEADINGS = ("progress", "challenges", "decisions", "next_steps")


class HighlightReportQuerySet(models.QuerySet):
    def with_the_board(self):
        return self.filter(state__in=workflow.WITH_THE_BOARD)

    def not_kept_from(self, person):
        """Leave out restricted ones that `person` is not named on; drafts are still there."""
        return self.filter(person.may_read("restriction"))

    def visible_to(self, person):
        """
        What `person` may read: whatever was submitted, drafts of the own groups, and every
        draft for those who receive the reports; never a restricted one they are kept from.
        """
        readable = self.not_kept_from(person)
        if person.may(Permission.RECEIVE_HIGHLIGHT_REPORT):
            return readable
        own_groups = [
            grant.group_id
            for grant in person.grants
            if grant.group
            and person.may(Permission.SUBMIT_HIGHLIGHT_REPORT, group=grant.group)
        ]
        return readable.filter(
            Q(state__in=workflow.WITH_THE_BOARD) | Q(group__in=own_groups)
        )

    def in_printed_order(self):
        return self.order_by(
            "meeting__held_on", "meeting_id", "group__position", "group__name"
        )


class HighlightReport(models.Model):
    """
    What a group tells one meeting of the board: progress, challenges or risks, decisions
    required, next steps. One for each group and meeting.
    """

    class State(models.TextChoices):
        DRAFT = workflow.DRAFT, "Draft"
        SUBMITTED = workflow.SUBMITTED, "Submitted"
        RECEIVED = workflow.RECEIVED, "Received"
        SENT_BACK = workflow.SENT_BACK, "Sent back"

    board = models.ForeignKey(
        Board, on_delete=models.PROTECT, related_name="highlight_reports"
    )
    group = models.ForeignKey(
        Group, on_delete=models.PROTECT, related_name="highlight_reports"
    )
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="highlight_reports"
    )
    progress = models.TextField(blank=True)
    challenges = models.TextField("challenges or risks", blank=True)
    decisions = models.TextField("decisions required", blank=True)
    next_steps = models.TextField(blank=True)
    state = models.CharField(
        max_length=20, choices=State, default=State.DRAFT, editable=False
    )
    sent_back_reason = models.TextField(blank=True, editable=False)
    restriction = models.ForeignKey(
        Restriction,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="highlight_reports",
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    # The open page that was saved last, and which of its savings it was: so one that comes
    # late, or follows one whose answer got lost, is told from somebody else's.
    last_page = models.CharField(max_length=32, blank=True, editable=False)
    last_turn = models.PositiveIntegerField(default=0, editable=False)

    started_at = models.DateTimeField(default=timezone.now, editable=False)
    submitted_at = models.DateTimeField(null=True, editable=False)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="highlight_reports_submitted",
        editable=False,
    )
    received_at = models.DateTimeField(null=True, editable=False)
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="highlight_reports_received",
        editable=False,
    )

    objects = HighlightReportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "meeting"],
                name="workplan_highlightreport_one_a_group_and_meeting",
            ),
            models.CheckConstraint(
                condition=Q(submitted_at=None, submitted_by=None)
                | Q(submitted_at__isnull=False, submitted_by__isnull=False),
                name="workplan_highlightreport_submitted_at_and_by_together",
            ),
            models.CheckConstraint(
                condition=Q(received_at=None, received_by=None)
                | Q(received_at__isnull=False, received_by__isnull=False),
                name="workplan_highlightreport_received_at_and_by_together",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "sent_back"])
                | Q(submitted_at__isnull=False),
                name="workplan_highlightreport_with_the_board_once_submitted",
            ),
            models.CheckConstraint(
                condition=Q(received_at__isnull=True) | Q(state="received"),
                name="workplan_highlightreport_received_in_that_state",
            ),
            models.CheckConstraint(
                condition=~Q(state="sent_back") | ~Q(sent_back_reason=""),
                name="workplan_highlightreport_sent_back_with_a_reason",
            ),
        ]

    def __str__(self):
        return f"Highlight report of {self.group} to the {self.meeting_in_words}"

    def get_absolute_url(self):
        return reverse(
            "workplan:highlight_report_detail", args=[self.board.slug, self.pk]
        )

    @property
    def meeting_in_words(self):
        kind = self.meeting.get_kind_display().lower()
        return f"{kind}, {self.meeting.date_in_words}"

    @property
    def is_being_written(self):
        return self.state in workflow.BEING_WRITTEN

    @property
    def is_restricted(self):
        return bool(self.restriction and self.restriction.is_in_force)

    @property
    def is_empty(self):
        return not any(getattr(self, heading).strip() for heading in HEADINGS)


class HighlightReportFile(models.Model):
    """Evidence that came with a highlight report, read by whoever may read the report."""

    report = models.ForeignKey(
        HighlightReport, on_delete=models.PROTECT, related_name="attachments"
    )
    file = models.OneToOneField(
        File, on_delete=models.PROTECT, related_name="highlight_report_attachment"
    )

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.file} ({self.report.group})"

    @property
    def board(self):
        return self.report.board

    @property
    def restriction(self):
        return self.report.restriction
