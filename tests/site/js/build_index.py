"""Build the search index of a list for the tests of the scripts that read it.

Reads the list as JSON, a value a file by its path; writes the index as JSON, base64 a file.
"""

import base64
import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from awesomequant.export import exporters
from awesomequant.site.search import FOLDER, build
from awesomequant.store import canonical, load
from awesomequant.store.writing import write


def main() -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        for name, value in json.load(sys.stdin).items():
            is_record = name.startswith("data/papers/") or name == "data/list.yaml"
            form = canonical.record if is_record else canonical.entries
            write(root / name, form(value))
        project = load(root)
    if project.problems:
        sys.exit("\n".join(map(str, project.problems)))
    made = build(project.library, exporters())
    index = {FOLDER + name: base64.b64encode(body).decode() for name, body in made}
    json.dump(index, sys.stdout)


if __name__ == "__main__":
    main()
