from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone


class LinkQuerySet(models.QuerySet):
    def about(self, row):
        return self.filter(
            about_type=ContentType.objects.get_for_model(row), about_id=str(row.pk)
        )

    def in_force(self):
        return self.filter(revoked_at=None, expires_at__gt=timezone.now())


class Link(models.Model):
    """
    An address sent by e-mail that lets somebody without an account do one thing to one row.

    Whoever has the address has that right until it expires or is revoked, so only a digest of
    the secret part is kept: a copy of the database opens nothing.
    """

    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    purpose = models.CharField(max_length=50)
    about_type = models.ForeignKey(
        ContentType, on_delete=models.PROTECT, related_name="+"
    )
    about_id = models.CharField(max_length=40)
    about = GenericForeignKey("about_type", "about_id")
    to_address = models.EmailField(max_length=254)
    board = models.ForeignKey(
        "boards.Board", null=True, on_delete=models.PROTECT, related_name="links"
    )
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, editable=False)
    last_used_at = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = LinkQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["about_type", "about_id"], name="links_link_about")
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("created_at")),
                name="links_link_expires_after_it_was_made",
            ),
        ]

    def __str__(self):
        return f"Link to {self.purpose} for {self.to_address}"
