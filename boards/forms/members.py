from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Fieldset, Layout, Size
from django import forms

from boards import partial_dates
from boards.models import Agency, Appointment, Seat
from lscb.accounts.models import User
from lscb.ui.forms import PlainWordsMixin

from .fields import PartialDateField, version_field


class SeatForm(PlainWordsMixin, forms.Form):
    needs_board = True

    printed_name = forms.CharField(
        label="Name of the seat",
        max_length=150,
        help_text="As attendance and membership tables print it, such as Police or Designated Nurse",
    )
    member_class = forms.ChoiceField(
        choices=[("", "Choose the class of member"), *Seat.MemberClass.choices]
    )
    agency = forms.ModelChoiceField(
        queryset=Agency.objects.none(), required=False, empty_label="No one agency"
    )
    represents = forms.CharField(
        required=False,
        max_length=200,
        help_text="Where it stands for a sector or several bodies, such as Primary schools; printed instead of the agency",
    )
    is_counted = forms.BooleanField(
        label="Count its attendance: the annual report prints it", required=False
    )
    is_listed = forms.BooleanField(
        label="List it in the annual report’s tables of members",
        required=False,
        initial=True,
    )
    started = PartialDateField(
        label="Seat made in",
        help_text="Such as March 2013. From then on it is vacant when nobody holds it. Leave empty if it has always been there.",
    )

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = board.agencies.order_by("name")


class SeatEditForm(SeatForm):
    version = version_field()


class SeatEndForm(PlainWordsMixin, forms.Form):
    ended = PartialDateField(
        label="Last day or month of the seat",
        help_text="Such as March 2013. After it the seat is neither held nor vacant. Leave empty if it goes on after all.",
    )
    version = version_field()


class AppointmentForm(PlainWordsMixin, forms.Form):
    """An appointment and what the board holds on paper about it."""

    needs_board = True

    post = forms.CharField(
        label="Post of the holder",
        max_length=200,
        help_text="The post, not the person’s name, such as Assistant Chief Officer",
    )
    user = forms.ModelChoiceField(
        label="Sign-in",
        queryset=User.objects.none(),
        required=False,
        empty_label="Does not sign in",
        help_text="Somebody with a role on this board; shows them their own actions and meetings",
    )
    is_deputy = forms.BooleanField(
        label="Deputy: comes when the holder cannot, and does not fill the seat",
        required=False,
    )
    started = PartialDateField(
        label="From",
        help_text="Such as March 2013. Leave empty if they have held it since before the record.",
    )
    ended = PartialDateField(
        label="Until",
        help_text="The last day or month. Leave empty while they hold the seat.",
    )
    is_nominated = forms.BooleanField(label="Nominated in writing", required=False)
    nominated_by = forms.CharField(
        required=False,
        max_length=200,
        help_text="The post of the chief officer or chair who wrote",
    )
    nominated_on = PartialDateField(label="Nominated in", help_text="Where known")
    has_role_statement = forms.BooleanField(
        label="Has the written statement of the role", required=False
    )
    role_statement_on = PartialDateField(
        label="Statement given in", help_text="Where known"
    )
    may_speak = forms.BooleanField(
        label="Can speak for the agency with authority", required=False
    )
    may_commit = forms.BooleanField(
        label="Can commit the agency on policy and practice", required=False
    )
    may_hold_to_account = forms.BooleanField(
        label="Can hold the agency to account", required=False
    )
    powers_confirmed_on = PartialDateField(
        label="Confirmed in", help_text="Where known"
    )
    is_inducted = forms.BooleanField(label="Induction done", required=False)
    inducted_on = PartialDateField(label="Inducted in", help_text="Where known")

    # The date, and what must be ticked for it to mean something.
    DATED = (
        ("nominated_on", ("is_nominated",)),
        ("nominated_by", ("is_nominated",)),
        ("role_statement_on", ("has_role_statement",)),
        (
            "powers_confirmed_on",
            ("may_speak", "may_commit", "may_hold_to_account"),
        ),
        ("inducted_on", ("is_inducted",)),
    )

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = User.objects.filter(
            pk__in=board.grants.values("user")
        ).order_by("name")
        papers = list(self.fields)[5:]
        rest = [name for name in papers if name == "version"]
        self.helper = FormHelper(self)
        self.helper.layout = Layout(
            *map(Field, list(self.fields)[:5]),
            Fieldset(
                *map(Field, [name for name in papers if name not in rest]),
                legend="On paper",
                legend_size=Size.MEDIUM,
            ),
            *map(Field, rest),
        )

    def clean(self):
        cleaned = super().clean()
        if partial_dates.ends_before_it_starts(
            cleaned.get("started", ""), cleaned.get("ended", "")
        ):
            self.add_error("ended", "Enter an end that is not before the start")
        for dated, needs in self.DATED:
            if cleaned.get(dated) and not any(cleaned.get(need) for need in needs):
                self.add_error(dated, "Tick what it belongs to, or leave it empty")
        return cleaned


class AppointmentEditForm(AppointmentForm):
    version = version_field()


class LeavingMixin(forms.Form):
    leaving_reason = forms.ChoiceField(
        label="Why they leave",
        choices=[("", "Choose a reason"), *Appointment.LeavingReason.choices],
        error_messages={"required": "Choose why they leave the seat"},
    )
    leaving_words = forms.CharField(
        label="In your own words",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self):
        cleaned = super().clean()
        is_other = cleaned.get("leaving_reason") == Appointment.LeavingReason.OTHER
        if is_other and not cleaned.get("leaving_words"):
            self.add_error("leaving_words", "Say what the reason is")
        return cleaned


class AppointmentEndForm(PlainWordsMixin, LeavingMixin):
    ended = PartialDateField(
        label="Last day or month they held the seat",
        required=True,
        error_messages={"required": "Enter the last day or month they held the seat"},
    )
    version = version_field()

    field_order = ["ended"]

    def __init__(self, *args, **kwargs):
        self.started = kwargs.pop("started", "")
        super().__init__(*args, **kwargs)

    def clean_ended(self):
        ended = self.cleaned_data["ended"]
        if partial_dates.ends_before_it_starts(self.started, ended):
            raise forms.ValidationError("Enter an end that is not before the start")
        return ended
