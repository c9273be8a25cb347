"""One language for text: Unicode with ``$math$``, its readers and its writers."""
