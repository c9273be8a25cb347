"""The author field of BibTeX and BibLaTeX."""

import re
from collections.abc import Iterable

from awesomequant.language import tex
from awesomequant.works.people import PersonName


def author_field(names: Iterable[PersonName]) -> str:
    """Return names as ``Family, Given and Family, Given``; an ``and`` inside one stays inside."""
    return " and ".join(", ".join(_part(part) for part in name if part) for name in names)


def _part(name: str) -> str:
    is_torn = "," in name or re.search(r"\band\b", name, re.IGNORECASE)
    return f"{{{tex.write(name)}}}" if is_torn else tex.write(name)
