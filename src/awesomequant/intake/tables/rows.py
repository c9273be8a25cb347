"""The results in a table: each number with whose it is, of what, and where it stands."""

from collections.abc import Mapping, Sequence

from awesomequant.intake.tables.facts import Fact, Remarks, Taken
from awesomequant.intake.tables.figures import Figure, figures_of
from awesomequant.intake.tables.grid import Mark, Spot
from awesomequant.intake.tables.known import Known
from awesomequant.intake.tables.labels import Label, Labels
from awesomequant.intake.tables.mapping import ColumnMap, Holds, matched, several
from awesomequant.intake.tables.setups import setup_of
from awesomequant.intake.tables.sheet import Column, Sheet, SheetRow
from awesomequant.library.draft import Reading
from awesomequant.library.problems import Level
from awesomequant.text import did_you_mean, fold


def facts_of(sheet: Sheet, said: ColumnMap, known: Known, file: str, reading: Reading) -> Taken:
    """Return the numbers of a table by a map; what was not taken is told and counted."""
    return _Facts(sheet, said, known, file, reading).taken()


class _Facts:
    """A table while its numbers are taken."""

    def __init__(
        self, sheet: Sheet, said: ColumnMap, known: Known, file: str, reading: Reading
    ) -> None:
        self.sheet, self.said, self.known = sheet, said, known
        self.remarks = Remarks(file, reading)
        self.holds, unused = matched(sheet, said.columns)
        self.result = Taken()
        self.labels = Labels(sheet, said, self.holds, known, self.remarks, self.result.account)
        for key in unused:
            heads = [column.name for column in sheet.columns if column.name]
            hint = did_you_mean(key, heads) or f"there are {', '.join(heads)}"
            told = f"no column is called '{key[:80]}'; {hint[:400]}"
            self.remarks.tell(sheet.table.line, 1, told)

    def taken(self) -> Taken:
        """Take the numbers, row by row."""
        values = self._value_columns()
        for column in self.sheet.columns:
            if column.at not in self.holds and column.at not in values:
                self._tell_unmapped(column)
        for row in self.sheet.rows:
            self._take(row, values)
        self._tell_unknown()
        self.remarks.end(self.sheet.table.line)
        return self.result

    def _tell_unknown(self) -> None:
        """Tell of benchmarks and models that the list does not know, each once."""
        for what, names, known in (
            ("benchmark", {fact.benchmark: fact for fact in reversed(self.result.facts)},
             self.known.benchmarks),
            ("model", {fact.model: fact for fact in reversed(self.result.facts) if fact.model},
             self.known.models),
        ):  # fmt: skip
            ids = {*known.values()}
            for name, fact in names.items():
                if name not in ids:
                    hint = did_you_mean(name, ids) or f"add it to data/{what}s.yaml"
                    told = f"'{name[:80]}' is no {what} of the list; {hint}"
                    self.remarks.tell(fact.line, fact.column, told)

    def _value_columns(self) -> dict[int, Holds]:
        """Return the columns with numbers, and what each says of them; heads by their levels."""
        found: dict[int, Holds] = {}
        for column in self.sheet.columns:
            holds = self.holds.get(column.at)
            if holds is None and self.said.levels and column.at in self.sheet.numeric:
                holds = Holds()
            if holds is None or holds.role != "value":
                continue
            found[column.at] = self._by_levels(column, holds)
        return found

    def _by_levels(self, column: Column, holds: Holds) -> Holds:
        more: dict[str, object] = {}
        for role, text in zip(self.said.levels, column.levels, strict=False):
            if not role or role == "skip" or not text:
                continue
            word = self.labels.word(role, text)
            if role == "benchmark":
                more.setdefault("value", holds.value or (word,))
            elif role in {"method", "model", "variant"}:
                more.setdefault(role, getattr(holds, role) or word)
            elif parts := self.known.parts_of(role):
                setup = setup_of(word, parts)
                more["at"] = {**setup.at, **holds.at}
                if setup.rest:
                    self.remarks.tell(self.sheet.table.line, 1, f"'{text}' is no value of {role}")
        return holds.model_copy(update=more)

    def _tell_unmapped(self, column: Column) -> None:
        filled = sum(
            not row.spots[column.at].content.is_empty and row.spots[column.at].is_first
            for row in self.sheet.rows
        )
        if filled:
            name = f"'{column.name}'" if column.name else f"{column.at + 1}"
            told = f"column {name} is not in the map: {filled} cells are not taken"
            self.remarks.tell(self.sheet.table.line, 1, told, Level.NOTE)
            self.result.account.unmapped += filled

    def _take(self, row: SheetRow, values: Mapping[int, Holds]) -> None:
        label = self.labels.of(row)
        errors = self._errors(row)
        for at, holds in values.items():
            spot = row.spots[at]
            if spot.cell is not None and not spot.is_first and spot.cell.columns > 1:
                continue  # a wide cell is one value
            self._take_cell(row, self.sheet.columns[at], spot, holds, label, errors)

    def _take_cell(
        self, row: SheetRow, column: Column, spot: Spot, holds: Holds, label: Label,
        errors: Mapping[str, str],
    ) -> None:  # fmt: skip
        account = self.result.account
        is_uncertain = column.at in self.sheet.table.uncertain
        found = figures_of(spot.content, self.sheet.spelling, is_uncertain=is_uncertain)
        line = spot.cell.line if spot.cell else row.line
        place = spot.cell.column if spot.cell else 1
        if spot.content.is_empty:
            account.blank += 1
            return
        if found.absent:
            account.absent += 1
            return
        wanted = several(holds.value) or (
            (label.benchmark,) if label.benchmark else several(self.said.default.value)
        )
        why = self._not_taken(spot, found.numbers, found.rest, wanted, holds)
        if why:
            account.unread += 1
            self.remarks.tell(line, place, f"'{spot.text[:60]}' is not taken: {why}")
            return
        if not label.method and not holds.method:
            account.unread += 1
            told = "a row without a method is not taken; 'default: {method: …}' gives it one"
            if "method" in {one.role for one in self.holds.values()} and not self.sheet.joins:
                told += ", 'blank_is_above: true' that of the row above"
            self.remarks.tell(line, place, told)
            return
        self._tell_beside(column, found.numbers, holds, line, place)
        for figure, benchmark in zip(found.numbers, wanted, strict=True):
            if not figure.said:
                account.absent += 1
                continue
            name = self.known.benchmark(benchmark) or benchmark
            off = figure.off or (figure.beside if holds.beside == "error" else "")
            off = off or errors.get(name, errors.get("", ""))
            account.taken += 1
            self.result.facts.append(self._fact(figure, off, name, holds, label, (line, place)))

    def _not_taken(
        self, spot: Spot, numbers: Sequence[Figure], rest: str, wanted: Sequence[str], holds: Holds
    ) -> str:
        """Return why the numbers of a cell are not taken; empty where they are."""
        if spot.content.pictures and not numbers:
            return "a picture, which nobody reads"
        if not numbers or rest:
            struck = any(Mark.STRUCK in run.marks for run in spot.content.runs)
            return "struck out" if struck and not rest else "no number alone"
        if not wanted:
            return "nothing says of which benchmark it is"
        if len(numbers) != len(wanted):
            names = "value:one|other"
            return (
                f"{len(numbers)} numbers for {len(wanted)} benchmarks; say '{names}' of the column"
            )
        for figure in numbers:
            if figure.about and not holds.about:
                return "it is told as about that much; 'about: true' takes it"
            units = {"%", "‰" if holds.unit == "‰" else "%", "pp", "pts", "pt", holds.unit or "%"}
            if figure.unit and figure.unit not in units:
                return f"'{figure.unit}' stands behind it; say 'unit: {figure.unit}' of the column"
        return ""

    def _tell_beside(
        self, column: Column, numbers: Sequence[Figure], holds: Holds, line: int, place: int
    ) -> None:
        name = column.name or f"column {column.at + 1}"
        for figure in numbers:
            if figure.beside and not holds.beside:
                told = (
                    f"'{name}': a number in brackets is left out; say 'beside: error' if it is one"
                )
                self.remarks.tell(line, place, told, kind=told)
            if figure.words:
                self.remarks.tell(
                    line, place, f"'{figure.words[:60]}' beside {figure.said} is left out"
                )
            if figure.is_doubtful:
                told = "the comma may part thousands or decimals"
                self.remarks.tell(line, place, f"{told}: taken as {figure.said}", kind=told)

    def _fact(
        self, figure: Figure, off: str, benchmark: str, holds: Holds, label: Label,
        place: tuple[int, int],
    ) -> Fact:  # fmt: skip
        default = self.said.default
        method = holds.method or label.method
        model = holds.model or label.model or default.model or ""
        protocol = {**default.protocol, **holds.protocol}
        at = {**default.at, **label.at, **holds.at}
        own = [fold(one) for one in several(self.said.own)]
        is_reference = label.is_reference or self.labels.is_reference("method", method)
        return Fact(
            f"{figure.said} ± {off.lstrip('+-')}" if off else figure.said,
            benchmark,
            method,
            self.known.model(model) or model,
            holds.variant or label.variant or default.variant or "",
            at,
            protocol,
            label.work or self.labels.work_of(method),
            is_reference,
            bool(own) and not is_reference and fold(method) not in own,
            *place,
            note=label.note,
        )

    def _errors(self, row: SheetRow) -> dict[str, str]:
        """Return the errors that columns of their own tell, by benchmark."""
        found: dict[str, str] = {}
        for at, holds in self.holds.items():
            if holds.role != "error":
                continue
            numbers = figures_of(row.spots[at].content, self.sheet.spelling).numbers
            if not numbers:
                continue
            named = several(holds.value)[0] if holds.value else self._left_of(at)
            found[self.known.benchmark(named) or named] = numbers[0].said
        return found

    def _left_of(self, at: int) -> str:
        """Return the benchmark of the nearest column of values left of one."""
        left = [one for one in range(at) if one in self.holds and self.holds[one].role == "value"]
        value = several(self.holds[left[-1]].value) if left else ()
        return value[0] if value else ""
