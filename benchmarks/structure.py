"""Measure the house: modules, lines, comments, functions called once, the longest import chain.

python benchmarks/structure.py [SRC]    SRC is a folder that holds the package; src by default
"""

import ast
import sys
import tokenize
from collections import Counter
from pathlib import Path

NAME = "awesomequant"


def main(src: Path) -> None:
    """Print one figure a line."""
    root = src / NAME
    files = sorted(root.rglob("*.py"))
    texts = {file: file.read_text("utf-8") for file in files}
    trees = {file: ast.parse(text) for file, text in texts.items()}
    lines = sum(text.count("\n") for text in texts.values())
    functions = [
        (file, node)
        for file, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    once = [node for file, node in functions if _is_called_once(node, trees[file])]
    spans = sorted((node.end_lineno or 0) - node.lineno + 1 for _, node in functions)
    loose = [file.stem for file in files if file.parent == root]
    chain = _longest_chain(root, trees)
    print(f"modules                          {len(files)}")
    print(f"lines                            {lines}")
    print(f"loose files                      {len(loose)}: {', '.join(loose)}")
    print(
        f"functions                        {len(functions)}, median {spans[len(spans) // 2]} lines"
    )
    print(f"private functions used once      {100 * len(once) / len(functions):.0f} %")
    print(f"comments per 100 lines           {100 * _comments(files) / lines:.1f}")
    print(f"longest import chain             {len(chain)}: {' > '.join(chain)}")
    starts = Counter(
        doc.split()[0]
        for _, node in functions
        if (doc := ast.get_docstring(node)) and doc.split()[0] in ("Give", "Yield", "Say")
    )
    print(f"docstrings by their first word   {dict(starts)}")


def _is_called_once(function: ast.AST, tree: ast.Module) -> bool:
    """Whether a private function of a module's top is named once in it, besides its definition."""
    name = getattr(function, "name", "")
    if not name.startswith("_") or name.startswith("__") or function not in tree.body:
        return False
    uses = sum(isinstance(node, ast.Name) and node.id == name for node in ast.walk(tree))
    return uses == 1


def _comments(files: list[Path]) -> int:
    """Return how many lines hold a comment that is for people."""
    found = 0
    for file in files:
        with file.open("rb") as stream:
            for token in tokenize.tokenize(stream.readline):
                is_for_tools = token.string.startswith(("# noqa", "# fmt", "# type:"))
                found += token.type == tokenize.COMMENT and not (
                    is_for_tools and "--" not in token.string
                )
    return found


def _longest_chain(root: Path, trees: dict[Path, ast.Module]) -> list[str]:
    """Return the longest way from module to module along imports made when a module is loaded."""
    names = {_name(root, file): file for file in trees}
    imports = {
        name: {
            found
            for node in trees[file].body
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(NAME)
            for alias in node.names
            if (found := _module(f"{node.module}.{alias.name}", names)) and found != name
        }
        for name, file in names.items()
    }

    chains: dict[str, list[str]] = {}

    def longest(name: str) -> list[str]:
        if name not in chains:
            behind = [longest(other) for other in sorted(imports[name])]
            chains[name] = [name, *max(behind, key=len, default=[])]
        return chains[name]

    return max([longest(name) for name in sorted(imports)], key=len)


def _name(root: Path, file: Path) -> str:
    parts = file.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _module(dotted: str, names: dict[str, Path]) -> str | None:
    bare = dotted.removeprefix(NAME).lstrip(".")
    return next((name for name in (bare, bare.rpartition(".")[0]) if name in names and name), None)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "src")
