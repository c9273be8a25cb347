"""Judge a reply before it is believed: by its status and first byte, and by the title asked for."""

import re
from collections.abc import Iterable
from dataclasses import replace
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any
from xml.etree import ElementTree as ET

from awesomequant.language.json_text import value_of
from awesomequant.language.plain import show
from awesomequant.web.facts import Facts
from awesomequant.web.values import (
    Answers,
    Broken,
    Limited,
    NotFound,
    Refused,
    Reply,
    TooMuch,
    Walled,
    id_of,
    whole,
)
from awesomequant.works.title_likeness import Likeness, compare_titles
from awesomequant.works.titles import Title

_OK = range(200, 300)
_MISSING = frozenset((404, 410))
_AT_FAULT = frozenset((400, 413, 414, 422))
_UNDER_WAY = frozenset((502, 504))
# What GitHub says in place of 429; the older words stand in recordings of 2013 and 2018.
_LIMIT_WORDS = re.compile(
    rb"secondary rate limit|abuse detection|rate limit exceeded", re.IGNORECASE
)
_WINDOW = re.compile(r"\br=0\b.*?\bt=([0-9]{1,9})\b")
# Nothing a feed of 100 entries needs; expat itself stops entity bombs from 2.4.1 on.
_DOCTYPE = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


def settle(reply: Reply) -> None:
    """Raise what a status other than 200 means: Limited, Broken, TooMuch, Refused or NotFound."""
    status = reply.status
    if status in _OK:
        return
    start = reply.body[:2000]
    limited = status == HTTPStatus.TOO_MANY_REQUESTS
    if status == HTTPStatus.FORBIDDEN:  # GitHub's form of 429
        limited = (
            "retry-after" in reply.headers
            or reply.headers.get("x-ratelimit-remaining") == "0"
            or bool(_LIMIT_WORDS.search(start))
        )
    if limited:
        raise Limited(f"too many requests ({status})", wait(reply))
    if status in _MISSING:
        raise NotFound("not known there")
    if status in _AT_FAULT:  # one wrong key among many, or a question that it does not take at all
        wrong = TooMuch if len(reply.request.keys) > 1 else Broken
        raise wrong(f"the service did not take the question ({status})")
    if status in (401, 403, 451):
        if b"ChallengeRequired" in start:
            way_out = "open the page and paste its BibTeX"
            raise Walled(f"the service asks for proof of a person: {way_out}")
        if status == HTTPStatus.UNAUTHORIZED:
            raise Refused("the key is not valid (401)")
        raise Refused(f"the service does not let us in ({status}); is the key valid?")
    # Half of the keys may be answered in time.
    if status in _UNDER_WAY and len(reply.request.keys) > 1:
        raise TooMuch(f"the answer took too long ({status})")
    # A 503 that says when to come back is no failure; three failures and the service is left alone.
    if status == HTTPStatus.SERVICE_UNAVAILABLE and (seconds := wait(reply)) is not None:
        raise Limited("out of service (503)", seconds)
    raise Broken(f"the service failed ({status})")


def json_of(reply: Reply) -> Any:
    """The JSON value that a reply holds; raises as ``settle`` does, and for a page of HTML."""
    settle(reply)
    _refuse_page(reply)
    try:
        return value_of(reply.body)
    except (ValueError, RecursionError):
        raise Broken("the reply is no whole JSON") from None


def xml_of(reply: Reply) -> ET.Element:
    """Return the root of the XML that a reply holds, read from its bytes; raises as ``json_of``."""
    settle(reply)
    # Wherever it stands, behind a long comment too; in UTF-16 nobody would find it.
    if _DOCTYPE.search(reply.body) or b"\0" in reply.body:
        _refuse_page(reply)
        raise Broken("the reply declares entities")
    try:
        return ET.fromstring(reply.body)  # noqa: S314 -- no entities, bounded in size, expat >= 2.4
    except ET.ParseError:
        _refuse_page(reply)
        raise Broken("the reply is no whole XML") from None


def wait(reply: Reply) -> float | None:
    """Return the seconds that the headers ask us to wait, or None where they say nothing."""
    headers = reply.headers
    if (after := headers.get("retry-after")) and (seconds := _after(after, reply.at)) is not None:
        return seconds
    if headers.get("x-ratelimit-remaining") == "0":
        at = whole(headers.get("x-ratelimit-reset"))
        if at is not None:
            # GitHub states a time of day, others how many seconds are left; a second more, since
            # the clocks may differ.
            return max(at - reply.at, 0.0) + 1 if at > 10**9 else float(at)
    window = _WINDOW.search(headers.get("ratelimit", ""))
    return float(window[1]) if window else None


def _after(text: str, now: float) -> float | None:
    """Return the seconds of a Retry-After, a number or a date."""
    number = text.strip().partition(" ")[0]
    if number.isdecimal():
        return float(number[:9])  # of 400 digits a float is infinite, and no wait ends
    try:
        return max(parsedate_to_datetime(text).timestamp() - now, 0.0)
    except (ValueError, TypeError, OverflowError, IndexError):  # dates of no calendar
        return None


def _refuse_page(reply: Reply) -> None:
    """Raise Refused for a page of HTML where data was asked for."""
    start = reply.body[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    html = "html" in reply.headers.get("content-type", "").lower()
    if html or start.startswith((b"<!doctype html", b"<html")):
        raise Refused("a page for people came in place of data: the service keeps programs out")


# What a search by title brought up: the works that may be meant, the likest first.

# Hits that are asked for and looked at: the preprint, the workshop's, the conference's and the
# journal's text of one work, and a namesake.
MOST_HITS = 5


def titled(key: str, found: Iterable[Facts]) -> Answers:
    """Return the works of ``found`` whose titles are like that of ``key``, the others as namesakes.

    A search always brings up something.  What is called quite otherwise is no answer, so the
    service does not know the title: that is an answer too, and is kept.
    """
    asked = Title(id_of(key))
    told = [
        (compare_titles(asked, Title(show(facts.title))).likeness, facts)
        for facts in found
        if facts.title
    ]
    alike = [one for one in told if one[0] is not Likeness.UNLIKE]
    if not alike:
        return {key: None}
    alike.sort(key=lambda one: one[0], reverse=True)
    first, *others = (facts for _, facts in alike[:MOST_HITS])
    return {key: replace(first, namesakes=tuple(others))}
