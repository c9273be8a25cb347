"""What a text or an address says of a licence, as an SPDX identifier."""

import re

# The first that is found counts: a licence's text names others ("compatible with the GPL").
_TEXTS = (
    (r"SPDX-License-Identifier:\s*([A-Za-z0-9.+-]{2,40})", r"\1"),
    (r"\bCC0\b|Creative Commons Zero|No Rights Reserved", "CC0-1.0"),
    (r"\bUnlicense\b|free and unencumbered software", "Unlicense"),
    (r"GNU AFFERO GENERAL PUBLIC|\bAGPL", "AGPL-3.0-or-later"),
    (r"GNU LESSER GENERAL PUBLIC|\bLGPL", "LGPL-3.0-or-later"),
    (r"GNU GENERAL PUBLIC LICENSE\s+Version 2|\bGPL(?:-| ?v)?2", "GPL-2.0-only"),
    (r"GNU GENERAL PUBLIC|\bGPL(?:-| ?v)?3", "GPL-3.0-or-later"),
    (r"Apache[ -]+Licen[cs]e|\bApache[ -]?2(?:\.0)?", "Apache-2.0"),
    (r"Mozilla Public License|\bMPL[ -]?2", "MPL-2.0"),
    (r"\bMIT\b|Permission is hereby granted, free of charge", "MIT"),
    (r"BSD[ -]2|Simplified BSD", "BSD-2-Clause"),
    (r"BSD[ -]3|Neither the name of|\bBSD\b", "BSD-3-Clause"),
    (r"Open Database License|\bODbL\b", "ODbL-1.0"),
)
_TERMS = {"noncommercial": "NC", "sharealike": "SA", "noderivatives": "ND", "noderivs": "ND"}
# "Attribution-NonCommercial-ShareAlike 4.0", "CC BY-NC-SA 4.0", "cc-by/4.0".
_NAMED = re.compile(
    r"(?:Creative Commons|CC)[\s:,()\"-]{0,4}Attribution((?:[\s-]{1,3}(?:NonCommercial|ShareAlike|"
    r"NoDerivatives|NoDerivs)){0,2})(?:[\s,]{1,3}(?:Public License|License|International))?"
    r"[\s,v]{0,3}(\d\.\d)?|"
    r"\bCC[\s_-]{1,2}BY((?:[\s_-]{1,2}(?:NC|SA|ND)\b){0,2})[\s_/v-]{0,3}(\d\.\d)?",
    re.IGNORECASE,
)
_DEED = re.compile(
    r"(?:creativecommons\.org/licenses|licensebuttons\.net/l)/(by[a-z-]{0,6})/(\d\.\d)"
)
_ZERO = re.compile(r"creativecommons\.org/publicdomain/zero|licensebuttons\.net/p/zero")
_OPEN = re.compile(r"opensource\.org/licenses?/([A-Za-z0-9.-]{2,40})", re.IGNORECASE)
# A badge that bears its text; one that asks the host, as shields.io/github/license/…, bears none.
_BADGE = re.compile(
    r"img\.shields\.io/badge/licen[cs]e-([^?)\s\"]{2,60})-[A-Za-z0-9]+", re.IGNORECASE
)
_ALTERNATIVE = re.compile(
    r"licen[cs]e[^<>]{0,200}?\balt=[\"']([^\"'<>]{2,60})|!\[([^\[\]]{2,60})\]\([^()\s]{0,200}licen[cs]e",
    re.IGNORECASE,
)
# Of a licence's text the beginning says which one it is.
_BEGINNING = 4_000


def stated(text: str) -> str | None:
    """Return the licence that a text names: a LICENSE file, or the section of a page about it."""
    beginning = text[:_BEGINNING]
    if found := linked(beginning):
        return found
    for pattern, identifier in _TEXTS[:2]:
        if one := re.search(pattern, beginning):
            return one.expand(identifier)
    if found := _creative_commons(beginning):
        return found
    for pattern, identifier in _TEXTS[2:]:
        if re.search(pattern, beginning):
            return identifier
    return None


def linked(text: str) -> str | None:
    """Return the licence that an address in a text names: of a deed, or of a badge."""
    if _ZERO.search(text):
        return "CC0-1.0"
    if deed := _DEED.search(text):
        return f"CC-{deed[1].upper()}-{deed[2]}"
    if badge := _BADGE.search(text):
        words = badge[1].replace("--", "-").replace("_", " ").replace("%20", " ")
        return _creative_commons(words) or stated_word(words)
    if named := _OPEN.search(text):
        return stated_word(named[1])
    if shown := _ALTERNATIVE.search(text):  # of a picture that asks the host
        return _creative_commons(shown[1] or shown[2]) or stated_word(shown[1] or shown[2])
    return None


def stated_word(words: str) -> str | None:
    """Return the licence of a badge's few words."""
    for pattern, identifier in _TEXTS[1:]:
        if re.search(pattern, words, re.IGNORECASE):
            return identifier
    return None


def _creative_commons(text: str) -> str | None:
    found = _NAMED.search(text)
    if not found:
        return None
    terms = re.findall(r"[A-Za-z]+", found[1] or found[3] or "")
    short = [_TERMS.get(term.lower(), term.upper()) for term in terms]
    return "-".join(["CC-BY", *short, found[2] or found[4] or "4.0"])
