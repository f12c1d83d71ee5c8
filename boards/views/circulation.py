from django.urls import reverse

from boards import recipients
from boards.forms.circulation import CirculateForm
from boards.people import readers_on
from boards.services import circulation

from .changes import ChangeView
from .meeting_pages import ManagedMeetingMixin


class MeetingCirculate(ManagedMeetingMixin, ChangeView):
    """Who gets a link to the agenda or the minutes, and who must be told in another way."""

    form_class = CirculateForm
    template_name = "boards/meeting_circulate.html"
    done = "Sent round. Who got it stands on the page of the meeting."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"readers": readers_on(self.board)}

    def get_initial(self):
        meeting = self.meeting
        return {
            "kind": "agenda" if meeting.is_to_come else "minutes",
            "recipients": recipients.members_of(meeting.group, meeting.held_on),
        }

    def change(self, values):
        circulation.circulate(meeting=self.meeting, by=self.person, **values)
        return self.meeting

    def get_context_data(self, **kwargs):
        meeting = self.meeting
        return super().get_context_data(**kwargs) | {
            "without_account": recipients.without_account(
                meeting.group, meeting.held_on
            ),
            "cancel_url": reverse(
                "workplan:agenda", args=[self.board.slug, meeting.pk]
            ),
        }
