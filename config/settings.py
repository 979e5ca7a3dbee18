"""All settings, driven by environment variables; docs/settings.md lists them.

Without any variable this is one person's laptop: SQLite, a broker on disk and mail as files, all
under VAR_DIR. DATABASE_URL, REDIS_URL and EMAIL_URL each replace one of the three; BASE_URL makes it
a public site, and then SECRET_KEY and ALLOWED_HOSTS have to be given. The code is the same either way.
"""

import os
import re
import ssl
from contextlib import suppress
from email.headerregistry import Address
from email.utils import parseaddr
from pathlib import Path
from tempfile import NamedTemporaryFile
from urllib.parse import urlsplit

from django.core.management.utils import get_random_secret_key
from django.http.request import split_domain_port, validate_host
from django.utils.csp import CSP

from config.environment import env, read, read_address, read_number, stop
from config.mail import read_mail

BASE_DIR = Path(__file__).resolve().parent.parent


def kept_key(file: Path) -> str:
    """The key in this file. Of several processes that start at once one makes it, and none sees it half written."""
    try:
        if not file.exists():
            with NamedTemporaryFile("w", dir=file.parent) as made:
                made.write(get_random_secret_key())
                made.flush()
                with suppress(FileExistsError):
                    os.link(made.name, file)
        key = file.read_text()
    except OSError as error:
        stop("VAR_DIR", f"cannot keep a file in {file.parent} ({error.strerror}); make room there, or let us write.")
    except UnicodeDecodeError:
        key = ""
    if not key:
        stop("SECRET_KEY", f"{file} holds no key; delete it and start again.")
    return key


# Where this runs

VAR_DIR = Path(read("VAR_DIR", env.str, str(BASE_DIR / "var"), "a folder")).resolve()
try:
    VAR_DIR.mkdir(parents=True, exist_ok=True)
except OSError as error:
    stop("VAR_DIR", f"cannot make the folder {VAR_DIR} ({error.strerror}).")
PORT = read_number("PORT", 8000, 1, 65535)
SITE = read_address("BASE_URL", ("http", "https"), "https://callback.example")
IS_PUBLIC = SITE is not None
SITE = SITE or urlsplit(f"http://localhost:{PORT}")
if SITE.path.strip("/") or SITE.query or "@" in SITE.netloc:
    stop("BASE_URL", "expected scheme and host only, like https://callback.example.")
BASE_URL = f"{SITE.scheme}://{SITE.netloc}"
IS_HTTPS = SITE.scheme == "https"

DEBUG = read("DEBUG", env.str, "false", "true or false").lower()
if DEBUG not in ("true", "false"):
    stop("DEBUG", "expected true or false.")
DEBUG = DEBUG == "true"
if DEBUG and IS_PUBLIC:
    stop("DEBUG", "expected false; with BASE_URL set, errors in full would be shown to everybody.")
ALLOWED_HOSTS = read(
    "ALLOWED_HOSTS", env.list, [] if IS_PUBLIC else ["localhost", "127.0.0.1", "[::1]"], "host names, comma separated"
)
if not ALLOWED_HOSTS:
    stop("ALLOWED_HOSTS", f"missing; with BASE_URL set, name the hosts to answer for, like {SITE.hostname}.")
ALLOWED_HOSTS = [host.strip() for host in ALLOWED_HOSTS]
# Otherwise every page would be answered with 400, and nobody told why.
if IS_PUBLIC and not validate_host(split_domain_port(SITE.netloc)[0], ALLOWED_HOSTS):
    stop("ALLOWED_HOSTS", f"the host of BASE_URL is not among them; expected names alone, like {SITE.hostname}.")

SECRET_KEY = read("SECRET_KEY", env.str, "", "50 random characters or more")
SECRET_KEY_FALLBACKS = read("SECRET_KEY_FALLBACKS", env.list, [], "earlier keys, comma separated")
if IS_PUBLIC and len(SECRET_KEY) < 50:
    stop("SECRET_KEY", "missing or short; with BASE_URL set, give 50 random characters or more.")
if not SECRET_KEY:
    SECRET_KEY = kept_key(VAR_DIR / "secret_key")

PROXY_COUNT = read_number("PROXY_COUNT", 0, 0, 10)

# Who may sign up: everybody, nobody, or whoever has an address at one of these domains
SIGNUPS = "".join(read("SIGNUPS", env.str, "open", "open, closed or domains").lower().split())
SIGNUP_DOMAINS = [] if SIGNUPS in ("open", "closed") else SIGNUPS.split(",")
if not all(re.fullmatch(r"(?!-)[\w-]+(\.[\w-]+)+", domain) for domain in SIGNUP_DOMAINS):
    stop("SIGNUPS", "expected open, closed, or domains like example.edu,example.org.")
IS_SIGNUP_OPEN = SIGNUPS != "closed"
SECOND_FACTOR = read("SECOND_FACTOR", env.str, "offered", "offered or demanded").lower()
if SECOND_FACTOR not in ("offered", "demanded"):
    stop("SECOND_FACTOR", "expected offered or demanded.")
IS_SECOND_FACTOR_DEMANDED = SECOND_FACTOR == "demanded"

# Application

INSTALLED_APPS = [
    "accounts",
    "interviews",
    "stories",
    "followups",
    "dashboard",
    # Simple: what other packages would register there is not asked for (dashboard/admin.py is all there is).
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    # For the templates of its fields, one of which is ours.
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_htmx",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "accounts.middleware.PermissionsMiddleware",
    "followups.watch.probes.ProbeMiddleware",
    # After those that set headers: files carry them too.
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "accounts.access_lines.AccessLineMiddleware",
    "accounts.middleware.CompressedPagesMiddleware",
    "accounts.middleware.EncodingMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "accounts.middleware.RefusedFormMiddleware",
    "accounts.session_age.SessionAgeMiddleware",
    "accounts.middleware.LanguageMiddleware",
    "accounts.second_factors.SecondFactorMiddleware",
    "accounts.middleware.TimeZoneMiddleware",
    "accounts.middleware.LastSeenMiddleware",
    "accounts.middleware.PrivatePagesMiddleware",
    "accounts.middleware.OneAtATimeMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "libraries": {"i18n": "accounts.templatetags.translations"},
            "builtins": ["accounts.templatetags.addresses"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "accounts.context_processors.site",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# Database, cache

DATABASE_EXAMPLE = "postgresql://user:password@host/name"
# Without a host it is the PostgreSQL on this machine, by its socket.
database = read_address("DATABASE_URL", ("postgres", "postgresql"), DATABASE_EXAMPLE, needs_host=False)
if database:
    if not re.fullmatch(r"/[^/]+", database.path):
        stop("DATABASE_URL", f"no name of a database behind the host; expected an address like {DATABASE_EXAMPLE}.")
    DATABASES = {"default": read("DATABASE_URL", env.db_url, "", f"an address like {DATABASE_EXAMPLE}")}
    DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    # A host that swallows what is sent to it would hold a page for minutes. Behind a pool nothing is prepared: the
    # next transaction may be another session's.
    own_options: dict[str, int | str | None] = {"connect_timeout": 5, "prepare_threshold": None}
    if not DATABASES["default"].get("DISABLE_SERVER_SIDE_CURSORS"):
        # Statements of accounts/prepared.py are planned at the first run, once for all values: PostgreSQL would plan
        # Today anew each time, which takes longer than to answer. What pages read lies in memory, wherever it lies.
        planner = "-c plan_cache_mode=force_generic_plan -c random_page_cost=1.1"
        own_options |= {"prepare_threshold": 0, "options": planner}
    DATABASES["default"]["OPTIONS"] = own_options | DATABASES["default"].get("OPTIONS", {})
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": VAR_DIR / "callback.sqlite3",
            # To open it anew costs a page a millisecond, as much as all that it asks for who is there.
            "CONN_MAX_AGE": 60,
            # IMMEDIATE: a transaction that reads first and writes later would fail instead of waiting its turn.
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
            },
        }
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "accounts.counters.Counters",
        "LOCATION": "cache",
        # Beyond it a third is thrown away, counters of tries among it; Django's 300 is a few people's.
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

# Mail: the reminders' and the account's

SMTP_TIMEOUT = read_number("SMTP_TIMEOUT", 10, 1, 60)
MAIL_DIR = VAR_DIR / "mail"
mail = read_mail()
IS_MAIL_LOCAL = mail is None
# How a provider says what came back, or None: accounts/views/bounces.py.
EMAIL_REPORTS = mail.reports if mail else None
if mail:
    # Account mail goes out while somebody waits for the page.
    MAILERS = {"default": mail.mailer(min(SMTP_TIMEOUT, 5)), "reminders": mail.mailer(SMTP_TIMEOUT)}
else:
    MAILERS = {"default": {"BACKEND": "accounts.mailbox.EmailBackend", "OPTIONS": {"folder": MAIL_DIR}}}
    MAILERS["reminders"] = MAILERS["default"]
DEFAULT_FROM_EMAIL = read("DEFAULT_FROM_EMAIL", env.str, f"Callback <reminders@{SITE.hostname}>", "a mail address")
try:
    Address(addr_spec=parseaddr(DEFAULT_FROM_EMAIL)[1])
except Exception:
    stop("DEFAULT_FROM_EMAIL", "expected an address like Callback <reminders@callback.example>.")

# Celery: the broker carries hints only (the ledger is the truth, docs/reminders.md)

redis = read_address("REDIS_URL", ("redis", "rediss"), "redis://host:6379/0")
if redis and not re.fullmatch(r"/?|/\d{1,3}", redis.path):
    stop("REDIS_URL", "expected the number of a database behind the host, like redis://host:6379/0.")
REDIS_URL = redis.geturl() if redis else ""
# With rediss:// the server has to show a certificate that is trusted here.
CELERY_BROKER_USE_SSL = {"ssl_cert_reqs": ssl.CERT_REQUIRED} if redis and redis.scheme == "rediss" else None
BROKER_DIR = VAR_DIR / "broker"
CELERY_BROKER_URL = REDIS_URL or "filesystem://localhost/"
CELERY_BROKER_TRANSPORT = None if REDIS_URL else "config.disk_broker:Transport"
CELERY_BROKER_TRANSPORT_OPTIONS = (
    {"visibility_timeout": 3600}
    if REDIS_URL
    else {
        "data_folder_in": str(BROKER_DIR),
        "data_folder_out": str(BROKER_DIR),
        "control_folder": str(VAR_DIR / "broker-control"),
        "polling_interval": 0.5,
    }
)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BEAT_SCHEDULER = "config.beat:Scheduler"
CELERY_TIMEZONE = "UTC"

# Reminders: every figure in seconds

REMINDER_TICK = read_number("REMINDER_TICK", 30, 1, 300)
REMINDER_LEASE = read_number("REMINDER_LEASE", 300, 2, 3600)
# Once a mail is on the wire the server may keep us waiting for four replies, and the lease has to outlast them.
SMTP_WORST_CASE = 4 * SMTP_TIMEOUT
if SMTP_WORST_CASE >= REMINDER_LEASE:
    stop("REMINDER_LEASE", f"expected more than four times SMTP_TIMEOUT, which is {SMTP_WORST_CASE} seconds.")

# Watching: figures for whoever shows the token, mail for whoever runs the site

METRICS_TOKEN = read("METRICS_TOKEN", env.str, "", "20 random letters and digits or more")
if METRICS_TOKEN and not re.fullmatch(r"[!-~]{20,}", METRICS_TOKEN):
    stop("METRICS_TOKEN", "expected 20 random letters and digits or more.")
ALARM_EMAIL = read("ALARM_EMAIL", env.str, "", "a mail address")
if ALARM_EMAIL:
    try:
        Address(addr_spec=ALARM_EMAIL)
    except Exception:
        stop("ALARM_EMAIL", "expected an address like operator@callback.example.")

# People: language, time, login

AUTH_USER_MODEL = "accounts.User"
# The address is unique without regard to case: a constraint on Lower("email") says so.
# The second: our tags for translation take the place of Django’s on purpose.
SILENCED_SYSTEM_CHECKS = ["auth.W004", "templates.W003"]
AUTHENTICATION_BACKENDS = ["accounts.backend.Backend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "name"]},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "accounts.passwords.GuessedFirstValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "accounts.forms.SignupDetails"
ACCOUNT_FORMS = {
    "add_email": "accounts.account_forms.AddressForm",
    "change_password": "accounts.account_forms.ChangePasswordForm",
    "confirm_login_code": "accounts.account_forms.LoginCodeForm",
    "confirm_email_verification_code": "accounts.account_forms.ConfirmAddressForm",
    "login": "accounts.account_forms.LoginForm",
    "reauthenticate": "accounts.account_forms.ReauthenticateForm",
    "request_login_code": "accounts.account_forms.AskLoginCodeForm",
    "reset_password": "accounts.account_forms.ResetPasswordForm",
    "reset_password_from_key": "accounts.account_forms.NewPasswordForm",
    "set_password": "accounts.account_forms.FirstPasswordForm",
    "signup": "accounts.account_forms.SignupForm",
}
ACCOUNT_SIGNUP_REDIRECT_URL = "dashboard:start"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_SESSION_REMEMBER = True
# Seconds: a session ends so long after it was last written, and at the latest so long after its sign-in. A candidate
# comes back for a few weeks, in a waiting room and in a hurry; what matters asks for the password again anyway.
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_LONGEST = 30 * 24 * 3600
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
# Where no mail server is configured nobody could read a code anywhere but on this machine.
ACCOUNT_EMAIL_VERIFICATION = "none" if IS_MAIL_LOCAL else "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = not IS_MAIL_LOCAL
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
# Seconds: what arrives by mail is used at once or asked for anew; an old mailbox must open nothing.
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 10 * 60
PASSWORD_RESET_TIMEOUT = 3600
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# Their addresses exist at every start; accounts/urls.py answers 404 where mail stays on this machine.
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60
ACCOUNT_EMAIL_NOTIFICATIONS = True
# Counted in the database, so by all web processes together; an address of a network counts by PROXY_COUNT.
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "request_login_code": "20/m/ip,3/m/key",
    "signup": "20/m/ip",
    "confirm_email": "1/10s/key,10/h/key",
    "reset_password": "20/m/ip,5/m/key",
    "reset_password_from_key": "20/m/ip",
    "change_password": "5/m/user",
    "manage_email": "10/m/user",
    "reauthenticate": "10/m/user",
}
ALLAUTH_TRUSTED_PROXY_COUNT = PROXY_COUNT

MFA_ADAPTER = "accounts.second_factors.SecondFactors"
MFA_SUPPORTED_TYPES = ["recovery_codes", "totp", "webauthn"]
MFA_FORMS = {
    "activate_totp": "accounts.second_factor_forms.ActivateAppForm",
    "add_webauthn": "accounts.second_factor_forms.AddPasskeyForm",
    "authenticate": "accounts.second_factor_forms.CodeForm",
    "authenticate_webauthn": "accounts.second_factor_forms.PasskeyForm",
    "edit_webauthn": "accounts.second_factor_forms.RenamePasskeyForm",
    "login_webauthn": "accounts.second_factor_forms.PasskeySignInForm",
    "reauthenticate": "accounts.second_factor_forms.CodeAgainForm",
    "reauthenticate_webauthn": "accounts.second_factor_forms.PasskeyAgainForm",
}
MFA_ALLOW_UNVERIFIED_EMAIL = IS_MAIL_LOCAL
MFA_RATE_LIMITS = {"webauthn_login": "10/m/ip"}
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Callback"
# The code that is shown now, and no other: the clocks of phones are set by their network.
MFA_TOTP_TOLERANCE = 0
MFA_PASSKEY_LOGIN_ENABLED = True
# A passkey stands for both factors, so the device has to have asked for a finger, a face or a PIN.
MFA_WEBAUTHN_USER_VERIFICATION = "required"
# http://localhost on one person's laptop; a public site answers for its own https address only.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_PUBLIC

LANGUAGE_CODE = "en"
# Each by its own name: who looks for German looks for “Deutsch”.
LANGUAGES = [("en", "English"), ("de", "Deutsch"), ("fr", "Français"), ("es", "Español")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
TIME_ZONE = "UTC"
USE_TZ = True

# Static files

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
# On one person's laptop nothing is collected: files are found where they are written.
STATIC_ROOT = read("STATIC_ROOT", env.str, str(BASE_DIR / "staticfiles"), "a folder") if IS_PUBLIC else None
# So a file that is changed while it runs is not sent in the length that it had at the start.
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = not IS_PUBLIC
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if IS_PUBLIC
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# Browser security

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "worker-src": [CSP.SELF],
    "frame-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
# The language that somebody picked before signing in; an account has its own.
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SAMESITE = "Lax"
# Not in a cookie of its own: what one person was told must not show to whoever signs in next on the same machine.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = IS_HTTPS
if IS_HTTPS:
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"
    LANGUAGE_COOKIE_NAME = "__Host-language"
    CSRF_TRUSTED_ORIGINS = [BASE_URL]
    SECURE_SSL_REDIRECT = PROXY_COUNT > 0
    # A calendar would follow for years without anybody noticing, and say its secret address aloud each time. Probes
    # come from inside, where nobody speaks https.
    SECURE_REDIRECT_EXEMPT = [r"^calendar/", r"^healthz/", r"^metrics$"]
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXY_COUNT else None
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True

# Logs: ids only, no addresses, tokens or text of notes (accounts/log_lines.py). Everything to one handler.

PAST_THE_ROOT = {"handlers": ["stderr"], "propagate": False}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "accounts.log_lines.JsonLines" if IS_PUBLIC else "accounts.log_lines.Lines"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    # Each of these would write lines of its own making.
    "loggers": {
        "django": {"handlers": [], "level": "INFO"},
        "celery.task": PAST_THE_ROOT,
        "multiprocessing": PAST_THE_ROOT,
        "gunicorn.error": PAST_THE_ROOT,
    },
}
