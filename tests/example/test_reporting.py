"""The annual report as loaded: every section of the source, in its order, with its live blocks."""

import pytest

from reporting.live_blocks import LIVE_BLOCKS
from reporting.narrative import Title, markers_in, parts_of

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def sections(bath):
    return list(bath.annual_reports.get(year=2012).sections.in_printed_order())


def test_ten_numbered_sections_stand_in_order_between_front_and_appendices(sections):
    assert [section.number for section in sections] == [
        *("", ""),
        *[f"{number}" for number in range(1, 11)],
        *("Appendix 1", "Appendix 2"),
    ]
    assert all(section.body for section in sections)


def test_headings_are_numbered_as_published_within_their_section(sections):
    numbers = {
        section.number: [
            part.number for part in parts_of(section.body) if isinstance(part, Title)
        ]
        for section in sections
    }

    assert numbers["1"] == ["1.1", "1.2", "1.3"]
    assert numbers["2"] == ["2.1", "2.2", "2.3", "2.4", "2.5", "2.6"]
    assert numbers["6"] == ["6.3", "6.4", "6.5", "6.7", "6.8"]
    assert numbers["9"] == [f"9.{number}" for number in range(1, 12)]


def test_every_live_block_is_called_on_but_those_the_source_does_not_print(sections):
    called = {name for section in sections for name in markers_in(section.body)}

    assert called == LIVE_BLOCKS.keys() - {"highlight_reports", "challenges"}


def test_remarks_of_the_files_do_not_reach_the_report(sections):
    assert not [section for section in sections if "<!--" in section.body]
