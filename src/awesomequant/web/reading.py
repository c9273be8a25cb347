"""Judge a reply before it is read: what its status, headers and first byte say (H7, H8)."""

import json
import re
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any
from xml.etree import ElementTree as ET

from awesomequant.web.values import (
    Broken,
    Limited,
    NotFound,
    Refused,
    Reply,
    TooMuch,
    Unanswered,
    Walled,
)

_OK = range(200, 300)
_MISSING = frozenset((404, 410))
_AT_FAULT = frozenset((400, 413, 414, 422))
_UNDER_WAY = frozenset((502, 504))
# What GitHub says in place of 429; the older words stand in recordings of 2013 and 2018.
_LIMIT_WORDS = re.compile(
    rb"secondary rate limit|abuse detection|rate limit exceeded", re.IGNORECASE
)
_WINDOW = re.compile(r"\br=0\b.*?\bt=(\d+)")
# Nothing a feed of 100 entries needs; expat itself stops entity bombs from 2.4.1 on.
_DOCTYPE = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


def settle(reply: Reply) -> None:
    """Raise what a status other than 200 means: Limited, Broken, TooMuch, Refused or NotFound."""
    status = reply.status
    if status in _OK:
        return
    if status == HTTPStatus.TOO_MANY_REQUESTS or (
        status == HTTPStatus.FORBIDDEN and _is_limit(reply)
    ):
        raise Limited(f"too many requests ({status})", wait(reply))
    if status in _MISSING:
        raise NotFound("not known there")
    if status in _AT_FAULT:
        raise _failed(reply)
    if b"ChallengeRequired" in reply.body[:2000]:
        raise Walled("the service asks for proof of a person: open the page and paste its BibTeX")
    if status in (401, 403, 451):
        raise Refused(_refusal(reply))
    if status in _UNDER_WAY and len(reply.request.keys) > 1:
        raise TooMuch(f"the answer took too long ({status})")
    if status == HTTPStatus.SERVICE_UNAVAILABLE and (seconds := wait(reply)) is not None:
        raise Limited("out of service (503)", seconds)
    raise Broken(f"the service failed ({status})")


def json_of(reply: Reply) -> Any:
    """The JSON value that a reply holds; raises as ``settle`` does, and for a page of HTML."""
    settle(reply)
    _refuse_page(reply)
    try:
        return json.loads(reply.body)
    except (ValueError, RecursionError):
        raise Broken("the reply is no whole JSON") from None


def xml_of(reply: Reply) -> ET.Element:
    """Return the root of the XML that a reply holds, read from its bytes; raises as ``json_of``."""
    settle(reply)
    if _DOCTYPE.search(reply.body[:2000]):
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
        reset = headers.get("x-ratelimit-reset", "")
        if reset.isdigit():
            at = int(reset)
            return max(at - reply.at, 0.0) + 1 if at > 10**9 else float(at)
    window = _WINDOW.search(headers.get("ratelimit", ""))
    return float(window[1]) if window else None


def _after(text: str, now: float) -> float | None:
    """Return the seconds of a Retry-After, a number or a date."""
    number = text.strip().partition(" ")[0]
    if number.isdigit():
        return float(number[:9])
    try:
        return max(parsedate_to_datetime(text).timestamp() - now, 0.0)
    except ValueError:
        return None


def _is_limit(reply: Reply) -> bool:
    headers = reply.headers
    told = "retry-after" in headers or headers.get("x-ratelimit-remaining") == "0"
    return told or bool(_LIMIT_WORDS.search(reply.body[:2000]))


def _refuse_page(reply: Reply) -> None:
    """Raise Refused for a page of HTML where data was asked for."""
    start = reply.body[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    html = "html" in reply.headers.get("content-type", "").lower()
    if html or start.startswith((b"<!doctype html", b"<html")):
        raise Refused("a page for people came in place of data: the service keeps programs out")


def _failed(reply: Reply) -> Unanswered:
    """Return what a 400 means: one wrong key among many, or a question it does not take at all."""
    if len(reply.request.keys) > 1:
        return TooMuch(f"the service did not take the question ({reply.status})")
    return Broken(f"the service did not take the question ({reply.status})")


def _refusal(reply: Reply) -> str:
    if reply.status == HTTPStatus.UNAUTHORIZED:
        return "the key is not valid (401)"
    return f"the service does not let us in ({reply.status}); is the key valid?"
