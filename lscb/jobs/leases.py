"""
Who holds a named lease.

Each change is one conditional write, so that two processes can ask at the same moment on
either database. A holder that vanishes is replaced once its time has run out.
"""

import datetime
import os
import secrets
import socket

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from .models import Lease


def new_holder():
    """A name nobody else has: the same process gets another one each time it asks."""
    return f"{socket.gethostname()[:60]}:{os.getpid()}:{secrets.token_hex(8)}"


def take(name, *, holder, seconds):
    """Take the lease or keep it: whether `holder` has it now."""
    now = timezone.now()
    until = now + datetime.timedelta(seconds=seconds)
    free_or_ours = Q(until__lt=now) | Q(holder=holder)
    if Lease.objects.filter(free_or_ours, name=name).update(holder=holder, until=until):
        return True
    if Lease.objects.filter(name=name).exists():
        return False
    try:
        with transaction.atomic():
            Lease.objects.create(name=name, holder=holder, until=until)
    except IntegrityError:
        return False
    return True


def give_back(name, *, holder):
    Lease.objects.filter(name=name, holder=holder).delete()
