"""A list as a document that leaves: its title, the day, what it is narrowed to, its rows."""

from lscb.documents.blocks import Chapter, Document, Note
from lscb.documents.sheets import in_words


def document_of(blocks, *, title, board, filterset=None, keywords="", standing=""):
    """
    `blocks` are what a room's `exports.py` makes of the rows shown; `standing` says of when they
    are, where that is not today.
    """
    if words := filters_in_words(filterset):
        blocks = (Note(words, label="Only"), *blocks)
    return Document(
        title=title,
        board_name=board.name,
        chapters=(
            Chapter(
                standing or f"As it stood on {in_words(board.today)}",
                tuple(blocks),
                is_wide=any(getattr(block, "is_wide", False) for block in blocks),
            ),
        ),
        colour=board.colour,
        keywords=keywords,
    )


def filters_in_words(filterset):
    """What the list is narrowed to: "Rating: High; Category: Workforce". Empty when it is whole."""
    if filterset is None or not filterset.form.is_valid():
        return ""
    said = []
    for name, value in filterset.form.cleaned_data.items():
        if value not in (None, ""):
            label = filterset.form[name].label
            choices = dict(getattr(filterset.form.fields[name], "choices", ()))
            said.append(f"{label}: {choices.get(value, value)}")
    return "; ".join(said)
