import re
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree

import pytest

from lscb.documents.alt_text import alt_text
from lscb.documents.charts import NOT_PUBLISHED, SUPPRESSED, Bars, Lines, Series
from lscb.documents.drawing import draw

YEARS = ("2008-09", "2009-10", "2010-11", "2011-12")
SVG = "{http://www.w3.org/2000/svg}"


def lines_of(*values, **options):
    return Lines(YEARS, (Series("England", values),), **options)


def runs(chart):
    """The number of points in each drawn stretch of line."""
    root = ElementTree.fromstring(draw(chart))  # noqa: S314 our own
    groups = [g for g in root.iter(f"{SVG}g") if g.get("id", "").startswith("run ")]
    return [
        len(re.findall("[ML]", group.find(f"{SVG}path").get("d"))) for group in groups
    ]


def words(chart):
    root = ElementTree.fromstring(draw(chart))  # noqa: S314 our own
    return [text.text for text in root.iter(f"{SVG}text")]


def test_draw_gives_the_same_bytes_every_time():
    chart = lines_of(110, NOT_PUBLISHED, 81, 104.3, decimals=1)
    bars = Bars(("a", "b"), (Series("x", (1, 2)), Series("y", (SUPPRESSED, 3))))

    first = draw(chart), draw(bars)
    draw.cache_clear()

    assert (draw(chart), draw(bars)) == first
    assert b"dc:date" not in first[0]


def test_draw_gives_the_same_bytes_in_threads():
    charts = [lines_of(n, n + 1, n + 2, n + 3) for n in range(8)]
    expected = [draw(chart) for chart in charts]
    draw.cache_clear()

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(draw, charts)) == expected


@pytest.mark.parametrize(
    ("chart", "expected"),
    [
        pytest.param(lines_of(1, 2, 3, 4), [4], id="nothing missing"),
        pytest.param(lines_of(1, 2, NOT_PUBLISHED, 4), [2, 1], id="one missing"),
        pytest.param(lines_of(NOT_PUBLISHED, 2, 3, SUPPRESSED), [2], id="ends missing"),
        pytest.param(lines_of(*[NOT_PUBLISHED] * 4), [], id="nothing published"),
        pytest.param(
            lines_of(1, 2, 3, 4, new_definitions=("2009-10",)),
            [1, 3],
            id="defined anew",
        ),
    ],
)
def test_draw_never_joins_what_is_not_continuous(chart, expected):
    assert runs(chart) == expected


def test_draw_prints_the_marker_where_a_bar_is_suppressed():
    chart = Bars(("Neglect", "Stress"), (Series("Number", (25, SUPPRESSED)),))

    assert {"25", "<5"} <= set(words(chart))
    assert "0" not in [word for word in words(chart) if word not in axis_figures(chart)]


def axis_figures(chart):
    root = ElementTree.fromstring(draw(chart))  # noqa: S314 our own
    ticks = [g for g in root.iter(f"{SVG}g") if g.get("id", "").startswith("ytick")]
    return {text.text for tick in ticks for text in tick.iter(f"{SVG}text")}


def test_draw_takes_any_text_as_plain_text():
    chart = Bars(
        ("$x^2$ & <b>", "b\x0c"), (Series("a\x01 $", (1, 2)), Series("b", (2, 3)))
    )

    assert "$x^2$ & <b>" in words(chart)


def test_draw_tells_series_apart_without_colour():
    drawn = draw(
        Lines(YEARS, tuple(Series(name, (1, 2, 3, 4)) for name in ("a", "b", "c", "d")))
    ).decode()

    assert (
        len(set(re.findall(r"stroke-dasharray: ([^;\"]+)", drawn))) == 3
    )  # and one solid


def test_alt_text_says_first_last_extremes_and_what_is_missing():
    chart = Lines(
        YEARS,
        (
            Series("England", (110, NOT_PUBLISHED, NOT_PUBLISHED, 194.6)),
            Series("Our area", (59, 61.5, 181, 104.3)),
        ),
        unit="per 10,000",
        decimals=1,
    )

    assert alt_text(chart) == (
        "Line chart, per 10,000, from 2008-09 to 2011-12. "
        "England: 110.0 in 2008-09 to 194.6 in 2011-12. "
        "Our area: 59.0 in 2008-09 to 104.3 in 2011-12; "
        "lowest 59.0 in 2008-09, highest 181.0 in 2010-11. "
        "– not published: England 2009-10, 2010-11."
    )


def test_alt_text_says_every_bar_and_what_is_suppressed():
    chart = Bars(
        ("Neglect", "Stress", "Low income"),
        (Series("Share", (25, SUPPRESSED, 0)),),
        unit="%",
    )

    assert alt_text(chart) == (
        "Bar chart, %, for Neglect, Stress and Low income. "
        "Share: Neglect 25%, Low income 0%. "
        "<5 suppressed because it is small: Stress."
    )


def test_alt_text_says_where_the_definition_changed():
    assert "The definition changed in 2009-10." in alt_text(
        lines_of(1, 2, 3, 4, new_definitions=("2009-10",))
    )


def test_alt_text_says_when_a_series_has_no_figures():
    assert "England: no figures." in alt_text(lines_of(*[NOT_PUBLISHED] * 4))
