import datetime

import pytest
from django.db import IntegrityError, transaction

from boards.exceptions import Refused
from boards.models import Meeting, Role
from tests.factories.boards import MeetingFactory, RestrictionFactory
from workplan.models import RegisterSnapshot
from workplan.register_as_at import as_at, of_snapshot, words_then
from workplan.services.register_snapshots import take_snapshot
from workplan.services.risk_ratings import reassess_risk
from workplan.services.risks import close_risk, edit_risk, raise_risk

REVIEW_ON = datetime.date(2013, 9, 11)


@pytest.fixture
def raised(board, manager):
    def _raised(title, likelihood, impact, **values):
        return raise_risk(
            board=board,
            title=title,
            likelihood=likelihood,
            impact=impact,
            rationale="As the board sees it",
            next_review_on=REVIEW_ON,
            by=manager,
            **values,
        )

    return _raised


@pytest.fixture
def meeting(board):
    return MeetingFactory(board=board, group__board=board)


@pytest.fixture
def reviewed(raised, meeting, manager):
    """Three risks, a review of them, and everything that may happen to a risk since."""
    words, score, gone = (
        raised("Partners are missing", 2, 3, owner_text="Chair"),
        raised("Training lacks money", 3, 3),
        raised("A protocol is not in force", 1, 4),
    )
    snapshot, count = take_snapshot(meeting=meeting, by=manager, note="Discussed")
    assert count == 3
    edit_risk(
        risk=words,
        version=words.version,
        title="Two partners are missing",
        owner_text="Business manager",
        existing_controls="Letters",
        next_review_on=None,
        by=manager,
    )
    reassess_risk(
        risk=score,
        version=score.version,
        likelihood=5,
        impact=5,
        rationale="Worse",
        next_review_on=datetime.date(2014, 1, 8),
        by=manager,
    )
    close_risk(risk=gone, version=gone.version, reason="It is in force", by=manager)
    raised("A new worry", 4, 4)
    return snapshot


def test_the_register_as_at_a_meeting_equals_its_snapshot(board, manager, reviewed):
    then = as_at(board=board, reader=manager, moment=reviewed.taken_at)

    assert then == of_snapshot(reviewed, manager)
    assert [(line.title, line.score) for line in then] == [
        ("Training lacks money", 9),
        ("Partners are missing", 6),
        ("A protocol is not in force", 4),
    ]
    assert then[1].owner == "Chair"
    assert then[0].next_review_on == REVIEW_ON


def test_a_risk_that_nobody_had_rated_stands_last_then_too(board, manager, raised):
    rated = raised("Partners are missing", 1, 1)
    unrated = raise_risk(board=board, title="No venue for training", by=manager)
    snapshot, _ = take_snapshot(meeting=MeetingFactory(board=board), by=manager)
    reassess_risk(
        risk=unrated,
        version=unrated.version,
        likelihood=5,
        impact=5,
        rationale="Worse",
        next_review_on=None,
        by=manager,
    )

    then = as_at(board=board, reader=manager, moment=snapshot.taken_at)

    assert then == of_snapshot(snapshot, manager)
    assert [(line.title, line.score) for line in then] == [
        (rated.title, 1),
        (unrated.title, None),
    ]


def test_each_past_meeting_keeps_its_own(board, manager, reviewed):
    later = MeetingFactory(
        board=board,
        group=reviewed.meeting.group,
        held_on=reviewed.meeting.held_on + datetime.timedelta(days=91),
    )
    second, _ = take_snapshot(meeting=later, by=manager)
    risk = board.risks.get(title="A new worry")
    edit_risk(risk=risk, version=risk.version, title="An old worry", by=manager)

    for snapshot in (reviewed, second):
        then = as_at(board=board, reader=manager, moment=snapshot.taken_at)
        assert then == of_snapshot(snapshot, manager)
    assert [line.title for line in then][0] == "Training lacks money"
    assert len(then) == 3


def test_a_rating_written_down_later_counts_from_its_own_day(board, manager, raised):
    risk = raised("Partners are missing", 2, 3, assessed_at=_noon(2013, 1, 9))
    reassess_risk(
        risk=risk,
        version=risk.version,
        likelihood=4,
        impact=4,
        rationale="Worse",
        next_review_on=datetime.date(2013, 12, 11),
        assessed_at=_noon(2013, 3, 13),
        by=manager,
    )

    (before,) = as_at(board=board, reader=manager, moment=_noon(2013, 2, 1))
    (after,) = as_at(board=board, reader=manager, moment=_noon(2013, 3, 20))

    assert (before.score, before.next_review_on) == (6, REVIEW_ON)
    assert (after.score, after.next_review_on) == (16, datetime.date(2013, 12, 11))


def _noon(*day):
    return datetime.datetime(*day, 12, tzinfo=datetime.UTC)


def test_words_then_are_those_before_the_first_change_since():
    now = {"title": "Third", "owner": "Chair"}
    changes = [{"title": "First"}, {"title": "Second", "score": 4}, {}]

    assert words_then(now, changes) == {"title": "First", "owner": "Chair"}


def test_a_meeting_reviews_once_and_a_cancelled_one_never(board, manager, reviewed):
    with pytest.raises(Refused, match="already"):
        take_snapshot(meeting=reviewed.meeting, by=manager)
    cancelled = MeetingFactory(
        board=board,
        group=reviewed.meeting.group,
        held_on=datetime.date(2014, 1, 8),
        status=Meeting.Status.CANCELLED,
    )

    with pytest.raises(Refused, match="cancelled"):
        take_snapshot(meeting=cancelled, by=manager)

    assert RegisterSnapshot.objects.count() == 1


def test_database_refuses_a_risk_twice_in_a_snapshot(reviewed):
    row = reviewed.risks.first()
    row.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


# On screen


def test_review_is_recorded_and_shown_as_it_was(signed_in, url, raised, meeting):
    manager = signed_in(Role.BUSINESS_MANAGER)
    raised("Partners are missing", 4, 4)

    answer = manager.client.post(
        url("workplan:register_review", manager.board),
        {"meeting": meeting.pk, "note": "More letters"},
        follow=True,
    )

    assert "Partners are missing" in answer.text
    assert "More letters" in answer.text
    assert answer.context["lines"][0].score == 16
    register = manager.client.get(url("workplan:risk_list", manager.board)).text
    assert "no change" in register


def test_review_without_a_meeting_is_explained(signed_in, url, meeting):
    manager = signed_in(Role.BUSINESS_MANAGER)

    answer = manager.client.post(url("workplan:register_review", manager.board), {})

    assert "meeting" in answer.context["form"].errors
    assert not RegisterSnapshot.objects.exists()


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.OBSERVER, Role.CHAIR])
def test_review_is_forbidden_to(signed_in, url, meeting, role):
    reader = signed_in(role)

    answer = reader.client.post(
        url("workplan:register_review", reader.board), {"meeting": meeting.pk}
    )

    assert answer.status_code == 403
    assert not RegisterSnapshot.objects.exists()


@pytest.mark.parametrize(
    ("query", "words"),
    [
        pytest.param("on=2001-01-01", "No risks then", id="before there were any"),
        pytest.param("on=tomorrow", "Enter", id="no day"),
        pytest.param("meeting=99999", "Select", id="a meeting not there"),
        pytest.param("", "Choose a meeting or a day", id="nothing chosen"),
    ],
)
def test_as_at_explains_itself(signed_in, url, reviewed, query, words):
    reader = signed_in(Role.BOARD_MEMBER)

    page = reader.client.get(f"{url('workplan:register_as_at', reader.board)}?{query}")

    assert page.status_code == 200
    assert words in page.text


@pytest.mark.parametrize("extension", ["xlsx", "csv", "docx", "pdf"])
def test_the_register_as_at_leaves_in_every_format(signed_in, url, reviewed, extension):
    reader = signed_in(Role.BOARD_MEMBER)
    address = url("workplan:register_as_at", reader.board)

    answer = reader.client.get(
        f"{address}?meeting={reviewed.meeting_id}&format={extension}"
    )

    assert answer.status_code == 200
    assert "attachment" in answer["Content-Disposition"]


@pytest.mark.parametrize("is_named", [True, False])
def test_a_risk_restricted_since_is_seen_by_its_readers_alone(
    signed_in, url, reviewed, is_named
):
    """In the snapshot, worked out for the day, on the heat map, in the download."""
    reader = signed_in(Role.BOARD_MEMBER)
    risk = reader.board.risks.get(title="Training lacks money")
    risk.restriction = RestrictionFactory(board=reader.board)
    risk.save()
    if is_named:
        risk.restriction.readers.add(reader.user)
    address = url("workplan:register_as_at", reader.board)
    day = reviewed.taken_at.date()

    for query in (f"meeting={reviewed.meeting_id}", f"on={day}"):
        page = reader.client.get(f"{address}?{query}")
        csv = reader.client.get(f"{address}?{query}&format=csv")
        cells = [
            cell for row in page.context["heat_map"]["rows"] for cell in row["cells"]
        ]

        assert ("Training lacks money" in page.text) is is_named
        assert ("Training lacks money" in csv.content.decode("utf-8-sig")) is is_named
        assert sum(cell["count"] for cell in cells) == len(page.context["lines"])
