"""Find the parts of a folder: a part is a module, and a project's own folder lies over ours."""

import importlib
import importlib.util
import pkgutil
from functools import cache
from pathlib import Path
from types import ModuleType

# Each kind of part: our package, and the folders of a project that may hold its own.  Lists made
# before the rooms were named so keep their rules in ``checks/`` and their services in ``sources/``.
KINDS = {
    "rules": ("check.rules", ("checks", "rules")),
    "reports": ("check.reports", ("reports",)),
    "importers": ("intake.formats", ("importers",)),
    "exporters": ("export.formats", ("exporters",)),
    "services": ("web.services", ("sources", "services")),
}


def parts(kind: str, root: Path | None = None) -> dict[str, ModuleType]:
    """Return the modules of a kind of KINDS by name: ours, and over them those of the project.

    Names are written with hyphens, as rules, formats and commands are called.
    """
    package, folders = KINDS[kind]
    theirs = [_theirs(root / folder) for folder in folders] if root else []
    return _ours(package) | {name: module for found in theirs for name, module in found.items()}


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
