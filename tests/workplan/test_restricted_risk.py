"""
A restricted risk is nowhere for the wrong reader: not its words, not its reference, not in a
count. Each surface is read by every role, and again with the defence switched off.
"""

import datetime
import re
from types import SimpleNamespace

import pytest
from django.db.models import Q
from django.test import Client

from boards.models import Role
from boards.people import Person
from boards.permissions import ROLE_PERMISSIONS, Permission
from lscb.history.models import Event
from lscb.mail.models import Mail
from tests.factories.boards import MeetingFactory, RoleGrantFactory
from tests.factories.highlight_reports import HighlightReportFactory
from tests.factories.plans import ActionFactory
from workplan import chapters
from workplan.models import ActionOrigin, HighlightReportRisk
from workplan.services.origins import set_origins
from workplan.services.register_snapshots import take_snapshot
from workplan.services.risk_mitigations import add_mitigation, link_mitigation
from workplan.services.risk_restrictions import lift_restriction, restrict_risk
from workplan.services.risks import raise_risk

WORD = "zqshut"
RATED_AT = datetime.datetime(2013, 1, 9, 12, tzinfo=datetime.UTC)
RIGHTFUL = {
    role
    for role, permissions in ROLE_PERMISSIONS.items()
    if Permission.READ_RESTRICTED in permissions
}
WRONG = [role for role in Role if role not in RIGHTFUL]


def is_after_review(request):
    return request.param == "after the register was reviewed"


@pytest.fixture(
    params=["before the register was reviewed", "after the register was reviewed"]
)
def here(request, board, manager):
    """A board with an open risk, its restricted twin, and all that may tell of it."""
    open_risk = raise_twin(board, manager, "open", likelihood=4, impact=3)
    risk = raise_twin(board, manager, WORD, likelihood=5, impact=5)
    action = add_mitigation(risk=risk, text="Write to both", by=manager).action
    link_mitigation(risk=open_risk, action=ActionFactory(board=board), by=manager)
    meeting = MeetingFactory(
        board=board, group__board=board, held_on=datetime.date(2013, 3, 13)
    )
    report = HighlightReportFactory(board=board, meeting=meeting, submitted=True)
    HighlightReportRisk.objects.create(report=report, risk=risk, digest="of the words")
    steps = [
        lambda: take_snapshot(meeting=meeting, by=manager),
        lambda: restrict_risk(
            risk=risk, version=risk.version, reason="A live review", by=manager
        ),
    ]
    for step in steps if is_after_review(request) else steps[::-1]:
        step()
    return SimpleNamespace(
        board=board,
        open_risk=open_risk,
        risk=risk,
        action=action,
        meeting=meeting,
        report=report,
        manager=manager,
    )


def raise_twin(board, manager, word, **rating):
    return raise_risk(
        board=board,
        title=f"{word} partners withdraw",
        reference=f"{word}-1",
        category=f"{word} matters",
        owner_text=f"Head of {word}",
        existing_controls=f"Letters about {word}",
        rationale=f"Told about {word}",
        next_review_on=datetime.date(2013, 5, 1),  # before the day the board stands on
        assessed_at=RATED_AT,
        by=manager,
        **rating,
    )


@pytest.fixture
def reads(here):
    """What somebody in a role reads on a surface; None where the role has no such page."""
    clients = {}

    def _reads(role, surface, *, query=""):
        who = clients.get(role) or clients.setdefault(role, somebody(here.board, role))
        answer = who.client.get(SURFACES[surface](here) + query)
        assert answer.status_code in (200, 403, 404), surface
        is_shown = answer.status_code == 200
        return answer.content.decode("utf-8-sig").lower() if is_shown else None

    def _reader(role):
        return clients.setdefault(role, somebody(here.board, role)).user

    _reads.user_in = _reader
    return _reads


def somebody(board, role):
    grant = RoleGrantFactory(board=board, role=role)
    client = Client()
    client.force_login(grant.user)
    return SimpleNamespace(client=client, user=grant.user)


def under(address, query=""):
    return lambda here: f"/{here.board.slug}/{address}{query}"


REGISTER, AS_AT, ACTIONS = "risks/", "risks/as-at/", "work-programme/register/"
SURFACES = {
    "register": under(REGISTER),
    "register, closed ones too": under(REGISTER, "?state=all"),
    "register, by score": under(REGISTER, "?sort=score"),
    "register, a cell of the heat map": under(REGISTER, "?likelihood=5&impact=5"),
    "register, taken away": under(REGISTER, "?format=csv"),
    "risk": lambda here: here.risk.get_absolute_url(),
    "register at a meeting": lambda here: (
        f"/{here.board.slug}/{AS_AT}?meeting={here.meeting.pk}"
    ),
    "register at a meeting, taken away": lambda here: (
        f"/{here.board.slug}/{AS_AT}?meeting={here.meeting.pk}&format=csv"
    ),
    "register on a day": under(AS_AT, "?on=2013-03-20"),
    "register on a day, taken away": under(AS_AT, "?on=2013-03-20&format=csv"),
    "review of the register": under("risks/review/"),
    "home": under(""),
    "action that answers it": lambda here: here.action.get_absolute_url(),
    "register of actions": under(ACTIONS),
    "register of actions, taken away": under(ACTIONS, "?format=csv"),
    "origins of an action": lambda here: f"{here.action.get_absolute_url()}origins/",
    "highlight report": lambda here: here.report.get_absolute_url(),
}


@pytest.mark.parametrize("role", WRONG)
def test_restricted_risk_is_on_no_surface_for(role, here, reads):
    read = {surface: reads(role, surface) for surface in SURFACES}

    assert {surface for surface, page in read.items() if page and WORD in page} == set()


@pytest.mark.parametrize("surface", SURFACES)
def test_the_word_is_there_to_be_found_on(surface, here, reads, monkeypatch):
    """The control: with the defence switched off, whoever helps the manager reads it."""
    monkeypatch.setattr(Person, "may_read", lambda person, field: Q())

    assert WORD in reads(Role.BUSINESS_SUPPORT, surface)


@pytest.mark.parametrize("role", sorted(RIGHTFUL))
def test_restricted_risk_is_read_by(role, here, reads):
    read = {surface: reads(role, surface) for surface in SURFACES}

    shown = {surface for surface, page in read.items() if page}
    assert {surface for surface in shown if WORD not in read[surface]} == set()
    assert {"register", "risk", "register at a meeting", "home"} <= shown


def test_restricted_risk_is_read_by_those_named(here, reads):
    here.risk.restriction.readers.add(reads.user_in(Role.LAY_MEMBER))

    for surface in SURFACES:
        page = reads(Role.LAY_MEMBER, surface)
        assert page is None or WORD in page, surface
        other = reads(Role.ASSOCIATE, surface)
        assert other is None or WORD not in other, surface


@pytest.mark.parametrize("ending", ["lifted", "day past"])
def test_what_was_restricted_is_read_again_by_all(here, reads, ending):
    if ending == "lifted":
        lift_restriction(risk=here.risk, version=here.risk.version, by=here.manager)
    else:
        restriction = here.risk.restriction
        restriction.until_on = datetime.date(2013, 1, 1)
        restriction.save()

    for surface in SURFACES:
        page = reads(Role.BUSINESS_SUPPORT, surface)
        assert WORD in page, surface


# Counts


@pytest.mark.parametrize(("role", "count"), [(Role.OBSERVER, 1), (Role.CHAIR, 2)])
def test_counts_are_of_what_a_reader_may_read(here, reads, role, count):
    register = reads(role, "register")
    on_the_day = reads(role, "register on a day")
    at_the_meeting = reads(role, "register at a meeting")

    assert f">{count} risk{'s' if count > 1 else ''}<" in register
    for page in (register, on_the_day, at_the_meeting):
        assert sum(in_cells(page)) == count
    for surface in ("register, taken away", "register on a day, taken away"):
        assert rows_in(reads(role, surface)) == count


def test_the_cell_of_a_restricted_risk_is_empty_for_the_wrong_reader(here, reads):
    page = reads(Role.OBSERVER, "register, a cell of the heat map")

    assert ">0 risks<" in page
    assert "likelihood=5&amp;impact=5" not in page


def test_whoever_keeps_the_register_counts_what_they_may_read(here, reads):
    assert "the 1 open risk you may read" in reads(
        Role.BUSINESS_SUPPORT, "review of the register"
    )
    assert "the 2 open risks you may read" in reads(
        Role.BUSINESS_MANAGER, "review of the register"
    )


def test_a_search_says_nothing_of_a_restricted_risk(here, reads):
    for surface in ("register", "register of actions"):
        wrong = reads(Role.BUSINESS_SUPPORT, surface, query=f"?words={WORD}-1")
        right = reads(Role.BUSINESS_MANAGER, surface, query=f"?words={WORD}-1")

        assert "write to both" not in wrong
        assert f"{WORD}-1</" not in wrong
        assert "write to both" in right or f"{WORD}-1</" in right


def test_a_filter_does_not_find_an_action_by_a_restricted_risk(here, reads):
    ActionOrigin.objects.exclude(label=here.risk.reference).delete()

    wrong = reads(Role.BUSINESS_SUPPORT, "register of actions", query="?origin=risk")
    right = reads(Role.BUSINESS_MANAGER, "register of actions", query="?origin=risk")

    assert 'value="risk"' not in wrong
    assert "write to both" not in wrong
    assert "write to both" in right


def test_the_annual_report_prints_what_everybody_may_read(here):
    nobody = Person.acting(here.board, label="annual report")

    (table,) = chapters.risk_register(board=here.board, year=2013, reader=nobody)

    assert len(table.rows) == 1
    assert WORD not in str(table).lower()


# What is said of it elsewhere


def test_the_history_of_an_action_does_not_name_a_risk_restricted_since(here, reads):
    said = Event.objects.about(here.action).filter(verb="origins_set").get()
    assert f"Risk: {WORD}-1" in said.after["origins"]

    wrong = reads(Role.INSPECTOR, "action that answers it")
    right = reads(Role.CHAIR, "action that answers it")

    assert "origins set" not in wrong
    assert "origins set" in right


def test_origins_are_edited_beside_one_that_is_not_shown(here, acting):
    here.action.refresh_from_db()

    set_origins(
        action=here.action,
        version=here.action.version,
        origins=[("audit", "Audit of core groups"), ("risk", here.risk.reference)],
        by=acting(Role.BUSINESS_SUPPORT),
    )
    set_origins(
        action=here.action,
        version=here.action.version,
        origins=[("audit", "Audit of core groups")],
        by=acting(Role.BUSINESS_SUPPORT),
    )

    assert {str(origin) for origin in here.action.origins.all()} == {
        f"Risk: {here.risk.reference}",
        "Audit finding: Audit of core groups",
    }


def test_mail_about_it_goes_to_those_who_may_read_it(here):
    chair = RoleGrantFactory(board=here.board, role=Role.CHAIR).user
    for role in WRONG:
        RoleGrantFactory(board=here.board, role=role)
    Mail.objects.all().delete()

    raise_risk(
        board=here.board,
        title="Another",
        likelihood=5,
        impact=5,
        rationale="Told",
        restriction=here.risk.restriction,
        by=here.manager,
    )

    assert {mail.to_user for mail in Mail.objects.all()} == {chair}


def test_an_empty_board_begins_with_its_risks_for_whoever_may_read_none(here, reads):
    here.open_risk.mitigations.all().delete()
    here.open_risk.snapshots.all().delete()
    here.open_risk.delete()

    steps = {
        role: reads(role, "home")
        for role in (Role.BUSINESS_SUPPORT, Role.BUSINESS_MANAGER)
    }

    done = {role: is_done("enter your risks", page) for role, page in steps.items()}
    assert done == {Role.BUSINESS_SUPPORT: False, Role.BUSINESS_MANAGER: True}


def in_cells(page):
    return [
        int(count)
        for count in re.findall(r'class="heat-map__count"[^>]*>\s*(\d+)', page)
    ]


def rows_in(csv):
    """Of the list itself: its heading row begins with Ref."""
    lines = csv.splitlines()
    first = next(place for place, line in enumerate(lines) if line.startswith("ref,"))
    return sum(bool(re.match(r"[\w-]+-1,", line)) for line in lines[first + 1 :])


def is_done(step, page):
    (item,) = (each for each in page.split("<li")[1:] if step in each)
    return "done" in item.split("</li>")[0]
