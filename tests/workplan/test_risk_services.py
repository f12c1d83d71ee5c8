import datetime
import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from boards.exceptions import ChangedMeanwhile, Refused
from boards.models import Role
from boards.people import Person
from lscb.history.models import Event
from lscb.mail.models import Mail
from tests.factories.boards import BoardFactory, RestrictionFactory
from workplan.exceptions import RiskIsClosed
from workplan.models import Risk
from workplan.services import risk_ratings, risks

REVIEW_ON = datetime.date(2013, 9, 11)


@pytest.fixture
def raised(board, manager):
    def _raised(likelihood=2, impact=3, by=manager, **values):
        return risks.raise_risk(
            board=board,
            title=values.pop("title", "Partners are missing"),
            likelihood=likelihood,
            impact=impact,
            rationale="Two seats stand empty",
            by=by,
            **values,
        )

    return _raised


@pytest.fixture
def reassess(manager):
    def _reassess(risk, likelihood, impact, *, version=None, by=manager):
        risk.refresh_from_db()
        return risk_ratings.reassess_risk(
            risk=risk,
            version=version or risk.version,
            likelihood=likelihood,
            impact=impact,
            rationale="Caseloads have risen",
            next_review_on=REVIEW_ON,
            by=by,
        )

    return _reassess


def events_about(risk):
    return Event.objects.about(risk).newest_first()


def test_raise_risk_enters_it_with_its_first_assessment(raised, manager):
    risk = raised(4, 5, category="Governance", treatment="transfer")

    assert (risk.reference, risk.raised_by) == ("R1", manager.user)
    assert (risk.category, risk.treatment) == ("Governance", "transfer")
    assert [each.score for each in risk.assessments.all()] == [20]
    event = events_about(risk).get()
    assert (event.verb, event.after["score"]) == ("risk_raised", 20)


def test_raise_risk_numbers_each_board_for_itself(raised, manager):
    assert [raised().reference for _ in range(3)] == ["R1", "R2", "R3"]
    elsewhere = BoardFactory()

    theirs = risks.raise_risk(
        board=elsewhere,
        title="Theirs",
        likelihood=1,
        impact=1,
        rationale="First",
        by=Person.acting(elsewhere, manager.user),
    )

    assert theirs.number == 1


def test_raise_risk_goes_on_after_references_that_were_printed(raised):
    for number in (1, 2, 3):
        raised(reference=f"R{number}")

    assert raised().reference == "R4"


def test_raise_risk_passes_over_a_reference_that_is_taken(raised):
    raised(reference="R2")  # the first risk, though printed as R2

    assert [raised().reference for _ in range(2)] == ["R3", "R4"]


def test_raise_risk_refuses_a_reference_twice(raised, board):
    raised(reference="R7")

    with pytest.raises(Refused, match="R7 is taken"):
        raised(reference="R7")
    assert board.risks.count() == 1


@pytest.mark.parametrize(("likelihood", "impact"), [(0, 3), (3, 6)])
def test_raise_risk_refuses_a_rating_off_the_boards_matrix(
    raised, board, likelihood, impact
):
    with pytest.raises(Refused, match="from 1 to 5"):
        raised(likelihood, impact)
    assert not board.risks.exists()


def test_raise_risk_refuses_what_the_model_refuses_and_leaves_nothing(raised, board):
    with pytest.raises(ValidationError):
        raised(treatment="hope")
    assert not board.risks.exists()


def test_raise_risk_by_a_command_is_labelled_and_mails_nobody(raised, board, acting):
    acting(Role.CHAIR)

    risk = raised(5, 5, by=Person.acting(board, label="load_example"))

    assessment = risk.assessments.get()
    assert (assessment.assessed_by, assessment.assessed_label) == (None, "load_example")
    assert not Mail.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_references_are_never_given_twice_by_many_at_once(board, manager):
    together = threading.Barrier(6)
    references, failures = [], []

    def raise_some():
        try:
            together.wait()
            for _ in range(5):
                risk = risks.raise_risk(
                    board=board,
                    title="Raised at once",
                    likelihood=1,
                    impact=1,
                    rationale="First",
                    by=manager,
                )
                references.append(risk.reference)
        except Exception as failure:  # a thread's own trouble would go unseen
            failures.append(failure)
        finally:
            connection.close()

    writers = [threading.Thread(target=raise_some) for _ in range(6)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert failures == []
    assert sorted(references) == sorted(f"R{number}" for number in range(1, 31))


def test_edit_risk_records_only_what_changed(raised, manager):
    risk = raised(owner_text="Business manager")

    risks.edit_risk(
        risk=risk,
        version=1,
        by=manager,
        title="Partners are missing",
        owner_text="Independent chair",
    )

    assert (risk.owner_text, risk.version) == ("Independent chair", 2)
    event = events_about(risk).first()
    assert event.before == {"owner": "Business manager"}
    assert event.after == {"owner": "Independent chair"}


def test_edit_risk_refuses_a_change_made_meanwhile(raised, manager):
    risk = raised()
    risks.edit_risk(risk=risk, version=1, by=manager, title="Theirs")

    with pytest.raises(ChangedMeanwhile) as refusal:
        risks.edit_risk(risk=risk, version=1, by=manager, title="Mine")

    assert refusal.value.row.title == "Theirs"
    assert events_about(risk).count() == 2


def test_reassess_risk_keeps_earlier_assessments(raised, reassess):
    risk = raised(2, 2)

    reassess(risk, 3, 4)

    assert [a.score for a in risk.assessments.all()] == [12, 4]
    assert risk.next_review_on == REVIEW_ON


def test_reassess_risk_is_recorded_with_before_and_after(raised, reassess, manager):
    risk = raised(2, 2)

    reassess(risk, 3, 4)

    event = events_about(risk).first()
    assert (event.verb, event.actor) == ("risk_reassessed", manager.user)
    assert (event.before["score"], event.after["score"]) == (4, 12)


def test_reassess_risk_tells_the_chairs_once_it_reaches_the_worst_band(
    raised, reassess, acting
):
    chair = acting(Role.CHAIR)
    acting(Role.BOARD_MEMBER)
    risk = raised(2, 2, title="A title that no letter repeats")

    reassess(risk, 5, 5)
    reassess(risk, 5, 4)  # still in the worst band: the chair knows

    mail = Mail.objects.get()
    assert (mail.kind, mail.to_user) == ("risk_in_worst_band", chair.user)
    assert risk.get_absolute_url() in mail.body
    assert "no letter repeats" not in mail.subject + mail.body + mail.about_label


def test_reassess_risk_refuses_a_change_made_meanwhile(raised, reassess):
    risk = raised()
    reassess(risk, 2, 2)  # somebody else, a moment ago

    with pytest.raises(ChangedMeanwhile):
        reassess(risk, 5, 5, version=1)

    assert risk.assessments.count() == 2


def test_close_risk_keeps_who_when_and_why(raised, manager):
    risk = raised()

    risks.close_risk(risk=risk, version=1, reason="No longer likely", by=manager)

    assert (risk.closed_by, risk.closing_reason) == (manager.user, "No longer likely")
    assert not risk.is_open
    assert events_about(risk).first().after == {"reason": "No longer likely"}


@pytest.mark.parametrize(
    ("deed", "values"),
    [
        (risks.edit_risk, {"title": "Changed"}),
        (risks.close_risk, {"reason": "Again"}),
        (
            risk_ratings.reassess_risk,
            {
                "likelihood": 5,
                "impact": 5,
                "rationale": "Again",
                "next_review_on": REVIEW_ON,
            },
        ),
    ],
    ids=["edit", "close", "reassess"],
)
def test_closed_risk_does_not_change(raised, manager, deed, values):
    risk = raised()
    risks.close_risk(risk=risk, version=1, reason="Done", by=manager)

    with pytest.raises(RiskIsClosed, match="R1 is closed"):
        deed(risk=risk, version=2, by=manager, **values)

    stored = Risk.objects.get(pk=risk.pk)
    assert (stored.title, stored.closing_reason) == ("Partners are missing", "Done")
    assert stored.assessments.count() == 1


def test_events_about_a_restricted_risk_carry_its_restriction(raised, board, acting):
    risk = raised(restriction=RestrictionFactory(board=board))

    assert not events_about(risk).visible_to(acting(Role.INSPECTOR)).exists()
    assert events_about(risk).visible_to(acting(Role.CHAIR)).exists()
