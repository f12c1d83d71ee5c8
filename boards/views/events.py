"""What a development day, stakeholder event or conference came to: numbers and pledges."""

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from boards.forms.meetings import NumbersForm, PledgeEditForm, PledgeForm
from boards.services import events

from .changes import ChangeView
from .meeting_changes import MeetingChange
from .meeting_pages import ManagedMeetingMixin


class EventNumbers(MeetingChange):
    form_class = NumbersForm
    template_name = "boards/event_numbers.html"

    def change(self, values):
        events.record_numbers(meeting=self.meeting, by=self.person, **values)
        return self.meeting


class PledgeAdd(ManagedMeetingMixin, ChangeView):
    form_class = PledgeForm
    template_name = "boards/pledge_add.html"
    meeting_kwarg = "meeting_pk"
    done = "The pledge is recorded"

    def change(self, values):
        events.add_pledge(meeting=self.meeting, by=self.person, **values)
        return self.meeting


class PledgeEdit(ManagedMeetingMixin, ChangeView):
    form_class = PledgeEditForm
    template_name = "boards/pledge_edit.html"
    meeting_kwarg = "meeting_pk"

    @cached_property
    def row(self):
        pledges = self.meeting.pledges.select_related("meeting__board")
        return get_object_or_404(pledges, pk=self.kwargs["pk"])

    def change(self, values):
        events.edit_pledge(pledge=self.row, by=self.person, **values)
        return self.meeting
