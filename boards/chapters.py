"""The parts of the annual report that governance owns, as document blocks."""

from boards import attendance_record
from boards.models import GroupMembership, Seat
from lscb.documents.blocks import Heading, Note, Table, group_row, number

ILLUSTRATIVE_ATTENDANCE = (
    "The source publishes each body's percentage for the year. Which meetings it missed,"
    " and the days of the meetings, are illustrative."
)


def attendance_bands(*, board, year, reader):
    """Bodies by the share of the year's business meetings they attended."""
    record = attendance_record.in_year(board, year)
    table = Table(
        caption=f"Attendance at the {len(record.meetings)} business meetings",
        heading=(("Attendance", "Core member bodies", "Bodies"),),
        rows=tuple(
            (f"{percentage}%", "; ".join(bodies), number(str(len(bodies))))
            for percentage, bodies in record.bands
        ),
        widths=(16, 70, 14),
        empty_text="No business meeting was held in the year.",
    )
    if record.is_illustrative:
        return (table, Note(ILLUSTRATIVE_ATTENDANCE, label="Illustrative"))
    return (table,)


def membership(*, board, year, reader):
    """Who sat on the board during the year, by class of member: posts, never names."""
    listed = []
    appointments = list(
        board.appointments.in_force_between(*board.year_dates(year))
        .select_related("seat")
        .in_printed_order()
    )
    for member_class in Seat.MemberClass:
        rows = tuple(
            (each.post, each.seat.printed_name, each.dates_in_words)
            for each in appointments
            if each.seat.member_class == member_class
        )
        if rows:
            listed += [group_row(member_class.label, 3), *rows]
    return (
        Table(
            caption="Members by post",
            heading=(("Post", "Representing", "Dates, where not the whole year"),),
            rows=tuple(listed),
            widths=(46, 34, 20),
            empty_text="Nobody sat on the board in the year.",
        ),
    )


def groups(*, board, year, reader, named=""):
    """The groups with members in the record, each with its chair first; or the one `named`."""
    blocks = []
    listed = board.groups.in_printed_order().prefetch_related("memberships__agency")
    if named:
        listed = listed.filter(name__iexact=named)
    for group in listed:
        members = sorted(
            group.memberships.all(),
            key=lambda each: each.role != GroupMembership.Role.CHAIR,
        )
        if members:
            if not named:
                blocks.append(Heading(group.name, level=2))
            blocks.append(
                Table(
                    caption=f"{group.name}: members by post",
                    heading=(("Post", "Organisation", "Role"),),
                    rows=tuple(
                        (
                            each.post,
                            each.agency.name if each.agency else "",
                            each.get_role_display(),
                        )
                        for each in members
                    ),
                    widths=(50, 35, 15),
                )
            )
    return tuple(blocks)


def budget(*, board, year, reader):
    """Both sides of each fund of the year, to the pound, with their totals."""
    blocks = []
    for fund in board.funds.filter(year=year).prefetch_related("lines"):
        blocks.append(Heading(fund.title, level=2))
        for side, title in (
            ("source", "Sources of funds"),
            ("expenditure", "Expenditure"),
        ):
            lines = [line for line in fund.lines.all() if line.side == side]
            blocks.append(
                Table(
                    caption=f"{title}: {fund.title}",
                    heading=((title, number(f"Budget {fund.year_in_words} (£)")),),
                    rows=tuple(
                        (line.head, number(pounds(line.amount))) for line in lines
                    ),
                    total=("Total", number(pounds(sum(line.amount for line in lines)))),
                    widths=(70, 30),
                )
            )
    return tuple(blocks)


def pounds(amount):
    """ "44,293", or "44,293.50" where there are pence."""
    return f"{amount:,.0f}" if amount == int(amount) else f"{amount:,.2f}"
