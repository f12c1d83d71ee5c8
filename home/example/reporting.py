"""The annual report: its sections in their order, each with its narrative, taken to its state."""

from boards.years import year_from_words
from reporting.models import Section
from reporting.outline import Outline
from reporting.services import reports

from .files import refusals_of


def write_report(record):
    entry = record.folder.entry("report.yaml")
    parts = entry.list_of_entries("sections")
    with refusals_of(entry):
        report = reports.start_report(
            board=record.board,
            year=year_from_words(entry["year"]),
            title=entry["title"],
            outlines=[
                Outline(part["kind"], part["number"], part["title"]) for part in parts
            ],
            by=record.by,
        )
    sections = report.sections.in_printed_order()
    for section, part in zip(sections, parts, strict=True):
        with refusals_of(part):
            reports.edit_section(
                section=section,
                version=section.version,
                body=record.folder.narrative(f"report/{part['file']}"),
                state=Section.State.AGREED,
                owner_post=part["owner"],
                by=record.by,
            )
    for state in entry["taken_to"]:
        with refusals_of(entry):
            reports.move_report(
                report=report, version=report.version, to=state, by=record.by
            )
    reports.request_edition(report=report, by=record.by)  # ready soon after the start
    return report
