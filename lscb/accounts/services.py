from django.db import transaction

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
