"""What words say of the numbers beside them and below: those of a row, and those above rows."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from awesomequant.intake.tables.facts import Account, Remarks
from awesomequant.intake.tables.figures import figures_of
from awesomequant.intake.tables.grid import Run, Spot, content
from awesomequant.intake.tables.known import Known
from awesomequant.intake.tables.mapping import ColumnMap, Holds, several
from awesomequant.intake.tables.setups import Part, Setup, ended, order_of, setup_of
from awesomequant.intake.tables.sheet import Sheet, SheetRow
from awesomequant.library.problems import Level
from awesomequant.text import fold, squash

# Between a model and its bits where one row says both.
_PIECES = re.compile(r"[,;|()\[\]:/–—]| - ")


@dataclass(slots=True)
class Label:
    """What a row says of its numbers."""

    method: str = ""
    model: str = ""
    variant: str = ""
    benchmark: str = ""
    work: str = ""
    note: str = ""
    at: dict[str, str] = field(default_factory=dict)
    is_reference: bool = False

    def take(self, role: str, text: str) -> None:
        """Take what a cell says; two of one role stand behind each other."""
        if role in {"method", "model", "variant", "benchmark", "note"}:
            was = getattr(self, role)
            setattr(self, role, f"{was} {text}".strip() if role in {"variant", "note"} else text)


class Labels:
    """The words of a table, by a map."""

    def __init__(
        self, sheet: Sheet, said: ColumnMap, holds: Mapping[int, Holds], known: Known,
        remarks: Remarks, account: Account,
    ) -> None:  # fmt: skip
        """Read what stands above the rows; ``holds`` says what each column does."""
        self.sheet, self.said, self.holds, self.known = sheet, said, holds, known
        self._remarks, self._account = remarks, account
        self._orders: dict[int, tuple[str, ...]] = {}
        self._sections = list(self._above())

    def word(self, role: str, text: str) -> str:
        """Return what a word of the table means by the map."""
        words = self.said.words.get(role) or {}
        return next((to for word, to in words.items() if fold(word) == fold(text)), text)

    def work_of(self, method: str) -> str:
        """Return the id of a method's paper: as the map has it, else as other results do."""
        own = fold(method)
        stated = next((work for name, work in self.said.works.items() if fold(name) == own), "")
        return stated or self.known.methods.get(squash(method), "")

    def is_reference(self, role: str, text: str) -> bool:
        """Whether the map counts what a cell says to what others are measured by."""
        wanted = several(self.said.reference.get(role, ()))
        return any(fnmatchcase(fold(text), fold(one).replace("[", "[[]")) for one in wanted)

    def of(self, row: SheetRow) -> Label:
        """Return what the words of a row, and those above it, say of its numbers."""
        label = Label()
        for role, word in self._sections[row.sections].items():
            if parts := self.known.parts_of(role):
                label.at.update(setup_of(word, parts).at)
            else:
                label.take(role, word)
        for at, holds in sorted(self.holds.items()):
            spot = row.spots[at]
            if holds.role in {"value", "error", "skip"} or spot.content.is_empty:
                continue
            self._take_word(label, holds, at, spot, row)
        default = self.said.default
        label.method = label.method or default.method or ""
        return label

    def _above(self) -> Iterator[dict[str, str]]:
        """Yield what holds below each section, by role; first what holds before any.

        A new model ends the bits that stood below the last one.  Which of two holds within the
        other, those say that stand one below the other; else the map, by its order.
        """
        every = [self._roles_of(section.text) for section in self.sheet.sections]
        order = [role for role in several(self.said.sections) if role != "skip"]
        for above, under, section in zip(every, every[1:], self.sheet.sections[1:], strict=False):
            role, below = above[0][0], under[0][0]
            if section.level and role in order and below in order and role != below:
                order.remove(role)
                order.insert(order.index(below), role)
                break
        holds: dict[str, str] = {}
        yield holds
        for roles, section in zip(every, self.sheet.sections, strict=True):
            if not self.said.sections:
                told = "stands above rows, and the map says nothing of it ('sections')"
                self._remarks.tell(
                    section.line, 1, f"'{section.text[:60]}' {told}", kind="sections"
                )
            elif not roles[0][0]:
                names = ", ".join(several(self.said.sections))
                self._remarks.tell(section.line, 1, f"'{section.text[:60]}' is none of {names}")
            for role, _ in roles:
                inner = order[order.index(role) + 1 :] if role in order else []
                holds = {one: text for one, text in holds.items() if one not in inner}
            holds = holds | {role: word for role, word in roles if role in order}
            yield holds

    def _roles_of(self, text: str) -> list[tuple[str, str]]:
        """Return what a row that stands alone speaks of: one thing, or a model with its bits."""
        whole = self._role_of(text)
        pieces = [piece for piece in _PIECES.split(text) if piece.strip()]
        if whole[1] == text and 1 < len(pieces) <= len(several(self.said.sections)):
            parts = [self._known_role(piece) for piece in pieces]
            if all(role for role, _ in parts) and len({role for role, _ in parts}) == len(parts):
                return parts
        return [whole]

    def _known_role(self, text: str) -> tuple[str, str]:
        """Return what a piece surely speaks of; blank where nobody knows it."""
        for role in several(self.said.sections):
            word = self.word(role, text)
            if parts := self.known.parts_of(role):
                setup = setup_of(word, parts)
                if setup.at and not setup.rest:
                    return role, word
            elif role == "model" and self.known.model(word):
                return role, word
        return "", ""

    def _role_of(self, text: str) -> tuple[str, str]:
        """Return what a row that stands alone speaks of, and the word that it means."""
        roles = several(self.said.sections)
        for role in roles:
            word = self.word(role, text)
            if parts := self.known.parts_of(role):
                setup = setup_of(word, parts)
                if setup.at and not setup.rest:
                    return role, word
            elif role == "skip" or len(roles) == 1 or (role == "model" and self.known.model(word)):
                return role, word
        words = [role for role in roles if not self.known.parts_of(role)]
        return (words[-1], self.word(words[-1], text)) if words else ("", text)

    def _take_word(
        self, label: Label, holds: Holds, at: int, spot: Spot, row: SheetRow
    ) -> None:  # fmt: skip
        role, text = holds.role, self.word(holds.role, spot.text)
        line, place = (spot.cell.line, spot.cell.column) if spot.cell else (row.line, 1)
        if spot.content.pictures and not text:
            told = "a picture in the place of words is not read"
            self._remarks.tell(line, place, told, kind="a picture")
            return
        if self.is_reference(role, spot.text):
            label.is_reference = True
        parts = self.known.parts_of(role)
        if parts:
            bare = text.removesuffix(holds.unit).strip() if holds.unit else text
            order = self._orders.setdefault(at, order_of(self.sheet.columns[at].name, parts))
            setup = setup_of(bare, parts, order)
            self._take_setup(label, role, setup, bare, spot if spot.is_first else None)
            return
        if holds.also:
            text = self._without_others(label, holds, text, spot)
        if role == "work":
            label.work = self.known.work(text, spot.content.links)
            if not label.work:
                told = f"'{text[:60]}' is no work of the list"
                self._remarks.tell(line, place, told, Level.NOTE)
            return
        if role == "method" and not label.work:
            label.work = self.known.work("", spot.content.links)
        label.take(role, text)

    def _without_others(self, label: Label, holds: Holds, text: str, spot: Spot) -> str:
        """Return a cell's words without what else the map says they hold, which is taken."""
        whole = text
        others = several(holds.also)
        axes = {one: parts for one in others if (parts := self.known.parts_of(one))}
        for parts in axes.values():
            text, setup = ended(text, parts)
            label.at.update(setup.at)
        for other in (one for one in others if one not in axes):
            text, name = _in_brackets(text)
            if name:
                name = self.word(other, name)
                label.is_reference = label.is_reference or self.is_reference(other, name)
                label.take(other, name)
        for axis, parts in axes.items():
            if spot.is_first and spot.cell and not label.is_reference and not _stands(label, parts):
                self._account.unset += 1
                told = f"no {axis} at the end of '{whole[:60]}' that is understood"
                hint = f"say what the words mean with 'words: {{{holds.role}: {{…: …}}}}'"
                at = spot.cell.line, spot.cell.column
                self._remarks.tell(*at, f"{told}; {hint}", kind=f"no {axis} at the end")
        return text if text == whole else self.word(holds.role, text)

    def _take_setup(
        self, label: Label, role: str, setup: Setup, text: str, spot: Spot | None
    ) -> None:
        """Take a setting; what of it was not understood is told of a cell, not of its repeats."""
        label.at.update(setup.at)
        if not setup.rest:
            return
        if _is_absent(text):
            return
        as_told = next((part for part in self.known.parts_of(role) if part.takes_any), None)
        if as_told and not setup.at:
            label.at[as_told.name] = text
            return
        hint = f"say what it means with 'words: {{{role}: {{{setup.rest}: …}}}}'"
        if not label.is_reference and spot and spot.cell:
            self._account.unset += 1
            told = f"'{setup.rest[:60]}' is no value of {role}; {hint}"
            self._remarks.tell(spot.cell.line, spot.cell.column, told, kind=setup.rest)


def _stands(label: Label, parts: Sequence[Part]) -> bool:
    return any(part.name in label.at for part in parts)


def _in_brackets(text: str) -> tuple[str, str]:
    """Return a text without the brackets that it ends with, and what stands in them.

    The closing one may be missing: a setting behind the name took it along.
    """
    depth = 0 if text.endswith((")", "]")) else 1
    for at in range(len(text) - 1, 0, -1):
        depth += (text[at] in ")]") - (text[at] in "([")
        if not depth:
            name = text[at + 1 :].removesuffix(")" if text[at] == "(" else "]").strip()
            before = text[:at].strip()
            return (before, name) if before and name else (text, "")
    return text, ""


def _is_absent(text: str) -> bool:
    """Whether a text stands for no value: ``-``, ``n/a``."""
    return bool(figures_of(content((Run(text),))).absent)
