"""What the page of one action tells besides its row: how it was rated, and where it comes from."""

from dataclasses import dataclass

from workplan import rag, timing
from workplan.models import ActionOrigin, Rag
from workplan.models.origin import kept_from

MOST_GENERATIONS = 20


@dataclass(frozen=True)
class Rating:
    """One rating by whoever rated, on a day. `rag` is empty where a rating was taken away."""

    rag: str
    reason: str
    who: str
    at: object

    @property
    def words(self):
        return Rag(self.rag).label if self.rag else "Not rated"


def suggestion_of(action):
    """What the dates say of it, whatever its owner says."""
    when = timing.parse(
        action.timing_text,
        plan_year=action.plan_year,
        start_month=action.board.year_start_month,
    )
    return rag.suggest(
        status=action.status,
        due_on=action.due_on,
        has_lead=bool(action.leads_text.strip()),
        today=action.board.today,
        starts_on=when.open_start,
    )


def ratings_of(action, person):
    """Every rating there was, newest first: from the history, which keeps both values of each."""
    events = action.board.events.about(action).visible_to(person)
    events = events.filter(after__has_any_keys=["rag", "rag_reason"])
    rated, reason, found = "", "", []
    for event in events.order_by("sequence"):
        rated = event.after.get("rag", rated)
        reason = event.after.get("rag_reason", reason)
        found.append(Rating(rated, reason, event.who, event.at))
    return found[::-1]


def told_to(person, events):
    """`events` of an action without those that name a risk or challenge kept from `person`."""
    named = [event for event in events if event.verb == "origins_set"]
    if not named:
        return events
    board, kinds = person.board, ActionOrigin.Kind
    labels = {
        f"{kind.label}: {row.reference}"
        for kind, rows in (
            (kinds.RISK, board.risks),
            (kinds.CHALLENGE, board.challenges),
        )
        for row in kept_from(person, rows)
    }
    telling = [
        event
        for event in named
        if not labels.isdisjoint(
            [*event.before.get("origins", ()), *event.after.get("origins", ())]
        )
    ]
    return [event for event in events if event not in telling]


def ancestry_of(action, person):
    """The actions it carries forward, nearest first, as far as `person` may read them."""
    register = action.board.actions.visible_to(person).select_related("plan")
    found, ancestor_id = [], action.ancestor_id
    while ancestor_id and len(found) < MOST_GENERATIONS:
        ancestor = register.filter(pk=ancestor_id).first()
        if ancestor is None:
            break
        found.append(ancestor)
        ancestor_id = ancestor.ancestor_id
    return found


def carried_to(action, person):
    """Where it was carried forward to, as far as `person` may read that."""
    return action.descendants.visible_to(person).select_related("plan")
