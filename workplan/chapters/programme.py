"""The priorities and the work programme of the year to come, as the annual report prints them."""

from lscb.documents.blocks import BulletList, Note, Table

COLUMNS = (
    "Priority",
    "Actions",
    "Lead officer(s)",
    "Date for completion",
    "Report to LSCB meeting",
)
WIDTHS = (20, 38, 18, 12, 12)


def priorities(*, board, year, reader):
    """The headings of the plan that the report sets out: the one of the year after."""
    return tuple(
        BulletList(tuple(str(each) for each in plan.priorities.in_printed_order()))
        for plan in _plans(board, year)
        if plan.priorities.exists()
    )


def work_programme(*, board, year, reader):
    """One wide table a priority, in the five columns people know, every word as typed."""
    blocks = []
    for plan in _plans(board, year):
        for priority in plan.priorities.in_printed_order():
            actions = (
                plan.actions.visible_to(reader)
                .filter(priority=priority)
                .select_related("sub_theme")
                .in_printed_order()
            )
            blocks.append(_table(priority, actions))
    return tuple(blocks) or (
        Note("No work programme is recorded for the year to come."),
    )


def _plans(board, year):
    return board.plans.of_the_board().filter(year=year + 1).order_by("pk")


def _table(priority, actions):
    rows, heading = [], _headed(priority)
    for action in actions:
        own = _headed(action.sub_theme) if action.sub_theme else _headed(priority)
        is_first = not rows or own != heading
        heading = own
        rows.append(
            (
                heading if is_first else "",
                "\n".join([str(action), *(f"• {step}" for step in action.step_lines)]),
                action.leads_text,
                action.timing_text,
                action.report_back_text,
            )
        )
    return Table(
        caption=str(priority),
        heading=(COLUMNS,),
        rows=tuple(rows),
        widths=WIDTHS,
        is_wide=True,
        has_row_headings=False,
        empty_text="No action stands under this priority.",
    )


def _headed(row):
    """A heading with its range as printed: "Voice of child informs services (3.3-3.5)"."""
    return f"{row} {row.range_text}".strip()
