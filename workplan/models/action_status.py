from django.db import models


class ActionStatus(models.TextChoices):
    """How far an action has come. The last three are given up, each with its reason."""

    NOT_STARTED = "not_started", "Not started"
    IN_PROGRESS = "in_progress", "In progress"
    ONGOING = "ongoing", "Ongoing"
    COMPLETE = "complete", "Complete"
    SUPERSEDED = "superseded", "Superseded"
    CARRIED_FORWARD = "carried_forward", "Carried forward"
    NOT_PURSUED = "not_pursued", "Not pursued"


class Rag(models.TextChoices):
    """What the owner says of an action. Empty is "not rated"."""

    BLUE = "blue", "Blue"
    GREEN = "green", "Green"
    AMBER = "amber", "Amber"
    RED = "red", "Red"
    GREY = "grey", "Grey"
