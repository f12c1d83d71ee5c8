from django import forms

from boards.forms.fields import version_field
from lscb.files.checks import LARGEST, MEGABYTE
from lscb.files.office import DOCX
from workplan.importing.columns import FIELDS
from workplan.importing.entries import KINDS, OF_ACTION, OF_PRIORITY, OF_SUB_THEME
from workplan.models import Plan

from .plan import PlanForm

LABELS = {
    "code": "Number",
    "text": "Action, or title of the heading",
    "range_text": "Range as printed",
    "steps": "Steps, one on each line",
    "leads_text": "Lead officer(s)",
    "timing_text": "Date for completion",
    "report_back_text": "Report to meeting",
    "outcome": "Intended outcome",
    "milestones": "Milestones, one on each line",
    "statement": "Statement",
    "outcomes": "Intended outcomes, one on each line",
    "links_text": "Links to other plans, one on each line",
}
FIELDS_OF = {"priority": OF_PRIORITY, "sub_theme": OF_SUB_THEME}
MOST = {"code": 20, "range_text": 40}
LONGEST_WORDS = 20_000
LONGEST_TITLE = 250
PASTED_NAME = "pasted.txt"


class PlanTargetForm(PlanForm):
    """What a plan that was read is called, or the empty plan it goes into: `empty_plans`."""

    version = version_field()
    plan = forms.ModelChoiceField(
        Plan.objects.none(),
        label="Or put it into a plan without actions",
        required=False,
        empty_label="None: make a new plan",
        help_text="Then that plan’s title, year and kind count, not those above",
    )

    def __init__(self, *args, empty_plans, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["plan"].queryset = empty_plans

    def clean(self):
        plan = self.cleaned_data.get("plan")
        if plan is None:
            return super().clean()
        for name in ("title", "year", "kind", "group"):
            self.errors.pop(name, None)
            self.cleaned_data[name] = getattr(plan, name)
        return self.cleaned_data


class PlanImportForm(PlanTargetForm):
    """Its cleaned data has the bytes to read as `content` and their name as `name`."""

    version = None
    upload = forms.FileField(
        label="The plan",
        required=False,
        help_text="A Word document (.docx), an Excel workbook (.xlsx) or a CSV file",
        error_messages={
            "empty": "The file is empty. Choose one that has a plan in it."
        },
    )
    pasted = forms.CharField(
        label="Or paste the table",
        required=False,
        help_text="Mark the whole table in Word or Excel with its headings, copy it, and paste it here",
        widget=forms.Textarea(attrs={"rows": 6}),
        strip=False,
    )
    field_order = ["upload", "pasted", "title", "year", "kind", "group", "plan"]

    def clean_upload(self):
        upload = self.cleaned_data["upload"]
        if upload and upload.size > LARGEST[DOCX]:
            raise forms.ValidationError(
                f"The file is {upload.size / MEGABYTE:.0f} MB and we take plans of up to"
                f" {LARGEST[DOCX] // MEGABYTE} MB. Make its pictures smaller, or copy the"
                " plan into a new document."
            )
        return upload

    def clean(self):
        cleaned = super().clean()
        upload, pasted = cleaned.get("upload"), cleaned.get("pasted", "")
        if upload and pasted.strip():
            self.add_error("pasted", "Choose a file or paste a table, not both")
        elif upload:
            cleaned |= {"content": upload.read(), "name": upload.name}
        elif pasted.strip():
            cleaned |= {"content": pasted.encode(), "name": PASTED_NAME}
        elif "upload" not in self.errors:
            self.add_error("upload", "Choose a file, or paste the table below")
        return cleaned

    @property
    def source(self):
        """The field that what was read came from."""
        return "upload" if self.cleaned_data.get("upload") else "pasted"


class PlanImportRowForm(forms.Form):
    """What a row is and what it says, of `kind` as it was read."""

    version = version_field()
    kind = forms.ChoiceField(label="What it is", choices=tuple(KINDS.items()))
    reason = forms.CharField(
        label="Why it is not part of the plan",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"class": "govuk-input"}),
    )

    def __init__(self, *args, was, **kwargs):
        super().__init__(*args, **kwargs)
        self.names = FIELDS_OF.get(was, OF_ACTION)
        self.fields["kind"].widget.attrs["class"] = "govuk-select"
        for name in self.names:
            is_short = name in MOST
            widget = forms.TextInput if is_short else forms.Textarea
            attrs = {"class": f"govuk-{'input' if is_short else 'textarea'}"}
            self.fields[name] = forms.CharField(
                label=LABELS[name],
                required=False,
                max_length=MOST.get(name, LONGEST_WORDS),
                widget=widget(attrs if is_short else attrs | {"rows": 3}),
            )

    def clean(self):
        cleaned = super().clean()
        kind = cleaned.get("kind")
        text = cleaned.get("text", "")
        is_heading = kind in FIELDS_OF
        if not text.strip() and (is_heading or kind == "action"):
            self.add_error("text", "Enter what the action or the heading says")
        elif is_heading and len(text) > LONGEST_TITLE:
            self.add_error("text", f"Shorten the title to {LONGEST_TITLE} letters")
        return cleaned

    @property
    def cells(self):
        return [self["kind"], *(self[name] for name in self.names), self["reason"]]


class PlanImportColumnsForm(forms.Form):
    """What each column of a table is. `section` is the first table with these titles."""

    version = version_field()

    def __init__(self, *args, section, **kwargs):
        super().__init__(*args, **kwargs)
        columns = section.columns.columns
        self.names = [f"column_{place}" for place in range(len(columns))]
        for place, column in enumerate(columns):
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=column.title or f"Column {place + 1}",
                choices=tuple(FIELDS.items()),
                initial=column.field,
                widget=forms.Select(attrs={"class": "govuk-select"}),
            )

    @property
    def cells(self):
        return [self[name] for name in self.names]

    @property
    def chosen(self):
        return [self.cleaned_data[name] for name in self.names]
