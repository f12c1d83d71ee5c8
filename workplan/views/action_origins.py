"""Why an action is in the register, and actions that stand in no plan."""

from types import SimpleNamespace

from django.urls import reverse

from boards.permissions import Permission
from boards.views.changes import ChangeView
from workplan.forms.action_origins import LooseActionForm, OriginsForm
from workplan.services import origins, whole_actions

from .actions import KeptActionMixin


class ActionOrigins(KeptActionMixin, ChangeView):
    permission_required = KeptActionMixin.permission_required
    form_class = OriginsForm
    template_name = "workplan/action_origins.html"
    done = "Origins saved"

    def get_initial(self):
        stored = self.action.origins.visible_to(self.person)
        return {
            "origins": list(stored.values_list("kind", "label")),
            "version": self.action.version,
        }

    def change(self, values):
        origins.set_origins(action=self.action, by=self.person, **values)
        return f"{self.action.get_absolute_url()}#origins"

    def rows_typed_over(self, row):
        stored = {}
        for number, origin in enumerate(row.origins.visible_to(self.person)):
            stored[f"kind_{number}"] = origin.kind
            stored[f"label_{number}"] = origin.label
        return [SimpleNamespace(**stored)]


class ActionAddLoose(ChangeView):
    """An action of the register outside every plan, from a meeting, a review or an audit."""

    permission_required = Permission.MANAGE_WORKPLAN
    form_class = LooseActionForm
    template_name = "workplan/action_add_loose.html"
    done = "Action added to the register"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"is_new": True}

    def change(self, values):
        action = whole_actions.add_whole_action(
            board=self.board, by=self.person, **values
        )
        return action.get_absolute_url()

    def get_context_data(self, **kwargs):
        register = reverse("workplan:register", args=[self.board.slug])
        return super().get_context_data(**kwargs) | {"cancel_url": register}
