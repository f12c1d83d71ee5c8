from django.db import models

from .board import Board


class SentForm(models.Model):
    """
    That a form was sent, and where it led, so that sending it twice has one effect.

    `token` is made of what the form was given when it was opened and of the words sent; the
    row is made in the transaction of what the form does.
    """

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="+")
    token = models.CharField(max_length=32, unique=True)
    led_to = models.CharField(max_length=400, blank=True)
    sent_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return self.token
