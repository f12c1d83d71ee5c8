import datetime
from contextlib import closing

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from boards.models import Meeting, Role
from boards.people import Person
from tests.factories.boards import GroupFactory, MeetingFactory, RestrictionFactory
from tests.factories.highlight_reports import HighlightReportFactory
from workplan.models import HighlightReport
from workplan.services import highlight_reports

WORDS = {
    "progress": "Six files were read",
    "challenges": "",
    "decisions": "Agree the protocol",
    "next_steps": "",
    "version": 1,
}
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def group(board):
    return GroupFactory(board=board, name="Professional Practice")


@pytest.fixture
def meeting(board):
    return MeetingFactory(board=board, group__is_reporting=False)


@pytest.fixture
def chair(signed_in, group):
    return signed_in(Role.GROUP_CHAIR, group=group)


@pytest.fixture
def draft(board, group, meeting):
    return HighlightReportFactory(board=board, group=group, meeting=meeting)


def edit_address(url, report):
    return url("workplan:highlight_report_edit", report.board, report.pk)


# The list


def test_list_says_who_has_reported_and_who_has_not(signed_in, url, board, meeting):
    reader = signed_in(Role.BOARD_MEMBER)
    reported, silent = GroupFactory.create_batch(2, board=board)
    HighlightReportFactory(board=board, group=reported, meeting=meeting, submitted=True)

    response = reader.client.get(url("workplan:highlight_report_list", board))

    lines = {line["group"]: line["report"] for line in response.context["lines"]}
    assert lines[silent] is None
    assert lines[reported].state == "submitted"
    assert "Reported: 1 of 2 groups" in response.text
    assert "Write highlight report" not in response.text


def test_list_shows_a_draft_as_not_reported_to_those_who_may_not_read_it(
    signed_in, url, draft
):
    reader = signed_in(Role.BOARD_MEMBER)

    page = reader.client.get(url("workplan:highlight_report_list", draft.board)).text

    assert "Not reported yet" in page
    assert draft.get_absolute_url() not in page


def test_list_offers_the_chair_only_the_own_group(chair, url, group, meeting):
    other = GroupFactory(board=chair.board)

    page = chair.client.get(url("workplan:highlight_report_list", chair.board)).text

    write = "workplan:highlight_report_write"
    assert url(write, chair.board, group.pk) in page
    assert url(write, chair.board, other.pk) not in page


def test_list_is_about_the_next_business_meeting(signed_in, url, board, meeting):
    reader = signed_in(Role.OBSERVER)
    later = datetime.date(2013, 9, 11)
    MeetingFactory(board=board, group=meeting.group, held_on=later)
    held = MeetingFactory(
        board=board,
        group=meeting.group,
        held_on=datetime.date(2013, 3, 13),
        status=Meeting.Status.HELD,
    )
    HighlightReportFactory(board=board, meeting=held, received=True)

    response = reader.client.get(url("workplan:highlight_report_list", board))

    assert response.context["meeting"] == meeting
    assert [found for found, _ in response.context["earlier"]] == [held]


def test_list_without_a_meeting_to_come_says_so(signed_in, url, board):
    reader = signed_in(Role.OBSERVER)

    page = reader.client.get(url("workplan:highlight_report_list", board)).text

    assert "No business meeting to come" in page


def test_list_asks_as_many_questions_for_many_reports_as_for_one(
    signed_in, url, board, meeting, django_assert_num_queries
):
    manager = signed_in(Role.BUSINESS_MANAGER)
    address = url("workplan:highlight_report_list", board)
    HighlightReportFactory(board=board, meeting=meeting, submitted=True)
    manager.client.get(address)

    with django_assert_num_queries(8):
        manager.client.get(address)
    for _ in range(20):
        HighlightReportFactory(board=board, meeting=meeting, submitted=True)
    with django_assert_num_queries(8):
        manager.client.get(address)


# Beginning


def test_write_opens_a_draft_once(chair, url, group, meeting):
    address = url("workplan:highlight_report_write", chair.board, group.pk)

    assert chair.client.get(address).status_code == 200
    assert not chair.board.highlight_reports.exists()
    first = chair.client.post(address)
    again = chair.client.post(address)

    report = chair.board.highlight_reports.get()
    assert (report.group, report.meeting) == (group, meeting)
    assert first.headers["Location"] == again.headers["Location"]
    assert first.headers["Location"] == edit_address(url, report)


def test_write_leads_to_the_report_that_is_there(chair, url, group, meeting):
    report = HighlightReportFactory(
        board=chair.board, group=group, meeting=meeting, submitted=True
    )

    response = chair.client.get(
        url("workplan:highlight_report_write", chair.board, group.pk)
    )

    assert response.headers["Location"] == report.get_absolute_url()


def test_write_brings_the_next_steps_of_the_last_report(chair, url, group, meeting):
    held = MeetingFactory(
        board=chair.board, group=meeting.group, held_on=datetime.date(2013, 3, 13)
    )
    HighlightReportFactory(
        board=chair.board,
        group=group,
        meeting=held,
        received=True,
        next_steps="Train the trainers",
    )
    held.status = Meeting.Status.HELD
    held.save()

    chair.client.post(url("workplan:highlight_report_write", chair.board, group.pk))

    report = chair.board.highlight_reports.get(meeting=meeting)
    assert report.next_steps == "Train the trainers"


def test_write_without_a_meeting_to_come_says_so(chair, url, group):
    address = url("workplan:highlight_report_write", chair.board, group.pk)

    for response in (chair.client.get(address), chair.client.post(address)):
        assert "No business meeting to come" in response.text
    assert not chair.board.highlight_reports.exists()


# Writing


def test_save_draft_keeps_the_words(chair, url, draft):
    response = chair.client.post(edit_address(url, draft), WORDS)

    assert response.status_code == 302
    draft.refresh_from_db()
    assert (draft.decisions, draft.version) == ("Agree the protocol", 2)
    assert draft.state == "draft"


def test_typing_saves_and_answers_with_a_tick_and_the_new_version(chair, url, draft):
    response = chair.client.post(edit_address(url, draft), WORDS, headers=HTMX)

    assert "Draft saved" in response.text
    assert 'name="version" value="2"' in response.text
    assert "<html" not in response.text
    draft.refresh_from_db()
    assert draft.progress == "Six files were read"


def test_a_page_sends_its_own_mark_and_turn_with_what_is_typed(chair, url, draft):
    address = edit_address(url, draft)
    form = chair.client.get(address).context["form"]
    page = {"page": form["page"].value(), "turn": 1}
    assert chair.client.get(address).context["form"]["page"].value() != page["page"]

    chair.client.post(address, WORDS | page, headers=HTMX)
    chair.client.post(
        address, WORDS | page | {"turn": 2, "progress": "Seven"}, headers=HTMX
    )

    draft.refresh_from_db()
    assert (draft.progress, draft.version) == ("Seven", 3)


@pytest.mark.parametrize(
    "wrong", [{"turn": "-1"}, {"turn": "x"}, {"turn": "9" * 30}, {"page": "x" * 33}]
)
def test_a_page_that_counts_wrong_is_told_that_it_is_not_saved(
    chair, url, draft, wrong
):
    answer = chair.client.post(edit_address(url, draft), WORDS | wrong, headers=HTMX)

    assert "Not saved" in answer.text
    draft.refresh_from_db()
    assert draft.version == 1


def test_two_writers_see_each_others_words(chair, url, draft):
    HighlightReport.objects.filter(pk=draft.pk).update(progress="Theirs", version=2)

    response = chair.client.post(edit_address(url, draft), WORDS | {"progress": "Mine"})

    assert response.status_code == 409
    assert "Mine" in response.text
    assert "Theirs" in response.text
    assert 'name="version" value="2"' in response.text
    draft.refresh_from_db()
    assert draft.progress == "Theirs"


def test_typing_over_another_writer_stops_and_shows_both(chair, url, draft):
    HighlightReport.objects.filter(pk=draft.pk).update(progress="Theirs", version=2)

    response = chair.client.post(
        edit_address(url, draft), WORDS | {"progress": "Mine"}, headers=HTMX
    )

    assert response.status_code == 409
    assert "Mine" in response.text
    assert "Theirs" in response.text
    assert 'id="autosave" hx-swap-oob="true"></div>' in response.text
    assert 'name="version"' not in response.text  # the next save is refused too


def test_typing_after_the_session_has_ended_is_told_so(chair, url, draft):
    chair.client.logout()

    response = chair.client.post(edit_address(url, draft), WORDS, headers=HTMX)

    assert response.status_code == 401
    assert response.content == b""
    draft.refresh_from_db()
    assert draft.version == 1


def test_words_are_the_same_whatever_the_line_end(chair, url, draft):
    chair.client.post(
        edit_address(url, draft), WORDS | {"progress": "One\nTwo"}, headers=HTMX
    )
    chair.client.post(
        edit_address(url, draft), WORDS | {"progress": "One\r\nTwo", "version": 2}
    )

    draft.refresh_from_db()
    assert (draft.progress, draft.version) == ("One\nTwo", 2)


def test_submit_hands_over_what_is_on_the_screen(chair, url, draft):
    response = chair.client.post(
        url("workplan:highlight_report_submit", draft.board, draft.pk), WORDS
    )

    assert response.headers["Location"] == draft.get_absolute_url()
    draft.refresh_from_db()
    assert (draft.state, draft.progress) == ("submitted", "Six files were read")
    assert draft.submitted_by == chair.user


def test_submit_of_nothing_is_explained(chair, url, draft):
    nothing = dict.fromkeys(WORDS, "") | {"version": 1}

    response = chair.client.post(
        url("workplan:highlight_report_submit", draft.board, draft.pk), nothing
    )

    assert response.status_code == 422
    assert "Write something under at least one heading" in response.text
    draft.refresh_from_db()
    assert draft.state == "draft"


def test_submitted_report_is_read_only(chair, url, board, group, meeting):
    report = HighlightReportFactory(
        board=board, group=group, meeting=meeting, submitted=True
    )

    page = chair.client.get(edit_address(url, report))
    save = chair.client.post(edit_address(url, report), WORDS)

    assert page.headers["Location"] == report.get_absolute_url()
    assert save.status_code == 422
    assert "Continue writing" not in chair.client.get(report.get_absolute_url()).text
    report.refresh_from_db()
    assert report.version == 1


def test_sent_back_report_shows_why_and_is_written_again(
    chair, url, board, group, meeting
):
    report = HighlightReportFactory(
        board=board, group=group, meeting=meeting, sent_back=True
    )

    page = chair.client.get(edit_address(url, report)).text

    assert report.sent_back_reason in page
    assert chair.client.post(edit_address(url, report), WORDS).status_code == 302


# Answering


def test_manager_receives(signed_in, url, board):
    manager = signed_in(Role.BUSINESS_MANAGER)
    report = HighlightReportFactory(board=board, submitted=True)

    manager.client.post(
        url("workplan:highlight_report_receive", board, report.pk), {"version": 1}
    )

    report.refresh_from_db()
    assert (report.state, report.received_by) == ("received", manager.user)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"version": 7}, "changed this"),
        ({"version": 10**30}, "changed this"),
        ({}, "changed this"),
    ],
    ids=["another version", "no possible version", "no version"],
)
def test_receive_of_something_else_is_refused(signed_in, url, board, values, words):
    manager = signed_in(Role.BUSINESS_MANAGER)
    report = HighlightReportFactory(board=board, submitted=True)

    page = manager.client.post(
        url("workplan:highlight_report_receive", board, report.pk), values, follow=True
    ).text

    assert words in page
    report.refresh_from_db()
    assert report.state == "submitted"


def test_manager_sends_back_with_a_reason(signed_in, url, board):
    manager = signed_in(Role.BUSINESS_MANAGER)
    report = HighlightReportFactory(board=board, submitted=True)
    address = url("workplan:highlight_report_send_back", board, report.pk)

    without = manager.client.post(address, {"reason": "", "version": 1})
    manager.client.post(address, {"reason": "Name the agencies", "version": 1})

    assert "Say what the group should change" in without.text
    report.refresh_from_db()
    assert (report.state, report.sent_back_reason) == ("sent_back", "Name the agencies")


def test_draft_is_neither_received_nor_sent_back(signed_in, url, draft):
    manager = signed_in(Role.BUSINESS_MANAGER)
    names = ("receive", "send_back")

    for name in names:
        manager.client.post(
            url(f"workplan:highlight_report_{name}", draft.board, draft.pk),
            {"reason": "x", "version": 1},
        )

    draft.refresh_from_db()
    assert (draft.state, draft.version) == ("draft", 1)


# Files


@pytest.fixture
def attachment(draft, acting):
    return highlight_reports.attach_file(
        report=draft,
        upload=SimpleUploadedFile("audit.pdf", PDF),
        by=acting(Role.BUSINESS_MANAGER),
    )


def file_address(url, attachment):
    report = attachment.report
    return url("workplan:highlight_report_file", report.board, report.pk, attachment.pk)


def test_attach_keeps_the_file_and_hands_it_out(chair, url, draft):
    address = url("workplan:highlight_report_attach", draft.board, draft.pk)

    chair.client.post(address, {"upload": SimpleUploadedFile("audit.pdf", PDF)})

    attachment = draft.attachments.get()
    response = chair.client.get(file_address(url, attachment))
    with closing(response):
        assert b"".join(response.streaming_content) == PDF
    assert "attachment" in response.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"<script>", "PDF"), (b"", "empty")],
    ids=["not a PDF", "empty"],
)
def test_attach_explains_what_it_does_not_take(chair, url, draft, content, words):
    address = url("workplan:highlight_report_attach", draft.board, draft.pk)

    response = chair.client.post(
        address, {"upload": SimpleUploadedFile("audit.pdf", content)}
    )

    assert "There is a problem" in response.text
    assert words in str(response.context["form"].errors)
    assert not draft.attachments.exists()


def test_attach_asks_for_a_file(chair, url, draft):
    address = url("workplan:highlight_report_attach", draft.board, draft.pk)

    assert "Choose the file to attach" in chair.client.post(address).text


def test_file_of_a_draft_is_not_found_by_other_readers(signed_in, url, attachment):
    reader = signed_in(Role.BOARD_MEMBER)
    address = file_address(url, attachment)

    assert reader.client.get(address).status_code == 404
    highlight_reports.submit_highlight_report(
        report=attachment.report, version=1, by=Person.acting(reader.board, reader.user)
    )
    with closing(reader.client.get(address)) as response:
        assert response.status_code == 200


def test_file_is_removed_by_its_authors(chair, url, draft, attachment):
    address = url(
        "workplan:highlight_report_remove_file", draft.board, draft.pk, attachment.pk
    )

    chair.client.post(address)

    assert not draft.attachments.exists()


# Who may


def deeds(url, report):
    """Everything that changes a report: name, address, values."""
    board, pk = report.board, report.pk
    return [
        ("edit", url("workplan:highlight_report_edit", board, pk), WORDS),
        ("submit", url("workplan:highlight_report_submit", board, pk), WORDS),
        ("attach", url("workplan:highlight_report_attach", board, pk), {}),
        (
            "receive",
            url("workplan:highlight_report_receive", board, pk),
            {"version": 1},
        ),
        (
            "send back",
            url("workplan:highlight_report_send_back", board, pk),
            {"reason": "x", "version": 1},
        ),
    ]


@pytest.mark.parametrize(
    "role",
    [Role.BOARD_MEMBER, Role.LAY_MEMBER, Role.OBSERVER, Role.INSPECTOR, Role.CHAIR],
)
def test_changing_a_report_is_forbidden_to(signed_in, url, board, role):
    person = signed_in(role)
    report = HighlightReportFactory(board=board, submitted=True)

    for name, address, values in deeds(url, report):
        assert person.client.post(address, values).status_code == 403, name
    write = url("workplan:highlight_report_write", board, report.group.pk)
    assert person.client.get(write).status_code == 403
    assert person.client.post(write).status_code == 403

    stored = HighlightReport.objects.get()
    assert (stored.version, stored.state) == (1, "submitted")


def test_chair_of_another_group_is_refused(signed_in, url, draft):
    other = signed_in(Role.GROUP_CHAIR)  # of a group of its own

    for name, address, values in deeds(url, draft):
        assert other.client.post(address, values).status_code == 403, name
    write = url("workplan:highlight_report_write", draft.board, draft.group.pk)
    assert other.client.post(write).status_code == 403
    assert other.client.get(draft.get_absolute_url()).status_code == 404

    draft.refresh_from_db()
    assert draft.version == 1


def test_chair_of_the_group_may_not_receive_the_own_report(
    chair, url, board, group, meeting
):
    report = HighlightReportFactory(
        board=board, group=group, meeting=meeting, submitted=True
    )

    response = chair.client.post(
        url("workplan:highlight_report_receive", board, report.pk), {"version": 1}
    )

    assert response.status_code == 403
    assert "Receive" not in chair.client.get(report.get_absolute_url()).text


def test_another_boards_report_is_not_found_through_our_own_address(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)
    theirs = HighlightReportFactory(submitted=True)

    for name, address, values in deeds(url, theirs):
        ours = address.replace(theirs.board.slug, manager.board.slug)
        assert manager.client.post(ours, values).status_code == 404, name
        assert manager.client.post(address, values).status_code == 404, name
    write = url("workplan:highlight_report_write", manager.board, theirs.group.pk)
    assert manager.client.post(write).status_code == 404


def test_restricted_report_is_nowhere_for_the_wrong_reader(
    signed_in, url, board, meeting
):
    reader = signed_in(Role.BUSINESS_SUPPORT)
    report = HighlightReportFactory(
        board=board,
        meeting=meeting,
        submitted=True,
        restriction=RestrictionFactory(board=board),
    )

    page = reader.client.get(url("workplan:highlight_report_list", board)).text

    assert "Submitted</strong>" not in page
    assert report.get_absolute_url() not in page
    for name, address, values in deeds(url, report):
        assert reader.client.post(address, values).status_code == 404, name


def test_restricted_report_is_there_for_the_manager(signed_in, url, board, meeting):
    manager = signed_in(Role.BUSINESS_MANAGER)
    report = HighlightReportFactory(
        board=board,
        meeting=meeting,
        submitted=True,
        restriction=RestrictionFactory(board=board),
    )

    page = manager.client.get(url("workplan:highlight_report_list", board)).text

    assert report.get_absolute_url() in page
    assert manager.client.get(report.get_absolute_url()).status_code == 200
