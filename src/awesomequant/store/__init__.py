"""YAML files on disk become one Library and a list of problems; records are written atomically."""

from awesomequant.store.project import Project, collector_off, load
from awesomequant.store.roots import NoProjectError, find_root

__all__ = ["NoProjectError", "Project", "collector_off", "find_root", "load"]
