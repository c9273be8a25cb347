"""Where the pages of a site stand, relative to its root."""

from collections.abc import Mapping

from awesomequant.library.library import Library
from awesomequant.text import slug


def paper(identity: str) -> str:
    """Return the address of a paper's page."""
    return f"papers/{identity}/"


def year(of: int) -> str:
    """Return the address of a year's page."""
    return f"years/{of}/"


def tag(identity: str) -> str:
    """Return the address of a tag's page."""
    return f"tags/{identity}/"


def venues(library: Library) -> Mapping[str, str]:
    """Return the address of each used venue's page; two that are spelled alike get numbers."""
    addresses: dict[str, str] = {}
    taken: set[str] = set()
    for venue in library.by_venue:
        stem = slug(venue) or "venue"
        number = 1
        name = stem
        while name in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name)
        addresses[venue] = f"venues/{name}/"
    return addresses
