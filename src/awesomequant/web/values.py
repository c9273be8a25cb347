"""What passes between a service and the client: its declaration, a request, a reply, answers."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from http import HTTPStatus
from urllib.parse import urlsplit

from awesomequant.language.plain import show
from awesomequant.library.attribution import FACTS, Witness, WitnessKind
from awesomequant.text import did_you_mean, slug
from awesomequant.web.facts import Facts
from awesomequant.works.identifiers import Identifier
from awesomequant.works.identifiers.identifier import SCHEMES

# Key -> facts, or None where the service says that it does not know the key.  A key that is not
# there was not answered at all, and means nothing.
Answers = dict[str, Facts | None]


_WHOLE = re.compile(r"[0-9]{1,12}")


class Tells(StrEnum):
    """What a service can tell, and is asked for by ``add``, ``update`` and ``links``."""

    WORK = "work"
    """Title, people, venue and year: all that ``add`` makes a record of."""
    PEOPLE = "people"
    ABSTRACT = "abstract"
    """One that may be kept: most publishers' may not."""
    YEAR = "year"
    DOI = "doi"
    PUBLISHED = "published"
    """The version of record of what is listed as a preprint."""
    NOTICES = "notices"
    """Retractions, expressions of concern, corrections."""
    CITATIONS = "citations"
    STARS = "stars"
    CODE = "code"
    """The repository of a work."""
    COPY = "copy"
    """The copy of a page that is gone."""


# From this rank on a service passes on what its users wrote: arXiv's journal references, Hugging
# Face's links to code.  It may be right; a person looks at it before it stands in a record.
HEARSAY = 50
# What names something that is no work: services that are asked for repositories alone, or for
# whatever page they are shown.
REPOSITORIES = frozenset(("github", "gitlab", "hf"))
PAGE = "page"
# The key of a question by title is ``title:`` and the title in plain text.  Who is asked so has not
# been shown which work is meant: `update.matching` judges what comes back.
TITLE = "title"


@dataclass(frozen=True, slots=True)
class Service:
    """What is known of a service before the first reply: its host, pace, and what it can tell.

    ``schemes`` are the identifiers that it is asked by, the best first; ``page`` asks it by the
    address, on one of the hosts in ``pages`` where any are named.  ``tells`` gives each thing that
    it can tell the rank it has among those who do: 10 where it keeps the record itself, 20 to 40
    where it gathers from others, HEARSAY and more where it passes on what users wrote.  Who ranks
    first is asked first, and believed.  ``by_title`` does the same for what it can tell where
    nothing but the title of a work is known; its ``schemes`` then name ``title`` too.

    ``batch`` is how many keys one request may ask for, ``interval`` the seconds between requests,
    ``pause`` how long to wait where it says "too many" and no more.  A credential stands in one of
    the environment variables ``tokens`` and goes in the header ``header``, to ``host`` alone.
    """

    name: str
    host: str
    schemes: tuple[str, ...]
    interval: float
    batch: int = 1
    sizes: Mapping[str, int] = field(default_factory=dict)  # the batches of single schemes
    pause: float = 5.0
    tries: int = 4  # how often one question is put before it is given up
    tokens: tuple[str, ...] = ()
    header: str = "Authorization"
    prefix: str = "Bearer "
    keyless: int | None = None  # the size of a batch without a credential; 0: not at all
    most_keyless: int | None = None  # how many keys may be asked for without a credential
    redirects: frozenset[str] = frozenset()  # the other hosts a redirect may lead to
    confirms: frozenset[str] = frozenset()  # schemes whose silence is checked one key at a time
    tells: Mapping[str, int] = field(default_factory=dict)
    by_title: Mapping[str, int] = field(default_factory=dict)
    pages: frozenset[str] = frozenset()
    title: str = ""  # how readers know it, for credit; its name where there is none
    home: str = ""  # the page that credit leads to
    kind: WitnessKind | None = None  # where its word settles a fact, as that of a registry does
    knows: tuple[str, ...] = ()  # the fields that its word settles; all of them if empty

    def __post_init__(self) -> None:
        """Refuse what can only be a slip: a word for which nobody would ever ask this service."""
        for name in ("schemes", "tokens", "redirects", "confirms", "pages", "knows"):
            value: object = getattr(self, name)
            if isinstance(value, str):  # in Python, brackets alone make no tuple of it
                msg = f"the service's '{name}' is a text: write (\"{value}\",)"
                raise ValueError(msg)  # noqa: TRY004 -- a slip in a file, as the others
        host = f"[{self.host}]" if self.host == "::1" else self.host
        if self.host != urlsplit(f"https://{host}").hostname:
            msg = (
                f"the service's 'host' is '{self.host}'; write the name alone, as 'api.example.org'"
            )
            raise ValueError(msg)
        known: dict[str, Iterable[str]] = {
            "tells": list(Tells), "by_title": list(Tells),
            "schemes": [*SCHEMES, "gitlab", PAGE, TITLE],
            "knows": FACTS,
        }  # fmt: skip
        for name, words in known.items():
            for word in getattr(self, name):
                if word not in words:
                    hint = did_you_mean(word, words) or "there are " + ", ".join(words)
                    msg = f"the service's '{name}' has '{word}'; {hint}"
                    raise ValueError(msg)
        if bool(self.by_title) != (TITLE in self.schemes):
            msg = f"the service's 'by_title' and '{TITLE}' among its 'schemes' go together"
            raise ValueError(msg)

        try:
            self.witness  # noqa: B018 -- its title and home are what a list keeps of it
        except ValueError:
            msg = "the service's 'title' is no line, its 'home' no address, or its 'kind' none"
            raise ValueError(msg) from None

    @property
    def witness(self) -> Witness:
        """What a list keeps of it, whose word a record took."""
        name = self.title or self.name
        return Witness.model_validate(
            {"id": slug(self.name) or "service", "name": name, "url": self.home or None,
             "kind": self.kind, "knows": self.knows}
        )  # fmt: skip

    def key(self, identifiers: Iterable[Identifier], address: str | None) -> str | None:
        """Return the one key by which it is asked about a work; None where it knows no such key."""
        by_scheme = {one.scheme: one for one in identifiers if one.part is None}
        for scheme in self.schemes:
            if scheme == PAGE and address and self.reads(address):
                return f"{PAGE}:{address}"
            if scheme in by_scheme and scheme not in REPOSITORIES:
                return str(by_scheme[scheme])
        return None

    def reads(self, address: str) -> bool:
        """Whether it is asked about a page at ``address``, where it is asked about pages."""
        return not self.pages or urlsplit(address).hostname in self.pages


@dataclass(frozen=True, slots=True)
class Request:
    """One question to a service; its credential is added when it is sent, and nowhere kept."""

    url: str
    keys: tuple[str, ...] = ()
    method: str = "GET"
    body: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: header names are in lower case, the body is decompressed and bounded."""

    request: Request
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    url: str = ""
    at: float = 0.0

    @property
    def faulty(self) -> bool:
        """Return whether the service takes the question for a wrong one."""
        return self.status == HTTPStatus.BAD_REQUEST


def whole(text: str | None) -> int | None:
    """Return the number that a header states; None for what is no plain number of a sane size.

    ``str.isdecimal`` takes ``١٢``, `int` refuses 5,000 digits, and of 400 a float is infinite.
    """
    return int(text) if text and _WHOLE.fullmatch(text) else None


def title_key(title: str) -> str:
    """Return the key of a question by title: plain text on one line, however it is marked up."""
    return f"{TITLE}:{' '.join(show(title).split())}"


class Unanswered(Exception):  # noqa: N818 -- not an error of the program
    """A reply that says nothing about what was asked; the message says why."""


class Limited(Unanswered):
    """Too many requests; ``wait`` is how many seconds the service asks us to stay away, if any."""

    def __init__(self, reason: str, wait: float | None = None) -> None:
        """Keep the reason and the wait."""
        super().__init__(reason)
        self.wait = wait


class Broken(Unanswered):
    """The service or the way to it failed; asking again may help."""


class Unreachable(Broken):
    """There is no way to the host: no network, or no such name."""


class NoAddress(Broken):
    """There is no such host: the directory of names was asked, and says so."""


class Insecure(Broken):
    """There is no secure way to the host, as its certificate is not valid."""


class TooMuch(Unanswered):
    """The service cannot answer all of this at once; asking for half may help.

    ``once`` says that halving a second time is of no use.
    """

    def __init__(self, reason: str, *, once: bool = False) -> None:
        """Keep the reason and whether one halving is enough."""
        super().__init__(reason)
        self.once = once


class Refused(Unanswered):
    """The service will not answer us in this run; asking again is of no use."""


class Walled(Refused):
    """The service lets in people alone; nobody can mend that from here, and no key helps."""


class NotFound(Unanswered):
    """The service says that it has no such thing."""


def scheme_of(key: str) -> str:
    """Return the scheme of a key such as ``doi:10.1/x``."""
    return key.partition(":")[0]


def id_of(key: str) -> str:
    """Return what stands behind the scheme of a key."""
    return key.partition(":")[2]


def by_id(keys: Iterable[str]) -> dict[str, str]:
    """Return the keys under their ids in lower case, to match what a reply calls them."""
    return {id_of(key).lower(): key for key in keys}
