"""Whom the board challenged on what, as far as the report says."""

from workplan.services import challenge_links, challenges

from .files import ExampleError, refusals_of


def raise_challenges(record):
    for entry in record.folder.entry("challenges.yaml").list_of_entries("challenges"):
        with refusals_of(entry):
            challenge = challenges.raise_challenge(
                board=record.board,
                raised=entry["raised"],
                from_group=entry.one_of("from_group", record.groups),
                from_text=entry.get("from", ""),
                to_agencies=_agencies(record, entry),
                to_text=entry.get("to_words", ""),
                subject=entry["subject"],
                concern=entry["concern"],
                response_due_on=entry.get("response_due"),
                result=entry.get("result", ""),
                impact=entry.get("impact", ""),
                by=record.by,
            )
            if "response" in entry:
                challenges.record_response(
                    challenge=challenge,
                    version=challenge.version,
                    response=entry["response"],
                    responded=entry["responded"],
                    by=record.by,
                )
            for risk in _risks(record, entry):
                challenge_links.link_risk(challenge=challenge, risk=risk, by=record.by)


def _agencies(record, entry):
    keys = entry.get("to", [])
    if unknown := [key for key in keys if key not in record.agencies]:
        raise ExampleError(f"{entry.where}: there is no agency “{unknown[0]}”")
    return [record.agencies[key] for key in keys]


def _risks(record, entry):
    references = entry.get("risks", [])
    found = list(record.board.risks.filter(reference__in=references).order_by("number"))
    if len(found) != len(references):
        raise ExampleError(f"{entry.where}: not every risk named is in the register")
    return found
