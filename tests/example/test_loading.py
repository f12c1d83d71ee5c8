"""The command: what it says, what it refuses, and that a fault leaves nothing behind."""

import shutil
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from boards.models import Board
from lscb.accounts.models import User
from lscb.history.models import Event

pytestmark = pytest.mark.django_db
NAME = "bath_2012_13"


@pytest.fixture
def copy(settings, tmp_path):
    """The example's files, where a test may break them."""
    shutil.copytree(settings.EXAMPLES_ROOT / NAME, tmp_path / NAME)
    settings.EXAMPLES_ROOT = tmp_path
    return tmp_path / NAME


def load(name=NAME):
    out = StringIO()
    call_command("load_example", name, stdout=out)
    return out.getvalue()


def nothing_is_left():
    return not (
        Board.objects.exists() or User.objects.exists() or Event.objects.exists()
    )


def replace(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_command_says_what_it_loaded_and_who_may_sign_in(settings):
    settings.DEMO_PASSWORD = "quiet-harbour"  # noqa: S105

    said = load()

    board = Board.objects.get(slug="bath")
    assert f"agencies {board.agencies.count()}, seats {board.seats.count()}" in said
    for grant in board.grants.all():
        assert grant.user.email in said
        assert grant.user.check_password("quiet-harbour")
    assert "quiet-harbour" not in said


def test_command_makes_a_password_where_none_is_set(settings):
    settings.DEMO_PASSWORD = ""

    password = load().split()[-1]

    assert User.objects.first().check_password(password)
    assert len(password) >= 12


def test_loading_again_is_refused_and_changes_nothing():
    load()
    events = Event.objects.count()

    with pytest.raises(CommandError, match="“bath” is already loaded; nothing"):
        load()

    assert Event.objects.count() == events


@pytest.mark.parametrize("name", ["durham", "..", "../examples/bath_2012_13", ""])
def test_unknown_example_is_refused_with_those_there_are(name):
    with pytest.raises(CommandError, match=f"There is no example .*There is: {NAME}$"):
        load(name)


def test_missing_file_is_named_and_leaves_nothing(copy):
    (copy / "reviews.yaml").unlink()

    with pytest.raises(CommandError, match=r"^reviews\.yaml is missing$"):
        load()

    assert nothing_is_left()


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        pytest.param(
            "board.yaml",
            "strapline:",
            "motto:",
            r"^board\.yaml, line \d+: a board has no “motto”$",
            id="unknown value",
        ),
        pytest.param(
            "seats.yaml",
            "agency: police",
            "agency: navy",
            r"^seats\.yaml, line \d+: there is no agency “navy”$",
            id="unknown agency",
        ),
        pytest.param(
            "agencies.yaml",
            "kind: voluntary",
            "kind: secret",
            r"^agencies\.yaml, line \d+: kind: Value 'secret' is not a valid choice",
            id="unknown kind",
        ),
        pytest.param(
            "meetings.yaml",
            "day: 2012-06-13",
            "day: 13 June",
            r"^meetings\.yaml, line \d+: held on: “13 June” value has an invalid date",
            id="not a date",
        ),
        pytest.param(
            "budget.csv",
            ",44293",
            ",a lot",
            r"^budget\.csv, line \d+: “a lot” is not an amount in pounds$",
            id="not an amount",
        ),
        pytest.param(
            "attendance.csv",
            "seat,2012-06",
            "seat,2012-05",
            r"^attendance\.csv: there is no meeting “2012-05”$",
            id="unknown meeting",
        ),
        pytest.param(
            "attendance.csv",
            "chair,present",
            "chair,perhaps",
            r"^attendance\.csv, line \d+: “perhaps” is not a mark",
            id="unknown mark",
        ),
        pytest.param(
            "observations.csv",
            ",1140",
            ",many",
            r"^observations\.csv, line \d+: “many” is not a figure",
            id="not a figure",
        ),
        pytest.param(
            "observations.csv",
            "1.1,Statistical",
            "9.9,Statistical",
            r"^observations\.csv, line \d+: there is no table “9\.9”$",
            id="unknown table",
        ),
        pytest.param(
            "work_programme.yaml",
            "priorities:",
            "priorities: [",
            r"^work_programme\.yaml, line \d+: not YAML",
            id="malformed",
        ),
        pytest.param(
            "work_programme.yaml",
            'before: "5.2"',
            'before: "5.9"',
            r"^work_programme\.yaml, line \d+: there is no action “5\.9”$",
            id="sub-theme over nothing",
        ),
        pytest.param(
            "users.yaml",
            "group: scr",
            "group: none_such",
            r"^users\.yaml, line \d+: there is no group “none_such”$",
            id="last file of all",
        ),
    ],
)
def test_fault_is_said_in_one_line_and_leaves_nothing(copy, file, old, new, said):
    replace(copy / file, old, new)

    with pytest.raises(CommandError, match=said):
        load()

    assert nothing_is_left()
