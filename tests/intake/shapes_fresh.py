"""A fourth part, written when all others had been looked at: it is for the numbers only.

Each layout is one shape and has the form, never the text, of a list that someone keeps; the plain
ones are as frequent here as they are among lists.  Whole documents stand around the entries, with
the sections of tools, data and meetings that such lists have and whose entries are no works.
"""

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache

from intake import shape_parts_fresh  # noqa: F401 - it brings the slots
from intake.shape_document import AFTER, BEFORE, HEADINGS, WORKS_A_SHAPE, Layout, Section, Shape
from intake.shape_works import Work
from intake.shape_works_fresh import CONFERENCES, ENGLISH, OTHERS, kind

_PREFIX = "fresh: "
Fits = Callable[[Work], bool]

# ---- which works leave no doubt in a form ----


def _without(signs: str) -> Fits:
    return lambda work: not any(sign in work.title for sign in signs)


def _acronym(work: Work) -> bool:
    return work.venue in CONFERENCES and " " not in work.venue


def _no_book(work: Work) -> bool:
    return kind(work) != "book"


def _with_doi(work: Work) -> bool:
    return work.url.startswith("https://doi.org/")


def _with_code(work: Work) -> bool:
    return bool(work.code)


def _few(work: Work) -> bool:
    return len(work.people) < 3


def _turnable(work: Work) -> bool:
    return all(one.given for one in work.people)


def _all(*fits: Fits) -> Fits:
    return lambda work: all(fit(work) for fit in fits)


# Without marks around it, a title must have no sign that could end it.
_plain = _without(",.|?")

# ---- sections ----

_SIGNS = ("📊", "🌐", "🐛", "📈", "🎼", "🩺", "🧠", "👥", "🌊", "⚗️")


def _topics(
    form: str, above: str = "", end: str = ""
) -> Callable[[str, Sequence[Work]], list[Section]]:
    def parted(_: str, works: Sequence[Work]) -> list[Section]:
        found: dict[str, list[Work]] = {}
        for work in works:
            found.setdefault(work.topic, []).append(work)
        sections = [
            Section(
                form.format(t=topic, n=number, c=len(some), a=topic.lower().replace(" ", "-"),
                            e=_SIGNS[number % 10], line="-" * len(topic)),
                some, end=end,
            )
            for number, (topic, some) in enumerate(found.items(), 1)
        ]  # fmt: skip
        return [*([Section(above)] if above else []), *sections]

    return parted


def _years(
    form: str, above: str = "", open_before: int = 0
) -> Callable[[str, Sequence[Work]], list[Section]]:
    def parted(_: str, works: Sequence[Work]) -> list[Section]:
        years = sorted({work.day.year for work in works}, reverse=True)
        sections = [
            Section(form.format(y=y), [one for one in works if one.day.year == y], y)
            for y in years
            if y >= open_before
        ]
        older = [one for one in works if one.day.year < open_before]
        if older:
            # An open span of years says no year.
            sections.append(Section(form.format(y=f"Before {open_before}"), older))
        return [*([Section(above)] if above else []), *sections]

    return parted


def _venue_years(_: str, works: Sequence[Work]) -> list[Section]:
    found: list[Section] = []
    for year in sorted({work.day.year for work in works}, reverse=True):
        found.append(Section(f"## {year}"))
        some = [work for work in works if work.day.year == year]
        for venue in sorted({work.venue for work in some}):
            mine = [work for work in some if work.venue == venue]
            found.append(Section(f"### {venue}{year}", mine, year, venue))
    return found


def _topics_years(_: str, works: Sequence[Work]) -> list[Section]:
    found: list[Section] = []
    for topic in dict.fromkeys(work.topic for work in works):
        found.append(Section(f"## {topic}"))
        found += _years("### {y}")("", [work for work in works if work.topic == topic])
    return found


_HEADINGS: dict[str, Callable[[str, Sequence[Work]], list[Section]]] = {
    "bare": lambda _, works: [Section("", list(works))],
    "papers": lambda _, works: [Section("## Papers", list(works))],
    "selected": lambda _, works: [
        Section("## Selected Papers\n\n> Ordered by nothing in particular.", list(works))
    ],
    "must-read": lambda _, works: [Section("## Must-Read Papers", list(works))],
    "## Topic": _topics("## {t}"),
    "### Topic": _topics("### {t}"),
    "## Topic, in italics": _topics("## {t}\n\n*What we would hand to a newcomer to {a}.*"),
    "## <span> Topic": _topics('## <span id = "{a}"> **{t}** </span>'),
    "<h3> Topic": _topics('<h3 id="{n}">{n}. {t}</h3>'),
    "## [Topic](#content)": _topics("## [{t}](#content)"),
    "# 1. Topic": _topics("# {n}. {t}"),
    "## 📊 Topic": _topics("## {e} {t}"),
    "Topic ----": _topics("{t}\n{line}"),
    "## Papers, ### Topic": _topics("### {t}", above="## Papers"),
    "## Topic, end": _topics("## {t}", end='<p align="right">(<a href="#top">back to top</a>)</p>'),
    "#### Topic ***": _topics("#### {t}\n***"),
    "## {n} Topic": _topics("## {n} {t}"),
    "## 2021": _years("## {y}"),
    "### 2021": _years("### {y}", above="## Papers"),
    "### 2021:": _years("### {y}:", above="## Reading"),
    "**2021**": _years("**{y}**", above="## Papers by year"),
    "<h3> 2021": _years('<h3 id="papers"> {y} </h3>', above="## Papers"),
    "### 2021, before 2020": _years("### {y}", above="## Papers", open_before=2020),
    "## 2021, ### VENUE2021": _venue_years,
    "## Topic, ### 2021": _topics_years,
}  # fmt: skip
TOPICS = (
    "## Topic", "### Topic", "## Topic, in italics", "## <span> Topic", "<h3> Topic",
    "## [Topic](#content)", "# 1. Topic", "## 📊 Topic", "Topic ----", "## Papers, ### Topic",
    "## Topic, end", "## {n} Topic", "## Topic", "## Papers, ### Topic",
)  # fmt: skip
YEARS = ("## 2021", "### 2021", "### 2021:", "<h3> 2021", "## 2021", "### 2021")
ONE = ("papers", "selected", "must-read", "papers")
ANY = (*TOPICS, *ONE, *YEARS, "## Topic, ### 2021")
NO_YEARS = (*TOPICS, *ONE)
LOW = ("## Topic", "## 📊 Topic", "## Topic, in italics", "papers", "## {n} Topic", "## Topic")

# ---- what stands around ----

_TITLE = "# Awesome Papers of Ten Trades"
_ABOUT = (
    "A collection of papers that changed how somebody here works. Entries are added by whoever\n"
    "has read them; suggestions are welcome."
)


def _anchors(heads: list[str], form: str) -> str:
    words = [
        re.sub(r"<[^>]*>|[*#]|\s*\n.*|\]\(.*", "", head, flags=re.DOTALL).strip(" [")
        for head in heads
    ]
    return "\n".join(
        form.format(h=head, a=head.lower().replace(" ", "-")) for head in words if head
    )


_NEWS = (
    "## News\n\n- **[2025.03.02]** We reached 300 stars. Thank you all!\n"
    "- [2024.12.11] Added a section on hydrology, with the help of many.\n"
    "- [2024.06.30] The list moved to its new home."
)
_BEFORE: dict[str, Callable[[list[str]], str]] = {
    "title": lambda _: f"{_TITLE}\n\n{_ABOUT}",
    "badge": lambda _: (
        f"{_TITLE} [![Awesome](https://awesome.re/badge.svg)](https://awesome.re)\n\n> {_ABOUT.replace(chr(10), chr(32))}\n\n"
        "[![License: CC BY 4.0](https://img.shields.io/badge/License-CC%20BY%204.0-lightgrey.svg)]"
        "(https://creativecommons.org/licenses/by/4.0/)\n"
        "[![PRs Welcome](https://img.shields.io/badge/PRs-welcome-brightgreen.svg)](CONTRIBUTING.md)"
    ),
    "contents": lambda heads: (
        f"{_TITLE}\n\n{_ABOUT}\n\n## Contents\n\n{_anchors(heads, '- [{h}](#{a})')}\n"
        "- [Contributing](#contributing)"
    ),
    "Table of Contents ====": lambda heads: (
        f"{_TITLE}\n\n{_ABOUT}\n\nTable of Contents\n=================\n\n"
        f"{_anchors(heads, '  - [{h}](#{a})')}"
    ),
    "starred contents": lambda heads: (
        f"{_TITLE}\n\n{_ABOUT}\n\n## 目录 / Contents\n<!-- toc -->\n\n{_anchors(heads, '* [{h}](#{a})')}\n"
        "\n<!-- tocstop -->"
    ),
    "contents in paragraphs": lambda heads: (
        chr(10).join([f"{_TITLE}\n\n{_ABOUT}\n\n## Contents\n", _anchors(heads, "[{h}](#{a})\n")]).rstrip()
    ),
    "news": lambda _: f"{_TITLE}\n\n{_ABOUT}\n\n{_NEWS}",
    "updates": lambda _: (
        f"{_TITLE}\n\n## 📢 Latest Updates\n:fire::fire: Last updated on 2025.01.09 :fire::fire:\n"
        "- **2025.01.09**: Update two entries.\n- **2024.12.24**: Repair links.\n\n"
        f"## About\n\n{_ABOUT}"
    ),
    "to do": lambda _: (
        f"{_TITLE}\n\n_**Under development. Welcome to contribute.**_\n\nTO DO:\n- Add paper links\n"
        f"- Add code links\n- More tasks\n\n{_ABOUT}"
    ),
    "focus": lambda _: (
        f"{_TITLE}\n\n{_ABOUT}\n\n### Focus\n\n1. Papers that were read to the end\n"
        "2. Papers with something to measure\n3. No slides"
    ),
    "kept by": lambda _: (
        f"{_TITLE}\n\nA summary of must-read papers of ten trades.\n\n"
        "- Contributed by **[Edda Norling](https://eddanorling.example.org/)**\n\n"
        "New papers keep coming, remember to **Watch** this repo!"
    ),
    "interests": lambda _: (
        f"{_TITLE}\nThe papers that made me stay awake all night long.\n\n## Interests\n"
        "* Numerical Analysis\n* Music\n* Rivers"
    ),
    "format": lambda _: (
        f"{_TITLE}\n\n{_ABOUT}\n\n```\nformat:\n- [title](paper link) [other links]\n"
        "  - author1, author2, and author3...\n  - keyword\n  - code\n```"
    ),
    "cite us": lambda _: (
        f"{_TITLE}\n\n{_ABOUT}\n\nIf you find the list useful, please cite our survey:\n```\n"
        "@article{norling2024trades,\n  title={Ten Trades and What They Read},\n"
        "  author={Norling, Edda and Wouters, Stijn},\n  year={2024}\n}\n```"
    ),
    "picture": lambda _: (
        f"{_TITLE}\n\n<div align='center'>\n\n[![Awesome](https://awesome.re/badge.svg)](https://awesome.re)\n\n"
        f"<h4>A collection of papers of ten trades.</h4>\n\n---\n</div>\n\n"
        '<p align="center"><img src="./assets/overview.png" width="60%" /></p>\n\n' + _ABOUT
    ),
    "tools first": lambda _: (
        f"{_TITLE}\n\n{_ABOUT}\n\n## Software\n\n- [tradestat](https://github.com/ten-trades/tradestat) - Counts what a trade reads.\n"
        "- [papersieve](https://papersieve.example.org/) - Command line tool for renaming PDF files (Python)."
    ),
}  # fmt: skip
# Where the works stand below lower headings, or none, those of the beginning would be above them.
_BEFORE_LOW = ("title", "badge", "kept by", "to do", "picture", "cite us", "format")

_TOOLS = (
    "## Software & Tools\n\n"
    "- [tradestat](https://github.com/ten-trades/tradestat) - Counts what a trade reads (R/Python).\n"
    "- [papersieve](https://papersieve.example.org/) - Command line tool for renaming PDF files.\n"
    "- [openlab](https://openlab.example.org/) - Free, open-source online experiment builder."
)
_DATASETS = (
    "## Datasets\n\n| Dataset | Size | License |\n| --- | --- | --- |\n"
    "| [TradeBank](https://tradebank.example.org/) | 12,000 records | CC BY |\n"
    "| [RiverGauge](https://rivergauge.example.org/) | 31 GB | CC0 |"
)
_MEETINGS = (
    "## Conferences\n\n- [International Conference on Trades](https://trades-conf.example.org/)\n"
    "- [Symposium on Reading](https://reading-symposium.example.org/) - held annually in May.\n\n"
    "## Journals\n\n- [Journal of Trades](https://jtrades.example.org/)\n"
    "- [Reading & Society](https://readsoc.example.org/)"
)
_RELATED = (
    "## Related Lists\n\n- [awesome-awesome](https://github.com/sindresorhus/awesome)\n"
    "- [awesome-slow-reading](https://github.com/slow-reading/awesome-slow-reading)"
)
_CONTRIBUTING = "## Contributing\n\nContributions are welcome! See the [contribution guidelines](contributing.md)."
_LICENSE = (
    "## License\n\n[![CC0](https://mirrors.creativecommons.org/presskit/buttons/88x31/svg/cc-zero.svg)]"
    "(https://creativecommons.org/publicdomain/zero/1.0/)\n\nTo the extent possible under law, Edda "
    "Norling has waived all copyright and related or neighboring rights to this work."
)
_AFTER: dict[str, str] = {
    "nothing": "",
    "contributing": _CONTRIBUTING,
    "licence": _LICENSE,
    "contributing, licence": f"{_CONTRIBUTING}\n\n{_LICENSE}",
    "tools": f"{_TOOLS}\n\n{_CONTRIBUTING}",
    "datasets": f"{_DATASETS}\n\n{_LICENSE}",
    "tools, datasets": f"{_TOOLS}\n\n{_DATASETS}\n\n{_CONTRIBUTING}",
    "meetings": f"{_MEETINGS}\n\n{_CONTRIBUTING}",
    "related": f"<br>\n\n{_RELATED}",
    "stars": (
        "## Stargazers over time\n\n[![Stargazers over time](https://starchart.cc/ten-trades/list.svg)]"
        "(https://starchart.cc/ten-trades/list)"
    ),
    "contact": (
        "## Project Maintainers & Contributors\n- Edda Norling ([@eddanorling](https://github.com/eddanorling))\n\n"
        "## Contact\n\nWrite to trades (at) example.org."
    ),
    "pull request": (
        "-----\n### Contributing:\nFeel free to send a [pull request](https://help.github.com/articles/using-pull-requests/) "
        "with any updates you think it's good to add."
    ),
    "courses": (
        "## Courses\n\n- [Reading for Engineers](https://courses.example.edu/rfe) - Twelve lectures with notes.\n"
        "- [Statistics of Small Things](https://courses.example.edu/sst)\n\n" + _LICENSE
    ),
}  # fmt: skip
# What lists in other languages have around their entries, and the heading of these.
_TONGUES: dict[str, tuple[str, str, str]] = {
    "Deutsch": (
        "# Lesenswertes\n\nAufsätze und Bücher, die in unserer Runde besprochen wurden.",
        "## Aufsätze und Bücher",
        "## Mitmachen\n\nErgänzungen gern als Pull Request oder per E-Mail.\n\n## Lizenz\n\nGemeinfrei.",
    ),
    "Français": (
        "# Lectures du groupe\n\nArticles et livres discutés depuis dix ans.",
        "## Articles",
        "## Contribuer\n\nOuvrez une *issue* ou une *pull request*.\n\n## Licence\n\nDomaine public.",
    ),
    "Español": (
        "# Lecturas del seminario\n\nArtículos y libros que hemos comentado en el seminario.",
        "## Artículos",
        "## Cómo contribuir\n\nSe agradecen las propuestas.\n\n## Licencia\n\nDominio público.",
    ),
    "Português": (
        "# Leituras do grupo\n\nArtigos e livros comentados nas reuniões.",
        "## Artigos",
        "## Contribua\n\nEnvie um pull request.\n\n## Licença\n\nDomínio público.",
    ),
    "中文": (
        "# 论文清单\n\n本仓库整理组会上读过的论文，列表持续更新中，欢迎补充！",
        "## 论文",
        "## 贡献\n\n欢迎提交 PR 或 issue。\n\n## 许可\n\n公有领域。",
    ),
}  # fmt: skip


def _said(text: str) -> Callable[[list[str]], str]:
    return lambda _: text


def _below(heading: str) -> Callable[[str, Sequence[Work]], list[Section]]:
    return lambda _, works: [Section(heading, list(works))]


for _tongue, (_before, _heading, _after) in _TONGUES.items():
    _BEFORE[_tongue] = _said(_before)
    _HEADINGS[_tongue] = _below(_heading)
    _AFTER[_tongue] = _after
_OPEN_BEFORE = tuple(name for name in _BEFORE if name not in _TONGUES)
_OPEN_AFTER = tuple(name for name in _AFTER if name not in _TONGUES)
HEADINGS.update({_PREFIX + name: form for name, form in _HEADINGS.items()})
BEFORE.update({_PREFIX + name: form for name, form in _BEFORE.items()})
AFTER.update({_PREFIX + name: text for name, text in _AFTER.items()})

# ---- layouts ----

_L = Layout
_APART = "\n\n"


def _turned(entry: str, *turns: str, every: int = 0) -> tuple[str, ...]:
    """Return the further forms of entries: with ``every``, only each so-many-th is another."""
    return (*[entry] * (every - 2), *turns) if every else turns


def _table(
    name: str, heads: str, row: str, *, align: str = "---", tight: bool = False, **options: object
) -> Layout:
    bars = heads.count("|") + 1
    rule = "|" + "|".join([align if tight else f" {align} "] * bars) + "|"
    top = f"|{heads}|\n{rule}\n" if tight else f"| {heads} |\n{rule}\n"
    return _L(f"table {name}", f"|{row}|" if tight else f"| {row} |",
              top=top, **{"headings": ANY, **options})  # type: ignore[arg-type]  # fmt: skip


def _in(tongue: str, name: str, entry: str, **options: object) -> Layout:
    return _L(f"{tongue}: {name}", entry, {"tongue": (tongue,)}, headings=(tongue,), **options)  # type: ignore[arg-type]


_PC = "{pc|[[x](u)]|small}"

LINKED = (
    # A linked title, and behind it what the list says of it.
    _L("1. [T](u) - Fs, Y", "{n}. {T link} - {Fs}, {Y}", headings=NO_YEARS),
    _L("- [T](u) - Fs, V Y", "- {T link} - {Fs}, {V Y}", headings=ANY),
    _L('* Y - ["T"](u) - P', "* {Y} - {T quoted link} - {P}", headings=NO_YEARS),
    _L("- [T](u) (Fs, V Y)", "- {T link} ({Fs}, {V Y})", headings=ANY),
    _L("[T](u) (Fs, V Y), links below", "{T link} ({Fs}, {V Y})‹\n\n- {c|[x](u)|Paper}›",
       headings=TOPICS, between=_APART),
    _L("- [T (Fs, Y)](u) — N", "- {[T (Fs, Y)](u)} — {N}", headings=TOPICS, fits=_without("(")),
    _L("- [T (Fs, Y)](u) - N, some without", "- {[T (Fs, Y)](u)} - {N}", headings=NO_YEARS,
       turns=("- {[T (Fs, Y)](u)}", "- {[T (Fs, Y)](u)} - {N}"), fits=_without("(")),
    _L("- [T — Fs (Y, V)](u) — N", "- {[T — Fs (Y, V)](u)} — {N}", headings=TOPICS, fits=_without("(—")),
    _L("- [Fs: T (Y)](u) - N", "- {[Fs: T (Y)](u)} - {N}", headings=NO_YEARS, fits=_without(":(")),
    _L("[n] [Fs, T, Y](u)", "[{n}] {[Fs, T, Y](u)}", headings=ONE, between=_APART, fits=_without(",")),
    _L("- [T](u) by P and P (Y)", "- {T link} by {P and} ({Y})", headings=("selected", *TOPICS)),
    _L("- [T](u), by P (Y), with and without a comma", "- {T link} by {P and} ({Y})", headings=NO_YEARS,
       turns=("- {T link}, by {P and} ({Y})", "- {T link} by {P first} ({Y})")),
    _L("- [T](u) by F, I. & F, I. (Y)", "- {T link} by {P APA &} ({Y})", headings=NO_YEARS,
       turns=("- {T link} by {P & P} ({Y})",)),
    _L("- [T](u), P (V Y). [Code](v)", "{n}. {T link}, {P first} ({V Y}).‹ {[code](v)}›", headings=ANY,
       turns=("{n}. {T link}. {P first} ({Y}).", "{n}. **{T link}. {P first} ({V Y}).**")),
    _L("1. [T](u), V Y \\ P bib", "{n}. {T link}, {V Y} \\\n   {P bib}", headings=TOPICS, between=_APART),
    _L("- [V Y] [T](u) sign, N below", "- [{V Y}] {T link}{✨}\n\n  {N}", headings=("### Topic", "## Papers, ### Topic"),
       between=_APART, turns=("- [{V Y}] {T link}\n  {N}", "-  [{V Y}] {T link}{✨}\n\n   {N}")),
    _L("- [VYY] [T](u), glued or not", "- [{Vyy}] {T link}{✨}", headings=TOPICS, fits=_acronym,
       turns=("- [{VY}] {T link}", "- [{V Y}] {T link}")),
    _L("- [T](u) (V Y)[code](v)", "- {T link} ({V Y})‹ {[[code](v)]}›", headings=ANY, fits=_without("("),
       turns=_turned("- {T link} ({V Y})‹ {[[code](v)]}›", "- {T link}‹ {[[code](v)]}›", every=4)),
    _L("- [T](u). P. V, Y. [[code](v)]", "- {T link}. {P}. *{V}*, {Y}.‹ {[[code](v)]}›", headings=ANY),
    _L("- [T](u). P. V, Y., a comma for a stop", "- {T link}. {P}. *{V}*, {Y}.", headings=NO_YEARS,
       turns=("- {T link}. {P}. *{V}* {Y}.", "- {T link}, {P}. *{V}*, {Y}")),
    _L("- [T](u) P. V Y", "- {T link} {P}. {V Y}.", headings=ANY),
    _L("* [T](u), V (Y)", "* {T link}, {V (Y)}", headings=NO_YEARS,
       turns=_turned("* {T link}, {V (Y)}", "* {T link} ({Y})", every=3)),
    _L("- [ ] [T](u) (V Y)", "- {[x]} {T link} ({V Y})", headings=ANY, fits=_without("(")),
    _L("- [**T**](u) (Y): N ([code](v))", "-   {T link bold} ({Y}): {N}‹ ({[code](v)})›", headings=NO_YEARS,
       fits=_without("(")),
    _L("- [T](u), bare titles", "- {T link}", headings=TOPICS),
    _L("* [T](u), then T. P. Y. V. n pages. N", "* {T link}\n\n{T}. {P}. {Y}. {V}. {pages} pages.\n\n{N}",
       headings=TOPICS, between=_APART, turns=("* {T link}", "* {T link}")),
    _L("* [Short] <[T](u)> by P, V, Y.", "* ‹**[{S}]** ›{T <link>} by {P and}, {V}, {Y}.", headings=TOPICS,
       between=_APART, turns=("* ‹[{S}] ›{T <link>} by {P and}, {Y}.",)),
    _L("(Y) [T](u), lines", "({Y}) {T link}", headings=TOPICS, between=_APART,
       turns=("({Y}) {T quoted link}",)),
    _L("- _[T](u)_, V, Y.", "- {T italic link}, {V}, {Y}.", headings=NO_YEARS),
    _L("- [V Y - T](u)", "- {[V Y - T](u)}", headings=NO_YEARS, fits=_without("-")),
    _L("1. [Fs Y : T](u), points below", "{n}. {[Fs Y : T](u)}\n  - {N}", headings=TOPICS, fits=_without(":")),
)  # fmt: skip

PLAIN = (
    # A title that is no link.
    _L("* T (V Y) [Source code](v)", "* {T} ({V Y})‹ {[Source code](v)}›", headings=TOPICS, fits=_without("("),
       turns=("* {T} ({V Y})‹ {[Source code](v)}›", "* ***{T} ({V Y})***", "* {T} ({Y})")),
    _L("* T (V Y), wide brackets", "* {T} （{V Y}）", headings=TOPICS, fits=_without("("),
       turns=("* {T} ({V Y})", "* {T} ( {V Y} )", "* {T} ({V}, {Y})")),
    _L("- [V yy] T [[paper](u)] ❶❷", "- [{V yy}] {T} " + _PC + " {❶❷}", headings=TOPICS, fits=_acronym,
       between="\n"),
    _L("- [V'Y-Short] T. [[paper]](u)", "- [{V'Y}‹-{S}›] {T}. {[[paper]](u)}", headings=("#### Topic ***", "## Papers, ### Topic"),
       fits=_all(_acronym, _without(".")), turns=("- [{V'Y}] {T}.{[[paper]](u)}", "- [{V'Y}] {T}.\n{[[paper]](u)}")),
    _L("- [x] [V Y] T", "- {[x]} [{V Y}] {T}", headings=("## Topic", "### Topic"),
       turns=("- {[x]} [{V Y}]{T}", "- {[x]} [{V Y}] {T}\n\n    {N}\n")),
    _L("21_V_T [[paper]](u)", "- {yy}_{V}_{T} {[[paper]](u)}‹ {[[code]](v)}›", headings=NO_YEARS, fits=_acronym),
    _L("- V yy -- `tag` -- Fs, [T](u)", "- {V yy} -- {tag} -- {Fs}, {T link}", headings=("Topic ----",),
       fits=_all(_acronym, _without(",")), turns=("- {V Y} -- {T link}", "- {V 'yy} -- {T}")),
    _L("- T, V Y [[paper](u)]", "- {T}, {V Y} {p|[[x](u)]|small}", headings=NO_YEARS, fits=_plain,
       turns=_turned("- {T}, {V Y} {p|[[x](u)]|small}", "- {T}, {V Y.MM} {p|[[x](u)]|small}", every=3)),
    _L("* T, V Y [[paper](u)] [[code](v)].", "* {T}, {V Y} " + _PC + ".", headings=TOPICS, fits=_plain),
    _L("- **Short**: rest, V Y [[paper](u)].", "- {T short}, {V Y} " + _PC + ".", headings=TOPICS, fits=_plain,
       turns=("- {T bold}, {V Y} " + _PC + ".",)),
    _L("1. [Short] **T**, V Y [[paper](u)] [[data](o)]", "1. ‹[{S}] ›{T bold}, {V Y} {pco|[[x](u)]|small}", headings=TOPICS,
       between=_APART),
    _L("- :fire: [Short] **T**, V Y [[paper](u)]", "- {:fire:}‹[{S}] ›{T bold}, {V Y} {pc|[[x](u)]|small}", headings=NO_YEARS),
    _L("1. T, V Y. \\[[paper](u)\\]", "{n}. {T}, {V Y}. \\[{p|[x](u)|small}\\]‹ \\[{[code](v)}\\]›", headings=TOPICS, fits=_plain,
       turns=("{n}. {T}. \\[{p|[x](u)|small}\\]", "{n}. {T}, {Y} \\[{p|[x](u)|small}\\]")),
    _L("- **T** - P et al. *V Y*. [[Paper](u)]", "- {T bold} - {P first}. *{V Y}*. {p|[[x](u)]|Paper}‹ {[[code](v)]}›", headings=TOPICS,
       turns=("- {T bold} - {P three}. *{V Y}*. {p|[[x](u)]|Paper}",)),
    _L("- **T** — Fs: u", "- {T bold} — {Fs and}: {u}", headings=TOPICS),
    _L('- "T" - P', "- {T quoted} - {P and}", headings=NO_YEARS),
    _L("- P — T (Y) — N", "- {P and} — {T} ({Y}) — {N}", headings=TOPICS, fits=_without("(—")),
    _L("- Fs — **T**, Y. N", "- {Fs} — {T bold}, {Y}. {N}", headings=NO_YEARS,
       turns=("- {Fs} — {T _italic_}, {Y}. {N}",)),
    _L("- Fs Y — T (N)", "- {Fs} {Y} — {T}", headings=NO_YEARS, fits=_without("—")),
    _L("- T, Fs et al., Y u", "- {T}, {Fs}, {Y} {u}", headings=TOPICS, fits=_without(",.")),
    _L("- T u", "- {T} {u}", headings=TOPICS),
    _L("- T : u (N)", "- {T} : {u}", headings=TOPICS, turns=("- {T} : {u} ({N})", "- {T} {u}")),
    _L("- T >> u", "- {T} >> {u}", headings=("# 1. Topic", "papers")),
    _L("- T (Y): [10.x/y](u)", "- {T} ({Y}): {[x.org/y](u)}", headings=NO_YEARS, fits=_without("(")),
    _L("* [x] T (_V 'yy_) **[[Paper](u)]**", "* {[x]} {T} <mark style=\"background-color:yellow;\">(</mark>_<mark style=\"background-color:yellow;\">{V 'yy}</mark>_<mark style=\"background-color:yellow;\">)</mark> **{p|[[x](u)]|Paper}**",
       headings=NO_YEARS, fits=_all(_acronym, _without("("))),
    _L("* T (V)   [[**paper**](u)]", "* {T} ({V})   [[**paper**]({u})]", headings=("**2021**",), fits=_all(_acronym, _without("("))),
    _L("- [2021/05] **T.** *P (place) et al. V.* [[paper](u)]",
       "- [{D 2021/05}] {T bold.} *{P (place) et al.}. {V}.* " + _PC, headings=("### Topic", "## Papers, ### Topic", "## Topic"),
       turns=("- [{D 2021/05}] {T bold.} *{P first}. {V}.* " + _PC, "- [{D 2021/05}] {T}. *{P (place) et al.}. {V}.* {p|[[x](u)]|small}\n   - {N}")),
    _L('- **Short**: Fs, ["T"](u), V Y', "- ‹**{S}**: ›{Fs}, {T quoted link}, {V Y}", headings=NO_YEARS),
    _L('- Fs, ["T"](u), V Y', "- {Fs}, {T quoted link}, {V Y}", headings=TOPICS),
)  # fmt: skip

REFERENCES = (
    _L("* Scholar's MLA, [\"T.\"](u)", "* {P Scholar} [{T quoted.}]({u}) {W Scholar}‹\n    * {[V Talk](o)}›",
       headings=("papers", "must-read"), fits=_turnable),
    _L("IEEE without links", "{n}. {P IEEE}, {T curly,} {W IEEE}", headings=LOW, fits=_turnable),
    _L("APA without links", "- {P APA &} ({Y}). {T}. {W APA}", headings=TOPICS, fits=_turnable),
    _L("APA, [T](u), V Y", "- {P APA} ({Y}). {T link}. *{V} {Y}*.", headings=TOPICS, fits=_turnable,
       turns=("- {P APA et al.} ({Y}). {T link}. *{V}*.",)),
    _L("[n] APA *T.* V. [Read it here](u)", "[{n}] {P APA} ({Y}). {T italic}. {V}. {[Read it here](u)}.", headings=ONE,
       between=_APART, fits=_turnable),
    _L("n. P. [*T*](u). V, Y., anchors", '{n}. <a id="src-{n}"></a>{P}. {T link italic}. {V}, {Y}.', headings=LOW),
    _L("n. F, G. T. *V* **vol**", "{n}. {P Nature} {T}. {W Nature}", headings=LOW, fits=_turnable),
    _L('**P.** "T." *V*, vol(iss):pp, Y. N', "**{P and}.** {T quoted.} {W maths} {N}", headings=TOPICS, between=_APART,
       turns=("**{P and}.** *{T}.* {V}, {Y}. {N}",), line_captions=False),
    _L('**[n] F, I. (Y). "T."** *V*, N below', "**[{n}] {P APA} ({Y}). {T quoted.}** *{V}*.  \n{N}", headings=TOPICS,
       between=_APART, fits=_turnable, line_captions=False),
    _L("* I. F and I. F. [T](u). V, Vol. n", "* {P IEEE}. {T link}. {W Vol.}", headings=NO_YEARS, fits=_turnable),
    _L("- P, *T*, V, Y. DOI: `10.x`", "- {P and}, {T italic},\n  {V}, {Y}. DOI: {`10.x`}.", headings=NO_YEARS, fits=_with_doi),
    _L('n. **P**, P. "T." *V*, Y.', "{n}. {P, **P**}. {T quoted.} *{V}*, {Y}.‹ {[code](v)}›", headings=("papers", "### 2021")),
    _L("[P. T. V, Y.](u)", "- {[P. T. V, Y.](u)}", headings=NO_YEARS, fits=_all(_without(".?"), _no_book)),
    _L("[P. T. V, Y.](u), notes below", "{n}. {[P. T. V, Y.](u)}\n   - {N}", headings=TOPICS, fits=_all(_without(".?"), _no_book)),
    _L("P. T. [link](u), Y., paragraphs", "{P}. {T}. {[paper](u)}, {Y}.", headings=ONE, between=_APART, fits=_without(".?")),
)  # fmt: skip

NESTED = (
    _L("n. **T** V, Y. [paper](u); *P*; > N", "{n}. {T bold.} {V}, {Y}. {[paper](u)}‹ {[code](v)}›\n    \n    *{P}.*", headings=("## [Topic](#content)", "## Topic"),
       between=_APART, turns=("{n}. {T bold.} {V}, {Y}. {[paper](u)}\n    \n    *{P}.*\n    > {N}", "{n}. {T bold.} {V}, {Y}.")),
    _L("n. **A and B** - *T* (Y); *N*", "{n}. **{P and}** - {T italic} ({Y})\n   - *{N}*", headings=("must-read",), between=_APART),
    _L("- **T**; P bib. *V Y*. [[pdf]](u)", "- {T bold}\n    - {P bib}. *{V Y}*. {pc|[[x]](u)|pdf}", headings=TOPICS, between=_APART),
    _L("- [T](u); P; Institutions; Date; Venue; Keywords; TLDR",
       "- {T link}\n    - {P}\n    - Institutions: {University}\n    - Date: {D May 17, 2021}\n    - Venue: {V}\n    - Keywords: {tags ,}\n    - TLDR: {N}",
       headings=("### Topic", "## Papers, ### Topic", "## Topic"), between=_APART),
    _L("- 【Survey】[T](u) [[x](o)]; P; Keyword; Code",
       "- {T link}‹ {[[x](o)]}›\n  - {P}\n  - Keyword: {tags ,}‹\n  - Code: {[Github Repository](v)}›", headings=("### 2021", "## 2021"),
       turns=("- {T link}‹ {[[x](o)]}›\n  - {P}‹\n  - Code: {[Github Repository](v)}›", "- {T link}\n  - {P}")),
    _L("* **[2023.08.23]** **[T](u)** badges; P; Summary",
       "* **[{D 2021.05.17}]** {T bold link} {V badge}‹ {stars badge}›\n  * {P}\n  * **📝 Summary**: {N}", headings=("<h3> 2021", "### 2021"),
       fits=_all(_acronym), between=_APART),
    _L("* T. *P*; [PDF](u) Keywords", "* {T}. *{P}*\n  * {p|[x](u)|PDF} Keywords: {tags ,}", headings=("## 2021, ### VENUE2021",), fits=_acronym),
    _L("- <a name> **T** (Y); P; links; abstract",
       '- <a name="{key}"></a>\n  {T bold} ({Y})  \n  {P}  \n  {pco|[x](u) | [y](v)|icon words}  \n  {N in a fold}', headings=("bare", "papers"),
       between=_APART),
    _L("- [T](u) [[x](o)]; P; V Y", "- {T link}‹ {[[x](o)]}›\n  - {P}\n  - {V Y}", headings=NO_YEARS),
    _L("- **T**; APA, Y, *V*; [Paper (DOI)](u); N, soft lines",
       "- {T bold}\n  {P APA}, {Y}, *{V}*\n  {[Paper (DOI)](u)}\n  {N}", headings=TOPICS, between=_APART, fits=_turnable),
    _L("- **Fs (Y) - T**; N; *Reference*: [V](u)", "- **{Fs} ({Y}) - {T}**  \n  {N}  \n  *Reference*: {V link}", headings=("## {n} Topic", "# 1. Topic"),
       between=_APART, fits=_without("-")),
    _L("- **APA (Y).**; _T_; [V Y](u); *N*", "- **{P APA} ({Y}).**  \n  {T _italic_}  \n  {V Y link}  \n  *{N}*", headings=LOW, between=_APART, fits=_turnable),
    _L("- [T](u); badge; N, unindented", "- {T link}\n{PDF badge}\n{N}", headings=("### Topic", "## Topic"), between=_APART),
    _L("**T**. P. V Y.; - [paper](u)", "{T bold}. {P}. {V Y}.\n- {[paper](u)}", headings=("## Topic", "papers"), between=_APART, line_captions=False),
)  # fmt: skip

BLOCKS = (
    _L("#### n. T; **Authors:**; **Year:**; **Venue:**; **Summary:**; **URL:**",
       "{#} {n}. {T}\n- **Authors:** {P}\n- **Year:** {Y}\n- **Venue:** {V}\n- **Summary:** {N}\n- **URL:** {u}", headings=LOW, between=_APART,
       turns=("{#} {n}. {T}\n- **Year:** {Y}\n- **Venue:** {V}\n- **Summary:** {N}\n- **URL:** {u}",), line_captions=False),
    _L("**T**; P; [V, 5 Sep 2024](u) • [Code](v)", "{T bold}  \n{P}  \n[{V, D 5 Sep 2024}]({u})‹ • {[code](v)}›", headings=("## {n} Topic", "## Topic"),
       between=_APART, line_captions=False),
    _L("T, a plain paragraph; P, **P**; - N; - badges", "{T}\n\n{P, **P**}\n- {N}\n- {pc|badge|Paper}", headings=("papers", "## Topic"), between="\n\n---\n\n",
       line_captions=False),
    _L("html items: P — <i>T</i>, Y", "<li>{P} — <i>{T}</i>, {Y}</li>", headings=("papers", "## Topic"), top="<ul>\n", bottom="\n</ul>", markup="html"),
    _L("html paragraphs: P (Y). T. <em>V</em>", "<p>{P APA} ({Y}). {T}. <em>{V}</em>.</p>", headings=("papers", "## Topic"), markup="html", fits=_turnable),
    _L("html ordered: P (Y), <strong>T</strong>, V. [code]", '<li>{P} ({Y}), <strong>{T}</strong>, {V}. <a href="{u}">[PDF]</a></li>', headings=("papers", "### 2021"),
       top="<ol>\n", bottom="\n</ol>", markup="html"),
)  # fmt: skip

TABLES = (
    _table("Title | Venue | Links, bold venue, many empty", "Title | Venue | Links", "{T} | **{V Y}** | {pc|[x](u)|Paper}", align=":---:",
           turns=("| {T} | **{V Y}** | |", "| {T} | **{V Y}**| {pc|[x](u)|Paper} |"), headings=("## <span> Topic", "## Topic")),
    _table("Title | Year | Venue | Link | Topics", "Title | Year | Venue | Link | Topics", "{T} | {Y} | {V} | {u} | {tags —}", headings=("papers",)),
    _table("Title | Venue | Type | Code below years", "Title | Venue | Type | Code", "{T link} | {V} | {tag} | {[PyTorch(Author)](v) or -}", align=":---",
           headings=("### 2021", "### 2021, before 2020")),
    _table("Title | VenueYear | Type | Code", "Title | Venue | Type | Code", "{T link} | {VY} | {tag} | {[PyTorch(Author)](v) or -}", fits=_acronym, headings=TOPICS),
    _table("Year | **[Short] T** | Venue | link | link", "Year | Title | Venue | Paper | Code", "{Y} | {**[S] T**} | {V} | {p|[x](u)|Link} | {[link](v) or -}",
           headings=("### Topic", "## Papers, ### Topic"), turns=("| {Y} | {**[S] T**} | {V} | {p|[x](u)|Link} |", "| {Y} | {**[S] T**}| {V} | {p|[x](u)|Link}| {[link](v) or -} ")),
    _table("[Paper](u) | **T** | V Y | Affiliation", "Paper|Title|Publication|Affiliation|Note", "{p|[x](u)|Paper}|{T bold}|{V Y}|{University}", tight=True, align=":---:",
           headings=TOPICS),
    _table("[Short](u) | **T** | V Y | [Github](v)", "Paper|Title|Publication|Affiliation|Code|Note", "{[S](u)}|{T bold}|{V Y}|{University}|{[Github](v) or -}", tight=True, align=":---:",
           headings=TOPICS),
    _table("Short | **T** | Y-V | [Paper](u) | [link](v)", "Model|Title|Publication|Paper|Code", "**{S or -}**|{T bold}|{Y-V}|{p|[x](u)|Paper}|{[link](v) or -}", tight=True, align=":---:",
           fits=_acronym, headings=NO_YEARS),
    _L("table broken after its first row", "|**{S or -}**|{T bold}|{V Y}|{p|[x](u)|Link}|{[link](v) or -}|\n", headings=("papers",),
       top="|Abbreviation|Title|Publication|Paper|Code & Weights|\n|:---:|---|:---:|:---:|:---:|\n",
       turns=("|**{S or -}**|{T bold}|{V Y}|{p|[x](u)|Link}|{[link](v) or -}|",) * 11),
    _table("Title | Publication | Paper, an empty column", "Title|Publication|Paper|Attribute", "{T bold}|{Y-V}|{p|[x](u)|Paper}|", tight=True, align=":---:", fits=_acronym,
           headings=TOPICS),
    _table("Year | Pub. | Title <br> P | [Paper](u)/[Code](v)", "**Year** | **Pub.** | **Title** | **Links**", "{Y} | {V} | {T} <br> <sub><sup>*{P}*</sup></sub> | {[Paper](u)/[Code](v)}",
           align=":---:", headings=("**2021**", "## Topic")),
    _table("T (**V-yy**) | Image | Link | Code", "Paper | Image | Link | Code", "{T} (**{V-yy}**) | {picture} | {p|[x](u)|Link} | {[Code](v) or nothing}", align=":--------", fits=_all(_acronym, _without("(")),
           turns=("| {T} | {picture} | {p|[x](u)|Link} | {[Code](v) or nothing} |",), headings=TOPICS),
    _table("Paper | Authors | Year | Why It Matters", "Paper | Authors | Year | Why It Matters", "{T bold} | {Fs} | {Y} | {N}", headings=NO_YEARS),
    _table("Paper | Authors | Year | Citations | Key Contribution", "Paper | Authors | Year | Citations | Key Contribution", "{T link} | {P first} | {Y} | {n+} | {N}", headings=NO_YEARS),
    _table("Paper | Year | Authors | Why essential", "Paper | Year | Authors | Why essential", "{T link} | {Y} | {Fs} | {N}", headings=TOPICS),
    _table("Source | Reading target", "Source | Reading target", "{[Fs, T (Y)](u)} | {N}", headings=TOPICS, fits=_without(",(")),
    _table("ID | Paper | Year · Venue | Links | Status", "No. | Paper | Year / Venue | Links | Status", "**{A01}** | {T italic} | {Y · V} | {p|[x](u)|Paper} | unread", headings=NO_YEARS),
    _table("Year | Paper | Topic | Code?", "Year | Paper | Topic | Code?", "{Y} | {T link} | {tags ,} | {[Yes](v) or N/A}", headings=NO_YEARS),
    _table("Paper | Link | Key Contribution", "Paper | Link | Key Contribution", "{T} | {p|[x](u)|Link} | {N}", headings=TOPICS),
)  # fmt: skip

TONGUES = (
    _in("中文", "n. (V Y) T; [[paper]](u) 2024.11 N", "{n}. ({V Y}) {T}\n{[[paper]](u)} {D 2021.05} {N}‹\n{[[code]](v)}›", between=_APART, fits=_without("(")),
    _in("中文", "table 编号 | 论文 | 年份 / 发表 | 入口", "| **{A01}** | {T italic} | {Y · V} | {p|[x](u)|中文} | 未读 |",
        top="| 编号 | 论文 | 年份 / 发表 | 入口 | 状态 |\n| --- | --- | --- | --- | --- |\n"),
    _in("中文", "- [2015] Short：《T》[[Paper](u)]", "- [{Y}] ‹{S}：›{T 《》}{p|[[x](u)]|Paper}", fits=_without(":")),
    _in("中文", "- [T](u) - N", "- {T link} - {N}"),
    _in("Español", "F, I. y F, I. «T». *V* n (Y)", "- {P APA y}. {T «x»}. {W español}", fits=_turnable),
    _in("Español", 'n. "T"; Autores: Fs (Y); [Link](u); **Importancia**: N',
        "### {n}. {T}\n- Autores: {P y P} ({Y})\n- {p|[x](u)|Link}\n- **Importancia**: {N}", between=_APART, line_captions=False),
    _in("Português", "ABNT", "{P ABNT}. {T}. {W ABNT}", between=_APART, fits=_all(_turnable, _without("?"))),
    _in("Português", "- [T](u) - N", "- {T link} - {N}"),
    _in("Português", "- APA (Y). T. *V*, n(m).", "- {P APA} ({Y}). {T}. {W APA}", fits=_turnable),
    _in("Deutsch", "n. P. [*T*](u). V, Y.", '{n}. <a id="src-{n}"></a>{P}. {T link italic}. {V}, {Y}.'),
    _in("Deutsch", "[X]: F, G et al., T, Y", '<a name="ref_{key}">[{key}]</a>:\n{F, G et al.}, {T}, {Y}', between=_APART, fits=_without(",")),
    _in("Français", "n. Fs (Y). *T*. V.", "{n}. {Fs} ({Y}). {T italic}. {V}."),
    _in("Français", "- I. F & I. F, *T*, V (Y)", "- {P I. F &}, {T italic}, {V (Y)}"),
    _in("Français", 'n. **F, I.** (Y). "T". *V*', "{n}. **{P APA}** ({Y}). {T quoted}. {W APA}", between=_APART, fits=_turnable),
    _in("Français", "* APA (Y). *T*. V, n(m)", "* {P APA} ({Y}). {T italic}. {W plain}", fits=_turnable),
    _in("Français", "- [n] __P__ : “T” : *V, Y*", "- [{n}] __{P}__ : {T curly} : *{V}, {Y}*"),
    _in("Français", "table Numéro | Auteur | Titre | Informations", "{n} | {P} | {T _italic_} | [URL]({u})",
        top="Numéro | Auteur | Titre | Informations\n:---:|:---:|:---:|:---:\n"),
)  # fmt: skip

MIXED = (
    _L("mixed: a numbered item, then plain items", "{n}. {T link}, {V Y} \\\n   {P bib}", headings=("## Topic",), turns=("- {T}", "- {T}"), fits=_plain),
    _L("mixed: items here, a table there", "- {T link} - {P first}, {V Y}", headings=("## Topic", "## Papers, ### Topic"),
       also=(_L("", "| {T link} | {P first} | {V} | {Y} |", top="| Paper | Authors | Venue | Year |\n|---|---|---|---|\n"),)),
    _L("mixed: bold titles, then linked ones", "- {T bold}. {P}. {V Y}. " + _PC, headings=("## Topic", "### Topic"),
       also=(_L("", "- {T link} ({V Y})"), _L("", "* {T}, {V Y} {p|[[x](u)]|small}")), fits=_plain),
    _L("mixed: references with and without links", "{n}. {P IEEE}, {T curly,} {W IEEE}", headings=LOW, turns=("{n}. {T link}, {P first} ({Y})",), fits=_turnable),
    _L("mixed: authors in some, venue in some", "- {T link}. {P and}. {V Y}.", headings=NO_YEARS,
       turns=("- {T link}. {P and}. {Y}.", "- {T link}. {V Y}.", "- {T link}"), fits=_plain),
    _L("mixed: notes below some", "* {T bold} [{V Y}] {p|[[x](u)]|pdf}", headings=TOPICS, turns=("* {T bold} [{V Y}] {p|[[x](u)]|pdf}\n  * {N}", "* {T bold} {p|[[x](u)]|pdf}")),
)  # fmt: skip

LAYOUTS = (*LINKED, *PLAIN, *REFERENCES, *NESTED, *BLOCKS, *TABLES, *TONGUES, *MIXED)


# ---- the draw ----


class _Draw:
    """Take for each layout the heading, what stands around and the works that were used least."""

    def __init__(self) -> None:
        self.chance = random.Random("fresh")  # noqa: S311
        self.used: Counter[tuple[str, str]] = Counter()

    def one(self, choice: str, among: Sequence[str]) -> str:
        name = min(among, key=lambda one: self.used[choice, one] + self.chance.random())
        self.used[choice, name] += 1
        return name

    def shape(self, number: int, layout: Layout) -> Shape:
        heading = self.one("heading", layout.headings)
        tongue = next(iter(layout.styles.get("tongue", ())), "")
        # A heading of the second level closes the sections of the beginning.
        closes = _HEADINGS[heading]("", ENGLISH)[0].heading.startswith(("## ", "# ", "<h2"))
        before = tongue or self.one("before", _OPEN_BEFORE if closes else _BEFORE_LOW)
        after = tongue or self.one("after", _OPEN_AFTER)
        choices = {"heading": heading, "before": before, "after": after}
        named = {choice: _PREFIX + name for choice, name in choices.items()}
        works = self.works(layout, tongue)
        return Shape(f"fresh-{number:03}", layout, {**named, "caption": ""}, works)

    def works(self, layout: Layout, tongue: str) -> tuple[Work, ...]:
        """Return works of a few topics; a list in another language has its own, and English ones."""
        mine = [work for work in OTHERS if work.topic == tongue and layout.fits(work)]
        topics: dict[str, list[Work]] = {}
        for work in sorted(ENGLISH, key=self.use_of_work):
            if layout.fits(work):
                topics.setdefault(work.topic, []).append(work)
        taken = mine
        for topic in sorted(topics, key=self.use_of_topic):
            some = topics[topic][: min(4, WORKS_A_SHAPE - len(taken))]
            taken = [*taken, *some]
            self.used.update([("topic", topic)] if some else [])
        self.used.update(("work", work.title) for work in taken)
        self.chance.shuffle(taken)
        return tuple(taken)

    def use_of_work(self, work: Work) -> float:
        return self.used["work", work.title] + self.chance.random()

    def use_of_topic(self, topic: str) -> float:
        return self.used["topic", topic] + self.chance.random()


@cache
def shapes() -> list[Shape]:
    """Return the shapes of the part, one for each layout."""
    draw = _Draw()
    return [draw.shape(number, layout) for number, layout in enumerate(LAYOUTS, 1)]
