"""Policies, statements, engagement and self-assessments as they leave the board."""

from lscb.documents.blocks import Cell
from lscb.documents.sheets import Sheet


def policies(policies):
    columns = (
        "Title",
        "Kind",
        "Source",
        "Status",
        "Owner",
        "Signed by",
        "Adopted",
        "Last reviewed",
        "Review due",
        "Note",
    )
    rows = tuple(
        (
            policy.title,
            policy.get_kind_display(),
            policy.get_source_display(),
            policy.get_status_display(),
            policy.group.name if policy.group else "",
            "; ".join(policy.signatory_list),
            policy.adopted_in_words,
            policy.reviewed_in_words,
            _review(policy),
            policy.note,
        )
        for policy in policies
    )
    return (Sheet("Policies and protocols", columns, rows, is_wide=True),)


def _review(policy):
    day = policy.review_due_on
    if policy.is_review_overdue:
        return Cell(f"Overdue since {day.day} {day:%B %Y}", tone="red")
    return day


def statements(statements):
    columns = ("Statement", "Number", "Principle", "Adopted", "Checked in")
    rows = tuple(
        (
            statement.title,
            number,
            principle,
            statement.adopted_in_words,
            statement.checked_years,
        )
        for statement in statements
        for number, principle in enumerate(statement.principle_list, start=1)
    )
    return (Sheet("Statements", columns, rows),)


def engagement(engagements):
    columns = (
        "When",
        "Title",
        "Kind",
        "Mainly for",
        "Method",
        "Came or answered",
        "What was told and heard",
        "What changed",
    )
    rows = tuple(
        (
            each.dates_in_words,
            each.title,
            each.get_kind_display(),
            each.get_audience_display(),
            each.method,
            each.attended_count,
            each.heard,
            each.changed,
        )
        for each in engagements
    )
    return (Sheet("Engagement", columns, rows, is_wide=True),)


def self_assessments(assessments):
    """One row for each finding; one for an assessment that has none."""
    columns = (
        "Tool or subject",
        "Kind",
        "Status",
        "Date",
        "By",
        "Standard",
        "How far met",
        "Words",
    )
    rows = tuple(
        (
            each.tool,
            each.get_kind_display(),
            each.get_status_display(),
            each.assessed_in_words,
            each.assessed_by,
            finding.standard if finding else "",
            finding.get_met_display() if finding else "",
            finding.words if finding else each.summary,
        )
        for each in assessments
        for finding in (*each.findings.all(),) or (None,)
    )
    return (Sheet("Self-assessment", columns, rows, is_wide=True),)
