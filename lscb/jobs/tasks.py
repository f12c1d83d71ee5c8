"""Celery's way in. The threads of the web process call the same functions."""

from celery import shared_task

from . import runner, services


@shared_task
def run_job(pk):
    runner.run(pk)


@shared_task
def sweep():
    services.sweep()
