from django.db import models


class Lease(models.Model):
    """Says which process does something that one process at a time should do, and until when."""

    name = models.CharField(max_length=50, primary_key=True)
    holder = models.CharField(max_length=100)
    until = models.DateTimeField()

    def __str__(self):
        return f"{self.name}: {self.holder}"
