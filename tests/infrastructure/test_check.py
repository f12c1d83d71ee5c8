from scripts.check import differing, report, run, tracked, unpinned
from scripts.setup import PYTHON, ROOT

COMPILED = "django==5.2.8 \\\n    --hash=sha256:aa\ncrispy-forms-gds==2.0.1\n"


def test_unpinned_names_what_was_asked_for_and_not_compiled():
    asked = "# The web\ndjango~=5.2.0  # the framework\ncrispy_forms.GDS\nnh3\n-r other.in\n"

    assert [line.split()[0] for line in unpinned(asked, COMPILED)] == ["nh3"]


def test_unpinned_reads_names_with_extras():
    asked = "celery[redis]  # jobs\n"

    assert not list(unpinned(asked, "celery[redis]==5.5.3 \\\n"))
    assert list(unpinned(asked, "celeryd==5.5.3 \\\n"))


def test_differing_names_a_pin_the_dev_requirements_change_or_lack():
    dev = "Django==5.2.7 \\\n"

    assert list(differing(COMPILED, dev)) == [
        "django is 5.2.8, but 5.2.7 in requirements-dev.txt",
        "crispy-forms-gds is 2.0.1, but None in requirements-dev.txt",
    ]


def test_report_shows_what_a_failing_check_said(capsys):
    assert report("format", is_right=True, words="all well") is True
    assert report("lint", is_right=False, words="line 3 is wrong\n") is False
    assert capsys.readouterr().out == (
        "format: right\nlint: NOT RIGHT\nline 3 is wrong\n"
    )


def test_run_keeps_a_persons_own_settings_out_of_the_checks(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://mine")
    print_it = "import os; print(os.environ.get('DATABASE_URL'), os.environ['DEBUG'])"

    answer = run([PYTHON, "-c", print_it], settings={"DEBUG": "yes"})

    assert answer == (True, "None yes\n")


def test_tracked_leaves_out_what_git_ignores():
    paths = tracked("*.py")

    assert "scripts/check.py" in paths
    assert not [path for path in paths if path.startswith((".venv/", "var/"))]
    assert all((ROOT / path).exists() for path in paths)
