"""Somebody who leads an action and is not known by the words typed: say who it is."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property

from boards.permissions import Permission
from workplan.forms.action_leads import TieLeadForm
from workplan.services import action_leads

from .actions import ActionFormView


class LeadTie(ActionFormView):
    """Said once, it holds wherever the board's plans use the same words."""

    form_class = TieLeadForm
    template_name = "workplan/programme_lead.html"

    @cached_property
    def lead(self):
        return get_object_or_404(self.action.leads.untied(), pk=self.kwargs["lead_pk"])

    def get_initial(self):
        return {}

    def get_form_kwargs(self):
        names = action_leads.names_of(self.board)
        likely = action_leads.most_like(self.lead.text, names)
        return super().get_form_kwargs() | {"names": names, "likely": likely}

    def save(self, values):
        keeps_all = self.person.may(Permission.MANAGE_WORKPLAN)
        actions = self.board.actions if keeps_all else self.action.plan.actions
        self.tied = action_leads.tie_lead(
            actions=actions.all(),
            text=self.lead.text,
            name=values["who"],
            by=self.person,
        )

    def saved(self):
        count = len(self.tied)
        words = (
            f"{self.lead.text}: known now in {count} action{'' if count == 1 else 's'}"
        )
        messages.success(self.request, words)
        return redirect(self.back)

    @property
    def back(self):
        plan = self.action.plan
        if plan is None:
            return self.action.get_absolute_url()
        return f"{plan.get_absolute_url()}#action-{self.action.pk}"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "lead": self.lead,
            "cancel_url": self.back,
        }
