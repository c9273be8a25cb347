"""What mends a file that reading refuses: its text, its keys, its values; the certain alone."""
