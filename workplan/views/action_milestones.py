"""The milestones of an action: its lines, and the days on which they were reached."""

from types import SimpleNamespace

from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.views.generic import View

from boards.views.changes import ChangeView
from workplan.forms.action_milestones import MilestonesForm, ReachForm
from workplan.services import milestones

from .actions import KeptActionMixin


class ActionMilestones(KeptActionMixin, ChangeView):
    permission_required = KeptActionMixin.permission_required
    form_class = MilestonesForm
    template_name = "workplan/action_milestones.html"
    done = "Milestones saved"

    def get_initial(self):
        return {"milestones": lines_of(self.action), "version": self.action.version}

    def change(self, values):
        milestones.set_milestones(
            action=self.action,
            lines=values["milestones"].splitlines(),
            version=values["version"],
            by=self.person,
        )
        return f"{self.action.get_absolute_url()}#milestones"

    def rows_typed_over(self, row):
        return [SimpleNamespace(milestones=lines_of(row))]


class MilestoneMixin(KeptActionMixin):
    @cached_property
    def milestone(self):
        return get_object_or_404(self.action.milestones, pk=self.kwargs["milestone_pk"])

    def reach(self, reached_on):
        milestones.reach_milestone(
            milestone=self.milestone, reached_on=reached_on, by=self.person
        )
        return f"{self.action.get_absolute_url()}#milestones"


class MilestoneReach(MilestoneMixin, ChangeView):
    permission_required = KeptActionMixin.permission_required
    form_class = ReachForm
    template_name = "workplan/action_milestone_reach.html"
    done = "Milestone reached"

    def change(self, values):
        return self.reach(values["reached_on"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"milestone": self.milestone}


class MilestoneUnreach(MilestoneMixin, View):
    """Not reached after all."""

    http_method_names = ["post"]

    def post(self, request, **kwargs):
        return redirect(self.reach(None))


def lines_of(action):
    return "\n".join(action.milestones.values_list("text", flat=True))
