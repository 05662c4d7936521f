"""The task process: what falls due by the clock."""

import signal
import sys
import time
from argparse import ArgumentParser
from types import FrameType

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from pelopor.kit.clock import now
from pelopor.operate.due import run_due

EVERY = 15  # seconds


class Command(BaseCommand):
    help = "Do what falls due: close rounds, stir slips, end objection windows. --once does it once and ends."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true")

    def handle(self, *, once: bool, **_: object) -> None:
        self.going = True
        if once:
            sys.exit(1 if run_due(now()) else 0)
        signal.signal(signal.SIGTERM, self._stop)
        signal.signal(signal.SIGINT, self._stop)
        while self.going:
            run_due(now())
            close_old_connections()
            for _second in range(EVERY):
                if not self.going:
                    break
                time.sleep(1)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.going = False
