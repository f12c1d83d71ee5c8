"""This room's lists, as they leave it."""

from boards import partial_dates
from lscb.documents.blocks import Cell
from lscb.documents.sheets import Sheet


def members(tables, *, with_papers=False):
    """`tables` of `personnel`: a row for each holder, vacancy and deputy in the period shown."""
    columns = ("Seat", "Class", "Post", "Agency", "From", "Until", "Deputy", "Dates")
    rows = []
    for table in tables:
        for held in table.seats:
            for line in held.lines:
                for holder in line.holders or (None,):
                    rows.append(_member(held, line, holder, with_papers))
            rows += [_member(held, None, each, with_papers) for each in held.deputies]
    if with_papers:
        columns += ("Missing on paper",)
    return (Sheet("Members", columns, tuple(rows), is_wide=True),)


def _member(held, line, holder, with_papers):
    seat = held.seat
    row = (
        seat.printed_name,
        seat.get_member_class_display(),
        holder.post if holder else Cell("Vacant", tone="amber"),
        line.organisation if line else held.organisation,
        partial_dates.in_words(holder.started) if holder else "",
        partial_dates.in_words(holder.ended) if holder else "",
        bool(holder and holder.is_deputy),
        line.dates if line else "",
    )
    if with_papers:
        row += ("; ".join(holder.papers_missing) if holder else "",)
    return row


def agencies(agencies):
    columns = ("Agency", "Kind", "Under Section 11", "Chief officer", "Seats", "Ended")
    rows = tuple(
        (
            agency.name,
            agency.get_kind_display(),
            agency.is_under_section_11,
            agency.chief_officer,
            agency.seat_count,
            agency.ended_in_words,
        )
        for agency in agencies
    )
    return (Sheet("Agencies", columns, rows),)


def grants(people):
    """`people` as the page has them: rows of grant and state under each user."""
    columns = ("Person", "E-mail", "Role", "From", "Last day", "State")
    rows = tuple(
        (
            str(each["user"]),
            each["user"].email,
            row["grant"].words,
            row["grant"].from_on,
            row["grant"].until_on,
            row["state"],
        )
        for each in people
        for row in each["rows"]
    )
    return (Sheet("Roles", columns, rows),)


def groups(groups, whole_board):
    """`whole_board` is the board as a group: the one whose members are its seats."""
    columns = (
        "Group",
        "Short name",
        "Kind",
        "External",
        "Board",
        "Part of",
        "Chair",
        "Reports",
        "Members",
        "Dates",
        "Terms of reference to review by",
    )
    rows = tuple(
        (
            group.name,
            group.short_name,
            group.get_kind_display(),
            group.is_external,
            group.board.short_name,
            group.parent.name if group.parent else "",
            whole_board.chair if whole_board.is_group(group) else group.chair_post,
            group.get_reports_display(),
            whole_board.held if whole_board.is_group(group) else group.member_count,
            group.dates_in_words,
            terms[0].review_due_on if (terms := group.terms.all()) else None,
        )
        for group in groups
    )
    return (Sheet("Groups", columns, rows, is_wide=True),)


def meetings(meetings):
    columns = ("Date", "Meeting", "Of", "Status", "Remark")
    rows = tuple(
        (
            meeting.held_on,
            meeting.title or meeting.get_kind_display(),
            meeting.group.name,
            meeting.get_status_display(),
            "Day not published: chosen to sort by"
            if meeting.is_day_illustrative
            else "",
        )
        for meeting in meetings
    )
    return (Sheet("Meetings", columns, rows),)


def budget(statements):
    columns = (
        "Year",
        "Fund",
        "Side",
        "Head",
        "Agreed or budget (£)",
        "Invoiced (£)",
        "Received (£)",
        "Actual (£)",
        "Kind",
        "Partner",
        "Counts as",
    )
    rows = tuple(
        (
            statement.fund.year_in_words,
            statement.fund.title,
            line.get_side_display(),
            line.head,
            line.amount,
            line.invoiced,
            line.received,
            line.actual,
            line.get_kind_display(),
            line.agency.name if line.agency else "",
            line.get_coded_to_display(),
        )
        for statement in statements
        for line in (*statement.sources, *statement.expenditure)
    )
    return (Sheet("Budget", columns, rows, is_wide=True),)


def attendance(record):
    columns = (
        _member_of(record.group),
        *(meeting.date_in_words for meeting in record.meetings),
        "Attended",
        "Of",
        "%",
    )
    rows = tuple(
        (
            row.member.printed_name,
            *(mark.get_mark_display() if mark else "" for mark in row.marks),
            row.attended.attended,
            row.attended.counted,
            row.percentage,
        )
        for row in record.rows
    )
    bands = tuple(
        (f"{percentage}%", "; ".join(bodies), len(bodies))
        for percentage, bodies in record.bands
    )
    names = "Members" if record.group else "Bodies"
    return (
        Sheet("Attendance", columns, rows, is_wide=True),
        Sheet("Bands", ("Attendance", names, "Number"), bands),
    )


def attendance_shares(page):
    group = page["group"]
    figures = ("Of", "Attended", "Of meetings", "%")

    def rows(shares):
        return tuple(
            (
                share.name,
                share.detail,
                share.attended.attended,
                share.attended.counted,
                share.attended.percentage,
            )
            for share in shares
        )

    trend = tuple(
        (member.printed_name, *percentages)
        for member, percentages in page["trend"].rows
    )
    agency = f"Agency on {group}" if group else "Agency"
    by_holder, holder = (
        ("By member", _member_of(group)) if group else ("By holder", "Holder")
    )
    return (
        Sheet("By agency", (agency, *figures), rows(page["agencies"])),
        Sheet(by_holder, (holder, *figures), rows(page["holders"])),
        Sheet("Over the years", (_member_of(group), *page["trend_years"]), trend),
    )


def _member_of(group):
    """Heads a column; a file says by itself which group it is of."""
    return f"Member of {group}" if group else "Body"
