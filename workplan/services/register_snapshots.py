"""The risk register as a meeting reviewed it."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from boards.exceptions import Refused
from boards.models import Meeting
from lscb.history import services as history
from workplan.models import RegisterSnapshot, SnapshotRisk


@transaction.atomic
def take_snapshot(*, meeting, by, note="", taken_at=None):
    """
    Keep every open risk as it stands, restricted ones too: who may read one may read it here.

    Once for each meeting. Refused for one that was cancelled.
    """
    if meeting.status == Meeting.Status.CANCELLED:
        raise Refused("A cancelled meeting reviewed nothing")
    try:
        with transaction.atomic():
            snapshot = RegisterSnapshot.objects.create(
                board=meeting.board,
                meeting=meeting,
                note=note,
                taken_at=taken_at or timezone.now(),
                taken_by=by.user,
                taken_by_label=by.label[:200],
            )
    except IntegrityError:
        raise Refused(f"The register was kept for the {meeting} already") from None
    risks = meeting.board.risks.open().in_register_order()
    rows = SnapshotRisk.objects.bulk_create(
        _row(snapshot, risk) for risk in risks.select_related("lead_agency")
    )
    history.record(
        "risk_register_reviewed",
        about=meeting,
        by=by,
        after={"note": note} if note else {"meeting": str(meeting)},
    )
    return snapshot, len(rows)


def _row(snapshot, risk):
    rating = risk.current_rating
    return SnapshotRisk(
        snapshot=snapshot,
        risk=risk,
        reference=risk.reference,
        title=risk.title,
        owner=risk.owner_in_words,
        existing_controls=risk.existing_controls,
        likelihood=risk.current_likelihood,
        impact=risk.current_impact,
        score=risk.current_score,
        band_name=rating.name if rating else "",
        band_rag=rating.rag if rating else "",
        is_illustrative=bool(risk.is_score_illustrative),
        next_review_on=risk.next_review_on,
    )
