from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "pelopor.evidence"

    def ready(self) -> None:
        from pelopor.evidence import words  # noqa: F401  registers the part's sentences
