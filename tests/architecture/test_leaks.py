"""
A word is planted in all that a role must not read; then every page that role can reach is read.

Pages are reached as a person would, by the links on them, and by every address there is.
"""

import re
from collections import Counter
from html import unescape

import pytest
from django.urls import resolve, reverse

from boards.models import Role
from boards.permissions import Permission
from workplan.models.risk import RiskQuerySet

from . import checks
from .addresses import ARGUMENTS, TRIED
from .asking import ask
from .planting import events_about, plant, rows_of, with_parts
from .world import KEEPS_NOTHING_FROM

pytestmark = pytest.mark.django_db

FOREIGN, RESTRICTED, DRAFT = "zqfar", "zqshut", "zqdraft"
OTHERS_DRAFT, OTHER_AGENCY = "zqother", "zqagency"
ANSWER = "zqanswer"  # in an appraisal: for its named readers alone
MOST_OF_A_KIND = 6  # links followed to one view, besides every address of the board
QUERIES_OF_A_PAGE = 2


@pytest.fixture(scope="module")
def planted(world_of_the_module):
    """The module's own world, with the words in it. How many texts hold each."""
    here, there = world_of_the_module.here, world_of_the_module.there
    restricted = with_parts(
        [
            here.hidden_action,
            here.hidden_risk,
            here.hidden_challenge,
            here.hidden_report,
            here.hidden_review,
            here.hidden_item,
            here.restriction,
        ]
    )
    drafts = with_parts([here.draft_report, here.early_edition])
    others_draft = with_parts([here.others_draft])
    foreign = [*rows_of(there.board), world_of_the_module.their_manager.user]
    return {
        FOREIGN: plant(FOREIGN, foreign),
        RESTRICTED: plant(RESTRICTED, [*restricted, *events_about(restricted)]),
        DRAFT: plant(DRAFT, [*drafts, *events_about(drafts)]),
        OTHERS_DRAFT: plant(OTHERS_DRAFT, others_draft),
        OTHER_AGENCY: plant(OTHER_AGENCY, [here.other_agency, here.others_return]),
        ANSWER: plant(ANSWER, here.appraisal_answer.replies.all()),
    }


def kept_from(role):
    """The words that this role must not find."""
    yield FOREIGN
    yield ANSWER
    if role not in KEEPS_NOTHING_FROM:
        yield RESTRICTED
    if not checks.may(role, Permission.READ_DRAFT_REPORT):
        yield DRAFT
    if not checks.may(role, Permission.RECEIVE_HIGHLIGHT_REPORT):
        yield OTHERS_DRAFT
    if role == Role.SECTION_11_CONTACT:
        yield OTHER_AGENCY


def variants_of(side):
    """The side as it is, and with its restricted rows and drafts in place of the others."""
    yield side
    yield side.hidden
    yield side.but(
        report=side.draft_report,
        section=side.draft_section,
        edition=side.draft_edition,
        job=side.draft_job,
    )
    yield side.but(edition=side.early_edition)
    yield side.but(
        group=side.other_group,
        action=side.others_action,
        highlight_report=side.others_draft,
        highlight_draft=side.others_draft,
        attachment=side.others_attachment,
        draft_attachment=side.others_attachment,
    )


def every_address(side):
    return [
        checks.path_at(address, side, checks.arguments_of(address, variant))
        for variant in variants_of(side)
        for address in TRIED
    ]


def links_on(page):
    """Every way on. Of the files a list is given out as, CSV: all four are made of the same."""
    for link in re.findall(r"""(?:href|hx-get|action)="(/[^"#]*)""", page):
        is_other_file = "format=" in link and "format=csv" not in link
        if not link.startswith("/static/") and not is_other_file:
            yield unescape(link)


def pages_read(who, side):
    """What `who` reads, by address: every address of the board, then along the links."""
    declared = ["/", *every_address(side)]
    waiting = [(link, True) for link in declared]
    asked, pages, kinds, queries = set(), {}, Counter(), Counter()
    while waiting:
        link, is_declared = waiting.pop(0)
        page, _, query = link.partition("?")
        kind = resolve(page).view_name
        is_enough = kinds[kind] >= MOST_OF_A_KIND or queries[page] >= QUERIES_OF_A_PAGE
        if link in asked or (is_enough and not is_declared):
            continue
        asked.add(link)
        kinds[kind] += not is_declared
        queries[page] += bool(query) and "format=" not in query
        answer = ask(who.client, "get", link)
        assert answer.status < 500, f"{link}: {answer}"
        if answer.status == 200:
            pages[link] = answer.content.decode(errors="replace").lower()
            waiting += ((found, False) for found in links_on(pages[link]))
    return pages


@pytest.fixture(scope="module")
def pages_of():
    """The pages somebody reads, read once in the module: `pages_of(who, side)`."""
    read = {}

    def _pages_of(who, side):
        if who.user not in read:
            read[who.user] = pages_read(who, side)
        return read[who.user]

    return _pages_of


def holding(word, pages):
    return {link for link, page in pages.items() if word in page}


@pytest.mark.parametrize("role", list(Role))
def test_nothing_is_read_that_is_kept_from(role, world, planted, pages_of):
    pages = pages_of(world.people[role], world.here)

    assert len(pages) > 3
    assert {word: holding(word, pages) for word in kept_from(role)} == {
        word: set() for word in kept_from(role)
    }


# The words are there to be found


def test_there_are_words_to_find(planted):
    assert planted[FOREIGN] > 80
    assert planted[RESTRICTED] > 25
    assert min(planted.values()) > 1


def names_holding(word, pages, side):
    """The names of the addresses on which the word is found."""
    held = holding(word, pages)
    return {
        address.name
        for variant in variants_of(side)
        for address in TRIED
        if checks.path_at(address, side, checks.arguments_of(address, variant)) in held
    }


def test_the_other_boards_manager_finds_its_words_on_every_page(world, planted):
    pages = pages_read(world.their_manager, world.there)
    theirs = {link for link in pages if link.startswith("/there/")}
    theirs = {link for link in theirs if ".css" not in link}  # no words in it

    assert len(theirs) > 60
    assert theirs - holding(FOREIGN, pages) == set()


def test_the_chair_finds_what_is_restricted(world, planted, pages_of):
    pages = pages_of(world.people[Role.CHAIR], world.here)
    held = names_holding(RESTRICTED, pages, world.here)

    assert held >= {
        "workplan:programme",
        "workplan:register",
        "workplan:action_detail",
        "workplan:action_evidence_file",
        "workplan:risk_list",
        "workplan:risk_detail",
        "workplan:challenge_list",
        "workplan:challenge_detail",
        "home:home",
        "workplan:highlight_report_detail",
        "workplan:highlight_report_file",
        "reviews:review_list",
        "reviews:review_detail",
        "workplan:agenda",
        "workplan:minutes",
        "boards:paper_file",
    }


@pytest.mark.parametrize(
    "name",
    [
        "workplan:action_detail",
        "workplan:risk_detail",
        "workplan:challenge_detail",
        "workplan:highlight_report_detail",
        "reviews:review_detail",
    ],
)
def test_named_readers_find_what_is_restricted(world, planted, name):
    arguments = ARGUMENTS[name](world.here.hidden)
    path = reverse(name, kwargs={"board_slug": "here", **arguments})

    answer = ask(world.named[Role.LAY_MEMBER].client, "get", path)

    assert RESTRICTED in answer.content.decode()


def test_the_manager_finds_drafts(world, planted, pages_of):
    pages = pages_of(world.people[Role.BUSINESS_MANAGER], world.here)

    assert holding(DRAFT, pages)
    assert holding(OTHERS_DRAFT, pages)
    assert holding(OTHER_AGENCY, pages)


def test_the_named_reader_finds_the_answers_of_an_appraisal(world, planted):
    pages = pages_read(world.appraiser, world.here)

    assert names_holding(ANSWER, pages, world.here) == {"boards:appraisal_detail"}


def test_a_leak_is_found(world, planted, monkeypatch):
    monkeypatch.setattr(RiskQuerySet, "visible_to", lambda risks, person: risks)

    pages = pages_read(world.people[Role.OBSERVER], world.here)
    assert "workplan:risk_list" in names_holding(RESTRICTED, pages, world.here)
