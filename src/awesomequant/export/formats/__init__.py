"""Formats that papers are written in: one file, one format, found by this folder."""
