import pytest

from boards.exceptions import ChangedMeanwhile, Refused
from boards.models import Role
from lscb.jobs.models import Job
from reporting.models import AnnualReport, Edition
from reporting.services import reports
from tests.factories.reporting import AnnualReportFactory, SectionFactory

PDF = b"%PDF-1.7\n%%EOF\n"


@pytest.fixture
def report(board):
    return AnnualReportFactory(board=board)


@pytest.fixture
def section(report):
    return SectionFactory(report=report, body="What was done.")


def edit(section, manager, *, version=1, **values):
    return reports.edit_section(section=section, version=version, by=manager, **values)


def test_start_report_puts_the_usual_sections_in_place(board, manager):
    report = reports.start_report(
        board=board, year=2013, title="Annual report", by=manager
    )

    titles = [section.title for section in report.sections.in_printed_order()]
    assert titles[0] == "Foreword by the independent chair"
    assert titles[-2:] == ["Work programme", "Data"]


def test_every_marker_of_the_usual_sections_is_answered(board, manager):
    report = reports.start_report(
        board=board, year=2013, title="Annual report", by=manager
    )

    for section in report.sections.all():
        edit(section, manager, body=section.body)


def test_edit_section_keeps_before_and_after(section, manager):
    edit(section, manager, body="New words.")

    event = section.board.events.about(section).get()
    assert (event.before["body"], event.after["body"]) == (
        "What was done.",
        "New words.",
    )


def test_edit_section_refuses_a_change_made_meanwhile(section, manager):
    edit(section, manager, body="First.")

    with pytest.raises(ChangedMeanwhile) as refusal:
        edit(section, manager, version=1, body="Second.")

    assert refusal.value.row.body == "First."


def test_edit_section_refuses_a_block_that_does_not_exist(section, manager):
    with pytest.raises(Refused, match="no block called “bugdet”"):
        edit(section, manager, body="::bugdet::")

    section.refresh_from_db()
    assert section.body == "What was done."


@pytest.mark.parametrize("state", ["approved", "published"])
def test_edit_section_refuses_once_the_report_is_approved(section, manager, state):
    AnnualReport.objects.update(state=state)
    section.report.refresh_from_db()

    with pytest.raises(Refused, match="Reopen it"):
        edit(section, manager, body="Too late.")


def test_move_report_goes_step_by_step(report, manager):
    for version, to in enumerate(["consultation", "approved", "published"], start=1):
        reports.move_report(report=report, version=version, to=to, by=manager)

    assert report.state == "published"


@pytest.mark.parametrize("to", ["approved", "published", "nowhere"])
def test_move_report_refuses_a_step_that_is_not_open(report, manager, to):
    with pytest.raises(Refused, match="that step is not open"):
        reports.move_report(report=report, version=1, to=to, by=manager)


def test_request_edition_asks_once_however_often_it_is_pressed(report, manager):
    first = reports.request_edition(report=report, by=manager)
    second = reports.request_edition(report=report, by=manager)

    assert first == second
    assert Job.objects.count() == 1


def test_keep_edition_counts_up_and_makes_one_for_each_job(report, manager):
    job = reports.request_edition(report=report, by=manager)
    for _ in range(2):
        reports.keep_edition(report=report, pdf=PDF, page_count=1, by=manager, job=job)
    reports.keep_edition(report=report, pdf=PDF, page_count=1, by=manager)

    assert sorted(Edition.objects.values_list("number", flat=True)) == [1, 2]


@pytest.mark.parametrize(
    "role", [Role.CHAIR, Role.BUSINESS_MANAGER, Role.BUSINESS_SUPPORT]
)
def test_a_draft_is_read_by_its_authors_the_manager_and_the_chair(report, acting, role):
    assert report in report.board.annual_reports.visible_to(acting(role))


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.INSPECTOR, Role.GROUP_CHAIR])
def test_a_draft_is_kept_from_everybody_else(report, acting, role):
    assert not report.board.annual_reports.visible_to(acting(role))


def test_an_edition_of_the_draft_stays_with_those_who_read_drafts(
    report, manager, acting
):
    edition = reports.keep_edition(report=report, pdf=PDF, page_count=1, by=manager)
    reports.move_report(report=report, version=1, to="consultation", by=manager)

    assert edition in report.editions.visible_to(acting(Role.CHAIR))
    assert edition not in report.editions.visible_to(acting(Role.BOARD_MEMBER))
