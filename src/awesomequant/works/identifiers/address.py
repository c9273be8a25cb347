"""Addresses in one canonical form, what makes them unsafe, and the marks a text leaves."""

import re
from collections.abc import Callable
from typing import Final
from urllib.parse import unquote

from pydantic_core import Url, ValidationError

from awesomequant.language.characters import DEBRIS, HIDDEN
from awesomequant.text import regex

# The marks that a text leaves around an identifier, and the characters nobody sees.

# Characters a text may have; longer ones are refused so that no input can cost much time.
LONGEST = 10_000

# What no identifier holds: unseen characters, blanks but U+0020, lone surrogates.
UNSEEN = regex(
    rf"[{HIDDEN}{DEBRIS}\t\n\r\xa0\u180b-\u180f\u2000-\u200a\u202f\u205f\u3000\ud800-\udfff]"
)

# What copying from a page or a PDF file leaves behind; without meaning in an identifier.
ZERO_WIDTH = regex(r"[\xad\u200b-\u200d\u2060\ufeff]")

BLANK = "".join(map(chr, [*range(0x21), *range(0x7F, 0xA1), *range(0x2000, 0x2010)]))
BLANK += "\xad\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"

# Full-width punctuation and typographic quotes, as keyboards of CJK and word processors write them.
CJK_MARKS = "\u3001\u3002\uff01\uff0c\uff1a\uff1b\uff1f\u2018\u2019\u201c\u201d\u2026"
# Punctuation that ends a phrase; never `_`, which OpenReview ids and repositories end in.
SENTENCE_MARKS = ".,;:*\"'" + CJK_MARKS

_ENDS = SENTENCE_MARKS + BLANK
_OPENER = {
    ")": "(",
    "]": "[",
    "}": "{",
    ">": "<",
    "\uff09": "\uff08",
    "\u3009": "\u3008",
    "\u300b": "\u300a",
    "\u300d": "\u300c",
    "\u300f": "\u300e",
    "\u3011": "\u3010",
}
_STARTS = "".join(_OPENER.values()) + SENTENCE_MARKS + BLANK


def trim_start(text: str) -> str:
    """Return the text without the blanks, brackets, quotes and marks in front of it."""
    return text.lstrip(_STARTS)


def trim_end(text: str, marks: str = SENTENCE_MARKS) -> str:
    """Return the text without final `marks` and without final brackets that close nothing in it.

    A bracket that closes one inside the text belongs to it: `JHEP12(2022)021` keeps both.
    """
    end = len(text)
    surplus: dict[str, int] = {}  # counted once, or ten thousand brackets would cost their square
    while end:
        sign = text[end - 1]
        if sign not in marks:
            if sign not in _OPENER:
                break
            if sign not in surplus:
                surplus[sign] = text.count(sign) - text.count(_OPENER[sign])
            surplus[sign] -= 1
            if surplus[sign] < 0:
                break
        end -= 1
    return text[:end]


def trim(text: str) -> str:
    """Return the text without blanks, invisible characters, brackets and marks around it."""
    return trim_end(trim_start(text), _ENDS)


# Addresses: their one canonical form, what makes them unsafe, what an importer may repair.
#
# The canonical form is the one of the WHATWG rules as pydantic's address parser gives it. Only that
# string is compared, stored and printed: two parsers of one address see two hosts in
# `https://evil.com\.arxiv.org/`, one parser sees one.

# What the parser leaves as it is: nine of ten addresses of records, which are read three times on
# their way to a page, in 1 µs in place of 3.  Steps (/../) and punycode are for the parser.
_CANONICAL: Final = regex(
    r"https?://(?=[^/]{1,253}/)(?:(?=[^.]{1,63}\.)[a-z][a-z0-9]*(?:-[a-z0-9]+)*\.)+[a-z]{2,63}/"
    r"[\w/.~=&?-]*",
    re.ASCII,
)
_START: Final = regex(r"[Hh][Tt][Tt][Pp][Ss]?://([^/?#]+)")
_IPV4: Final = regex(r"\d+\.\d+\.\d+\.\d+")
# A name as it is in the Internet, IDNA's letters written in ASCII, and "_", which some have.  The
# parser takes more, as browsers do: in Markdown `https://good.example)*b*.x/` leads to the former.
_HOST: Final = regex(r"[a-z0-9_.-]+")
_LABEL, _NAME = 63, 253  # characters that DNS has room for
_NEEDS_ESCAPE: Final = regex(r"""[ ()\[\]{}<>"'|^\\`]""")
_ESCAPES: Final = {ord(char): f"%{ord(char):02X}" for char in " ()[]{}<>\"'|^\\`"}
_REASONS: Final = {
    "empty host": "not http(s)://host",
    "invalid IPv4 address": "IP address as host",
    "invalid IPv6 address": "IP address as host",
}


class UnsafeAddress(ValueError):  # noqa: N818 - the name says what is wrong
    """An address that must not be stored, compared or printed; `reason` says why."""

    def __init__(self, reason: str) -> None:
        """Keep the reason, a few plain words."""
        super().__init__(reason)
        self.reason = reason


def canonical(address: str) -> str:
    """Return the one safe spelling of an address; blanks around it do not count.

    Raises UnsafeAddress for anything but http(s)://host, for a user name, an IP address or a name
    without a dot as host, for backslashes, for control and invisible characters, and for more than
    10,000 characters. A host with an empty label (`a..b`), or with other signs than letters,
    digits, `-` and `_`, is refused as well, and port 0.
    """
    text = _of_bounded_length(address.strip(" "))
    if _CANONICAL.fullmatch(text) and "/." not in text and "xn--" not in text:
        return text
    # What the parser would silently drop, mend or understand otherwise than we do.
    if UNSEEN.search(text):
        raise UnsafeAddress("control or invisible character")
    if "\\" in text:
        raise UnsafeAddress("backslash")
    start = _START.match(text)
    if start is None:
        raise UnsafeAddress("not http(s)://host")
    # "https://arxiv.org@evil.com/" leads to evil.com.
    if "@" in start[1]:
        raise UnsafeAddress("user name in the address")
    try:
        url = Url(text)
    except ValidationError as error:
        reason = str(error.errors()[0].get("ctx", {}).get("error", "not http(s)://host"))
        raise UnsafeAddress(_REASONS.get(reason, reason)) from None
    host = url.host or ""
    if wrong := _wrong_host(host) or ("port 0" if url.port == 0 else ""):
        raise UnsafeAddress(wrong)
    # The parser escapes little behind the host; in Markdown and YAML a bracket or a quotation mark
    # there would end the address.
    written = str(url)
    split = len(url.scheme) + len("://") + len(host)
    tail = written[split:]
    if _NEEDS_ESCAPE.search(tail):
        tail = tail.translate(_ESCAPES)
    return _of_bounded_length(written[:split].removesuffix(".") + tail)


def _wrong_host(host: str) -> str:
    """Return what is wrong with a host that is an address in a network or no public name."""
    if host[:1] == "[" or _IPV4.fullmatch(host):
        return "IP address as host"
    name = host.removesuffix(".")
    if "." not in name:
        return "host without a dot"
    if name[0] == "." or name[-1] == "." or ".." in name:
        return "host with an empty label"
    if max(map(len, name.split("."))) > _LABEL or len(name) > _NAME:
        return "host longer than any name"
    return (
        "" if _HOST.fullmatch(name) else "host with other signs than letters, digits, '-' and '_'"
    )


def _of_bounded_length(text: str) -> str:
    """Return the text back; raise when it is longer than any honest address."""
    if len(text) > LONGEST:
        raise UnsafeAddress("longer than 10,000 characters")
    return text


def split_host(canonical_address: str) -> tuple[str, str]:
    """Return the host (with its port, if any) and path plus query of a canonical address."""
    _, _, host, tail = canonical_address.split("/", 3)
    return host, "/" + tail.partition("#")[0]


def is_internationalised(canonical_address: str) -> bool:
    """Tell whether the host is punycode, as the host of a look-alike address would be."""
    host = split_host(canonical_address)[0]
    return host.startswith("xn--") or ".xn--" in host


_WWW: Final = regex(r"www\.(?=[^/]*\.)")
_TRACKING: Final = regex(r"utm_.*|fbclid|context", re.DOTALL)


def comparison_key(canonical_address: str) -> str:
    """Return what two addresses of one page have in common; never fit to be stored as an address.

    Off are the scheme, `www.`, the fragment, the final slash of the path and tracking parameters.
    """
    bare = canonical_address.partition("://")[2]
    if not ("?" in bare or "#" in bare or bare.startswith("www.")):  # nearly all: 6 µs less
        return bare.rstrip("/")
    host, tail = split_host(canonical_address)
    path, _, query = tail.partition("?")
    kept = [part for part in query.split("&") if not _TRACKING.fullmatch(part.partition("=")[0])]
    query = "&".join(kept)
    return _WWW.sub("", host, count=1) + path.rstrip("/") + (f"?{query}" if query else "")


_INNER: Final = regex(r"(?:^|&)(?:url|q|u|target)=(https?(?::|%3A)[^&]*)", re.IGNORECASE)
_COPY: Final = regex(r"/web/\d+\*?(?:[a-z]{2}_)?/(?:(https?):/+)?([^/]+\..*)", re.IGNORECASE)
_REDIRECTS: Final = {
    "google.com": "/url",
    "www.google.com": "/url",
    "scholar.google.com": "/scholar_url",
    "www.youtube.com": "/redirect",
    "l.facebook.com": "/l.php",
    "link.zhihu.com": "/",
}
_ARCHIVES: Final = frozenset({"web.archive.org", "archive.org"})
# Hosts whose addresses may carry another address inside.
WRAPPERS: Final = _ARCHIVES | _REDIRECTS.keys()


def unwrap(address: str) -> str:
    """Return the canonical address inside a redirect or archive copy, else the canonical address.

    Takes any address; raises UnsafeAddress as `canonical` does. When what is inside is unsafe, the
    wrapper itself is given. Copies of copies are opened four deep, more is no honest link.
    """
    outer = canonical(address)
    for _ in range(4):
        inner = _inner(outer)
        if inner is None:
            break
        outer = inner
    return outer


def _inner(address: str) -> str | None:
    """Return the safe address carried by a canonical one, or None."""
    host, tail = split_host(address)
    if host not in WRAPPERS:
        return None
    path, _, query = tail.partition("?")
    carried = ""
    if host in _ARCHIVES:
        # The copy's fragment is that of the page copied, and `split_host` leaves it out.
        if copy := _COPY.fullmatch("/" + address.split("/", 3)[3]):
            carried = f"{copy[1] or 'http'}://{copy[2]}"
    elif path == _REDIRECTS[host] and (target := _INNER.search(query)):
        carried = unquote(target[1])
    try:
        return canonical(carried) if carried else None
    except UnsafeAddress:
        return None


_PROTOCOL: Final = regex(r"(h*t+p+s*)://", re.IGNORECASE)
_DOUBLED: Final = regex(r"\A(?:https?://)+(?=https?://)")
_ESCAPED: Final = regex(r"(?<!\\)\\+_")
_END_MARKS: Final = ',*"' + CJK_MARKS + BLANK


def repair(address: str) -> tuple[str, list[str]]:
    """Return an address with its slips of typing mended, and one plain line for each repair.

    For importers only; a record's author is told instead. Nothing else is changed, so brackets that
    are balanced and a final `_`, `.` or `'` stay, and the result may still be unsafe.
    """
    text, lines = address, []
    for mend, line in _REPAIRS if len(address) <= LONGEST else ():
        mended = mend(text)
        if mended != text:
            lines.append(line)
            text = mended
    return text, lines


def _with_sound_protocol(text: str) -> str:
    """Write `https://` for `ttps://`, `hhttps://` and their like."""
    found = _PROTOCOL.match(text)
    if found is None or found[1].lower() in {"http", "https"}:
        return text
    return ("https" if "s" in found[1].lower() else "http") + text[found.end(1) :]


# In this order: that a protocol is doubled shows only once its letters are right.
_REPAIRS: Final[tuple[tuple[Callable[[str], str], str], ...]] = (
    (lambda text: text.strip(BLANK), "removed blanks around the address"),
    (
        # The indent of the second line goes as well.
        lambda text: "".join(line.strip(BLANK) for line in text.splitlines()),
        "joined an address that was broken over two lines",
    ),
    (lambda text: ZERO_WIDTH.sub("", text), "removed an invisible character"),
    (trim_start, "removed a mark in front of the address"),
    (lambda text: _ESCAPED.sub("_", text), "removed a backslash in front of _"),
    (_with_sound_protocol, "corrected the letters before ://"),
    (lambda text: _DOUBLED.sub("", text), "removed a protocol that was written twice"),
    (lambda text: trim_end(text, _END_MARKS), "removed a mark behind the address"),
)
