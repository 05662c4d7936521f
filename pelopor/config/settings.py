"""Settings. Only what differs between installations comes from the environment; docs/reference/settings.md lists it."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from pelopor.config import env, sqlite

# Where the installation keeps its database, keys and files: a folder that only the program's own account reads.
# Unset: the folder `var` in the one where the program is started.
# Example: /var/lib/pelopor
HOME = Path(env.text("PELOPOR_HOME", default=str(Path.cwd() / "var"))).resolve()
env.keep_private(HOME)

DEBUG = False

# A demo: invented people, a clock of its own, and a switcher that signs in as anybody. Never beside real people.
# Example: yes
DEMO = env.truth("PELOPOR_DEMO", default=False)

# The key of sessions and signatures, and of the sealed second factors. Changing it signs everybody out, and whoever has a second
# factor needs a code letter.
# Unset: made once, in `secret.key` in PELOPOR_HOME.
# Example: $(openssl rand -hex 32)
SECRET_KEY = env.secret("PELOPOR_SECRET_KEY", file=HOME / "secret.key")

# The key of the marks of a round (docs/explanation/secrecy.md). A file of its own; not in the database, not in a backup.
# Unset: `slip.key` in PELOPOR_HOME.
# Example: /etc/pelopor/slip.key
SLIP_KEY_FILE = Path(env.text("PELOPOR_SLIP_KEY_FILE", default=str(HOME / "slip.key")))

# Address of the site as people see it, for QR codes and links in papers. With https:// cookies travel by HTTPS only.
# Example: https://agen.example.go.id
SITE_URL = env.text("PELOPOR_SITE_URL", default="http://127.0.0.1:8000").rstrip("/")
HTTPS = SITE_URL.startswith("https://")

# Host names that the site answers to.
# Unset: the host of PELOPOR_SITE_URL, `127.0.0.1` and `localhost`.
# Example: agen.example.go.id,10.0.0.5
ALLOWED_HOSTS = env.words("PELOPOR_HOSTS", default=f"{urlsplit(SITE_URL).hostname},127.0.0.1,localhost")
CSRF_TRUSTED_ORIGINS = [SITE_URL] if HTTPS else []

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "pelopor.kit",
    "pelopor.audit",
    "pelopor.people",
    "pelopor.duties",
    "pelopor.evidence",
    "pelopor.documents",
    "pelopor.programme",
    "pelopor.participation",
    "pelopor.nomination",
    "pelopor.assessment",
    "pelopor.decision",
    "pelopor.imports",
    "pelopor.pages",
    "pelopor.operate",
    "pelopor.demo",
    "pelopor.config",
    "allauth",
    "allauth.account",
]

MIDDLEWARE = [
    "pelopor.config.middleware.SlipPath",
    "django.middleware.security.SecurityMiddleware",
    "pelopor.kit.csp.ContentSecurityPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "pelopor.config.middleware.Language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "pelopor.config.middleware.Shell",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "pelopor.config.urls"
WSGI_APPLICATION = "pelopor.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "pelopor.config.context.shell",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "pelopor.kit.templatetags.kit"],
        },
    }
]


def database(url: str) -> dict[str, object]:
    """Django's settings for `url`: sqlite:///path or postgres://user:password@host:port/name?host=/socket/folder."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(parts.path),
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": sqlite.INIT},
            "CONN_MAX_AGE": None,  # opening the file anew for each request took longer than most requests
        }
    if parts.scheme not in {"postgres", "postgresql"}:
        raise env.BadSetting("DATABASE_URL must begin with sqlite:// or postgres://")
    options = dict(pair.split("=", 1) for pair in parts.query.split("&") if pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(options.get("host", parts.hostname or "")),
        "PORT": str(parts.port or ""),
        "OPTIONS": {"pool": True},
    }


# Where the records are: sqlite:///path, or postgres://user:password@host:port/name (?host=/folder for a socket).
# Unset: SQLite, in `pelopor.sqlite3` in PELOPOR_HOME.
# Example: postgres://pelopor:secret@127.0.0.1:5432/pelopor
DATABASES = {"default": database(env.text("DATABASE_URL", default=f"sqlite://{HOME / 'pelopor.sqlite3'}"))}

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["pelopor.people.accounts.NumberOrEmail"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator", "OPTIONS": {"user_attributes": ["email"]}},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher", "django.contrib.auth.hashers.PBKDF2PasswordHasher"]
ACCOUNT_ADAPTER = "pelopor.people.accounts.Adapter"
ACCOUNT_FORMS = {"login": "pelopor.people.forms.SignInForm", "reauthenticate": "pelopor.people.forms.ConfirmForm"}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = "username"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "/masuk/"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no letter goes to an address that anybody typed
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# Beside allauth's own limits: tries of a second factor, and files sent to the public check.
ACCOUNT_RATE_LIMITS = {"second_factor": "5/300s/key", "check_file": "20/m/ip"}
# A deed of weight (opening the tally) asks for the password again after this time. Unit: seconds.
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
LOGIN_URL = "/masuk/"
LOGIN_REDIRECT_URL = "/"

# The mail server that takes links for a new password: smtps:// speaks TLS at once, smtp:// with a name turns to it.
# Unset: no mail is sent; whoever forgets the password asks for a code letter.
# Example: smtps://pelopor:secret@mail.example.go.id:465
MAIL = env.text("PELOPOR_MAIL", default="")

# The address that mail comes from.
# Example: pelopor@example.go.id
DEFAULT_FROM_EMAIL = env.text("PELOPOR_MAIL_FROM", default="pelopor@localhost")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if MAIL else 'dummy'}.EmailBackend"
EMAIL_HOST, EMAIL_PORT = urlsplit(MAIL).hostname or "", urlsplit(MAIL).port or (465 if MAIL.startswith("smtps:") else 587)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(urlsplit(MAIL).username or ""), unquote(urlsplit(MAIL).password or "")
EMAIL_USE_SSL = MAIL.startswith("smtps:")
EMAIL_USE_TLS = bool(EMAIL_HOST_USER) and not EMAIL_USE_SSL
EMAIL_TIMEOUT = 10  # seconds

SESSION_ENGINE = "pelopor.config.sessions"
# How long a person may work before signing in again.
# Unit: hours.
# Example: 8
SESSION_COOKIE_AGE = 3600 * env.number("PELOPOR_SESSION_HOURS", default=12, least=1)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "pelopor.kit.errors.csrf_failure"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# A header that the proxy in front sets when the visitor came by HTTPS, and its value. The proxy then also tells the visitor's own
# address, as the last in X-Forwarded-For: failed sign-ins are counted by it.
# Unset: no proxy is trusted.
# Example: X-Forwarded-Proto=https
if proxy := env.pair("PELOPOR_PROXY_HEADER"):
    SECURE_PROXY_SSL_HEADER = (f"HTTP_{proxy[0].upper().replace('-', '_')}", proxy[1])
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if proxy else 0

# The name that Django 6 reads; until then pelopor/kit/csp.py does.
SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "connect-src": ["'self'"],
    "manifest-src": ["'self'"],
    "worker-src": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
}

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
TIME_ZONE = "Asia/Makassar"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
MEDIA_ROOT = HOME / "files"  # outside the web root; files are served by views, as attachments
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o600
# The largest file that a form takes.
# Unit: megabytes.
# Example: 50
UPLOAD_LIMIT = 1024 * 1024 * env.number("PELOPOR_UPLOAD_MEGABYTES", default=30, least=1)
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler", "pelopor.kit.uploads.CutOff"]
DATA_UPLOAD_MAX_NUMBER_FILES = 2
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000

# The ways in which papers can be signed here: `certified` (an electronic signature with a
# certificate, which also needs PELOPOR_TRUST_FOLDER), `internal` (an approval with the second factor), `ink` (print, sign, scan).
# Unset: all of them.
# Example: certified,ink
SIGNING_ROUTES = env.some("PELOPOR_SIGNING_ROUTES", of=("certified", "internal", "ink"))

# The folder with the root certificates (.pem, .crt, .cer) of those whose certified signatures are accepted.
# Unset: none is accepted, and the page does not offer that way.
# Example: /etc/pelopor/roots
TRUST_FOLDER = Path(folder) if (folder := env.text("PELOPOR_TRUST_FOLDER", default="")) else None

# The agency's e-sign service, with the name and the password that it asks of a program. The signer's NIK and passphrase pass through to
# it and are kept nowhere.
# Unset: a certified paper is signed elsewhere and uploaded.
# Example: https://pelopor:secret@esign.example.go.id
ESIGN_URL = env.text("PELOPOR_ESIGN_URL", default="").rstrip("/")
ESIGN_SECONDS = 45  # how long it may take: it asks the certificate provider in turn

# A folder with key files of signers, one for an agency, named by its code: DINKES.p12 (PKCS#12). The passphrase is typed at each signing
# and kept nowhere. Where the agency has an e-sign service, that is used.
# Unset: the server keeps no key.
# Example: /etc/pelopor/keys
SIGNING_KEYS = Path(folder) if (folder := env.text("PELOPOR_SIGNING_KEYS", default="")) else None

# The time stamp service (RFC 3161) that is asked when a paper is signed by a key file.
# Unset: such signatures carry no time stamp.
# Example: http://tsa.example.go.id
TSA_URL = env.text("PELOPOR_TSA_URL", default="")

# Nothing about a request body, and no address of a slip, is ever logged: errors say where, not what.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no slips": {"()": "pelopor.config.logs.NoSlips"}},
    "formatters": {"plain": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["no slips"]}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False}},
}
