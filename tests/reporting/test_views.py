import pytest

from boards.models import Role
from lscb.jobs import runner
from lscb.jobs.models import Job
from lscb.mail.models import Mail
from reporting.models import Edition
from reporting.services import reports
from tests.factories.boards import BoardFactory
from tests.factories.reporting import AnnualReportFactory, SectionFactory

PDF = b"%PDF-1.7\n%%EOF\n"


@pytest.fixture
def report(board):
    report = AnnualReportFactory(board=board, state="consultation")
    SectionFactory(report=report, body="The board met.\n\n::budget::")
    return report


def form(section, **values):
    return {
        "version": section.version,
        "body": section.body,
        "state": "drafted",
    } | values


def test_report_list_leads_an_empty_board_to_its_first_report(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)

    page = manager.client.get(url("reporting:report_list", manager.board)).text

    assert "No annual report yet" in page
    assert url("reporting:report_add", manager.board) in page


def test_report_add_starts_the_year_typed(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)

    response = manager.client.post(
        url("reporting:report_add", manager.board),
        {"year": "2012/13", "title": "Annual report"},
    )

    assert response.url == url("reporting:report_detail", manager.board, 2012)


@pytest.mark.parametrize(
    ("year", "words"),
    [
        pytest.param("soon", "“soon” is not a year like 2012-13", id="no year"),
        pytest.param(
            "2012-13", "There is an annual report for 2012-13 already", id="taken"
        ),
        pytest.param("", "Enter the year the report is about", id="blank"),
    ],
)
def test_report_add_explains_what_is_wrong(signed_in, url, report, year, words):
    manager = signed_in(Role.BUSINESS_MANAGER)

    page = manager.client.post(
        url("reporting:report_add", manager.board), {"year": year, "title": "T"}
    ).text

    assert words in page


def test_report_read_shows_words_and_record_together(signed_in, url, report):
    member = signed_in(Role.BOARD_MEMBER)

    page = member.client.get(url("reporting:report_read", member.board, 2012)).text

    assert "The board met." in page


def test_section_edit_saves_and_shows_what_will_be_printed(signed_in, url, report):
    manager, section = signed_in(Role.BUSINESS_MANAGER), report.sections.get()
    address = url("reporting:section_edit", manager.board, 2012, section.pk)

    page = manager.client.post(
        address, form(section, body="It met **four** times."), follow=True
    ).text

    assert "It met <strong>four</strong> times." in page


def test_section_edit_tells_the_second_of_two_and_keeps_both_texts(
    signed_in, url, report, acting
):
    manager, section = signed_in(Role.BUSINESS_MANAGER), report.sections.get()
    typed = form(section, body="My own words.")
    reports.edit_section(
        section=section, version=1, by=acting(Role.BUSINESS_SUPPORT), body="Theirs."
    )
    address = url("reporting:section_edit", manager.board, 2012, section.pk)

    response = manager.client.post(address, typed)

    assert response.status_code == 409
    assert "My own words." in response.text
    assert "Theirs." in response.text
    assert response.context["form"]["version"].value() == 2

    assert manager.client.post(address, typed | {"version": 2}).status_code == 302


def test_section_edit_words_a_wrong_block(signed_in, url, report):
    manager, section = signed_in(Role.BUSINESS_MANAGER), report.sections.get()
    address = url("reporting:section_edit", manager.board, 2012, section.pk)

    response = manager.client.post(
        address, form(section, body="Kept words.\n::bugdet::")
    )

    assert response.status_code == 422
    assert "There is no block called “bugdet”" in response.text
    assert "Kept words." in response.text


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.CHAIR, Role.INSPECTOR])
def test_section_edit_is_forbidden_to(signed_in, url, report, role):
    reader, section = signed_in(role), report.sections.get()
    address = url("reporting:section_edit", reader.board, 2012, section.pk)

    assert reader.client.post(address, form(section, body="Mine")).status_code == 403
    section.refresh_from_db()
    assert section.body.startswith("The board met.")


def test_a_chair_has_the_pdf_made_and_downloads_it(signed_in, url, report, monkeypatch):
    chair = signed_in(Role.CHAIR)
    progress = chair.client.post(url("reporting:edition_build", chair.board, 2012)).url
    assert "Waiting to start" in chair.client.get(progress).text

    runner.run(Job.objects.get().pk)

    page = chair.client.get(progress).text
    assert "The PDF is ready" in page
    edition = Edition.objects.get()
    response = chair.client.get(
        url("reporting:edition_download", chair.board, 2012, edition.number)
    )
    assert b"".join(response.streaming_content).startswith(b"%PDF-")
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert Mail.objects.get().to_address == chair.user.email


def test_the_pdf_is_not_made_for_a_role_that_has_ended(signed_in, url, report):
    chair = signed_in(Role.CHAIR)
    chair.client.post(url("reporting:edition_build", chair.board, 2012))
    chair.grant.delete()

    runner.run(Job.objects.get().pk)

    assert Job.objects.get().failure == "The role that asked for this PDF has ended."
    assert not Edition.objects.exists()


def test_progress_of_a_failed_job_says_why_and_offers_to_try_again(
    signed_in, url, report
):
    chair = signed_in(Role.CHAIR)
    progress = chair.client.post(url("reporting:edition_build", chair.board, 2012)).url
    Job.objects.update(
        state="failed", failure="The disk is full.", finished_at="2013-05-08T12:00Z"
    )

    page = chair.client.get(progress).text

    assert "The disk is full." in page
    assert "Try again" in page


def test_progress_sends_htmx_the_progress_alone(signed_in, url, report):
    chair = signed_in(Role.CHAIR)
    progress = chair.client.post(url("reporting:edition_build", chair.board, 2012)).url

    part = chair.client.get(progress, headers={"HX-Request": "true"}).text

    assert part.strip().startswith('<section class="progress"')


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.GROUP_CHAIR, Role.OBSERVER])
def test_edition_build_is_forbidden_to(signed_in, url, report, role):
    reader = signed_in(role)

    assert (
        reader.client.post(
            url("reporting:edition_build", reader.board, 2012)
        ).status_code
        == 403
    )
    assert not Job.objects.exists()


def test_a_draft_is_not_found_by_those_it_is_kept_from(signed_in, url, report):
    report.state = "draft"
    report.save()
    member = signed_in(Role.BOARD_MEMBER)

    for name in ("report_detail", "report_read"):
        assert (
            member.client.get(url(f"reporting:{name}", member.board, 2012)).status_code
            == 404
        )


def test_another_boards_report_is_not_found_through_our_own_address(
    signed_in, url, manager
):
    theirs = AnnualReportFactory(board=BoardFactory(), year=2011, state="published")
    ours = signed_in(Role.BUSINESS_MANAGER)

    assert (
        ours.client.get(
            url("reporting:report_detail", ours.board, theirs.year)
        ).status_code
        == 404
    )


@pytest.mark.parametrize(
    ("role", "to", "state"),
    [
        pytest.param(Role.CHAIR, "approved", "approved", id="the chair approves"),
        pytest.param(
            Role.BUSINESS_SUPPORT, "approved", "consultation", id="support does not"
        ),
        pytest.param(
            Role.BUSINESS_SUPPORT, "draft", "draft", id="support takes it back"
        ),
        pytest.param(Role.CHAIR, "published", "consultation", id="no step is left out"),
    ],
)
def test_report_move_goes_by_role_and_state(signed_in, url, report, role, to, state):
    person = signed_in(role)

    person.client.post(
        url("reporting:report_move", person.board, 2012), {"to": to, "version": 1}
    )

    report.refresh_from_db()
    assert report.state == state


def test_report_detail_takes_few_queries_whatever_its_size(
    signed_in, url, report, django_assert_max_num_queries, manager
):
    SectionFactory.create_batch(20, report=report)
    for _ in range(5):
        reports.keep_edition(report=report, pdf=PDF, page_count=1, by=manager)
    chair = signed_in(Role.CHAIR)

    with django_assert_max_num_queries(12):
        chair.client.get(url("reporting:report_detail", chair.board, 2012))
