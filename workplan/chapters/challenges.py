from lscb.documents.blocks import Table


def challenges(*, board, year, reader):
    """Who challenged whom in the year, what was answered, and what difference it made."""
    raised = board.challenges.visible_to(reader).raised_between(*board.year_dates(year))
    raised = raised.select_related("from_agency", "from_group")
    return (
        Table(
            caption="Challenges raised in the year",
            heading=(
                (
                    "Ref",
                    "From and to",
                    "On what, and when",
                    "Response and result",
                    "What difference it made",
                ),
            ),
            rows=tuple(
                (
                    challenge.reference,
                    f"{challenge.from_words} to {challenge.to_words}",
                    f"{challenge.subject}, {challenge.raised_in_words}",
                    _answered(challenge),
                    challenge.impact or "Not known yet",
                )
                for challenge in raised.prefetch_related("to_agencies").oldest_first()
            ),
            widths=(7, 23, 22, 25, 23),
            empty_text="The record holds no challenge raised in the year.",
        ),
    )


def _answered(challenge):
    said = [challenge.response or "No response yet.", challenge.result]
    return "\n".join(filter(None, said))
