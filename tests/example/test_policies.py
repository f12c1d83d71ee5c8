"""Policies, statements, engagement and self-assessment as loaded, against the source."""

import re

import pytest

from boards.chapters import engagement, policies, statements

pytestmark = pytest.mark.django_db


def test_joint_agreement_was_signed_in_2010_and_reviewed_in_2012(bath):
    agreement = bath.policies.get(title__contains="Children's Trust Board")

    assert agreement.signatory_list == ["Children's Trust Board"]
    assert (agreement.adopted, agreement.reviewed) == ("2010-09", "2012-06")


def test_protocols_of_the_south_west_are_regional(bath):
    regional = bath.policies.filter(source="regional", kind="protocol")

    assert {policy.title.split(" on ")[1] for policy in regional} == {
        "sexual exploitation",
        "child trafficking",
        "forced marriage",
    }


def test_supervision_was_audited_in_three_years(bath):
    supervision = bath.statements.get(title__contains="supervision")
    risk = bath.statements.get(title__contains="Risk")

    assert supervision.checked_years == "2009, 2011, 2012"
    assert len(supervision.principle_list) == 8
    assert len(risk.principle_list) == 10


def test_sections_three_and_four_print_one_statement_each(bath):
    sections = bath.annual_reports.get().sections
    titles = {
        number: re.search("::statements: (.*)::", sections.get(number=number).body)[1]
        for number in ("3", "4")
    }

    lengths = {
        number: len(
            statements(board=bath, year=2012, reader=None, named=title)[0].items
        )
        for number, title in titles.items()
    }

    assert lengths == {"3": 10, "4": 8}


def test_ninety_came_to_the_stakeholders_event(bath):
    event = bath.engagements.get(title="Stakeholders' Event 2012")

    assert event.dates_in_words == "29 November 2012"
    assert event.attended_count == 90
    meeting = bath.meetings.get(kind="stakeholder_event", held_on__year=2012)
    assert meeting.attended_count == event.attended_count


def test_concerns_go_to_three_in_turn(bath):
    assert len(bath.escalation_route.step_list) == 3


def test_the_chapters_leave_out_what_was_not_adopted_or_not_in_the_year(bath):
    year = {"board": bath, "year": 2012, "reader": None}

    titles = [row[0] for row in policies(**year)[0].rows]
    told = [row[0] for row in engagement(**year)[0].rows]

    assert len(titles) == bath.policies.count() - 1
    assert not [title for title in titles if "Health and Wellbeing" in title]
    assert not [each for each in told if "Event 2011" in each]
    assert len(statements(**year)) == 5
