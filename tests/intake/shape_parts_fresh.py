"""How the fresh part writes the parts of an entry, where no other part writes them so.

As in the part aside, a slot has one form, and its name is that form.
"""

import re
from collections.abc import Callable

from intake import shape_parts_aside  # noqa: F401 - it brings the slots that both parts use
from intake.shape_parts import (
    CODE_HOSTS,
    SLOTS,
    Entry,
    Style,
    names,
    spaced,
    venue_said,
    year_said,
)
from intake.shape_works import Work
from intake.shape_works_fresh import kind


def _slots(found: dict[str, Style]) -> None:
    known = sorted(set(found) & set(SLOTS))
    if known:
        msg = f"slots that another part has: {known}"
        raise ValueError(msg)
    SLOTS.update({name: (style, ()) for name, style in found.items()})


def _serial(work: Work) -> int:
    return sum(map(ord, work.title)) * 7


# ---- people ----


def _families(entry: Entry, last: str = " & ") -> str:
    """Print the family names as a text cites them: one, two, or the first "et al."."""
    families = [person.family for person in entry.work.people]
    if len(families) > 2:
        entry.want.authors = (families[0],)
        return f"{families[0]} et al."
    return names(entry, families, last.join)


def _full(entry: Entry) -> list[str]:
    return [person.full for person in entry.work.people]


_UNIVERSITIES = ("Lakeside University", "TU Nordhafen", "Institute of Plains", "Bay College")


def _placed(entry: Entry) -> str:
    listed = _full(entry)
    entry.want.authors = tuple(listed[:1])
    place = _UNIVERSITIES[entry.number % 4]
    return f"{listed[0]} ({place})" + (" et al." if len(listed) > 1 else "")


def _one_bold(entry: Entry) -> str:
    # A publication page sets its owner in bold: here whoever stands last.
    *others, last = _full(entry)
    return names(entry, [*others, last], lambda _: ", ".join([*others, f"**{last}**"]))


def _abnt(entry: Entry) -> str:
    listed = [f"{one.initials} {one.family}".strip() for one in entry.work.people]
    turned = (f"{one.family.upper()}, {one.initials}" for one in entry.work.people)
    return names(entry, listed, lambda _: "; ".join(turned))


def _turned(last: str) -> Style:
    """Return names turned round, with another sign before the last: ``Moreno, A. y Paz, L.``."""

    def style(entry: Entry) -> str:
        listed = [f"{one.initials} {one.family}".strip() for one in entry.work.people]
        shown = [f"{one.family}, {one.initials}" for one in entry.work.people]
        entry.want.authors = tuple(listed)
        return last.join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else shown[0]

    return style


def _two_or_first(entry: Entry) -> str:
    # "Last, First, et al." is what Google Scholar's MLA makes of more than three.
    first, *others = entry.work.people
    turned = f"{first.family}, {first.given}" if first.given else first.family
    if len(others) > 2:
        entry.want.authors = (first.full,)
        return f"{turned}, et al."
    entry.want.authors = tuple(_full(entry))
    if not others:
        return f"{turned}."
    *middle, last = [one.full for one in others]
    return ", ".join([turned, *middle]) + f", and {last}."


def _first_turned(entry: Entry) -> str:
    first, *others = entry.work.people
    entry.want.authors = (first.full,)
    turned = f"{first.family}, {first.given}" if first.given else first.family
    return turned + (" et al." if others else "")


def _series(listed: list[str], last: str) -> str:
    return last.join([", ".join(listed[:-1]), listed[-1]]) if len(listed) > 1 else listed[0]


_slots({
    "Fs": _families,
    "Fs and": lambda entry: _families(entry, " and "),
    "P (place) et al.": _placed,
    "P, **P**": _one_bold,
    "P ABNT": _abnt,
    "P APA y": _turned(" y "),
    "P APA &": _turned(" & "),
    "P Scholar": _two_or_first,
    "F, G et al.": _first_turned,
    "P I. F &": lambda entry: names(
        entry,
        [f"{one.initials} {one.family}".strip() for one in entry.work.people],
        lambda listed: _series(listed, " & "),
    ),
})  # fmt: skip


# ---- titles with something beside them in the same link ----


def _in_link(form: Callable[[Entry, str], str]) -> Style:
    def style(entry: Entry) -> str:
        entry.want.url = entry.work.url
        return f"[{form(entry, entry.text(entry.work.title))}]({entry.work.url})"

    return style


def _bracketed_short(entry: Entry) -> str:
    title = entry.text(entry.work.title)
    short = entry.work.short
    if not short:
        return f"**{title}**"
    entry.want.spare.append(short)
    return f"**[{short}] {title}**"


def _short_link(entry: Entry) -> str:
    """Print the paper's link with the short name as its label, or a dash, as tables have it."""
    entry.want.url = entry.work.url
    short = entry.work.short
    if short:
        entry.want.spare.append(short)
    return f"[{short or '-'}]({entry.work.url})"


def _cell_short(entry: Entry) -> str:
    if entry.work.short:
        entry.want.spare.append(entry.work.short)
    return entry.work.short or "-"


_slots({
    "[T (Fs, Y)](u)": _in_link(lambda e, t: f"{t} ({_families(e)}, {year_said(e)})"),
    "[T — Fs (Y, V)](u)": _in_link(lambda e, t: f"{t} — {_families(e)} ({year_said(e)}, {venue_said(e)})"),
    "[Fs: T (Y)](u)": _in_link(lambda e, t: f"{_families(e)}: {t} ({year_said(e)})"),
    "[Fs, T, Y](u)": _in_link(lambda e, t: f"{_families(e)}, {t}, {year_said(e)}"),
    "[Fs, T (Y)](u)": _in_link(lambda e, t: f"{_families(e)}, {t} ({year_said(e)})"),
    "[Fs Y : T](u)": _in_link(lambda e, t: f"{_families(e)} {year_said(e)} : {t}"),
    "[V Y - T](u)": _in_link(lambda e, t: f"{spaced(e)} - {t}"),
    "[P. T. V, Y.](u)": _in_link(
        lambda e, t: f"{names(e, _full(e), ', '.join)}. {t}. {venue_said(e)}, {year_said(e)}."
    ),
    "**[S] T**": _bracketed_short,
    "[S](u)": _short_link,
    "S or -": _cell_short,
    "T «x»": lambda entry: f"«{entry.text(entry.work.title)}»",
})  # fmt: skip


# ---- venue and year ----


def _when(form: Callable[[str, int], str]) -> Style:
    return lambda entry: form(venue_said(entry), year_said(entry))


def _volume(work: Work) -> int:
    return _serial(work) % 80 + 4


def _issue(work: Work) -> int:
    return _serial(work) % 9 + 1


def _pages(work: Work, dash: str) -> str:
    first = _serial(work) % 1700 + 20
    return f"{first}{dash}{first + _serial(work) % 13 + 8}"


def _where(conference: str, journal: str, preprint: str, book: str) -> Style:
    """Return how references say where a work stands; ``{v}`` is the venue."""
    forms = {"conference": conference, "journal": journal, "preprint": preprint, "book": book}

    def style(entry: Entry) -> str:
        work = entry.work
        form = forms[kind(work)]
        year = year_said(entry) if "{y}" in form else 0
        return form.format(
            v=venue_said(entry), y=year, vol=_volume(work), iss=_issue(work),
            pp=_pages(work, "–"), p_p=_pages(work, "-"), month=f"{work.day:%b}.",
        )  # fmt: skip

    return style


_slots({
    "Vyy": _when(lambda v, y: f"{v}{y % 100:02}"),
    "VY": _when(lambda v, y: f"{v}{y}"),
    "V yy": _when(lambda v, y: f"{v} {y % 100:02}"),
    "V-yy": _when(lambda v, y: f"{v}-{y % 100:02}"),
    "V 'yy": _when(lambda v, y: f"{v} '{y % 100:02}"),
    "V'Y": _when(lambda v, y: f"{v}'{y}"),
    "Y-V": _when(lambda v, y: f"{y}-{v}"),
    "Y · V": _when(lambda v, y: f"{y} · {v}"),
    "V Y.MM": lambda entry: f"{venue_said(entry)} {year_said(entry)}.{entry.work.day:%m}",
    "V, D 5 Sep 2024": lambda entry: (
        f"{venue_said(entry)}, {entry.work.day.day} {entry.work.day:%b} {year_said(entry)}"
    ),
    "V badge": lambda entry: (
        f"![{venue_said(entry)}](https://img.shields.io/badge/{venue_said(entry)}'"
        f"{year_said(entry) % 100:02}-6c757d)"
    ),
    "W APA": _where(
        "In *Proceedings of {v}* (pp. {pp}).", "*{v}*, {vol}({iss}), {p_p}.", "*{v}*.", "{v}."
    ),
    "W Scholar": _where(
        "Proceedings of {v}. {y}.", "{v} {vol}.{iss} ({y}): {p_p}.", "{v} preprint ({y}).",
        "{v}, {y}.",
    ),
    "W IEEE": _where(
        "in Proc. {v}, {y}, pp. {pp}.", "{v}, vol. {vol}, no. {iss}, pp. {pp}, {month} {y}.",
        "{v}, {month} {y}.", "{v}, {y}.",
    ),
    "W Vol.": _where(
        "{v}, pp. {p_p}, {y}.", "{v}, Vol. {vol}, No. {iss}, pp. {p_p}, {y}.", "{v}, {y}.",
        "{v}, {y}.",
    ),
    "W plain": _where("{v} (pp. {pp}).", "{v}, {vol}({iss}), {pp}.", "{v}.", "{v}."),
    "W Nature": _where(
        "In *{v}* {pp} ({y}).", "*{v}* **{vol}**, {pp} ({y}).", "*{v}* ({y}).", "({v}, {y}).",
    ),
    "W maths": _where(
        "*{v}*, {pp}, {y}.", "*{v}*, {vol}({iss}):{pp}, {y}.", "{v}, {y}.", "{v}, {y}."
    ),
    "W español": _where(
        "*{v}*, {y}, pp. {pp}.", "*{v}* {vol} ({y}), {pp}.", "*{v}*, {y}.", "{v}, {y}."
    ),
    "W ABNT": _where(
        "In: *{v}*, {y}, p. {p_p}.", "*{v}*, v. {vol}, n. {iss}, p. {p_p}, {y}.", "*{v}*, {y}.",
        "{v}, {y}.",
    ),
})  # fmt: skip


# ---- links ----


def _paper(form: str) -> Style:
    def style(entry: Entry) -> str:
        entry.want.url = entry.work.url
        return form.format(u=entry.work.url)

    return style


def _code(form: str, otherwise: str = "") -> Style:
    """Return how to print the repository; ``otherwise`` stands where there is none."""

    def style(entry: Entry) -> str:
        shown = []
        for _, address in entry.work.code:
            known = any(host in address for host in CODE_HOSTS)
            (entry.want.code if known else entry.want.either).append(address)
            shown.append(form.format(u=address))
        return " ".join(shown) or otherwise

    return style


def _other(form: str) -> Style:
    def style(entry: Entry) -> str:
        entry.want.links += [address for _, address in entry.work.links]
        return " ".join(form.format(x=label, u=address) for label, address in entry.work.links)

    return style


def _star_badge(entry: Entry) -> str:
    address = next((url for _, url in entry.work.code if "github.com" in url), "")
    if not address:
        return ""
    entry.want.code.append(address)
    name = address.removeprefix("https://github.com/")
    return f"[![GitHub stars](https://img.shields.io/github/stars/{name}?style=social)]({address})"


def _doi_said(entry: Entry) -> str:
    entry.want.url = entry.work.url
    return entry.work.url.removeprefix("https://doi.org/")


def _talk(entry: Entry) -> str:
    video = next((one for one in entry.work.links if one[0] == "video"), None)
    if not video:
        return ""
    entry.want.links.append(video[1])
    return f"[{entry.work.venue} Talk]({video[1]})"


def _paper_and_code(entry: Entry) -> str:
    """Print ``[Paper](u)/[Code](v)``, or the bare word where there is no code."""
    entry.want.url = entry.work.url
    return f"[Paper]({entry.work.url})/" + _code("[Code]({u})", "Code")(entry)


_slots({
    "[[paper]](u)": _paper("[[paper]]({u})"),
    "[paper](u)": _paper("[paper]({u})"),
    "[Paper (DOI)](u)": _paper("[Paper (DOI)]({u})"),
    "[Read it here](u)": _paper("[Read it here]({u})"),
    "`10.x`": lambda entry: f"`{_doi_said(entry)}`",
    "PDF badge": _paper("[![PDF](https://img.shields.io/badge/PDF-read-b31b1b.svg)]({u})"),
    "[Source code](v)": _code("[Source code]({u})"),
    "[code](v)": _code("[code]({u})"),
    "[[code]](v)": _code("[[code]]({u})"),
    "[x.org/y](u)": lambda entry: f"[{entry.work.url.removeprefix('https://')}]({_paper('{u}')(entry)})",
    "[[code](v)]": _code("[[code]({u})]"),
    "[Github Repository](v)": _code("[Github Repository]({u})"),
    "[Github](v) or -": _code("[Github]({u})", "-"),
    "[link](v) or -": _code("[link]({u})", "-"),
    "[PyTorch(Author)](v) or -": _code("[PyTorch(Author)]({u})", "-"),
    "[Yes](v) or N/A": _code("[Yes]({u})", "N/A"),
    "[Code](v) or nothing": _code("[Code]({u})", " "),
    "stars badge": _star_badge,
    "[[x](o)]": _other("[[{x}]({u})]"),
    "[V Talk](o)": _talk,
    "[Paper](u)/[Code](v)": _paper_and_code,
})  # fmt: skip


# ---- tags, notes, counts ----


def _tags(form: str, between: str, otherwise: str = "") -> Style:
    def style(entry: Entry) -> str:
        entry.want.tags = entry.work.tags
        return between.join(form.format(tag) for tag in entry.work.tags) or otherwise

    return style


def _note(form: str) -> Style:
    def style(entry: Entry) -> str:
        entry.want.note = entry.work.note
        return form.format(entry.text(entry.work.note))

    return style


def _cited_more_than(entry: Entry) -> str:
    entry.want.citations = entry.work.citations
    return f"{entry.work.citations:,}+"


_slots({
    "tag": _tags("`{}`", " "),
    "tags —": _tags("{}", ", ", "—"),
    "N in a fold": _note("<details><summary>Abstract</summary>{}</details>"),
    "n+": _cited_more_than,
    "✨": lambda entry: " ✨" if entry.number % 3 == 0 else "",
    ":fire:": lambda entry: ":fire: " if entry.number % 4 == 2 else "",
    "❶❷": lambda entry: ("❶", "❷", "❶❷")[entry.number % 3],
    "[x]": lambda entry: "[x]" if entry.number % 3 else "[ ]",
    "A01": lambda entry: f"A{entry.number:02}",
    "University": lambda entry: _UNIVERSITIES[entry.number % 4],
    "key": lambda entry: re.sub(r"\W", "", entry.work.people[0].family.lower())
    + str(entry.work.day.year),
    "pages": lambda entry: str(_serial(entry.work) % 30 + 6),
    "picture": lambda entry: f'<img src="figures/{entry.number}.png" width="200">',
})  # fmt: skip
