"""Sentences of programme."""
