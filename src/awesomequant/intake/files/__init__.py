"""Files and folders of others, opened: their bytes as text, and what is no text named."""
