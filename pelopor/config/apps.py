from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "pelopor.config"

    def ready(self) -> None:
        from pelopor.config import checks  # noqa: F401  registers the system checks
