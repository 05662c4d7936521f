from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "pelopor.pages"

    def ready(self) -> None:
        from pelopor.pages import words  # noqa: F401  registers the part's sentences
