from django.db import models
from django.db.models import Q

from lscb.files.models import File

from .meeting import Meeting
from .restriction import Restriction


class AgendaItemQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Leave out restricted items that `person` is not named on."""
        return self.filter(person.may_read("restriction"))

    def on_agenda(self):
        return self.filter(taken_off_at=None)

    def in_order(self):
        return self.order_by("position", "pk")


class AgendaItem(models.Model):
    """
    What a meeting talks about, in its order, and what came of it: the minute and the decision.

    `source` and `source_key` say what of the record put it there, so that an agenda filled
    twice has nothing twice. What is taken off stays as a row: it is not put back by itself.
    """

    class Kind(models.TextChoices):
        STANDING = "standing", "Standing item"
        DECISION = "decision", "For decision"
        INFORMATION = "information", "For information"
        THEMATIC = "thematic", "Thematic discussion"
        CONFIDENTIAL = "confidential", "Confidential"

    class Source(models.TextChoices):
        PERSON = "", "Put there by hand"
        OPENING = "opening", "Standing item at the start"
        MATTERS_ARISING = "matters_arising", "Matters arising"
        DECISION = "decision", "Decision asked for"
        REPORT_BACK = "report_back", "Report-back due"
        HIGHLIGHT_REPORT = "highlight_report", "Highlight report"
        RISK_REGISTER = "risk_register", "Risk register"
        EXPECTED_REPORT = "expected_report", "Report expected every year"
        CLOSING = "closing", "Standing item at the end"

    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="agenda_items"
    )
    position = models.PositiveIntegerField(default=0)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.INFORMATION)
    title = models.CharField(max_length=250)
    notes = models.TextField("what it is about", blank=True)
    presenter = models.CharField(max_length=250, blank=True)
    source = models.CharField(max_length=20, choices=Source, blank=True)
    source_key = models.CharField(max_length=60, blank=True)
    minute = models.TextField(blank=True)
    decision = models.TextField(blank=True)
    restriction = models.ForeignKey(
        Restriction,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="agenda_items",
    )
    taken_off_at = models.DateTimeField(null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "source_key"],
                condition=~Q(source_key=""),
                name="boards_agendaitem_nothing_put_there_twice",
            ),
            models.CheckConstraint(
                condition=~Q(title=""), name="boards_agendaitem_has_a_title"
            ),
            models.CheckConstraint(
                condition=~Q(kind="confidential") | Q(restriction__isnull=False),
                name="boards_agendaitem_confidential_is_restricted",
            ),
            models.CheckConstraint(
                condition=Q(source="", source_key="")
                | (~Q(source="") & ~Q(source_key="")),
                name="boards_agendaitem_source_with_its_key",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def board(self):
        return self.meeting.board

    @property
    def has_minute(self):
        return bool(self.minute or self.decision)


class AgendaPaperQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Those of items that `person` may read, without the papers restricted further."""
        return self.filter(
            person.may_read("restriction"), person.may_read("item__restriction")
        )

    def in_order(self):
        return self.order_by("item__position", "item_id", "position", "pk")


class AgendaPaper(models.Model):
    """A file that goes with an item of an agenda; it may be restricted further than the item."""

    item = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, related_name="papers"
    )
    file = models.OneToOneField(
        File, on_delete=models.PROTECT, related_name="agenda_paper"
    )
    title = models.CharField(max_length=200)
    position = models.PositiveIntegerField(default=0)
    restriction = models.ForeignKey(
        Restriction,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="agenda_papers",
    )

    objects = AgendaPaperQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return self.title

    @property
    def board(self):
        return self.item.meeting.board
