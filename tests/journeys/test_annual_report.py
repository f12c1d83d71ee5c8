"""The annual report, from the words of a section to the file on the chair's own disk."""

import threading

import pytest
from django.db import connection

from boards.models import Role
from lscb.jobs import runner
from reporting import tasks
from tests.factories.reporting import AnnualReportFactory, SectionFactory
from tests.lscb.documents.reading import assert_accessible, in_drawn_order

from .journey import Journey


class TestTheAnnualReport(Journey):
    @pytest.fixture
    def work(self):
        """Do the next job as a worker would: beside the site, while somebody watches."""
        threads = []

        def _work():
            def run():
                try:
                    runner.run_next()
                finally:
                    connection.close()

            threads.append(threading.Thread(target=run))
            threads[-1].start()

        yield _work
        for thread in threads:
            thread.join(120)

    @pytest.fixture
    def held_up(self, monkeypatch):
        """The making of a PDF stops at a step until this is set."""
        seen = threading.Event()
        print_report = tasks.print_report

        def print_when_seen(report, say):
            say("Drawing the budget", 3, 14)
            assert seen.wait(60)
            return print_report(report, say)

        monkeypatch.setattr(tasks, "print_report", print_when_seen)
        yield seen
        seen.set()

    def test_chair_has_the_pdf_made_and_downloads_it(self, bath, work, held_up):
        bath.jobs.all().delete()  # the one that is ordered with the example
        chair = self.open()
        self.enter(chair, "chair@bath.example")
        chair.get_by_role("link", name="Annual report", exact=True).click()
        chair.get_by_role("link", name="2012-13").click()

        chair.get_by_role("button", name="Make the PDF").click()
        chair.get_by_text("Waiting to start").wait_for()
        self.then_it_is_accessible(chair)
        work()
        chair.get_by_text("Drawing the budget: 3 of 14").wait_for()
        self.then_it_is_accessible(chair)
        held_up.set()
        chair.get_by_text("The PDF is ready").wait_for(timeout=120_000)
        self.then_it_is_accessible(chair)

        pdf = self.download(chair)
        assert_accessible(pdf)
        printed = in_drawn_order(pdf)
        assert [words for words in self.published(bath) if words not in printed] == []

    def test_it_is_made_without_javascript(self, work):
        section = self.given_a_section()
        chair = self.sign_in(Role.CHAIR, javascript=False)
        self.go(chair, section.report.get_absolute_url())

        chair.get_by_role("button", name="Make the PDF").click()
        assert "Waiting to start" in chair.locator("main").inner_text()
        runner.run_next()
        chair.get_by_role("link", name="See how far it has got").click()

        assert section.body in in_drawn_order(self.download(chair))

    def test_what_went_wrong_is_said_and_can_be_tried_again(self, monkeypatch):
        section = self.given_a_section()
        chair = self.sign_in(Role.CHAIR)
        self.go(chair, section.report.get_absolute_url())
        chair.get_by_role("button", name="Make the PDF").click()
        with monkeypatch.context() as patch:
            patch.setattr(tasks, "print_report", self.fail)
            runner.run_next()

        chair.get_by_text("The PDF could not be finished").wait_for()
        self.then_it_is_accessible(chair)
        assert "took too long" in chair.locator("main").inner_text()
        chair.get_by_role("button", name="Try again").click()
        runner.run_next()

        chair.get_by_text("The PDF is ready").wait_for()

    def test_manager_edits_a_section(self):
        section = self.given_a_section()
        manager = self.sign_in(Role.BUSINESS_MANAGER)
        self.when_editing(manager, section)
        self.then_it_is_accessible(manager)

        manager.get_by_label("Narrative").fill("The board met **five** times.")
        manager.get_by_role("button", name="Save").click()

        assert manager.locator("main strong").first.inner_text() == "five"
        self.then_it_is_accessible(manager)

    def test_two_who_edit_one_section_lose_nothing(self):
        section = self.given_a_section()
        manager = self.sign_in(Role.BUSINESS_MANAGER)
        officer = self.sign_in(Role.BUSINESS_SUPPORT)
        for page in (manager, officer):
            self.when_editing(page, section)

        manager.get_by_label("Narrative").fill("The board met five times.")
        manager.get_by_role("button", name="Save").click()
        officer.get_by_label("Narrative").fill("The board met and moved house.")
        officer.get_by_role("button", name="Save").click()

        told = officer.locator(".conflict").inner_text()
        assert "The board met five times." in told
        assert "The board met and moved house." in told
        self.then_it_is_accessible(officer)
        both = "The board met five times and moved house."
        officer.get_by_label("Narrative").fill(both)
        officer.get_by_role("button", name="Save").click()
        section.refresh_from_db()
        assert section.body == both

    def given_a_section(self):
        return SectionFactory(report=AnnualReportFactory(board=self.board))

    def when_editing(self, page, section):
        self.go(page, f"{section.get_absolute_url()}edit/")

    def download(self, page):
        with page.expect_download() as download:
            page.get_by_role("link", name="Download the PDF").click()
        return download.value.path().read_bytes()

    def published(self, board):
        """What must be in print, taken from the record."""
        for fund in board.funds.all():
            yield f"{fund.lines.sources().total():,}"
        for action in board.actions.all():
            yield " ".join(action.timing_text.split())
        for indicator in board.indicators.all():
            yield indicator.title

    def fail(self, report, say):
        raise tasks.RenderFailed("Laying it out took too long.")
