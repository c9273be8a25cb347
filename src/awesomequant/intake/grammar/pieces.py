"""A line of an entry in pieces: what marks, brackets and separators hold apart from one another."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from awesomequant.intake.grammar.inline import (
    BOLD,
    BOLD_END,
    BREAK,
    EDGE,
    EM,
    EM_END,
    SOFT,
    Code,
    Flat,
    Image,
    Link,
    Piece,
)
from awesomequant.intake.grammar.labels import labelled
from awesomequant.intake.grammar.people import is_people, people_strength
from awesomequant.intake.grammar.venues import find, is_venue
from awesomequant.intake.grammar.words import is_filler, is_generic
from awesomequant.text import one_line

_TOKEN = re.compile(
    r"(?P<quote>「[^「」\n\ue000-\uf8ff]{2,400}」|『[^『』\n\ue000-\uf8ff]{2,400}』|《[^《》\n\ue000-\uf8ff]{2,400}》|‘(?=\S)[^‘\n\ue000-\uf8ff]{3,400}?’(?=[,.;)\]]|\s|$)|(?:[\"“„‹](?=\S)|«\s?)[^\"“”„«»「」『』‹›\n\ue000-\uf8ff]{3,400}[\"”“»」』›])"
    rf"|(?P<mark>[\ue000-\uf8ef])|(?P<style>[{BOLD}{BOLD_END}{EM}{EM_END}])|(?P<comment><!--.*?-->"
    rf"|\[//\]: ?\#.*)|(?P<open>[\[【(（{{])|(?P<close>[\]】)）}}])|(?P<end>[{BREAK}{SOFT}])"
    rf"|(?P<text>[^\ue000-\uf8ef{BOLD}{BOLD_END}{EM}{EM_END}\[【(（{{\]】)）}}{BREAK}{SOFT}<\"“„«「『《‹‘]+|[<\"“„«「『《‹‘])",
    re.DOTALL,
)
_CLOSES = {"]": "[", "】": "【", ")": "(", "）": "（", "}": "{"}
# Where a run of words falls apart: at the end of a sentence, at a dash, a bar.  An
# initial and the usual abbreviations end no sentence; commas and colons are left to the reader.
_CUT = re.compile(
    # The sign first: lookbehinds in front of it would be tried at every letter of every line.
    r"(?P<stop>\.(?=\s+\S)(?<![\s.、，(-][^\W\d_a-z]\.)(?<!^[^\W\d_a-z]\.)(?<!-[a-z]\.)(?<!\bvs\.)(?<!\bno\.)(?<!\bNo\.)"
    r"(?<!\bvol\.)(?<!\bpp\.)(?<!\sp\.)(?<!\sv\.)(?<!\sn\.)(?<!\bcf\.)(?<!\bi\.e\.)(?<!\be\.g\.)(?<!\bSt\.)(?<!\bDr\.)(?<!\bJr\.)(?<!\bSr\.)"
    r"(?<!\bProc\.)(?<!\bTrans\.)(?<!\bConf\.)(?<!\bInt\.)(?<!\bSymp\.)(?<!\bvan\.)|[?!。](?=\s+\S))"
    r"|\s+(?P<dash>-{1,3}|[–—])\s+|(?P<bar>\s*[|·•¦‖]\s*|\s+(?:/{1,3}|::|~|[=-]>|\.{3}|[*…»›→⇒⟶▸►@#※])\s+)"
    # A tab, or blanks as wide as one: columns that were aligned by hand.
    r"|(?P<gap>\s*\t\s*|(?<=[^\s.!?:,;-]) {2,}(?=\S))"
)
_DATE_BEFORE = re.compile(r"\s*(?:19|20)\d\d[./-](?:0?[1-9]|1[0-2])(?=\s+[^\W\d])")
_QUOTE_END = re.compile(r"(?i:in|by|at)\b|<!--")
# A part of a sentence that stands out by its letters alone is no part of its own.
_INNER_EM = re.compile(rf"(?<=\w[ ]){EM}([^{EM_END}{BOLD}]{{1,40}}){EM_END}(?=[ ][a-z])")
_INNER_BOLD = re.compile(
    rf"(?<=\w){BOLD}([^{BOLD_END}]{{0,40}}){BOLD_END}|{BOLD}(\w{{1,3}}){BOLD_END}(?=\w)"
)
# What a program pasted behind a count of stars: open issues, language, day of the last commit.
_STATISTICS = re.compile(
    r"((?:⭐️?|:star:|★)\s*[\d.,]{1,12}k?)((?:\s*\|\s*[^\w\s|\]]{1,4}\s*[^|\]\n]{1,30})+)"
)
# What kind of work it is, as references in Chinese say it (GB/T 7714): "Title[J]. Journal, 2016".
_KIND_OF_WORK = re.compile(
    r"(?<=[^\s\[])\s?\[(?:[JCDMNRSPAGZ]|DB|CP|EB|DS)(?:/OL)?\]\s?(?:(//)|[.．。,，])\s?"
)
_RARE_BRACKETS = re.compile(r"[⟨〈〔［]([^⟨⟩〈〉〔〕［］]{1,80})[⟩〉〕］]")
_SHORTCODE = re.compile(r":[a-z][a-z0-9_+-]{1,40}:(?![/\w])")
_WRAPPED = re.compile(r"\s*[a-z]+(?![A-Za-z])")  # "arXiv 2023" begins a line of its own
_HASHTAG = re.compile(r"(?<![\w&/#])#(?!\d+\b(?!-))([^\W_][\w+-]*)")
_EMOJI = re.compile(r"[\U0001f300-\U0001faff\u2600-\u27bf\u2b50\u2b55\ufe0f★]+")
_BOX = re.compile(r"^\s*\[[ xX✓]\]\s")
_FEW = 6
# In small letters: "Can Chen" and "We Xu" are people.
_VERB = re.compile(
    r"\b(is|are|was|were|be|has|have|can|we|it|this|which|that|supports?|uses?|used|shows?|proposes?)\b"
)
_FOLLOWS = re.compile(r"\s?[\w:'’-]")


def pieces(lines: Iterable[tuple[Flat, int]]) -> list[Piece]:
    """Return the pieces of an entry's lines, each given with its depth."""
    found: list[Piece] = []
    number = 0
    for flat, depth in lines:
        if flat.split is None or flat.split[0] != flat.text:
            flat.split = flat.text, _Splitter(flat).pieces()
        split = flat.split[1]
        if depth and _is_prose(flat, split):
            split = [replace(split[0], text=flat.plain(flat.text).strip(EDGE))]
        if number or depth:
            split = [replace(one, line=number + one.line, depth=depth) for one in split]
        found += split
        number = found[-1].line + 1 if found else 0
    return list(labelled(found))


_SENTENCE = re.compile(r"[^\W_]{2,}[.!?](?:\s|$)")


def _is_prose(flat: Flat, split: Sequence[Piece]) -> bool:
    """Return whether a line below an entry is a sentence, in which a sign parts nothing.

    "The array has 784 * 100 cells - set 14 of them." was kept as four notes.
    """
    text = flat.text
    is_bare = len(split) > 1 and not flat.marks and all(one.form == "plain" for one in split)
    if not is_bare or any(one.group and find(one.text).year for one in split):
        return False
    return len(text.split()) > _FEW and bool(_SENTENCE.search(text)) and bool(_VERB.search(text))


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
        text = _KIND_OF_WORK.sub(lambda found: ". In " if found[1] else ". ", self._flat.text)
        text = _RARE_BRACKETS.sub(r"(\1)", text)
        text = _SHORTCODE.sub("★", _STATISTICS.sub(r"\1", _BOX.sub("", text)))
        text = _INNER_EM.sub(self._unmarked, text)
        text = _INNER_BOLD.sub(lambda found: found[1] or found[2] or "", text)
        for token in _TOKEN.finditer(text):
            kind, said = token.lastgroup, token[0]
            if kind == "text" or (kind == "quote" and not self._quotes(text, token)):
                self._run += said
            elif kind == "quote":
                self._end_run()
                self._add(one_line(said[1:-1]), "quote")
            elif kind == "mark":
                self._mark(said, text, token.start())
            elif kind == "style":
                self._end_run()
                self._toggle(said)
            elif kind == "comment":
                self._end_run()
                self._add(said, "comment")
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
            self._add(mark.text.strip(" `"), "code")
            return
        self._end_run()
        if isinstance(mark, Link):
            self._add(mark.label, "link", link=mark, image=mark.image)
        elif isinstance(mark, Image):
            self._add(mark.label, "image", image=mark.image)

    def _open(self, text: str, at: int, sign: str) -> None:
        closing = {opens: closes for closes, opens in _CLOSES.items()}[sign]
        inside = re.match(
            rf"[^\[【(（\]】)）\ue000-\uf8ff\n]{{1,120}}{re.escape(closing)}", text[at + 1 :]
        )
        if text[at + 1 : at + 2] == closing:  # "LLM.int8()"
            self._run += sign
            self._groups.append("word")
            return
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

    def _add(self, text: str, form: str, *, link: Link | None = None, image: str = "") -> None:
        group = next((sign for sign in self._groups if sign != "word"), "")
        before, line = self._before, self._line
        self._found.append(Piece(text, form, group, before, line=line, link=link, image=image))
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
        if token[0][0] in "「『《":  # no blank parts them from the people before them
            is_apart = not rest or not rest[0].isalpha() or rest[0] in "「『《"
            return is_apart and (
                not lead or lead[-1] in "」』》：、，:" or people_strength(lead) > 0
            )
        rest = re.split(rf"[\ue000-\uf8ff{BREAK}{SOFT}\[【]", rest, maxsplit=1)[0].rstrip()
        # “Where Does the Rain Go,” has the sign of a reference inside.
        if token[0][-2] in ",." and (not lead or lead[-1] in ".,:;"):
            return True
        is_led = lead and lead[-1] not in ".,:;-–—|)”" and not find(lead[-40:]).year
        is_followed = rest and rest[0] not in ".,:;-–—|(（" and not _QUOTE_END.match(rest)
        if is_followed and (find(rest[:60]).year or people_strength(rest) == 2 or is_venue(rest)):
            is_followed = False
        return not is_led and not is_followed

    def _plain(self, run: str, style: str) -> None:
        start = 0
        dated = _DATE_BEFORE.match(run) if style == "plain" and self._before != "(" else None
        if dated and self._found:  # "[[paper](…)] 2024.11 It reads well"
            self._words(dated[0], style)
            start = dated.end()
        for cut in _CUT.finditer(run, start):
            is_column = cut["bar"] or cut["gap"]
            if style != "plain" and not is_column:  # what is styled alike is one thing
                continue
            self._words(run[start : cut.end("stop") if cut["stop"] else cut.start()], style)
            said = cut["stop"] or ("-" if cut["dash"] else " " if cut["gap"] else "|")
            said = "?" if said in "?!" else said
            self._before = self._before or said
            start = cut.end()
        self._words(run[start:], style)

    def _words(self, text: str, style: str) -> None:
        shown = self._flat.plain(text)
        for tag in _HASHTAG.findall(shown) if "#" in shown else ():
            self._add(tag, "tag")
            shown = one_line(_HASHTAG.sub(" ", shown))
        lead = shown[: len(shown) - len(shown.lstrip(EDGE + ".：、，>"))].strip()
        self._before = self._before or lead[-1:]
        shown = shown.lstrip(EDGE + "：、，").rstrip(" \t,;|·•–—")
        if shown[:2] == "> ":  # of "<[Title](…)> by Ann Keeper"
            shown = shown[2:]
        if shown[:1] in ".,”" or shown[:2] in ('."', '",', '".'):  # the rest of a quotation
            shown = shown.lstrip('.,”" ')
        if shown[-1:] in '"“' and shown.count('"') % 2:
            shown = shown[:-1].rstrip()
        if any(char.isalnum() or char >= "\u2190" for char in shown):
            self._add(shown, style)
        elif shown.strip(EDGE + "."):
            self._before = self._before or shown[-1]
