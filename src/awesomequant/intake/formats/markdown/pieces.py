"""A line of an entry in pieces: what marks, brackets and separators hold apart from one another."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from awesomequant.intake.columns import Role, role_of
from awesomequant.intake.formats.markdown.inline import (
    BOLD,
    BOLD_END,
    BREAK,
    EM,
    EM_END,
    SOFT,
    Code,
    Flat,
    Image,
    Link,
)
from awesomequant.intake.formats.markdown.names import (
    find,
    is_people,
    is_venue,
    names_journal,
    people_strength,
)
from awesomequant.intake.formats.markdown.words import is_filler, is_generic
from awesomequant.text import one_line

EDGE = " \t,;:|·•/–—-"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of an entry's text as a reader sees it.

    ``form`` is plain, bold, em, quote, link, code, tag (a hashtag), image or comment; ``group`` the
    bracket that it stands in, else empty; ``before`` the separator in front of it; ``key`` the role
    that the ``label`` of its line gives it; ``line`` the number of its line within the entry, and
    ``depth`` 0 for the entry's own lines and 1 for those below it.
    """

    text: str
    form: str
    group: str = ""
    before: str = ""
    key: str = ""
    label: str = ""
    line: int = 0
    depth: int = 0
    link: Link | None = None
    image: str = ""

    @property
    def is_text(self) -> bool:
        """Return whether it is words, and no link, picture, code or comment."""
        return self.form in ("plain", "bold", "em", "quote")


_TOKEN = re.compile(
    r"(?P<quote>[\"“„«「『‹](?=\S)[^\"“”„«»「」『』‹›\n\ue000-\uf8ff]{3,400}[\"”“»」』›])"
    rf"|(?P<mark>[\ue000-\uf8ef])|(?P<style>[{BOLD}{BOLD_END}{EM}{EM_END}])|(?P<comment><!--.*?-->"
    rf"|\[//\]: ?\#.*)|(?P<open>[\[【(（{{])|(?P<close>[\]】)）}}])|(?P<end>[{BREAK}{SOFT}])"
    rf"|(?P<text>[^\ue000-\uf8ef{BOLD}{BOLD_END}{EM}{EM_END}\[【(（{{\]】)）}}{BREAK}{SOFT}<\"“„«「『‹]+|[<\"“„«「『‹])",
    re.DOTALL,
)
_CLOSES = {"]": "[", "】": "【", ")": "(", "）": "（", "}": "{"}
# Where a run of words falls apart: at the end of a sentence, at a dash, a bar.  An
# initial and the usual abbreviations end no sentence; commas and colons are left to the reader.
_CUT = re.compile(
    r"(?P<stop>(?<![\s.-][^\W\d_a-z])(?<!^[^\W\d_a-z])(?<!-[a-z])(?<!\bvs)(?<!\bno)(?<!\bNo)(?<!\bvol)(?<!\bpp)(?<!\bcf)"
    r"(?<!\bi\.e)(?<!\be\.g)(?<!\bSt)(?<!\bDr)(?<!\bJr)(?<!\bSr)(?<!\bProc)(?<!\bTrans)(?<!\bConf)(?<!\bInt)(?<!\bSymp)(?<!\bvan)\.(?=\s+\S)|[?!。](?=\s+\S))"
    r"|\s+(?P<dash>-{1,3}|[–—])\s+|(?P<bar>\s*[|·•]\s*|\s+/\s+)"
)
_QUOTE_END = re.compile(r"(?:in|by|at)\b|<!--")
# A part of a sentence that stands out by its letters alone is no part of its own.
_INNER_EM = re.compile(rf"(?<=\w[ ]){EM}([^{EM_END}{BOLD}]{{1,40}}){EM_END}(?=[ ][a-z])")
_INNER_BOLD = re.compile(
    rf"(?<=\w){BOLD}([^{BOLD_END}]{{0,40}}){BOLD_END}|{BOLD}(\w{{1,3}}){BOLD_END}(?=\w)"
)
# What a program pasted behind a count of stars: open issues, language, day of the last commit.
_STATISTICS = re.compile(
    r"((?:⭐️?|:star:|★)\s*[\d.,]{1,12}k?)((?:\s*\|\s*[^\w\s|\]]{1,4}\s*[^|\]\n]{1,30})+)"
)
_SHORTCODE = re.compile(r":[a-z][a-z0-9_+-]{1,40}:(?![/\w])")
_WRAPPED = re.compile(r"\s*[a-z]+(?![A-Za-z])")  # "arXiv 2023" begins a line of its own
_HASHTAG = re.compile(r"(?<![\w&/#])#(?!\d+\b(?!-))([A-Za-z0-9][\w+-]*)")
_EMOJI = re.compile(r"[\U0001f300-\U0001faff\u2600-\u27bf\u2b50\u2b55\ufe0f★]+")
_BOX = re.compile(r"^\s*\[[ xX✓]\]\s")
_FOLLOWS = re.compile(r"\s?[\w:'’-]")


def pieces(lines: Iterable[tuple[Flat, int]]) -> list[Piece]:
    """Return the pieces of an entry's lines, each given with its depth."""
    found: list[Piece] = []
    number = 0
    for flat, depth in lines:
        split = _Splitter(flat).pieces()
        found += [replace(piece, line=number + piece.line, depth=depth) for piece in split]
        number = found[-1].line + 1 if found else 0
    return list(_labelled(found))


def _goes_with(text: str) -> bool:
    """Return whether what stands in brackets at the end is of the title: "(in a Few Steps)"."""
    is_clause = text[:1].islower() and len(text.split()) > 1
    return is_clause and not is_generic(text) and not is_filler(text)


class _Splitter:
    """Splits one text with marks; keeps what style and brackets are open."""

    def __init__(self, flat: Flat) -> None:
        self._flat = flat
        self._found: list[Piece] = []
        self._styles: list[str] = []
        self._groups: list[str] = []
        self._run = ""
        self._before = ""
        self._line = 0

    def pieces(self) -> list[Piece]:
        text = _SHORTCODE.sub("★", _STATISTICS.sub(r"\1", _BOX.sub("", self._flat.text)))
        text = _INNER_EM.sub(self._unmarked, text)
        text = _INNER_BOLD.sub(lambda found: found[1] or found[2] or "", text)
        for token in _TOKEN.finditer(text):
            kind, said = token.lastgroup, token[0]
            if kind == "text" or (kind == "quote" and not self._quotes(text, token)):
                self._run += said
            elif kind == "quote":
                self._end_run()
                self._add(Piece(one_line(said[1:-1]), "quote"))
            elif kind == "mark":
                self._mark(said, text, token.start())
            elif kind == "style":
                self._end_run()
                self._toggle(said)
            elif kind == "comment":
                self._end_run()
                self._add(Piece(said, "comment"))
            elif kind == "open":
                self._open(text, token.start(), said)
            elif kind == "close":
                self._close(said, text[token.end() :])
            elif said == SOFT and self._goes_on(text[token.end() : token.end() + 40]):
                self._run += " "
            else:
                self._end_run()
                self._before, self._line = "\n", self._line + 1
        self._end_run()
        return self._found

    def _goes_on(self, rest: str) -> bool:
        """Return whether a line of the source was only wrapped: inside bold text or a bracket.

        Else its end may be meant: many lists put title, people and links below one another so.
        """
        is_inside = bool(self._styles or self._groups) and bool(self._run.strip())
        return is_inside or bool(self._run.strip() and _WRAPPED.match(rest))

    @staticmethod
    def _unmarked(found: re.Match[str]) -> str:
        """Return an emphasised word as text, and names as they are."""
        return found[0] if is_people(found[1]) or len(found[1].split()) > 3 else found[1]

    def _toggle(self, sign: str) -> None:
        style = "bold" if sign in (BOLD, BOLD_END) else "em"
        if sign in (BOLD, EM):
            self._styles.append(style)
        elif style in self._styles:
            self._styles.remove(style)

    def _mark(self, char: str, text: str, at: int) -> None:
        mark = self._flat.marks.get(char)
        if isinstance(mark, Code):
            # A code span inside a sentence is a word of it; alone, a tag mostly.
            inside = self._run[-1:].isspace() and re.search(r"[\w,]\s$", self._run)
            if inside and re.match(r"\s[a-z]|-\w", text[at + 1 :]):
                self._run += mark.text
                return
            self._end_run()
            self._add(Piece(mark.text.strip(" `"), "code"))
            return
        self._end_run()
        if isinstance(mark, Link):
            self._add(Piece(mark.label, "link", link=mark, image=mark.image))
        elif isinstance(mark, Image):
            self._add(Piece(mark.label, "image", image=mark.image))

    def _open(self, text: str, at: int, sign: str) -> None:
        closing = {opens: closes for closes, opens in _CLOSES.items()}[sign]
        inside = re.match(
            rf"[^\[【(（\]】)）\ue000-\uf8ff\n]{{1,120}}{re.escape(closing)}", text[at + 1 :]
        )
        before, rest = self._run, text[at + 1 + inside.end() :] if inside else ""
        # "BERT (Bidirectional Encoder) for bees" and "(Re)thinking" go on as one run of words.
        said = inside[0][:-1] if inside else ""
        is_glued = bool(said) and bool(
            (_FOLLOWS.match(rest) and (before.strip() or rest[:1].isalpha()))
            or (before[-1:].isalnum() and not said.startswith("@"))
            or (before.strip() and _goes_with(said))
        )
        if sign == "{" and (before[-1:] in "$\\^_" or "$" in before or not inside):  # mathematics
            self._run += sign
            self._groups.append("word")
            return
        if inside and is_glued and sign in "([" and not find(said).year:
            self._run += sign
            self._groups.append("word")
            return
        self._end_run()
        self._groups.append(sign)

    def _close(self, sign: str, rest: str) -> None:
        if self._groups and self._groups[-1] == "word":
            self._groups.pop()
            self._run += sign
            return
        self._end_run()
        if _CLOSES[sign] in self._groups:
            while self._groups.pop() != _CLOSES[sign]:
                pass
        self._before = "" if rest[:1].isspace() else self._before

    def _add(self, piece: Piece) -> None:
        group = next((sign for sign in self._groups if sign != "word"), "")
        self._found.append(replace(piece, group=group, before=self._before, line=self._line))
        self._before = ""

    def _end_run(self) -> None:
        """Split the words that were gathered and keep them."""
        run, self._run = self._run, ""
        if not run.strip():
            return
        self._plain(run, self._styles[-1] if self._styles else "plain")

    def _quotes(self, text: str, token: re.Match[str]) -> bool:
        """Return whether a quotation stands for itself, as a title does, and not in a sentence."""
        lead, rest = _EMOJI.sub("", self._run).strip(), text[token.end() :].lstrip()
        rest = re.split(rf"[\ue000-\uf8ff{BREAK}{SOFT}\[【]", rest, maxsplit=1)[0].rstrip()
        is_led = lead and lead[-1] not in ".,:;-–—|)”" and not find(lead[-40:]).year
        is_followed = rest and rest[0] not in ".,:;-–—|(（" and not _QUOTE_END.match(rest)
        if is_followed and (find(rest[:60]).year or people_strength(rest) == 2 or is_venue(rest)):
            is_followed = False
        return not is_led and not is_followed

    def _plain(self, run: str, style: str) -> None:
        start = 0
        for cut in _CUT.finditer(run):
            if style != "plain" and not cut["bar"]:  # what is styled alike is one thing
                continue
            self._words(run[start : cut.end("stop") if cut["stop"] else cut.start()], style)
            said = cut["stop"] or ("-" if cut["dash"] else "|")
            said = "?" if said in "?!" else said
            self._before = self._before or said
            start = cut.end()
        self._words(run[start:], style)

    def _words(self, text: str, style: str) -> None:
        shown = self._flat.plain(text)
        for tag in _HASHTAG.findall(shown) if "#" in shown else ():
            self._add(Piece(tag, "tag"))
            shown = one_line(_HASHTAG.sub(" ", shown))
        lead = shown[: len(shown) - len(shown.lstrip(EDGE + "."))].strip()
        self._before = self._before or lead[-1:]
        shown = shown.lstrip(EDGE).rstrip(" \t,;|·•–—")
        if shown[:1] in ".,”" or shown[:2] in ('."', '",', '".'):  # the rest of a quotation
            shown = shown.lstrip('.,”" ')
        if shown[-1:] in '"“' and shown.count('"') % 2:
            shown = shown[:-1].rstrip()
        if any(char.isalnum() or char >= "\u2190" for char in shown):
            self._add(Piece(shown, style))
        elif shown.strip(EDGE + "."):
            self._before = self._before or shown[-1]


# What may stand in front of a colon as the label of a line, emoji and all.
_LABEL = re.compile(
    r"[^\w\[(]*((?:[^\W\d_][\w’'&/.;-]*\s?){1,4})\s*(?:[:：](?:\s+|$|(?=[^\x00-\x7f\s]))|：)"
)
_BOLD_LABEL = re.compile(
    rf"\W*{BOLD}[^{BOLD_END}:：]{{1,40}}(?:[:：]{BOLD_END}|{BOLD_END}\s*[:：])"
)
# In the line of the entry itself "Code: a study" is a title; only these open it as labels.
_SIGN = re.compile(r"\s*([\U0001f300-\U0001faff\u2600-\u27bf]\ufe0f?)\s*(?=\w)")
_SIGNED = frozenset((Role.TAGS, Role.AUTHORS, Role.NOTE, Role.DATE))
# What an entry may label in the middle of its line: "… [pdf] TL;DR: bees are counted".
_ANYWHERE = frozenset((Role.NOTE, Role.TAGS, Role.ABSTRACT, Role.AUTHORS))
_OPENING = frozenset((Role.TITLE, Role.PAPER, Role.AUTHORS, Role.VENUE, Role.DATE))


def _labelled(found: list[Piece]) -> Iterator[Piece]:
    """Yield the pieces with the label of their line; a label itself is none of them."""
    key, label, line, is_first = "", "", -1, True
    for at, piece in enumerate(found):
        is_first = piece.line != line or piece.before in ("|", ";") or is_first
        # "Authors: Ann Keeper / Bo Drone | ICML 2020" has its people before the last bar.
        is_new = piece.before == "|" and (
            piece.form == "link"
            or bool(find(piece.text).year)
            or (key != Role.TAGS and not people_strength(piece.text))
        )
        if piece.line != line or is_new:
            key = label = ""
        line = piece.line
        following = found[at + 1] if at + 1 < len(found) else None
        told = _label(piece, following, is_first=is_first) if piece.is_text else None
        if told:
            label, rest, role = told
            key = role.value
            if rest:
                yield replace(piece, text=rest, key=key, label=label, before=":")
            is_first = not rest
            continue
        is_first = False
        if _opens_venue(piece, following):  # "In *ICML*", "accepted to **ICML**"
            found[at + 1] = replace(found[at + 1], text=f"in {found[at + 1].text}")
            continue
        if _dates(piece, following):  # `ICLR` `2024`, and *Medical Image Analysis* 2021
            found[at + 1] = replace(piece, text=f"{piece.text} {found[at + 1].text.strip('() .')}")
            continue
        yield replace(piece, key=key, label=label) if key else piece


_MAKERS = re.compile(
    r"\b(inc|ltd|gmbh|corp\w*|labs?|universit\w*|institut\w*|research)\b", re.IGNORECASE
)


_OPENS_VENUE = re.compile(
    r"(?:\W*(?:to appear|accepted|published|presented|appeared)\s+)?(?:in|at|to|by|@)",
    re.IGNORECASE,
)


def _opens_venue(piece: Piece, following: Piece | None) -> bool:
    """Return whether a piece is the "in" of a venue that stands in italics or in bold behind it."""
    if following is None or following.line != piece.line or not piece.is_text:
        return False
    return following.form in ("em", "bold", "code") and bool(_OPENS_VENUE.fullmatch(piece.text))


def _dates(piece: Piece, following: Piece | None) -> bool:
    """Return whether two pieces are a venue and its year."""
    if following is None or following.line != piece.line:
        return False
    if piece.form == "em" and following.form == "plain":
        words = piece.text.split()
        is_name = len(words) <= 8 and all(not w[0].islower() or len(w) < 4 for w in words)
        is_year = re.fullmatch(r"\(?(?:19|20)\d\d\)?\.?", following.text)
        return bool(is_name and is_year and people_strength(piece.text) != 2)
    return bool(
        piece.form == "code"
        and following.form == "code"
        and re.fullmatch(r"(?:19|20)\d\d", following.text)
        and (
            is_venue(piece.text)
            or names_journal(piece.text)
            or (len(piece.text.split()) > 2 and not _MAKERS.search(piece.text))
        )
    )


def _label(
    piece: Piece, following: Piece | None, *, is_first: bool
) -> tuple[str, str, Role] | None:
    """Return the label that a piece is or begins with, what stands behind it, and its role.

    Below an entry ``🏛️ Institutions: …`` and ``**Setting:** …`` are labels that no list of words
    knows; in the line of the entry itself ``BeeNet: a study`` is a title.
    """
    text = piece.text
    if following and following.line == piece.line and following.before[:1] in (":", "："):
        text += ":"
    found = _LABEL.match(text)
    sign = _SIGN.match(text) if is_first and piece.line > 0 and found is None else None
    if sign and (role := role_of(sign[1])) in _SIGNED:  # "🏷 bees, hives" needs no colon
        return sign[1], text[sign.end() :].strip(EDGE), role
    if found is None:
        return None
    if not (is_first or piece.form == "bold") and role_of(found[1]) not in _ANYWHERE:
        return None
    label, role = found[1].strip(), role_of(found[1])
    if role is Role.ID:  # below an entry "Key: counting, hives" are its keywords
        role = Role.TAGS
    if piece.line == 0 and piece.depth == 0 and is_first:
        is_label = role in _OPENING
    else:
        is_marked = (piece.form == "bold" and found.end() == len(text)) or found.start(1) > 0
        is_label = role is not Role.OTHER or (is_first and (is_marked or piece.depth > 0))
    return (label, text[found.end() :].strip(EDGE), role) if is_label else None


def is_label_line(flat: Flat) -> bool:
    """Return whether a line begins with the label of what it holds: ``**Authors:** …``."""
    text = flat.plain(flat.text)
    found = _LABEL.match(text) if ":" in text or "：" in text else None
    if found is None:
        return False
    # "🔥 BeeNet: a study [paper](…)" begins no otherwise than "🏛 Institutions: Hive University".
    is_marked = found.start(1) > 0 and not flat.leads_out
    is_bold = bool(_BOLD_LABEL.match(flat.text))
    return is_bold or is_marked or role_of(found[1]) is not Role.OTHER
