"""Sentences of nomination."""
