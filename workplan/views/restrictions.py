"""Who may read an action, a risk or a challenge: said, and lifted, by those who read everything."""

from boards.permissions import Permission
from boards.views.changes import ChangeView
from workplan.forms.restriction import LiftForm, RestrictionForm
from workplan.services import (
    action_restrictions,
    challenge_restrictions,
    risk_restrictions,
)

from .actions import ActionMixin
from .challenges import ChallengeMixin
from .risks import RiskMixin


class RestrictionChange(ChangeView):
    """
    Something done to the restriction of the row that the view holds as `noun`.

    `deed` is the service, which takes the row by that name too; `means` says what follows.
    """

    permission_required = Permission.RESTRICT
    noun = means = ""
    deed = None

    @property
    def kept(self):
        return getattr(self, self.noun)

    def change(self, values):
        self.deed(**{self.noun: self.kept}, by=self.person, **values)
        return self.kept.get_absolute_url()

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "noun": self.noun,
            "means": self.means,
            "kept": self.kept,
            "label": getattr(self.kept, "label", "") or self.kept.reference,
        }


class Restrict(RestrictionChange):
    form_class = RestrictionForm
    template_name = "workplan/restrict.html"

    @property
    def done(self):
        return f"The {self.noun} is restricted"

    def get_initial(self):
        version, restriction = self.kept.version, self.kept.restriction
        if restriction is None:
            return {"version": version}
        return {
            "reason": restriction.reason,
            "readers": restriction.readers.all(),
            "until_on": restriction.until_on,
            "until_event": restriction.until_event,
            "version": version,
        }


class LiftRestriction(RestrictionChange):
    form_class = LiftForm
    template_name = "workplan/lift_restriction.html"
    done = "The restriction is lifted"

    def get_initial(self):
        return {"version": self.kept.version}


class ActionRestrict(ActionMixin, Restrict):
    noun = "action"
    deed = staticmethod(action_restrictions.restrict_action)
    means = (
        "Nobody else will find it: not in lists, counts, downloads, history or reports."
        " Links sent by e-mail end at once."
    )


class ActionLiftRestriction(ActionMixin, LiftRestriction):
    noun = "action"
    deed = staticmethod(action_restrictions.lift_restriction)
    means = (
        "Everybody who reads the record may then read the action, its updates and its"
        " files."
    )


class RiskRestrict(RiskMixin, Restrict):
    noun = "risk"
    deed = staticmethod(risk_restrictions.restrict_risk)
    means = (
        "Nobody else will find it: not in the register, its counts and heat map,"
        " downloads, history or reports. Actions that answer it keep their own"
        " restriction."
    )


class RiskLiftRestriction(RiskMixin, LiftRestriction):
    noun = "risk"
    deed = staticmethod(risk_restrictions.lift_restriction)
    means = (
        "Everybody who reads the record may then read the risk and its ratings, and those"
        " of earlier meetings."
    )


class ChallengeRestrict(ChallengeMixin, Restrict):
    noun = "challenge"
    deed = staticmethod(challenge_restrictions.restrict_challenge)
    means = (
        "Nobody else will find it: not in the log, its counts, downloads, home pages,"
        " history or reports, nor on the pages of its actions and risks. These keep their"
        " own restriction."
    )


class ChallengeLiftRestriction(ChallengeMixin, LiftRestriction):
    noun = "challenge"
    deed = staticmethod(challenge_restrictions.lift_restriction)
    means = "Everybody who reads the record may then read the challenge and what came of it."
