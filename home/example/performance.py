"""Figures as they were printed, and who sent a Section 11 return."""

from performance.services import indicators, section_11
from performance.services.indicators import Printed

from .files import refusals_of


def add_indicators(record):
    """The tables in their published order, each with the figures printed in it."""
    entry = record.folder.entry("indicators.yaml")
    for position, area in enumerate(entry.list_of_entries("areas")):
        with refusals_of(area):
            indicators.add_area(
                board=record.board,
                name=area["name"],
                kind=area["kind"],
                position=position,
                by=record.by,
            )
    with refusals_of(entry):
        dataset = indicators.add_dataset(
            board=record.board,
            title=entry["title"],
            source=entry["source"],
            notes=entry["notes"],
            sections=[
                (section["code"], section["title"])
                for section in entry.list_of_entries("sections")
            ],
            by=record.by,
        )
    sections = {section.code: section for section in dataset.sections.all()}
    added = {}
    for table in entry.list_of_entries("tables"):
        with refusals_of(table):
            added[table["code"]] = indicators.add_indicator(
                section=table.one_of("section", sections),
                code=table["code"],
                title=table["title"],
                unit=table["unit"],
                shape=table["shape"],
                polarity=table["polarity"],
                row_heading=table.get("row_heading", ""),
                number_label=table.get("number_label", "Number"),
                notes=table.get("notes", ()),
                definitions=table.get("definitions"),
                by=record.by,
            )
    record_observations(record, added, entry.list_of_entries("tables"))


def record_observations(record, added, tables):
    """All the figures of a table at once, with what was printed under it."""
    rows = record.folder.rows("observations.csv")
    for row in rows:
        row.one_of("table", added)
    for table in tables:
        of_table = [row for row in rows if row["table"] == table["code"]]
        printed = [_printed(row) for row in of_table]
        if "year_to_date" in table:
            printed.append(_year_to_date(table["year_to_date"]))
        if printed:
            with refusals_of(of_table[0] if of_table else table):
                indicators.record_observations(
                    indicator=added[table["code"]], rows=printed, by=record.by
                )


def _printed(row):
    return Printed(
        area=row["area"],
        period=row["period"],
        measure=row["measure"],
        text=row["text"],
        category=row["category"],
        subcategory=row["subcategory"],
    )


def _year_to_date(entry):
    return Printed(
        area=entry["area"],
        period=entry["period"],
        measure=entry["measure"],
        text=entry["text"],
        up_to=entry["to"],
        line=entry["printed"],
    )


def open_section_11_round(record):
    """Who sent a return by its day, and who did not."""
    entry = record.folder.entry("section_11.yaml")["round"]
    returned = entry.list_of_entries("returns")
    asked = returned + entry.list_of_entries("not_returned")
    with refusals_of(entry):
        round = section_11.open_section_11_round(
            board=record.board,
            title=entry["title"],
            due_on=entry["due_on"],
            agencies=[
                (one.one_of("agency", record.agencies), one["printed"]) for one in asked
            ],
            by=record.by,
        )
    returns = {row.agency_id: row for row in round.returns.all()}
    for one in returned:
        row = returns[one.one_of("agency", record.agencies).pk]
        with refusals_of(one):
            section_11.record_return(
                section_11_return=row,
                version=row.version,
                state=row.State.RETURNED,
                returned_on=one["returned_on"],
                is_day_illustrative=entry["returned_on_is_illustrative"],
                by=record.by,
            )
