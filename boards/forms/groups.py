from django import forms

from boards import partial_dates
from boards.models import Agency, Group, GroupMembership
from lscb.ui.forms import PlainWordsMixin

from .fields import PartialDateField, day_field, version_field

CHECKED_FILE = (
    "PDF, Word (.docx) or another usual kind, up to 10 MB (a PDF up to 50 MB)"
)


class GroupFactsForm(PlainWordsMixin, forms.Form):
    needs_board = True

    kind = forms.ChoiceField(choices=Group.Kind.choices)
    short_name = forms.CharField(
        required=False,
        max_length=40,
        help_text="The letters it is known by, such as TWDG",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )
    purpose = forms.CharField(
        required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
    parent = forms.ModelChoiceField(
        label="Part of",
        queryset=Group.objects.none(),
        required=False,
        empty_label="Stands by itself",
    )
    is_external = forms.BooleanField(
        label="External",
        required=False,
        help_text="Not a part of the board: a partnership or a panel of its own. It can still lead actions.",
    )
    area_name = forms.CharField(
        label="Area it serves",
        required=False,
        max_length=150,
        help_text="Only where it is not the area of the board, such as one borough of three",
    )
    reports = forms.ChoiceField(
        label="Reports to the board",
        choices=[("", "Not recorded"), *Group.Reports.choices],
        required=False,
        help_text="To each meeting: it owes a highlight report every time",
    )
    started = PartialDateField(
        label="Began in",
        help_text="Such as April 2013. Leave empty if it has been there since before the record.",
    )

    def __init__(self, *args, board, group=None, **kwargs):
        super().__init__(*args, **kwargs)
        others = board.groups.in_printed_order()
        self.fields["parent"].queryset = (
            others.exclude(pk=group.pk) if group else others
        )


class GroupAddForm(GroupFactsForm):
    name = forms.CharField(max_length=150, label="Name of the group")

    field_order = ["name"]


class GroupEditForm(GroupFactsForm):
    version = version_field()


class GroupEndForm(PlainWordsMixin, forms.Form):
    needs_board = True

    ended = PartialDateField(
        label="Last day or month of the group",
        help_text="Such as 31 March 2013 or March 2013. Leave empty if it goes on after all.",
    )
    succeeded_by = forms.ModelChoiceField(
        label="Its work passes to",
        queryset=Group.objects.none(),
        required=False,
        empty_label="No other group",
    )
    version = version_field()

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["succeeded_by"].queryset = board.groups.in_printed_order()

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("succeeded_by") and cleaned.get("ended") == "":
            self.add_error("ended", "Enter when its work passed to the other group")
        return cleaned


class GroupMemberForm(PlainWordsMixin, forms.Form):
    needs_board = True

    post = forms.CharField(
        max_length=200,
        help_text="The post, not the person’s name, such as Named Nurse for Safeguarding",
    )
    agency = forms.ModelChoiceField(
        queryset=Agency.objects.none(), required=False, empty_label="No one agency"
    )
    role = forms.ChoiceField(
        choices=GroupMembership.Role.choices, initial=GroupMembership.Role.MEMBER
    )
    started = PartialDateField(
        label="From",
        help_text="Such as March 2013. Leave empty if they have sat on it since before the record.",
    )
    ended = PartialDateField(
        label="Until",
        help_text="The last day or month. Leave empty while they sit on the group.",
    )

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = board.agencies.order_by("name")

    def clean(self):
        cleaned = super().clean()
        dates = cleaned.get("started", ""), cleaned.get("ended", "")
        if partial_dates.ends_before_it_starts(*dates):
            self.add_error("ended", "Enter an end that is not before the start")
        return cleaned


class GroupMemberEditForm(GroupMemberForm):
    version = version_field()


class GroupMemberEndForm(PlainWordsMixin, forms.Form):
    ended = PartialDateField(
        label="Last day or month on the group",
        required=True,
        error_messages={"required": "Enter the last day or month on the group"},
    )
    version = version_field()


class TermsForm(PlainWordsMixin, forms.Form):
    file = forms.FileField(label="Terms of reference", help_text=CHECKED_FILE)
    approved_on = day_field(label="Approved on")
    review_due_on = day_field(
        label="Review due on",
        required=False,
        help_text="Leave empty for a year after they were approved",
    )

    def clean(self):
        return check_review(self, super().clean(), "approved_on")


class TermsReviewForm(PlainWordsMixin, forms.Form):
    reviewed_on = day_field(label="Reviewed on")
    review_due_on = day_field(
        label="Next review due on",
        required=False,
        help_text="Leave empty for a year after this review",
    )
    version = version_field()

    def __init__(self, *args, **kwargs):
        self.approved_on = kwargs.pop("approved_on")
        super().__init__(*args, **kwargs)

    def clean_reviewed_on(self):
        reviewed_on = self.cleaned_data["reviewed_on"]
        if reviewed_on < self.approved_on:
            raise forms.ValidationError(
                "Enter a day after they were approved, or upload the version it is about"
            )
        return reviewed_on

    def clean(self):
        return check_review(self, super().clean(), "reviewed_on")


def check_review(form, cleaned, last):
    due, seen = cleaned.get("review_due_on"), cleaned.get(last)
    if due and seen and due <= seen:
        form.add_error("review_due_on", f"Enter a day after {seen.day} {seen:%B %Y}")
    return cleaned


class ShareForm(PlainWordsMixin, forms.Form):
    address = forms.SlugField(
        label="Address of the other board",
        max_length=40,
        help_text="The word after the first slash in its web address",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
        error_messages={
            "invalid": "Enter the address in letters, numbers and hyphens only"
        },
    )
