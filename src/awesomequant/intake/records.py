"""A draft as the fields of a record: addresses canonical, identifiers stated once."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from awesomequant.intake.joining import identified, identifiers
from awesomequant.intake.vocabulary import LONGEST, Vocabulary
from awesomequant.language.signs import find_refused, visible
from awesomequant.library.author import plain, tidied
from awesomequant.library.draft import Draft, DraftLink
from awesomequant.text import one_line
from awesomequant.works import kinds
from awesomequant.works.identifiers import UnsafeAddress, canonical
from awesomequant.works.kinds import Kind
from awesomequant.works.venues import Answer, is_preprint_server

# Where an entry names no venue: the service its link leads to, and what it is called.
_SERVICES = {"arxiv": "arXiv", "openreview": "OpenReview"}
_PRINTED = ("booktitle", "volume", "number", "pages", "publisher")
_OWN = ("fields", "aliases", "locked", "not_duplicate_of")


class Provenance(NamedTuple):
    """Where the counts of a source come from, and the ISO day on which they were true."""

    source: str
    day: str


class Fields(NamedTuple):
    """The fields of a record, and what was left out of it, a line each."""

    values: dict[str, Any]
    lost: list[str]


def year_of(draft: Draft) -> int | None:
    """Return the year: stated, else the one of a preprint's arXiv number."""
    if draft.year:
        return draft.year
    number = next((one.id for one in identifiers(draft) if one.scheme == "arxiv"), "")
    digits = number.rpartition("/")[2][:2]
    is_preprint = not draft.venue or is_preprint_server(draft.venue)
    if not digits.isdigit() or not is_preprint:
        return None
    return int(digits) + (1900 if int(digits) > 90 else 2000)  # noqa: PLR2004 -- arXiv began in 1991


def fields(draft: Draft, vocabulary: Vocabulary, provenance: Provenance) -> Fields:
    """Return the record that a draft comes to; words are those of the list."""
    lost: list[str] = []
    strong = {found.scheme: found.id for found in identifiers(draft)}
    url = _address(draft.url, lost)
    named = identified(url)
    is_told = bool(
        named and named.scheme in ("arxiv", "doi") and strong.get(named.scheme) == named.id
    )
    if find_refused(draft.title) is not None:
        lost.append("its title held invisible characters, which were left out")
    venue = _venue(draft, strong, vocabulary)
    stated = kinds.stated(draft.more.get("type", Kind.OTHER), venue.kind if venue.name else None)
    values = {
        "title": _clean(draft.title),
        "also_titled": [_clean(title) for title in draft.more.get("also_titled", ())],
        "type": stated,
        "authors": plain(tidied(draft.authors)),
        "editors": plain(tidied(draft.more.get("editors", ()))),
        "venue": venue.proposed_id or None,
        "year": year_of(draft),
        "date": draft.more.get("date"),
        "tags": vocabulary.tag_ids(draft.tags),
        "url": None if is_told else url,
        "arxiv": strong.get("arxiv"),
        "doi": strong.get("doi"),
        "code": list(_code(draft, provenance, lost)),
        "links": list(_links(draft, strong, lost)),
        "citations": _citations(draft, provenance),
        "abstract": _prose(draft, "abstract", 10_000),
        "note": _prose(draft, "note", 2000),
        "bibtex_key": draft.more.get("bibtex_key"),
        "bibtex_type": _bibtex_type(draft, stated or kinds.from_venue_kind(venue.kind)),
        **{
            name: _clean(str(draft.more[name]))[:LONGEST] for name in _PRINTED if name in draft.more
        },
        **{name: draft.more[name] for name in _OWN if name in draft.more},
        "extra": {**_extra(draft), **_unsaid(draft, vocabulary)} or None,
        "added": draft.more.get("added", provenance.day),
    }
    # A source without any other venue named its publisher twice.
    if values.get("publisher") == _clean(draft.venue or ""):
        values["publisher"] = None
    if not (values["url"] or values["arxiv"] or values["doi"]):
        _borrow(values, lost)
    return Fields(values, lost)


def _borrow(values: dict[str, Any], lost: list[str]) -> None:
    """Return a record that names no paper the address of its page or its code."""
    others = [*values["links"], *values["code"]]
    if others:
        values["url"] = others[0]["url"]
        lost.append(f"it links no paper; its address is that of its '{others[0]['label']}'")


def _clean(text: str) -> str:
    return one_line(visible(text.replace("\u2028", " ")))


def _prose(draft: Draft, name: str, longest: int) -> str | None:
    text = draft.more.get(name)
    return _clean(text)[:longest] if isinstance(text, str) and text.strip() else None


def _address(written: str | None, lost: list[str]) -> str | None:
    """Return the canonical address, or None and why it is none."""
    try:
        return canonical(written) if written else None
    except UnsafeAddress as error:
        lost.append(f"the address '{written}' was left out: {error}")
        return None


def _venue(draft: Draft, strong: dict[str, str], vocabulary: Vocabulary) -> Answer:
    """Return the venue that an entry names, else the service that its identifier is of."""
    kind = draft.more.get("type")
    answer = vocabulary.venue(_clean(draft.venue or ""), kinds.venue_kind(kind) if kind else None)
    service = next((name for scheme, name in _SERVICES.items() if scheme in strong), "")
    return answer if answer.name else vocabulary.venue(service)


def _extra(draft: Draft) -> dict[str, str]:
    """Return what the source says and no field of a record holds, by its own name."""
    said = {name: _clean(str(text))[:10_000] for name, text in draft.more.get("extra", {}).items()}
    return {name[:LONGEST]: text for name, text in said.items() if name.strip() and text}


def _unsaid(draft: Draft, vocabulary: Vocabulary) -> dict[str, str]:
    """Return the venue as written where that says more than an id: "Oral", a workshop's name."""
    written = _clean(draft.venue or "")
    answer = vocabulary.venue(written)
    says_more = answer.note or answer.parent or not answer.name
    return {"venue": written} if written and says_more else {}


def _bibtex_type(draft: Draft, kind: Kind) -> str | None:
    """Return the BibTeX type of an entry where its kind alone would not say the same."""
    stated = str(draft.more.get("bibtex_type", ""))
    form = kinds.FORMS.get(kind, kinds.FORMS[Kind.OTHER])  # our JSON may state any type
    is_usual = stated in (form.bibtex, form.biblatex, "conference")
    return None if is_usual or kinds.from_bibtex(stated) is not kind else stated or None


def _code(draft: Draft, provenance: Provenance, lost: list[str]) -> Iterator[dict[str, Any]]:
    stated = {link["url"]: link.get("stars") for link in draft.more.get("code", ())}
    for link in draft.code:
        if url := _address(link.url, lost):
            stars = stated.get(link.url) or _measure(link.stars, provenance)
            label = _label(link, "code")
            yield {"url": url, "label": None if label == "code" else label, "stars": stars}


def _links(draft: Draft, strong: dict[str, str], lost: list[str]) -> Iterator[dict[str, Any]]:
    """Yield the other links but those that only repeat an identifier of the record."""
    for link in draft.links:
        url = _address(link.url, lost)
        found = identified(url)
        if url and not (
            found and found.scheme in ("arxiv", "doi") and strong.get(found.scheme) == found.id
        ):
            yield {"label": _label(link, "link"), "url": url}


def _label(link: DraftLink, otherwise: str) -> str:
    return _clean(link.label)[:LONGEST] or otherwise


def _citations(draft: Draft, provenance: Provenance) -> dict[str, Any] | None:
    stated = draft.more.get("citations")
    return stated if isinstance(stated, dict) else _measure(draft.citations, provenance)


def _measure(count: int | None, provenance: Provenance) -> dict[str, Any] | None:
    if count is None:
        return None
    return {"count": count, "source": provenance.source, "as_of": provenance.day}
