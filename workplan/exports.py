"""This room's lists, as they leave it."""

from dataclasses import replace

from django.utils.timezone import localdate

from lscb.documents.blocks import Cell, Note, group_row
from lscb.documents.sheets import Sheet
from workplan import layouts
from workplan.scoring import movement

# Of the register on paper, with each its share of the width: no heading breaks in a word.
RISK_COLUMNS = {
    "Ref": 5,
    "Risk": 32,
    "Score": 6,
    "Rating": 18,
    "Since last assessed": 8,
    "Owner": 12,
    "Mitigations": 10,
    "Next review": 9,
}


# What a register holds that is kept in a spreadsheet: all that can be taken in again.
RISK_SHEET_COLUMNS = (
    "Ref",
    "Risk",
    "Cause",
    "Consequence",
    "Category",
    "Owner",
    "Lead agency",
    "Treatment",
    "Controls in place",
    "Likelihood",
    "Impact",
    "Score",
    "Rating",
    "Why this rating",
    "Since last assessed",
    "Inherent likelihood",
    "Inherent impact",
    "Target likelihood",
    "Target impact",
    "Priorities",
    "Mitigations done",
    "Mitigations in all",
    "Next review",
)


def programme(plan, shown, *, layout, reader):
    """The rows of the page, `shown` as its sections, laid out for paper; what only some may read is named."""
    actions = {
        str(action.pk): action
        for action in plan.actions.visible_to(reader)
        .select_related("restriction")
        .prefetch_related("milestones")
    }
    sections = [
        (
            section.priority,
            [
                (part.sub_theme, [actions[row.pk] for row in part.rows])
                for part in section.sections
            ],
        )
        for section in shown
    ]
    remarks = tuple(_remarks(section.priority for section in shown))
    sheet = plan_sheet(plan.title, layout, sections, notes=remarks)
    return (*_restricted(sections), sheet)


def plan_sheet(title, layout, sections, *, notes=()):
    return Sheet(
        title,
        layout.titles,
        plan_rows(layout, sections),
        notes=notes,
        is_wide=True,
        widths=layout.widths,
        has_row_headings=False,
    )


def plan_rows(layout, sections):
    """Rows of a printed table; `sections` as `layouts.lines` takes them."""
    return tuple(_plan_row(line) for line in layouts.lines(layout, sections))


def _plan_row(line):
    if line.stands_alone:
        return group_row(line.texts[0], len(line.texts))
    if line.starts == "priority":
        return (Cell(line.texts[0], is_header=True), *line.texts[1:])
    return line.texts


def _remarks(priorities):
    """What a priority says of itself and has no column."""
    for priority in filter(None, priorities):
        if priority.statement:
            yield f"{priority}: {priority.statement}"
        for line in priority.footnotes.splitlines():
            yield f"Note to {priority}: {line}"


def _restricted(sections):
    kept_close = [
        action.label
        for _, parts in sections
        for _, actions in parts
        for action in actions
        if action.is_restricted
    ]
    if kept_close:
        words = f"Only named readers may see {'; '.join(kept_close)}. Pass this on to nobody else."
        yield Note(words, label="Restricted")


REPORT_COLUMNS = (
    "Meeting",
    "Date",
    "Group",
    "Report",
    "Submitted",
    "Submitted by",
    "Due",
)


def highlight_reports(meeting, lines, earlier, *, has_reminders=False):
    """
    Who has reported to the next `meeting` and who has not, then the reports to others. For
    those who chase them also when a group was last reminded.
    """
    rows = [
        _report(meeting, line["group"], line["report"], line.get("reminder"))
        for line in lines
    ]
    for other, reports in earlier:
        rows += [_report(other, report.group, report) for report in reports]
    columns = (*REPORT_COLUMNS, "Last reminded")
    if not has_reminders:
        columns, rows = REPORT_COLUMNS, [row[:-1] for row in rows]
    return (Sheet("Highlight reports", columns, tuple(rows), is_wide=True),)


def _report(meeting, group, report, reminder=None):
    is_made_up = meeting.is_day_illustrative  # then only its month was published
    day = meeting.date_in_words if is_made_up else meeting.held_on
    due = None if is_made_up else meeting.board.highlight_reports_due_on(meeting)
    named = (meeting.get_kind_display(), day, group.name)
    asked = (due, reminder and reminder.sent_on)
    if report is None:
        return (*named, "Not reported yet", None, "", *asked)
    when = report.submitted_at and localdate(report.submitted_at)
    who = str(report.submitted_by) if report.submitted_by else ""
    return (*named, report.get_state_display(), when, who, *asked)


def risk_register(risks):
    """`risks` in register order, with their current scores, in what columns a page has room for."""
    rows = tuple(_risk(risk) for risk in risks)
    widths = tuple(RISK_COLUMNS.values())
    return (Sheet("Risks", tuple(RISK_COLUMNS), rows, is_wide=True, widths=widths),)


def risk_sheet(risks):
    """All there is of them, for a spreadsheet. `risks` with their assessments and priorities at hand."""
    rows = tuple(_whole_risk(risk) for risk in risks)
    return (Sheet("Risks", RISK_SHEET_COLUMNS, rows, is_wide=True),)


def _whole_risk(risk):
    moved = movement(risk.current_score, risk.previous_score)
    latest = {}
    for assessment in risk.assessments.all():
        latest.setdefault(assessment.kind, assessment)
    current, inherent, target = (
        latest.get(kind) for kind in ("current", "inherent", "target")
    )
    return (
        risk.reference,
        _marked(risk),
        risk.cause,
        risk.consequence,
        risk.category,
        risk.owner_text,
        risk.lead_agency.name if risk.lead_agency else "",
        risk.get_treatment_display(),
        risk.existing_controls,
        risk.current_likelihood,
        risk.current_impact,
        risk.current_score,
        _rating(risk),
        current.rationale if current else "",
        moved.words if moved else "",
        inherent and inherent.likelihood,
        inherent and inherent.impact,
        target and target.likelihood,
        target and target.impact,
        "\n".join(sorted(str(priority) for priority in risk.priorities.all())),
        risk.mitigations_done,
        risk.mitigation_count,
        risk.next_review_on,
    )


def _marked(risk):
    marks = [("restricted", risk.is_restricted), ("closed", not risk.is_open)]
    marks = ", ".join(mark for mark, is_shown in marks if is_shown)
    return f"{risk.title} ({marks})" if marks else risk.title


def _risk(risk):
    moved = movement(risk.current_score, risk.previous_score)
    return (
        risk.reference,
        "\n".join(_said_of(risk)),
        risk.current_score,
        _rating(risk),
        moved.words if moved else "",
        risk.owner_in_words,
        _mitigations(risk),
        risk.next_review_on,
    )


def _said_of(risk):
    yield _marked(risk)
    if risk.cause:
        yield f"Cause: {risk.cause}"
    if risk.consequence:
        yield f"Consequence: {risk.consequence}"


def _mitigations(risk):
    if not risk.mitigation_count:
        return "None"
    return f"{risk.mitigations_done} of {risk.mitigation_count} done"


def _rating(risk):
    if risk.current_score is None:
        return "Not rated"
    rating = risk.current_rating
    mark = " (illustrative)" if risk.is_score_illustrative else ""
    return Cell(rating.words + mark, tone=rating.rag)


AS_AT_COLUMNS = (
    "Ref",
    "Risk",
    "Likelihood",
    "Impact",
    "Score",
    "Rating",
    "Owner",
    "Controls in place",
    "Next review",
)


def register_as_at(lines):
    rows = tuple(
        (
            line.reference,
            line.title,
            line.likelihood,
            line.impact,
            line.score,
            _rating_then(line),
            line.owner,
            line.existing_controls,
            line.next_review_on,
        )
        for line in lines
    )
    return (Sheet("Risks", AS_AT_COLUMNS, rows, is_wide=True),)


def printed_register(lines, *, widths):
    """The same on paper, sideways."""
    (sheet,) = register_as_at(lines)
    return replace(sheet.table, widths=widths, empty_text="No risk is in the register.")


def _rating_then(line):
    if line.rating is None:
        return "Not rated"
    mark = " (illustrative)" if line.is_illustrative else ""
    return Cell(line.rating.words + mark, tone=line.rating.rag)


def decisions(items):
    columns = ("Date", "Meeting of", "Item", "Decision")
    rows = tuple(
        (item.meeting.held_on, item.meeting.group.name, item.title, item.decision)
        for item in items
    )
    return (Sheet("Decisions", columns, rows, is_wide=True),)
