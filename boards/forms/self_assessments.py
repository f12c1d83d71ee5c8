from django import forms

from boards.models import AssessmentFinding, SelfAssessment
from lscb.ui.forms import PlainWordsMixin

from .fields import LinesField, PartialDateField, version_field, words_field


class SelfAssessmentForm(PlainWordsMixin, forms.Form):
    kind = forms.ChoiceField(choices=SelfAssessment.Kind.choices)
    tool = forms.CharField(
        label="Tool or subject",
        max_length=200,
        help_text="Such as Challenge and Improvement Tool",
    )
    status = forms.ChoiceField(
        choices=SelfAssessment.Status.choices, initial=SelfAssessment.Status.DONE
    )
    assessed = PartialDateField(label="Date")
    assessed_by = forms.CharField(
        label="By whom",
        required=False,
        max_length=200,
        help_text="A post, a group or another board",
    )
    summary = words_field()
    actions = words_field(label="What follows from it")


class SelfAssessmentEditForm(SelfAssessmentForm):
    version = version_field()


class FindingForm(PlainWordsMixin, forms.Form):
    standard = forms.CharField(max_length=250)
    met = forms.ChoiceField(
        label="How far it is met", choices=AssessmentFinding.Met.choices
    )
    words = words_field(label="Evidence and what is missing")


class FindingEditForm(FindingForm):
    version = version_field()


class EscalationRouteForm(PlainWordsMixin, forms.Form):
    steps = LinesField(
        required=False,
        max_length=4000,
        label="Whom the chair turns to",
        help_text="One in each line, the first first",
    )
    version = version_field()
