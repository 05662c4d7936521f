"""Signatures: made, asked for at the agency's service, validated, and read from a scan. What is heavy is loaded when it is used."""
