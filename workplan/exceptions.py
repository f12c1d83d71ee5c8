"""What this room refuses, in words for the person who asked for it."""

from boards.exceptions import Refused


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
