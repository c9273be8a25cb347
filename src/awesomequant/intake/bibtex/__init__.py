"""Entries of BibTeX and BibLaTeX as drafts; an importer and an audit read them alike."""
