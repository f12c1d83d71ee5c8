import errno

import pytest

from scripts import setup
from scripts.trouble import Trouble, plainly


@pytest.fixture
def root(tmp_path):
    example = "# Secret\nSECRET_KEY=\nDEMO_PASSWORD=\n# SITE_URL=\n"
    (tmp_path / ".env.example").write_text(example)
    return tmp_path


def values(path):
    lines = [line for line in path.read_text().splitlines() if "=" in line]
    return dict(line.split("=", 1) for line in lines if not line.startswith("#"))


def test_write_env_file_fills_the_blanks_with_long_random_words(root, tmp_path_factory):
    setup.write_env_file(root)
    first = values(root / ".env")
    (root / ".env").unlink()
    setup.write_env_file(root)
    second = values(root / ".env")

    assert set(first) == {"SECRET_KEY", "DEMO_PASSWORD"}
    assert len(first["SECRET_KEY"]) > 50
    assert len(first["DEMO_PASSWORD"]) >= 16
    assert not set(first.values()) & set(second.values())


def test_write_env_file_keeps_it_from_other_users_of_the_machine(root):
    setup.write_env_file(root)

    assert (root / ".env").stat().st_mode & 0o777 == 0o600


def test_write_env_file_never_touches_one_that_is_there(root, capsys):
    (root / ".env").write_text("SECRET_KEY=mine\n")

    setup.write_env_file(root)

    assert (root / ".env").read_text() == "SECRET_KEY=mine\n"
    assert capsys.readouterr().out == ""


def test_env_example_has_the_blanks_that_setup_fills():
    lines = (setup.ROOT / ".env.example").read_text().splitlines()

    assert {"SECRET_KEY=", "DEMO_PASSWORD="} <= set(lines)


@pytest.mark.parametrize("version", [(3, 9, 2), (3, 12, 0), (2, 7, 18)])
def test_check_python_says_which_one_is_needed(version):
    with pytest.raises(Trouble, match=f"this is Python {version[0]}.{version[1]}"):
        setup.check_python(version)


def test_check_python_takes_the_one_it_needs():
    setup.check_python((3, 11, 7))


@pytest.mark.parametrize(
    ("output", "answer"),
    [
        pytest.param(
            "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError'\n"
            "ERROR: No matching distribution found for django==5.2.8",
            "Check the network connection",
            id="no network",
        ),
        pytest.param(
            "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
            "The disk is full",
            id="no room",
        ),
        pytest.param(
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
            "not the one this project pinned",
            id="another package than the one pinned",
        ),
        pytest.param(
            "ERROR: a new kind of trouble\n\n", "a new kind of trouble", id="else"
        ),
        pytest.param("", "no reason was given", id="silence"),
    ],
)
def test_explain_pip_says_what_to_do_in_two_lines(output, answer):
    words = setup.explain_pip(output)

    assert answer in words
    assert len(words.splitlines()) <= 2


def test_install_does_nothing_for_requirements_already_there(tmp_path, monkeypatch):
    monkeypatch.setattr(setup, "ROOT", tmp_path)
    monkeypatch.setattr(setup, "_run", pytest.fail)
    (tmp_path / ".venv").mkdir()
    (tmp_path / "requirements.txt").write_text("django==5.2.8\n")
    setup._stamp("requirements.txt").write_text(setup._checksum("requirements.txt"))

    setup.install("requirements.txt")

    (tmp_path / "requirements.txt").write_text("django==5.2.9\n")
    assert not setup.is_installed("requirements.txt")


def test_plainly_shows_trouble_without_a_traceback():
    with pytest.raises(SystemExit, match="^Port 8000 is taken$"), plainly():
        raise Trouble("Port 8000 is taken")


def test_plainly_knows_a_full_disk():
    with pytest.raises(SystemExit, match="The disk is full"), plainly():
        raise OSError(errno.ENOSPC, "No space left on device")
