from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from boards.models import Meeting
from boards.permissions import Permission
from lscb.files.models import File
from lscb.jobs.models import Job


class MeetingPackQuerySet(models.QuerySet):
    def visible_to(self, person):
        """One with restricted papers in it is only for those who read everything."""
        if person.may(Permission.READ_RESTRICTED):
            return self
        return self.filter(has_restricted=False)

    def newest_first(self):
        return self.order_by("-made_at", "-pk")


class MeetingPack(models.Model):
    """Agenda and papers of a meeting as one PDF, as they were when it was made. Never changed."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="packs")
    file = models.OneToOneField(
        File, on_delete=models.PROTECT, related_name="meeting_pack"
    )
    job = models.OneToOneField(
        Job, null=True, on_delete=models.SET_NULL, related_name="meeting_pack"
    )
    has_restricted = models.BooleanField(default=False)
    page_count = models.PositiveIntegerField()
    left_out = models.TextField(
        blank=True, help_text="Papers that could not be put in, one on each line"
    )
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = MeetingPackQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(page_count__gt=0), name="workplan_meetingpack_has_pages"
            ),
        ]

    def __str__(self):
        return f"Pack of {self.meeting}"

    @property
    def digest(self):
        """Of the agenda that was bound; packs made before this was kept have none."""
        return self.job and (self.job.result or {}).get("digest")

    @property
    def board(self):
        return self.meeting.board
