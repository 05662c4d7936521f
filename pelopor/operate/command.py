"""`pelopor`: the command line of the product. Each word is a management command of a part, or `serve`."""

import os
import sys

COMMANDS = {
    "serve": "run the web process and the task process",
    "agency": "open an agency with its first administrator and Tim RB",
    "demo": "build a demo agency at any stage",
    "roster": "check a roster file, bring it in, give the roster out",
    "tasks": "the task process alone (serve starts it)",
}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pelopor.config.settings")
    words = sys.argv[1:]
    if not words or words[0] in {"-h", "--help", "help"}:
        rows = "\n".join(f"  {name:8} {what}" for name, what in COMMANDS.items())
        sys.stdout.write(f"pelopor COMMAND [--help]\n\n{rows}\n")
        sys.exit(0 if words else 2)
    if words[0] == "--version":
        from pelopor import __version__

        sys.stdout.write(f"pelopor {__version__}\n")
        return
    if words[0] not in COMMANDS:
        sys.stderr.write(f"pelopor: unknown command {words[0]!r}; try pelopor --help\n")
        sys.exit(2)
    from django.core.management import execute_from_command_line

    execute_from_command_line(["pelopor", *words])
