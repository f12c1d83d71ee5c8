"""Policies, adopted statements and engagement, as the annual report prints them."""

from lscb.documents.blocks import BulletList, Heading, Note, Table, number


def policies(*, board, year, reader):
    """What the board had adopted by the end of the year and stands by."""
    _, last = board.year_dates(year)
    adopted = board.policies.adopted_by(last).select_related("group")
    return (
        Table(
            caption="Policies, protocols and agreements",
            heading=(("Title", "Kind", "Source", "Signed by", "Adopted, reviewed"),),
            rows=tuple(
                (
                    policy.title,
                    policy.get_kind_display(),
                    policy.get_source_display(),
                    "; ".join(policy.signatory_list),
                    _dates(policy, last),
                )
                for policy in adopted.in_printed_order()
            ),
            widths=(34, 15, 11, 20, 20),
            empty_text="The record holds no policy adopted by the end of the year.",
        ),
    )


def _dates(policy, last):
    """A review after the end of the year belongs to a later report."""
    is_reviewed = policy.reviewed and policy.reviewed <= last.isoformat()
    said = [
        policy.adopted_in_words,
        f"reviewed {policy.reviewed_in_words}" if is_reviewed else "",
    ]
    return ", ".join(filter(None, said))


def statements(*, board, year, reader, named=""):
    """Each statement adopted by the end of the year, or the one `named`, its principles numbered."""
    _, last = board.year_dates(year)
    listed = board.statements.adopted_by(last).in_printed_order()
    if named:
        listed = listed.filter(title__iexact=named)
    blocks = []
    for statement in listed.prefetch_related("checks"):
        years = [c.year for c in statement.checks.all() if c.year <= last.year]
        if not named:
            blocks.append(Heading(statement.title, level=2))
        blocks.append(BulletList(tuple(statement.principle_list), is_numbered=True))
        if years:
            said = ", ".join(map(str, years))
            blocks.append(Note(f"Agencies were checked against it in {said}."))
    return tuple(blocks)


def engagement(*, board, year, reader):
    """What was told and heard in the year, and what changed."""
    held = board.engagements.between(*board.year_dates(year)).in_printed_order()
    return (
        Table(
            caption="Engagement in the year",
            heading=(
                (
                    "What and when",
                    "For",
                    number("Came"),
                    "Told and heard",
                    "What changed",
                ),
            ),
            rows=tuple(
                (
                    f"{each.title}, {each.dates_in_words}",
                    each.get_audience_display(),
                    number(
                        ""
                        if each.attended_count is None
                        else f"{each.attended_count:,}"
                    ),
                    each.heard,
                    each.changed,
                )
                for each in held
            ),
            widths=(24, 14, 8, 29, 25),
            empty_text="The record holds no engagement in the year.",
        ),
    )
