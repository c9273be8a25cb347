"""What a list becomes of the files that it is made of: its drafts, its topics, its settings."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from awesomequant.intake.accession import Accession
from awesomequant.intake.adoption import settings as page_settings
from awesomequant.intake.adoption.entry_form import entry_of, readme_of
from awesomequant.intake.adoption.introduction import introduction
from awesomequant.intake.adoption.kept_words import Holder, Words, account_of, words_of
from awesomequant.intake.adoption.linked_pages import Chapters
from awesomequant.intake.adoption.page import KeptPage, kept_page, with_region
from awesomequant.intake.adoption.topics import KEYWORDS, Topics, topics
from awesomequant.intake.files.opening import opened
from awesomequant.intake.files.reading import Source
from awesomequant.intake.joining import statement
from awesomequant.intake.records import year_of
from awesomequant.language.markdown import visible
from awesomequant.library.draft import Draft, Passage, import_problem
from awesomequant.library.library import Library
from awesomequant.library.problems import Level, Problem

# Of a list in which fewer entries than this are below headings of topics, they are none.
_FEW = 0.1
# A line of which more than this is in no record was not understood.
_HALF = 0.5
_MARKDOWN = (".md", ".markdown")
_INITIAL = re.compile(r"\b([^\W\d_])\.")


@dataclass(frozen=True)
class Adoption:
    """The files a list is made of, read, and what the whole of them says of the list.

    ``page`` is the Markdown page that becomes its README.md, with its text and its passages;
    ``chapters`` are the pages that it leads to, where the entries stand in those.
    """

    sources: Sequence[Source]
    drafts: Sequence[Draft]
    topics: Topics
    settings: Mapping[str, Any]
    page: Source | None = None
    text: str = ""
    passages: Sequence[Passage] = ()
    problems: Sequence[Problem] = ()
    chapters: Chapters = field(default_factory=Chapters)

    def kept(self, become: Mapping[int, str]) -> KeptPage:
        """Return the page with the papers between marks; ``become`` names records by line."""
        of = {draft.place.line: self.topics.of.get(draft.sections) for draft in self.page_drafts}
        taken = {line: of.get(line) for line in become}
        if not taken and self.chapters.sources:
            is_flat = not {"year", "venue"} & set(self.topics.by)
            return with_region(self.text, self.chapters.line, is_flat=is_flat)
        shown, repeated = set[tuple[str, str | None]](), set[int]()
        for line in sorted(taken):
            one = (become[line], taken[line])
            repeated |= {line} if one in shown else set()
            shown.add(one)
        return kept_page(self.text, self.passages, self.topics, taken, repeated)

    @property
    def page_drafts(self) -> list[Draft]:
        """Return the entries of the page."""
        file = str(self.page.file) if self.page else ""
        return [draft for draft in self.drafts if draft.place.file == file]

    def become(self, plan: Accession, library: Library) -> dict[int, str]:
        """Return the id of the record that each entry of the page became, by its line.

        An entry that was joined with an earlier one became that one's.
        """
        found = {}
        for draft in self.page_drafts:
            identity = plan.become.get(draft.place)
            if identity is None and (match := library.works.owner_of(statement(draft, library))):
                identity = match.owner
            if identity:
                found[draft.place.line] = identity
        return found

    def order(self, plan: Accession, library: Library) -> list[str]:
        """Return the ids of the records in the order of the entries that they were first."""
        ids = (plan.become.get(draft.place, "") for draft in self.drafts)
        return list(dict.fromkeys(one for one in ids if one in library.by_id))

    def holders(
        self, become: Mapping[int, str], library: Library, plan: Accession
    ) -> dict[int, Holder]:
        """Return what the lines of entries became: the records, and what the list says of them."""
        files = {file.rpartition("/")[2].removesuffix(".yaml"): file for file in plan.records}
        labels = [text for tag in library.tags.values() for text in (tag.label, tag.id)]
        written: dict[str, list[str]] = {}
        for draft in self.page_drafts:
            # What was written is held as the venue that it names: "NIPS'20" as NeurIPS.
            written.setdefault(become.get(draft.place.line, ""), []).append(draft.venue or "")
        found: dict[str, Holder] = {}
        for identity in set(become.values()) & files.keys():
            values = plan.records[files[identity]]
            venue = library.venues.get(str(values.get("venue")))
            # "arXiv preprint" is a venue of the kind "preprint".
            named = [venue.id, venue.name, *venue.aliases, venue.kind] if venue else []
            besides = [*named, *written[identity]] if venue else []
            # "Rotheray EL" is written as E. L. Rotheray.
            joined = ["".join(_INITIAL.findall(str(one))) for one in values.get("authors") or ()]
            found[identity] = Holder([values], [*labels, *besides, *joined])
        result: dict[int, Holder] = {}
        for passage in self.passages:
            lines = range(passage.first, passage.last + 1)
            ids = dict.fromkeys(become[line] for line in lines if line in become)
            if holding := [found[one] for one in ids if one in found]:
                whole = holding[0] if len(holding) == 1 else Holder.of(holding)
                result |= dict.fromkeys(lines, whole)
        return result

    def account(self, page: KeptPage, holders: Mapping[int, Holder], library: Library) -> Words:
        """Return which words of the page the list holds."""
        labels = [text for tag in library.tags.values() for text in (tag.label, tag.id)]
        heads = [*labels, *map(str, library.by_year), *library.by_venue]
        heads += [paper.extra["heading"] for paper in library.papers if "heading" in paper.extra]
        heads += {str(paper.added) for paper in library.papers if paper.added}
        everywhere = Holder([heads]).words
        starts = {draft.place.line for draft in self.page_drafts}
        return account_of(self.text, page.kept | page.form, holders, everywhere, starts)

    def accounts_of_chapters(
        self, plan: Accession, library: Library
    ) -> Iterator[tuple[str, Words]]:
        """Yield for each chapter its name, and which of its words the list or the chapter holds."""
        for source in self.chapters.sources:
            text = opened(source.file).text
            one = replace(
                self,
                page=source,
                text=text,
                passages=source.reading.passages,
                chapters=Chapters(),
            )
            become = one.become(plan, library)
            holders = one.holders(become, library, plan)
            yield source.file.name, one.account(one.kept(become), holders, library)

    def without(self, lost: Words, holders: Mapping[int, Holder]) -> "Adoption":
        """Return the adoption with lines left on the page that were taken for a part of an entry.

        They name an address, and the record that they went to has neither it nor most of their
        words: a paper of their own, which else stood nowhere.
        """
        lines, shown = self.text.splitlines(), visible(self.text).splitlines()
        starts = {draft.place.line for draft in self.page_drafts}
        parts: list[Passage] = []
        for passage in self.passages:
            begins = passage.last + 1
            for line in range(passage.last, passage.first, -1):
                if line in starts or line not in holders:
                    break
                missed = len(lost.missing.get(line, ()))
                block = "\n".join(lines[line - 1 : passage.last])
                is_lost = missed > _HALF * len(words_of(shown[line - 1]))
                if is_lost and holders[line].lacks(block):
                    begins = line
            parts.append(replace(passage, last=begins - 1))
            if begins <= passage.last:
                parts.append(replace(passage, first=begins, role="prose"))
        return replace(self, passages=parts)


def first_page(sources: Sequence[Source]) -> Source | None:
    """Return the Markdown page that is the list's own: the first of its files that is one."""
    return next((one for one in sources if one.file.suffix.lower() in _MARKDOWN), None)


def adopt(
    sources: Sequence[Source], *, topics_wanted: bool | None, chapters: Chapters | None = None
) -> Adoption:
    """Return what the files say of the list that is made of them.

    The first Markdown page is the list's own; its ``chapters`` are sources beside the others.
    ``topics_wanted`` says whether headings are topics; by themselves they are where there are any.
    """
    further = chapters or Chapters()
    sources = [*sources, *further.sources]
    every = [draft for one in sources for draft in one.reading.drafts]
    found = _topics_of(every, wanted=topics_wanted)
    page = first_page(sources)
    if page is None:
        drafts = found.tagged(every)
        stated = {**_outlined(found, drafts), "readme": entry_of(drafts)}
        return Adoption(sources, drafts, found, stated)
    text = opened(page.file).text
    above = introduction(page.reading.drafts, found, text.splitlines())
    intro = {draft.place: draft for draft in above}
    every = [draft for draft in every if draft.place not in intro]
    if intro:  # a heading that only they stood below is no topic
        found = _topics_of(every, wanted=topics_wanted)
    drafts = found.tagged(every)
    lines = {place.line for place in intro}
    parts = [
        replace(one, role="prose") if lines & {*range(one.first, one.last + 1)} else one
        for one in page.reading.passages
    ]
    own = [draft for draft in page.reading.drafts if draft.place not in intro]
    shown, shown_parts = text, page.reading.passages
    if further.sources:  # entries stand as they do in the longest chapter
        longest = max(further.sources, key=lambda one: len(one.reading.drafts))
        shown, own = opened(longest.file).text, longest.reading.drafts
        shown_parts = longest.reading.passages
    tagged = any(draft.tags for draft in own) and not found.words
    settings: dict[str, Any] = {
        "title": page_settings.title_of(text),
        "description": page_settings.description_of(text, parts),
        "licence": page_settings.licence_of(text, page.file.resolve().parent),
        **page_settings.thresholds_of(shown, own),
        **_outlined(found, drafts),
        "readme": readme_of(shown, own, shown_parts, with_tags=tagged),
    }
    if any(KEYWORDS in draft.more.get("fields", {}) for draft in drafts):
        column = {"label": "Keywords", "type": "list", "facet": True, "column": True}
        settings["fields"] = {KEYWORDS: column}
    told = list(further.problems)
    for place, draft in intro.items():
        message = f"'{draft.title[:60]}' stands above the list and was left as it is"
        told.append(import_problem(place, message, Level.NOTE))
    return Adoption(sources, drafts, found, settings, page, text, parts, told, further)


def _topics_of(drafts: Sequence[Draft], *, wanted: bool | None) -> Topics:
    """Return the headings of entries as an outline, with topics where these are wanted or many."""
    found = topics(drafts)
    if wanted is False:
        return Topics(found.by)
    under = sum(draft.sections in found.of for draft in drafts)
    if wanted is None and under < _FEW * len(drafts):
        return Topics(tuple(kind for kind in found.by if kind != "topic"))
    return found


def _outlined(found: Topics, drafts: Sequence[Draft]) -> dict[str, Any]:
    """Return the outline of a list: by which headings, and in which order below one."""
    years = [(draft.sections, draft.year) for draft in drafts if draft.year]
    pairs = [(one[1], other[1]) for one, other in pairwise(years) if one[1] != other[1]]
    falling = sum(one > other for one, other in pairs)
    # New ones stand where the newest stand: above where the years fall, else below.
    order = "added" if 2 * falling > len(pairs) else "as-listed"
    by = list(found.by) or [_own_heading(drafts)]
    return {"outline": {"by": by, "order": order}}


def _own_heading(drafts: Sequence[Draft]) -> str:
    """Return what entries that stand below no heading are laid out by.

    A list of programs has no years: all of it would stand below "Year unknown".
    """
    dated = sum(year_of(one) is not None for one in drafts)
    tagged = sum(bool(one.tags) for one in drafts)
    return "topic" if dated < _HALF * len(drafts) < tagged else "year"
