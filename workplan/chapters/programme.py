"""The priorities and the work programme of the year to come, as the annual report prints them."""

from itertools import groupby
from operator import attrgetter

from lscb.documents.blocks import BulletList, Note, Table
from workplan.exports import plan_rows
from workplan.layouts import PROGRAMME


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
        .prefetch_related("milestones")
        .in_printed_order()
    )
    return Table(
        caption=plan.title,
        heading=(PROGRAMME.titles,),
        rows=plan_rows(PROGRAMME, _under_headings(actions)),
        widths=PROGRAMME.widths,
        is_wide=True,
        has_row_headings=False,
        empty_text="No action is in the work programme.",
    )


def _under_headings(actions):
    return [
        (
            priority,
            [
                (sub_theme, list(rows))
                for sub_theme, rows in groupby(theirs, attrgetter("sub_theme"))
            ],
        )
        for priority, theirs in groupby(actions, attrgetter("priority"))
    ]
