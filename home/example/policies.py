"""What the board adopted, what it told and heard, and how it was found to work."""

from boards.models import Policy
from boards.services import engagement, policies, self_assessments, statements

from .files import refusals_of


def add_policies(record):
    for entry in record.folder.entry("policies.yaml").list_of_entries("policies"):
        with refusals_of(entry):
            policies.add_policy(
                board=record.board,
                title=entry["title"],
                kind=entry["kind"],
                source=entry["source"],
                status=entry.get("status", Policy.Status.IN_FORCE),
                group=entry.one_of("group", record.groups),
                signatories="\n".join(entry.get("signatories", [])),
                adopted=entry.get("adopted", ""),
                reviewed=entry.get("reviewed", ""),
                note=entry["note"],
                by=record.by,
            )


def add_statements(record):
    for entry in record.folder.entry("statements.yaml").list_of_entries("statements"):
        with refusals_of(entry):
            statements.add_statement(
                board=record.board,
                title=entry["title"],
                principles="\n".join(entry["principles"]),
                checked_years=entry["checked_in"],
                note=entry["note"],
                by=record.by,
            )


def add_engagement(record):
    for entry in record.folder.entry("engagement.yaml").list_of_entries("engagement"):
        with refusals_of(entry):
            engagement.add_engagement(
                board=record.board,
                title=entry["title"],
                kind=entry["kind"],
                audience=entry["audience"],
                method=entry.get("method", ""),
                started=entry["from"],
                ended=entry.get("to", ""),
                attended_count=entry.get("attended"),
                heard=entry.get("heard", ""),
                changed=entry.get("changed", ""),
                by=record.by,
            )


def add_self_assessments(record):
    file = record.folder.entry("self_assessments.yaml")
    for entry in file.list_of_entries("self_assessments"):
        with refusals_of(entry):
            self_assessments.add_self_assessment(
                board=record.board,
                tool=entry["tool"],
                kind=entry["kind"],
                status=entry["status"],
                assessed=entry.get("date", ""),
                assessed_by=entry.get("by", ""),
                summary=entry.get("summary", ""),
                actions=entry.get("actions", ""),
                by=record.by,
            )
    with refusals_of(file):
        self_assessments.set_escalation_route(
            board=record.board,
            steps="\n".join(file["escalation"]),
            version=0,
            by=record.by,
        )
