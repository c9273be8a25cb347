"""How the bytes of a file are to be read: as UTF-8, as their mark says, or as what they must be.

Bytes that are no UTF-8 are read in an older encoding only where one alone makes sense of them: a
name with the wrong accents in a record is worse than a refusal that says what to do.
"""

import re
from collections import Counter
from collections.abc import Callable
from contextlib import suppress

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig", ""),
    (b"\xff\xfe\x00\x00", "utf-32", "UTF-32"),
    (b"\x00\x00\xfe\xff", "utf-32", "UTF-32"),
    (b"\xff\xfe", "utf-16", "UTF-16"),
    (b"\xfe\xff", "utf-16", "UTF-16"),
)
# So much of a file is looked at to tell its encoding; all of it is then read in that.
_SAMPLE = 1024 * 1024
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_OTHERS = re.compile(rb"[\x01-\x08\x0e-\x1f]")
_UNKNOWN = "\ufffd".encode()
_REMEDY = "save it as UTF-8 (in Excel: 'CSV UTF-8'), or name its encoding with --encoding"


class UndecidedError(ValueError):
    """Bytes that are no text, or text in an encoding that cannot be told for sure."""


def decoded(content: bytes, stated: str | None = None) -> tuple[str, str]:
    """Return the text that bytes hold, and the name of its encoding where it is not UTF-8.

    ``stated`` is the encoding that a person names.  Raises UndecidedError, which says what to do.
    """
    if stated:
        try:
            return content.decode(stated).removeprefix("\ufeff"), ""
        except LookupError:
            known = "utf-8, gb18030, shift_jis, cp1252"
            msg = f"is not read: there is no encoding '{stated}'; try {known}"
            raise UndecidedError(msg) from None
        except (UnicodeError, TypeError, AttributeError) as error:  # "hex" and "rot13" are codecs
            at = getattr(error, "start", 0)
            raise UndecidedError(f"is not written in {stated} (byte {at}); {_REMEDY}") from None
    for mark, codec, name in _MARKS:
        if content.startswith(mark):
            try:
                return content.decode(codec), name
            except UnicodeDecodeError as error:
                msg = f"begins as {name or 'UTF-8'} and is broken at byte {error.start}; {_REMEDY}"
                raise UndecidedError(msg) from None
    if b"\x00" in content:
        return _wide(content)
    try:
        return content.decode("utf-8"), ""
    except UnicodeDecodeError as error:
        found = [(codec, name) for codec, name, makes_sense in _OLDER if makes_sense(content)]
        if len(found) == 1:
            text = content.decode(found[0][0], errors="replace")
            if text.count("\ufffd") == 0:
                return text, found[0][1]
        line = content.count(b"\n", 0, error.start) + 1
        msg = f"is no UTF-8 text (byte 0x{content[error.start]:02x} in line {line}); {_REMEDY}"
        raise UndecidedError(msg) from None


def _wide(content: bytes) -> tuple[str, str]:
    """Return text in UTF-16 without a mark: in Latin scripts every other byte of it is zero."""
    sample = content[:4096]
    odd, even = sample[1::2].count(0), sample[::2].count(0)
    for codec, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros > 0.8 * len(sample) / 2 and not others:
            text = content.decode(codec, errors="replace")
            if "\ufffd" not in text and not _CONTROL.search(text, 0, _SAMPLE):
                return text, "UTF-16"
    # One that slipped into an entry is no reason to lose the others; a binary file has many.
    if content.count(0) <= max(1, len(content) // 1000) and not _OTHERS.search(content):
        with suppress(UnicodeDecodeError):
            return content.replace(b"\x00", _UNKNOWN).decode("utf-8"), "text without its zero bytes"
    line = content.count(b"\n", 0, content.index(0)) + 1
    raise UndecidedError(f"is no text: it holds bytes that no text has (line {line})")


# One alone makes sense of them.

_HIGH = re.compile(rb"[\x80-\xff]+")
# Letters of Western Europe and the signs that word processors write, as windows-1252 has them.
_LETTERS = frozenset("ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿŠšŽžŒœŸ")
_SIGNS = frozenset("‘’“”‚„…–—•·«»‹›©®°€£§¿¡ªº±²³µ½´\u00a0")
# What no Western text has: a sign inside a word or behind one, where another encoding has a letter
# ("Año" of an old Mac is "A–o", "José" of DOS "Jos‚", "Wałęsa" of windows-1250 "Wa³êsa").
_BROKEN_WORD = re.compile(
    r"[^\W\d_][•·«»‹›©®°€£§ªº±½´–—…“”„\u00a0][^\W\d_]|[^\W\d_][‚„¿¡³¹¼]"
    r"|[a-z][À-ÖØ-ÞŠŽŒŸ]|(?<![A-Za-z])[À-ÖØ-öø-ÿŠšŽžŒœŸ]{2,}(?![A-Za-z])"
)
# The letters of Czech, Croatian, Hungarian and Turkish, as windows-1252 shows their bytes: where
# no other of those that differ stands beside them, nobody knows which of the two was meant.
_ELSEWHERE = tuple(map(frozenset, ("øìèùòïØÌÈÙÒÏ", "èæðÈÆÐ", "õûÕÛ", "ðýþÐÝÞ")))
_SHARED = frozenset(
    char for char in _LETTERS if char.encode("cp1252") == char.encode("cp1250", errors="replace")
)


def _is_western(content: bytes) -> bool:
    """Return whether bytes are windows-1252: single letters with accents inside Latin words."""
    if _is_chinese(content) or _is_japanese(content):
        return False
    try:
        text = content[:_SAMPLE].decode("cp1252")
    except UnicodeDecodeError:
        return False
    signs = Counter(char for char in text if not char.isascii())
    if not signs.keys() <= _LETTERS | _SIGNS or _BROKEN_WORD.search(text):
        return False
    # Two letters with accents side by side are rare; in Cyrillic or Greek all are.
    long_runs = sum(len(run) > 2 for run in _HIGH.findall(content[:_SAMPLE]))
    if long_runs > 0.02 * sum(signs.values()) + 1:
        return False
    telling = frozenset(signs) & _LETTERS - _SHARED | frozenset(signs) & {"ý", "Ý"}
    return not telling or not any(telling <= letters for letters in _ELSEWHERE)


_FEW, _MOST = 4, 0.9


def _is_chinese(content: bytes) -> bool:
    """Return whether bytes are GBK: pairs of high bytes, nearly all of them common characters."""
    pairs: list[tuple[int, int]] = []
    at, sample = 0, content[:_SAMPLE]
    while at < len(sample) - 1:  # a sign of two bytes, or one of ASCII
        if sample[at] < 0x80:
            at += 1
        else:
            pairs.append((sample[at], sample[at + 1]))
            at += 2
    high = [pair for pair in pairs if 0xA1 <= pair[0] <= 0xF7 and 0xA1 <= pair[1] <= 0xFE]
    if len(pairs) < _FEW or len(high) < _MOST * len(pairs):
        return False
    signs = Counter(lead for lead, _ in high)
    common = sum(count for lead, count in signs.items() if 0xB0 <= lead <= 0xD7 or lead <= 0xA3)
    # Korean stands between B0 and C8 alone, and a Japanese text in EUC is full of kana (A4, A5).
    beyond = sum(count for lead, count in signs.items() if 0xC9 <= lead <= 0xD7)
    kana = signs[0xA4] + signs[0xA5]
    return (
        common + kana >= _MOST * len(high) and beyond >= 0.1 * len(high) and kana < 0.1 * len(high)
    )


def _is_japanese(content: bytes) -> bool:
    """Return whether bytes are Shift-JIS: kana and kanji, hardly a sign of half width."""
    try:
        text = content[:_SAMPLE].decode("shift_jis", errors="ignore")
        content.decode("shift_jis")
    except UnicodeDecodeError:
        return False
    signs = [char for char in text if not char.isascii()]
    kana = sum("\u3041" <= char <= "\u30fe" for char in signs)
    half = sum("\uff61" <= char <= "\uff9f" for char in signs)
    return len(signs) >= _FEW and kana >= 0.15 * len(signs) and half <= 0.05 * len(signs)


_OLDER: tuple[tuple[str, str, Callable[[bytes], bool]], ...] = (
    ("gb18030", "GBK", _is_chinese),
    ("shift_jis", "Shift-JIS", _is_japanese),
    ("cp1252", "windows-1252", _is_western),
)
