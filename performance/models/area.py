from django.db import models

from boards.models import Board


class Area(models.Model):
    """A place that figures are about: the board's own, or one it is compared with."""

    class Kind(models.TextChoices):
        OWN = "own", "The board's own area"
        ENGLAND = "england", "England"
        REGION = "region", "Region"
        NEIGHBOURS = "neighbours", "Statistical neighbours"
        OTHER = "other", "Other"

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="areas")
    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=12, choices=Kind)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "name"], name="performance_area_name_unique_on_board"
            ),
        ]

    def __str__(self):
        return self.name
