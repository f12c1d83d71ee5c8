"""
Celery's app, and the one schedule of the site.

With a broker, `celery -A lscb worker` runs jobs and `celery -A lscb beat` keeps the schedule.
Without one, threads of the web process do both from this same table (`lscb.jobs.threads`).
What an entry does is found in the database, so a turn that is missed or taken twice does no
harm. Every `schedule` is a number of seconds.
"""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lscb.settings")

SCHEDULE = {
    # Hands out again what a killed worker left half-way, and what no message arrived for.
    "sweep jobs": {"task": "lscb.jobs.tasks.sweep", "schedule": 30.0},
    # Sends letters that were not sent straight after they were written.
    "send mail": {"task": "lscb.mail.tasks.send_due", "schedule": 60.0},
    # Reminds groups of the highlight report they owe; asks each hour what has come due.
    "remind of highlight reports": {
        "task": "workplan.tasks.remind_of_highlight_reports",
        "schedule": 3600.0,
    },
}

app = Celery("lscb")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.beat_schedule = SCHEDULE
# A page must not hang on a broker that does not answer: the sweep does the rest.
app.conf.broker_transport_options = {
    "socket_connect_timeout": 2,
    "max_retries": 1,
    "interval_start": 0,
}
app.autodiscover_tasks()
