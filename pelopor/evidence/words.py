"""Sentences of evidence."""
