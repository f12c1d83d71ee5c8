import datetime

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from boards import colours, kinds, years
from boards.addresses import check_not_reserved
from boards.attendance import Rule

from .reporting_frequency import ReportingFrequency

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

    slug = models.SlugField(
        "address", max_length=40, unique=True, validators=[check_not_reserved]
    )
    name = models.CharField(max_length=150)
    short_name = models.CharField(max_length=60)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.LSCB)
    area_name = models.CharField(
        max_length=150, help_text="The area or areas it serves"
    )
    local_authorities = models.TextField(
        blank=True, help_text="The councils of its area, one on each line"
    )
    strapline = models.CharField(max_length=150, blank=True)
    website = models.CharField(max_length=200, blank=True)
    procedures_website = models.CharField(max_length=200, blank=True)
    colour = models.CharField(
        "header colour",
        max_length=7,
        default=colours.HEADER,
        validators=[colours.check_header],
    )
    link_colour = models.CharField(
        max_length=7, default=colours.LINK, validators=[colours.check_link]
    )
    logo = models.ForeignKey(
        "files.File",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    logo_alt = models.CharField(
        "what the logo shows, in words", max_length=150, blank=True
    )
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
    rag_words = models.JSONField(
        default=dict, blank=True, help_text="The board's own word for a rating, if any"
    )
    groups_report = models.CharField(
        max_length=20,
        choices=ReportingFrequency,
        default=ReportingFrequency.EACH_MEETING,
        help_text="How often a new group reports unless it is said otherwise",
    )
    highlight_reports_due_days_before = models.PositiveSmallIntegerField(
        "days before a meeting that highlight reports are due",
        default=10,
        validators=[MaxValueValidator(60)],
    )
    stands_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
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
            models.CheckConstraint(
                condition=Q(risk_levels__range=(3, 6)),
                name="boards_board_risk_levels_3_to_6",
            ),
            models.CheckConstraint(
                condition=Q(logo=None) | ~Q(logo_alt=""),
                name="boards_board_logo_is_described",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("boards:board_settings", args=[self.slug])

    @property
    def law(self):
        return kinds.LAW[self.kind]

    def said(self, words):
        """What a board of this kind says where an LSCB says `words`."""
        return kinds.said(self.kind, words)

    def rag_in_words(self, rag):
        """ "Amber", or with the board's own word "Amber: needs a push"."""
        own = self.rag_words.get(rag)
        return f"{rag.capitalize()}: {own}" if own else rag.capitalize()

    @property
    def local_authority_names(self):
        return self.local_authorities.splitlines()

    @property
    def website_url(self):
        """`website` is kept as it is printed, mostly without https://."""
        is_whole = "://" in self.website or not self.website
        return self.website if is_whole else f"https://{self.website}"

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

    def highlight_reports_due_on(self, meeting):
        """The day by which groups are asked for their reports to it."""
        days = self.highlight_reports_due_days_before
        return meeting.held_on - datetime.timedelta(days=days)

    def year_dates(self, year):
        """The first and last day of a financial year."""
        return (
            years.first_day(year, start_month=self.year_start_month),
            years.last_day(year, start_month=self.year_start_month),
        )
