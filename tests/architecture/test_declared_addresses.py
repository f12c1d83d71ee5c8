"""Every address is of one of four kinds, and a new one cannot be forgotten."""

import pytest
from django.urls import path

from boards.addresses import RESERVED
from lscb import urls
from workplan.views.risks import RiskList

from .addresses import ARGUMENTS, BOARD, DECLARED, addresses_under

ALL_OF_BOARD = {address.name: address for address in DECLARED["board"]}


def undeclared(urlpatterns):
    declared = {
        ("<slug:board_slug>/" if kind == "board" else "") + address.route
        for kind, addresses in DECLARED.items()
        for address in addresses
    }
    return [
        each.route
        for each in addresses_under(urlpatterns)
        if each.route not in declared
    ]


def test_every_address_is_declared_as_board_public_token_or_site():
    assert undeclared(urls.urlpatterns) == [], (
        "Put it in site_, public_, token_ or board_urlpatterns of lscb/urls.py"
    )


def test_an_undeclared_address_is_found():
    loose = path("loose/", RiskList.as_view(), name="loose")

    assert undeclared([*urls.urlpatterns, loose]) == ["loose/"]


def test_every_board_address_is_in_the_table():
    assert BOARD.keys() == ALL_OF_BOARD.keys(), (
        "Enter it in BOARD of tests/architecture/addresses.py, with who may"
    )


def test_every_board_address_with_arguments_says_which_row_it_is_tried_on():
    with_arguments = {name for name, each in ALL_OF_BOARD.items() if each.has_arguments}

    assert with_arguments == ARGUMENTS.keys(), (
        "Enter it in ARGUMENTS of tests/architecture/addresses.py"
    )


@pytest.mark.parametrize("kind", ["site", "public", "token"])
def test_no_board_can_have_the_address_of_the_site(kind):
    first = {address.route.split("/")[0] for address in DECLARED[kind]}

    assert first - {""} <= RESERVED
