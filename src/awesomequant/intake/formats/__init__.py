"""Formats that lists are read from: one file, one format, each yielding drafts."""

from collections.abc import Mapping
from typing import Protocol

from awesomequant.intake.fields.columns import Role
from awesomequant.library.draft import Reading
from awesomequant.library.field_types import Line, Model, Year
from awesomequant.library.settings import OwnField
from awesomequant.registry import PartKind, optional


class Profile(Model):
    """What a person says of a list where the inference is wrong or unsure.

    ``columns`` say what stands below the heads of a table, or under the keys of entries in YAML
    and JSON; ``entries`` is the key under which those stand, ``data.papers`` where it is deeper.
    ``own`` are the own fields of the list that it is read into: their labels are known.
    """

    title: str | None = None
    sections: tuple[str, ...] = ()
    skip_sections: tuple[str, ...] = ()
    columns: Mapping[str, Role] = {}
    entries: Line | None = None
    venue: str | None = None
    year: Year | None = None
    own: Mapping[str, OwnField] = {}


class Importer(Protocol):
    """What an importer's file holds."""

    SUFFIXES: tuple[str, ...]
    """How the names of its files end, such as ``.bib``; of two that fit the longer one counts."""

    def read(self, text: str, file: str) -> Reading:
        """Read a file's text; ``file`` is the name that the places of its drafts bear."""
        ...

    @optional
    def read_profiled(self, text: str, file: str, profile: Profile) -> Reading:  # noqa: ARG002
        """Read with a profile of the list, where the format leaves much to be inferred."""
        return self.read(text, file)

    @optional
    def fits(self, text: str) -> bool:  # noqa: ARG002
        """Whether a text has the shape of this format: asked where several share a suffix."""
        return True


IMPORTERS: PartKind[Importer] = PartKind("an importer", ("importers",), Importer)
