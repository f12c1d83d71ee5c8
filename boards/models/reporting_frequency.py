from django.db import models


class ReportingFrequency(models.TextChoices):
    """How often a group reports to the board."""

    EACH_MEETING = "each_meeting", "To each meeting"
    TWICE_A_YEAR = "twice_a_year", "Twice a year"
    YEARLY = "yearly", "Once a year"
    NEVER = "never", "Not at all"
