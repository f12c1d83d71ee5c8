"""Celery's way in, and the clock thread's."""

from celery import shared_task

from . import sending


@shared_task
def send_due():
    sending.send_due()
