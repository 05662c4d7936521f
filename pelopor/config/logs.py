"""What the logs of an installation leave out. Read before anything of Django is loaded."""

import logging

SLIPS = "/kirim/"
"""Where the addresses begin that hand in slips."""


class NoSlips(logging.Filter):
    """Drops what Django would log of a request that hands in a slip: when it came, and what was wrong with it."""

    def filter(self, record: logging.LogRecord) -> bool:
        return not getattr(getattr(record, "request", None), "path_info", "").startswith(SLIPS)
