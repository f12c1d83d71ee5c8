"""How a group meets: what every agenda of it has, what makes it quorate, and what others report."""

from django.db import transaction

from boards import saving
from boards.models import ExpectedReport, QuorumRule, StandingItem
from boards.versions import claim
from lscb.history import services as history


@transaction.atomic
def set_meeting_rules(
    *,
    group,
    version,
    opening,
    closing,
    by,
    least_seats=None,
    least_percentage=None,
    agencies=(),
    is_deputy_counted=True,
    illustrative=(),
):
    """
    `opening` and `closing` are titles in their order. An item that keeps its title is the same
    item as before, so that agendas filled already know it. `illustrative`: the new titles among
    them that no source has.
    """
    before = _told(group)
    claim(group, version)
    titles = dict.fromkeys([*opening, *closing])
    group.standing_items.exclude(title__in=titles).delete()
    for position, title in enumerate(titles):
        values = {"is_at_end": title not in opening, "position": position}
        StandingItem.objects.update_or_create(
            group=group,
            title=title,
            defaults=values,
            create_defaults=values | {"is_illustrative": title in illustrative},
        )
    rule, _ = QuorumRule.objects.update_or_create(
        group=group,
        defaults={
            "least_seats": least_seats,
            "least_percentage": least_percentage,
            "is_deputy_counted": is_deputy_counted,
        },
    )
    rule.agencies.set(agencies)
    history.record(
        "meeting_rules_set", about=group, by=by, before=before, after=_told(group)
    )


@transaction.atomic
def set_expected_report(*, board, by, title, month, presenter="", row=None, version=0):
    """Add a report that others owe the board, or change one. Without a month it is none any more."""
    values = {"title": title, "presenter": presenter, "month": month}
    taken = f"“{title}” is expected already"
    if row is None:
        row = ExpectedReport(board=board, **values)
        saving.add(row, taken=taken)
        history.record("report_expected", about=row, by=by, after=values)
    elif month is None:
        claim(row, version)
        history.record(
            "report_no_longer_expected", about=row, by=by, before={"title": row.title}
        )
        row.delete()
    else:
        done = saving.edit(row, version, values, taken=taken)
        if done["after"]:
            history.record("expected_report_edited", about=row, by=by, **done)


def _told(group):
    items = list(group.standing_items.all())
    rule = QuorumRule.objects.filter(group=group).first()
    told = {
        "at_the_start": [item.title for item in items if not item.is_at_end],
        "at_the_end": [item.title for item in items if item.is_at_end],
    }
    if rule:
        told |= {
            "least_seats": rule.least_seats,
            "least_percentage": rule.least_percentage,
            "agencies": [str(agency) for agency in rule.agencies.all()],
            "deputies_count": rule.is_deputy_counted,
        }
    return told
