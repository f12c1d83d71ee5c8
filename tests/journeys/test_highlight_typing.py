"""A highlight report typed half, closed and opened again has lost nothing."""

import pytest

from boards.models import Role
from tests.factories.boards import GroupFactory, MeetingFactory
from tests.factories.highlight_reports import HighlightReportFactory

from .journey import Journey

HALF = "Two agencies are la"
OFFLINE = ("ERR_INTERNET_DISCONNECTED", "htmx:sendError", "htmx:afterRequest")


class TestTypingAHighlightReport(Journey):
    @pytest.fixture(autouse=True)
    def _given_a_draft(self, _on_stage):
        self.group = GroupFactory(board=self.board, name="Professional Practice")
        self.report = HighlightReportFactory(
            board=self.board,
            group=self.group,
            meeting=MeetingFactory(board=self.board, group__is_reporting=False),
        )

    def open_draft(self, page=None, **options):
        page = page or self.sign_in(Role.GROUP_CHAIR, group=self.group, **options)
        self.go(page, f"/{self.board.slug}/highlight-reports/{self.report.pk}/edit/")
        return page

    def field(self, page):
        return page.get_by_label("Challenges or risks")

    def type_half(self, page, words=HALF):
        self.field(page).press_sequentially(words)

    def then_every_word_is_there(self, page, words=HALF):
        """Opened again, also where the last words are still under way."""
        for _ in range(20):
            self.open_draft(page)
            if self.field(page).input_value() == words:
                return
            page.wait_for_timeout(250)
        assert self.field(page).input_value() == words

    def test_left_at_once(self):
        chair = self.open_draft()
        self.type_half(chair)

        self.go(chair, f"/{self.board.slug}/risks/")

        self.then_every_word_is_there(chair)

    def test_the_window_is_closed_at_once(self):
        chair = self.open_draft()
        self.type_half(chair)
        context = chair.context

        chair.close(run_before_unload=True)

        self.then_every_word_is_there(context.new_page())

    def test_closed_while_an_earlier_saving_is_under_way(self):
        chair = self.open_draft()
        self.type_half(chair, "Two agencies")
        with chair.expect_request("**/edit/"):
            pass
        self.type_half(chair, " are la")

        self.go(chair, f"/{self.board.slug}/risks/")

        self.then_every_word_is_there(chair)

    def test_saved_in_the_quiet_and_says_so(self):
        chair = self.open_draft()
        self.type_half(chair)
        chair.locator("#saved", has_text="Draft saved").wait_for()
        self.then_it_is_accessible(chair)
        self.type_half(chair, "te")
        chair.locator("#saved", has_text="Not saved yet").wait_for()
        chair.locator("#saved", has_text="Draft saved").wait_for()

        self.then_every_word_is_there(chair, f"{HALF}te")

    def test_without_javascript_by_button(self):
        chair = self.open_draft(javascript=False)
        self.field(chair).fill(HALF)
        chair.get_by_role("button", name="Save draft").click()
        context = chair.context
        chair.close()

        self.then_every_word_is_there(context.new_page())

    def test_while_nothing_answers_the_page_keeps_the_words_and_saves_them_after(self):
        chair = self.open_draft()
        chair.context.set_offline(True)
        self.type_half(chair)
        chair.get_by_text("Not saved: the connection was lost").wait_for()
        assert self.field(chair).input_value() == HALF

        chair.get_by_role("button", name="Save draft").click()
        assert self.field(chair).input_value() == HALF
        questions = []
        chair.on("dialog", lambda dialog: (questions.append(1), dialog.dismiss()))
        chair.evaluate("location.reload()")
        chair.wait_for_timeout(300)
        assert questions, "Nobody asked before the words were left behind"

        with chair.expect_response("**/edit/"):
            chair.context.set_offline(False)
        chair.locator("#saved", has_text="Draft saved").wait_for()
        chair.get_by_text("Not saved: the connection was lost").wait_for(state="hidden")
        self.complaints = [
            said for said in self.complaints if not any(o in said for o in OFFLINE)
        ]
        questions.clear()
        self.then_every_word_is_there(chair)
        assert not questions

    def test_a_server_that_stumbles_is_asked_again(self):
        chair = self.open_draft()
        chair.route("**/edit/", lambda route: route.fulfill(status=503))
        self.type_half(chair)
        chair.get_by_text("Not saved: something went wrong").wait_for()

        chair.unroute("**/edit/")

        chair.locator("#saved", has_text="Draft saved").wait_for()
        self.complaints = [said for said in self.complaints if "503" not in said]
        self.then_every_word_is_there(chair)

    def test_submitted_before_it_was_saved(self):
        chair = self.open_draft()
        self.type_half(chair)
        chair.get_by_role("button", name="Submit to the board").click()

        chair.get_by_text("Submitted to the").first.wait_for()
        assert HALF in chair.locator("main").inner_text()

    def test_two_who_write_at_once_are_told_and_lose_nothing(self):
        chair, deputy = self.open_draft(), self.open_draft()
        self.type_half(chair, "Mine")
        chair.locator("#saved", has_text="Draft saved").wait_for()

        self.type_half(deputy, "Theirs")
        told = deputy.locator("#saved .conflict")
        told.wait_for()

        assert "Mine" in told.inner_text()
        assert self.field(deputy).input_value() == "Theirs"
        self.report.refresh_from_db()
        assert self.report.challenges == "Mine"
        deputy.get_by_role("button", name="Save draft").click()
        deputy.get_by_role("button", name="Save draft").click()
        self.then_every_word_is_there(chair, "Theirs")
