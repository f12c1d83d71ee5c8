from django.db import models

from .board import Board


class Organisation(models.Model):
    """The bare identity of a body that several boards know: nothing but its name and code."""

    name = models.CharField(max_length=150)
    code = models.CharField(max_length=30, unique=True)

    def __str__(self):
        return self.name


class Agency(models.Model):
    """A body that takes part in the board, as this board knows it."""

    class Kind(models.TextChoices):
        STATUTORY = "statutory", "Statutory partner"
        PROVIDER = "provider", "Provider"
        EDUCATION = "education", "Education"
        VOLUNTARY = "voluntary", "Voluntary"
        LAY = "lay", "Lay"
        PARTNERSHIP = "partnership", "Partnership"
        INSPECTORATE = "inspectorate", "Inspectorate"

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="agencies")
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="agencies",
    )
    name = models.CharField(max_length=150)
    kind = models.CharField(max_length=20, choices=Kind)
    is_under_section_11 = models.BooleanField("under Section 11", default=False)
    chief_officer = models.CharField(
        max_length=150, blank=True, help_text="The post, not the person"
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "agencies"
        constraints = [
            models.UniqueConstraint(
                fields=["board", "name"], name="boards_agency_name_unique_on_board"
            ),
        ]

    def __str__(self):
        return self.name
