from pathlib import Path

from django.conf import settings
from django.db import models
from django.utils import timezone


class File(models.Model):
    """
    A file that was uploaded, or that we made and keep, checked on its way in.

    It has no address of its own. The room that owns the row pointing to it decides who may
    read it, and answers with `lscb.files.responses`. Never edited: a new version is a new row.
    """

    board = models.ForeignKey(
        "boards.Board", null=True, on_delete=models.PROTECT, related_name="files"
    )
    restriction = models.ForeignKey(
        "boards.Restriction", null=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=150)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()  # bytes
    sha256 = models.CharField(max_length=64, db_index=True)
    stored_as = models.CharField(max_length=100)  # below PRIVATE_FILES_ROOT
    kept_at = models.DateTimeField(default=timezone.now, editable=False)
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(size__gt=0), name="files_file_is_not_empty"
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def path(self):
        return Path(settings.PRIVATE_FILES_ROOT) / self.stored_as
