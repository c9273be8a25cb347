"""The page of the site that checks a reader's bibliography: when a site has it."""

from pathlib import Path

from awesomequant.library.settings import Settings
from awesomequant.render import template_folders

ADDRESS = "audit/"
# What the page loads when a reader first gives a file; it runs what ``awesomequant audit`` runs.
WORKER = "audit-worker.js"


def is_made(settings: Settings, root: Path) -> bool:
    """Return whether the site of a list has the page, which is nothing without its worker."""
    folders = (folder / "site/assets" for folder in template_folders(root))
    return settings.audit and any((folder / WORKER).is_file() for folder in folders)
