"""Who the board is and how it governed itself: agencies, seats, groups, meetings, money."""

from decimal import Decimal, InvalidOperation
from itertools import groupby

from django.contrib.auth.hashers import make_password

from boards.models import Attendance, Board, GroupMembership
from boards.services import (
    agencies,
    appointments,
    attendance,
    boards,
    budget,
    grants,
    group_members,
    groups,
    meeting_rules,
    meetings,
    seats,
)
from boards.years import year_from_words
from lscb.accounts.models import User
from lscb.accounts.services import add_user

from .files import ExampleError, refusals_of


def create_board(folder, *, by):
    entry = folder.entry("board.yaml")
    for name in entry.keys() - {field.name for field in Board._meta.fields}:
        raise ExampleError(f"{entry.where}: a board has no “{name}”")
    with refusals_of(entry):
        return boards.create_board(by=by, **entry)


def create_users(record, *, password):
    """
    One sign-in for each address. One that is there already keeps its password.

    Hashed once for them all: it is the same word, and hashing is slow by intent.
    """
    hashed = make_password(password)
    for entry in record.folder.entry("users.yaml").list_of_entries("users"):
        email = entry["email"]
        record.users[email] = User.objects.filter(email=email).first() or add_user(
            email=email, name=entry["name"], password_hash=hashed, by=record.by
        )


def add_agencies(record):
    for entry in record.folder.entry("agencies.yaml").list_of_entries("agencies"):
        with refusals_of(entry):
            record.agencies[entry["key"]] = agencies.add_agency(
                board=record.board,
                name=entry["name"],
                kind=entry["kind"],
                is_under_section_11=entry.get("section_11", False),
                by=record.by,
            )


def add_seats(record):
    folder = record.folder.entry("seats.yaml")
    papers = folder["papers"]
    for position, entry in enumerate(folder.list_of_entries("seats")):
        with refusals_of(entry):
            seat = record.seats[entry["key"]] = seats.add_seat(
                board=record.board,
                printed_name=entry["printed"],
                member_class=entry["member_class"],
                agency=entry.one_of("agency", record.agencies),
                is_counted=entry.get("counted", False),
                is_listed=entry.get("listed", True),
                started=entry.get("from", ""),
                position=position,
                attendance_position=entry.get("attendance_position"),
                by=record.by,
            )
        for holder in entry.list_of_entries("appointments"):
            with refusals_of(holder):
                appointments.appoint(
                    seat=seat,
                    post=holder["holder"],
                    user=holder.one_of("user", record.users),
                    started=holder.get("from", ""),
                    ended=holder.get("to", ""),
                    by=record.by,
                    **papers.get(entry["member_class"], {}),
                )


def add_groups(record):
    entries = record.folder.entry("groups.yaml").list_of_entries("groups")
    for position, entry in enumerate(entries):
        with refusals_of(entry):
            group = record.groups[entry["key"]] = groups.add_group(
                board=record.board,
                name=entry["name"],
                short_name=entry.get("short_name", ""),
                kind=entry["kind"],
                parent=entry.one_of("parent", record.groups),
                purpose=entry["remit"],
                is_external=entry.get("external", False),
                reports=entry.get("reports", ""),
                started=entry.get("starts", ""),
                ended=entry.get("ends", ""),
                position=position,
                by=record.by,
            )
        if "members" in entry:
            _add_members(record, group, entry.list_of_entries("members"))
    for entry in entries:
        if "succeeded_by" in entry:
            _hand_over(record, entry)


def _hand_over(record, entry):
    """After all groups are there: the one that took over may come later in the file."""
    group = record.groups[entry["key"]]
    with refusals_of(entry):
        groups.end_group(
            group=group,
            version=group.version,
            ended=group.ended,
            succeeded_by=entry.one_of("succeeded_by", record.groups),
            by=record.by,
        )


def _add_members(record, group, members):
    for position, member in enumerate(members):
        with refusals_of(member):
            group_members.add_group_member(
                group=group,
                post=member["post"],
                agency=member.one_of("agency", record.agencies),
                role=member.get("role", GroupMembership.Role.MEMBER),
                position=position,
                by=record.by,
            )


def plan_meetings(record):
    for entry in record.folder.entry("meetings.yaml").list_of_entries("meetings"):
        with refusals_of(entry):
            record.meetings[entry["key"]] = meetings.plan_meeting(
                group=entry.one_of("group", record.groups),
                kind=entry["kind"],
                title=entry.get("title", ""),
                held_on=entry["day"],
                is_day_illustrative=not entry.get("day_published", False),
                status=entry["status"],
                attended_count=entry.get("attended"),
                by=record.by,
            )


def set_standing_items(record):
    """What every agenda of the board has, and what others report to it every year."""
    entry = record.folder.entry("meetings.yaml")
    group = record.groups["board"]
    items = entry.list_of_entries("standing_items")
    with refusals_of(entry):
        meeting_rules.set_meeting_rules(
            group=group,
            version=group.version,
            opening=[item["title"] for item in items if item["place"] == "start"],
            closing=[item["title"] for item in items if item["place"] == "end"],
            illustrative=[item["title"] for item in items if item.get("illustrative")],
            by=record.by,
        )
    for report in entry.list_of_entries("expected_reports"):
        with refusals_of(report):
            meeting_rules.set_expected_report(
                board=record.board,
                title=report["title"],
                month=report["month"],
                by=record.by,
            )


def record_attendance(record):
    """A column for each meeting. Which one was missed was not published: illustrative."""
    rows = record.folder.rows("attendance.csv")
    for key in list(rows[0])[1:]:
        if key not in record.meetings:
            raise ExampleError(f"attendance.csv: there is no meeting “{key}”")
        attendance.record_attendance(
            meeting=record.meetings[key],
            marks={row.one_of("seat", record.seats): _mark(row, key) for row in rows},
            is_illustrative=True,
            by=record.by,
        )


def _mark(row, key):
    if row[key] not in Attendance.Mark.values:
        raise ExampleError(f"{row.where}: “{row[key]}” is not a mark of attendance")
    return row[key]


def set_up_funds(record):
    rows = record.folder.rows("budget.csv")
    funds = groupby(rows, key=lambda row: (row["year"], row["fund"]))
    for position, ((year, title), lines) in enumerate(funds):
        lines = list(lines)
        with refusals_of(lines[0]):
            budget.set_up_fund(
                board=record.board,
                year=year_from_words(year),
                title=title,
                position=position,
                sources=[
                    _line(row)
                    | {
                        "kind": row["kind"],
                        "agency": row.one_of("agency", record.agencies),
                    }
                    for row in lines
                    if row["side"] == "income"
                ],
                expenditure=[
                    _line(row) | {"coded_to": row["coded_to"]}
                    for row in lines
                    if row["side"] == "expenditure"
                ],
                by=record.by,
            )


def _line(row):
    return {"head": row["head"], "amount": _pounds(row)}


def _pounds(row):
    try:
        return Decimal(row["amount"])
    except InvalidOperation:
        raise ExampleError(
            f"{row.where}: “{row['amount']}” is not an amount in pounds"
        ) from None


def grant_roles(record):
    """From the day the record stands on, so that they hold whenever it is loaded."""
    for entry in record.folder.entry("users.yaml").list_of_entries("users"):
        with refusals_of(entry):
            grants.grant_role(
                board=record.board,
                user=record.users[entry["email"]],
                role=entry["role"],
                group=entry.one_of("group", record.groups),
                agency=entry.one_of("agency", record.agencies),
                from_on=record.board.stands_on,
                until_on=entry.get("until"),
                by=record.by,
            )
