"""Loading a folder at a board address that is free: all of it, or nothing."""

import re

from django.conf import settings
from django.db import transaction

from boards.models import Board
from boards.people import Person

from . import boards, challenges, performance, policies, reporting, reviews, workplan
from .files import ExampleError, Folder
from .record import Record

LABEL = "The worked example"
NAME = re.compile(r"\w+")


def folder_of(name):
    """The example of that name: one word, so that it never leads anywhere else."""
    path = settings.EXAMPLES_ROOT / name
    if NAME.fullmatch(name) and (path / "board.yaml").is_file():
        return Folder(path)
    found = settings.EXAMPLES_ROOT.glob("*/board.yaml")
    names = ", ".join(sorted(file.parent.name for file in found)) or "none"
    raise ExampleError(f"There is no example “{name}”. There is: {names}")


@transaction.atomic
def load(folder, *, password, tell):
    """
    Load through the services that people's own changes go through, and return the board.

    `tell` is called with a line of progress after each part.
    """
    address = folder.entry("board.yaml")["slug"]
    if Board.objects.filter(slug=address).exists():
        raise ExampleError(
            f"The board “{address}” is already loaded; nothing was changed"
        )
    board = boards.create_board(folder, by=Person.acting(None, label=LABEL))
    record = Record(folder, board, Person.acting(board, label=LABEL))
    boards.create_users(record, password=password)
    boards.add_agencies(record)
    boards.add_seats(record)
    tell(f"agencies {len(record.agencies)}, seats {len(record.seats)}")
    boards.add_groups(record)
    boards.plan_meetings(record)
    boards.set_standing_items(record)
    boards.record_attendance(record)
    tell(f"groups {len(record.groups)}, meetings {len(record.meetings)}")
    boards.set_up_funds(record)
    tell(f"funds {board.funds.count()}")
    policies.add_policies(record)
    policies.add_statements(record)
    policies.add_engagement(record)
    policies.add_self_assessments(record)
    tell(f"policies {board.policies.count()}, engagement {board.engagements.count()}")
    plan = workplan.add_work_programme(record)
    workplan.raise_risks(record)
    challenges.raise_challenges(record)
    tell(f"actions {plan.actions.count()}, risks {board.risks.count()}")
    tell(f"challenges {board.challenges.count()}")
    performance.add_indicators(record)
    performance.open_section_11_round(record)
    tell(f"indicators {board.indicators.count()}")
    reviews.open_reviews(record)
    tell(f"reviews {board.reviews.count()}")
    report = reporting.write_report(record)
    tell(f"sections of the annual report {report.sections.count()}")
    boards.grant_roles(record)
    tell(f"sign-ins {len(record.users)}")
    return board
