"""A sub-group tells the board, from the first word to the board's answer."""

import pytest

from boards.models import Role
from tests.factories.boards import GroupFactory, MeetingFactory
from tests.factories.highlight_reports import HighlightReportFactory
from tests.factories.plans import ActionFactory, ActionLeadFactory
from workplan.models import HighlightReport

from .journey import Journey


class TestAHighlightReport(Journey):
    @pytest.fixture(autouse=True)
    def _given_a_group_with_actions(self, _on_stage):
        self.group = GroupFactory(board=self.board, name="Professional Practice")
        MeetingFactory(board=self.board, group__is_reporting=False)
        action = ActionFactory(
            board=self.board,
            text="Audit the core groups",
            rag="amber",
            rag_reason="Two files are missing",
        )
        ActionLeadFactory(action=action, group=self.group, kind="group")

    def test_chair_writes_manager_sends_back_board_reads(self):
        chair = self.sign_in(Role.GROUP_CHAIR, group=self.group)
        manager = self.sign_in(Role.BUSINESS_MANAGER)
        member = self.sign_in(Role.BOARD_MEMBER)

        self.when_opening_the_draft(chair)
        self.then_it_is_accessible(chair)
        progress = chair.get_by_label("Progress").input_value()
        assert "Audit the core groups (Amber, Not started)" in progress

        self.when_typing(chair, "Challenges or risks", "Two agencies are late")
        chair.reload()
        assert self.words(chair, "Challenges or risks") == "Two agencies are late"
        assert not self.link_to_the_report(member).count()

        chair.get_by_role("button", name="Submit to the board").click()
        self.then_it_is_accessible(chair)

        self.link_to_the_report(manager).click()
        self.then_it_is_accessible(manager)
        manager.get_by_role("button", name="Send back").click()
        manager.get_by_label("What should the group change?").fill("Name the agencies")
        self.then_it_is_accessible(manager)
        manager.get_by_role("button", name="Send back").click()

        chair.reload()
        assert "Name the agencies" in chair.locator("main").inner_text()
        chair.get_by_role("button", name="Continue writing").click()
        self.then_it_is_accessible(chair)
        self.when_typing(chair, "Challenges or risks", "Police and probation are late")
        chair.get_by_role("button", name="Submit to the board").click()

        manager.reload()
        manager.get_by_role("button", name="Receive").click()
        self.then_it_is_accessible(manager)
        self.link_to_the_report(member).click()
        page = member.locator("main").inner_text()
        assert "Police and probation are late" in page
        assert "Received" in page
        self.then_it_is_accessible(member)

    def test_it_is_written_and_submitted_without_javascript(self):
        chair = self.sign_in(Role.GROUP_CHAIR, group=self.group, javascript=False)
        self.when_opening_the_draft(chair)

        chair.get_by_label("Decisions required").fill("Agree the protocol")
        chair.get_by_role("button", name="Save draft").click()
        assert self.words(chair, "Decisions required") == "Agree the protocol"
        chair.get_by_role("button", name="Submit to the board").click()

        report = HighlightReport.objects.get()
        assert (report.state, report.decisions) == ("submitted", "Agree the protocol")

    def test_two_who_write_at_once_lose_nothing(self):
        chair = self.sign_in(Role.GROUP_CHAIR, group=self.group)
        deputy = self.sign_in(Role.GROUP_CHAIR, group=self.group)
        self.when_opening_the_draft(chair)
        self.go(deputy, chair.url.removeprefix(self.site))

        self.when_typing(chair, "Next steps", "Train the trainers")
        deputy.get_by_label("Next steps").press_sequentially("Read the files")
        deputy.locator("#saved .conflict").wait_for()

        told = deputy.locator("#saved .conflict").inner_text()
        assert "Train the trainers" in told
        assert "Read the files" in told
        self.then_it_is_accessible(deputy)
        assert HighlightReport.objects.get().next_steps == "Train the trainers"

        deputy.get_by_role("button", name="Save draft").click()
        assert "Train the trainers" in deputy.locator(".conflict").inner_text()
        assert self.words(deputy, "Next steps") == "Read the files"
        deputy.get_by_role("button", name="Save draft").click()
        deputy.get_by_text("Draft saved").wait_for()
        assert HighlightReport.objects.get().next_steps == "Read the files"

    def test_a_session_that_ended_while_writing_is_said_and_nothing_typed_is_lost(self):
        chair = self.sign_in(Role.GROUP_CHAIR, group=self.group)
        self.when_opening_the_draft(chair)
        chair.context.clear_cookies(name="sessionid")

        chair.get_by_label("Next steps").press_sequentially("Read the files")
        chair.get_by_text("Not saved: you are signed out").wait_for()

        assert self.words(chair, "Next steps") == "Read the files"
        self.complaints = [c for c in self.complaints if "401" not in c]

    def test_what_a_report_tells_is_acted_on_in_one_click_each(self):
        report = HighlightReportFactory(
            board=self.board,
            group=self.group,
            meeting=self.board.meetings.get(),
            submitted=True,
            challenges="Two agencies are late. They were asked twice.\n\nNo venue",
            decisions="Agree the protocol",
        )
        manager = self.sign_in(Role.BUSINESS_MANAGER)
        self.go(manager, report.get_absolute_url())
        self.then_it_is_accessible(manager)

        raising = manager.get_by_role("button", name="Raise as a risk")
        assert raising.count() == 2
        raising.first.click()
        manager.get_by_role(
            "heading", name="Two agencies are late", exact=True
        ).wait_for()
        assert "not rated yet. Rate it now." in manager.locator("main").inner_text()
        self.then_it_is_accessible(manager)

        manager.get_by_role("link", name="highlight report of").click()
        manager.get_by_role("button", name="Put on the agenda").click()
        manager.get_by_role("link", name="business meeting").click()
        assert "Agree the protocol" in manager.locator("main").inner_text()
        manager.get_by_role("link", name="From its highlight report").click()
        assert raising.count() == 1
        assert not manager.get_by_role("button", name="Put on the agenda").count()
        self.then_it_is_accessible(manager)

    def test_groups_that_owe_a_report_are_reminded(self):
        self.sign_in(Role.GROUP_CHAIR, group=self.group)
        for name in ("Without an account", "Audit", "Training"):
            group = GroupFactory(board=self.board, name=name)
            if name != "Without an account":
                self.sign_in(Role.GROUP_CHAIR, group=group)
        manager = self.sign_in(Role.BUSINESS_MANAGER)
        self.go(manager, f"/{self.board.slug}/highlight-reports/")
        self.then_it_is_accessible(manager)
        assert "Nobody to remind" in manager.locator("main").inner_text()

        manager.get_by_role("button", name="Remind all who have not reported").click()

        told = manager.locator("main").inner_text()
        assert "Reminded: Audit, Professional Practice, Training" in told
        self.then_it_is_accessible(manager)
        assert not manager.get_by_role("button", name="Remind").count()

    def when_opening_the_draft(self, page):
        self.go(page, f"/{self.board.slug}/highlight-reports/")
        page.get_by_role("link", name="Write highlight report").click()
        page.get_by_role("button", name="Open the draft").click()

    def when_typing(self, page, heading, words):
        page.get_by_label(heading).fill("")
        page.get_by_label(heading).press_sequentially(words)
        with page.expect_response("**/edit/"):
            pass
        page.locator("#saved", has_text="Draft saved").wait_for()

    def words(self, page, heading):
        return page.get_by_label(heading).input_value()

    def link_to_the_report(self, page):
        self.go(page, f"/{self.board.slug}/highlight-reports/")
        return page.get_by_role("link", name="Read the report")
