from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "pelopor.documents"

    def ready(self) -> None:
        from pelopor.documents import words  # noqa: F401  registers the part's sentences
