import datetime
import re
from io import BytesIO

import pytest
from openpyxl import load_workbook

from boards.models import EscalationRoute, Role
from tests.factories.accounts import UserFactory
from tests.factories.boards import (
    AgencyFactory,
    GroupFactory,
    MeetingFactory,
    RestrictionFactory,
    RoleGrantFactory,
)
from tests.factories.challenges import ChallengeEscalationFactory, ChallengeFactory
from tests.factories.plans import ActionFactory
from tests.factories.risks import RiskFactory
from workplan.models import Action, Challenge
from workplan.services import challenge_links, challenge_restrictions
from workplan.services.origins import set_origins
from workplan.services.risk_mitigations import link_mitigation

READERS = [Role.BOARD_MEMBER, Role.OBSERVER, Role.INSPECTOR, Role.GROUP_CHAIR]
KEEPERS = [Role.CHAIR, Role.BUSINESS_MANAGER, Role.BUSINESS_SUPPORT]
RAISED = {
    "subject": "Nobody comes",
    "concern": "Nobody has come for a year",
    "raised": "March 2013",
    "from_text": "Independent Chair",
    "to_text": "The trust",
}
ANSWERED = {"response": "A deputy", "responded": "12/4/2013", "version": 1}
ESCALATED = {
    "level": 1,
    "to_text": "Chief executive",
    "escalated": "May 2013",
    "words": "No answer came",
    "version": 1,
}
CLOSED = {"result": "A deputy comes", "impact": "Decisions stand", "version": 1}
PAST, TO_COME = datetime.date(2013, 4, 30), datetime.date(2013, 6, 30)


@pytest.fixture
def challenge(board):
    return ChallengeFactory(board=board)


@pytest.fixture
def route(board):
    return EscalationRoute.objects.create(board=board, steps="Senior\nInspectorate")


@pytest.fixture
def log(signed_in, url):
    """The page of the log, as a role sees it: `log(Role.CHAIR, "impact=none")`."""

    def _log(role, query=""):
        person = signed_in(role)
        address = url("workplan:challenge_list", person.board)
        return person.client.get(f"{address}?{query}")

    return _log


def shown(page):
    return [row.record for row in page.context["table"].rows]


# The log


def test_the_log_shows_who_challenged_whom_and_what_came_of_it(board, log):
    police = AgencyFactory(board=board, name="Police")
    ChallengeFactory(
        board=board, to_agencies=[police], response_due_on=PAST, impact="Fewer wait"
    )
    ChallengeFactory(subject="Somebody else's")

    page = log(Role.OBSERVER).text

    for words in ("Independent Chair", "Police; The trust next door", "Fewer wait"):
        assert words in page
    assert "March 2013" in page
    assert "Overdue" in page
    assert "Somebody else" not in page
    assert ">1 challenge," in page


def test_the_log_is_beside_the_risk_register(signed_in, url):
    reader = signed_in(Role.OBSERVER)
    risks, log = (
        url(f"workplan:{name}", reader.board)
        for name in ("risk_list", "challenge_list")
    )

    for address in (risks, log):
        page = reader.client.get(address)
        assert [tab["url"] for tab in page.context["tabs"]] == [risks, log]
        current = [tab["url"] for tab in page.context["tabs"] if tab["is_current"]]
        assert current == [address]
        doors = [door.label for door in page.context["navigation"] if door.is_current]
        assert doors == ["Risks and challenges"]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", {"late", "answered", "known", "closed", "made"}),
        ("words=zebra", {"late"}),
        ("state=not_closed", {"late", "answered", "known", "made"}),
        ("state=closed", {"closed"}),
        ("state=responded", {"answered"}),
        ("response=overdue", {"late"}),
        ("impact=none", {"late", "answered", "made"}),
        ("direction=to", {"late"}),
        ("direction=from", {"made"}),
        ("agency=AGENCY", {"late", "made"}),
        ("year=2012", {"late", "answered", "known", "made"}),
        ("year=2013&impact=none", set()),
    ],
)
def test_the_log_is_narrowed(board, log, query, names):
    agency = AgencyFactory(board=board)
    rows = {
        "late": {
            "subject": "Zebra",
            "response_due_on": PAST,
            "to_agencies": [agency],
        },
        "answered": {"answered": True, "response_due_on": PAST},
        "known": {"impact": "Much", "response_due_on": TO_COME},
        "closed": {"closed": True, "raised": "2013-04"},
        "made": {"from_agency": agency},
    }
    made = {
        ChallengeFactory(board=board, **values).pk: name
        for name, values in rows.items()
    }

    page = log(Role.OBSERVER, query.replace("AGENCY", str(agency.pk)))

    assert {made[each.pk] for each in shown(page)} == names


@pytest.mark.parametrize(
    ("sort", "first"),
    [
        ("reference", 1),
        ("-reference", 9),
        ("raised", 9),
        ("-raised", 1),
        ("subject", 1),
        ("state", 1),
        ("-response_due_on", 9),
    ],
)
def test_the_log_is_sorted(board, log, sort, first):
    ChallengeFactory(
        board=board, number=1, raised="2013", subject="Aardvark", closed=True
    )
    ChallengeFactory(board=board, number=9, raised="2012", response_due_on=TO_COME)

    assert shown(log(Role.OBSERVER, f"sort={sort}"))[0].number == first


def test_counts_lead_to_what_they_count(board, log):
    ChallengeFactory(board=board, response_due_on=PAST)
    ChallengeFactory(board=board, answered=True)
    ChallengeFactory(board=board, closed=True)

    page = log(Role.OBSERVER).text

    assert '?impact=none">2 without impact' in page
    assert '?response=overdue">1 response overdue' in page


def test_the_log_sends_htmx_the_listing_alone(signed_in, url):
    reader = signed_in(Role.OBSERVER)

    page = reader.client.get(
        url("workplan:challenge_list", reader.board), headers={"HX-Request": "true"}
    )

    assert page.text.strip().startswith('<section id="log"')
    assert "<html" not in page.text


@pytest.mark.parametrize(("role", "may"), [(Role.CHAIR, True), (Role.OBSERVER, False)])
def test_an_empty_log_says_what_to_do_first(log, role, may):
    page = log(role).text

    assert "No challenges yet" in page
    assert ("Record a challenge" in page) is may


def full(board):
    agency = AgencyFactory(board=board)
    challenge = ChallengeFactory(
        board=board,
        from_agency=agency,
        to_agencies=[agency, AgencyFactory(board=board)],
        meeting=MeetingFactory(board=board),
    )
    ChallengeEscalationFactory(challenge=challenge)
    challenge.action_links.create(action=ActionFactory(board=board))
    challenge.risk_links.create(risk=RiskFactory(board=board))
    return challenge


@pytest.mark.parametrize("query", ["", "?format=csv"])
def test_the_log_asks_as_many_questions_for_thirty_as_for_one(
    signed_in, url, django_assert_max_num_queries, query
):
    reader = signed_in(Role.OBSERVER)
    address = url("workplan:challenge_list", reader.board) + query
    full(reader.board)
    reader.client.get(address)

    with django_assert_max_num_queries(20) as for_one:
        reader.client.get(address)
    for _ in range(29):
        full(reader.board)
    with django_assert_max_num_queries(len(for_one)):
        answer = reader.client.get(address)

    assert answer.status_code == 200


def test_it_leaves_as_it_is_filtered(board, log):
    late = full(board)
    Challenge.objects.filter(pk=late.pk).update(response_due_on=PAST, result="Nothing")
    ChallengeFactory(board=board, subject="Not asked for", answered=True)

    answer = log(Role.OBSERVER, "response=overdue&format=xlsx")

    sheet = load_workbook(BytesIO(answer.content))["Challenges"]
    rows = [
        row
        for row in sheet.iter_rows(values_only=True)
        if row[0] in ("Ref", late.reference)
    ]
    assert len(rows) == 2
    cells = dict(zip(*rows, strict=True))
    assert cells["About"] == late.subject
    assert cells["Response due"].date() == PAST
    assert cells["State"] == (
        "Open\nResponse overdue\nTo Chief executive of the trust, May 2013"
    )
    assert cells["Result"] == "Nothing"
    assert late.risk_links.get().risk.reference in cells["Links"]
    assert "Not asked for" not in str(list(sheet.values))


@pytest.mark.parametrize("extension", ["csv", "docx", "pdf"])
def test_it_leaves_in_every_format(board, log, extension):
    full(board)

    answer = log(Role.OBSERVER, f"format={extension}")

    assert answer.status_code == 200
    assert f".{extension}" in answer.headers["Content-Disposition"]


# One challenge


def test_detail_shows_all_that_is_known(board, signed_in, route):
    reader = signed_in(Role.BOARD_MEMBER)
    challenge = full(board)
    challenge.escalations.update(level_words="Senior")

    page = reader.client.get(challenge.get_absolute_url()).text

    for words in (
        "Nobody of the agency has come for a year",
        "Not recorded: needed before it can be closed",
        "Inspectorate",
        "Chief executive of the trust",
        challenge.action_links.get().action.label,
        challenge.risk_links.get().risk.title,
    ):
        assert words in page
    assert re.search(r"Senior\s+<strong[^>]*>Reached", page)


def test_detail_of_a_challenge_without_a_route_says_who_enters_it(signed_in, challenge):
    page = signed_in(Role.CHAIR).client.get(challenge.get_absolute_url()).text

    assert "no escalation route yet" in page
    assert "The business manager enters it" in page


@pytest.mark.parametrize(
    ("role", "state", "offered"),
    [
        (Role.CHAIR, {}, {"respond", "escalate", "edit", "close", "restrict"}),
        (Role.CHAIR, {"closed": True}, {"reopen", "restrict"}),
        (Role.BUSINESS_SUPPORT, {}, {"respond", "escalate", "edit", "close"}),
        (Role.BUSINESS_SUPPORT, {"closed": True}, {"reopen"}),
        (Role.BOARD_MEMBER, {}, set()),
        (Role.BOARD_MEMBER, {"closed": True}, set()),
    ],
)
def test_detail_offers_what_may_be_done_now(signed_in, url, role, state, offered):
    person = signed_in(role)
    challenge = ChallengeFactory(board=person.board, **state)

    page = person.client.get(challenge.get_absolute_url()).text

    deeds = ("respond", "escalate", "edit", "close", "reopen", "restrict")
    assert {
        deed
        for deed in deeds
        if url(f"workplan:challenge_{deed}", person.board, challenge.pk) in page
    } == offered


def test_a_risk_and_an_action_name_their_challenges(board, signed_in, challenge):
    reader = signed_in(Role.OBSERVER)
    risk, action = RiskFactory(board=board), ActionFactory(board=board)
    challenge.risk_links.create(risk=risk)
    challenge.action_links.create(action=action)

    for row in (risk, action):
        page = reader.client.get(row.get_absolute_url()).text
        assert challenge.get_absolute_url() in page
        assert challenge.subject in page


# Changing


@pytest.mark.parametrize("role", KEEPERS)
def test_raising_puts_it_in_the_log(signed_in, url, role):
    person = signed_in(role)
    agency = AgencyFactory(board=person.board)
    meeting = MeetingFactory(board=person.board)
    group = GroupFactory(board=person.board)

    answer = person.client.post(
        url("workplan:challenge_raise", person.board),
        RAISED
        | {
            "from_group": group.pk,
            "to_agencies": [agency.pk],
            "meeting": meeting.pk,
            "response_due_on": "2013-06-30",
        },
    )

    challenge = person.board.challenges.get()
    assert answer.url == challenge.get_absolute_url()
    assert (challenge.reference, challenge.raised) == ("C1", "2013-03")
    assert (challenge.from_group, challenge.meeting) == (group, meeting)
    assert list(challenge.to_agencies.all()) == [agency]
    assert challenge.response_due_on == TO_COME


def test_it_is_begun_on_the_page_of_an_agency_or_a_meeting(signed_in, url, board):
    chair = signed_in(Role.CHAIR)
    agency, meeting = AgencyFactory(board=board), MeetingFactory(board=board)
    raising = url("workplan:challenge_raise", board)

    for row, name in ((agency, "agency"), (meeting, "meeting")):
        begun = f"{raising}?{name}={row.pk}"
        assert begun in chair.client.get(row.get_absolute_url()).text
        page = chair.client.get(begun).text
        assert re.search(rf'value="{row.pk}"[^>]* (checked|selected)', page)


@pytest.mark.parametrize("role", [Role.OBSERVER, Role.BOARD_MEMBER])
def test_it_is_offered_there_to_those_alone_who_may(signed_in, url, board, role):
    person = signed_in(role)
    raising = url("workplan:challenge_raise", board)

    for row in (AgencyFactory(board=board), MeetingFactory(board=board)):
        assert raising not in person.client.get(row.get_absolute_url()).text


@pytest.mark.parametrize("query", ["agency=x&meeting=0", "agency=٣", "meeting=%00"])
def test_nonsense_in_its_address_begins_nothing(signed_in, url, board, query):
    chair = signed_in(Role.CHAIR)
    meeting = MeetingFactory(board=board)

    page = chair.client.get(f"{url('workplan:challenge_raise', board)}?{query}")

    assert page.status_code == 200
    assert "checked" not in page.text
    assert f'value="{meeting.pk}" selected' not in page.text


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"subject": ""}, "Enter what the challenge is about"),
        ({"concern": ""}, "Say what is challenged"),
        ({"raised": ""}, "Enter the date it was raised"),
        ({"raised": "last week"}, "as a date such as"),
        ({"from_text": ""}, "Say who challenges"),
        ({"to_text": ""}, "Say who is challenged"),
        ({"to_agencies": "0"}, "Select a valid choice"),
        ({"response_due_on": "soon"}, "as a date"),
        ({"from_agency": "AGENCY", "from_group": "GROUP"}, "not both"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_raising_explains_what_is_wrong(signed_in, url, wrong, words):
    manager = signed_in(Role.BUSINESS_MANAGER)
    keys = {
        "AGENCY": AgencyFactory(board=manager.board).pk,
        "GROUP": GroupFactory(board=manager.board).pk,
    }
    wrong = {name: keys.get(value, value) for name, value in wrong.items()}

    page = manager.client.post(
        url("workplan:challenge_raise", manager.board), RAISED | wrong
    ).text

    assert words in page
    assert "There is a problem" in page
    assert not manager.board.challenges.exists()


def test_raising_sent_twice_raises_one(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)
    address = url("workplan:challenge_raise", manager.board)
    page = manager.client.get(address).text
    once = re.search(r'name="once" value="(\w+)"', page)[1]

    answers = [manager.client.post(address, RAISED | {"once": once}) for _ in range(2)]

    challenge = manager.board.challenges.get()
    assert {answer.url for answer in answers} == {challenge.get_absolute_url()}


def test_edit_starts_with_what_is_stored_and_saves(signed_in, url, challenge):
    chair = signed_in(Role.CHAIR)
    police = AgencyFactory(board=chair.board, name="Police")
    challenge.to_agencies.set([police])
    address = url("workplan:challenge_edit", chair.board, challenge.pk)

    page = chair.client.get(address)
    assert page.context["form"].initial["to_agencies"] == [police]
    assert 'value="March 2013"' in page.text
    chair.client.post(address, RAISED | {"impact": "Somebody comes", "version": 1})

    challenge.refresh_from_db()
    assert (challenge.impact, challenge.version) == ("Somebody comes", 2)
    assert not challenge.to_agencies.exists()
    assert not challenge.is_closed


def test_edit_keeps_both_texts_when_somebody_was_first(signed_in, url, board):
    chair = signed_in(Role.CHAIR)
    police = AgencyFactory(board=board, name="Police")
    challenge = ChallengeFactory(
        board=board, subject="Theirs", to_agencies=[police], version=2
    )
    address = url("workplan:challenge_edit", board, challenge.pk)

    answer = chair.client.post(address, RAISED | {"subject": "Mine", "version": 1})

    assert answer.status_code == 409
    differing = {
        each["label"]: (each["yours"], each["stored"])
        for each in answer.context["conflict"]
    }
    assert differing["Subject"] == ("Mine", "Theirs")
    assert differing["Agencies"] == ("", "Police")
    challenge.refresh_from_db()
    assert challenge.subject == "Theirs"
    again = chair.client.post(address, RAISED | {"subject": "Mine", "version": 2})
    assert again.status_code == 302


def test_from_response_to_closing_and_open_again(signed_in, url, challenge, route):
    chair = signed_in(Role.CHAIR)
    deeds = [
        ("respond", ANSWERED, "responded"),
        ("escalate", ESCALATED, "escalated"),
        ("close", CLOSED, "closed"),
        (
            "reopen",
            {"reason": "It came back", "response_due_on": "2013-06-30"},
            "reopened",
        ),
    ]

    for version, (deed, values, state) in enumerate(deeds, start=1):
        address = url(f"workplan:challenge_{deed}", chair.board, challenge.pk)
        assert chair.client.get(address).status_code == 200
        answer = chair.client.post(address, values | {"version": version})
        assert answer.url == challenge.get_absolute_url()
        challenge.refresh_from_db()
        assert challenge.state == state

    assert challenge.responded == "2013-04-12"
    assert challenge.response_due_on == TO_COME
    page = chair.client.get(challenge.get_absolute_url()).text
    assert "It came back" in page
    assert "Chief executive" in page


@pytest.mark.parametrize(
    ("deed", "values", "words"),
    [
        ("respond", ANSWERED | {"response": " "}, "Say what was answered"),
        ("respond", ANSWERED | {"responded": ""}, "Enter the date of the response"),
        ("escalate", ESCALATED | {"level": ""}, "Select the step"),
        ("escalate", ESCALATED | {"level": "7"}, "Select a valid choice"),
        ("escalate", ESCALATED | {"to_text": ""}, "Enter the post"),
        ("escalate", ESCALATED | {"words": ""}, "Say why it is taken further"),
        ("close", CLOSED | {"impact": " "}, "Say what difference it made"),
        ("close", CLOSED | {"result": ""}, "Say what came of it"),
        ("restrict", {"reason": "x", "version": 1}, "what ends the restriction"),
        ("action_add", {"text": ""}, "Say what is to be done"),
        ("risk_link", {"risk": ""}, "Select the risk"),
    ],
)
def test_deeds_explain_what_is_wrong(
    signed_in, url, challenge, route, deed, values, words
):
    manager = signed_in(Role.BUSINESS_MANAGER)

    page = manager.client.post(
        url(f"workplan:challenge_{deed}", manager.board, challenge.pk), values
    ).text

    assert words in page
    assert "There is a problem" in page
    challenge.refresh_from_db()
    assert (challenge.version, challenge.state) == (1, "open")
    assert not Action.objects.exists()


def test_the_next_step_is_offered_first(signed_in, url, challenge, route):
    chair = signed_in(Role.CHAIR)
    ChallengeEscalationFactory(challenge=challenge, level=1)

    page = chair.client.get(
        url("workplan:challenge_escalate", chair.board, challenge.pk)
    )

    assert page.context["form"].initial["level"] == 2
    assert page.context["form"].fields["level"].choices == [
        (1, "Senior"),
        (2, "Inspectorate"),
    ]


@pytest.mark.parametrize(
    ("role", "words"),
    [
        (Role.BUSINESS_MANAGER, "Enter the escalation route"),
        (Role.CHAIR, "The business manager enters it"),
    ],
)
def test_escalating_without_a_route_leads_to_where_it_is_entered(
    signed_in, url, challenge, role, words
):
    person = signed_in(role)
    address = url("workplan:challenge_escalate", person.board, challenge.pk)

    assert words in person.client.get(address).text
    assert person.client.post(address, ESCALATED).status_code == 200
    assert not challenge.escalations.exists()


def test_a_closed_challenge_is_not_edited(signed_in, url):
    chair = signed_in(Role.CHAIR)
    challenge = ChallengeFactory(board=chair.board, closed=True)

    answer = chair.client.post(
        url("workplan:challenge_edit", chair.board, challenge.pk),
        RAISED | {"version": 1},
    )

    assert answer.status_code == 422
    assert "Reopen it first" in answer.text
    challenge.refresh_from_db()
    assert challenge.version == 1


# Links


def test_an_action_is_found_linked_and_taken_out(signed_in, url, board, challenge):
    chair = signed_in(Role.CHAIR)
    action = ActionFactory(board=board, code="4.2", text="Write to both partners")
    address = url("workplan:challenge_actions", board, challenge.pk)

    found = chair.client.get(f"{address}?words=both").text
    chair.client.post(address, {"action": action.pk})

    assert "Action 4.2" in found
    assert "Action 4.2" in chair.client.get(challenge.get_absolute_url()).text
    link = challenge.action_links.get()
    remove = url("workplan:challenge_action_remove", board, challenge.pk, link.pk)
    assert chair.client.post(remove).url.endswith("#actions")
    assert chair.client.post(remove).status_code == 404
    assert Action.objects.get() == action
    assert not challenge.action_links.exists()


@pytest.mark.parametrize("typed", ["", "x", "0", "9" * 20, "-1", "１"])
def test_linking_nothing_or_nonsense_is_explained(
    signed_in, url, board, challenge, typed
):
    chair = signed_in(Role.CHAIR)

    answer = chair.client.post(
        url("workplan:challenge_actions", board, challenge.pk),
        {"action": typed},
        follow=True,
    )

    assert "Find an action first" in answer.text
    assert not challenge.action_links.exists()


def test_an_action_that_is_asked_for_is_in_the_register(
    signed_in, url, board, challenge
):
    chair = signed_in(Role.CHAIR)

    chair.client.post(
        url("workplan:challenge_action_add", board, challenge.pk),
        {"text": "Name a deputy", "leads_text": "Chief officer"},
    )

    register = chair.client.get(url("workplan:register", board)).text
    assert "Name a deputy" in register
    assert (
        challenge.action_links.get().action.origins.get().label == challenge.reference
    )


def test_a_risk_is_linked_and_taken_out(signed_in, url, board, challenge):
    chair = signed_in(Role.CHAIR)
    risk = RiskFactory(board=board)
    theirs = RiskFactory()
    address = url("workplan:challenge_risk_link", board, challenge.pk)

    offered = chair.client.get(address).context["form"].fields["risk"].queryset
    assert list(offered) == [risk]
    chair.client.post(address, {"risk": theirs.pk})
    assert not challenge.risk_links.exists()
    chair.client.post(address, {"risk": risk.pk})

    link = challenge.risk_links.get()
    assert link.risk == risk
    assert not chair.client.get(address).context["form"].fields["risk"].queryset
    chair.client.post(
        url("workplan:challenge_risk_remove", board, challenge.pk, link.pk)
    )
    assert not challenge.risk_links.exists()


def test_nothing_is_taken_out_of_a_closed_challenge(signed_in, url, board):
    chair = signed_in(Role.CHAIR)
    challenge = ChallengeFactory(board=board, closed=True)
    link = challenge.action_links.create(action=ActionFactory(board=board))

    answer = chair.client.post(
        url("workplan:challenge_action_remove", board, challenge.pk, link.pk),
        follow=True,
    )

    assert "Reopen it first" in answer.text
    assert challenge.action_links.get() == link


# Restrictions


def restricted(board, **values):
    restriction = RestrictionFactory(board=board)
    return ChallengeFactory(
        board=board, subject="A zebra", restriction=restriction, **values
    )


def test_a_restricted_challenge_is_gone_from_everything_but_its_readers(
    signed_in, client, url, board
):
    agency = AgencyFactory(board=board)
    kept = restricted(board, response_due_on=PAST, to_agencies=[agency])
    risk, action = RiskFactory(board=board), ActionFactory(board=board)
    kept.risk_links.create(risk=risk)
    kept.action_links.create(action=action)
    reader = signed_in(Role.INSPECTOR)
    log = url("workplan:challenge_list", board)

    page = reader.client.get(log)

    assert not shown(page)
    assert (page.context["without_impact"], page.context["overdue"]) == (0, 0)
    assert not page.context["filter"].form.fields["agency"].queryset
    assert not shown(reader.client.get(f"{log}?words=zebra"))
    assert "zebra" not in reader.client.get(f"{log}?format=csv").text
    assert reader.client.get(kept.get_absolute_url()).status_code == 404
    for row in (risk, action):
        assert "zebra" not in reader.client.get(row.get_absolute_url()).text

    kept.restriction.readers.add(reader.user)

    assert shown(reader.client.get(log)) == [kept]
    assert "zebra" in reader.client.get(f"{log}?format=csv").text
    for row in (kept, risk, action):
        assert "zebra" in reader.client.get(row.get_absolute_url()).text


def test_restricted_actions_and_risks_are_on_no_surface_of_an_open_challenge(
    signed_in, url, board, challenge
):
    restriction = RestrictionFactory(board=board)
    action = ActionFactory(board=board, text="A zebra step", restriction=restriction)
    risk = RiskFactory(board=board, title="A zebra risk", restriction=restriction)
    links = [
        challenge.action_links.create(action=action),
        challenge.risk_links.create(risk=risk),
    ]
    support = signed_in(Role.BUSINESS_SUPPORT)

    pages = [
        challenge.get_absolute_url(),
        url("workplan:challenge_list", board) + "?format=csv",
        url("workplan:challenge_actions", board, challenge.pk) + "?words=zebra",
        url("workplan:challenge_risk_link", board, challenge.pk),
    ]
    for address in pages:
        page = support.client.get(address)
        assert page.status_code == 200
        assert "A zebra" not in page.text
        assert risk.reference not in page.text
    for name, link in zip(("action", "risk"), links, strict=True):
        remove = url(f"workplan:challenge_{name}_remove", board, challenge.pk, link.pk)
        assert support.client.post(remove).status_code == 404
    assert challenge.action_links.exists()
    assert challenge.risk_links.exists()


def test_the_history_does_not_name_what_was_restricted_since_it_was_linked(
    signed_in, acting, board, challenge
):
    by = acting(Role.BUSINESS_MANAGER)
    action = ActionFactory(board=board, text="A zebra step")
    risk = RiskFactory(board=board, title="A zebra risk")
    challenge_links.unlink_action(
        link=challenge_links.link_action(challenge=challenge, action=action, by=by),
        by=by,
    )
    challenge_links.link_risk(challenge=challenge, risk=risk, by=by)
    link_mitigation(risk=(open_risk := RiskFactory(board=board)), action=action, by=by)
    support = signed_in(Role.BUSINESS_SUPPORT)
    pages = (challenge.get_absolute_url(), open_risk.get_absolute_url())

    assert all("A zebra" in support.client.get(page).text for page in pages)
    for row in (action, risk):
        row.restriction = RestrictionFactory(board=board)
        row.save()

    for page in pages:
        shown = support.client.get(page)
        assert shown.status_code == 200
        assert "A zebra" not in shown.text
    action.restriction.readers.add(support.user)
    assert all("A zebra step" in support.client.get(page).text for page in pages)


def test_an_action_does_not_say_it_comes_from_a_challenge_restricted_since(
    signed_in, url, board, acting
):
    by = acting(Role.BUSINESS_MANAGER)
    challenge = ChallengeFactory(board=board, number=77)
    shown_to_all = ChallengeFactory(board=board, number=78)
    link = challenge_links.ask_for_action(challenge=challenge, text="A step", by=by)
    origins = [("challenge", "C77"), ("challenge", "C78")]
    set_origins(action=link.action, origins=origins, by=by)
    challenge_restrictions.restrict_challenge(
        challenge=challenge,
        version=challenge.version,
        reason="A review",
        until_event="It ends",
        by=by,
    )
    support = signed_in(Role.BUSINESS_SUPPORT)
    register = url("workplan:register", board)

    def pages():
        addresses = (link.action.get_absolute_url(), register, f"{register}?format=csv")
        return [support.client.get(address).text for address in addresses]

    for page in pages():
        assert "C77" not in page
        assert shown_to_all.reference in page
    assert not support.client.get(f"{register}?words=C77").context["table"].rows

    challenge.refresh_from_db()
    challenge.restriction.readers.add(support.user)
    assert all("C77" in page for page in pages())


def test_a_restricted_challenge_says_why_and_until_when(signed_in, board):
    restriction = RestrictionFactory(
        board=board, reason="A review is under way", until_on=datetime.date(2099, 1, 1)
    )
    challenge = ChallengeFactory(board=board, restriction=restriction)
    restriction.readers.add(UserFactory(name="Lay member"))

    page = signed_in(Role.CHAIR).client.get(challenge.get_absolute_url()).text

    assert "Lay member, until 1 January 2099. Reason: A review is under way" in page


def test_restriction_is_set_and_lifted_on_screen(signed_in, url, challenge):
    manager = signed_in(Role.BUSINESS_MANAGER)
    named = RoleGrantFactory(board=manager.board, role=Role.LAY_MEMBER).user
    of_it = manager.board, challenge.pk

    manager.client.post(
        url("workplan:challenge_restrict", *of_it),
        {
            "reason": "A review",
            "until_event": "It ends",
            "readers": [named.pk],
            "version": 1,
        },
    )
    challenge.refresh_from_db()
    assert challenge.restriction.reason == "A review"
    assert list(challenge.restriction.readers.all()) == [named]
    again = manager.client.get(url("workplan:challenge_restrict", *of_it)).text
    assert "A review" in again

    manager.client.post(
        url("workplan:challenge_lift_restriction", *of_it), {"version": 2}
    )
    challenge.refresh_from_db()
    assert challenge.restriction is None


def test_a_reader_from_elsewhere_cannot_be_named(signed_in, url, challenge):
    manager = signed_in(Role.BUSINESS_MANAGER)

    manager.client.post(
        url("workplan:challenge_restrict", manager.board, challenge.pk),
        {
            "reason": "A review",
            "until_event": "It ends",
            "readers": [UserFactory().pk],
            "version": 1,
        },
    )

    challenge.refresh_from_db()
    assert challenge.restriction is None


# Who may


def deeds(url, board, challenge):
    action = ActionFactory(board=challenge.board)
    risk = RiskFactory(board=challenge.board)
    links = {
        "action_remove": challenge.action_links.create(action=action),
        "risk_remove": challenge.risk_links.create(risk=risk),
    }
    values = {
        "edit": RAISED | {"version": 1},
        "respond": ANSWERED,
        "escalate": ESCALATED,
        "close": CLOSED,
        "reopen": {"reason": "x", "version": 1},
        "restrict": {"reason": "x", "until_event": "y", "version": 1},
        "lift_restriction": {"version": 1},
        "actions": {"action": action.pk},
        "action_add": {"text": "More"},
        "risk_link": {"risk": risk.pk},
        "action_remove": {},
        "risk_remove": {},
    }
    for deed, said in values.items():
        arguments = [challenge.pk] + ([links[deed].pk] if deed in links else [])
        yield url(f"workplan:challenge_{deed}", board, *arguments), said


def assert_unchanged(challenge):
    stored = Challenge.objects.get()
    assert (stored.version, stored.state, stored.restriction) == (1, "open", None)
    assert challenge.action_links.count() == challenge.risk_links.count() == 1
    assert not challenge.escalations.exists()
    assert Action.objects.count() == 1


@pytest.mark.parametrize("role", [*READERS, Role.SECTION_11_CONTACT])
def test_changing_is_forbidden_to(signed_in, url, challenge, route, role):
    person = signed_in(role)

    for address, values in deeds(url, person.board, challenge):
        assert person.client.post(address, values).status_code == 403, address
    raised = person.client.post(url("workplan:challenge_raise", person.board), RAISED)

    assert raised.status_code == 403
    assert_unchanged(challenge)


def test_another_boards_challenge_is_not_found(signed_in, url, route):
    manager = signed_in(Role.BUSINESS_MANAGER)
    theirs = ChallengeFactory()

    for address, values in deeds(url, manager.board, theirs):
        assert manager.client.post(address, values).status_code == 404, address
    detail = url("workplan:challenge_detail", manager.board, theirs.pk)

    assert manager.client.get(detail).status_code == 404
    assert manager.client.get(theirs.get_absolute_url()).status_code == 404
    assert_unchanged(theirs)


@pytest.mark.parametrize("role", [*READERS, *KEEPERS])
def test_the_log_can_be_read_by(log, role, challenge, signed_in):
    assert shown(log(role)) == [challenge]
    page = signed_in(role).client.get(challenge.get_absolute_url())
    assert page.status_code == 200


def test_the_log_is_closed_to_a_section_11_contact(log, signed_in, challenge):
    assert log(Role.SECTION_11_CONTACT).status_code == 403
    person = signed_in(Role.SECTION_11_CONTACT)
    assert person.client.get(challenge.get_absolute_url()).status_code == 403
