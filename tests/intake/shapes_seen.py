"""The layouts that the reader is developed against."""

from intake import shape_parts
from intake.shape_document import AROUND_ENTRIES, Layout
from intake.shape_works import Work

STYLES = {**shape_parts.STYLES, **AROUND_ENTRIES}

CLOSED = ("bold", "italic", "quoted", "curly", "linked", "linked bold", "bold linked")
MARKED = (*CLOSED, "plain")
PLAIN = ("plain", "bold", "italic")
LISTED = (
    "commas", "and", "comma and", "ampersand", "three et al.", "one et al.", "initials", "linked",
)  # fmt: skip
OPEN_WHEN = (
    "spaced",
    "clipped",
    "italic venue",
    "italic venue (year)",
    "venue (year)",
    "all italic",
)
SHUT_WHEN = (
    "(spaced)", "(comma)", "(clipped)", "[spaced]", "[glued]", "bold", "code", "two codes",
    "all italic", "badge",
)  # fmt: skip
TOPICS = ("none", "topics")
WITH_YEARS = ("years", "topics, years", "years, topics")


def western(work: Work) -> bool:
    """Return whether all names have a given and a family name."""
    return all(person.given for person in work.people)


# ---- tables ----

HEADS = {
    "English": {
        "title": "Title", "paper": "Paper", "authors": "Authors", "venue": "Venue", "year": "Year",
        "date": "Date", "code": "Code", "links": "Links", "tags": "Tags", "note": "Summary",
        "citations": "Citations", "stars": "Stars", "when": "Publication",
    },
    "Chinese": {
        "title": "标题", "paper": "论文", "authors": "作者", "venue": "会议", "year": "年份",
        "date": "日期", "code": "代码", "links": "链接", "tags": "关键词", "note": "简介",
        "citations": "引用", "stars": "星标", "when": "发表",
    },
    "German": {
        "title": "Titel", "paper": "Artikel", "authors": "Autoren", "venue": "Konferenz",
        "year": "Jahr", "date": "Datum", "code": "Code", "links": "Links",
        "tags": "Schlagwörter", "note": "Kurzfassung", "citations": "Zitate", "stars": "Sterne",
        "when": "Erschienen",
    },
    "French": {
        "title": "Titre", "paper": "Article", "authors": "Auteurs", "venue": "Conférence",
        "year": "Année", "date": "Date", "code": "Code", "links": "Liens", "tags": "Mots-clés",
        "note": "Résumé", "citations": "Citations", "stars": "Étoiles", "when": "Publication",
    },
}  # fmt: skip


def columns(language: str, **cells: str) -> tuple[str, str]:
    """Return the top of a pipe table with heads in a language, and the row of an entry."""
    heads = [HEADS[language][name] for name in cells]
    top = f"| {' | '.join(heads)} |\n|{'|'.join(' --- ' for _ in heads)}|\n"
    return top, f"| {' | '.join(cells.values())} |"


def table(name: str, language: str, styles: dict[str, tuple[str, ...]], **cells: str) -> Layout:
    """Return a layout that is a pipe table; ``cells`` are the columns in their order."""
    top, row = columns(language, **cells)
    plain = {"around": ("nothing",), "venue": ("plain",), "year": ("plain",), "tags": ("plain",)}
    return Layout(f"table, {name}, {language}", row, {**plain, **styles}, top=top)


LINKED = ("linked", "linked bold", "bold linked")
CELL_LINKS = ("[x](u)", "[[x](u)]", "[[x]](u)", "[x](u), [y](v)")
CELL_WHEN = ("spaced", "clipped", "comma", "venue (year)")

LAYOUTS = [
    # ---- one line an entry ----
    Layout(
        "item: title, people, when, links",
        "- {mark}{title}, {people}, {when}‹ {links}›‹ {tags}›",
        {
            "title": CLOSED,
            "people": LISTED,
            "around": ("nothing", "by"),
            "when": OPEN_WHEN,
            "tags": ("codes", "[bold codes]", "(codes)"),
        },
    ),
    Layout(
        "item: title. people. when. links",
        "- {mark}{title}. {people}. {when}.‹ {links}›",
        {"title": MARKED, "people": LISTED, "around": ("nothing", "italics"), "when": OPEN_WHEN},
    ),
    Layout(
        "item: title, links",
        "- {mark}{title}‹ {links}›‹ {tags}›‹ {counts}›",
        {"title": MARKED, "tags": ("codes", "[bold codes]")},
    ),
    Layout(
        "item: title, links, venue in the heading",
        "* {title}‹ {links}›",
        {"title": (*MARKED, "bracketed")},
        headings=("venues",),
    ),
    Layout(
        "item: venue link, title, tags, code",
        "- {venue link} {mark}{short}{title}.‹ {tags}›‹ {code other}›‹ {counts}›",
        {
            "title": ("plain", "bold"),
            "tags": ("[bold codes]",),
            "links": ("[[x](u)]", "[[x]](u)", "[[x](u)][[y](v)]"),
        },
    ),
    Layout(
        "item: title when links",
        "- {mark}{short}{title} {when}‹ {links}›‹ {counts}›",
        {"title": MARKED, "when": SHUT_WHEN},
    ),
    Layout(
        "item: when title links",
        "- {when} {title}‹ {links}›‹ {tags}›",
        {
            "title": MARKED,
            "when": ("[spaced]", "[glued]", "(clipped)", "(spaced)", "bold", "code"),
            "tags": ("codes", "[bold codes]"),
        },
    ),
    Layout(
        "item: year-venue-title",
        "- {year}-{venue}-{title}‹ {links}›",
        {"title": ("plain", "linked", "bold"), "year": ("plain",), "venue": ("plain",)},
    ),
    Layout(
        "item: date title links",
        "* {date} {title}‹ {links}›‹ {tags}›",
        {
            "title": CLOSED,
            "date": ("[2023.05]", "(2023-05)", "2023-05-17", "2023.05"),
            "tags": ("codes",),
        },
    ),
    Layout(
        "item: title, quoted, venue, year",
        "- {title}, {venue}, {year}.‹ {links}›‹ {tags}›",
        {
            "title": ("quoted", "curly", "bold", "linked"),
            "venue": ("plain", "italic"),
            "year": ("plain",),
            "tags": ("[bold codes]", "codes"),
        },
    ),
    Layout(
        "item: title (people, when) links",
        "- {title} ({people}, {when})‹ {links}›",
        {
            "title": MARKED,
            "people": ("family et al.", "one et al.", "commas", "and"),
            "around": ("nothing",),
            "when": ("spaced", "clipped", "italic venue"),
        },
    ),
    Layout(
        "item: title by people (year)",
        "- {title} {people} {year}‹ {links}›",
        {"title": CLOSED, "people": LISTED, "around": ("by",), "year": ("(plain)", "[plain]")},
    ),
    Layout(
        "item: links title when",
        "- {paper code} {title} {when}",
        {"title": PLAIN, "links": ("[[x](u)]", "[[x]](u)", "[[x](u)][[y](v)]"), "when": SHUT_WHEN},
    ),
    Layout(
        "item: title, note after a dash",
        "- {title} {when} - {note}‹ {links}›",
        {"title": LINKED, "when": ("(spaced)", "[glued]", "(clipped)"), "note": ("plain",)},
    ),
    Layout(
        "item: title: note",
        "- {title}: {note}",
        {"title": LINKED, "note": ("plain",)},
        fits=lambda work: work.venue != "软件学报",
    ),
    Layout(
        "item: title (when): note",
        "* {title} {when}: {note}‹ {code other}›",
        {"title": LINKED, "when": ("(spaced)", "(comma)", "(clipped)"), "note": ("plain",)},
    ),
    Layout(
        "item: reference",
        "- {people} {year}. {title}. {venue}.‹ {links}›",
        {
            "title": MARKED,
            "people": ("initials", "commas", "comma and", "ampersand"),
            "around": ("nothing",),
            "year": ("(plain)",),
            "venue": ("italic", "plain"),
        },
    ),
    Layout(
        "paragraph: numbered reference",
        "**[{number}]** {people}. {title}. {when}.‹ {links}›‹ {counts}›",
        {
            "title": ("quoted", "curly", "italic"),
            "people": ("initials", "commas", "three et al."),
            "around": ("nothing",),
            "when": ("spaced", "italic venue", "comma"),
            "counts": ("nothing", "comment", "cited by"),
        },
        between="\n\n",
    ),
    Layout(
        "numbered: title when links people",
        "{number}. {title}. {when}.‹ {links}›\n\n    {people}",
        {
            "title": MARKED,
            "when": ("spaced", "italic venue", "bold"),
            "people": LISTED,
            "around": ("italics", "nothing"),
        },
    ),
    Layout(
        "item: title [venue link] code",
        "- {mark}{title} {venue link}‹ {code other}›‹ {tags}›‹ {counts}›",
        {
            "title": (*PLAIN, "quoted", "bracketed"),
            "tags": ("codes", "[bold codes]"),
            "links": ("[[x](u)]", "[[x]](u)"),
        },
    ),
    Layout(
        "item: title. byline link",
        "{number}. {title}. {byline link}‹ {code other}›",
        {
            "title": ("plain", "bold", "quoted", "italic"),
            "links": ("[[x](u)]", "[x](u)", "([x](u))"),
        },
    ),
    Layout(
        "item: title (year), people links",
        "- {title} {year}, {people}‹ {links}›",
        {
            "title": CLOSED,
            "people": LISTED,
            "around": ("nothing",),
            "year": ("(plain)", "[plain]"),
            "links": ("[[x](u)]", "[[x]](u)", "[`x`](u)", "[[x](u)][[y](v)]", "badges"),
        },
    ),
    Layout(
        "item: title when",
        "* {title} {when}",
        {
            "title": MARKED,
            "when": ("(spaced)", "(comma)", "(clipped)", "[spaced]", "[glued]", "code"),
        },
    ),
    Layout(
        "item: title | people | when | links",
        "- {title} | {people} | {when}‹ | {links}›",
        {
            "title": MARKED,
            "people": LISTED,
            "around": ("nothing", "italics"),
            "when": ("spaced", "clipped", "italic venue", "spaced (Oral)"),
        },
    ),
    Layout(
        "item: short, quoted title, when",
        "* {short}{title}, {when}.‹ {links}›‹ {tags}›",
        {
            "short": ("**x**:",),
            "title": ("quoted", "curly", "linked"),
            "when": ("spaced", "comma", "italic venue"),
            "tags": ("codes", "[bold codes]"),
        },
    ),
    Layout(
        "item: preprint beside the paper",
        "- {title} {when} {paper twice}‹ {counts}›",
        {
            "title": PLAIN,
            "when": SHUT_WHEN,
            "links": ("[[x](u)]", "[x](u)", "[x](u) / [y](v)", "badges"),
        },
    ),
    Layout(
        "item: paper with its address",
        "- {mark}{title} {when}\n  - Paper: {paper address}‹\n  - Code: {code address}›",
        {"title": PLAIN, "when": ("(spaced)", "[spaced]", "(comma)", "code")},
    ),
    # ---- items with sub-items ----
    Layout(
        "item; people; when; links",
        "- {mark}{title}\n  - {people}\n  - {when}‹\n  - {links}›‹\n  - {labelled note}›",
        {
            "title": MARKED,
            "people": LISTED,
            "around": ("nothing", "italics"),
            "when": ("spaced", "italic venue", "comma", "bold", "venue (year)"),
            "links": ("[x](u)", "[[x](u)]", "[[x]](u)", "[x](u) | [y](v)"),
        },
    ),
    Layout(
        "item; people. when",
        "- {title}‹ {links}›\n    - {people}. {when}.‹\n    - {note}›",
        {
            "title": CLOSED,
            "people": LISTED,
            "around": ("nothing", "italics"),
            "when": ("spaced", "comma", "italic venue"),
            "note": ("plain",),
        },
    ),
    Layout(
        "item; labelled lines",
        "- {title}\n  - Authors: {people}\n  - Venue: {venue}\n  - Year: {year}‹\n  - Tags: {tags}›"
        "‹\n  - Paper: {paper}›‹\n  - Code: {code}›‹\n  - TL;DR: {note}›",
        {
            "title": MARKED,
            "people": LISTED,
            "around": ("nothing",),
            "venue": ("plain", "italic"),
            "year": ("plain",),
            "tags": ("plain", "codes"),
            "note": ("plain",),
            "links": ("[x](u)", "[x](u), [y](v)"),
        },
    ),
    Layout(
        "item; icons and labelled lines",
        "* {title}\n    - {people}\n    - 🏛️ Institutions: Lowland University\n"
        "    - 📅 Date: {date}\n    - 📑 Publisher: {venue}‹\n    - 💻 Code: {code}›\n"
        "    - 🔑 Key: {tags}\n    - 📖 TLDR: {note}",
        {
            "title": LINKED,
            "people": LISTED,
            "around": ("nothing",),
            "venue": ("plain",),
            "date": ("17 May 2023", "2023-05-17", "May 2023"),
            "tags": ("plain",),
            "note": ("plain",),
            "links": ("[x](u)",),
        },
    ),
    Layout(
        "item; note in a quotation",
        "- {title} {when}‹ {links}›\n\n  > {note}\n",
        {"title": CLOSED, "when": SHUT_WHEN, "note": ("plain", "italic")},
    ),
    # ---- lines and paragraphs ----
    Layout(
        "lines with <br>: title, people, when, links",
        "{mark}{title}<br>\n{people}<br>\n{when}‹<br>\n{links}›",
        {
            "title": CLOSED,
            "people": LISTED,
            "around": ("nothing", "italics"),
            "when": ("spaced", "italic venue", "comma", "bold"),
        },
        between="\n\n",
    ),
    Layout(
        "item with <br>",
        "- {title} <br> {people} <br> {when}‹ {links}›‹ {counts}›",
        {
            "title": MARKED,
            "people": LISTED,
            "around": ("nothing", "italics"),
            "when": ("spaced", "italic venue", "all italic"),
        },
    ),
    Layout(
        "paragraph: title, when, links",
        "{title} {when}‹ {links}›",
        {"title": CLOSED, "when": SHUT_WHEN},
        between="\n\n",
    ),
    Layout(
        "paragraph lines with two blanks",
        "{title}  \n{people}  \n{when}‹ {links}›",
        {
            "title": CLOSED,
            "people": LISTED,
            "around": ("nothing", "italics"),
            "when": ("spaced", "code", "(spaced)"),
        },
        between="\n\n",
    ),
    Layout(
        "lines: title, people, venue link",
        "{title} <br>\n{people} <br>\n{venue line}",
        {
            "title": ("bold",),
            "people": LISTED,
            "around": ("nothing", "italics"),
            "links": ("[x](u) • [y](v)", "[x](u) | [y](v)"),
        },
        between="\n\n",
    ),
    Layout(
        "bold line; items",
        "{title}\n\n- {people}\n- {when}‹\n- {links}›‹\n- {labelled note}›",
        {
            "title": ("bold", "linked bold", "bold linked"),
            "people": LISTED,
            "around": ("nothing", "Authors"),
            "when": ("spaced", "comma", "italic venue", "In Proceedings"),
        },
        between="\n\n",
        line_captions=False,
    ),
    # ---- headings ----
    Layout(
        "heading; people; when links; note",
        "{#} {title}\n\n{people}\n\n{when}‹ {links}›‹\n\n{labelled note}›",
        {
            "title": ("plain", "linked"),
            "people": LISTED,
            "around": ("italics", "nothing"),
            "when": ("spaced", "bold", "comma"),
        },
        between="\n\n",
        line_captions=False,
    ),
    Layout(
        "heading; items",
        "{#} {title}\n\n- {people}\n- {when}‹\n- {links}›",
        {
            "title": ("plain", "linked"),
            "people": LISTED,
            "around": ("nothing", "Authors", "bold Authors"),
            "when": ("spaced", "comma", "italic venue"),
            "links": ("[x](u)", "[x](u), [y](v)", "[[x](u)]"),
        },
        between="\n\n",
        line_captions=False,
    ),
    # ---- tables ----
    table(
        "title authors venue year links",
        "English",
        {"title": MARKED, "people": LISTED, "links": CELL_LINKS},
        title="{title}",
        authors="{people}",
        venue="{venue}",
        year="{year}",
        links="{links}",
    ),
    table(
        "year venue title code",
        "English",
        {"title": LINKED, "links": CELL_LINKS},
        year="{year}",
        venue="{venue}",
        title="{mark}{title}",
        code="{code}",
    ),
    table(
        "date paper tags code note",
        "English",
        {
            "title": LINKED,
            "links": CELL_LINKS,
            "date": ("2023.05", "2023-05-17", "2023/05", "May 2023"),
            "note": ("plain",),
        },
        date="{date}",
        paper="{title}",
        tags="{tags}",
        code="{code}",
        note="{note}",
    ),
    table(
        "publication title paper code counts",
        "English",
        {"title": PLAIN, "links": CELL_LINKS, "when": CELL_WHEN},
        when="{when}",
        title="{title}",
        paper="{paper}",
        code="{code}",
        citations="{citations}",
        stars="{stars}",
    ),
    table(
        "title authors in a cell",
        "English",
        {"title": LINKED, "people": LISTED, "when": CELL_WHEN, "links": CELL_LINKS},
        paper="{title}<br>{people}",
        when="{when}",
        code="{code}",
    ),
    table(
        "title authors venue year code",
        "Chinese",
        {"title": LINKED, "people": LISTED, "links": CELL_LINKS},
        title="{title}",
        authors="{people}",
        venue="{venue}",
        year="{year}",
        code="{code}",
    ),
    table(
        "when title links note",
        "Chinese",
        {
            "title": PLAIN,
            "links": CELL_LINKS,
            "when": CELL_WHEN,
            "labels": ("Chinese", "capital"),
            "note": ("plain",),
        },
        when="{when}",
        title="{title}",
        links="{links}",
        note="{note}",
    ),
    table(
        "title authors venue year links",
        "German",
        {"title": PLAIN, "people": LISTED, "links": CELL_LINKS, "labels": ("German", "capital")},
        title="{title}",
        authors="{people}",
        venue="{venue}",
        year="{year}",
        links="{links}",
    ),
    table(
        "year title authors venue code tags",
        "French",
        {"title": LINKED, "people": LISTED, "links": CELL_LINKS},
        year="{year}",
        title="{title}",
        authors="{people}",
        venue="{venue}",
        code="{code}",
        tags="{tags}",
    ),
    Layout(
        "html table",
        "<tr>\n<td>{title}</td>\n<td>{people}</td>\n<td>{when}</td>\n<td>{links}</td>\n</tr>",
        {
            "title": ("plain", "bold", "linked"),
            "people": LISTED,
            "around": ("nothing",),
            "when": ("spaced", "clipped", "comma"),
            "links": ("[x](u)", "[x](u), [y](v)"),
        },
        top="<table>\n<tr><th>Title</th><th>Authors</th><th>Venue</th><th>Links</th></tr>\n",
        bottom="\n</table>",
        markup="html",
    ),
]
