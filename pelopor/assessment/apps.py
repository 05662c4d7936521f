from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    name = "pelopor.assessment"

    def ready(self) -> None:
        from pelopor.assessment import words  # noqa: F401  registers the part's sentences
