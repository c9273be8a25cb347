"""What each output of a site was made of, so that only those are made again that would change."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import NamedTuple

from awesomequant.library.json_text import packed, read_packed
from awesomequant.site.trees import Content, Entry, NextSite
from awesomequant.store.cache import Cache, digest

_KIND = "outputs"
# What yields addresses and contents, in whichever process or thread it is called.
Make = Callable[[], Iterator[tuple[str, Content]]]


class Output(NamedTuple):
    """Files that are made together, under the name of the first of them; no two have one in common.

    ``recipe`` is the digest of all that they are made of; without one nobody knows, and they are
    made each time.
    """

    name: str
    recipe: bytes | None
    make: Make


class _Made(NamedTuple):
    recipe: str
    addresses: tuple[str, ...]


class Outputs:
    """What the outputs of the last build of a site were made of.

    It belongs to one state of the site, whose account (``NextSite.account``) it names: beside
    another one nothing is known.
    """

    def __init__(self, cache: Cache | None = None) -> None:
        """Keep it in ``cache``; without one as long as this object lives, as a server does."""
        self._cache = cache
        self._account, self._made = _read(cache) if cache else ("", {})

    def kept(self, output: Output, site: NextSite) -> dict[str, Entry] | None:
        """Give the next site the files of an output as they are; None where they are to be made."""
        made = self._made.get(output.name)
        if made is None or output.recipe is None or self._account != site.account:
            return None
        if made.recipe != output.recipe.hex():
            return None
        entries: dict[str, Entry] = {}
        for address in made.addresses:
            if (entry := site.keep(address)) is None:
                return None
            entries[address] = entry
        return entries

    def keep(self, made: Iterable[tuple[Output, tuple[str, ...]]], site: NextSite) -> None:
        """Note what a site that is in its place now was made of."""
        now = {
            output.name: _Made(output.recipe.hex(), addresses)
            for output, addresses in made
            if output.recipe is not None
        }
        if (self._account, self._made) == (site.account, now):
            return
        self._account, self._made = site.account, now
        if self._cache:
            self._cache.keep(_KIND, {_key(): packed([site.account, now])})


def _key() -> bytes:
    # A cache is one list's, and a list has one site.
    return digest(_KIND)


def _read(cache: Cache) -> tuple[str, dict[str, _Made]]:
    """Return what is kept: of which state of the site, and what was made of what; else nothing."""
    with suppress(ValueError, TypeError, AttributeError):
        account, made = read_packed(cache.take(_KIND, [_key()]).get(_key(), b"[]"))
        return str(account), {
            name: _Made(str(recipe), tuple(map(str, addresses)))
            for name, (recipe, addresses) in made.items()
        }
    return "", {}
