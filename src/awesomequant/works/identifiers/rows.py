"""The form of a row in the tables of schemes: hosts, pattern, how the id is made."""

import re
from collections.abc import Callable
from typing import NamedTuple

from awesomequant.works.identifiers.identifier import Identifier

Former = Callable[[re.Match[str]], str]


def first(found: re.Match[str]) -> str:
    """Make the id of the first group, as written."""
    return found[1]


def pair(found: re.Match[str]) -> str:
    """Make the id of the first two groups, `2020/123590137`."""
    return f"{found[1]}/{found[2]}"


class Row(NamedTuple):
    """How one scheme is read on some hosts; hosts are compared exactly."""

    scheme: str
    hosts: str
    """The hosts, with blanks between them."""
    pattern: re.Pattern[str]
    """Matches path and query in full; a last group named `supplement` marks a supplement."""
    form: Former = first

    def read(self, tail: str) -> Identifier | None:
        """Return the identifier in path and query of an address on one of the hosts, else None."""
        path, mark, query = tail.partition("?")
        if "//" in path:
            path = re.sub(r"/{2,}", "/", path)
        found = self.pattern.fullmatch(path + mark + query)
        if found is None:
            return None
        part = "supplement" if found.lastgroup == "supplement" else None
        return Identifier(self.scheme, self.form(found), None, part)


def row(scheme: str, hosts: str, pattern: str, form: Former = first) -> Row:
    """Make a row whose pattern is matched without case; a query behind the path is allowed."""
    return Row(scheme, hosts, re.compile(pattern + r"(?:[?&].*)?", re.IGNORECASE), form)
