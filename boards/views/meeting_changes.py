"""Planning a meeting, and what becomes of it: edited, cancelled, held, its minutes agreed."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import View

from boards.exceptions import Refused
from boards.forms.meetings import (
    AgreeMinutesForm,
    CancelForm,
    MeetingAddForm,
    MeetingEditForm,
)
from boards.permissions import Permission
from boards.services import meetings

from .changes import ChangeView
from .meeting_pages import ManagedMeetingMixin, groups_managed_by


class MeetingAdd(ChangeView):
    permission_required = Permission.MANAGE_MEETINGS
    form_class = MeetingAddForm
    template_name = "boards/meeting_add.html"
    done = "The meeting is planned. Now fill its agenda."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"groups": groups_managed_by(self.person)}

    def change(self, values):
        return meetings.plan_meeting(by=self.person, **values)

    def get_context_data(self, **kwargs):
        listed = reverse("boards:meeting_list", args=[self.board.slug])
        return super().get_context_data(**kwargs) | {"cancel_url": listed}


class MeetingChange(ManagedMeetingMixin, ChangeView):
    @property
    def row(self):
        return self.meeting


class MeetingEdit(MeetingChange):
    form_class = MeetingEditForm
    template_name = "boards/meeting_edit.html"

    def change(self, values):
        return meetings.edit_meeting(meeting=self.meeting, by=self.person, **values)


class MeetingCancel(MeetingChange):
    form_class = CancelForm
    template_name = "boards/meeting_cancel.html"
    done = "Cancelled. It counts in no percentage."

    def change(self, values):
        return meetings.cancel_meeting(meeting=self.meeting, by=self.person, **values)


class MinutesAgree(MeetingChange):
    form_class = AgreeMinutesForm
    template_name = "boards/minutes_agree.html"
    done = "The minutes are agreed and closed"

    @cached_property
    def later(self):
        return self.meeting.group.meetings.after(self.meeting).not_cancelled()

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"later": self.later}

    def get_initial(self):
        return super().get_initial() | {"agreed_in": self.later.first()}

    def change(self, values):
        return meetings.agree_minutes(meeting=self.meeting, by=self.person, **values)


class MeetingMove(ManagedMeetingMixin, View):
    """One button: held, planned again after all, or its minutes open again."""

    DEEDS = {
        "hold": (meetings.hold_meeting, "Recorded as held"),
        "plan_again": (meetings.plan_again, "Planned again"),
        "reopen_minutes": (meetings.reopen_minutes, "The minutes are open again"),
    }

    def post(self, request, **kwargs):
        deed, words = self.DEEDS.get(request.POST.get("to"), (None, ""))
        version = request.POST.get("version", "")
        if deed and version.isdecimal() and len(version) < 10:
            try:
                deed(meeting=self.meeting, version=int(version), by=self.person)
            except Refused as error:
                messages.error(request, str(error))
            else:
                messages.success(request, words)
        return redirect(self.meeting)
