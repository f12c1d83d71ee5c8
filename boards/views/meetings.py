from django.urls import reverse
from django.views.generic import DetailView
from django_filters.views import FilterView

from boards import exports
from boards import meeting_workflow as workflow
from boards.filters import MeetingFilter
from boards.permissions import Permission

from .attendance_marks import quorum_of, year_url
from .base import BoardViewMixin
from .exports import ExportsMixin
from .meeting_pages import MeetingMixin


class MeetingList(BoardViewMixin, ExportsMixin, FilterView):
    """Meetings to come, then those held, latest first."""

    permission_required = Permission.READ_RECORD
    filterset_class = MeetingFilter
    template_name = "boards/meeting_list.html"
    export_title = "Meetings"

    def get_queryset(self):
        return self.board.meetings.select_related("group").in_order()

    def get_filterset_kwargs(self, filterset_class):
        return super().get_filterset_kwargs(filterset_class) | {"board": self.board}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        meetings = list(self.object_list)
        to_come = [each for each in meetings if each.is_to_come]
        return context | {
            "to_come": to_come,
            "past": [each for each in reversed(meetings) if not each.is_to_come],
            "clear_url": reverse("boards:meeting_list", args=[self.board.slug]),
            "is_narrowed": bool(self.request.GET),
            "may_manage": self.person.may(Permission.MANAGE_MEETINGS),
            "may_manage_board": self.person.may(Permission.MANAGE_BOARD),
        }

    def exported(self, context):
        return exports.meetings([*context["to_come"], *context["past"]])


class MeetingDetail(MeetingMixin, DetailView):
    """One meeting: when and where, who came, and what is known of it."""

    template_name = "boards/meeting_detail.html"
    context_object_name = "meeting"

    def get_object(self):
        return self.meeting

    def get_context_data(self, **kwargs):
        meeting = self.meeting
        return super().get_context_data(**kwargs) | {
            "attendances": meeting.attendances.select_related(
                "seat", "membership__agency"
            ).order_by("seat__position", "membership__position"),
            "attendance_url": year_url(meeting),
            "quorum": quorum_of(meeting),
            "pledges": meeting.pledges.all() if meeting.is_event else (),
            "circulations": meeting.circulations.prefetch_related("recipients"),
            "deeds": workflow.deeds(meeting.status) if self.may_manage else (),
            "may_challenge": self.person.may(Permission.MANAGE_CHALLENGES),
            "events": self.history_of(meeting),
        }
