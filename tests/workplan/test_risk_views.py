import datetime

import pytest

from boards.models import Role
from tests.factories.boards import AgencyFactory, RestrictionFactory
from tests.factories.risks import RiskAssessmentFactory, RiskFactory
from workplan.models import Risk

ASSESSMENT = {
    "likelihood": 5,
    "impact": 4,
    "rationale": "Caseloads have risen",
    "next_review_on": "2013-09-11",
    "version": 1,
}
WORDS = {
    "title": "Partners are missing",
    "cause": "",
    "consequence": "",
    "category": "Governance",
    "owner_text": "Independent chair",
    "lead_agency": "",
    "treatment": "reduce",
    "existing_controls": "",
}
RAISED = WORDS | {name: ASSESSMENT[name] for name in ASSESSMENT if name != "version"}
READERS = [Role.BOARD_MEMBER, Role.OBSERVER, Role.INSPECTOR, Role.GROUP_CHAIR]


def assessed(board, likelihood=3, impact=3, **values):
    risk = RiskFactory(board=board, **values)
    RiskAssessmentFactory(risk=risk, likelihood=likelihood, impact=impact)
    return risk


def heat_map_link(likelihood, impact):
    return f"likelihood={likelihood}&amp;impact={impact}"


# The register


def test_risk_list_shows_open_risks_of_this_board_only(signed_in, url):
    reader = signed_in(Role.BOARD_MEMBER)
    assessed(reader.board, title="Thresholds differ")
    RiskFactory(board=reader.board, title="Old worry", closed=True)
    RiskFactory(title="Somebody else's risk")

    page = reader.client.get(url("workplan:risk_list", reader.board)).text

    assert "Thresholds differ" in page
    assert "Old worry" not in page
    assert "Somebody else" not in page
    assert ">1 risk<" in page


def test_risk_list_says_rating_and_movement_in_words(signed_in, url):
    reader = signed_in(Role.LAY_MEMBER)
    risk = assessed(reader.board, 3, 4)
    RiskAssessmentFactory(risk=risk, likelihood=4, impact=4, is_illustrative=True)

    page = reader.client.get(url("workplan:risk_list", reader.board)).text

    assert "Red: High" in page
    assert "up from 12" in page
    assert "Illustrative" in page


def test_risk_list_is_worst_first(signed_in, url):
    reader = signed_in(Role.OBSERVER)
    for title, likelihood in (("Mild", 1), ("Worst", 5), ("Middling", 3)):
        assessed(reader.board, likelihood, 5, title=title)

    page = reader.client.get(url("workplan:risk_list", reader.board)).text

    assert page.index("Worst</") < page.index("Middling</") < page.index("Mild</")


def test_risk_list_marks_a_review_that_is_overdue(signed_in, url):
    reader = signed_in(Role.OBSERVER)
    late = datetime.date(2013, 5, 7)  # the board stands on 8 May 2013
    assessed(reader.board, next_review_on=late)

    page = reader.client.get(url("workplan:risk_list", reader.board)).text

    assert "7 May 2013 <strong>overdue</strong>" in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("rating=High", {"Red one"}),
        ("category=Practice", {"Amber one"}),
        ("words=amber", {"Amber one"}),
        ("state=closed", {"Closed one"}),
        ("state=all", {"Red one", "Amber one", "Closed one"}),
        ("likelihood=5&impact=5", {"Red one"}),
        ("rating=High&category=Practice", set()),
        ("rating=Nonsense", set()),
    ],
)
def test_risk_list_filters(signed_in, url, query, found):
    reader = signed_in(Role.OBSERVER)
    assessed(reader.board, 5, 5, title="Red one", category="Resources")
    assessed(reader.board, 2, 4, title="Amber one", category="Practice")
    assessed(reader.board, 2, 4, title="Closed one", closed=True)

    page = reader.client.get(url("workplan:risk_list", reader.board) + f"?{query}").text

    titles = {"Red one", "Amber one", "Closed one"}
    assert {title for title in titles if title in page} == found
    assert ("No risks match" in page) is (not found)


def test_risk_list_filters_by_agency_and_offers_only_leading_ones(signed_in, url):
    reader = signed_in(Role.OBSERVER)
    police = AgencyFactory(board=reader.board, name="Police")
    AgencyFactory(board=reader.board, name="Leads nothing")
    AgencyFactory(name="Of another board")
    assessed(reader.board, title="Theirs", lead_agency=police)
    assessed(reader.board, title="Nobody's")

    page = reader.client.get(
        url("workplan:risk_list", reader.board) + f"?lead_agency={police.pk}"
    ).text

    assert "Theirs" in page
    assert "Nobody" not in page
    assert "Leads nothing" not in page
    assert "Of another board" not in page


def test_heat_map_counts_and_links_its_cells(signed_in, url):
    reader = signed_in(Role.OBSERVER)
    for _ in range(2):
        assessed(reader.board, 4, 3)
    assessed(reader.board, 1, 1, closed=True)

    response = reader.client.get(url("workplan:risk_list", reader.board))

    cells = [
        cell for row in response.context["heat_map"]["rows"] for cell in row["cells"]
    ]
    assert sum(cell["count"] for cell in cells) == 2
    assert heat_map_link(4, 3) in response.text
    assert heat_map_link(1, 1) not in response.text


def test_heat_map_keeps_counting_the_other_cells_when_one_is_chosen(signed_in, url):
    reader = signed_in(Role.OBSERVER)
    assessed(reader.board, 4, 3, category="Practice", title="Chosen")
    assessed(reader.board, 5, 5, category="Practice", title="Other")
    assessed(reader.board, 2, 2, category="Resources", title="Filtered")

    page = reader.client.get(
        url("workplan:risk_list", reader.board)
        + "?category=Practice&likelihood=4&impact=3"
    ).text

    assert "Chosen" in page
    assert "Other" not in page
    assert heat_map_link(5, 5) in page
    assert heat_map_link(2, 2) not in page


def test_restricted_risk_is_nowhere_for_the_wrong_reader(signed_in, url):
    reader = signed_in(Role.BUSINESS_SUPPORT)
    secret = assessed(
        reader.board,
        5,
        5,
        title="Zebra",
        category="Zebra category",
        lead_agency=AgencyFactory(board=reader.board, name="Zebra agency"),
        restriction=RestrictionFactory(board=reader.board, reason="Zebra reason"),
    )
    assessed(reader.board, 1, 1, title="Open to all")
    register = url("workplan:risk_list", reader.board)

    for query in ("", "?state=all", "?words=zebra", "?likelihood=5&impact=5"):
        page = reader.client.get(register + query).text.replace("words=zebra", "")
        page = page.replace('value="zebra"', "")
        assert "zebra" not in page.lower()
        assert heat_map_link(5, 5) not in page
    for deed in ("detail", "edit", "reassess", "close"):
        address = url(f"workplan:risk_{deed}", reader.board, secret.pk)
        assert reader.client.get(address).status_code == 404


def test_restricted_risk_is_there_for_the_manager(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)
    restriction = RestrictionFactory(board=manager.board)
    secret = assessed(manager.board, 5, 5, title="Zebra", restriction=restriction)

    page = manager.client.get(url("workplan:risk_list", manager.board)).text
    detail = manager.client.get(secret.get_absolute_url())

    assert "Zebra" in page
    assert "Restricted" in page
    assert heat_map_link(5, 5) in page
    assert detail.status_code == 200


def test_risk_list_sends_htmx_the_register_alone(signed_in, url):
    reader = signed_in(Role.OBSERVER)

    response = reader.client.get(
        url("workplan:risk_list", reader.board), headers={"HX-Request": "true"}
    )

    assert response.text.strip().startswith('<section id="register"')
    assert 'id="heat-map" hx-swap-oob="true"' in response.text
    assert "<html" not in response.text
    assert "HX-Request" in response.headers["Vary"]


@pytest.mark.parametrize(
    ("role", "may_raise"), [(Role.BUSINESS_MANAGER, True), (Role.OBSERVER, False)]
)
def test_empty_register_says_what_to_do_first(signed_in, url, role, may_raise):
    person = signed_in(role)

    page = person.client.get(url("workplan:risk_list", person.board)).text

    assert "No risks yet" in page
    assert ("Raise a risk" in page) is may_raise


def test_risk_list_asks_as_many_questions_for_fifty_risks_as_for_one(
    signed_in, url, django_assert_num_queries
):
    reader = signed_in(Role.OBSERVER)
    address = url("workplan:risk_list", reader.board)
    assessed(reader.board, lead_agency=AgencyFactory(board=reader.board))
    reader.client.get(address)

    with django_assert_num_queries(7):
        reader.client.get(address)
    for _ in range(49):
        assessed(reader.board, lead_agency=AgencyFactory(board=reader.board))
    with django_assert_num_queries(7):
        reader.client.get(address)


def test_heat_map_of_more_than_a_page_counts_them_all(
    signed_in, url, django_assert_num_queries
):
    """It asks once more for what the page does not show, however many there are."""
    reader = signed_in(Role.OBSERVER)
    address = url("workplan:risk_list", reader.board)
    for _ in range(51):
        assessed(reader.board, 4, 3)
    RiskFactory(board=reader.board, title="Never rated")

    with django_assert_num_queries(8):
        response = reader.client.get(address)

    cells = [
        cell for row in response.context["heat_map"]["rows"] for cell in row["cells"]
    ]
    assert [cell["count"] for cell in cells if cell["count"]] == [51]
    assert ">52 risks<" in response.text


# One risk


def test_risk_detail_shows_its_track(signed_in, url):
    reader = signed_in(Role.BOARD_MEMBER)
    risk = assessed(reader.board, 2, 2, title="Thresholds differ", cause="Old guidance")
    RiskAssessmentFactory(
        risk=risk, likelihood=4, impact=4, rationale="Three referrals were refused"
    )

    page = reader.client.get(risk.get_absolute_url()).text

    for words in ("Old guidance", "Three referrals were refused", "up from 4", "<img"):
        assert words in page


@pytest.mark.parametrize(
    ("role", "is_shown"), [(Role.BUSINESS_SUPPORT, True), (Role.BOARD_MEMBER, False)]
)
def test_risk_detail_shows_controls_only_to_those_who_may_use_them(
    signed_in, url, role, is_shown
):
    person = signed_in(role)
    risk = assessed(person.board)

    page = person.client.get(risk.get_absolute_url()).text

    for deed in ("edit", "reassess", "close"):
        link = url(f"workplan:risk_{deed}", person.board, risk.pk)
        assert (link in page) is is_shown


def test_risk_detail_of_a_closed_risk_says_why(signed_in):
    manager = signed_in(Role.BUSINESS_MANAGER)
    risk = RiskFactory(board=manager.board, closed=True)

    page = manager.client.get(risk.get_absolute_url()).text

    assert "The protocol is in force" in page
    assert "/reassess/" not in page


# Changing


def test_risk_raise_puts_it_in_the_register(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)

    response = manager.client.post(url("workplan:risk_raise", manager.board), RAISED)

    risk = manager.board.risks.get()
    assert response.headers["Location"] == risk.get_absolute_url()
    assert (risk.reference, risk.title) == ("R1", "Partners are missing")
    assert risk.assessments.get().score == 20
    assert risk.raised_by == manager.user


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"title": ""}, "Say what the risk is"),
        ({"likelihood": ""}, "Select how likely it is"),
        ({"impact": "9"}, "Select a valid choice"),
        ({"rationale": ""}, "Say why you rate it so"),
        ({"next_review_on": "soon"}, "as a date"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_risk_raise_explains_what_is_wrong(signed_in, url, wrong, words):
    manager = signed_in(Role.BUSINESS_MANAGER)

    page = manager.client.post(
        url("workplan:risk_raise", manager.board), RAISED | wrong
    ).text

    assert words in page
    assert "There is a problem" in page
    assert not manager.board.risks.exists()


def test_risk_raise_refuses_another_boards_agency(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)
    theirs = AgencyFactory(name="Elsewhere Constabulary")

    page = manager.client.post(
        url("workplan:risk_raise", manager.board), RAISED | {"lead_agency": theirs.pk}
    ).text

    assert "Elsewhere" not in page
    assert not manager.board.risks.exists()


def test_risk_edit_changes_the_words(signed_in, url):
    manager = signed_in(Role.BUSINESS_SUPPORT)
    risk = assessed(manager.board)
    address = url("workplan:risk_edit", manager.board, risk.pk)

    manager.client.post(address, WORDS | {"next_review_on": "2013-12-11", "version": 1})

    risk.refresh_from_db()
    assert (risk.title, risk.version) == ("Partners are missing", 2)
    assert risk.next_review_on == datetime.date(2013, 12, 11)


def test_risk_edit_keeps_both_texts_when_somebody_was_first(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)
    risk = assessed(manager.board, title="Theirs", version=2)
    address = url("workplan:risk_edit", manager.board, risk.pk)

    response = manager.client.post(address, WORDS | {"title": "Mine", "version": 1})

    assert response.status_code == 409
    assert "Mine" in response.text
    assert "Theirs" in response.text
    assert 'name="version" value="2"' in response.text
    risk.refresh_from_db()
    assert risk.title == "Theirs"
    again = manager.client.post(address, WORDS | {"title": "Mine", "version": 2})
    assert again.status_code == 302


def test_risk_edit_shows_beside_each_other_only_what_differs(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)
    agency = AgencyFactory(board=manager.board)
    risk = assessed(manager.board, title="Theirs", lead_agency=agency, version=2)

    response = manager.client.post(
        url("workplan:risk_edit", manager.board, risk.pk),
        WORDS
        | {
            "title": "Mine",
            "lead_agency": agency.pk,
            "category": risk.category,
            "owner_text": risk.owner_text,
            "next_review_on": risk.next_review_on.isoformat(),
            "version": 1,
        },
    )

    assert response.context["conflict"] == [
        {"label": "The risk", "yours": "Mine", "stored": "Theirs"}
    ]


def test_risk_reassess_adds_an_assessment(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)
    risk = assessed(manager.board, 2, 2)

    manager.client.post(
        url("workplan:risk_reassess", manager.board, risk.pk), ASSESSMENT
    )

    assert risk.assessments.first().score == 20
    assert risk.assessments.count() == 2


def test_risk_reassess_shows_the_rating_somebody_gave_meanwhile(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)
    risk = assessed(manager.board, 2, 2, version=2)

    response = manager.client.post(
        url("workplan:risk_reassess", manager.board, risk.pk), ASSESSMENT
    )

    assert response.status_code == 409
    stored = {f["label"]: f["stored"] for f in response.context["conflict"]}
    assert (stored["Likelihood"], stored["Impact"]) == ("2", "2")
    assert risk.assessments.count() == 1


def test_risk_close_takes_it_out_of_the_open_register(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)
    risk = assessed(manager.board)

    manager.client.post(
        url("workplan:risk_close", manager.board, risk.pk),
        {"reason": "No longer likely", "version": 1},
    )

    risk.refresh_from_db()
    assert (risk.closing_reason, risk.closed_by) == ("No longer likely", manager.user)


def test_risk_close_asks_for_a_reason(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)
    risk = assessed(manager.board)

    page = manager.client.post(
        url("workplan:risk_close", manager.board, risk.pk),
        {"reason": " ", "version": 1},
    ).text

    assert "Say why the risk is closed" in page
    risk.refresh_from_db()
    assert risk.is_open


def test_closed_risk_is_not_reassessed(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)
    risk = RiskFactory(board=manager.board, closed=True)

    response = manager.client.post(
        url("workplan:risk_reassess", manager.board, risk.pk), ASSESSMENT
    )

    assert response.status_code == 422
    assert "is closed" in response.text
    assert not risk.assessments.exists()


# Who may


def deeds(url, board, risk):
    return [
        (url("workplan:risk_raise", board), RAISED),
        (url("workplan:risk_edit", board, risk.pk), WORDS | {"version": 1}),
        (url("workplan:risk_reassess", board, risk.pk), ASSESSMENT),
        (url("workplan:risk_close", board, risk.pk), {"reason": "x", "version": 1}),
    ]


@pytest.mark.parametrize("role", [*READERS, Role.CHAIR, Role.SECTION_11_CONTACT])
def test_changing_a_risk_is_forbidden_to(signed_in, url, role):
    person = signed_in(role)
    risk = assessed(person.board)

    for address, values in deeds(url, person.board, risk):
        assert person.client.post(address, values).status_code == 403

    unchanged = Risk.objects.get()
    assert (unchanged.version, unchanged.is_open) == (1, True)
    assert unchanged.assessments.count() == 1


@pytest.mark.parametrize("role", READERS)
def test_register_can_be_read_by(signed_in, url, role):
    person = signed_in(role)
    risk = assessed(person.board)

    assert person.client.get(url("workplan:risk_list", person.board)).status_code == 200
    assert person.client.get(risk.get_absolute_url()).status_code == 200


def test_register_is_closed_to_a_section_11_contact(signed_in, url):
    contact = signed_in(Role.SECTION_11_CONTACT)
    risk = assessed(contact.board)

    assert (
        contact.client.get(url("workplan:risk_list", contact.board)).status_code == 403
    )
    assert contact.client.get(risk.get_absolute_url()).status_code == 403


def test_another_boards_risk_is_not_found_through_our_own_address(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)
    theirs = RiskFactory()

    for address, values in deeds(url, manager.board, theirs)[1:]:
        assert manager.client.post(address, values).status_code == 404
    detail = url("workplan:risk_detail", manager.board, theirs.pk)
    assert manager.client.get(detail).status_code == 404
    assert manager.client.get(theirs.get_absolute_url()).status_code == 404
    theirs.refresh_from_db()
    assert theirs.version == 1


def test_a_stranger_is_sent_to_sign_in(client, board, url):
    response = client.get(url("workplan:risk_list", board))

    assert response.status_code == 302
    assert "login" in response.headers["Location"]
