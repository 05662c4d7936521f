"""pelopor demo: build a demo at any stage."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, transaction

from pelopor.demo import roster, scenarios
from pelopor.people.models import Agency
from pelopor.rules.programme import Stage


class Command(BaseCommand):
    help = "Make or empty the demo's database and build a demo whose health office stands at STAGE. Refuses a database with real agencies."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--stage", default="NOMINATE", choices=[stage.value for stage in scenarios.REACHABLE])
        parser.add_argument("--seed", type=int, default=7, help="same seed, same people")
        parser.add_argument("--size", type=int, default=240, help="people; 12 or more; above 2,000 spread over 43 agencies")
        parser.add_argument("--ruleset", default="ntt", help="name of a shipped ruleset")

    def handle(self, *, stage: str, seed: int, size: int, ruleset: str, **_: Any) -> None:
        if not settings.DEMO:
            raise CommandError("This is not a demo installation: set PELOPOR_DEMO=yes and a PELOPOR_HOME of its own.")
        if Agency._meta.db_table in connection.introspection.table_names() and Agency.objects.filter(is_demo=False).exists():
            raise CommandError("This database holds an agency that is not a demo. Nothing was changed.")
        call_command("migrate", verbosity=0)
        roster.emptied()
        try:
            with transaction.atomic():
                made = scenarios.build(Stage(stage), seed=seed, size=size, ruleset=ruleset)
        except ValueError as wrong:
            raise CommandError(f"{wrong}.") from wrong
        self.stdout.write(f"{made}.\n{scenarios.logins()}")
