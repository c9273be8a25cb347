"""Speak with web services: politely, one request after another, and never trusting the reply."""
