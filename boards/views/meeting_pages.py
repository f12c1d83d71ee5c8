"""What every page about one meeting has in common, here and in the rooms above."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from boards.permissions import Permission

from .base import BoardViewMixin

# label, URL name. The agenda and the minutes draw on the work programme, a room above.
TABS = [
    ("Meeting", "boards:meeting_detail"),
    ("Agenda", "workplan:agenda"),
    ("Minutes", "workplan:minutes"),
]
MARKS = ("Attendance", "boards:attendance_edit")


class MeetingMixin(BoardViewMixin):
    """A page about one meeting of this board."""

    permission_required = Permission.READ_RECORD
    meeting_kwarg = "pk"

    @cached_property
    def meeting(self):
        meetings = self.board.meetings.select_related("group", "agreed_in")
        meeting = get_object_or_404(meetings, pk=self.kwargs[self.meeting_kwarg])
        meeting.board = self.board
        return meeting

    @cached_property
    def may_manage(self):
        return self.person.may(Permission.MANAGE_MEETINGS, group=self.meeting.group)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "meeting": self.meeting,
            "may_manage": self.may_manage,
            "cancel_url": self.meeting.get_absolute_url(),
            "tabs": self._tabs(),
        }

    def _may_mark(self):
        """An event has its numbers instead, and nobody was expected at what was cancelled."""
        meeting = self.meeting
        is_marked = not meeting.is_event and meeting.status != meeting.Status.CANCELLED
        return self.may_manage and is_marked

    def _tabs(self):
        tabs = TABS + [MARKS] if self._may_mark() else TABS
        addresses = [
            (label, reverse(name, args=[self.board.slug, self.meeting.pk]))
            for label, name in tabs
        ]
        return [
            {"label": label, "url": url, "is_current": url == self.request.path}
            for label, url in addresses
        ]


class ManagedMeetingMixin(MeetingMixin):
    """A deed of those who keep the meetings of its group: another group's chair is refused."""

    permission_required = Permission.MANAGE_MEETINGS

    def has_permission(self):
        return self.person.may(Permission.MANAGE_MEETINGS) and self.may_manage


def groups_managed_by(person):
    """The groups whose meetings this person keeps: all of the board, or those of the grants."""
    groups = person.board.groups.in_printed_order()
    return groups.filter(
        pk__in=[
            group.pk
            for group in groups
            if person.may(Permission.MANAGE_MEETINGS, group=group)
        ]
    )
