from django.views.generic import DetailView, ListView

from boards.permissions import Permission

from .base import BoardViewMixin


class GroupList(BoardViewMixin, ListView):
    """Every group of the board, internal before external, with its chair."""

    permission_required = Permission.READ_RECORD
    template_name = "boards/group_list.html"
    context_object_name = "groups"

    def get_queryset(self):
        groups = self.board.groups.with_member_count().select_related("parent")
        return groups.prefetch_related("memberships").in_printed_order()


class GroupDetail(BoardViewMixin, DetailView):
    permission_required = Permission.READ_RECORD
    template_name = "boards/group_detail.html"
    context_object_name = "group"

    def get_queryset(self):
        return self.board.groups.select_related("parent")

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "memberships": self.object.memberships.select_related("agency"),
            "meetings": self.object.meetings.in_order(),
            "events": self.history_of(self.object),
        }
