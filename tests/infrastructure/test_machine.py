import pytest

from scripts import machine
from scripts.trouble import Trouble

SAID = "qpdf installed\nchromium config-files\npostgresql not-installed\n"


def test_not_installed_names_what_dpkg_does_not_call_installed():
    asked = ["qpdf", "chromium", "postgresql", "redis-server"]

    assert machine.not_installed(asked, SAID) == asked[1:]


def test_not_installed_trusts_a_machine_without_dpkg():
    assert machine.not_installed(["qpdf"], None) == []


@pytest.mark.parametrize(("has_sudo", "start"), [(True, "sudo "), (False, "su -c '")])
def test_line_to_type_is_one_line_naming_every_package(has_sudo, start):
    line = machine.line_to_type(["qpdf", "chromium"], has_sudo=has_sudo)

    assert line.startswith(start)
    assert "install -y --no-install-recommends qpdf chromium" in line
    assert "\n" not in line


def test_ensure_without_permission_gives_the_line_to_type(monkeypatch):
    monkeypatch.setattr(machine, "_dpkg_says", lambda packages: SAID)
    monkeypatch.setattr(machine, "_permission", lambda: None)
    monkeypatch.setattr(machine.subprocess, "run", pytest.fail)

    with pytest.raises(Trouble, match="no-install-recommends chromium") as told:
        machine.ensure(["qpdf", "chromium"])
    assert len(str(told.value).splitlines()) == 2


def test_ensure_does_nothing_when_nothing_is_missing(monkeypatch):
    monkeypatch.setattr(machine, "_dpkg_says", lambda packages: SAID)
    monkeypatch.setattr(machine, "_permission", pytest.fail)

    machine.ensure(["qpdf"])


@pytest.mark.parametrize(
    ("output", "answer"),
    [
        ("Err:1 http://deb Temporary failure resolving 'deb'", "Check the network"),
        ("E: You don't have enough free space in /var", "The disk is full"),
        ("E: Unable to locate package qpdf", "Unable to locate package qpdf"),
        ("", "gave no reason"),
    ],
)
def test_explain_apt_says_what_to_do_in_two_lines(output, answer):
    words = machine.explain_apt(output, ["qpdf"])

    assert answer in words
    assert len(words.splitlines()) <= 2
