"""Classes in JavaScript: dataclasses, named tuples and enumerations by their fields and members."""

import ast
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from awesomequant.compiler.externals import EXCEPTIONS
from awesomequant.compiler.modules import Definition, Module
from awesomequant.compiler.names import Scope
from awesomequant.compiler.scopes import is_generator, parameters
from awesomequant.compiler.statements import Statements, scope_of

if TYPE_CHECKING:
    from awesomequant.compiler.program import Program

_ENUMS = ("StrEnum", "IntEnum", "Enum")
_ONCE = frozenset({"once", "cached_property"})
# Bases that say nothing of what an object does.
_SILENT = frozenset({"Generic", "Protocol", "Model", "NamedTuple", "object"})
_SPECIAL = {"__iter__": "[Symbol.iterator]"}
_SPECIALS = frozenset(
    {"__str__", "__len__", "__bool__", "__contains__", "__getitem__", "__missing__", "__call__"}
)


class Field(NamedTuple):
    """A field of a dataclass or a named tuple, with its default, or what makes one."""

    name: str
    default: ast.expr | None = None
    factory: ast.expr | None = None
    is_compared: bool = True


@dataclass
class Class:
    """A class as it is written: its head, functions while nobody asks for them, what follows."""

    parts: list[str]
    waiting: dict[str, list[Callable[[], str]]] = field(default_factory=dict)
    tail: list[str] = field(default_factory=list)

    def ask(self, names: AbstractSet[str]) -> bool:
        """Write the functions that somebody asks for, or Python does; return whether there were."""
        wanted = [name for name in self.waiting if name in names or name.startswith("__")]
        for name in wanted:
            self.parts += (how() for how in self.waiting.pop(name))
        return bool(wanted)

    @property
    def text(self) -> str:
        """The class."""
        return "\n".join([*self.parts, *self.tail])


def bases(node: ast.ClassDef) -> list[str]:
    """Return the names of the bases of a class, without their parameters."""
    return [ast.unparse(base).split("[")[0].split(".")[-1] for base in node.bases]


def enum_of(node: ast.ClassDef) -> str:
    """Return which kind of enumeration a class is, if it is one."""
    return next((base for base in bases(node) if base in _ENUMS), "")


def is_value(node: ast.ClassDef) -> bool:
    """Return whether the objects of a class are made of fields: dataclass, tuple, model."""
    return bool({"NamedTuple", "Model"} & {*bases(node)} or _dataclass(node) is not None)


def _dataclass(node: ast.ClassDef) -> ast.expr | None:
    for one in node.decorator_list:
        if ast.unparse(one.func if isinstance(one, ast.Call) else one) == "dataclass":
            return one
    return None


def own_fields(node: ast.ClassDef) -> Iterator[Field]:
    """Yield the fields that a class states itself."""
    for one in node.body if is_value(node) else ():
        if not isinstance(one, ast.AnnAssign) or not isinstance(one.target, ast.Name):
            continue
        if ast.unparse(one.annotation).startswith("ClassVar"):
            continue
        value, factory, is_compared = one.value, None, True
        if isinstance(value, ast.Call) and ast.unparse(value.func) == "field":
            given = {word.arg: word.value for word in value.keywords}
            value, factory = given.get("default"), given.get("default_factory")
            is_compared = "compare" not in given or ast.unparse(given["compare"]) == "True"
        yield Field(one.target.id, value, factory, is_compared)


class Classes:
    """Writes the classes of a module."""

    def __init__(self, program: "Program", module: Module) -> None:
        """Write for a program."""
        self.program, self.module = program, module

    def written(self, meaning: Definition, name: str) -> Class:
        """Return a class under its global name; of its functions those that are asked for."""
        node = meaning.node
        if not isinstance(node, ast.ClassDef):
            raise self.module.refusal(node, "this is no class")
        if kind := enum_of(node):
            return Class([self._enumeration(node, name, kind)])
        writer = Statements(self.program, scope_of(meaning, Scope(self.module)))
        known = [base for base in bases(node) if base not in _SILENT]
        if len(known) > 1:
            raise self.module.refusal(node, "of a class with two bases nothing is known")
        base = self._base(node, known[0]) if known else ""
        parts = [f"class {name}{f' extends {base}' if base else ''} {{"]
        fields = self.program.all_fields(meaning)
        if is_value(node):
            parts.append(self._from_fields(writer, fields))
        constants: list[str] = []
        functions: dict[str, list[Callable[[], str]]] = {}
        for one in node.body:
            if isinstance(one, ast.FunctionDef):
                how = partial(self._method, writer, one, has_base=bool(base))
                functions.setdefault(one.name, []).append(how)
            elif isinstance(one, ast.Assign) and ast.unparse(one.targets[0]) != "__slots__":
                target = one.targets[0]
                if not isinstance(target, ast.Name):
                    raise self.module.refusal(one, "of a class only names are known")
                value = writer.expression(one.value)
                constants.append(f"{name}.${target.id} = {value};")
                constants.append(f"{name}.prototype.${target.id} = {name}.${target.id};")
        tail = ["}", *constants, *self._nature(node, name, fields)]
        return Class(parts, functions, tail)

    def _nature(self, node: ast.ClassDef, name: str, fields: Sequence[Field]) -> Iterator[str]:
        """Yield what the run time is told of a class whose objects are equal by their fields."""
        if not is_value(node):
            return
        decorator = _dataclass(node)
        given = {}
        if isinstance(decorator, ast.Call):
            given = {one.arg: ast.unparse(one.value) for one in decorator.keywords}
        listed = ", ".join(f'"${one.name}"' for one in fields)
        if "NamedTuple" in bases(node):
            yield f"$tuple_class({name}, [{listed}]);"
        elif given.get("eq") != "False":
            order = "true" if given.get("order") == "True" else "false"
            compared = ", ".join(f'"${one.name}"' for one in fields if one.is_compared)
            more = f", [{compared}]" if compared != listed else ""
            yield f"$value_class({name}, [{listed}], {order}{more});"

    def _base(self, node: ast.ClassDef, base: str) -> str:
        if base in ("dict", "str"):
            return {"dict": "$Dict", "str": "$Text"}[base]
        if base in EXCEPTIONS:
            return f"${base}"
        meaning = self.program.inference.modules.meaning(self.module, base)
        if isinstance(meaning, Definition) and isinstance(meaning.node, ast.ClassDef):
            return self.program.need(meaning)
        raise self.module.refusal(node, f"the base {base} is not known")

    def _enumeration(self, node: ast.ClassDef, name: str, kind: str) -> str:
        writer = Statements(self.program, Scope(self.module))
        members, methods = [], []
        for at, one in enumerate(node.body):
            if isinstance(one, ast.FunctionDef) and kind == "Enum":
                methods.append(self._method(writer, one, has_base=False))
            elif isinstance(one, ast.FunctionDef):
                raise self.module.refusal(one, "of an enumeration of values only members are known")
            if isinstance(one, ast.Assign) and isinstance(one.targets[0], ast.Name):
                is_auto = ast.unparse(one.value) in ("auto()", "enum.auto()")
                value = str(at) if is_auto else writer.expression(one.value)
                name_ = one.targets[0].id
                members.append(f'["{name_}", "${name_}", {value}]')
        listed = f'"{node.name}", [{", ".join(members)}]'
        if kind == "Enum":
            return f"const {name} = $enumeration({listed}, class {{\n{chr(10).join(methods)}\n}});"
        return f"const {name} = $values({listed});"

    def _from_fields(self, writer: Statements, fields: Sequence[Field]) -> str:
        given, lines = [], []
        for one in fields:
            local = f"{one.name}$"
            if one.factory is not None:
                value = f" = {self._made(writer, one.factory)}"
            else:
                value = f" = {writer.expression(one.default)}" if one.default else ""
            given.append(f"{local}{value}")
            lines.append(f"this.${one.name} = {local};")
        return f"constructor({', '.join(given)}) {{ {' '.join(lines)} }}"

    def _made(self, writer: Statements, factory: ast.expr) -> str:
        call = ast.copy_location(ast.Call(factory, [], []), factory)
        return writer.expression(ast.fix_missing_locations(call))

    def _begun(self, inner: Statements, node: ast.FunctionDef) -> tuple[str, list[ast.stmt]]:
        """Return how the base of a class is begun, and what is done after that.

        JavaScript wants it first.  Of exceptions only their words are: they may come later.
        """
        nodes = node.body[1:] if ast.get_docstring(node) else node.body
        first = nodes[0] if nodes else None
        call = first.value if isinstance(first, ast.Expr) else None
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "super().__init__":
            if call.keywords:
                raise self.module.refusal(
                    call, "of a base only arguments by their places are known"
                )
            given = ", ".join(map(inner.expression, call.args))
            return f"super({given});\n", nodes[1:]
        return "super();\n", nodes

    def _method(self, writer: Statements, node: ast.FunctionDef, *, has_base: bool) -> str:
        kinds = {ast.unparse(one) for one in node.decorator_list}
        names = [one.arg for one in parameters(node)]
        inner = writer.entered(node)
        first = "" if "staticmethod" in kinds else f"const {inner.scope.js(names[0])} = this;\n"
        skip = 0 if "staticmethod" in kinds else 1
        head = inner.parameters(node, skip=skip)
        if node.name == "__init__":
            inner.is_void = True
            before, nodes = self._begun(inner, node) if has_base else ("", node.body)
            return f"constructor({head}) {inner.whole(nodes, before + first)}"
        if node.name == "__post_init__":
            raise self.module.refusal(node, "__post_init__ is not known")
        if node.name.startswith("__") and node.name not in _SPECIALS | _SPECIAL.keys():
            raise self.module.refusal(node, f"{node.name} is not known")
        name = _SPECIAL.get(node.name, f"${node.name}")
        if kinds & _ONCE:
            body = inner.whole(node.body, first)
            # What is worked out stands beside under a name of its own; undefined is not yet.
            kept = f"this._{node.name}"
            return (
                f"get {name}() {{ let v$ = {kept}; "
                f"if (v$ === undefined) {kept} = v$ = this.${node.name}$(); return v$; }}\n"
                f"${node.name}$() {body}"
            )
        star = "*" if is_generator(node) else ""
        before = "get " if "property" in kinds else ""
        before = "static " if kinds & {"classmethod", "staticmethod"} else before
        unknown = kinds - {"property", "classmethod", "staticmethod"}
        unknown = {one for one in unknown if one.split("(")[0] not in ("cache", "lru_cache")}
        if unknown:
            raise self.module.refusal(node, f"the decorator {unknown.pop()} is not known")
        written = f"{before}{star}{name}({head}) {inner.whole(node.body, first)}"
        if node.name in ("__len__", "__bool__"):  # what the run time asks for
            written += f"\ntruth$() {{ return !!this.{name}(); }}"
        if before == "static ":  # an object can be asked as well
            written += f"\n{name}(...given) {{ return this.constructor.{name}(...given); }}"
        return written
