"""Which pages there are: from the URLconf, with rows of a full record for their arguments."""

import datetime

from django.urls import reverse

from boards.models import Role
from boards.permissions import ROLE_PERMISSIONS
from reporting.services.reports import BUILD
from tests.architecture.addresses import ARGUMENTS, BOARD, DECLARED, NAMES_NO_ROW
from tests.architecture.sides import Side
from tests.factories.appraisals import AppraisalRoundFactory
from tests.factories.boards import (
    ImportPreviewFactory,
    MeetingFactory,
    TermsOfReferenceFactory,
)
from tests.factories.highlight_reports import HighlightReportFactory
from tests.factories.meetings import (
    AgendaItemFactory,
    AgendaPaperFactory,
    MeetingPackFactory,
    PledgeFactory,
)
from tests.factories.plan_imports import PlanImportFactory
from tests.factories.plans import MilestoneFactory
from tests.factories.policies import AssessmentFindingFactory
from tests.factories.risks import RiskSheetFactory
from workplan.models import ActionLead, RiskMitigation

ROOMS = ("home", "boards", "workplan", "performance", "reviews", "reporting")
# They answer with a file, or lead to a page that is tried by its own name.
NO_PAGES = {
    "boards:board_logo",
    "boards:board_stylesheet",
    "boards:member_import_set_aside",
    "workplan:risk_import_set_aside",
    "boards:policy_file",
    "boards:paper_file",
    "boards:terms_file",
    "workplan:pack_download",
    "workplan:action_cell",
    "workplan:action_evidence_file",
    "workplan:highlight_report_file",
    "workplan:plan_import_file",
    "workplan:plan_import_set_aside",
    "reporting:edition_download",
    "mfa_download_recovery_codes",
    "health",
}


def pages_of(board, *, rows=None, role=Role.BUSINESS_MANAGER, rooms=ROOMS):
    """Name and path of each page that is open to a role; without rows, those that need none."""
    for address in DECLARED["board"]:
        permission, _ = BOARD[address.name]
        room = address.name.split(":")[0]
        is_open = room in rooms and permission in ROLE_PERMISSIONS[role]
        needs_row = address.name in ARGUMENTS.keys() - NAMES_NO_ROW
        if is_open and is_page(address) and (rows or not needs_row):
            arguments = ARGUMENTS.get(address.name, lambda rows: {})(rows)
            slug = {"board_slug": board.slug}
            yield address.name, reverse(address.name, kwargs=slug | arguments)


def is_page(address):
    methods = address.view.http_method_names if address.view else ["get"]
    answers = "get" in methods and (not address.view or hasattr(address.view, "get"))
    return answers and address.name not in NO_PAGES


def pages_outside_boards():
    for kind in ("site", "public"):
        for address in DECLARED[kind]:
            is_named = address.name != "None" and not address.has_arguments
            if is_named and is_page(address):
                yield address.name, reverse(address.name)


def rows_of(board):
    """The rows that `ARGUMENTS` names: the example's, and reports of its sub-groups."""
    rows = Side(board=board)
    rows.group, *others = board.groups.reporting().in_printed_order()[:3]
    rows.group_membership = rows.group.memberships.first()
    rows.terms = TermsOfReferenceFactory(group=rows.group)
    rows.fund = board.funds.first()
    rows.appointment = board.appointments.filter(ended="").exclude(user=None).first()
    rows.seat = rows.appointment.seat
    rows.agency = board.agencies.exclude(contributions=None).first()
    rows.grant = board.grants.get(role=Role.BOARD_MEMBER)
    rows.member_import = ImportPreviewFactory(board=board)
    rows.risk_import = RiskSheetFactory(board=board)
    rows.plan_import = PlanImportFactory(board=board)
    rows.meeting = board.meetings.business().order_by("held_on").first()
    rows.group_meeting = board.meetings.business().to_come().in_order().first()
    rows.agenda_item = AgendaItemFactory(
        meeting=rows.group_meeting, title="Arrangements for the year"
    )
    rows.paper = AgendaPaperFactory(item=rows.agenda_item)
    rows.pledge = PledgeFactory(meeting=rows.group_meeting)
    MeetingFactory(
        board=board, group=rows.group, held_on=datetime.date(2013, 4, 24), status="held"
    )
    rows.pack = MeetingPackFactory(meeting=rows.group_meeting)
    rows.policy = board.policies.filter(signatories__gt="").first()
    rows.statement = board.statements.exclude(checks=None).first()
    rows.engagement = board.engagements.filter(attended_count__gt=0).first()
    rows.self_assessment = board.self_assessments.exclude(summary="").first()
    rows.finding = AssessmentFindingFactory(assessment=rows.self_assessment)
    rows.appraisal = AppraisalRoundFactory(
        board=board,
        respondents=[grant.user for grant in board.grants.select_related("user")],
    )
    rows.plan = board.plans.get()
    rows.action = board.actions.filter(sub_theme__isnull=False).first()
    rows.lead = ActionLead.objects.untied().filter(action__board=board).first()
    rows.milestone = MilestoneFactory(action=rows.action)
    rows.sub_theme, rows.priority = rows.action.sub_theme, rows.action.priority
    rows.risk = board.risks.first()
    rows.risk_mitigation = RiskMitigation.objects.create(
        risk=rows.risk, action=rows.action
    )
    rows.challenge = board.challenges.exclude(risk_links=None).first()
    rows.challenge_risk = rows.challenge.risk_links.get()
    rows.challenge_action = rows.challenge.action_links.create(action=rows.action)
    rows.indicator = board.indicators.filter(observations__isnull=False).first()
    rows.observation = rows.indicator.observations.first()
    rows.round = board.section_11_rounds.get()
    rows.own_return = rows.round.returns.first()
    rows.review = board.reviews.first()
    rows.death_review_year = board.death_review_years.first()
    rows.report = board.annual_reports.get()
    rows.section = rows.report.sections.first()
    rows.job = board.jobs.filter(task=BUILD).first()
    meeting = board.meetings.business().to_come().in_order().first()
    rows.highlight_draft, rows.highlight_report = (
        HighlightReportFactory(
            board=board, group=group, meeting=meeting, submitted=is_submitted
        )
        for group, is_submitted in zip(others, (False, True), strict=True)
    )
    return rows
