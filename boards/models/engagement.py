from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Length, Substr
from django.urls import reverse

from boards import partial_dates

from .board import Board
from .dates import check_order, check_partial_date


class EngagementQuerySet(models.QuerySet):
    def between(self, first, last):
        """
        On some day from `first` to `last`; without an end, on the day, month or year it started.
        """
        as_started = Substr(Value(first.isoformat()), 1, Length("started"))
        as_ended = Substr(Value(first.isoformat()), 1, Length("ended"))
        goes_on = Q(ended="", started__gte=as_started) | Q(ended__gt="") & Q(
            ended__gte=as_ended
        )
        return self.filter(goes_on, started__lte=last.isoformat())

    def holding(self, words):
        return self.filter(
            Q(title__icontains=words)
            | Q(method__icontains=words)
            | Q(heard__icontains=words)
            | Q(changed__icontains=words)
        )

    def changing_something(self):
        return self.exclude(changed="")

    def latest_first(self):
        return self.order_by("-started", "title", "pk")

    def in_printed_order(self):
        return self.order_by("started", "title", "pk")


class Engagement(models.Model):
    """
    What the board told people or heard from them, and what changed because of it.

    `started` alone is when it was; with `ended` it lasted from one to the other.
    """

    class Kind(models.TextChoices):
        EVENT = "event", "Event"
        CONFERENCE = "conference", "Conference"
        NEWSLETTER = "newsletter", "Newsletter or briefing"
        CAMPAIGN = "campaign", "Campaign"
        CONSULTATION = "consultation", "Consultation"

    class Audience(models.TextChoices):
        YOUNG = "young", "Children and young people"
        FAMILIES = "families", "Families"
        PUBLIC = "public", "The public"
        WORKFORCE = "workforce", "The workforce"

    board = models.ForeignKey(
        Board, on_delete=models.PROTECT, related_name="engagements"
    )
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind)
    audience = models.CharField(max_length=20, choices=Audience)
    method = models.CharField(max_length=200, blank=True)
    started = models.CharField(max_length=10, validators=[check_partial_date])
    ended = models.CharField(max_length=10, blank=True, validators=[check_partial_date])
    attended_count = models.PositiveIntegerField(
        null=True, blank=True, help_text="How many people came or answered"
    )
    heard = models.TextField(blank=True, help_text="What was told, and what was heard")
    changed = models.TextField(blank=True, help_text="What changed because of it")
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = EngagementQuerySet.as_manager()

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("workplan:engagement_detail", args=[self.board.slug, self.pk])

    def clean(self):
        check_order(self.started, self.ended)

    @property
    def dates_in_words(self):
        if not self.ended:
            return partial_dates.in_words(self.started)
        return partial_dates.between_in_words(self.started, self.ended)
