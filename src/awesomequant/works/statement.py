"""What a source says of one work: a record, an entry of an import, the reply of a service."""

from dataclasses import dataclass

from awesomequant.text import once, regex, squash
from awesomequant.works.identifiers import Identifier, comparison_key
from awesomequant.works.identifiers.doi import PREPRINT_DOIS
from awesomequant.works.kinds import Kind
from awesomequant.works.people import People, Person
from awesomequant.works.titles import Title, taken_apart

# Labels of links that lead to the work itself; under others stand videos, slides, discussions.
OF_THE_WORK = frozenset(("doi", "arxiv", "paper", "pdf", "openreview", "acl", "cvf"))
# A work has one id of each of these.  Of others it may have several: the page's and the PDF's
# number (ecva, nips), a submission to each of two conferences (openreview), deposits (hal).
_ONE_A_WORK = frozenset(
    ("arxiv", "acl", "cvf", "pmlr", "iclr", "mlsys", "aaai", "aaai-ocs", "ijcai", "jmlr")
)
# DOIs of what is not the version of record: a preprint's, Zenodo's, Figshare's, ResearchGate's.
_POSTED = (*PREPRINT_DOIS, "10.5281/", "10.6084/", "10.13140/")
# DOIs of a whole book: an ISBN and nothing behind it, an ACL volume, Springer's old b-numbers.
_BOOK = regex(
    r"10\.\d{4,9}/(?:(?:isbn[.:]?|cbo)?97[89](?:-?\d){9}-?[\dx]|b\d{5,6})"
    r"|10\.18653/v1/(?:\d{4}\.[a-z]+-[a-z]+|[a-z]\d\d-\d)"
)
# ACM numbers proceedings and the articles of its journals alike (10.1145/3292500 is KDD 2019, whose
# papers have a second number; 10.1145/3744239 an article): the kind of the work tells them apart.
_OF_ACM = regex(r"10\.1145/\d{4,}")
_IN_PROCEEDINGS = (Kind.CONFERENCE, Kind.WORKSHOP, Kind.CHAPTER)


@dataclass(frozen=True, kw_only=True)
class Statement:
    """What one source says of one work; what it does not say is None or empty.

    The fields are as written; what they come to where two statements are compared is worked out
    once, when it is asked for.
    """

    title: str
    also_titled: tuple[str, ...] = ()
    """Its earlier and other titles."""
    identifiers: tuple[Identifier, ...] = ()
    """Strong and weak ones; only the strong count."""
    addresses: tuple[str, ...] = ()
    """Pages of the work itself, canonical; not its code, not the page of a whole conference."""
    people: tuple[Person, ...] = ()
    others: bool = False
    """Whether there are more people than named."""
    year: int | None = None
    kind: Kind | None = None
    """None and the kinds that say nothing (other, web) fit to all."""
    venue: str | None = None
    """Where it was published: the id of a venue, else its name."""
    is_preprint: bool = False
    """Whether that venue is a server for preprints."""
    pages: str | None = None
    volume: str | None = None
    number: str | None = None
    edition: str | None = None
    publisher: str | None = None

    @once
    def titles(self) -> tuple[Title, ...]:
        """All its titles, taken apart; the one it bears now stands first."""
        return tuple(map(taken_apart, dict.fromkeys((self.title, *self.also_titled))))

    @once
    def byline(self) -> People:
        """Its people, and whether they are all."""
        return People(self.people, self.others)

    @once
    def books(self) -> frozenset[str]:
        """DOIs that are those of a book or of proceedings: two chapters may have one of them.

        As ``doi:10.1007/978-3-030-00001-1``.
        """
        dois = {found.id.lower() for found in self.identifiers if found.scheme == "doi"}
        is_part = self.kind in _IN_PROCEEDINGS
        return frozenset(
            f"doi:{doi}"
            for doi in dois
            if _BOOK.fullmatch(doi) or (is_part and _OF_ACM.fullmatch(doi))
        )

    @once
    def ids(self) -> frozenset[str]:
        """Identifiers that name a work, as ``arxiv:1909.05840``."""
        strong = (found.key for found in self.identifiers if found.strong)
        return frozenset(strong) - self.books

    @once
    def dois(self) -> frozenset[str]:
        """DOIs of a version of record."""
        dois = (name.removeprefix("doi:") for name in self.ids if name.startswith("doi:"))
        return frozenset(doi for doi in dois if not doi.startswith(_POSTED))

    @once
    def only_ids(self) -> dict[str, str]:
        """Its id of each scheme of which a work has but one."""
        found = self.identifiers
        return {one.scheme: one.id for one in found if one.scheme in _ONE_A_WORK}

    @once
    def places(self) -> frozenset[str]:
        """Its addresses, as they are compared."""
        return frozenset(map(comparison_key, self.addresses))

    @once
    def published_in(self) -> str:
        """Where the version of record appeared, as it is compared; empty for a preprint."""
        return "" if self.is_preprint else squash(self.venue or self.publisher or "")

    @once
    def is_published(self) -> bool:
        """Whether it speaks of a version of record."""
        return bool(self.dois or (self.published_in and self.kind is not Kind.PREPRINT))
