"""The links of an entry, to the paper, to code, elsewhere, and the counts beside them."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from awesomequant.intake.fields.columns import Role
from awesomequant.intake.fields.values import NOTHING
from awesomequant.intake.fields.values import number as number_in
from awesomequant.intake.grammar.document import EDGE, Flat, Link, Piece, Unit
from awesomequant.intake.grammar.labels import (
    is_address,
    is_code,
    is_generic,
    is_other,
    is_paper,
    is_person,
    is_preprint_label,
    is_vague,
    key,
    says_paper,
)
from awesomequant.intake.grammar.people import cited
from awesomequant.intake.grammar.roles import Part, Reading, is_signed_by_families, sense
from awesomequant.intake.grammar.separators import pieces
from awesomequant.intake.grammar.venues import (
    find,
    is_venue,
    names_periodical,
    names_server,
)
from awesomequant.library.draft import Draft, DraftLink
from awesomequant.text import unbracketed
from awesomequant.works.code_hosts import is_repository
from awesomequant.works.identifiers import repair
from awesomequant.works.paper_pages import is_no_paper_host, is_paper_address

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Custom:
    """What a list does in all its entries, so that one alone need not tell.

    ``named`` says that a bold or bracketed word before the title is the work's name and no venue;
    ``people`` that its entries name people, ``coded`` that a code span is where the work stands:
    `` `ICML` ``.  ``headed`` are headings that say so, with those above: "ICML" below "2023".
    ``labels`` recur, folded; ``undated`` are headings with a year that is not that of the works
    below: "CoNLL 2003 (English)" is a task.  ``remarks`` says that words in italics are remarks,
    and neither venues nor people: "*LLM-Codec*", "*Music Codec*".  ``doors`` are labels of links,
    folded, that most entries have: "[PUB](…)" has the form of an acronym, and says no more than
    "[PDF](…)".  ``doubled`` says that what stands before a dash is the work's name, and its title
    begins behind: "Bees - Bees: a map".
    """

    named: bool = False
    people: bool = False
    coded: bool = False
    headed: frozenset[tuple[str, ...]] = frozenset()
    labels: frozenset[str] = frozenset()
    undated: frozenset[str] = frozenset()
    remarks: bool = False
    doors: frozenset[str] = frozenset()
    doubled: bool = False


@dataclass(slots=True)
class Found:
    """The parts of an entry by what they are, with the links that are left for it."""

    before: list[Part] = field(default_factory=list)
    behind: list[Part] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    badges: list[str] = field(default_factory=list)
    cells: list[tuple[Role, str, list[Piece], str]] = field(default_factory=list)

    def keyed(self, *roles: Role) -> Iterator[str]:
        """Yield the texts of cells and labelled lines of these roles."""
        for role, _, _, shown in self.cells:
            if role in roles and shown.strip(EDGE + ".").lower() not in NOTHING:
                yield shown
        for part in self.parts:
            if part.role == "keyed" and part.piece.key in roles and part.piece.is_text:
                yield part.text

    def linked(self, *roles: Role) -> list[Link]:
        """Return the links in the cells of these roles."""
        return [
            piece.link
            for role, _, inside, _ in self.cells
            if role in roles
            for piece in inside
            if piece.link and _is_web(piece.link.url)
        ]

    @property
    def parts(self) -> list[Part]:
        """Return all parts, those before the title first."""
        return [*self.before, *self.behind]


def gather(unit: Unit, reading: Reading, found: Found) -> None:
    """Collect links, badges and cells; the page of an author is no link of the entry."""
    for piece in unit.pieces:
        if piece.image:
            found.badges.append(piece.image)
        link = piece.link
        # "explained: [Understanding Wax](…)" has the form of a name, and says what it is.
        is_said = piece.key not in ("", Role.AUTHORS)
        if link is not None and (link is reading.link or is_said or not is_person(link)):
            role = Role(piece.key) if piece.key else Role.OTHER
            found.links.append(_labelled(link, role, piece.label))
    for cell in unit.cells:
        inside = pieces([(cell.flat, 1)])
        shown = _remark(cell.flat) if cell.role is Role.NOTE else cell.flat.shown
        found.cells.append((cell.role, cell.head, inside, shown))
        for piece in inside:
            if piece.image:
                found.badges.append(piece.image)
            if piece.link is not None and not (cell.role is Role.AUTHORS and is_person(piece.link)):
                found.links.append(_labelled(piece.link, cell.role, cell.head))
        if cell.role is Role.OTHER and (who := citation(shown)):
            piece = Piece(shown, "plain", group="(")
            found.behind.append(Part("people", who[0], piece))
            found.behind += [Part("date", str(who[1]), piece)] if who[1] else []
        # A column without a head says by its texts what it holds, as the runs of a line do.
        if cell.role is Role.OTHER and inside:
            found.behind += [
                Part(role, text, piece._replace(key="cell", label=cell.head))
                for piece in inside
                if piece.is_text and not cell.head
                for role, text in sense(piece.text).roles
            ]


def _remark(flat: Flat) -> str:
    """Return what a cell of remarks says without its links: "Six hives compared. [code](…)"."""
    text = flat.text
    for sign, mark in flat.marks.items():
        if isinstance(mark, Link) and is_generic(mark.label):
            text = text.replace(sign, "")
    return flat.plain(text).strip(EDGE)


_GROUP = re.compile(r"[(\[]([^()\[\]]{4,80})[)\]]")


def citation(text: str) -> tuple[str, int | None] | None:
    """Return whom a cell cites, and the year where it is said.

    Tables of results name a system so, and nowhere else who wrote of it: "Flair (Akbik et al.,
    2018)♦", "Ma and Hovy (2016)".
    """
    for said in (text, *_GROUP.findall(text)):
        who = cited(said.strip(" *†‡♦♠♣"))
        if who and re.search(r"\bal\b|[,&]|\band\b", said):
            return who
        if said is not text and is_signed_by_families(said):
            return said, None
    return None


def _labelled(link: Link, role: Role, head: str) -> Link:
    """Return a link of a cell with a label that says what its column does."""
    if not is_vague(link.label):
        # "Data: [ann/hives](https://github.com/…)" is called data, and its label says nothing else.
        is_called = role is Role.LINKS or is_other(head)
        is_named = is_called and is_repository(link.url) and "/" in link.label
        return link._replace(label=head) if is_named else link
    own = {Role.CODE: "code", Role.PAPER: "paper", Role.LINKS: head}.get(role)
    return link._replace(label=own) if own else link


# Links: which leads to the paper, which to code, which elsewhere.

_LIVE_BADGE = re.compile(
    r"(shields\.io|badgen\.net|badge).*(star|fork|watcher|licen[cs]e|visitor|download|issue"
    r"|last-commit"
    r"|contributors)|hits\.|visitor-badge|star-history"
)
_REPOSITORY = re.compile(r"github/(?:stars|forks|last-commit)/([\w.-]+/[\w.-]+?)(?:\.svg|[?/]|$)")


def _is_live_badge(image: str) -> bool:
    """Return whether a picture shows a count of the day: stars, forks, downloads."""
    return bool(_LIVE_BADGE.search(image.lower()))


def with_links(draft: Draft, reading: Reading, found: Found, say: Say) -> Draft:
    """Return the draft with the links of its entry: to the paper, to code, elsewhere."""
    chosen, paper = _paper_link(reading, found), ""
    if chosen:
        paper, repairs = _repaired(chosen.url)
        for line in repairs:
            say(line)
        if not paper:
            say(f"the link '{chosen.label}' has no address")
    code: list[DraftLink] = []
    others: list[DraftLink] = []
    for link in found.links:
        url, repairs = _repaired(link.url)
        # A badge that counts the stars or the visitors of a day is no link of the work.
        if link is chosen or (link.image and (_is_live_badge(link.image) or not url)):
            continue
        if not url:
            say(f"the link '{link.label}' has no address; it was left out")
        if not _is_web(url):
            continue
        for line in repairs:
            say(line)
        label = unbracketed(link.label)
        if url == paper:
            continue
        if not is_code(link):
            others.append(DraftLink(label or "link", url))
            continue
        if re.search(r"com+ing|soon", link.label):
            say(f"the label '{link.label}' promises code")
        code.append(DraftLink(label or "code", url))
    counted = () if code else _counted(found)
    return replace(draft, url=paper or None, code=(*code, *counted), links=tuple(others))


def _counted(found: Found) -> tuple[DraftLink, ...]:
    """Return the repository whose stars a badge counts, which an entry without code has."""
    for link in found.links:
        if link.image and _is_live_badge(link.image) and is_repository(link.url):
            return (DraftLink(link.label or "code", _repaired(link.url)[0]),)
    counted = next(filter(None, map(_REPOSITORY.search, found.badges)), None)
    return (DraftLink("code", f"https://github.com/{counted[1]}"),) if counted else ()


@lru_cache(maxsize=20_000)  # of each link it is asked whether it is the paper's, then as another
def _repaired(url: str) -> tuple[str, tuple[str, ...]]:
    mended, lines = repair(url)
    return mended, tuple(lines)


_OF_PAPERS = (Role.PAPER, Role.DOI, Role.ARXIV)


def _paper_link(reading: Reading, found: Found) -> Link | None:
    """Return the link of the paper: the title's own, else the first that leads to a paper."""
    own = reading.link
    papers = [link for link in found.links if link.url and is_paper(link)]
    # A copy in the list's own repository stands behind the page on the web.
    pages = [link for link in found.links if is_paper_address(link.url) and _is_web(link.url)]
    papers = [link for link in papers if _is_web(link.url)] or pages or papers
    # Below "DB" and "Baseline" papers are linked that others wrote.
    below = found.linked(*_OF_PAPERS) if found.cells else []
    papers = [link for link in papers if link in below] or papers
    if own and own.url and not is_repository(own.url):
        better = [link for link in papers if link is not own]
        if not better or is_paper_address(own.url) or not is_no_paper_host(own.url):
            return own
    if own and not own.url and not papers:
        return None
    first = found.links[0] if found.links and found.links[0] in papers else None
    if first is None:
        telling = telling_link(reading, found)
        first = next((link for link in found.links if link in papers or link is telling), None)
    # "[[preprint](…)] [[paper](…)]": the second is the version of record.
    if first and is_preprint_label(first.label):
        first = next(filter(says_paper, (one for one in papers if one is not first)), first)
    if first:
        return first
    # A title may lead to a page in the list's own repository: that is the best address there is.
    if own and own.url and _is_web(own.url):
        is_inside = "/blob/" in own.url or "/tree/" in own.url
        if is_inside or not is_repository(own.url):
            return own
    for link in found.links:  # the first that nothing speaks against
        known = is_code(link) or is_other(link.label) or is_no_paper_host(link.url)
        if not known and not link.image and _is_web(link.url):
            return link
    return None


def telling_link(
    reading: Reading, found: Found, doors: frozenset[str] = frozenset()
) -> Link | None:
    """Return the link whose label is no title and tells of the work: its venue, its people.

    Such as ``[[ECCV](…)]`` before a title, ``[ICML 2020](…)`` and ``[Keeper (1975)](…)`` behind it.
    Labels that are ``doors`` tell of none.
    """
    lead = [part.piece.link for part in reading.parts if part.role == "link"]
    first = next((link for link in lead if link and not link.image), None)
    if first and (is_person(first) or key(first.label) in doors):
        first = None
    if first and first.label and not is_code(first) and not is_other(first.label):
        return first
    for link in found.linked(*_OF_PAPERS) or found.links:
        if link.image or link is reading.link or is_code(link) or not _is_web(link.url):
            continue
        if is_address(link.label) or key(link.label) in doors:
            continue
        label = unbracketed(link.label)
        says = find(label)
        longest = 14 if is_venue(label.partition(" ")[0]) or names_periodical(label) else 8
        is_dated = bool(says.year) and len(label.split()) <= longest
        if is_dated or names_server(label) or (not says.year and is_venue(label)):
            # "ICLR Workshop 2025" is a venue, a "Workshop" alone a page beside the paper.
            # "MedIA" is a journal, "media" is not.
            is_acronym = bool(re.search("[a-z][A-Z]|[A-Z]{2}", label))
            # "AllenNLP Project" has the letters of one, and its last word says what it is.
            is_acronym = is_acronym and (" " not in label or "orkshop" in label)
            is_told = is_dated or is_acronym or not is_other(label)
            if not is_no_paper_host(link.url) and is_told:
                return link
    return None


_WEB = re.compile(r"https?://[^/]+\.", re.IGNORECASE)


def _is_web(url: str) -> bool:
    """Return whether an address is one of the web."""
    return bool(_WEB.match(url))


# What is counted, as people write it: citations of the work, stars of its code.

_NUMBER = r"([\d.,]{1,12}\s?[kw万萬만]?)"
# In "CVPR 2021 🔥 12" the year is no count; in "[2021 🔥]" it is one.
_COUNT_BEFORE = rf"(?<![\d.,])(?:(?<=[\[(])|(?!(?:19|20)\d\d[.,]?\s)){_NUMBER}\s*"
_FIRE = re.compile(
    rf"{_COUNT_BEFORE}(?::fire:|🔥)|\b(?:cited(?: by)?|citations?|cites):?\s*{_NUMBER}(?![\w-])"
    rf"|(?<![\w.-]){_NUMBER}\s*(?:citations?|cites)\b|(?::fire:|[🔥📈❝])\s*{_NUMBER}(?![\w.-])"
    rf"|(?:被引用?|引用|피인용|цитир\w*)(?:次数|数|횟수)?[:：]?\s*{_NUMBER}",
    re.IGNORECASE,
)
_STAR = re.compile(
    rf"{_COUNT_BEFORE}(?::star:|⭐️?|★|stars\b)|(?::star:|⭐️?|★)\s*[:x×]?\s*{_NUMBER}(?![\w.-])",
    re.IGNORECASE,
)
# What one of these has: of most entries it is asked alone, for the two above try each digit.
_MAY_COUNT = re.compile("cit|star|⭐|★|fire|[🔥📈❝引인ц]")
_COMMENT = re.compile(r"<!--\s*citations?:?\s+([\d.]+k?)\s*-->")


def _stated(text: str) -> int | None:
    return number_in(text.strip(" .,+~>≈"))  # "cited by 12."


def citations(text: str) -> list[int]:
    """Return the counts of citations that a text states, each once, in order."""
    if not _MAY_COUNT.search(text.lower()):
        return []
    groups = [group for found in _FIRE.finditer(text) for group in found.groups() if group]
    groups += [found[1] for found in _COMMENT.finditer(text)]
    # "..🔥" has the form and no digit: full stops before a flame state no count.
    numbers = [number for group in groups if (number := _stated(group)) is not None]
    return list(dict.fromkeys(numbers))


def stars(text: str) -> list[tuple[int, int]]:
    """Return place and number of the counts of stars that a text states."""
    if not _MAY_COUNT.search(text.lower()):
        return []
    found = [(match.start(), _stated(match[1] or match[2])) for match in _STAR.finditer(text)]
    return [(at, number) for at, number in found if number is not None]


def with_counts(draft: Draft, unit: Unit, found: Found, say: Say) -> Draft:
    """Return the draft with the counts that its text states."""
    # As a reader sees it: in "([Citation](…): 29)" the label is a link's.
    text = "\n".join(flat.shown for flat, _ in unit.lines)
    counts = citations(text)
    for said in found.keyed(Role.CITATIONS):
        number = _stated(said)
        counts += [] if number is None else [number]
    if len(set(counts)) > 1:
        say(f"two citation counts, {counts[0]} and {counts[1]}; the first was kept")
    if counts:
        draft = replace(draft, citations=counts[0])
    for flat, _ in unit.lines:
        for at, number in stars(flat.text):  # they are of the code link before them
            before = [_repaired(link.url)[0] for link in flat.links(flat.text[:at] or " ")]
            draft = _starred(draft, number, before, say)
    for number in filter(None, map(_stated, found.keyed(Role.STARS))):
        draft = _starred(draft, number, [link.url for link in draft.code], say)
    return draft


def _starred(draft: Draft, number: int, before: Iterable[str], say: Say) -> Draft:
    known = set(before)
    owned = [link for link in draft.code if link.url in known]
    if not owned:
        say(f"{number} stars without a code link; they were left out")
        return draft
    starred = replace(owned[-1], stars=number)
    return replace(draft, code=tuple(starred if link is owned[-1] else link for link in draft.code))
