"""
One action as a row of the work programme: its words, and what they are understood to mean.

Rows are made from plain values and kept: of five hundred, those that nobody changed since the
last reader are not worked out again.
"""

import datetime
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from django.utils import timezone

from boards import years
from workplan import rag, timing
from workplan.due_dates import next_due
from workplan.gone_quiet import silence
from workplan.models import Action, ActionLead, Rag, ReportBack

FIELDS = (
    "pk",
    "version",
    "priority_id",
    "sub_theme_id",
    "code",
    "text",
    "steps",
    "leads_text",
    "timing_text",
    "report_back_text",
    "due_on",
    "due_moves",
    "due_reason",
    "status",
    "status_reason",
    "completed_on",
    "rag",
    "rag_reason",
    "is_restricted",
)
Values = NamedTuple(
    "Values", [(name, object) for name in (*FIELDS, "latest_words", "latest_at")]
)
STATUS_WORDS = dict(Action.Status.choices)
REPORT_WORDS = dict(ReportBack.State.choices)
LEAD_WORDS = {
    ActionLead.Kind.POST: "post",
    ActionLead.Kind.GROUP: "group",
    ActionLead.Kind.AGENCY: "agency",
    ActionLead.Kind.ALL_MEMBERS: "every member",
}


class Place(NamedTuple):
    """What rows of one plan have in common, on one day."""

    actions_url: str
    plan_year: int
    start_month: int
    today: datetime.date
    rag_words: tuple  # of (rating, the board's words for it)


class Lead(NamedTuple):
    """One of those named in the cell: `kind` in words, empty where nobody is known by it."""

    pk: int
    text: str
    kind: str


class Report(NamedTuple):
    year: int
    month: int
    state: str


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One action, ready to be shown."""

    pk: str
    version: int
    url: str
    label: str
    code: str
    is_double: bool
    text: str
    text_parts: tuple  # where it names other actions; see cross_references
    steps: tuple
    leads_text: str
    leads: tuple
    timing: timing.Timing
    asks_review: bool
    next_due: str
    report_back: timing.ReportBacks
    reports: tuple
    due_moves: int
    due_reason: str
    rag: str
    rag_words: str
    is_rated: bool
    rag_reason: str
    rag_warning: str
    quiet: str
    status: str
    is_open: bool
    is_complete: bool
    status_reason: str
    completed_on: datetime.date | None
    latest_words: str
    latest_on: datetime.date | None
    is_restricted: bool
    priority_id: int | None
    sub_theme_id: int | None


def place_of(board, plan_year, actions_url):
    rag_words = tuple((rag, board.rag_in_words(rag)) for rag in Rag.values)
    return Place(actions_url, plan_year, board.year_start_month, board.today, rag_words)


def lead_of(lead):
    """From an action's lead, or its values of the same names."""
    is_tied = lead.seat_id or lead.agency_id or lead.group_id
    is_known = is_tied or lead.kind == ActionLead.Kind.ALL_MEMBERS
    return Lead(lead.pk, lead.text, LEAD_WORDS.get(lead.kind, "") if is_known else "")


@lru_cache(maxsize=4000)
def row_of(values, place, leads=(), reports=(), is_double=False, text_parts=()):
    """A row from an action's plain `Values`, its `Lead`s and its `Report`s."""
    year, start = place.plan_year, place.start_month
    when = timing.parse(values.timing_text, plan_year=year, start_month=start)
    back = timing.parse_report_back(
        values.report_back_text, plan_year=year, start_month=start
    )
    suggestion = rag.suggest(
        status=values.status,
        due_on=values.due_on,
        has_lead=bool(values.leads_text.strip()),
        today=place.today,
        starts_on=when.open_start,
    )
    rated = values.rag
    is_open = values.status in Action.OPEN
    latest_on = values.latest_at and timezone.localdate(values.latest_at)
    since = years.first_day(year, start_month=start)
    quiet = silence(
        when,
        is_open=is_open,
        is_begun=values.status != Action.Status.NOT_STARTED,
        heard_on=latest_on,
        since=since,
        today=place.today,
    )
    due = is_open and when.repeats and next_due(when, today=place.today, since=since)
    return Row(
        pk=str(values.pk),
        version=values.version,
        url=f"{place.actions_url}{values.pk}/",
        label=f"action {values.code}" if values.code else f"“{values.text[:40]}…”",
        code=values.code,
        is_double=is_double,
        text=values.text,
        text_parts=text_parts,
        steps=tuple(filter(None, map(str.strip, values.steps.splitlines()))),
        leads_text=values.leads_text,
        leads=leads,
        timing=when,
        asks_review=is_open and when.needs_review_date,
        next_due=timing.day_in_words(due) if due else "",
        report_back=back,
        reports=tuple(
            (timing.Month(report.year, report.month).words, REPORT_WORDS[report.state])
            for report in reports
            if report.state != ReportBack.State.DUE
        ),
        due_moves=values.due_moves,
        due_reason=values.due_reason,
        rag=rated or suggestion.rag,
        rag_words=dict(place.rag_words)[rated or suggestion.rag],
        is_rated=bool(rated),
        rag_reason=values.rag_reason if rated else suggestion.reason,
        rag_warning=rag.disagreement(rated, suggestion),
        quiet=quiet.words if quiet else "",
        status=STATUS_WORDS[values.status],
        is_open=is_open,
        is_complete=values.status == Action.Status.COMPLETE,
        status_reason=values.status_reason,
        completed_on=values.completed_on,
        latest_words=values.latest_words or "",
        latest_on=latest_on,
        is_restricted=values.is_restricted,
        priority_id=values.priority_id,
        sub_theme_id=values.sub_theme_id,
    )


def row_of_action(action, actions_url, *, cell="", text_parts=(), has_new_code=True):
    """
    The row of an action in hand; of one `cell` alone, with no more queries than that needs.

    Whether another has its number is asked where that is new.
    """
    latest, reports, leads, is_double = None, (), (), False
    if cell in {"", "progress"}:
        latest = action.updates.newest_first().first()
    if cell in {"", "report_back"}:
        owed = action.report_backs.order_by("year", "month")
        reports = tuple(Report(each.year, each.month, each.state) for each in owed)
    if cell in {"", "leads"}:
        leads = tuple(lead_of(lead) for lead in action.leads.all())
    if cell in {"", "text"} and action.plan_id and action.code and has_new_code:
        others = action.plan.actions.filter(code=action.code)
        is_double = others.exclude(pk=action.pk).exists()
    values = Values(
        *(getattr(action, name) for name in FIELDS),
        latest.words if latest else "",
        latest and latest.made_at,
    )
    place = place_of(action.board, action.plan_year, actions_url)
    return row_of(values, place, leads, reports, is_double, text_parts)
