from django.apps import AppConfig


class DecisionConfig(AppConfig):
    name = "pelopor.decision"

    def ready(self) -> None:
        from pelopor.decision import words  # noqa: F401  registers the part's sentences
