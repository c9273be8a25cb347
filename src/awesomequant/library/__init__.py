"""Every value that a list is made of; they know nothing of files, of the web, or of rules."""
