"""One settings file, driven by the environment. docs/operators.md lists every variable."""

import os
import sys
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from restorative import database

BASE_DIR = Path(__file__).resolve().parent.parent
MOST_DAYS = 366


def env_flag(name: str, default: bool = False) -> bool:
    return os.environ.get(name, "1" if default else "0").lower() in {
        "1",
        "true",
        "yes",
        "on",
    }


def env_days(name: str, default: int) -> int:
    """A number of days. Raises ImproperlyConfigured for anything else."""
    said = os.environ.get(name, "").strip()
    if not said:
        return default
    if not (said.isascii() and said.isdigit()) or not 1 <= int(said) <= MOST_DAYS:
        raise ImproperlyConfigured(f"{name} is a number of days from 1 to {MOST_DAYS}, not “{said}”.")
    return int(said)


TESTING = "pytest" in sys.modules
DEMO = env_flag("RESTORATIVE_DEMO")
DEBUG = False
# The demo and the tests run on plain http on one machine; everything else is a deployment.
DEPLOYED = not (DEMO or TESTING)
if DEMO and not TESTING and (os.environ.get("DATABASE_URL") or os.environ.get("DATABASE_OWNER_URL")):
    # it would open the outbox, sign sessions with a key that everybody knows, and send cookies over plain http
    raise ImproperlyConfigured(
        "RESTORATIVE_DEMO is for the demo's own database. Unset it, or unset DATABASE_URL."
    )

SECRET_KEY = os.environ.get("SECRET_KEY", "")
if not SECRET_KEY:
    if DEPLOYED and os.environ.get("RESTORATIVE_CONNECT_AS") == "app":
        raise ImproperlyConfigured("Set SECRET_KEY to a long random text before you start the server.")
    SECRET_KEY = "only-for-the-demo-the-tests-and-management-commands-0123456789"  # noqa: S105

# What must be read again, as the secrets of authenticator apps, is enciphered with the first of these; old ones are read.
SECRETS_KEYS = [key for key in os.environ.get("SECRETS_KEYS", "").split(",") if key] or [SECRET_KEY]

ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
if TESTING:
    ALLOWED_HOSTS.append("testserver")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("TRUSTED_ORIGINS", "").split(",") if origin]

INSTALLED_APPS = [
    # access comes first: its migrate command applies the row policies as well.
    "restorative.access",
    "restorative.accounts",
    "restorative.audit",
    "restorative.ui",
    "restorative.documents",
    "restorative.staff",
    "families",
    "families.sharing",
    "plans",
    "supervision",
    "restorative",
    "crispy_forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
]

MIDDLEWARE = [
    # headers first: whatever answers below, a refusal of Django's own included, carries them
    "restorative.middleware.security_headers",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "restorative.access.middleware.offered_methods",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "restorative.access.lasting.lasting",
    "restorative.access.middleware.identity",
    "django.contrib.messages.middleware.MessageMiddleware",
    "families.sharing.lending.lent_phone",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "restorative.urls"
WSGI_APPLICATION = "restorative.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "restorative.ui.context.navigation",
            ],
            # its {% csrf_token %} also says whose page a form stands on
            "builtins": ["restorative.ui.templatetags.form_marks"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "restorative"
CRISPY_TEMPLATE_PACK = "restorative"
RESTORATIVE_NAVIGATION = "restorative.navigation.for_request"


def database_url() -> str:
    """The owner's address for management commands and tests, the app role's for the web server."""
    if env_flag("RESTORATIVE_NO_DATABASE"):
        return "postgres://nobody@127.0.0.1:1/none"
    names = ("DATABASE_URL", "DATABASE_OWNER_URL")
    app_url, owner_url = (os.environ.get(name, "") for name in names)
    serves = os.environ.get("RESTORATIVE_CONNECT_AS", "owner") == "app"
    if serves and DEPLOYED and not app_url:
        raise ImproperlyConfigured("Set DATABASE_URL: the web server never connects as the owner.")
    if not app_url and not owner_url:
        app_url, owner_url = database.urls()
    return app_url if serves else owner_url or app_url


DATABASES: dict[str, Any] = {
    "default": {
        **dj_database_url.parse(database_url(), conn_max_age=600, conn_health_checks=True),
        # The identity middleware opens the request's transaction; this one rolls a failing view back inside it.
        "ATOMIC_REQUESTS": True,
    }
}
if TESTING:
    # nobody misses what a power cut takes from a test
    DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c synchronous_commit=off"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache_entry",
        # wrong tries are counted here: a flood of them must not push the counts out
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
ROW_POLICIES = [
    "restorative.access.tables",
    "restorative.audit.policies",
    "families.policies",
    "families.sharing.policies",
    "plans.policies",
    "supervision.policies",
]
# Where `manage.py seal_audit` writes the trail's seals: outside the database and out of its owner's reach.
SEALS_FILE = os.environ.get("SEALS_FILE", "")
# What can be shared with one person: the kind as versions call it, and where it is found. Sharing imports none of them.
SHARED_SUBJECTS = {
    "visit": "families.sharing.visits.VisitSubject",
    "handover": "families.sharing.handovers.HandoverSubject",
    "plan": "plans.sharing.PlanSubject",
    "assessment": "families.sharing.assessments.AssessmentSubject",
}

# After how many days a child counts as not seen for too long, by the family's level of need. Local rules differ: these
# are on the careful side of what councils ask of themselves.
SEEN_WITHIN_DAYS = {
    "child_protection": env_days("SEEN_WITHIN_DAYS_CHILD_PROTECTION", 14),
    "child_in_need": env_days("SEEN_WITHIN_DAYS_CHILD_IN_NEED", 28),
    "otherwise": env_days("SEEN_WITHIN_DAYS_OTHERWISE", 42),
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
    "families.sharing.backends.CodeBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "restorative.accounts.passwords.EverybodysPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
]
if TESTING:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

ACCOUNT_ADAPTER = "restorative.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
# allauth's own limits refuse even the right password; restorative.accounts.slowing slows wrong tries instead.
ACCOUNT_RATE_LIMITS = False
# The second step of signing in: every member of staff takes one, but in the demo. Tests switch it on where they need it.
SECOND_STEP = DEPLOYED
MFA_ADAPTER = "restorative.accounts.second_step.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "restorative.accounts.second_step.CodeForm",
    "authenticate_webauthn": "restorative.accounts.second_step.PasskeyForm",
}
# a phone's clock may be half a minute off
MFA_TOTP_TOLERANCE = 1
# browsers offer passkeys over https only, and on the machine itself
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not DEPLOYED

# The council's own sign-in (OpenID Connect), when it has one. It lets in who has an account here, and makes none.
SINGLE_SIGN_ON_ID = "work"
SINGLE_SIGN_ON_NAME = ""
SINGLE_SIGN_ON_DOMAINS = [
    domain.strip().lower() for domain in os.environ.get("OIDC_DOMAINS", "").split(",") if domain
]
SOCIALACCOUNT_ADAPTER = "restorative.accounts.single_sign_on.SingleSignOn"
# a form that leads to another host would be stopped by our content policy, so it is a link
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {}
if OIDC_ISSUER := os.environ.get("OIDC_ISSUER", "").rstrip("/"):
    if not (OIDC_ISSUER.startswith("https://") and SINGLE_SIGN_ON_DOMAINS):
        raise ImproperlyConfigured(
            "OIDC_ISSUER begins with https://, and OIDC_DOMAINS names whose addresses count."
        )
    SINGLE_SIGN_ON_NAME = os.environ.get("OIDC_NAME", "") or "your work account"
    SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": SINGLE_SIGN_ON_ID,
                    "name": SINGLE_SIGN_ON_NAME,
                    "client_id": os.environ.get("OIDC_CLIENT_ID", ""),
                    "secret": os.environ.get("OIDC_CLIENT_SECRET", ""),
                    "settings": {"server_url": OIDC_ISSUER},
                }
            ],
        }
    }
ACCOUNT_FORMS = {
    "login": "restorative.accounts.forms.SignInForm",
    "reset_password": "restorative.accounts.forms.PasswordLinkForm",
    "reset_password_from_key": "restorative.accounts.forms.NewPasswordForm",
}
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
# allauth's own keeps a second copy of each address, by which people could sign in after theirs has changed.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
# How many proxies stand before the web server, so that wrong tries are counted where they come from.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("TRUSTED_PROXIES", "0"))
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"

LANGUAGE_CODE = "en-gb"
LANGUAGES: list[tuple[str, Any]] = [("en-gb", _("English"))]
if not DEPLOYED:
    # A pseudo language that reads from right to left, so that every page is looked at in mirror image too.
    LANGUAGES.append(("ar-xb", "Pseudo right-to-left"))
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
# Tests read static files where they lie; nothing is collected for them.
STATIC_ROOT = None if TESTING else BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "restorative.storage.ModuleManifestStorage"},
}
if TESTING:
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = TESTING
# Each test's browser makes the middleware anew: it looks for a file when asked, not through all of them at the start.
WHITENOISE_AUTOREFRESH = TESTING
WHITENOISE_ALLOW_ALL_ORIGINS = False

SESSION_ENGINE = "restorative.accounts.sessions"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
# gone with the browser's session: Django's year would tell whoever looks that somebody was here
CSRF_COOKIE_AGE = None
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "restorative.views.csrf_failure"
X_FRAME_OPTIONS = "DENY"
# "no-referrer" would make browsers send `Origin: null` with every form, which the forgery check refuses.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# whole files of people are taken in memory, and never laid down on a web server's disk
FILE_UPLOAD_MAX_MEMORY_SIZE = 21 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
SILENCED_SYSTEM_CHECKS: list[str] = []

if DEPLOYED:
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"
    LANGUAGE_COOKIE_SECURE = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = env_flag("SECURE_SSL_REDIRECT", default=True)
    SECURE_REDIRECT_EXEMPT = [r"^health/$"]
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

EMAIL_BACKEND = (
    "restorative.accounts.outbox.OutboxBackend" if DEMO else "django.core.mail.backends.smtp.EmailBackend"
)
EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = env_flag("EMAIL_USE_TLS")
# seconds: a post office that does not answer must not hold up whoever pressed the button
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "messages@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# A callable (to, text) that sends a text message. Without one no page offers texts.
TEXT_BACKEND = "restorative.accounts.outbox.store_text" if DEMO else os.environ.get("TEXT_BACKEND", "")

# Where *Leave quickly* goes: the most ordinary page there is.
LEAVE_TO = "https://www.bbc.co.uk/weather"

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"without_words": {"()": "restorative.logs.WithoutWords"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "without_words"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Django logs the path of every 4xx answer; the refusal log is the place for that.
    "loggers": {"django.request": {"level": "ERROR"}, "django.security.csrf": {"level": "ERROR"}},
}
