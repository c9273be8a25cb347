"""One script of all that some functions reach: definitions in their order, and the run time."""

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from awesomequant.compiler.classes import Class, Classes, Field, bases, enum_of, own_fields
from awesomequant.compiler.externals import METHOD_NAMES
from awesomequant.compiler.inference import Inference
from awesomequant.compiler.modules import CompileError, Definition, Module, Modules
from awesomequant.compiler.names import Scope
from awesomequant.compiler.scopes import parameters
from awesomequant.compiler.statements import Statements

# An attribute, or its name as a text.
_NAME = re.compile(r"\$(\w+)")
RUNTIME = Path(__file__).with_name("runtime")


class Program:
    """What was reached so far, and how it is written."""

    def __init__(self, *folders: Path, is_short: bool = False) -> None:
        """Compile packages and modules of folders; what is to be read by nobody may be short."""
        self.modules = Modules(*folders, is_short=is_short)
        self.inference = Inference(self.modules)
        self.spares = 0
        self._names: dict[Definition, str] = {}
        self._taken: set[str] = set()
        self._waiting: list[Definition] = []
        self._written: dict[Definition, str] = {}
        self._classes: dict[Definition, Class] = {}
        self._top: list[str] = []
        self._members: dict[str, list[tuple[Definition, ast.stmt]]] = {}
        self._seen: set[str] = set()

    # What is asked of others.

    def need(self, meaning: Definition) -> str:
        """Return the global name of a definition, which is then part of the program."""
        if meaning not in self._names:
            name, number = f"{meaning.name}$", 2
            while name in self._taken:
                name, number = f"{meaning.name}${number}", number + 1
            self._taken.add(name)
            self._names[meaning] = name
            self._waiting.append(meaning)
        return self._names[meaning]

    def is_enum(self, meaning: Definition) -> bool:
        """Return whether a definition is an enumeration."""
        return isinstance(meaning.node, ast.ClassDef) and bool(enum_of(meaning.node))

    def all_fields(self, meaning: Definition) -> list[Field]:
        """Return the fields of a class and of those it is made of, each once."""
        node, module = meaning.node, self.modules.get(meaning.module)
        found: dict[str, Field] = {}
        if isinstance(node, ast.ClassDef) and module:
            for base in bases(node):
                above = self.modules.meaning(module, base)
                if isinstance(above, Definition):
                    found |= {one.name: one for one in self.all_fields(above)}
            found |= {one.name: one for one in own_fields(node)}
        return list(found.values())

    def attributes(self, meaning: Definition) -> list[str]:
        """Return the names of the attributes of a class: its fields, and what is worked out."""
        body = meaning.node.body if isinstance(meaning.node, ast.ClassDef) else []
        made = [one.name for one in body if isinstance(one, ast.FunctionDef) and one.decorator_list]
        return [*self.fields(meaning), *made]

    def fields(self, meaning: Definition) -> list[str]:
        """Return the names that making an object takes, in their order."""
        found = self.inference.member(meaning, "__init__")
        if found and isinstance(found[0], ast.FunctionDef):
            return [one.arg for one in parameters(found[0])[1:]]
        names = [one.name for one in self.all_fields(meaning)]
        node = meaning.node
        is_exception = isinstance(node, ast.ClassDef) and not names
        return ["message"] if is_exception else names

    def _learn(self) -> None:
        for name in self.modules.names():
            module = self.modules.get(name)
            if module is None or name in self._seen:
                continue
            self._seen.add(name)
            for meaning in module.defined.values():
                if isinstance(meaning.node, ast.ClassDef):
                    for one in meaning.node.body:
                        own = getattr(getattr(one, "target", None), "id", None)
                        key = own or getattr(one, "name", None)
                        if key:
                            self._members.setdefault(key, []).append((meaning, one))

    def methods(self, name: str) -> Iterator[ast.FunctionDef]:
        """Yield all methods of a name."""
        self._learn()
        for _, one in self._members.get(name, ()):
            if isinstance(one, ast.FunctionDef) and not one.decorator_list:
                yield one

    def is_method(self, name: str) -> bool:
        """Return whether an attribute may be a method, where its object is not known."""
        self._learn()
        found = self._members.get(name, ())
        is_ours = any(
            isinstance(one, ast.FunctionDef) and not one.decorator_list for _, one in found
        )
        return is_ours or (name in METHOD_NAMES and not found)

    def word(self, module: Module, node: ast.stmt) -> str:
        """Return ``let`` for a name at the top that a function gives another value, else const."""
        names = {getattr(one, "id", "") for one in getattr(node, "targets", [])}
        for one in ast.walk(module.tree):
            if isinstance(one, ast.Global) and names & set(one.names):
                return "let"
        return "const"

    # The whole.

    def reach(self, entries: Sequence[tuple[str, str]], methods: Sequence[str] = ()) -> None:
        """Write all that some definitions, told by module and name, need, and methods of theirs."""
        for entry in entries:
            self.need(self._defined(*entry))
        asked = set(methods)
        while True:
            while self._waiting:
                self._write(self._waiting.pop())
            # A method is called by its name: those that nobody names are left out.
            asked |= self._mentioned()
            new = [one for one in self._classes.values() if one.ask(asked)]
            if not new:
                return

    def _mentioned(self) -> set[str]:
        texts = [*self._written.values(), *(one.text for one in self._classes.values())]
        return {name for text in texts for name in _NAME.findall(text)}

    def _write(self, meaning: Definition) -> None:
        module, name = self.modules.get(meaning.module), self._names[meaning]
        if module is None:
            return
        if isinstance(meaning.node, ast.ClassDef):
            self._classes[meaning] = Classes(self, module).written(meaning, name)
            return
        writer = Statements(self, Scope(module))
        if isinstance(meaning.node, ast.Assign) and isinstance(meaning.node.targets[0], ast.Tuple):
            self._parted(meaning, meaning.node, writer)
        else:
            self._written[meaning] = writer.top(meaning.node, name)
        self._top += writer.temporary

    def _parted(self, meaning: Definition, node: ast.Assign, writer: Statements) -> None:
        """Write an assignment to several names, of which this is one."""
        module = self.modules.get(meaning.module)
        target = node.targets[0]
        if module is None or not isinstance(target, ast.Tuple):
            return
        names = [getattr(one, "id", "") for one in target.elts]
        all_names = [self.need(module.defined[one]) for one in names]
        first = module.defined[names[0]]
        if meaning is first or first not in self._written:
            value = writer.expression(node.value)
            self._written[first] = f"const [{', '.join(all_names)}] = {value};"
        self._written.setdefault(meaning, "")

    def text(self) -> str:
        """Return what was reached, each definition after those that it needs to begin."""
        head = f"let {', '.join(self._top)};\n" if self._top else ""
        written = self._written | {one: of.text for one, of in self._classes.items()}
        ordered = sorted(written, key=lambda one: (self._order(one), one.name))
        return head + "\n".join(filter(None, (written[one] for one in ordered))) + "\n"

    def _order(self, meaning: Definition) -> tuple[int, int]:
        module = self.modules.get(meaning.module)
        return (module.order if module else 0, meaning.order[1])

    def name(self, module: str, name: str) -> str:
        """Return the global name of a definition that was reached."""
        return self._names[self._defined(module, name)]

    def _defined(self, module: str, name: str) -> Definition:
        meaning = self.modules.imported(module, name)
        if not isinstance(meaning, Definition):
            msg = f"{module}.{name} is no definition of ours"
            raise CompileError(msg)
        return meaning

    def script(self) -> str:
        """Return the run time and the program."""
        files = "".join(one.read_text("utf-8") for one in sorted(RUNTIME.glob("*.js")))
        return f"{files}\n{self.text()}"
