"""
Everything that changes the risk register.

Whoever edits says which `version` was on the screen: a change made meanwhile is refused,
not lost. Each deed leaves one event in the history.
"""

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from boards.exceptions import Refused
from boards.versions import claim
from lscb.history import services as history
from workplan.models import Risk, RiskCounter

from .risk_ratings import assess, check_open, tell_chairs_of_worst

EDITABLE = (
    "title",
    "cause",
    "consequence",
    "category",
    "owner_text",
    "lead_agency",
    "treatment",
    "existing_controls",
    "next_review_on",
)


@transaction.atomic
def raise_risk(
    *,
    board,
    title,
    by,
    likelihood=None,
    impact=None,
    rationale="",
    reference="",
    restriction=None,
    is_illustrative=False,
    assessed_at=None,
    priorities=(),
    is_news=True,
    **values,
):
    """
    Enter a risk with its first assessment, and tell the chairs if it is in the worst band.
    Without a likelihood it is entered unrated: what its rating is, is asked for later.

    Without a `reference` as printed elsewhere it gets the board's next: R1, R2, … `values`
    are further fields among `EDITABLE`. What is no news the chairs are not told.
    """
    number = _next_number(board, is_numbered=not reference)
    risk = Risk(
        board=board,
        number=number,
        reference=reference or f"R{number}",
        title=title,
        restriction=restriction,
        raised_by=by.user,
        **values,
    )
    risk.full_clean(validate_unique=False, validate_constraints=False)
    try:
        with transaction.atomic():
            risk.save(force_insert=True)
    except IntegrityError:
        raise Refused(f"{risk.reference} is taken: choose another reference") from None
    risk.priorities.set(priorities)
    assessment = None
    if likelihood is not None:
        assessment = assess(
            risk,
            likelihood,
            impact,
            rationale,
            is_illustrative=is_illustrative,
            assessed_at=assessed_at,
            by=by,
        )
    history.record(
        "risk_raised",
        about=risk,
        by=by,
        after={name: value for name, value in _values(risk).items() if value}
        | ({"score": assessment.score} if assessment else {}),
    )
    if assessment and is_news:
        tell_chairs_of_worst(risk, assessment, previous=None, by=by)
    return risk


@transaction.atomic
def edit_risk(*, risk, version, by, priorities=None, **changes):
    """
    Change the words of a risk, and the `priorities` it may stand in the way of. Its score
    changes only by assessing it again.
    """
    check_open(risk)
    before = _values(risk)
    claim(
        risk, version, **{name: changes[name] for name in EDITABLE if name in changes}
    )
    if priorities is not None:
        risk.priorities.set(priorities)
    history.record("risk_edited", about=risk, by=by, **_changed(before, _values(risk)))
    return risk


@transaction.atomic
def close_risk(*, risk, version, reason, by):
    """Take a risk out of the open register. It stays readable, with the reason."""
    check_open(risk)
    claim(
        risk,
        version,
        closed_at=timezone.now(),
        closed_by=by.user,
        closing_reason=reason,
    )
    history.record("risk_closed", about=risk, by=by, after={"reason": reason})
    return risk


def _next_number(board, *, is_numbered):
    """
    The board's next number, under the lock of its counter row until the transaction ends.

    A number whose reference somebody typed already is passed over.
    """
    counter, _ = RiskCounter.objects.get_or_create(board=board)
    while True:
        RiskCounter.objects.filter(pk=counter.pk).update(
            last_number=F("last_number") + 1
        )
        counter.refresh_from_db()
        number = counter.last_number
        if not is_numbered or not board.risks.filter(reference=f"R{number}").exists():
            return number


def _values(risk):
    """As history shows them: in the words a reader of the register knows."""
    values = {name: getattr(risk, name) for name in EDITABLE}
    values["owner"] = values.pop("owner_text")
    values["lead_agency"] = str(risk.lead_agency or "")
    values["treatment"] = risk.get_treatment_display()
    values["priorities"] = [str(each) for each in risk.priorities.all()]
    return values


def _changed(before, after):
    names = [name for name in after if before[name] != after[name]]
    return {
        "before": {name: before[name] for name in names},
        "after": {name: after[name] for name in names},
    }
