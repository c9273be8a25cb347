"""TeX read as text and written from it; a formula is the same in both."""

from awesomequant.language.tex.capitals import title
from awesomequant.language.tex.commands import address
from awesomequant.language.tex.reader import Text, read
from awesomequant.language.tex.writer import ascii_only, verbatim, write

__all__ = ["Text", "address", "ascii_only", "read", "title", "verbatim", "write"]
