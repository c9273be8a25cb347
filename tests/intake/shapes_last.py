"""A last part, for the numbers only: each shape has the whole form of one list that someone keeps.

The lists were drawn by their names, not by their forms, so the forms are as frequent here as they
are among lists.  Nobody but its author has looked at this part, and it is only counted.
"""

import random
import re
from collections.abc import Callable, Sequence
from functools import cache
from urllib.parse import quote_plus

from intake import shape_works_aside, shape_works_fresh
from intake.shape_document import WORKS_A_SHAPE, Document, Layout, Shape
from intake.shape_parts import CODE_HOSTS, Want
from intake.shape_works import Work

_WORKS = (*shape_works_fresh.WORKS, *shape_works_aside.WORKS)
_MEETINGS = shape_works_fresh.CONFERENCES | shape_works_aside.CONFERENCES
_NAMES = {
    "data": "Dataset", "demo": "Demo", "video": "Video", "slides": "Slides", "poster": "Poster",
    "project": "Project", "blog": "Blog",
}  # fmt: skip

# ---- an entry and a page ----


def _acronym(work: Work) -> str:
    """Return the name of the method, or what a list would call the work that has none."""
    if work.short:
        return work.short
    letters = "".join(word[0] for word in re.findall(r"[A-Za-z][a-z]{3,}", work.title))
    return letters.upper()[:5] if len(letters) > 1 else ""


class _Said:
    """An entry while it is printed: what is asked of it is printed, and so it is expected."""

    def __init__(self, work: Work, number: int) -> None:
        self.work, self.n = work, number
        self.want = Want(work.title)

    @property
    def title(self) -> str:
        return self.work.title

    @property
    def stopped(self) -> str:
        """Return the title with a full stop, where it does not end with another mark."""
        return self.title if self.title[-1] in "?!." else f"{self.title}."

    @property
    def url(self) -> str:
        self.want.url = self.work.url
        return self.work.url

    @property
    def people(self) -> str:
        return self.listed(", ")

    def listed(self, comma: str, last: str = "") -> str:
        names = [one.full for one in self.work.people]
        self.want.authors = tuple(names)
        return comma.join(names[:-1]) + (last or comma) + names[-1] if names[1:] else names[0]

    @property
    def first(self) -> str:
        name = self.work.people[0].full
        self.want.authors = (name,)
        return name

    @property
    def family(self) -> str:
        """Return the family name of the first author, or the whole name of the only one."""
        people = self.work.people
        name = people[0].family if people[1:] else people[0].full
        self.want.authors = (name,)
        return f"{name} et al" if people[1:] else name

    @property
    def venue(self) -> str:
        self.want.venue = self.work.venue
        return self.work.venue

    @property
    def year(self) -> int:
        self.want.year = self.work.day.year
        return self.work.day.year

    @property
    def when(self) -> str:
        return f"{self.venue} {self.year}"

    @property
    def note(self) -> str:
        self.want.note = self.work.note
        return self.work.note

    @property
    def short(self) -> str:
        """Return a short name, which stands apart from the title and may be a tag."""
        name = _acronym(self.work)
        self.want.spare.append(name)
        return name

    def maybe(self, *words: str) -> str:
        """Return words that may be tags for one reader and fields of the list's own for another."""
        joined = " · ".join(words)
        self.want.spare += [*words, joined]
        return joined

    @property
    def code(self) -> list[str]:
        """Return the addresses of the code; a model's weights are no code for everyone."""
        for kind, url in self.work.code:
            known = any(host in url for host in CODE_HOSTS) and kind != "model"
            (self.want.code if known else self.want.either).append(url)
        return [url for _, url in self.work.code]

    @property
    def others(self) -> list[tuple[str, str]]:
        self.want.links += [url for _, url in self.work.links]
        return [(_NAMES.get(kind, kind.capitalize()), url) for kind, url in self.work.links]


class _Page:
    """A list while it is printed."""

    def __init__(self) -> None:
        self.wants: list[Want] = []

    def say(self, work: Work) -> _Said:
        said = _Said(work, len(self.wants) + 1)
        self.wants.append(said.want)
        return said


_Form = Callable[[Sequence[Work], _Page], str]


def _topics(works: Sequence[Work]) -> dict[str, list[Work]]:
    found: dict[str, list[Work]] = {}
    for work in works:
        found.setdefault(work.topic, []).append(work)
    return found


def _years(works: Sequence[Work]) -> dict[int, list[Work]]:
    found: dict[int, list[Work]] = {}
    for work in sorted(works, key=lambda one: one.day, reverse=True):
        found.setdefault(work.day.year, []).append(work)
    return found


def _anchor(text: str) -> str:
    return text.lower().replace(" ", "-")


def _preprint(work: Work) -> str:
    serial = sum(map(ord, work.title)) % 17999
    return f"https://arxiv.org/abs/{work.day:%y%m}.{serial:05}"


def _bib_key(work: Work) -> str:
    family = re.sub(r"\W", "", work.people[0].family.lower())
    word = re.findall(r"\w+", work.title.lower())[0]
    return f"{family}{work.day.year}{word}"


# ---- the forms ----


def _daily(works: Sequence[Work], page: _Page) -> str:
    def row(work: Work) -> str:
        one = page.say(work)
        code = "".join(f"**[link]({url})**" for url in one.code[:1])
        one.want.code = one.want.code[:1]
        one.want.either += [url for _, url in work.code[1:]]
        label = re.sub(r"^https://(doi\.org/|.*/)", "", work.url)
        return (f"|**{work.day:%Y-%m-%d}**|**{one.title}**|{one.first} et.al.|[{label}]({one.url})|{code or 'null'}|"
                + _nothing(one.year))  # fmt: skip

    tops = "\n".join(f"    <li><a href=#{_anchor(t)}>{t}</a></li>" for t in _topics(works))
    parts = [
        (
            "![paper-list](https://github.com/trades/issues/assets/59380685/dbd27f25)"
            "![GitHub stars](https://img.shields.io/github/stars/trades/paper-list)"
            "![GitHub forks](https://img.shields.io/github/forks/trades/paper-list)"
            "[![Build Status](https://img.shields.io/endpoint.svg?url=https%3A%2F%2Factions-badge.atrox.dev&style=flat)](https://github.com/trades/paper-list)"
            "![GitHub last commit](https://img.shields.io/github/last-commit/trades/paper-list)"
            '<p align="center"><h1 align="center"><br><ins>Paper-List-DAILY</ins><br>Automatically Update Papers Daily in list</h1></p>\n'
            "## Updated on 2024.10.11\n\n![paper_list](https://github.com/trades/issues/assets/59380685/0ab31126)<details>\n"
            f"  <summary>Table of Contents</summary>\n  <ol>\n{tops}\n  </ol>\n</details>"
        )
    ]
    for topic, some in _topics(works).items():
        some.sort(key=lambda one: one.day, reverse=True)
        parts.append(f"## {topic}")
        parts.append(
            "|Publish Date|Title|Authors|PDF|Code|\n|---|---|---|---|---|\n"
            + "\n".join(map(row, some))
        )
    return "\n\n".join(parts)


def _nothing(_: object) -> str:
    """Return no text for what is expected though its words stand elsewhere in the entry."""
    return ""


def _cards(works: Sequence[Work], page: _Page) -> str:
    parts = [
        "# RT-Paper-List\n\nResearch of **Ten Trades**, January 1, 2003 – September 9, 2026.",
        "[**Browse the website →**](https://rt-paper-list.example.org) · [Search & verification notes](SEARCH_NOTES.md) · [Structured data](papers.json)",
        f"**{len(works)} papers** · 9 research articles · 3 reviews / perspectives · **2 verified cover papers**",
        "| Year | Papers |\n|---|---:|\n" + "\n".join(f"| {y} | {len(some)} |" for y, some in _years(works).items()),
        "## Scope\n\nResearch where a trade learns from its records, plus relevant reviews and perspectives. Editorials, research highlights and corrections are excluded. Dates are journal publication dates, not arXiv dates.",
        "**Task/domain and method are separate, overlapping labels.** The sections below use each paper's primary domain; the website filters across every tag. Reviews / Perspectives is a browsing group, not a claim about the publisher's exact article subtype.",
        "## Browse by domain\n\n" + "\n".join(f"- [{t}](#{_anchor(t)}) ({len(some)})" for t, some in _topics(works).items()),
    ]  # fmt: skip
    for topic, some in _topics(works).items():
        parts.append(f"## {topic}")
        for work in sorted(some, key=lambda one: one.day, reverse=True):
            one = page.say(work)
            mark = "🌟 " if one.n % 5 == 0 else ""
            sort = one.maybe("Review / Perspective" if one.n % 4 == 3 else "Research Article")
            volume = (
                f" {work.day.year - 1980}({work.day.month})"
                if work.venue not in _MEETINGS | {"arXiv"}
                else ""
            )
            labels = [("Paper", one.url)]
            labels += [(name, url) for name, url in one.others if name in {"Project", "Video"}]
            one.want.links = [url for name, url in labels if name in {"Project", "Video"}]
            labels += [("Code", url) for url in one.code[:1]]
            one.want.code = one.want.code[:1]
            if one.n % 3 == 1:
                one.want.either.append(_preprint(work))
                labels.append(("Open version", _preprint(work)))
            domain = one.maybe(topic, "Perception") if one.n % 2 else one.maybe(topic)
            parts += [
                f"### {mark}[{one.title}]({one.url})",
                f"{work.day:%Y-%m-%d} · **{sort}** · {one.venue}{volume}{_nothing(one.year)}",
                one.people,
                one.note,
                f"**Domain:** {domain}  \n**Method:** {one.maybe(*(tag.title() for tag in work.tags))}",
                " · ".join(f"[{label}]({url})" for label, url in labels),
            ]
    return "\n\n".join(parts)


def _recorded(works: Sequence[Work], page: _Page) -> str:
    parts = ["# Paper List\nRecord the papers I have read so far.\n\n## Question Answering\n"]
    for topic, some in _topics(works).items():
        lines = [f"## {topic}"]
        for number, work in enumerate(some, 1):
            one = page.say(work)
            short = "" if work.short or one.n % 3 or not _acronym(work) else f"({one.short}) "
            notes = ""
            if one.n % 4 == 1:
                url = f"https://trades.example.net/{_acronym(work) or 'notes'}.html"
                one.want.links.append(url)
                notes = f" [[Notes]({url})]"
            end = "  " if one.n % 5 == 0 else ""
            lines.append(
                f"{number}. {short}{one.title}, {one.when}. [[Paper]({one.url})]{notes}{end}"
            )
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def _year_tables(works: Sequence[Work], page: _Page) -> str:
    def table(some: Sequence[Work]) -> str:
        rows = []
        for work in sorted(some, key=lambda one: one.day, reverse=True):
            one = page.say(work)
            title = one.title
            if one.n % 4 and _acronym(work):
                # The name may stay with the title, or stand apart from it wherever there is room.
                title += f" ({one.short})"
                one.want.rest = title
                one.want.unasked.add("note")
            code = one.code[:1]
            one.want.code, one.want.either = (
                one.want.code[:1],
                [*one.want.either, *(url for _, url in work.code[1:])],
            )
            cell = f"[Link]({code[0]})" if code else "-"
            end = "" if one.n == 7 else " |"
            rows.append(
                f"| {one.year} | **{title}**{' ' * (12 * (one.n % 2))} |  {one.venue}  | [Link]({one.url}) | {cell:^24}{end}"
            )
        return (
            "| Year | Title                                                        |  Venue  |                            Paper                             |                             Code                             |\n"
            "| ---- | ------------------------------------------------------------ | :-----: | :----------------------------------------------------------: | :----------------------------------------------------------: |\n"
            + "\n".join(rows)
        )

    head, *rest = _topics(works).items()
    parts = [
        (
            "[python-img]: https://img.shields.io/github/languages/top/trades/Awesome-Ten-Trades?color=lightgrey\n"
            "[stars-img]: https://img.shields.io/github/stars/trades/Awesome-Ten-Trades?color=yellow\n"
            "[stars-url]: https://github.com/trades/Awesome-Ten-Trades/stargazers\n"
            "[adgc-url]: https://github.com/trades/Awesome-Ten-Trades"
        ),
        "# ATT: Awesome Ten Trades",
        "ATT is a collection of state-of-the-art (SOTA), novel methods (papers, codes and datasets). Any other interesting papers and codes are welcome. Any problems, please contact trades@example.org. If you find this repository useful to your research or work, it is really appreciated to star this repository. :sparkles: If you use our code or the processed datasets in this repository for your research, please cite 1-2 papers in the citation part. :heart:",
        "[![Made with Python][python-img]][adgc-url]\n[![GitHub stars][stars-img]][stars-url]",
        "--------------",
        "## What's a Trade?\n\nA trade, which aims to reveal the structure of its material and divide it into different groups, has attracted intensive attention in recent years.",
        '<div  align="center">    \n    <img src="./assets/logo.png" width=60% />\n</div>\n',
        "## Important Survey Papers\n\n" + table(head[1]) + "\n\n\n",
        "## Papers",
    ]
    for topic, some in rest:
        parts.append(f"### {topic}\n\n{table(some)}\n\n")
    return "\n\n".join(parts)


def _objectives(works: Sequence[Work], page: _Page) -> str:
    basic = page.say(works[0])
    names = [f"{one.family}, {one.initials}" for one in works[0].people]
    basic.want.authors = tuple(f"{one.initials} {one.family}".strip() for one in works[0].people)
    listed = ", & ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)
    book = f"* [{basic.title}]({basic.url}) - {listed} ({basic.year})"
    rows = []
    for work in sorted(works[1:], key=lambda one: one.day.year):
        one = page.say(work)
        if one.n % 3 == 0 and work.people[1:]:
            # A method without a name is called by its first author, who is then known or not.
            short = f"{work.people[0].family} et al."
            one.want.unasked.add("authors")
            one.want.spare.append(short)
        else:
            short = one.short
        platform = ("PyTorch", "TensorFlow", " ", "Caffe", "")[one.n % 5]
        network = ("ResNet", "CNNs", "VGG + U-Net")[one.n % 3]
        one.maybe(platform.strip(), network, *network.split(" + "))
        goal = " + ".join(tag.capitalize() for tag in work.tags)
        one.want.spare += [goal, *work.tags]
        rows.append(
            f"|{one.year}|[{one.venue}]({one.url})|{one.title}|{short}|{goal}|{platform}|{network}|"
        )
    return "\n".join(
        [
            "# Awesome-Trades\n\n## [Ten Trades: A Survey]()\n\nThis repository provides：\n",
            " **1)** a unified online platform\n **2)** a new dataset \n **3)** collects **methods, datasets, and evaluation metrics**. \n",
            "More content and details can be found in our Survey Paper: [Ten Trades: A Survey](). \n\n\n",
            "## 📣News\n1. The survey is submitted. \n\n\n",
            "## 🌱Contents\n1. [Basics](#Basics)\n2. [Methods](#Methods)\n3. [Citation](#Citation)\n",
            f"## 📋Basics\n{book}\n",
            "## 📋Methods\n![Overview](/chronology.png)",
            "|Year|Publication|Title|Abbreviation|Objective|Platform|Network|\n|---|---|---|---|---|---|---|",
            *rows,
            "\n## 📜Citation\n\n```\n@article{trades2023,\n  title={Ten Trades: A Survey},\n  author={Norling, Edda and Wouters, Stijn},\n  year={2023}\n}\n```",
        ]
    )


def _catalogue(works: Sequence[Work], page: _Page) -> str:
    parts = [
        ('<div align="center">\n\n# Exploring Ten Trades\n\n### A Comprehensive Survey on What Trades Read — Companion Repository\n\n'
        "**Edda Norling · Stijn Wouters · Amal Chaib**\n\n*ACM Computing Surveys (under revision)*\n\n"
        "[![Validate](https://github.com/trades/awesome-trades/actions/workflows/update.yml/badge.svg)](https://github.com/trades/awesome-trades/actions/workflows/update.yml)\n"
        "![Python](https://img.shields.io/badge/python-3.9%2B-blue)\n![License: MIT](https://img.shields.io/badge/license-MIT-green)\n\n"
        "**[Open the interactive explorer](https://trades.github.io/awesome-trades/)**\n\n"
        "[Overview](#overview) · [Taxonomy](#taxonomy) · [Catalogue](#paper-catalogue) · [Contribute](#contributing) · [Cite](#citation)\n\n</div>"),
        "---",
        "## Overview\n\nTrades extend what is known to what is done. The survey organizes the field around **four design questions**:",
        "| | Design question | What it asks |\n| :---: | :--- | :--- |\n| **D1** | **Material** | *What* does the trade work on? |\n| **D2** | **Ordering** | In *what order* does it work? |\n| **D3** | **Coupling** | *How deeply* does the material shape the work? (input-, dynamics-, operator-level) |\n| **D4** | **Integration** | *How* does the trade work alongside others? (standalone, sequential, parallel) |",
        "<!-- BEGIN:STATS -->\n| Works in database | Applications | Cited references | Comparison tables |\n| :---: | :---: | :---: | :---: |\n| **12** | 4 | 123 | 17 |\n\n**Publication years (BibTeX):** 2023: 1 · 2024: 19 · 2025: 21  \n**Verification status:** 12 of 12 records await author verification ([open flags](docs/FLAGS.md)).\n<!-- END:STATS -->",
        "### Contributions of the survey\n\n1. A **unified perspective** on trades, clarifying how material is transformed and handed on.\n2. A **taxonomy based on four design questions** — material, ordering, coupling, and integration.\n3. **Open research directions** on robustness, scalability and reproducibility.",
        "---\n\n## Taxonomy\n\nThe four design questions form a multi-label taxonomy: each work receives a D1 and D2 description and one or more D3/D4 labels.",
        '```mermaid\nflowchart LR\n  GM["Ten trades"]\n  GM --> D1["D1 · Material<br/><i>What does the trade work on?</i>"]\n  GM --> D2["D2 · Ordering"]\n```',
        "---\n\n## Paper catalogue\n\nClick a model to open its full card (methodology, D1–D4 or pattern assignment, contributions, stated limitations, and the survey sections that discuss it). Markers: **†** precursor · **◆** multimodal input · 🔎 no DOI/arXiv in the bibliography (Scholar search link).",
        "<!-- BEGIN:CATALOGUE -->",
    ]  # fmt: skip
    for number, (topic, some) in enumerate(_topics(works).items(), 2):
        rows = []
        for work in some:
            one = page.say(work)
            card = f"papers/{_anchor(topic)}.md#{_bib_key(work)}"
            one.want.either.append(card)
            if "doi.org" in work.url or "arxiv.org" in work.url:
                link = f"[{'DOI' if 'doi.org' in work.url else 'arXiv'}]({one.url})"
            else:
                # A search is not the paper's address, but who has no other may keep it.
                link = f"[🔎](https://scholar.google.com/scholar?q=%22{quote_plus(one.title)}%22)"
                one.want.unasked |= {"url", "links"}
            name = f"[{one.short or work.people[0].family}]({card})"
            one.want.spare.append(work.people[0].family)
            venue = one.venue
            if venue == "arXiv":
                venue = f"arXiv preprint arXiv:{work.url.rpartition('/')[2]}"
            elif venue in _MEETINGS:
                venue = f"Proceedings of {venue}"
            design = one.maybe(
                work.tags[0].capitalize(), ("Order-free", "Temporal order")[one.n % 2]
            )
            level = one.maybe(("Operator-level", "Input-level", "Dynamics-level")[one.n % 3])
            place = one.maybe(("Standalone", "Parallel")[one.n % 2])
            rows.append(
                f"| {name} | {one.title} | {venue} | {one.year} | {design} | {level} | {place} | {link} |"
            )
        parts += [
            f"<details{' open' if number == 2 else ''}>\n<summary><b>{topic}</b> · Sec. 3.{number} · {len(some)} works</summary>",
            "| Model | Paper | Venue | Year | D1 · D2 | D3 | D4 | Links |\n| :--- | :--- | :--- | :---: | :--- | :--- | :--- | :--- |\n" + "\n".join(rows),
            f"➡ Full cards: [papers/{_anchor(topic)}.md](papers/{_anchor(topic)}.md)\n\n</details>",
        ]  # fmt: skip
    return "\n\n".join([*parts, "<!-- END:CATALOGUE -->"])


def _interests(works: Sequence[Work], page: _Page) -> str:
    parts = [
        (
            "# TT-paper-list\nThere are many papers and blogs related to trades emerge every week. So I created this list to collect papers that I'm interested in.\n"
            "This list was created on Oct. 23, 2023, so some important papers before this date might be missed."
        )
    ]
    for topic, some in _topics(works).items():
        lines = [f"## {topic}"]
        for work in some:
            one = page.say(work)
            asides = (
                f" (from {('Google DeepMind', 'Microsoft', 'NVIDIA')[one.n % 3]})"
                if one.n % 4 == 0
                else ""
            )
            if one.n % 3 == 0 and work.venue in _MEETINGS and " " not in work.venue:
                asides += f"{'' if one.n % 2 and asides else ' '}({one.venue}'{one.year % 100:02})"
            links = [f"[paper]({one.url})", *(f"[code]({url})" for url in one.code)]
            links += [f"[{name.lower()}]({url})" for name, url in one.others]
            lines.append(f"* {one.title}{asides} {', '.join(links)}")
            if one.n % 3 == 1:
                lines.append(f"{'  - ' if one.n == 4 else '    * '}{one.note}")
            elif one.n % 6 == 2:
                one.want.tags = tuple(tag.replace(" ", "") for tag in work.tags)
                lines.append("    * " + " ".join(f"#{tag}" for tag in one.want.tags))
                lines.append(" ")
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def _notebook(works: Sequence[Work], page: _Page) -> str:
    hosts = {
        "arxiv": "arxiv",
        "aclanthology": "acl",
        "usenix": "usenix",
        "openreview": "openreview",
        "doi.org": "journal website",
    }
    parts = [
        (
            '<head>\n    <script src="https://cdn.mathjax.org/mathjax/latest/MathJax.js?config=TeX-AMS-MML_HTMLorMML" type="text/javascript"></script>\n'
            '    <script type="text/x-mathjax-config">\n        MathJax.Hub.Config({\n            tex2jax: {\n'
            "            skipTags: ['script', 'noscript', 'style', 'textarea', 'pre'],\n            inlineMath: [['$','$']]\n            }\n        });\n    </script>\n</head>"
        ),
        "# Paper List\n\n\n## Papers 📰\n",
    ]
    for number, (topic, some) in enumerate(_topics(works).items()):
        parts.append(f"### {topic} {'🛰🛩🚋🛴'[number % 4]}")
        if number == 0:
            parts.append("[[link](./llm-note.md)]")
        for work in some:
            one = page.say(work)
            local = f"./documents/{work.day.year}.{re.sub(r'[^A-Za-z ]', '', work.title).replace(' ', '%20')}.pdf"
            one.want.either.append(local)
            label = next((label for host, label in hosts.items() if host in work.url), "publisher")
            links = [f"[[pdf]({local})]", f"[[{label}]({one.url})]"]
            links += [f"[[project]({url})]" for url in one.code]
            # A project may be its code, or a link beside it.
            one.want.either += one.want.code
            one.want.code = []
            links += [f"[[{name.lower()}]({url})]" for name, url in one.others]
            if one.n == 6:
                parts.append(
                    f"+ **{one.stopped}**\n\n    *{one.first} et al.* **{one.year}.** {' '.join(links)}\n"
                )
                continue
            venue = "arxiv" if one.venue == "arXiv" else one.venue
            parts.append(
                f"+ **{one.stopped}**\n\n    *{one.people}.* **{venue}, {one.year}.** {' '.join(links)}"
            )
            if one.n % 2:
                parts.append(f"    {one.note}")
    return "\n\n".join(parts)


def _directions(works: Sequence[Work], page: _Page) -> str:
    found = _topics(works)
    covered = "\n\n".join(
        f"({n}) {topic}{'.' if n == len(found) else ','}" for n, topic in enumerate(found, 1)
    )
    parts = [
        "# ten-trades-paper-list\n\nThis is a list of peer-reviewed representative papers on ten trades. We hope to enjoy the grand adventure of exploring trades with more researchers. Corrections and suggestions are welcomed. ",
        "# Introduction\n\nThe success of a trade attributes to both its tools and its habits. Many techniques can be analyzed and interpreted from a dynamical perspective. It is highly valuable to continuously collect and share these great works. This is exactly the main purpose of the paper list.",
        f"The paper list covers {len(found)} main directions:\n\n{covered}\n",
    ]
    for number, (topic, some) in enumerate(found.items(), 1):
        lines = [f"# {number}. {topic}\n"]
        for work in sorted(some, key=lambda one: one.day.year):
            one = page.say(work)
            if one.n == 9:
                lines.append(f"- {one.stopped} [[pdf]({one.url})]")
            elif one.n == 4:
                lines.append(f"- {one.title.rstrip('.')}. In *{one.when}*/ [[pdf]({one.url})]")
            elif one.n == 11:
                lines.append(f"- {one.stopped} In *{one.when}*. [pdf]({one.url})]")
            else:
                lines.append(f"- {one.stopped} In *{one.when}*. [[pdf]({one.url})]")
        parts.append("\n".join(lines) + "\n")
    return "\n\n".join(parts)


def _digests(works: Sequence[Work], page: _Page) -> str:
    badge = "https://img.shields.io/github"
    parts = [
        f"[![Maintenance](https://img.shields.io/badge/Maintained%3F-YES-green.svg)](https://github.com/trades/list/graphs/commit-activity)\n![PR Welcome](https://img.shields.io/badge/PRs-welcome-brightgreen)\n![ ]({badge}/last-commit/trades/list)\n[![GitHub stars]({badge}/stars/trades/list?color=blue&style=plastic)](https://github.com/trades/list/stargazers)",
        "# Awesome Trades [![Awesome](https://cdn.rawgit.com/sindresorhus/awesome/d7305f38d29fed78fa85652e3a63e154dd8e8829/media/badge.svg)](https://github.com/sindresorhus/awesome)",
        "Our understanding of trades lags behind their practical successes [(Edda Norling)](https://odsc.example.org/speakers/understanding-trades/). Inspired by the [2019 workshop Identifying and Understanding Trades](http://deep-trades.example.org/), I collect papers and related resources which present interesting empirical study and insight.  ",
        '# Table of Contents\n\n<img width="35%" align="right" alt="DALLE" src="img/trades.png" />\n\n'
        + "\n".join(f"- [{t}](#{_anchor(t)})" for t in _topics(works))
        + "\n- [Resources](#related-resources)\n",
    ]
    for topic, some in _topics(works).items():
        parts.append(
            f"## {topic}\n\n![avatar](https://trades.example.org/assets/{_anchor(topic)}.png)"
        )
        for year, mine in _years(some).items():
            parts.append(f"### {topic}: {year}")
            for work in mine:
                one = page.say(work)
                code = "".join(f" [[code]]({url})" for url in one.code)
                where = (
                    ""
                    if work.venue == "arXiv"
                    else f" *{one.when}*"
                    if one.n % 4
                    else f" *{one.venue}*"
                )
                stop = "" if one.n % 5 == 0 and not where else "."
                one.want.tags, one.want.year = work.tags, year
                keys = "; ".join(tag.title() for tag in work.tags)
                parts.append(
                    f"- {one.stopped} [[paper]]({one.url}){code}\n  - {one.people.rstrip('.')}{stop}{where}\n"
                    f"  - Key Word: {keys}.\n  - <details><summary>Digest</summary> {one.note}"
                )
    return "\n\n".join(parts)


def _barred(works: Sequence[Work], page: _Page) -> str:
    def entry(number: int, work: Work) -> str:
        one = page.say(work)
        head = f"{number}. [{one.title}]({one.url})"
        if one.n % 4 != 2:
            head += f"{'：' if one.n % 5 == 3 else ':'} {one.note.rstrip('.')}"
        bars = [f"[Code]({url})" for url in one.code]
        if one.n % 6 != 5:
            key = _bib_key(work)
            one.want.spare.append(key)
            bars.append(f"[BibTex](): {key}")
        who = one.people if one.n % 7 == 2 and len(work.people) < 3 else one.family
        if work.venue == "arXiv" or one.n == 8:
            bars.append(f"{who}, {one.year}.{work.day.month}")
        elif one.n % 3:
            bars.append(f"{who}, *{one.venue}* {one.year}")
        else:
            bars.append(f"{who}, *{one.when}*")
        return f"{head} | {' | '.join(bars)}"

    found = _topics(works)
    contents = "\n".join(
        f"{'-' if n < 2 else '+'} [{t}](#{t.replace(' ', '-')})" for n, t in enumerate(found)
    )
    parts = [
        "Paper & Code \n========================\n**Works for ten trades.**\n  <!-- <br/><img src='./IP-images/220122-1.png' align='left' style=' width:300px;height:100 px'/> <br/><br/> -->\n  ",
        f'## <span id="back">Contents</span>\n{contents}\n\n+ [Perspective](#Perspective)\n    + [Hardware](#Hardware) | [Software](#Software)\n',
    ]
    for at, (topic, some) in enumerate(found.items()):
        parts.append(f'# <span id="{topic.replace(" ", "-")}">{topic}</span> [^](#back)')
        if at == 1:
            parts.append(
                "## Threats\n### Plagiarism\n- [model extraction]: see the **related work** of the survey"
            )
            inner = "\n\n".join(f"    {entry(n, work)}" for n, work in enumerate(some, 1))
            parts.append(
                f"  <details>\n  <summary>inference results</summary>\n\n{inner}\n  </details>"
            )
            continue
        listed = "\n\n".join(entry(n, work) for n, work in enumerate(some, 1))
        parts.append(f"### Software-level\n[inputting]\n{listed}\n" if at == 2 else listed)
    return "\n\n".join(parts)


def _summaries(works: Sequence[Work], page: _Page) -> str:
    lines = [
        (
            '# <img src="https://github.com/trades/list/blob/main/docs/source/img/trades.jpg" width="90"> Awesome Trades Papers \n'
            "[![Awesome](https://awesome.re/badge-flat2.svg)](https://awesome.re)\n"
            ">An awesome&amp;curated list of the advanced papers(2003-present) with summaries. We will track the development and update the list frequently. :pray:**Please star us if you found our repository helpful**.\n\n"
            "> \\*We have developed [OpenTrades](https://github.com/trades/OpenTrades), a fair and comprehensive platform to evaluate existing works. **Please star us and explore our project if you found our repositories helpful**.\n"
        )
    ]
    for year, some in _years(works).items():
        lines.append(f"## {year}")
        for work in some:
            one = page.say(work)
            gap = " " if one.n < 4 else ""
            code = "".join(f"[[Code]({url})]" for url in one.code[:1])
            one.want.code = one.want.code[:1]
            note = one.note[0].lower() + one.note[1:]
            lines.append(
                f"- [{one.when}]{gap}[{one.title}]({one.url}) {note}{' ' if one.n == 8 else ''}{code}"
            )
    lines.append(
        "## Contributors\n<!-- readme: collaborators,contributors -start -->\n<table>\n<tr>\n"
        + "".join(
            f'    <td align="center">\n        <a href="https://github.com/{name}">\n            <img src="https://avatars.githubusercontent.com/u/6053?v=4" width="120;" alt="{name}"/>\n'
            f"            <br />\n            <sub><b>{name}</b></sub>\n        </a>\n    </td>\n"
            for name in ("norling12345", "StijnWouters")
        )
        + "</tr>\n</table>\n<!-- readme: collaborators,contributors -end -->"
    )
    return "\n".join(lines)


def _attacks(works: Sequence[Work], page: _Page) -> str:
    found = _topics(works)
    parts = [
        "# ten-trades-papers\nThis repository aims to provide links to works about ten trades.\n"
        f"It is divided into {len(found)} parts, \n" + "\n".join(f"* {topic}" for topic in found)
    ]
    for topic, some in found.items():
        entries = []
        for work in some:
            one = page.say(work)
            venue = "arxiv" if one.venue == "arXiv" and one.n % 2 else one.venue
            when = f"{venue}, {one.year}" if one.n % 6 == 5 else f"{venue} {one.year}"
            link = "" if one.n % 11 == 2 else f" [[paper]]({one.url})"
            code = ("" if one.n % 4 == 3 else " ").join(
                ["", *(f"[[code]]({url})" for url in one.code)]
            )
            title = one.title if one.n == 10 else one.stopped
            people = one.people if one.n % 5 else one.listed(", ", ", and ")
            stop = "" if one.n == 12 else "."
            entries.append(f"1. **{title}** {when}.{link}{code}\n\n   *{people.rstrip('.')}{stop}*")
        parts.append(f"## {topic}\n" + "\n\n".join(entries) + "\n")
    return "\n\n".join([*parts, "### Relevant Workshops\n"])


def _name_tables(works: Sequence[Work], page: _Page) -> str:
    parts = ["# Awesome-Trades-Adaptation"]
    for topic, some in _topics(works).items():
        rows = ["| Name  | Paper  | \n| :------------ |:---------------:| "]
        for work in some:
            one = page.say(work)
            gap = " " * (1 + one.n % 4)
            end = (
                "" if one.n == 9 else "|" if one.n % 5 == 0 else f"{gap}|{' ' if one.n % 2 else ''}"
            )
            title = one.stopped if one.n == 6 else one.title
            rows.append(
                f"| **{one.short or work.people[0].family}** |{gap}[{title}]({one.url}){end}"
            )
            one.want.spare.append(work.people[0].family)
        parts.append(f"## {topic}\n\n" + "\n".join(rows) + "\n")
    return "\n\n".join(parts)


def _points(works: Sequence[Work], page: _Page) -> str:
    home = "https://github.com/trades/Ten-Trades-Survey"
    parts = [
        (
            "# Ten Trades Survey\n\nThis is a collection of my notes on papers of ten trades.\n\n"
            "Typo corrections, additional points, new papers etc are all very welcome. You can either make a pull request or email me at trades[at]example.org\n\n"
        ),
        "## Table of Contents\n\n"
        + "\n".join(f"- [{t}]({home}#{_anchor(t)})" for t in _topics(works))
        + "\n",
    ]
    for topic, some in _topics(works).items():
        parts.append(f"## {topic}")
        for work in sorted(some, key=lambda one: one.day):
            one = page.say(work)
            left, middle = "" if one.n == 11 else " ", " " if one.n == 3 else ""
            lines = [f"### {one.title}{left}[[{one.when}]]{middle}({one.url})", f"  - {one.people}"]
            videos = [url for name, url in one.others if name == "Video"]
            one.want.links = videos
            if videos:
                one.want.unasked.add("note")
                lines.append(f"  - Videos available [here]({videos[0]})")
            lines.append(f"  - {one.note}")
            parts.append("\n".join(lines))
    return "\n\n".join(parts)


def _bare(works: Sequence[Work], page: _Page) -> str:
    home = "https://github.com/trades/Ten-Trades-papers"
    found = _topics(works)
    parts = [
        (
            "# Ten Trades papers\nThis is a collection of papers of ten trades. Each category is a potential start point for you to start your research. Some papers are listed more than once because they belong to multiple categories.\n\n"
            f"For papers with code and resources, please refer to [Papers with Code]({home}-with-code) and [Resources Collection](https://github.com/trades/resources-collection).\n\n"
            "I will continually update this repository and I welcome suggestions. (missing important papers, missing categories, invalid links, etc.) This is only a first draft so far and I'll add more resources in the next few months.\n\n"
            "This repository is not for commercial purposes.\n\nMy email: trades2019@example.org"
        ),
        "## Overview\n"
        + "\n".join(f"* [{t}]({home}#{_anchor(t)})" for t in found)
        + f"\n* [TODO]({home}#todo)",
    ]
    for at, (topic, some) in enumerate(found.items()):
        lines = [f"## {topic}"]
        if at == 0:
            lines.append("### Recent Works (Since 2003)")
        for number, work in enumerate(some):
            one = page.say(work)
            title = one.title
            if work.short:
                title = title.replace(": ", "：" if one.n % 2 else ": ", 1)
            elif one.n % 3 == 0 and _acronym(work):
                title = one.want.rest = f"{one.short}：{title}"
            if at == 1 and number == len(some) - 2:
                lines.append("### Other Methods")
            if at == 2 and number == len(some) - 1:
                lines.append("#### Improvements")
            lines.append(f"* [{title}]({one.url})")
        if at == 0:
            lines.append("* (Worth reading although they're not recent works.)")
        parts.append("\n".join(lines))
    return "\n\n".join([*parts, "## TODO\n* Add more papers"])


def _badges(works: Sequence[Work], page: _Page) -> str:
    found = _topics(works)
    colors = {"Project": "9AC7E8", "Blog": "FF4FA3"}

    def badge(name: str, url: str) -> str:
        color = colors.get(name, "9AC7E8")
        return f"[![{name}](https://img.shields.io/badge/-{name}-{color}?logo=googlechrome&logoColor=white&style=flat-square)]({url})"

    parts = [
        ('<div align="center">\n<br>\n\n# Awesome Trades:<br>From Use to Re-Use\n\n<img src="./assets/readme/logo.svg" width="39%" alt="Perceive, Plan, Act">\n\n\n\n'
        '<a href="https://eddanorling.example.org/">Edda Norling</a> &middot;\n<a href="https://github.com/swouters">Stijn Wouters</a><sup>&dagger;</sup>\n\n'
        '<a href="https://sites.example.com/view/tradeslab/home">Trades Lab @ University of Ten Trades</a><br>\n\n<p align="center">\n'
        '  <a href="https://github.com/trades/list/blob/main/assets/SURVEY.pdf">📄 Paper</a> &nbsp; | &nbsp;\n'
        '  <a href="https://trades.github.io/list/">🌐 Project Website</a>\n</p>\n\n</div>'),
        "---\n\nThis repository accompanies our survey on **trades**: systems that couple\nreasoning with action and learn from the resulting feedback. It asks one question:\n***what changes when a trade moves from use to re-use?***",
        '<p align="center">\n  <a href="./assets/readme/teaser.png">\n    <img src="./assets/readme/teaser.png" width="100%" alt="Perceive, Plan, Act">\n  </a>\n</p>\n\n<p align="center"><sub><b>PPA</b>: three capabilities that recur in every task loop.</sub></p>',
        "- 🔁 **One lens, three settings.** **P**erceive, **P**lan, **A**ct are capabilities defined by\n  contribution, not architecture.\n- 🧪 **Success hides gaps.** Of 64 benchmarks, only 5 assess Plan and 3 assess Act.",
        "> [!IMPORTANT]\n> **This area is growing quickly, and so is this list.** If we missed a paper, or you have just published\n> one of your own, please [open an issue](https://github.com/trades/list/issues/new/choose)\n> or send a pull request. We are always glad to add new work!",
        "## 📢 News\n- [x] `2026.09` Check out our [survey paper](https://github.com/trades/list/blob/main/assets/SURVEY.pdf) on Trades!\n- [x] `2026.09` First release: 310 papers across trades.",
        "## 📑 Contents\n\n- [Taxonomy](#-taxonomy) · [News](#-news)\n"
        + "\n".join(
            f"- [{'ABCDEFGH'[n]}. {t}](#-{_anchor(t)}) [![{t}](https://img.shields.io/badge/-{t.replace(' ', '_')}-F29A8F?style=flat)](#-{_anchor(t)})"
            for n, t in enumerate(found)
        )
        + "\n- [Contributing](#-contributing) · [Citation](#-citation) ·\n  [License](#-license)",
    ]  # fmt: skip
    for number, (topic, some) in enumerate(found.items()):
        parts += [
            "---",
            f"## {'📚🤖💻🦾🧪🌳📊📄'[number]} {'ABCDEFGH'[number]}. {topic}",
            f"What we read of {topic.lower()}, adjacent to our scope.",
        ]
        for work in some:
            one = page.say(work)
            one.want.spare.append(topic)
            marks = [
                f"[![{topic}](https://img.shields.io/badge/-{topic.replace(' ', '_')}-F29A8F?style=flat)](#-{_anchor(topic)})"
            ]
            marks.append(
                f"[![Paper](https://img.shields.io/badge/-Paper-E58A8F?style=flat-square&logo=arxiv&logoColor=white)]({one.url})"
            )
            if one.n % 6 == 5:
                one.want.either.append(_preprint(work))
                marks.append(
                    f"[![Paper](https://img.shields.io/badge/-Paper-7FAFD4?style=flat-square)]({_preprint(work)})"
                )
            for url in one.code:
                if "github.com" in url:
                    name = url.removeprefix("https://github.com/")
                    marks.append(
                        f"[![Code](https://img.shields.io/github/stars/{name}?style=flat-square&logo=github&label=Code&color=B7CADB)]({url})"
                    )
                else:
                    marks.append(badge("Model" if "huggingface" in url else "Code", url))
            marks += [badge(name, url) for name, url in one.others]
            parts.append(f"- **{one.title}**  \n  {' '.join(marks)}")
        parts.append('<div align="right"><a href="#contents">&uarr; back to top</a></div>')
    return "\n\n".join(parts)


def _underscored(works: Sequence[Work], page: _Page) -> str:
    parts = ["# Trades-Paper-List"]
    for work in works:
        one = page.say(work)
        parts.append(f"[{one.n}] {one.year}_{one.venue}_{one.stopped}")
    parts.append(
        "*The Conference and Journal Abbreviations of the above papers refer to [Directory of International Academic Conferences and Journals](https://www.ccf.example.org/Academic_Evaluation/By_category/).*"
    )
    return "\n\n".join(parts)


# In the order in which the lists were opened; flat lists print works of any topic.
_FORMS: dict[str, _Form] = {
    "day | T | P et.al. | id | link": _daily,
    "### [T](u), then day, P, N, labels, links": _cards,
    "1. (S) T, V Y. [[Paper](u)] [[Notes](o)]": _recorded,
    "Year | T (S) | V | Link | Link": _year_tables,
    "Year | [V](u) | T | S | goal": _objectives,
    "<details> S | T | V | Y | design | DOI": _catalogue,
    "* T (from O) (V'YY) [paper](u), [code](c), points": _interests,
    "+ **T.** paragraphs: *P.* **V, Y.** [[pdf](local)]": _notebook,
    "- T. In *V Y*. [[pdf](u)]": _directions,
    "- T. [[paper]](u), points: P. *V Y*, Key Word, Digest": _digests,
    "1. [T](u): N | [BibTex](): key | F et al, *V* Y": _barred,
    "- [V Y][T](u) n[[Code](c)]": _summaries,
    "1. **T.** V Y. [[paper]](u), below *P.*": _attacks,
    "**S** | [T](u)": _name_tables,
    "### T [[V Y]](u), points: P, N": _points,
    "* [S：T](u)": _bare,
    "- **T** below badges": _badges,
    "[n] Y_V_T.": _underscored,
}
_FLAT = (_objectives, _summaries, _underscored)


def _drawn(form: _Form, chance: random.Random) -> tuple[Work, ...]:
    if form in _FLAT:
        return tuple(chance.sample(_WORKS, WORKS_A_SHAPE))
    found = _topics(_WORKS)
    works: list[Work] = []
    for topic in chance.sample(sorted(found), len(found)):
        works += chance.sample(found[topic], min(len(found[topic]), 5))
        if len(works) >= WORKS_A_SHAPE:
            break
    return tuple(works[:WORKS_A_SHAPE])


def _printing(form: _Form) -> Callable[[Sequence[Work]], Document]:
    def prints(works: Sequence[Work]) -> Document:
        page = _Page()
        text = form(works, page)
        return Document(text.rstrip() + "\n", tuple(page.wants))

    return prints


@cache
def shapes() -> list[Shape]:
    """Return the shapes of the part."""
    chance = random.Random("last")  # noqa: S311
    return [
        Shape(
            f"last-{n:03}",
            Layout(f"last: {name}", "", prints=_printing(form)),
            {},
            _drawn(form, chance),
        )
        for n, (name, form) in enumerate(_FORMS.items(), 1)
    ]
