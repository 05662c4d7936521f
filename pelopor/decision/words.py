"""Sentences of decision."""
