from django import forms

from boards import appraisals
from boards.models import AppraisalRound, Role, RoleGrant
from boards.permissions import ROLE_PERMISSIONS, Permission
from lscb.accounts.models import User
from lscb.ui.forms import PlainWordsMixin

from .fields import LinesField, day_field, version_field

READING_ROLES = [
    role for role in Role if Permission.READ_RECORD in ROLE_PERMISSIONS[role]
]


def users_of(board, roles):
    """Who can sign in to this board in one of these roles today, by name."""
    grants = RoleGrant.objects.in_force().filter(board=board, role__in=roles)
    users = User.objects.filter(pk__in=grants.values("user"), is_active=True)
    return {str(user.pk): user for user in users.order_by("name", "pk")}


class UserChoicesField(forms.MultipleChoiceField):
    """Several of the people whom `offer` offers; cleans to users."""

    widget = forms.CheckboxSelectMultiple

    def offer(self, users):
        self.users = users
        self.choices = [(key, str(user)) for key, user in users.items()]

    def clean(self, value):
        return [self.users[key] for key in super().clean(value)]


class AppraisalDatesForm(PlainWordsMixin, forms.Form):
    title = forms.CharField(max_length=150)
    closes_on = day_field(label="Last day for answers")
    version = version_field()


class AppraisalForm(PlainWordsMixin, forms.Form):
    needs_board = True

    title = forms.CharField(max_length=150)
    opens_on = day_field(label="First day for answers")
    closes_on = day_field(label="Last day for answers")
    questions = LinesField(
        rows=9,
        max_length=2400,
        help_text=f"{appraisals.FEWEST_QUESTIONS} to {appraisals.MOST_QUESTIONS}, one in each line. They can change until somebody has answered.",
    )
    respondents = UserChoicesField(label="Who is asked")
    readers = UserChoicesField(
        label="Who reads the answers",
        help_text="Nobody else will, not even you, unless you are named. This cannot change once somebody has answered, and everybody who is asked is told.",
    )

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, **kwargs)
        users = users_of(board, READING_ROLES)
        self.fields["respondents"].offer(users)
        self.fields["readers"].offer(users)

    def clean_questions(self):
        lines = self.cleaned_data["questions"].splitlines()
        fewest, most = appraisals.FEWEST_QUESTIONS, appraisals.MOST_QUESTIONS
        if not fewest <= len(lines) <= most:
            raise forms.ValidationError(
                f"Enter {fewest} to {most} questions, one in each line: there are {len(lines)}"
            )
        if any(len(line) > 300 for line in lines):
            raise forms.ValidationError("Shorten each question to 300 letters")
        return "\n".join(lines)

    def clean(self):
        cleaned = super().clean()
        opens_on, closes_on = cleaned.get("opens_on"), cleaned.get("closes_on")
        if opens_on and closes_on and closes_on < opens_on:
            self.add_error("closes_on", "Enter a last day that is not before the first")
        return cleaned


class ChairFeedbackForm(AppraisalForm):
    subject = forms.ChoiceField(
        label="About", help_text="Somebody in the role of chair"
    )

    field_order = ["title", "subject"]

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, board=board, **kwargs)
        self.chairs = users_of(board, [Role.CHAIR])
        self.fields["subject"].choices = [
            (key, str(user)) for key, user in self.chairs.items()
        ]

    def clean_subject(self):
        return self.chairs[self.cleaned_data["subject"]]


class AppraisalEditForm(AppraisalForm):
    version = version_field()


class ChairFeedbackEditForm(ChairFeedbackForm):
    version = version_field()


FORM_TO_ADD = {
    AppraisalRound.Kind.OWN: AppraisalForm,
    AppraisalRound.Kind.CHAIR: ChairFeedbackForm,
}
FORM_TO_EDIT = {
    AppraisalRound.Kind.OWN: AppraisalEditForm,
    AppraisalRound.Kind.CHAIR: ChairFeedbackEditForm,
}


class AppraisalAnswerForm(forms.Form):
    """A box for each question. `replies` are those stored, by question."""

    asked_version = version_field()
    version = version_field()

    def __init__(self, *args, appraisal, replies, **kwargs):
        super().__init__(*args, **kwargs)
        for question in appraisal.questions.all():
            self.fields[f"question_{question.pk}"] = forms.CharField(
                label=question.words,
                required=False,
                max_length=4000,
                initial=replies.get(question.pk, ""),
                widget=forms.Textarea(attrs={"rows": 4}),
            )

    def clean(self):
        cleaned = super().clean()
        typed = [
            value for name, value in cleaned.items() if name.startswith("question")
        ]
        if not self.errors and not any(typed):
            raise forms.ValidationError("Answer at least one of the questions")
        return cleaned
