"""What every test may rely on."""

import socket
from urllib.request import urlopen

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from playwright import sync_api as playwright


def test_a_test_cannot_reach_another_machine_by_number():
    with pytest.raises(RuntimeError, match=r"tried to reach 192\.0\.2\.1"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)


def test_a_test_cannot_reach_another_machine_by_name():
    with pytest.raises(RuntimeError, match=r"tried to reach example\.org"):
        urlopen("http://example.org/")


def test_settings_come_from_the_tests_and_not_from_an_env_file():
    assert settings.SECRET_KEY.startswith("only-for-tests")
    assert settings.DEBUG is False
    assert settings.SITE_URL == "http://localhost:8000"


@pytest.mark.parametrize("visit", ["first", "second"])
def test_the_cache_is_empty_at_the_start(visit):
    assert cache.get("visited") is None
    cache.set("visited", visit)


@pytest.mark.django_db
def test_the_database_is_one_that_other_processes_can_open():
    assert ":memory:" not in str(connection.settings_dict["NAME"])
    assert "test" in str(connection.settings_dict["NAME"])


def test_a_page_is_seen_in_real_chromium(page, live_server):
    response = page.goto(f"{live_server.url}/static/css/app.css")

    assert response.status == 200
    assert "chromium" in page.context.browser.browser_type.name
    assert page.evaluate("navigator.language") == "en-GB"


@pytest.mark.parametrize("address", ["http://example.org/", "http://192.0.2.1/"])
def test_a_page_cannot_reach_another_machine(page, address):
    with pytest.raises(playwright.Error, match="ERR_NAME_NOT_RESOLVED"):
        page.goto(address)
