"""A third part, written after the reader had been tuned on both others, and from other lists.

The forms are those of some fifty real lists of many fields, none of which the reader was developed
on; of them only the form is taken.  Each layout is one shape.  A draw that never changes parts them
into two halves: the first is for whoever mends the reader, the second only for the numbers.
"""

import random
import re
from collections.abc import Callable, Sequence
from functools import cache

from intake import shape_parts_aside  # noqa: F401 - it brings the slots
from intake.shape_document import (
    AFTER,
    BEFORE,
    HEADINGS,
    WORKS_A_SHAPE,
    Layout,
    Section,
    Shape,
)
from intake.shape_works import Work
from intake.shape_works_aside import CONFERENCES, WORKS, kind

# ---- which works leave no doubt in a form ----


def _turnable(work: Work) -> bool:
    """Return whether each name has a given and a family name, and neither "III" behind it."""
    return all(one.given and not one.family.endswith(" III") for one in work.people)


def _acronym(work: Work) -> bool:
    """Return whether the venue is one word in capitals, as ``ICRA`` is."""
    return work.venue in CONFERENCES and " " not in work.venue


def _no_thesis(work: Work) -> bool:
    return kind(work) != "thesis"


def _plain_title(work: Work) -> bool:
    """Return whether a title without marks around it has no signs that could end it."""
    return _no_thesis(work) and not any(sign in work.title for sign in ",.|")


def _all(*fits: Callable[[Work], bool]) -> Callable[[Work], bool]:
    return lambda work: all(fit(work) for fit in fits)


def _without(signs: str) -> Callable[[Work], bool]:
    return lambda work: not any(sign in work.title for sign in signs)


def _with_doi(work: Work) -> bool:
    return work.url.startswith("https://doi.org/")


def _many(work: Work) -> bool:
    return len(work.people) > 1


# ---- sections ----

_EMOJI = {
    "NLP": "💬", "Law": "⚖️", "Security": "🔐", "History": "📜", "Biology": "🧬", "Robotics": "🤖",
    "Ecology": "🌿", "Astronomy": "🔭", "Medicine": "🩺", "Physics": "🧲", "Linguistics": "🗣️",
    "Interfaces": "🖱️", "Economics": "📈",
}  # fmt: skip


def _by_topic(works: Sequence[Work]) -> dict[str, list[Work]]:
    found: dict[str, list[Work]] = {}
    for work in works:
        found.setdefault(work.topic, []).append(work)
    return found


def _topics(form: str, end: str = "") -> Callable[[str, Sequence[Work]], list[Section]]:
    def parted(_: str, works: Sequence[Work]) -> list[Section]:
        return [
            Section(
                form.format(t=topic, n=number, c=len(some), e=_EMOJI[topic], a=topic.lower(),
                            line="=" * len(topic), T=topic.upper()),
                some,
                end=end,
            )
            for number, (topic, some) in enumerate(_by_topic(works).items(), 1)
        ]  # fmt: skip

    return parted


def _years(form: str, end: str = "") -> Callable[[str, Sequence[Work]], list[Section]]:
    def parted(_: str, works: Sequence[Work]) -> list[Section]:
        years = sorted({work.day.year for work in works}, reverse=True)
        return [
            Section(
                form.format(y=year), [one for one in works if one.day.year == year], year, end=end
            )
            for year in years
        ]

    return parted


def _decades(_: str, works: Sequence[Work]) -> list[Section]:
    # A decade says no year.
    decades = sorted({work.day.year // 10 for work in works}, reverse=True)
    return [
        Section(f"## The {ten}0s", [one for one in works if one.day.year // 10 == ten])
        for ten in decades
    ]


def _venue_years(form: str) -> Callable[[str, Sequence[Work]], list[Section]]:
    return lambda _, works: [
        Section(form.format(v=work.venue, y=work.day.year), [work], work.day.year, work.venue)
        for work in sorted(works, key=lambda one: (one.venue, one.day))
    ]


def _venues(form: str) -> Callable[[str, Sequence[Work]], list[Section]]:
    def parted(_: str, works: Sequence[Work]) -> list[Section]:
        return [
            Section(form.format(v=venue), [one for one in works if one.venue == venue], None, venue)
            for venue in sorted({work.venue for work in works})
        ]

    return parted


def _topics_years(_: str, works: Sequence[Work]) -> list[Section]:
    found: list[Section] = []
    for topic, some in _by_topic(works).items():
        found.append(Section(f"## {topic}"))
        found += _years("### {y}")("", some)
    return found


_HEADINGS = {
    "bare": lambda _, works: [Section("", list(works))],
    "one": lambda _, works: [Section("## Reading list", list(works))],
    "## 1. Topic": _topics("## {n}. {t}"),
    "## 🔭 Topic": _topics("## {e} {t}"),
    '## Topic <a name="topic">': _topics('## {t} <a name="{a}"></a>'),
    '<a name="topic"> ## Topic': _topics('<a name="{a}"></a>\n\n## {t}'),
    "<h2>": _topics('<h2 id="{a}">{t}</h2>'),
    "### [Topic](#contents)": _topics("### [{t}](#contents)"),
    "## Topic, a sentence": _topics(
        "## {t}\n\nThis section collects work on {a} that outsiders can read as well."
    ),
    "## Topic (2 papers)": _topics("## {t} <sub>({c} papers)</sub>"),
    "--- ## Topic": _topics("---\n\n## {t}"),
    "Topic ====": _topics("{t}\n{line}"),
    "## TOPIC": _topics("## {T}"),
    "## Topic ^": _topics("## {t}", "[⬆ back to top](#contents)"),
    "<details> Topic": _topics("<details open>\n<summary><b>{t}</b></summary>", "</details>"),
    "## 2021": _years("## {y}"),
    "## 2021 ^": _years("## {y}", "<br/>\n\n[Back to contents](#contents)"),
    "### [2021](#contents)": _years("### [{y}](#contents)"),
    "# :calendar: 2021": _years("## :calendar: {y}"),
    "## Papers from 2021": _years("## Papers from {y}"),
    '<h2 align="center">2021': _years('<h2 align="center">{y}</h2>'),
    "<details> 2021": _years("<details open>\n<summary>{y}</summary>", "</details>"),
    "- 2021": _years("- {y}"),
    "* **2021**": _years("* **{y}**"),
    "## The 2010s": _decades,
    "### ICRA 2021": _venue_years("### {v} {y}"),
    "## 2021 ICRA": _venue_years("## {y} {v}"),
    "## ICRA": _venues("## {v}"),
    "- **ICRA**": _venues("- **{v}**"),
    "## Topic, ### 2021": _topics_years,
}  # fmt: skip
_PREFIX = "aside: "
HEADINGS.update({_PREFIX + name: form for name, form in _HEADINGS.items()})

YEARS = (
    "## 2021", "## 2021 ^", "### [2021](#contents)", "# :calendar: 2021", "## Papers from 2021",
    '<h2 align="center">2021', "<details> 2021",
)  # fmt: skip
SECTIONS = (
    "one", "## 1. Topic", "## 🔭 Topic", '## Topic <a name="topic">', '<a name="topic"> ## Topic',
    "<h2>", "### [Topic](#contents)", "## Topic, a sentence", "## Topic (2 papers)",
    "--- ## Topic", "Topic ====", "## TOPIC", "## Topic ^", "<details> Topic", "## The 2010s",
    *YEARS, "## Topic, ### 2021",
)  # fmt: skip
ANY = ("bare", *SECTIONS)
# A heading of its own stands below plain headings only.
FLAT = ("one", "## 1. Topic", "## 🔭 Topic", "--- ## Topic", "## TOPIC", "<h2>", "## 2021")

# ---- what stands around ----

_TITLE = "# Reading Across the Fields"
_INTRODUCTION = (
    "Papers, theses and books that people of one field gave to friends in another. The choice is\n"
    "ours, and so are the mistakes."
)


def _listed(heads: list[str], form: str) -> str:
    # The words of each heading: without its number, its picture and what stands behind it.
    words = [re.sub(r"^[\W\d]+|\s*[<\n].*", "", head, flags=re.DOTALL) or head for head in heads]
    return "\n".join(
        form.format(head=head, anchor=head.lower().replace(" ", "-"), n=number)
        for number, head in enumerate(words, 1)
    )


def _contents(title: str, form: str) -> Callable[[list[str]], str]:
    return lambda heads: (
        f"{_TITLE}\n\n{_INTRODUCTION}\n\n{title}\n\n{_listed(heads, form)}" if heads else _TITLE
    )


_BEFORE: dict[str, Callable[[list[str]], str]] = {
    "title": lambda _: f"{_TITLE}\n\n{_INTRODUCTION}",
    "quoted claim": lambda _: (
        f"{_TITLE}\n\n> Read outside your field once a week.\n>\n> — a note on our door\n\n"
        f"{_INTRODUCTION}"
    ),
    "centred": lambda _: (
        '<h1 align="center">Reading Across the Fields</h1>\n\n<p align="center">\n'
        '  <a href="https://awesome.re"><img src="https://awesome.re/badge.svg" alt="Awesome"></a>\n'
        '  <img src="https://img.shields.io/badge/PRs-welcome-green" alt="PRs welcome">\n</p>\n\n'
        f"{_INTRODUCTION}"
    ),
    "languages": lambda _: f"{_TITLE}\n\n**English** | [中文](README_zh.md) | [Español](README_es.md)\n\n{_INTRODUCTION}",
    "front matter": lambda _: f"---\nlayout: default\ntitle: Reading Across the Fields\n---\n\n{_TITLE}\n\n{_INTRODUCTION}",
    "comment": lambda _: f"{_TITLE}\n\n<!-- Please keep the newest at the top. -->\n\n{_INTRODUCTION}",
    "numbered contents": _contents("## Contents", "{n}. [{head}](#{anchor})"),
    "nested contents": lambda heads: (
        f"{_TITLE}\n\n{_INTRODUCTION}\n\n<!-- toc -->\n\n- [About](#about)\n- [Papers](#papers)\n"
        + _listed(heads, "  * [{head}](#{anchor})")
        + "\n- [License](#license)\n\n<!-- tocstop -->"
    ),
    "contents in a table": lambda heads: (
        f"{_TITLE}\n\n{_INTRODUCTION}" if not heads else
        f'{_TITLE}\n\n{_INTRODUCTION}\n\n<table>\n<tr><td colspan="2"><b>Contents</b></td></tr>\n'
        + _listed(heads, '<tr><td>{n}</td><td><a href="#{anchor}">{head}</a></td></tr>')
        + "\n</table>"
    ),
    "counts in a table": lambda _: (
        f"{_TITLE}\n\n{_INTRODUCTION}\n\n| Last year | This year |\n| ---: | ---: |\n| 212 | 74 |"
    ),
    "news": lambda _: (
        f"{_TITLE}\n\n## 📢 News\n\n* **[2025/01/12]** We have a [mailing list](https://lists.example.org/fields).\n"
        "* **[2024/09/04]** 🎉 The list passed two hundred readers. Thank you!\n\n## About\n\n"
        f"{_INTRODUCTION}"
    ),
    "changes": lambda _: (
        f"{_TITLE}\n\n{_INTRODUCTION}\n\n## Changelog\n\n- <u>03/2024</u>: added a section on law\n"
        "- <u>11/2023</u>: links checked, two dead ones replaced"
    ),
    "rules": lambda _: (
        f"{_TITLE}\n\n{_INTRODUCTION}\n\n## What belongs here\n\n1. It can be read without the methods of its field.\n"
        "2. Somebody has read it to the end.\n3. It is not by the one who proposes it."
    ),
    "abbreviations": lambda _: (
        f"{_TITLE}\n\n{_INTRODUCTION}\n\n#### Abbreviations\n\n* AGN: active galactic nucleus\n"
        "* RCT: randomised controlled trial\n* SoK: systematization of knowledge"
    ),
}  # fmt: skip
# Headings of a lower level, and none, would stand below those of the news or of the contents.
_BEFORE_LOW = ("title", "quoted claim", "centred", "languages", "front matter", "comment")

_AFTER: dict[str, str] = {
    "none": "",
    "steps": (
        "## How to contribute\n\n1. Fork this repository.\n2. Add your paper where it belongs.\n"
        "3. Open a [pull request](https://github.com/acrossfields/list/pulls) and say why."
    ),
    "maintainers": (
        "## Maintainers\n\n- [Wilma Ott](https://github.com/wilmaott)\n"
        "- [Jean Petit](https://github.com/jpetit)"
    ),
    "other lists": (
        "## Related lists\n\n* [Awesome Slow Science](https://github.com/slowscience/awesome-slow-science)\n"
        "* [Books for Strangers](https://github.com/strangers/books): what we read on trains"
    ),
    "license": (
        "## License\n\n[![CC0](https://licensebuttons.net/p/zero/1.0/88x31.png)]"
        "(https://creativecommons.org/publicdomain/zero/1.0/)\n\nTo the extent possible under law, "
        "we waive all rights."
    ),
    "contact": "## Contact\n\nWrite to fields (at) example.org or open an issue.",
    "cite": (
        "## Cite this list\n\n```bibtex\n@misc{across2024,\n  author = {Wilma Ott and Jean Petit},\n"
        "  title = {Reading Across the Fields},\n  year = {2024},\n"
        "  howpublished = {\\url{https://github.com/acrossfields/list}}\n}\n```"
    ),
    "stars": (
        '## Star history\n\n<a href="https://star-history.com/#acrossfields/list">\n'
        '  <img src="https://api.star-history.com/svg?repos=acrossfields/list&type=Date" width="600">\n</a>'
    ),
    "thanks": "---\n\n*Thanks to everyone who sent us a paper. Made with ☕ in Gent.*",
}  # fmt: skip
_HIGH = ("## ", "# ", "<h2", "--- ##", "<a name", "Topic =", "one")
BEFORE.update({_PREFIX + name: form for name, form in _BEFORE.items()})
AFTER.update({_PREFIX + name: text for name, text in _AFTER.items()})

# What stands around in other languages, for shapes that are written in them.
_TONGUES = {
    "中文": (
        "# 跨学科阅读清单\n\n本清单收录我们推荐给其他领域朋友的论文与书籍，欢迎补充。",
        "## 贡献\n\n欢迎提交 Pull Request，请保持每条格式一致。",
    ),
    "日本語": (
        "# 分野をまたぐ論文リスト\n\n別の分野の友人にすすめた論文をまとめています。",
        "## ライセンス\n\nこのリストは自由に使えます。",
    ),
    "한국어": (
        "# 분야를 넘는 논문 목록\n\n다른 분야의 친구에게 권한 논문을 모았습니다.",
        "## 기여\n\n풀 리퀘스트를 환영합니다.",
    ),
    "deutsch": (
        "# Lesen über Fächer hinweg\n\nAufsätze und Bücher, die wir Freunden aus anderen Fächern gegeben haben.",
        "## Mitmachen\n\nVorschläge bitte als Pull Request.",
    ),
    "français": (
        "# Lectures d'un champ à l'autre\n\nArticles et livres que nous avons prêtés à des amis d'autres disciplines.",
        "## Contribuer\n\nLes propositions sont les bienvenues.",
    ),
    "español": (
        "# Lecturas entre campos\n\nArtículos y libros que recomendamos a amigos de otras disciplinas.",
        "## Contribuir\n\nLas propuestas son bienvenidas.",
    ),
    "português": (
        "# Leituras entre áreas\n\nArtigos e livros que emprestamos a amigos de outras áreas.",
        "## Como contribuir\n\nSugestões são bem-vindas.",
    ),
    "русский": (
        "# Чтение через границы наук\n\nСтатьи и книги, которые мы советуем друзьям из других областей.",
        "## Как помочь\n\nПредложения приветствуются.",
    ),
}  # fmt: skip


def _said(text: str) -> Callable[[list[str]], str]:
    return lambda _: text


BEFORE.update({_PREFIX + name: _said(before) for name, (before, _) in _TONGUES.items()})
AFTER.update({_PREFIX + name: after for name, (_, after) in _TONGUES.items()})

# ---- layouts ----

_L = Layout
_PARAGRAPHS = "\n\n"


def _table(name: str, heads: str, row: str, *, align: str = "---", **options: object) -> Layout:
    """Return a pipe table: ``heads`` are parted by bars, and so are the cells of ``row``."""
    top = f"| {heads} |\n|{'|'.join([f' {align} '] * (heads.count('|') + 1))}|\n"
    return _L(f"table {name}", f"| {row} |", top=top, **{"fits": _no_thesis, **options})  # type: ignore[arg-type]


def _tongue(language: str, name: str, entry: str, **options: object) -> Layout:
    """Return a layout of a list that is written in a language, all of it."""
    return _L(f"{language}: {name}", entry, {"tongue": (language,)}, **options)  # type: ignore[arg-type]


LINES = (
    _L("- V Y, T, [x](u) / [y](v)", "- {V Y}, {T}, {pco|[x](u) / [y](v)|hosts}",
       headings=ANY, fits=_plain_title),
    _L("- V Y, **Short**: rest, [x](u) / [y](v)", "- {V Y}, {T short}, {pco|[x](u) / [y](v)|hosts}",
       headings=ANY, fits=_plain_title),
    _L("* P and P. Y. [T](u). In *Proceedings of V Y*. ([Citation](u): n)",
       "* {P and}. {Y}. {T link}. {in V Y}. {([Citation](u): n)}", headings=("<h2>", "one"),
       fits=_turnable),
    _L("- **2021-05** | T | *P* | [V](u) | [code](v)",
       "- **{D 2021-05}** | {T} | *{P and}* | {V link}‹ | {c|[x](u)|small}›",
       headings=ANY, between=_PARAGRAPHS),
    _L("* P, *T*, V Y [[Paper](u)]", "* {P}, {T italic}, {V Y} {pco|[[x](u)]|Paper}",
       headings=SECTIONS, fits=_no_thesis),
    _L("**T** [[x](u)][[y](v)], a paragraph of notes", "{T bold} {pco|[[x](u)][[y](v)]|small}\n\n{N}",
       headings=SECTIONS, between=_PARAGRAPHS, line_captions=False),
    _L("* [T](u) (Y): N", "* {T link} ({Y}): {N}", headings=SECTIONS, between=_PARAGRAPHS),
    _L('* Short: "T" V. [[Paper]](u), N on the next line',
       "* ‹{S}: ›{T quoted} {V}. {pc|[[x]](u)|Paper}  \n  {N}", headings=YEARS, fits=_no_thesis),
    _L("* <[T](u)> by P and P, Y.", "* {T <link>} by {P and}, {Y}.", headings=SECTIONS,
       between=_PARAGRAPHS),
    _L("- [2021/05] **T** [[x](u)][[y](v)] check mark",
       "- [{D 2021/05}] {T bold} {pco|[[x](u)][[y](v)]|small}{✔}", headings=SECTIONS),
    _L("* [2021/05] **T.** *F et al. V.* [[paper](u)] [[repo](v)]",
       "* [{D 2021/05}] {T bold.} *{P family et al.}. {V}.* {pc|[[x](u)]|repo}", headings=SECTIONS,
       fits=_all(_turnable, _no_thesis)),
    _L("- 21-ICRA-T", "- {yy}-{V}-{T}", headings=SECTIONS, fits=_all(_acronym, _without("-"))),
    _L("- V Y -- [T](u)", "- {V Y} -- {T link}", headings=SECTIONS, fits=_no_thesis),
    _L("1. F et al, V'y, [T](u)", "  {n}. {P family et al.}, {V'y}, {T link}", headings=SECTIONS,
       fits=_all(_acronym, _turnable)),
    _L("- **T** (Y), A. F et al. [[pdf]](u)", "- {T bold} ({Y}), {P F. et al.} {p|[[x]](u)|pdf}",
       headings=SECTIONS, fits=_turnable),
    _L('* **Short:** "T", *V, May 2021*. [[x](u)] [[y](v)]',
       "* ‹**{S}:** ›{T quoted}, *{V}, {D May 2021}*. {pco|[[x](u)]|Paper}", headings=SECTIONS,
       fits=_no_thesis),
    _L("1. **T**. *P*. V Y. [[pdf](u)] [[code&data](v)] (**Short**)",
       "{n}. {T bold}. *{P}*. {V Y}. {pc|[[x](u)]|pdf}‹ (**{S}**)›", headings=SECTIONS,
       fits=_no_thesis),
    _L("- T. In *V Y*. [[pdf](u)]", "- {T}. In *{V Y}*. {p|[[x](u)]|pdf}", headings=SECTIONS,
       fits=_plain_title),
    _L("[1] 2021_V_T.", "[{n}] {Y}_{V}_{T}.", headings=ANY, between=_PARAGRAPHS,
       fits=_acronym),
    _L("V Y, [T](u)---Code:[x](v)", "{V Y}, {T link}‹---Code:{c|[x](u)|hosts}›", headings=SECTIONS,
       between=_PARAGRAPHS, fits=_no_thesis),
    _L("- [T（V Y）](u)", "- {[T（V Y）](u)}", headings=FLAT, fits=_acronym),
    _L("* [T (V Y)](u)", "* {[T (V Y)](u)}‹ {c|[x](u)|hosts}›", headings=SECTIONS,
       fits=_all(_no_thesis, _without("("))),
    _L("- [T【V Y】](u) P 等", "- {[T【V Y】](u)} {P 等}", headings=SECTIONS, fits=_no_thesis),
    _L("- *V*: **T** [pdf](u) [code](v)", "- *{V}*: {T bold} {pc|[x](u)|pdf}", headings=YEARS,
       fits=_no_thesis),
    _L('- "T" by P in V (Y) [Link](u)', "- {T quoted} by {P & P} in {V (Y)} {pc|[x](u)|Link}",
       headings=SECTIONS, fits=_no_thesis),
    _L("* [T](u) · P · V · Y", "* {T link} · {P} · {V} · {Y}‹ · {c|[x](u)|hosts}›",
       headings=ANY),
    _L("- **T** // P // V Y // links", "- {T bold} // {P} // {V Y} // {pco|[x](u), [y](v)|PDF}",
       headings=SECTIONS),
    _L("* Y | V | [T](u) | P et al.", "* {Y} | {V} | {T link} | {P first}", headings=SECTIONS),
    _L("- (Y) [T](u), *V*", "- ({Y}) {T link}, *{V}*", headings=SECTIONS),
    _L("- Y, F & F, [T](u), V", "- {Y}, {P family & family}, {T link}, {V}", headings=SECTIONS,
       fits=_all(_turnable, _no_thesis)),
    _L("- V Y: [T](u)", "- {V Y}: {T link}‹ ({c|[x](u)|hosts})›", headings=SECTIONS, fits=_no_thesis),
    _L("- <sub>V Y</sub> [T](u)", "- <sub>{V Y}</sub> {T link}‹ {c|[x](u)|repo}›", headings=SECTIONS,
       fits=_no_thesis),
    _L("- [T](u) | **V Y** | `tag` `tag`", "- {T link} | **{V Y}** | {tags `}", headings=SECTIONS,
       fits=_no_thesis),
    _L("- [T](u) <sub>P et al., May 2021</sub>", "- {T link} <sub>{P first}, {D May 2021 long}</sub>",
       headings=SECTIONS),
    _L("- 2021-05-17 **V** [T](u): N", "- {D 2021-05-17} **{V}** {T link}: {N}", headings=SECTIONS,
       fits=_no_thesis),
    _L("* [T](u) - P et al., V Y. N", "* {T link} - {P first}, {V Y}. {N}", headings=SECTIONS,
       fits=_no_thesis),
    _L("- [T](u) N", "- {T link} {N}", headings=SECTIONS),
    _L("+ T [PDF](u) [Code](v)", "+ {T} {pc|[x](u)|PDF}", headings=YEARS),
    _L("- T \\[[pdf](u)\\] \\[[code](v)\\]", "- {T} \\[{p|[x](u)|pdf}\\]‹ {c|\\[[x](u)\\]|small}›",
       headings=YEARS),
    _L("- **T** → [PDF](u) → [Code](v)", "- {T bold} ({Y}) {pco|→ [x](u)|PDF}", headings=SECTIONS),
    _L("* T (V, Y) ([pdf](u), [code](v))", "* {T} ({V, Y}) {pc|([x](u), [y](v))|small}",
       headings=SECTIONS, fits=_all(_no_thesis, _without("("))),
    _L("- **T**, V Y [📄](u) [💻](v)", "- {T bold}, {V Y} {pco|[x](u)|icons}", headings=SECTIONS,
       fits=_no_thesis),
    _L("- *T* [:page_facing_up:](u) [:octocat:](v)",
       "- {T italic}, {P three} ({Y}) {pc|[x](u)|:icons:}", headings=SECTIONS),
    _L("- [T][1], P, V Y", "- {T [reference]}, {P and}, {V Y}", headings=FLAT,
       fits=_no_thesis),
    _L("- T[^1] — P, V Y", "- {T [^]} — {P}, *{V}* ({Y})", headings=FLAT,
       fits=_all(_no_thesis, _without("—"))),
    _L("- badges, **T**, V Y", "- {pco|badge|hosts} {T bold}, {V Y}", headings=SECTIONS, fits=_no_thesis),
    _L("- **T** *(V Y)* badges", "- {T bold} *({V Y})* {pco|badge|Paper}", headings=SECTIONS,
       fits=_no_thesis),
    _L("- **[must read]** [T](u) (V Y)", "- {must read}{T link} ({V Y})‹ {co|[[x](u)]|small}›",
       headings=SECTIONS, fits=_no_thesis),
    _L("- P, T bold, V (Y), broken over lines",
       "- {P},\n  {T bold}.\n  {V (Y)},\n  {pc|[x](u), [y](v)|PDF}", headings=SECTIONS, fits=_no_thesis),
    _L("• [T](u), P, V Y", "• {T link}, {P three}, {V Y}  ", headings=FLAT,
       fits=_no_thesis),
    _L("- [T](u), P & P. *V*, Y.", "- {T link}, {P & P}. *{V}*, {Y}.", headings=SECTIONS),
    _L("* __V Y__ **[T](u)** #tag #tag", "* __{V Y}__ {T bold link} {tags #}", headings=SECTIONS,
       fits=_no_thesis),
    _L("1. 2021.05 - [T](u) - V", "{n}. {D 2021.05} - {T link} - {V}", headings=SECTIONS),
    _L("- [Y - T](u), tags below", "* {[Y - T](u)}\n  * **Tags:** {tags ,}", headings=SECTIONS),
    _L("- [V Y](u): T", "- {V Y link}: {T}", headings=SECTIONS, fits=_no_thesis),
    _L("* P. “T.” V, Y. <u>", "* {P and}. {T curly.} {V, Y}. {<u>}", headings=SECTIONS,
       fits=_no_thesis),
    _L("- T, in V Y (cited n times)", "- {T link}, in {V Y} (cited {cited} times)", headings=SECTIONS,
       fits=_no_thesis),
    _L("- [T](u) ⭐ n, V Y", "- {T link}, {V Y}‹ {c|[x](u)|hosts}›‹ ⭐ {star count}›", headings=SECTIONS,
       fits=_no_thesis),
    _L("- P (Y): [T](u)", "- {P} ({Y}): {T link}‹; {c|[x](u)|hosts}›", headings=SECTIONS),
    _L("- P (places). T. V Y", "- {P (places)}. {T bold}. {V Y}. {p|[[x](u)]|PDF}", headings=SECTIONS,
       fits=_all(_no_thesis, _turnable)),
    _L("* **T** P<sup>1</sup>, V Y", "* {T link bold}<br>{P<sup>1</sup>}<br>*{V}*, {Y}",
       headings=SECTIONS, fits=_turnable),
    _L('- "T," V, Y. Paper: u Code: v', "- {T quoted,} {V, Y}. {pc|x: u|Paper}", headings=SECTIONS,
       fits=_no_thesis),
)  # fmt: skip

REFERENCES = (
    _L("APA with the DOI behind", "- {P APA} ({Y}). {T}. {V APA} {u}", headings=SECTIONS,
       fits=_all(_turnable, _with_doi)),
    _L("APA, title linked, et al.", "* {P APA et al.} ({Y}). {T link}. {V APA}", headings=SECTIONS,
       fits=_turnable),
    _L("MLA with [[pdf](u)]", "- {P MLA} {T quoted.} {V MLA} {p|[[x](u)]|pdf}", headings=SECTIONS,
       fits=_turnable),
    _L("Chicago notes", "{n}. {P Chicago} {T curly.} {V Chicago} {u}.", headings=FLAT,
       fits=_turnable),
    _L("Chicago author-date", "{P Chicago} {Y}. {T quoted.} {V author-date} {u}.", headings=SECTIONS,
       between=_PARAGRAPHS, fits=_turnable),
    _L("Vancouver with doi:", "{n}. {P Vancouver}. {T}. {V Vancouver} doi: {doi}", headings=SECTIONS,
       fits=_all(_turnable, _with_doi)),
    _L("IEEE, Available: u", "[{n}] {P IEEE}, {T curly,} {V IEEE} [Online]. Available: {u}",
       headings=SECTIONS, between=_PARAGRAPHS, fits=_turnable),
    _L("IEEE in a numbered list, linked",
       "{n}. {P IEEE}, {T quoted link}, {V IEEE}‹ {c|[[x](u)]|small}›", headings=SECTIONS,
       fits=_turnable),
    _L("Harvard, Available at: u", "* {P Harvard} ({Y}) {T single}, {V Harvard} Available at: {u}",
       headings=SECTIONS, fits=_all(_turnable, _without("'’"))),
    _L("ACS with [DOI](u)", "- {P ACS}. {T}. {V ACS} {p|[x](u)|hosts}", headings=SECTIONS,
       fits=_turnable),
    _L("Nature", "{n}. {P Nature} {T}. {V Nature} {p|[x](u)|hosts}", headings=SECTIONS,
       fits=_turnable),
    _L("ACM", "- {P IEEE}. {Y}. {T}. {V ACM} {u}", headings=SECTIONS, fits=_turnable),
    _L("BibTeX people: **T** <br> P <br> *V*, Y",
       "- {T bold} <br> {P bib} <br> *{V}*, {Y} {p|[[x](u)]|pdf}", headings=SECTIONS, fits=_turnable),
    _L("**T** [[paper](u)], BibTeX below", "**{T}** {pc|[[x](u)]|small}\n\n```bibtex\n{bibtex}\n```",
       headings=SECTIONS, between=_PARAGRAPHS, fits=_turnable, line_captions=False),
    _L("- **F et al. (Y)** — APA “T.” *V*",
       "- **{P family et al.} ({Y})** — {P APA} {T quoted.} *{V}*. {p|[x](u)|Link}",
       headings=SECTIONS, fits=_turnable),
    _L("**P (Y)**, **T**, 📄 [V](u), 🔗 [GitHub](v)",
       "**{P APA et al.} ({Y})**  \n**{T quoted}**  \n📄 {V link}‹  \n🔗 {c|[x](u)|hosts}›",
       headings=SECTIONS, between=_PARAGRAPHS, fits=_turnable),
    _L("* P (Y), then [T](u) below", "* {P & P} ({Y})\n  * {T link}", headings=SECTIONS,
       fits=_turnable),
    _tongue("русский", "GOST", "{n}. {P GOST} {T} // {V GOST} {p|[[x](u)]|русский}",
            headings=("one", "bare"), fits=_all(_turnable, _without("/"))),
    _tongue("中文", "GB/T 7714", "[{n}] {P Vancouver}. {T}{V GB/T} {p|[[x](u)]|中文}",
            headings=("one", "bare"), between=_PARAGRAPHS, fits=_turnable),
    _tongue("deutsch", "P: T. In: V, Y, S. n", "- {P und P}: {T}. {V deutsch} {p|[[x](u)]|deutsch}",
            headings=("one", "bare"), fits=_no_thesis),
    _tongue("français", "P CAPITALS, « T », *V*, Y, p. n",
            "- {P CAPITALS}, {T «»}, {V français}. {pc|[[x](u)]|français}",
            headings=("one", "bare"), fits=_turnable),
    _tongue("日本語", "P「T」『V』Y年", "- {P 、}「{T}」『{V}』{Y}年. {pc|[x](u)|日本語}",
            headings=("one", "bare"), fits=_no_thesis),
    _tongue("한국어", 'P, "T", V, Y.', "{n}. {P}, {T quoted}, {V}, {Y}. {pc|[[x](u)]|한국어}",
            headings=("one", "bare"), fits=_no_thesis),
    _tongue("español", "P y P (Y): «T», V", "- {P y P} ({Y}): {T «»}, {V italic}. {pco|[x](u) | [y](v)|español}",
            headings=("one", "bare"), fits=_no_thesis),
    _tongue("português", "T. P e P. V, Y.", "* {T bold}. {P e P}. *{V}*, {Y}. {pco|([x](u))|português}",
            headings=("one", "bare"), fits=_no_thesis),
    _tongue("中文", "P：《T》，V，Y", "- {P 、}：{T 《》}，{V}，{Y}。{pc|[x](u)|中文}",
            headings=("one", "bare"), fits=_no_thesis),
)  # fmt: skip

NESTED = (
    _L("**T**; P — V, Y; links", "- {T bold}\n  - {P} — {V, Y}\n  - {pco|[x](u) / [y](v)|PDF}",
       headings=ANY, fits=_no_thesis),
    _L("[T](u) (V Y); TL;DR; Authors", "- {T link} ({V Y})\n  - **TL;DR**: {N}\n  - **Authors**: {P}",
       headings=SECTIONS, fits=_no_thesis),
    _L("**[T](u)**; _P_; V Y; code",
       "* {T bold link}\n    * _{P}_\n    * {V Y}‹\n    * {co|[x](u) | [y](v)|hosts}›",
       headings=ANY, fits=_no_thesis),
    _L("**T**; 👤 📍 📄 💻 📝",
       "- {T bold}\n  - 👤 {P}\n  - 📍 {V (Y)}\n  - 📄 {u}‹\n  - 💻 {c u}›\n  - 📝 {N}",
       headings=SECTIONS, fits=_no_thesis),
    _L("1. **T**; a numbered list below",
       "{n}. {T bold}\n    1. {P}\n    2. {V, Y}\n    3. {p|[x](u)|Full text}", headings=FLAT,
       fits=_no_thesis),
    _L("[T](u). P. V Y. Abstract folded",
       "- {T link}. {P}. *{V}* {Y}.\n  <details><summary>Abstract</summary>{N}</details>",
       headings=SECTIONS, fits=_no_thesis),
    _L("Title: T; Author(s): P; Published in: V",
       "- Title: {T}\n  - Author(s): {P ;}\n  - Published in: {V}\n  - Year: {Y}\n  - URL: {u}"
       "‹\n  - Repository: {c u}›", headings=SECTIONS),
    _L("T; Manuscript: u; Code: v", " - {T}\n   - Manuscript: {u}‹\n   - Code: {c u}›",
       headings=SECTIONS),
    _L("##### T [[pdf](u)]; *P*; `2021-05`",
       "{#}# {T} {p|[[x](u)]|pdf}\n- *{P}*\n- `{D 2021-05}`", headings=FLAT, between=_PARAGRAPHS,
       line_captions=False),
    _L("1. [**T.**](u) \\ *P.* \\ **V Y** \\ Keywords",
       "1. {T link bold.} \\\n*{P}.* \\\n**{V Y}** \\\n*Keywords: {tags ,}.*", headings=SECTIONS,
       between=_PARAGRAPHS, fits=_no_thesis),
    _L('1. <span id="p1">**T.**</span> V, Y. [paper](u); *P.*',
       '{n}. <span id="p{n}">{T bold.}</span> {V}, {Y}. {pc|[x](u)|small}\n \n    *{P}.*',
       headings=SECTIONS, between=_PARAGRAPHS, fits=_no_thesis),
    _L("T, a hard break, P. V below",
       "* {T}  \n  {P}. *{V}*, {Y}. {pc|[[x](u)]|PDF}", headings=SECTIONS),
    _L("**T**: note lines with Who / Where / Why",
       "- {T link bold}\n  - Who: {P}\n  - Where: {V}, {Y}\n  - Why: {N}", headings=SECTIONS,
       fits=_no_thesis),
    _L("T. [V Y](u); P in small", "* {T bold} {V Y link}\n  <br><small>{P}</small>‹\n  <br>{co|[x](u)|small}›",
       headings=SECTIONS, fits=_no_thesis),
    _L("- 2021, items below it", "  - {T link}, {P three}, *{V}*", headings=("- 2021", "* **2021**"),
       fits=_no_thesis),
    _L("- **ICRA**, items below it", "    - {T bold}. {P}. {Y}. {pc|[[x](u)]|pdf}",
       headings=("- **ICRA**",), fits=_acronym),
    _L("## ICRA, years in the items", "- ({Y}) {T} — {P}‹ — {c|[x](u)|hosts}›", headings=("## ICRA",),
       fits=_all(_acronym, _without("—"))),
    _L("### ICRA 2021, people in the items", "- {T}. {P and}. {pco|[x](u), [y](v)|small}",
       headings=("### ICRA 2021", "## 2021 ICRA"), fits=_acronym),
    _L("> quoted notes below", "- {T bold}, {P}. {V Y}. {p|[[x](u)]|PDF}\n\n  > **Note:** {N}",
       headings=SECTIONS, between=_PARAGRAPHS, fits=_no_thesis),
    _tongue("中文", "**标题**、**作者**、**期刊**",
            "- **标题**：{T}\n  - **作者**：{P 、}\n  - **期刊/会议**：{V}\n  - **年份**：{Y}\n"
            "  - **链接**：{u}\n  - **一句话总结**：{N}", headings=("one", "bare")),
    _tongue("日本語", "題名、著者、掲載", "- 題名: {T}\n  - 著者: {P 、}\n  - 掲載: {V}\n  - 発表年: {Y}\n"
            "  - 論文: {u}‹\n  - コード: {c u}›\n  - 要約: {N}", headings=("one", "bare")),
    _tongue("한국어", "제목, 저자, 학회", "- **{T}**\n  - 저자: {P}\n  - 게재: {V} ({Y})\n  - 링크: {u}\n"
            "  - 요약: {N}", headings=("one", "bare"), fits=_no_thesis),
    _tongue("français", "### T; **Auteurs** : P",
            "{#} {T}\n\n* **Auteurs** : {P et P}\n* **Revue** : {V}\n* **Année** : {Y}\n"
            "* **Lien** : {u}\n* **Résumé** : {N}", headings=("one",), between=_PARAGRAPHS,
            line_captions=False),
    _tongue("deutsch", "### T; Autoren: P, hard breaks",
            "{#} {T}\n\nAutoren: {P}  \nErschienen in: {V}  \nJahr: {Y}  \nLink: {u}  \n"
            "Zusammenfassung: {N}", headings=("one",), between=_PARAGRAPHS, line_captions=False),
    _tongue("português", "[T](u); Autores: P", "- {T link}\n  - Autores: {P e P}\n  - Revista: {V}\n"
            "  - Ano: {Y}‹\n  - Código: {c u}›\n  - Resumo: {N}", headings=("one", "bare")),
    _tongue("русский", "**T**; **Авторы:** P", "- {T bold}\n  - **Авторы:** {P}\n  - **Журнал:** {V}\n"
            "  - **Год:** {Y}\n  - **Ссылка:** {u}\n  - **Кратко:** {N}", headings=("one", "bare")),
    _tongue("español", "### 1. T; **Autores:** P",
            "{#} {n}. {T}\n\n- **Autores:** {P ;}\n- **Año:** {Y}\n- **Publicación:** {V}\n"
            "- **Enlace:** [{u}]({u})\n- **Resumen:** {N}", headings=("one",), between=_PARAGRAPHS,
            line_captions=False),
)  # fmt: skip

TABLES = (
    _table("Title <br> P | Description | Code", "Title | Description | Code",
           "{T link} <br> {P and} | {N} | {c|[x](u)|hosts}", headings=SECTIONS),
    _table("Title <br> P | Description | Code, empty rows", "Title | Description | Code",
           "{T link} <br> {P and} | {N} | {c|[x](u)|hosts}", headings=SECTIONS,
           between="\n|       |       |      |\n"),
    _table("Paper Title | [Venue](page) | Publication Date", "Paper Title | Venue | Publication Date",
           "{T link} | {V page} | {D May 2021}", headings=SECTIONS),
    _table("Ref | Who | What | Where | When", "Ref | Who | What | Where | When",
           "{n} | {P} | {T link} | {V} | {Y}", headings=SECTIONS),
    _table("# | Paper | Year | Where | Links", "# | Paper | Year | Where | Links",
           "{n} | {T bold} | {Y} | {V} | {pco|[x](u) / [y](v)|PDF}", headings=SECTIONS),
    _table("Date | Title & Authors | Venue", "Date | Title & Authors | Venue | Code",
           "{D May 17, 2021} | **{T link}**<br/>*{P}* | {V} | {c|[x](u)|repo}", headings=SECTIONS,
           align=":--"),
    _table("1st author | Title | Outlet | Yr | PDF | GitHub",
           "1st author | Title | Outlet | Yr | PDF | GitHub",
           "{P first} | {T} | {V} | {Y} | {p|[x](u)|Link} | {c|[x](u)|Link}", headings=SECTIONS),
    _table("Reference | Notes", "Reference | Notes", "{P APA} ({Y}). {T link}. *{V}*. | {N}",
           headings=SECTIONS, fits=_turnable),
    _table("Title | Venue'Year | 📄 | 💻", "Title | Venue | Paper | Code",
           "{T} | {V'y} | {p|[x](u)|icons} | {c|[x](u)|icons}", headings=SECTIONS, fits=_acronym),
    _table("Status | Paper | Authors | Published", "Status | Paper | Authors | Published",
           "{✅⬜} | {T link} | {P three} | {V Y}", headings=SECTIONS),
    _table("Title | Keywords | bare address", "Title | Keywords | Link", "*{T}* | {tags ,} | {u}",
           headings=SECTIONS, align=":---:"),
    _table("Venue | Title | Paper | Code or -", "Venue | Title | Paper | Code",
           "{V Y} | {T} | {p|[x](u)|hosts} | {code or -}", headings=SECTIONS),
    _table("below a year: Title | Authors | Venue", "Title | Authors | Venue | Resources",
           "{T bold} | {P} | {V} | {pco|[[x](u)]|PDF}", headings=YEARS),
    _table("Citations | Stars | Title", "Cites | Stars | Title | Venue | Year | Code",
           "{cited} | {star count} | {T link} | {V} | {Y} | {c|[x](u)|hosts}", headings=SECTIONS,
           fits=lambda work: bool(work.stars)),
    _table("Author(s) ; Title ; Journal ; Year ; DOI", "Author(s) | Year | Title | Journal | DOI",
           "{P ;} | {Y} | {T} | {V} | {p|[x](u)|hosts}", headings=SECTIONS, fits=_with_doi),
    _L("table for each work", "{#} {T}\n\n| | |\n| --- | --- |\n| **Authors** | {P} |\n"
       "| **Venue** | {V} |\n| **Year** | {Y} |\n| **Link** | {p|[x](u)|Paper} |",
       headings=FLAT, between=_PARAGRAPHS, line_captions=False),
    _L("table without outer bars: Year | Title | Note", "{Y} | {T link} | {N}", headings=SECTIONS,
       top="Year | Title | Note\n:---: | --- | ---\n"),
    _L("html table: Paper | Published | Links",
       '    <tr>\n      <td><a href="{u}">{T}</a><br><i>{P}</i></td>\n      <td>{V}, {Y}</td>\n'
       "      <td>{co|[x](u)|Paper}</td>\n    </tr>",
       headings=SECTIONS, markup="html",
       top="<table>\n  <thead>\n    <tr><th>Paper</th><th>Published</th><th>Links</th></tr>\n"
       "  </thead>\n  <tbody>\n",
       bottom="\n  </tbody>\n</table>", fits=_no_thesis),
    _L("html table: Year | Venue | Title | Code in bold",
       '<tr><td>{Y}</td><td>{V}</td><td><a href="{u}">{T}</a></td><td>{c|[x](u)|repo}</td></tr>',
       headings=SECTIONS, markup="html",
       top="<table>\n<tr><td><b>Year</b></td><td><b>Venue</b></td><td><b>Title</b></td>"
       "<td><b>Code</b></td></tr>\n", bottom="\n</table>"),
    _L("中文: table 序号 | 论文题目 | 作者", "| {n} | {T link} | {P 、} | {V} | {Y} | {N} |",
       {"tongue": ("中文",)}, headings=("one",),
       top="| 序号 | 论文题目 | 作者 | 出处 | 年 | 备注 |\n|:-:|---|---|---|---|---|\n"),
    _L("français: table N° | Titre | Auteurs", "| {n} | {T} | {P et P} | {V} | {Y} | {p|[x](u)|français} |",
       {"tongue": ("français",)}, headings=("one",),
       top="| N° | Titre | Auteurs | Revue | Année | Lien |\n|:-:|---|---|---|---|---|\n"),
    _L("deutsch: table Jahr | Titel | Verfasser", "| {Y} | {T link} | {P} | {V} | {N} |",
       {"tongue": ("deutsch",)}, headings=("one",),
       top="| Jahr | Titel | Verfasser | Zeitschrift | Anmerkung |\n|---|---|---|---|---|\n"),
    _L("русский: table Год | Название | Авторы", "| {Y} | {T} | {P} | {V} | {p|[x](u)|русский} |",
       {"tongue": ("русский",)}, headings=("one",),
       top="| Год | Название | Авторы | Журнал | Ссылка |\n|---|---|---|---|---|\n"),
    _L("日本語: table 年 | タイトル | 著者", "| {Y} | {T link} | {P 、} | {V} | {c|[x](u)|日本語} |",
       {"tongue": ("日本語",)}, headings=("one",),
       top="| 年 | タイトル | 著者 | 掲載誌 | コード |\n|---|---|---|---|---|\n"),
)  # fmt: skip

BLOCKS = (
    _L("### T; *P* (V, Y); N; links",
       "{#} {T}\n\n*{P}* ({V, Y})\n\n{N}\n\n{pco|[x](u) / [y](v)|Full text}",
       headings=FLAT, between=_PARAGRAPHS, line_captions=False, fits=_no_thesis),
    _L("### [T](u); V Y; numbered notes", "{#} {T link}\n\n{V Y}\n\n1. {N}", headings=FLAT,
       between=_PARAGRAPHS, line_captions=False, fits=_no_thesis),
    _L("### [V Y] T; - P; - links", "{#} [{V Y}] {T}\n\n- {P}\n- {pco|[x](u)|PDF}",
       headings=FLAT, between=_PARAGRAPHS, line_captions=False, fits=_no_thesis),
    _L("### 1. T (Y); **Authors:** P", "{#} {n}. {T} ({Y})\n\n**Authors:** {P}\n\n**Published in:** {V}"
       "\n\n**Link:** {p|[x](u)|Full text}\n\n**Why it matters:** {N}", headings=FLAT,
       between=_PARAGRAPHS, line_captions=False, fits=_without("(")),
    _L("> P. **T**. *V*, Y.", "> {P and}. {T bold}. *{V}*, {Y}. {pc|[[x](u)]|pdf}", headings=SECTIONS,
       between=_PARAGRAPHS),
    _L("**T**, P, V Y, links, each a paragraph, ruled off",
       "{T bold}\n\n{P}\n\n*{V}*, {Y}\n\n{pco|[x](u) | [y](v)|PDF}", headings=FLAT,
       between="\n\n---\n\n", line_captions=False, fits=_no_thesis),
    _L("<dt>T</dt><dd>P. V (Y). links</dd>",
       "<dt><b>{T}</b></dt>\n<dd>{P}. <i>{V}</i> ({Y}). {pc|[x](u), [y](v)|PDF}</dd>", headings=SECTIONS,
       top="<dl>\n", bottom="\n</dl>", markup="html"),
    _L("<details> [T](u) (V Y)",
       '<details>\n<summary><a href="{u}">{T}</a> ({V Y})</summary>\n\n- **Authors:** {P}\n- **In short:** {N}\n\n</details>',
       headings=FLAT, between=_PARAGRAPHS, line_captions=False, fits=_no_thesis),
    _L("**T**<br/>*P*, V, Y<br/>links", "{T bold}<br/>*{P}*, {V}, {Y}<br/>{pco|[x](u) • [y](v)|hosts}",
       headings=SECTIONS, between=_PARAGRAPHS, fits=_no_thesis),
    _L("**T**, by P, published in V, Y: lines",
       "{T bold}  \nby {P and}  \npublished in *{V}*, {Y}  \n{pco|[x](u) / [y](v)|PDF}", headings=SECTIONS,
       between=_PARAGRAPHS, fits=_no_thesis),
    _L("<ol><li>", "<li>{T link}<br>\n{P}<br>\n<em>{V}</em>, {Y}</li>", headings=SECTIONS,
       top="<ol>\n", bottom="\n</ol>", markup="html"),
    _L("<ul><li>P, <b>T</b>, V Y [pdf]", "  <li>{P}, {T <b>}, {V Y}. {pc|[[x](u)]|pdf}</li>",
       headings=SECTIONS, top="<ul>\n", bottom="\n</ul>", markup="html", fits=_no_thesis),
    _L("<p><b>T</b><br>P<br><i>V</i>, Y",
       "<p>\n<b>{T}</b><br>\n{P}<br>\n<i>{V}</i>, {Y} {pco|[[x](u)]|small}\n</p>", headings=SECTIONS,
       between=_PARAGRAPHS, markup="html", fits=_no_thesis),
    _L("T plain; P; V Y: three plain lines, hard breaks",
       "{T}\\\n{P}\\\n{V Y}. {pc|[x](u), [y](v)|PDF}", headings=SECTIONS, between=_PARAGRAPHS,
       fits=_no_thesis),
    _L("P. T. V (Y), paragraphs, link at the end",
       "{P}. {T link}. *{V}* ({Y}).", headings=SECTIONS, between=_PARAGRAPHS),
    _L("#### T; > N; badges", "{#}# {T}\n\n> {N}\n\n{P} · {V Y}\n\n{pco|badge|hosts}", headings=FLAT,
       between=_PARAGRAPHS, line_captions=False, fits=_no_thesis),
    _L("**[T](u)** (Y). P. N, a paragraph", "{T bold link} ({Y}). *{P}*. {N}", headings=SECTIONS,
       between=_PARAGRAPHS),
)  # fmt: skip

MIXED = (
    _L("mixed: items, then a table, then headings",
       "- [{D 2021/05}] {T bold} {pco|[[x](u)]|small}", headings=("## 1. Topic", "## 🔭 Topic"),
       also=(_table("in a mixed list", "Title | Authors | Venue | Year",
                    "{T link} | {P} | {V} | {Y}"),
             _L("", "{#} {T}\n\n{P}. {V Y}. {p|[x](u)|Paper}\n\n{N}", between=_PARAGRAPHS,
                line_captions=False)), fits=_no_thesis, line_captions=False),
    _L("mixed: references, then linked titles",
       "- {P APA} ({Y}). {T}. {V APA} {p|[[x](u)]|pdf}", headings=("--- ## Topic", "## TOPIC"),
       also=(_L("", "- {T link} ({V Y})‹ {c|[x](u)|hosts}›"),), fits=_all(_turnable, _no_thesis)),
    _L("mixed: two tables with other heads",
       TABLES[3].entry, headings=("one", "## 🔭 Topic", "<h2>"), top=TABLES[3].top,
       also=(_table("second", "Paper | Published | Code", "{T link} | {V Y} | {c|[x](u)|hosts}"),),
       fits=_no_thesis),
    _L("mixed: items with and without people", "- {T link}. {P}. {V Y}.",
       headings=SECTIONS, turns=("- {T link}. {V Y}.", "- {T link}. {P first}. {V Y}."),
       fits=_no_thesis),
    _L("mixed: items with and without a note", "- {T link} ({V Y}) - {N}",
       headings=SECTIONS, turns=("- {T link} ({V Y})", "- {T link} ({V Y})‹ [{c|[x](u)|repo}]›"),
       fits=_no_thesis),
    _L("mixed: items with a link here or there", "- {T bold}. *{P}*. {V Y}. {p|[[x](u)]|pdf}",
       headings=SECTIONS, turns=("- {T link bold}. *{P}*. {V Y}.",), fits=_no_thesis),
    _L("mixed: sub-items below some", "- {T link}, *{V}*, {Y}\n  - {N}", headings=SECTIONS,
       turns=("- {T link}, *{V}*, {Y}", "- {T link}, *{V}*, {Y}\n  - {P}"), fits=_no_thesis),
    _L("mixed: bold paragraphs, then items", "{T bold} {p|[[x](u)]|PDF}\n\n{P}. *{V}*, {Y}. {N}",
       headings=("## 1. Topic", "--- ## Topic"), between=_PARAGRAPHS, line_captions=False,
       also=(_L("", "* {T link}, {P first}, {V Y}"),), fits=_no_thesis),
)  # fmt: skip

LAYOUTS = (*LINES, *REFERENCES, *NESTED, *TABLES, *BLOCKS, *MIXED)


# ---- the draw ----


class _Draw:
    """Take for each layout a heading, what stands around and works: those that were used least."""

    def __init__(self) -> None:
        self.chance = random.Random("aside")  # noqa: S311
        self.used: dict[tuple[str, str], int] = {}

    def one(self, choice: str, among: Sequence[str]) -> str:
        name = min(among, key=lambda one: self.used.get((choice, one), 0) + self.chance.random())
        self.used[choice, name] = self.used.get((choice, name), 0) + 1
        return name

    def shape(self, layout: Layout) -> Shape:
        heading = self.one("heading", layout.headings)
        tongue = layout.styles.get("tongue", ())
        before = tongue[0] if tongue else self.one(
            "before", tuple(_BEFORE) if heading.startswith(_HIGH) else _BEFORE_LOW
        )  # fmt: skip
        # Below the last entry of a list without headings only a ruled line ends it.
        after = tongue[0] if tongue else self.one("after", tuple(_AFTER))
        choices = {"heading": _PREFIX + heading, "caption": ""}
        choices |= {"before": _PREFIX + before, "after": _PREFIX + after}
        return Shape("", layout, choices, self.works(layout))

    def works(self, layout: Layout) -> tuple[Work, ...]:
        # A real section has more than one work: those of few topics are taken, all that fit.
        fitting: dict[str, list[Work]] = {}
        for work in self.by_use(WORKS):
            if layout.fits(work):
                fitting.setdefault(work.topic, []).append(work)
        topics = sorted(
            fitting, key=lambda topic: self.used.get(("topic", topic), 0) + self.chance.random()
        )
        taken: list[Work] = []
        for topic in topics:
            if len(taken) < WORKS_A_SHAPE:
                taken += fitting[topic][: WORKS_A_SHAPE - len(taken)]
                self.used["topic", topic] = self.used.get(("topic", topic), 0) + 1
        for work in taken:
            self.used["work", work.title] = self.used.get(("work", work.title), 0) + 1
        self.chance.shuffle(taken)
        return tuple(taken)

    def by_use(self, works: Sequence[Work]) -> list[Work]:
        return sorted(
            works, key=lambda work: self.used.get(("work", work.title), 0) + self.chance.random()
        )


@cache
def shapes(half: str) -> list[Shape]:
    """Return the shapes of a half, "a" or "b": the layouts are parted by a draw of their own."""
    draw = _Draw()
    drawn = [draw.shape(layout) for layout in LAYOUTS]
    random.Random(7).shuffle(drawn)  # noqa: S311
    middle = len(drawn) // 2
    mine = drawn[:middle] if half == "a" else drawn[middle:]
    return [
        Shape(f"aside-{half}-{number:03}", one.layout, one.choices, one.works)
        for number, one in enumerate(mine, 1)
    ]
