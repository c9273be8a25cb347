"""How the third part writes the parts of an entry: each slot has one form, and says it in its name.

The other parts draw a style for each slot.  Here a layout names the form itself, so that a layout
reads like the line that it prints: ``{T bold}. {P}. {V, Y}``.
"""

import re
from collections.abc import Callable

from intake.shape_parts import (
    CODE_HOSTS,
    SLOTS,
    Entry,
    Style,
    clipped,
    dated,
    in_series,
    names,
    spaced,
    venue_said,
    year_said,
)
from intake.shape_works import Person, Work
from intake.shape_works_aside import kind


def _slots(found: dict[str, Style]) -> None:
    SLOTS.update({name: (style, ()) for name, style in found.items()})


# ---- what a library knows besides: made of the letters of the title, the same in each shape ----


def _serial(work: Work) -> int:
    return sum(map(ord, work.title))


def _volume(work: Work) -> int:
    return _serial(work) % 70 + 5


def _issue(work: Work) -> int:
    return _serial(work) % 11 + 1


def _pages(work: Work, dash: str = "–") -> str:
    first = _serial(work) % 1900 + 10
    return f"{first}{dash}{first + _serial(work) % 17 + 6}"


# ---- titles ----


def _titled(form: str) -> Style:
    def style(entry: Entry) -> str:
        title = entry.text(entry.work.title)
        # Nobody writes a full stop, or a comma, behind a question mark.
        mine = re.sub(r"\}[.,]", "}", form) if title[-1] in "?!" else form
        # A quotation within a quotation has single marks: as a person would write it.
        return mine.format(title.replace('"', "'") if form[0] in '"“„«' else title)

    return style


def _linked(form: str, inner: str = "{}") -> Style:
    def style(entry: Entry) -> str:
        entry.want.url = entry.work.url
        title = entry.text(entry.work.title)
        if '"' in inner:
            title = title.replace('"', "'")
        return form.format(entry.link(inner.format(title), entry.work.url))

    return style


def _by_reference(entry: Entry) -> str:
    entry.want.url = entry.work.url
    entry.foot.append(f"[{entry.number}]: {entry.work.url}")
    return f"[{entry.text(entry.work.title)}][{entry.number}]"


def _footnoted(entry: Entry) -> str:
    entry.want.url = entry.work.url
    entry.foot.append(f"[^{entry.number}]: <{entry.work.url}>")
    return f"{entry.text(entry.work.title)}[^{entry.number}]"


def _after_year(entry: Entry) -> str:
    entry.want.url = entry.work.url
    return f"[{year_said(entry)} - {entry.text(entry.work.title)}]({entry.work.url})"


def _with_when(form: str) -> Style:
    def style(entry: Entry) -> str:
        entry.want.url = entry.work.url
        title, when = entry.text(entry.work.title), f"{venue_said(entry)} {year_said(entry)}"
        return f"[{form.format(title, when)}]({entry.work.url})"

    return style


def _bold_short(entry: Entry) -> str:
    title = entry.text(entry.work.title)
    short = entry.work.short
    if not short:
        return title
    entry.want.spare.append(short)
    entry.want.rest = entry.work.title.removeprefix(f"{short}: ")
    return f"**{short}**{title.removeprefix(short)}"


def _short(form: str) -> Style:
    def style(entry: Entry) -> str:
        if not entry.work.short:
            return ""
        entry.want.spare.append(entry.work.short)
        return form.format(entry.work.short)

    return style


_slots({
    "T": _titled("{}"),
    "T bold": _titled("**{}**"),
    "T bold.": _titled("**{}.**"),
    "T italic": _titled("*{}*"),
    "T _italic_": _titled("_{}_"),
    "T <b>": _titled("<b>{}</b>"),
    "T <u>": _titled("<u>{}</u>"),
    "T quoted": _titled('"{}"'),
    "T quoted,": _titled('"{},"'),
    "T quoted.": _titled('"{}."'),
    "T curly": _titled("“{}”"),
    "T curly.": _titled("“{}.”"),
    "T curly,": _titled("“{},”"),
    "T single": _titled("‘{}’"),
    "T «»": _titled("« {} »"),
    "T „“": _titled("„{}“"),
    "T 「」": _titled("「{}」"),
    "T 《》": _titled("《{}》"),
    "T bold quoted": _titled('**"{}"**'),
    "T link": _linked("{}"),
    "T link bold": _linked("{}", "**{}**"),
    "T link bold.": _linked("{}", "**{}.**"),
    "T bold link": _linked("**{}**"),
    "T link italic": _linked("{}", "*{}*"),
    "T italic link": _linked("_{}_"),
    "T link quoted": _linked("{}", '"{}"'),
    "T quoted link": _linked('"{}"'),
    "T <link>": _linked("<{}>"),
    "T [link]": _linked("[{}]"),
    "T 《link》": _linked("《{}》"),
    "T [reference]": _by_reference,
    "T [^]": _footnoted,
    "[Y - T](u)": _after_year,
    "[T (V Y)](u)": _with_when("{} ({})"),
    "[T（V Y）](u)": _with_when("{}（{}）"),
    "[T【V Y】](u)": _with_when("{}【{}】"),
    "T short": _bold_short,
    "S": _short("{}"),
})  # fmt: skip

# ---- people ----


def _full(entry: Entry) -> list[str]:
    return [person.full for person in entry.work.people]


def _initialled(entry: Entry) -> list[str]:
    return [f"{person.initials} {person.family}".strip() for person in entry.work.people]


def _joined(listed: list[str], last: str, comma: str = ", ") -> str:
    return comma.join(listed) if last == comma else in_series(last, comma)(listed)


def _apa(people: list[Person]) -> str:
    # Psychologists set the comma before "&" between two names as well.
    listed = [_turned(one) for one in people]
    return ", & ".join([", ".join(listed[:-1]), listed[-1]]) if len(listed) > 1 else listed[0]


def _turned(person: Person, *, initials: bool = True) -> str:
    given = person.initials if initials else person.given
    return f"{person.family}, {given}" if given else person.family


def _bare(person: Person) -> str:
    """Return a name as physicians cite it: ``van der Meer L``."""
    letters = re.sub(r"[^\w]", "", person.initials).upper()
    return f"{person.family} {letters}".strip()


def _cited(form: Callable[[list[Person]], str], *, initials: bool = True) -> Style:
    """Return a style of names turned round; expected is the person, however the name is turned."""

    def style(entry: Entry) -> str:
        entry.want.authors = tuple(_initialled(entry) if initials else _full(entry))
        return form(list(entry.work.people))

    return style


def _mla(people: list[Person]) -> str:
    first = _turned(people[0], initials=False)
    if len(people) == 1:
        return f"{first}."
    return f"{first}, and {people[1].full}." if len(people) == 2 else f"{first}, et al."


def _mla_names(entry: Entry) -> str:
    people = entry.work.people
    entry.want.authors = tuple(one.full for one in (people if len(people) < 3 else people[:1]))
    return _mla(list(people))


def _chicago(people: list[Person]) -> str:
    listed = [_turned(people[0], initials=False), *(one.full for one in people[1:])]
    if len(listed) == 2:
        return ", and ".join(listed) + "."
    return _joined(listed, ", and ") + "."


def _families(entry: Entry) -> list[str]:
    return [person.family.removesuffix(" III") for person in entry.work.people]


def _apa_et_al(entry: Entry) -> str:
    # Three names, then "et al.": what people cut a long list of authors to.
    people = entry.work.people
    listed = _initialled(entry)
    entry.want.authors = tuple(listed[:3])
    shown = ", ".join(_turned(one) for one in people[:3])
    return shown + (", et al." if len(people) > 3 else "")


def _family_et_al(entry: Entry) -> str:
    families = _families(entry)
    entry.want.authors = tuple(families[:1])
    return families[0] + (" et al." if len(families) > 1 else "")


def _family_and_family(entry: Entry) -> str:
    families = _families(entry)
    if len(families) > 2:
        return _family_et_al(entry)
    return names(entry, families, " & ".join)


def _initial_et_al(entry: Entry) -> str:
    listed = _initialled(entry)
    if len(listed) == 2:
        return names(entry, listed, " and ".join)
    entry.want.authors = tuple(listed[:1])
    return listed[0] + (" et al." if len(listed) > 1 else "")


def _first(count: int, rest: str) -> Style:
    def style(entry: Entry) -> str:
        listed = _full(entry)
        entry.want.authors = tuple(listed[:count])
        return ", ".join(listed[:count]) + (rest if len(listed) > count else "")

    return style


_PLACES = ("Lowland University", "Harbour Institute", "ETH", "Fjord College")


def _with_places(entry: Entry) -> str:
    entry.want.authors = tuple(_full(entry))
    return ", ".join(
        f"{name} ({_PLACES[(entry.number + place) % 4]})" for place, name in enumerate(_full(entry))
    )


def _with_numbers(entry: Entry) -> str:
    entry.want.authors = tuple(_full(entry))
    return ", ".join(f"{name}<sup>{place % 3 + 1}</sup>" for place, name in enumerate(_full(entry)))


def _capitals(person: Person) -> str:
    return f"{person.given} {person.family.upper()}".strip()


def _people(last: str, comma: str = ", ", around: str = "{}") -> Style:
    return lambda entry: around.format(
        names(entry, _full(entry), lambda listed: _joined(listed, last, comma))
    )


_slots({
    "P": _people(", "),
    "P and": _people(", and "),
    "P & P": _people(" & "),
    "P y P": _people(" y "),
    "P et P": _people(" et "),
    "P e P": _people(" e "),
    "P und P": _people(" und "),
    "P ;": _people("; ", "; "),
    "P /": _people(" / ", " / "),
    "P 、": _people("、", "、"),
    "P and P and P": _people(" and ", " and "),
    "P bib": _cited(
        lambda people: " and ".join(_turned(one, initials=False) for one in people), initials=False
    ),
    "P APA": _cited(_apa),
    "P APA et al.": _apa_et_al,
    "P MLA": _mla_names,
    "P Chicago": _cited(_chicago, initials=False),
    "P Vancouver": _cited(lambda people: ", ".join(map(_bare, people))),
    "P IEEE": _cited(
        lambda people: _joined([f"{one.initials} {one.family}".strip() for one in people], ", and ")
    ),
    "P Harvard": _cited(lambda people: _joined([_turned(one) for one in people], " and ")),
    "P Nature": _cited(lambda people: _joined([_turned(one) for one in people], " & ")),
    "P ACS": _cited(lambda people: "; ".join(map(_turned, people))),
    "P GOST": _cited(
        lambda people: ", ".join(f"{one.family} {one.initials}".strip() for one in people)
    ),
    "P initials": lambda entry: names(entry, _initialled(entry), ", ".join),
    "P first": _first(1, " et al."),
    "P first,": _first(1, ", et al."),
    "P three": _first(3, ", et al."),
    "P 等": _first(1, " 等"),
    "P F. et al.": _initial_et_al,
    "P family et al.": _family_et_al,
    "P family & family": _family_and_family,
    "P (places)": _with_places,
    "P<sup>1</sup>": _with_numbers,
    "P CAPITALS": lambda entry: names(
        entry, _full(entry), lambda _: ", ".join(map(_capitals, entry.work.people))
    ),
})  # fmt: skip


# ---- venue and year ----


def _year(form: str) -> Style:
    return lambda entry: form.format(year_said(entry))


def _venue(form: str) -> Style:
    return lambda entry: form.format(venue_said(entry))


def _both(form: str) -> Style:
    return lambda entry: form.format(venue_said(entry), year_said(entry))


def _paper_as(entry: Entry, label: str) -> str:
    entry.want.url = entry.work.url
    return entry.link(label, entry.work.url)


def _venue_page(entry: Entry) -> str:
    # The page of the conference, or of the journal: a link of the work or none.
    words = re.sub(r"\W+", "-", entry.work.venue.lower()).strip("-")
    page = f"https://{words}.example.org/{entry.work.day.year}"
    entry.want.either.append(page)
    return entry.link(spaced(entry), page)


def _where(conference: str, journal: str, preprint: str, book: str, thesis: str) -> Style:
    """Return how a style of references says where; ``{v}`` is the venue, ``{u}`` a university."""

    def style(entry: Entry) -> str:
        work = entry.work
        form = {
            "conference": conference, "journal": journal, "preprint": preprint, "book": book,
            "thesis": thesis,
        }[kind(work)]  # fmt: skip
        venue, year = venue_said(entry), year_said(entry) if "{y}" in form else 0
        return form.format(
            v=venue, u=venue.partition(", ")[2], y=year, vol=_volume(work), iss=_issue(work),
            pp=_pages(work), p_p=_pages(work, "-"),
        )  # fmt: skip

    return style


_slots({
    "V": _venue("{}"),
    "V bold": _venue("**{}**"),
    "V italic": _venue("*{}*"),
    "V code": _venue("`{}`"),
    "Y": _year("{}"),
    "yy": lambda entry: f"{year_said(entry) % 100:02}",
    "V Y": spaced,
    "V, Y": _both("{}, {}"),
    "V (Y)": _both("{} ({})"),
    "V-Y": _both("{}-{}"),
    "V'y": clipped,
    "V link": lambda entry: _paper_as(entry, venue_said(entry)),
    "V Y link": lambda entry: _paper_as(entry, spaced(entry)),
    "V page": _venue_page,
    "in V Y": _where(
        "In *Proceedings of {v} {y}*", "*{v}*, {y}", "*{v}*, {y}", "{v}, {y}", "{v}, {y}"
    ),
    "V APA": _where(
        "In *Proceedings of {v}* (pp. {pp}).", "*{v}*, *{vol}*({iss}), {pp}.", "*{v}*.", "{v}.",
        "[Doctoral dissertation, {u}].",
    ),
    "V MLA": _where(
        "*{v}*, {y}, pp. {pp}.", "*{v}* {vol}.{iss} ({y}): {p_p}.", "*{v}* ({y}).", "{v}, {y}.",
        "PhD thesis, {u}, {y}.",
    ),
    "V Chicago": _where(
        "In *Proceedings of {v}*, {pp}. {y}.", "*{v}* {vol}, no. {iss} ({y}): {pp}.",
        "*{v}*, {y}.", "{v}, {y}.", "PhD thesis, {u}, {y}.",
    ),
    "V author-date": _where(
        "In *Proceedings of {v}*, {pp}.", "*{v}* {vol} ({iss}): {pp}.", "*{v}*.", "{v}.",
        "PhD thesis, {u}.",
    ),
    "V Vancouver": _where(
        "In: {v}; {y}. p. {pp}.", "{v}. {y};{vol}({iss}):{pp}.", "{v} [Preprint]. {y}.",
        "{v}; {y}.", "[PhD thesis]. {u}; {y}.",
    ),
    "V IEEE": _where(
        "in *Proc. {v}*, {y}, pp. {pp}.", "*{v}*, vol. {vol}, no. {iss}, pp. {pp}, {y}.",
        "*{v}*, {y}.", "{v}, {y}.", "Ph.D. dissertation, {u}, {y}.",
    ),
    "V Harvard": _where(
        "in *Proceedings of {v}*, pp. {pp}.", "*{v}*, {vol}({iss}), pp. {pp}.", "*{v}*.", "{v}.",
        "PhD thesis, {u}.",
    ),
    "V ACS": _where(
        "In *{v}*, **{y}**; pp {pp}.", "*{v}* **{y}**, *{vol}* ({iss}), {pp}.", "*{v}* **{y}**.",
        "{v}: **{y}**.", "Ph.D. Thesis, {u}, **{y}**.",
    ),
    "V Nature": _where(
        "in *{v}* {pp} ({y}).", "*{v}* **{vol}**, {pp} ({y}).", "*{v}* ({y}).", "({v}, {y}).",
        "PhD thesis, {u} ({y}).",
    ),
    "V ACM": _where(
        "In *Proceedings of {v}*. {pp}.", "*{v}* {vol}, {iss}, {pp}.", "*{v}*.", "{v}.",
        "PhD thesis, {u}.",
    ),
    "V GOST": _where(
        "{v}. – {y}. – С. {pp}.", "{v}. – {y}. – Т. {vol}, № {iss}. – С. {pp}.", "{v}. – {y}.",
        "{v}, {y}.", "{u}, {y}.",
    ),
    "V GB/T": _where(
        "[C]//{v}. {y}: {p_p}.", "[J]. {v}, {y}, {vol}({iss}): {p_p}.", "[EB/OL]. {v}, {y}.",
        "[M]. {v}, {y}.", "[D]. {u}, {y}.",
    ),
    "V deutsch": _where(
        "In: {v}, {y}, S. {pp}.", "In: {v} {vol} ({y}), S. {pp}.", "In: {v}, {y}.", "{v}, {y}.",
        "Dissertation, {u}, {y}.",
    ),
    "V français": _where(
        "dans *{v}*, {y}, p. {pp}", "*{v}*, vol. {vol}, n° {iss}, {y}, p. {pp}", "*{v}*, {y}",
        "{v}, {y}", "thèse de doctorat, {u}, {y}",
    ),
    "V vol": _where(
        "{v} {y}", "{v} {vol}({iss}), {y}", "{v} {y}", "{v} {y}", "{v} {y}"
    ),
    "D 2021-05": dated("%Y-%m"),
    "D 2021/05": dated("%Y/%m"),
    "D 2021.05": dated("%Y.%m"),
    "D 2021-05-17": dated("%Y-%m-%d"),
    "D 2021.05.17": dated("%Y.%m.%d"),
    "D May 2021": dated("%b %Y"),
    "D May 2021 long": dated("%B %Y"),
    "D 17 May 2021": dated("%-d %B %Y"),
    "D May 17, 2021": dated("%B %-d, %Y"),
    "D 17/05/2021": dated("%d/%m/%Y"),
})  # fmt: skip


# ---- links ----

_KINDS = ("paper", "code", "project", "video", "slides", "poster", "demo", "blog", "data")
LABELS = {
    name: dict(
        zip(
            _KINDS,
            (word if word[0] == ":" else word.replace("_", " ") for word in words.split()),
            strict=True,
        )
    )
    for name, words in {
        "small": "paper code project video slides poster demo blog data",
        "Paper": "Paper Code Website Video Slides Poster Demo Blog Dataset",
        "PDF": "PDF Code Project Talk Slides Poster Demo Blog Data",
        "pdf": "pdf code&data page talk slides poster demo post data",
        "repo": "paper repo site talk slides poster demo post dataset",
        "Link": "Link Repo Page Talk Deck Poster Demo Post Dataset",
        "Full text": "Full_text Source_code Project_page Recording Slide_deck Poster Live_demo Blog_post Open_data",
        "icons": "📄 💻 🌐 🎥 📑 🖼️ 🧪 📝 📦",
        "icon words": "📄_PDF 💻_Code 🌐_Web 🎥_Talk 📑_Slides 🖼️_Poster 🧪_Demo 📝_Blog 📦_Data",
        ":icons:": ":page_facing_up: :octocat: :globe_with_meridians: :movie_camera: :bar_chart: :framed_picture: :rocket: :memo: :package:",
        "中文": "原文 源码 主页 讲解视频 讲稿 海报 演示 博文 数据",
        "日本語": "本文 実装 ウェブ 発表動画 スライド ポスター デモ 記事 データ",
        "한국어": "원문 코드 홈페이지 발표영상 발표자료 포스터 데모 글 데이터",
        "deutsch": "Volltext Quellcode Projektseite Vortrag Folien Plakat Demo Beitrag Daten",
        "français": "texte code site exposé diapositives affiche démo billet données",
        "español": "PDF código web vídeo diapositivas póster demo entrada datos",
        "português": "PDF código página vídeo slides pôster demo postagem dados",
        "русский": "PDF код сайт доклад слайды постер демо заметка данные",
    }.items()
}  # fmt: skip
_HOSTS = {
    "arxiv.org": "arXiv", "openreview.net": "OpenReview", "aclanthology.org": "ACL Anthology",
    "proceedings.mlr.press": "PMLR", "doi.org": "DOI", "usenix.org": "USENIX",
    "github.com": "GitHub", "gitlab.com": "GitLab", "youtu.be": "YouTube", "vimeo.com": "Vimeo",
    "zenodo.org": "Zenodo", "osf.io": "OSF",
}  # fmt: skip
_FORMS: dict[str, tuple[str, str]] = {
    "[[x](u)]": ("[{link}]", " "),
    "[[x](u)][[y](v)]": ("[{link}]", ""),
    "[[x](u)], [[y](v)]": ("[{link}]", ", "),
    "[[x]](u)": ("[[{label}]]({url})", " "),
    "[x](u)": ("{link}", " "),
    "[x](u) / [y](v)": ("{link}", " / "),
    "[x](u) | [y](v)": ("{link}", " | "),
    "[x](u), [y](v)": ("{link}", ", "),
    "[x](u); [y](v)": ("{link}", "; "),
    "[x](u) • [y](v)": ("{link}", " • "),
    "([x](u))": ("({link})", " "),
    "([x](u), [y](v))": ("{link}", ", "),
    "\\[[x](u)\\]": ("\\[{link}\\]", " "),
    "[[x](u) / [y](v)]": ("{link}", " / "),
    "**[x](u)**": ("**{link}**", " "),
    "[**x**](u)": ("[**{label}**]({url})", " "),
    "→ [x](u)": ("→ {link}", " "),
    "x: u": ("{label}: {url}", " "),
    "<a>": ('<a href="{url}" target="_blank">{label}</a>', " "),
    "badge": ("", " "),
    "[x][r]": ("", " "),
}
_AROUND = {"([x](u), [y](v))": "({})", "[[x](u) / [y](v)]": "[{}]"}


def _label(labels: str, kind_of_link: str, address: str) -> str:
    if labels == "hosts":
        named = next((name for host, name in _HOSTS.items() if host in address), "")
        # A data set's DOI is not called so beside that of the paper.
        named = "" if named == "DOI" and kind_of_link != "paper" else named
        return named or {"paper": "PDF"}.get(kind_of_link, kind_of_link.capitalize())
    return LABELS[labels].get(kind_of_link, kind_of_link)


def _chosen(entry: Entry, kinds: str) -> list[tuple[str, str]]:
    """Return kind and address of the links of the kinds: paper, code and others."""
    found: list[tuple[str, str]] = []
    if "p" in kinds:
        entry.want.url = entry.work.url
        found.append(("paper", entry.work.url))
    if "c" in kinds:
        for name, address in entry.work.code:
            # A container is no code for everyone.
            known = any(host in address for host in CODE_HOSTS)
            (entry.want.code if known else entry.want.either).append(address)
            found.append((name, address))
    if "o" in kinds:
        entry.want.links += [address for _, address in entry.work.links]
        found += entry.work.links
    return found


def _links(kinds: str, form: str, labels: str) -> Style:
    shape, between = _FORMS[form]

    def one(entry: Entry, number: int, name: str, address: str) -> str:
        label = _label(labels, name, address)
        if form == "badge":
            words = label.replace("-", "--").replace(" ", "_")
            picture = f"https://img.shields.io/badge/{words}-blue?style=flat-square"
            return entry.link(f"![{label}]({picture})", address)
        if form == "[x][r]":
            mark = f"{entry.number}{'abcdefgh'[number]}"
            entry.foot.append(f"[{mark}]: {address}")
            return f"[{label}][{mark}]"
        return shape.format(link=entry.link(label, address), label=label, url=address)

    def style(entry: Entry) -> str:
        found = _chosen(entry, kinds)
        listed = between.join(one(entry, number, *link) for number, link in enumerate(found))
        return _AROUND.get(form, "{}").format(listed) if found else ""

    return style


for _kinds in ("p", "c", "o", "pc", "po", "co", "pco"):
    for _form in _FORMS:
        for _labels in (*LABELS, "hosts"):
            _slots({f"{_kinds}|{_form}|{_labels}": _links(_kinds, _form, _labels)})


def _address(entry: Entry) -> str:
    entry.want.url = entry.work.url
    return entry.work.url


def _code_addresses(entry: Entry) -> str:
    return ", ".join(address for _, address in _chosen(entry, "c"))


def _code_cell(entry: Entry) -> str:
    return _links("c", "[x](u)", "hosts")(entry) or "-"


def _doi(entry: Entry) -> str:
    entry.want.url = entry.work.url
    return entry.work.url.removeprefix("https://doi.org/")


_slots({
    "u": _address,
    "<u>": lambda entry: f"<{_address(entry)}>",
    "c u": _code_addresses,
    "code or -": _code_cell,
    "doi": _doi,
})  # fmt: skip

# ---- tags, notes, counts ----


def _tags(form: str, between: str) -> Style:
    def style(entry: Entry) -> str:
        entry.want.tags = entry.work.tags
        return between.join(form.format(tag) for tag in entry.work.tags)

    return style


def _note(entry: Entry) -> str:
    entry.want.note = entry.work.note
    return entry.text(entry.work.note)


def _hash_tags(entry: Entry) -> str:
    entry.want.tags = entry.work.tags
    return " ".join(f"#{tag.replace(' ', '_')}" for tag in entry.work.tags)


def _scholar(entry: Entry) -> str:
    address = f"https://scholar.google.com/scholar?cites={_serial(entry.work) * 7919}"
    entry.want.either.append(address)
    entry.want.citations = entry.work.citations
    return f"([Citation]({address}): {entry.work.citations:,})"


def _cited_by(entry: Entry) -> str:
    entry.want.citations = entry.work.citations
    return str(entry.work.citations)


def _star_count(entry: Entry) -> str:
    if not entry.work.stars:
        return ""
    entry.want.stars = entry.work.stars
    return f"{entry.work.stars:,}"


def _bibtex(entry: Entry) -> str:
    """Print the work as BibTeX, as people paste it below an entry."""
    work = entry.work
    people = SLOTS["P bib"][0](entry)
    field = {"conference": "booktitle", "book": "publisher", "thesis": "school"}
    where = field.get(kind(work), "journal")
    key = re.sub(r"\W", "", _families(entry)[0].lower()) + str(year_said(entry))
    type_ = {"conference": "inproceedings", "book": "book", "thesis": "phdthesis"}
    venue = venue_said(entry).removeprefix("PhD thesis, ")
    return (
        f"@{type_.get(kind(work), 'article')}{{{key},\n  title={{{work.title}}},\n"
        f"  author={{{people}}},\n  {where}={{{venue}}},\n  year={{{work.day.year}}}\n}}"
    )


def _now_and_then(mark: str, every: int) -> Style:
    # A mark that every entry has marks nothing.
    return lambda entry: mark if entry.number % every == 1 else ""


_slots({
    "N": _note,
    "N italic": lambda entry: f"*{_note(entry)}*",
    "tags ,": _tags("{}", ", "),
    "tags ;": _tags("{}", "; "),
    "tags `": _tags("`{}`", " "),
    "tags [": _tags("[{}]", " "),
    "tags #": _hash_tags,
    "tags 、": _tags("{}", "、"),
    "([Citation](u): n)": _scholar,
    "cited": _cited_by,
    "star count": _star_count,
    "bibtex": _bibtex,
    "n": lambda entry: str(entry.number),
    "✔": _now_and_then(" :heavy_check_mark:", 3),
    "🔥": _now_and_then("🔥 ", 4),
    "must read": _now_and_then("**[must read]** ", 4),
    "✅⬜": lambda entry: "✅" if entry.number % 2 else "⬜",
})  # fmt: skip
