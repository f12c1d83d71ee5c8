"""A work programme of as many actions as a line asks for, and somebody who may edit it."""

import datetime
import uuid

from django.test import Client
from django.utils import timezone

from boards.models import Board, Role, RoleGrant
from lscb.accounts.models import User
from workplan.models import (
    Action,
    ActionLead,
    ActionUpdate,
    Plan,
    Priority,
    ReportBack,
    SubTheme,
)

TIMINGS = ("By September 2013", "Ongoing", "Quarterly", "August 2013 February 2014", "")
REPORTS = ("September 2013 March 2014", "June LSCB", "", "N/A")
LEADS = ("Training Manager", "Chair; Designated Nurse", "Practice sub-group / Police")
PRIORITIES, SUB_THEMES = 10, 2


def programme_of(count):
    """The plan, written straight into the database: how fast it is made is not measured."""
    slug = f"bench-{uuid.uuid4().hex[:8]}"
    board = Board.objects.create(
        name="Bench", short_name="Bench", slug=slug, stands_on="2013-05-07"
    )
    plan = Plan.objects.create(board=board, title="Work programme", year=2013)
    headings = []
    for place in range(PRIORITIES):
        priority = Priority.objects.create(
            plan=plan, code=f"{place + 1}", title=f"Priority {place}", position=place
        )
        headings.append((priority, None))
        for theme in range(SUB_THEMES):
            sub_theme = SubTheme.objects.create(
                priority=priority, title=f"Sub-theme {theme}", position=theme
            )
            headings.append((priority, sub_theme))
    actions = Action.objects.bulk_create(
        _action(board, plan, *headings[place % len(headings)], place)
        for place in range(count)
    )
    ActionLead.objects.bulk_create(
        ActionLead(action=action, position=place, text=words)
        for action in actions
        for place, words in enumerate(action.leads_text.split("; "))
    )
    ReportBack.objects.bulk_create(
        ReportBack(action=action, year=2013, month=9, words="September 2013")
        for action in actions[::4]
    )
    ActionUpdate.objects.bulk_create(
        ActionUpdate(
            action=action,
            words="Two of three workshops held; the third is booked for July.",
            status="in_progress",
            made_at=timezone.now(),
            made_by_label="Manager",
        )
        for action in actions[::3]
    )
    return plan


def manager_of(board):
    """A client signed in as the one who edits."""
    user = User.objects.create_user(f"{board.slug}@example.org", name="Manager")
    RoleGrant.objects.create(
        user=user,
        board=board,
        role=Role.BUSINESS_MANAGER,
        from_on=datetime.date(2012, 4, 1),
    )
    client = Client()
    client.force_login(user)
    return client


def _action(board, plan, priority, sub_theme, place):
    return Action(
        board=board,
        plan=plan,
        priority=priority,
        sub_theme=sub_theme,
        code=f"{priority.code}.{place}",
        text=f"Agree with every agency how part {place} of the work is done & checked",
        steps="Write it down\nTry it in two schools" if place % 2 else "",
        leads_text=LEADS[place % 3],
        timing_text=TIMINGS[place % 5],
        report_back_text=REPORTS[place % 4],
        due_on=datetime.date(2013, 9, 30) if place % 5 == 0 else None,
        status="in_progress" if place % 3 == 0 else "not_started",
        rag=("green", "", "amber")[place % 3],
        rag_reason="No officer in post" if place % 3 == 2 else "",
        position=place,
    )
