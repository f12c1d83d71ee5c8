"""The priorities and the work programme of the year to come, as the annual report prints them."""

from lscb.documents.blocks import BulletList, Note, Table

COLUMNS = (
    "Priority",
    "Actions",
    "Lead officer(s)",
    "Date for completion",
    "Report to LSCB meeting",
)
WIDTHS = (20, 38, 20, 12, 10)


def priorities(*, board, year, reader):
    """The headings of the plan that the report sets out: the one of the year after."""
    return tuple(
        _listed(list(plan.priorities.in_printed_order()))
        for plan in _plans(board, year)
        if plan.priorities.exists()
    )


def _listed(rows):
    """A numbered list, unless the board's own numbers are others than 1, 2, 3."""
    if [row.code for row in rows] == [f"{n}" for n in range(1, len(rows) + 1)]:
        return BulletList(tuple(row.title for row in rows), is_numbered=True)
    return BulletList(tuple(map(str, rows)))


def work_programme(*, board, year, reader):
    """One wide table a plan, in the five columns people know, every word as typed."""
    return tuple(_table(plan, reader) for plan in _plans(board, year)) or (
        Note("No work programme is recorded for the year to come."),
    )


def _plans(board, year):
    return board.plans.of_the_board().filter(year=year + 1).order_by("pk")


def _table(plan, reader):
    actions = (
        plan.actions.visible_to(reader)
        .select_related("priority", "sub_theme")
        .in_printed_order()
    )
    rows, heading = [], None
    for action in actions:
        own = action.sub_theme or action.priority
        rows.append(
            (
                _headed(own) if own and own != heading else "",
                "\n".join([str(action), *(f"• {step}" for step in action.step_lines)]),
                action.leads_text,
                action.timing_text,
                action.report_back_text,
            )
        )
        heading = own
    return Table(
        caption=plan.title,
        heading=(COLUMNS,),
        rows=tuple(rows),
        widths=WIDTHS,
        is_wide=True,
        has_row_headings=False,
        empty_text="No action is in the work programme.",
    )


def _headed(row):
    """A heading with its range as printed: "Voice of child informs services (3.3-3.5)"."""
    return f"{row} {row.range_text}".strip()
