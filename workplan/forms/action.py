from django import forms

from boards.forms.fields import LinesField
from lscb.ui.forms import PlainWordsMixin, WasField
from workplan import rag
from workplan.models import Action

# The columns of the work programme that are edited in place, and the fields of each.
CELLS = {
    "text": ("code", "text", "steps"),
    "leads": ("leads_text",),
    "timing": ("timing_text", "reason"),
    "report_back": ("report_back_text",),
    "rag": ("rag", "rag_reason"),
}


class ActionForm(PlainWordsMixin, forms.ModelForm):
    """
    An action as typed; `cell` leaves one column's fields, for editing in place.

    `headings` are those of its plan, by key, where it may be put under another.
    """

    version = forms.IntegerField(widget=forms.HiddenInput)
    was = WasField()
    reason = forms.CharField(
        label="Why the date moves",
        required=False,
        help_text="Only when a date that was set is changed",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    heading = forms.ChoiceField(
        label="Stands under",
        required=False,
        help_text="Another one puts it last there",
    )
    milestones = LinesField(
        rows=3,
        required=False,
        help_text="One on each line, with its date: Draft by June 2013",
    )

    class Meta:
        model = Action
        fields = [
            "code",
            "text",
            "steps",
            "outcome",
            "leads_text",
            "timing_text",
            "report_back_text",
            "rag",
            "rag_reason",
        ]
        help_texts = {
            "code": "As printed, such as 1.1; leave empty for none",
            "outcome": "What should be different once it is done",
            "leads_text": "Posts, groups or agencies; put a semicolon between them",
            "timing_text": "In your own words, such as By September 2013, Ongoing or Quarterly",
            "report_back_text": "Such as September 2013 March 2014, or June LSCB",
            "rag_reason": "Needed for amber and red",
        }
        widgets = {
            "code": forms.TextInput(attrs={"class": "govuk-input--width-5"}),
            "text": forms.Textarea(attrs={"rows": 4}),
            "steps": forms.Textarea(attrs={"rows": 3}),
            "outcome": forms.Textarea(attrs={"rows": 2}),
            "leads_text": forms.Textarea(attrs={"rows": 3}),
            "timing_text": forms.Textarea(attrs={"rows": 2}),
            "report_back_text": forms.Textarea(attrs={"rows": 2}),
            "rag_reason": forms.Textarea(attrs={"rows": 2}),
        }
        error_messages = {"text": {"required": "Say what is to be done"}}

    field_order = [
        *("code", "text", "steps", "outcome", "milestones", "heading"),
        *("leads_text", "timing_text", "reason", "report_back_text"),
        *("rag", "rag_reason", "version", "was"),
    ]

    def __init__(
        self, *args, cell=None, is_new=False, is_short=False, headings=(), **kwargs
    ):
        super().__init__(*args, **kwargs)
        self.fields["rag"].choices = [("", "Not rated"), *Action.rag.field.choices]
        dropped = {"version", "was", "reason"} if is_new else {"milestones"}
        if is_short:  # a row of the programme
            dropped |= {"outcome", "milestones"}
        if cell:
            dropped = self.fields.keys() - {*CELLS[cell], "version", "was"}
        elif not headings:
            dropped |= {"heading"}
        else:
            self.fields["heading"].choices = [
                (key, f"{priority}: {theme}" if theme else str(priority))
                for key, (priority, theme) in headings.items()
            ]
        for name in dropped:
            del self.fields[name]

    def clean_milestones(self):
        return self.cleaned_data["milestones"].splitlines()

    def _post_clean(self):
        """No row is made of it, nor checked: the service words what the database refuses."""

    def clean(self):
        cleaned = self.cleaned_data
        if cleaned.get("rag") in rag.NEEDS_REASON and not cleaned.get("rag_reason"):
            self.add_error(
                "rag_reason", f"Say why the action is rated {cleaned['rag']}"
            )
        return cleaned
