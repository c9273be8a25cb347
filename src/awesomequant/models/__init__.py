"""The values a list is made of, each a frozen model that says what it accepts."""

from awesomequant.models.draft import Draft, DraftLink, Reading, Skipped
from awesomequant.models.metrics import Metric
from awesomequant.models.paper import Code, Link, Measure, Paper
from awesomequant.models.sections import Section
from awesomequant.models.settings import Settings
from awesomequant.models.vocabulary import Tag, Venue

__all__ = [
    "Code",
    "Draft",
    "DraftLink",
    "Link",
    "Measure",
    "Metric",
    "Paper",
    "Reading",
    "Section",
    "Settings",
    "Skipped",
    "Tag",
    "Venue",
]
