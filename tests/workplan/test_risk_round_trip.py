"""A risk register that leaves as Excel or CSV is the same when it is taken in again."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from boards.models import Role
from lscb.files.sheets import sheets_of
from tests.factories.boards import (
    AgencyFactory,
    BoardFactory,
    RestrictionFactory,
    RoleGrantFactory,
)
from tests.factories.plans import PlanFactory, PriorityFactory
from workplan.models import Risk
from workplan.services import risk_ratings, risks

pytestmark = pytest.mark.django_db
AGENCIES = ["Avon Police", "Fire, Rescue and Co"]
PRIORITIES = ["Early help", "Neglect; and what follows"]
WORKED_OUT_COLUMN = "Since last assessed"
SIGNS = st.characters(categories=("L", "N", "P", "S", "Zs"))
LINE = st.text(SIGNS, max_size=40).map(lambda text: " ".join(text.split()))
LINES = st.lists(LINE, max_size=3).map(lambda found: "\n".join(found).strip())
LEVEL = st.integers(1, 5)
RATING = st.none() | st.tuples(LEVEL, LEVEL)
REGISTER = st.lists(
    st.fixed_dictionaries(
        {
            "title": LINE.filter(lambda text: text and "(" not in text),
            "cause": LINES,
            "consequence": LINES,
            "category": LINE,
            "owner_text": LINE,
            "lead_agency": st.none() | st.sampled_from(AGENCIES),
            "treatment": st.sampled_from(Risk.Treatment.values),
            "existing_controls": LINES,
            "next_review_on": st.none()
            | st.dates(datetime.date(1950, 1, 1), datetime.date(2090, 1, 1)),
            "rated": RATING,
            "impact": LEVEL,
            "is_illustrative": st.booleans(),
            "rationale": LINES.filter(bool),
            "priorities": st.sets(st.sampled_from(PRIORITIES)),
            "inherent": RATING,
            "target": RATING,
        }
    ),
    min_size=1,
    max_size=5,
)
odd = {
    "title": "=cmd|' /C calc'!A0",
    "cause": "One line\n\n- and another\n'=1+1",
    "consequence": "@SUM(A1); +44 1225",
    "category": "007",
    "owner_text": "Director, Avon Police",
    "lead_agency": AGENCIES[0],
    "treatment": "tolerate",
    "existing_controls": "TRUE",
    "next_review_on": datetime.date(2013, 6, 12),
    "likelihood": 4,
    "impact": 5,
    "is_illustrative": True,
    "rationale": "2013-06-12",
    "priorities": set(PRIORITIES),
    "inherent": (5, 5),
    "target": (1, 1),
}


def board_with(client, *, has_agencies):
    grant = RoleGrantFactory(role=Role.BUSINESS_MANAGER, board=BoardFactory())
    client.force_login(grant.user)
    plan = PlanFactory(board=grant.board, status="in_force")
    for title in PRIORITIES:
        PriorityFactory(plan=plan, code="", title=title)
    if has_agencies:
        for name in AGENCIES:
            AgencyFactory(board=grant.board, name=name)
    return grant.board


def enter(board, register, by):
    agencies = {each.name: each for each in board.agencies.all()}
    plan = board.plans.get()
    for values in register:
        values = dict(values)
        beside = {kind: values.pop(kind) for kind in ("inherent", "target")}
        titles = values.pop("priorities")
        if rated := values.pop("rated", None):
            values["likelihood"], values["impact"] = rated
        risk = risks.raise_risk(
            board=board,
            lead_agency=agencies.get(values.pop("lead_agency")),
            priorities=[p for p in plan.priorities.all() if p.title in titles],
            by=by,
            **values,
        )
        for kind, rated in beside.items():
            if rated:
                risk_ratings.rate_beside(
                    risk=risk,
                    version=risk.version,
                    kind=kind,
                    likelihood=rated[0],
                    impact=rated[1],
                    rationale="Judged so",
                    by=by,
                )


def given_out(client, url, board, extension):
    answer = client.get(url("workplan:risk_list", board), {"format": extension})
    assert answer.status_code == 200
    return answer.getvalue() if answer.streaming else answer.content


def rows_of(content, extension):
    sheet = sheets_of(content, f"risks.{extension}")[0]
    return [row.values for row in sheet.rows]


def taken_in(client, url, board, content, extension):
    upload = SimpleUploadedFile(f"risks.{extension}", content)
    client.post(url("workplan:risk_import", board), {"upload": upload})
    sheet = board.imports.get()
    client.post(url("workplan:risk_import_commit", board, sheet.pk))
    sheet.refresh_from_db()
    return sheet


@pytest.mark.parametrize("extension", ["xlsx", "csv"])
@given(register=REGISTER)
@settings(
    max_examples=10,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_a_register_given_out_is_taken_in_the_same(
    client, url, manager, extension, register
):
    board = board_with(client, has_agencies=True)
    enter(board, [odd, *register], manager)
    content = given_out(client, url, board, extension)
    other = board_with(client, has_agencies=True)

    sheet = taken_in(client, url, other, content, extension)

    assert (sheet.stored_count, sheet.set_aside) == (len(register) + 1, [])
    again = given_out(client, url, other, extension)
    assert rows_of(again, extension) == rows_of(content, extension)


def test_on_an_empty_board_the_register_reads_the_same(client, url, manager):
    board = board_with(client, has_agencies=True)
    enter(board, [odd, odd | {"title": "Posts are vacant"}], manager)
    before = given_out(client, url, board, "xlsx")
    other = board_with(client, has_agencies=False)

    sheet = taken_in(client, url, other, before, "xlsx")

    assert sheet.stored_count == 2
    after = given_out(client, url, other, "xlsx")
    named = [
        dict(zip(rows[0], rows[1], strict=True)) for rows in map(xlsx, (before, after))
    ]
    owners = [
        ", ".join(filter(None, (row.pop("Owner"), row.pop("Lead agency"))))
        for row in named
    ]
    assert owners[0] == owners[1] == "Director, Avon Police, Avon Police"
    assert named[0] == named[1]


def xlsx(content):
    return rows_of(content, "xlsx")


def test_closed_and_restricted_risks_are_set_aside_and_said(client, url, manager):
    board = board_with(client, has_agencies=True)
    enter(board, [odd, odd | {"title": "Pay"}, odd | {"title": "Old"}], manager)
    by_title = {risk.title: risk for risk in board.risks.all()}
    by_title["Pay"].restriction = RestrictionFactory(board=board)
    by_title["Pay"].save()
    risks.close_risk(risk=by_title["Old"], version=3, reason="Over", by=manager)
    path = url("workplan:risk_list", board)
    content = client.get(path, {"format": "csv", "state": "all"}).content
    other = board_with(client, has_agencies=True)

    sheet = taken_in(client, url, other, content, "csv")

    assert sheet.stored_count == 1
    whys = sorted(why for _, why in sheet.set_aside)
    assert "marked as closed" in whys[0]
    assert "marked as restricted" in whys[1]
    assert not other.risks.filter(title__startswith="Pay").exists()


def test_a_register_taken_in_twice_stores_nothing_twice(client, url, manager):
    board = board_with(client, has_agencies=True)
    enter(board, [odd], manager)
    content = given_out(client, url, board, "xlsx")

    sheet = taken_in(client, url, board, content, "xlsx")

    assert sheet.stored_count == 0
    assert "just as it stands here" in sheet.set_aside[0][1]
