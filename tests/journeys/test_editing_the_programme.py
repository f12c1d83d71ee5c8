"""The whole of editing: by keyboard alone, and without JavaScript."""

import re

from playwright.sync_api import expect

from boards.models import Role
from tests.factories.plans import PriorityFactory

from .test_work_programme import ProgrammeJourney


class TestEditingByKeyboardAlone(ProgrammeJourney):
    """Nothing here is clicked, filled or focused but by keys."""

    def test_manager_edits_adds_moves_changes_several_and_undoes(self):
        self.given_a_work_programme()
        page = self.sign_in(Role.BUSINESS_MANAGER)
        self.open_the_programme(page)

        self.when_she_types_along_a_row(page)
        self.and_gives_up_a_cell_with_escape(page)
        self.and_adds_an_action_where_she_is(page)
        self.and_moves_it_up_out_of_its_sub_theme(page)
        self.and_changes_two_at_once(page)
        self.then_control_z_takes_the_change_of_both_back(page)
        self.and_control_z_again_takes_the_move_back(page)

    def tab_to(self, page, locator, *, key="Tab"):
        for _ in range(250):
            if locator.evaluate("element => element === document.activeElement"):
                return
            page.keyboard.press(key)
        raise AssertionError(f"{locator} was never reached")

    def press(self, page, name, *, role="button", key="Enter"):
        self.tab_to(page, page.get_by_role(role, name=name, exact=True))
        page.keyboard.press(key)

    def then_she_hears(self, page, words):
        expect(page.locator("#programme-said")).to_have_text(words)

    def when_she_types_along_a_row(self, page):
        self.press(page, "Edit lead officers of action 1.2", role="link")
        expect(page.locator("textarea[name=leads_text]")).to_be_focused()
        page.keyboard.type("Training Manager; Independent Chair")
        page.keyboard.press("Tab")
        expect(page.locator("textarea[name=timing_text]")).to_be_focused()
        page.keyboard.type("Establish by September 2013")
        page.keyboard.press("Enter")
        self.then_she_hears(page, "Saved: date for completion of action 1.2")
        assert str(self.stored(self.second).due_on) == "2013-09-30"
        assert self.second.leads.count() == 2

    def and_gives_up_a_cell_with_escape(self, page):
        self.press(page, "Edit report to meeting of action 1.2", role="link")
        expect(page.locator("textarea[name=report_back_text]")).to_be_focused()
        page.keyboard.type("nonsense")
        page.keyboard.press("Escape")
        link = self.cell(page, self.second, "report_back").locator(".cell__edit")
        expect(link).to_be_focused()
        assert self.stored(self.second).report_back_text == ""

    def and_adds_an_action_where_she_is(self, page):
        self.press(page, "Add an action under An effective group", role="link")
        expect(
            page.locator(".programme-table__add textarea[name=text]")
        ).to_be_focused()
        page.keyboard.type("Find resources")
        self.press(page, "Add this action")
        self.then_she_hears(page, "Find resources: added")
        self.added = self.board.actions.get(text="Find resources")

    def and_moves_it_up_out_of_its_sub_theme(self, page):
        for _ in range(2):
            move = page.locator(f"#up-{self.added.pk}")
            self.tab_to(page, move)
            with page.expect_response(re.compile("/move/")):
                page.keyboard.press("Enter")
            expect(page.locator(f"#up-{self.added.pk}")).to_be_focused()
        self.then_she_hears(page, "Find resources: moved up")
        assert self.stored(self.added).sub_theme is None

    def and_changes_two_at_once(self, page):
        for action in (self.first, self.second):
            tick = page.locator(f"#tick-{action.pk}")
            self.tab_to(page, tick, key="Shift+Tab")
            page.keyboard.press("Space")
            expect(tick).to_be_checked()
        self.tab_to(
            page,
            page.get_by_role("button", name="Change the ticked actions"),
            key="Shift+Tab",
        )
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Change 2 actions")
        self.then_it_is_accessible(page)
        self.tab_to(page, page.get_by_label("RAG"))
        page.keyboard.type("Green")
        self.press(page, "Change all of them")
        expect(page.locator("main")).to_contain_text("2 actions changed")
        assert [self.stored(a).rag for a in (self.first, self.second)] == ["green"] * 2

    def then_control_z_takes_the_change_of_both_back(self, page):
        expect(page.locator("[data-undo]")).to_have_text(
            re.compile("Undo 2 actions changed together")
        )
        self.then_it_is_accessible(page)
        page.keyboard.press("Control+z")
        expect(page.locator("main")).to_contain_text("Taken back: 2 actions changed")
        assert [self.stored(a).rag for a in (self.first, self.second)] == ["", ""]

    def and_control_z_again_takes_the_move_back(self, page):
        expect(page.locator("[data-undo]")).to_have_text(
            re.compile("Undo Find resources: moved")
        )
        page.keyboard.press("Control+z")
        expect(page.locator("main")).to_contain_text(
            "Taken back: Find resources: moved"
        )
        assert self.stored(self.added).sub_theme == self.theme


class TestEditingWithoutJavaScript(ProgrammeJourney):
    def test_manager_edits_adds_moves_changes_several_and_undoes(self):
        self.given_a_work_programme()
        elsewhere = PriorityFactory(plan=self.priority.plan, code="2", title="Voices")
        page = self.sign_in(Role.BUSINESS_MANAGER, javascript=False)
        main = page.locator("main")
        self.open_the_programme(page)

        page.get_by_role("link", name="Edit date for completion of action 1.2").click()
        page.get_by_label("Date for completion").fill("Ongoing, review by March 2014")
        page.get_by_label("Stands under").select_option(label="2. Voices")
        page.get_by_role("button", name="Save").click()
        expect(main).to_contain_text("Action 1.2: saved")
        assert self.stored(self.second).priority == elsewhere

        self.open_the_programme(page)
        page.get_by_role("link", name="Add an action under An effective group").click()
        page.get_by_label("Action", exact=True).fill("Find resources")
        page.get_by_role("button", name=re.compile("^Add")).click()
        expect(main).to_contain_text("Find resources: added")

        page.get_by_role("button", name="Move down action 1.1").click()
        page.get_by_role("button", name="Move up Voices").click()
        expect(main).to_contain_text("2. Voices: moved up")
        expect(page.locator("h2.programme-section__title").first).to_have_text(
            "2. Voices"
        )

        page.get_by_role("checkbox", name="Select action 1.1").check()
        page.get_by_role("checkbox", name="Select action 1.3").check()
        page.get_by_role("button", name="Change the ticked actions").click()
        page.get_by_label("Lead officer(s)").fill("Police")
        page.get_by_role("button", name="Change all of them").click()
        expect(main).to_contain_text("2 actions changed")
        assert self.stored(self.first).leads_text == "Police"

        page.get_by_role("link", name="Undo: your last changes").click()
        button = page.get_by_role("button", name="Undo 2 actions changed together")
        button.click()
        expect(main).to_contain_text("Taken back: 2 actions changed together")
        assert self.stored(self.first).leads_text == ""

        page.get_by_role("button", name="Change all 4 shown").click()
        page.get_by_label("RAG").select_option("red")
        page.get_by_role("button", name="Change all of them").click()
        expect(page.locator(".govuk-error-summary")).to_contain_text(
            "Say why they are rated red"
        )

        self.open_the_programme(page)
        page.get_by_role("button", name="Edit the plan").click()
        page.get_by_label("Title").fill("Business plan")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Business plan")


class TestDragging(ProgrammeJourney):
    def test_manager_drags_an_action_under_another_heading(self):
        self.given_a_work_programme()
        page = self.sign_in(Role.BUSINESS_MANAGER)
        self.open_the_programme(page)
        page.set_viewport_size({"width": 1280, "height": 1400})
        handle = page.locator(f"#action-{self.first.pk} .cell--tools")
        target = page.locator("tr[id^=action-]", has_text="Report vacancies")

        box = handle.bounding_box()
        page.mouse.move(box["x"] + box["width"] - 6, box["y"] + box["height"] - 6)
        page.mouse.down()
        for _ in range(3):  # the rows make way as she goes
            there = target.bounding_box()
            bottom = there["y"] + there["height"] - 6
            page.mouse.move(there["x"] + 200, bottom, steps=6)
        page.mouse.up()

        expect(page.locator("#programme-said")).to_have_text("Action 1.1: moved")
        assert self.stored(self.first).sub_theme == self.theme


class TestTwoPeopleEditDifferentCells(ProgrammeJourney):
    def test_both_are_saved(self):
        self.given_a_work_programme()
        hers = self.sign_in(Role.BUSINESS_MANAGER)
        his = self.sign_in(Role.BUSINESS_SUPPORT)
        for page, cell in ((hers, "leads"), (his, "text")):
            self.open_the_programme(page)
            self.open_a_cell(page, self.first, cell)

        hers.locator("textarea[name=leads_text]").fill("Police")
        hers.keyboard.press("Enter")
        expect(self.cell(hers, self.first, "leads")).to_contain_text("Saved")
        his.locator("textarea[name=text]").fill("Join up all training")
        his.keyboard.press("Enter")

        expect(self.cell(his, self.first, "text")).to_contain_text("Saved")
        assert self.stored(self.first).leads_text == "Police"
        assert self.first.text == "Join up all training"
