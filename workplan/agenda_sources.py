"""
What of the record asks for a place on the agenda of a meeting, as one person may see it.

A sub-group's agenda has its standing items and matters arising; what the work programme, the
groups, the register and others owe is heard by the board's business meetings.
"""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

from boards.models import AgendaItem
from boards.years import year_of
from workplan import agenda_filling as filling
from workplan.agenda_filling import Filling, Listed, Wanted
from workplan.models import Action, ReportBack

Kind, Source = AgendaItem.Kind, AgendaItem.Source
RENEWED = "agenda_item_renewed"
BY_HAND = (
    "agenda_item_edited",
    "minute_saved",
)  # what else raises the version of an item
ILLUSTRATIVE = "Illustrative: no agenda was published."


def filling_of(meeting, person) -> Filling:
    return filling.filling(wanted_by(meeting, person), listed_on(meeting, person))


def wanted_by(meeting, person):
    wanted = [*_standing(meeting, is_at_end=False), *_matters_arising(meeting)]
    if meeting.is_business:
        wanted += _decisions(meeting, person)
        wanted += _report_backs(meeting, person)
        wanted += _highlight_reports(meeting)
        wanted.append(
            Wanted(
                Source.RISK_REGISTER, "risk_register", Kind.STANDING, "Risk register"
            )
        )
        wanted += _expected_reports(meeting)
    return [*wanted, *_standing(meeting, is_at_end=True)]


def listed_on(meeting, person):
    """Every item of the agenda in its order; one that `person` may not see counts as touched."""
    items = meeting.agenda_items.in_order().prefetch_related("papers", "minute_actions")
    only_renewed = only_renewed_on(meeting)
    seen = set(meeting.agenda_items.visible_to(person).values_list("pk", flat=True))
    return [
        Listed(
            item.pk,
            item.source,
            item.source_key,
            is_touched=item.pk not in seen
            or (item.version > 1 and str(item.pk) not in only_renewed)
            or item.has_minute
            or bool(item.papers.all() or item.minute_actions.all()),
            is_taken_off=item.taken_off_at is not None,
        )
        for item in items
    ]


def only_renewed_on(meeting):
    """Keys of items whose words came anew with their report, and that no person changed."""
    told = meeting.board.events.filter(
        about_type=ContentType.objects.get_for_model(AgendaItem),
        about_id__in=[str(item.pk) for item in meeting.agenda_items.all()],
        verb__in=(RENEWED, *BY_HAND),
    )
    found = {True: set(), False: set()}
    for pk, verb in told.values_list("about_id", "verb"):
        found[verb == RENEWED].add(pk)
    return found[True] - found[False]


def reports_owed_to(meeting, person):
    """
    The report-backs that this business meeting hears: those of its months, whatever came of
    them, and those that the meeting before it missed. Actions that were given up owe none.
    """
    actions = meeting.board.actions.visible_to(person).exclude(
        status__in=Action.GIVEN_UP
    )
    owed = ReportBack.objects.filter(action__in=actions)
    own = owed.in_months(_months_of(meeting))
    previous = _previous(meeting)
    if previous is None:
        return own
    missed = owed.in_months(_months_of(previous)).filter(state=ReportBack.State.MISSED)
    return own | missed


def with_words(wanted, person):
    """Each with what its action says, where it is about one that `person` may see. One query."""
    actions = person.board.actions.visible_to(person).filter(
        pk__in=[
            each.key.removeprefix("action:")
            for each in wanted
            if each.source == Source.REPORT_BACK
        ]
    )
    words = {f"action:{pk}": text for pk, text in actions.values_list("pk", "text")}
    return [(each, words.get(each.key, "")) for each in wanted]


def matters_arising(meeting, person):
    """What earlier meetings of the group gave out and is still open, as `person` may see it."""
    earlier = meeting.group.meetings.filter(held_on__lt=meeting.held_on)
    actions = meeting.board.actions.visible_to(person).open()
    return (
        actions.filter(given_out_in__item__meeting__in=earlier)
        .select_related("given_out_in__item__meeting")
        .order_by("given_out_in__item__meeting__held_on", "given_out_in")
    )


def decision_of(report):
    """The item by which a highlight report asks the board to decide; restricted as it is."""
    return Wanted(
        Source.DECISION,
        f"decision:{report.pk}",
        Kind.DECISION,
        f"Decision asked for by {report.group}",
        notes=report.decisions,
        presenter=report.group.chair_post,
        restriction=report.restriction,
    )


def _previous(meeting):
    """The meeting before it that was not cancelled: what is owed since then is heard here."""
    return meeting.board.meetings.before(meeting).not_cancelled().first()


def _months_of(meeting):
    board, previous = meeting.board, _previous(meeting)
    year = year_of(meeting.held_on, start_month=board.year_start_month)
    return filling.months_owed(
        meeting.held_on, previous and previous.held_on, board.year_dates(year)[0]
    )


def _standing(meeting, *, is_at_end):
    source = Source.CLOSING if is_at_end else Source.OPENING
    return [
        Wanted(
            source,
            f"standing:{each.pk}",
            Kind.STANDING,
            each.title,
            notes=ILLUSTRATIVE if each.is_illustrative else "",
            presenter=each.presenter,
        )
        for each in meeting.group.standing_items.filter(is_at_end=is_at_end)
    ]


def _matters_arising(meeting):
    if _previous(meeting) is None:
        return []
    source = Source.MATTERS_ARISING
    return [Wanted(source, "matters_arising", Kind.STANDING, "Matters arising")]


def _decisions(meeting, person):
    asking = meeting.highlight_reports.visible_to(person).with_the_board()
    return [
        decision_of(report)
        for report in asking.exclude(decisions="")
        .select_related("group__board", "restriction")
        .prefetch_related("group__memberships")
        .in_printed_order()
    ]


def _report_backs(meeting, person):
    """Words of an action are not copied: they are read where its restriction holds."""
    owed = reports_owed_to(meeting, person).values("action")
    actions = meeting.board.actions.filter(pk__in=owed).in_printed_order()
    return [
        Wanted(
            Source.REPORT_BACK,
            f"action:{action.pk}",
            Kind.INFORMATION,
            f"Report back: action {action.code}" if action.code else "Report back",
            presenter=action.leads_text.replace("\n", "; ")[:250]
            if action.restriction_id is None
            else "",
            restriction=action.restriction,
        )
        for action in actions.select_related("restriction")
    ]


def _highlight_reports(meeting):
    """Of the groups that owe one, and of those that have written one all the same."""
    day = meeting.held_on
    owing = meeting.board.groups.reporting().existing_between(day, day)
    written = meeting.highlight_reports.filter(restriction=None)
    groups = meeting.board.groups.filter(
        Q(pk__in=owing.values("pk")) | Q(pk__in=written.values("group"))
    )
    return [
        Wanted(
            Source.HIGHLIGHT_REPORT,
            f"group:{group.pk}",
            Kind.INFORMATION,
            f"Highlight report: {group}",
            presenter=group.chair_post,
        )
        for group in groups.select_related("board")
        .prefetch_related("memberships")
        .in_printed_order()
    ]


def _expected_reports(meeting):
    years = {month: year for year, month in _months_of(meeting)}
    return [
        Wanted(
            Source.EXPECTED_REPORT,
            f"expected:{each.pk}:{years[each.month]}",
            Kind.INFORMATION,
            each.title,
            presenter=each.presenter,
        )
        for each in meeting.board.expected_reports.filter(month__in=years)
    ]
