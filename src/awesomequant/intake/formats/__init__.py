"""Formats that lists are read from: one file, one format, each yielding drafts."""
