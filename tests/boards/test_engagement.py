import pytest

from boards.chapters import engagement as engagement_chapter
from boards.models import Role
from boards.services import engagement
from tests.factories.policies import EngagementFactory


@pytest.mark.parametrize(
    ("started", "ended", "years"),
    [
        ("2012-03-31", "", [2011]),
        ("2012-04-01", "", [2012]),
        ("2013-03", "", [2012]),
        ("2012", "", [2011, 2012]),  # not known better
        ("2012-04", "2013-03", [2012]),
        ("2011-06", "2013", [2011, 2012, 2013]),
        ("2012-03", "2012-04", [2011, 2012]),
    ],
)
def test_it_counts_in_each_year_it_may_have_been_in(board, started, ended, years):
    EngagementFactory(board=board, started=started, ended=ended)

    found = [
        year
        for year in range(2009, 2015)
        if board.engagements.between(*board.year_dates(year)).exists()
    ]

    assert found == years


def test_dates_are_said_as_exactly_as_they_are_known(board):
    once = EngagementFactory(board=board, started="2012-11-29")
    long = EngagementFactory(board=board, started="2012-04", ended="2013-03")

    assert once.dates_in_words == "29 November 2012"
    assert long.dates_in_words == "April 2012 to March 2013"


ENTERED = {
    "title": "Annual event",
    "kind": "event",
    "audience": "workforce",
    "started": "29 November 2012",
    "attended_count": "90",
    "heard": "Thresholds differ",
}


def test_it_is_entered_and_told(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)

    manager.client.post(url("boards:engagement_add", manager.board), ENTERED)

    entered = manager.board.engagements.get()
    assert (entered.started, entered.attended_count) == ("2012-11-29", 90)
    assert manager.board.events.about(entered).get().after["heard"] == (
        "Thresholds differ"
    )


def test_an_end_before_the_start_is_refused(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)

    page = manager.client.post(
        url("boards:engagement_add", manager.board), ENTERED | {"ended": "May 2012"}
    )

    assert "Enter an end that is not before the start" in page.text
    assert not manager.board.engagements.exists()


def test_what_changed_is_added_later_and_recorded(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)
    event = EngagementFactory(board=manager.board, heard="Thresholds differ")

    manager.client.post(
        url("boards:engagement_edit", manager.board, event.pk),
        ENTERED | {"changed": "One threshold document", "version": 1},
    )

    event.refresh_from_db()
    assert event.changed == "One threshold document"
    told = manager.board.events.about(event).get()
    assert told.after["changed"] == "One threshold document"


def test_an_edit_over_somebody_elses_is_a_conflict(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)
    event = EngagementFactory(board=manager.board, heard="Theirs", version=3)

    response = manager.client.post(
        url("boards:engagement_edit", manager.board, event.pk),
        ENTERED | {"version": 2},
    )

    assert response.status_code == 409
    assert "Theirs" in response.text
    assert "Thresholds differ" in response.text


def test_the_list_is_narrowed_by_year_audience_and_outcome(signed_in, url):
    reader = signed_in(Role.OBSERVER)
    for title, values in {
        "Forum": {"started": "2012-11-29", "changed": "More seats"},
        "Leaflet": {"started": "2012-06", "audience": "public"},
        "Old day": {"started": "2009-06"},
    }.items():
        EngagementFactory(board=reader.board, title=title, **values)

    def titles(**query):
        page = reader.client.get(url("boards:engagement_list", reader.board), query)
        return {each.title for each in page.context["engagements"]}

    assert titles() == {"Forum", "Leaflet", "Old day"}
    assert titles(year="2012") == {"Forum", "Leaflet"}
    assert titles(audience="public") == {"Leaflet"}
    assert titles(outcome="changed") == {"Forum"}
    assert titles(words="seats") == {"Forum"}


def test_the_report_prints_the_year(board, manager):
    for day, count in (("2012-11-29", 1090), ("2011-11", None)):
        engagement.add_engagement(
            board=board,
            title="Forum",
            kind="event",
            audience="workforce",
            started=day,
            attended_count=count,
            by=manager,
        )

    (table,) = engagement_chapter(board=board, year=2012, reader=None)

    assert len(table.rows) == 1
    assert table.rows[0][0] == "Forum, 29 November 2012"
    assert table.rows[0][2].text == "1,090"
