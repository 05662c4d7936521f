from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "pelopor.programme"

    def ready(self) -> None:
        from pelopor.programme import words  # noqa: F401  registers the part's sentences
