"""OpenReview: what the page of a submission says, where programs are let in.

Since September 2026 it answers programs with a challenge for people; we do not go round it.  Asked
by title it brings up submissions of every fate: only what was accepted names a venue.
"""

import re
from typing import Any
from urllib.parse import quote

from awesomequant.web.facts import Facts, get, items, names, text, year
from awesomequant.web.reading import MOST_HITS, json_of, titled
from awesomequant.web.values import TITLE, Answers, Reply, Request, Service, id_of, scheme_of

SERVICE = Service(
    "openreview", "api2.openreview.net", ("openreview", "title"), interval=1.0,
    # The authors' own record, but a request each: arXiv is asked before, a hundred at a time.
    tells={"work": 10, "people": 25}, by_title={"people": 38},
    title="OpenReview", home="https://openreview.net/",
)  # fmt: skip
_NOTES = "https://api2.openreview.net/notes"
_CONFERENCE = re.compile(r"(\w+)(?:\.\w+)?/(\d{4})/Conference")
# Of a submission under review nobody is named.
_NOBODY = frozenset(("anonymous", "anonymous authors"))
_NOT_ACCEPTED = re.compile(r"submitted|withdrawn|reject|submission", re.IGNORECASE)


def request(keys: tuple[str, ...]) -> Request:
    """Ask for one submission by the id of its forum, or for those that a title brings up."""
    asked = quote(id_of(keys[0]), safe="")
    if scheme_of(keys[0]) == TITLE:
        # source=forum leaves out reviews and comments, which repeat the title.
        return Request(f"{_NOTES}/search?term={asked}&source=forum&limit={MOST_HITS}", keys)
    return Request(f"{_NOTES}?id={asked}", keys)


def parse(reply: Reply) -> Answers:
    """Return title, authors, venue, year and abstract of the submission."""
    found = []
    for note in items(json_of(reply), "notes"):
        content = note.get("content")
        venue, told = _place(content)
        # Newer notes name people as objects with their profile.
        people = _value(content, "authors")
        shown = [
            get(one, "fullname") if isinstance(one, dict) else one
            for one in (people if isinstance(people, list) else [])
        ]
        facts = Facts(
            title=text(_value(content, "title"), "title"),
            authors=names([one for one in shown if str(one).strip().lower() not in _NOBODY]),
            venue=venue,
            year=told,
            abstract=text(_value(content, "abstract"), "abstract"),
        )
        found.append(facts)
    (key,) = reply.request.keys
    if scheme_of(key) == TITLE:
        return titled(key, found)
    if not found:
        return {key: None}
    return {key: found[0]} if found[0].title else {}


def _place(content: Any) -> tuple[str | None, int | None]:
    """Return where and when it was accepted: ``ICLR.cc/2025/Conference``, or the words beside it.

    ``ICLR.cc/2025/Conference/Rejected_Submission`` was not, ``ICLR.cc/2025/Workshop/X`` not at
    the conference.
    """
    path, words = (_value(content, name) for name in ("venueid", "venue"))
    path = path if isinstance(path, str) else ""
    when = year(get(path.split("/"), 1))
    if found := _CONFERENCE.fullmatch(path):
        return text(found[1]), when
    words = text(words, "venue") or ""
    return (None if not words or _NOT_ACCEPTED.search(path + words) else words), when


def _value(content: Any, field: str) -> Any:
    """Return a field of a note; version 2 of the API wraps values, version 1 does not."""
    found = get(content, field)
    return get(found, "value") if isinstance(found, dict) else found
