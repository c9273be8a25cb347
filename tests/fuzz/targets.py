"""Whatever reads a stranger's text, by name: each takes any text, and only our errors leave it."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from fuzz import whole

from awesomequant.check.run import ignores
from awesomequant.intake.files.encodings import UndecidedError, decoded
from awesomequant.intake.files.issue_form import wish_of
from awesomequant.intake.formats import IMPORTERS, Profile
from awesomequant.language import bibtex, html, markdown, markup, math, plain, tex
from awesomequant.library.author import of_bibtex
from awesomequant.library.problems import Refusal
from awesomequant.registry import parts
from awesomequant.store import strict
from awesomequant.store.edit import formatted, set_value
from awesomequant.store.project import problems_in
from awesomequant.store.reader import Reader
from awesomequant.store.syntax import YamlError
from awesomequant.text import slug, squash, unbracketed
from awesomequant.web.reading import wait
from awesomequant.web.services import SERVICES
from awesomequant.web.values import Reply, Request, Unanswered
from awesomequant.works import clues, code_hosts, dates, ids, kinds, licences, paper_pages, years
from awesomequant.works.identifiers import (
    BadIdentifier,
    UnsafeAddress,
    arxiv_mentioned,
    canonical,
    comparison_key,
    identify,
    parse_arxiv,
    parse_doi,
    repair,
    unwrap,
)
from awesomequant.works.people import (
    groups_among,
    looks_like_group,
    names_institutions,
    parse_person,
    person_slug,
    split_people,
)
from awesomequant.works.title_likeness import compare_titles
from awesomequant.works.titles import Title
from awesomequant.works.venues import Venues

Target = Callable[[str], object]
# All that may leave a reader: a Refusal says what to do, the others are caught where they are told.
ERRORS = (Refusal, YamlError, Unanswered, BadIdentifier, UnsafeAddress, UndecidedError)

_KEYS = {
    "arxiv": "arxiv:1909.05840", "doi": "doi:10.1000/a", "acl": "acl:P18-1128",
    "github": "github:o/r", "gitlab": "gitlab:g/r", "hf": "hf:o/r", "openreview": "openreview:abc",
    "page": "page:https://proceedings.mlr.press/v1/a.html", "title": "title:Bees",
}  # fmt: skip
_VENUES = Venues([])


def loaded(text: str) -> object:
    """Read a record, as it comes from a disk."""
    return problems_in("data/papers/2020/x.yaml", strict.decode(_bytes(text)))


def words(text: str) -> object:
    """Read the list's tags."""
    return problems_in("data/tags.yaml", strict.decode(_bytes(text)))


def settings(text: str) -> object:
    """Read the list's settings."""
    return problems_in("data/list.yaml", strict.decode(_bytes(text)))


def strictly(text: str) -> object:
    """Read YAML, find the places of its values and the comments that silence rules."""
    text = strict.decode(_bytes(text))
    value = strict.read(text)
    places = strict.positions(text) if value is not None else {}
    return value, places, list(ignores("x.yaml", text))


def yaml_edit(text: str) -> None:
    """Change a value of YAML: what else stands there is as it was."""
    text = strict.decode(_bytes(text))
    before = strict.read(text)
    if not isinstance(before, dict):
        return
    after = strict.read(set_value(text, ("note",), "new: 'note' # \"x\""))
    assert after == {**before, "note": "new: 'note' # \"x\""}
    assert strict.read(formatted(text)) is not None or not any(before.values())


def encoded(text: str) -> object:
    """Guess an encoding."""
    return decoded(_bytes(text))


def profile(text: str) -> object:
    """Read a profile of an import."""
    text = strict.decode(_bytes(text))
    return Reader(Path(), {"profile.yaml": text}).required("profile.yaml", Profile)


def identified(text: str) -> None:
    """Read an identifier in every way that we know."""
    for read in (identify, parse_arxiv, parse_doi, arxiv_mentioned, clues.read):
        _refusing(read, text)


def address(text: str) -> None:
    """Read an address: what is canonical stays so."""
    for read in (unwrap, repair, code_hosts.is_repository,
                 code_hosts.names_repository, paper_pages.is_paper_address):  # fmt: skip
        _refusing(read, text)
    plainly = canonical(text)
    assert canonical(plainly) == plainly
    comparison_key(plainly)


def people(text: str) -> None:
    """Read names, as people and as BibTeX write them."""
    text = _whole(text)
    found = split_people(text)
    for one in found.people:
        person_slug(one)
    groups_among([one.shown for one in found.people])
    of_bibtex(text)
    parse_person(text)
    looks_like_group(text)
    names_institutions(text)


def venue(text: str) -> object:
    """Read a venue."""
    return _VENUES.resolve(text)


def date(text: str) -> None:
    """Read dates, kinds, licences, and what else is a word or two."""
    for read in (dates.read_date, dates.read_field, dates.month_of, dates.of_parts, years.date_of,
                 years.year_of, years.year_apart, years.of_heading, years.without_dates,
                 years.without_numbers, licences.stated, kinds.from_name):  # fmt: skip
        read(text)


def title(text: str) -> None:
    """Read and compare titles, and make ids of them."""
    one = Title(text)
    compare_titles(one, Title(text[::-1]))
    compare_titles(one, Title(text[: len(text) // 2]))
    ids.propose(text, 2020, None, ())
    slug(text)
    squash(text)
    unbracketed(text)


def texs(text: str) -> None:
    """Read and write TeX, mathematics among it."""
    read = tex.read(text).text
    tex.write(read)
    tex.title(text)
    tex.address(text)
    tex.ascii_only(text)


def shown(text: str) -> None:
    """Write a text as HTML, as plain text and as Markdown."""
    html.show(text)
    html.problems(text)
    plain.show(text)
    markdown.show(text)
    markdown.visible(text)
    list(markdown.headings(text))
    math.pieces(text)


def marked(text: str) -> object:
    """Read HTML, JATS and MathML as text."""
    return markup.read(text)


def entries(text: str) -> object:
    """Scan BibTeX."""
    return bibtex.entries(text)


def form(text: str) -> object:
    """Read the issue form."""
    return wish_of(f"### Title\n\n{text}\n\n### Authors\n\n{text}\n\n### Link\n\n{text}\n\n{text}")


def headers(text: str) -> object:
    """Heed the headers of a reply."""
    about = ("retry-after", "x-ratelimit-reset", "ratelimit", "x-ratelimit-limit")
    said = dict.fromkeys(about, text) | {"x-ratelimit-remaining": "0"}
    return wait(Reply(Request("https://x.org/"), 429, said, at=1.8e9))


def _whole(text: str) -> str:
    """Return a text without halves of surrogates, which no door lets in."""
    return text.encode("utf-8", "replace").decode()


def _bytes(text: str) -> bytes:
    """Return the bytes of a text; of half a surrogate, some that are no UTF-8."""
    return text.encode("utf-8", "surrogatepass")


def _refusing(read: Callable[[str], object], text: str) -> None:
    with suppress(*ERRORS):
        read(text)


def _importer(name: str) -> Target:
    module = parts(IMPORTERS)[name]
    # No file that was decoded holds half a surrogate; JSON writes one as six signs of ASCII.
    return lambda text: module.read_profiled(_whole(text), "x", Profile())


def _service(name: str) -> Target:
    module = parts(SERVICES)[name]
    key = next(_KEYS[one] for one in module.SERVICE.schemes if one in _KEYS)

    def read(text: str) -> object:
        return module.parse(
            Reply(Request("https://x.org/", (key,)), 200, {}, text.encode("utf-8", "replace"))
        )

    return read


def _named() -> Iterator[tuple[str, Target]]:
    for name in parts(IMPORTERS):
        yield f"import {name}", _importer(name)
    for name in parts(SERVICES):
        yield f"reply {name}", _service(name)


TARGETS: dict[str, Target] = dict(_named()) | dict(whole.targets()) | {
    "record": loaded, "tags": words, "settings": settings, "yaml": strictly,
    "yaml edit": yaml_edit, "encoding": encoded, "profile": profile,
    "identifier": identified, "address": address, "people": people, "venue": venue, "date": date,
    "title": title, "tex": texs, "shown": shown, "markup": marked, "bibtex": entries,
    "issue form": form, "headers": headers,
}  # fmt: skip
