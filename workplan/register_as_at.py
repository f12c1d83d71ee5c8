"""
The risk register as it stood at a moment: from the ratings given by then, and from the
history for words that were changed since.
"""

import datetime
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils import timezone

from lscb.history.models import Event
from workplan.models import Risk, RiskAssessment
from workplan.scoring import Rating

WORDS = ("title", "owner", "lead_agency", "existing_controls", "next_review_on")


@dataclass(frozen=True)
class Line:
    risk_id: int
    reference: str
    title: str
    owner: str
    existing_controls: str
    likelihood: int | None
    impact: int | None
    score: int | None
    rating: Rating | None
    is_illustrative: bool
    next_review_on: datetime.date | None


def as_at(*, board, reader, moment):
    """
    The risks open then, worst first, of those `reader` may read today. Three queries.

    A risk is in the register from the day it was raised, or from its first rating where that
    is said to be older, until it is closed.
    """
    ratings = {}
    given = RiskAssessment.objects.current().filter(
        risk__board=board, assessed_at__lte=moment
    )
    for rating in given.order_by("assessed_at", "pk"):
        ratings[rating.risk_id] = rating
    register = board.risks.visible_to(reader).select_related("lead_agency")
    then_open = register.filter(Q(closed_at=None) | Q(closed_at__gt=moment))
    changed_since = _changed_since(board, moment)
    lines = [
        _line(risk, ratings.get(risk.pk), words_then(_words(risk), changed_since(risk)))
        for risk in then_open.order_by("number")
        if risk.pk in ratings or risk.raised_at <= moment
    ]
    return sorted(lines, key=lambda line: -(line.score or 0))


def as_it_stands(*, board, reader):
    """The open risks now, those among them that nobody has rated yet. One query."""
    risks = board.risks.visible_to(reader).open().in_register_order()
    return [
        Line(
            risk_id=risk.pk,
            reference=risk.reference,
            title=risk.title,
            owner=risk.owner_in_words,
            existing_controls=risk.existing_controls,
            likelihood=risk.current_likelihood,
            impact=risk.current_impact,
            score=risk.current_score,
            rating=risk.current_rating,
            is_illustrative=bool(risk.is_score_illustrative),
            next_review_on=risk.next_review_on,
        )
        for risk in risks.select_related("lead_agency")
    ]


def of_snapshot(snapshot, reader):
    """The same lines, as the meeting saw them."""
    rows = snapshot.risks.visible_to(reader).in_register_order()
    return [
        Line(
            risk_id=row.risk_id,
            reference=row.reference,
            title=row.title,
            owner=row.owner,
            existing_controls=row.existing_controls,
            likelihood=row.likelihood,
            impact=row.impact,
            score=row.score,
            rating=Rating(row.band_name, row.band_rag) if row.band_name else None,
            is_illustrative=row.is_illustrative,
            next_review_on=row.next_review_on,
        )
        for row in rows
    ]


def words_then(now, changes):
    """
    Undo `changes`, oldest first, each what its words were before it: the first to touch a
    word knows what it was. Pure.
    """
    then = {}
    for before in changes:
        then = {name: before[name] for name in WORDS if name in before} | then
    return now | then


def _words(risk):
    return {
        "title": risk.title,
        "owner": risk.owner_text,
        "lead_agency": str(risk.lead_agency or ""),
        "existing_controls": risk.existing_controls,
        "next_review_on": risk.next_review_on,
    }


def _changed_since(board, moment):
    events = Event.objects.filter(
        board=board,
        about_type=ContentType.objects.get_for_model(Risk),
        happened_at__gt=moment,
    ).order_by("sequence")
    day = timezone.localtime(moment).date().isoformat()
    by_risk = {}
    for about, before, after in events.values_list("about_id", "before", "after"):
        if (
            not after.get("assessed_on", "9999") <= day
        ):  # written down later, but of then
            by_risk.setdefault(about, []).append(before)
    return lambda risk: by_risk.get(str(risk.pk), ())


def _line(risk, rating, words):
    review = words["next_review_on"]
    return Line(
        risk_id=risk.pk,
        reference=risk.reference,
        title=words["title"],
        owner=", ".join(filter(None, (words["owner"], words["lead_agency"]))),
        existing_controls=words["existing_controls"],
        likelihood=rating and rating.likelihood,
        impact=rating and rating.impact,
        score=rating and rating.score,
        rating=rating and rating.rating,
        is_illustrative=rating is not None and rating.is_illustrative,
        next_review_on=datetime.date.fromisoformat(review)
        if isinstance(review, str)
        else review,
    )
