"""How an action stands: the three questions, and the files that show the answers."""

from django import forms

from lscb.ui.forms import PlainWordsMixin, WasField
from workplan.models import Action, ReportBack

MOST_FILES = 10


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files. Whether each is one we take is found when it is kept."""

    widget = FilesInput

    def clean(self, data, initial=None):
        files = [super(FilesField, self).clean(each, initial) for each in data or []]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(
                f"Attach up to {MOST_FILES} files. Put the others in a further update."
            )
        return files


def question(label, *, rows=4, **options):
    return forms.CharField(
        label=label, widget=forms.Textarea(attrs={"rows": rows}), **options
    )


class AnswersForm(PlainWordsMixin, forms.Form):
    """The three questions. The first must be answered; the others are asked."""

    words = question(
        "What did we do?", error_messages={"required": "Say how the action stands"}
    )
    how_well = question(
        "How well did we do it?",
        required=False,
        help_text="Such as how many, how quickly, how good, and who says so",
    )
    difference = question(
        "What difference did it make?",
        required=False,
        help_text="To children, families or those who work with them",
    )
    evidence = FilesField(
        label="Files that show it",
        required=False,
        help_text="PDF, Word, Excel, CSV, text or picture. Read by whoever may read"
        " the action",
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class UpdateForm(AnswersForm):
    """`statuses` are those the person may choose; in a cell, the first question alone."""

    status = forms.ChoiceField(label="Where it stands now")
    was = WasField()

    field_order = ["status"]

    def __init__(self, *args, statuses=Action.Status.choices, is_cell=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = statuses
        if is_cell:
            for name in ("how_well", "difference", "evidence"):
                del self.fields[name]


class ReopenForm(PlainWordsMixin, forms.Form):
    words = question(
        "What is still to be done?",
        error_messages={"required": "Say why work on it goes on"},
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class CompleteForm(AnswersForm):
    """The action is done: here the board asks what difference it made."""

    completed_on = forms.DateField(
        label="Day it was completed",
        widget=forms.DateInput(
            attrs={"type": "date", "class": "govuk-input--width-10"}, format="%Y-%m-%d"
        ),
    )

    reports = forms.ChoiceField(
        label="What becomes of the reports still owed?",
        widget=forms.RadioSelect,
        choices=[
            (ReportBack.State.DUE, "They are still owed"),
            (ReportBack.State.RECEIVED, "The board has had them"),
            (ReportBack.State.WAIVED, "They are no longer owed"),
        ],
        error_messages={"required": "Say whether the reports are still owed"},
    )

    field_order = ["completed_on"]

    def __init__(self, *args, today, owed=(), **kwargs):
        """`owed` are the meetings that reports are still due to."""
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["reports"].help_text = f"To the meetings of {', '.join(owed)}"
        if not owed:
            del self.fields["reports"]
        self.fields["words"].error_messages["required"] = "Say what was done"
        self.fields["difference"].help_text += (
            ". The board asks this of every action that is done; where it is too early"
            " to tell, say when it can be told"
        )

    def clean_completed_on(self):
        day = self.cleaned_data["completed_on"]
        if day > self.today:
            raise forms.ValidationError("Enter a day that is not in the future")
        return day


class AskForUpdateForm(PlainWordsMixin, forms.Form):
    lead_text = forms.ChoiceField(
        label="Lead officer",
        required=False,
        help_text="The link ends when this lead officer no longer leads the action",
    )
    to_address = forms.EmailField(
        label="E-mail address of the lead officer",
        max_length=254,
        help_text="They get a link that opens this action's update and nothing else, for 14 days",
    )

    def __init__(self, *args, leads, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["lead_text"].choices = [
            *((lead, lead) for lead in leads),
            ("", "Somebody else"),
        ]
        self.fields["lead_text"].initial = next(iter(leads), "")
