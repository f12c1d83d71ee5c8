from django import forms

from boards.models import Agency, Group, Role
from boards.permissions import may_give
from lscb.ui.forms import PlainWordsMixin

from .fields import day_field, version_field
from .members import LeavingMixin

NEEDS_AGENCY = {Role.BOARD_MEMBER, Role.SECTION_11_CONTACT}


class GrantForm(PlainWordsMixin, forms.Form):
    """A role for an e-mail address. Offers only the roles that `person` may give."""

    email = forms.EmailField(label="E-mail address", max_length=254)
    name = forms.CharField(
        label="Post they hold",
        required=False,
        max_length=150,
        help_text="What colleagues see. Needed for somebody who has no sign-in yet.",
    )
    role = forms.ChoiceField()
    agency = forms.ModelChoiceField(
        queryset=Agency.objects.none(),
        required=False,
        empty_label="No agency",
        help_text="Needed for a board member and for a Section 11 contact",
    )
    group = forms.ModelChoiceField(
        queryset=Group.objects.none(),
        required=False,
        empty_label="No group",
        help_text="Needed for a sub-group chair",
    )
    from_on = day_field(label="From")
    until_on = day_field(
        label="Last day",
        required=False,
        help_text="Needed for an inspector; otherwise leave empty until they go",
    )

    def __init__(self, *args, board, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = board.agencies.order_by("name")
        self.fields["group"].queryset = board.groups.order_by("name")
        self.fields["role"].choices = [
            ("", "Choose a role"),
            *(
                (role.value, role.label)
                for role in Role
                if may_give(person.permissions, role)
            ),
        ]

    def clean(self):
        cleaned = super().clean()
        role = cleaned.get("role")
        if role in NEEDS_AGENCY and not cleaned.get("agency"):
            self.add_error("agency", "Select the agency they act for")
        if role == Role.GROUP_CHAIR and not cleaned.get("group"):
            self.add_error("group", "Select the group they chair")
        if role == Role.INSPECTOR and "until_on" in cleaned and not cleaned["until_on"]:
            self.add_error("until_on", "Enter the last day of the inspection")
        from_on, until_on = cleaned.get("from_on"), cleaned.get("until_on")
        if from_on and until_on and until_on < from_on:
            self.add_error("until_on", "Enter a last day that is not before the first")
        return cleaned


class GrantEndForm(PlainWordsMixin, forms.Form):
    until_on = day_field(
        label="Last day the role counts",
        required=False,
        help_text="Leave empty to end it now: the very next page they ask for is refused",
    )
    version = version_field()


class HandOverForm(PlainWordsMixin, LeavingMixin):
    """What somebody gives up on one day, and who comes after them. `held` is from `handing_over`."""

    last_day = day_field(label="Their last day")
    grants = forms.ModelMultipleChoiceField(
        label="Roles that end",
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    appointments = forms.ModelMultipleChoiceField(
        label="Seats they leave",
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    memberships = forms.ModelMultipleChoiceField(
        label="Places on groups they leave",
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Groups know their members by post: tick those that are theirs",
    )
    successor_email = forms.EmailField(
        label="E-mail address of the successor",
        required=False,
        max_length=254,
        help_text="Gets the same roles, seats and places from the next day. Leave empty if nobody is named yet: the seats then show as vacant.",
    )
    successor_post = forms.CharField(
        label="Post of the successor", required=False, max_length=150
    )

    field_order = ["last_day", "grants", "appointments", "memberships"]

    def __init__(self, *args, held, **kwargs):
        super().__init__(*args, **kwargs)
        for name, rows in (
            ("grants", held.grants),
            ("appointments", held.appointments),
            ("memberships", held.memberships),
        ):
            if rows.exists():
                self.fields[name].queryset = rows
            else:
                del self.fields[name]
        self.fields["leaving_reason"].required = False
        if "grants" in self.fields:
            self.fields["grants"].label_from_instance = lambda grant: grant.words
        if "memberships" in self.fields:
            self.fields["memberships"].label_from_instance = lambda each: (
                f"{each.group}: {each.post} ({each.get_role_display().lower()})"
            )

    def clean(self):
        cleaned = super().clean()
        if not any(map(cleaned.get, ("grants", "appointments", "memberships"))):
            self.add_error(None, "Tick at least one role, seat or place that ends")
        if cleaned.get("appointments") and not cleaned.get("leaving_reason"):
            self.add_error("leaving_reason", "Choose why they leave the seat")
        if cleaned.get("successor_email") and not cleaned.get("successor_post"):
            self.add_error("successor_post", "Enter the post of the successor")
        return cleaned
