from django.db import models
from django.urls import reverse

from .agency import Agency
from .board import Board


class GroupQuerySet(models.QuerySet):
    def internal(self):
        return self.filter(is_external=False)

    def reporting(self):
        """The groups that owe the board a highlight report at each meeting."""
        return self.filter(is_reporting=True, ended="")

    def with_member_count(self):
        return self.annotate(member_count=models.Count("memberships"))

    def in_printed_order(self):
        return self.order_by("is_external", "position", "name")


class Group(models.Model):
    """The board itself, or a body under or beside it: executive, sub-group, panel, lead group."""

    class Kind(models.TextChoices):
        BOARD = "board", "Board"
        EXECUTIVE = "executive", "Executive"
        FORUM = "forum", "Forum"
        SUB_GROUP = "sub_group", "Sub-group"
        TASK_AND_FINISH = "task_and_finish", "Task-and-finish group"
        LEAD_GROUP = "lead_group", "Lead group"
        PANEL = "panel", "Panel"

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="groups")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts"
    )
    kind = models.CharField(max_length=20, choices=Kind)
    name = models.CharField(max_length=150)
    short_name = models.CharField(max_length=40, blank=True)
    purpose = models.TextField(blank=True)
    is_external = models.BooleanField(default=False)
    is_reporting = models.BooleanField(
        default=False, help_text="Owes the board a highlight report at each meeting"
    )
    started = models.CharField(max_length=10, blank=True)
    ended = models.CharField(max_length=10, blank=True)
    position = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = GroupQuerySet.as_manager()

    class Meta:
        ordering = ["position", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "name"], name="boards_group_name_unique_on_board"
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("boards:group_detail", args=[self.board.slug, self.pk])

    @property
    def chair_post(self):
        """The chair's post. Costs no query once the memberships are prefetched."""
        chairs = GroupMembership.Role.CHAIR
        return next((m.post for m in self.memberships.all() if m.role == chairs), "")


class GroupMembership(models.Model):
    """A post that sits on a group. Its chair is the member whose role says so."""

    class Role(models.TextChoices):
        CHAIR = "chair", "Chair"
        VICE_CHAIR = "vice_chair", "Vice chair"
        MEMBER = "member", "Member"
        SUPPORT = "support", "Administrative support"

    group = models.ForeignKey(
        Group, on_delete=models.PROTECT, related_name="memberships"
    )
    post = models.CharField(max_length=200)
    agency = models.ForeignKey(
        Agency,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="memberships",
    )
    role = models.CharField(max_length=20, choices=Role, default=Role.MEMBER)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return f"{self.post} ({self.group})"

    @property
    def board(self):
        return self.group.board
