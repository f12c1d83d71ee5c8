from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class MailQuerySet(models.QuerySet):
    def due(self):
        """Waiting, its time has come, and no sender has it in hand."""
        now = timezone.now()
        return self.filter(
            Q(claimed_until=None) | Q(claimed_until__lt=now),
            state=Mail.State.QUEUED,
            send_after__lte=now,
        )

    def oldest_first(self):
        return self.order_by("queued_at", "pk")


class Mail(models.Model):
    """
    A letter to one address, written with the change that causes it and sent afterwards.

    The rows are also the record of what was sent. They are read by more people than the
    letter is: it says that something waits and links to it, and never repeats the text of a
    restricted record.
    """

    class State(models.TextChoices):
        QUEUED = "queued", "Waiting to be sent"
        SENT = "sent", "Sent"
        FAILED = "failed", "Could not be sent"

    board = models.ForeignKey(
        "boards.Board", null=True, on_delete=models.PROTECT, related_name="mail"
    )
    kind = models.CharField(max_length=50)
    to_address = models.EmailField(max_length=254)
    to_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    about_label = models.CharField(max_length=250, blank=True)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    tries = models.PositiveSmallIntegerField(default=0)
    send_after = models.DateTimeField(default=timezone.now)
    claimed_until = models.DateTimeField(null=True, editable=False)
    claimed_by = models.CharField(max_length=100, blank=True, editable=False)
    queued_at = models.DateTimeField(default=timezone.now, editable=False)
    sent_at = models.DateTimeField(null=True, editable=False)
    failure = models.TextField(blank=True)  # plain words: what happened and what to do

    objects = MailQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "mail"
        indexes = [
            models.Index(
                fields=["state", "send_after"], name="mail_mail_state_send_after"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False)
                | ~Q(state="sent") & Q(sent_at=None),
                name="mail_mail_sent_at_when_sent",
            ),
            models.CheckConstraint(
                condition=Q(state="failed") & ~Q(failure="")
                | ~Q(state="failed") & Q(failure=""),
                name="mail_mail_failure_said_when_failed",
            ),
        ]

    def __str__(self):
        return f"{self.subject} to {self.to_address}"
