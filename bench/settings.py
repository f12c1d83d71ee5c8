"""The product's settings, with Django's admin beside it for the peers that need one."""

from lscb.settings import *
from lscb.settings import INSTALLED_APPS, STORAGES

INSTALLED_APPS = [*INSTALLED_APPS, "django.contrib.admin"]
ROOT_URLCONF = "bench.admin_site"
ALLOWED_HOSTS = ["testserver"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Tables straight from the models: how they came about is not measured.
MIGRATION_MODULES = {
    name.rpartition(".")[2]: None
    for name in INSTALLED_APPS
    if not name.startswith("django.contrib.")
}
