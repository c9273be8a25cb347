"""Credit to the services whose counts a list shows, where their licence asks for it."""

from typing import NamedTuple


class Credit(NamedTuple):
    """How a service is named, and the page that its licence wants readers to be led to."""

    name: str
    url: str


# The licence of Semantic Scholar asks that public use points back to it.  OpenAlex (CC0) and
# Crossref (facts) ask for nothing and are named all the same: a reader should know who counted.
CREDITS = {
    "semanticscholar": Credit("Semantic Scholar", "https://www.semanticscholar.org/"),
    "openalex": Credit("OpenAlex", "https://openalex.org/"),
    "crossref": Credit("Crossref", "https://www.crossref.org/"),
}
