"""
Appraisals: set up by the manager, answered by members, read by the named readers alone.

The history says that an answer was given. It never has a word of it and, for feedback on
the chair, not who gave it.
"""

from django.db import transaction

from boards import appraisals, saving
from boards.emails import queue_appraisal_reminder
from boards.exceptions import Refused
from boards.models import (
    AppraisalAnswer,
    AppraisalQuestion,
    AppraisalReply,
    AppraisalRound,
)
from boards.people import Person
from boards.versions import claim
from lscb.history import services as history

UNNAMED = "A respondent"
FACTS = ("title", "opens_on", "closes_on", "subject")


@transaction.atomic
def set_up_round(
    *,
    board,
    kind,
    title,
    questions,
    opens_on,
    closes_on,
    respondents,
    readers,
    by,
    subject=None,
):
    """`questions` in their order; `respondents` and `readers` are users."""
    appraisal = AppraisalRound(
        board=board,
        kind=kind,
        title=title,
        opens_on=opens_on,
        closes_on=closes_on,
        subject=subject,
    )
    _check_people(appraisal, respondents, readers)
    saving.add(appraisal, taken=saving.CANNOT)
    _ask(appraisal, questions, respondents, readers)
    history.record(
        "appraisal_set_up",
        about=appraisal,
        by=by,
        after=saving.filled(appraisal, ("kind", *FACTS))
        | _told(questions, respondents, readers),
    )
    return appraisal


@transaction.atomic
def edit_round(
    *, appraisal, version, by, questions=(), respondents=(), readers=(), **changes
):
    """
    Change it. Once somebody has answered, only its title and last day can still change;
    and when feedback on the chair is over, its last day cannot either.
    """
    stored = AppraisalRound.objects.select_for_update().get(pk=appraisal.pk)
    is_answered = stored.answers.exists()
    if is_answered:
        if (
            readers
            or respondents
            or questions
            or changes.keys() - {"title", "closes_on"}
        ):
            raise Refused(
                "Somebody has answered: the questions, who is asked and who reads cannot"
                " change any more. Set up another round instead."
            )
        is_moved = changes.get("closes_on", stored.closes_on) != stored.closes_on
        if stored.is_anonymous and stored.is_over and is_moved:
            raise Refused("Feedback that is over stays over: set up another round")
    done = saving.edit(appraisal, version, changes)
    if not is_answered:
        _check_people(appraisal, respondents, readers)
        before = _told(
            [question.words for question in appraisal.questions.all()],
            list(appraisal.respondents.all()),
            list(appraisal.readers.all()),
        )
        _ask(appraisal, questions, respondents, readers)
        after = _told(questions, respondents, readers)
        for name in [name for name in after if after[name] != before[name]]:
            done["before"][name], done["after"][name] = before[name], after[name]
    history.record("appraisal_edited", about=appraisal, by=by, **done)
    return appraisal


@transaction.atomic
def answer_round(*, appraisal, asked_version, version, replies, by):
    """
    Keep `by`'s replies, {question: words}; `version` is 0 where there were none.

    `asked_version` is the round's as it was on the screen, so that nobody answers to
    readers whom they were not told of.
    """
    stored = AppraisalRound.objects.select_for_update().get(pk=appraisal.pk)
    if not stored.respondents.filter(pk=by.user.pk).exists():
        raise Refused("You are not asked in this round")
    if not stored.is_open:
        raise Refused("Answers are taken only while the round is open")
    if stored.version != asked_version:
        raise Refused(
            "The round was changed while you were writing. Your words are kept below: look"
            " at the questions and at who will read them, then send again."
        )
    answer = stored.answers.filter(respondent=by.user).first()
    if answer is None:
        answer = AppraisalAnswer(round=stored, respondent=by.user)
        saving.add(answer, taken="You have answered already: open your answer again")
        verb = "appraisal_answered"
    else:
        claim(answer, version)
        answer.replies.all().delete()
        verb = "appraisal_answer_changed"
    AppraisalReply.objects.bulk_create(
        AppraisalReply(answer=answer, question=question, words=words)
        for question, words in replies.items()
        if words
    )
    whoever = Person.acting(stored.board, label=UNNAMED) if stored.is_anonymous else by
    history.record(verb, about=stored, by=whoever)
    return answer


@transaction.atomic
def remind(*, appraisal, by):
    """
    Write to those who have not answered. Returns to how many.

    In feedback on the chair to everybody who is asked, so that the letters do not tell
    who has answered.
    """
    if not appraisal.is_open:
        raise Refused("Reminders are sent only while the round is open")
    asked = appraisal.respondents.all()
    if not appraisal.is_anonymous:
        asked = asked.exclude(pk__in=appraisal.answers.values("respondent"))
    asked = list(asked)
    for user in asked:
        queue_appraisal_reminder(appraisal, to=user)
    history.record(
        "appraisal_reminded", about=appraisal, by=by, after={"letters": len(asked)}
    )
    return len(asked)


def _check_people(appraisal, respondents, readers):
    if not readers:
        raise Refused("Name at least one person who reads the answers")
    if not respondents:
        raise Refused("Choose who is asked")
    if appraisal.is_anonymous and appraisal.subject in respondents:
        raise Refused("The person it is about cannot be asked: leave them out")
    if appraisal.is_anonymous and len(respondents) < appraisals.FEWEST_SHOWN:
        raise Refused(
            f"Ask at least {appraisals.FEWEST_SHOWN} people, or it would show who said what"
        )


def _ask(appraisal, questions, respondents, readers):
    appraisal.respondents.set(respondents)
    appraisal.readers.set(readers)
    appraisal.questions.all().delete()
    AppraisalQuestion.objects.bulk_create(
        AppraisalQuestion(round=appraisal, position=position, words=words)
        for position, words in enumerate(questions, start=1)
    )


def _told(questions, respondents, readers):
    return {
        "questions": "; ".join(questions),
        "asked": len(respondents),
        "readers": ", ".join(sorted(map(str, readers))),
    }
