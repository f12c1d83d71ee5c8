"""Taking in a risk register kept in Excel: kept as it was read, shown, then committed."""

from django.db import transaction

from boards.models import ImportPreview
from boards.services import import_previews
from workplan.importing import risks as sheet
from workplan.importing.risk_columns import RISKS, with_one_heading_row
from workplan.importing.risk_row import KEPT_AS
from workplan.models import Priority, RiskAssessment
from workplan.scoring import matrix_of

from .risk_ratings import rate_beside
from .risks import raise_risk

Kind = RiskAssessment.Kind


def preview_risks(*, board, file_name, rows, by):
    """Keep what was uploaded for somebody to look at. Stores no risk yet."""
    return import_previews.keep_sheet(
        board=board,
        kind=ImportPreview.Kind.RISKS,
        headings=RISKS,
        file_name=file_name,
        rows=with_one_heading_row(rows),
        by=by,
    )


def correct_row(*, preview, number, version, told, by):
    return import_previews.correct_row(
        preview=preview,
        headings=RISKS,
        number=number,
        version=version,
        told=told,
        by=by,
    )


def leave_out_row(*, preview, number, version, reason, by):
    return import_previews.leave_out_row(
        preview=preview,
        headings=RISKS,
        number=number,
        version=version,
        reason=reason,
        by=by,
    )


def reading_of(preview, reader):
    """The rows as they read against the record as it is now. Five queries."""
    return sheet.read(preview.headings, preview.rows, _known_to(reader))


def _known_to(reader):
    board = reader.board
    agencies = list(board.agencies.prefetch_related("names"))
    earlier = {name.name: each.name for each in agencies for name in each.names.all()}
    risks = dict.fromkeys(
        reference.casefold()
        for reference in board.risks.values_list("reference", flat=True)
    )
    readable = board.risks.visible_to(reader).with_current_assessment()
    for risk in readable.select_related("lead_agency"):
        risks[risk.reference.casefold()] = _said_of(risk)
    return sheet.Known(
        matrix=matrix_of(board),
        agencies=earlier | {each.name: each.name for each in agencies},
        priorities=_priorities_of(board),
        risks=risks,
    )


def _said_of(risk):
    return {
        "reference": risk.reference,
        "title": risk.title,
        "cause": risk.cause,
        "consequence": risk.consequence,
        "category": risk.category,
        "owner_text": risk.owner_text,
        "lead_agency": risk.lead_agency.name if risk.lead_agency else "",
        "existing_controls": risk.existing_controls,
        "next_review_on": risk.next_review_on,
        "likelihood": risk.current_likelihood,
        "impact": risk.current_impact,
    }


def _priorities_of(board):
    """By "3. Early help", "Early help" and "3"; what two priorities share names neither."""
    found, shared = {}, set()
    in_force = Priority.objects.filter(plan__in=board.plans.in_force())
    for priority in in_force.in_printed_order():
        for words in {str(priority), priority.title, priority.code} - {""}:
            key = words.casefold()
            if found.setdefault(key, priority.pk) != priority.pk:
                shared.add(key)
    return {key: pk for key, pk in found.items() if key not in shared}


@transaction.atomic
def commit_risks(*, preview, by):
    """
    Raise a risk for each good row, all in one transaction; say of every other why it was set
    aside. Nobody is told of risks in the worst band: the board has this register already.
    """
    import_previews.take(preview)
    reading = reading_of(preview, by)
    agencies = {each.name: each for each in preview.board.agencies.all()}
    # What has a reference first: the numbers given to the others pass those over.
    for row in sorted(reading.good, key=lambda row: not row.values["reference"]):
        _raise(preview.board, agencies, dict(row.values), by)
    import_previews.keep_outcome(preview, reading, verb="risks_imported", by=by)
    return preview


def _raise(board, agencies, values, by):
    beside = {kind: values.pop(kind) for kind in (Kind.INHERENT, Kind.TARGET)}
    agency = agencies.get(values.pop("lead_agency"))
    risk = raise_risk(board=board, lead_agency=agency, is_news=False, by=by, **values)
    for kind, (likelihood, impact) in beside.items():
        if likelihood:
            rate_beside(
                risk=risk,
                version=risk.version,
                kind=kind,
                likelihood=likelihood,
                impact=impact,
                rationale=KEPT_AS,
                by=by,
            )
