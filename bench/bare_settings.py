"""Settings of the bare flow: Pelopor's database settings, nothing else."""

from pelopor.config.settings import DATABASES as DATABASES
from pelopor.config.settings import TIME_ZONE as TIME_ZONE

SECRET_KEY = "bare"
DEBUG = False
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS: list[str] = []
MIDDLEWARE: list[str] = []
ROOT_URLCONF = "bench.bare_urls"
USE_TZ = True
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates"}]
