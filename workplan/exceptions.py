"""What this room refuses, in words for the person who asked for it."""

from boards.exceptions import ChangedMeanwhile, Refused


class PlanIsClosed(Refused):
    def __init__(self, plan):
        super().__init__(
            f"{plan} is closed and stays as it was agreed. Open the plan again to change it."
        )


class RiskIsClosed(Refused):
    def __init__(self, risk):
        super().__init__(f"{risk.reference} is closed. A closed risk is not changed.")


class ReportIsElsewhere(Refused):
    """The report is in a state that does not allow it: submitted, received or sent back."""

    WORDS = {
        "draft": "This report is still being written.",
        "submitted": "This report has been submitted. Ask the business manager to send"
        " it back if it must change.",
        "received": "This report has been received by the board and no longer changes.",
        "sent_back": "This report was sent back and is being written again.",
    }

    def __init__(self, report):
        super().__init__(self.WORDS[report.state])


class ReasonNeeded(Refused):
    """A rating or a moved date that says nothing of why. `field` is where to say it."""

    def __init__(self, field, message):
        self.field = field
        super().__init__(message)


class WordsChangedMeanwhile(ChangedMeanwhile):
    """What was typed over is no longer what it was on the screen. `names` are the fields."""

    def __init__(self, row, names):
        self.names = names
        super().__init__(row)

    def __str__(self):
        fields = [self.row._meta.get_field(name).verbose_name for name in self.names]
        return (
            f"What is stored has changed since you began to type: {', '.join(fields)}."
            " Your words are kept below, beside what is stored: put together what"
            " should stand, then save again."
        )


class ChangedSinceChosen(ChangedMeanwhile):
    """Of several that were chosen, one that somebody changed since. Says who, and what."""

    def __str__(self):
        last = self.row.board.events.about(self.row).newest_first().first()
        if last is None:
            return "It was changed since you chose it."
        what = ", ".join(change.label.lower() for change in last.changes)
        return (
            f"{last.who} changed it since you chose it: {what or last.title.lower()}."
        )


class ActionIsClosed(Refused):
    def __init__(self, action):
        super().__init__(
            f"{action.label} is {action.get_status_display().lower()}: ask the business"
            " manager if it should be taken up again."
        )


class ActionIsRestricted(Refused):
    """Somebody without an account is never among the named readers."""

    def __init__(self, action):
        super().__init__(
            f"{action.label} is restricted: ask one of its named readers in person."
        )


class OutOfPlace(Refused):
    """Something of another plan or another board was named."""

    def __init__(self):
        super().__init__("Choose a priority and a sub-theme of this plan.")


class ChallengeIsElsewhere(Refused):
    """The challenge is in a state that does not allow it."""

    def __init__(self, challenge):
        if challenge.is_closed:
            words = (
                f"{challenge.reference} is closed. Reopen it first, and say why:"
                " a closed challenge is not changed."
            )
        else:
            words = f"{challenge.reference} is not closed, so it cannot be reopened."
        super().__init__(words)
