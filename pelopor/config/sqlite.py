"""Put the SQLite of the pysqlite3 wheel in the place of the system's, before Django's backend loads it.

SQLite 3.7.0 to 3.51.2 can corrupt a WAL database when a write races a checkpoint; Debian's is among them. Where no
wheel exists (Linux on ARM) the system's stays, the journal is not WAL, and a system check warns (checks.py).
"""

import sys

try:
    import pysqlite3
    import pysqlite3.dbapi2

    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
except ImportError:  # no wheel for this machine
    pass

import sqlite3

VERSION = sqlite3.sqlite_version
SAFE_FROM = (3, 51, 3)
SAFE = sqlite3.sqlite_version_info >= SAFE_FROM

# FULL: an acknowledged answer survives a power cut. secure_delete: a replaced slip does not stay readable in the file.
INIT = f"PRAGMA journal_mode={'WAL' if SAFE else 'DELETE'}; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
