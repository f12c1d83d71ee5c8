import pytest
from playwright.sync_api import expect

from boards.models import Role
from tests.workplan.importing.files import cell, docx, paragraph, table

from .journey import Journey

PLAN = docx(
    paragraph("Business plan"),
    table(["Version", "Author"], ["1", "Manager"]),
    table(
        ["Ref", "Action", "Lead", "When", "Report"],
        [cell("Priority 1: Listen (1.1-1.2)", span=5)],
        ["1.1", cell("Ask:", "• parents"), "Chair", "May 2013", "June LSCB"],
        ["1.2", "Answer", "", "Setpember 2013", ""],
        ["", "Remarks of the printer", "Nobody", "", ""],
    ),
)


class TestTakingInAPlan(Journey):
    @pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
    def test_manager_takes_in_a_plan_from_word(self, javascript):
        page = self.sign_in(Role.BUSINESS_MANAGER, javascript=javascript)

        self.when_she_uploads_her_plan(page)
        self.then_she_sees_every_row_and_what_to_check(page, javascript)

        self.when_she_corrects_a_date_where_it_stands(page, javascript)
        self.then_the_doubt_is_gone(page)

        self.when_she_sets_a_row_aside(page)
        self.when_she_stores_the_plan(page)
        self.then_it_says_what_was_stored_and_what_was_not(page, javascript)

    def when_she_uploads_her_plan(self, page):
        self.go(page, f"/{self.board.slug}/work-programme/")
        page.get_by_role("link", name="take it in from Word or Excel").click()
        page.get_by_label("The plan").set_input_files(
            {
                "name": "plan.docx",
                "mimeType": "application/octet-stream",
                "buffer": PLAN,
            }
        )
        page.get_by_label("Title").fill("Business plan")
        page.get_by_role("button", name="Read the plan").click()

    def then_she_sees_every_row_and_what_to_check(self, page, javascript):
        expect(page.get_by_text("6 rows: 4 to be stored, 2 set aside")).to_be_visible()
        row = page.locator("#row-6")
        expect(row).to_contain_text("No lead")
        expect(row).to_contain_text("Date not understood")
        if javascript:  # axe is a script
            self.then_it_is_accessible(page)

    def when_she_corrects_a_date_where_it_stands(self, page, javascript):
        page.locator("#row-6").get_by_role("link", name="Correct").click()
        if javascript:
            self.then_it_is_accessible(page)
        page.get_by_label("Date for completion").fill("September 2013")
        page.get_by_label("Lead officer(s)").fill("All members")
        page.keyboard.press("Tab")
        page.get_by_role("button", name="Read this row again").press("Enter")

    def then_the_doubt_is_gone(self, page):
        row = page.locator("#row-6")
        expect(row).to_contain_text("By 30 September 2013")
        expect(row).not_to_contain_text("Date not understood")

    def when_she_sets_a_row_aside(self, page):
        page.locator("#row-7").get_by_role("link", name="Correct").click()
        page.get_by_label("What it is").select_option("Not part of the plan")
        page.get_by_label("Why it is not part of the plan").fill("The printer’s")
        page.get_by_role("button", name="Read this row again").click()
        expect(page.locator("#row-7")).to_contain_text("The printer’s")

    def when_she_stores_the_plan(self, page):
        page.get_by_role("button", name="Store 2 actions").click()

    def then_it_says_what_was_stored_and_what_was_not(self, page, javascript):
        expect(page.get_by_text("6 rows: 3 stored, 3 set aside").first).to_be_visible()
        expect(page.get_by_text("The printer’s").first).to_be_visible()
        if javascript:
            self.then_it_is_accessible(page)
        page.get_by_role("link", name="Business plan", exact=True).first.click()
        expect(page.get_by_role("heading", name="Business plan")).to_be_visible()
        texts = [each.text for each in self.board.actions.in_printed_order()]
        assert texts == ["Ask:", "Answer"]
