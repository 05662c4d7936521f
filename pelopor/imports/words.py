"""Sentences of imports."""
