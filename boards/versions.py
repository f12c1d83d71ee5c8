"""Nobody's words vanish: an edit names the version that was on the screen."""

from .exceptions import ChangedMeanwhile


def claim(row, version, **changes):
    """
    Change `row` if it is still at `version`, in one UPDATE: safe on both databases.

    The row in hand is brought up to date: without asking again, where it was read at this
    version. Raises ChangedMeanwhile, with the row as stored, when somebody else was first.
    """
    rows = type(row).objects.filter(pk=row.pk, version=version)
    changed = rows.update(version=version + 1, **changes)
    if changed and row.version == version and _are_plain(row, changes):
        for name, value in changes.items():
            setattr(row, name, row._meta.get_field(name).to_python(value))
        row.version = version + 1
        return
    row.refresh_from_db()
    if not changed:
        raise ChangedMeanwhile(row)


def _are_plain(row, changes):
    """Neither keys of other rows nor worked out by the database."""
    return not any(
        row._meta.get_field(name).is_relation or hasattr(value, "resolve_expression")
        for name, value in changes.items()
    )
