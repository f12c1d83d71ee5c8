from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.db import transaction
from django.urls import reverse

from lscb.history import services as history

from .models import User


@transaction.atomic
def add_user(*, email, name, by, password_hash=""):
    """
    Make a sign-in. Without a password it can be used once a reset link has been followed.

    The event belongs to the site and not to a board: one sign-in serves many. A hash is
    asked for, not a password, because hashing is slow by intent and many may share one.
    """
    user = User.objects.create_user(email=email, name=name)
    if password_hash:
        user.password = password_hash
        user.save(update_fields=["password"])
    history.record("user_added", about=user, by=by, after={"email": user.email})
    return user


def path_to_set_password(user):
    """
    A way in for somebody who has no password yet: allauth's own reset address.

    Good until a password is set or PASSWORD_RESET_TIMEOUT has passed, whichever is first.
    """
    uid, key = user_pk_to_url_str(user), default_token_generator.make_token(user)
    return reverse("account_reset_password_from_key", args=[uid, key])
