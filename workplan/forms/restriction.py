from django import forms

from boards.forms.fields import day_field, version_field
from boards.permissions import ROLE_PERMISSIONS, Permission
from lscb.accounts.models import User
from lscb.ui.forms import PlainWordsMixin


class RestrictionForm(PlainWordsMixin, forms.Form):
    needs_board = True

    reason = forms.CharField(
        label="Why it is restricted",
        max_length=200,
        help_text="Read by those who may read it",
        error_messages={"required": "Enter why it is restricted"},
    )
    readers = forms.ModelMultipleChoiceField(
        label="Who else may read it",
        queryset=User.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="The business manager and the chair always may",
    )
    until_on = day_field(
        label="Last day it is restricted",
        required=False,
        help_text="Leave empty where an event ends it",
    )
    until_event = forms.CharField(
        label="Or what must have happened first",
        max_length=200,
        required=False,
        help_text="Such as: the review is published. You lift the restriction then",
    )
    version = version_field()

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, **kwargs)
        roles = [
            role
            for role, permissions in ROLE_PERMISSIONS.items()
            if Permission.READ_RECORD in permissions
            and Permission.READ_RESTRICTED not in permissions
        ]
        grants = board.grants.in_force().filter(role__in=roles)
        people = User.objects.filter(pk__in=grants.values("user"), is_active=True)
        self.fields["readers"].queryset = people.order_by("name")

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("until_on") and not cleaned.get("until_event"):
            self.add_error(
                "until_on", "Enter the last day, or below it what ends the restriction"
            )
        return cleaned


class LiftForm(forms.Form):
    version = version_field()
