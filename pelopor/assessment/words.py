"""Sentences of assessment."""
