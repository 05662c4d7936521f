"""`make up`: messages, database, demo, static files, then serve; says where and as whom."""

import argparse
import os
import sys
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pelopor.config.settings")


def main() -> None:
    words = argparse.ArgumentParser(prog="make up")
    words.add_argument("--port", type=int, default=8000)
    words.add_argument("--stage", default="NOMINATE")
    words.add_argument("--seed", type=int, default=7)
    words.add_argument("--size", type=int, default=240)
    wanted = words.parse_args()

    from tools import messages

    messages.compile_all()
    import django

    django.setup()
    from django.core.management import call_command

    from pelopor.people.models import Agency

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    if not Agency.objects.exists():
        call_command("demo", stage=wanted.stage, seed=wanted.seed, size=wanted.size)
    else:
        from pelopor.demo.scenarios import logins

        sys.stdout.write(f"{logins()}\n")
    sys.stdout.write(f"\nPelopor: http://127.0.0.1:{wanted.port}  (Ctrl-C to stop)\n")
    sys.stdout.flush()
    serve = Path(sys.executable).parent / "pelopor"
    os.execv(serve, [str(serve), "serve", "--port", str(wanted.port)])  # noqa: S606


if __name__ == "__main__":
    main()
