from django.apps import AppConfig


class OperateConfig(AppConfig):
    name = "pelopor.operate"

    def ready(self) -> None:
        from pelopor.operate import words  # noqa: F401  registers the part's sentences
