"""What every story in a real browser can do: somebody signs in, looks, and is not shut out."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client

from tests.factories.boards import RoleGrantFactory

WIDTHS = (1280, 320)


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
        assert self.complaints == []

    def sign_in(self, role, *, javascript=True, **scope):
        """A browser of its own, signed in; what it complains of fails the story."""
        user = RoleGrantFactory(board=self.board, role=role, **scope).user
        client = Client()  # one client would end the session of whoever came before
        client.force_login(user)
        context = self._browser.new_context(
            **self._context_args, java_script_enabled=javascript
        )
        self._contexts.append(context)
        session = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": self.site}])
        page = context.new_page()
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.user = user
        return page

    def go(self, page, address):
        page.goto(f"{self.site}{address}")

    def then_it_is_accessible(self, page):
        """At a desk and on a phone: nothing for axe to find, no scrolling sideways."""
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            report = Axe().run(page)
            assert report.violations_count == 0, report.generate_report()
            assert page.evaluate("document.documentElement.scrollWidth") == width
        page.set_viewport_size({"width": WIDTHS[0], "height": 900})

    def _listen(self, message):
        """A refusal (409, 422) is an answer; everything else said as an error is a complaint."""
        is_refusal = "status of 409" in message.text or "status of 422" in message.text
        if message.type in ("error", "warning") and not is_refusal:
            self.complaints.append(message.text)
