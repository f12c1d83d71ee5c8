from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from boards import years
from boards.addresses import check_not_reserved
from boards.attendance import Rule

DEFAULT_RISK_BANDS = [
    {"name": "Low", "rag": "green", "lowest": 1, "highest": 5},
    {"name": "Medium", "rag": "amber", "lowest": 6, "highest": 14},
    {"name": "High", "rag": "red", "lowest": 15, "highest": 25},
]


def default_risk_bands():
    return [dict(band) for band in DEFAULT_RISK_BANDS]


class Board(models.Model):
    """
    A safeguarding board: the independent partnership whose business this is. Our tenant.

    `stands_on` is for a record that no longer moves (the worked example, a board that has
    been wound up): what is due is reckoned from that day and not from today.
    """

    class Kind(models.TextChoices):
        LSCB = "lscb", "Local Safeguarding Children Board"
        PARTNERSHIP = "partnership", "Safeguarding children partnership"
        ADULTS = "adults", "Safeguarding adults board"

    class Colour(models.TextChoices):
        BLUE = "blue", "Blue"
        TEAL = "teal", "Teal"
        GREEN = "green", "Green"
        PURPLE = "purple", "Purple"
        PLUM = "plum", "Plum"
        NAVY = "navy", "Navy"

    slug = models.SlugField(
        "address", max_length=40, unique=True, validators=[check_not_reserved]
    )
    name = models.CharField(max_length=150)
    short_name = models.CharField(max_length=60)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.LSCB)
    area_name = models.CharField(
        max_length=150, help_text="The area or areas it serves"
    )
    strapline = models.CharField(max_length=150, blank=True)
    website = models.CharField(max_length=200, blank=True)
    procedures_website = models.CharField(max_length=200, blank=True)
    colour = models.CharField(max_length=10, choices=Colour, default=Colour.BLUE)
    year_start_month = models.PositiveSmallIntegerField(
        default=4, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    attendance_threshold = models.PositiveSmallIntegerField(
        default=75, help_text="Warn under this percentage"
    )
    is_deputy_counted = models.BooleanField(default=True)
    is_every_meeting_counted = models.BooleanField(
        default=True, help_text="Also those before or after the seat was filled"
    )
    risk_levels = models.PositiveSmallIntegerField(default=5)
    risk_bands = models.JSONField(default=default_risk_bands)
    stands_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(year_start_month__range=(1, 12)),
                name="boards_board_year_starts_in_a_month",
            ),
            models.CheckConstraint(
                condition=Q(attendance_threshold__lte=100),
                name="boards_board_threshold_is_a_percentage",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def today(self):
        """The day that due and overdue are reckoned from."""
        return self.stands_on or timezone.localdate()

    @property
    def current_year(self):
        """The financial year `today` falls in, by the year it starts in."""
        return years.year_of(self.today, start_month=self.year_start_month)

    @property
    def last_complete_year(self):
        """The year the next annual report is about."""
        return self.current_year - 1

    @property
    def attendance_rule(self):
        return Rule(self.is_deputy_counted, self.is_every_meeting_counted)

    def year_dates(self, year):
        """The first and last day of a financial year."""
        return (
            years.first_day(year, start_month=self.year_start_month),
            years.last_day(year, start_month=self.year_start_month),
        )
