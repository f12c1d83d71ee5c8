import datetime

import pytest

from workplan.rag import Suggestion, disagreement, suggest

TODAY = datetime.date(2013, 5, 8)


def of(status="in_progress", due=None, has_lead=True, starts_on=None):
    return suggest(
        status=status,
        due_on=None if due is None else TODAY + datetime.timedelta(days=due),
        has_lead=has_lead,
        today=TODAY,
        starts_on=starts_on,
    )


@pytest.mark.parametrize(
    ("suggestion", "expected"),
    [
        pytest.param(
            of("complete", due=-5), ("blue", "complete"), id="done late is done"
        ),
        pytest.param(of(due=-42), ("red", "42 days overdue"), id="overdue"),
        pytest.param(of(due=-1), ("red", "1 day overdue"), id="first day overdue"),
        pytest.param(of(due=0), ("amber", "due today"), id="due today"),
        pytest.param(of(due=30), ("amber", "due in 30 days"), id="last day of soon"),
        pytest.param(of(due=31), ("green", "on track"), id="first day not soon"),
        pytest.param(of(has_lead=False), ("amber", "nobody leads it"), id="no lead"),
        pytest.param(of("ongoing"), ("green", "on track"), id="ongoing"),
        pytest.param(of("not_started"), ("grey", "not started"), id="no date"),
        pytest.param(of("not_started", due=90), ("grey", "not due"), id="not due"),
        pytest.param(
            of("not_started", starts_on=datetime.date(2013, 9, 1)),
            ("grey", "not begun yet"),
            id="starts later",
        ),
        pytest.param(of("not_pursued", due=-9), ("grey", "not pursued"), id="given up"),
        pytest.param(of("carried_forward"), ("grey", "carried forward"), id="carried"),
    ],
)
def test_suggest(suggestion, expected):
    assert (suggestion.rag, suggestion.reason) == expected


@pytest.mark.parametrize(
    ("rated", "suggestion", "words"),
    [
        ("green", of(due=-42), "Rated green, 42 days overdue"),
        ("grey", of(due=-1), "Rated grey, 1 day overdue"),
        ("red", of(due=-42), ""),
        ("amber", of(due=-42), ""),
        ("", of(due=-42), ""),
        ("green", of(due=5), ""),
        ("amber", of("complete"), "Rated amber, though complete"),
        ("blue", of(), "Rated blue, not marked complete"),
        ("blue", of("complete"), ""),
        ("green", Suggestion("grey", "not due"), ""),
    ],
)
def test_disagreement(rated, suggestion, words):
    assert disagreement(rated, suggestion) == words
