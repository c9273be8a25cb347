"""The characters that nobody sees: which of them a text may hold, and where; how one is told of.

What hides in a review is refused, by what Unicode says of it: controls (Cc), formats (Cf), private
use (Co), surrogates (Cs), what is no character or none yet (Cn), and what a reader is not shown
("default ignorable").  Scripts and emoji need some of these: without U+200C a Persian word is
misspelled, without U+200D a Hindi one is, and a family of emoji falls apart.  The neighbours
decide, as RFC 5892 (appendix A) asks of domain names; elsewhere a joiner is only a way to make two
words look alike.  Formats that are seen (signs before Arabic numbers) stand as any letter.
"""

import sys
import unicodedata
from collections.abc import Callable

from awesomequant.text import regex

# The characters refused in every text, as the inside of a regular expression's brackets.  Not among
# them: what Unicode has not given out yet, of which `find_refused` asks Python's own table.  From
# U+40000 on there is nothing but tags, selectors and private use.
HIDDEN = (
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e"
    r"\u2060-\u206f\ue000-\uf8ff\ufdd0-\ufdef\ufeff\ufff0-\ufffb\ufffe\uffff"
    r"\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U0001fffe\U0001ffff"
    r"\U0002fffe\U0002ffff\U0003fffe-\U0010ffff"
)

# Soft hyphens, blank letters and the like: what programs leave behind, which only misleads.
DEBRIS = r"\u00ad\u034f\u115f\u1160\u17b4\u17b5\u3164\ufe00-\ufe0e\uffa0"

# What is certainly neither, as the inside of brackets too: whole blocks of letters and signs.
CERTAIN = (
    r"\x20-\x7e\xa1-\xac\xae-\u034e\u0350-\u0377\u0391-\u03a1\u03a3-\u052f\u1e00-\u1eff"
    r"\u2010-\u2027\u2030-\u205e\u2190-\u23ff\u2500-\u27ff\u3001-\u303f\u3041-\u3096"
    r"\u3099-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff9f"
)

# Letters and marks of the scripts whose letters join or stack: Arabic, Syriac, N'Ko, Mandaic, the
# scripts of India and its neighbours, Tibetan, Myanmar, Khmer, Mongolian, the presentation forms of
# Arabic, Adlam, Rohingya and other young or old ones.
_JOINING = (
    r"\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff\u0710-\u074a"
    r"\u074d-\u07b1\u07ca-\u07f5\u0840-\u085b\u0860-\u0963\u0971-\u0e00\u0f40-\u0fbc\u1000-\u109d"
    r"\u1780-\u17b3\u17b6-\u17d3\u1820-\u18aa\u1a20-\u1a7c\u1b00-\u1b4b\u1b80-\u1baf\ua840-\ua873"
    r"\ua8e0-\ua8fd\ua980-\ua9c0\uaa60-\uaa7f\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc"
    r"\U00010ac0-\U00010ae6\U00010d00-\U00010d27\U00011000-\U000119ff\U0001e900-\U0001e94b"
)
# A virama (of combining class 9) may end a word with a joiner after it: the letter is then shown
# in its half form.
_VIRAMA = (
    r"\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d3b\u0d3c\u0d4d\u0dca\u0f84\u1039\u103a"
    r"\u17d2\u1a60\u1b44\u1baa\u1bab\ua8c4\ua953\ua9c0\U00011046\U000110b9\U00011133\U00011134"
    r"\U000111c0\U00011235\U0001134d\U00011442\U000114c2\U000115bf\U0001163f\U000116b6\U00011839"
)
# Pictures, near enough to Unicode's Extended_Pictographic, with the skin tones.
_PICTURE = (
    r"\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u27bf\u2934\u2935"
    r"\u2b05-\u2b55\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
# What has forms to select: ideographs, the signs of mathematics, Myanmar, Phags-pa, the nought.
_IDEOGRAPH = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
_OF_FORMS = _IDEOGRAPH + (
    r"0\u1000-\u109f\u2190-\u22ff\u2a00-\u2aff\u3001\u3002\ua840-\ua877\uaa60-\uaa7f\uff01-\uff60"
)
# Flags of countries' parts, as that of Scotland: a black flag and what it is, in tags, to an end.
_FLAG = "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f"
_CANDIDATE = regex(f"[{HIDDEN}]")
_ODD = (
    f"\u200c(?!(?<=[{_JOINING}]\u200c)[{_JOINING}])(?<![{_VIRAMA}]\u200c)"
    f"|\u200d(?!(?<=[{_JOINING}]\u200d)[{_JOINING}])(?<![{_VIRAMA}]\u200d)"
    f"(?!(?<=[{_PICTURE}\ufe0f]\u200d)[{_PICTURE}])"
    # What puts hieroglyphs together, and selects among ideographs; nothing else between them.
    "|(?<![\U00013000-\U0001345f])[\U00013430-\U0001343f]"
    f"|(?<![{_IDEOGRAPH}])[\U000e0100-\U000e01ef]"
    f"|(?![\u200c\u200d\U00013430-\U0001343f\U000e0100-\U000e01ef])[{HIDDEN}]"
)
_REFUSED = regex(f"(?P<flag>{_FLAG})|{_ODD}")
# Selectors of a letter's form are kept behind what has such forms: pictures and keys (1️⃣),
# Mongolian letters; fillers where they hold the place of a letter of old Korean.
_UNUSED = (
    f"(?<![{_OF_FORMS}])[\ufe00-\ufe02]|\u115f(?![\u1161-\u11a7])|(?<![\u1100-\u115e])\u1160"
    f"|(?![\ufe00-\ufe02\u115f\u1160])[{DEBRIS}]"
    f"|(?<![{_PICTURE}0-9#*])\ufe0f|(?<![\u1820-\u18aa])[\u180b-\u180f]"
)
_DEBRIS = regex(_UNUSED)
# What no terminal is to hear and no reader to miss; of what is no letter each is spelled out.
_UNTOLD = regex(f"(?P<flag>{_FLAG})|{_ODD}|{_UNUSED}|[\x00-\x1f\ud800-\udfff]")
# They are asked where something else than ASCII's letters and signs stands: a report of 3 MB, asked
# sign by sign, took a second.
_NOT_PLAIN = regex(r"[^\x20-\x7e]+")
# Given out one day, or by a newer Unicode than Python's: pictures and ideographs have their room.
_SET_ASIDE = regex(
    r"[\U0001f000-\U0001faff\U0001fc00-\U0001fffd\U00020000-\U0002fffd\U00030000-\U0003fffd]"
)

_MARK = regex(r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff]")
_MARKED = regex(rf".{_MARK.pattern}+")


def find_refused(text: str) -> int | None:
    """Return the place of the first character that no text may hold, or None."""
    if text.isascii():
        found = _CANDIDATE.search(text)
        return found.start() if found else None
    # One set of characters is searched three times as fast as the alternatives with neighbours.
    first = _CANDIDATE.search(text)
    # A flag begins with a picture, one sign before what may be hidden.
    odd = _first(text, max(first.start() - 1, 0)) if first else None
    unknown = [char for char in set(text) if is_unassigned(char)]
    places = [text.index(char) for char in unknown] + ([] if odd is None else [odd])
    return min(places, default=None)


def _first(text: str, start: int) -> int | None:
    found = (one for one in _REFUSED.finditer(text, start) if not one["flag"])
    return next((one.start() for one in found), None)


def is_unassigned(char: str) -> bool:
    """Return whether a number is no character, or none that this Python knows of."""
    return unicodedata.category(char) == "Cn" and not _SET_ASIDE.match(char)


def without_debris(text: str) -> str:
    """Return ``text`` without the unseen characters that are allowed and yet of no use."""
    return text if text.isascii() else _DEBRIS.sub("", text)


def visible(text: str) -> str:
    """Return a stranger's text without any unseen character but those that its script wants."""
    unknown = () if text.isascii() else [char for char in set(text) if is_unassigned(char)]
    known = text.translate(dict.fromkeys(map(ord, unknown))) if unknown else text
    kept = without_debris(known)  # first, for debris may keep a joiner's place
    if not _CANDIDATE.search(kept):
        return kept
    return _REFUSED.sub(lambda found: found["flag"] or "", kept)


def shown(text: str) -> str:
    r"""Return a stranger's text as one line in which nothing hides: ``\x1b``, ``\u202e``.

    What its script or a picture wants stays, as every letter does.  Bytes of a file's name that are
    no UTF-8 are told as such.
    """
    if text.isascii() and text.isprintable():
        return text
    return _spelled_out(text, _spelled)


def _spelled_out(text: str, spell: Callable[[str], str]) -> str:
    """Return text in which what nobody would see, or Python has no name for, is spelled out."""
    parts: list[str] = []
    unknown: dict[str, bool] = {}
    # Runs in which nothing hides: of 3 MB in our own words all but a hundred are such again.
    sound: set[str] = set()
    at = 0
    for run in _NOT_PLAIN.finditer(text):
        start, end = run.span()
        behind = text[max(start - 1, 0) : end]  # a digit may want what stands behind it
        if behind in sound:
            continue
        signs = run[0]
        before = len(parts)
        # An end hides nothing from the neighbours: behind it stands a plain sign, which none wants.
        places = {
            found.start() for found in _UNTOLD.finditer(text, start, end) if not found["flag"]
        }
        for number, sign in enumerate(signs, start):
            if sign not in unknown:
                unknown[sign] = is_unassigned(sign)
            if number in places or unknown[sign]:
                parts += (text[at:number], spell(sign))
                at = number + 1
        if len(parts) == before:
            sound.add(behind)
    return "".join((*parts, text[at:])) if parts else text


def shown_lines(text: str) -> str:
    """Return text whose lines and tabs are ours, as ``shown`` does."""
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    return "\n".join("\t".join(map(shown, line.split("\t"))) for line in text.split("\n"))


# What runners of builds take for orders: "::error::" where a line begins, as GitHub does, and
# "##[error]", "##vso[…]" wherever in a line, as it and Azure's do.
_ORDER = regex(r"(?m)^([^\S\n]*):(?=:)|##(?=[\w-]*\[)")


def powerless(text: str) -> str:
    r"""Return text no line of which a runner takes for an order: ``\x3a:error::``, ``#\x23[``."""
    if "::" not in text and "##" not in text:
        return text
    return _ORDER.sub(lambda found: r"#\x23" if found[1] is None else rf"{found[1]}\x3a", text)


def seen_json(text: str) -> str:
    """Return a JSON text with the same values in which nothing hides, and that gives no orders."""
    if text.isascii() and "##" not in text and "::" not in text:
        return text
    told = _spelled_out(text, _in_json)
    # A report is one line of megabytes: to look for a line's beginning at each sign took 25 ms.
    begins = any(line.lstrip().startswith("::") for line in told.split("\n"))
    if not begins and "##" not in told:
        return told
    return _ORDER.sub(lambda found: "#\\u0023" if found[1] is None else found[0], told)


def _in_json(char: str) -> str:
    if char == "\n":  # of the layout: inside of texts it is written as an escape already
        return char
    units = char.encode("utf-16-be", "surrogatepass")
    pairs = zip(units[::2], units[1::2], strict=True)
    return "".join(f"\\u{high:02x}{low:02x}" for high, low in pairs)


_BYTE = 0x100
_BASIC = 0x10000


def _spelled(char: str) -> str:
    code = ord(char)
    if 0xDC80 <= code <= 0xDCFF:  # noqa: PLR2004 -- where os.fsdecode keeps a byte that is no UTF-8
        return f"\\x{code - 0xDC00:02x}"
    if code < _BYTE:
        return {"\n": r"\n", "\r": r"\r", "\t": r"\t"}.get(char, f"\\x{code:02x}")
    return f"\\u{code:04x}" if code < _BASIC else f"\\U{code:08x}"


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
