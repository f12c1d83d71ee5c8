from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from boards.chapters import budget, partner_shares
from boards.fund_record import coded_spend, statements_of
from boards.models import Fund
from boards.people import Person
from boards.services.budget import DoesNotBalance, copy_heads, set_up_fund
from lscb.documents.blocks import Cell, Figure, Table
from lscb.documents.charts import Gap
from lscb.history.models import Event
from tests.factories.boards import (
    AgencyFactory,
    FundFactory,
    FundLineFactory,
)


def printed(chapter, board, year=2012):
    return chapter(board=board, year=year, reader=Person.acting(board))


def words(row):
    return tuple(each.text if isinstance(each, Cell) else each for each in row)


@pytest.fixture
def two_years(board):
    """The police gave £800.50, then £1,000; the trust, since renamed, only the second time."""
    police, trust = AgencyFactory(board=board), AgencyFactory(board=board, name="Group")
    trust.names.create(name="Trust", ended="2013-03")
    trust.names.create(name="Group", started="2013-04")
    for year, gave in ((2011, {police: "800.50"}), (2012, {police: 1000, trust: 500})):
        for title in ("Main", "Training"):
            fund = FundFactory(board=board, year=year, title=title)
            for agency, amount in gave.items():
                half = Decimal(amount) / 2
                FundLineFactory(
                    fund=fund, head=f"From {agency.pk}", agency=agency, amount=half
                )
    return police


def test_shares_of_partners_are_of_all_funds_under_the_names_of_the_year(
    board, two_years
):
    table, figure = printed(partner_shares, board)

    assert isinstance(table, Table)
    assert [words(row) for row in table.rows] == [
        (two_years.name, "1,000", "66.7", "800.50", "+199.50", "+24.9"),
        ("Trust", "500", "33.3", "–", "–", "–"),
    ]
    assert words(table.total) == (
        "All partners",
        "1,500",
        "100.0",
        "800.50",
        "+699.50",
        "",
    )
    assert isinstance(figure, Figure)
    ours, before = figure.chart.series
    assert (ours.name, ours.values) == ("2012-13", (1000.0, 500.0))
    assert before.values[0] == 800.5
    assert isinstance(before.values[1], Gap)


def test_without_a_year_before_there_is_no_change_to_print(board, two_years):
    table, figure = printed(partner_shares, board, year=2011)

    assert words(table.rows[0]) == (two_years.name, "800.50", "100.0")
    assert table.notes == ("No contributions of 2010-11 are recorded.",)
    assert len(figure.chart.series) == 1


def test_a_year_without_a_figure_prints_no_shares(board, two_years, manager):
    assert printed(partner_shares, board, 2012)
    assert printed(partner_shares, board, 2013) == ()

    copy_heads(fund=board.funds.get(year=2012, title="Main"), by=manager)

    assert printed(partner_shares, board, 2013) == ()


def test_fees_and_carry_forward_are_no_partners(board):
    fund = FundFactory(board=board)
    for kind in ("fees", "carry_forward", "grant", "other"):
        FundLineFactory(fund=fund, kind=kind)

    assert printed(partner_shares, board) == ()


def test_budget_prints_what_came_and_went_only_where_it_is_known(board):
    fund = FundFactory(board=board, title="Main")
    FundLineFactory(fund=fund, head="Police", received=Decimal("99.50"))
    FundLineFactory(fund=fund, head="Fire", position=1)
    FundLineFactory(fund=fund, head="Salaries", side="expenditure", amount=2000)

    _, sources, expenditure = printed(budget, board)

    assert words(sources.heading[0]) == (
        "Sources of funds",
        "Budget 2012-13 (£)",
        "Received 2012-13 (£)",
    )
    assert [words(row) for row in (*sources.rows, sources.total)] == [
        ("Police", "1,000", "99.50"),
        ("Fire", "1,000", "–"),
        ("Total", "2,000", "99.50"),
    ]
    assert words(expenditure.total) == ("Total", "2,000")


def test_spend_is_added_up_by_what_it_counts_as(board):
    for title in ("Main", "Training"):
        fund = FundFactory(board=board, title=title)
        for coded_to, actual in (("training", 400), ("", None)):
            FundLineFactory(
                fund=fund, side="expenditure", coded_to=coded_to, actual=actual
            )

    assert coded_spend(statements_of(board, 2012)) == [
        ("Training", 2000, 800),
        ("Not coded yet", 2000, None),
    ]


def test_a_fund_is_set_up_unbalanced_with_a_reason_only(board, manager):
    fund = {
        "board": board,
        "year": 2012,
        "title": "Main",
        "sources": [{"head": "Police", "kind": "contribution", "amount": Decimal(5)}],
        "by": manager,
    }

    with pytest.raises(DoesNotBalance):
        set_up_fund(**fund)
    assert not Fund.objects.exists()

    event = Event.objects.about(set_up_fund(**fund, reason="Not yet allocated")).get()
    assert event.after["does_not_balance_because"] == "Not yet allocated"


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"kind": ""}, id="a source of no kind"),
        pytest.param({"actual": 1}, id="a source that is spent"),
        pytest.param({"amount": -1}, id="a contribution below zero"),
        pytest.param(
            {"side": "expenditure", "received": 1}, id="expenditure that is received"
        ),
    ],
)
def test_the_database_refuses_a_line_that_makes_no_sense(board, values):
    fund = FundFactory(board=board)

    with pytest.raises(IntegrityError), transaction.atomic():
        FundLineFactory(fund=fund, **values)


@pytest.mark.django_db(transaction=True)
def test_migrations_say_what_stored_groups_and_lines_are():
    executor = MigrationExecutor(connection)
    now = executor.loader.graph.leaf_nodes()
    old = [("boards", "0003_groups")]
    executor.migrate(old)
    apps = executor.loader.project_state(old).apps
    board = apps.get_model("boards", "Board").objects.create(slug="b", name="B")
    group = apps.get_model("boards", "Group").objects
    group.create(board=board, name="Reports", is_reporting=True)
    group.create(board=board, name="Silent")
    fund = apps.get_model("boards", "Fund").objects.create(board=board, year=2012)
    line = apps.get_model("boards", "FundLine").objects
    for head, side in (
        ("Carry forward from prior year", "source"),
        ("Fees and charges", "source"),
        ("A gift", "source"),
        ("Salaries", "expenditure"),
    ):
        line.create(fund=fund, head=head, side=side, amount=1)

    executor = MigrationExecutor(connection)
    executor.migrate(now)
    new = executor.loader.project_state(now).apps

    groups = new.get_model("boards", "Group").objects.values_list("name", "reports")
    assert dict(groups) == {"Reports": "each_meeting", "Silent": ""}
    lines = new.get_model("boards", "FundLine").objects.values_list("head", "kind")
    assert dict(lines) == {
        "Carry forward from prior year": "carry_forward",
        "Fees and charges": "fees",
        "A gift": "other",
        "Salaries": "",
    }
