"""The headings of a plan by a key of their own, for a choice of one and for a row that is dropped."""

from workplan.models import SubTheme


def heading_key(priority, sub_theme=None):
    """ "3-0" is under a priority itself, "3-7" under a sub-theme of it."""
    return f"{priority.pk}-{sub_theme.pk if sub_theme else 0}" if priority else ""


def headings_of(plan):
    """(priority, sub-theme or None) by key, as printed."""
    under = {}
    themes = SubTheme.objects.filter(priority__plan=plan).in_printed_order()
    for theme in themes:
        under.setdefault(theme.priority_id, []).append(theme)
    return {
        heading_key(priority, theme): (priority, theme)
        for priority in plan.priorities.in_printed_order()
        for theme in [None, *under.get(priority.pk, ())]
    }
