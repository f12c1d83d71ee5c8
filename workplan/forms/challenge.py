from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Div, Field, Fieldset, Layout
from django import forms

from boards.forms.fields import PartialDateField, day_field, version_field, words_field
from boards.models import Agency, Group, Meeting
from lscb.ui.forms import PlainWordsMixin
from workplan.models import Risk

MADE_BY = ("from_agency", "from_group", "from_text")
MADE_TO = ("to_agencies", "to_text")


class ChallengeForm(PlainWordsMixin, forms.Form):
    """Who challenged whom on what, and when."""

    needs_board = True

    subject = forms.CharField(
        max_length=200,
        help_text="In a few words, as it will stand in the log",
        error_messages={"required": "Enter what the challenge is about"},
    )
    concern = forms.CharField(
        label="What is challenged",
        help_text="What was asked, and why. Nothing about an individual child",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say what is challenged"},
    )
    raised = PartialDateField(label="Date it was raised", required=True)
    meeting = forms.ModelChoiceField(
        label="Raised at",
        queryset=Meeting.objects.none(),
        required=False,
        empty_label="No meeting",
    )
    from_agency = forms.ModelChoiceField(
        label="An agency",
        queryset=Agency.objects.none(),
        required=False,
        empty_label="No agency",
    )
    from_group = forms.ModelChoiceField(
        label="Or a group of the board",
        queryset=Group.objects.none(),
        required=False,
        empty_label="No group",
    )
    from_text = forms.CharField(
        label="Or in words",
        required=False,
        max_length=200,
        help_text="A post, such as Independent Chair, or the board; not a person’s name",
    )
    to_agencies = forms.ModelMultipleChoiceField(
        label="Agencies",
        queryset=Agency.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    to_text = forms.CharField(
        label="Or in words",
        required=False,
        max_length=200,
        help_text="The board itself, one of its groups, or a body that is no member",
    )
    response_due_on = day_field(label="Response due by", required=False)

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, **kwargs)
        agencies = board.agencies.order_by("name")
        self.fields["from_agency"].queryset = agencies
        self.fields["to_agencies"].queryset = agencies
        self.fields["from_group"].queryset = board.groups.in_printed_order()
        meetings = board.meetings.select_related("group")
        self.fields["meeting"].queryset = meetings.order_by("-held_on", "-pk")
        self.helper = FormHelper(self)
        self.helper.layout = Layout(*self._laid_out())

    def _laid_out(self):
        """Who, and whom, each under a question of its own."""
        for name in self.fields:
            if name == MADE_BY[0]:
                yield Fieldset(*MADE_BY, legend="Who challenges?", legend_size="m")
            elif name == MADE_TO[0]:
                agencies = Field.checkboxes(name, small=True)
                yield Fieldset(
                    Div(agencies, css_class="in-columns"),
                    MADE_TO[1],
                    legend="Who is challenged?",
                    legend_size="m",
                )
            elif name not in (*MADE_BY, *MADE_TO):
                yield Field(name)

    def clean(self):
        cleaned = super().clean()
        said = [name for name in MADE_BY if cleaned.get(name)]
        if not said:
            self.add_error(
                "from_agency", "Say who challenges: an agency, a group, or in words"
            )
        if {"from_agency", "from_group"} <= {*said}:
            self.add_error("from_group", "Choose the agency or the group, not both")
        if not any(cleaned.get(name) for name in MADE_TO):
            self.add_error(
                "to_text",
                "Say who is challenged: tick an agency, or use your own words",
            )
        return cleaned


class ChallengeEditForm(ChallengeForm):
    result = words_field(label="Result so far")
    impact = words_field(
        label="What difference did it make?",
        help_text="May be written before it is closed, and must be to close it",
    )
    version = version_field()


class ResponseForm(PlainWordsMixin, forms.Form):
    response = forms.CharField(
        label="What was answered",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Say what was answered"},
    )
    responded = PartialDateField(label="Date of the response", required=True)
    version = version_field()


class EscalationForm(PlainWordsMixin, forms.Form):
    level = forms.TypedChoiceField(
        label="Step of the escalation route",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Select the step it is taken to"},
    )
    to_text = forms.CharField(
        label="To whom",
        max_length=200,
        help_text="The post and its organisation, not a person’s name",
        error_messages={"required": "Enter the post it is taken to"},
    )
    escalated = PartialDateField(label="Date", required=True)
    words = forms.CharField(
        label="Why it is taken further",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say why it is taken further"},
    )
    response_due_on = day_field(label="Response now due by", required=False)
    version = version_field()

    def __init__(self, *args, steps, **kwargs):
        """`steps` are pairs of level and words."""
        super().__init__(*args, **kwargs)
        self.fields["level"].choices = steps
        self.helper = FormHelper(self)
        self.helper.layout = Layout(
            *(
                Field.radios(name, small=True) if name == "level" else Field(name)
                for name in self.fields
            )
        )


class ChallengeCloseForm(PlainWordsMixin, forms.Form):
    result = forms.CharField(
        label="What came of it",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say what came of it"},
    )
    impact = forms.CharField(
        label="What difference did it make?",
        help_text="To practice, or to how safe children are. Where it made none, say so and why",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": "Say what difference it made: without that it stays open"
        },
    )
    version = version_field()


class ChallengeReopenForm(PlainWordsMixin, forms.Form):
    reason = forms.CharField(
        label="Why it is reopened",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why it is reopened"},
    )
    response_due_on = day_field(label="Response now due by", required=False)
    version = version_field()


class RiskLinkForm(PlainWordsMixin, forms.Form):
    """One of the risks that the reader may see and that is not linked yet."""

    risk = forms.ModelChoiceField(
        queryset=Risk.objects.none(), empty_label="Choose a risk"
    )

    def __init__(self, *args, risks, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["risk"].queryset = risks
