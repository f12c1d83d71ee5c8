"""What taking back has in common, whatever it is that was changed; see `undo`."""

from boards.exceptions import Refused
from lscb.history import services as history
from lscb.history.chain import canonical

UNDONE = "change_undone"


def check_stands(row, event, names):
    """Raise Refused, naming who, where a field is no longer what the event made it."""
    for name in names:
        if canonical(getattr(row, name)) == canonical(event.after.get(name)):
            continue
        later = row.board.events.about(row).filter(sequence__gt=event.sequence)
        who = next((each.who for each in later if name in each.after), "Somebody")
        label = field_of(type(row), name).verbose_name
        raise Refused(f"{who} has changed {label_of(row)} since: {label}.")


def record_undone(row, event, by):
    history.record(
        UNDONE,
        about=row,
        by=by,
        before=event.after,
        after=event.before | {"_undoes": event.sequence},
    )


def field_of(model, name):
    return model._meta.get_field(name)


def label_of(row):
    """An action by its number or first words; a heading or a plan as printed."""
    return getattr(row, "label", "") or str(row)
