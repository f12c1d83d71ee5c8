"""
The blocks a narrative can call on, each owned by the room that keeps the record.

An explicit list: the name is what an author types between colons.
"""

from collections.abc import Callable
from dataclasses import dataclass

from boards.chapters import (
    attendance_bands,
    budget,
    engagement,
    groups,
    membership,
    partner_shares,
    policies,
    statements,
    structure,
)
from performance.chapters import indicators, section_11_returns
from reviews.chapters import child_deaths, reviews
from workplan.chapters import (
    challenges,
    highlight_reports,
    priorities,
    risk_register,
    work_programme,
)


@dataclass(frozen=True)
class LiveBlock:
    """`build(board=, year=, reader=)` gives document blocks; with `is_narrowed` it also takes `named`."""

    words: str
    build: Callable
    is_narrowed: bool = False


LIVE_BLOCKS = {
    "attendance_bands": LiveBlock("Attendance of member bodies", attendance_bands),
    "membership": LiveBlock("Members, by class", membership),
    "structure": LiveBlock("Structure of the board, as a chart", structure),
    "groups": LiveBlock("Groups and their members", groups, is_narrowed=True),
    "budget": LiveBlock("Funds of the year", budget),
    "policies": LiveBlock("Policies, protocols and agreements", policies),
    "statements": LiveBlock("Adopted statements", statements, is_narrowed=True),
    "engagement": LiveBlock("Engagement in the year", engagement),
    "partner_shares": LiveBlock("What each partner contributed", partner_shares),
    "section_11_returns": LiveBlock("Section 11 returns", section_11_returns),
    "risk_register": LiveBlock("Risk register", risk_register),
    "challenges": LiveBlock("Challenges raised in the year", challenges),
    "highlight_reports": LiveBlock("Highlight reports", highlight_reports),
    "reviews": LiveBlock("Reviews, in neutral words", reviews),
    "child_deaths": LiveBlock("Child death overview", child_deaths),
    "priorities": LiveBlock("Priorities of the year to come", priorities),
    "work_programme": LiveBlock("Work programme of the year to come", work_programme),
    "indicators": LiveBlock("Every indicator, as a table and a chart", indicators),
}
