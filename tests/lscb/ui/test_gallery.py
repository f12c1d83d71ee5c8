"""Every component in a real browser, on a desk and on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def gallery(live_server, page, settings):
    settings.ROOT_URLCONF = "tests.lscb.ui.urls"
    page.goto(f"{live_server.url}/gallery/")
    return page


@pytest.fixture(params=[1280, 320], ids=["desk", "phone"])
def width(request):
    return request.param


def test_gallery_is_accessible(gallery, width):
    gallery.set_viewport_size({"width": width, "height": 900})

    report = Axe().run(gallery)

    assert report.violations_count == 0, report.generate_report()


def test_gallery_never_scrolls_sideways(gallery, width):
    gallery.set_viewport_size({"width": width, "height": 900})

    assert gallery.evaluate("document.documentElement.scrollWidth") == width


def test_error_summary_takes_the_reader_to_the_field(gallery):
    for text, target in [
        ("Select the RAG rating", "id_rating_1"),
        ("Select the groups", "id_groups_1"),
        ("Enter the next review date", "id_next_review_on"),
    ]:
        gallery.get_by_role("link", name=text).click()

        assert gallery.evaluate("document.activeElement.id") == target


def test_menu_folds_on_a_phone_and_works_without_javascript(
    gallery, browser, live_server
):
    gallery.set_viewport_size({"width": 320, "height": 900})
    room = gallery.get_by_role("link", name="Annual report")
    assert not room.is_visible()
    gallery.get_by_role("button", name="Menu").click()
    assert room.is_visible()

    plain = browser.new_context(java_script_enabled=False)
    page = plain.new_page()
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(f"{live_server.url}/gallery/")
    assert page.get_by_role("link", name="Annual report").is_visible()
    plain.close()


def test_page_runs_under_its_content_security_policy(live_server, page, settings):
    settings.ROOT_URLCONF = "tests.lscb.ui.urls"
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))

    response = page.goto(f"{live_server.url}/gallery/")
    page.wait_for_function("window.htmx !== undefined")

    assert "unsafe" not in response.headers["content-security-policy"]
    assert complaints == []
    assert page.evaluate("htmx.config.allowEval") is False


@pytest.mark.parametrize("status", [409, 422])
def test_htmx_shows_what_was_refused_and_keeps_the_page(gallery, status):
    gallery.route(
        "**/refused/",
        lambda route: route.fulfill(
            status=status, content_type="text/html", body="<p>Both texts</p>"
        ),
    )

    gallery.evaluate("htmx.ajax('GET', '/refused/', '.toolbar__count')")

    gallery.get_by_text("Both texts").wait_for()
    assert not gallery.locator("#page-alert").is_visible()


def test_htmx_says_so_when_nothing_was_saved(gallery):
    gallery.route("**/broken/", lambda route: route.fulfill(status=500, body="no"))

    gallery.evaluate("htmx.ajax('POST', '/broken/', '.toolbar__count')")

    gallery.get_by_text("Not saved: something went wrong").wait_for()
    assert gallery.get_by_text("12 actions").is_visible()
