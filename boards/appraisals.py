"""
What is asked in an appraisal, and when its answers may be shown. Pure.

An answer is read by whoever gave it and by the readers named beforehand, nobody else.
Feedback on the chair has no names on it, so it is shown only once it is over and enough
people have answered: else whoever reads along would see whose words came last.
"""

import datetime

FEWEST_QUESTIONS, MOST_QUESTIONS = 5, 8
FEWEST_SHOWN = 3

OF_ONESELF = (
    "What did you bring to the board's work this year?",
    "How did you carry the board's decisions into your agency, and what came of it?",
    "When did you challenge another agency, or were challenged yourself?",
    "How well could you prepare for meetings and take part in them?",
    "What would help you to do more for the board?",
)
OF_THE_CHAIR = (
    "How well does the chair keep the board to its priorities?",
    "How does the chair see to it that every member is heard?",
    "How does the chair hold agencies to account, your own among them?",
    "How independent of any one agency do you find the chair?",
    "What should the chair go on doing?",
    "What should the chair do differently?",
)


def is_open(opens_on: datetime.date, closes_on: datetime.date, day: datetime.date):
    return opens_on <= day <= closes_on


def may_show(*, is_anonymous: bool, is_over: bool, answered: int) -> bool:
    """Whether named readers may see the answers yet."""
    if is_anonymous:
        return is_over and answered >= FEWEST_SHOWN
    return answered > 0
