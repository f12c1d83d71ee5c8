import datetime

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils import timezone

from . import chain, words


class Chain(models.Model):
    """The head of one board's history: how long it is and the digest it ends with."""

    key = models.CharField(max_length=40, primary_key=True)  # "board:7" or "site"
    length = models.PositiveBigIntegerField(default=0)
    last_digest = models.CharField(max_length=64, blank=True)
    seal = models.CharField(max_length=64, blank=True)

    def __str__(self):
        return f"{self.key}: {self.length} events"

    def seal_for(self, key):
        """Keyed, so that whoever cuts off the tail cannot write a head that fits."""
        facts = {"chain": self.key, "length": self.length}
        return chain.digest(key, self.last_digest, facts)


class EventQuerySet(models.QuerySet):
    def about(self, row):
        return self.filter(
            about_type=ContentType.objects.get_for_model(row), about_id=str(row.pk)
        )

    def visible_to(self, person):
        """Leave out events about restricted rows that `person` may not read."""
        return self.filter(person.may_read("restriction"))

    def newest_first(self):
        return self.order_by("-sequence")


class Event(models.Model):
    """What somebody did to one row: who, when, before and after. Written once, never edited."""

    board = models.ForeignKey(
        "boards.Board",
        null=True,
        on_delete=models.PROTECT,
        related_name="events",
    )
    chain = models.ForeignKey(Chain, on_delete=models.PROTECT, related_name="events")
    sequence = models.PositiveBigIntegerField()
    restriction = models.ForeignKey(
        "boards.Restriction", null=True, on_delete=models.PROTECT, related_name="+"
    )
    verb = models.CharField(max_length=60)
    about_type = models.ForeignKey(
        ContentType, on_delete=models.PROTECT, related_name="+"
    )
    about_id = models.CharField(max_length=40)
    about = GenericForeignKey("about_type", "about_id")
    about_label = models.CharField(max_length=250)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    actor_label = models.CharField(max_length=200)
    request_id = models.CharField(max_length=40, blank=True)
    happened_at = models.DateTimeField(default=timezone.now)
    before = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    after = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    values_hash = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    objects = EventQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["chain", "sequence"], name="history_event_one_per_place"
            ),
            models.CheckConstraint(
                condition=Q(sequence__gte=1), name="history_event_counts_from_one"
            ),
        ]
        indexes = [
            models.Index(fields=["about_type", "about_id"], name="history_event_about")
        ]

    def __str__(self):
        return f"{self.verb} {self.about_label}"

    @property
    def title(self):
        return self.verb.replace("_", " ").capitalize()

    @property
    def who(self):
        return self.actor_label

    @property
    def at(self):
        return self.happened_at

    @property
    def changes(self):
        """
        Every value that differs, in words: of the field it is about, where there is one.

        A name that begins with _ is for whoever takes the change back, not for reading.
        """
        names = sorted({*self.before, *self.after})  # PostgreSQL keeps no order
        return [
            words.change_of(self._field(name), name, self.before.get(name), after)
            for name in names
            if not name.startswith("_")
            and (after := self.after.get(name)) != self.before.get(name)
        ]

    def _field(self, name):
        about = ContentType.objects.get_for_id(self.about_type_id).model_class()
        try:
            return about._meta.get_field(name)
        except (AttributeError, FieldDoesNotExist):  # the model or field is no more
            return None

    def facts(self):
        """Everything the digest covers."""
        return {
            "board": self.board_id,
            "sequence": self.sequence,
            "restriction": self.restriction_id,
            "verb": self.verb,
            "about": [self.about_type_id, self.about_id, self.about_label],
            "actor": [self.actor_id, self.actor_label],
            "request_id": self.request_id,
            "happened_at": self.happened_at.astimezone(datetime.UTC).isoformat(),
            "values_hash": self.values_hash,
        }
