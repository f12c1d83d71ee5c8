from decimal import Decimal

import pytest

from boards.models import Role
from boards.services import budget
from lscb.history.models import Event
from tests.factories.boards import AgencyFactory, FundFactory, FundLineFactory


@pytest.fixture
def manager_here(signed_in):
    return signed_in(Role.BUSINESS_MANAGER)


@pytest.fixture
def fund(board):
    """£1,000 from the police, spent on training."""
    fund = FundFactory(board=board)
    FundLineFactory(fund=fund, head="Police", agency=AgencyFactory(board=board))
    FundLineFactory(fund=fund, side="expenditure", head="Training")
    return fund


@pytest.fixture
def sent(fund):
    """What the page sends when nothing is changed, with `changes` put in their places."""

    def _sent(**changes):
        fund.refresh_from_db()
        data = {"title": fund.title, "year": fund.year, "version": fund.version}
        for side in ("source", "expenditure"):
            lines = list(fund.lines.filter(side=side))
            rows = [
                {
                    "pk": line.pk,
                    "head": line.head,
                    "kind": line.kind,
                    "agency": line.agency_id or "",
                    "coded_to": line.coded_to,
                    "amount": f"{line.amount}",
                    "ORDER": place,
                }
                for place, line in enumerate(lines, start=1)
            ]
            rows += [{"kind": "contribution"}] * 3
            data |= {
                f"{side}-TOTAL_FORMS": len(rows),
                f"{side}-INITIAL_FORMS": len(lines),
            }
            for number, row in enumerate(rows):
                data |= {f"{side}-{number}-{name}": row[name] for name in row}
        return data | {name.replace("__", "-"): changes[name] for name in changes}

    return _sent


@pytest.fixture
def edit(manager_here, fund, url):
    address = url("boards:fund_edit", fund.board, fund.pk)
    return lambda data: manager_here.client.post(address, data)


def amounts(fund, side="source"):
    return {line.head: line.amount for line in fund.lines.filter(side=side)}


def test_budget_shows_the_latest_year_and_any_other_by_its_address(signed_in, url):
    reader = signed_in(Role.OBSERVER)
    for year, title in ((2011, "Old fund"), (2012, "New fund")):
        FundFactory(board=reader.board, year=year, title=title)

    latest = reader.client.get(url("boards:budget", reader.board)).text
    earlier = reader.client.get(url("boards:budget_year", reader.board, 2011)).text

    assert "New fund" in latest
    assert "Old fund" not in latest
    assert "Old fund" in earlier
    assert url("boards:budget_year", reader.board, 2011) in latest
    assert "Add a fund" not in latest


def test_budget_says_how_much_a_fund_is_out_of_balance(signed_in, url, fund):
    fund.lines.filter(head="Police").update(amount=Decimal("1250.50"))

    page = signed_in(Role.OBSERVER).client.get(url("boards:budget", fund.board)).text

    assert "Does not balance" in page
    assert "differ by £250.50" in page


def test_add_a_fund_and_go_on_to_its_lines(manager_here, url):
    response = manager_here.client.post(
        url("boards:fund_add", manager_here.board),
        {"title": "Training", "year": "2013"},
    )

    fund = manager_here.board.funds.get(title="Training", year=2013)
    assert response.url == url("boards:fund_edit", manager_here.board, fund.pk)


def test_a_second_fund_of_a_title_in_a_year_is_refused(manager_here, url, fund):
    response = manager_here.client.post(
        url("boards:fund_add", manager_here.board),
        {"title": fund.title, "year": fund.year},
    )

    assert response.status_code == 422
    assert "choose another title" in response.text


def test_lines_are_changed_added_put_in_order_and_removed_at_once(edit, fund, sent):
    response = edit(
        sent(
            source__0__amount="£600",
            source__0__ORDER="2",
            source__0__invoiced="600",
            source__0__received="599.99",
            source__1__head="Fees",
            source__1__kind="fees",
            source__1__amount="400.00",
            source__1__ORDER="1",
            expenditure__0__DELETE="on",
            expenditure__1__head="Reviews",
            expenditure__1__coded_to="reviews",
            expenditure__1__amount="1,000",
            expenditure__1__actual="£1,000.01",
        )
    )

    assert response.url == fund.get_absolute_url()
    assert list(amounts(fund).items()) == [("Fees", 400), ("Police", 600)]
    police = fund.lines.get(head="Police")
    assert (police.invoiced, police.received) == (600, Decimal("599.99"))
    (spend,) = fund.lines.filter(side="expenditure")
    assert (spend.head, spend.coded_to) == ("Reviews", "reviews")
    assert spend.actual == Decimal("1000.01")
    changed = Event.objects.about(fund).get()
    assert changed.before["Police: agreed"] == "1,000"
    assert changed.after["Police: agreed"] == "600"
    assert changed.before["Training: budget"] == "1,000"


def test_saving_what_is_on_the_screen_changes_nothing(edit, fund, sent):
    before = list(fund.lines.values())

    edit(sent())

    assert list(fund.lines.values()) == before


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        pytest.param("44.293", "is not an amount in pounds", id="pounds or pence?"),
        pytest.param("a lot", "is not an amount in pounds", id="words"),
        pytest.param("-5", "not below zero", id="negative"),
        pytest.param("", "Enter what was agreed", id="nothing"),
    ],
)
def test_a_bad_amount_is_explained_and_kept(edit, fund, sent, typed, words):
    response = edit(sent(source__0__amount=typed))

    assert words in response.text
    assert 'href="#id_source-0-amount"' in response.text
    assert f'value="{typed}"' in response.text or not typed
    assert amounts(fund) == {"Police": 1000}


def test_only_what_is_carried_forward_may_be_negative(edit, fund, sent):
    edit(
        sent(
            source__1__head="Carry forward",
            source__1__kind="carry_forward",
            source__1__amount="-100",
            source__0__amount="1,100",
        )
    )

    assert amounts(fund) == {"Police": 1100, "Carry forward": -100}


def test_what_does_not_balance_is_stored_with_a_reason_only(edit, fund, sent):
    unexplained = edit(sent(source__0__amount="1200.50"))

    assert unexplained.status_code == 422
    assert "£200.50 is not spent" in unexplained.text
    assert 'name="reason"' in unexplained.text
    assert amounts(fund) == {"Police": 1000}

    edit(sent(source__0__amount="1200.50", reason="The police paid in advance"))

    assert amounts(fund) == {"Police": Decimal("1200.50")}
    event = Event.objects.about(fund).get()
    assert event.after["does_not_balance_because"] == "The police paid in advance"


def test_a_fund_that_somebody_else_changed_keeps_both_texts(edit, fund, sent, manager):
    mine = sent(source__0__head="Constabulary")
    budget.edit_fund(
        fund=fund,
        version=1,
        title=fund.title,
        year=fund.year,
        sources=[{"pk": fund.lines.get(head="Police").pk, "amount": Decimal(700)}]
        + [{"head": "Fire", "kind": "contribution", "amount": Decimal(300)}],
        expenditure=[],
        by=manager,
    )

    response = edit(mine)

    assert response.status_code == 409
    told = {each["label"]: each for each in response.context["conflict"]}
    assert told["Police: Agreed (£)"] == {
        "label": "Police: Agreed (£)",
        "yours": "1,000",
        "stored": "700",
    }
    assert told["Police: Head"]["yours"] == "Constabulary"
    assert told["Fire"]["stored"] == "Fire, £300"
    assert 'value="Constabulary"' in response.text
    assert amounts(fund) == {"Police": 700, "Fire": 300}


def test_saving_again_after_a_conflict_keeps_lines_that_were_not_on_the_screen(
    edit, fund, sent, manager
):
    mine = sent(source__0__amount="600")
    budget.edit_fund(
        fund=fund,
        version=1,
        title=fund.title,
        year=fund.year,
        sources=[
            {"pk": fund.lines.get(head="Police").pk, "amount": Decimal(600)},
            {"head": "Fire", "kind": "contribution", "amount": Decimal(400)},
        ],
        expenditure=[],
        by=manager,
    )
    edit(mine)

    edit(mine | {"version": 2})

    assert amounts(fund) == {"Police": 600, "Fire": 400}


def test_a_line_of_another_fund_is_added_not_taken(edit, fund, sent):
    theirs = FundLineFactory(head="Theirs")

    edit(sent(source__0__pk=theirs.pk, source__0__amount="0", reason="Trying"))

    theirs.refresh_from_db()
    assert (theirs.head, theirs.amount) == ("Theirs", 1000)


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.CHAIR])
def test_a_fund_is_changed_by_who_manages_the_board_alone(signed_in, url, fund, role):
    reader = signed_in(role)

    page = reader.client.get(fund.get_absolute_url()).text
    answer = reader.client.post(url("boards:fund_edit", fund.board, fund.pk), {})

    assert answer.status_code == 403
    assert "Edit the fund" not in page


# A new year


@pytest.fixture
def copy(manager_here, fund, url):
    address = url("boards:fund_copy", fund.board, fund.pk)
    return lambda: manager_here.client.post(address, follow=True)


def test_last_years_heads_are_copied_with_one_button_and_no_figures(
    manager_here, url, fund, copy
):
    next_year = url("boards:budget_year", fund.board, fund.year + 1)
    assert "Copy the heads of" in manager_here.client.get(next_year).text

    page = copy()

    copied = fund.board.funds.get(year=fund.year + 1)
    assert page.redirect_chain[-1][0] == url("boards:fund_edit", fund.board, copied.pk)
    assert copied.title == fund.title
    names = ("side", "head", "kind", "agency", "coded_to", "position")
    assert list(copied.lines.values(*names)) == list(fund.lines.values(*names))
    assert {line.amount for line in copied.lines.all()} == {0}
    assert "Copy the heads of" not in manager_here.client.get(next_year).text


def test_last_years_heads_are_not_copied_twice(fund, copy):
    copy()

    page = copy()

    assert "already: choose another title" in page.text
    assert fund.board.funds.filter(year=fund.year + 1).count() == 1


def test_what_was_copied_is_edited_after(manager_here, url, fund, copy, sent):
    copy()
    copied = fund.board.funds.get(year=fund.year + 1)
    heads = copied.lines.in_bulk()
    data = sent(year=copied.year, version=1)
    for name in [name for name in data if name.endswith("-pk")]:
        data[name] = next(
            pk for pk, line in heads.items() if line.side == name.split("-")[0]
        )

    manager_here.client.post(url("boards:fund_edit", fund.board, copied.pk), data)

    assert amounts(copied) == amounts(fund)


def test_the_history_of_a_line_is_in_words(edit, fund, sent):
    edit(
        sent(
            source__0__kind="fees",
            source__0__agency="",
            expenditure__0__coded_to="child_deaths",
        )
    )

    event = Event.objects.about(fund).get(verb="fund_edited")
    assert (event.before["Police: kind"], event.after["Police: kind"]) == (
        "Contribution",
        "Fees and charges",
    )
    assert event.after["Training: counts as"] == "Child death reviews"
    assert "Police: partner" in event.before
    told = f"{event.before}{event.after}"
    assert not any(code in told for code in ("coded_to", "child_deaths", "fees'"))
