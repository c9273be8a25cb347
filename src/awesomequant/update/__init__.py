"""Bring a list up to date: what to ask, what the answers are worth, what may be written."""
