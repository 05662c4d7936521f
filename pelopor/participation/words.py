"""Sentences of participation."""
