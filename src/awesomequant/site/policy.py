"""A page's Content-Security-Policy: what its owner wrote may run and load, what a record says not.

It is read off a page before records are in it: the scripts that stand there by then, each by its
digest, and the hosts that its tags name.  Whatever slips through the escaping of a record later is
none of these, and the browser runs nothing of it (https://www.w3.org/TR/CSP3/).
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from html import unescape
from urllib.parse import urlsplit

Places = Mapping[str, Iterable[str]]  # hosts and digests, by the directive that they are for

_SITE = ("'self'",)
# Styles stand in attributes, of the theme's and of charts; some style sheets hold their drawings.
_USUAL = {
    "default-src": _SITE,
    "script-src": _SITE,
    "style-src": ("'self'", "'unsafe-inline'"),
    "img-src": ("'self'", "data:"),
    "object-src": ("'none'",),
    "base-uri": _SITE,
    "form-action": _SITE,
}
# What an owner may name more places for.
DIRECTIVES = frozenset(_USUAL) - {"default-src", "object-src", "base-uri"} | {
    f"{name}-src" for name in ("connect", "font", "frame", "media", "worker")
}
_META = '<meta http-equiv="Content-Security-Policy" content="{}">'
_POLICY = re.compile(re.escape(_META).replace(r"\{\}", '([^"]*)'))
_ANY_POLICY = re.compile(
    r"""<meta\s[^>]*http-equiv=["']?Content-Security-Policy\b""", re.IGNORECASE
)
_OWN = "script-src 'self'"
_DIGEST = re.compile(r" ('sha256-[^']*')")
# All that stands before a policy is free of it, and only the first kilobyte says the encoding.
_CHARSET = re.compile(r"<meta\s[^>]*\bcharset\b[^>]*>", re.IGNORECASE)
_HEAD = re.compile(r"<head\b[^>]*>", re.IGNORECASE)
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(
    r"<(audio|form|iframe|img|link|script|source|track|video)\b([^>]*)>", re.IGNORECASE
)
_ATTRIBUTE = re.compile(r"""(?<![\w-])([\w-]++)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
# A script of another type is data that nobody runs.
_RUNS = re.compile(r"|module|importmap|speculationrules|(?:text|application)/(?:java|ecma)script")
# By the tag or what a link is for: the attributes that name what is loaded, and as what.
_LOADED = {
    "audio": {"src": "media-src"},
    "form": {"action": "form-action"},
    "iframe": {"src": "frame-src"},
    "img": {"src": "img-src", "srcset": "img-src"},
    "script": {"src": "script-src"},
    "source": {"src": "media-src", "srcset": "img-src"},
    "track": {"src": "media-src"},
    "video": {"src": "media-src", "poster": "img-src"},
    "icon": {"href": "img-src"},
    "modulepreload": {"href": "script-src"},
    "stylesheet": {"href": "style-src"},
}
# What the theme's own script fetches where a page has such a thing: the stars of a repository, and
# the program that draws diagrams.  A style sheet from afar has its fonts there or with their host.
_FETCHED = (
    (re.compile(r"data-md-component=[\"']?source\b"), "connect-src", "https://api.github.com"),
    (re.compile(r"data-md-component=[\"']?source\b"), "connect-src", "https://gitlab.com"),
    (re.compile(r"class=[\"']?mermaid\b"), "script-src", "https://unpkg.com"),
)
_FONTS = {"https://fonts.googleapis.com": "https://fonts.gstatic.com"}
_PLACE = re.compile(r"(?:https?://)?[\w.\-*]+(?::\d+)?|data:|blob:", re.ASCII)


def is_place(text: str) -> bool:
    """Return whether a policy can name this: a host, with or without http, or data: or blob:."""
    return bool(_PLACE.fullmatch(text))


def guarded(html: str, more: Places) -> str:
    """Return a built page with the policy that lets all that stands in it do its work.

    ``more`` is what it does not show, as places that its scripts load from.
    """
    start = _CHARSET.search(html) or _HEAD.search(html)
    # A fragment, or a page whose owner wrote a policy.
    if start is None or _ANY_POLICY.search(html):
        return html
    said = joined([_USUAL, sources(html), more])
    # A directive that is named has what the default says no more.
    said = {name: dict.fromkeys(_USUAL.get(name, _SITE)) | said[name] for name in said}
    text = ";".join(" ".join((name, *places)) for name, places in said.items())
    return html[: start.end()] + _META.format(text) + html[start.end() :]


def renewed(html: str, before: str) -> str:
    """Return a page with the digests of its scripts, which were others in the page ``before``.

    One that has no policy gets none.
    """
    gone, here = set(_digests(before)), dict.fromkeys(_digests(html))

    def said(found: re.Match[str]) -> str:
        kept = _DIGEST.sub(lambda one: "" if one[1] in gone else one[0], found[1])
        return _META.format(kept.replace(_OWN, " ".join((_OWN, *here)), 1))

    return _POLICY.sub(said, html, count=1)


def admitting(html: bytes, script: str) -> bytes:
    """Return a page whose policy lets one script more run, which its server puts into it."""
    own = _OWN.encode()
    return html.replace(own, own + b" " + digest(script).encode(), 1)


def digest(script: str) -> str:
    """Return what a policy says of a script that stands in its page."""
    # Browsers read every end of a line as one line feed before they digest.
    text = script.replace("\r\n", "\n").replace("\r", "\n")
    return f"'sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode()}'"


def _digests(html: str) -> Iterator[str]:
    """Yield the digest of each script whose text stands in a page."""
    for attributes, script in _SCRIPT.findall(html):
        said = _attributes(attributes)
        if script and "src" not in said and _RUNS.fullmatch(said.get("type", "").lower()):
            yield digest(script)


def _attributes(text: str) -> dict[str, str]:
    return {
        name.lower(): unescape(double or single or bare)
        for name, double, single, bare in _ATTRIBUTE.findall(text)
    }


def sources(html: str) -> Places:
    """Return the places that a page loads from and its scripts, by directive; its own are usual."""
    found: dict[str, dict[str, None]] = {"script-src": dict.fromkeys(_digests(html))}

    def add(directive: str, places: Iterable[str]) -> None:
        found.setdefault(directive, {}).update(dict.fromkeys(places))

    for tag, attributes in _TAG.findall(html):
        said = _attributes(attributes)
        kinds = said.get("rel", "").lower().split() if tag.lower() == "link" else [tag.lower()]
        for loaded in (_LOADED.get(kind, {}) for kind in kinds):
            for name, directive in loaded.items():
                places = [*_origins(said.get(name, ""), is_set=name == "srcset")]
                add(directive, places)
                if directive == "style-src":
                    add("font-src", (_FONTS.get(place, place) for place in places))
    for shown, directive, place in _FETCHED:
        if shown.search(html):
            add(directive, [place])
    return found


def joined(every: Iterable[Places]) -> dict[str, dict[str, None]]:
    """Return the places of several, by directive, each once."""
    found: dict[str, dict[str, None]] = {}
    for directive, places in (pair for one in every for pair in one.items()):
        found.setdefault(directive, {}).update(dict.fromkeys(places))
    return {name: places for name, places in found.items() if places}


def _origins(text: str, *, is_set: bool) -> Iterator[str]:
    """Yield where what an attribute names is, unless it is on the site itself."""
    for url in re.split(r",\s+", text) if is_set else [text]:
        try:
            parts = urlsplit(url.strip().split(" ")[0])
        except ValueError:  # "http://[": the browser loads nothing either
            continue
        if parts.netloc and parts.scheme in ("", "http", "https"):
            host = parts.netloc.rpartition("@")[2]
            place = f"{parts.scheme}://{host}" if parts.scheme else host
            if is_place(place):
                yield place
