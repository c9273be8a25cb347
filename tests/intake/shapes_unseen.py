"""The layouts that the reader is measured on: not to be looked at while it is developed.

Whole containers, orders of the fields, languages, labels and decorations stand here that no layout
of the other part uses.  A rule made for one of them would make the measure worthless.
"""

from collections.abc import Callable, Sequence

from intake import shape_parts as parts
from intake.shape_document import (
    AFTER,
    AROUND_ENTRIES,
    BEFORE,
    CAPTIONS,
    HEADINGS,
    LINE_CAPTIONS,
    Caption,
    Layout,
    Section,
)
from intake.shape_parts import Brackets, Entry, Style, each, full, in_series, names, spaced
from intake.shape_works import Work

# ---- styles ----


def _titled(form: str) -> Style:
    return lambda entry: form.format(entry.text(entry.work.title).replace('"', "'"))


def _linked(form: str) -> Style:
    def style(entry: Entry) -> str:
        entry.want.url = entry.work.url
        title = entry.text(entry.work.title)
        if '"' in form:
            title = title.replace('"', "'")
        return form.format(entry.link(title, entry.work.url))

    return style


_TITLES: dict[str, Style] = {
    "__bold__": _titled("__{}__"),
    "_italic_": _titled("_{}_"),
    "bold quoted": _titled('**"{}"**'),
    "bold italic": _titled("***{}***"),
    "comma in quotes": _titled('"{},"'),
    "guillemets": _titled("«{}»"),
    "low quotes": _titled("„{}“"),
    "<b>": _titled("<b>{}</b>"),
    "italic linked": _linked("*{}*"),
    "quoted linked": _linked('"{}"'),
    "bracketed linked": _linked("[{}]"),
}


def _starred(entry: Entry) -> str:
    # Equal contribution: the first two share a mark that is no part of their names.
    marks = ["\\*" if number < 2 else "" for number, _ in enumerate(entry.work.people)]
    listed = full(entry)
    entry.want.authors = tuple(listed)
    return ", ".join(name + mark for name, mark in zip(listed, marks, strict=True))


def _vancouver(entry: Entry) -> str:
    entry.want.authors = tuple(parts.short(entry))
    return ", ".join(
        f"{person.family} {person.initials.replace('.', '').replace(' ', '').replace('-', '')}"
        for person in entry.work.people
    )


def _turned_full(entry: Entry) -> str:
    entry.want.authors = tuple(full(entry))
    return "; ".join(f"{person.family}, {person.given}" for person in entry.work.people)


def _two(entry: Entry) -> str:
    listed = full(entry)
    entry.want.authors = tuple(listed[:2])
    return ", ".join(listed[:2]) + (", et al." if len(listed) > 2 else "")


def _one_bold(entry: Entry) -> str:
    listed = full(entry)
    entry.want.authors = tuple(listed)
    return ", ".join(
        entry.strong(name) if number == len(listed) - 1 else name
        for number, name in enumerate(listed)
    )


_PEOPLE: dict[str, Style] = {
    "semicolons": lambda entry: names(entry, full(entry), "; ".join),
    "dots": lambda entry: names(entry, full(entry), " · ".join),
    "initials and": lambda entry: names(entry, parts.short(entry), in_series(", and ")),
    "starred": _starred,
    "Vancouver": _vancouver,
    "turned full": _turned_full,
    "two, et al.": _two,
    "one bold": _one_bold,
}

_AROUND: dict[str, Callable[[Entry, str], str]] = {
    "👥": lambda _, people: f"👥 {people}",
    "italic Authors": lambda entry, people: f"{entry.slanted('Authors')}: {people}",
    "<sub>": lambda _, people: f"<sub>{people}</sub>",
    "brackets": lambda _, people: f"[{people}]",
    "code": lambda _, people: f"`{people}`",
    "_italics_": lambda _, people: f"_{people}_",
}


def _accepted(entry: Entry, words: str) -> str:
    # A preprint server accepts everything.
    return "" if entry.work.venue == "arXiv" else words


_WHEN: dict[str, Style] = {
    "accepted to": lambda entry: f"{_accepted(entry, 'Accepted to ')}{spaced(entry)}",
    "accepted by bold": lambda entry: (
        f"{_accepted(entry, 'accepted by ')}{entry.strong(spaced(entry))}"
    ),
    "@": lambda entry: f"@ {spaced(entry)}",
    "year venue": lambda entry: f"{parts.year_said(entry)} {parts.venue_said(entry)}",
    "[hyphen]": lambda entry: (
        f"[{spaced(entry)}]"
        if " " in entry.work.venue
        else f"[{parts.venue_said(entry)}-{parts.year_said(entry)}]"
    ),
    "spotlight": lambda entry: parts.presented(entry, " spotlight"),
    "<kbd>": lambda entry: f"<kbd>{spaced(entry)}</kbd>",
    "【】": lambda entry: f"【{spaced(entry)}】",
    "wide": lambda entry: f"（{spaced(entry)}）",
    "code clipped": lambda entry: f"`{parts.clipped(entry)}`",
    "in": lambda entry: f"in {entry.slanted(parts.venue_said(entry))}, {parts.year_said(entry)}",
    "bold venue, year": lambda entry: (
        f"{entry.strong(parts.venue_said(entry))}, {parts.year_said(entry)}"
    ),
    "published": lambda entry: f"Published in {parts.venue_said(entry)} ({parts.year_said(entry)})",
    "*(spaced)*": lambda entry: f"*({spaced(entry)})*",
}

_DATES: dict[str, Style] = {
    "May 17, 2023": parts.dated("%B %-d, %Y"),
    "May, 2023": parts.dated("%B, %Y"),
    "17.05.2023": parts.dated("%d.%m.%Y"),
    "2023年5月": lambda entry: f"{parts.year_said(entry)}年{entry.work.day.month}月",
    "05/2023": parts.dated("%m/%Y"),
    "[May 2023]": parts.dated("[%b %Y]"),
    "`2023-05`": parts.dated("`%Y-%m`"),
    "**2023-05-17**": parts.dated("**%Y-%m-%d**"),
}

_LABELS = {
    "Japanese": parts._labels("論文 コード プロジェクト 動画 スライド ポスター デモ ブログ データ"),
    "Korean": parts._labels("논문 코드 프로젝트 영상 슬라이드 포스터 데모 블로그 데이터"),
    "Spanish": parts._labels("artículo código proyecto vídeo diapositivas póster demo blog datos"),
    "Portuguese": parts._labels("artigo código projeto vídeo slides pôster demo blog dados"),
    "Russian": parts._labels("статья код проект видео слайды постер демо блог данные"),
    "Italian": parts._labels("articolo codice progetto video diapositive poster demo blog dati"),
    "long": parts._labels(
        "Full_text Source_code Project_website Talk Presentation Poster Live_demo Blog_post Dataset"
    ),
    "bare icons": parts._labels("📄 💻 🌐 🎬 📊 🪧 🚀 📝 💾"),
}


def _by_reference(entry: Entry, links: list[tuple[str, str]]) -> str:
    shown = []
    for number, (label, address) in enumerate(links):
        mark = f"r{entry.number}{'abcdefgh'[number]}"
        entry.foot.append(f"[{mark}]: {address}")
        shown.append(f"[{label}][{mark}]")
    return " ".join(shown)


_LINKS: dict[str, Brackets] = {
    "[x][r]": _by_reference,
    "<kbd>": each("<kbd>{link}</kbd>"),
    "<a>": each('<a href="{url}">{label}</a>'),
    "[[x](u)|[y](v)]": lambda entry, links: f"[{each('{link}', '|')(entry, links)}]",
    "[x](u) - [y](v)": each("{link}", " - "),
    "[x](u) · [y](v)": each("{link}", " · "),
    "[**x**](u)": each("[**{label}**]({url})"),
    "*[x](u)*": each("*{link}*"),
    "👉 [x](u)": each("👉 {link}"),
    "<sup>": each("<sup>[{label}]({url})</sup>"),
    "{[x](u)}": each("{{{link}}}"),
    "x: <u>": each("{label}: <{url}>", ", "),
}


def _venue_link(form: str, label: Style) -> Style:
    def style(entry: Entry) -> str:
        entry.want.url = entry.work.url
        return form.format(entry.link(label(entry), entry.work.url))

    return style


_VENUE_LINKS: dict[str, Style] = {
    "(venue year)": _venue_link("({})", spaced),
    "code": _venue_link("{}", lambda entry: f"`{spaced(entry)}`"),
    "bold brackets": _venue_link("**[{}]**", parts.clipped),
    "venue year paper": _venue_link("{}", lambda entry: f"{spaced(entry)} paper"),
    "year venue": _venue_link("[{}]", _WHEN["year venue"]),
}

_TAGS: dict[str, Style] = {
    "hash": lambda entry: _tagged(entry, " ", "#{}", "-"),
    "kbd": lambda entry: _tagged(entry, " ", "<kbd>{}</kbd>"),
    "🏷️": lambda entry: "🏷️ " + _tagged(entry, ", ", "{}"),
    "Topics": lambda entry: "*Topics*: " + _tagged(entry, "; ", "{}"),
    "bracketed codes": lambda entry: "[" + _tagged(entry, ", ", "`{}`") + "]",
    "cell": lambda entry: _tagged(entry, "; ", "{}"),
    "cell codes": lambda entry: _tagged(entry, "<br>", "`{}`"),
}


def _tagged(entry: Entry, between: str, form: str, blank: str = " ") -> str:
    entry.want.tags = entry.work.tags
    return between.join(form.format(tag.replace(" ", blank)) for tag in entry.work.tags)


def _noted(form: str) -> Style:
    def style(entry: Entry) -> str:
        entry.want.note = entry.work.note
        return form.format(entry.text(entry.work.note))

    return style


_NOTE_LABELS: dict[str, Style] = {
    "💡": _noted("💡 {}"),
    "italic Takeaway": _noted("*Takeaway:* {}"),
    "Description": _noted("Description: {}"),
    "Comment": _noted("**Comment**: {}"),
}


def _rounded(form: str) -> Style:
    def style(entry: Entry) -> str:
        stars = entry.work.stars
        if not entry.work.code or not stars:
            return ""
        if stars >= 1000:
            entry.want.stars = round(stars, -2)
            return form.format(f"{stars / 1000:.1f}k")
        entry.want.stars = stars
        return form.format(stars)

    return style


def _last_commit(entry: Entry) -> str:
    address = next((url for _, url in entry.work.code if "github.com" in url), "")
    if not address:
        return ""
    if address not in entry.want.code:
        entry.want.code.append(address)
    name = address.removeprefix("https://github.com/")
    day = f"![](https://img.shields.io/github/last-commit/{name}?label=%20)"
    return f"{day} [![](https://badgen.net/github/stars/{name})]({address})"


_COUNTS: dict[str, Style] = {
    "★": _rounded("★{}"),
    "(stars)": _rounded("({} ⭐)"),
    "Citations": lambda entry: f"[Citations: {parts.citations_said(entry)}]",
    "citations": lambda entry: f"({parts.citations_said(entry)} citations)",
    "last commit": _last_commit,
}


def _now_and_then(mark: str) -> Style:
    return lambda entry: f"{mark} " if entry.number % 4 == 1 else ""


_MARKS: dict[str, Style] = {
    "box": lambda entry: "[x] " if entry.number % 2 else "[ ] ",
    "✨": _now_and_then("✨"),
    "📌": _now_and_then("📌"),
    "(new)": _now_and_then("**(new)**"),
    "star2": _now_and_then(":star2:"),
    "★": _now_and_then("★★☆"),
    "NEW!": _now_and_then("**NEW!**"),
    "💥": lambda _: "💥 ",
}

for _known, _new in (
    (parts.TITLES, _TITLES), (parts.PEOPLE, _PEOPLE), (parts.WHEN, _WHEN), (parts.DATES, _DATES),
    (parts.VENUE_LINKS, _VENUE_LINKS), (parts.TAGS, _TAGS), (parts.NOTE_LABELS, _NOTE_LABELS),
    (parts.COUNTS, _COUNTS), (parts.MARKS, _MARKS),
):  # fmt: skip
    _known.update(_new)
parts.AROUND.update(_AROUND)
parts.LABELS.update(_LABELS)
parts.LINKS.update(_LINKS)

# ---- sections ----

_CAPTIONS: dict[str, Caption] = {
    "# Year 2023": lambda marks, year: f"{marks} Year {year}",
    "# 2023年": lambda marks, year: f"{marks} {year}年",
    "# [2023]": lambda marks, year: f"{marks} [{year}]",
    "# Published in 2023": lambda marks, year: f"{marks} Published in {year}",
    "# 2023 #": lambda marks, year: f"{marks} {year} {marks}",
    "<h2>": lambda marks, year: f"<h{len(marks)}>{year}</h{len(marks)}>",
}
_LINE_CAPTIONS: dict[str, Caption] = {
    "__Papers of 2023__": lambda _, year: f"__Papers of {year}__",
    "**— 2023 —**": lambda _, year: f"**— {year} —**",
}
CAPTIONS.update(_CAPTIONS)
LINE_CAPTIONS.update(_LINE_CAPTIONS)


def _months(_: str, works: Sequence[Work]) -> list[Section]:
    found: dict[str, Section] = {}
    for work in sorted(works, key=lambda work: work.day, reverse=True):
        heading = f"## {work.day:%B %Y}"
        found.setdefault(heading, Section(heading, [], work.day.year)).works.append(work)
    return list(found.values())


def _years_of_venues(_: str, works: Sequence[Work]) -> list[Section]:
    sections: list[Section] = []
    for year in sorted({work.day.year for work in works}, reverse=True):
        sections.append(Section(f"## {year}"))
        some = [work for work in works if work.day.year == year]
        for venue in sorted({work.venue for work in some}):
            few = [work for work in some if work.venue == venue]
            sections.append(Section(f"### {venue}", few, year, venue))
    return sections


def _underlined(caption: str, works: Sequence[Work]) -> list[Section]:
    return [
        Section(f"{name}\n{'-' * max(3, len(name))}", section.works)
        for section in HEADINGS["topics"](caption, works)
        for name in [section.heading.removeprefix("## ")]
    ]


def _clipped_venues(_: str, works: Sequence[Work]) -> list[Section]:
    return [
        Section(f"## {work.venue}'{work.day:%y}", [work], work.day.year, work.venue)
        for work in works
    ]


HEADINGS.update(
    {"months": _months, "years, venues": _years_of_venues, "underlined": _underlined,
     "clipped venues": _clipped_venues}
)  # fmt: skip

_BEFORE: dict[str, Callable[[list[str]], str]] = {
    "example": lambda _: (
        "Please add papers in this form:\n\n```markdown\n- **Title of the paper**, *First Author*, "
        "Venue 2020. [[paper](https://example.org/paper)]\n```"
    ),
    "html contents": lambda heads: (
        '<p align="center">\n'
        + " •\n".join(f'<a href="#{head.lower().replace(" ", "-")}">{head}</a>' for head in heads)
        + "\n</p>\n\nA list for readers with little time."
    ),
    "keeper": lambda _: (
        "Maintained by [Jo Farrow](https://github.com/jofarrow) and "
        "[Kit Wren](https://kitwren.example.org). Last update: 2025-03-14."
    ),
    "numbers": lambda _: (
        "![Papers per year](figures/per-year.png)\n\n*Figure 1: papers by year, 2016 to 2026.*"
    ),
    "key": lambda _: "| Sign | Meaning |\n| --- | --- |\n| ✨ | new |\n| 📌 | start here |",
    "none at all": lambda _: "",
}
_AFTER = {
    "history": (
        "## Star History\n\n[![Star History](https://api.star-history.com/svg?repos=frugal/list)]"
        "(https://star-history.com/#frugal/list)"
    ),
    "acknowledgements": (
        "## Acknowledgements\n\nThis list was inspired by "
        "[Awesome Slim Nets](https://github.com/slimnets/awesome-slim-nets). Thanks to all "
        "[contributors](https://github.com/frugal/list/graphs/contributors)!"
    ),
    "to do": "## TODO\n\n- [ ] Add a section on datasets\n- [ ] Check the dead links",
    "none at all": "",
}
BEFORE.update(_BEFORE)
AFTER.update(_AFTER)

STYLES: dict[str, Sequence[str]] = {
    **parts.STYLES,
    **AROUND_ENTRIES,
    "links": tuple(_LINKS),
    "labels": (*_LABELS, "capital"),
    "counts": ("nothing", *_COUNTS),
    "mark": ("nothing", *_MARKS),
    "labelled note": tuple(_NOTE_LABELS),
    "date": tuple(_DATES),
    "venue link": tuple(_VENUE_LINKS),
    "around": ("nothing",),
    "venue": ("plain",),
    "year": ("plain",),
    "note": ("plain",),
    "caption": tuple(_CAPTIONS),
    "line caption": tuple(_LINE_CAPTIONS),
    "before": tuple(_BEFORE),
    "after": tuple(_AFTER),
}
# An icon says what a link is only where nothing else stands in the label's place.
WORDED = tuple(name for name in (*_LABELS, "capital") if name != "bare icons")

# ---- layouts ----

_NAMES = (
    "semicolons",
    "dots",
    "initials and",
    "starred",
    "two, et al.",
    "one bold",
    "commas",
    "and",
)
_INLINE = ("initials and", "two, et al.", "commas", "and")
_OPEN = ("bold venue, year", "in", "accepted to", "published", "spotlight", "spaced")
_SHUT = (
    "[hyphen]", "<kbd>", "【】", "wide", "code clipped", "*(spaced)*", "@", "accepted by bold",
)  # fmt: skip
_LINE = (*_OPEN, *_SHUT)
_CLOSED = (
    "__bold__", "bold quoted", "bold italic", "low quotes", "<b>", "italic linked",
    "quoted linked", "guillemets",
)  # fmt: skip
_LINKED_TITLES = ("italic linked", "quoted linked", "bracketed linked", "linked")
_TAGGED = ("hash", "kbd", "bracketed codes")
_FEW = ("none", "topics", "years", "underlined", "months")
_PLAIN_LINKS = ("[x](u) · [y](v)", "[x][r]", "[**x**](u)", "<a>", "[x](u) - [y](v)")


def _western(work: Work) -> bool:
    return all(person.given for person in work.people)


def _acronym(work: Work) -> bool:
    return work.venue.isascii() and " " not in work.venue and work.venue != "arXiv"


_HEADS = {
    "Japanese": "論文 著者 会議 年 リンク コード キーワード 概要 日付",
    "Korean": "제목 저자 학회 연도 링크 코드 키워드 요약 날짜",
    "Spanish": "Título Autores Conferencia Año Enlaces Código Etiquetas Resumen Fecha",
    "Portuguese": "Título Autores Conferência Ano Links Código Etiquetas Resumo Data",
    "Russian": "Название Авторы Конференция Год Ссылки Код Теги Описание Дата",
    "Italian": "Titolo Autori Conferenza Anno Link Codice Etichette Riassunto Data",
    "English": "Paper_Title Author(s) Conference/Journal Yr Resources Repo Keywords TLDR Released",
}
_COLUMNS = "title people venue year links code tags note date".split()  # noqa: SIM905


def _table(language: str, columns: str, **styles: Sequence[str]) -> Layout:
    """Return a pipe table with heads in a language and the columns named, in order."""
    heads = dict(zip(_COLUMNS, _HEADS[language].replace("_", " ").split(), strict=False))
    if language == "English":
        heads = dict(
            zip(_COLUMNS, (one.replace("_", " ") for one in _HEADS[language].split()), strict=True)
        )
    shown = columns.split()
    top = f"| {' | '.join(heads[name] for name in shown)} |\n"
    top += f"|{'|'.join(':---:' if name == 'year' else ':---' for name in shown)}|\n"
    labels = {"labels": (language, "capital") if language in _LABELS else ("capital", "long")}
    return Layout(
        f"table in {language}: {columns}",
        "| " + " | ".join(f"{{{'code other' if name == 'links' else name}}}" for name in shown) + " |",
        {**labels, "title": _LINKED_TITLES, "people": _NAMES, "tags": ("cell", "cell codes"),
         "links": ("[x](u) · [y](v)", "[x](u)", "<a>", "[**x**](u)"), **styles},
        top=top,
        headings=_FEW,
    )  # fmt: skip


LAYOUTS = [
    _table("Japanese", "title people venue year links"),
    _table("Korean", "year venue title code"),
    _table("Spanish", "title people year venue links note"),
    _table("Portuguese", "date title venue code tags"),
    _table("Russian", "title people venue year code"),
    _table("Italian", "title venue year note code"),
    _table("English", "title people venue year code tags", title=(*_LINKED_TITLES, "linked bold")),
    _table("English", "date title people code note"),
    Layout(
        "table without outer bars, all in a cell",
        "{number} | {title}<br>{people}<br>{when} | {paper code}",
        {
            "title": ("__bold__", "plain", "bold italic"),
            "people": _NAMES,
            "around": ("nothing", "_italics_"),
            "when": ("in", "spaced", "bold venue, year", "<kbd>"),
            "links": ("[x](u) · [y](v)", "[**x**](u)", "<a>"),
            "labels": WORDED,
        },
        top="No. | Paper | Resources\n--- | --- | ---\n",
        headings=_FEW,
    ),
    Layout(
        "html list",
        "<li>{title}, {people}. {when}.‹ {links}›</li>",
        {
            "title": ("linked", "bold linked", "bold", "italic"),
            "people": _INLINE,
            "when": ("spaced", "bold venue, year", "in"),
            "links": ("[x](u) - [y](v)", "{[x](u)}"),
        },
        top="<ul>\n",
        bottom="\n</ul>",
        markup="html",
        headings=_FEW,
    ),
    Layout(
        "html definitions",
        "<dt>{title}</dt>\n<dd>{people}<br>{when}‹<br>{links}›</dd>",
        {
            "title": ("linked", "plain", "bold"),
            "people": ("semicolons", "commas", "initials and"),
            "when": ("spaced", "published", "in"),
            "links": ("[x](u) - [y](v)", "<kbd>"),
            "labels": WORDED,
        },
        top="<dl>\n",
        bottom="\n</dl>",
        markup="html",
        headings=_FEW,
    ),
    Layout(
        "details",
        "<details>\n<summary>{title}</summary>\n\n{people}\n\n{when}‹ {links}›‹\n\n{labelled note}›\n\n</details>",
        {
            "title": ("<b>", "plain"),
            "people": _NAMES,
            "when": _LINE,
            "links": (*_PLAIN_LINKS, "{[x](u)}"),
            "labels": WORDED,
        },
        between="\n\n",
        headings=_FEW,
        line_captions=False,
    ),
    Layout(
        "quotation",
        "> {title}\\\n> {people}\\\n> {when}‹\\\n> {links}›",
        {
            "title": _CLOSED,
            "people": _NAMES,
            "around": ("nothing", "_italics_", "👥"),
            "when": _LINE,
        },
        between="\n\n",
        headings=_FEW,
    ),
    Layout(
        "lines with backslashes",
        "{mark}{title}\\\n{people}\\\n{when}‹ {links}›‹ {counts}›",
        {
            "title": _CLOSED,
            "people": _NAMES,
            "around": ("nothing", "_italics_", "italic Authors"),
            "when": _LINE,
            "mark": ("nothing", "✨", "📌", "star2", "💥"),
        },
        between="\n\n",
        headings=_FEW,
    ),
    Layout(
        "soft lines",
        "{title}\n{people}\n{venue link}‹ • {code other}›",
        {
            "title": ("bold", "__bold__", "bold italic"),
            "people": _NAMES,
            "links": ("[x](u) · [y](v)", "<a>"),
            "labels": WORDED,
            "venue link": ("venue year", "(venue year)", "code"),
        },
        between="\n\n",
        headings=_FEW,
    ),
    Layout(
        "pandoc definitions",
        "{title}\n:   {people}\n:   {when}‹\n:   {links}›",
        {
            "title": ("bold", "__bold__", "linked"),
            "people": ("commas", "semicolons", "initials and"),
            "when": _OPEN,
            "labels": WORDED,
        },
        between="\n\n",
        headings=_FEW,
    ),
    Layout(
        "labelled paragraph",
        "**Title:** {title}  \n**Authors:** {people}  \n**Published:** {venue}, {year}‹  \n"
        "**Links:** {links}›‹  \n**Keywords:** {tags}›",
        {"title": ("plain", "linked"), "people": _NAMES, "tags": ("cell",), "labels": WORDED},
        between="\n\n---\n\n",
        headings=_FEW,
        line_captions=False,
    ),
    Layout(
        "engineers' reference",
        "[{number}] {people}, {title} {when}.‹ {links}›",
        {
            "title": ("comma in quotes",),
            "people": ("initials and",),
            "when": ("in",),
            "labels": WORDED,
        },
        between="\n\n",
        headings=_FEW,
        fits=lambda work: _western(work) and not work.title.endswith("?"),
    ),
    Layout(
        "computing reference",
        "* {people}. {year}. {title}. In {venue}.‹ {links}›",
        {
            "title": ("plain", "__bold__", "linked"),
            "people": ("initials and", "and", "commas"),
            "venue": ("italic", "plain"),
            "labels": WORDED,
        },
        headings=_FEW,
        fits=_western,
    ),
    Layout(
        "medical reference",
        "{number}. {people}. {title}. {venue}. {year}.‹ {links}›",
        {
            "title": ("plain", "linked", "_italic_"),
            "people": ("Vancouver",),
            "venue": ("italic", "plain"),
            "labels": WORDED,
        },
        headings=_FEW,
        fits=lambda work: _western(work) and not any("Jr." in one.family for one in work.people),
    ),
    Layout(
        "item: people: title, when",
        "- {people}: {title}, {when}.‹ {links}›",
        {
            "title": ("low quotes", "guillemets", "__bold__", "italic linked"),
            "people": ("turned full", "semicolons", "two, et al."),
            "when": ("spaced", "in", "bold venue, year", "spotlight"),
            "labels": WORDED,
        },
        headings=_FEW,
        fits=_western,
    ),
    Layout(
        "item with plus: title - people - when",
        "+ {title} — {people} — {when}‹ — {links}›",
        {
            "title": (*_CLOSED, "plain"),
            "people": _NAMES,
            "around": ("nothing", "👥"),
            "when": _OPEN,
        },
        headings=_FEW,
        fits=lambda work: "—" not in work.title,
    ),
    Layout(
        "item: box, title, when, links, tags",
        "- {mark}{title} {when}‹ {links}›‹ {tags}›",
        {"mark": ("box",), "title": (*_CLOSED, "plain"), "when": _SHUT, "tags": _TAGGED},
        headings=_FEW,
    ),
    Layout(
        "item: mark, title, people in brackets, when",
        "* {mark}{title} {people} {when}‹ {links}›‹ {counts}›",
        {
            "title": _CLOSED,
            "people": ("semicolons", "commas", "two, et al."),
            "around": ("brackets", "<sub>", "code"),
            "when": ("<kbd>", "【】", "*(spaced)*", "wide"),
            "mark": ("nothing", "✨", "📌", "(new)", "star2", "NEW!"),
        },
        headings=_FEW,
    ),
    Layout(
        "item: when title people",
        "- {when} {title}, {people}.‹ {links}›",
        {
            "title": _CLOSED,
            "people": _INLINE,
            "when": ("<kbd>", "【】", "[hyphen]", "code clipped"),
        },
        headings=_FEW,
    ),
    Layout(
        "item: date: title (venue)",
        "- {date}: {title} ({venue})‹ {links}›‹ {tags}›",
        {
            "title": (*_CLOSED, "plain"),
            "tags": _TAGGED,
            "date": tuple(name for name in _DATES if name != "[May 2023]"),
        },
        headings=("none", "topics", "underlined", "years"),
    ),
    Layout(
        "item: title venue link counts",
        "- {mark}{title} {venue link}‹ {code other}›‹ {counts}›",
        {
            "title": ("__bold__", "plain", "_italic_", "bold quoted"),
            "mark": ("nothing", "★", "💥", "✨"),
        },
        headings=_FEW,
    ),
    Layout(
        "numbered with bracket: title, venue below a year",
        "{number}) {title} - {venue}‹ {links}›",
        {"title": (*_CLOSED, "plain"), "venue": ("italic", "bold", "code")},
        headings=("years", "months"),
    ),
    Layout(
        "item below a venue",
        "- {title}. {people}.‹ {links}›",
        {"title": (*_CLOSED, "plain"), "people": _INLINE, "around": ("nothing", "_italics_")},
        headings=("years, venues", "clipped venues"),
        fits=_acronym,
    ),
    Layout(
        "items below a topic in bold",
        "  - {title} {when}‹ {links}›‹\n    - {labelled note}›",
        {"title": _CLOSED, "when": _SHUT},
        top="- **Selected papers**\n",
        headings=_FEW,
    ),
    Layout(
        "heading with all: title, when",
        "{#} {title} {when}\n\n{people}‹\n\n{links}›‹\n\n{labelled note}›",
        {
            "title": ("linked", "plain", "italic linked"),
            "people": _NAMES,
            "around": ("nothing", "_italics_", "👥"),
            "when": ("[hyphen]", "code clipped", "wide", "(spaced)"),
            "labels": WORDED,
        },
        between="\n\n",
        line_captions=False,
        headings=("none", "topics", "years"),
    ),
    Layout(
        "heading; labelled items",
        "{#} {number}. {title}\n\n* **Who:** {people}\n* **Where:** {venue}\n* **When:** {date}‹\n"
        "* **Read:** {paper}›‹\n* **Code:** {code}›\n* **Note:** {note}",
        {
            "title": ("plain", "linked"),
            "people": _NAMES,
            "labels": WORDED,
            "date": ("May 17, 2023", "17.05.2023", "May, 2023"),
            "links": ("[x](u) · [y](v)", "[x][r]", "<a>"),
        },
        between="\n\n",
        headings=("none", "topics"),
    ),
    Layout(
        "item; line in Chinese labels",
        "- {title}\n  - 作者：{people}\n  - 发表：{venue}，{year}‹\n  - 代码：{code}›\n  - 简介：{note}",
        {
            "title": ("linked", "bold linked", "italic linked"),
            "people": ("commas", "semicolons"),
            "links": ("[x](u) · [y](v)", "[**x**](u)"),
            "labels": ("Chinese", "capital"),
        },
        headings=_FEW,
    ),
    Layout(
        "item; lines in German labels",
        "- {title}\n  - *Autoren:* {people}\n  - *Erschienen in:* {venue}, {year}‹\n  - *Quelltext:* {code}›",
        {
            "title": ("linked", "low quotes", "bold linked"),
            "people": ("semicolons", "commas", "one bold"),
            "links": ("[x](u) · [y](v)", "<a>"),
            "labels": ("German", "capital"),
        },
        headings=_FEW,
    ),
    Layout(
        "journal: day, title, note",
        "**{date}** {title}. {note}‹ {links}›",
        {
            "title": ("linked", "quoted linked", "italic linked", "bracketed linked"),
            "date": ("May 17, 2023", "17.05.2023", "2023-05-17"),
            "labels": WORDED,
        },
        between="\n\n",
        headings=("none", "topics", "underlined"),
        line_captions=False,
    ),
    Layout(
        "item; note on the next line",
        "- {title}, {when}‹ {links}›<br>\n  {note}",
        {
            "title": ("linked", "bold linked", "quoted linked"),
            "when": ("spaced", "bold venue, year", "in", "spotlight"),
        },
        headings=_FEW,
    ),
    Layout(
        "item: title only",
        "* {title}",
        {"title": ("quoted linked", "linked", "italic linked", "plain", "__bold__")},
        headings=("months", "years, venues", "clipped venues"),
        fits=_acronym,
    ),
]
