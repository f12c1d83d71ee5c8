from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Layout
from django import forms
from django.db.models import Q

from lscb.ui.forms import PlainWordsMixin
from workplan.models import Priority, Risk
from workplan.scoring import IMPACTS, LIKELIHOODS, level_words, matrix_of


def date_field(**options):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label="Next review date", widget=widget, **options)


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
            "priorities",
        ]
        labels = {
            "title": "The risk",
            "owner_text": "Owner",
            "existing_controls": "Controls in place",
            "priorities": "Priorities it may stand in the way of",
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
        } | {"priorities": forms.CheckboxSelectMultiple}
        error_messages = {"title": {"required": "Say what the risk is"}}

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["lead_agency"].queryset = board.agencies.order_by("name")
        self.fields["lead_agency"].empty_label = "No lead agency"
        offered = Q(plan__in=board.plans.in_force())
        if self.instance.pk:
            offered |= Q(risks=self.instance)  # of a plan that is closed since
        self.fields["priorities"].queryset = (
            Priority.objects.filter(offered).distinct().in_printed_order()
        )
        self.fields["priorities"].required = False


class RiskEditForm(RiskWordsForm):
    next_review_on = date_field(required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)


class RatingFieldsMixin:
    """Likelihood and impact on the board's own matrix, and why. Takes `board`."""

    def add_rating_fields(self, board, *, asks_next_review=True):
        matrix = matrix_of(board)
        self.fields["likelihood"] = _level_field(
            matrix, LIKELIHOODS, "Select how likely it is"
        )
        self.fields["impact"] = _level_field(
            matrix, IMPACTS, "Select how much harm it would do"
        )
        self.fields["rationale"] = forms.CharField(
            label="Why this rating",
            help_text="Shown with the rating to everybody who reads the register",
            widget=forms.Textarea(attrs={"rows": 4}),
            error_messages={"required": "Say why you rate it so"},
        )
        if asks_next_review:
            self.fields["next_review_on"] = date_field(
                error_messages={
                    "required": "Enter the date the board will next look at it",
                    "invalid": "Enter the next review date as a date, such as 27/6/2013",
                }
            )
        self.helper = FormHelper(self)
        self.helper.layout = Layout(
            *(
                Field.radios(name, small=True)
                if name in ("likelihood", "impact")
                else Field(name)
                for name in self.fields
            )
        )


class RiskRaiseForm(RatingFieldsMixin, RiskWordsForm):
    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, board=board, **kwargs)
        self.add_rating_fields(board)


class RiskReassessForm(RatingFieldsMixin, PlainWordsMixin, forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, **kwargs)
        self.add_rating_fields(board)


class RiskRateForm(RatingFieldsMixin, PlainWordsMixin, forms.Form):
    """Without a date: what a risk would be, or is to become, is not reviewed by itself."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, **kwargs)
        self.add_rating_fields(board, asks_next_review=False)


class RiskCloseForm(PlainWordsMixin, forms.Form):
    reason = forms.CharField(
        label="Why it is closed",
        help_text="Kept with the risk, for whoever asks what became of it",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say why the risk is closed"},
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


def _level_field(matrix, words, required):
    return forms.TypedChoiceField(
        coerce=int,
        widget=forms.RadioSelect,
        choices=list(zip(matrix.levels, level_words(matrix, words), strict=True)),
        error_messages={"required": required},
    )
