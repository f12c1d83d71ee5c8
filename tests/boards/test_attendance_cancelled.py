"""A cancelled meeting changes no percentage and no band, whoever is marked at it, under any rule."""

import datetime
from dataclasses import dataclass

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from boards import attendance_record, attendance_shares
from boards.attendance import Rule
from boards.models import Attendance, Meeting
from boards.people import Person
from boards.services import meetings as services
from tests.factories.boards import (
    AttendanceFactory,
    BoardFactory,
    GroupFactory,
    GroupMembershipFactory,
    MeetingFactory,
    SeatFactory,
)

RULES = [Rule(deputies, every) for deputies in (True, False) for every in (True, False)]
STATUSES = Meeting.Status.values
TO_COME = ("planned", "papers_out")
MARKS = ["", *Attendance.Mark.values]  # "" is no mark
MONTHS = ["2012-04", "2012-06", "2012-09", "2012-12", "2013-01", "2013-03"]


@dataclass(frozen=True)
class Scene:
    is_of_board: bool
    spans: list  # from when until when each member is there
    statuses: list  # of each meeting
    marks: list  # a row for each member


@st.composite
def scenes(draw):
    members, met = draw(st.integers(1, 4)), draw(st.integers(1, len(MONTHS)))
    spans = st.tuples(
        st.sampled_from(["", *MONTHS[:3]]), st.sampled_from(["", MONTHS[4]])
    )
    marks = st.lists(st.sampled_from(MARKS), min_size=met, max_size=met)
    return Scene(
        draw(st.booleans()),
        draw(st.lists(spans, min_size=members, max_size=members)),
        draw(st.lists(st.sampled_from(STATUSES), min_size=met, max_size=met)),
        draw(st.lists(marks, min_size=members, max_size=members)),
    )


class Stage:
    """A scene as rows: of the board itself, or of a group that meets."""

    def __init__(self, scene):
        self.board = BoardFactory()
        self.scene = scene
        kind = "board" if scene.is_of_board else "sub_group"
        self.group = GroupFactory(board=self.board, kind=kind)
        self.meetings = [
            self.meet(f"{month}-15", status)
            for month, status in zip(MONTHS, scene.statuses, strict=False)
        ]
        self.members = [self.join(*span) for span in scene.spans]
        for member, marks in zip(self.members, scene.marks, strict=True):
            for meeting, mark in zip(self.meetings, marks, strict=True):
                if mark:
                    self.mark(meeting, member, mark)

    def meet(self, day, status):
        return MeetingFactory(
            board=self.board,
            group=self.group,
            held_on=datetime.date.fromisoformat(day),
            status=status,
        )

    def join(self, started, ended):
        if self.scene.is_of_board:
            return SeatFactory(board=self.board, started=started, ended=ended)
        return GroupMembershipFactory(group=self.group, started=started, ended=ended)

    def mark(self, meeting, member, mark):
        seat, membership = (member, None) if self.scene.is_of_board else (None, member)
        AttendanceFactory(meeting=meeting, seat=seat, membership=membership, mark=mark)

    def figures(self):
        """Everything that is counted, under all four rules."""
        group = None if self.scene.is_of_board else self.group
        found = []
        for rule in RULES:
            of = {"group": group, "rule": rule}
            record = attendance_record.in_year(self.board, 2012, **of)
            found += [
                [(row.member.pk, row.attended) for row in record.rows],
                record.bands,
                [row.member.pk for row in record.under_threshold],
                attendance_shares.by_agency(record),
                attendance_shares.trend(self.board, 2012, **of).whole,
            ]
        return found


def is_in(span, month):
    started, ended = span
    return started <= month and (not ended or month <= ended)


@pytest.fixture
def staged(db):
    """Each example of a property on a stage of its own, taken down after it."""

    def _staged(scene, then):
        with transaction.atomic():
            then(Stage(scene))
            transaction.set_rollback(True)

    return _staged


def a_property(function):
    steady = settings(
        max_examples=20,
        phases=[Phase.generate],  # to make an example smaller takes minutes
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    return steady(given(scene=scenes())(function))


@a_property
def test_cancelling_what_was_to_come_changes_nothing(staged, scene):
    def then(stage):
        before = stage.figures()

        for meeting in stage.meetings:
            if meeting.status in TO_COME:
                services.cancel_meeting(
                    meeting=meeting,
                    version=meeting.version,
                    reason="Snow",
                    by=Person.acting(stage.board, label="The test"),
                )

        assert stage.figures() == before

    staged(scene, then)


@a_property
def test_marks_at_a_cancelled_meeting_change_nothing(staged, scene):
    def then(stage):
        before = stage.figures()

        gone = stage.meet("2012-07-04", "cancelled")
        for member, mark in zip(stage.members, MARKS[1:], strict=False):
            stage.mark(gone, member, mark)
        Attendance.objects.filter(meeting__status="cancelled").update(mark="present")

        assert stage.figures() == before

    staged(scene, then)


@a_property
def test_a_meeting_said_to_be_cancelled_counts_as_one_that_never_was(staged, scene):
    def then(stage):
        Meeting.objects.filter(pk=stage.meetings[0].pk).update(status="cancelled")
        as_cancelled = stage.figures()

        stage.meetings[0].delete()

        assert stage.figures() == as_cancelled

    staged(scene, then)


@a_property
def test_only_what_was_held_is_counted(staged, scene):
    """The sums done again from the scene itself, so that the others do not compare nothing."""

    def then(stage):
        held = [
            place
            for place, status in enumerate(scene.statuses)
            if status in ("held", "minutes_agreed")
        ]
        group = None if scene.is_of_board else stage.group
        record = attendance_record.in_year(
            stage.board, 2012, group=group, rule=Rule(True, True)
        )

        expected = {}
        for member, span, marks in zip(
            stage.members, scene.spans, scene.marks, strict=True
        ):
            counted = [
                marks[place]
                for place in held
                if scene.is_of_board
                or (marks[place] != "not_expected" and is_in(span, MONTHS[place]))
            ]
            came = sum(mark in ("present", "deputy") for mark in counted)
            expected[member.pk] = (came, len(counted))
        assert expected == {
            row.member.pk: (row.attended.attended, row.attended.counted)
            for row in record.rows
        }

    staged(scene, then)
