from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "pelopor.imports"

    def ready(self) -> None:
        from pelopor.imports import words  # noqa: F401  registers the part's sentences
