"""Python and its JavaScript side by side: the same questions, and what each answers."""

import json
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from awesomequant.compiler import tables
from awesomequant.compiler.program import Program

_SOURCES = Path(__file__).parents[2] / "src"
_ASKING = """
const $$seen = (value) => {
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "number" || typeof value === "function") return typeof value === "number" ? value : "function";
  if (value === undefined) return "undefined!";
  if (Array.isArray(value)) return value.map($$seen);
  if (value instanceof $Dict) return ["dict", ...value.$items().map((pair) => pair.map($$seen))];
  if (value instanceof $Set) return ["set", ...[...value].map((one) => JSON.stringify($$seen(one))).sort()];
  if (value instanceof $Pattern) return "pattern";
  if (value instanceof String) return value.valueOf();
  if (value.fields$) return [value.constructor.name.replace(/[$].*/, ""), ...value.fields$.map((name) => $$seen(value[name]))];
  if (value[Symbol.iterator]) return [...value].map($$seen);
  if (value.$name !== undefined) return value.$name;
  return "object";
};
const $$fs = require("fs");
const $$out = [];
for (const [name, args] of JSON.parse($$fs.readFileSync(process.argv[2], "utf8"))) {
  let found;
  try {
    found = $$seen($$entries[name](...args.map(function met(one) {
      if (typeof one === "string") return $met(one);
      return Array.isArray(one) ? one.map(met) : one;
    })));
  } catch (error) {
    found = error instanceof $Exception ? ["!", error.message] : ["!!", String(error.stack)];
  }
  $$out.push(JSON.stringify(found));
}
$$fs.writeFileSync(process.argv[3], $$out.join("\\n"));
"""


def script(entries: Mapping[str, tuple[str, str]], *folders: Path) -> str:
    """Return a script of some functions that answers questions from a file."""
    program = Program(_SOURCES, *folders)
    program.reach([*entries.values()])
    listed = ", ".join(f"{json.dumps(name)}: {program.name(*of)}" for name, of in entries.items())
    return f'"use strict";\n{tables.script()}\n{program.script()}\nconst $$entries = {{{listed}}};\n{_ASKING}'


def answers(
    program: Path, questions: Iterable[tuple[str, Sequence[Any]]], folder: Path
) -> list[Any]:
    """Return what a script answers."""
    asked, told = folder / "asked.json", folder / "told.json"
    asked.write_text(json.dumps([*questions]), "utf-8")
    command = ["node", str(program), str(asked), str(told)]
    subprocess.run(command, check=True)
    return [json.loads(line) for line in told.read_text("utf-8").split("\n")]


def seen(value: Any) -> Any:  # noqa: PLR0911 -- one a kind of value
    """Return a value of Python as the script shows its own."""
    if isinstance(value, Enum) and not isinstance(value, str | int):
        return value.name
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        return str(value)
    if hasattr(value, "_fields"):
        return [type(value).__name__, *map(seen, value)]
    if is_dataclass(value):
        own = [getattr(value, one.name) for one in fields(value)]
        return [type(value).__name__, *map(seen, own)]
    if isinstance(value, Mapping):
        return ["dict", *([seen(key), seen(one)] for key, one in value.items())]
    if isinstance(value, AbstractSet):
        # As JavaScript sorts and writes.
        texts = [json.dumps(seen(one), ensure_ascii=False, separators=(",", ":")) for one in value]
        return ["set", *sorted(texts, key=lambda text: text.encode("utf-16-be"))]
    if hasattr(value, "pattern"):
        return "pattern"
    if callable(value):
        return "function"
    if hasattr(value, "__iter__"):
        return [*map(seen, value)]
    return "object"


def told(function: Any, args: Sequence[Any]) -> Any:
    """Return what Python answers, or the words of what it raises."""
    try:
        return seen(function(*args))
    except Exception as error:  # noqa: BLE001 -- both sides are to fail alike
        return ["!", str(error)]
