"""Formats that the list is written in: one file, one format, found by this folder."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.registry import PartKind


class Exporter(Protocol):
    """What an exporter's file holds."""

    SUFFIX: str
    """How the names of its files end, such as ``.bib``."""
    MEDIA_TYPE: str
    """What a server says that such a file is."""
    VARIANTS: Mapping[str, Callable[..., str]] = MappingProxyType({})
    """Other ways to write it, by the option of ``export`` that asks for each."""

    def export(self, papers: Sequence[Paper], library: Library) -> str:
        """Return the text of a file with the papers."""
        ...


EXPORTERS: PartKind[Exporter] = PartKind("an exporter", ("exporters",), Exporter)
