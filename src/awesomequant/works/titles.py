"""A title taken apart: its words, the name it begins with, its numbers, what it says of itself."""

import re
from dataclasses import dataclass
from functools import lru_cache

from awesomequant.text import fold, once, regex, slug, squash
from awesomequant.works.identifiers import identified
from awesomequant.works.ids import acronym

# The longest title that a record may have.
LONGEST = 400
# What is longer is no title, whatever a list has in its place: its beginning tells what it is, and
# all of it what it is the same as.  2,500 numbers in a row were compared for minutes.
FAR_TOO_LONG = 4 * LONGEST
# Letters of a word that count where endings do not: "compressed", "compression".
STEM = 6
# A title of three telling words with these letters is specific.  Of 128,144 titles of proceedings
# 0.2 % of those below 30 letters, and 0.03 % of the longer ones, occur in two of them.
TELLING_WORDS = 3
TELLING_LETTERS = 18

# Without "towards", "not", "without": they make another work of it.
STOP_WORDS = frozenset((
    "a", "an", "the", "of", "for", "with", "and", "or", "on", "in", "to", "via", "by", "from",
    "using", "as", "at", "is", "are", "be", "its", "into", "over", "through", "de", "la", "le",
    "les", "des", "du", "der", "die", "das", "und", "et", "el", "los", "y"
))  # fmt: skip
# What every title of some field has, and what says of which sort a text is: "Deep Learning" is an
# article of 2015 and a book of 2016, and there are three surveys of knowledge distillation.
_COMMON_WORDS = frozenset((
    "survey", "review", "overview", "introduction", "tutorial", "study", "analysis", "approach",
    "method", "methods", "system", "systems", "framework", "benchmark", "report", "technical",
    "perspective", "primer", "guide", "handbook", "lecture", "notes", "new", "novel", "towards",
    "deep", "learning", "machine", "neural", "network", "networks", "model", "models", "data",
    "theory", "literature", "comprehensive", "systematic"
))  # fmt: skip
_GENERIC_TITLES = frozenset((
    "preface", "editorial", "introduction", "tutorial", "foreword", "frontmatter", "contents",
    "index", "abstract", "keynote", "conclusion", "conclusions", "discussion", "appendix",
    "acknowledgements", "guesteditorial", "panel"
))  # fmt: skip

_NUMBER = regex(r"\d+(?:\.\d+)*")
_ROMAN = regex(r"\b(?:I{1,3}|IV|VI{0,3}|IX|XI{0,2})\b")
_SPELLED_NUMBER = regex(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b"
    r"|\b(?:first|second|third|fourth|fifth)(?= (?:edition|part|report|volume)\b)",
    re.IGNORECASE,
)
_NUMERALS = {
    "i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8",
    "ix": "9", "x": "10", "xi": "11", "xii": "12",
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "ten": "10",
    "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5",
}  # fmt: skip
_PART = regex(r"\b(?:part|volume|chapter) ([a-h]|\d+|one|two|three|four)\b", re.IGNORECASE)
_YEAR = regex(r"\b(?:19|20)\d\d\b")
_AT_THE_END = regex(r"\bv?(\d{1,2}(?:\.\d)?)\W*$", re.IGNORECASE)

# What speaks of a work bears its title: a correction, an answer, something that goes with it.
_ABOUT = regex(
    r"\W*(?:"
    r"(?:(?:author|publisher|editorial)(?:['’]s)? )?"
    r"(?P<correction>correction|corrigend(?:um|a)|errat(?:um|a)|addendum|retraction)\b"
    r"|(?P<answer>(?:(?:a|some|short|brief|further) )*"
    r"(?:(?:comments?|commentary|remarks?|notes?|discussion)(?: (?:on|of|to)\b|:)"
    r"|(?:reply|response|rejoinder)(?: to\b|:)))"
    r"|(?P<companion>(?:(?:a|an|the|short|brief|gentle) )*(?:guide|companion|introduction|review"
    r"|appendix|supplement(?:ary)?(?: materials?| information)?) (?:to|for|of)\b)"
    r")",
    re.IGNORECASE,
)
_ABOUT_AT_THE_END = regex(
    r"[:\-–—(\[]\s*(?:(?P<correction>correction|corrigendum|erratum|addendum)"
    r"|(?P<answer>(?:a |comments? and )?(?:reply|response|rejoinder|comment))"
    r"|(?P<companion>supplement(?:ary)?(?: materials?| information)?|appendix))\s*[)\]]?\s*$",
    re.IGNORECASE,
)
# What lists and publishers put around a title and is none of it: the work is the same.
_LABEL = regex(
    r"^\[[^\]\[]{1,20}\]\s*(?=\S.{8})"
    r"|^\W*retracted(?: article| paper| chapter)?\s*[:\])]\s*"
    r"|\s*[:\-–—(\[]\s*(?:(?:the )?(?:extended|full|long|longer|preliminary|preprint|arxiv"
    r"|conference|journal) (?:version|paper)|technical report|preprint|invited(?: paper)?"
    r"|oral|spotlight|poster)\s*[)\]]?\s*$",
    re.IGNORECASE,
)
# This is another text, though by the same people.  "Poster:" is no name: two posters of one
# conference begin with it, and one wrong link made one work of them.
_SHORT_FORM = regex(
    r"^\W*(?:poster|demo(?:nstration)?|(?:extended|student|poster|demo) abstract|short paper"
    r"|brief announcement|work[- ]in[- ]progress|wip|keynote|invited talk|tutorial|panel"
    r"|doctoral consortium)\s*[:|]\s+(?=\S.{8})"
    r"|[:\-–—(\[]\s*(?:(?:(?:extended|student) )?abstract|demo(?:nstration)?|doctoral consortium"
    r"|keynote|talk|tutorial|summary)\s*[)\]]?\s*$",
    re.IGNORECASE,
)
# The last words of what the two above look for, at the end of a title or before a colon.
_LABELS = (
    "version", "paper", "report", "preprint", "oral", "spotlight", "poster", "abstract", "demo",
    "demonstration", "consortium", "keynote", "talk", "tutorial", "summary", "announcement",
    "progress", "wip", "panel",
)  # fmt: skip
_SURVEY = regex(r"\b(?:survey|review|overview|tutorial|introduction|primer)\b", re.IGNORECASE)
_NAME_BEHIND = regex(r"\s*[(\uff08]([^\W\d_][\w+*#-]{2,19})[)\uff09]\s*$")
_TWO_PARTS = regex(r"(\S.{2,}?)\s*(?::|\s[-–—]\s|[–—])\s*(\S.*)", re.DOTALL)
_WORD = regex(r"[^\W_]+")
# Scripts that set no blanks between words: two letters are taken for one.
_UNSPACED = regex("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")


def is_only_an_id(title: str) -> bool:
    """Return whether a title is but the id or the address of its work, which is not known yet.

    A plain list of ids is imported so where no service can be asked.
    """
    is_address = title.startswith(("https://", "http://"))
    return bool(title) and " " not in title and (is_address or identified(title) is not None)


@dataclass(frozen=True)
class Title:
    """One title, taken apart once, as far as it is asked for; ``text`` is plain: no formulas."""

    text: str

    @once
    def plain(self) -> str:
        """The title without a label such as ``(Extended Version)``."""
        if self._is_far_too_long:
            return self.text[:FAR_TOO_LONG].strip()
        # Few titles have any: to look for one at each dash took 6 µs.
        if not self._may_be_labelled:
            return self.text.strip()
        return _SHORT_FORM.sub("", _LABEL.sub("", self.text)).strip() or self.text

    @once
    def _is_far_too_long(self) -> bool:
        return len(self.text) > FAR_TOO_LONG

    @once
    def _may_be_labelled(self) -> bool:
        if self._is_far_too_long:
            return False
        folded = self.text.lower()
        pieces = folded.replace("|", ":").split(":")
        return (
            any(piece.rstrip(")] \t\n\r\f\v").endswith(_LABELS) for piece in pieces)
            or folded[:1] == "["
            or "retracted" in folded
            or not folded.isascii()
        )

    @once
    def _has_parts(self) -> bool:
        text = self.plain
        return ":" in text or " - " in text or not text.isascii()

    @once
    def key(self) -> str:
        """Its letters and digits."""
        return squash(self.text if self._is_far_too_long else self.plain)

    @once
    def without_name(self) -> str:
        """Its key without a name that stands in brackets behind it: "A … Neural Network (ANN)".

        The name is one that the title spells: "Part (II)" and "Bees (Wasps)" say more.
        """
        found = _NAME_BEHIND.search(self.plain)
        if found is None or _ROMAN.fullmatch(found[1]):
            return self.key
        rest = squash(self.plain[: found.start()])
        letters, name = iter(rest), squash(found[1])
        is_coined = sum(map(str.isupper, found[1])) > 1 and all(one in letters for one in name)
        return rest if is_coined or name in rest else self.key

    @once
    def content(self) -> tuple[str, ...]:
        """Its words in order, folded, without the little ones."""
        folded = fold(self.plain)
        words = _WORD.findall(folded)
        if folded.isascii():
            return tuple(word for word in words if word not in STOP_WORDS)
        found: list[str] = []
        for word in words:
            if _UNSPACED.match(word):
                found += [word[at : at + 2] for at in range(max(1, len(word) - 1))]
            elif word not in STOP_WORDS:
                found.append(word)
        return tuple(found)

    @once
    def stems(self) -> frozenset[str]:
        """The beginnings of its telling words."""
        return frozenset(word[:STEM] for word in self.content if word not in _COMMON_WORDS)

    @once
    def name(self) -> str:
        """The name it begins with, as written: `Q-BERT` of `Q-BERT: Hessian …`; may be empty."""
        return (acronym(self.plain) or "") if self._has_parts else ""

    @once
    def sign(self) -> str:
        """Its name as it is compared: without case and hyphens, with ``+ # *``."""
        return slug(self.name).replace("-", "")

    @once
    def marks(self) -> str:
        """The marks of its name that tell works apart, as in `CodeT5+` and `QuIP#`.

        In small letters, "smoothquant+: …", a name is none, and bears them all the same.
        """
        return re.sub("[^+#]", "", self.name or self.head.rpartition(" ")[2])

    @once
    def head(self) -> str:
        """What stands before its first colon or dash, as written; empty without one."""
        found = _TWO_PARTS.match(self.plain) if self._has_parts else None
        return found[1] if found else ""

    @once
    def parts(self) -> tuple[str, str]:
        """The keys of what stands before and behind its first colon or dash; empty without one."""
        found = _TWO_PARTS.match(self.plain) if self._has_parts else None
        return (squash(found[1]), squash(found[2])) if found else ("", "")

    @once
    def numbers(self) -> tuple[str, ...]:
        """Its numbers, however they are written; an I at its beginning is a word."""
        words = [found[0] for found in _ROMAN.finditer(self.plain) if found.start()]
        words += _SPELLED_NUMBER.findall(self.plain)
        return tuple(sorted([*_NUMBER.findall(fold(self.plain)), *map(_value, words)]))

    @once
    def place(self) -> tuple[str, ...]:
        """The numbers that count works of a row: Part II, Volume B, "… 2" at its end."""
        found = [one[0] for one in _ROMAN.finditer(self.plain) if one.start()]
        found += _PART.findall(self.plain) + _AT_THE_END.findall(self.plain)
        return tuple(sorted(set(map(_value, found))))

    @once
    def issue(self) -> frozenset[str]:
        """The numbers that count where both titles have some: "Task of 2021", "Qwen 3 …"."""
        return frozenset(
            _YEAR.findall(self.plain) + _NUMBER.findall(" ".join(self.plain.split()[:2]))
        )

    @once
    def row(self) -> str:
        """Its key without numbers: what the works of a row have in common."""
        return squash(_PART.sub("", _NUMBER.sub("", _ROMAN.sub("", self.plain))))

    @once
    def about(self) -> str:
        """What it is of another work, as `_ABOUT_SAID` has it; empty for a work of its own."""
        found = _ABOUT.match(self.plain) or _ABOUT_AT_THE_END.search(self.plain)
        return (found.lastgroup or "") if found else ""

    @once
    def is_short_form(self) -> bool:
        """Whether it says that this is an abstract, a demonstration or a talk."""
        return self._may_be_labelled and bool(_SHORT_FORM.search(self.text))

    @once
    def is_survey(self) -> bool:
        """Whether it says that this is a survey or a text for beginners."""
        return bool(_SURVEY.search(self.text))

    @once
    def is_coined(self) -> bool:
        """Whether its name is a word that somebody made up: `GhostNet`, not "Model Compression"."""
        return self.name[:1].isalpha() and any(
            sum(map(str.isupper, word)) > 1 or any(map(str.isdecimal, word))
            for word in self.name.split()
        )

    @once
    def is_generic(self) -> bool:
        """Whether it names a part of any book or issue, and no work: "Introduction"."""
        return self.key in _GENERIC_TITLES

    @once
    def is_specific(self) -> bool:
        """Whether it is unlikely that two works bear it: it has a coined name or enough words."""
        if self.is_generic:
            return False
        telling = {word for word in self.content if word not in _COMMON_WORDS}
        if self.is_coined and len(telling) > 1:
            return True
        return len(telling) >= TELLING_WORDS and sum(map(len, telling)) >= TELLING_LETTERS


# An entry that is right bears the title of its work letter by letter, and what a title comes to is
# asked of both: taken apart once, 5,000 such entries took a twentieth less.
@lru_cache(maxsize=1 << 13)
def taken_apart(text: str) -> Title:
    """Return the title of a text; of one text it is one object, and what it knows is kept."""
    return Title(text)


def with_subtitle(title: str, below: str) -> str:
    """Return a title with the subtitle that a source states apart, as references print the two.

    A title that has it already, or would be longer than a record's may be, stays as it is.
    """
    if not below or squash(below) in squash(title) or len(title) + len(below) > LONGEST - 2:
        return title
    return f"{title}{' ' if title[-1] in ':?!.–—' else ': '}{below}"


def _value(numeral: str) -> str:
    """Return a numeral in digits: "II", "two" and "2" are one; a letter stays what it is."""
    return _NUMERALS.get(numeral.lower(), numeral.lower())
