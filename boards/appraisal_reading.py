"""
What was said in an appraisal, for those who may read it. The only way to its replies.

`None` where there is nothing to show yet, or the reader is not one of those named.
"""

from dataclasses import dataclass

from . import appraisals
from .models import AppraisalReply


@dataclass(frozen=True)
class Said:
    """What stands under one heading: a respondent's replies, or everybody's to one question."""

    heading: str
    replies: tuple  # of (question or nothing, words)


def is_reader(appraisal, user):
    return appraisal.readers.filter(pk=user.pk).exists()


def own_replies(appraisal, user):
    """This user's own words by question."""
    own = AppraisalReply.objects.filter(
        answer__round=appraisal, answer__respondent=user
    )
    return dict(own.values_list("question", "words"))


def answers_for(appraisal, user):
    if not is_reader(appraisal, user):
        return None
    shown = appraisals.may_show(
        is_anonymous=appraisal.is_anonymous,
        is_over=appraisal.is_over,
        answered=appraisal.answers.count(),
    )
    if not shown:
        return None
    return _by_question(appraisal) if appraisal.is_anonymous else _by_name(appraisal)


def _by_question(appraisal):
    """In alphabetical order under each question, so that no two replies can be put together."""
    said = AppraisalReply.objects.filter(answer__round=appraisal)
    replies = {}
    for question, words in said.values_list("question", "words").order_by("words"):
        replies.setdefault(question, []).append(("", words))
    return [
        Said(question.words, tuple(replies.get(question.pk, ())))
        for question in appraisal.questions.all()
    ]


def _by_name(appraisal):
    answers = appraisal.answers.select_related("respondent").order_by(
        "respondent__name", "pk"
    )
    said = AppraisalReply.objects.filter(answer__round=appraisal)
    replies = {}
    for reply in said.select_related("question").order_by("question__position"):
        replies.setdefault(reply.answer_id, []).append(
            (reply.question.words, reply.words)
        )
    return [
        Said(str(answer.respondent), tuple(replies.get(answer.pk, ())))
        for answer in answers
    ]
