"""
What each address is for, as data to be reviewed: its kind, who may, and which row it names.

`BOARD` is compared with the views and with the URLconf, so a new address must be entered here.
"""

from dataclasses import dataclass

from django.urls import URLResolver

from boards.permissions import Permission
from lscb import urls

P = Permission


@dataclass(frozen=True)
class Address:
    name: str
    route: str
    callback: object

    @property
    def view(self):
        return getattr(self.callback, "view_class", None)

    @property
    def has_arguments(self):
        return "<" in self.route or "(?P" in self.route


def addresses_under(patterns, namespace="", route=""):
    for pattern in patterns:
        here = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            space = (
                f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            )
            yield from addresses_under(pattern.url_patterns, space, here)
        else:
            yield Address(f"{namespace}{pattern.name}", here, pattern.callback)


DECLARED = {
    kind: list(addresses_under(getattr(urls, f"{kind}_urlpatterns")))
    for kind in ("site", "public", "token", "board")
}

# Which permission, and which rows it is confined to: "group" (of the grant) or "lead" (an
# action the person answers for). Those without a grant for one group are not confined.
# With "plan", the chair of a group may also do it in the plan of the own group.
BOARD = {
    "home:home": (P.ENTER_BOARD, None),
    "boards:member_list": (P.READ_RECORD, None),
    "boards:personnel_year": (P.READ_RECORD, None),
    "boards:attendance_year": (P.READ_RECORD, None),
    "boards:seat_add": (P.MANAGE_BOARD, None),
    "boards:seat_detail": (P.READ_RECORD, None),
    "boards:seat_edit": (P.MANAGE_BOARD, None),
    "boards:seat_end": (P.MANAGE_BOARD, None),
    "boards:seat_move": (P.MANAGE_BOARD, None),
    "boards:appoint": (P.MANAGE_BOARD, None),
    "boards:appointment_detail": (P.READ_RECORD, None),
    "boards:appointment_edit": (P.MANAGE_BOARD, None),
    "boards:appointment_end": (P.MANAGE_BOARD, None),
    "boards:agency_list": (P.READ_RECORD, None),
    "boards:agency_add": (P.MANAGE_BOARD, None),
    "boards:agency_detail": (P.READ_RECORD, None),
    "boards:agency_edit": (P.MANAGE_BOARD, None),
    "boards:agency_rename": (P.MANAGE_BOARD, None),
    "boards:agency_end": (P.MANAGE_BOARD, None),
    "boards:grant_list": (P.MANAGE_BOARD, None),
    "boards:grant_add": (P.MANAGE_BOARD, None),
    "boards:grant_end": (P.MANAGE_BOARD, None),
    "boards:hand_over": (P.MANAGE_BOARD, None),
    "boards:member_import": (P.MANAGE_BOARD, None),
    "boards:member_import_preview": (P.MANAGE_BOARD, None),
    "boards:member_import_row": (P.MANAGE_BOARD, None),
    "boards:member_import_commit": (P.MANAGE_BOARD, None),
    "boards:member_import_set_aside": (P.MANAGE_BOARD, None),
    "boards:group_list": (P.READ_RECORD, None),
    "boards:group_add": (P.MANAGE_BOARD, None),
    "boards:group_detail": (P.READ_RECORD, None),
    "boards:group_edit": (P.MANAGE_BOARD, None),
    "boards:group_rename": (P.MANAGE_BOARD, None),
    "boards:group_end": (P.MANAGE_BOARD, None),
    "boards:group_move": (P.MANAGE_BOARD, None),
    "boards:group_member_add": (P.MANAGE_BOARD, None),
    "boards:group_member_edit": (P.MANAGE_BOARD, None),
    "boards:group_member_end": (P.MANAGE_BOARD, None),
    "boards:terms_add": (P.MANAGE_BOARD, None),
    "boards:terms_review": (P.MANAGE_BOARD, None),
    "boards:terms_file": (P.READ_RECORD, None),
    "boards:group_share_add": (P.MANAGE_BOARD, None),
    "boards:group_share_stop": (P.MANAGE_BOARD, None),
    "boards:meeting_list": (P.READ_RECORD, None),
    "boards:meeting_detail": (P.READ_RECORD, None),
    "boards:meeting_add": (P.MANAGE_MEETINGS, None),
    "boards:meeting_year_plan": (P.MANAGE_MEETINGS, None),
    "boards:expected_report_list": (P.MANAGE_BOARD, None),
    "boards:meeting_rules": (P.MANAGE_MEETINGS, "group"),
    "boards:attendance_shares": (P.READ_RECORD, None),
    "boards:group_attendance_year": (P.READ_RECORD, None),
    "boards:group_attendance_shares": (P.READ_RECORD, None),
    "boards:attendance_warn": (P.MANAGE_BOARD, None),
    "boards:meeting_circulate": (P.MANAGE_MEETINGS, "group"),
    "boards:attendance_edit": (P.MANAGE_MEETINGS, "group"),
    "boards:attendance_all_present": (P.MANAGE_MEETINGS, "group"),
    "boards:attendance_mark": (P.MANAGE_MEETINGS, "group"),
    **{
        f"boards:{name}": (P.MANAGE_MEETINGS, "group")
        for name in (
            "meeting_edit",
            "meeting_cancel",
            "meeting_move",
            "minutes_agree",
            "event_numbers",
            "pledge_add",
            "pledge_edit",
            "agenda_item_add",
            "agenda_item_edit",
            "agenda_item_take_off",
            "agenda_item_put_back",
            "agenda_item_move",
            "agenda_item_place",
            "papers_add",
            "paper_remove",
        )
    },
    "boards:paper_file": (P.READ_RECORD, None),
    "workplan:agenda": (P.READ_RECORD, None),
    "workplan:agenda_fill": (P.MANAGE_MEETINGS, "group"),
    "workplan:minutes": (P.READ_RECORD, None),
    "workplan:minute_edit": (P.MANAGE_MEETINGS, "group"),
    "workplan:action_give_out": (P.MANAGE_MEETINGS, "group"),
    "workplan:report_heard": (P.MANAGE_MEETINGS, "group"),
    "workplan:calendar_address": (P.READ_RECORD, None),
    "workplan:decision_list": (P.READ_RECORD, None),
    "workplan:pack_build": (P.MANAGE_MEETINGS, "group"),
    "workplan:pack_progress": (P.MANAGE_MEETINGS, "group"),
    "workplan:pack_download": (P.READ_RECORD, None),
    "boards:budget": (P.READ_RECORD, None),
    "boards:budget_year": (P.READ_RECORD, None),
    "boards:fund_add": (P.MANAGE_BOARD, None),
    "boards:fund_detail": (P.READ_RECORD, None),
    "boards:fund_edit": (P.MANAGE_BOARD, None),
    "boards:fund_copy": (P.MANAGE_BOARD, None),
    "boards:policy_list": (P.READ_RECORD, None),
    "boards:policy_detail": (P.READ_RECORD, None),
    "boards:policy_file": (P.READ_RECORD, None),
    "boards:statement_list": (P.READ_RECORD, None),
    "boards:statement_detail": (P.READ_RECORD, None),
    "boards:engagement_list": (P.READ_RECORD, None),
    "boards:self_assessment_list": (P.READ_RECORD, None),
    "boards:self_assessment_detail": (P.READ_RECORD, None),
    "boards:policy_add": (P.MANAGE_BOARD, None),
    "boards:policy_edit": (P.MANAGE_BOARD, None),
    "boards:statement_add": (P.MANAGE_BOARD, None),
    "boards:statement_edit": (P.MANAGE_BOARD, None),
    "boards:engagement_add": (P.MANAGE_BOARD, None),
    "boards:engagement_edit": (P.MANAGE_BOARD, None),
    "boards:self_assessment_add": (P.MANAGE_BOARD, None),
    "boards:self_assessment_edit": (P.MANAGE_BOARD, None),
    "boards:escalation_route_edit": (P.MANAGE_BOARD, None),
    "boards:finding_add": (P.MANAGE_BOARD, None),
    "boards:finding_edit": (P.MANAGE_BOARD, None),
    "boards:board_settings": (P.READ_SETTINGS, None),
    "boards:board_history": (P.READ_SETTINGS, None),
    "boards:board_identity": (P.CHANGE_SETTINGS, None),
    "boards:board_look": (P.CHANGE_SETTINGS, None),
    "boards:board_attendance_rule": (P.CHANGE_SETTINGS, None),
    "boards:board_words": (P.CHANGE_SETTINGS, None),
    "boards:board_logo": (P.ENTER_BOARD, None),
    "boards:board_stylesheet": (P.ENTER_BOARD, None),
    "boards:appraisal_list": (P.READ_RECORD, None),
    "boards:appraisal_detail": (P.READ_RECORD, None),
    "boards:appraisal_answer": (P.READ_RECORD, None),
    "boards:appraisal_add": (P.MANAGE_BOARD, None),
    "boards:chair_feedback_add": (P.MANAGE_BOARD, None),
    "boards:appraisal_edit": (P.MANAGE_BOARD, None),
    "boards:appraisal_remind": (P.MANAGE_BOARD, None),
    "workplan:programme": (P.READ_RECORD, None),
    "workplan:programme_detail": (P.READ_RECORD, None),
    "workplan:plan_checks": (P.READ_RECORD, None),
    "workplan:plan_print": (P.UPDATE_OWN_ACTIONS, None),
    "workplan:plan_add": (P.MANAGE_GROUP_PLAN, None),
    "workplan:plan_edit": (P.MANAGE_WORKPLAN, "plan"),
    "workplan:plan_undo": (P.MANAGE_WORKPLAN, "plan"),
    "workplan:plan_bulk": (P.MANAGE_WORKPLAN, "plan"),
    "workplan:priority_move": (P.MANAGE_WORKPLAN, "plan"),
    "workplan:sub_theme_move": (P.MANAGE_WORKPLAN, "plan"),
    "workplan:action_reopen": (P.MANAGE_WORKPLAN, "plan"),
    "workplan:lead_tie": (P.MANAGE_WORKPLAN, "plan"),
    "workplan:priority_add": (P.MANAGE_WORKPLAN, "plan"),
    "workplan:priority_edit": (P.MANAGE_WORKPLAN, "plan"),
    "workplan:sub_theme_add": (P.MANAGE_WORKPLAN, "plan"),
    "workplan:sub_theme_edit": (P.MANAGE_WORKPLAN, "plan"),
    "workplan:action_add": (P.MANAGE_WORKPLAN, "plan"),
    "workplan:register": (P.READ_RECORD, None),
    "workplan:action_add_loose": (P.MANAGE_WORKPLAN, None),
    "workplan:plan_roll_over": (P.MANAGE_WORKPLAN, "plan"),
    "workplan:plan_import": (P.MANAGE_WORKPLAN, None),
    "workplan:plan_import_preview": (P.MANAGE_WORKPLAN, None),
    "workplan:plan_import_edit": (P.MANAGE_WORKPLAN, None),
    "workplan:plan_import_columns": (P.MANAGE_WORKPLAN, None),
    "workplan:plan_import_row": (P.MANAGE_WORKPLAN, None),
    "workplan:plan_import_row_as_read": (P.MANAGE_WORKPLAN, None),
    "workplan:plan_import_commit": (P.MANAGE_WORKPLAN, None),
    "workplan:plan_import_set_aside": (P.MANAGE_WORKPLAN, None),
    "workplan:plan_import_file": (P.MANAGE_WORKPLAN, None),
    "workplan:plan_close": (P.MANAGE_WORKPLAN, "plan"),
    "workplan:plan_reopen": (P.MANAGE_WORKPLAN, "plan"),
    "workplan:plan_carry_forward": (P.MANAGE_WORKPLAN, "plan"),
    "workplan:action_milestones": (P.MANAGE_WORKPLAN, "plan"),
    "workplan:milestone_reach": (P.MANAGE_WORKPLAN, "plan"),
    "workplan:milestone_unreach": (P.MANAGE_WORKPLAN, "plan"),
    "workplan:action_origins": (P.MANAGE_WORKPLAN, "plan"),
    "workplan:action_restrict": (P.RESTRICT, None),
    "workplan:action_lift_restriction": (P.RESTRICT, None),
    "workplan:action_detail": (P.READ_RECORD, None),
    "workplan:action_edit": (P.MANAGE_WORKPLAN, "plan"),
    "workplan:action_cell": (P.MANAGE_WORKPLAN, "plan"),
    "workplan:action_move": (P.MANAGE_WORKPLAN, "plan"),
    "workplan:action_update": (P.UPDATE_OWN_ACTIONS, "lead"),
    "workplan:action_complete": (P.MANAGE_WORKPLAN, "plan"),
    "workplan:action_evidence_file": (P.READ_RECORD, None),
    "workplan:report_back_mark": (P.MANAGE_WORKPLAN, "plan"),
    "workplan:action_ask_for_update": (P.MANAGE_WORKPLAN, "plan"),
    "workplan:risk_list": (P.READ_RECORD, None),
    "workplan:risk_raise": (P.MANAGE_RISKS, None),
    "workplan:risk_import": (P.MANAGE_RISKS, None),
    "workplan:risk_import_preview": (P.MANAGE_RISKS, None),
    "workplan:risk_import_row": (P.MANAGE_RISKS, None),
    "workplan:risk_import_leave_out": (P.MANAGE_RISKS, None),
    "workplan:risk_import_commit": (P.MANAGE_RISKS, None),
    "workplan:risk_import_set_aside": (P.MANAGE_RISKS, None),
    "workplan:risk_detail": (P.READ_RECORD, None),
    "workplan:risk_edit": (P.MANAGE_RISKS, None),
    "workplan:risk_reassess": (P.MANAGE_RISKS, None),
    "workplan:risk_close": (P.MANAGE_RISKS, None),
    "workplan:risk_rate": (P.MANAGE_RISKS, None),
    "workplan:risk_restrict": (P.RESTRICT, None),
    "workplan:risk_lift_restriction": (P.RESTRICT, None),
    "workplan:risk_mitigations": (P.MANAGE_RISKS, None),
    "workplan:risk_mitigation_add": (P.MANAGE_RISKS, None),
    "workplan:risk_mitigation_remove": (P.MANAGE_RISKS, None),
    "workplan:register_as_at": (P.READ_RECORD, None),
    "workplan:register_review": (P.MANAGE_RISKS, None),
    "workplan:risk_matrix": (P.CHANGE_SETTINGS, None),
    "workplan:challenge_list": (P.READ_RECORD, None),
    "workplan:challenge_raise": (P.MANAGE_CHALLENGES, None),
    "workplan:challenge_detail": (P.READ_RECORD, None),
    "workplan:challenge_edit": (P.MANAGE_CHALLENGES, None),
    "workplan:challenge_respond": (P.MANAGE_CHALLENGES, None),
    "workplan:challenge_escalate": (P.MANAGE_CHALLENGES, None),
    "workplan:challenge_close": (P.MANAGE_CHALLENGES, None),
    "workplan:challenge_reopen": (P.MANAGE_CHALLENGES, None),
    "workplan:challenge_restrict": (P.RESTRICT, None),
    "workplan:challenge_lift_restriction": (P.RESTRICT, None),
    "workplan:challenge_actions": (P.MANAGE_CHALLENGES, None),
    "workplan:challenge_action_add": (P.MANAGE_CHALLENGES, None),
    "workplan:challenge_action_remove": (P.MANAGE_CHALLENGES, None),
    "workplan:challenge_risk_link": (P.MANAGE_CHALLENGES, None),
    "workplan:challenge_risk_remove": (P.MANAGE_CHALLENGES, None),
    "workplan:engagement_detail": (P.READ_RECORD, None),
    "workplan:engagement_change_add": (P.MANAGE_BOARD, None),
    "workplan:engagement_change_remove": (P.MANAGE_BOARD, None),
    "workplan:highlight_report_list": (P.READ_RECORD, None),
    "workplan:highlight_report_remind": (P.RECEIVE_HIGHLIGHT_REPORT, None),
    "workplan:highlight_report_write": (P.SUBMIT_HIGHLIGHT_REPORT, "group"),
    "workplan:highlight_report_detail": (P.READ_RECORD, None),
    "workplan:highlight_report_edit": (P.SUBMIT_HIGHLIGHT_REPORT, "group"),
    "workplan:highlight_report_submit": (P.SUBMIT_HIGHLIGHT_REPORT, "group"),
    "workplan:highlight_report_receive": (P.RECEIVE_HIGHLIGHT_REPORT, None),
    "workplan:highlight_report_send_back": (P.RECEIVE_HIGHLIGHT_REPORT, None),
    "workplan:highlight_report_raise_risk": (P.MANAGE_RISKS, None),
    "workplan:highlight_report_put_on_agenda": (P.RECEIVE_HIGHLIGHT_REPORT, None),
    "workplan:highlight_report_attach": (P.SUBMIT_HIGHLIGHT_REPORT, "group"),
    "workplan:highlight_report_file": (P.READ_RECORD, None),
    "workplan:highlight_report_remove_file": (P.SUBMIT_HIGHLIGHT_REPORT, "group"),
    "performance:indicator_list": (P.READ_RECORD, None),
    "performance:indicator_detail": (P.READ_RECORD, None),
    "performance:observation_correct": (P.MANAGE_PERFORMANCE, None),
    "performance:section_11": (P.READ_SECTION_11, None),
    "performance:section_11_open": (P.MANAGE_PERFORMANCE, None),
    "performance:section_11_round": (P.READ_SECTION_11, None),
    "performance:section_11_return_record": (P.MANAGE_PERFORMANCE, None),
    "performance:section_11_own": (P.RETURN_SECTION_11, None),
    "reviews:review_list": (P.READ_RECORD, None),
    "reviews:review_add": (P.MANAGE_REVIEWS, None),
    "reviews:review_detail": (P.READ_RECORD, None),
    "reviews:review_edit": (P.MANAGE_REVIEWS, None),
    "reviews:review_move": (P.MANAGE_REVIEWS, None),
    "reviews:death_review_year_edit": (P.MANAGE_REVIEWS, None),
    "reporting:report_list": (P.READ_RECORD, None),
    "reporting:report_add": (P.EDIT_REPORT, None),
    "reporting:report_detail": (P.READ_RECORD, None),
    "reporting:report_read": (P.READ_RECORD, None),
    "reporting:report_move": (P.READ_DRAFT_REPORT, None),
    "reporting:edition_build": (P.BUILD_REPORT, None),
    "reporting:edition_progress": (P.BUILD_REPORT, None),
    "reporting:edition_download": (P.READ_RECORD, None),
    "reporting:section_detail": (P.READ_RECORD, None),
    "reporting:section_edit": (P.EDIT_REPORT, None),
}


def _sub_theme(side):
    return {
        "plan_pk": side.plan.pk,
        "priority_pk": side.priority.pk,
        "pk": side.sub_theme.pk,
    }


def _under_priority(side):
    return {"plan_pk": side.plan.pk, "priority_pk": side.priority.pk}


def _group(side):
    return {"pk": side.group.pk}


def _of_group(side):
    return {"group_pk": side.group.pk}


def _group_meeting(side):
    return {"pk": side.group_meeting.pk}


def _at_meeting(side):
    return {"meeting_pk": side.group_meeting.pk}


def _agenda_item(side):
    return _at_meeting(side) | {"pk": side.agenda_item.pk}


def _paper(side):
    return _agenda_item(side) | {"paper_pk": side.paper.pk}


def _member_of_group(side):
    return _of_group(side) | {"pk": side.group_membership.pk}


def _terms(side):
    return _of_group(side) | {"pk": side.terms.pk}


def _action(side):
    return {"pk": side.action.pk}


def _challenge(side):
    return {"pk": side.challenge.pk}


def _risk(side):
    return {"pk": side.risk.pk}


def _review(side):
    return {"pk": side.review.pk}


def _highlight_report(side):
    return {"pk": side.highlight_report.pk}


def _highlight_draft(side):
    return {"pk": side.highlight_draft.pk}


def _report(side):
    return {"year": side.report.year}


def _section(side):
    return _report(side) | {"pk": side.section.pk}


def _seat(side):
    return {"pk": side.seat.pk}


def _appointment(side):
    return {"pk": side.appointment.pk}


def _agency(side):
    return {"pk": side.agency.pk}


def _grant(side):
    return {"pk": side.grant.pk}


def _import(side):
    return {"pk": side.member_import.pk}


def _risk_import(side):
    return {"pk": side.risk_import.pk}


def _plan_import(side):
    return {"pk": side.plan_import.pk}


def _engagement(side):
    return {"pk": side.engagement.pk}


# Which row of a side (tests/architecture/world.py) an address is tried on.
ARGUMENTS = {
    "boards:personnel_year": lambda side: {"year": 2012},
    "boards:attendance_year": lambda side: {"year": 2012},
    "boards:seat_detail": _seat,
    "boards:seat_edit": _seat,
    "boards:seat_end": _seat,
    "boards:seat_move": _seat,
    "boards:appoint": lambda side: {"seat_pk": side.seat.pk},
    "boards:appointment_detail": _appointment,
    "boards:appointment_edit": _appointment,
    "boards:appointment_end": _appointment,
    "boards:agency_detail": _agency,
    "boards:agency_edit": _agency,
    "boards:agency_rename": _agency,
    "boards:agency_end": _agency,
    "boards:grant_end": _grant,
    "boards:hand_over": _grant,
    "boards:member_import_preview": _import,
    "boards:member_import_row": lambda side: _import(side) | {"number": 2},
    "boards:member_import_commit": _import,
    "boards:member_import_set_aside": _import,
    "workplan:plan_import_preview": _plan_import,
    "workplan:plan_import_edit": _plan_import,
    "workplan:plan_import_columns": lambda side: _plan_import(side) | {"number": 0},
    "workplan:plan_import_row": lambda side: _plan_import(side) | {"key": "2"},
    "workplan:plan_import_row_as_read": lambda side: _plan_import(side) | {"key": "2"},
    "workplan:plan_import_commit": _plan_import,
    "workplan:plan_import_set_aside": _plan_import,
    "workplan:plan_import_file": _plan_import,
    "boards:budget_year": lambda side: {"year": 2012},
    "boards:fund_detail": lambda side: {"pk": side.fund.pk},
    "boards:fund_edit": lambda side: {"pk": side.fund.pk},
    "boards:fund_copy": lambda side: {"pk": side.fund.pk},
    "boards:group_detail": _group,
    "boards:group_edit": _group,
    "boards:group_rename": _group,
    "boards:group_end": _group,
    "boards:group_move": _group,
    "boards:group_member_add": _of_group,
    "boards:group_member_edit": _member_of_group,
    "boards:group_member_end": _member_of_group,
    "boards:terms_add": _of_group,
    "boards:terms_review": _terms,
    "boards:terms_file": _terms,
    "boards:group_share_add": _of_group,
    "boards:group_share_stop": lambda side: (
        _of_group(side) | {"pk": side.group_share.pk}
    ),
    "boards:meeting_detail": lambda side: {"pk": side.meeting.pk},
    **{
        f"boards:{name}": _group_meeting
        for name in (
            "meeting_edit",
            "meeting_cancel",
            "meeting_move",
            "minutes_agree",
            "event_numbers",
            "meeting_circulate",
        )
    },
    "boards:meeting_rules": _of_group,
    "boards:attendance_warn": lambda side: {"year": 2012},
    "boards:group_attendance_year": lambda side: _of_group(side) | {"year": 2013},
    "boards:group_attendance_shares": _of_group,
    "boards:attendance_edit": _group_meeting,
    "boards:attendance_all_present": _group_meeting,
    "boards:attendance_mark": lambda side: (
        _at_meeting(side) | {"pk": side.group_membership.pk}
    ),
    "boards:pledge_add": _at_meeting,
    "boards:pledge_edit": lambda side: _at_meeting(side) | {"pk": side.pledge.pk},
    "boards:agenda_item_add": _at_meeting,
    **{
        f"boards:agenda_item_{deed}": _agenda_item
        for deed in ("edit", "take_off", "put_back", "move", "place")
    },
    "boards:papers_add": _agenda_item,
    "boards:paper_file": _paper,
    "boards:paper_remove": _paper,
    "workplan:agenda": _group_meeting,
    "workplan:agenda_fill": _group_meeting,
    "workplan:minutes": _group_meeting,
    "workplan:minute_edit": _agenda_item,
    "workplan:action_give_out": _agenda_item,
    "workplan:report_heard": _agenda_item,
    "workplan:pack_build": _group_meeting,
    "workplan:pack_progress": lambda side: (
        _group_meeting(side) | {"job_pk": side.pack.job_id}
    ),
    "workplan:pack_download": lambda side: _at_meeting(side) | {"pk": side.pack.pk},
    **{
        f"boards:{noun}_{deed}": lambda side, noun=noun: {"pk": getattr(side, noun).pk}
        for noun in ("policy", "statement", "self_assessment")
        for deed in ("detail", "edit")
    },
    "boards:engagement_edit": _engagement,
    "workplan:engagement_detail": _engagement,
    "workplan:engagement_change_add": _engagement,
    "workplan:engagement_change_remove": lambda side: (
        _engagement(side) | {"change_pk": side.engagement_change.pk}
    ),
    **{
        f"boards:appraisal_{deed}": lambda side: {"pk": side.appraisal.pk}
        for deed in ("detail", "answer", "edit", "remind")
    },
    "boards:policy_file": lambda side: {"pk": side.policy.pk},
    "boards:finding_add": lambda side: {"assessment_pk": side.self_assessment.pk},
    "boards:finding_edit": lambda side: {
        "assessment_pk": side.self_assessment.pk,
        "pk": side.finding.pk,
    },
    "workplan:programme_detail": lambda side: {"pk": side.plan.pk},
    "workplan:plan_checks": lambda side: {"pk": side.plan.pk},
    "workplan:plan_print": lambda side: {"pk": side.plan.pk},
    **{
        f"workplan:plan_{deed}": lambda side: {"pk": side.plan.pk}
        for deed in (
            *("roll_over", "close", "reopen", "carry_forward"),
            *("edit", "undo", "bulk"),
        )
    },
    **{
        f"workplan:{name}": lambda side: (
            _action(side) | {"milestone_pk": side.milestone.pk}
        )
        for name in ("milestone_reach", "milestone_unreach")
    },
    "workplan:action_milestones": _action,
    "workplan:action_origins": _action,
    "workplan:action_restrict": _action,
    "workplan:action_lift_restriction": _action,
    "workplan:priority_add": lambda side: {"plan_pk": side.plan.pk},
    "workplan:priority_edit": lambda side: {
        "plan_pk": side.plan.pk,
        "pk": side.priority.pk,
    },
    "workplan:priority_move": lambda side: {
        "plan_pk": side.plan.pk,
        "pk": side.priority.pk,
    },
    "workplan:sub_theme_move": _sub_theme,
    "workplan:action_reopen": _action,
    "workplan:lead_tie": lambda side: {
        "pk": side.lead.action_id,
        "lead_pk": side.lead.pk,
    },
    "workplan:sub_theme_add": _under_priority,
    "workplan:sub_theme_edit": _sub_theme,
    "workplan:action_add": _under_priority,
    "workplan:action_detail": _action,
    "workplan:action_edit": _action,
    "workplan:action_cell": lambda side: _action(side) | {"cell": "text"},
    "workplan:action_move": _action,
    "workplan:action_update": _action,
    "workplan:action_complete": _action,
    "workplan:action_evidence_file": lambda side: (
        _action(side) | {"file_pk": side.evidence.pk}
    ),
    "workplan:report_back_mark": lambda side: (
        _action(side) | {"report_back_pk": side.report_back.pk}
    ),
    "workplan:action_ask_for_update": _action,
    "workplan:risk_import_preview": _risk_import,
    "workplan:risk_import_row": lambda side: _risk_import(side) | {"number": 2},
    "workplan:risk_import_leave_out": lambda side: _risk_import(side) | {"number": 2},
    "workplan:risk_import_commit": _risk_import,
    "workplan:risk_import_set_aside": _risk_import,
    "workplan:risk_detail": _risk,
    "workplan:risk_edit": _risk,
    "workplan:risk_reassess": _risk,
    "workplan:risk_close": _risk,
    "workplan:risk_rate": lambda side: _risk(side) | {"kind": "inherent"},
    "workplan:risk_restrict": _risk,
    "workplan:risk_lift_restriction": _risk,
    "workplan:risk_mitigations": _risk,
    "workplan:risk_mitigation_add": _risk,
    "workplan:risk_mitigation_remove": lambda side: (
        _risk(side) | {"mitigation_pk": side.risk_mitigation.pk}
    ),
    "workplan:challenge_detail": _challenge,
    "workplan:challenge_edit": _challenge,
    "workplan:challenge_respond": _challenge,
    "workplan:challenge_escalate": _challenge,
    "workplan:challenge_close": _challenge,
    "workplan:challenge_reopen": _challenge,
    "workplan:challenge_restrict": _challenge,
    "workplan:challenge_lift_restriction": _challenge,
    "workplan:challenge_actions": _challenge,
    "workplan:challenge_action_add": _challenge,
    "workplan:challenge_risk_link": _challenge,
    "workplan:challenge_action_remove": lambda side: (
        _challenge(side) | {"link_pk": side.challenge_action.pk}
    ),
    "workplan:challenge_risk_remove": lambda side: (
        _challenge(side) | {"link_pk": side.challenge_risk.pk}
    ),
    "workplan:highlight_report_write": lambda side: {"group_pk": side.group.pk},
    "workplan:highlight_report_detail": _highlight_report,
    "workplan:highlight_report_edit": _highlight_draft,
    "workplan:highlight_report_submit": _highlight_draft,
    "workplan:highlight_report_receive": _highlight_report,
    "workplan:highlight_report_send_back": _highlight_report,
    "workplan:highlight_report_raise_risk": _highlight_report,
    "workplan:highlight_report_put_on_agenda": _highlight_report,
    "workplan:highlight_report_attach": _highlight_draft,
    "workplan:highlight_report_file": lambda side: (
        _highlight_report(side) | {"file_pk": side.attachment.pk}
    ),
    "workplan:highlight_report_remove_file": lambda side: (
        _highlight_draft(side) | {"file_pk": side.draft_attachment.pk}
    ),
    "performance:indicator_detail": lambda side: {"pk": side.indicator.pk},
    "performance:observation_correct": lambda side: {
        "indicator_pk": side.indicator.pk,
        "pk": side.observation.pk,
    },
    "performance:section_11_round": lambda side: {"pk": side.round.pk},
    "performance:section_11_return_record": lambda side: {
        "round_pk": side.round.pk,
        "pk": side.own_return.pk,
    },
    "reviews:review_detail": _review,
    "reviews:review_edit": _review,
    "reviews:review_move": _review,
    "reviews:death_review_year_edit": lambda side: {"pk": side.death_review_year.pk},
    "reporting:report_detail": _report,
    "reporting:report_read": _report,
    "reporting:report_move": _report,
    "reporting:edition_build": _report,
    "reporting:edition_progress": lambda side: _report(side) | {"pk": side.job.pk},
    "reporting:edition_download": lambda side: (
        _report(side) | {"number": side.edition.number}
    ),
    "reporting:section_detail": _section,
    "reporting:section_edit": _section,
}

# Their arguments name no row of a board.
NAMES_NO_ROW = {
    "boards:attendance_warn",
    "boards:attendance_year",
    "boards:budget_year",
    "boards:personnel_year",
}

# Those that can be tried. That none is left out is tested in test_declared_addresses.
TRIED = [
    address
    for address in DECLARED["board"]
    if address.name in BOARD
    and (address.name in ARGUMENTS or not address.has_arguments)
]
