"""What happens to a challenge after it was raised."""

from django.utils.functional import cached_property

from boards.permissions import Permission
from workplan import challenge_workflow as workflow
from workplan.forms.challenge import (
    ChallengeCloseForm,
    ChallengeReopenForm,
    EscalationForm,
    ResponseForm,
)
from workplan.services import challenges

from .challenges import ChallengeChange


class ChallengeRespond(ChallengeChange):
    form_class = ResponseForm
    template_name = "workplan/challenge_respond.html"
    done = "The response is recorded"

    def change(self, values):
        return challenges.record_response(
            challenge=self.challenge, by=self.person, **values
        )


class ChallengeEscalate(ChallengeChange):
    form_class = EscalationForm
    template_name = "workplan/challenge_escalate.html"
    done = "The challenge is taken further"

    @cached_property
    def steps(self):
        """Levels it may be taken to, and their words."""
        steps = challenges.steps_of(self.board)
        reached = challenges.level_reached(self.challenge)
        left = workflow.levels_left(reached, len(steps))
        return [(level, steps[level - 1]) for level in left]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"steps": self.steps}

    def get_initial(self):
        """The next step. When an answer is due now is asked anew."""
        following = challenges.level_reached(self.challenge) + 1
        levels = [level for level, _ in self.steps if level <= following]
        level = levels[-1] if levels else None
        return {"version": self.challenge.version, "level": level}

    def change(self, values):
        challenges.escalate_challenge(
            challenge=self.challenge, by=self.person, **values
        )
        return self.challenge

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "has_route": bool(self.steps),
            "may_set_route": self.person.may(Permission.MANAGE_BOARD),
        }


class ChallengeClose(ChallengeChange):
    form_class = ChallengeCloseForm
    template_name = "workplan/challenge_close.html"
    done = "The challenge is closed"

    def change(self, values):
        return challenges.close_challenge(
            challenge=self.challenge, by=self.person, **values
        )


class ChallengeReopen(ChallengeChange):
    form_class = ChallengeReopenForm
    template_name = "workplan/challenge_reopen.html"
    done = "The challenge is open again"

    def get_initial(self):
        """Whatever was due before it was closed is past."""
        return {"version": self.challenge.version}

    def change(self, values):
        return challenges.reopen_challenge(
            challenge=self.challenge, by=self.person, **values
        )
