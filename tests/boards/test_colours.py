import pytest
from django.core.exceptions import ValidationError

from boards import colours, kinds
from boards.models import Board


@pytest.mark.parametrize(
    "colour",
    [
        pytest.param("#16548a", id="the one to begin with"),
        pytest.param("#000000", id="black"),
        pytest.param("#767676", id="the lightest grey that white can be read on"),
    ],
)
def test_check_header_takes_what_white_words_can_be_read_on(colour):
    colours.check_header(colour)


@pytest.mark.parametrize(
    ("colour", "ratio"),
    [
        pytest.param("#777777", "4.47:1", id="just too light"),
        pytest.param("#ffaa00", "1.90:1", id="orange"),
        pytest.param("#ffffff", "1.00:1", id="white"),
    ],
)
def test_check_header_refuses_and_says_the_ratio(colour, ratio):
    with pytest.raises(ValidationError, match=f"{ratio}, and 4.5:1"):
        colours.check_header(colour)


def test_check_link_counts_the_grey_behind_the_navigation_too():
    colours.check_header("#757575")

    with pytest.raises(ValidationError, match=r"Links in #757575 .* 4\.18:1"):
        colours.check_link("#757575")


@pytest.mark.parametrize("check", [colours.check_header, colours.check_link])
@pytest.mark.parametrize(
    "typed", ["", "red", "#fff", "#12345g", "#16548A", "#000000;}", "#000000\n"]
)
def test_a_colour_is_written_in_six_figures(check, typed):
    with pytest.raises(ValidationError, match="six figures or letters"):
        check(typed)


def test_ratio_is_rounded_down():
    assert colours.ratio(4.499) == "4.49:1"


@pytest.mark.parametrize("kind", Board.Kind.values)
def test_every_kind_of_board_has_its_law_and_its_words(kind):
    assert "Act" in kinds.LAW[kind]
    assert kinds.said(kind, "Meetings") == "Meetings"


def test_words_differ_by_kind():
    assert kinds.said("lscb", "Annual report") == "Annual report"
    assert kinds.said("partnership", "Annual report") == "Yearly report"
    assert kinds.said("adults", "Section 11") == "Self-audits"
