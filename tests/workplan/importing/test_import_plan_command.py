import io

import pytest
from django.core.management import CommandError, call_command

from lscb.history.models import Event
from workplan.models import Plan, PlanImport

from .files import cell, docx, table

FILE = docx(
    table(["Version", "Author"]),
    table(
        ["Ref", "Action", "Lead", "When", "Report", "Milestones"],
        [cell("Priority 1: Listen (1.1-1.2)", span=6)],
        [
            "1.1",
            cell("Ask:", "• parents"),
            "Chair",
            "May 2013",
            "June LSCB",
            cell("a", "b"),
        ],
        [cell("Families", span=6)],
        ["1.2", "Answer", "", "Setpember 2013", "", ""],
    ),
)
LINES = [
    "Priority: 1. Listen (1.1-1.2)",
    "    1.1 | Ask: / • parents | Chair | May 2013 | June LSCB | a / b | ",
    "  Sub-theme: Families",
    "    1.2 | Answer |  | Setpember 2013 |  |  | No lead; Date not understood: “Setpember 2013”",
    "Aside: Table 1, row 1: The table has no column that says what is to be done: Version | Author",
    "in 5 = stored 4 + aside 1",
]


@pytest.fixture
def run(board, tmp_path):
    def _run(
        content=FILE,
        *,
        name="plan.docx",
        slug=None,
        title="Plan",
        year="2013-14",
        **more,
    ):
        path = tmp_path / name
        path.write_bytes(content)
        said = io.StringIO()
        call_command(
            "import_plan",
            slug or board.slug,
            path,
            title=title,
            year=year,
            stdout=said,
            **more,
        )
        return said.getvalue().splitlines()

    return _run


def test_import_plan_says_what_it_stores(run, board):
    assert run() == LINES

    (plan,) = board.plans.all()
    assert (plan.title, plan.year) == ("Plan", 2013)
    assert [each.code for each in plan.actions.in_printed_order()] == ["1.1", "1.2"]
    event = Event.objects.filter(verb="plan_imported").get()
    assert event.who == "import_plan"


def test_import_plan_dry_run_stores_nothing(run):
    assert run(dry_run=True) == LINES

    assert not Plan.objects.exists()
    assert not PlanImport.objects.exists()
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"slug": "nowhere"}, "There is no board at /nowhere/"),
        ({"year": "2013"}, "is not a year like 2012-13"),
        ({"title": " "}, "Give the plan a title"),
        ({"title": "x" * 151}, "Give the plan a title"),
        ({"name": "plan.odt"}, "save it as Word"),
        ({"content": b"nothing"}, "its content is not"),
        ({"content": docx(table(["Was", "Wer"]))}, "no action in it yet"),
    ],
)
def test_import_plan_refuses_in_one_line(run, given, words):
    with pytest.raises(CommandError, match=words) as refused:
        run(given.pop("content", FILE), **given)

    assert "\n" not in str(refused.value)
    assert not Plan.objects.exists()


def test_import_plan_refuses_a_file_that_is_not_there(board, tmp_path):
    with pytest.raises(CommandError, match="cannot be read: No such file"):
        call_command(
            "import_plan", board.slug, tmp_path / "x.docx", title="Plan", year="2013-14"
        )


def test_import_plan_refuses_a_plan_that_is_there(run, board):
    run()

    with pytest.raises(CommandError, match="already a plan called"):
        run()

    assert board.plans.count() == 1
