"""The names of an author or editor field, as a record states them."""

from awesomequant.language import tex
from awesomequant.library.author import Author, stated
from awesomequant.works.people import read_bibtex


def names(value: str) -> tuple[Author, ...]:
    """Return the people of a field: what stands in braces whole is a group, ``others`` is kept."""
    return stated(read_bibtex(value, _shown))


def _shown(source: str) -> str:
    return tex.read(source).text
