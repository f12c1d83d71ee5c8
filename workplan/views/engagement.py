"""
What was told and heard, with what changed because of it.

The page is here and not in `boards`, because only this room knows actions and priorities.
"""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.views.generic import TemplateView, View

from boards.permissions import Permission
from boards.views import BoardViewMixin
from boards.views.changes import ChangeView
from workplan.forms.engagement import EngagementChangeForm
from workplan.services import engagement_changes


class EngagementMixin(BoardViewMixin):
    """A page about one engagement of this board."""

    @cached_property
    def engagement(self):
        ours = self.board.engagements.select_related("board")
        return get_object_or_404(ours, pk=self.kwargs["pk"])

    @property
    def changes(self):
        seen = self.engagement.changes.visible_to(self.person)
        return seen.select_related(
            "engagement__board",
            "action__board",
            "action__restriction",
            "priority__plan__board",
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "engagement": self.engagement,
            "cancel_url": self.engagement.get_absolute_url(),
        }


class EngagementDetail(EngagementMixin, TemplateView):
    permission_required = Permission.READ_RECORD
    template_name = "workplan/engagement_detail.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "changes": self.changes.in_printed_order(),
            "may_manage": self.person.may(Permission.MANAGE_BOARD),
            "events": self.history_of(self.engagement),
        }


class EngagementChangeAdd(EngagementMixin, ChangeView):
    """Choose an action or a priority that came of it."""

    permission_required = Permission.MANAGE_BOARD
    form_class = EngagementChangeForm
    template_name = "workplan/engagement_change_add.html"
    done = "Added to what changed"

    def get_form_kwargs(self):
        actions = self.board.actions.visible_to(self.person).in_printed_order()
        plans = self.board.plans.newest_first().prefetch_related("priorities")
        return super().get_form_kwargs() | {
            "priorities": [
                priority
                for plan in plans
                for priority in sorted(
                    plan.priorities.all(), key=lambda each: (each.position, each.pk)
                )
            ],
            "actions": actions.select_related("plan", "priority"),
        }

    def change(self, values):
        engagement_changes.add_change(
            engagement=self.engagement,
            by=self.person,
            how=values["how"],
            **values["chosen"],
        )
        return self.engagement


class EngagementChangeRemove(EngagementMixin, View):
    permission_required = Permission.MANAGE_BOARD

    def post(self, request, **kwargs):
        change = get_object_or_404(self.changes, pk=kwargs["change_pk"])
        engagement_changes.remove_change(change=change, by=self.person)
        messages.success(request, "Taken off what changed")
        return redirect(self.engagement)
