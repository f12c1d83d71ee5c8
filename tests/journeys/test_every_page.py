"""Every page there is, on the worked example, on an empty board and with every field empty."""

from collections import Counter

import pytest
from django.urls import reverse

from boards.models import Role
from tests.factories.accounts import UserFactory

from .conftest import PASSWORD
from .journey import Journey
from .looking import problems_of
from .pages import ROOMS, pages_of, pages_outside_boards, rows_of

# The page that their neighbour leads to.
SAME_PAGE = {"workplan:programme", "performance:section_11", "boards:budget_year"}
# Without an authenticator there is none to turn off; without a provider, no sign-in by one.
ANSWERS_OTHERWISE = {
    "mfa_deactivate_totp": 404,
    "mfa_view_recovery_codes": 404,
    "socialaccount_login_error": 401,
}
# Nothing has to be filled in to send them.
WILL_BE_EMPTY = {
    "boards:agency_end",
    "boards:grant_end",
    "boards:group_end",
    "boards:member_import_row",
    "workplan:risk_import_row",
    "boards:seat_end",
    "boards:escalation_route_edit",
    "boards:attendance_edit",
    "boards:expected_report_list",
    "boards:meeting_rules",
    "workplan:minutes",
    "workplan:minute_edit",
    "workplan:action_milestones",
    "workplan:action_origins",
    "workplan:highlight_report_edit",
    "reviews:death_review_year_edit",
}
FORM = "main form[method=post]:has(input:not([type=hidden]), select, textarea)"
EMPTY_AND_SEND = """selector => {
  const form = document.querySelector(selector);
  for (const field of form.elements) {
    if (field.matches("select")) field.selectedIndex = -1;
    else if (field.matches("[type=radio], [type=checkbox]")) field.checked = false;
    else if (!field.matches("[type=hidden], button")) field.value = "";
  }
  form.submit();
}"""


class TestEveryPage(Journey):
    @pytest.mark.parametrize("rooms", [ROOMS[:2], ROOMS[2:3], ROOMS[3:]], ids="+".join)
    def test_of_a_full_record(self, bath, rooms):
        self.board = bath
        page = self.sign_in(Role.BUSINESS_MANAGER)

        self.then_all_are_well(page, pages_of(bath, rows=rows_of(bath), rooms=rooms))

    def test_of_a_section_11_contact(self, bath):
        self.board = bath
        contact = self.sign_in(
            Role.SECTION_11_CONTACT, agency=rows_of(bath).own_return.agency
        )

        self.then_all_are_well(contact, pages_of(bath, role=Role.SECTION_11_CONTACT))

    def test_of_an_empty_board(self):
        page = self.sign_in(Role.BUSINESS_MANAGER)

        self.then_all_are_well(page, pages_of(self.board))

    def test_outside_boards(self):
        user = UserFactory()
        user.set_password(PASSWORD)
        user.save()
        page = self.open()

        self.then_all_are_well(page, pages_outside_boards())
        self.enter(page, user.email)
        self.then_all_are_well(page, pages_outside_boards())

    def test_that_refuses(self):
        reader = self.sign_in(Role.OBSERVER)

        self.go(reader, reverse("workplan:risk_raise", args=[self.board.slug]))
        assert "Your role does not allow this" in reader.locator("h1").inner_text()
        self.then_it_is_accessible(reader)

        self.go(reader, "/nowhere/")
        assert "Page not found" in reader.locator("h1").inner_text()
        self.then_it_is_accessible(reader)

    def test_sent_with_every_field_empty(self, bath):
        self.board = bath
        page = self.sign_in(Role.BUSINESS_MANAGER)
        problems, accepted = [], set()
        for name, path in pages_of(bath, rows=rows_of(bath)):
            self.go(page, path)
            if not page.locator(FORM).count():
                continue
            with page.expect_navigation():
                page.evaluate(EMPTY_AND_SEND, FORM)
            if not page.locator(".govuk-error-summary").count():
                accepted.add(name)
            else:
                problems += [f"{name}: {problem}" for problem in problems_of(page)]
        assert not problems, "\n".join(problems)
        assert accepted == WILL_BE_EMPTY

    def then_all_are_well(self, page, pages):
        problems, seen = [], set()
        for name, path in pages:
            response = self.go(page, path)
            address = page.url.split("?")[0]
            if address in seen:  # led to a page that was looked at
                continue
            seen.add(address)
            is_well = response.status == ANSWERS_OTHERWISE.get(name, 200)
            found = [] if is_well else [f"Answered {response.status}"]
            found += problems_of(page) + self.complaints
            self.complaints.clear()
            problems += [f"{name}: {problem}" for problem in found]
        assert not problems, "\n".join(problems)


def test_titles_tell_the_pages_of_a_board_apart(bath, client):
    client.force_login(bath.grants.get(role=Role.BUSINESS_MANAGER).user)
    titles = {
        name: title_of(client.get(path, follow=True))
        for name, path in pages_of(bath, rows=rows_of(bath))
        if name not in SAME_PAGE
    }

    shared = {title for title, times in Counter(titles.values()).items() if times > 1}

    assert shared == set()
    assert [t for t in titles.values() if not t.endswith(f"– {bath.short_name}")] == []


def title_of(response):
    return response.text.split("<title>")[1].split("</title>")[0]
