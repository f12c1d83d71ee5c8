"""Colours that carry words, read from the stylesheet that is served."""

import re

import pytest
from django.contrib.staticfiles import finders

from lscb.ui.templatetags.ui import RAG_WORDS

AA_FOR_TEXT = 4.5


@pytest.fixture(scope="module")
def stylesheet():
    with open(finders.find("css/app.css"), encoding="utf-8") as css:
        return css.read()


def luminance(colour):
    if len(colour) == 4:
        colour = "#" + "".join(digit * 2 for digit in colour[1:])
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_that_of_the_guidelines():
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("rating", RAG_WORDS)
@pytest.mark.parametrize("part", ["tag--", "heat-map__cell--"])
def test_a_rating_s_word_can_be_read_on_its_colour(stylesheet, part, rating):
    rule = rf"\.{part}{rating}[^{{}}]*\{{background-color:(#\w+);color:(#\w+)\}}"
    background, text = re.search(rule, stylesheet).groups()

    assert contrast(background, text) >= AA_FOR_TEXT
