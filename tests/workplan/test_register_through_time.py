"""
Whatever happens to the risks, each past meeting's register is found again: kept in its
snapshot, and worked out for the moment at which that was taken.

On the day of the meeting the two agree but for risks that somebody changed later that day:
the day is shown as it ended, the snapshot as the meeting saw it.
"""

import datetime
from collections import Counter
from unittest import mock

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from boards.models import Role
from boards.people import Person
from lscb.history.models import Event
from tests.factories.boards import (
    AgencyFactory,
    BoardFactory,
    GroupFactory,
    MeetingFactory,
    RoleGrantFactory,
)
from workplan.models import RiskAssessment
from workplan.register_as_at import as_at, of_snapshot
from workplan.scoring import Band, Matrix, matrix_of
from workplan.services import risk_ratings, risk_restrictions, risks
from workplan.services.register_snapshots import take_snapshot
from workplan.services.risk_matrix import set_risk_matrix

pytestmark = pytest.mark.django_db

MORNING = datetime.datetime(2013, 1, 9, 9, tzinfo=datetime.UTC)
levels = st.integers(1, 5)
deeds = st.one_of(
    st.tuples(st.just("raise"), st.none() | levels, levels),
    st.tuples(st.just("rate"), levels, levels),
    st.tuples(st.just("rate the target"), levels, levels),
    st.tuples(st.just("edit"), st.sampled_from(["title", "owner", "agency", "review"])),
    st.tuples(st.just("close")),
    st.tuples(st.just("restrict")),
    st.tuples(st.just("lift")),
    st.tuples(st.just("change the matrix"), st.integers(4, 12)),
    st.tuples(st.just("review")),
    st.tuples(st.just("review")),
)
# What is done, to which of the risks there are, and how many hours after the deed before.
stories = st.lists(
    st.tuples(deeds, st.integers(0, 5), st.sampled_from([1, 2, 30])), max_size=16
)


class Story:
    """A board with a clock of its own, and what somebody did on it."""

    def __init__(self):
        self.board = BoardFactory()
        self.agency = AgencyFactory(board=self.board)
        self.manager = self.person(Role.BUSINESS_MANAGER)
        self.support = self.person(Role.BUSINESS_SUPPORT)
        self.now = MORNING
        self.count = 0
        self.snapshots = []

    def person(self, role):
        return Person.acting(
            self.board, RoleGrantFactory(board=self.board, role=role).user
        )

    def play(self, steps):
        with mock.patch.object(timezone, "now", side_effect=lambda: self.now):
            for (deed, *values), place, hours in steps:
                self.now += datetime.timedelta(hours=hours)
                self.count += 1
                there = list(self.board.risks.open().order_by("number"))
                DEEDS[deed](self, there[place % len(there)] if there else None, *values)

    def raise_risk(self, _, likelihood, impact):
        rating = {"likelihood": likelihood, "impact": impact, "rationale": "So"}
        risk = risks.raise_risk(
            board=self.board,
            title=f"Risk {self.count}",
            next_review_on=datetime.date(2013, 6, 12),
            by=self.manager,
            **(rating if likelihood else {}),
        )
        risk.raised_at = self.now  # its default was named before the clock was ours
        risk.save(update_fields=["raised_at"])

    def rate(self, risk, likelihood, impact):
        risk_ratings.reassess_risk(
            **self.an_edit(risk),
            likelihood=likelihood,
            impact=impact,
            rationale="Worse",
            next_review_on=datetime.date(2013, 7, 1) + datetime.timedelta(self.count),
        )

    def rate_target(self, risk, likelihood, impact):
        risk_ratings.rate_beside(
            **self.an_edit(risk),
            kind=RiskAssessment.Kind.TARGET,
            likelihood=likelihood,
            impact=impact,
            rationale="By then",
        )

    def edit(self, risk, what):
        changes = {
            "title": {"title": f"Other words {self.count}"},
            "owner": {"owner_text": f"Post {self.count}"},
            "agency": {"lead_agency": None if risk.lead_agency else self.agency},
            "review": {
                "next_review_on": None,
                "existing_controls": f"Letters {self.count}",
            },
        }
        risks.edit_risk(**self.an_edit(risk), **changes[what])

    def close(self, risk):
        risks.close_risk(**self.an_edit(risk), reason="No longer likely")

    def restrict(self, risk):
        risk_restrictions.restrict_risk(**self.an_edit(risk), reason="A live review")

    def lift(self, risk):
        if risk.restriction:
            risk_restrictions.lift_restriction(**self.an_edit(risk))

    def change_matrix(self, _, highest):
        bands = (
            Band(f"Low {highest}", "green", 1, highest),
            Band("High", "red", highest + 1, 25),
        )
        self.board.refresh_from_db()
        if matrix_of(self.board).bands != bands:
            set_risk_matrix(
                board=self.board,
                version=self.board.version,
                matrix=Matrix(5, bands),
                by=self.manager,
            )

    def review(self, _):
        group = GroupFactory(board=self.board)  # one meets once a day; these may twice
        meeting = MeetingFactory(board=self.board, group=group, held_on=self.now.date())
        self.snapshots.append(take_snapshot(meeting=meeting, by=self.manager)[0])

    def an_edit(self, risk):
        return {"risk": risk, "version": risk.version, "by": self.manager}


def where_there_is_one(deed):
    return lambda story, risk, *values: risk and deed(story, risk, *values)


DEEDS = {
    "raise": Story.raise_risk,
    "rate": where_there_is_one(Story.rate),
    "rate the target": where_there_is_one(Story.rate_target),
    "edit": where_there_is_one(Story.edit),
    "close": where_there_is_one(Story.close),
    "restrict": where_there_is_one(Story.restrict),
    "lift": where_there_is_one(Story.lift),
    "change the matrix": Story.change_matrix,
    "review": Story.review,
}
FIRST = [(("raise", 3, 4), 0, 1), (("raise", None, 1), 0, 1), (("review",), 0, 1)]


def played(steps):
    story = Story()
    story.play([*FIRST, *steps, (("review",), 0, 1)])
    return story


@settings(max_examples=30)
@given(steps=stories)
def test_each_past_register_is_found_again_as_its_meeting_saw_it(steps):
    story = played(steps)

    for snapshot in story.snapshots:
        for reader in (story.manager, story.support):
            kept = of_snapshot(snapshot, reader)
            then = as_at(board=story.board, reader=reader, moment=snapshot.taken_at)
            assert then == kept
            night = end_of(snapshot.taken_at)
            shown = as_at(board=story.board, reader=reader, moment=night)
            changed = changed_between(story.board, snapshot.taken_at, night)
            assert without(changed, shown) == without(changed, kept)


@settings(max_examples=8)
@given(steps=stories)
def test_heat_maps_count_the_rows_beside_them(steps):
    story = played(steps)
    register = f"/{story.board.slug}/risks/"
    pages = [register, f"{register}?state=all"]
    pages += [f"{register}as-at/?meeting={one.meeting_id}" for one in story.snapshots]

    for reader in (story.manager, story.support):
        client = Client()
        client.force_login(reader.user)
        for page in pages:
            context = client.get(page).context
            assert cells_of(context["heat_map"]) == cells_of_rows(context), page


def end_of(moment):
    day = timezone.localtime(moment).date()
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.max))


def changed_between(board, after, until):
    events = Event.objects.filter(
        board=board, happened_at__gt=after, happened_at__lte=until
    )
    return {int(event.about_id) for event in events if event.about_type.model == "risk"}


def without(changed, lines):
    return [line for line in lines if line.risk_id not in changed]


def cells_of(heat_map):
    """How many risks each cell says it holds, by its place."""
    size = len(heat_map["impacts"])
    return {
        (size - row, column + 1): cell["count"]
        for row, line in enumerate(heat_map["rows"])
        for column, cell in enumerate(line["cells"])
        if cell["count"]
    }


def cells_of_rows(context):
    if "lines" in context:
        return Counter(
            (line.likelihood, line.impact) for line in context["lines"] if line.score
        )
    shown = [row.record for row in context["table"].paginated_rows]
    return Counter(
        (risk.current_likelihood, risk.current_impact)
        for risk in shown
        if risk.current_score
    )
