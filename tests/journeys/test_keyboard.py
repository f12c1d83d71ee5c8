"""The whole way with the keyboard alone, and always seeing where one is."""

from boards.models import Role

from .conftest import PASSWORD
from .journey import Journey

# Where the focus is, in words, and what keeps it from being seen, if anything does. Past the
# last stop of a page it is on none. A radio's ring is drawn round its label's circle.
LOOK_AT_FOCUS = """() => {
  const node = document.activeElement;
  if (node === document.body) return {name: "", isSeen: true, isOnTop: true};
  const label = node.labels?.[0];
  const isRinged = style => style.boxShadow !== "none"
    || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 1);
  const box = node.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return {
    name: (label ?? node).innerText.trim(),
    isSeen: isRinged(node.matches("[type=radio], [type=checkbox]")
      ? getComputedStyle(label, "::before") : getComputedStyle(node)),
    isOnTop: !!top && (node.contains(top) || top.contains(node)),
  };
}"""


class TestTheKeyboardAlone(Journey):
    def test_from_signing_in_to_a_filtered_register(self, bath):
        page = self.open()
        self.go(page, "/")

        self.when_tabbing_to(page, "E-mail address")
        page.keyboard.type("lay.member@bath.example")
        self.when_tabbing_to(page, "Password")
        page.keyboard.type(PASSWORD)
        self.when_pressing_enter(page)

        self.when_tabbing_to(page, "Work programme")
        self.when_pressing_enter(page)
        assert page.locator("h1").inner_text() == bath.plans.get().title
        page.keyboard.press("Tab")
        assert self.focus(page)["name"] == "Skip to main content"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main-content"

        page.reload()
        self.when_tabbing_to(page, "Risks and challenges")
        self.when_pressing_enter(page)
        self.when_tabbing_to(page, "Rating")
        page.keyboard.press("ArrowDown")
        assert page.get_by_label("Rating").input_value() == "High"
        self.when_tabbing_to(page, "Apply filters")
        page.keyboard.press("Enter")
        register = bath.risks.open().in_register_order()
        high = sum(risk.current_score >= 15 for risk in register)
        page.get_by_text(f"{high} risks", exact=True).wait_for()

    def test_on_a_phone_the_menu_opens_and_a_wrong_field_is_found(self):
        page = self.sign_in(Role.BUSINESS_MANAGER)
        page.set_viewport_size({"width": 320, "height": 900})
        self.go(page, f"/{self.board.slug}/")

        self.when_tabbing_to(page, "Menu")
        page.keyboard.press("Enter")
        self.when_tabbing_to(page, "Risks and challenges")
        self.when_pressing_enter(page)
        self.when_tabbing_to(page, "Raise a risk")
        self.when_pressing_enter(page)
        self.when_tabbing_to(page, "Put it in the register")
        self.when_pressing_enter(page)
        self.when_tabbing_to(page, "Say what the risk is")
        page.keyboard.press("Enter")

        assert self.focus(page)["name"] == "The risk"

    def when_tabbing_to(self, page, name):
        passed = []
        while name not in passed:
            page.keyboard.press("Tab")
            focus = self.focus(page)
            assert focus["isSeen"], f"The focus on {focus['name']} cannot be seen"
            assert focus["isOnTop"], f"{focus['name']} is hidden behind something"
            passed.append(focus["name"])
            assert len(passed) < 80, f"{name} was not reached, but {passed}"

    def when_pressing_enter(self, page):
        with page.expect_navigation():
            page.keyboard.press("Enter")

    def focus(self, page):
        return page.evaluate(LOOK_AT_FOCUS)
