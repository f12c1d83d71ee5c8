"""Who may read an action, said by those who read everything."""

from boards.permissions import Permission
from boards.views.changes import ChangeView
from workplan.forms.action_restriction import LiftForm, RestrictionForm
from workplan.services import action_restrictions

from .actions import ActionMixin


class ActionRestrict(ActionMixin, ChangeView):
    permission_required = Permission.RESTRICT
    form_class = RestrictionForm
    template_name = "workplan/action_restrict.html"
    done = "The action is restricted"

    def get_initial(self):
        restriction, version = self.action.restriction, self.action.version
        if restriction is None:
            return {"version": version}
        return {
            "reason": restriction.reason,
            "readers": restriction.readers.all(),
            "until_on": restriction.until_on,
            "until_event": restriction.until_event,
            "version": version,
        }

    def change(self, values):
        action_restrictions.restrict_action(
            action=self.action, by=self.person, **values
        )
        return self.action.get_absolute_url()


class ActionLiftRestriction(ActionMixin, ChangeView):
    """One button, on a page that says what it means."""

    permission_required = Permission.RESTRICT
    form_class = LiftForm
    template_name = "workplan/action_lift_restriction.html"
    done = "The restriction is lifted"

    def get_initial(self):
        return {"version": self.action.version}

    def change(self, values):
        action_restrictions.lift_restriction(
            action=self.action, by=self.person, **values
        )
        return self.action.get_absolute_url()
