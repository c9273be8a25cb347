"""Our own repository has the files that a new list gets: ``python tests/outfit/test_ours.py`` writes them.

What differs is said here: our list lies beside the tool, which is installed from its own checkout,
with its locks, and not from an index.
"""

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "src")]

from awesomequant.outfit.forms import forms  # noqa: E402 -- found beside us, however we are started
from awesomequant.outfit.kits import texts  # noqa: E402
from awesomequant.store import load  # noqa: E402

INSTALL = re.compile(
    r"        run: python -m pip install --quiet -r (base/|)\.github/requirements\.txt\n"
)
# These are ours alone: what else there is to renew, and who made the tool.
OWN = (".github/dependabot.yml", ".github/requirements.txt")


def _from_checkout(found: re.Match[str]) -> str:
    tool = found[1]
    return (
        "        run: |\n"
        "          python -m pip install --quiet --require-hashes --only-binary :all: \\\n"
        f"            -r {tool}locks/build.txt -r {tool}locks/run.txt\n"
        f"          python -m pip install --quiet --no-deps --no-build-isolation ./{tool}\n"
    )


def ours() -> dict[str, str]:
    """Return the files of our repository that a list's have made."""
    library = load(ROOT).library
    made = {**texts("github", library), **forms(library)}
    made |= {
        name: text for name, text in texts("editor", library).items() if name[:8] == ".vscode/"
    }
    return {
        name: INSTALL.sub(_from_checkout, text) for name, text in made.items() if name not in OWN
    }


@pytest.mark.parametrize("name", sorted(ours()))
def test_our_repository_has_what_a_list_gets(name: str) -> None:
    assert (ROOT / name).read_text("utf-8") == ours()[name]


def test_each_workflow_that_installs_does_so_from_our_checkout() -> None:
    for name, text in ours().items():
        assert "requirements.txt" not in text, name


if __name__ == "__main__":
    for name, text in ours().items():
        (ROOT / name).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / name).write_text(text, "utf-8")
