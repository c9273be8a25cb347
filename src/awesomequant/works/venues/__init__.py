"""Venues: one resolver for all spellings, asked by every door of the house."""

from awesomequant.works.venues.answer import LONGEST_ID, Answer, VenueEntry
from awesomequant.works.venues.known import is_well_known
from awesomequant.works.venues.macros import JOURNALS
from awesomequant.works.venues.resolver import Venues, is_preprint_server
from awesomequant.works.venues.words import is_publisher

__all__ = [
    "JOURNALS",
    "LONGEST_ID",
    "Answer",
    "VenueEntry",
    "Venues",
    "is_preprint_server",
    "is_publisher",
    "is_well_known",
]
