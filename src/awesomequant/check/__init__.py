"""Check a list: rules, what they find, what mends it, and how it is told."""
