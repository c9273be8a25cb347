"""The characters that nobody sees: which of them a text may hold, and where.

What hides in a review is refused: controls, line breaks that only YAML and JavaScript see,
bidirectional marks, zero-width signs, tag characters.  Two of them are letters' business in some
scripts, and there they are kept: without U+200C a Persian word is misspelled, without U+200D a
Hindi one is, and a family of emoji falls apart.  The neighbours decide, as RFC 5892 (appendix A)
asks of domain names; elsewhere a joiner is only a way to make two words look alike.
"""

import sys
import unicodedata

from awesomequant.text import regex

# The characters refused in every text, as the inside of a regular expression's brackets.
HIDDEN = (
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e"
    r"\u2060-\u2069\ufeff\U000e0000-\U000e007f"
)


# Soft hyphens, blank letters and the like: what programs leave behind, which only misleads.
DEBRIS = r"\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u3164\ufe00-\ufe0e\uffa0\ufff9-\ufffb"

# Letters and marks of the scripts whose letters join or stack: Arabic, Syriac, N'Ko, Mandaic, the
# scripts of India, Tibetan, Myanmar, Khmer, Mongolian, and the presentation forms of Arabic.
_JOINING = (
    r"\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff\u0710-\u074a"
    r"\u074d-\u07b1\u07ca-\u07f5\u0840-\u085b\u0860-\u0963\u0971-\u0e00\u0f40-\u0fbc\u1000-\u109d"
    r"\u1780-\u17b3\u17b6-\u17d3\u1820-\u18aa\ua840-\ua873\ua8e0-\ua8fd\ufb50-\ufdff\ufe70-\ufefc"
)
# A virama may end a word with a joiner after it: the letter is then shown in its half form.
_VIRAMA = r"\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca\u1039\u17d2"
# Pictures, near enough to Unicode's Extended_Pictographic, with the skin tones.
_PICTURE = (
    r"\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u27bf\u2934\u2935"
    r"\u2b05-\u2b55\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
_CANDIDATE = regex(f"[{HIDDEN}]")
_REFUSED = regex(
    f"\u200c(?!(?<=[{_JOINING}]\u200c)[{_JOINING}])(?<![{_VIRAMA}]\u200c)"
    f"|\u200d(?!(?<=[{_JOINING}]\u200d)[{_JOINING}])(?<![{_VIRAMA}]\u200d)"
    f"(?!(?<=[{_PICTURE}\ufe0f]\u200d)[{_PICTURE}])"
    f"|(?![\u200c\u200d])[{HIDDEN}]"
)
# Selectors of a letter's form are kept behind what has such forms: pictures and keys (1️⃣),
# Mongolian letters.
_DEBRIS = regex(f"[{DEBRIS}]|(?<![{_PICTURE}0-9#*])\ufe0f|(?<![\u1820-\u18aa])[\u180b-\u180d]")

_MARK = regex(r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff]")
_MARKED = regex(rf".{_MARK.pattern}+")


def find_refused(text: str) -> int | None:
    """Return the place of the first character that no text may hold, or None."""
    # One set of characters is searched three times as fast as the alternatives with neighbours.
    first = _CANDIDATE.search(text)
    found = _REFUSED.search(text, first.start()) if first else None
    return found.start() if found else None


def without_debris(text: str) -> str:
    """Return ``text`` without the unseen characters that are allowed and yet of no use."""
    return text if text.isascii() else _DEBRIS.sub("", text)


def visible(text: str) -> str:
    """Return a stranger's text without any unseen character but those that its script wants."""
    kept = without_debris(text)  # first, for debris may keep a joiner's place
    return _REFUSED.sub("", kept) if _CANDIDATE.search(kept) else kept


def composed(text: str) -> str:
    """Return ``text`` with letters and their combining marks as one sign each, where there is one.

    Nothing else is normalised: NFC alone would make other ideographs of some.
    """
    if text.isascii() or not _MARK.search(text):  # nearly all text; the search is the cheaper one
        return text
    return _MARKED.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)


def character(code: int) -> str:
    """Return the character of a number; U+FFFD for one that is no character."""
    is_character = code < sys.maxunicode + 1 and not 0xD800 <= code <= 0xDFFF  # noqa: PLR2004 -- surrogates
    return chr(code) if is_character else "\ufffd"
