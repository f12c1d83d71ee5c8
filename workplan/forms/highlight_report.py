from django import forms

from lscb.ui.forms import PlainWordsMixin
from workplan.models import HEADINGS, HighlightReport

MOST_TURNS = 2**31 - 1
# A browser that restores what was typed must not restore these.
HIDDEN = forms.HiddenInput(attrs={"autocomplete": "off"})


class HighlightReportForm(PlainWordsMixin, forms.ModelForm):
    version = forms.IntegerField(widget=HIDDEN)
    page = forms.CharField(required=False, max_length=32, widget=HIDDEN)
    turn = forms.IntegerField(
        required=False, min_value=0, max_value=MOST_TURNS, widget=HIDDEN
    )

    class Meta:
        model = HighlightReport
        fields = HEADINGS
        labels = {
            "challenges": "Challenges or risks",
            "decisions": "Decisions required",
        }
        help_texts = {
            "progress": "What the group has done since its last report, against the"
            " work programme",
            "challenges": "What the board should know, or may have to act on. One in each"
            " paragraph: the board can make a risk of each.",
            "decisions": "What you ask the board to decide at this meeting",
            "next_steps": "What the group does before the meeting after this one",
        }
        widgets = {
            "progress": forms.Textarea(attrs={"rows": 10}),
            "challenges": forms.Textarea(attrs={"rows": 6}),
            "decisions": forms.Textarea(attrs={"rows": 5}),
            "next_steps": forms.Textarea(attrs={"rows": 6}),
        }

    def clean(self):
        """One kind of line end, so that words saved by typing and by button are the same."""
        cleaned = super().clean()
        for name in HEADINGS:
            cleaned[name] = cleaned.get(name, "").replace("\r\n", "\n")
        cleaned["turn"] = cleaned.get("turn") or 0
        return cleaned


class AttachForm(PlainWordsMixin, forms.Form):
    upload = forms.FileField(
        label="Attach a file",
        help_text="PDF, Word, Excel, CSV, text or picture. Read by whoever may read"
        " the report.",
        error_messages={"required": "Choose the file to attach"},
    )


class VersionForm(forms.Form):
    """For a deed that is one button."""

    version = forms.IntegerField()


class SendBackForm(PlainWordsMixin, forms.Form):
    reason = forms.CharField(
        label="What should the group change?",
        help_text="Shown to the group above its report, and told by e-mail that it waits",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say what the group should change"},
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
