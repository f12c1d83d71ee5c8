"""The product's settings, deaf to anybody's `.env`. DATABASE_URL may name another database."""

import os
import tempfile

os.environ["ENV_FILE"] = os.devnull
os.environ["SECRET_KEY"] = "only-for-tests-" + "k" * 40
os.environ["SITE_URL"] = "http://localhost:8000"
for name in (
    "CACHE_URL",
    "CELERY_BROKER_URL",
    "DEBUG",
    "EMAIL_URL",
    "PRIVATE_FILES_ROOT",
):
    os.environ.pop(name, None)
# Playwright keeps an event loop in the thread that runs the tests.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

from lscb.settings import *  # noqa: E402
from lscb.settings import DATABASES, STORAGES  # noqa: E402

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, because threads and other processes must meet in the same database.
    DATABASES["default"]["TEST"] = {
        "NAME": f"{tempfile.gettempdir()}/lscb-test-{os.getpid()}.sqlite3"
    }

# No manifest to make first; tests/infrastructure makes one and checks it.
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True

# The strong hasher takes a third of a second, by intent.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
