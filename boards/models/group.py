from django.db import models
from django.db.models import Q
from django.urls import reverse

from boards import partial_dates

from .agency import Agency
from .board import Board
from .dates import check_order, check_partial_date, in_force_between
from .names import EndingQuerySet, Named, NameOverTime
from .reporting_frequency import ReportingFrequency


class GroupQuerySet(EndingQuerySet):
    def internal(self):
        return self.filter(is_external=False)

    def reporting(self):
        """The groups that owe the board a highlight report at each meeting."""
        return self.filter(reports=Group.Reports.EACH_MEETING, ended="")

    def existing_between(self, first, last):
        """There on some day from `first` to `last`."""
        return self.filter(in_force_between(first, last))

    def holding(self, words):
        """Whose name, now or earlier, short name or purpose has the words in it."""
        return self.filter(
            Q(name__icontains=words)
            | Q(short_name__icontains=words)
            | Q(purpose__icontains=words)
            | Q(pk__in=GroupName.objects.filter(name__icontains=words).values("group"))
        )

    def with_member_count(self, day):
        """`member_count`: how many sit on it on `day`."""
        sitting = in_force_between(day, day, prefix="memberships__")
        return self.annotate(member_count=models.Count("memberships", filter=sitting))

    def in_printed_order(self):
        return self.order_by("is_external", "position", "name")


def groups_seen_by(board):
    """The board's own groups, and those that other boards share with it."""
    return Group.objects.filter(
        Q(board=board) | Q(pk__in=board.group_shares.values("group"))
    )


class Group(Named, models.Model):
    """The board itself, or a body under or beside it: executive, sub-group, panel, lead group."""

    class Kind(models.TextChoices):
        BOARD = "board", "Board"
        EXECUTIVE = "executive", "Executive"
        FORUM = "forum", "Forum"
        SUB_GROUP = "sub_group", "Sub-group"
        TASK_AND_FINISH = "task_and_finish", "Task-and-finish group"
        LEAD_GROUP = "lead_group", "Lead group"
        PANEL = "panel", "Panel"

    Reports = ReportingFrequency

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="groups")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts"
    )
    kind = models.CharField(max_length=20, choices=Kind)
    name = models.CharField(max_length=150)
    short_name = models.CharField(max_length=40, blank=True)
    purpose = models.TextField(blank=True)
    area_name = models.CharField(
        max_length=150, blank=True, help_text="Where it serves only a part of the area"
    )
    is_external = models.BooleanField(default=False)
    reports = models.CharField(
        max_length=20, choices=Reports, blank=True, help_text="Empty: not recorded"
    )
    started = models.CharField(
        max_length=10, blank=True, validators=[check_partial_date]
    )
    ended = models.CharField(max_length=10, blank=True, validators=[check_partial_date])
    succeeded_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="succeeds"
    )
    position = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = GroupQuerySet.as_manager()

    class Meta:
        ordering = ["position", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "name"], name="boards_group_name_unique_on_board"
            ),
            models.CheckConstraint(
                condition=Q(succeeded_by=None) | ~Q(ended=""),
                name="boards_group_succeeded_has_ended",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("boards:group_detail", args=[self.board.slug, self.pk])

    def clean(self):
        check_order(self.started, self.ended)

    @property
    def is_reporting(self):
        return self.reports == self.Reports.EACH_MEETING

    @property
    def dates_in_words(self):
        return partial_dates.between_in_words(self.started, self.ended)

    @property
    def is_whole_board(self):
        """Its members are the board's seats, not memberships."""
        return self.kind == self.Kind.BOARD

    @property
    def chair_post(self):
        """The chair's post on the board's day. Costs no query once memberships are prefetched."""
        chairs = self.members_on(self.board.today, role=GroupMembership.Role.CHAIR)
        return ", ".join(each.post for each in chairs)

    def counted_members(self):
        """Who is marked at its meetings: the board's counted seats, or its own members."""
        if self.is_whole_board:
            seats = self.board.seats.counted().in_attendance_order()
            return seats.select_related("agency")
        return self.memberships.counted().chair_first().select_related("agency")

    def members_on(self, day, *, role=None):
        return [
            each
            for each in self.memberships.all()
            if partial_dates.covers(each.started, each.ended, day)
            and role in (None, each.role)
        ]


class GroupName(NameOverTime):
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="names")

    class Meta(NameOverTime.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["group", "started"],
                name="boards_groupname_one_from_each_date",
            ),
            models.UniqueConstraint(
                fields=["group"],
                condition=Q(ended=""),
                name="boards_groupname_one_is_current",
            ),
        ]


class GroupMembershipQuerySet(models.QuerySet):
    def in_force_between(self, first, last):
        """Sitting on the group on some day from `first` to `last`."""
        return self.filter(in_force_between(first, last))

    def there_on(self, day):
        return self.in_force_between(day, day)

    def counted(self):
        """Those whose attendance is marked: not the minute taker's."""
        return self.exclude(role=GroupMembership.Role.SUPPORT)

    def chair_first(self):
        """The chair, the vice chair, the members, those who support it."""
        roles = GroupMembership.Role.values
        rank = models.Case(
            *(models.When(role=role, then=place) for place, role in enumerate(roles)),
            output_field=models.PositiveSmallIntegerField(),
        )
        return self.order_by(rank, "position", "pk")


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
    started = models.CharField(
        max_length=10, blank=True, validators=[check_partial_date]
    )
    ended = models.CharField(max_length=10, blank=True, validators=[check_partial_date])
    position = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = GroupMembershipQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return f"{self.post} ({self.group})"

    def clean(self):
        check_order(self.started, self.ended)

    @property
    def printed_name(self):
        """With the agency: two of them may send the same post. One query unless it is selected."""
        if self.agency is None or self.agency.name in self.post:
            return self.post
        return f"{self.post} ({self.agency})"

    @property
    def board(self):
        return self.group.board

    @property
    def dates_in_words(self):
        return partial_dates.between_in_words(self.started, self.ended)
