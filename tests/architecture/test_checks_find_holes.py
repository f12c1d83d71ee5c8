"""The checks of every address, shown to find a hole when somebody has made one."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from boards.models import Agency, Role
from boards.people import Person
from boards.permissions import Permission
from boards.views import BoardViewMixin
from lscb.files.responses import as_attachment
from workplan.forms.risk import RiskWordsForm
from workplan.models import HighlightReportFile, Risk

from . import checks
from .addresses import TRIED
from .world import KEEPS_NOTHING_FROM

BOARD = {address.name: address for address in TRIED}


def view_of(name):
    return BOARD[name].view


def test_a_permission_dropped_from_a_view(world, monkeypatch):
    monkeypatch.setattr(
        view_of("workplan:risk_raise"), "permission_required", Permission.READ_RECORD
    )

    problems = list(checks.wrong_by_role(world, BOARD["workplan:risk_raise"]))

    assert "observer GET: 200 , expected 403" in problems


def test_a_permission_asked_for_that_a_role_should_not_need(world, monkeypatch):
    monkeypatch.setattr(
        view_of("boards:group_detail"), "permission_required", Permission.MANAGE_BOARD
    )

    problems = list(checks.wrong_by_role(world, BOARD["boards:group_detail"]))

    assert "observer GET: 403 , expected 200/302/409/422" in problems


def test_a_view_that_changes_something_when_it_is_opened(world, monkeypatch):
    def get(view, request, **kwargs):
        Risk.objects.filter(pk=kwargs["pk"]).update(title="Opened")
        raise Http404

    monkeypatch.setattr(view_of("workplan:risk_close"), "get", get)

    problems = list(checks.wrong_by_role(world, BOARD["workplan:risk_close"]))

    assert any("404" in words and "UPDATE" in words for words in problems)


def test_a_view_that_breaks(world, monkeypatch):
    monkeypatch.setattr(
        view_of("workplan:risk_close"), "get_initial", lambda view: 1 / 0
    )

    problems = list(checks.wrong_by_role(world, BOARD["workplan:risk_close"]))

    assert any("500 ZeroDivisionError" in words for words in problems)


def test_a_lookup_that_is_not_scoped_to_the_board(world, monkeypatch):
    unscoped = property(lambda view: get_object_or_404(Risk, pk=view.kwargs["pk"]))
    monkeypatch.setattr(view_of("workplan:risk_close"), "risk", unscoped)

    problems = list(checks.wrong_with_foreign_rows(world, BOARD["workplan:risk_close"]))

    assert any("business_manager GET: 200" in words for words in problems)


def test_a_lookup_that_is_scoped_half_of_the_way(world, monkeypatch):
    def get(view, request, **kwargs):
        attachment = get_object_or_404(HighlightReportFile, pk=kwargs["file_pk"])
        return as_attachment(attachment.file, request)

    monkeypatch.setattr(view_of("workplan:highlight_report_file"), "get", get)
    address = BOARD["workplan:highlight_report_file"]

    assert list(checks.wrong_with_foreign_rows(world, address))
    assert list(
        checks.wrong_with(
            world, address, world.here.hidden, KEEPS_NOTHING_FROM.__contains__
        )
    )


def test_a_restricted_row_that_everybody_finds(world, monkeypatch):
    of_the_board = property(
        lambda view: get_object_or_404(view.board.actions, pk=view.kwargs["pk"])
    )
    monkeypatch.setattr(view_of("workplan:action_detail"), "action", of_the_board)
    address = BOARD["workplan:action_detail"]

    problems = list(
        checks.wrong_with(
            world, address, world.here.hidden, KEEPS_NOTHING_FROM.__contains__
        )
    )

    assert "observer GET: 200 , expected 404" in problems


def test_a_deed_for_ones_own_that_is_open_for_all(world, monkeypatch):
    monkeypatch.setattr(
        view_of("workplan:action_update"),
        "has_permission",
        BoardViewMixin.has_permission,
    )
    others = world.here.but(action=world.here.others_action)

    problems = list(
        checks.wrong_with(
            world,
            BOARD["workplan:action_update"],
            others,
            lambda role: checks.may(role, Permission.MANAGE_WORKPLAN),
            otherwise=checks.REFUSED,
        )
    )

    assert "board_member GET: 200 , expected 403" in problems


def test_a_board_that_lets_in_people_of_other_boards(world, monkeypatch):
    def on(slug, request):
        return Person.acting(world.here.board, world.people[Role.OBSERVER].user)

    monkeypatch.setattr(Person, "on", on)

    problems = list(checks.wrong_for_outsiders(world, BOARD["boards:group_list"]))

    assert "business_manager GET: 200 , expected 404" in problems


def test_a_choice_that_offers_the_agencies_of_all_boards(world, monkeypatch):
    as_it_is = RiskWordsForm.__init__

    def init(form, *args, **kwargs):
        as_it_is(form, *args, **kwargs)
        form.fields["lead_agency"].queryset = Agency.objects.all()

    monkeypatch.setattr(RiskWordsForm, "__init__", init)

    offered = dict(checks.foreign_choices(world, BOARD["workplan:risk_raise"]))

    assert offered == {"lead_agency": True, "priorities": False}
