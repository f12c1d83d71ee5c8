"""
The work programme as its page shows it: every action of a plan in a handful of queries.

Rows are plain values, because a plan may hold five hundred actions and the page is made anew
each time it is opened.
"""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, Value
from django.utils.functional import cached_property

from workplan import cross_references, programme_rows
from workplan.code_book import actions_url, code_book
from workplan.models import Action, ActionLead, Priority, ReportBack, SubTheme
from workplan.policies import may_keep_plan
from workplan.programme_rows import FIELDS, Report, Values, lead_of, place_of, row_of
from workplan.support import support_of
from workplan.timing import Month

PRIORITY = [field.attname for field in Priority._meta.concrete_fields]
SUB_THEME = [field.attname for field in SubTheme._meta.concrete_fields]


@dataclass(slots=True)
class Section:
    """A heading of the programme and the rows under it: a priority itself, or a sub-theme."""

    sub_theme: object
    rows: list


@dataclass(slots=True)
class PrioritySection:
    """`url` is what the addresses of the priority and of all under it begin with."""

    priority: object
    sections: list
    url: str = ""

    @property
    def count(self):
        return sum(len(section.rows) for section in self.sections)


class Programme:
    """One plan read for one person."""

    def __init__(self, plan, board, person):
        self.plan, self.board, self.person = plan, board, person
        self.may_keep = may_keep_plan(person, plan)
        self.may_edit = self.may_keep and not plan.is_closed

    def actions(self):
        return self.plan.actions.visible_to(self.person).in_printed_order()

    def rows(self, actions):
        """The rows of `actions`, a queryset."""
        found = list(
            map(
                Values._make,
                actions.with_latest_update()
                .with_restriction()
                .values_list(*FIELDS, "latest_words", "latest_at"),
            )
        )
        leads, reports = {}, {}
        for lead in self._leads:
            leads.setdefault(lead.action_id, []).append(lead_of(lead))
        for pk, *report in self._reports:
            reports.setdefault(pk, []).append(Report(*report))
        place = place_of(self.board, self.plan.year, actions_url(self.board))
        codes = Counter(values.code for values in found)
        return [
            row_of(
                values,
                place,
                tuple(leads.get(values.pk, ())),
                tuple(reports.get(values.pk, ())),
                bool(values.code) and codes[values.code] > 1,
                self._parts(values.text),
            )
            for values in found
        ]

    def _parts(self, text):
        """As `cross_references.parts`; where no action names another, nothing is asked for."""
        named = cross_references.find(text)
        return cross_references.parts(text, self.known) if named else ()

    @cached_property
    def known(self):
        """Where the numbers of the plan lead."""
        return code_book(self.plan, self.board, self.person)

    def headings(self):
        """
        Each priority with its sub-themes, as printed, and what it supports.

        One query, and one more where a priority is linked to another plan's.
        """
        themes = [f"sub_themes__{name}" for name in SUB_THEME]
        order = ("position", "pk", "sub_themes__position", "sub_themes__pk")
        linked = Priority.supports.through.objects.filter(
            Q(from_priority=OuterRef("pk")) | Q(to_priority=OuterRef("pk"))
        )
        priorities = self.plan.priorities.annotate(is_linked=Exists(linked))
        rows = priorities.order_by(*order).values_list("is_linked", *PRIORITY, *themes)
        support = support_of(self.plan) if any(row[0] for row in rows) else {}
        found = {}
        for _, *values in rows:
            priority = Priority.from_db(None, PRIORITY, values[: len(PRIORITY)])
            priority.plan = self.plan
            priority.support = support.get(priority.pk, ())
            priority, under = found.setdefault(priority.pk, (priority, []))
            if values[len(PRIORITY)] is not None:
                theme = SubTheme.from_db(None, SUB_THEME, values[len(PRIORITY) :])
                theme.priority = priority
                under.append(theme)
        return list(found.values())

    def sections(self, rows, *, with_empty, only=()):
        """
        Rows under their headings, of every priority or of `only` some.

        A heading without rows is left out of a filtered page.
        """
        by_heading = {}
        for row in rows:
            by_heading.setdefault((row.priority_id, row.sub_theme_id), []).append(row)
        result, plan_url = [], self.plan.get_absolute_url()
        for priority, sub_themes in self.headings():
            if only and priority not in only:
                continue
            sections = [
                Section(
                    sub_theme,
                    by_heading.pop((priority.pk, sub_theme and sub_theme.pk), []),
                )
                for sub_theme in [None, *sub_themes]
            ]
            if not with_empty:
                sections = [section for section in sections if section.rows]
            if sections:
                url = f"{plan_url}priorities/{priority.pk}/"
                result.append(PrioritySection(priority, sections, url))
        if loose := [row for rows in by_heading.values() for row in rows]:
            result.append(PrioritySection(None, [Section(None, loose)]))
        return result

    def own(self):
        """The open actions this person answers for; none for who may edit them all."""
        return {str(lead.action_id) for lead in self._leads if lead.is_own}

    def leads(self):
        """Every lead of the plan's actions this person may see, once."""
        return sorted({lead.text for lead in self._leads})

    def groups(self):
        """(pk, name) of every group that leads one."""
        named = {lead.group_id: lead.group__name for lead in self._leads}
        named.pop(None, None)
        return sorted(named.items(), key=lambda group: group[1])

    def report_months(self):
        """The month of every meeting that is still owed a report."""
        due = {report[1:3] for report in self._reports if report[3] == "due"}
        return [Month(*each) for each in sorted(due)]

    @cached_property
    def _leads(self):
        leads = ActionLead.objects.filter(action__in=self.actions().order_by())
        held = ActionLead.objects.held_by(self.person)
        is_own = Exists(held.filter(pk=OuterRef("pk"), action__status__in=Action.OPEN))
        if self.may_edit:  # whose are all of them
            is_own = Value(False)
        return list(
            leads.annotate(is_own=is_own)
            .order_by("action", "position", "pk")
            .values_list(
                "pk",
                "text",
                "kind",
                "seat_id",
                "agency_id",
                "group_id",
                "group__name",
                "action_id",
                "is_own",
                named=True,
            )
        )

    @cached_property
    def _reports(self):
        owed = ReportBack.objects.filter(action__in=self.actions().order_by())
        return list(
            owed.order_by("year", "month").values_list(
                "action", "year", "month", "state"
            )
        )


def row_of_action(action, person, *, cell="", has_new_code=True):
    """The row of an action in hand, as `person` reads it; see `programme_rows`."""
    text_parts = ()
    if cell in {"", "text"} and action.plan and cross_references.find(action.text):
        known = code_book(action.plan, action.board, person)
        text_parts = cross_references.parts(action.text, known)
    return programme_rows.row_of_action(
        action,
        actions_url(action.board),
        cell=cell,
        text_parts=text_parts,
        has_new_code=has_new_code,
    )
