"""Read a Markdown list of any shape: how it writes its entries is inferred from the list itself."""

from awesomequant.intake.formats.markdown.reader import Profile, read

SUFFIXES = (".md", ".markdown")

__all__ = ["SUFFIXES", "Profile", "read"]
