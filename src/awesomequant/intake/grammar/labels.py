"""The words by which lists label what they show: links, lines, headings."""

import re
from collections.abc import Iterator
from functools import lru_cache

from awesomequant.intake.fields.column_words import BESIDE
from awesomequant.intake.fields.columns import Role, role_of
from awesomequant.intake.grammar.document import BOLD, BOLD_END, EDGE, Flat, Link, Piece
from awesomequant.intake.grammar.people import people_strength
from awesomequant.intake.grammar.venues import find, is_venue, names_journal
from awesomequant.text import fold, possessive, unbracketed
from awesomequant.works.code_hosts import is_repository
from awesomequant.works.paper_pages import is_paper_address
from awesomequant.works.venues.words import WAS_PUBLISHED, WHERE

_KEPT = 20_000

# What the words of lists mean: labels of links, names of columns, headings, keys of attributes.

_PAPER = re.compile(
    r"(the |full |original |main |official |open[- ]access |free |local )?"
    r"(paper|pdf|arxiv|abs|abstract|html|doi"
    r"|open ?review|link|url|acm"
    r"|ieee(xplore)?|springer|elsevier|preprint|publication|article|manuscript|journal|proceedings"
    r"|paper link|pdf link|arxiv link|paper page|paper url|read|here|acl|cvf|biorxiv|thesis"
    r"|book)s?( version| ?\d)?"
)
_SAYS_PAPER = re.compile(
    r"(?:[\w-]+ ){0,2}(?:papers?|preprint|manuscript)(?: (?:link|pdf|url|page))?|arxiv|abs|doi"
)
# Services and publishers: as the label of a paper's link they name the venue as well.
_PLACE = re.compile(
    r"arxiv|open ?review|acm|ieee(xplore)?|springer|elsevier|acl|cvf|biorxiv|medrxiv|journal"
    r"|thesis|book|preprint"
)
_LONGEST_LABEL = 80
_FEW_WORDS = 5
_FILLER = re.compile(
    r"official|project|our|the|a|is|coming|comming|soon|here|online|live|author|authors|3rd"
    r"|party|unofficial"
    r"|and|of|on|for|in|v?\d+|part|hugging|face|page|reference|to|me|short|long|full|new|with"
    r"|google|chinese|english"
    # The language or the framework of a repository: "official code - c"
    r"|c|cpp|java|javascript|js|typescript|go|rust|r|lua|scala|swift|ruby|theano|chainer|onnx|cuda"
)
_CODE = re.compile(
    r"\b(codes?|codebase|github|gitlab|git|repo(sitory)?|source|(py)?torch|tensorflow|tf"
    r"|keras|jax|caffe2?"
    r"|mxnet|matlab|c\+\+|julia|python|paddle\w*|mindspore|implement\w*|re-?implement\w*"
    r"|official)\b|^code"
)
_OTHER = re.compile(
    r"\b(projects?|project ?page|home ?page|page|web ?site|demos?|videos?|youtube|slides?"
    r"|poster|blogs?|post"
    r"|data|datasets?|benchmark|tweet|twitter|hugging ?face|hf|models?|weights|checkpoints?|colab"
    r"|notebook|bibtex|bib|cite|citation|supp\w*|appendix|tutorial|talk|presentation|news"
    r"|media|wiki|discussions?|(?:paper |reading )?list"
    r"|leaderboard|reviews?|extension|note|workshop|poster|zhihu|kaggle|docs?|documentation)\b"
)
# An address without its protocol, and what asks to follow a link: "Read it here".
_ADDRESS = re.compile(
    r"https?:|www\.|(?:doi:?\s?)?10\.\d{4,9}/|(?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,6}/", re.IGNORECASE
)
_INVITES = re.compile(
    r"(?:click|read|view|download|see|get|open|go)"
    r"(?: (?:it|more|this|that|the|full|paper|text|article|pdf|on ?line|here|now|free|to|link))*",
    re.IGNORECASE,
)


_EDGES = re.compile(r"^[\W_]+|[^\w+]+$")


@lru_cache(maxsize=_KEPT)
def key(label: str) -> str:
    """Return a label for comparing: folded, without brackets, signs and emoji at its ends."""
    return _EDGES.sub("", fold(label))


_BETWEEN_WORDS = re.compile(r"[\W_]+")
_CODE_FIRST = re.compile(r"codes?\b")


@lru_cache(maxsize=_KEPT)
def is_generic(label: str) -> bool:
    """Return whether a label only says what a link leads to, and can be no title."""
    if _ADDRESS.match(label) or _INVITES.fullmatch(label.strip(" .!→»>")):
        return True
    if len(label) > _LONGEST_LABEL:
        return False
    name = key(label)
    said = [word for word in _BETWEEN_WORDS.split(name) if word]
    if (
        not name
        or _PAPER.fullmatch(name)
        or label.strip().lower() in BESIDE
        # "Few-shot Video-to-Video Synthesis" has six words, and one of them is that of a label.
        or (len(said) <= 3 and _role(label) in _ROLES)
    ):
        return True
    told = set(map(_told_by, said))
    if "kind" in told and "" not in told:
        return True
    # "Code will be released"; but "Code Prediction by Feeding Trees to Transformers" is a title.
    return len(said) <= _FEW_WORDS and bool(_CODE_FIRST.match(name))


@lru_cache(maxsize=_KEPT)
def _told_by(word: str) -> str:
    if _OTHER.fullmatch(word) or _CODE.fullmatch(word):
        return "kind"
    return "filler" if _FILLER.fullmatch(word) or _PAPER.fullmatch(word) else ""


def is_address(label: str) -> bool:
    """Return whether a label is the address itself, in which a year says nothing."""
    return bool(_ADDRESS.match(unbracketed(label)))


_SHORTCODES = re.compile(r"(?::[a-z0-9_+-]{1,40}:\s*)+")


def names_venue(label: str) -> bool:
    """Return whether the label of the link before a title may name its venue."""
    name = key(label)
    # "[:scroll:](…)" is a picture
    return bool(_PLACE.fullmatch(name)) or not (is_generic(label) or _SHORTCODES.fullmatch(label))


_FILLERS = re.compile(
    r"(?:(?:(?:research|review|original|journal) article|(?:short|brief) communication|oral"
    r"|spotlight|poster|highlight|best|outstanding|distinguished|honou?rable|mention"
    r"|artifacts?|artefacts?|test of time|optional|required|mandatory|its|their"
    r"|runner-?up|student|award|winners?|prize|nominated|candidate|finalist|nominee|nomination"
    r"|papers?|talk|accepted|to appear|under|in|review|submitted|submission|camera ready"
    r"|work.in.progress|late.breaking|new|update[sd]?|hot|recommended"
    r"|must read|todo|tbd|wip|to be (?:updated?|added|continued|completed|done)|soon"
    r"|main|findings|long|short|demo|extended|abstract|version|preprint|by"
    r"|and|or|the|of|a|at|see|also|via|same|as|above|from|with|for|top|rated|open access"
    r"|to|en|em|auf|sur|su"
    r"|online|available|retrieved|accessed|verfügbar|unter|disponible|disponível|en ligne|dans"
    r"|anais|à paraître|soumis|accepté"
    r"|en prensa|aceptado|enviado|no prelo|submetido|aceito|in stampa"
    r"|accettato|im erscheinen|erscheint|angenommen|eingereicht|im druck|в печати|принято"
    r"|已录用|待发表|在投|掲載予定|投稿中|게재 예정"
    r"|url|doi|forthcoming|official|unofficial|original|plus|\d{1,2}%?|et al|published|publication)"
    r"\b[\s,;:/&+!.()-]*)+",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"(links?|here|click here|url|download|view|page|site|web|💻|📄|🔗|⬇️?|→|✓|✔️?|yes|[\W_]*)"
)


@lru_cache(maxsize=_KEPT)
def is_filler(text: str) -> bool:
    """Return whether a text only says how a work stands: ``Oral``, ``Best paper``."""
    return len(text) < _LONGEST_LABEL and bool(_FILLERS.fullmatch(text.strip(" .!*:[]()") + " "))


def is_vague(label: str) -> bool:
    """Return whether a link's label says nothing of what it leads to: ``here``, ``🔗``."""
    return bool(_VAGUE.fullmatch(key(label)))


_ROLES = (Role.PAPER, Role.CODE, Role.LINKS, Role.ABSTRACT, Role.DOI, Role.ARXIV)


@lru_cache(maxsize=_KEPT)
def _role(label: str) -> Role:
    """Return what a label in another language says: 代码, ``Artikel``, ``Código``."""
    name = key(label)
    if any(map(str.isdecimal, name)):  # "arXiv, 2022" names a venue
        return Role.OTHER
    return role_of(name) if len(name.split()) <= 4 else Role.OTHER


@lru_cache(maxsize=_KEPT)  # of each link each step of the reading asks these
def is_person(link: Link) -> bool:
    """Return whether a link leads to the page of a person: its label is a name."""
    return (
        not is_generic(link.label)
        and not any(map(str.isdecimal, link.label))  # "[Part 2](…)"
        and people_strength(link.label) > 0
        and not find(link.label).year
        and not is_paper_address(link.url)
        and not is_repository(link.url)
        and len(link.label.split()) <= 4
    )


def is_preprint_label(label: str) -> bool:
    """Return whether a label says that only the preprint of the paper is behind it."""
    return key(label) in ("preprint", "pre-print", "preprints")


def says_paper(link: Link) -> bool:
    """Return whether a link says of itself, and surely, that it leads to a paper: ``[paper](…)``.

    "Article" and "link" stand before posts as well.
    """
    return bool(_SAYS_PAPER.fullmatch(key(link.label))) and not is_repository(link.url)


@lru_cache(maxsize=_KEPT)
def is_other(label: str) -> bool:
    """Return whether a label says that something beside the paper is behind it."""
    if label.startswith(("http:", "https:")):
        return False
    if len(label.split()) > 4:
        return False
    name = key(label)
    if label[:1].isupper() and len(label.split()) > 1 and names_journal(label):
        return False  # "American Economic Review"
    is_beside = name in BESIDE or label.strip().lower() in BESIDE
    return is_beside or bool(_OTHER.search(name)) or _role(label) is Role.LINKS


@lru_cache(maxsize=_KEPT)
def is_code(link: Link) -> bool:
    """Return whether a link leads to code: its label is asked first, then its host."""
    name = key(link.label)
    if link.label.startswith(("http:", "https:")):
        return is_repository(link.url)
    if len(name.split()) <= 5 and (_CODE.search(name) or _role(name) is Role.CODE):
        return True
    says_otherwise = (bool(_PAPER.fullmatch(name)) and not is_vague(link.label)) or is_other(
        link.label
    )
    return not says_otherwise and is_repository(link.url)


@lru_cache(maxsize=_KEPT)
def is_paper(link: Link) -> bool:
    """Return whether a link leads to a paper, by its label or by an identifier in its address."""
    if _PAPER.fullmatch(key(link.label)) or _role(link.label) is Role.PAPER:
        return not is_repository(link.url)
    return not is_other(link.label) and is_paper_address(link.url)


# The labels of lines: ``**Authors:** …``, ``🏷 bees``, and what of a line they speak of.

_IN_BRACKETS = r"\s?\([^()]{1,40}\)"
# What may stand in front of a colon as the label of a line, emoji and all.
_LABEL = re.compile(
    r"[^\w\[(]*+((?:[^\W\d_][\w’'&/.;-]*+\s){0,3}[^\W\d_][\w’'&/.;-]*+"
    rf"{possessive(_IN_BRACKETS, '?')}\s?)\s*+"
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
_OF_A_NAME = re.compile(r"[^\W\d_]+-.*(?:-|\d).*|.*\d.*-.*")
# Of "Co-authors" the first half tells whose; of "Anti-code" and "Hive-paper" it makes a name.
_WHOSE = re.compile(r"(?:co|first|last|lead|main|senior|corresponding|open)-", re.IGNORECASE)


def role_of_label(label: str) -> Role:
    """Return what a line of this label holds; one that is written together is taken as one word.

    The head of a table may be "paperTitle"; a line "MagicVideo: Efficient Video Generation" holds
    no video.  "GitHub", "arXiv" and "BibTeX" are known as the words that they are.
    """
    # "github(Caffe2, official)" is asked as "github"
    named = _EXPLAINED.sub("", label).split()
    words = [word.replace("-", "") if _OF_A_NAME.fullmatch(word) else word for word in named]
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


_MOST_WORDS = 3
_MAKERS = re.compile(
    r"\b(inc|ltd|gmbh|corp\w*|labs?|universit\w*|institut\w*|research)\b", re.IGNORECASE
)
_OPENS_BOOK = re.compile(r"\W*(?:In|Dans|Em|In:)")
_OPENS_VENUE = re.compile(rf"(?:\W*{WAS_PUBLISHED}\s*)?{WHERE}", re.IGNORECASE)


def _of_next(piece: Piece, following: Piece, before: Piece | None) -> Piece | None:
    """Return the next piece with what this one says of it, where it says nothing else."""
    # A line of one word says what the next is: "Digest", "Abstract".
    is_alone = (before is None or before.line < piece.line) and following.line == piece.line + 1
    is_word = is_alone and piece.line > 0 and piece.is_text and following.is_text
    is_word = is_word and piece.text.count(" ") < _MOST_WORDS
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
    found = _LABEL.match(text) if ":" in text or "：" in text else None
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
