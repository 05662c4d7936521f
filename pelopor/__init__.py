"""Pelopor: the whole Agent of Change programme of a government body, from roster to decree."""

__version__ = "0.1.0"
