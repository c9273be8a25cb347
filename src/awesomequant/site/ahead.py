"""Pages of a served site that are shown before all of the site is in its place.

Whoever saves a record looks at one page.  Index, lists and files of 10,000 papers take 1.5 s after
the list is known to be sound; the page itself takes milliseconds.
"""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from awesomequant.site.filling import of_lists, of_paper, shell_of
from awesomequant.site.outputs import Make
from awesomequant.site.pages import Site
from awesomequant.site.skeleton import Skeleton
from awesomequant.site.trees import Content

_ASSETS = "assets/"  # where nothing of ours but what MkDocs copies lies
# So many pages that somebody asked for last are made at once: those that are open in browsers.
_OPEN = 4
# A browser that was told to load its page again asks within so long.  What is read next of a site
# of 100,000 papers keeps all other threads waiting for longer.
_SOON = 0.1  # seconds
# A reader who asks for page after page does not keep the site from being made.
_MANNERS = 0.5  # seconds


class SupersededError(Exception):
    """The list has changed again: nobody wants what is being made any more."""


class Pages:
    """The pages of a site, each made when it is asked for, and what MkDocs left as it stays."""

    def __init__(self, site: Site, skeleton: Skeleton, files: Path) -> None:
        """Make nothing yet; ``files`` is the folder of what MkDocs made."""
        self._site, self._skeleton, self._files = site, skeleton, files
        self._shell = shell_of(site, skeleton)
        self._made: dict[str, bytes] = {}

    def known(self, name: str) -> bytes | None:
        """Return a page that was made before, or a file that is no page and stays as it was."""
        if name in self._made:
            return self._made[name]
        # All that is made for a list under a name of these is pages.
        is_left = name in self._left and not name.endswith(".html")
        return (self._files / name).read_bytes() if is_left else None

    def make(self, name: str) -> bytes | None:
        """Return the page at an address; None for what is none, as a feed."""
        if (make := self._maker(name)) is not None:
            for address, content in make():
                self._made[address] = _bytes(content)
        elif name in self._left and name.endswith(".html"):
            self._made[name] = (self._files / name).read_bytes()
        return self._made.get(name)

    def _maker(self, name: str) -> Make | None:
        # To name the pages of all lists takes longer than to make one page.
        identity = name.removesuffix("/index.html").rpartition("/")[2]
        paper = self._site.library.by_id.get(identity)
        if paper and name == f"{paper.page}index.html":
            return of_paper(self._site, self._shell, paper)
        return self._lists.get(name)

    @cached_property
    def _lists(self) -> Mapping[str, Make]:
        made = of_lists(self._site, self._shell, self._skeleton, self._files)
        return {f"{name}index.html" if name[-1:] == "/" else name: make for name, make in made}

    @cached_property
    def _left(self) -> set[str]:
        """What goes into the site as MkDocs made it, whatever the list says."""
        slotted = {one.file for one in self._skeleton.slotted}
        own = self._skeleton.own
        names = (self._skeleton.sums or {}).keys() - slotted
        return {name for name in names if name in own or name.startswith(_ASSETS)}


def _bytes(content: Content) -> bytes:
    return content.encode("utf-8") if isinstance(content, str) else bytes(content)  # type: ignore[arg-type]


class Ahead:
    """Who waits for what while a site is made: one thread makes it, others answer readers.

    What is asked for is never older than the state that was shown last: a page is made of the list
    as it is now, all else waits until the site is in its place.
    """

    def __init__(self) -> None:
        """Begin with a site that is whole."""
        self._changed = threading.Condition()
        # Templates and exporters of a list's own were written for one thread, and ours read files
        # of entries at places.
        self._at_work = threading.Lock()
        self._is_whole = True
        self._pages: Pages | None = None
        self._open: list[str] = []  # pages that were asked for, the last one last
        self._given: set[str] = set()  # those that somebody has as they are now
        self._asking = self._waiting = 0  # readers who wait for a page, and for the whole site
        self.shown: Callable[[], None] = _nobody  # told when pages can be asked for
        self.is_superseded: Callable[[], bool] = _never  # whether the list has changed again

    @contextmanager
    def making(self) -> Iterator[None]:
        """Keep readers waiting while a site is made, from the moment that its list is read."""
        with self._changed:
            self._is_whole, self._pages = False, None
        try:
            yield
        except SupersededError:  # its pages are those of the newest list until there is another
            raise
        except BaseException:
            self._end()
            raise
        self._end()

    def _end(self) -> None:
        with self._changed:
            self._is_whole, self._pages = True, None
            self._changed.notify_all()

    def show(self, pages: Pages) -> None:
        """Let readers have pages of the site that is being made; those they look at come first."""
        with self._changed:
            self._pages = pages
            self._given.clear()
            self._changed.notify_all()
            names = self._open[::-1]
        self.shown()
        for name in names:
            self._page(pages, name)
        with self._changed:
            self._changed.wait_for(lambda: self._given.issuperset(names[:1]), _SOON)

    def turns(self, make: Make) -> Make:
        """Return what makes files as ``make`` does once those who ask for pages have them.

        Calling it raises SupersededError where the list has changed again and nobody waits.
        """

        def in_turn() -> Iterator[tuple[str, Content]]:
            with self._changed:
                self._changed.wait_for(lambda: not self._asking, _MANNERS)
                if not self._waiting and self.is_superseded():
                    raise SupersededError
            with self._at_work:
                yield from make()

        return in_turn

    def looked_at(self, name: str) -> None:
        """Note that somebody looks at a page, and will want to see it as it is next."""
        if name.endswith(".html"):
            with self._changed:
                self._open = [*(one for one in self._open if one != name), name][-_OPEN:]

    def asked(self, name: str) -> bytes | None:
        """Return the file at an address once it is that of the newest list.

        None where it is to be taken from the site, which is whole then.
        """
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._is_whole or self._pages)
                pages = self._pages
                if self._is_whole or pages is None:
                    return None
            made = pages.known(name)
            made = self._page(pages, name) if made is None else made
            with self._changed:
                if made is not None:
                    self._given.add(name)
                    self._changed.notify_all()
                    return made
                self._waiting += 1
                try:
                    self._changed.wait_for(lambda: self._pages is not pages)  # noqa: B023 -- now
                finally:
                    self._waiting -= 1

    def _page(self, pages: Pages, name: str) -> bytes | None:
        with self._changed:
            self._asking += 1
        try:
            with self._at_work:
                # Somebody else may have had it made meanwhile.
                return made if (made := pages.known(name)) is not None else pages.make(name)
        except Exception:  # noqa: BLE001 -- who makes the site meets the same, and tells it
            return None
        finally:
            with self._changed:
                self._asking -= 1
                self._changed.notify_all()


def _nobody() -> None:
    """Tell nobody."""


def _never() -> bool:
    return False
