"""Nobody's words vanish: an edit names the version that was on the screen."""

from .exceptions import ChangedMeanwhile


def claim(row, version, **changes):
    """
    Change `row` if it is still at `version`, in one UPDATE: safe on both databases.

    The row in hand is brought up to date. Raises ChangedMeanwhile, with the row as stored,
    when somebody else was first.
    """
    rows = type(row).objects.filter(pk=row.pk, version=version)
    changed = rows.update(version=version + 1, **changes)
    row.refresh_from_db()
    if not changed:
        raise ChangedMeanwhile(row)
