from django import forms

from boards.forms.fields import PartialDateField
from boards.partial_dates import PartialDate
from lscb.ui.forms import PlainWordsMixin

from .models import DeathReviewYear, Review
from .workflow import moves_from

DATES = ["convened", "report_expected", "reported", "published"]


class ReviewForm(PlainWordsMixin, forms.ModelForm):
    """Used to add a review; with an instance, to edit its words and dates."""

    class Meta:
        model = Review
        fields = ["reference", "kind", "title", *DATES, "lead_post", "summary"]
        widgets = {"summary": forms.Textarea(attrs={"rows": 6})}
        field_classes = dict.fromkeys(DATES, PartialDateField)
        help_texts = {"title": "Leave empty when the kind says enough"}

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, **kwargs)
        self.board = board

    def clean_reference(self):
        reference = self.cleaned_data["reference"]
        others = self.board.reviews.exclude(pk=self.instance.pk)
        if others.filter(reference=reference).exists():
            raise forms.ValidationError("Another review has this reference already")
        return reference

    def clean(self):
        cleaned = super().clean()
        for earlier, later in (("convened", "reported"), ("reported", "published")):
            if _is_before(cleaned.get(later), cleaned.get(earlier)):
                self.add_error(later, f"This is before the review was {earlier}")
        return cleaned


class ReviewEditForm(ReviewForm):
    version = forms.IntegerField(widget=forms.HiddenInput)


class StageForm(PlainWordsMixin, forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    stage = forms.ChoiceField(label="New stage", widget=forms.RadioSelect)
    reason = forms.CharField(
        max_length=300,
        help_text="Kept in the history. Neutral words only",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, review, **kwargs):
        super().__init__(*args, **kwargs)
        self.offer_moves_of(review)
        if self.is_bound and self.data.get("version") != str(review.version):
            # Chosen from what was on offer then: the service answers, with both texts.
            self.fields["stage"].choices = Review.Stage.choices

    def offer_moves_of(self, review):
        self.fields["stage"].choices = [
            (stage.value, Review.Stage(stage).label)
            for stage in moves_from(review.stage)
        ]


class DeathReviewYearForm(PlainWordsMixin, forms.ModelForm):
    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = DeathReviewYear
        fields = [
            "notified",
            "reviewed",
            "modifiable",
            "annual_report_received",
            "summary",
        ]
        widgets = {"summary": forms.Textarea(attrs={"rows": 4})}
        field_classes = {"annual_report_received": PartialDateField}
        help_texts = {
            "notified": "Leave a count empty when it is not published",
        }

    def clean(self):
        cleaned = super().clean()
        reviewed, modifiable = cleaned.get("reviewed"), cleaned.get("modifiable")
        if None not in (reviewed, modifiable) and modifiable > reviewed:
            self.add_error(
                "modifiable", "Enter a number no larger than the deaths reviewed"
            )
        return cleaned


def _is_before(later, earlier):
    if not later or not earlier:
        return False
    return PartialDate.parse(later).last_day < PartialDate.parse(earlier).first_day
