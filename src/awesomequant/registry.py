"""Find the parts of a folder: a part is a module, and a project's own folder lies over ours."""

import importlib
import importlib.util
import pkgutil
from functools import cache
from pathlib import Path
from types import ModuleType


def parts(folder: str, root: Path | None = None) -> dict[str, ModuleType]:
    """Give the modules of ``awesomequant/<folder>`` and of the project's ``<folder>/`` by name.

    Names are written with hyphens, as rules, formats and commands are called.  A module of the
    project takes the place of ours with the same name.
    """
    return _ours(folder) | (_theirs(root / folder) if root else {})


@cache
def _ours(folder: str) -> dict[str, ModuleType]:
    package = importlib.import_module(f"awesomequant.{folder}")
    return {
        name.rstrip("_").replace("_", "-"): importlib.import_module(f"{package.__name__}.{name}")
        for _, name, _ in sorted(pkgutil.iter_modules(package.__path__), key=lambda found: found[1])
    }


def _theirs(folder: Path) -> dict[str, ModuleType]:
    files = sorted(folder.glob("[a-z]*.py"))
    return {file.stem.replace("_", "-"): _loaded(file) for file in files}


def _loaded(file: Path) -> ModuleType:
    name = f"_project_{file.parent.name}_{file.stem}"
    spec = importlib.util.spec_from_file_location(name, file)
    if spec is None or spec.loader is None:
        msg = f"{file} cannot be loaded"
        raise ImportError(msg)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
