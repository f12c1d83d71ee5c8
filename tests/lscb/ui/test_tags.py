from types import SimpleNamespace

import django_tables2 as tables
import pytest
from django.core.paginator import Paginator
from django.http import QueryDict
from django.template import Context, Template

from lscb.ui.templatetags.ui import in_history


def rendered(source, query, **context):
    request = SimpleNamespace(GET=QueryDict(query))
    return Template(
        "{% load ui %}{% load render_table from django_tables2 %}" + source
    ).render(Context({"request": request, **context}))


class NamesTable(tables.Table):
    caption = "Agencies"
    row_header = "name"

    name = tables.Column()
    seats = tables.Column(attrs={"td": {"class": "numeric"}})
    note = tables.Column(orderable=False)

    class Meta:
        empty_text = "No agencies yet."


ROWS = [{"name": f"Agency {n}", "seats": n, "note": "<b>"} for n in range(30)]


@pytest.mark.parametrize(
    ("value", "words", "text"),
    [
        pytest.param("amber", "", "Amber", id="a rating"),
        pytest.param("amber", "at risk", "Amber: at risk", id="with the board's words"),
        pytest.param(None, "", "Not rated", id="no rating"),
        pytest.param("beige", "", "Not rated", id="no such rating"),
    ],
)
def test_rag_always_carries_its_word(value, words, text):
    html = rendered("{% rag value words %}", "", value=value, words=words)

    assert f">{text}<" in html


def test_pagination_keeps_the_filters_of_the_address():
    page = Paginator(range(100), 10).page(5)

    html = rendered("{% pagination page %}", "rating=red&page=5", page=page)

    assert "?rating=red&amp;page=4" in html
    assert "?rating=red&amp;page=6" in html
    assert html.count('aria-current="page"') == 1


def test_table_says_how_it_is_sorted():
    table = NamesTable(ROWS, order_by="-name")

    html = rendered("{% render_table table %}", "sort=-name&page=2", table=table)

    assert 'aria-sort="descending"' in html
    assert html.count("aria-sort") == 2  # a column that cannot be sorted says nothing
    assert 'href="?sort=seats"' in html  # and a new order starts at the first page


def test_table_names_its_rows_and_labels_its_cells():
    html = rendered("{% render_table table %}", "", table=NamesTable(ROWS[:1]))

    assert "<caption><span>Agencies</span></caption>" in html
    assert '<th scope="row"' in html
    assert 'data-label="Seats"' in html
    assert "&lt;b&gt;" in html


def test_table_without_rows_says_so():
    html = rendered("{% render_table table %}", "", table=NamesTable([]))

    assert "No agencies yet." in html


def test_wide_table_can_be_scrolled_from_the_keyboard():
    class Wide(NamesTable):
        wide = True

    html = rendered("{% render_table table %}", "", table=Wide(ROWS[:1]))

    assert 'role="region" tabindex="0" aria-label="Agencies"' in html


@pytest.mark.parametrize(
    ("value", "words"),
    [
        pytest.param("2013-06-12", "12 June 2013", id="a day"),
        pytest.param("2013-06-12T09:30:00Z", "12 June 2013", id="a moment"),
        pytest.param("serious_case_review", "Serious case review", id="a choice"),
        pytest.param("Police & Crime", "Police & Crime", id="words"),
        pytest.param("2013-99-99", "2013-99-99", id="no day"),
        pytest.param(["2013-06-12", "b"], "12 June 2013; b", id="several"),
        pytest.param(True, "Yes", id="yes"),
        pytest.param(7, 7, id="a number"),
        pytest.param(None, None, id="nothing"),
    ],
)
def test_in_history_speaks_to_a_reader(value, words):
    assert in_history(value) == words
