from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .agency import Agency
from .board import Board
from .group import Group


class Role(models.TextChoices):
    BUSINESS_MANAGER = "business_manager", "Business manager"
    BUSINESS_SUPPORT = "business_support", "Business support"
    CHAIR = "chair", "Independent chair"
    GROUP_CHAIR = "group_chair", "Sub-group chair"
    BOARD_MEMBER = "board_member", "Board member"
    LAY_MEMBER = "lay_member", "Lay member"
    ASSOCIATE = "associate", "Associate member"
    OBSERVER = "observer", "Participating observer"
    SECTION_11_CONTACT = "section_11_contact", "Section 11 contact"
    INSPECTOR = "inspector", "Inspector"


class RoleGrantQuerySet(models.QuerySet):
    def in_force(self, *, on=None):
        on = on or timezone.localdate()
        return self.filter(
            Q(until_on=None) | Q(until_on__gte=on), from_on__lte=on, ended_at=None
        )

    def not_over_before(self, day):
        """In force on `day`, or to be later."""
        return self.filter(Q(until_on=None) | Q(until_on__gte=day), ended_at=None)


class RoleGrant(models.Model):
    """
    A role one person holds on one board, for a group or an agency where that matters.

    Counts from the first to the last day named, and stops with the next request after it;
    or at once, when somebody had to end it on the day itself (`ended_at`).
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="grants"
    )
    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=20, choices=Role)
    group = models.ForeignKey(
        Group, null=True, blank=True, on_delete=models.PROTECT, related_name="grants"
    )
    agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="grants"
    )
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = RoleGrantQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(role="group_chair") | Q(group__isnull=False),
                name="boards_rolegrant_group_chair_names_a_group",
            ),
            models.CheckConstraint(
                condition=~Q(role__in=["section_11_contact", "board_member"])
                | Q(agency__isnull=False),
                name="boards_rolegrant_agency_role_names_an_agency",
            ),
            models.CheckConstraint(
                condition=~Q(role="inspector") | Q(until_on__isnull=False),
                name="boards_rolegrant_inspector_until_a_date",
            ),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=models.F("from_on")),
                name="boards_rolegrant_ends_after_it_starts",
            ),
        ]

    def __str__(self):
        return f"{self.user}: {self.words}"

    @property
    def words(self):
        """The role as a person would say it: "Sub-group chair, Professional Practice"."""
        where = self.group or self.agency
        return (
            f"{self.get_role_display()}, {where}" if where else self.get_role_display()
        )

    def counts_on(self, day):
        return (
            self.ended_at is None
            and self.from_on <= day
            and (self.until_on is None or day <= self.until_on)
        )
