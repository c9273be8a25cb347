"""Files that others hand over, opened and read; what is no text, or of no known form, is named."""
