from django.contrib import messages

from workplan.forms.action_update import ReopenForm
from workplan.services import completion

from .actions import ActionFormView


class ActionReopen(ActionFormView):
    """Work goes on with what was called complete."""

    form_class = ReopenForm
    template_name = "workplan/programme_reopen.html"

    def save(self, values):
        completion.reopen_action(action=self.action, by=self.person, **values)

    def saved(self):
        messages.success(self.request, f"{self.action.label}: open again")
        return super().saved()
