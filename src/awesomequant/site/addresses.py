"""Where the pages of a site stand, relative to its root."""

from collections.abc import Mapping

from awesomequant.library.library import Library
from awesomequant.render.plain_site import venue_names


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
    """Return the address of each used venue's page."""
    names = venue_names(library.by_venue)
    return {venue: f"venues/{name}/" for venue, name in names.items()}
