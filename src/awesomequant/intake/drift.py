"""A hand edit of the generated README.md as edits of the records behind it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import Any

from awesomequant.intake.joining import sound, statement
from awesomequant.intake.records import Vocabulary
from awesomequant.language.plain import show
from awesomequant.library.author import Group
from awesomequant.library.change import TAKEN, Change
from awesomequant.library.draft import Draft, DraftLink
from awesomequant.library.library import Library
from awesomequant.library.outline import of_list
from awesomequant.library.paper import SHOWN_AUTHORS, Paper
from awesomequant.works.candidates import Match, Works
from awesomequant.works.identifiers import canonical, identified
from awesomequant.works.likeness import ratio

# From which ratio on a line of the edited file is the one that is missing, its title rewritten.
_REWRITTEN = 70


@dataclass(frozen=True, slots=True)
class Drift:
    """How an edited README.md differs from the one that the records make.

    ``lost`` are edits that no record can take, a line each.
    """

    changes: list[Change] = field(default_factory=list)
    new: list[Draft] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


def drift(was: list[Draft], now: list[Draft], library: Library, title: str = "") -> Drift:
    """Compare the entries of a page that the records make with those of the edited one.

    ``title`` is that of a page of lists/, which may be a topic.
    """
    result = Drift()
    left = {_said(draft): draft for draft in was}
    edited = [draft for draft in now if left.pop(_said(draft), None) is None]
    before = dict(enumerate(left.values()))
    index: Works[int] = Works()
    for number, draft in before.items():
        index.add(statement(draft, library), number)
    for draft in edited:
        at = _counterpart(draft, before, index.matches(statement(draft, library)))
        if at is None:
            result.new.append(_under_its_topic(draft, title, library))
            continue
        was_said = before.pop(at)
        if paper := _paper(was_said, library):
            made = list(_changes(paper, was_said, draft, library))
            changes = [one for one in made if isinstance(one, Change)]
            told = [one for one in made if isinstance(one, str)]
            # A paper stands under each of its topics: what is said there twice is taken once.
            taken = {(one.file, one.path): one.value for one in result.changes}
            for change in changes:
                if taken.setdefault((change.file, change.path), change.value) != change.value:
                    name = ".".join(map(str, change.path))
                    told.append(f"'{name}' of {paper.id} is something else where it stands above")
            result.changes.extend(one for one in changes if one not in result.changes)
            if not made and draft.sections != was_said.sections:
                place = " > ".join(draft.sections)
                told.append(f"{paper.id} was moved to '{place}'; change {paper.source_file}")
            elif not made:  # a count, most often
                what = f"what was changed of {paper.id} stands in no field of its record"
                told.append(f"{what}; counts are what 'update' measured")
            result.lost.extend(f"{draft.place}: {one}" for one in told)
    still = {_said(draft, anywhere=True) for draft in now} if before else set()
    for draft in before.values():
        paper = _paper(draft, library)
        if paper and _said(draft, anywhere=True) in still:
            what = (
                f"{paper.id} was taken out of '{' > '.join(draft.sections)}' and stands elsewhere"
            )
            result.lost.append(f"{what}; change its tags in {paper.source_file}")
        elif paper:
            result.gone.append(paper.id)
    return result


def _under_its_topic(draft: Draft, title: str, library: Library) -> Draft:
    """Return a new entry with the topic of the heading above it, where it has no tags itself."""
    if draft.tags or "topic" not in of_list(library).by:
        return draft
    by_label = {show(tag.label): tag.id for tag in library.tags.values() if not tag.deprecated}
    above = (title, title.rpartition(", ")[0], *draft.sections)  # a page "Honey, 2019" is of both
    topics = [by_label[one] for one in above if one in by_label]
    return replace(draft, tags=tuple(topics[-1:]))


def unheard(was: str, now: str, file: str, entries: Iterable[Draft]) -> Iterator[str]:
    """Yield the edits of a README.md that are of no entry: no record can take them over.

    ``was`` is the text that the records make, ``now`` the edited one.
    """
    of_entries = {draft.place.line for draft in entries}
    before, after = was.splitlines(), now.splitlines()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    hint = "it is made of data/list.yaml, a file of data/sections/ or a template: change it there"
    for kind, first, last, start, end in matcher.get_opcodes():
        said = [at for at in range(start, end) if at + 1 not in of_entries and after[at].strip()]
        for at in said if kind in ("insert", "replace") else ():
            yield f"{file}:{at + 1}: '{after[at].strip()[:60]}' belongs to no entry; {hint}"
        gone = [line for line in before[first:last] if line.strip() and not line.startswith("- ")]
        if kind == "delete" and gone:
            yield f"{file}:{start + 1}: '{gone[0].strip()[:60]}' was taken out; {hint}"


def _said(draft: Draft, *, anywhere: bool = False) -> str:
    """Return all that an entry says, but for its line, and ``anywhere``, the headings above it."""
    of_place = {"line", "sections", "year"} if anywhere else {"line"}
    said = {key: value for key, value in draft.to_json().items() if key not in of_place}
    return repr((said, draft.more.get("fields")))


def _counterpart(draft: Draft, before: dict[int, Draft], matches: list[Match[int]]) -> int | None:
    """Return the entry that was edited: what may be the same work, else the most alike.

    Whoever edits a line may turn it into another work: a collision and a namesake count as well.
    """
    for match in matches:
        if match.owner in before:
            return match.owner
    near = [(ratio(draft.title, other.title), -at) for at, other in before.items()]
    best = max(near, default=(0.0, 0))
    return -best[1] if best[0] >= _REWRITTEN else None


def _paper(draft: Draft, library: Library) -> Paper | None:
    """Return the record that an entry of the README.md was made of."""
    matches = library.works.matches(statement(draft, library))
    return library.by_id[matches[0].owner] if matches else None


def _changes(paper: Paper, was: Draft, now: Draft, library: Library) -> Iterator[Change | str]:
    """Yield the values that an edit of one line means for the record, or why one means none."""
    file, vocabulary = paper.source_file, Vocabulary(library)
    if now.title != was.title:
        yield Change(file, ("title",), now.title)
    if now.url and now.url != was.url:
        found = identified(now.url)
        if found and found.scheme in ("arxiv", "doi") and not paper.url:
            yield Change(file, (found.scheme,), found.id)
        else:
            address = sound(canonical, now.url)
            yield Change(file, ("url",), address) if address else f"'{now.url}' is no address"
    if now.venue and now.venue != was.venue:
        yield Change(file, ("venue",), vocabulary.venue(now.venue).proposed_id)
    if now.year and now.year != was.year:
        yield Change(file, ("year",), now.year)
    if now.tags != was.tags:
        yield Change(file, ("tags",), vocabulary.tag_ids(now.tags))
    if now.authors != was.authors and _is_cut(paper):
        shown = f"the first {SHOWN_AUTHORS} authors of {paper.id} are shown"
        yield f"{shown}: change them in {file}"
    elif now.authors != was.authors:
        groups = {one.group for one in paper.authors if isinstance(one, Group)}
        names = [{"group": name} if name in groups else name for name in now.authors]
        yield Change(file, ("authors",), names)
    old, new = was.more.get("fields", {}), now.more.get("fields", {})
    for name in library.settings.fields:
        if new.get(name) != old.get(name):
            yield Change(file, ("fields", name), new.get(name, TAKEN))
    yield from _links(paper, was, now)


def _links(paper: Paper, was: Draft, now: Draft) -> Iterator[Change | str]:
    """Yield the whole list of links where it was edited, the stars of those that stay kept.

    One address that is none keeps all of the list as it is.
    """
    for name in ("code", "links"):
        links: tuple[DraftLink, ...] = getattr(now, name)
        if links == getattr(was, name):
            continue
        if broken := [link.url for link in links if not sound(canonical, link.url)]:
            yield f"'{broken[0]}' is no address"
            continue
        stars = {link.url: getattr(link, "stars", None) for link in getattr(paper, name)}
        value: list[dict[str, Any]] = []
        for link in links:
            url = canonical(link.url)
            counted = {"stars": held.model_dump(mode="json")} if (held := stars.get(url)) else {}
            value.append({"url": url, "label": link.label, **counted})
        yield Change(paper.source_file, (name,), value)


def _is_cut(paper: Paper) -> bool:
    """Whether README.md shows fewer authors than the record has, so that an edit is no whole."""
    return paper.others or len(paper.names) > SHOWN_AUTHORS
