import csv
import datetime
import io

from boards.models import Role
from tests.factories.boards import GroupFactory, MeetingFactory
from tests.factories.highlight_reports import HighlightReportFactory


def rows_of(response):
    text = response.content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def test_list_says_who_reported_and_who_did_not(signed_in, url, board):
    coming = MeetingFactory(
        board=board, group__is_reporting=False, held_on=datetime.date(2013, 6, 12)
    )
    earlier = MeetingFactory(
        board=board,
        group=coming.group,
        held_on=datetime.date(2013, 3, 13),
        status="held",
        is_day_illustrative=True,
    )
    silent, writing = (
        GroupFactory(board=board, name=name, reports="each_meeting")
        for name in ("Audit group", "Training group")
    )
    HighlightReportFactory(board=board, group=writing, meeting=coming)
    HighlightReportFactory(board=board, group=silent, meeting=earlier, submitted=True)
    reader = signed_in(Role.OBSERVER)

    address = url("workplan:highlight_report_list", board)
    heading, *rows = rows_of(reader.client.get(address, {"format": "csv"}))

    assert heading[2:5] == ["Group", "Report", "Submitted"]
    assert [row[1:5] for row in rows] == [
        ["2013-06-12", "Audit group", "Not reported yet", ""],
        [
            "2013-06-12",
            "Training group",
            "Not reported yet",
            "",
        ],  # a draft is not theirs
        ["March 2013", "Audit group", "Submitted", "2013-05-07"],
    ]


def test_page_links_to_its_exports(signed_in, url, board):
    reader = signed_in(Role.OBSERVER)
    address = url("workplan:highlight_report_list", board)
    assert "format=docx" not in reader.client.get(address).text

    meeting = MeetingFactory(board=board, held_on=datetime.date(2013, 6, 12))
    HighlightReportFactory(board=board, meeting=meeting, submitted=True)

    assert "format=docx" in reader.client.get(address).text
