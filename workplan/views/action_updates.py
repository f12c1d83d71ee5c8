"""How an action stands: said by its leads and by who keeps its plan, or asked for by e-mail."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.views.generic import View

from boards.permissions import Permission
from lscb.files.responses import as_attachment
from workplan.forms.action_update import (
    AskForUpdateForm,
    CompleteForm,
    UpdateForm,
)
from workplan.models import ReportBack
from workplan.services import action_links, action_updates, completion

from .actions import ActionFormView, ActionMixin


class ActionUpdate(ActionFormView):
    """How it stands, said by the manager or by those who lead it."""

    permission_required = Permission.UPDATE_OWN_ACTIONS
    form_class = UpdateForm
    template_name = "workplan/action_update.html"

    def has_permission(self):
        return self.person.may(self.permission_required) and self.may_update

    def get_form_kwargs(self):
        choices = {} if self.may_keep else {"statuses": action_links.LEAD_STATUSES}
        return super().get_form_kwargs() | choices

    def get_initial(self):
        stands = {"status": self.action.status}
        return super().get_initial() | stands | {"was": stands}

    def save(self, values):
        action_updates.update_action(action=self.action, by=self.person, **values)


class ActionComplete(ActionFormView):
    form_class = CompleteForm
    template_name = "workplan/action_complete.html"

    def get_form_kwargs(self):
        due = self.action.report_backs.filter(state=ReportBack.State.DUE)
        return super().get_form_kwargs() | {
            "today": self.board.today,
            "owed": list(due.values_list("words", flat=True)),
        }

    def get_initial(self):
        return super().get_initial() | {"completed_on": self.board.today}

    def save(self, values):
        completion.complete_action(action=self.action, by=self.person, **values)


class ActionEvidenceFile(ActionMixin, View):
    """A file that shows what an update says, for whoever may read the action."""

    permission_required = Permission.READ_RECORD

    def get(self, request, **kwargs):
        evidence = self.action.evidence().select_related("file")
        found = get_object_or_404(evidence, pk=kwargs["file_pk"])
        return as_attachment(found.file, request)


class ActionAskForUpdate(ActionFormView):
    """Send somebody without an account a link to say how this one action stands."""

    form_class = AskForUpdateForm
    template_name = "workplan/action_ask_for_update.html"

    def get_form_kwargs(self):
        leads = self.action.leads.values_list("text", flat=True)
        return super().get_form_kwargs() | {"leads": list(dict.fromkeys(leads))}

    def get_initial(self):
        return {}

    def save(self, values):
        action_links.ask_for_update(action=self.action, by=self.person, **values)

    def saved(self):
        messages.success(self.request, "The link is on its way")
        return super().saved()
