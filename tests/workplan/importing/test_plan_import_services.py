import pytest

from boards.exceptions import ChangedMeanwhile, Refused
from boards.people import Person
from lscb.files.exceptions import FileRefused
from lscb.files.models import File
from lscb.history.models import Event
from tests.factories.boards import AgencyFactory, BoardFactory, GroupFactory
from tests.factories.plan_imports import PlanImportFactory, content_of
from tests.factories.plans import PlanFactory, PriorityFactory
from workplan.importing.rows import as_plain_values
from workplan.models import Action, Plan, PlanImport
from workplan.services import plan_imports

from .files import cell, docx, paragraph, table

TITLES = (
    "Priority",
    "Links",
    "Outcomes",
    "Actions",
    "Lead",
    "When",
    "Report",
    "Milestones",
)
FILE = docx(
    paragraph("Business plan"),
    table(
        TITLES,
        [
            "1. Listen (1.1-1.2)",
            "Health plan",
            "Heard",
            cell("1.1 Ask:", "• parents", "• schools"),
            "Fire Service",
            "By June 2013",
            "September LSCB",
            cell("Draft by May 2013", "Done by June 2013"),
        ],
        ["Families (1.2)", "", "", "1.2 Answer", "", "", "", ""],
        ["", "", "", "", "", "", "", "x"],
        ["", "", "", "no number", "", "", "", ""],
    ),
    table(["Version", "Author"], ["1", "Manager"]),
)


@pytest.fixture
def read(board, manager):
    def _read(content=FILE, name="plan.docx", **values):
        given = {"title": "Plan", "year": 2013} | values
        return plan_imports.read_plan(
            board=board, content=content, name=name, by=manager, **given
        )

    return _read


@pytest.fixture
def commit(manager):
    def _commit(kept):
        return plan_imports.commit_plan(plan_import=kept, by=manager)

    return _commit


def with_rows(board, *rows, **values):
    content = as_plain_values(content_of(*rows))
    return PlanImportFactory(board=board, content=content, **values)


def test_read_plan_keeps_the_file_and_stores_nothing_of_it(read, board, manager):
    kept = read()

    assert kept.file.path.read_bytes() == FILE
    assert (kept.file.board, kept.file.name) == (board, "plan.docx")
    assert not board.plans.exists()
    event = Event.objects.about(kept).get()
    assert (event.verb, event.actor) == ("plan_import_read", manager.user)
    assert event.after == {"file": "plan.docx", "rows": 7}


def test_read_plan_refuses_what_it_cannot_read_and_keeps_nothing(read):
    with pytest.raises(FileRefused, match="no table"):
        read(docx(paragraph("Words")))

    assert not PlanImport.objects.exists()
    assert not File.objects.exists()


def test_commit_plan_stores_every_row_or_says_why_not(read, commit, board):
    agency = AgencyFactory(board=board, name="Fire Service")
    kept = read()

    done = commit(kept)

    plan = done.plan
    assert (plan.title, plan.year, plan.board) == ("Plan", 2013, board)
    (priority,) = plan.priorities.all()
    assert (priority.code, priority.title, priority.range_text) == (
        "1",
        "Listen",
        "(1.1-1.2)",
    )
    assert (priority.outcomes, priority.links_text) == ("Heard", "Health plan")
    (sub_theme,) = priority.sub_themes.all()
    assert (sub_theme.title, sub_theme.range_text) == ("Families", "(1.2)")
    first, second = plan.actions.in_printed_order()
    assert (first.code, first.text, first.steps) == ("1.1", "Ask:", "parents\nschools")
    assert [lead.agency for lead in first.leads.all()] == [agency]
    assert f"{first.due_on}" == "2013-06-30"
    assert [(r.year, r.month) for r in first.report_backs.all()] == [(2013, 9)]
    assert [m.text for m in first.milestones.all()] == [
        "Draft by May 2013",
        "Done by June 2013",
    ]
    assert (second.sub_theme, second.text) == (sub_theme, "Answer no number")
    assert (done.rows_in, done.rows_stored, done.rows_aside) == (6, 4, 2)
    assert done.set_aside == [
        [
            "Table 2, row 1",
            "Version | Author",
            "The table has no column that says what is to be done",
        ],
        [
            "Table 2, row 2",
            "1 | Manager",
            "The table has no column that says what is to be done",
        ],
    ]
    event = Event.objects.about(done).latest("pk")
    assert event.verb == "plan_imported"
    assert event.after == {
        "file": "plan.docx",
        "plan": "Plan",
        "rows": 6,
        "stored": 4,
        "set aside": 2,
    }


def test_commit_plan_a_second_time_is_refused(read, commit, board):
    kept = read()
    commit(kept)

    with pytest.raises(Refused, match="taken in already"):
        commit(kept)

    assert board.plans.count() == 1
    assert board.actions.count() == 2


def test_commit_plan_leaves_nothing_behind_when_it_fails(
    read, commit, board, monkeypatch
):
    kept = read()
    monkeypatch.setattr(
        "workplan.services.milestones.Milestone.save",
        lambda self, **options: 1 / 0,
    )

    with pytest.raises(ZeroDivisionError):
        commit(kept)

    assert not board.plans.exists()
    assert not Action.objects.exists()
    assert not PlanImport.objects.get().is_committed


def test_commit_plan_refuses_a_title_that_is_taken(read, commit, board):
    PlanFactory(board=board, title="Plan", year=2013)
    kept = read()

    with pytest.raises(Refused, match="already a plan called “Plan”"):
        commit(kept)

    assert not PlanImport.objects.get().is_committed


def test_commit_plan_refuses_a_file_without_an_action(board, commit):
    kept = with_rows(board, ("Action", "Lead"), ("", "Chair"))

    with pytest.raises(Refused, match="no action in it yet"):
        commit(kept)


def test_commit_plan_fills_an_empty_plan(read, commit, board):
    plan = PlanFactory(board=board, title="Empty")

    done = commit(read(plan=plan))

    assert done.plan == plan
    assert plan.actions.count() == 2
    assert board.plans.count() == 1


def test_commit_plan_refuses_a_plan_that_is_no_longer_empty(read, commit, board):
    plan = PlanFactory(board=board)
    kept = read(plan=plan)
    PriorityFactory(plan=plan)

    with pytest.raises(Refused, match="no longer empty"):
        commit(kept)

    assert not plan.actions.exists()


def test_commit_plan_of_a_sub_group(read, commit, board):
    group = GroupFactory(board=board)

    done = commit(read(kind=Plan.Kind.SUB_GROUP, group=group))

    assert (done.plan.kind, done.plan.group) == ("sub_group", group)


def test_actions_under_no_priority_are_stored_too(board, commit):
    kept = with_rows(board, ("Action", "Lead"), ("Ask", "Chair"))

    (action,) = commit(kept).plan.actions.all()

    assert (action.priority, action.text) == (None, "Ask")


def test_correct_entry_counts_and_is_recorded(board, manager, commit):
    kept = with_rows(board, ("Action", "Lead"), ("Ask", "Chair"), ("Tell", "Chair"))

    plan_imports.correct_entry(
        plan_import=kept,
        entry="3",
        version=0,
        kind="aside",
        values={"text": "Tell"},
        reason="Done last year",
        by=manager,
    )

    done = commit(kept)
    assert [each.text for each in done.plan.actions.all()] == ["Ask"]
    assert done.set_aside == [["Row 3", "Tell | Chair", "Done last year"]]
    event = Event.objects.about(kept).filter(verb="plan_import_corrected").get()
    assert event.after["3"]["reason"] == "Done last year"


def test_correct_entry_refuses_to_write_over_somebody_elses_words(board, manager):
    kept = with_rows(board, ("Action", "Lead"), ("Ask", "Chair"), ("Tell", "Chair"))
    say = {"plan_import": kept, "version": 0, "kind": "action", "by": manager}
    plan_imports.correct_entry(entry="2", values={"text": "Ask all"}, **say)
    plan_imports.correct_entry(entry="3", values={"text": "Tell all"}, **say)

    with pytest.raises(ChangedMeanwhile) as refused:
        plan_imports.correct_entry(entry="2", values={"text": "Ask few"}, **say)

    assert (refused.value.row.text, refused.value.row.version) == ("Ask all", 1)
    kept.refresh_from_db()
    texts = {key: said["values"]["text"] for key, said in kept.corrections.items()}
    assert texts == {"2": "Ask all", "3": "Tell all"}


def test_take_back_correction(board, manager):
    kept = with_rows(board, ("Action", "Lead"), ("Ask", "Chair"))
    plan_imports.correct_entry(
        plan_import=kept,
        entry="2",
        version=0,
        kind="aside",
        values={},
        by=manager,
    )

    plan_imports.take_back_correction(
        plan_import=kept, entry="2", version=1, by=manager
    )

    kept.refresh_from_db()
    assert kept.corrections == {}
    assert len(plan_imports.reading_of(kept).actions) == 1


def test_choose_columns_holds_and_is_claimed(board, manager):
    kept = with_rows(board, ("Was", "Wer"), ("Ask every family twice", "Chair"))
    key = plan_imports.reading_of(kept).sections[0].key
    choose = {"plan_import": kept, "key": key, "by": manager}

    plan_imports.choose_columns(version=1, fields=["text", "leads_text"], **choose)

    found = plan_imports.reading_of(kept)
    assert ("Ask every family twice", "Chair") in [
        (a.values["text"], a.values["leads_text"]) for a in found.actions
    ]
    with pytest.raises(ChangedMeanwhile):
        plan_imports.choose_columns(version=1, fields=["kept", "kept"], **choose)


def test_choose_target_moves_the_year_that_dates_belong_to(board, manager):
    kept = with_rows(board, ("Action", "When"), ("Ask", "June"))

    plan_imports.choose_target(
        plan_import=kept, version=1, by=manager, title="Other", year=2015
    )

    kept.refresh_from_db()
    assert (kept.title, kept.year, kept.version) == ("Other", 2015, 2)
    assert plan_imports.known_on(board, kept.year).plan_year == 2015


DEEDS = {
    "correct_entry": {"entry": "2", "kind": "aside", "values": {}},
    "take_back_correction": {"entry": "2"},
    "choose_columns": {"key": "x", "fields": []},
    "choose_target": {"title": "Other"},
}


@pytest.mark.parametrize("deed", DEEDS)
def test_nothing_is_changed_once_it_is_taken_in(board, manager, commit, deed):
    kept = commit(with_rows(board, ("Action", "Lead"), ("Ask", "Chair")))
    say = {"plan_import": kept, "version": kept.version, "by": manager}

    with pytest.raises(Refused, match="taken in already"):
        getattr(plan_imports, deed)(**say, **DEEDS[deed])


def test_earlier_of_knows_the_same_file_on_this_board_alone(read, commit):
    first = commit(read())
    again = read(title="Again")
    other = BoardFactory()
    elsewhere = plan_imports.read_plan(
        board=other,
        content=FILE,
        name="plan.docx",
        title="Plan",
        year=2013,
        by=Person.acting(other, label="test"),
    )

    assert plan_imports.earlier_of(again) == first
    assert plan_imports.earlier_of(elsewhere) is None
