from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from boards.models import Board, Role
from home.management.commands import prepare_site
from tests.factories.boards import BoardFactory, RoleGrantFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def static_root(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "static"
    return settings.STATIC_ROOT


def prepare():
    out = StringIO()
    call_command("prepare_site", stdout=out)
    return out.getvalue()


def demo_grant(board, role, email):
    grant = RoleGrantFactory(board=board, role=role, user__email=email)
    grant.user.set_password("quiet-harbour")
    grant.user.save()
    return grant


def test_prepare_site_loads_the_example_into_an_empty_database_once(settings):
    settings.DEMO_PASSWORD = "quiet-harbour"

    first = prepare()
    second = prepare()

    assert Board.objects.get().slug == "bath"
    assert "Loading the worked example" in first
    assert "Loading the worked example" not in second
    for role in Role.labels:
        assert first.count(role) == 1
        assert second.count(role) == 1
    assert "Password of them all: quiet-harbour" in second


def test_prepare_site_leaves_a_database_with_a_board_alone():
    BoardFactory(slug="elsewhere")

    assert prepare() == ""
    assert Board.objects.get().slug == "elsewhere"


def test_prepare_site_lists_the_first_sign_in_of_each_role_and_nobody_added_since():
    bath = BoardFactory(slug="bath")
    demo_grant(bath, Role.CHAIR, "chair@bath.example")
    demo_grant(bath, Role.CHAIR, "second.chair@bath.example")
    demo_grant(bath, Role.BUSINESS_MANAGER, "somebody@bathnes.test")
    demo_grant(BoardFactory(), Role.OBSERVER, "observer@bath.example")

    said = prepare()

    assert "chair@bath.example" in said
    assert "second.chair@bath.example" not in said
    assert "somebody@" not in said
    assert "observer@" not in said


def test_prepare_site_prints_no_password_that_would_not_work(settings):
    settings.DEMO_PASSWORD = "changed-since"
    demo_grant(BoardFactory(slug="bath"), Role.CHAIR, "chair@bath.example")

    said = prepare()

    assert "changed-since" not in said
    assert "the one DEMO_PASSWORD held" in said


def test_prepare_site_collects_static_files_only_when_one_has_changed(
    static_root, settings, tmp_path
):
    BoardFactory()
    extra = tmp_path / "extra"
    extra.mkdir()
    (extra / "one.css").write_text("p {}")
    settings.STATICFILES_DIRS = [extra]
    prepare()
    (static_root / "one.css").unlink()

    prepare()
    assert not (static_root / "one.css").exists()

    (extra / "one.css").write_text("p { margin: 0 }")
    prepare()
    assert (static_root / "one.css").exists()


def test_prepare_site_says_when_the_database_does_not_answer(monkeypatch):
    def refuse(*args, **options):
        raise OperationalError("connection refused\n")

    monkeypatch.setattr(prepare_site, "call_command", refuse)

    with pytest.raises(CommandError, match="does not answer: connection refused"):
        prepare()
