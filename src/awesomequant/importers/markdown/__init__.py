"""Read a Markdown list: entries that begin with the link of their venue."""

from awesomequant.importers.markdown.reader import read

SUFFIXES = (".md", ".markdown")

__all__ = ["SUFFIXES", "read"]
