"""What belongs to a list, and under which tags: told by the list's own rules, as data."""
