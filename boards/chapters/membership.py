from boards import personnel
from lscb.documents.blocks import Table, group_row


def membership(*, board, year, reader):
    """Who sat on the board during the year, by class of member: posts, never names."""
    rows = []
    for table in personnel.in_year(board, year):
        rows.append(group_row(table.title, 3))
        rows += [(line.post, line.organisation, line.dates) for line in table.lines]
    return (
        Table(
            caption="Members by post",
            heading=(("Post", "Organisation", "Dates, where not the whole year"),),
            rows=tuple(rows),
            widths=(46, 34, 20),
            empty_text="The board had no seats in the year.",
        ),
    )
