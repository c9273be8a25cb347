"""The labels of lines: ``**Authors:** …``, ``🏷 bees``, and what of a line they speak of."""

import re
from collections.abc import Iterator

from awesomequant.intake.fields.columns import Role, role_of
from awesomequant.intake.grammar.document import BOLD, BOLD_END, EDGE, Flat, Piece
from awesomequant.intake.grammar.people import people_strength
from awesomequant.intake.grammar.venues import find, is_venue, names_journal

# What may stand in front of a colon as the label of a line, emoji and all.
_LABEL = re.compile(
    r"[^\w\[(]*+((?:[^\W\d_][\w’'&/.;-]*+\s){0,3}[^\W\d_][\w’'&/.;-]*+(?:\s?\([^()]{1,40}\))?+\s?)\s*+"
    # Behind Chinese, Japanese, Korean no blank is written: "著者:Ann Keeper"
    r"(?:[:：](?:\s+|$|(?=[^\x00-\x7f\s]))|：|(?<=[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]):)"
)
_EXPLAINED = re.compile(r"\s?\([^()]{4,}\)\s?$")
_BOLD_LABEL = re.compile(
    rf"\W*{BOLD}[^{BOLD_END}:：]{{1,40}}(?:[:：]{BOLD_END}|{BOLD_END}\s*[:：])"
)
# In the line of the entry itself "Code: a study" is a title; only these open it as labels.
_SIGN = re.compile(r"\s*([\U0001f300-\U0001faff\u2600-\u27bf]\ufe0f?)\s*(?=\w)")
_SIGNED = frozenset((Role.TAGS, Role.AUTHORS, Role.NOTE, Role.DATE))
# What an entry may label in the middle of its line: "… [pdf] TL;DR: bees are counted".
_ANYWHERE = frozenset((Role.NOTE, Role.TAGS, Role.ABSTRACT, Role.AUTHORS))
_OPENING = frozenset((Role.TITLE, Role.PAPER, Role.AUTHORS, Role.VENUE, Role.DATE))
# "Make-A-Video", "Video-P2P" and "AnoDDPM" hold a word that a label may have, and name works.
_NAME = re.compile(r"[^\W\d_]+-.*(?:-|\d).*|.*\d.*-.*")
# Of "Co-authors" the first half tells whose; of "Anti-code" and "Hive-paper" it makes a name.
_WHOSE = re.compile(r"(?:co|first|last|lead|main|senior|corresponding|open)-", re.IGNORECASE)


def role_of_label(label: str) -> Role:
    """Return what a line of this label holds; one that is written together is taken as one word.

    The head of a table may be "paperTitle"; a line "MagicVideo: Efficient Video Generation" holds
    no video.  "GitHub", "arXiv" and "BibTeX" are known as the words that they are.
    """
    # "github(Caffe2, official)" is asked as "github"
    named = _EXPLAINED.sub("", label).split()
    words = [word.replace("-", "") if _NAME.fullmatch(word) else word for word in named]
    if len(words) == 1 and "-" in words[0] and not _WHOSE.match(words[0]):
        is_known = role_of(words[0].partition("-")[0]) is not Role.OTHER
        words = words if is_known else [words[0].replace("-", "")]
    return role_of(" ".join(words).lower())


def labelled(found: list[Piece]) -> Iterator[Piece]:
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
                yield piece._replace(text=rest, key=key, label=label, before=":")
            is_first = not rest
            continue
        is_first = False
        if following and (told_of := _of_next(piece, following, found[at - 1] if at else None)):
            found[at + 1] = told_of
            continue
        yield piece._replace(key=key, label=label) if key else piece


_FEW_WORDS = 3
_MAKERS = re.compile(
    r"\b(inc|ltd|gmbh|corp\w*|labs?|universit\w*|institut\w*|research)\b", re.IGNORECASE
)
_OPENS_BOOK = re.compile(r"\W*(?:In|Dans|Em|In:)")
_OPENS_VENUE = re.compile(
    r"(?:\W*(?:to appear|accepted|published|presented|appeared)\s+)?"
    r"(?:in|at|to|by|@|dans|en|em|nel|nella|na|no|im|в)",
    re.IGNORECASE,
)


def _of_next(piece: Piece, following: Piece, before: Piece | None) -> Piece | None:
    """Return the next piece with what this one says of it, where it says nothing else."""
    # A line of one word says what the next is: "Digest", "Abstract".
    is_alone = (before is None or before.line < piece.line) and following.line == piece.line + 1
    is_word = is_alone and piece.line > 0 and piece.is_text and following.is_text
    is_word = is_word and piece.text.count(" ") < _FEW_WORDS
    if is_word and role_of(piece.text.strip(" .")) in (Role.NOTE, Role.ABSTRACT):
        role = role_of(piece.text)
        return following._replace(key=role.value, label=piece.text, before=":")
    if following.line != piece.line:
        return None
    # "In *ICML*", "accepted to **ICML**"
    is_set_apart = piece.is_text and following.form in ("em", "bold", "code")
    # Titles of books are sentences: "In *Handbook of bee cognition*".
    is_book = following.form == "em" and following.text.count(" ") > 1 and piece.depth == 0
    if is_book and _OPENS_BOOK.fullmatch(piece.text):
        return following._replace(key=Role.VENUE.value, label=piece.text)
    if is_set_apart and _OPENS_VENUE.fullmatch(piece.text):
        return following._replace(text=f"in {following.text}")
    # A venue and its year: `ICLR` `2024`, and *Medical Image Analysis* 2021
    is_dated = False
    if piece.form == "em" and following.form == "plain":
        words = piece.text.split()
        most = 8 if names_journal(piece.text) else 3  # "Joins Nobody Has Run Yet" is of a title
        is_name = len(words) <= most and all(not w[0].islower() or len(w) < 4 for w in words)
        is_name = is_name and ":" not in piece.text
        is_year = re.fullmatch(r"\(?(?:19|20)\d\d\)?\.?", following.text)
        is_dated = bool(is_name and is_year and people_strength(piece.text) != 2)
    elif piece.form == following.form == "code" and re.fullmatch(r"(?:19|20)\d\d", following.text):
        is_long = len(piece.text.split()) > 2 and not _MAKERS.search(piece.text)
        is_dated = is_venue(piece.text) or names_journal(piece.text) or is_long
    return piece._replace(text=f"{piece.text} {following.text.strip('() .')}") if is_dated else None


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
    if not (is_first or piece.form == "bold") and role_of_label(found[1]) not in _ANYWHERE:
        return None
    label, role = found[1].strip(), role_of_label(found[1])
    # "github(Caffe2, official): …" is a label, "BeeNet (a net of bees): …" a sentence.
    if role is Role.OTHER and _EXPLAINED.search(label):
        return None
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
    text = flat.shown
    found = _LABEL.match(text) if ":" in text or "：" in text else None
    if found is None:
        return False
    # "🔥 BeeNet: a study [paper](…)" begins no otherwise than "🏛 Institutions: Hive University".
    is_marked = found.start(1) > 0 and not flat.leads_out
    is_bold = bool(_BOLD_LABEL.match(flat.text))
    return is_bold or is_marked or role_of_label(found[1]) is not Role.OTHER
