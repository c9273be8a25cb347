"""Lists that are asked by the files of their sites: over HTTPS, or in the folder of a built one."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from awesomequant.audit.documents import Document
from awesomequant.audit.looked_up import INDEX, PACK, WHOLE, LookedUp
from awesomequant.audit.strange import opened, read
from awesomequant.door import Door
from awesomequant.library.problems import Refusal

_LARGEST = 4 * 1024 * 1024
# Rounds in which files lead to files; more, and the site sends us in a circle.
_MOST_ROUNDS = 50


class Source(Protocol):
    """Where the files of a site are."""

    root: str

    def get(self, names: Sequence[str]) -> dict[str, bytes | None]:
        """Return files by their names, None for one that is not there; raises Refusal."""

    def keep(self) -> None:
        """Keep what was fetched: it is what it should be."""

    def ask_anew(self) -> None:
        """Ask from now on for what was kept as well."""

    def told(self) -> str:
        """Return what is to be said of how they came; empty for nothing."""


class FolderFiles:
    """The files of a site that was built into a folder."""

    def __init__(self, folder: Path) -> None:
        """Know the folder."""
        self.root = str(folder)
        self._door = Door(folder)

    def get(self, names: Sequence[str]) -> dict[str, bytes | None]:
        """Return files by their names, None for one that is not there; raises Refusal."""
        return {name: self._content(name) for name in names}

    def keep(self) -> None:
        """Do nothing: they lie there."""

    def ask_anew(self) -> None:
        """Do nothing: what lies in a folder is not kept."""

    def told(self) -> str:
        """Return nothing: they lie there."""
        return ""

    def _content(self, name: str) -> bytes | None:
        try:
            return self._door.content(name, _LARGEST)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise Refusal(f"{self.root}: {name} cannot be read: {error.strerror}") from None


class Stale(Refusal):
    """Files of two builds of one site were read."""


class Site(LookedUp):
    """A list whose files are fetched: many at once beforehand, what is still lacking when asked."""

    def __init__(self, source: Source) -> None:
        """Fetch what says which list it is; raises Refusal where the site is none."""
        self.source = source
        self._begin("")

    def _begin(self, name: str) -> None:
        self._fetched: dict[str, Mapping[str, Any] | None] = {}
        self._is_planning = False
        super().__init__(self._fetched, name)
        self._fetch([INDEX, WHOLE])
        self._fetch([one for one in self._numbered() if one not in self._fetched])

    def called(self, name: str) -> None:
        """Call the list otherwise than it calls itself."""
        self._name = name

    def prepare(self, document: Document) -> None:
        """Fetch what an audit of a file asks for; raises Refusal."""
        try:
            self._prepare(document)
        except Stale:
            self.source.ask_anew()
            self._begin(self._name)
            self._prepare(document)
        finally:
            self._is_planning = False

    def _prepare(self, document: Document) -> None:
        self._is_planning = True
        for _ in range(_MOST_ROUNDS):
            wanted = self.wanted(document)
            if not wanted:
                return
            self._fetch_packs(wanted)
            self._fetch([one for one in wanted if one not in self._fetched])
        raise Refusal(f"{self.source.root} leads from file to file without end")

    def _file(self, address: str) -> Mapping[str, Any] | None:
        if address not in self._fetched and not self._is_planning:
            self._fetch([address])
        return super()._file(address)

    def _fetch_packs(self, wanted: Sequence[str]) -> None:
        """Fetch the packs that hold many of some files, and take these from them."""
        packs = [one for one in self.by_packs(wanted) if one.endswith(PACK)]
        for address, content in self._got(packs).items():
            parts = opened(content or b"", address, self.source.root)
            for name in wanted:
                if name in parts:
                    self._fetched[name] = read(parts[name], name, self.source.root)
            self._fetched[address] = {}
        self.source.keep()

    def _fetch(self, addresses: Sequence[str]) -> None:
        for name, content in self._got(addresses).items():
            self._fetched[name] = read(content, name, self.source.root)
        self.source.keep()

    def _got(self, addresses: Sequence[str]) -> Mapping[str, bytes | None]:
        found = self.source.get(addresses) if addresses else {}
        for name, content in found.items():
            # A part is named by another file: the site was built anew since that was read.
            if content is None and "-" in name:
                raise Stale(f"{self.source.root} was built anew while it was read; try again")
        return found


def site(named: str) -> Site:
    """Return the list whose site is at an address or in a folder; raises Refusal."""
    if "://" not in named:
        return Site(FolderFiles(Path(named)))
    from awesomequant.web.site_files import SiteFiles  # noqa: PLC0415 -- most lists are at hand

    return Site(SiteFiles(named))


def is_site(named: str) -> bool:
    """Return whether a text names a site: an address, or a folder with its files."""
    return "://" in named or (Path(named) / INDEX).is_file()
