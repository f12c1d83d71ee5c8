from django import forms

from boards.forms.fields import version_field
from boards.importing.columns import text_of
from lscb.files.checks import LARGEST, MEGABYTE
from lscb.files.exceptions import FileRefused
from lscb.files.office import XLSX
from lscb.files.sheets import sheets_of
from lscb.ui.forms import PlainWordsMixin
from workplan.importing import pasted
from workplan.importing.limits import MOST_COLUMNS
from workplan.importing.risk_columns import RISKS, TITLES

MOST_ROWS = 200
LONGEST_CELL = 4_000
PASTED_NAME = "Pasted table"
LONG = {
    "title",
    "event",
    "cause",
    "consequence",
    "controls",
    "mitigations",
    "rationale",
    "priorities",
}


class RiskImportForm(PlainWordsMixin, forms.Form):
    """Its cleaned data has `file_name`, `rows` as (number, texts), and sheets not read, `unread`."""

    upload = forms.FileField(
        label="The register",
        required=False,
        help_text="An Excel workbook (.xlsx) or a CSV file with a heading over each column",
        error_messages={"empty": "The file is empty. Choose one that has rows in it."},
    )
    pasted = forms.CharField(
        label="Or paste the table",
        required=False,
        help_text="Mark the whole table in Excel or Word with its headings, copy it, and paste it here",
        widget=forms.Textarea(attrs={"rows": 6}),
        strip=False,
    )

    def clean_upload(self):
        upload = self.cleaned_data["upload"]
        if upload and upload.size > LARGEST[XLSX]:
            raise forms.ValidationError(
                f"The file is {upload.size / MEGABYTE:.0f} MB and we take registers of up to"
                f" {LARGEST[XLSX] // MEGABYTE} MB. Copy the register alone into a new workbook."
            )
        return upload

    def clean(self):
        cleaned = super().clean()
        upload, text = cleaned.get("upload"), cleaned.get("pasted", "")
        source = "upload" if upload else "pasted"
        if upload and text.strip():
            self.add_error("pasted", "Choose a file or paste a table, not both")
        elif upload or text.strip():
            try:
                name, tables = _of_file(upload) if upload else _of_text(text)
                cleaned |= _chosen(name, tables)
            except FileRefused as error:
                self.add_error(source, str(error))
        elif "upload" not in self.errors:
            self.add_error("upload", "Choose a file, or paste the table below")
        return cleaned


def _of_file(upload):
    sheets = sheets_of(upload.read(), upload.name)
    tables = {
        sheet.name: [
            (row.number, [text_of(value) for value in row.values]) for row in sheet.rows
        ]
        for sheet in sheets
    }
    return upload.name, tables


def _of_text(text):
    found = pasted.read(text)
    return PASTED_NAME, {
        table.name: [(row.place, _texts(row, table)) for row in table.rows]
        for table in found.tables
    }


def _texts(row, table):
    """A row as wide as the widest; what is merged stands in each place that it covers."""
    width = max((c.column + c.span for r in table.rows for c in r.cells), default=0)
    texts = [""] * width
    for cell in row.cells:
        texts[cell.column : cell.column + cell.span] = [cell.text] * cell.span
    return texts


def _chosen(name, tables):
    """The first table that looks like a register."""
    sheet = next((n for n in tables if RISKS.are_in(tables[n])), next(iter(tables)))
    rows = tables[sheet]
    if len(rows) < 2:
        raise FileRefused("There are headings and no rows under them.")
    if len(rows) > MOST_ROWS + 1:
        raise FileRefused(
            f"There are {len(rows) - 1:,} rows. Split the register into sheets of up to {MOST_ROWS}."
        )
    if len(rows[0][1]) > MOST_COLUMNS:
        raise FileRefused(
            f"The table has more than {MOST_COLUMNS} columns. Delete those that do not belong"
            " to the register."
        )
    if any(len(text) > LONGEST_CELL for _, texts in rows for text in texts):
        raise FileRefused(
            f"A cell holds more than {LONGEST_CELL:,} characters. Shorten it, or put it into a"
            " paper of its own."
        )
    unread = [each for each in tables if each != sheet]
    return {"file_name": name, "rows": rows, "unread": unread}


class RiskRowForm(PlainWordsMixin, forms.Form):
    """The cells of one row, typed anew. What they mean is said when the row is read again."""

    version = version_field()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, title in TITLES.items():
            widget = forms.TextInput(attrs={"class": "govuk-input"})
            if name in LONG:
                attrs = {"class": "govuk-textarea", "rows": 3}
                widget = forms.Textarea(attrs=attrs)
            self.fields[name] = forms.CharField(
                label=title, required=False, max_length=LONGEST_CELL, widget=widget
            )

    @property
    def cells(self):
        return [self[name] for name in TITLES]


class RiskLeaveOutForm(PlainWordsMixin, forms.Form):
    version = version_field()
    reason = forms.CharField(
        label="Why it is left out",
        help_text="Kept with the row, and in the file of what was set aside",
        max_length=200,
        error_messages={"required": "Say why the row is left out"},
    )
