"""What a reader wants of an audit: which version is cited, how names and venues are written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Prefer(StrEnum):
    """Which version of a work that has appeared is cited."""

    PUBLISHED = "published"
    PREPRINT = "preprint"


class Names(StrEnum):
    """How given names are written."""

    FULL = "full"
    INITIALS = "initials"
    KEEP = "keep"


class Venues(StrEnum):
    """How venues are written."""

    LONG = "long"
    SHORT = "short"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a reader asked for; as it stands where nothing was."""

    prefer: Prefer = Prefer.PUBLISHED
    names: Names = Names.KEEP
    venues: Venues = Venues.KEEP
    year: int = 0
    """The year that it is where the audit is made, beside which one may lie in the future."""
    is_short: bool = False
    """Whether most venues of the file are written short: for those that are added to it."""
    called: Mapping[str, str] = field(default_factory=dict)
    """How the file itself writes venues, by their ids: values as they stand in its source."""
