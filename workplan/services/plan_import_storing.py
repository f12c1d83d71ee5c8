"""A plan that was read, into a plan that is empty: through the services of its rows, in order."""

from workplan.leads import parse_leads

from . import actions, milestones, plans
from .action_leads import names_of


def store(reading, *, plan, by):
    """Part of the service that commits an import, and of its transaction."""
    leads = _Leads(names_of(plan.board))
    rows = {}  # the stored row of each heading, by the identity of its entry
    for entry in reading.entries:
        if entry.kind == "priority" and not entry.is_none:
            rows[id(entry)] = _add_priority(plan, entry, by)
        elif entry.kind == "sub_theme":
            rows[id(entry)] = plans.add_sub_theme(
                priority=rows[id(entry.parent)],
                title=entry.value("text")[:250],
                range_text=entry.value("range_text")[:40],
                by=by,
            )
    for action in reading.actions:
        _add_action(plan, action, rows, leads, by)


class _Leads(dict):
    """Who the words of a cell name: many cells say the same, and the names are read once."""

    def __init__(self, names):
        super().__init__()
        self.names = names

    def __missing__(self, words):
        self[words] = parse_leads(words, self.names)
        return self[words]


def _add_priority(plan, entry, by):
    return plans.add_priority(
        plan=plan,
        code=entry.value("code"),
        title=entry.value("text")[:250],
        range_text=entry.value("range_text")[:40],
        statement=entry.value("statement"),
        outcomes=entry.value("outcomes"),
        links_text=entry.value("links_text"),
        by=by,
    )


def _add_action(plan, action, rows, leads, by):
    values = dict(action.values)
    lines = values.pop("milestones").split("\n")
    stored = actions.add_action(
        board=plan.board,
        plan=plan,
        priority=rows.get(id(action.priority)),
        sub_theme=rows.get(id(action.sub_theme)),
        leads=leads[values["leads_text"]],
        by=by,
        **values,
    )
    if any(lines):
        milestones.set_milestones(action=stored, lines=lines, by=by)
