"""
What is worth a second look in a plan: the health of its record. Pure, over rows as they are shown.

Each check is a list of findings that lead to the action or heading in question.
"""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from . import cross_references, placeholders
from .importing.refs import plain
from .sub_theme_ranges import misfit_of
from .timing import Month, day_in_words

MISSED = "Missed"  # as rows show them
LONGEST_LABEL = 90


@dataclass(frozen=True)
class Finding:
    label: str
    address: str
    words: str = ""


@dataclass(frozen=True)
class Check:
    key: str
    title: str
    advice: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Kind:
    key: str
    title: str
    advice: str
    of_row: Callable | None = None
    of_headings: Callable | None = None


@dataclass(frozen=True)
class Facts:
    """
    What is known of a plan besides its rows.

    `known` has the address of every code, hidden ones too, so that a reference to what the
    reader may not see is not taken for a slip. `late_milestones` and `outcomes` are by action.
    """

    plan_url: str
    today: datetime.date
    known: Mapping[str, str]
    codes_under: Mapping[tuple, tuple[str, ...]]
    late_milestones: Mapping[str, tuple]
    outcomes: Mapping[str, str]


def checks_of(rows: Iterable, headings: Iterable, facts: Facts) -> tuple[Check, ...]:
    """
    Those with a finding, in the order of `KINDS`. `headings` are (priority, sub-themes);
    `rows` the programme's.
    """
    rows, headings = list(rows), list(headings)
    codes = Counter(plain(row.code) for row in rows if row.code)
    checks = []
    for kind in KINDS:
        found = []
        if kind.of_row:
            found += [
                Finding(_label(row), row.url, words)
                for row in rows
                for words in kind.of_row(row, facts, codes)
            ]
        if kind.of_headings:
            found += kind.of_headings(headings, facts)
        if found:
            checks.append(Check(kind.key, kind.title, kind.advice, tuple(found)))
    return tuple(checks)


def _no_lead(row, facts, codes):
    if row.is_open and not row.leads_text.strip():
        yield ""


def _no_date(row, facts, codes):
    if row.is_open and row.timing.is_blank:
        yield ""


def _unknown_leads(row, facts, codes):
    unknown = [lead.text for lead in row.leads if not lead.kind]
    if row.is_open and unknown:
        yield ", ".join(unknown)


def _not_understood(row, facts, codes):
    yield from dict.fromkeys((*row.timing.questions, *row.report_back.questions))


def _no_review_date(row, facts, codes):
    if row.is_open and row.timing.needs_review_date:
        yield row.timing.words


def _no_report_back(row, facts, codes):
    if row.is_open and row.report_back.is_blank:
        yield ""


def _reports_missed(row, facts, codes):
    settled = dict(row.reports)
    for words, state in row.reports:
        if state == MISSED:
            yield f"The report to the {words} meeting was missed"
    this_month = Month(facts.today.year, facts.today.month)
    for month in row.report_back.months:
        if month < this_month and month.words not in settled:
            yield f"Was a report given to the {month.words} meeting?"


def _rated_otherwise(row, facts, codes):
    if row.rag_warning:
        yield row.rag_warning


def _moved(row, facts, codes):
    if row.due_moves:
        yield f"Moved {_times(row.due_moves)}: {row.due_reason}"


def _quiet(row, facts, codes):
    if row.quiet:
        yield f"{row.quiet}; next by {row.next_due}" if row.next_due else row.quiet


def _late_milestones(row, facts, codes):
    for text, due_on in facts.late_milestones.get(row.pk, ()):
        yield f"{text} (by {day_in_words(due_on)})"


def _doubles(row, facts, codes):
    if row.code and codes[plain(row.code)] > 1:
        yield f"Number {row.code} stands {_times(codes[plain(row.code)])} in this plan"


def _dangling(row, facts, codes):
    for text in (row.text, *row.steps, facts.outcomes.get(row.pk, "")):
        for reference in cross_references.dangling(text, facts.known):
            yield f"Names {reference.words}, which is not in the plan"


def _placeholders(row, facts, codes):
    texts = (row.text, *row.steps, row.leads_text, facts.outcomes.get(row.pk, ""))
    for text in texts:
        for words in placeholders.find(text):
            yield f"Says “{words}”"


def _heading_ranges(headings, facts):
    """
    A priority's range may name the actions that stand under it alone, or all with its themes'.
    """
    for priority, sub_themes in headings:
        own = facts.codes_under.get((priority.pk, None), ())
        everything = sum(
            (
                facts.codes_under.get((priority.pk, theme.pk), ())
                for theme in sub_themes
            ),
            own,
        )
        misfit = misfit_of(priority.range_text, own)
        if misfit and misfit_of(priority.range_text, everything):
            yield _heading_finding(priority, priority, misfit.words, facts)
        for theme in sub_themes:
            codes = facts.codes_under.get((priority.pk, theme.pk), ())
            if misfit := misfit_of(theme.range_text, codes):
                yield _heading_finding(priority, theme, misfit.words, facts)


def _heading_placeholders(headings, facts):
    for priority, _ in headings:
        for text in (priority.title, priority.statement, priority.outcomes):
            for words in placeholders.find(text):
                yield _heading_finding(priority, priority, f"Says “{words}”", facts)


def _heading_dangling(headings, facts):
    for priority, _ in headings:
        for text in (priority.statement, priority.outcomes):
            for each in cross_references.dangling(text, facts.known):
                words = f"Names {each.words}, which is not in the plan"
                yield _heading_finding(priority, priority, words, facts)


def _heading_finding(priority, heading, words, facts):
    label = f"{heading} {heading.range_text}".strip()
    return Finding(label, f"{facts.plan_url}#priority-{priority.pk}", words)


def _times(number):
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _label(row):
    words = f"{row.code} {row.text}".strip()
    if len(words) <= LONGEST_LABEL:
        return words
    return f"{words[:LONGEST_LABEL].rsplit(' ', 1)[0]} …"


KINDS = (
    Kind("no_lead", "No lead", "Say who answers for it.", of_row=_no_lead),
    Kind(
        "no_date",
        "No date for completion",
        "Say by when, or how often: By September 2013, Ongoing, Quarterly.",
        of_row=_no_date,
    ),
    Kind(
        "unknown_lead",
        "Leads the board does not know",
        "These words are no seat, agency or group of the board, so nobody finds the action among their own.",
        of_row=_unknown_leads,
    ),
    Kind(
        "not_understood",
        "Dates not understood",
        "Put the date, meeting or frequency in other words.",
        of_row=_not_understood,
    ),
    Kind(
        "no_review_date",
        "Ongoing without a review date",
        "Say when it is looked at again: Ongoing, review March 2014, or Ongoing, quarterly.",
        of_row=_no_review_date,
    ),
    Kind(
        "no_report_back",
        "No report-back",
        "Say which meeting hears of it, or N/A.",
        of_row=_no_report_back,
    ),
    Kind(
        "report_missed",
        "Report-backs missed",
        "Mark what came to its meeting, and ask for what did not.",
        of_row=_reports_missed,
    ),
    Kind(
        "rated_otherwise",
        "Rated against its dates",
        "Rate it again, complete it, or move its date with a reason.",
        of_row=_rated_otherwise,
    ),
    Kind("quiet", "Gone quiet", "Ask the lead for an update.", of_row=_quiet),
    Kind(
        "late_milestone",
        "Milestones missed",
        "Say when it was reached, or what holds it up.",
        of_row=_late_milestones,
    ),
    Kind(
        "moved",
        "Dates moved",
        "Not wrong in itself; the board may ask about those that move again and again.",
        of_row=_moved,
    ),
    Kind(
        "double",
        "The same number twice",
        "Give one of them another number.",
        of_row=_doubles,
    ),
    Kind(
        "dangling",
        "Names an action that is not there",
        "The number may have changed, or the action was left out.",
        of_row=_dangling,
        of_headings=_heading_dangling,
    ),
    Kind(
        "range",
        "Ranges that do not fit",
        "The numbers printed beside a heading are not those of the actions under it.",
        of_headings=_heading_ranges,
    ),
    Kind(
        "placeholder",
        "Words still to come",
        "Something was to be filled in later and still is.",
        of_row=_placeholders,
        of_headings=_heading_placeholders,
    ),
)
