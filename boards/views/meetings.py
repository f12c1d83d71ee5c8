from django.views.generic import DetailView, ListView

from boards import exports
from boards.permissions import Permission

from .base import BoardViewMixin
from .exports import ExportsMixin


class MeetingList(BoardViewMixin, ExportsMixin, ListView):
    """Meetings to come, then those held, latest first."""

    permission_required = Permission.READ_RECORD
    template_name = "boards/meeting_list.html"
    export_title = "Meetings"

    def get_queryset(self):
        return self.board.meetings.select_related("group").in_order()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        meetings = list(self.object_list)
        to_come = [each for each in meetings if each.is_to_come]
        return context | {
            "to_come": to_come,
            "past": [each for each in reversed(meetings) if not each.is_to_come],
        }

    def exported(self, context):
        return exports.meetings([*context["to_come"], *context["past"]])


class MeetingDetail(BoardViewMixin, DetailView):
    """One meeting: who came, and what is known of it."""

    permission_required = Permission.READ_RECORD
    template_name = "boards/meeting_detail.html"
    context_object_name = "meeting"

    def get_queryset(self):
        return self.board.meetings.select_related("group")

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "attendances": self.object.attendances.select_related("seat").order_by(
                "seat__position"
            ),
            "events": self.history_of(self.object),
        }
