from dataclasses import dataclass, field

from boards.models import Board
from boards.people import Person

from .files import Folder


@dataclass
class Record:
    """The board being loaded, and its rows so far by the keys that the files give them."""

    folder: Folder
    board: Board
    by: Person
    users: dict = field(default_factory=dict)  # by e-mail address
    agencies: dict = field(default_factory=dict)
    seats: dict = field(default_factory=dict)
    groups: dict = field(default_factory=dict)
    meetings: dict = field(default_factory=dict)
