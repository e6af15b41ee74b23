"""Django's settings, filled from the environment."""

from pathlib import Path

from csp.constants import NONE, SELF

from modning_web.environment import read_environment
from modning_web.mail_environment import read_mail_environment

ENVIRONMENT = read_environment()
PACKAGE = Path(__file__).resolve().parent

SECRET_KEY = ENVIRONMENT.secret_key
DEBUG = ENVIRONMENT.debug
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)
DEMO = ENVIRONMENT.demo
ACCESSIBILITY_STATEMENT = ENVIRONMENT.accessibility_statement
SITE_ADDRESS = ENVIRONMENT.address
MAIL = read_mail_environment()
DATA_FOLDER = ENVIRONMENT.home

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",  # its templates, overridden in templates/django/forms
    "csp",
    "django_tasks",
    "django_tasks_db",
    "modning_web.audit",
    "modning_web.access",
    "modning_web.organisations",
    "modning_web.jobs",
    "modning_web.notices",
    "modning_web.doors",
    "modning_web.programmes",
    "modning_web.own",
    "modning_web.glass",
    "modning_web.releases",
    "modning_web.inspection",
    "modning_web.people",
    "modning_web.meetings",
    "modning_web.minutes",
    "modning_web.courses",
    "modning_web.advice",
    "modning_web.plans",
    "modning_web.home",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "modning_web.home.language.chosen_language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "modning_web.doors.guard.SecondFactorFirst",
]

ROOT_URLCONF = "modning_web.urls"
WSGI_APPLICATION = "modning_web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "modning_web.home.page.frame",
            ],
            "builtins": ["modning_web.home.templatetags.page", "modning_web.moments"],
        },
    },
]
FORM_RENDERER = "modning_web.home.form_drawing.DesignSystem"

DATABASES = {"default": ENVIRONMENT.database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "seen": {  # what this process has recorded as seen lately; spares statements, decides nothing
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "seen",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    },
}
TASKS = {
    "default": {
        "BACKEND": "django_tasks.backends.immediate.ImmediateBackend"
        if ENVIRONMENT.immediate_jobs
        else "django_tasks_db.DatabaseBackend",
    }
}

AUTH_USER_MODEL = "access.User"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "doors:sign_in"
LOGIN_REDIRECT_URL = "home:home"
LOGOUT_REDIRECT_URL = "doors:sign_in"
HATS_WITH_SECOND_FACTOR = frozenset(ENVIRONMENT.hats_with_second_factor)
IDENTITY_PROVIDERS = ENVIRONMENT.home / "identity-providers.toml"
BEHIND_PROXY = ENVIRONMENT.https  # which then tells where visitors come from

LANGUAGE_CODE = "da"  # the texts in the code are Danish; locale/en translates them
LANGUAGES = [("da", "Dansk"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "modning_language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Copenhagen"

STATIC_URL = "static/"
STATICFILES_DIRS = [PACKAGE / "static"]
WHITENOISE_USE_FINDERS = True  # the files stand in the package: no collectstatic
WHITENOISE_MAX_AGE = 3600
MEDIA_ROOT = ENVIRONMENT.home / "files"

FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024**2
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024**2
LARGEST_UPLOAD = 12 * 1024**2  # bytes in one file; forms that take files check it
FILE_UPLOAD_PERMISSIONS = 0o600

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
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
# A cookie with this prefix is taken by browsers only from this very host and over TLS.
COOKIE_PREFIX = "__Host-" if ENVIRONMENT.https else ""
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}modning_session"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = ENVIRONMENT.https
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}modning_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = ENVIRONMENT.https
CSRF_FAILURE_VIEW = "modning_web.home.errors.csrf_failure"
if ENVIRONMENT.https:
    # Only behind a proxy that ends TLS and sets this header itself.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 3600

SILENCED_SYSTEM_CHECKS: list[str] = []
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    # Django's own request logger writes paths, never bodies; tokens stand in no log.
    "filters": {"no_tokens": {"()": "modning_web.logs.WithoutTokens"}},
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["no_tokens"],
        }
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "django.request": {"level": "ERROR"},  # a page that is not there is no fault of ours
        "django.security.DisallowedHost": {"level": "CRITICAL"},  # robots guess; 400 is the answer
        "modning_web": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
    },
}
