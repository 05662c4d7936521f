from django.apps import AppConfig


class ParticipationConfig(AppConfig):
    name = "pelopor.participation"

    def ready(self) -> None:
        from pelopor.participation import words  # noqa: F401  registers the part's sentences
