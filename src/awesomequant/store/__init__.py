"""YAML files on disk become one Library and a list of problems; records are written atomically."""

from awesomequant.store.project import NoProjectError, Project, collector_off, find_root, load

__all__ = ["NoProjectError", "Project", "collector_off", "find_root", "load"]
