from django import forms

from lscb.ui.forms import PlainWordsMixin
from workplan import rag
from workplan.models import Action, Rag

EDITS = ("leads_text", "timing_text", "report_back_text", "rag", "rag_reason")


class BulkChangeForm(PlainWordsMixin, forms.Form):
    """What several actions are to have. A field left as it is changes nothing."""

    rag = forms.ChoiceField(
        label="RAG",
        required=False,
        choices=[("", "Leave as it is"), *Rag.choices],
    )
    rag_reason = forms.CharField(
        label="Why this rating",
        required=False,
        help_text="Needed for amber and red",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    leads_text = forms.CharField(
        label="Lead officer(s)",
        required=False,
        help_text="In place of those there are. Leave empty to keep them",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    timing_text = forms.CharField(
        label="Date for completion",
        required=False,
        help_text="Leave empty to keep the dates",
    )
    reason = forms.CharField(
        label="Why the date moves",
        required=False,
        help_text="Needed where a date that was set is changed",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    report_back_text = forms.CharField(
        label="Report to meeting",
        required=False,
        help_text="Leave empty to keep the meetings",
    )
    status = forms.ChoiceField(
        label="Where they stand now",
        required=False,
        choices=[("", "Leave as it is"), *Action.Status.choices],
    )
    words = forms.CharField(
        label="What is said of it",
        required=False,
        help_text="Kept with each action as its update. Needed where they stand elsewhere now",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self):
        cleaned = self.cleaned_data
        if not any(cleaned.get(name) for name in (*EDITS, "status")):
            raise forms.ValidationError("Choose what to change")
        if cleaned.get("rag") in rag.NEEDS_REASON and not cleaned.get("rag_reason"):
            self.add_error("rag_reason", f"Say why they are rated {cleaned['rag']}")
        if cleaned.get("rag_reason") and not cleaned.get("rag"):
            self.add_error("rag", "Select the rating that this is the reason for")
        if cleaned.get("status") and not cleaned.get("words"):
            self.add_error("words", "Say how the actions stand")
        return cleaned

    @property
    def edits(self):
        """Fields of the actions that are to change."""
        typed = {name: self.cleaned_data[name] for name in EDITS}
        edits = {name: value for name, value in typed.items() if value}
        if (
            "rag" in edits
        ):  # a rating takes its reason along, or leaves the old one behind
            edits["rag_reason"] = typed["rag_reason"]
        return edits
