"""What the board means to do, and what might stop it: the work programme and the risks."""

import datetime

from django.utils import timezone

from boards.years import year_from_words
from workplan.leads import Lead
from workplan.services import (
    actions,
    plans,
    register_snapshots,
    risk_ratings,
    risks,
)

from .files import ExampleError, refusals_of


def add_work_programme(record):
    entry = record.folder.entry("work_programme.yaml")
    plan_entry = entry["plan"]
    with refusals_of(plan_entry):
        plan = plans.create_plan(
            board=record.board,
            title=plan_entry["title"],
            year=year_from_words(plan_entry["year"]),
            by=record.by,
        )
    for priority_entry in entry.list_of_entries("priorities"):
        with refusals_of(priority_entry):
            priority = plans.add_priority(
                plan=plan,
                code=priority_entry["code"],
                title=priority_entry["title"],
                range_text=priority_entry["range"],
                by=record.by,
            )
        _add_actions(record, priority, priority_entry)
    return plan


def _add_actions(record, priority, entry):
    """In printed order; a sub-theme begins at the action it stands before."""
    themes = {theme["before"]: theme for theme in entry.list_of_entries("themes")}
    sub_theme = None
    for action in entry.list_of_entries("actions"):
        if theme := themes.pop(action["code"], None):
            with refusals_of(theme):
                sub_theme = plans.add_sub_theme(
                    priority=priority,
                    title=theme["title"],
                    range_text=theme["range"],
                    by=record.by,
                )
        with refusals_of(action):
            actions.add_action(
                board=record.board,
                priority=priority,
                sub_theme=sub_theme,
                code=action["code"],
                text=action["text"],
                steps="\n".join(action.get("steps", ())),
                leads_text=action["lead_printed"],
                leads=[_lead(record, lead) for lead in action.list_of_entries("leads")],
                timing_text=action["timing"],
                report_back_text=action["report_back"],
                status=action.get("status", "not_started"),
                by=record.by,
            )
    for theme in themes.values():
        raise ExampleError(f"{theme.where}: there is no action “{theme['before']}”")


def _lead(record, entry):
    """One lead, as printed and, where the board has it, as its own row."""
    if "group" in entry:
        group = entry.one_of("group", record.groups)
        return Lead(entry.get("printed", group.name), "group", group.pk)
    if "all_members" in entry:
        return Lead(entry["printed"], "all_members")
    if "other" in entry:
        return Lead(entry["other"])
    seat = entry.one_of("seat", record.seats)
    agency = entry.one_of("agency", record.agencies)
    return Lead(
        entry.get("printed", entry["post"]),
        "post",
        seat and seat.pk,
        agency and agency.pk,
    )


def raise_risks(record):
    """
    As they stood at one meeting, which reviewed the register, and at the next.

    Scores are made up and say so: the source publishes the risks alone.
    """
    register = record.folder.entry("risks.yaml")
    entries = register.list_of_entries("risks")
    raised = [_raise(record, register, entry) for entry in entries]
    reviewed_on = register["earlier_assessed_on"]
    register_snapshots.take_snapshot(
        meeting=record.board.meetings.business().get(held_on=reviewed_on),
        taken_at=_noon(reviewed_on),
        by=record.by,
    )
    for risk, entry in zip(raised, entries, strict=True):
        with refusals_of(entry):
            risk_ratings.reassess_risk(
                risk=risk,
                version=risk.version,
                likelihood=entry["likelihood"],
                impact=entry["impact"],
                rationale=register["rationale"],
                next_review_on=register["next_review_on"],
                is_illustrative=True,
                assessed_at=_noon(register["assessed_on"]),
                by=record.by,
            )


def _raise(record, register, entry):
    earlier = entry.get("earlier", entry)
    with refusals_of(entry):
        return risks.raise_risk(
            board=record.board,
            reference=entry["ref"],
            title=entry["title"],
            category=entry["category"],
            owner_text=entry["owner"],
            treatment=entry["treatment"],
            next_review_on=register["assessed_on"],
            likelihood=earlier["likelihood"],
            impact=earlier["impact"],
            rationale=register["rationale"],
            is_illustrative=True,
            assessed_at=_noon(register["earlier_assessed_on"]),
            by=record.by,
        )


def _noon(day):
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(12)))
