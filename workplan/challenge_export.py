"""The challenge log, as it leaves the room."""

from lscb.documents.sheets import Sheet

# What a column is called, and its share of the page in per cent.
COLUMNS = {
    "Ref": 4,
    "Raised": 6,
    "From": 8,
    "To": 10,
    "About": 9,
    "What is challenged": 14,
    "State": 9,
    "Response due": 7,
    "Response": 12,
    "Result": 8,
    "Impact": 8,
    "Links": 5,
}


def challenge_log(challenges, *, today):
    """`challenges` as `challenge_log.log_of` reads them."""
    rows = tuple(_row(challenge, today) for challenge in challenges)
    return (
        Sheet(
            "Challenges",
            tuple(COLUMNS),
            rows,
            is_wide=True,
            widths=tuple(COLUMNS.values()),
            has_row_headings=False,
        ),
    )


def _row(challenge, today):
    mark = " (restricted)" if challenge.is_restricted else ""
    return (
        challenge.reference,
        challenge.raised_in_words,
        challenge.from_words,
        challenge.to_words,
        f"{challenge.subject}{mark}",
        challenge.concern,
        "\n".join(_state(challenge, today)),
        challenge.response_due_on,
        _response(challenge),
        challenge.result,
        challenge.impact,
        "\n".join(_links(challenge)),
    )


def _state(challenge, today):
    yield challenge.get_state_display()
    if challenge.is_response_overdue(today):
        yield "Response overdue"
    for step in challenge.escalations.all():
        yield f"To {step.to_text}, {step.escalated_in_words}"


def _response(challenge):
    if not challenge.response:
        return ""
    return f"{challenge.responded_in_words}: {challenge.response}"


def _links(challenge):
    """The risks by reference; an action without a number by its first words."""
    yield from (link.risk.reference for link in challenge.shown_risks)
    yield from (link.action.label for link in challenge.shown_actions)
