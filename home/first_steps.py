"""What a board that is just beginning has to enter, in the order in which one needs the other."""

from dataclasses import dataclass

from django.db.models import Exists
from django.urls import reverse

from boards.models import Board
from boards.permissions import Permission


@dataclass(frozen=True)
class Step:
    label: str
    why: str
    url: str
    is_done: bool


# What is asked of the record, the words, why, where it is done, and who may.
STEPS = (
    (
        "settings",
        "Say who the board is",
        "Its councils, logo and colours; how it counts attendance and scores risk",
        "boards:board_settings",
        Permission.CHANGE_SETTINGS,
    ),
    (
        "agencies",
        "Enter the agencies",
        "The partners, with those that make a Section 11 return",
        "boards:agency_add",
        Permission.MANAGE_BOARD,
    ),
    (
        "seats",
        "Enter the seats and who holds them",
        "One by one, or all at once from an Excel list",
        "boards:member_import",
        Permission.MANAGE_BOARD,
    ),
    (
        "groups",
        "Enter the board and its groups",
        "The board itself first, then its executive and sub-groups",
        "boards:group_add",
        Permission.MANAGE_BOARD,
    ),
    (
        "meetings",
        "Plan the meetings of the year",
        "Reports are owed to them",
        "boards:meeting_year_plan",
        Permission.MANAGE_BOARD,
    ),
    (
        "actions",
        "Import your work programme",
        "From the Word or Excel file you have now",
        "workplan:plan_import",
        Permission.MANAGE_WORKPLAN,
    ),
    (
        "risks",
        "Enter your risks",
        "One by one, or all at once from the Excel register you have now",
        "workplan:risk_import",
        Permission.MANAGE_RISKS,
    ),
)


def first_steps(person):
    """The steps this person may take; none once all of them are done. One query."""
    board = person.board
    done = _done(person)
    steps = [
        Step(label, why, reverse(address, args=[board.slug]), done[name])
        for name, label, why, address, permission in STEPS
        if person.may(permission)
    ]
    return [] if all(step.is_done for step in steps) else steps


def _done(person):
    """Settings are done when somebody saved a page of them, or the board came with its councils."""
    board = person.board
    begun = {
        "agencies": board.agencies,
        "seats": board.seats,
        "groups": board.groups,
        "meetings": board.meetings,
        "actions": board.actions.visible_to(person),
        "risks": board.risks.visible_to(person),
    }
    asked = {f"has_{name}": Exists(rows.all()) for name, rows in begun.items()}
    found = Board.objects.filter(pk=board.pk).values(**asked).get()
    done = {name: found[f"has_{name}"] for name in begun}
    return done | {"settings": board.version > 1 or bool(board.local_authorities)}
