"""An agenda as one person reads it: each item with what the record knows of it today."""

from dataclasses import dataclass, field

from boards.models import AgendaItem, AgendaPaper
from workplan import agenda_sources
from workplan.programme import row_of_action

Source = AgendaItem.Source


@dataclass
class Line:
    """An item, numbered among those this person sees, and what is drawn from the record."""

    number: int
    item: AgendaItem
    papers: list = field(default_factory=list)
    action: object = None
    row: object = None  # the action's, with its rating, given or suggested
    report_backs: list = field(default_factory=list)
    report: object = None
    asked_in: object = None  # the highlight report that asks for this decision
    arising: list = field(default_factory=list)
    given_out: list = field(default_factory=list)

    @property
    def is_report_heard(self):
        return bool(self.report_backs) and all(
            each.state == each.State.RECEIVED for each in self.report_backs
        )

    @property
    def is_report_missed(self):
        return any(each.state == each.State.MISSED for each in self.report_backs)


def lines_of(meeting, person):
    """
    The items on the agenda that `person` may read. About eight queries, however long it is.

    An item about an action that they may not see is left out with it.
    """
    items = meeting.agenda_items.visible_to(person).on_agenda().in_order()
    items = list(items.select_related("restriction"))
    actions = _actions_of(items, meeting, person)
    owed = _by_action(agenda_sources.reports_owed_to(meeting, person), meeting)
    reports = _by_group(meeting, person)
    asking = {report.pk: report for report in reports.values()}
    arising = list(agenda_sources.matters_arising(meeting, person))
    papers, given = _papers_of(items, person), _given_out_in(items, meeting, person)
    lines = []
    for item in items:
        pk = _pk_in(item)
        if item.source == Source.REPORT_BACK and pk not in actions:
            continue
        line = Line(len(lines) + 1, item, papers.get(item.pk, []))
        line.given_out = given.get(item.pk, [])
        if item.source == Source.REPORT_BACK:
            line.action = actions[pk]
            line.row = row_of_action(line.action, person, cell="rag")
            line.report_backs = owed.get(pk, [])
        elif item.source == Source.HIGHLIGHT_REPORT:
            line.report = reports.get(pk)
        elif item.source == Source.DECISION:
            line.asked_in = asking.get(pk)
        elif item.source == Source.MATTERS_ARISING:
            line.arising = arising
        lines.append(line)
    return lines


def decisions_for(person):
    """Every decision that a meeting of the board or a group minuted, latest first."""
    items = AgendaItem.objects.filter(meeting__board=person.board).exclude(decision="")
    return (
        items.visible_to(person)
        .on_agenda()
        .select_related("meeting__group", "restriction")
        .order_by("-meeting__held_on", "meeting_id", "position")
    )


def _pk_in(item):
    """ "action:12" is about the action 12."""
    return int(item.source_key.split(":")[1]) if ":" in item.source_key else None


def _actions_of(items, meeting, person):
    wanted = [_pk_in(item) for item in items if item.source == Source.REPORT_BACK]
    visible = meeting.board.actions.visible_to(person).filter(pk__in=wanted)
    found = visible.select_related("restriction", "plan").in_bulk()
    for action in found.values():
        action.board = meeting.board
    return found


def _by_action(report_backs, meeting):
    found = {}
    if meeting.is_business:
        for row in report_backs:
            found.setdefault(row.action_id, []).append(row)
    return found


def _by_group(meeting, person):
    reports = meeting.highlight_reports.visible_to(person).select_related("group")
    for report in reports:
        report.board = meeting.board
    return {report.group_id: report for report in reports}


def _papers_of(items, person):
    papers = AgendaPaper.objects.filter(item__in=items).visible_to(person)
    found = {}
    for paper in papers.in_order().select_related("file", "restriction"):
        found.setdefault(paper.item_id, []).append(paper)
    return found


def _given_out_in(items, meeting, person):
    given = meeting.board.actions.visible_to(person).filter(
        given_out_in__item__in=items
    )
    found = {}
    for action in given.select_related("given_out_in").order_by("given_out_in"):
        found.setdefault(action.given_out_in.item_id, []).append(action)
    return found
