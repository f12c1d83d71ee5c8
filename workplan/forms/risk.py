from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Layout
from django import forms

from lscb.ui.forms import PlainWordsMixin
from workplan.models import Risk
from workplan.scoring import IMPACTS, LIKELIHOODS, level_words, matrix_of

DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class RatingForm(PlainWordsMixin, forms.Form):
    """Likelihood and impact on the board's own matrix, and why."""

    likelihood = forms.TypedChoiceField(
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Select how likely it is"},
    )
    impact = forms.TypedChoiceField(
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Select how much harm it would do"},
    )
    rationale = forms.CharField(
        label="Why this rating",
        help_text="Shown with the rating to everybody who reads the register",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say why you rate it so"},
    )
    next_review_on = forms.DateField(
        label="Next review date",
        widget=DATE,
        error_messages={"required": "Enter the date the board will next look at it"},
    )

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, **kwargs)
        matrix = matrix_of(board)
        for name, words in (("likelihood", LIKELIHOODS), ("impact", IMPACTS)):
            choices = zip(matrix.levels, level_words(matrix, words), strict=True)
            self.fields[name].choices = list(choices)
        self.helper = FormHelper(self)
        self.helper.layout = Layout(*map(_laid_out, self.fields))


class RiskWordsForm(PlainWordsMixin, forms.ModelForm):
    """What a risk is and who answers for it: everything but its rating."""

    class Meta:
        model = Risk
        fields = [
            "title",
            "cause",
            "consequence",
            "category",
            "owner_text",
            "lead_agency",
            "treatment",
            "existing_controls",
        ]
        labels = {
            "title": "The risk",
            "owner_text": "Owner",
            "existing_controls": "Controls in place",
        }
        help_texts = {
            "title": "In one sentence, as the board will read it in the register",
            "cause": "What could bring it about",
            "consequence": "What would follow for safeguarding if it happened",
            "category": "For example Practice, Resources or Governance",
            "owner_text": "The post that answers for it, not a person’s name",
            "treatment": "What the board means to do about it",
            "existing_controls": "What keeps it in check today",
        }
        widgets = {
            name: forms.Textarea(attrs={"rows": 3})
            for name in ("cause", "consequence", "existing_controls")
        }

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["lead_agency"].queryset = board.agencies.order_by("name")
        self.fields["lead_agency"].empty_label = "No lead agency"


class RiskRaiseForm(RatingForm, RiskWordsForm):
    field_order = [*RiskWordsForm.Meta.fields, "likelihood", "impact", "rationale"]


class RiskEditForm(RiskWordsForm):
    next_review_on = forms.DateField(
        label="Next review date", widget=DATE, required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class RiskReassessForm(RatingForm):
    version = forms.IntegerField(widget=forms.HiddenInput)


class RiskCloseForm(PlainWordsMixin, forms.Form):
    reason = forms.CharField(
        label="Why it is closed",
        help_text="Kept with the risk, for whoever asks what became of it",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say why the risk is closed"},
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


def _laid_out(name):
    if name in ("likelihood", "impact"):
        return Field.radios(name, small=True)
    return Field(name)
