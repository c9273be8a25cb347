"""Compose a record of what a person gave, what services said and what the address told."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from awesomequant.library.author import people, plain
from awesomequant.library.library import Library
from awesomequant.library.problems import Refusal
from awesomequant.store.canonical import record
from awesomequant.store.project import problems_in
from awesomequant.text import did_you_mean
from awesomequant.web.facts import Facts
from awesomequant.works.clues import Clues
from awesomequant.works.identity import Statement
from awesomequant.works.ids import propose
from awesomequant.works.venues import Answer


class Wanting(Refusal):
    """Fields that a record must have are known to nobody; ``names`` says which."""

    def __init__(self, names: Sequence[str]) -> None:
        """Keep the names, in the order in which to ask for them."""
        options = " ".join(f"--{name} …" for name in names)
        super().__init__(f"it has no {' and no '.join(names)}; give {options}")
        self.names = tuple(names)


@dataclass(frozen=True)
class Wish:
    """What a person gave: ids or addresses of one paper, and fields by name."""

    ids: tuple[str, ...] = ()
    given: Mapping[str, Any] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    code: tuple[str, ...] = ()


@dataclass(frozen=True)
class Record:
    """A record to be: its file, its text, and a venue that the list does not have yet."""

    file: str
    text: str
    title: str
    new_venue: Answer | None = None


def statement(clues: Iterable[Clues], facts: Facts, library: Library) -> Statement:
    """Return what is known of a paper to be added: of its ids and addresses, and from services."""
    papers = [one for one in clues if not one.is_code]
    said = facts.statement(*(one.identifier for one in papers if one.identifier))
    return replace(
        said,
        addresses=tuple(one.address for one in papers if one.address),
        venue=library.resolver.known(facts.venue) or facts.venue if facts.venue else None,
    )


def compose(wish: Wish, clues: Sequence[Clues], facts: Facts, about: tuple[Library, str]) -> Record:
    """Give the record; ``about`` is the list and the day.  Raises Refusal for what is wanting."""
    library, day = about
    values = _values(wish, clues, _with_known_venue(facts, clues, library))
    wanting = [name for name in ("title", "year", "venue") if not values.get(name)]
    if not any(values.get(name) for name in ("url", "arxiv", "doi")):
        wanting.append("url")
    if wanting:
        raise Wanting(wanting)
    venue = library.resolver.resolve(str(values["venue"]))
    if not venue.name:
        raise Refusal(f"'{values['venue']}' names no venue: {venue.evidence[-1]}")
    tags = [_tag(library, tag) for tag in wish.tags]
    values |= {"venue": venue.proposed_id, "tags": tags, "added": day}
    year = str(values["year"])
    if not year.isdigit():
        msg = f"'{year}' is no year"
        raise Refusal(msg)
    first = next(iter(people(values["authors"])), None)
    name = propose(str(values["title"]), int(year), first, set(library.by_id))
    values["authors"] = plain(values["authors"])
    file = f"data/papers/{year}/{name}.yaml"
    new = None if venue.id else venue
    return Record(file, _sound(record(values), file), values["title"], new)


def _values(wish: Wish, clues: Sequence[Clues], facts: Facts) -> dict[str, Any]:
    """Give the fields in their order: what a person gave, else a service's, else the address's."""
    papers = [one for one in clues if not one.is_code]
    ids = {one.identifier.scheme: one.identifier.id for one in papers if one.identifier}
    told = {name: next((v for one in papers if (v := getattr(one, name))), None)
            for name in ("title", "venue", "year", "address")}  # fmt: skip
    links = [*wish.code, *(one.address for one in clues if one.is_code and one.address)]
    if facts.code and not links:
        links.append(facts.code)
    values = {
        "title": facts.title or told["title"],
        "authors": list(facts.authors),
        "venue": facts.venue or told["venue"],
        "year": facts.year if facts.year and (facts.venue or not told["year"]) else told["year"],
        "tags": [],
        "url": told["address"],
        "arxiv": ids.get("arxiv") or facts.arxiv,
        "doi": ids.get("doi") or ids.get("shortdoi") or facts.doi,
        "code": [{"url": link} for link in dict.fromkeys(links)],
        "abstract": facts.abstract,
    }
    return values | {name: value for name, value in wish.given.items() if value}


def _with_known_venue(facts: Facts, clues: Sequence[Clues], library: Library) -> Facts:
    """Give the facts without a venue that is no better than what the address tells.

    Of a preprint the venue of record counts where the list knows it: authors write it as they like.
    """
    unknown = not facts.venue or library.resolver.known(facts.venue) is None
    told = any(one.venue for one in clues)
    return replace(facts, venue=None) if told and unknown else facts


def _tag(library: Library, name: str) -> str:
    tag = library.tag_of.get(name) or library.tag_of.get(name.lower())
    if tag is None:
        hint = did_you_mean(name, library.tags) or "see data/tags.yaml"
        msg = f"there is no tag '{name}'; {hint}"
        raise Refusal(msg)
    return tag.id


def _sound(text: str, file: str) -> str:
    """Give the record's text if it is one; raises Refusal with all that is wrong with it."""
    if wrong := problems_in(file, text):
        raise Refusal("; ".join(problem.message for problem in wrong))
    return text
