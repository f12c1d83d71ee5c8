"""The one register of actions, and what becomes of an action in it."""

import re

from django.urls import reverse

from boards.models import Role
from lscb.mail.models import Mail
from tests.factories.plans import ActionFactory, PlanFactory

from .journey import Journey


class TestTheRegister(Journey):
    def test_manager_keeps_what_a_review_asked_and_restricts_it(self):
        ActionFactory(board=self.board, text="Of the plan")
        manager = self.sign_in(Role.BUSINESS_MANAGER)
        reader = self.sign_in(Role.OBSERVER)

        self.when_opening_the_register(manager)
        manager.get_by_role("button", name="Add an action").click()
        self.then_it_is_accessible(manager)
        manager.get_by_label("Action", exact=True).fill("Ask every agency")
        manager.get_by_label("Kind").first.select_option("Review recommendation")
        manager.get_by_label("As printed there").first.fill("SCR 2012/1, 3")
        manager.get_by_role("button", name="Add this action").click()
        self.when_opening_the_register(manager)
        manager.get_by_label("Comes from").select_option("Review recommendation")
        manager.get_by_text("1 action", exact=True).wait_for()
        assert "origin=review" in manager.url
        self.then_it_is_accessible(manager)

        manager.get_by_role("link", name="Open Ask every agency").click()
        manager.get_by_role("button", name="Restrict").click()
        manager.get_by_role("button", name="Restrict the action").click()
        self.then_it_is_accessible(manager)
        manager.get_by_label("Why it is restricted").fill("The review is under way")
        manager.get_by_label("Or what must have happened first").fill("It is published")
        manager.get_by_role("button", name="Restrict the action").click()
        self.then_it_is_accessible(manager)

        assert "Restricted" in manager.locator("main").inner_text()
        self.when_opening_the_register(reader)
        text = reader.locator("main").inner_text()
        assert "Of the plan" in text
        assert "Ask every agency" not in text

    def test_a_year_ends_and_what_is_unfinished_goes_on(self):
        plan = PlanFactory(board=self.board, title="Programme 2012-13", year=2012)
        ActionFactory(
            board=self.board, priority__plan=plan, code="3.2", text="Ask them"
        )
        manager = self.sign_in(Role.BUSINESS_MANAGER)

        self.go(manager, plan.get_absolute_url())
        manager.get_by_role("link", name="Carry actions forward").click()
        manager.get_by_label("Why they are carried forward").fill("Not finished")
        manager.get_by_label("Close the old plan, too").check()
        manager.get_by_role("button", name="Preview").click()
        assert "Nothing is changed yet" in manager.locator("main").inner_text()
        self.then_it_is_accessible(manager)
        manager.get_by_role("button", name="Carry forward").click()

        manager.get_by_role("heading", name="Programme 2013-14", level=1).wait_for()
        assert "Ask them" in manager.locator("main").inner_text()
        manager.get_by_role("link", name="3.2", exact=True).click()
        self.then_it_is_accessible(manager)
        manager.get_by_role("link", name="3.2", exact=True).click()
        assert "Not finished" in manager.locator("main").inner_text()

    def test_lead_officer_without_an_account_answers_by_link(self):
        action = ActionFactory(board=self.board, code="1.1", text="Ask them")
        manager = self.sign_in(Role.BUSINESS_MANAGER)
        self.go(manager, action.get_absolute_url())
        manager.get_by_role("button", name="Ask for an update by e-mail").click()
        manager.get_by_label("E-mail address of the lead").fill("lead@example.org")
        manager.get_by_role("button", name="Send the link").click()
        manager.get_by_text("The link is on its way").wait_for()
        address = re.search(r"/link/\S+", Mail.objects.get().body)[0]

        officer = self.open(javascript=False)
        self.go(officer, address)
        officer.get_by_label("What did we do?").fill("All were asked")
        officer.get_by_label("What difference did it make?").fill("They answer now")
        officer.get_by_label("Files that show it").set_input_files(
            {"name": "answers.txt", "mimeType": "text/plain", "buffer": b"Twelve of 14"}
        )
        officer.get_by_role("button", name="Send update").click()
        assert "Your update has been recorded" in officer.locator("main").inner_text()

        manager.reload()
        text = manager.locator("main").inner_text()
        assert "They answer now" in text
        assert "answers.txt" in text

    def when_opening_the_register(self, page):
        self.go(page, reverse("workplan:register", args=[self.board.slug]))
