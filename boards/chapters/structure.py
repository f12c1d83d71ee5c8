from boards import structure as groups_structure
from boards.years import year_in_words
from lscb.documents.blocks import Figure


def structure(*, board, year, reader):
    """The groups that were there in the year, as a chart of who answers to whom."""
    places = groups_structure.places_between(board, *board.year_dates(year))
    if not places:
        return ()
    chart = groups_structure.tree_of(places)
    return (Figure(chart, f"The groups of the board in {year_in_words(year)}"),)
