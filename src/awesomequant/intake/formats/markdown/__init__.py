"""Read a Markdown list of any shape: how it writes its entries is inferred from the list itself."""

from awesomequant.intake.formats import Profile
from awesomequant.intake.formats.markdown.reader import read

SUFFIXES = (".md", ".markdown")
read_profiled = read

__all__ = ["SUFFIXES", "Profile", "read", "read_profiled"]
