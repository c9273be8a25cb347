"""What the edit of one entry of a page means for the record that it was made of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from awesomequant.intake.records import Provenance, Vocabulary
from awesomequant.intake.said import sound
from awesomequant.library.author import Group, people
from awesomequant.library.change import TAKEN, Change, Path
from awesomequant.library.draft import Draft
from awesomequant.library.paper import Measure, Paper
from awesomequant.library.settings import OwnField
from awesomequant.text import did_you_mean
from awesomequant.works.identifiers import canonical, identified

# A field of the record, and what becomes of it, or why it stays as it is.
Said = tuple[str, Change | str]


@dataclass(frozen=True)
class EntryEdit:
    """The edit of one entry: what it means for the record that the entry was made of.

    ``held`` is the record's file; counts that a person wrote are ``provenance``'s.
    """

    paper: Paper
    was: Draft
    now: Draft
    words: Vocabulary
    held: Mapping[str, Any]
    provenance: Provenance

    def changes(self) -> Iterator[Said]:
        """Yield what each difference of the two means for the record, but for its tags.

        Of tags a page by topics shows some as headings: who reads the whole page knows which.
        """
        paper, was, now = self.paper, self.was, self.now
        file = paper.source_file
        if now.title != was.title:
            yield "title", Change(file, ("title",), now.title)
        if now.url != was.url:
            yield "url", self.address()
        if now.venue and now.venue != was.venue:
            venue = self.words.venue(now.venue).proposed_id
            yield (
                "venue",
                Change(file, ("venue",), venue) if venue else f"'{now.venue}' is no venue",
            )
        if now.year and now.year != was.year:
            yield "year", Change(file, ("year",), now.year)
        most = self.words.library.settings.readme.authors
        if now.authors != was.authors and (paper.others or len(paper.names) > most):
            yield from self.first_authors()
        elif now.authors != was.authors:
            groups = {one.group for one in paper.authors if isinstance(one, Group)}
            names = [{"group": name} if name in groups else name for name in now.authors]
            yield "authors", Change(file, ("authors",), names or TAKEN)
        old, new = was.more.get("fields", {}), now.more.get("fields", {})
        for name, own in self.words.library.settings.fields.items():
            if new.get(name) != old.get(name):
                value = new.get(name, TAKEN)
                why = "" if value is TAKEN else refusal(own, value)
                yield f"fields.{name}", why or Change(file, ("fields", name), value)
        if now.more.get("note") != was.more.get("note"):
            yield "note", Change(file, ("note",), now.more.get("note") or TAKEN)
        yield from self.links()
        yield from self.counts()

    def address(self) -> Change | str:
        """Return what another address means: where a record has it from an id, another id."""
        paper, url = self.paper, self.now.url
        file = paper.source_file
        found = identified(url) if url else None
        if found and found.scheme in ("arxiv", "doi") and not paper.url:
            return Change(file, (found.scheme,), found.id)
        if not url:
            where = "" if paper.url else f", which its {'doi' if paper.doi else 'arxiv'} leads to"
            return Change(file, ("url",), TAKEN) if paper.url else f"it has no address{where}"
        address = sound(canonical, url)
        return Change(file, ("url",), address) if address else f"'{url}' is no address"

    def first_authors(self) -> Iterator[Said]:
        """Yield what an edit of the authors that a page shows means, where it shows but the first.

        A name that was changed stands at the place of the old one.  Of one more, or one less,
        nobody can tell whether those behind it moved up or are gone.
        """
        paper = self.paper
        file = paper.source_file
        count = min(len(paper.names), self.words.library.settings.readme.authors)
        old, new = (
            [person.shown for person in people(draft.authors)] for draft in (self.was, self.now)
        )
        if not len(old) == len(new) == count:
            said = f"the first {count} authors of {paper.id} and others, not {len(new)}"
            yield "authors", f"README.md shows {said}: change them in {file}"
            return
        for at, name in enumerate(new):
            if name != old[at]:
                is_group = isinstance(paper.authors[at], Group)
                path: Path = ("authors", at, "group") if is_group else ("authors", at)
                yield "authors", Change(file, path, name)

    def links(self) -> Iterator[Said]:
        """Yield the whole list of links where it was edited, with what else is known of each.

        One address that is none keeps all of the list as it is.
        """
        was, now = self.was, self.now
        for name, old, new in (("code", was.code, now.code), ("links", was.links, now.links)):
            if [(one.label, one.url) for one in old] == [(one.label, one.url) for one in new]:
                continue
            if broken := [link.url for link in new if not sound(canonical, link.url)]:
                yield name, f"'{broken[0]}' is no address"
                continue
            besides = {sound(canonical, one.get("url")): one for one in self.held.get(name) or ()}
            value = []
            for link in new:
                url = canonical(link.url)
                kept = besides.get(url, {})
                # "code" is what a link to code is called that says nothing else.
                is_usual = name == "code" and link.label == "code" and "label" not in kept
                value.append({**kept, "url": url, **({} if is_usual else {"label": link.label})})
            yield name, Change(self.paper.source_file, (name,), value or TAKEN)

    def counts(self) -> Iterator[Said]:
        """Yield the counts that a person changed: the record's own are his, measured ones are not.

        A page shows the newer of the two: where that is the measured one, the record's is no place.
        """
        paper, was, now = self.paper, self.was, self.now

        def count(path: Path, own: Any, shown: Measure | None, new: int | None) -> Change | str:
            if new is None:
                return f"{path[-1]} of {paper.id} are shown from a number on: see data/list.yaml"
            if own and shown and str(own["count"]) == str(shown.count):
                source, day = self.provenance
                value = {"count": new, "source": source, "as_of": day}
                return Change(paper.source_file, path, value)
            by = f"by {shown.source}" if shown else "by 'awesomequant update'"
            return f"{path[-1]} of {paper.id} are measured {by}: no record holds them"

        if now.citations != was.citations:
            own = self.held.get("citations")
            yield "citations", count(("citations",), own, paper.citations, now.citations)
        before, after = (
            {sound(canonical, one.url): one.stars for one in draft.code} for draft in (was, now)
        )
        for at, code in enumerate(paper.code):
            if code.url in after and before.get(code.url) != after[code.url]:
                items = self.held.get("code") or ()
                own = next((one.get("stars") for one in items if one.get("url") == code.url), None)
                yield "stars", count(("code", at, "stars"), own, code.stars, after[code.url])


def of(draft: Draft, name: str) -> Any:
    """Return what an entry says of a field that ``EntryEdit`` names."""
    if name.startswith("fields."):
        return draft.more.get("fields", {}).get(name.removeprefix("fields."))
    if name == "stars":
        return [(link.url, link.stars) for link in draft.code]
    return draft.more.get("note") if name == "note" else getattr(draft, name)


def refusal(own: OwnField, answer: Any) -> str:
    """Return why a list does not take an answer to a field of its own; empty where it does."""
    refused = own.refused(answer)
    if refused is None:
        return ""
    hint = did_you_mean(refused, own.values) or f"it is one of {', '.join(own.values)}"
    return f"'{refused}' is no value of '{own.label}'; {hint}"
