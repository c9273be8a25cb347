"""Venues: one resolver for all spellings, asked by every door of the house."""

from awesomequant.works.venues.answer import Answer, VenueEntry
from awesomequant.works.venues.resolver import Venues

__all__ = ["Answer", "VenueEntry", "Venues"]
