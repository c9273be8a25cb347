"""Venues: one resolver for all spellings, asked by every door of the house."""

from awesomequant.works.venues.index import VenueEntry
from awesomequant.works.venues.resolver import Venues, is_preprint_server
from awesomequant.works.venues.spelling import LONGEST_ID, Answer
from awesomequant.works.venues.words import is_publisher, is_well_known

__all__ = [
    "LONGEST_ID",
    "Answer",
    "VenueEntry",
    "Venues",
    "is_preprint_server",
    "is_publisher",
    "is_well_known",
]
