"""An entry in pieces: what marks, brackets and separators of its lines hold apart."""

import re
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter

from awesomequant.intake.fields.columns import Role
from awesomequant.intake.grammar.document import (
    BOLD,
    BOLD_END,
    BREAK,
    DEEPEST,
    EDGE,
    EM,
    EM_END,
    SOFT,
    Answers,
    Code,
    Flat,
    Image,
    Link,
    Piece,
    with_usual_brackets,
)
from awesomequant.intake.grammar.labels import is_filler, is_generic, labelled
from awesomequant.intake.grammar.people import editors_apart, editors_in, is_people, people_strength
from awesomequant.intake.grammar.roles import sense
from awesomequant.intake.grammar.titles import abbreviates
from awesomequant.intake.grammar.venues import (
    EMOJI,
    find,
    is_known,
    is_venue,
    names_journal,
    names_periodical,
)
from awesomequant.library.settings import OwnField
from awesomequant.text import one_line
from awesomequant.works.venues import is_well_known
from awesomequant.works.venues.abbreviations import ends_abbreviated, journal_before_volume
from awesomequant.works.venues.words import WAS_PUBLISHED, WHERE

# A list's own fields are taken out of its lines before those fall apart.


def take_own_fields(flat: Flat, own: Mapping[str, OwnField]) -> Answers:
    """Take the groups that begin with the label of an own field out of a text, and read them.

    Left in, ``[Track: CVPR]`` would be a venue and ``[Topic: bees]`` a tag.
    """
    by_label = {one.label: (name, one) for name, one in own.items()}
    found: Answers = {}

    def read(group: re.Match[str]) -> str:
        name, one = by_label[group[1]]
        said = flat.plain(group[2])
        found[name] = said.split(", ") if one.type == "list" else said
        return ""

    if by_label:
        labels = "|".join(map(re.escape, sorted(by_label, key=len, reverse=True)))
        flat.text = re.sub(rf"\s*\[({labels}): ([^\[\]]+)\]", read, flat.text)
    return found


# The pieces of a line.

_TOKEN = re.compile(
    r"(?P<quote>「[^「」\n\ue000-\uf8ff]{2,400}」|『[^『』\n\ue000-\uf8ff]{2,400}』|《[^《》\n\ue000-\uf8ff]{2,400}》|‘(?=\S)[^‘\n\ue000-\uf8ff]{3,400}?’(?=[,.;)\]]|\s|$)|(?:[\"“„‹](?=\S)|«\s?)[^\"“”„«»「」『』‹›\n\ue000-\uf8ff]{3,400}[\"”“»」』›])"
    rf"|(?P<mark>[\ue000-\uf8ef])|(?P<style>[{BOLD}{BOLD_END}{EM}{EM_END}])|(?P<comment><!--"
    rf"|\[//\]: ?\#.*)|(?P<open>[\[【(（{{])|(?P<close>[\]】)）}}])|(?P<end>[{BREAK}{SOFT}])"
    rf"|(?P<text>[^\ue000-\uf8ef{BOLD}{BOLD_END}{EM}{EM_END}\[【(（{{\]】)）}}{BREAK}{SOFT}<\"“„«「『《‹‘]+|[<\"“„«「『《‹‘])",
    re.DOTALL,
)
_CLOSES = {"]": "[", "】": "【", ")": "(", "）": "（", "}": "{"}
_PARTNERS = {opens: closes for closes, opens in _CLOSES.items()}
_INSIDE = {
    opens: re.compile(rf"[^\[【(（\]】)）\ue000-\uf8ff\n]{{1,120}}{re.escape(closes)}")
    for closes, opens in _CLOSES.items()
}
# Where a run of words falls apart: at the end of a sentence, at a dash, a bar.  An
# initial and the usual abbreviations end no sentence; commas and colons are left to the reader.
_CUT = re.compile(
    # The sign first: lookbehinds in front of it would be tried at every letter of every line.
    r"(?P<stop>\.(?=\s+\S)(?!\s(?:a|al|fl|др)\.)(?<![\s.、，(-][^\W\d_a-zа-яё]\.)(?<!^[^\W\d_a-zа-яё]\.)(?<!-[a-z]\.)"
    r"(?<!\s[pvn]\.)(?!(?<=\s[ст]\.)\s\d)(?<!\bi\.e\.)(?<!\be\.g\.)(?<![.,]\s\d\.)(?<![.,]\s\d\d\.)|[?!。](?=\s+\S))"
    r"|\s+(?P<dash>-{1,3}|[–—])\s+|(?P<bar>\s*[|·•¦‖]\s*|\s+(?:/{1,3}|::|~|[=-]>|\.{3}|[*…»›→⇒⟶▸►@#※])\s+)"
    # A tab, or blanks as wide as one: columns that were aligned by hand.
    r"|(?P<gap>\s*\t\s*|(?<=[^\s.!?:,;-]) {2,}(?=\S))"
)
# What leads to the venue behind a title: "Bees that count, in *ICML 2020*", "…, accepted to [ICML]"
_OPENS_VENUE = re.compile(
    rf"(?:[,，]\s?(?:{WAS_PUBLISHED})?|[,.]?\s{WAS_PUBLISHED})\s?{WHERE}[^\w@]*$", re.IGNORECASE
)
_MAY_BE_CUT = re.compile(r"[.?!。|·•¦‖\t]|\s[\s/:~=–—*…»›→⇒⟶▸►@#※-]")
# Their last signs: a line that ends otherwise, as nearly all do, is asked nothing more.
_LAST_OF_THEM = (*"@àв于於", "in", "at", "to", "by", "bei", "auf", "im", "dans", "au", "en", "em",
                 "na", "no", "nel", "nella", "su", "на")  # fmt: skip
_DATE_BEFORE = re.compile(r"\s*(?:19|20)\d\d[./-](?:0?[1-9]|1[0-2])(?=\s+[^\W\d])")
_QUOTE_END = re.compile(r"(?i:in|by|at)\b|<!--")
# A part of a sentence that stands out by its letters alone is no part of its own.
# (The sign first, here too.)
_INNER_EM = re.compile(rf"{EM}(?<=\w[ ]{EM})([^{EM_END}{BOLD}]{{1,40}}){EM_END}(?=[ ][a-z])")
_INNER_BOLD = re.compile(
    rf"{BOLD}(?:(?<=\w{BOLD})([^{BOLD_END}]{{0,40}}){BOLD_END}|(\w{{1,3}}){BOLD_END}(?=\w))"
)
# What a program pasted behind a count of stars: open issues, language, day of the last commit.
_STATISTICS = re.compile(
    r"((?:⭐️?|:star:|★)\s*[\d.,]{1,12}k?)((?:\s*\|\s*[^\w\s|\]]{1,4}\s*[^|\]\n]{1,30})+)"
)
# What kind of work it is, as references in Chinese say it (GB/T 7714): "Title[J]. Journal, 2016".
_KIND_OF_WORK = re.compile(
    r"(?<=[^\s\[])\s?\[(?:[JCDMNRSPAGZ]|DB|CP|EB|DS)(?:/OL)?\]\s?(?:(//)|[.．。,，])\s?"
)
_MAY_BE_A_KIND = re.compile(r"\[(?:[JCDMNRSPAGZ]|DB|CP|EB|DS)[\]/]")
_first = itemgetter(1)  # of a match; a template such as r"\1" is read anew at each call
_OTHERS = re.compile(r"\[\s?(et al\.?|и др\.?|u\. ?a\.)\s?\]")  # "Keeper A. [et al.] Bees"
_SHORTCODE = re.compile(r":[a-z][a-z0-9_+-]{1,40}:(?![/\w])")
_WRAPPED = re.compile(r"\s*[a-z]+(?![A-Za-z])")  # "arXiv 2023" begins a line of its own
_FOOTNOTE = re.compile(r"^[*†‡§]{1,3}\s+(?=\S)")  # "\\* Shor P. W." is what a course requires
_HASHTAG = re.compile(r"(?<![\w&/#])(?<![Rr]eport )(?<!No )#(?!\d+\b(?!-))([^\W_][\w+-]*)")
_BOX = re.compile(r"^\s*\[[ xX✓]\]\s")
_FEW = 6
_LONGEST_STATED = 400  # a line of names may be long
# In small letters: "Can Chen" and "We Xu" are people.
_VERB = re.compile(
    r"\b(is|are|was|were|be|has|have|can|we|it|this|which|that|supports?|uses?|used|shows?|proposes?)\b"
)
_SENTENCE = re.compile(r"[^\W_]{2}[)\]”\"]?[.!?](?:\s|$)")
# "Symposium on Bees (SOB)", "(SOB'04)": what a meeting is called for short.
_SHORT_NAME = re.compile(r"[A-Z][A-Za-z&/+-]*[A-Z](?:\s?['’]\d\d)?")
_SERIES = re.compile(r"\d|(?:[A-Z]\.){1,2}")  # "Ann. of Math. (2) 160"
_FOLLOWS = re.compile(r"\s?[\w:'’-]")


def pieces(lines: Iterable[tuple[Flat, int]]) -> list[Piece]:
    """Return the pieces of an entry's lines, each given with its depth."""
    found: list[Piece] = []
    number = 0
    for flat, depth in lines:
        if flat.split is None or flat.split[0] != flat.text:
            flat.split = flat.text, _Splitter(flat).pieces()
        split = flat.split[1]
        # Below an entry no sign parts a sentence: "The array has 784 * 100 cells - set 14 of them."
        # was kept as four notes.
        if (
            depth
            and len(split) > 1
            and not flat.marks
            and all(one.form in ("plain", "quote") for one in split)
            and not any(one.group and find(one.text).year for one in split)
            and len(flat.text.split()) > _FEW
            and _SENTENCE.search(flat.text)
            and (_VERB.search(flat.text) or _is_prose(flat.text))
        ):
            split = [split[0]._replace(text=flat.shown.strip(EDGE))]
        if number or depth:
            split = [one._replace(line=number + one.line, depth=depth) for one in split]
        found += split
        number = found[-1].line + 1 if found else 0
    return [_stating(piece) for piece in labelled(found)]


def _is_prose(text: str) -> bool:
    """Return whether most words of a text are small, as no list of names or venues has them."""
    words = text.split()
    return sum(word[0].islower() for word in words) * 3 > 2 * len(words)


def _stating(piece: Piece) -> Piece:
    """Return a piece below the label of a note as what it states, where that is sure.

    "Intro: ICCV 2017 Best paper award", "Comment: accepted to *ICML*" and "Info: Ann Keeper, Bo
    Drone" were notes, and the entry without venue and people.
    """
    if piece.key != Role.NOTE or not piece.is_text or len(piece.text) > _LONGEST_STATED:
        return piece
    role, says = sense(piece.text).roles[0][0], find(piece.text)
    venue = says.venue or ""
    # "DeepLab" and "PASCAL VOC 2012" have the form of venues.
    is_known_one = is_well_known(venue) or is_known(venue)
    # "BMVC 2016 oral" is the conference; "ICML" may begin a sentence.
    is_dated = says.year and (names_journal(venue) or is_well_known(venue.partition(" ")[0]))
    if role == "venue" and (is_known_one or is_dated):
        return piece._replace(key=Role.VENUE.value)
    return piece._replace(key=Role.AUTHORS.value) if role == "people" and not says.year else piece


def _tokens(text: str) -> Iterator[tuple[str, str, int]]:
    """Yield what a text is made of: its kind, itself, and where it begins."""
    at, has_ends = 0, True
    while token := _TOKEN.search(text, at):
        kind, said, at = token.lastgroup or "", token[0], token.end()
        if said == "<!--":
            # No work of the pattern: each that nothing ends would look through all the rest.
            end = text.find("-->", at) + 3 if has_ends else 0
            has_ends = end >= at
            at = end if has_ends else token.start() + 1
            kind, said = "comment" if has_ends else "text", text[token.start() : at]
        yield kind, said, token.start()


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
        text = self._flat.text
        if _MAY_BE_A_KIND.search(text):
            text = _KIND_OF_WORK.sub(lambda found: ". In " if found[1] else ". ", text)
        text = editors_apart(_OTHERS.sub(_first, with_usual_brackets(text)))
        box = _BOX.match(text)
        text = text[box.end() :] if box else text
        text = _SHORTCODE.sub("★", _STATISTICS.sub(_first, text))
        # An emphasised word is text; names stay what they are.
        text = _INNER_EM.sub(
            lambda one: one[0] if is_people(one[1]) or len(one[1].split()) > 3 else one[1], text
        )
        text = _INNER_BOLD.sub(lambda found: found[1] or found[2] or "", text)
        for kind, said, start in _tokens(text):
            end = start + len(said)
            if kind == "text" or (kind == "quote" and not self._quotes(said, text[end:])):
                self._run += said
            elif kind == "quote":
                self._end_run()
                self._add(one_line(said[1:-1]), "quote")
            elif kind == "mark":
                self._mark(said, text, start)
            elif kind == "style":
                self._end_run()
                style = "bold" if said in (BOLD, BOLD_END) else "em"
                if said in (BOLD, EM):
                    self._styles.append(style)
                elif style in self._styles:
                    self._styles.remove(style)
            elif kind == "comment":
                self._end_run()
                self._add(said, "comment")
            elif kind == "open":
                self._open(text, start, said)
            elif kind == "close":
                if self._groups[-1:] == ["word"]:
                    self._groups.pop()
                    self._run += said
                    continue
                self._end_run()
                if _CLOSES[said] in self._groups:
                    while self._groups.pop() != _CLOSES[said]:
                        pass
                self._before = "" if text[end : end + 1].isspace() else self._before
            # A line of the source was only wrapped inside bold text or a bracket.  Else its end
            # may be meant: many lists put title, people and links below one another so.
            elif (
                said == SOFT
                and self._run.strip()
                and (self._styles or self._groups or _WRAPPED.match(text[end : end + 40]))
            ):
                self._run += " "
            else:
                self._end_run()
                self._before, self._line = "\n", self._line + 1
        self._end_run()
        return self._found

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
        """Open a bracket: one inside a run of words goes on with it, any other is a group."""
        if len(self._groups) >= DEEPEST:  # each bracket that closes looks through those open
            self._run += sign
            return
        closing = _PARTNERS[sign]
        inside = _INSIDE[sign].match(text[at + 1 : at + 123])
        before, rest = self._run, text[at + 1 + inside.end() :] if inside else ""
        # "BERT (Bidirectional Encoder) for bees" and "(Re)thinking" go on as one run of words.
        said = inside[0][:-1] if inside else ""
        is_clause = said[:1].islower() and len(said.split()) > 1  # "(in a Few Steps)"
        is_glued = bool(said) and bool(
            (_FOLLOWS.match(rest) and (before.strip() or rest[:1].isalpha()))
            or (before[-1:].isalnum() and not said.startswith("@"))
            or (before.strip() and is_clause and not is_generic(said) and not is_filler(said))
            or (_SHORT_NAME.fullmatch(said) and names_periodical(before))
            or (_SERIES.fullmatch(said) and ends_abbreviated(before.rstrip()))
        )
        is_empty = text[at + 1 : at + 2] == closing  # "LLM.int8()"
        is_formula = sign == "{" and (before[-1:] in "$\\^_" or "$" in before or not inside)
        is_glued = is_glued and sign in "([" and not editors_in(said)
        # "Ann Keeper (USENIX Security) A study of all that is known" goes on with a sentence.
        is_placed = is_glued and (find(said).year or is_well_known(said))
        if is_placed and not _SHORT_NAME.fullmatch(said):
            is_glued = False
        # "**Data Centre TCP (DCTCP)**" ends with what it is called for short.
        last_words = " ".join(before.split()[-len(said) - 1 :]) if sign == "(" else ""
        is_glued = is_glued or (bool(last_words) and abbreviates(said, last_words))
        if is_empty or is_formula or is_glued:
            self._run += sign
            self._groups.append("word")
            return
        self._end_run()
        self._groups.append(sign)

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
        style = self._styles[-1] if self._styles else "plain"
        start = 0
        dated = _DATE_BEFORE.match(run) if style == "plain" and self._before != "(" else None
        if dated and self._found:  # "[[paper](…)] 2024.11 It reads well"
            self._words(dated[0], style)
            start = dated.end()
        journal = journal_before_volume(run) or (0, 0)
        for cut in _CUT.finditer(run, start) if _MAY_BE_CUT.search(run) else ():
            is_column = cut["bar"] or cut["gap"]
            if style != "plain" and not is_column:  # what is styled alike is one thing
                continue
            is_inside = journal[0] < cut.end() <= journal[1]
            if cut["stop"] == "." and (is_inside or ends_abbreviated(run[: cut.end("stop")])):
                continue
            self._words(run[start : cut.end("stop") if cut["stop"] else cut.start()], style)
            said = cut["stop"] or ("-" if cut["dash"] else " " if cut["gap"] else "|")
            said = "?" if said in "?!" else said
            # In Russian references the journal stands behind two strokes.
            said = "//" if cut["bar"] and cut["bar"].strip() == "//" else said
            self._before = self._before or said
            start = cut.end()
        is_led = run.rstrip(" :").lower().endswith(_LAST_OF_THEM)
        if is_led and (opens := _OPENS_VENUE.search(run, start)):
            self._words(run[start : opens.start()], style)
            start = opens.start()
        self._words(run[start:], style)

    def _quotes(self, said: str, rest: str) -> bool:
        """Return whether a quotation stands for itself, as a title does, and not in a sentence."""
        lead, rest = EMOJI.sub("", self._run).strip(), rest.lstrip()
        if said[0] in "「『《":  # no blank parts them from the people before them
            is_apart = not rest or not rest[0].isalpha() or rest[0] in "「『《"
            return is_apart and (
                not lead or lead[-1] in "」』》：、，:" or people_strength(lead) > 0
            )
        rest = re.split(rf"[\ue000-\uf8ff{BREAK}{SOFT}\[【]", rest, maxsplit=1)[0].rstrip()
        # “Where Does the Rain Go,” has the sign of a reference inside.
        if said[-2] in ",." and (not lead or lead[-1] in ".,:;"):
            return True
        is_led = lead and lead[-1] not in ".,:;-–—|)”" and not find(lead[-40:]).year
        is_led = is_led and not people_strength(lead.strip(EDGE))  # 'Cy Queen "Bees That Count"'
        is_followed = rest and rest[0] not in ".,:;-–—|(（" and not _QUOTE_END.match(rest)
        if is_followed and (find(rest[:60]).year or people_strength(rest) == 2 or is_venue(rest)):
            is_followed = False
        return not is_led and not is_followed

    def _words(self, text: str, style: str) -> None:
        shown = self._flat.plain(text)
        for tag in _HASHTAG.findall(shown) if "#" in shown else ():
            self._add(tag, "tag")
            shown = one_line(_HASHTAG.sub(" ", shown))
        lead = shown[: len(shown) - len(shown.lstrip(EDGE + ".：、，>"))].strip()
        self._before = self._before or lead[-1:]
        shown = shown.lstrip(EDGE + "：、，").rstrip(" \t,;|·•–—")
        shown = _FOOTNOTE.sub("", shown) if shown[:1] in "*†‡§" else shown
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
