"""Formats that papers are written in: one file, one format, found by this folder.

A file of papers is the head, the entries with ``BETWEEN`` them, and ``TAIL``: any choice of papers
can so be put together where it is made, in the browser too.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Protocol

from awesomequant.export.citation import Citation
from awesomequant.library.library import Library
from awesomequant.registry import PartKind, optional

_SUFFIX = re.compile(r"(\.[a-z0-9]+)+")  # it becomes part of a file's name


class Exporter(Protocol):
    """What an exporter's file holds."""

    SUFFIX: str
    """How the names of its files end, such as ``.bib``."""
    MEDIA_TYPE: str
    """What a server says that such a file is."""
    LABEL: str = ""
    """What readers of the site are offered; without it only the command line has the format."""
    ORDER: int = 100
    """Its place among the formats; those without one stand behind ours, by name."""
    HEAD: str | Callable[[Library], str] = ""
    """What a file begins with: a text, or a function of the list that returns one."""
    HEADING: Callable[[str, int], str] | None = None
    """A function of a title and its level, from 2, that returns a heading, for outlined files."""
    BETWEEN: str = ""
    TAIL: str = ""
    VARIANTS: Mapping[str, Callable[[Citation], str]] = MappingProxyType({})
    """Other functions like ``entry``, by the option of ``export`` that asks for each."""
    VARIANT_HEADS: Mapping[str, str | Callable[[Library], str]] = MappingProxyType({})
    """What the file of a variant begins with, where that is not ``HEAD``."""

    def entry(self, cited: Citation) -> str:
        """Return the text of one paper."""
        ...

    @optional
    def brief(self, text: str, cited: Citation) -> str:
        """Return that text without the abstract, for the file of a list that has no room for it."""
        del cited
        return text


def _fault(_name: str, exporter: Exporter) -> tuple[str, str] | None:
    """Refuse a suffix that leads out of a page's folder."""
    said = f"SUFFIX is '{exporter.SUFFIX}', not of the form .txt or .csl.json"
    return None if _SUFFIX.fullmatch(exporter.SUFFIX) else ("SUFFIX", said)


EXPORTERS: PartKind[Exporter] = PartKind("an exporter", ("exporters",), Exporter, fault=_fault)
