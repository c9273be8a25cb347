"""An entry beside the record of its work: which of its fields say otherwise, or nothing."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from awesomequant.audit.documents import Document, Entry
from awesomequant.audit.findings import MENDS, TEXTS, Confidence, Finding, Mend, Verdict
from awesomequant.audit.forms import are_other_pages, may_be_form, means_venue
from awesomequant.audit.matching import Known, Listed
from awesomequant.audit.people import Order, compared, in_a_row, listed, unlike
from awesomequant.audit.truth import Venue
from awesomequant.audit.wishes import Names, Prefer, Wishes
from awesomequant.audit.writing import Writer
from awesomequant.language.plain import show
from awesomequant.text import squash
from awesomequant.works.identifiers import arxiv_given_out
from awesomequant.works.identity import named
from awesomequant.works.kinds import ISSUED, Kind, venue_kind
from awesomequant.works.notices import Standing, is_told, standing_of
from awesomequant.works.people import People
from awesomequant.works.title_likeness import Likeness, TitleComparison, compare_titles
from awesomequant.works.titles import Title, taken_apart
from awesomequant.works.venues import Answer

# Where a journal puts an article online in December, and in print in the next year.
_IN_PRINT = 1
_EVENTS = (Kind.CONFERENCE, Kind.WORKSHOP)


class Comparison:
    """One entry beside the record of its work; ``findings`` are what differs, field by field."""

    def __init__(
        self, document: Document, entry: Entry, known: Known, work: Listed, wishes: Wishes
    ) -> None:
        """Work out what both say, once."""
        self.document, self.entry, self.known, self.wishes = document, entry, known, wishes
        self.listed, self.work, self.resolver = work, work.work, work.list.resolver
        self.venue: Venue | None = self.work.venue
        self.said_venue = self._said_venue()
        self.writer = Writer(document, entry, wishes)
        self._of_preprint: list[Finding] = []
        self._cites_preprint = self._is_preprint and self._has_appeared
        self._stays_preprint = self._cites_preprint and wishes.prefer is Prefer.PREPRINT

    def findings(self) -> Iterator[Finding]:
        """Yield what the entry has wrong, lacks, or cites too early."""
        yield from self._notices()
        yield from self._identifiers()
        published = self._published()
        others = [*self._title(), *self._authors()]
        if published and published.mend:
            # Under which title, and by how many, it was a preprint is told with that.
            of_preprint = [
                one for one in others if one.is_certain and one.mend and one in self._of_preprint
            ]
            yield _joined(published, published.mend, of_preprint)
            others = [one for one in others if one not in of_preprint]
        elif published:
            yield published
        yield from others
        if self._cites_preprint:
            return
        where = list(self._where())
        yield from where
        yield from self._year(is_elsewhere=bool(where))
        if not where:
            yield from self._in_print()

    # What both say.

    def _said_venue(self) -> Answer | None:
        """Return what the list makes of the venue that the entry names; None for no name."""
        written = self.entry.draft.venue
        kind = self.known.said.kind
        if not written:
            return None
        return self.resolver.resolve(written, kind=venue_kind(kind) if kind else None)

    @property
    def _is_preprint(self) -> bool:
        """Whether the entry cites the preprint of its work."""
        said = self.known.said
        if said.is_preprint or said.kind is Kind.PREPRINT:
            return not self._names_venue_besides()
        has_number = any(one.scheme == "arxiv" for one in said.identifiers)
        bare = not self.said_venue or not self.said_venue.name
        return bool(bare and has_number and said.kind in (Kind.OTHER, Kind.WEB, None))

    def _names_venue_besides(self) -> bool:
        """Whether a note says where the work has appeared: "Accepted at ICLR 2020"."""
        if not self.venue:
            return False
        for name in ("note", "howpublished", "comment", "addendum"):
            text = show(self.entry.value(name)).strip("{}")
            if text and self.resolver.known(re.sub(_ACCEPTED, "", text)) == self.venue.id:
                return True
        return False

    @property
    def _has_appeared(self) -> bool:
        """Whether the list has a version of record."""
        return bool(self.work.year and self.venue and not self.venue.is_preprint) and (
            self.work.kind is not Kind.PREPRINT
        )

    @property
    def _known_where(self) -> str:
        name = self.work.container or self.work.issuer or self.work.venue_name or ""
        return f"{name}, {self.work.year}" if self.work.year else name

    def _found(
        self,
        verdict: Verdict,
        name: str,
        text: str,
        mend: Mend | None = None,
        *,
        is_certain: bool = True,
        words: Mapping[str, object] = MappingProxyType({}),
    ) -> Finding:
        sure = is_certain and self.known.is_sure
        if mend and not self.writer.can(mend):
            mend = None
        return Finding(
            verdict,
            self.entry.number,
            self.document.place(self.entry, name),
            TEXTS[text].format(**words),
            name,
            Confidence.CERTAIN if sure else Confidence.LIKELY,
            mend,
            self.listed.source,
        )

    # Field by field.

    def _notices(self) -> Iterator[Finding]:
        if note := self.work.retraction:
            if not self._tells(Standing.RETRACTED):
                yield self._found(Verdict.RETRACTED, "", "retracted", words={"known": note})
            return
        for one in self.work.notices:
            standing = standing_of(one.kind)
            if not self._tells(standing):
                verdict = Verdict.DOUBTED if standing is Standing.DOUBTED else Verdict.CORRECTED
                yield self._found(verdict, "", standing.value, words={"known": one.words})

    def _tells(self, standing: Standing) -> bool:
        """Whether the entry itself says that its work stands so."""
        told = [self.entry.value(name) for name in ("note", "addendum", "annote")]
        return is_told(standing, " ".join([self.entry.draft.title, *told]))

    def _identifiers(self) -> Iterator[Finding]:
        own = {one.scheme: one for one in self.work.identifiers}
        owned = {identifier.key: other for identifier, other in self.known.strangers}
        for one in self.known.said.identifiers:
            mine = own.get(one.scheme)
            if not one.strong or (mine and mine.key == one.key):
                continue
            if other := owned.get(one.key):
                where, mend = self.writer.identifier(one, mine, self.work)
                words = {"said": named(one.key), "other": other.work.shown}
                yield self._found(Verdict.WRONG_FIELD, where, "id-of-another", mend, words=words)
            elif mine and one.scheme == "arxiv":
                where, mend = self.writer.identifier(one, mine, self.work)
                words = {"said": named(one.key), "known": named(mine.key)}
                yield self._found(
                    Verdict.WRONG_FIELD, where, "other-id", mend, is_certain=False, words=words
                )

    def _published(self) -> Finding | None:
        if not self._cites_preprint or self._stays_preprint:
            return None
        name = self.entry.container or self.entry.has("eprint", "arxivid", "title")
        mend = self.writer.published(self.work)
        return self._found(
            Verdict.PUBLISHED, name, "published", mend, words={"known": self._known_where}
        )

    def _title(self) -> Iterator[Finding]:
        if squash(self.known.said.title) == squash(self.work.title):
            return
        mine = taken_apart(show(self.entry.draft.title))
        compared_to = compare_titles(mine, taken_apart(self.work.shown))
        if compared_to.likeness is Likeness.EQUAL:
            return
        mend = self.writer.put("title", self.writer.title(self.work.title), self.work.shown)
        words = {"known": self.work.shown}
        is_earlier = squash(mine.text) in {squash(one) for one in self.work.also_titled}
        # "ZeroQuant-V2: Exploring …" became "Exploring …" in print: a preprint's own title.
        is_own = is_earlier or compared_to.likeness in (Likeness.NAMED, Likeness.EXTENDED)
        text = "title"
        if self._cites_preprint and is_own:
            if self._stays_preprint:
                return
            text = "title-now"
        elif is_earlier:
            # GPTQ stands in the proceedings as OPTQ, and half of those who cite it there call it
            # by the name under which all know it: theirs to choose.
            text = "earlier-title"
        elif earlier := self._likest_earlier(mine, compared_to):
            text = "like-earlier-title"
            words["earlier"] = earlier
        is_certain = text == "title-now"
        found = self._found(
            Verdict.WRONG_FIELD, "title", text, mend, is_certain=is_certain, words=words
        )
        if is_certain:
            self._of_preprint.append(found)
        yield found

    def _likest_earlier(self, mine: Title, now: TitleComparison) -> str:
        """Return the earlier title that one is liker than the title of now, if any is."""
        for one in self.work.also_titled:
            if compare_titles(mine, taken_apart(one)).likeness > now.likeness:
                return one
        return ""

    def _authors(self) -> Iterator[Finding]:
        said = self.known.said.byline
        known = self.work.byline
        is_told = bool(known.people) and self.document.is_bibtex
        if known.people and said.people:
            if said.people != known.people or self.wishes.names is not Names.KEEP:
                yield from self._authors_beside(said, known)
        elif is_told and not self.entry.draft.more.get("editors"):
            mend = self.writer.authors(known, (), said)
            words = {"known": listed(known)}
            yield self._found(Verdict.MISSING_FIELD, "author", "authors-missing", mend, words=words)

    def _authors_beside(self, said: People, known: People) -> Iterator[Finding]:
        """Yield what is wrong with authors that both name."""
        order, places = found = compared(said, known)
        if order is Order.RIGHT and (mend := self.writer.names(known, places, said)):
            words = {"known": mend.title}
            yield self._found(Verdict.FORM, "author", "names", mend, words=words)
        if order in (Order.RIGHT, Order.UNTOLD):
            return
        # Of a list that names the first ones only, what it does not name is nobody's mistake.
        mend = None if known.others else self.writer.authors(known, places, said)
        words = {"known": listed(known)}
        if order is Order.LOST:
            lost = found.lacking if said.others else sorted({*range(len(known.people))} - {*places})
            words["known"] = in_a_row([known.people[at].shown for at in lost])
            mend = mend and replace(mend, title=MENDS["insert"].format(value=words["known"]))
        elif order is Order.MOVED:
            mend = mend and replace(mend, title=MENDS["order"])
        text = _AUTHORS[order]
        if order is Order.UNLIKE:
            text = unlike(said, known, places, words)
        is_certain = order in (Order.LOST, Order.MOVED) and not self._stays_preprint
        if order is Order.MOVED and self.venue and self.venue.is_preprint:
            is_certain = False  # of DoReFa-Net, DBLP has the order of its first version
        finding = self._found(
            Verdict.WRONG_FIELD, "author", text, mend, is_certain=is_certain, words=words
        )
        if order in (Order.LOST, Order.MOVED):
            self._of_preprint.append(finding)
        yield finding

    def _where(self) -> Iterator[Finding]:
        """Yield what is wrong with the place of publication."""
        venue, answer = self.venue, self.said_venue
        if not venue or self.work.kind in ISSUED:
            return
        if not (self.entry.container or self.entry.draft.venue):
            is_printed = self.known.said.kind in (*_EVENTS, Kind.ARTICLE)
            if self._has_appeared and is_printed and self.document.is_bibtex:
                mend = self.writer.container(self.work)
                words = {"known": self._known_where}
                yield self._found(Verdict.MISSING_FIELD, "", "venue-missing", mend, words=words)
        elif answer and answer.id == venue.id:
            if mend := self.writer.venue_form(self.work):
                words = {"known": mend.title}
                yield self._found(Verdict.FORM, self.entry.container, "venues", mend, words=words)
        elif answer and answer.name:
            yield from self._elsewhere(venue, answer)

    def _elsewhere(self, venue: Venue, answer: Answer) -> Iterator[Finding]:
        """Yield that the entry names another venue than the list has."""
        written, name = show(self.entry.draft.venue or ""), self.entry.container
        # A workshop of it that the list has no name for is none.
        is_within = answer.parent == venue.id and not answer.id
        if is_within or means_venue(written, answer, venue, self.resolver):
            return
        if answer.id and self._is_in_volume(answer.id):
            return
        words = {"said": f"“{written}”", "known": self._known_where}
        years = (self.known.said.year, self.work.year)
        kinds = {answer.kind, venue.kind}
        is_one_kind = len(kinds) == 1 or kinds == {"conference", "workshop"}
        is_one_year = None in years or years[0] == years[1]
        text, mend, is_certain = "other-publication", None, False
        if venue.is_preprint:
            if answer.kind == "preprint":
                return
            text = "not-published-there"
        elif answer.id is None and may_be_form(written, venue):
            return
        elif answer.id and is_one_kind and is_one_year:
            is_workshop = venue.kind == "workshop" and answer.kind == "conference"
            text, is_certain = ("workshop" if is_workshop else "venue"), True
            mend = self.writer.container(
                self.work, lambda string: self.resolver.known(string) == venue.id
            )
        words["year"] = str(years[0] or "")
        yield self._found(Verdict.WRONG_FIELD, name, text, mend, is_certain=is_certain, words=words)

    def _is_in_volume(self, venue: str) -> bool:
        """Whether the list keeps the titles of a venue's volume of the entry's year, and this one.

        Then it is the record that may be wrong.
        """
        year = self.known.said.year
        return bool(year and self.listed.list.stands_in(self.work, venue, year))

    def _year(self, *, is_elsewhere: bool) -> Iterator[Finding]:
        said, known = self.known.said.year, self.work.year
        if not known or is_elsewhere or said == known:
            return
        mend = self.writer.year(known)
        if said is None:
            if self.document.is_bibtex:
                yield self._found(
                    Verdict.MISSING_FIELD, "year", "year-missing", mend, words={"known": known}
                )
            return
        apart = said - known
        is_certain = True
        if self.venue and self.venue.is_preprint:
            # Whoever read a later version has its year.
            first = self.work.arxiv and int(arxiv_given_out(self.work.arxiv)[:4])
            is_certain = bool(first and said < first)
        elif self.work.kind is Kind.ARTICLE:
            is_certain = abs(apart) > _IN_PRINT
        name = self.entry.has("date", "year") or "year"
        yield self._found(
            Verdict.WRONG_FIELD,
            name,
            "year",
            mend,
            is_certain=is_certain,
            words={"said": said, "known": known},
        )

    def _in_print(self) -> Iterator[Finding]:
        """Yield what is wrong with pages, volume and number of the same publication."""
        more, said = self.entry.draft.more, self.known.said
        has_year = said.year == self.work.year
        pages, stated = said.pages, self.work.written_pages
        if pages and stated and are_other_pages(pages, stated):
            name = self.entry.has("pages", "eid", "articleno")
            shown = "–".join(self.work.pages)
            mend = self.writer.put(name, self.writer.pages(self.work), shown)
            words = {"said": pages, "known": shown}
            yield self._found(
                Verdict.WRONG_FIELD, name, "pages", mend, is_certain=has_year, words=words
            )
        for name, fields in (("volume", ("volume",)), ("number", ("number", "issue"))):
            known, mine = getattr(self.work, name), more.get(name)
            is_series = self.entry.has("series") or self.work.kind is not Kind.ARTICLE
            if not (known and mine) or is_series or squash(str(mine)) == squash(known):
                continue
            at = self.entry.has(*fields)
            mend = self.writer.put(at, self.writer.text(known), known)
            words = {"said": mine, "known": known}
            yield self._found(Verdict.WRONG_FIELD, at, name, mend, is_certain=has_year, words=words)


def _joined(published: Finding, mend: Mend, others: list[Finding]) -> Finding:
    """Return the finding that a work has appeared, with what else became of it since."""
    puts = dict(mend.puts)
    for one in others:
        puts |= one.mend.puts if one.mend else {}
    message = "; ".join([published.message, *(one.message for one in others)])
    return replace(published, message=message, mend=replace(mend, puts=puts))


_ACCEPTED = re.compile(
    r"^\W*+(?:(?:accepted|published|to appear|appeared|presented)\s++)?(?:(?:at|in|to|by)\s++)?",
    re.IGNORECASE,
)


_AUTHORS = {
    Order.LOST: "authors-lost",
    Order.MOVED: "authors-order",
    Order.UNLIKE: "authors-unlike",
    Order.OTHERS: "authors-others",
}
