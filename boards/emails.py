"""The letters that governance sends: what waits, one link, nothing confidential."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from boards.years import year_in_words
from lscb.accounts.services import path_to_set_password
from lscb.mail import services as mail


def queue_role_granted(grant, *, is_new):
    """To somebody new with a way to set a password, to others with the board's address."""
    board = grant.board
    path = (
        path_to_set_password(grant.user)
        if is_new
        else reverse("home:home", args=[board.slug])
    )
    body = render_to_string(
        "boards/emails/role_granted.txt",
        {
            "grant": grant,
            "board": board,
            "is_new": is_new,
            "address": f"{settings.SITE_URL}{path}",
            "days": settings.PASSWORD_RESET_TIMEOUT // 86_400,
            "again": f"{settings.SITE_URL}{reverse('account_reset_password')}",
        },
    )
    mail.queue(
        "role_granted",
        to=grant.user,
        board=board,
        subject=f"{board.short_name}: you are {grant.words}",
        body=body,
    )


def queue_appraisal_reminder(appraisal, *, to):
    """To somebody who is asked: that it waits and who will read it, never what was said."""
    board = appraisal.board
    address = reverse("boards:appraisal_answer", args=[board.slug, appraisal.pk])
    body = render_to_string(
        "boards/emails/appraisal_reminder.txt",
        {
            "appraisal": appraisal,
            "board": board,
            "address": f"{settings.SITE_URL}{address}",
        },
    )
    mail.queue(
        "appraisal_reminder",
        to=to,
        about=appraisal,
        subject=f"{board.short_name}: {appraisal.title}",
        body=body,
    )


def queue_low_attendance(board, year, rows, below, *, to):
    """Which seats are under a percentage. What was said at the meetings stays out of it."""
    address = reverse("boards:attendance_year", args=[board.slug, year])
    body = render_to_string(
        "boards/emails/low_attendance.txt",
        {
            "board": board,
            "year": year_in_words(year),
            "rows": rows,
            "below": below,
            "address": f"{settings.SITE_URL}{address}",
        },
    )
    for user in to:
        mail.queue(
            "low_attendance",
            to=user,
            board=board,
            subject=f"{board.short_name}: attendance under {below}%",
            body=body,
        )


def queue_circulated(circulation, *, to):
    """That an agenda or minutes can be read, and where: no item, no paper, no name of either."""
    meeting, board = circulation.meeting, circulation.board
    is_agenda = circulation.kind == circulation.Kind.AGENDA
    page = "workplan:agenda" if is_agenda else "workplan:minutes"
    address = reverse(page, args=[board.slug, meeting.pk])
    what = circulation.get_kind_display()
    body = render_to_string(
        "boards/emails/circulated.txt",
        {
            "board": board,
            "meeting": meeting,
            "what": what,
            "address": f"{settings.SITE_URL}{address}",
        },
    )
    group = meeting.group.short_name or meeting.group.name
    mail.queue(
        f"{circulation.kind}_circulated",
        to=to,
        about=meeting,
        subject=f"{what}: {group}, {meeting.date_in_words}",
        body=body,
    )
