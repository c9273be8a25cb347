"""Change the core in small ways, one at a time, and count the changes that no test notices.

python benchmarks/mutants.py [--number 40] [--seed 1] [MODULE ...]

A mutant is the package with one comparison turned, one number moved by one, one condition negated,
one ``and`` made ``or``, one text made another, or one statement left out.  Each is tried by the tests
of its module alone (CORE says which), in a copy of the tree; what survives is printed with its line,
to be looked at: it is a missing test, or a change that means the same.
"""

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# The modules in which a silent mistake falsifies a list, with the tests that speak of them.
CORE = {
    "store/strict.py": ("tests/store/test_strict.py",),
    "store/edits.py": ("tests/store/test_edits.py",),
    "store/edit/change.py": ("tests/store/test_edit.py",),
    "works/identity.py": ("tests/works/test_identity.py",),
    "works/title_likeness.py": (
        "tests/works/test_title_likeness.py",
        "tests/works/test_identity.py",
    ),
    "works/author_likeness.py": ("tests/works/test_author_likeness.py",),
    "works/venues": ("tests/works/test_venues.py", "tests/works/test_venue_words.py"),
    "works/people": ("tests/works/test_people.py", "tests/works/test_institutions.py"),
    "works/dates.py": ("tests/works/test_dates.py",),
    "works/titles.py": ("tests/works/test_title_likeness.py", "tests/works/test_identity.py"),
    "library/change.py": ("tests/library/test_change.py",),
    "library/vocabulary.py": ("tests/library/test_vocabulary.py",),
    "language/math.py": ("tests/language/test_math.py",),
    "language/mathml.py": ("tests/language/test_html_and_plain.py",),
    "language/characters.py": ("tests/language/test_characters.py",),
    "language/tex": ("tests/language/test_tex.py",),
    "intake/grammar": ("tests/intake/test_import_shapes.py", "tests/intake/test_shapes.py"),
    "update/matching.py": ("tests/update/test_weigh.py", "tests/update/test_titled.py"),
    "update/weigh.py": ("tests/update/test_weigh.py",),
    "site/search/build.py": ("tests/site/test_search.py",),
    "check/fixes.py": ("tests/check/test_fixes.py", "tests/check/test_check_command.py"),
    "export/citation.py": (
        "tests/export/test_citation.py",
        "tests/export/test_formats.py",
        "tests/export/test_agreement.py",
    ),
}
_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE,
    ast.GtE: ast.Gt, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip


def main() -> None:
    """Try a sample of each module, and print what was killed and what survived."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("modules", nargs="*")
    options.add_argument("--number", type=int, default=40, help="mutants a module")
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    killed = tried = 0
    for module in given.modules or CORE:
        done, of = _module(module, given.number, given.seed)
        killed, tried = killed + done, tried + of
    print(f"{'all':40} {killed} of {tried} killed: {100 * killed / max(tried, 1):.0f} %")


def _module(module: str, number: int, seed: int) -> tuple[int, int]:
    source = ROOT / "src/awesomequant" / module
    files = sorted(source.rglob("*.py")) if source.is_dir() else [source]
    mutants = [(file, at) for file in files for at in range(_count(file))]
    random.Random(seed).shuffle(mutants)  # noqa: S311 -- a sample, no secret
    tests = list(CORE[module])
    if gone := [path for path in (source, *(ROOT / test for test in tests)) if not path.exists()]:
        raise SystemExit(f"not there any more: {gone[0]}; mend the table of {__file__}")
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        shutil.copytree(ROOT, tree, ignore=_left_out)
        if not _passes(tree, tests):
            print(f"{module:40} its tests fail without any mutant")
            return 0, 0
        survivors = []
        for file, at in mutants[:number]:
            copy = tree / file.relative_to(ROOT)
            mutant, line = _mutant(file, at)
            copy.write_text(mutant, "utf-8")
            if _passes(tree, tests):
                survivors.append(f"  survived: {file.relative_to(ROOT)}:{line}")
            shutil.copy(file, copy)
    of = min(number, len(mutants))
    print(f"{module:40} {of - len(survivors)} of {of} killed")
    print("".join(f"{line}\n" for line in sorted(survivors)), end="", flush=True)
    return of - len(survivors), of


def _left_out(folder: str, names: list[str]) -> set[str]:
    """Return what no test needs; below the root ``site`` is a built site, elsewhere a room."""
    built = {"site", "node_modules"} if Path(folder) == ROOT else set()
    return {name for name in names if name.startswith(".") or name in built}


def _passes(tree: Path, tests: list[str]) -> bool:
    """Whether the tests pass; one that hangs has noticed."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    environment = {**os.environ, "PYTHONPATH": str(tree / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            command, cwd=tree, env=environment, capture_output=True, timeout=120, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def _count(file: Path) -> int:
    return sum(1 for _ in _places(ast.parse(file.read_text("utf-8"))))


def _mutant(file: Path, number: int) -> tuple[str, int]:
    """Return the module's text with the change of that number, and the line of the change."""
    tree = ast.parse(file.read_text("utf-8"))
    node = list(_places(tree))[number]
    line = node.lineno
    _change(node)
    return ast.unparse(ast.fix_missing_locations(tree)), line


def _places(tree: ast.Module) -> Iterator["ast.expr | ast.stmt"]:
    """Yield each node that can be changed; docstrings and the words of messages cannot."""
    # A text that stands alone is a docstring, that of an attribute as well; `__all__` is the
    # business of ruff, which finds a name that is not there (F822).
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    said |= {
        id(name)
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
        for name in ast.walk(node.value)
    }
    said |= {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for part in node.values
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant):
            is_place = id(node) not in said and bool(node.value) and node.value is not Ellipsis
        elif isinstance(node, ast.Compare):
            is_place = type(node.ops[0]) in _COMPARED
        else:
            call = isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
            is_place = call or isinstance(node, ast.BoolOp | ast.If | ast.IfExp | ast.While)
        if is_place and isinstance(node, ast.expr | ast.stmt):
            yield node


def _change(node: ast.expr | ast.stmt) -> None:
    """Change one node in place."""
    if isinstance(node, ast.Compare):
        node.ops[0] = _COMPARED[type(node.ops[0])]()
    elif isinstance(node, ast.BoolOp):
        node.op = ast.And() if isinstance(node.op, ast.Or) else ast.Or()
    elif isinstance(node, ast.If | ast.IfExp | ast.While):
        node.test = ast.UnaryOp(ast.Not(), deepcopy(node.test))
    elif isinstance(node, ast.Constant):
        value = node.value
        if isinstance(value, bool):
            node.value = not value
        else:
            other = "~" if value != "~" else "-"
            node.value = value + 1 if isinstance(value, int) else other
    elif isinstance(node, ast.Expr):
        node.value = ast.Constant(None)


if __name__ == "__main__":
    main()
