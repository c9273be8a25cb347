"""What a list says of its results: the axes that they stand on, and what they fall short of."""

from functools import cached_property
from typing import Annotated

from pydantic import Field, field_validator

from awesomequant.library.field_types import Figure, Flag, Label, Model, Slug, number

# What a source leaves open, and what nobody could make out.  Neither is a value, and neither is
# the same as a field that is not there: that nobody has looked for.
NOT_STATED, UNKNOWN = "not stated", "unknown"


def is_stated(value: object) -> bool:
    """Return whether a value says something: neither absent, nor left open, nor unknown."""
    return value not in (None, "", (), NOT_STATED, UNKNOWN)


class AxisPart(Model):
    """One part of an axis, as results give it under ``at``: of a size its depth, its width.

    Numbers are in order by themselves; words are where ``words`` puts them.
    """

    label: Label
    """What readers see."""
    type: Annotated[str, Field(pattern="^(number|text)$")] = "number"
    """`number` (or one of `words`), or `text`, which has no order."""
    words: dict[Label, Figure | None] = {}
    """Words that may stand for a number, each with the number that orders it, or with none: `~`."""

    def place(self, value: str | None) -> float | None:
        """Return the number that puts a value in order; None where it has none."""
        if self.type == "text" or not is_stated(value):
            return None
        said = self.words.get(value, value) if value is not None else None
        return number(said) if said is not None else None

    def takes(self, value: str) -> bool:
        """Return whether a value may stand here."""
        if self.type == "text" or not is_stated(value) or value in self.words:
            return True
        return number(value) is not None


class Axis(Model):
    """What results cost, or are set to: bits, parameters, seconds."""

    label: Label
    """What readers see."""
    better: Annotated[str, Field(pattern="^(lower|higher)$")] = "lower"
    """Which end of it is wanted: `lower` for bits and seconds, `higher` for speed."""
    parts: dict[Slug, AxisPart] = {}
    """Its parts, the one that counts most first; without any it is one number of its own name."""

    def parts_as(self, name: str) -> dict[str, AxisPart]:
        """Return its parts, where the axis is called ``name``."""
        return self.parts or {name: AxisPart(label=self.label)}


class Reference(Model):
    """What results of one table are measured by: the value without what the list is about."""

    label: Label
    """What readers see: `Full size`."""
    is_bound: Flag = True
    """Whether no result should be better than it, but for noise."""


class ResultSettings(Model):
    """How the results of a list are read: ``results`` of data/list.yaml."""

    axes: dict[Slug, Axis] = {}
    """What results are set to, each under its name."""
    protocol: dict[Annotated[str, Field(pattern="^[a-z][a-z_]*$")], Label] = {}
    """What sources may say of how they measured, each key with what readers see."""
    recipe: tuple[Label, ...] = ()
    """Keys of `protocol` that are a method's own doing: unlike ones may be ranked together."""
    reference: Reference | None = None
    """What results fall short of; without it they are compared by their protocol alone."""

    @cached_property
    def parts(self) -> dict[str, AxisPart]:
        """Every part of every axis under its name, in their order."""
        return {
            name: part
            for axis, own in self.axes.items()
            for name, part in own.parts_as(axis).items()
        }

    @cached_property
    def _axes(self) -> dict[str, Axis]:
        return {part: own for name, own in self.axes.items() for part in own.parts_as(name)}

    def axis_of(self, part: str) -> Axis | None:
        """Return the axis that a part belongs to."""
        return self._axes.get(part)

    @field_validator("axes")
    @classmethod
    def _each_part_once(cls, axes: dict[str, Axis]) -> dict[str, Axis]:
        names = [name for axis, own in axes.items() for name in own.parts_as(axis)]
        if twice := next((name for name in names if names.count(name) > 1), None):
            msg = f"'{twice}' is a part of two axes; results could not say which they mean"
            raise ValueError(msg)
        return axes
