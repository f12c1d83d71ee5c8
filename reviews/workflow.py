"""
Which stage a review may move to from each stage. Pure: the one transition table.

Publication is not a stage: a report may come out before, while or after its actions are
carried out, so a review keeps the date of it beside its stage.
"""

from enum import StrEnum


class Stage(StrEnum):
    CONSIDERED = "considered"
    NOT_PURSUED = "not_pursued"
    UNDER_WAY = "under_way"
    REPORTED = "reported"
    ACTIONS_IN_PROGRESS = "actions_in_progress"
    CLOSED = "closed"


MOVES = {
    Stage.CONSIDERED: (Stage.UNDER_WAY, Stage.NOT_PURSUED),
    Stage.NOT_PURSUED: (Stage.CONSIDERED,),
    Stage.UNDER_WAY: (Stage.REPORTED,),
    Stage.REPORTED: (Stage.ACTIONS_IN_PROGRESS, Stage.CLOSED),
    Stage.ACTIONS_IN_PROGRESS: (Stage.CLOSED,),
    Stage.CLOSED: (Stage.ACTIONS_IN_PROGRESS,),
}


def moves_from(stage: str) -> tuple[Stage, ...]:
    return MOVES[Stage(stage)]


def may_move(stage: str, to: str) -> bool:
    return to in moves_from(stage)
