from django.conf import settings
from django.db import models
from django.utils import timezone

from .board import Board
from .group import Group


class GroupShare(models.Model):
    """
    That a group serves another board too: a child death overview panel of four boards.

    `board` is the other one. It sees the group among its own and changes nothing about it.
    """

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="shares")
    board = models.ForeignKey(
        Board, on_delete=models.PROTECT, related_name="group_shares"
    )
    shared_at = models.DateTimeField(default=timezone.now, editable=False)
    shared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["board__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "board"], name="boards_groupshare_once_with_a_board"
            ),
        ]

    def __str__(self):
        return f"{self.group}, shared with {self.board}"
