"""What was told and heard. Its page is in workplan, which knows what changed because of it."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django_filters.views import FilterView

from boards import policy_exports
from boards.forms.engagement import EngagementEditForm, EngagementForm
from boards.permissions import Permission
from boards.policy_filters import EngagementFilter
from boards.services import engagement

from .base import BoardViewMixin
from .changes import ChangeView
from .exports import ExportsMixin
from .policy_tabs import PolicyTabsMixin


class EngagementList(BoardViewMixin, ExportsMixin, PolicyTabsMixin, FilterView):
    permission_required = Permission.READ_RECORD
    list_name = "boards:engagement_list"
    filterset_class = EngagementFilter
    template_name = "boards/engagement_list.html"
    context_object_name = "engagements"
    export_title = "Engagement"

    def get_queryset(self):
        return self.board.engagements.select_related("board").latest_first()

    def get_filterset_kwargs(self, filterset_class):
        return super().get_filterset_kwargs(filterset_class) | {"board": self.board}

    def exported(self, context):
        return policy_exports.engagement(context["engagements"])


class EngagementAdd(ChangeView):
    form_class = EngagementForm
    template_name = "boards/engagement_add.html"
    done = "Entered"

    def change(self, values):
        return engagement.add_engagement(board=self.board, by=self.person, **values)

    def get_context_data(self, **kwargs):
        listed = reverse("boards:engagement_list", args=[self.board.slug])
        return super().get_context_data(**kwargs) | {"cancel_url": listed}


class EngagementEdit(ChangeView):
    form_class = EngagementEditForm
    template_name = "boards/engagement_edit.html"

    @cached_property
    def row(self):
        ours = self.board.engagements.select_related("board")
        return get_object_or_404(ours, pk=self.kwargs["pk"])

    def change(self, values):
        return engagement.edit_engagement(engagement=self.row, by=self.person, **values)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "engagement": self.row,
            "cancel_url": self.row.get_absolute_url(),
        }
