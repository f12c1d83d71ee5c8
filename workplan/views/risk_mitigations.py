"""The actions that answer a risk: found, added, taken out again."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import TemplateView, View

from boards.exceptions import Refused
from boards.permissions import Permission
from boards.views.changes import ChangeView
from workplan.forms.risk_mitigation import (
    MitigationChoiceForm,
    MitigationForm,
    MitigationSearchForm,
)
from workplan.services import risk_mitigations

from .risks import RiskMixin, mitigations_of

MOST_FOUND = 20


class RiskMitigations(RiskMixin, TemplateView):
    """What answers the risk, and a search for actions that do. A POST links one."""

    permission_required = Permission.MANAGE_RISKS
    template_name = "workplan/risk_mitigations.html"

    def get_context_data(self, **kwargs):
        form = MitigationSearchForm(self.request.GET)
        words = form.cleaned_data["words"] if form.is_valid() else ""
        return super().get_context_data(**kwargs) | {
            "form": form,
            "words": words,
            "found": self._found(words) if words else [],
            "most_found": MOST_FOUND,
            "mitigations": mitigations_of(self.risk, self.person),
        }

    def _found(self, words):
        actions = self.board.actions.visible_to(self.person).containing(words)
        linked = self.risk.mitigations.values("action")
        found = actions.exclude(pk__in=linked).select_related("plan")
        return found.in_printed_order()[:MOST_FOUND]

    def post(self, request, **kwargs):
        form = MitigationChoiceForm(
            request.POST, actions=self.board.actions.visible_to(self.person)
        )
        try:
            self._link(form)
        except Refused as error:
            messages.error(request, str(error))
        return redirect(
            reverse("workplan:risk_mitigations", args=[self.board.slug, self.risk.pk])
        )

    def _link(self, form):
        if not form.is_valid():
            raise Refused("Find an action first, then choose “Link” beside it")
        action = form.cleaned_data["action"]
        risk_mitigations.link_mitigation(risk=self.risk, action=action, by=self.person)
        messages.success(self.request, f"{action.label} answers {self.risk.reference}")


class RiskMitigationAdd(RiskMixin, ChangeView):
    """A new action, in the register of actions and among the mitigations at once."""

    permission_required = Permission.MANAGE_RISKS
    form_class = MitigationForm
    template_name = "workplan/risk_mitigation_add.html"
    done = "Action added to the register"

    def change(self, values):
        risk_mitigations.add_mitigation(risk=self.risk, by=self.person, **values)
        return f"{self.risk.get_absolute_url()}#mitigations"


class RiskMitigationRemove(RiskMixin, View):
    permission_required = Permission.MANAGE_RISKS

    def post(self, request, **kwargs):
        mitigation = get_object_or_404(
            mitigations_of(self.risk, self.person), pk=kwargs["mitigation_pk"]
        )
        risk_mitigations.unlink_mitigation(mitigation=mitigation, by=self.person)
        messages.success(
            request,
            f"{mitigation.action.label} no longer counts as a mitigation. It stays in the register.",
        )
        return redirect(f"{self.risk.get_absolute_url()}#mitigations")
