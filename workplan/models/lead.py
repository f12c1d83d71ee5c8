from django.db import models
from django.db.models import Q

from boards.models import Agency, Group, Seat
from boards.permissions import ROLE_PERMISSIONS, Permission


class ActionLeadQuerySet(models.QuerySet):
    def untied(self):
        """Words that name nobody the board knows: no seat, agency or group, not everybody."""
        return self.filter(seat=None, agency=None, group=None).exclude(
            kind=ActionLead.Kind.ALL_MEMBERS
        )

    def held_by(self, person):
        """The leads `person` stands for today: by seat, by agency, by group, or as a member."""
        grants = [
            grant
            for grant in person.grants
            if Permission.UPDATE_OWN_ACTIONS in ROLE_PERMISSIONS[grant.role]
        ]
        if not grants:
            return self.none()
        agencies = [grant.agency_id for grant in grants if grant.agency_id]
        groups = [grant.group_id for grant in grants if grant.group_id]
        today = person.board.today
        # Partial dates are text: "2013-03" has begun when it sorts before the day.
        holders = "seat__appointments"
        started = Q(**{f"{holders}__started__lte": today.isoformat()})
        not_ended = (
            Q(**{f"{holders}__ended": ""})
            | Q(**{f"{holders}__ended__gte": today.isoformat()})
            | Q(**{f"{holders}__ended__in": [f"{today:%Y-%m}", f"{today:%Y}"]})
        )
        in_a_seat = Q(**{f"{holders}__user": person.user}) & started & not_ended
        return self.filter(
            in_a_seat
            | Q(agency__in=agencies)
            | Q(group__in=groups)
            | Q(kind=ActionLead.Kind.ALL_MEMBERS)
        )


class ActionLead(models.Model):
    """
    One of those who answer for an action, as printed and, where known, as the board's own row.

    A post may be tied to a seat or an agency; a group or an agency is always tied.
    """

    class Kind(models.TextChoices):
        POST = "post", "Post"
        GROUP = "group", "Group"
        AGENCY = "agency", "Agency"
        ALL_MEMBERS = "all_members", "All members"
        OTHER = "other", "Other"

    action = models.ForeignKey(
        "workplan.Action", on_delete=models.CASCADE, related_name="leads"
    )
    position = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.OTHER)
    seat = models.ForeignKey(
        Seat,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="actions_led",
    )
    group = models.ForeignKey(
        Group,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="actions_led",
    )
    agency = models.ForeignKey(
        Agency,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="actions_led",
    )
    text = models.CharField(max_length=250)

    objects = ActionLeadQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(kind="group") & Q(group__isnull=False))
                | (~Q(kind="group") & Q(group=None)),
                name="workplan_actionlead_group_is_named",
            ),
            models.CheckConstraint(
                condition=~Q(kind="agency") | Q(agency__isnull=False),
                name="workplan_actionlead_agency_is_named",
            ),
            models.CheckConstraint(
                condition=Q(kind="post") | Q(seat=None),
                name="workplan_actionlead_only_a_post_has_a_seat",
            ),
        ]

    def __str__(self):
        return self.text
