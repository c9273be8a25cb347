"""Bibliographies with faults planted in them, each with its truth: the same for the same seed."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from audit.hands import HANDS, Habits, key_of
from audit.references import Reference, famous, foreign, people


@dataclass(frozen=True)
class Fault:
    """What was planted in an entry: its kind, and whether it is to be mended without asking."""

    kind: str
    is_certain: bool = True


@dataclass
class Written:
    """An entry as it was written down; ``truth`` is what its reference says rightly."""

    key: str
    truth: Reference
    said: Reference
    fault: Fault | None = None


@dataclass
class Bibliography:
    """A file of the corpus."""

    name: str
    text: str
    entries: dict[str, Written] = field(default_factory=dict)
    encoding: str = "utf-8"

    @property
    def content(self) -> bytes:
        """The file as it lies on a disk."""
        return self.text.encode(self.encoding)


# The faults, each made of a reference; None where it cannot have one.


def _year(ref: Reference, rng: random.Random, _: Sequence[Reference]) -> tuple[Reference, Fault]:
    by = rng.choice((-2, -1, 1, 2))
    if ref.kind == "preprint":
        by = -abs(by)  # a later year is that of a later version
    # A journal's article online and in print may be a year apart; a preprint is not of a year
    # before its number.
    is_certain = not (ref.kind == "journal" and abs(by) == 1)
    if ref.kind == "preprint":
        is_certain = bool(ref.arxiv) and ref.year + by < 2000 + int(ref.arxiv[:2])
    return replace(ref, year=ref.year + by), Fault("year", is_certain)


def _venue(
    ref: Reference, rng: random.Random, every: Sequence[Reference]
) -> tuple[Reference, Fault] | None:
    if ref.is_preprint or ref.kind not in ("conference", "journal"):
        return None
    other = rng.choice([one for one in every if one.kind == ref.kind and one.venue != ref.venue])
    return replace(ref, venue=other.venue, venue_name=other.venue_name), Fault("venue")


def _workshop(
    ref: Reference, rng: random.Random, every: Sequence[Reference]
) -> tuple[Reference, Fault] | None:
    if ref.kind != "workshop":
        return None
    host = re.sub(r"W$| Workshops?$", "", ref.venue)
    hosts = [one for one in every if one.venue == host and one.kind == "conference"]
    if not hosts:
        hosts = [one for one in every if one.kind == "conference"]
    other = rng.choice(hosts)
    return replace(ref, venue=other.venue, venue_name=other.venue_name, kind="conference"), Fault(
        "workshop"
    )


def _lost(
    ref: Reference, rng: random.Random, _: Sequence[Reference]
) -> tuple[Reference, Fault] | None:
    if len(ref.authors) < 3 or len(ref.authors) > 9 or ref.others or ref.more.get("invented"):
        return None
    gone = rng.randrange(len(ref.authors))
    left = ref.authors[:gone] + ref.authors[gone + 1 :]
    return replace(ref, authors=left, more={**ref.more, "whole": "yes"}), Fault("author-lost")


def _order(
    ref: Reference, rng: random.Random, _: Sequence[Reference]
) -> tuple[Reference, Fault] | None:
    if len(ref.authors) < 2 or len(ref.authors) > 9 or ref.others or ref.more.get("invented"):
        return None
    authors = list(ref.authors)
    one, other = rng.sample(range(len(authors)), 2)
    if authors[one][1] == authors[other][1]:
        return None
    authors[one], authors[other] = authors[other], authors[one]
    more = {**ref.more, "whole": "yes"}
    # An earlier version of a preprint may have had that order.
    fault = Fault("author-order", is_certain=ref.kind != "preprint")
    return replace(ref, authors=tuple(authors), more=more), fault


def _swapped(
    ref: Reference, rng: random.Random, every: Sequence[Reference]
) -> tuple[Reference, Fault] | None:
    for name in rng.sample(("arxiv", "doi"), 2):
        if (name == "arxiv" and not ref.is_preprint) or not getattr(ref, name) or not ref.authors:
            continue
        if name == "doi" and ref.is_preprint:
            continue
        other = rng.choice([one for one in every if getattr(one, name) and one.of != ref.of])
        wrong = getattr(other, name)
        return replace(ref, **{name: wrong}, more={**ref.more, "wrong": wrong}), Fault("swapped-id")
    return None


def _chimera(
    ref: Reference, rng: random.Random, every: Sequence[Reference]
) -> tuple[Reference, Fault] | None:
    others = [
        one for one in every if one.arxiv and one.is_preprint and one.authors and one.of != ref.of
    ]
    if not others or not ref.authors or not _is_telling(ref.title):
        return None
    other = rng.choice(others)
    if {family for _, family in ref.authors} & {family for _, family in other.authors}:
        return None
    said = replace(other, title=ref.title, of="")
    if rng.random() < 0.4 and ref.is_preprint:  # the year and the rest are of the work of the title
        said = replace(ref, authors=other.authors, arxiv=other.arxiv, of="")
    return said, Fault("chimera", is_certain=False)


def _other_field(
    ref: Reference, rng: random.Random, _: Sequence[Reference]
) -> tuple[Reference, Fault] | None:
    """A work of another field under nearly the same title: nothing of it is the list's affair."""
    if not _is_telling(ref.title):
        return None
    words = ref.title.split()
    for at in rng.sample(range(len(words)), min(2, len(words))):
        words[at] = rng.choice(("Peat", "Coral", "Lute", "Runic", "Pollen", "Motet"))
    made = foreign(rng, 1)[0]
    return replace(made, title=" ".join(words), more={}), Fault("other-field", is_certain=False)


def _is_telling(title: str) -> bool:
    return len(title) > 30


def _preprint(
    ref: Reference, _: random.Random, __: Sequence[Reference]
) -> tuple[Reference, Fault] | None:
    if ref.is_preprint or not ref.arxiv or ref.kind == "preprint":
        return None
    year = int("20" + ref.arxiv[:2]) if ref.arxiv[:1].isdigit() else ref.year
    return (
        replace(ref, is_preprint=True, year=year, doi="", pages="", volume="", number=""),
        Fault("preprint"),
    )


def _retitled(
    ref: Reference, rng: random.Random, every: Sequence[Reference]
) -> tuple[Reference, Fault] | None:
    if not (earlier := ref.more.get("earlier")):
        return None
    made = _preprint(ref, rng, every)
    said = made[0] if made else ref
    # Cited where it was printed, by the name that all know: the reader's to choose.
    return replace(said, title=earlier), Fault("retitled", is_certain=made is not None)


def _pages(
    ref: Reference, rng: random.Random, _: Sequence[Reference]
) -> tuple[Reference, Fault] | None:
    if not ref.pages or not ref.of or ref.is_preprint:
        return None
    first, last = map(int, ref.pages.split("–"))
    by = rng.choice((-7, 10, 100, 1000))
    return replace(
        ref, pages=f"{first + by if first + by > 1 else first + 11}–{last + by + 4}"
    ), Fault("pages")


def _contradiction(
    ref: Reference, _rng: random.Random, _: Sequence[Reference]
) -> tuple[Reference, Fault] | None:
    if ref.of:
        return None
    if ref.is_preprint and ref.arxiv:
        return replace(ref, year=int("20" + ref.arxiv[:2]) - 2), Fault(
            "contradiction", is_certain=False
        )
    if ref.pages:
        first, last = ref.pages.split("–")
        return replace(ref, pages=f"{int(last) + 1000}–{int(first) + 1000}"), Fault(
            "contradiction", is_certain=False
        )
    return None


FAULTS = {
    "year": _year, "venue": _venue, "workshop": _workshop, "author-lost": _lost,
    "author-order": _order, "swapped-id": _swapped, "chimera": _chimera, "preprint": _preprint,
    "retitled": _retitled, "pages": _pages, "contradiction": _contradiction,
    "other-field": _other_field,
}  # fmt: skip


# Whole files.

_COMMENTS = (
    "% ------------------ related work ------------------\n", "Some words between two entries.\n",
    "@comment{jabref-meta: databaseType:bibtex;}\n", "%% see also the thesis\n\n",
)  # fmt: skip


def bibliography(
    seed: int, works: Sequence[Reference], *, of_list: bool = True, share: float = 0.5
) -> Bibliography:
    """Return the bibliography of a seed: half of its entries of a list, with faults in ``share``."""
    rng = random.Random(seed)  # noqa: S311 -- to be made again
    hand = [*HANDS][seed % len(HANDS)]
    habits = Habits(
        rng, initials=rng.random() < 0.3, short_venues=rng.random() < 0.4,
        no_accents=rng.random() < 0.2, small_titles=hand == "scholar" or rng.random() < 0.2,
        ascii=hand in ("dblp", "mendeley") or rng.random() < 0.3,
    )  # fmt: skip
    if habits.no_accents:
        habits.ascii = False
    others = [*foreign(rng, rng.randint(6, 12)), *rng.sample(famous(), 8)]
    chosen = rng.sample(list(works), min(rng.randint(60, 90), len(works))) if of_list else []
    # Workshops and works under two titles are rare, and planted in: each file has its share.
    rare = (
        [one for one in works if one.kind == "workshop" or one.more.get("earlier")]
        if of_list
        else []
    )
    chosen += [one for one in rng.sample(rare, min(6, len(rare))) if one not in chosen]
    if not of_list:
        others += [*foreign(rng, 40)]
    result = Bibliography(f"{seed:03}-{hand}.bib", "")
    texts = [_head(hand, works, rng)]
    taken: set[str] = set()
    mixed = [*chosen, *others]
    rng.shuffle(mixed)
    for truth in mixed:
        if not truth.authors and truth.of:
            more = {**truth.more, "invented": "yes"}  # the list does not know them
            truth = replace(truth, authors=people(rng), more=more)  # noqa: PLW2901
        said, fault = _planted(truth, works, rng, share if of_list else 0.0)
        if said.is_preprint and not said.arxiv:
            continue
        key = key_of(said, rng, taken)
        written = HANDS[hand](said, key, habits)
        if (wrong := said.more.get("wrong")) and wrong.lower() not in written.lower():
            fault = None  # this hand writes no such identifier
        shown = re.search(r"@\w+[{(]\s*([^,\s]+)\s*,", written)
        key = shown[1] if shown else key
        result.entries[key] = Written(key, truth, said, fault)
        texts.append(written)
        if rng.random() < 0.06:
            texts.append(rng.choice(_COMMENTS))
        if of_list and fault is None and truth.of and rng.random() < 0.02:
            again = key_of(said, rng, taken)
            texts.append(HANDS[hand](said, again, habits))
            again = f"DBLP:{again}" if hand == "dblp" else again
            result.entries[again] = Written(again, truth, said, Fault("doubled", is_certain=False))
    text = "\n".join([*texts, *habits.volumes.values()])
    if rng.random() < 0.2:
        text = text.replace("\n", "\r\n")
    if rng.random() < 0.05:
        result.encoding = "utf-8-sig"
    result.text = text
    return result


def _planted(
    truth: Reference, works: Sequence[Reference], rng: random.Random, share: float
) -> tuple[Reference, Fault | None]:
    if rng.random() >= share:
        return truth, None
    kinds = [*FAULTS]
    rng.shuffle(kinds)
    # What few works can have is tried first.
    kinds.sort(key=lambda kind: kind not in ("workshop", "retitled", "contradiction"))
    for kind in kinds:
        if not truth.of and kind != "contradiction":
            continue
        if made := FAULTS[kind](truth, rng, works):
            return made
    return truth, None


def _head(hand: str, chosen: Sequence[Reference], rng: random.Random) -> str:
    if hand == "mendeley":
        return (
            "Automatically generated by Mendeley Desktop 1.19.8\n"
            "Any changes to this file will be lost if it is regenerated by Mendeley.\n"
        )
    if hand != "hand":
        return "" if rng.random() < 0.5 else "% Encoding: UTF-8\n"
    venues = {one.venue.lower(): one.venue_name for one in chosen if one.venue.isalpha()}
    lines = [
        f'@string{{{short} = "{name.replace("&", chr(92) + "&")}"}}'
        for short, name in sorted(venues.items())
    ]
    return "\n".join([*lines, '@preamble{"\\newcommand{\\noop}[1]{}"}', ""])
