"""Challenges as loaded, against what the source says the board asked of others."""

import pytest

pytestmark = pytest.mark.django_db


def test_the_source_closes_no_challenge(bath):
    assert bath.challenges.count() == 4
    assert not bath.challenges.filter(state="closed").exists()


def test_health_services_and_social_care_answered_in_march_2012(bath):
    answered = bath.challenges.filter(state="responded").oldest_first()

    assert [(each.to_words, each.responded) for each in answered] == [
        ("NHS BANES/Wiltshire Cluster Primary Care Trust", "2012-03"),
        ("Children's Social Care", "2012-03"),
    ]
    assert [bool(each.impact) for each in answered] == [True, False]


def test_both_are_tied_to_the_risk_about_the_improvement_plans(bath):
    risk = bath.risks.get(reference="R10")

    assert [link.challenge.reference for link in risk.challenge_links.all()] == [
        "C1",
        "C2",
    ]


def test_fifteen_issues_are_put_to_the_two_boards_in_april_2013(bath):
    challenge = bath.challenges.get(raised="2013-04")

    assert "fifteen issues" in challenge.concern
    assert challenge.to_words == "Children's Trust Board and Health and Wellbeing Board"
