"""The skeleton of a site: what MkDocs makes of it, with slots where records are to stand.

It depends on docs/, mkdocs.yml, the theme and little of the list, so that it is kept from build to
build; see ``shelf``.  This module is all that MkDocs' process needs of ours: it knows no records.
"""

import errno
import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

from awesomequant import door

# Where it lies in its folder: the files that MkDocs wrote, and what else is to be known of them.
FILES, ACCOUNT, SHOWN = "files", "skeleton.json", "shown.json"
BLOCK = re.compile(r"<!-- awesomequant: ([a-z-]+)(?: ([a-z0-9-]+))? -->")
# Elements without text, which search indexes have nothing of, and with nothing in them that
# minifiers shorten.  Comments would be shorter, and are what these take away first.
HEAD = '<meta name="aq-head">'
_SLOT = re.compile(r"""<meta name=["']?aq-head["']?\s*/?>|<aq-slot-(\d+)>\s*</aq-slot-\1>""")
_ACCOUNT_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True)
class Shown:
    """What MkDocs is told of a list: all of it that its pages show beside their slots."""

    site: str
    footer: str
    accent: str
    description: str = ""
    language: str = "en"
    audit: bool = False
    results: bool = False
    messages: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Block:
    """A block that a hand-written page asks for: its name, its argument, and whose page it is."""

    name: str
    argument: str
    source: str


@dataclass(frozen=True)
class Slotted:
    """A file with slots; ``is_home`` where it is the page that says what the list is."""

    file: str
    is_home: bool

    @property
    def root(self) -> str:
        """The way from the page to the site's root."""
        return "../" * self.file.count("/") or "./"


@dataclass(frozen=True)
class Inputs:
    """What a skeleton was made of: files, folders and variables of the environment, by name.

    ``unknown`` says what else it may depend on, where nobody can tell; such a one is not kept.
    """

    files: tuple[str, ...]
    folders: tuple[str, ...]
    variables: tuple[str, ...]
    unknown: str = ""

    def contents(self) -> str:
        """Return the digest of what they hold now."""
        found = [_content(name) for name in self.files]
        for folder in self.folders:
            names = sorted(
                os.path.join(above, name)  # noqa: PTH118 -- 1,000 files are not worth as many Paths
                for above, _, names in os.walk(folder, followlinks=True)
                for name in names
            )
            found += [part for name in names for part in (name, _content(name))]
        variables = [os.environ.get(name) for name in self.variables]
        return sum_of(json.dumps([asdict(self), variables, found]).encode("utf-8"))


def _content(name: str) -> str:
    file = Path(name)
    try:
        return sum_of(door.named(file, door.PAGE_BYTES))
    except OSError as error:
        # Not there: where it comes, the digest is another.  What no page is may lie beside them,
        # and a build read each time what somebody keeps there.
        return str(file.stat()) if error.errno == errno.EFBIG else ""


def sum_of(content: bytes) -> str:
    """Return the digest of a file's content, by which a site knows it too."""
    return blake2b(content, digest_size=16).hexdigest()


@dataclass(frozen=True)
class Skeleton:
    """What there is to know of the files that MkDocs wrote.

    ``site_dir`` is where mkdocs.yml wants the site, ``site_url`` where it says that it is read;
    ``urls`` are the hand-written pages, ``doors`` what the search finds of them; ``own`` are the
    addresses that the project has files for.  ``is_flat`` says whether links are to name files, as
    ``use_directory_urls: false`` wants.  ``shell`` is the built shell, empty where mkdocs.yml
    does not name our plugin.
    """

    site_dir: str
    site_url: str
    blocks: tuple[Block, ...]
    slotted: tuple[Slotted, ...]
    urls: tuple[str, ...]
    doors: tuple[tuple[str, str, str], ...]
    own: frozenset[str]
    shell: str
    inputs: Inputs
    is_flat: bool = False
    made_of: str = ""  # the digest of the inputs' contents when MkDocs began
    warnings: tuple[str, ...] = ()
    sums: Mapping[str, str] | None = None  # of each file, by its address

    @classmethod
    def bare(cls, site_url: str) -> "Skeleton":
        """Return the skeleton of a site that our plugin has no part in."""
        return cls("", site_url, (), (), (), (), frozenset(), "", Inputs((), (), ()))

    def write(self, folder: Path) -> None:
        """Write it down beside its files, with the digest of each."""
        files = folder / FILES
        names = sorted(_files_below(files))
        sums = {name: sum_of((files / name).read_bytes()) for name in names}
        account = asdict(replace(self, sums=sums)) | {"own": sorted(self.own)}
        (folder / ACCOUNT).write_text(json.dumps(account), "utf-8")

    @classmethod
    def read(cls, folder: Path) -> "Skeleton | None":
        """Return the skeleton in a folder; None where it is not as ``write`` left it."""
        try:
            text = (folder / ACCOUNT).read_bytes()[:_ACCOUNT_BYTES]
            skeleton = _skeleton(json.loads(text))
            sums = skeleton.sums or {}
            files = folder / FILES
            # A machine that lost its current leaves files empty, and they would stay so for ever.
            if set(_files_below(files)) != sums.keys() or any(
                sum_of((files / name).read_bytes()) != known for name, known in sums.items()
            ):
                return None
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        return skeleton


def _skeleton(account: Mapping[str, Any]) -> Skeleton:
    inputs = account["inputs"]
    return Skeleton(
        site_dir=str(account["site_dir"]),
        site_url=str(account["site_url"]),
        blocks=tuple(Block(*map(str, one.values())) for one in account["blocks"]),
        slotted=tuple(
            Slotted(str(one["file"]), bool(one["is_home"])) for one in account["slotted"]
        ),
        urls=tuple(map(str, account["urls"])),
        doors=tuple((str(title), str(url), str(words)) for title, url, words in account["doors"]),
        own=frozenset(map(str, account["own"])),
        shell=str(account["shell"]),
        inputs=Inputs(
            files=tuple(map(str, inputs["files"])),
            folders=tuple(map(str, inputs["folders"])),
            variables=tuple(map(str, inputs["variables"])),
            unknown=str(inputs["unknown"]),
        ),
        is_flat=bool(account["is_flat"]),
        made_of=str(account["made_of"]),
        warnings=tuple(map(str, account["warnings"])),
        sums={str(name): str(known) for name, known in account["sums"].items()},
    )


def _files_below(folder: Path) -> Iterator[str]:
    for above, _, names in os.walk(folder):
        for name in names:
            yield Path(above, name).relative_to(folder).as_posix()


# Slots: put in while MkDocs builds, and found again in what it wrote.


def slot(number: int) -> str:
    """Return the slot of a block, by its place among all of the site."""
    return f"<aq-slot-{number}></aq-slot-{number}>"


def slots(html: str) -> Iterator[int | None]:
    """Yield the number of each slot in a page, None for the one in its head."""
    for found in _SLOT.finditer(html):
        yield int(found[1]) if found[1] else None


def filled(html: str, head: str, blocks: Mapping[int, str]) -> str:
    """Return a page with ``head`` and ``blocks`` in its slots.

    In one pass: what records say is not looked at.
    """
    return _SLOT.sub(lambda found: blocks[int(found[1])] if found[1] else head, html)
