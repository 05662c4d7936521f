"""Sentences of pages."""
