"""
A board's meetings, and what a person has to do by when, as an iCalendar feed (RFC 5545).

Whoever has the address reads it, so it says when, where and which group, and links to the
rest: no agenda, no words of an action, nothing restricted.
"""

import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar, Event

from boards.models import Meeting

LOCAL = ZoneInfo("Europe/London")
USUAL_LENGTH = datetime.timedelta(hours=2)
BACK = datetime.timedelta(days=366)


def feed_for(person) -> bytes:
    """The last year and all that is planned. Three queries."""
    board = person.board
    calendar = Calendar()
    calendar.add("prodid", "-//Safeguarding board manager//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", board.short_name)
    calendar.add("x-wr-timezone", "Europe/London")
    calendar.add("refresh-interval", datetime.timedelta(hours=12))
    now = timezone.now()
    since = board.today - BACK
    meetings = board.meetings.filter(held_on__gte=since).in_order()
    for meeting in meetings.select_related("group"):
        calendar.add_component(_meeting(meeting, board, now))
    own = board.actions.filter(restriction=None, due_on__isnull=False)
    for action in own.open().led_by(person).order_by("due_on", "pk"):
        calendar.add_component(_deadline(action, board, now))
    return calendar.to_ical()


def _meeting(meeting, board, now):
    event = _event(f"meeting-{meeting.pk}", board, now)
    group = meeting.group.short_name or meeting.group.name
    event.add("summary", f"{group}: {meeting.title or meeting.get_kind_display()}")
    if meeting.starts_at:
        starts = _at(meeting.held_on, meeting.starts_at)
        event.add("dtstart", starts)
        event.add(
            "dtend",
            _at(meeting.held_on, meeting.ends_at)
            if meeting.ends_at
            else starts + USUAL_LENGTH,
        )
    else:
        event.add("dtstart", meeting.held_on)
        event.add("dtend", meeting.held_on + datetime.timedelta(days=1))
    if meeting.place:
        event.add("location", meeting.place)
    is_cancelled = meeting.status == Meeting.Status.CANCELLED
    event.add("status", "CANCELLED" if is_cancelled else "CONFIRMED")
    event.add("sequence", meeting.version - 1)
    page = reverse("workplan:agenda", args=[board.slug, meeting.pk])
    return _linked(event, page, meeting.is_day_illustrative)


def _deadline(action, board, now):
    event = _event(f"action-{action.pk}", board, now)
    what = f"action {action.code}" if action.code else "an action"
    event.add("summary", f"{board.short_name}: {what} is due")
    event.add("dtstart", action.due_on)
    event.add("dtend", action.due_on + datetime.timedelta(days=1))
    event.add("transp", "TRANSPARENT")  # it takes none of the day
    event.add("sequence", action.version - 1)
    return _linked(event, action.get_absolute_url(), is_illustrative=False)


def _event(name, board, now):
    event = Event()
    event.add("uid", f"{name}@{board.slug}.board")
    event.add("dtstamp", now)
    return event


def _linked(event, page, is_illustrative):
    address = f"{settings.SITE_URL}{page}"
    remark = "Only the month was published: the day is illustrative.\n"
    event.add("description", f"{remark if is_illustrative else ''}{address}")
    event.add("url", address)
    return event


def _at(day, time):
    return datetime.datetime.combine(day, time, tzinfo=LOCAL)
