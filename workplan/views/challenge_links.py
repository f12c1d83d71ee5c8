"""The actions and risks that a challenge is tied to: found, added, taken out again."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import TemplateView, View

from boards.exceptions import Refused
from boards.permissions import Permission
from workplan.forms.challenge import RiskLinkForm
from workplan.forms.risk_mitigation import (
    MitigationChoiceForm,
    MitigationForm,
    MitigationSearchForm,
)
from workplan.services import challenge_links

from .challenges import ChallengeChange, ChallengeMixin
from .risk_mitigations import MOST_FOUND


class ChallengeActions(ChallengeMixin, TemplateView):
    """The linked actions, and a search for others. A POST links one."""

    permission_required = Permission.MANAGE_CHALLENGES
    template_name = "workplan/challenge_actions.html"

    def get_context_data(self, **kwargs):
        form = MitigationSearchForm(self.request.GET)
        words = form.cleaned_data["words"] if form.is_valid() else ""
        return super().get_context_data(**kwargs) | {
            "form": form,
            "words": words,
            "found": self._found(words) if words else [],
            "most_found": MOST_FOUND,
        }

    def _found(self, words):
        actions = self.board.actions.visible_to(self.person).containing(words)
        linked = self.challenge.action_links.values("action")
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
            reverse(
                "workplan:challenge_actions", args=[self.board.slug, self.challenge.pk]
            )
        )

    def _link(self, form):
        if not form.is_valid():
            raise Refused("Find an action first, then choose “Link” beside it")
        action = form.cleaned_data["action"]
        challenge_links.link_action(
            challenge=self.challenge, action=action, by=self.person
        )
        messages.success(
            self.request, f"{action.label} is linked to {self.challenge.reference}"
        )


class ChallengeActionAdd(ChallengeChange):
    """A new action, in the register of actions and linked to the challenge at once."""

    form_class = MitigationForm
    template_name = "workplan/challenge_action_add.html"
    done = "Action added to the register"

    def get_initial(self):
        return {}

    def change(self, values):
        challenge_links.ask_for_action(
            challenge=self.challenge, by=self.person, **values
        )
        return f"{self.challenge.get_absolute_url()}#actions"


class ChallengeRiskLink(ChallengeChange):
    form_class = RiskLinkForm
    template_name = "workplan/challenge_risk_link.html"
    done = "The risk is linked"

    def get_form_kwargs(self):
        linked = self.challenge.risk_links.values("risk")
        risks = self.board.risks.visible_to(self.person).exclude(pk__in=linked)
        return super().get_form_kwargs() | {"risks": risks.order_by("number")}

    def change(self, values):
        challenge_links.link_risk(challenge=self.challenge, by=self.person, **values)
        return f"{self.challenge.get_absolute_url()}#risks"


class LinkRemove(ChallengeMixin, View):
    """One button beside a link that this person may read."""

    permission_required = Permission.MANAGE_CHALLENGES
    http_method_names = ["post"]

    def post(self, request, **kwargs):
        link = get_object_or_404(
            self.links.visible_to(self.person).select_related("challenge", self.what),
            pk=kwargs["link_pk"],
        )
        try:
            self.remove(link)
        except Refused as error:
            messages.error(request, str(error))
        else:
            messages.success(request, f"The {self.what} is no longer linked")
        return redirect(f"{self.challenge.get_absolute_url()}#{self.what}s")


class ChallengeActionRemove(LinkRemove):
    what = "action"

    @property
    def links(self):
        return self.challenge.action_links

    def remove(self, link):
        challenge_links.unlink_action(link=link, by=self.person)


class ChallengeRiskRemove(LinkRemove):
    what = "risk"

    @property
    def links(self):
        return self.challenge.risk_links

    def remove(self, link):
        challenge_links.unlink_risk(link=link, by=self.person)
