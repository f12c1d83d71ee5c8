from django import forms

from boards.importing import columns
from lscb.files.exceptions import FileRefused
from lscb.files.sheets import sheets_of
from lscb.ui.forms import PlainWordsMixin

from .fields import version_field

MOST_ROWS = 1_000
LONGEST_CELL = 500


class MemberImportForm(PlainWordsMixin, forms.Form):
    """Its cleaned upload is (file name, rows as text, names of sheets that are not read)."""

    upload = forms.FileField(
        label="The sheet",
        help_text="An Excel workbook (.xlsx) or a CSV file with a heading over each column",
        error_messages={
            "required": "Choose the sheet to take in",
            "empty": "The file is empty. Choose one that has rows in it.",
        },
    )

    def clean_upload(self):
        upload = self.cleaned_data["upload"]
        try:
            sheets = sheets_of(upload.read(), upload.name)
        except FileRefused as error:
            raise forms.ValidationError(str(error)) from None
        read = {sheet.name: _rows_of(sheet) for sheet in sheets}
        name = next(
            (n for n in read if columns.MEMBERS.are_in(read[n])), sheets[0].name
        )
        rows = read.pop(name)
        if len(rows) < 2:
            raise forms.ValidationError("The sheet has headings and no rows under them")
        if len(rows) > MOST_ROWS + 1:
            raise forms.ValidationError(
                f"The sheet has {len(rows) - 1:,} rows. Split it into sheets of up to"
                f" {MOST_ROWS:,}."
            )
        return upload.name, rows, list(read)


def _rows_of(sheet):
    return [
        (row.number, [columns.text_of(value) for value in row.values])
        for row in sheet.rows
    ]


class MemberRowForm(PlainWordsMixin, forms.Form):
    """The cells of one row, typed anew. What they mean is said when the row is read again."""

    PLACE = (
        "correct"  # the form element that the inputs, in cells of a table, belong to
    )

    version = version_field()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, title in columns.TITLES.items():
            widget = forms.TextInput(attrs={"class": "govuk-input"})
            self.fields[name] = forms.CharField(
                label=title, required=False, max_length=LONGEST_CELL, widget=widget
            )

    @property
    def cells(self):
        return [self[name] for name in columns.TITLES]
