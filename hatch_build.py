"""What hatchling does besides when it builds a wheel: the scripts of the audit page are made.

To compile them takes two seconds, which every machine would take at its first build of a site.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Scripts(BuildHookInterface[Any]):
    """Puts the scripts into the wheel; an editable install makes them of its sources."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the scripts of the sources that are built."""
        if version == "editable":
            return
        sys.dont_write_bytecode = True  # what is among the sources is packed
        sys.path.insert(0, str(Path(self.root) / "src"))
        from awesomequant.compiler.made import scripts  # noqa: PLC0415 -- found only now

        self._folder = tempfile.TemporaryDirectory(prefix="awesomequant-wheel-")
        for name, text in scripts().items():
            file = Path(self._folder.name) / name
            file.write_bytes(
                text.encode()
            )  # on Windows, too, with the ends of lines that they have
            build_data["force_include"][str(file)] = f"awesomequant/compiler/packed/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Take away what was made for the wheel."""
        if version != "editable":
            self._folder.cleanup()
