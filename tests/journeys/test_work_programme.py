import datetime
import re

from playwright.sync_api import expect

from boards.models import Role
from lscb.mail.models import Mail
from tests.factories.boards import AgencyFactory
from tests.factories.plans import (
    ActionFactory,
    ActionLeadFactory,
    PriorityFactory,
    SubThemeFactory,
)

from .journey import Journey


class ProgrammeJourney(Journey):
    def given_a_work_programme(self):
        self.priority = PriorityFactory(
            plan__board=self.board, code="1", title="Training and development"
        )
        self.theme = SubThemeFactory(priority=self.priority, title="An effective group")
        shared = {"board": self.board, "priority": self.priority}
        self.first = ActionFactory(
            **shared,
            code="1.1",
            text="Join up training",
            timing_text="By September 2013",
        )
        self.second = ActionFactory(**shared, code="1.2", text="Survey staff")
        ActionFactory(
            **shared, sub_theme=self.theme, code="1.3", text="Report vacancies"
        )

    def open_the_programme(self, page):
        self.go(page, f"/{self.board.slug}/work-programme/")

    def cell(self, page, action, name):
        return page.locator(f"#a{action.pk}-{name}")

    def open_a_cell(self, page, action, name):
        self.cell(page, action, name).hover()
        self.cell(page, action, name).locator(".cell__edit").click()
        expect(self.cell(page, action, name).locator("form")).to_be_visible()

    def stored(self, action):
        action.refresh_from_db()
        return action


class TestTypingTheWorkProgramme(ProgrammeJourney):
    def test_manager_types_along_a_row_by_keyboard_alone(self):
        self.given_a_work_programme()
        page = self.sign_in(Role.BUSINESS_MANAGER)
        self.open_the_programme(page)
        self.then_it_is_accessible(page)

        self.when_she_opens_the_lead_cell_with_enter(page)
        self.and_types_and_tabs_to_the_next_cell(page)
        self.then_the_lead_is_saved_and_the_date_is_open(page)

        self.when_she_types_a_date_and_presses_enter(page)
        self.then_it_is_saved_and_shown_as_understood(page)
        self.and_the_focus_is_back_on_the_cell(page)
        self.then_it_is_accessible(page)

    def when_she_opens_the_lead_cell_with_enter(self, page):
        self.cell(page, self.second, "leads").locator(".cell__edit").focus()
        page.keyboard.press("Enter")
        expect(page.locator("textarea[name=leads_text]")).to_be_focused()

    def and_types_and_tabs_to_the_next_cell(self, page):
        page.keyboard.type("Training Manager; Independent Chair")
        page.keyboard.press("Tab")

    def then_the_lead_is_saved_and_the_date_is_open(self, page):
        expect(page.locator("textarea[name=timing_text]")).to_be_focused()
        leads = self.cell(page, self.second, "leads")
        expect(leads).to_contain_text("Training Manager; Independent Chair")
        expect(leads).to_contain_text("Saved")
        assert self.stored(self.second).leads.count() == 2

    def when_she_types_a_date_and_presses_enter(self, page):
        page.keyboard.type("Establish by September 2013")
        page.keyboard.press("Enter")

    def then_it_is_saved_and_shown_as_understood(self, page):
        timing = self.cell(page, self.second, "timing")
        expect(timing).to_contain_text("Establish by September 2013")
        expect(timing).to_contain_text("By 30 September 2013")
        expect(page.locator("#programme-said")).to_have_text(
            "Saved: date for completion of action 1.2"
        )
        assert str(self.stored(self.second).due_on) == "2013-09-30"

    def and_the_focus_is_back_on_the_cell(self, page):
        timing = self.cell(page, self.second, "timing")
        expect(timing.locator(".cell__edit")).to_be_focused()

    def test_manager_clicks_an_action_and_types_into_its_words(self):
        self.given_a_work_programme()
        page = self.sign_in(Role.BUSINESS_MANAGER)
        self.open_the_programme(page)

        self.cell(page, self.first, "text").click(position={"x": 60, "y": 60})
        expect(page.locator("textarea[name=text]")).to_be_focused()
        page.keyboard.press("End")
        page.keyboard.type(" and check")
        page.keyboard.press("Enter")

        text = self.cell(page, self.first, "text")
        expect(text).to_contain_text("Join up training and check")
        assert self.stored(self.first).code == "1.1"

    def test_what_is_still_asked_of_her_is_brought_into_sight(self):
        self.given_a_work_programme()
        self.first.due_on = datetime.date(2013, 9, 30)
        self.first.save()
        page = self.sign_in(Role.BUSINESS_MANAGER)
        page.set_viewport_size({"width": 1280, "height": 420})
        self.open_the_programme(page)

        self.open_a_cell(page, self.first, "timing")
        page.locator("textarea[name=timing_text]").fill("By May 2014")
        page.keyboard.press("Enter")

        reason = page.locator("form[data-cell] textarea[name=reason]")
        expect(reason).to_be_focused()
        expect(reason).to_be_in_viewport()
        expect(page.locator("form[data-cell] button")).to_be_in_viewport()

    def test_manager_clicks_a_cell_types_and_goes_elsewhere(self):
        self.given_a_work_programme()
        page = self.sign_in(Role.BUSINESS_MANAGER)
        self.open_the_programme(page)

        self.cell(page, self.first, "report_back").click()
        typed = page.locator("textarea[name=report_back_text]")
        expect(typed).to_be_focused()  # a hand is not faster
        typed.fill("June LSCB")
        page.get_by_role("heading", level=1).click()

        report_back = self.cell(page, self.first, "report_back")
        expect(report_back).to_contain_text("Report to the June 2013 meeting")
        assert self.stored(self.first).report_backs.get().words == "June 2013"

    def test_manager_leaves_a_cell_as_it_was_with_escape(self):
        self.given_a_work_programme()
        page = self.sign_in(Role.BUSINESS_MANAGER)
        self.open_the_programme(page)

        self.open_a_cell(page, self.first, "timing")
        page.keyboard.type("nonsense")
        page.keyboard.press("Escape")

        timing = self.cell(page, self.first, "timing")
        expect(timing.locator("form")).to_have_count(0)
        expect(timing).to_contain_text("By September 2013")
        assert self.stored(self.first).version == 1

    def test_manager_is_asked_why_a_date_moves(self):
        self.given_a_work_programme()
        self.first.due_on = "2013-09-30"
        self.first.save()
        page = self.sign_in(Role.BUSINESS_MANAGER)
        self.open_the_programme(page)

        self.open_a_cell(page, self.first, "timing")
        page.locator("textarea[name=timing_text]").fill("By November 2013")
        page.keyboard.press("Enter")
        timing = self.cell(page, self.first, "timing")
        expect(timing).to_contain_text("It was due by 30 September 2013")
        self.then_it_is_accessible(page)
        timing.locator("textarea[name=reason]").fill("The trainer left")
        timing.get_by_role("button", name="Save").click()

        expect(timing).to_contain_text("Date moved 1 time: The trainer left")

    def test_manager_adds_moves_filters_and_completes(self):
        self.given_a_work_programme()
        page = self.sign_in(Role.BUSINESS_MANAGER)
        self.open_the_programme(page)

        page.get_by_role("link", name="Add an action under An effective group").click()
        words = page.locator(".programme-table__add textarea[name=text]")
        expect(words).to_be_focused()  # the row has settled
        words.fill("Find resources")
        page.get_by_role("button", name="Add this action").click()
        expect(page.locator("#programme-said")).to_have_text("Find resources: added")

        page.get_by_role("button", name="Move up action 1.2").click()
        expect(page.locator("#programme-said")).to_have_text("Action 1.2: moved up")
        first_cell = page.locator("tr[id^=action-] td").first
        expect(first_cell).to_contain_text("Survey staff")

        page.get_by_role("link", name="Complete action 1.2").click()
        page.get_by_label("What did we do?").fill("The survey is out")
        page.get_by_role("button", name="Mark as complete").click()
        expect(page.locator("main")).to_contain_text("The survey is out")
        self.then_it_is_accessible(page)

        self.open_the_programme(page)
        page.locator(".programme-filter summary").click()
        page.get_by_label("RAG", exact=True).select_option("blue")
        expect(page.locator("#programme")).to_contain_text(
            "1 action matches the filters"
        )
        expect(page).to_have_url(re.compile("rag=blue"))
        self.then_it_is_accessible(page)

    def test_manager_does_it_all_without_javascript(self):
        self.given_a_work_programme()
        page = self.sign_in(Role.BUSINESS_MANAGER, javascript=False)
        self.open_the_programme(page)

        page.get_by_role("button", name="Move down action 1.1").click()
        expect(page.locator("tr[id^=action-] td").first).to_contain_text("Survey staff")

        self.cell(page, self.first, "timing").locator(".cell__edit").click()
        page.get_by_label("Report to meeting").fill("December LSCB")
        page.get_by_role("button", name="Save").click()
        expect(page.locator("main")).to_contain_text("Action 1.1: saved")
        expect(page.locator("main")).to_contain_text("the December 2013 meeting")

    def test_manager_starts_from_nothing(self):
        page = self.sign_in(Role.BUSINESS_MANAGER)
        self.open_the_programme(page)
        self.then_it_is_accessible(page)

        page.get_by_role("button", name="Create a work programme").click()
        self.then_it_is_accessible(page)
        page.get_by_role("button", name="Create").click()
        page.get_by_role("button", name="Add a priority").last.click()
        page.get_by_label("Title").fill("Voices of young people")
        page.get_by_role("button", name="Save").click()
        page.get_by_role("link", name="Add an action").click()
        page.locator("textarea[name=text]").fill("Ask them")
        page.get_by_role("button", name="Add this action").click()

        expect(page.locator("#programme-said")).to_have_text("Ask them: added")
        assert self.board.actions.get().text == "Ask them"


class TestTwoPeopleEditOneAction(ProgrammeJourney):
    def test_the_second_is_told_keeps_the_words_and_sees_the_others(self):
        self.given_a_work_programme()
        hers = self.sign_in(Role.BUSINESS_MANAGER)
        his = self.sign_in(Role.BUSINESS_SUPPORT)
        for page in (hers, his):
            self.open_the_programme(page)
            self.open_a_cell(page, self.first, "text")

        self.when_she_saves(hers, "Join up training with the adults' board")
        self.and_then_he_saves(his, "Join up training on shared themes")
        self.then_he_is_told_and_sees_both(his, hers.user)
        self.and_only_her_words_are_stored()
        self.then_it_is_accessible(his)

        self.when_he_only_goes_elsewhere(his)
        self.and_only_her_words_are_stored()

        self.when_he_puts_them_together(his)
        self.then_both_thoughts_are_stored()

    def when_she_saves(self, page, words):
        page.locator("textarea[name=text]").fill(words)
        page.keyboard.press("Enter")
        self.then_it_is_ticked(page)

    def then_it_is_ticked(self, page):
        saved = self.cell(page, self.first, "text").locator(".cell__saved")
        expect(saved).to_be_visible()

    def and_then_he_saves(self, page, words):
        page.locator("textarea[name=text]").fill(words)
        page.keyboard.press("Enter")

    def then_he_is_told_and_sees_both(self, page, her):
        conflict = page.locator(".conflict")
        expect(conflict).to_be_focused()
        expect(conflict).to_contain_text(f"{her} changed this while you were typing")
        expect(conflict).to_contain_text("Join up training with the adults' board")
        expect(conflict).to_contain_text("Join up training on shared themes")
        expect(page.locator("textarea[name=text]")).to_have_value(
            "Join up training on shared themes"
        )

    def and_only_her_words_are_stored(self):
        assert self.stored(self.first).text == "Join up training with the adults' board"

    def when_he_only_goes_elsewhere(self, page):
        page.locator("textarea[name=text]").focus()
        page.get_by_role("heading", level=1).click()
        expect(page.locator(".conflict")).to_be_visible()

    def when_he_puts_them_together(self, page):
        page.locator("textarea[name=text]").fill(
            "Join up training on shared themes with the adults' board"
        )
        self.cell(page, self.first, "text").get_by_role("button", name="Save").click()
        self.then_it_is_ticked(page)

    def then_both_thoughts_are_stored(self):
        both = "Join up training on shared themes with the adults' board"
        assert self.stored(self.first).text == both

    def test_it_is_the_same_on_the_page_without_javascript(self):
        self.given_a_work_programme()
        hers = self.sign_in(Role.BUSINESS_MANAGER, javascript=False)
        his = self.sign_in(Role.BUSINESS_SUPPORT, javascript=False)
        address = f"/{self.board.slug}/work-programme/actions/{self.first.pk}/edit/"
        for page in (hers, his):
            self.go(page, address)

        for page, words in ((hers, "Hers"), (his, "His")):
            page.get_by_label("Action", exact=True).fill(words)
            page.get_by_role("button", name="Save").click()

        conflict = his.locator(".conflict")
        expect(conflict).to_contain_text("Hers")
        expect(conflict).to_contain_text("His")
        assert self.stored(self.first).text == "Hers"


class TestUpdatingOnesOwnAction(ProgrammeJourney):
    def test_board_member_updates_what_the_own_agency_leads(self):
        self.given_a_work_programme()
        agency = AgencyFactory(board=self.board)
        ActionLeadFactory(action=self.second, kind="agency", agency=agency)
        page = self.sign_in(Role.BOARD_MEMBER, agency=agency)
        self.open_the_programme(page)
        self.then_it_is_accessible(page)

        expect(page.get_by_role("link", name="Update")).to_have_count(1)
        page.get_by_role("link", name="Update action 1.2").click()
        self.then_it_is_accessible(page)
        page.get_by_label("Where it stands now").select_option("in_progress")
        page.get_by_label("What did we do?").fill("Half the staff have answered")
        page.get_by_role("button", name="Save update").click()

        expect(page.locator("main")).to_contain_text("Half the staff have answered")
        assert self.stored(self.second).status == "in_progress"


class TestAskingForAnUpdateByEmail(ProgrammeJourney):
    def test_lead_officer_without_an_account_answers_through_the_link(self):
        self.given_a_work_programme()
        manager = self.sign_in(Role.BUSINESS_MANAGER)
        address = f"/{self.board.slug}/work-programme/actions/{self.first.pk}/"
        self.go(manager, address)
        manager.get_by_role("button", name="Ask for an update by e-mail").click()
        self.then_it_is_accessible(manager)
        manager.get_by_label("E-mail address").fill("lead@example.org")
        manager.get_by_role("button", name="Send the link").click()
        expect(manager.locator("main")).to_contain_text("The link is on its way")

        officer = self.come_in_from_outside()
        self.go(officer, re.search(r"/link/\S+", Mail.objects.get().body)[0])
        self.then_it_is_accessible(officer)
        officer.get_by_label("What did we do?").fill("The first course has run")
        officer.get_by_role("button", name="Send update").click()
        self.then_it_is_accessible(officer)

        self.go(manager, address)
        expect(manager.locator("main")).to_contain_text("The first course has run")
        expect(manager.locator("main")).to_contain_text("Link sent to lead@example.org")

    def come_in_from_outside(self):
        context = self._browser.new_context(**self._context_args)
        self._contexts.append(context)
        return context.new_page()
