"""
A board with one of everything.

A `Side` holds a board's rows by name. `but(...)` gives the same side with some rows exchanged:
the restricted twin, the draft, another group's. `addresses.ARGUMENTS` picks from a side.
"""

import datetime
from types import SimpleNamespace

from boards.models import Group, Seat
from boards.people import Person
from lscb.history import services as history
from lscb.links import services as links
from reporting.services.reports import BUILD
from tests.factories.appraisals import (
    AppraisalAnswerFactory,
    AppraisalRoundFactory,
)
from tests.factories.boards import (
    AgencyFactory,
    AppointmentFactory,
    AttendanceFactory,
    BoardFactory,
    FundFactory,
    FundLineFactory,
    GroupFactory,
    GroupMembershipFactory,
    GroupShareFactory,
    ImportPreviewFactory,
    MeetingFactory,
    RestrictionFactory,
    RoleGrantFactory,
    SeatFactory,
    TermsOfReferenceFactory,
)
from tests.factories.challenges import (
    ChallengeEscalationFactory,
    ChallengeFactory,
)
from tests.factories.files import FileFactory
from tests.factories.highlight_reports import HighlightReportFactory
from tests.factories.jobs import JobFactory
from tests.factories.meetings import (
    AgendaItemFactory,
    AgendaPaperFactory,
    MeetingPackFactory,
    PledgeFactory,
)
from tests.factories.performance import (
    AreaFactory,
    IndicatorFactory,
    ObservationFactory,
    Section11ReturnFactory,
    Section11RoundFactory,
)
from tests.factories.plan_imports import PlanImportFactory
from tests.factories.plans import (
    ActionFactory,
    ActionLeadFactory,
    ActionOriginFactory,
    ActionUpdateFactory,
    DateMoveFactory,
    MilestoneFactory,
    PlanFactory,
    PriorityFactory,
    ReportBackFactory,
    SubThemeFactory,
)
from tests.factories.policies import (
    AssessmentFindingFactory,
    EngagementFactory,
    PolicyFactory,
    StatementFactory,
)
from tests.factories.reporting import (
    AnnualReportFactory,
    EditionFactory,
    SectionFactory,
)
from tests.factories.reviews import DeathReviewYearFactory, ReviewFactory
from tests.factories.risks import (
    RiskAssessmentFactory,
    RiskFactory,
    RiskSheetFactory,
)
from workplan.models import (
    ActionEvidence,
    ActionLead,
    ChallengeAction,
    ChallengeRisk,
    HighlightReportFile,
    Plan,
    RiskMitigation,
)
from workplan.services.action_links import PURPOSE
from workplan.services.calendar_feeds import renew_feed


class Side(SimpleNamespace):
    """One board's rows, by name."""

    def but(self, **rows):
        return Side(**{**vars(self), **rows})


def side(*, slug, year, edition):
    board = BoardFactory(slug=slug, name=f"Board {slug}", area_name=f"Area {slug}")
    board.logo, board.logo_alt = FileFactory(board=board), "Two hands"
    board.save()
    rows = Side(board=board, by=Person.acting(board, label="The test"))
    add_governance(rows)
    add_work_programme(rows)
    add_register(rows)
    add_challenges(rows)
    add_highlight_reports(rows)
    add_figures(rows)
    add_annual_reports(rows, year=year, edition=edition)
    for name in TOLD_IN_HISTORY:
        row = getattr(rows, name)
        history.record("row_told", about=row, by=rows.by, after={"text": f"{row}"})
    rows.link, rows.token = links.issue(
        purpose=PURPOSE,
        about=rows.action,
        to_address=f"lead-{slug}@example.org",
        expires_in=datetime.timedelta(days=14),
        by=rows.by,
        board=board,
    )
    rows.calendar_grant = RoleGrantFactory(board=board)
    rows.calendar_token = renew_feed(
        person=Person.acting(board, rows.calendar_grant.user)
    )
    rows.hidden = rows.but(
        action=rows.hidden_action,
        report_back=rows.hidden_report_back,
        evidence=rows.hidden_evidence,
        milestone=rows.hidden_milestone,
        lead=rows.hidden_lead,
        engagement_change=rows.hidden_engagement_change,
        risk=rows.hidden_risk,
        risk_mitigation=rows.hidden_mitigation,
        challenge=rows.hidden_challenge,
        challenge_action=rows.hidden_challenge_action,
        challenge_risk=rows.hidden_challenge_risk,
        highlight_report=rows.hidden_report,
        highlight_draft=rows.hidden_report,
        attachment=rows.hidden_attachment,
        draft_attachment=rows.hidden_attachment,
        review=rows.hidden_review,
        agenda_item=rows.hidden_item,
        paper=rows.hidden_paper,
    )
    rows.of_group = plan_of(rows, rows.group)
    rows.of_other_group = plan_of(rows, rows.other_group)
    return rows


TOLD_IN_HISTORY = [
    "agency",
    "seat",
    "appointment",
    "grant",
    "group",
    "meeting",
    "action",
    "hidden_action",
    "risk",
    "hidden_risk",
    "challenge",
    "hidden_challenge",
    "highlight_report",
    "hidden_report",
    "review",
    "hidden_review",
    "agenda_item",
    "hidden_item",
    "indicator",
    "report",
    "draft_report",
]


def add_governance(rows):
    board = rows.board
    rows.restriction = RestrictionFactory(board=board)
    rows.agency = AgencyFactory(board=board, is_under_section_11=True)
    rows.other_agency = AgencyFactory(board=board, is_under_section_11=True)
    rows.whole_board = GroupFactory(
        board=board, kind=Group.Kind.BOARD, is_reporting=False
    )
    rows.group = GroupFactory(board=board, parent=rows.whole_board)
    rows.other_group = GroupFactory(board=board, parent=rows.whole_board)
    rows.group_membership = GroupMembershipFactory(group=rows.group, agency=rows.agency)
    rows.terms = TermsOfReferenceFactory(group=rows.group)
    rows.group_share = GroupShareFactory(group=rows.group)
    rows.seat = SeatFactory(board=board, agency=rows.agency)
    rows.vacant_seat = SeatFactory(board=board, member_class=Seat.MemberClass.LAY)
    rows.appointment = AppointmentFactory(board=board, seat=rows.seat)
    rows.grant = RoleGrantFactory(board=board)
    rows.member_import = ImportPreviewFactory(board=board)
    rows.risk_import = RiskSheetFactory(board=board)
    rows.plan_import = PlanImportFactory(board=board)
    rows.meeting, rows.next_meeting, rows.held_meeting = (
        MeetingFactory(board=board, group=rows.whole_board, held_on=day, status=status)
        for day, status in (
            (datetime.date(2013, 9, 11), "planned"),
            (datetime.date(2013, 6, 12), "planned"),
            (datetime.date(2013, 3, 13), "held"),
        )
    )
    AttendanceFactory(meeting=rows.held_meeting, seat=rows.seat)
    add_meetings_of_groups(rows)
    rows.fund = FundFactory(board=board)
    FundLineFactory(fund=rows.fund, agency=rows.agency)
    FundLineFactory(fund=rows.fund, side="expenditure", head="Training")
    rows.policy = PolicyFactory(
        board=board, group=rows.group, file=FileFactory(board=board)
    )
    rows.statement = StatementFactory(board=board)
    rows.engagement = EngagementFactory(board=board)
    rows.finding = AssessmentFindingFactory(assessment__board=board)
    rows.self_assessment = rows.finding.assessment
    rows.appraisal = AppraisalRoundFactory(board=board)
    rows.appraisal_answer = AppraisalAnswerFactory(round=rows.appraisal)


def add_meetings_of_groups(rows):
    """One of the group's own with an open and a restricted item, and one of another group's."""
    rows.group_meeting, rows.agenda_item, rows.paper, rows.pledge = add_agenda(
        rows, rows.group
    )
    AttendanceFactory(
        meeting=rows.group_meeting, seat=None, membership=rows.group_membership
    )
    add_attendance(rows, rows.group)
    rows.others_membership = add_attendance(rows, rows.other_group)
    rows.pack = MeetingPackFactory(meeting=rows.group_meeting)
    rows.hidden_item = AgendaItemFactory(
        meeting=rows.group_meeting, kind="confidential", restriction=rows.restriction
    )
    rows.hidden_paper = AgendaPaperFactory(
        item=rows.hidden_item, file__restriction=rows.restriction
    )
    rows.others_meeting, rows.others_item, rows.others_paper, rows.others_pledge = (
        add_agenda(rows, rows.other_group)
    )
    rows.others_pack = MeetingPackFactory(meeting=rows.others_meeting)


def add_attendance(rows, group):
    """Of a member, at a meeting in the last year that is complete."""
    meeting = MeetingFactory(
        board=rows.board,
        group=group,
        held_on=datetime.date(2012, 11, 21),
        status="held",
    )
    member = group.memberships.first() or GroupMembershipFactory(group=group)
    AttendanceFactory(meeting=meeting, seat=None, membership=member)
    return member


def add_agenda(rows, group):
    meeting = MeetingFactory(
        board=rows.board, group=group, held_on=datetime.date(2013, 5, 15)
    )
    item = AgendaItemFactory(meeting=meeting, minute="It was talked about")
    paper = AgendaPaperFactory(item=item)
    return meeting, item, paper, PledgeFactory(meeting=meeting)


def add_work_programme(rows):
    rows.priority = PriorityFactory(plan__board=rows.board)
    rows.plan = rows.priority.plan
    rows.sub_theme = SubThemeFactory(priority=rows.priority)
    rows.action, rows.report_back = add_action(rows, rows.agency, rows.group)
    rows.evidence, rows.milestone = add_said_of(rows, rows.action)
    rows.hidden_action, rows.hidden_report_back = add_action(
        rows, rows.agency, rows.group, restriction=rows.restriction
    )
    rows.hidden_evidence, rows.hidden_milestone = add_said_of(rows, rows.hidden_action)
    rows.lead, rows.hidden_lead = (
        ActionLeadFactory(action=action) for action in (rows.action, rows.hidden_action)
    )
    rows.others_action, _ = add_action(rows, rows.other_agency, rows.other_group)
    carry_forward(rows.hidden_action, to=rows.action)
    carry_forward(rows.others_action, to=rows.hidden_action)
    rows.engagement_change, rows.hidden_engagement_change = (
        rows.engagement.changes.create(action=action, how="It was asked for")
        for action in (rows.action, rows.hidden_action)
    )


def carry_forward(action, *, to):
    to.ancestor = action
    to.save()


def plan_of(rows, group):
    """The side with the plan of a group, and what stands in it, in place of the board's."""
    plan = PlanFactory(board=rows.board, kind=Plan.Kind.SUB_GROUP, group=group)
    priority = PriorityFactory(plan=plan)
    of_group = rows.but(
        plan=plan, priority=priority, sub_theme=SubThemeFactory(priority=priority)
    )
    of_group.action, of_group.report_back = add_action(of_group, rows.agency, group)
    of_group.evidence, of_group.milestone = add_said_of(of_group, of_group.action)
    of_group.lead = ActionLeadFactory(action=of_group.action)
    return of_group


def add_action(rows, agency, group, **values):
    action = ActionFactory(
        board=rows.board,
        priority=rows.priority,
        sub_theme=rows.sub_theme,
        leads_text="Head of service; the group",
        timing_text="By September 2013",
        due_on=datetime.date(2013, 9, 30),
        **values,
    )
    kinds = ActionLead.Kind
    ActionLeadFactory(action=action, kind=kinds.AGENCY, agency=agency)
    ActionLeadFactory(action=action, kind=kinds.GROUP, group=group)
    if agency == rows.agency:
        ActionLeadFactory(action=action, kind=kinds.POST, seat=rows.seat)
    return action, ReportBackFactory(action=action)


def add_said_of(rows, action):
    """All that hangs on an action: what of it has an address of its own."""
    DateMoveFactory(action=action)
    ActionOriginFactory(action=action)
    file = FileFactory(board=rows.board, restriction=action.restriction)
    update = ActionUpdateFactory(
        action=action, how_well="Twice as quickly", difference="Less waiting"
    )
    evidence = ActionEvidence.objects.create(update=update, file=file)
    return evidence, MilestoneFactory(action=action)


def add_register(rows):
    board = rows.board
    rows.risk = RiskAssessmentFactory(
        risk__board=board, risk__lead_agency=rows.agency
    ).risk
    rows.hidden_risk = RiskAssessmentFactory(
        risk__board=board, risk__restriction=rows.restriction, likelihood=5, impact=5
    ).risk
    RiskFactory(board=board, closed=True)
    rows.risk_mitigation = RiskMitigation.objects.create(
        risk=rows.risk, action=rows.action
    )
    RiskMitigation.objects.create(risk=rows.risk, action=rows.hidden_action)
    rows.hidden_mitigation = RiskMitigation.objects.create(
        risk=rows.hidden_risk, action=rows.hidden_action
    )
    rows.review = ReviewFactory(board=board)
    rows.hidden_review = ReviewFactory(board=board, restriction=rows.restriction)
    rows.death_review_year = DeathReviewYearFactory(board=board)
    add_attendance(rows, rows.death_review_year.panel)


def add_challenges(rows):
    """Each tied to an action and a risk that all may read, and to those that few may."""
    rows.challenge, rows.challenge_action, rows.challenge_risk = add_challenge(rows)
    rows.hidden_challenge, rows.hidden_challenge_action, rows.hidden_challenge_risk = (
        add_challenge(rows, restriction=rows.restriction)
    )


def add_challenge(rows, **values):
    challenge = ChallengeFactory(
        board=rows.board,
        from_group=rows.group,
        to_agencies=[rows.agency],
        meeting=rows.meeting,
        response_due_on=datetime.date(2013, 4, 30),
        **values,
    )
    ChallengeEscalationFactory(challenge=challenge)
    actions, risks = (
        [model.objects.create(challenge=challenge, **{name: row}) for row in each]
        for model, name, each in (
            (ChallengeAction, "action", (rows.action, rows.hidden_action)),
            (ChallengeRisk, "risk", (rows.risk, rows.hidden_risk)),
        )
    )
    is_hidden = challenge.restriction is not None
    return challenge, actions[is_hidden], risks[is_hidden]


def add_highlight_reports(rows):
    """Submitted, still a draft, another group's draft, and restricted."""

    def write(group, meeting, **values):
        return HighlightReportFactory(
            board=rows.board, group=group, meeting=meeting, **values
        )

    rows.highlight_report = write(rows.group, rows.held_meeting, submitted=True)
    rows.highlight_draft = write(rows.group, rows.next_meeting)
    rows.others_draft = write(rows.other_group, rows.next_meeting)
    rows.hidden_report = write(
        rows.group, rows.meeting, submitted=True, restriction=rows.restriction
    )
    # Either of them may be read by more people than the other.
    rows.highlight_report.raised_risks.create(risk=rows.hidden_risk, digest="1")
    rows.hidden_report.raised_risks.create(risk=rows.risk, digest="2")
    rows.attachment, rows.draft_attachment, rows.others_attachment = (
        attach(rows, report)
        for report in (rows.highlight_report, rows.highlight_draft, rows.others_draft)
    )
    rows.hidden_attachment = attach(rows, rows.hidden_report, rows.restriction)


def attach(rows, report, restriction=None):
    file = FileFactory(board=rows.board, restriction=restriction)
    return HighlightReportFile.objects.create(report=report, file=file)


def add_figures(rows):
    board = rows.board
    area = AreaFactory(board=board)
    rows.indicator = IndicatorFactory(board=board)
    rows.indicator.indicator_areas.create(area=area, printed_name=area.name)
    rows.observation = ObservationFactory(indicator=rows.indicator, area=area)
    rows.round = Section11RoundFactory(board=board)
    rows.own_return = Section11ReturnFactory(round=rows.round, agency=rows.agency)
    rows.others_return = Section11ReturnFactory(
        round=rows.round, agency=rows.other_agency
    )


def add_annual_reports(rows, *, year, edition):
    """One out for consultation, with an edition made while it was a draft; one still a draft."""
    rows.report, rows.section, rows.edition, rows.job = add_annual_report(
        rows, year, "consultation", edition
    )
    rows.early_edition = EditionFactory(
        report=rows.report, number=edition + 1, report_state="draft"
    )
    rows.draft_report, rows.draft_section, rows.draft_edition, rows.draft_job = (
        add_annual_report(rows, year - 1, "draft", edition + 2)
    )


def add_annual_report(rows, year, state, number):
    report = AnnualReportFactory(board=rows.board, year=year, state=state)
    job = JobFactory(board=rows.board, task=BUILD, arguments={"report": report.pk})
    edition = EditionFactory(report=report, number=number, job=job)
    return report, SectionFactory(report=report), edition, job
