"""Web services: one file, one service, a pure ``request(keys)`` and a pure ``parse(reply)``."""
