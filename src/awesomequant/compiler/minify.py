"""JavaScript without comments and needless blanks."""

from awesomequant.site.javascript import tokens
from awesomequant.site.scripts import bare


def minified(text: str) -> str:
    """Return a program that does the same in fewer signs."""
    return "(() => {\n" + bare(tokens(text)) + "})();\n"
