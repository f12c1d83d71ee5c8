"""
The letters this room sends. Each says that something waits and links to it: what a record
says is read where its restriction holds.
"""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from boards.models import Role
from lscb.accounts.models import User
from lscb.mail import services as mail


def queue_risk_in_worst_band(risk, assessment):
    _queue(
        "risk_in_worst_band",
        to=_holders(risk.board, Role.CHAIR),
        board=risk.board,
        subject=f"Risk {risk.reference} is now rated {assessment.band_name}",
        template="workplan/emails/risk_in_worst_band.txt",
        context={"risk": risk, "assessment": assessment, "band": assessment.rating},
        link=risk.get_absolute_url(),
    )


def queue_highlight_report_submitted(report):
    _queue(
        "highlight_report_submitted",
        to=_holders(report.board, Role.BUSINESS_MANAGER),
        board=report.board,
        subject=f"{report.group}: highlight report submitted",
        template="workplan/emails/highlight_report_submitted.txt",
        context={"report": report},
        link=report.get_absolute_url(),
    )


def queue_highlight_report_sent_back(report, *, to):
    _queue(
        "highlight_report_sent_back",
        to=[to],
        board=report.board,
        subject=f"{report.group}: highlight report sent back",
        template="workplan/emails/highlight_report_sent_back.txt",
        context={"report": report},
        link=report.get_absolute_url(),
    )


def queue_highlight_report_reminder(group, meeting, *, to, today):
    """To those who report for the group. A draft may be there: not a word of it is told."""
    board = meeting.board
    due_on = board.highlight_reports_due_on(meeting)
    _queue(
        "highlight_report_reminder",
        to=to,
        board=board,
        subject=f"{group}: the highlight report to {meeting.date_in_words} is awaited",
        template="workplan/emails/highlight_report_reminder.txt",
        context={
            "group": group,
            "meeting": meeting,
            "due_on": due_on,
            "is_late": today > due_on,
            "is_today": today == due_on,
        },
        link=reverse("workplan:highlight_report_write", args=[board.slug, group.pk]),
    )


def queue_pack_ready(pack, *, to):
    """To whoever asked for it: that it is there, and whether a paper could not be put in."""
    meeting = pack.meeting
    _queue(
        "pack_ready",
        to=[to],
        board=meeting.board,
        subject=f"The pack for {meeting.date_in_words} is ready",
        template="workplan/emails/pack_ready.txt",
        context={"pack": pack, "meeting": meeting},
        link=reverse("workplan:agenda", args=[meeting.board.slug, meeting.pk]),
    )


def queue_plan_printed(plan, query, *, to):
    """To whoever asked for the PDF of a long plan, and nobody else can open it."""
    address = reverse("workplan:plan_print", args=[plan.board.slug, plan.pk])
    _queue(
        "plan_printed",
        to=[to],
        board=plan.board,
        subject=f"The PDF of {plan} is ready",
        template="workplan/emails/plan_printed.txt",
        context={"plan": plan},
        link=f"{address}?{query}",
    )


def queue_update_asked(action, *, link, token):
    """The letter that carries an update link. The action's own words stay behind the link."""
    _queue(
        "action_update_asked",
        to=[link.to_address],
        board=action.board,
        subject=f"{action.board.short_name}: an update is asked for",
        template="workplan/emails/action_update_asked.txt",
        context={"link": link},
        link=reverse("action_update_by_link", args=[token]),
    )


def _holders(board, role):
    """Whoever holds `role` on the board today."""
    grants = board.grants.in_force().filter(role=role)
    return User.objects.filter(pk__in=grants.values("user"), is_active=True)


def _queue(kind, *, to, board, subject, template, context, link):
    address = f"{settings.SITE_URL}{link}"
    body = render_to_string(template, context | {"address": address, "board": board})
    for user in to:
        mail.queue(kind, to=user, board=board, subject=subject, body=body)
