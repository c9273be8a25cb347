"""Every address of a list with the places where it stands, the hosts mixed."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from urllib.parse import urlsplit

from awesomequant.library.library import Library


@dataclass(frozen=True, slots=True)
class Use:
    """A place of an address: the file, the field such as ``code.0.url``, and whose record it is."""

    file: str
    field: str
    paper: str | None = None


def uses(library: Library) -> dict[str, list[Use]]:
    """Return the places of each address that stands in a record or a section."""
    found: dict[str, list[Use]] = {}
    for paper in sorted(library.papers, key=lambda paper: paper.id):
        for name, url in _addresses(
            paper.model_dump(mode="python", include={"url", "code", "links"})
        ):
            found.setdefault(url, []).append(Use(paper.source_file, name, paper.id))
    for section in library.sections:
        for name, url in _addresses(section.model_dump(mode="python")):
            found.setdefault(url, []).append(Use(section.source_file, name))
    return found


def mixed(addresses: Iterator[str] | list[str]) -> list[str]:
    """Return the addresses so that those of one host stand far apart: no host keeps us waiting."""
    by_host: dict[str, list[str]] = {}
    for url in sorted(addresses):
        by_host.setdefault(urlsplit(url).hostname or "", []).append(url)
    return [url for row in zip_longest(*by_host.values()) for url in row if url]


def _addresses(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text under a key ``url`` with its path."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _addresses(inner, f"{name}.{key}".lstrip("."))
    elif isinstance(value, list | tuple):
        for at, inner in enumerate(value):
            yield from _addresses(inner, f"{name}.{at}")
    elif isinstance(value, str) and name.rpartition(".")[2] == "url":
        yield name, value
