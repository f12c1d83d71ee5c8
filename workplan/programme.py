"""
The work programme as its page shows it: every action of a plan in a handful of queries.

Rows are plain values, because a plan may hold five hundred actions and the page is made anew
each time it is opened.
"""

import datetime
from dataclasses import dataclass

from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone

from workplan import rag, timing
from workplan.models import Action, ActionLead, Rag, ReportBack, SubTheme

FIELDS = (
    "pk",
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
    "restriction_id",
)
STATUS_WORDS = dict(Action.Status.choices)
RAG_WORDS = dict(Rag.choices)


@dataclass(frozen=True, slots=True)
class Row:
    """
    One action, ready to be shown.

    Equal rows look the same, so that a row once laid out need not be laid out again.
    """

    pk: str
    url: str
    label: str
    code: str
    text: str
    steps: tuple
    leads_text: str
    unknown_leads: tuple
    timing: timing.Timing
    report_back: timing.ReportBacks
    reports: tuple
    due_moves: int
    due_reason: str
    rag: str
    rag_words: str
    is_rated: bool
    rag_reason: str
    rag_warning: str
    status: str
    is_open: bool
    status_reason: str
    completed_on: datetime.date | None
    latest_words: str
    latest_on: datetime.date | None
    is_restricted: bool
    priority_id: int | None
    sub_theme_id: int | None


@dataclass(slots=True)
class Section:
    """A heading of the programme and the rows under it: a priority itself, or a sub-theme."""

    sub_theme: object
    rows: list


@dataclass(slots=True)
class PrioritySection:
    priority: object
    sections: list

    @property
    def count(self):
        return sum(len(section.rows) for section in self.sections)


class Programme:
    """One plan read for one person."""

    def __init__(self, plan, board, person):
        self.plan, self.board, self.person = plan, board, person

    def actions(self):
        return self.plan.actions.visible_to(self.person).in_printed_order()

    def rows(self, actions):
        """The rows of `actions`, a queryset: three queries however many there are."""
        found = list(
            actions.with_latest_update().values(*FIELDS, "latest_words", "latest_at")
        )
        address = actions_url(self.board)
        reports = {}
        states = ReportBack.objects.filter(action__plan=self.plan).exclude(
            state=ReportBack.State.DUE
        )
        for pk, year, month, state in states.values_list(
            "action", "year", "month", "state"
        ):
            reports.setdefault(pk, {})[year, month] = state
        unknown = {}
        untied = ActionLead.objects.filter(action__plan=self.plan).untied()
        for pk, words in untied.values_list("action", "text"):
            unknown.setdefault(pk, []).append(words)
        return [
            row_of(
                values,
                self.board,
                self.plan.year,
                reports.get(values["pk"], {}),
                unknown_leads=tuple(unknown.get(values["pk"], ())),
                actions_url=address,
            )
            for values in found
        ]

    def priorities(self):
        sub_themes = Prefetch("sub_themes", SubTheme.objects.in_printed_order())
        return self.plan.priorities.in_printed_order().prefetch_related(sub_themes)

    def sections(self, rows, *, with_empty, only=None):
        """
        Rows under their headings, of every priority or of one.

        A heading without rows is left out of a filtered page.
        """
        by_heading = {}
        for row in rows:
            by_heading.setdefault((row.priority_id, row.sub_theme_id), []).append(row)
        result = []
        priorities = self.priorities()
        for priority in priorities.filter(pk=only.pk) if only else priorities:
            sections = [
                Section(
                    sub_theme,
                    by_heading.pop((priority.pk, sub_theme and sub_theme.pk), []),
                )
                for sub_theme in [None, *priority.sub_themes.all()]
            ]
            if not with_empty:
                sections = [section for section in sections if section.rows]
            if sections:
                result.append(PrioritySection(priority, sections))
        if loose := [row for rows in by_heading.values() for row in rows]:
            result.append(PrioritySection(None, [Section(None, loose)]))
        return result

    def own(self):
        """The open actions this person answers for."""
        own = self.actions().open().led_by(self.person).order_by()
        return {str(pk) for pk in own.values_list("pk", flat=True)}

    def leads(self):
        """Every lead of the plan's actions this person may see, once."""
        leads = ActionLead.objects.filter(action__in=self.actions().order_by())
        return list(leads.order_by("text").values_list("text", flat=True).distinct())

    def report_months(self):
        """(year, month) of every meeting that is owed a report."""
        owed = ReportBack.objects.filter(action__in=self.actions().order_by())
        months = owed.order_by("year", "month").values_list("year", "month").distinct()
        return [timing.Month(year, month) for year, month in months]


def actions_url(board):
    """What the addresses of all its actions begin with: made once, not for each row."""
    return f"{reverse('workplan:programme', args=[board.slug])}actions/"


def row_of(values, board, plan_year, report_states, *, unknown_leads, actions_url):
    """A row from an action's plain values; `report_states` are those no longer due."""
    when = timing.parse(
        values["timing_text"], plan_year=plan_year, start_month=board.year_start_month
    )
    back = timing.parse_report_back(
        values["report_back_text"],
        plan_year=plan_year,
        start_month=board.year_start_month,
    )
    suggestion = rag.suggest(
        status=values["status"],
        due_on=values["due_on"],
        has_lead=bool(values["leads_text"].strip()),
        today=board.today,
        starts_on=when.open_start,
    )
    rated = values["rag"]
    latest_at = values["latest_at"]
    code, text = values["code"], values["text"]
    return Row(
        pk=str(values["pk"]),
        url=f"{actions_url}{values['pk']}/",
        label=f"action {code}" if code else f"“{text[:40]}…”",
        code=code,
        text=text,
        steps=tuple(filter(None, map(str.strip, values["steps"].splitlines()))),
        leads_text=values["leads_text"],
        unknown_leads=unknown_leads,
        timing=when,
        report_back=back,
        reports=tuple(
            (month.words, report_states.get((month.year, month.month)))
            for month in back.months
            if (month.year, month.month) in report_states
        ),
        due_moves=values["due_moves"],
        due_reason=values["due_reason"],
        rag=rated or suggestion.rag,
        rag_words=RAG_WORDS[rated or suggestion.rag],
        is_rated=bool(rated),
        rag_reason=values["rag_reason"] if rated else suggestion.reason,
        rag_warning=rag.disagreement(rated, suggestion),
        status=STATUS_WORDS[values["status"]],
        is_open=values["status"] in Action.OPEN,
        status_reason=values["status_reason"],
        completed_on=values["completed_on"],
        latest_words=values["latest_words"] or "",
        latest_on=latest_at and timezone.localdate(latest_at),
        is_restricted=bool(values["restriction_id"]),
        priority_id=values["priority_id"],
        sub_theme_id=values["sub_theme_id"],
    )


def row_of_action(action, *, cell=""):
    """The row of an action in hand; of one `cell` alone, with no more queries than that needs."""
    values = {name: getattr(action, name) for name in FIELDS}
    latest, states, unknown = None, {}, ()
    if cell in {"", "progress"}:
        latest = action.updates.newest_first().first()
    if cell in {"", "report_back"}:
        settled = action.report_backs.exclude(state=ReportBack.State.DUE)
        states = {(each.year, each.month): each.state for each in settled}
    if cell in {"", "leads"}:
        unknown = tuple(action.leads.untied().values_list("text", flat=True))
    values["latest_words"] = latest.words if latest else ""
    values["latest_at"] = latest.made_at if latest else None
    return row_of(
        values,
        action.board,
        action.plan_year,
        states,
        unknown_leads=unknown,
        actions_url=actions_url(action.board),
    )
