"""Settings, all from the environment; the defaults are the one-machine mode of `make run`.

Every variable is described in docs/configuration.md.
"""

from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from servicedesk import embedded, secret_key

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "var"))).resolve()

# --- What kind of installation -------------------------------------------------------------------------------------
DEBUG = env.bool("DEBUG", default=False)
# One machine: embedded PostgreSQL, jobs in the web process, plain HTTP on loopback. Off as soon as a database is named.
ONE_MACHINE = env.bool("ONE_MACHINE", default="DATABASE_URL" not in env.ENVIRON)
DEMO = env.bool("DEMO", default=ONE_MACHINE)
BASE_URL = env.str("BASE_URL", default=f"http://127.0.0.1:{env.str('PORT', default='8000')}").rstrip("/")
SECRET_KEY = env.str("SECRET_KEY", default="") or secret_key.stored(DATA_DIR, allowed=ONE_MACHINE)
SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", default=[])
# What is kept encrypted: newest first; empty: SECRET_KEY.
SECRETS_KEYS: list[str] = env.list("SECRETS_KEYS", default=[])
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"] if ONE_MACHINE else [])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", default=[] if ONE_MACHINE else [BASE_URL])
# How many proxies of our own stand in front; forwarding headers are believed only then.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)

# Articles are found by meaning too, where the language model and the extension vector are there; off saves 60 MB.
ARTICLE_EMBEDDINGS = env.bool("ARTICLE_EMBEDDINGS", default=True)
# Dotted paths of what may answer a chat first, always marked as automatic; each chat inbox chooses one, or nobody.
CHAT_FIRST_ANSWERS: list[str] = env.list("CHAT_FIRST_ANSWERS", default=[])

# --- The municipality ------------------------------------------------------------------------------------------------
MUNICIPALITY = {
    "name": env.str("MUNICIPALITY_NAME", default="Storåns kommun"),
    "contact_centre_name": env.str("CONTACT_CENTRE_NAME", default="Kontaktcenter"),
    "phone": env.str("MUNICIPALITY_PHONE", default="+46980319200"),
    "phone_display": env.str("MUNICIPALITY_PHONE_DISPLAY", default="0980-31 92 00"),
    "address_lines": env.list("MUNICIPALITY_ADDRESS", default=["Stadshuset, Storgatan 1", "930 99 Storå"]),
    "accent": env.str("MUNICIPALITY_ACCENT", default="#175a72"),
    "on_accent": env.str("MUNICIPALITY_ON_ACCENT", default="#ffffff"),
}

INSTALLED_APPS = [
    "daphne",
    # Ours first: our words and templates win over the libraries'.
    "frontend",
    "chat",
    "channels_in",
    "knowledgebase",
    "tickets",
    "servicedesk.people",
    "servicedesk.demo",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "channels",
    "csp",
    "django_filters",
    "django_htmx",
    "drf_spectacular",
    "procrastinate.contrib.django",
    "rest_framework",
]

MIDDLEWARE = [
    "servicedesk.middleware.SecurityHeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "servicedesk.compression.FastGZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "servicedesk.people.second_factor.SecondFactorMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "servicedesk.middleware.SignInForPartsMiddleware",
    "servicedesk.middleware.AgentLanguageMiddleware",
]
if DEMO and ONE_MACHINE:
    MIDDLEWARE.append("frontend.demo_doors.framing.DemoFrameMiddleware")  # the workspace beside the demo's citizen

ROOT_URLCONF = "servicedesk.urls"
ASGI_APPLICATION = "servicedesk.asgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "frontend" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "frontend.templatetags.ui",
                "frontend.templatetags.workspace",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "frontend.context.branding",
            ],
        },
    }
]

# --- Database, jobs, sockets -----------------------------------------------------------------------------------------
DATABASES = {"default": env.db("DATABASE_URL", default=embedded.database_url(DATA_DIR))}
DATABASES["default"].update(
    ENGINE="django.db.backends.postgresql",
    CONN_MAX_AGE=0,
    CONN_HEALTH_CHECKS=True,  # a pooled connection that died with a restarted database is replaced, not handed out
    OPTIONS={
        **DATABASES["default"].get("OPTIONS", {}),
        # The pool bounds connections per process: threads of Daphne come and go.
        "pool": {
            "min_size": 1,
            "max_size": env.int("DATABASE_POOL", default=12),
            "timeout": 10,
            "max_lifetime": 1800,
        },
        "options": "-c statement_timeout=15000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=60000",
    },
)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_URL = env.str("REDIS_URL", default="")
# Publish and subscribe: one connection for all sockets of a process. The other layer of the library takes one for each.
CHANNEL_LAYERS: dict[str, dict[str, Any]] = {
    "default": (
        {"BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer", "CONFIG": {"hosts": [REDIS_URL]}}
        if REDIS_URL
        else {"BACKEND": "servicedesk.lib.memory_layer.MemoryLayer"}
    )
}
CACHES: dict[str, dict[str, Any]] = {
    "default": (
        {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
        if REDIS_URL
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    )
}
PROCRASTINATE_ON_APP_READY = "servicedesk.jobs.on_app_ready"
PROCRASTINATE_IMPORT_PATHS = ["channels_in.tasks"]

# --- People ----------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.Agent"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "queue"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # Agents are made by an administrator; nobody signs up.
ACCOUNT_ADAPTER = "servicedesk.people.adapter.AgentAccountAdapter"
ACCOUNT_FORMS = {
    "login": "frontend.account.forms.SignInForm",
    "reset_password": "frontend.account.forms.ForgottenPasswordForm",
    "reset_password_from_key": "frontend.account.forms.NewPasswordForm",
    "change_password": "frontend.account.forms.ChangePasswordForm",
    "set_password": "frontend.account.forms.SetPasswordForm",
    "reauthenticate": "frontend.account.forms.ConfirmForm",
}
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "servicedesk.people.tokens.AgentTokenGenerator"  # noqa: S105 -- a class
PASSWORD_RESET_TIMEOUT = 24 * 3600  # seconds; also how long a welcome mail's link works
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
# Administrators do nothing before they have a passkey or an authenticator app; the demo may be looked at without.
ADMIN_SECOND_FACTOR_REQUIRED = env.bool("ADMIN_SECOND_FACTOR_REQUIRED", default=not (DEMO and ONE_MACHINE))
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900  # seconds
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reset_password": "20/h/ip,5/h/key",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ADAPTER = "servicedesk.people.adapter.AgentMFAAdapter"
MFA_FORMS = {
    "authenticate": "frontend.account.forms.CodeForm",
    "reauthenticate": "frontend.account.forms.ConfirmCodeForm",
    "activate_totp": "frontend.account.forms.ActivateAppForm",
    "add_webauthn": "frontend.account.forms.AddPasskeyForm",
    "edit_webauthn": "frontend.account.forms.RenamePasskeyForm",
}
MFA_ALLOW_UNVERIFIED_EMAIL = True  # an administrator wrote the address; it is not the agent's to prove
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = ONE_MACHINE
MFA_TOTP_ISSUER = MUNICIPALITY["name"]
USERSESSIONS_TRACK_ACTIVITY = False
SESSION_COOKIE_AGE = 12 * 3600  # seconds: a working day
SESSION_COOKIE_NAME = "sessionid" if ONE_MACHINE else "__Host-sessionid"
CSRF_COOKIE_NAME = "csrftoken" if ONE_MACHINE else "__Host-csrftoken"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not ONE_MACHINE
CSRF_COOKIE_HTTPONLY = (
    False  # htmx reads it from the page, not from the cookie; kept readable for allauth's passkey script
)
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=not ONE_MACHINE)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 0 if ONE_MACHINE else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not ONE_MACHINE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "blob:"],
        "media-src": [SELF],  # recordings on messages
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-src": [SELF],  # a mail's HTML, which has no origin of its own (frontend.agent.message_html)
        "frame-ancestors": [NONE],
        "object-src": [NONE],
        "manifest-src": [SELF],
    }
}

# --- Language and time -----------------------------------------------------------------------------------------------
LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", _("Swedish")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "servicedesk" / "locale"]
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True

# --- Files -----------------------------------------------------------------------------------------------------------
STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "frontend.finders.BundleFinder",
]
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_KEEP_ONLY_HASHED_FILES = False
MEDIA_ROOT = DATA_DIR / "files"
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
ATTACHMENT_MAX_BYTES = env.int("ATTACHMENT_MAX_BYTES", default=20 * 1024 * 1024)
ATTACHMENTS_MAX_COUNT = env.int("ATTACHMENTS_MAX_COUNT", default=10)
REQUEST_MAX_BYTES = env.int("REQUEST_MAX_BYTES", default=64 * 1024 * 1024)
MAIL_MAX_BYTES = env.int("MAIL_MAX_BYTES", default=35 * 1024 * 1024)
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 30
S3_BUCKET = env.str("S3_BUCKET", default="")
STORAGES: dict[str, dict[str, Any]] = {
    "default": (
        {
            "BACKEND": "storages.backends.s3.S3Storage",
            "OPTIONS": {
                "bucket_name": S3_BUCKET,
                "endpoint_url": env.str("S3_ENDPOINT_URL", default=None),
                "default_acl": "private",
                "querystring_auth": True,
                "file_overwrite": False,
            },
        }
        if S3_BUCKET
        else {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    ),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- Mail coming in --------------------------------------------------------------------------------------------------
# LMTP for a mail server beside us; 0: not served. It asks for no password, so it stays on loopback or a closed network.
LMTP_HOST = env.str("LMTP_HOST", default="127.0.0.1")
LMTP_PORT = env.int("LMTP_PORT", default=0)
# The name our own receiving server writes in Authentication-Results; without it no sender counts as checked.
MAIL_AUTHSERV_ID = env.str("MAIL_AUTHSERV_ID", default="")
MAIL_SPAM_HEADER = env.str("MAIL_SPAM_HEADER", default="X-Spam-Flag: YES")
MAIL_BLOCKED: list[str] = env.list("MAIL_BLOCKED", default=[])  # addresses and domains

# --- Mail going out --------------------------------------------------------------------------------------------------
EMAIL_URL = env.str("EMAIL_URL", default="")
MAIL_DOMAIN = env.str("MAIL_DOMAIN", default="storan.example")
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default=f"kundcenter@{MAIL_DOMAIN}")
# Mail about signing in goes the same way; without EMAIL_URL it is kept and shown at /dev/outbox/.
if EMAIL_URL:
    vars().update(env.email_url("EMAIL_URL"))
else:
    EMAIL_BACKEND = "channels_in.email.outbox.KeptMailBackend"
EMAIL_TIMEOUT = 30  # seconds
# Who the mail doctor asks about names instead of the system's DNS servers: "192.0.2.53", or with a port.
MAIL_DNS = env.str("MAIL_DNS", default="")
# How long an agent may change their mind: what they send waits this many seconds. 0: it leaves at once.
SEND_UNDO_SECONDS = env.int("SEND_UNDO_SECONDS", default=4 if DEMO and ONE_MACHINE else 10)
WRAP_UP_REQUIRED = env.bool("WRAP_UP_REQUIRED", default=False)

# --- SMS -------------------------------------------------------------------------------------------------------------
SMS_46ELKS_URL = env.str("SMS_46ELKS_URL", default="https://api.46elks.com/a1").rstrip("/")
SMS_TWILIO_URL = env.str("SMS_TWILIO_URL", default="https://api.twilio.com/2010-04-01").rstrip("/")

# --- Networks that call nobody and are asked (Mastodon and Bluesky: the account says where it lives) ------------------
YOUTUBE_API_URL = env.str("YOUTUBE_API_URL", default="https://www.googleapis.com/youtube/v3").rstrip("/")
GOOGLE_TOKEN_URL = env.str("GOOGLE_TOKEN_URL", default="https://oauth2.googleapis.com/token")
YOUTUBE_DAILY_QUOTA = env.int("YOUTUBE_DAILY_QUOTA", default=10_000)  # units of one project
X_API_URL = env.str("X_API_URL", default="https://api.x.com/2").rstrip("/")
# From where files of messages are fetched, and from nowhere else: ".host" is all below it.
X_MEDIA_HOSTS: list[str] = env.list("X_MEDIA_HOSTS", default=[".twimg.com"])
LINKEDIN_API_URL = env.str("LINKEDIN_API_URL", default="https://api.linkedin.com/rest").rstrip("/")
LINKEDIN_TOKEN_URL = env.str("LINKEDIN_TOKEN_URL", default="https://www.linkedin.com/oauth/v2/accessToken")
LINKEDIN_VERSION = env.str("LINKEDIN_VERSION", default="202606")  # year and month; each is taken for a year

# --- The register of channels ----------------------------------------------------------------------------------------
# Kinds of which a department has no account of its own.
COMMON_ACCOUNTS_ONLY: list[str] = env.list("COMMON_ACCOUNTS_ONLY", default=["youtube", "linkedin"])
CHANNEL_INACTIVE_DAYS = env.int("CHANNEL_INACTIVE_DAYS", default=30)
# From this hour, here, those responsible are asked for accounts nobody has looked through that working day.
WATCH_REMINDER_HOUR = env.int("WATCH_REMINDER_HOUR", default=15)

# --- Meta: Facebook, Instagram, WhatsApp -----------------------------------------------------------------------------
META_GRAPH_URL = env.str("META_GRAPH_URL", default="https://graph.facebook.com/v25.0").rstrip("/")
# Where the files of messages lie: hosts, with a dot before it all below one.
META_MEDIA_HOSTS = env.list("META_MEDIA_HOSTS", default=[".fbcdn.net", ".fbsbx.com", ".cdninstagram.com"])

# --- The knowledge base ----------------------------------------------------------------------------------------------
# Days after the day of review when the deputy, then those who lead the department's teams, are reminded.
REVIEW_DEPUTY_DAYS = env.int("REVIEW_DEPUTY_DAYS", default=7)
REVIEW_HEAD_DAYS = env.int("REVIEW_HEAD_DAYS", default=14)
# Published articles may be used by anybody without asking (Creative Commons Zero); the API says which it is.
ARTICLES_CC0 = env.bool("ARTICLES_CC0", default=False)

# --- The chat --------------------------------------------------------------------------------------------------------
# From one network place (an IPv4 address, an IPv6 /64) to one process; a library or a phone company is one place.
CHAT_SOCKETS_PER_PLACE = env.int("CHAT_SOCKETS_PER_PLACE", default=200)
CHAT_MESSAGES_PER_PLACE = env.int("CHAT_MESSAGES_PER_PLACE", default=600)  # a minute
CHAT_MESSAGES_PER_INBOX = env.int("CHAT_MESSAGES_PER_INBOX", default=12_000)  # a minute, in one process
# Who looks at every file before it is kept: "clamd://127.0.0.1:3310" or "unix:///run/clamav/clamd.ctl". "": nobody.
FILE_SCANNER = env.str("FILE_SCANNER", default="")

# --- Letters and faxes ------------------------------------------------------------------------------------------------
# Scanners write into SCAN_DIR/<inbox>/. "": nobody looks.
SCAN_DIR = env.str("SCAN_DIR", default="")
SCAN_MAX_BYTES = env.int("SCAN_MAX_BYTES", default=50 * 1024 * 1024)

# --- Calls outwards --------------------------------------------------------------------------------------------------
# Hosts that may be called though they are not on the public internet, or over http (servicedesk.lib.outward).
OUTWARD_ALLOWED_HOSTS: list[str] = env.list("OUTWARD_ALLOWED_HOSTS", default=[])

# --- API -------------------------------------------------------------------------------------------------------------
API_REQUESTS_PER_MINUTE = env.int("API_REQUESTS_PER_MINUTE", default=600)  # for each token
PUBLIC_API_REQUESTS_PER_MINUTE = env.int("PUBLIC_API_REQUESTS_PER_MINUTE", default=300)  # from each address, no token
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["tickets.api.authentication.IntegrationAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["tickets.api.permissions.HasScope"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_PAGINATION_CLASS": "tickets.api.pagination.CursorPagination",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "tickets.api.problems.problem_handler",
    "UNAUTHENTICATED_USER": None,
}
SPECTACULAR_SETTINGS: dict[str, Any] = {
    "TITLE": "Servicedesk API",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    # Several fields are called kind; each list of choices has one name in the document.
    "ENUM_NAME_OVERRIDES": {
        "ChannelKindEnum": "tickets.models.inbox.ChannelKind",
        "AddressKindEnum": "servicedesk.people.models.contact.AddressKind",
        "ContactKindEnum": "servicedesk.people.models.contact.ContactKind",
        "EventKindEnum": "tickets.models.event.EventKind",
        "MessageKindEnum": "tickets.models.message.MessageKind",
        "StatusEnum": "tickets.statuses.Status",
        "WantedStatusEnum": "tickets.api.serializers.ways_out.AFTERWARDS",
        "LinkKindEnum": "tickets.models.link.LinkKind",
        "LogKindEnum": "tickets.models.contact_log.LogKind",
        "OutcomeEnum": "tickets.models.wrap_up.Outcome",
        "CauseEnum": "tickets.models.wrap_up.Cause",
        "ArticleLinkKindEnum": "knowledgebase.models.revision.LinkKind",
        "AbsenceKindEnum": "tickets.models.absence.AbsenceKind",
        "AutomationKindEnum": "tickets.models.automation.AutomationKind",
        "PromisedMetricEnum": "tickets.api.serializers.promise.PROMISED",
        "QuestionStateEnum": "knowledgebase.models.radar.Question.State",
        "ArticleStatusEnum": "knowledgebase.models.translation.Status",
    },
}

# --- Log: one JSON object a line, no personal data -------------------------------------------------------------------
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "servicedesk.lib.jsonlog.JsonFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
    # These would write whole addresses and headers, with the secrets in them.
    "loggers": {name: {"level": "WARNING"} for name in ("httpx", "httpcore")},
}
# auth.W004: the e-mail is unique, by a constraint on its lower-case form, which the check does not look for.
SILENCED_SYSTEM_CHECKS = ["auth.W004"]
