"""What a person should look at before a plan is taken in, row by row. Pure."""

from dataclasses import dataclass

from workplan import timing
from workplan.leads import Name, parse_leads

from . import headings, refs
from .people import TAKE_OUT, seems_to_hold_a_birth

MOST_NAMED = 3


@dataclass(frozen=True)
class Known:
    """The year the plan is for, and the names the board has for those who may lead."""

    plan_year: int
    start_month: int = 4
    names: tuple[Name, ...] = ()


def mark_doubts(reading, known: Known):
    """Add to each entry what is doubtful about it."""
    _tell_numbers_apart(reading.priorities)
    fields = set().union(*(s.columns.fields for s in reading.sections if s.is_plan), ())
    seen, unknown = {}, _Unknown(known.names)
    has_numbers = any(each.values["code"] for each in reading.actions)
    for action in reading.actions:
        entry, values = action.entry, action.values
        entry.doubts += [
            *_about_number(action, seen, has_numbers),
            *_about_leads(values, unknown, "leads_text" in fields),
            *_about_dates(values, known),
        ]
    for entry in reading.entries:
        entry.doubts += _about_any(entry)
    _about_headings(reading)


def _tell_numbers_apart(priorities):
    """A number that two priorities bear stays in the second one's title alone."""
    seen = {}
    for entry in priorities:
        code = entry.value("code")
        if code in seen:
            entry.doubts.append(f"Number {code} is also that of “{seen[code][:60]}”")
            entry.values |= {"code": "", "text": f"{code}. {entry.value('text')}"[:250]}
        elif code:
            seen[code] = entry.value("text")


def _about_number(action, seen, has_numbers):
    code = action.values["code"]
    if not code:
        if has_numbers:
            yield "No number"
        return
    plain = refs.plain(code)
    if plain in seen:
        yield f"Number {code} is also that of {seen[plain]}"
    else:
        seen[plain] = action.entry.where[:1].lower() + action.entry.where[1:]
    above = refs.parts(action.priority.value("code")) if action.priority else ()
    own = refs.parts(code)
    if (
        above
        and above[-1].isdigit()
        and len(own) > len(above)
        and own[: len(above)] != above
        and own[0].isdigit() == above[0].isdigit()
    ):
        yield f"Number {code} stands under priority {action.priority.value('code')}"


class _Unknown(dict):
    """The leads no name of the board fits, by the words of a cell: many cells say the same."""

    def __init__(self, names):
        super().__init__()
        self.names = names

    def __missing__(self, words):
        leads = parse_leads(words, self.names) if self.names else ()
        self[words] = [lead.text for lead in leads if lead.kind == "other"]
        return self[words]


def _about_leads(values, unknown, has_column):
    if not has_column:
        return
    if not values["leads_text"]:
        yield "No lead"
    elif leads := unknown[values["leads_text"]]:
        words = "”, “".join(text[:60] for text in leads[:MOST_NAMED])
        more = f" and {len(leads) - MOST_NAMED} more" if len(leads) > MOST_NAMED else ""
        yield f"Lead not known to the board: “{words}”{more}"


def _about_dates(values, known):
    when = {"plan_year": known.plan_year, "start_month": known.start_month}
    due = timing.parse(values["timing_text"], **when)
    for words in due.doubts:
        yield f"Date not understood: “{words[:80]}”"
    if due.needs_review_date:
        yield "Ongoing without a review date"
    for words in timing.parse_report_back(values["report_back_text"], **when).doubts:
        yield f"Meeting not understood: “{words[:80]}”"


def _about_any(entry):
    if entry.note:
        yield f"The row is {entry.note} in the file"
    if entry.is_stored and any(map(seems_to_hold_a_birth, entry.values.values())):
        yield TAKE_OUT


def _about_headings(reading):
    """A heading over no action, and a range that its first action does not begin."""
    under = {}
    for action in reading.actions:
        for heading in (action.priority, action.sub_theme):
            if heading is not None:
                under.setdefault(id(heading), []).append(action)
    for entry in reading.entries:
        if entry.kind not in {"priority", "sub_theme"} or entry.is_none:
            continue
        if id(entry) not in under:
            entry.doubts.append("It heads no action")
        elif entry.kind == "sub_theme" and entry.value("range_text"):
            _about_range(entry, under[id(entry)])


def _about_range(entry, actions):
    heads = headings.read(f"{entry.value('text')} {entry.value('range_text')}").heads
    strangers = [
        action.values["code"]
        for action in actions
        if action.values["code"]
        and not any(refs.plain(action.values["code"]).startswith(h) for h in heads)
    ]
    if heads and strangers:
        entry.doubts.append(
            f"Its range {entry.value('range_text')} does not fit {', '.join(strangers[:3])}"
        )
