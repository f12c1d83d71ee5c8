import csv
import datetime
import io

import pytest

from boards.models import Role
from tests.factories.boards import (
    AgencyFactory,
    AppointmentFactory,
    GroupFactory,
    RestrictionFactory,
    SeatFactory,
)
from tests.factories.plans import (
    ActionFactory,
    ActionLeadFactory,
    ActionOriginFactory,
    ActionUpdateFactory,
    PlanFactory,
    ReportBackFactory,
)
from workplan import rag
from workplan.models import Action, ActionStatus, Rag

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(signed_in):
    return signed_in(Role.OBSERVER)


@pytest.fixture
def register(reader, url):
    """The register's page as an observer reads it, narrowed by a query."""

    def _register(query="", who=reader):
        return who.client.get(url("workplan:register", reader.board) + query)

    return _register


def texts_in(response):
    return [row.record.text for row in response.context["table"].rows]


def test_register_holds_every_action_whatever_it_came_from(register, board):
    group = GroupFactory(board=board)
    plans = [
        PlanFactory(board=board, title="Ours", year=2013),
        PlanFactory(
            board=board, title="Theirs", kind="sub_group", group=group, year=2012
        ),
    ]
    for plan in plans:
        ActionFactory(board=board, priority__plan=plan, text=f"Of {plan.title}")
    loose = ActionFactory(board=board, priority=None, text="Of no plan")
    ActionOriginFactory(action=loose, kind="audit", label="Case audit 4")
    ActionFactory(text="Another board’s")

    response = register()

    assert texts_in(response) == ["Of no plan", "Of Ours", "Of Theirs"]
    assert "3 actions" in response.text
    assert "Case audit 4" in response.text
    assert "Another board" not in response.text


def test_register_of_an_empty_board_says_what_to_do(register, signed_in, url, board):
    assert "No actions yet" in register().text

    manager = signed_in(Role.BUSINESS_MANAGER)
    page = register(who=manager).text
    assert url("workplan:programme", board) in page
    assert url("workplan:action_add_loose", board) in page


@pytest.fixture
def actions(board):
    """Unlike actions, each with what one filter looks for as its text."""

    def add(text, **values):
        return ActionFactory(board=board, priority__plan__title=f"Plan of {text}", text=text, **values)  # fmt: skip

    agency, group = AgencyFactory(board=board), GroupFactory(board=board)
    seat = SeatFactory(board=board, agency=agency)
    found = {
        "agency": add("agency"),
        "seat": add("seat"),
        "group": add("group"),
        "overdue": add("overdue", due_on="2013-03-01"),
        "soon": add("soon", due_on=board.today + datetime.timedelta(days=9)),
        "moved": add("moved", due_moves=1, due_reason="Late", due_on="2014-01-01"),
        "complete": add("complete", complete=True),
        "red": add("red", rag="red", rag_reason="No officer"),
        "origin": add("origin"),
        "owed": add("owed"),
        "loose": ActionFactory(board=board, priority=None, text="loose"),
    }
    ActionLeadFactory(
        action=found["agency"], kind="agency", agency=agency, text="Police"
    )
    ActionLeadFactory(action=found["seat"], kind="post", seat=seat, text="Inspector")
    ActionLeadFactory(action=found["group"], kind="group", group=group)
    ActionOriginFactory(action=found["origin"], kind="review", label="SCR 2012/1")
    ReportBackFactory(action=found["owed"])
    ReportBackFactory(action=found["red"], month=9, state="received")
    found["keys"] = {
        "agency": agency.pk,
        "group": group.pk,
        "plan": found["soon"].plan.pk,
    }
    return found


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("agency={agency}", {"agency", "seat"}),
        ("group={group}", {"group"}),
        ("lead=Police", {"agency"}),
        ("due=overdue", {"overdue"}),
        ("due=soon", {"soon"}),
        ("due=moved", {"moved"}),
        ("status=complete", {"complete"}),
        ("origin=review", {"origin"}),
        ("meeting=2013-06", {"owed"}),
        ("meeting=any", {"owed"}),
        ("plan=none", {"loose"}),
        ("plan={plan}", {"soon"}),
        ("words=SCR+2012", {"origin"}),
        ("words=moved", {"moved"}),
        ("rag=red", {"red", "overdue"}),
        ("status=complete&due=overdue", set()),
    ],
)
def test_register_is_narrowed(register, actions, query, texts):
    response = register(f"?{query.format(**actions['keys'])}")

    assert set(texts_in(response)) == texts
    assert ("No actions match" in response.text) == (not texts)


def test_register_leaves_out_what_is_not_open(register, actions):
    texts = texts_in(register("?status=open"))

    assert "complete" not in texts
    assert len(texts) == 10


@pytest.mark.parametrize("query", ["plan=7777", "agency=1e9", "meeting=soon", "rag=☃"])
def test_register_narrows_to_nothing_by_what_was_never_offered(
    register, actions, query
):
    response = register(f"?{query}")

    assert response.status_code == 200
    assert not (set(texts_in(response)) & {"red"}) or "govuk-error" in response.text


def test_my_actions_are_those_i_lead(signed_in, url, board):
    member = signed_in(Role.BOARD_MEMBER)
    seat = SeatFactory(board=board)
    AppointmentFactory(board=board, seat=seat, user=member.user, started="2012-04")
    mine, by_seat, others = (ActionFactory(board=board) for _ in range(3))
    ActionLeadFactory(action=mine, kind="agency", agency=member.grant.agency)
    ActionLeadFactory(action=by_seat, kind="post", seat=seat)

    response = member.client.get(url("workplan:register", board) + "?whose=mine")

    assert set(texts_in(response)) == {mine.text, by_seat.text}
    assert others.text not in response.text


def test_register_hides_what_is_restricted_from_rows_counts_filters_and_files(
    register, signed_in, board
):
    hidden = ActionFactory(
        board=board,
        text="Hidden words",
        priority__plan__title="Hidden plan",
        restriction=RestrictionFactory(board=board),
    )
    ActionLeadFactory(action=hidden, text="Hidden lead")
    ActionOriginFactory(action=hidden, kind="inspection", label="Hidden origin")
    ReportBackFactory(action=hidden, year=2031)
    ActionFactory(board=board)

    for query in ("", "?words=Hidden", "?format=csv", "?meeting=any"):
        page = register(query).text
        for word in ("words", "plan", "lead", "origin"):
            assert f"Hidden {word}" not in page
        assert "2031" not in page
    assert "1 action" in register().text
    page = register(who=signed_in(Role.CHAIR)).text
    assert "Hidden words" in page
    assert "Restricted" in page


@pytest.mark.parametrize(
    ("sort", "first"),
    [("due_on", "soon"), ("-due_on", "late"), ("rating", "late"), ("code", "late")],
)
def test_register_is_sorted_with_what_has_none_last(register, board, sort, first):
    ActionFactory(board=board, text="none", code="", rag="blue")
    ActionFactory(board=board, text="soon", code="2", due_on="2013-06-30", rag="green")
    ActionFactory(board=board, text="late", code="1", due_on="2014-01-31", rag="amber", rag_reason="Staff")  # fmt: skip

    texts = texts_in(register(f"?sort={sort}"))

    assert texts[0] == first
    assert texts[-1] == "none"


def test_register_is_taken_away_as_it_is_filtered(register, board):
    kept = ActionFactory(board=board, text="Taken away", code="1.1", status="ongoing")
    ActionOriginFactory(action=kept, kind="audit", label="Audit 4")
    ActionUpdateFactory(action=kept, words="Half is done")
    ActionFactory(board=board, text="Left behind", complete=True)

    response = register("?status=open&format=csv")

    rows = list(csv.reader(io.StringIO(response.text.lstrip("\ufeff"))))
    text = "\n".join(",".join(row) for row in rows)
    assert "Taken away" in text
    assert "Audit 4" in text
    assert "Half is done" in text
    assert "Left behind" not in text


def test_register_has_pages_of_50_and_a_constant_number_of_queries(
    register, board, django_assert_num_queries
):
    def add(count):
        for _ in range(count):
            action = ActionFactory(board=board, priority=None)
            ActionLeadFactory(action=action)
            ActionOriginFactory(action=action)

    add(2)
    with django_assert_num_queries(12):
        register()
    add(60)
    with django_assert_num_queries(12):
        response = register()
    assert len(response.context["table"].paginated_rows) == 50
    assert "page=2" in response.text


def test_register_sends_htmx_the_list_alone(reader, url, actions):
    response = reader.client.get(
        url("workplan:register", reader.board), headers={"HX-Request": "true"}
    )

    assert response.text.strip().startswith('<section id="register"')


def test_register_is_refused_to_a_section_11_contact(signed_in, url, board):
    contact = signed_in(Role.SECTION_11_CONTACT)

    assert contact.client.get(url("workplan:register", board)).status_code == 403


def test_the_rating_shown_is_the_owners_or_what_the_dates_suggest(board):
    """What the database works out for the register is what `rag` says."""
    days = [None, -1, 0, 30, 31]
    for status in ActionStatus.values:
        for day in days:
            for lead in ("Head of Service", " \n"):
                ActionFactory(
                    board=board,
                    priority=None,
                    status=status,
                    status_reason="Why",
                    completed_on=board.today if status == "complete" else None,
                    due_on=None
                    if day is None
                    else board.today + datetime.timedelta(day),
                    leads_text=lead,
                )
    ActionFactory(board=board, priority=None, rag="amber", rag_reason="Staff")

    for action in Action.objects.for_the_register(today=board.today):
        suggestion = rag.suggest(
            status=action.status,
            due_on=action.due_on,
            has_lead=bool(action.leads_text.strip()),
            today=board.today,
        )
        assert action.shown_rag == (action.rag or suggestion.rag)
        assert action.shown_rag in Rag.values
