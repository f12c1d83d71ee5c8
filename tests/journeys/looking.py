"""What must hold of any page, whoever looks at it. Each function gives problems in words."""

from axe_playwright_python.base import AXE_SCRIPT

DESK, PHONE = 1280, 320
HEIGHT = 900
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

LOOK_WITH_AXE = """async tags => {
  const found = await axe.run({runOnly: tags, resultTypes: ["violations"]});
  return found.violations.flatMap(rule => rule.nodes.map(
    node => `${rule.id} at ${node.target.join(" ")}: ${node.failureSummary}`));
}"""
FIND_WHAT_STICKS_OUT = """() => {
  const scrolls = node => node && (getComputedStyle(node).overflowX !== "visible"
    || scrolls(node.parentElement));
  return [...document.querySelectorAll("body *")]
    .filter(node => node.getBoundingClientRect().right > innerWidth
      && !scrolls(node.parentElement))
    .slice(0, 3)
    .map(node => node.outerHTML.slice(0, 120));
}"""
# Axe does not follow the links of an error summary.
FIND_LINKS_THAT_LEAD_NOWHERE = """() =>
  [...document.querySelectorAll(".govuk-error-summary a[href^='#']")]
    .filter(link => {
      const target = document.getElementById(link.hash.slice(1));
      return !target?.matches("input, select, textarea, button, [tabindex]");
    })
    .map(link => `"${link.innerText}" leads nowhere: ${link.hash}`)"""


def problems_of(page):
    """On a phone and at a desk, without loading the page again."""
    page.evaluate(AXE_SCRIPT)
    found = [*wrong_with_words(page), *page.evaluate(FIND_LINKS_THAT_LEAD_NOWHERE)]
    for width in (PHONE, DESK):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        problems = [*wrong_with_width(page), *page.evaluate(LOOK_WITH_AXE, RULES)]
        found += [f"{width} px: {problem}" for problem in problems]
    return found


def wrong_with_words(page):
    headings = page.locator("h1").all_inner_texts()
    if len(headings) != 1:
        yield f"{len(headings)} headings of the first level: {headings}"
    if not page.title().strip():
        yield "No title"
    if page.get_by_text("[invalid name]").count():  # a filter nobody gave a label
        yield "A field has no label in words"


def wrong_with_width(page):
    width = page.evaluate("document.documentElement.scrollWidth")
    if width > page.evaluate("innerWidth"):
        yield f"Scrolls sideways, {width} px: {page.evaluate(FIND_WHAT_STICKS_OUT)}"
