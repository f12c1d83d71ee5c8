"""
What the history of a risk or a challenge says of the rows it is tied to.

Its readers may be others than theirs, when it is written and ever after: so an event that names
a row holds its key too, and is left out for whoever the row is kept from since.
"""

from workplan.models.origin import kept_from


def named(row, words, *, in_history_of):
    """For an event: `words` for `row`, unless it is kept to fewer than those who read of it."""
    kind = row._meta.model_name
    if row.restriction_id and row.restriction_id != in_history_of.restriction_id:
        return {kind: f"a restricted {kind}"}
    return {kind: words, f"_{kind}": row.pk}


def told_to(person, events):
    """`events` without those that name a risk or an action kept from `person`. Two queries."""
    if not events:
        return events
    hidden = {
        f"_{rows.model._meta.model_name}": set(
            kept_from(person, rows).values_list("pk", flat=True)
        )
        for rows in (person.board.risks, person.board.actions)
    }
    return [
        event
        for event in events
        if not any(
            (event.before | event.after).get(key) in pks for key, pks in hidden.items()
        )
    ]
