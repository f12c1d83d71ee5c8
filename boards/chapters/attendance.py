from boards import attendance_record
from lscb.documents.blocks import Note, Table, number

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
