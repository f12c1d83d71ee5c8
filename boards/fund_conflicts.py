"""What two people made of the same fund, line by line, for the conflict panel."""

from decimal import Decimal

from .money import in_figures

GONE = "No longer there"


def line_differences(line_sets, fund):
    """
    Each figure and word typed that is not what `fund` holds now, and each of its lines that
    was not on the screen. `line_sets` are the valid tables that were typed into.
    """
    stored = {line.pk: line for line in fund.lines.select_related("agency")}
    found, seen = [], set()
    for table in line_sets.values():
        removed = set(table.removed)
        for form in table.forms:
            typed = getattr(form, "cleaned_data", None)
            if not typed or not form.has_changed() and not typed.get("pk"):
                continue
            line = stored.get(typed["pk"])
            seen.add(typed["pk"])
            if typed["pk"] in removed:
                if line:
                    found.append(_pair(f"{line.head}", "Removed", _all_of(line)))
            elif line is None:
                found.append(
                    _pair(typed["head"], "A line", GONE if typed["pk"] else "")
                )
            else:
                found += _line_differences(form, typed, line)
    found += [
        _pair(line.head, "Not on your screen", _all_of(line))
        for line in stored.values()
        if line.pk not in seen
    ]
    return found


def _line_differences(form, typed, line):
    for field in form.cells:
        yours, theirs = _shown(typed.get(field.name)), _shown(getattr(line, field.name))
        if yours != theirs:
            yield _pair(f"{line.head}: {field.label}", yours, theirs)


def _pair(label, yours, stored):
    return {"label": label, "yours": yours, "stored": stored}


def _all_of(line):
    return f"{line.head}, £{in_figures(line.amount)}"


def _shown(value):
    if value is None:
        return ""
    return in_figures(value) if isinstance(value, Decimal) else f"{value}"
