"""Statements of others come in: read, joined, matched with the list, and turned into changes."""
