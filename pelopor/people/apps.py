from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "pelopor.people"

    def ready(self) -> None:
        from pelopor.people import words  # noqa: F401  registers the part's sentences
