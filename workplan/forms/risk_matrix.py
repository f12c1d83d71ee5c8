from django import forms

from boards.forms.fields import version_field
from lscb.ui.forms import PlainWordsMixin
from workplan.scoring import Band, Matrix, faults_in

LEVELS = range(3, 7)
MOST_BANDS, FEWEST_BANDS = 5, 2
RATINGS = [("", "Choose"), ("green", "Green"), ("amber", "Amber"), ("red", "Red")]
PARTS = ("name", "rag", "lowest", "highest")
HEADINGS = ("Your word for it", "Rating", "From score", "To score")
MISSING = {
    "name": "Enter your word for the scores",
    "rag": "Select the rating",
    "lowest": "Enter the lowest score",
    "highest": "Enter the highest score",
}


class RiskMatrixForm(PlainWordsMixin, forms.Form):
    """How many levels, and a row for each band, mildest first. Rows left empty do not count."""

    risk_levels = forms.TypedChoiceField(
        label="Levels of likelihood and of impact",
        coerce=int,
        choices=[(n, f"{n}: scores from 1 to {n * n}") for n in LEVELS],
        widget=forms.RadioSelect,
    )
    version = version_field()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for place in range(MOST_BANDS):
            self.fields |= _fields_of_band(place)

    @property
    def bands(self):
        """The rows of the table: the fields of each band."""
        return [
            {
                "label": f"band {place + 1}",
                "cells": [
                    (self[f"band_{place}_{part}"], heading)
                    for part, heading in zip(PARTS, HEADINGS, strict=True)
                ],
            }
            for place in range(MOST_BANDS)
        ]

    def clean(self):
        cleaned = super().clean()
        rows = {
            place: {part: cleaned.get(f"band_{place}_{part}") for part in PARTS}
            for place in range(MOST_BANDS)
        }
        typed = {place: row for place, row in rows.items() if self._is_typed(place)}
        for place, row in typed.items():
            self._ask_for_the_rest(place, row)
        if not self.errors and len(typed) < FEWEST_BANDS:
            self.add_error("band_0_name", f"Enter at least {FEWEST_BANDS} bands")
        if self.errors:
            return cleaned
        places = sorted(typed, key=lambda place: typed[place]["lowest"])
        bands = tuple(Band(**typed[place]) for place in places)
        matrix = Matrix(cleaned["risk_levels"], bands)
        for fault in faults_in(matrix):
            self.add_error(f"band_{places[fault.place]}_lowest", fault.words)
        return cleaned | {"matrix": matrix}

    def _is_typed(self, place):
        return any(self[f"band_{place}_{part}"].data for part in PARTS)

    def _ask_for_the_rest(self, place, row):
        for part in PARTS:
            name = f"band_{place}_{part}"
            if row[part] in (None, "") and name not in self.errors:
                self.add_error(name, f"{MISSING[part]} of band {place + 1}")


def held(board):
    """What the form shows of a board's matrix."""
    values = {"risk_levels": board.risk_levels, "version": board.version}
    bands = sorted(board.risk_bands, key=lambda band: band["lowest"])
    for place, band in enumerate(bands):
        values |= {f"band_{place}_{part}": band[part] for part in PARTS}
    return values


def _fields_of_band(place):
    number = {"required": False, "min_value": 1, "max_value": max(LEVELS) ** 2}
    typed = {"class": "govuk-input", "inputmode": "numeric"}
    fields = (
        forms.CharField(
            required=False,
            max_length=30,
            widget=forms.TextInput(attrs={"class": "govuk-input"}),
        ),
        forms.ChoiceField(
            required=False,
            choices=RATINGS,
            widget=forms.Select(attrs={"class": "govuk-select"}),
        ),
        forms.IntegerField(**number, widget=forms.TextInput(attrs=typed)),
        forms.IntegerField(**number, widget=forms.TextInput(attrs=typed)),
    )
    for field, heading in zip(fields, HEADINGS, strict=True):
        field.label = f"{heading} of band {place + 1}"
    return {f"band_{place}_{part}": f for part, f in zip(PARTS, fields, strict=True)}
