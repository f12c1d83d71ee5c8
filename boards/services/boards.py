"""What a board says of itself and how it works: its settings."""

from django.db import transaction

from boards import saving
from boards.exceptions import Refused
from boards.logo import check_logo
from boards.models import Board
from lscb.files import services as files
from lscb.history import services as history


@transaction.atomic
def create_board(*, by, **values):
    """Open a board. `by.board` is not known yet, so `by` may be an acting person without one."""
    board = Board(**values)
    board.full_clean()
    board.save()
    history.record("board_created", about=board, by=by, after={"name": board.name})
    return board


def board_at(address):
    """The board whose web address begins with this word."""
    board = Board.objects.filter(slug=address).first()
    if board is None:
        raise Refused(f"No board here has the address “{address}”: check it with them")
    return board


@transaction.atomic
def edit_board(*, board, version, by, **changes):
    """Change what is given of the board's settings. What they show changes at once."""
    done = saving.edit(board, version, changes)
    history.record("settings_edited", about=board, by=by, **_in_words(done))
    return board


@transaction.atomic
def change_look(*, board, version, by, upload=None, is_logo_removed=False, **changes):
    """
    Change the colours and the logo. A logo that is replaced or removed stays kept.

    Raises `FileRefused` where the picture will not do for a logo.
    """
    if upload:
        check_logo(upload)
        changes["logo"] = files.keep(upload, name=upload.name, board=board, by=by)
    elif is_logo_removed:
        changes |= {"logo": None, "logo_alt": ""}
    return edit_board(board=board, version=version, by=by, **changes)


def _in_words(done):
    """The words for the ratings as a reader of the history knows them."""
    for values in done.values():
        if "rag_words" in values:
            own = values["rag_words"]
            values["rag_words"] = [f"{rag}: {words}" for rag, words in own.items()]
    return done
