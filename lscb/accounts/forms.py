"""allauth's forms, in the words of the rest of the site."""

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp

from lscb.ui.forms import PlainWordsMixin

LABELS = {
    "login": "E-mail address",
    "email": "E-mail address",
    "oldpassword": "Current password",
    "code": "Code",
    "password1": "New password",
    "password2": "New password again",
}


class Relabelled:
    """Our labels, and no placeholder: it goes away just when it is wanted."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = LABELS.get(name, field.label)
            field.widget.attrs.pop("placeholder", None)


class SignIn(PlainWordsMixin, Relabelled, account.LoginForm):
    pass


class AskForReset(PlainWordsMixin, Relabelled, account.ResetPasswordForm):
    pass


class ResetPassword(PlainWordsMixin, Relabelled, account.ResetPasswordKeyForm):
    pass


class ChangePassword(PlainWordsMixin, Relabelled, account.ChangePasswordForm):
    pass


class SetPassword(PlainWordsMixin, Relabelled, account.SetPasswordForm):
    pass


class Reauthenticate(PlainWordsMixin, Relabelled, account.ReauthenticateForm):
    pass


class EnterCode(PlainWordsMixin, Relabelled, mfa.AuthenticateForm):
    pass


class ReauthenticateWithCode(PlainWordsMixin, Relabelled, mfa.ReauthenticateForm):
    pass


class ActivateTOTP(PlainWordsMixin, Relabelled, totp.ActivateTOTPForm):
    pass
