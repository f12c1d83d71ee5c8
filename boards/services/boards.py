from django.db import transaction

from boards.exceptions import Refused
from boards.models import Board
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
