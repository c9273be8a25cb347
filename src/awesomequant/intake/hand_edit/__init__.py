"""A page that a person edited, as edits of the records and settings behind it, with its proof."""
