import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from boards.exceptions import ChangedMeanwhile, Refused
from boards.models import Role
from lscb.files.exceptions import FileRefused
from lscb.history.models import Event
from lscb.mail.models import Mail
from tests.factories.boards import GroupFactory, MeetingFactory, RestrictionFactory
from tests.factories.highlight_reports import HighlightReportFactory
from workplan import highlight_workflow as workflow
from workplan.exceptions import ReportIsElsewhere
from workplan.models import HighlightReport
from workplan.services import highlight_reports

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def events_about(report):
    return Event.objects.about(report).newest_first()


@pytest.fixture
def draft(board):
    return HighlightReportFactory(board=board)


# The table of states


@pytest.mark.parametrize(
    ("deed", "state", "then"),
    [
        ("save", "draft", "draft"),
        ("save", "sent_back", "sent_back"),
        ("submit", "draft", "submitted"),
        ("submit", "sent_back", "submitted"),
        ("receive", "submitted", "received"),
        ("send_back", "submitted", "sent_back"),
    ],
)
def test_workflow_allows(deed, state, then):
    assert workflow.may(deed, state)
    assert workflow.after(deed, state) == then


@pytest.mark.parametrize(
    ("deed", "state"),
    [
        ("save", "submitted"),
        ("save", "received"),
        ("submit", "submitted"),
        ("receive", "draft"),
        ("send_back", "received"),
    ],
)
def test_workflow_refuses(deed, state):
    assert not workflow.may(deed, state)
    with pytest.raises(ValueError, match="Cannot"):
        workflow.after(deed, state)


# What the database refuses


def test_database_refuses_two_reports_of_a_group_to_one_meeting(draft):
    with pytest.raises(IntegrityError), transaction.atomic():
        HighlightReportFactory(
            board=draft.board, group=draft.group, meeting=draft.meeting
        )


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"submitted": True, "submitted_by": None}, id="at without by"),
        pytest.param({"received": True, "received_by": None}, id="received by nobody"),
        pytest.param({"state": "submitted"}, id="submitted at no time"),
        pytest.param({"received": True, "state": "submitted"}, id="received too early"),
        pytest.param(
            {"sent_back": True, "sent_back_reason": ""}, id="sent back for nothing"
        ),
    ],
)
def test_database_refuses(db, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        HighlightReportFactory(**wrong)


# Who may read


@pytest.mark.parametrize(
    ("role", "is_draft_seen"),
    [
        (Role.BUSINESS_MANAGER, True),
        (Role.BUSINESS_SUPPORT, True),
        (Role.CHAIR, False),
        (Role.BOARD_MEMBER, False),
        (Role.INSPECTOR, False),
        (Role.GROUP_CHAIR, False),  # of another group
    ],
)
def test_draft_is_read_by_its_authors_and_the_office(
    board, acting, role, is_draft_seen
):
    HighlightReportFactory(board=board)
    back = HighlightReportFactory(board=board, sent_back=True)
    given = HighlightReportFactory(board=board, submitted=True)

    seen = set(board.highlight_reports.visible_to(acting(role)))

    assert given in seen
    assert (back in seen) is is_draft_seen
    assert len(seen) == (3 if is_draft_seen else 1)


def test_draft_is_read_by_the_chair_of_its_group(draft, acting):
    own_chair = acting(Role.GROUP_CHAIR, group=draft.group)

    assert draft.board.highlight_reports.visible_to(own_chair).get() == draft


def test_restricted_report_is_read_by_those_named(board, acting):
    member = acting(Role.BOARD_MEMBER)
    restriction = RestrictionFactory(board=board, readers=[member.user])
    report = HighlightReportFactory(
        board=board, submitted=True, restriction=restriction
    )
    reports = board.highlight_reports

    assert reports.visible_to(member).get() == report
    assert not reports.visible_to(acting(Role.BOARD_MEMBER)).exists()
    assert not reports.visible_to(acting(Role.BUSINESS_SUPPORT)).exists()


# Changing


def test_start_opens_one_draft_for_a_group_and_meeting(board, manager):
    group, meeting = GroupFactory(board=board), MeetingFactory(board=board)
    values = {"group": group, "meeting": meeting, "by": manager}

    report = highlight_reports.start_highlight_report(**values, progress="Begun")

    assert (report.state, report.progress, report.board) == ("draft", "Begun", board)
    with pytest.raises(Refused, match="already"):
        highlight_reports.start_highlight_report(**values)
    assert board.highlight_reports.count() == 1


def test_start_refuses_a_group_that_ended(board, manager):
    group = GroupFactory(board=board, ended="2013-03")

    with pytest.raises(Refused, match="has ended"):
        highlight_reports.start_highlight_report(
            group=group, meeting=MeetingFactory(board=board), by=manager
        )


def test_save_records_which_headings_changed_and_not_the_words(draft, manager):
    highlight_reports.save_highlight_report(
        report=draft,
        version=1,
        by=manager,
        progress=draft.progress,
        next_steps="A private thought",
    )

    assert (draft.next_steps, draft.version) == ("A private thought", 2)
    event = events_about(draft).get()
    assert event.after == {"headings_changed": "next steps"}
    assert "private" not in str(event.before) + str(event.after)


def test_save_of_the_same_words_changes_nothing(draft, manager):
    highlight_reports.save_highlight_report(
        report=draft, version=1, by=manager, progress=draft.progress
    )

    assert draft.version == 1
    assert not events_about(draft).exists()


def test_save_refuses_a_change_made_meanwhile(draft, manager):
    mine = HighlightReport.objects.get(pk=draft.pk)
    highlight_reports.save_highlight_report(
        report=draft, version=1, by=manager, progress="Theirs"
    )

    with pytest.raises(ChangedMeanwhile) as refusal:
        highlight_reports.save_highlight_report(
            report=mine, version=1, by=manager, progress="Mine"
        )

    assert refusal.value.row.progress == "Theirs"


def save_from(page, turn, report, manager, *, version=1, words):
    """As a request does: with the report as it was read for it."""
    highlight_reports.save_highlight_report(
        report=HighlightReport.objects.get(pk=report.pk),
        version=version,
        by=manager,
        page=page,
        turn=turn,
        progress=words,
    )
    report.refresh_from_db()


def test_a_page_goes_on_from_its_own_saving_whose_answer_got_lost(draft, manager):
    save_from("a", 1, draft, manager, words="One")
    save_from("a", 2, draft, manager, words="One two")

    assert (draft.progress, draft.version) == ("One two", 3)


def test_a_saving_that_comes_late_does_not_undo_a_later_one(draft, manager):
    save_from("a", 2, draft, manager, words="One two")
    save_from("a", 1, draft, manager, words="One")

    assert draft.progress == "One two"


def test_going_back_to_what_was_stored_is_not_undone_by_a_late_saving(draft, manager):
    stored = draft.progress
    save_from("a", 2, draft, manager, words=stored)
    save_from("a", 1, draft, manager, words="Typed and taken back")

    assert draft.progress == stored


def test_a_page_does_not_write_over_what_another_stored_since(draft, manager):
    save_from("a", 1, draft, manager, words="Mine")
    save_from("b", 1, draft, manager, version=2, words="Theirs")

    with pytest.raises(ChangedMeanwhile):
        save_from("a", 2, draft, manager, words="Mine again")

    draft.refresh_from_db()
    assert draft.progress == "Theirs"


@pytest.mark.parametrize(("page", "turn"), [("", 0), ("", 1), ("a", 0)])
def test_a_page_that_counts_nothing_is_held_to_its_version(draft, manager, page, turn):
    save_from(page, turn, draft, manager, words="One")

    with pytest.raises(ChangedMeanwhile):
        save_from(page, turn, draft, manager, words="Two")


def test_submit_hands_over_more_than_its_last_saving_had(draft, manager):
    save_from("a", 1, draft, manager, words="One")

    highlight_reports.submit_highlight_report(
        report=draft, version=1, by=manager, page="a", turn=2, progress="One two"
    )

    assert (draft.state, draft.progress) == ("submitted", "One two")


def test_a_saving_that_comes_after_the_submission_changes_nothing(draft, manager):
    save_from("a", 1, draft, manager, words="One")
    highlight_reports.submit_highlight_report(
        report=draft, version=1, by=manager, page="a", turn=3, progress="One two"
    )

    with pytest.raises(ReportIsElsewhere):
        save_from("a", 2, draft, manager, words="One t")

    draft.refresh_from_db()
    assert draft.progress == "One two"


def test_a_page_left_open_does_not_write_over_what_another_submitted(draft, manager):
    save_from("a", 1, draft, manager, words="Mine")
    highlight_reports.submit_highlight_report(
        report=draft, version=2, by=manager, page="b", turn=1, progress="Theirs"
    )
    highlight_reports.send_back_highlight_report(
        report=draft, version=3, reason="More", by=manager
    )

    with pytest.raises(ChangedMeanwhile):
        save_from("a", 2, draft, manager, version=2, words="Mine again")

    draft.refresh_from_db()
    assert draft.progress == "Theirs"


def test_submit_hands_over_the_last_words_and_tells_the_manager(draft, manager, acting):
    chair = acting(Role.GROUP_CHAIR, group=draft.group)

    highlight_reports.submit_highlight_report(
        report=draft, version=1, by=chair, decisions="Agree the protocol"
    )

    assert (draft.state, draft.submitted_by) == ("submitted", chair.user)
    assert draft.decisions == "Agree the protocol"
    assert events_about(draft).get().after["decisions"] == "Agree the protocol"
    mail = Mail.objects.get()
    assert (mail.kind, mail.to_user) == ("highlight_report_submitted", manager.user)
    assert draft.get_absolute_url() in mail.body
    assert "protocol" not in mail.body


def test_submit_does_not_stumble_over_its_own_autosave(draft, manager):
    highlight_reports.save_highlight_report(
        report=draft, version=1, by=manager, progress="Typed, then the button pressed"
    )

    highlight_reports.submit_highlight_report(
        report=draft, version=1, by=manager, progress="Typed, then the button pressed"
    )

    assert draft.state == "submitted"


def test_submit_refuses_a_change_made_meanwhile(draft, manager):
    highlight_reports.save_highlight_report(
        report=draft, version=1, by=manager, progress="Theirs"
    )

    with pytest.raises(ChangedMeanwhile):
        highlight_reports.submit_highlight_report(
            report=draft, version=1, by=manager, progress="Mine"
        )
    assert not Mail.objects.exists()


def test_submit_refuses_an_empty_report(board, manager):
    empty = HighlightReportFactory(board=board, progress="")

    with pytest.raises(Refused, match="at least one heading"):
        highlight_reports.submit_highlight_report(
            report=empty, version=1, by=manager, progress="  \n"
        )

    empty.refresh_from_db()
    assert empty.state == "draft"


def test_receive_keeps_who_and_when(board, manager):
    report = HighlightReportFactory(board=board, submitted=True)

    highlight_reports.receive_highlight_report(report=report, version=1, by=manager)

    assert (report.state, report.received_by) == ("received", manager.user)
    assert events_about(report).get().verb == "highlight_report_received"


def test_send_back_tells_whoever_submitted_it(board, manager):
    report = HighlightReportFactory(board=board, submitted=True)

    highlight_reports.send_back_highlight_report(
        report=report, version=1, reason="Name the agencies", by=manager
    )

    assert (report.state, report.sent_back_reason) == ("sent_back", "Name the agencies")
    mail = Mail.objects.get()
    assert (mail.kind, mail.to_user) == (
        "highlight_report_sent_back",
        report.submitted_by,
    )
    assert "Name the agencies" not in mail.body


def test_sent_back_report_is_submitted_again_without_the_reason(board, manager):
    report = HighlightReportFactory(board=board, sent_back=True)

    highlight_reports.submit_highlight_report(report=report, version=1, by=manager)

    assert (report.state, report.sent_back_reason) == ("submitted", "")


@pytest.mark.parametrize(
    ("trait", "deed", "values"),
    [
        ("submitted", highlight_reports.save_highlight_report, {"progress": "More"}),
        ("received", highlight_reports.submit_highlight_report, {}),
        (None, highlight_reports.receive_highlight_report, {}),
        ("received", highlight_reports.send_back_highlight_report, {"reason": "x"}),
    ],
    ids=["save submitted", "submit received", "receive draft", "send back received"],
)
def test_report_elsewhere_does_not_change(board, manager, trait, deed, values):
    report = HighlightReportFactory(board=board, **({trait: True} if trait else {}))

    with pytest.raises(ReportIsElsewhere):
        deed(report=report, version=1, by=manager, **values)

    stored = HighlightReport.objects.get()
    assert (stored.version, stored.state) == (1, report.state)
    assert not events_about(report).exists()


# Files


def test_attached_file_takes_the_restriction_of_the_report(board, manager):
    report = HighlightReportFactory(
        board=board, restriction=RestrictionFactory(board=board)
    )

    attachment = highlight_reports.attach_file(
        report=report, upload=SimpleUploadedFile("minutes.pdf", PDF), by=manager
    )

    assert attachment.file.restriction == report.restriction
    assert report.attachments.get().file.name == "minutes.pdf"


def test_attach_refuses_what_is_not_a_document(draft, manager):
    with pytest.raises(FileRefused):
        highlight_reports.attach_file(
            report=draft,
            upload=SimpleUploadedFile("minutes.pdf", b"<script>"),
            by=manager,
        )
    assert not draft.attachments.exists()


def test_file_is_removed_only_while_the_report_is_being_written(board, manager):
    report = HighlightReportFactory(board=board)
    attachment = highlight_reports.attach_file(
        report=report, upload=SimpleUploadedFile("minutes.pdf", PDF), by=manager
    )
    highlight_reports.submit_highlight_report(report=report, version=1, by=manager)

    with pytest.raises(ReportIsElsewhere):
        highlight_reports.remove_file(report=report, attachment=attachment, by=manager)
    assert report.attachments.count() == 1
