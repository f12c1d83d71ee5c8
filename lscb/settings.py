"""
Settings, in the order of Django's own reference.

Everything that varies comes from the environment, or from the `.env` beside manage.py. Safe
by default: DEBUG off, cookies secure when the site is served over HTTPS, CSP on.
"""

from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
environ.Env.read_env(env("ENV_FILE", default=str(BASE_DIR / ".env")))

# Core: https://docs.djangoproject.com/en/5.2/ref/settings/#core-settings

SECRET_KEY = env("SECRET_KEY", default="")
if not SECRET_KEY:
    raise ImproperlyConfigured(
        "SECRET_KEY is not set. Type `make setup`, which writes an .env with a random one,"
        " or set it in the environment."
    )
# Keys the digests of the history. Changing it makes older rows fail `check_history`.
HISTORY_KEY = env("HISTORY_KEY", default="") or SECRET_KEY

DEBUG = env.bool("DEBUG", default=False)
SITE_URL = env("SITE_URL", default="http://localhost:8000").rstrip("/")
IS_HTTPS = SITE_URL.startswith("https://")
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS", default=[urlsplit(SITE_URL).hostname, "localhost", "127.0.0.1"]
)
INTERNAL_IPS = ["127.0.0.1"]

INSTALLED_APPS = [
    "home",
    "reporting",
    "reviews",
    "performance",
    "workplan",
    "boards",
    "lscb.accounts",
    "lscb.links",
    "lscb.mail",
    "lscb.jobs",
    "lscb.files",
    "lscb.history",
    "lscb.documents",
    "lscb.ui",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "crispy_forms",
    "crispy_forms_gds",
    "csp",
    "django_filters",
    "django_htmx",
    "django_tables2",
    "template_partials",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]
if find_spec("django_linear_migrations"):  # a development dependency
    INSTALLED_APPS.append("django_linear_migrations")

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "lscb.history.middleware.RequestIdMiddleware",
]

ROOT_URLCONF = "lscb.urls"
WSGI_APPLICATION = "lscb.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Caches: https://docs.djangoproject.com/en/5.2/ref/settings/#caches
# Sign-in rate limits live here: give production a shared one.

CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://")}

# Databases: https://docs.djangoproject.com/en/5.2/ref/settings/#databases

DATABASES = {
    "default": env.db(
        "DATABASE_URL", default=f"sqlite:///{BASE_DIR / 'var' / 'lscb.sqlite3'}"
    )
}
DATABASES["default"]["CONN_MAX_AGE"] = 60
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Without IMMEDIATE and a timeout, contended writes answer "database is locked".
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA synchronous=FULL;",
    }

# Email: https://docs.djangoproject.com/en/5.2/ref/settings/#email

# Without a limit, a mail server that says nothing would hold the sender for ever.
EMAIL_TIMEOUT = 20
EMAIL_CONFIG = env.email("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="noreply@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# Files: uploads and made documents, outside every web root.

PRIVATE_FILES_ROOT = Path(
    env("PRIVATE_FILES_ROOT", default=str(BASE_DIR / "var" / "files"))
)
EXAMPLES_ROOT = BASE_DIR / "examples"
DEMO_PASSWORD = env("DEMO_PASSWORD", default="")

# Forms

CRISPY_ALLOWED_TEMPLATE_PACKS = ["gds"]
CRISPY_TEMPLATE_PACK = "gds"
CRISPY_CLASS_CONVERTERS = {  # the widgets crispy-forms-gds forgets
    "dateinput": "govuk-input",
    "datetimeinput": "govuk-input",
    "fileinput": "govuk-file-upload",
    "nullbooleanselect": "govuk-select",
    "numberinput": "govuk-input",
    "selectmultiple": "govuk-select",
    "timeinput": "govuk-input",
    "urlinput": "govuk-input",
}
DJANGO_TABLES2_TEMPLATE = "django_tables2/gds_table.html"

# Internationalisation: https://docs.djangoproject.com/en/5.2/ref/settings/#i18n-l10n

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True

# Security: https://docs.djangoproject.com/en/5.2/ref/settings/#security

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = IS_HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if env.bool("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
PERMISSIONS_POLICY = {
    feature: [] for feature in ("camera", "geolocation", "microphone", "payment", "usb")
}

# Static files: https://docs.djangoproject.com/en/5.2/ref/settings/#static-files

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "var" / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# Auth: https://docs.djangoproject.com/en/5.2/ref/settings/#auth

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "site_home"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AUTH_PASSWORD_VALIDATORS[1]["OPTIONS"] = {"min_length": 12}

# allauth: https://docs.allauth.org/en/latest/account/configuration.html

ACCOUNT_ADAPTER = "lscb.accounts.adapter.InvitedOnly"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are invited by e-mail, never self-made
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_RATE_LIMITS = {"login_failed": "10/5m/ip,10/5m/key"}
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_FORMS = {
    "login": "lscb.accounts.forms.SignIn",
    "reset_password": "lscb.accounts.forms.AskForReset",
    "reset_password_from_key": "lscb.accounts.forms.ResetPassword",
    "change_password": "lscb.accounts.forms.ChangePassword",
    "set_password": "lscb.accounts.forms.SetPassword",
    "reauthenticate": "lscb.accounts.forms.Reauthenticate",
}
MFA_FORMS = {
    "authenticate": "lscb.accounts.forms.EnterCode",
    "reauthenticate": "lscb.accounts.forms.ReauthenticateWithCode",
    "activate_totp": "lscb.accounts.forms.ActivateTOTP",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = False
MFA_TOTP_ISSUER = "Safeguarding board manager"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": env.json("OIDC_APPS", [])}
}

# Jobs: with no broker, the web process runs them in a thread of its own

CELERY_BROKER_URL = env("CELERY_BROKER_URL", default="")
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True

# Logging: https://docs.djangoproject.com/en/5.2/ref/settings/#logging

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
