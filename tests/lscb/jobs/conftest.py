import pytest

from lscb.celery import app

from . import work


@pytest.fixture(autouse=True)
def fresh_work():
    work.runs.clear()
    work.reached.clear()
    work.go_on.clear()


@pytest.fixture
def broker_at(settings, monkeypatch):
    """Have the site use the broker at this address, with no connection left from before."""

    def _broker_at(address):
        settings.CELERY_BROKER_URL = address
        monkeypatch.setattr(app.conf, "broker_url", address)
        monkeypatch.setattr(app.amqp, "_producer_pool", None)

    return _broker_at
