from django.apps import AppConfig


class NominationConfig(AppConfig):
    name = "pelopor.nomination"

    def ready(self) -> None:
        from pelopor.nomination import words  # noqa: F401  registers the part's sentences
