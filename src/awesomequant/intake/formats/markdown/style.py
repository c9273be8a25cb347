"""How one list writes: the order of its parts, its columns, what is of its subject."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from awesomequant.intake.formats.markdown.blocks import Unit
from awesomequant.intake.formats.markdown.inline import BREAK, EM, EM_END, PRIVATE, SOFT, Flat
from awesomequant.intake.formats.markdown.names import is_people, of_heading
from awesomequant.intake.formats.markdown.title import (
    FORMS,
    Title,
    candidates,
    is_title,
    short_linked,
    short_plain,
    whole,
)
from awesomequant.text import fold

# What the columns of a table hold: by their names, and the title's by what stands in it.

_NAMES = {
    "title": r"titles?|papers?|works?|articles?|name|publications?|references?|methods?"
    r"|approach|model"
    r"|title.*|paper (title|name|link)|.*\btitle\b.*|题目|论文|标题|dataset",
    "venue": r"venues?|conferences?|conf|journals?|publishers?|published( (in|at))?|pub"
    r"|publication venue"
    r"|conference/journal|journal/conference|where|publication|source|会议",
    "date": r"years?|dates?|time|release( date)?|published on|publish date|submitted"
    r"|venue.*(year|date)|.*\bdate\b|年份",
    "authors": r"authors?|author\(s\)|by|affiliations? & authors?|first author|作者",
    "tags": r"types?|tags?|keywords?|category|categories|topics?|tasks?|area|domain|field"
    r"|modality|class",
    "links": r"links?|codes?|repo(sitory)?|github|implementations?|resources?|urls?"
    r"|project( page)?|pdf"
    r"|demos?|paper link|code link|.*(code|link|github|repo|url|project|website|demo|page|pdf"
    r"|arxiv)s?.*",
    "citations": r"citations?|cited( by)?|#? ?cites?|citation count",
    "text": r"introduction|summary|abstracts?|notes?|descriptions?|tl;?dr|highlights?"
    r"|key ideas?|comments?"
    r"|contributions?|details|figures?|image|overview|remarks?|info",
}  # fmt: skip
_ROLES = [(role, re.compile(pattern)) for role, pattern in _NAMES.items()]
_ORDER = ("venue", "date", "authors", "citations", "tags", "text", "title", "links")


def role_of(name: str) -> str:
    """Return what a column of this name holds; ``other`` for a name that says nothing."""
    word = re.sub(r"[^\w\s/&;()#-]", "", fold(name)).strip()
    found = dict(_ROLES)
    return next((role for role in _ORDER if found[role].fullmatch(word)), "other")


def settle(units: Iterable[Unit], overrides: Mapping[str, str]) -> dict[tuple[str, ...], list[str]]:
    """Put the title's cell of every row into its text, and name the other cells by their role.

    ``overrides`` give the role of a column by its name.  Returns the roles by columns' names.
    """
    tables: defaultdict[tuple[str, ...], list[Unit]] = defaultdict(list)
    for unit in units:
        if unit.kind == "row":
            tables[tuple(name for name, _ in unit.cells)].append(unit)
    found = {}
    for names, rows in tables.items():
        roles = [overrides.get(name) or role_of(name) for name in names]
        # Of several columns named as the title's is, or else of the unnamed ones, it is the one
        # with the longest texts.
        wanted = [at for at, role in enumerate(roles) if role == "title"]
        wanted = wanted or [at for at, role in enumerate(roles) if role == "other"]
        at = max(wanted, key=lambda at: _wordiness(at, rows), default=None)
        roles = ["other" if role == "title" else role for role in roles]
        roles = ["title" if column == at else role for column, role in enumerate(roles)]
        found[names] = roles
        for row in rows:
            row.flat = row.cells[at][1] if at is not None else Flat()
            row.cells = [
                (role, cell)
                for role, (_, cell) in zip(roles, row.cells, strict=True)
                if role != "title"
            ]
    return found


def _wordiness(column: int, rows: list[Unit]) -> float:
    """Return how many words a cell of the column has at most in half of the rows."""
    texts = [row.cells[column][1] for row in rows if column < len(row.cells)]
    words = sorted(len(flat.plain(flat.text).split()) for flat in texts)
    return min(words[len(words) // 2], 40) if words else 0


# Which sections of a list hold its papers: by their names, and by what their entries link to.

Sections = tuple[str, ...]

_PAPERS = re.compile(r"\b(papers?|publications|literature|articles and papers|works)\b")
_ASIDE = re.compile(
    r"\b(tools?|toolkits?|toolbox(es)?|librar(y|ies)|frameworks?|software|articles?|blogs?"
    r"|posts?|videos?|talks?"
    r"|lectures?|courses?|workshops?|tutorials?|related|repos?|repositor(y|ies)|resources?"
    r"|web ?sites?|links"
    r"|team|members?|people|contribut\w*|licen[cs]e|contents?|history|acknowledge?ments?"
    r"|books?|news|updates?"
    r"|engines?|codes?|docs?|documents?|demos?|data ?sets?|competitions?|jobs?|citations?"
    r"|citing|contact|slides"
    r"|star|sponsors?|other lists?|awesome|projects?|startups?|companies|events?|groups?"
    r"|communit(y|ies)"
    r"|howtos?|implementations?|stargazers|highlights)\b"
)
_SURVEY = re.compile(r"\b(surveys?|reviews?|papers?|overviews?|literature)\b")
_FEW = 0.35


@dataclass(frozen=True, slots=True)
class Scope:
    """Which sections are taken; ``wanted`` and ``unwanted`` are a person's words and win."""

    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    papers: str | None = None
    shares: dict[Sections, float] = field(default_factory=dict)

    def reason_against(self, sections: Sections) -> str:
        """Say why the entries of a section are not taken; empty where they are."""
        if self.wanted or self.unwanted:
            if _names(self.unwanted, sections):
                return "the section was to be skipped"
            if self.wanted and not _names(self.wanted, sections):
                return "the section was not asked for"
            if self.wanted:
                return ""
        names = [_name(section) for section in sections]
        share = self.shares.get(sections, 0.0)
        aside = {name for name in names if _ASIDE.search(name)}
        surveys = {name for name in names if _SURVEY.search(name)}
        if self.papers and self.papers not in names:
            if aside and not surveys:
                return f"the section stands beside '{self.papers}' and is of another kind"
        elif not self.papers and share < 2 * _FEW and set(names[-2:]) & aside - surveys:
            return "the section is about something beside papers"
        return "" if share >= _FEW else "few of the section's entries lead to papers"


def infer_scope(entries: Iterable[tuple[Sections, bool]], scope: Scope) -> Scope:
    """Return the scope of a list from its entries: their sections, and whether each is a paper."""
    total: Counter[Sections] = Counter()
    papers: Counter[Sections] = Counter()
    by_name: Counter[str] = Counter()
    for sections, is_paper in entries:
        total[sections] += 1
        papers[sections] += is_paper
        by_name.update({name for name in map(_name, sections) if _PAPERS.search(name)})
    everything = sum(total.values())
    main = next((name for name, count in by_name.most_common(1) if count > everything / 2), None)
    # A small section is lent the share of its neighbours under one heading.
    around: Counter[Sections] = Counter()
    papers_around: Counter[Sections] = Counter()
    for sections, count in total.items():
        around[sections[:-1]] += count
        papers_around[sections[:-1]] += papers[sections]
    shares = {}
    for sections, count in total.items():
        near = papers_around[sections[:-1]] / around[sections[:-1]]
        weight = min(1.0, count / 6)
        shares[sections] = weight * papers[sections] / count + (1 - weight) * near
    return Scope(scope.wanted, scope.unwanted, main, shares)


def _name(section: str) -> str:
    return fold(section).replace("_", " ")


def _names(words: tuple[str, ...], sections: Sections) -> bool:
    return any(fold(word) in fold(section) for word in words for section in sections)


# How a list writes its entries, inferred from the entries themselves: no list has code of its own.
#
# For each kind of unit the forms of title are counted; the form that most units have is tried first
# in all of them, the others after it.  What a bracket holds is a tag where several entries have it.

HALF = 0.5


@dataclass(frozen=True, slots=True)
class Style:
    """What was inferred of a list."""

    forms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    kind: str = ""
    led: bool = False
    people: frozenset[str] = frozenset()
    years_in_headings: bool = False
    shares: dict[str, dict[str, float]] = field(default_factory=dict)

    def title(self, unit: Unit) -> Title | None:
        """Return the title of a unit: the usual form of its kind first."""
        found = candidates(unit.flat)
        order = self.forms.get(unit.kind, FORMS)
        first = next((found[form] for form in order if form in found), None)
        first = first or (whole(unit.flat) if unit.kind == "row" else None)
        # A linked title may be but a label, as in ``[[J. Bees](…)] No``; more follows.
        is_bracketed = first and unit.flat.text[: first.start].strip() == "["
        if first is None or (
            is_bracketed and first.form == "linked" and len(first.text.split()) <= 4
        ):
            first = short_plain(unit.flat) or first
        linked = found.get("linked")
        if order[0] == "linked" and not linked:
            return short_linked(unit.flat) or first
        leads = linked and len(linked.text.split()) > 2 and not self.led
        if first and linked and leads and first.form == "plain" and linked.start < first.start:
            return linked
        return first

    def is_usual(self, unit: Unit, title: Title) -> bool:
        """Return whether a unit has the shape that most entries of the list have."""
        if unit.kind != self.kind or self.forms[unit.kind][0] != title.form:
            return False
        return not self.led or has_lead(unit, title)

    def explained(self) -> list[str]:
        """Say what was inferred, a line each."""
        lines = []
        for kind, shares in self.shares.items():
            counted = ", ".join(f"{form} {share:.0%}" for form, share in shares.items() if share)
            lines.append(f"{kind}: the title is {self.forms[kind][0]} ({counted})")
        lines.extend(f"{kind}: a line of names are the authors" for kind in sorted(self.people))
        if self.led:
            lines.append("a link stands before the title; its label is the venue")
        if self.years_in_headings:
            lines.append("years stand in the headings")
        return lines


def infer(units: Iterable[Unit], stated: str | None = None) -> Style:
    """Return the style of a list; ``stated`` is the form of title that a profile states."""
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    people: Counter[str] = Counter()
    total: Counter[str] = Counter()
    headed = 0
    plain: list[bool] = []
    for unit in units:
        leads_out = unit.flat.leads_out or any(cell.leads_out for _, cell in unit.cells)
        if unit.kind == "heading" or not leads_out:  # nothing to learn from
            continue
        total[unit.kind] += 1
        every = candidates(unit.flat)
        forms[unit.kind].update(form for form in every if _counts(every, form))
        people[unit.kind] += any(is_people(line) for line in _lines(unit))
        title = every.get("plain")
        plain += [has_lead(unit, title)] if title else []
        headed += any(of_heading(heading) for heading in unit.headings[-1:])
    shares = {
        kind: {form: counted[form] / total[kind] for form in FORMS}
        for kind, counted in forms.items()
    }
    order = {}
    for kind, share in shares.items():  # between two usual forms the clearer mark wins
        usual = stated or next((form for form in FORMS if share[form] > HALF), None)
        usual = usual or max(FORMS, key=lambda form: share[form])
        order[kind] = (usual, *(form for form in FORMS if form != usual))
    often = frozenset(kind for kind in total if people[kind] > 0.15 * total[kind])
    kind = max(total, key=lambda kind: total[kind], default="")
    is_led = bool(kind) and order[kind][0] == "plain" and sum(plain) > 0.8 * len(plain)
    return Style(order, kind, is_led, often, headed > HALF * sum(total.values()), shares)


def has_lead(unit: Unit, title: Title) -> bool:
    """Whether a link stands before the title, in brackets mostly, as ``[[CVPR](…)] Title``."""
    before = unit.flat.text[: title.start]
    return any(not link.image for link in unit.flat.links(before or " "))


def _counts(every: dict[str, Title], form: str) -> bool:
    """Return whether a candidate speaks for its form: a linked one has several words."""
    found = every[form]
    if form == "emphasised" and "plain" in every and every["plain"].start < found.start:
        return False
    return len(found.text.split()) > 2 or (
        form == "linked" and is_title(found.text) and found.start == 0
    )


def _lines(unit: Unit) -> list[str]:
    """Return the pieces of a unit that may be lists of names."""
    text = unit.flat.text
    for sign in (EM, EM_END, SOFT):
        text = text.replace(sign, BREAK)
    return [unit.flat.plain(PRIVATE.sub(BREAK, line)) for line in text.split(BREAK)]
