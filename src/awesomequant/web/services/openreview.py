"""OpenReview: what the page of a submission says, where programs are let in.

Since September 2026 it answers programs with a challenge for people; we do not go round it.
"""

from typing import Any
from urllib.parse import quote

from awesomequant.web.facts import Facts, names, text, year
from awesomequant.web.reading import json_of
from awesomequant.web.values import Answers, Reply, Request, Service, get, id_of, items

SERVICE = Service(
    "openreview", "api2.openreview.net", ("openreview",), interval=1.0, tells={"work": 10}
)


def request(keys: tuple[str, ...]) -> Request:
    """Ask for one submission by the id of its forum."""
    return Request(f"https://api2.openreview.net/notes?id={quote(id_of(keys[0]))}", keys)


def parse(reply: Reply) -> Answers:
    """Return title, authors, venue, year and abstract of the submission."""
    notes = items(json_of(reply), "notes")
    answers: Answers = dict.fromkeys(reply.request.keys)
    if not notes:
        return answers
    content = notes[0].get("content")
    venue = _value(content, "venueid")
    title = text(_value(content, "title"), "title")
    facts = Facts(
        title=title,
        authors=names(_value(content, "authors")),
        venue=text(venue.split(".")[0]) if isinstance(venue, str) else None,
        year=year(get(venue.split("/"), 1)) if isinstance(venue, str) else None,
        abstract=text(_value(content, "abstract"), "abstract"),
    )
    return dict.fromkeys(answers, facts) if title else {}


def _value(content: Any, field: str) -> Any:
    """Return a field of a note; version 2 of the API wraps values, version 1 does not."""
    found = get(content, field)
    return get(found, "value") if isinstance(found, dict) else found
