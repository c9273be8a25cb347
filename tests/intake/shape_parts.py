"""How people write the parts of an entry: each style prints one part, and notes what it said.

A *slot* is a place in an entry (``title``, ``people``, ``when``, ``links`` …).  Each slot has one
or more *choices*, and each choice has named styles.  A style is given the entry, returns its text,
and notes in ``entry.want`` what a careful reader now knows: so that what is expected of a shape
is never written down apart from what the shape prints.
"""

import html
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from intake.shape_works import Person, Work

CODE_HOSTS = ("github.com", "gitlab.com")


@dataclass
class Want:
    """What is to come back of an entry: what was printed of it, and nothing else.

    ``either`` are addresses that a careful reader may take for code, for another link, or leave;
    ``spare`` are words that may be tags, such as the short name of a method; ``rest`` is the title
    without that name, where the entry marks the name as something apart.  Of the fields that are
    ``unasked`` careful readers would say different things, so nothing is expected of them.
    """

    title: str
    authors: tuple[str, ...] = ()
    venue: str = ""
    year: int | None = None
    url: str = ""
    code: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    tags: tuple[str, ...] = ()
    note: str = ""
    citations: int | None = None
    stars: int | None = None
    either: list[str] = field(default_factory=list)
    spare: list[str] = field(default_factory=list)
    rest: str = ""
    unasked: set[str] = field(default_factory=set)


@dataclass
class Entry:
    """An entry while it is printed.

    ``level`` is the depth of a heading of its own, ``foot`` are lines for the document's end.
    """

    work: Work
    choices: Mapping[str, str]
    number: int
    level: int
    want: Want
    markup: str = "markdown"
    foot: list[str] = field(default_factory=list)

    @property
    def words(self) -> Mapping[str, str]:
        """Return the words of the language in which links are labelled."""
        return LABELS[self.choices.get("labels", "small")]

    def text(self, written: str) -> str:
        """Return plain text as the markup of the shape needs it."""
        if self.markup == "html":
            return html.escape(written, quote=False)
        return written.replace("*", "\\*")

    def link(self, label: str, address: str) -> str:
        """Return a link in the markup of the shape."""
        if self.markup == "html":
            return f'<a href="{html.escape(address)}">{label}</a>'
        return f"[{label}]({address})"

    def strong(self, written: str) -> str:
        """Return text in bold in the markup of the shape."""
        return f"<b>{written}</b>" if self.markup == "html" else f"**{written}**"

    def slanted(self, written: str) -> str:
        """Return text in italics in the markup of the shape."""
        return f"<i>{written}</i>" if self.markup == "html" else f"*{written}*"


Style = Callable[[Entry], str]

# ---- the title ----


def _title(mark: Callable[[Entry, str], str]) -> Style:
    return lambda entry: mark(entry, entry.text(entry.work.title))


def _linked_title(mark: Callable[[Entry, str], str]) -> Style:
    def style(entry: Entry) -> str:
        entry.want.url = entry.work.url
        return mark(entry, entry.text(entry.work.title))

    return style


def _quoted(left: str, right: str) -> Style:
    # A quotation within a quotation has single marks: as a person would write it.
    return _title(lambda _, title: left + title.replace('"', "'") + right)


TITLES: dict[str, Style] = {
    "plain": _title(lambda _, title: title),
    "bold": _title(lambda entry, title: entry.strong(title)),
    "italic": _title(lambda entry, title: entry.slanted(title)),
    "quoted": _quoted('"', '"'),
    "curly": _quoted("“", "”"),
    "bracketed": _title(lambda _, title: f"[{title}]"),
    "linked": _linked_title(lambda entry, title: entry.link(title, entry.work.url)),
    "linked bold": _linked_title(
        lambda entry, title: entry.link(entry.strong(title), entry.work.url)
    ),
    "bold linked": _linked_title(
        lambda entry, title: entry.strong(entry.link(title, entry.work.url))
    ),
}

# ---- people ----


def names(entry: Entry, written: Iterable[str], joined: Callable[[list[str]], str]) -> str:
    """Return names joined as a style joins them, and expect these names."""
    listed = list(written)
    entry.want.authors = tuple(listed)
    return joined(listed)


def in_series(last: str, comma: str = ", ") -> Callable[[list[str]], str]:
    """Return how to join names with another sign before the last of them."""

    def joined(listed: list[str]) -> str:
        if len(listed) < 2:
            return "".join(listed)
        sign = last.lstrip(",") if len(listed) == 2 else last
        return comma.join(listed[:-1]) + sign + listed[-1]

    return joined


def full(entry: Entry) -> list[str]:
    """Return the full names of all authors."""
    return [person.full for person in entry.work.people]


def _first(count: int) -> Style:
    def style(entry: Entry) -> str:
        listed = full(entry)
        entry.want.authors = tuple(listed[:count])
        return ", ".join(listed[:count]) + (" et al." if len(listed) > count else "")

    return style


def _family_of_first(entry: Entry) -> str:
    first = entry.work.people[0]
    if len(entry.work.people) == 1:
        entry.want.authors = (first.full,)
        return first.full
    return f"{_family(entry, first)} et al."


def _family(entry: Entry, person: Person) -> str:
    # Nobody cites "Miller Jr. et al.".
    name = person.family.removesuffix(" Jr.")
    entry.want.authors = (*entry.want.authors, name)
    return name


def short(entry: Entry) -> list[str]:
    """Return the names of all authors with initials first: ``J.-H. Park``."""
    return [f"{person.initials} {person.family}".strip() for person in entry.work.people]


def _turned(entry: Entry) -> str:
    # Expected is what a reader makes of it: the person, however the name is turned.
    entry.want.authors = tuple(short(entry))
    return ", ".join(f"{person.family}, {person.initials}" for person in entry.work.people)


def _linked_people(entry: Entry) -> str:
    # A person's own page is no link of the work.
    return names(
        entry,
        full(entry),
        lambda listed: ", ".join(
            entry.link(name, f"https://people.example.edu/~p{sum(map(ord, name))}")
            for name in listed
        ),
    )


PEOPLE: dict[str, Style] = {
    "commas": lambda entry: names(entry, full(entry), ", ".join),
    "and": lambda entry: names(entry, full(entry), in_series(" and ")),
    "comma and": lambda entry: names(entry, full(entry), in_series(", and ")),
    "ampersand": lambda entry: names(entry, full(entry), in_series(" & ")),
    "three et al.": _first(3),
    "one et al.": _first(1),
    "family et al.": _family_of_first,
    "initials": lambda entry: names(entry, short(entry), ", ".join),
    "turned": _turned,
    "linked": _linked_people,
}

AROUND: dict[str, Callable[[Entry, str], str]] = {
    "nothing": lambda _, people: people,
    "italics": lambda entry, people: entry.slanted(people),
    "by": lambda _, people: f"by {people}",
    "parentheses": lambda _, people: f"({people})",
    "Authors": lambda _, people: f"Authors: {people}",
    "bold Authors": lambda entry, people: f"{entry.strong('Authors:')} {people}",
}


def people(entry: Entry) -> str:
    """Print who wrote the work."""
    listed = PEOPLE[entry.choices["people"]](entry)
    return AROUND[entry.choices["around"]](entry, listed)


# ---- venue and year ----


def venue_said(entry: Entry) -> str:
    """Return the venue, and expect it."""
    entry.want.venue = entry.work.venue
    return entry.text(entry.work.venue)


def year_said(entry: Entry) -> int:
    """Return the year, and expect it."""
    entry.want.year = entry.work.day.year
    return entry.work.day.year


def spaced(entry: Entry) -> str:
    """Return ``CVPR 2023``."""
    return f"{venue_said(entry)} {year_said(entry)}"


def glued(entry: Entry) -> str:
    """Return ``CVPR2023`` where the venue is one word in capitals, else as anyone writes it."""
    name, year = venue_said(entry), year_said(entry)
    return f"{name}{year}" if re.fullmatch(r"[A-Z]\w*[A-Z]", name) else f"{name} {year}"


def clipped(entry: Entry) -> str:
    """Return ``CVPR'23`` where the venue is one word, else as anyone writes it."""
    name, year = venue_said(entry), year_said(entry)
    return f"{name} {year}" if " " in name or not name.isascii() else f"{name}'{year % 100:02}"


def presented(entry: Entry, how: str) -> str:
    """Return venue, year and how the work was presented there; in a journal nobody presents."""
    return spaced(entry) + ("" if " " in entry.work.venue else how)


def _venue_badge(entry: Entry) -> str:
    words = f"{venue_said(entry)}-{year_said(entry)}".replace(" ", "_").replace("&", "%26")
    return f"![Publish](https://img.shields.io/badge/{words}-blue)"


WHEN: dict[str, Style] = {
    "spaced": spaced,
    "comma": lambda entry: f"{venue_said(entry)}, {year_said(entry)}",
    "clipped": clipped,
    "(spaced)": lambda entry: f"({spaced(entry)})",
    "(comma)": lambda entry: f"({venue_said(entry)}, {year_said(entry)})",
    "(clipped)": lambda entry: f"({clipped(entry)})",
    "[spaced]": lambda entry: f"[{spaced(entry)}]",
    "[glued]": lambda entry: f"[{glued(entry)}]",
    "italic venue": lambda entry: f"{entry.slanted(venue_said(entry))} {year_said(entry)}",
    "italic venue (year)": lambda entry: f"{entry.slanted(venue_said(entry))} ({year_said(entry)})",
    "all italic": lambda entry: entry.slanted(spaced(entry)),
    "bold": lambda entry: entry.strong(spaced(entry)),
    "code": lambda entry: f"`{spaced(entry)}`",
    "two codes": lambda entry: f"`{venue_said(entry)}` `{year_said(entry)}`",
    "venue (year)": lambda entry: f"{venue_said(entry)} ({year_said(entry)})",
    "In Proceedings": lambda entry: f"In Proceedings of {venue_said(entry)}, {year_said(entry)}",
    "spaced (Oral)": lambda entry: presented(entry, " (Oral)"),
    "badge": _venue_badge,
}

VENUES: dict[str, Style] = {
    "plain": venue_said,
    "italic": lambda entry: entry.slanted(venue_said(entry)),
    "bold": lambda entry: entry.strong(venue_said(entry)),
    "code": lambda entry: f"`{venue_said(entry)}`",
    "(plain)": lambda entry: f"({venue_said(entry)})",
    "[plain]": lambda entry: f"[{venue_said(entry)}]",
}

YEARS: dict[str, Style] = {
    "plain": lambda entry: str(year_said(entry)),
    "(plain)": lambda entry: f"({year_said(entry)})",
    "[plain]": lambda entry: f"[{year_said(entry)}]",
    "bold": lambda entry: entry.strong(str(year_said(entry))),
    "code": lambda entry: f"`{year_said(entry)}`",
}


def dated(form: str) -> Style:
    """Return how to print the day in a form of ``strftime``; the day has no leading zero."""

    def style(entry: Entry) -> str:
        year_said(entry)
        day = entry.work.day
        return day.strftime(form.replace("%-d", str(day.day)))

    return style


DATES: dict[str, Style] = {
    "2023.05": dated("%Y.%m"),
    "2023-05-17": dated("%Y-%m-%d"),
    "2023/05": dated("%Y/%m"),
    "May 2023": dated("%b %Y"),
    "17 May 2023": dated("%-d %b %Y"),
    "[2023.05]": dated("[%Y.%m]"),
    "(2023-05)": dated("(%Y-%m)"),
}

# ---- links ----

_KINDS = "paper code project video slides poster demo blog data".split()  # noqa: SIM905


def _labels(words: str) -> dict[str, str]:
    return dict(zip(_KINDS, (word.replace("_", " ") for word in words.split()), strict=True))


LABELS: dict[str, dict[str, str]] = {
    "small": _labels("paper code project video slides poster demo blog data"),
    "capital": _labels("Paper Code Project_Page Video Slides Poster Demo Blog Dataset"),
    "pdf": _labels("pdf code website video slides poster demo blog dataset"),
    "upper": _labels("PDF CODE PROJECT VIDEO SLIDES POSTER DEMO BLOG DATA"),
    "icons": _labels(
        "📄_Paper 💻_Code 🌐_Project 🎬_Video 📊_Slides 🪧_Poster 🚀_Demo 📝_Blog 💾_Data"
    ),
    "hosts": _labels("link github page youtube slides poster demo post data"),
    "Chinese": _labels("论文 代码 项目主页 视频 幻灯片 海报 演示 博客 数据集"),
    "German": _labels("Artikel Code Projektseite Video Folien Poster Demo Blog Daten"),
    "French": _labels("article code projet vidéo diapos affiche démo blog données"),
}


def _label(entry: Entry, kind: str, address: str) -> str:
    if kind == "code" and entry.words["code"].lower() == "github" and "gitlab" in address:
        return "gitlab"
    return entry.words.get(kind, kind)


def paper_link(entry: Entry) -> list[tuple[str, str]]:
    """Return label and address of the paper, unless the title already has it."""
    if entry.want.url:
        return []
    entry.want.url = entry.work.url
    return [(_label(entry, "paper", entry.work.url), entry.work.url)]


def code_links(entry: Entry) -> list[tuple[str, str]]:
    """Return label and address of each repository; a model's weights are no code for everyone."""
    for kind, address in entry.work.code:
        known = any(host in address for host in CODE_HOSTS) and kind != "model"
        (entry.want.code if known else entry.want.either).append(address)
    return [(_label(entry, kind, address), address) for kind, address in entry.work.code]


def paper_twice(entry: Entry) -> list[tuple[str, str]]:
    """Return the paper, and the preprint of it that is no second work."""
    links = paper_link(entry)
    if not links or entry.work.venue == "arXiv":
        return links
    serial = sum(map(ord, entry.work.title)) % 17999
    preprint = f"https://arxiv.org/abs/{entry.work.day:%y%m}.{serial:05}"
    entry.want.either.append(preprint)
    return [*links, ("arXiv", preprint)]


def other_links(entry: Entry) -> list[tuple[str, str]]:
    """Return label and address of each other link."""
    entry.want.links.extend(address for _, address in entry.work.links)
    return [(_label(entry, kind, address), address) for kind, address in entry.work.links]


Brackets = Callable[[Entry, list[tuple[str, str]]], str]


def each(form: str, between: str = " ") -> Brackets:
    """Return how to print links one by one: ``form`` has a place for the link, or for its parts."""

    def printed(entry: Entry, links: list[tuple[str, str]]) -> str:
        return between.join(
            form.format(link=entry.link(label, url), label=label, url=url) for label, url in links
        )

    return printed


LINKS: dict[str, Brackets] = {
    "[[x](u)]": each("[{link}]"),
    "[[x](u)][[y](v)]": each("[{link}]", ""),
    "[[x]](u)": each("[[{label}]]({url})"),
    "[x](u)": each("{link}"),
    "([x](u))": each("({link})"),
    "[x](u) | [y](v)": each("{link}", " | "),
    "[x](u) / [y](v)": each("{link}", " / "),
    "[x](u), [y](v)": each("{link}", ", "),
    "[[x](u), [y](v)]": lambda entry, links: f"[{each('{link}', ', ')(entry, links)}]",
    "**[x](u)**": each("**{link}**"),
    "[`x`](u)": each("[`{label}`]({url})"),
    "[x](u) • [y](v)": each("{link}", " • "),
    "badges": lambda entry, links: " ".join(_badge(entry, label, url) for label, url in links),
}


def _badge(entry: Entry, label: str, address: str) -> str:
    words = label.replace(" ", "_").replace("-", "--")
    picture = f"https://img.shields.io/badge/{words}-link-b31b1b.svg"
    shown = (
        f'<img src="{picture}" alt="{label}">'
        if entry.markup == "html"
        else f"![{label}]({picture})"
    )
    return entry.link(shown, address)


def _link_slot(*kinds: Callable[[Entry], list[tuple[str, str]]]) -> Style:
    def style(entry: Entry) -> str:
        links = [link for kind in kinds for link in kind(entry)]
        return LINKS[entry.choices["links"]](entry, links) if links else ""

    return style


def _link_of_venue(label: Style) -> Style:
    def style(entry: Entry) -> str:
        entry.want.url = entry.work.url
        return f"[{entry.link(label(entry), entry.work.url)}]"

    return style


def _venue_line(entry: Entry) -> str:
    """Print the links in a line; the paper's is labelled with venue and year."""
    entry.want.url = entry.work.url
    links = [(spaced(entry), entry.work.url), *code_links(entry), *other_links(entry)]
    return LINKS[entry.choices["links"]](entry, links)


def _address_of_paper(entry: Entry) -> str:
    entry.want.url = entry.work.url
    return entry.work.url


def _address_of_code(entry: Entry) -> str:
    return ", ".join(address for _, address in code_links(entry))


# The paper's link is labelled with where the paper appeared.
VENUE_LINKS: dict[str, Style] = {
    "venue": _link_of_venue(venue_said),
    "venue year": _link_of_venue(spaced),
    "glued": _link_of_venue(glued),
    "clipped": _link_of_venue(clipped),
    "bold": _link_of_venue(lambda entry: entry.strong(venue_said(entry))),
    "venue, day": _link_of_venue(lambda entry: f"{venue_said(entry)}, {dated('%-d %b %Y')(entry)}"),
}


def _byline_link(entry: Entry) -> str:
    entry.want.url = entry.work.url
    year, people = year_said(entry), entry.work.people
    if len(people) < 3:
        listed = ", ".join(_family(entry, person) for person in people)
    else:
        listed = f"{_family(entry, people[0])} et al."
    return entry.link(f"{listed} ({year})", entry.work.url)


# ---- tags, notes, counts and marks ----


def _tags(form: str, between: str = " ", around: str = "{}") -> Style:
    def style(entry: Entry) -> str:
        entry.want.tags = entry.work.tags
        listed = between.join(form.format(tag) for tag in entry.work.tags)
        return around.format(listed) if listed else ""

    return style


TAGS: dict[str, Style] = {
    "codes": _tags("`{}`"),
    "[bold codes]": _tags("[**`{}`**]"),
    "(codes)": _tags("`{}`", ", ", "({})"),
    "plain": _tags("{}", ", "),
    "Keywords": _tags("{}", ", ", "Keywords: {}"),
    "bold Tags": _tags("`{}`", " ", "**Tags:** {}"),
}


def _note(entry: Entry) -> str:
    entry.want.note = entry.work.note
    return entry.text(entry.work.note)


NOTES: dict[str, Style] = {
    "plain": _note,
    "italic": lambda entry: entry.slanted(_note(entry)),
}

NOTE_LABELS: dict[str, Style] = {
    "TL;DR": lambda entry: f"TL;DR: {_note(entry)}",
    "bold Summary": lambda entry: f"{entry.strong('Summary:')} {_note(entry)}",
    "Note": lambda entry: f"Note: {_note(entry)}",
}


def citations_said(entry: Entry) -> int:
    """Return how often the work is cited, and expect it."""
    entry.want.citations = entry.work.citations
    return entry.work.citations


def stars_said(entry: Entry) -> int:
    """Return how many stars the first repository has, and expect them."""
    entry.want.stars = entry.work.stars
    return entry.work.stars


def _star_badge(entry: Entry) -> str:
    # The picture shows the number when it is looked at: nothing is stated.
    address = next((url for _, url in entry.work.code if "github.com" in url), "")
    if not address:
        return ""
    if address not in entry.want.code:
        entry.want.code.append(address)
    name = address.removeprefix("https://github.com/")
    picture = f"https://img.shields.io/github/stars/{name}.svg?style=social"
    return f"[![Stars]({picture})]({address})"


def _stars(form: str) -> Style:
    def style(entry: Entry) -> str:
        # Stars belong to a repository that the entry links.
        if not entry.work.code or not entry.work.stars:
            return ""
        return form.format(stars_said(entry))

    return style


COUNTS: dict[str, Style] = {
    "nothing": lambda _: "",
    "[fire]": lambda entry: f"[{citations_said(entry)}:fire:]",
    "comment": lambda entry: f"<!--citation {citations_said(entry)}-->",
    "[stars]": _stars("[{}:star:]"),
    "star sign": _stars("⭐ {:,}"),
    "badge": _star_badge,
    "cited by": lambda entry: f"(cited by {citations_said(entry)})",
}


def _sometimes(mark: str) -> Style:
    # A mark that every entry has marks nothing: it is on each third.
    return lambda entry: f"{mark} " if entry.number % 3 == 0 else ""


MARKS: dict[str, Style] = {
    "nothing": lambda _: "",
    "fire": _sometimes(":fire:"),
    "🔥": _sometimes("🔥"),
    "new": _sometimes(":new:"),
    "⭐": _sometimes("⭐"),
    "two stars": _sometimes("⭐⭐"),
}


def _short(form: str) -> Style:
    def style(entry: Entry) -> str:
        if not entry.work.short:
            return ""
        entry.want.spare.append(entry.work.short)
        return form.format(entry.work.short) + " "

    return style


SHORTS: dict[str, Style] = {
    "nothing": lambda _: "",
    "**[x]**": _short("**[{}]**"),
    "[**x**]": _short("[**{}**]"),
    "**x**:": _short("**{}**:"),
    "`x`": _short("`{}`"),
}

# Each choice and its styles, where a layout does not say which.  Kept as they are now: styles that
# another part adds are for its own layouts.
STYLES: dict[str, tuple[str, ...]] = {
    "title": tuple(TITLES),
    "people": tuple(PEOPLE),
    "around": tuple(AROUND),
    "when": tuple(WHEN),
    "venue": tuple(VENUES),
    "year": tuple(YEARS),
    "date": tuple(DATES),
    "links": tuple(LINKS),
    "labels": tuple(LABELS),
    "venue link": tuple(VENUE_LINKS),
    "tags": tuple(TAGS),
    "note": tuple(NOTES),
    "labelled note": tuple(NOTE_LABELS),
    "counts": tuple(COUNTS),
    "mark": tuple(MARKS),
    "short": tuple(SHORTS),
}

# Each slot: how it is printed, and by which choices.
SLOTS: dict[str, tuple[Style, tuple[str, ...]]] = {
    "title": (lambda entry: TITLES[entry.choices["title"]](entry), ("title",)),
    "people": (people, ("people", "around")),
    "when": (lambda entry: WHEN[entry.choices["when"]](entry), ("when",)),
    "venue": (lambda entry: VENUES[entry.choices["venue"]](entry), ("venue",)),
    "year": (lambda entry: YEARS[entry.choices["year"]](entry), ("year",)),
    "date": (lambda entry: DATES[entry.choices["date"]](entry), ("date",)),
    "paper": (_link_slot(paper_link), ("links", "labels")),
    "code": (_link_slot(code_links), ("links", "labels")),
    "other": (_link_slot(other_links), ("links", "labels")),
    "paper address": (_address_of_paper, ()),
    "code address": (_address_of_code, ()),
    "venue line": (_venue_line, ("links", "labels")),
    "paper twice": (_link_slot(paper_twice, code_links), ("links", "labels")),
    "byline link": (_byline_link, ()),
    "links": (_link_slot(paper_link, code_links, other_links), ("links", "labels")),
    "paper code": (_link_slot(paper_link, code_links), ("links", "labels")),
    "code other": (_link_slot(code_links, other_links), ("links", "labels")),
    "venue link": (lambda entry: VENUE_LINKS[entry.choices["venue link"]](entry), ("venue link",)),
    "tags": (lambda entry: TAGS[entry.choices["tags"]](entry), ("tags",)),
    "note": (lambda entry: NOTES[entry.choices["note"]](entry), ("note",)),
    "labelled note": (
        lambda entry: NOTE_LABELS[entry.choices["labelled note"]](entry),
        ("labelled note",),
    ),
    "counts": (lambda entry: COUNTS[entry.choices["counts"]](entry), ("counts",)),
    "mark": (lambda entry: MARKS[entry.choices["mark"]](entry), ("mark",)),
    "short": (lambda entry: SHORTS[entry.choices["short"]](entry), ("short",)),
    "citations": (lambda entry: str(citations_said(entry)), ()),
    "stars": (_stars("{:,}"), ()),
    "number": (lambda entry: str(entry.number), ()),
    "#": (lambda entry: "#" * entry.level, ()),
}
