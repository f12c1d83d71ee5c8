"""What every story in a real browser can do: somebody signs in, looks, and is not shut out."""

import pytest
from django.test import Client

from tests.factories.boards import RoleGrantFactory

from .conftest import PASSWORD
from .looking import problems_of

ANSWERS = tuple(f"status of {status}" for status in (401, 403, 404, 409, 422))


@pytest.mark.django_db(transaction=True)
class Journey:
    @pytest.fixture(autouse=True)
    def _on_stage(self, live_server, browser, browser_context_args, board):
        self.board = board
        self.complaints = []
        self.site = live_server.url
        self._browser = browser
        self._context_args = browser_context_args
        self._contexts = []
        yield
        for context in self._contexts:
            context.close()
        assert not self.complaints, "\n".join(self.complaints)

    def open(self, *, javascript=True):
        """A browser of its own; what it complains of fails the story."""
        context = self._browser.new_context(
            **self._context_args, java_script_enabled=javascript
        )
        self._contexts.append(context)
        page = context.new_page()
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", self._keep_at_home)
        return page

    def sign_in(self, role, *, javascript=True, **scope):
        """A browser in which somebody in this role is signed in already."""
        user = RoleGrantFactory(board=self.board, role=role, **scope).user
        client = Client()
        client.force_login(user)
        page = self.open(javascript=javascript)
        session = client.cookies["sessionid"].value
        page.context.add_cookies(
            [{"name": "sessionid", "value": session, "url": self.site}]
        )
        page.user = user
        return page

    def enter(self, page, email, password=PASSWORD):
        """The way in that people take."""
        self.go(page, "/")
        self.fill_in(page, email, password)

    def fill_in(self, page, email, password=PASSWORD):
        page.get_by_label("E-mail address").fill(email)
        page.get_by_label("Password").fill(password)
        page.get_by_role("button", name="Sign in").click()

    def go(self, page, address):
        return page.goto(f"{self.site}{address}")

    def then_it_is_accessible(self, page):
        """At a desk and on a phone: nothing for axe to find, no scrolling sideways."""
        problems = problems_of(page)
        assert not problems, "\n".join(problems)

    def _listen(self, message):
        """A refusal is an answer; everything else said as an error is a complaint."""
        is_answer = any(answer in message.text for answer in ANSWERS)
        if message.type in ("error", "warning") and not is_answer:
            self.complaints.append(f"{message.text} {message.location['url']}")

    def _keep_at_home(self, request):
        if not request.url.startswith((f"{self.site}/", "data:", "blob:")):
            self.complaints.append(f"Asked elsewhere for {request.url}")
