"""Where the pages of a site stand, relative to its root, and which authors have one."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote, urlsplit

from awesomequant.library.earlier import Earlier
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.persons import Person as Known
from awesomequant.library.settings import Settings
from awesomequant.render.plain_site import venue_names


def paper(identity: str) -> str:
    """Return the address of a paper's page."""
    return f"papers/{identity}/"


def year(of: int) -> str:
    """Return the address of a year's page."""
    return f"years/{of}/"


def tag(identity: str) -> str:
    """Return the address of a tag's page."""
    return f"tags/{identity}/"


def venues(library: Library) -> Mapping[str, str]:
    """Return the address of each used venue's page."""
    names = venue_names(library.by_venue)
    return {venue: f"venues/{name}/" for venue, name in names.items()}


def of_part(address: str, number: int) -> str:
    """Return the address of a page of a list that goes on over several, from 1.

    It lies beside the first, as deep below the root as every page; no tag, venue or name has a low
    line in its address.
    """
    return address if number == 1 else f"{address[:-1]}_{number}/"


# Where a repository lets a reader mend a record, or tell of a mistake in it, which follows from its
# host: GitHub's forms stand for those that we do not know.
_EDIT = {"gitlab": "/-/edit/", "gitea": "/_edit/", "codeberg": "/_edit/", "forgejo": "/_edit/"}
_ISSUE = {"gitlab": ("/-/issues/new?issue[title]=", "&issue[description]=")}
_ANY_ISSUE = ("/issues/new?title=", "&body=")


def to_edit(settings: Settings, file: str) -> str:
    """Return where a file of the list is edited in a browser."""
    way = next((way for forge, way in _EDIT.items() if forge in _host(settings)), "/edit/")
    return f"{settings.repository}{way}{quote(settings.branch)}/{quote(file)}"


def to_report(settings: Settings, of: Paper) -> str:
    """Return where a mistake in a record is told; which one it is stands there already."""
    every = (way for forge, way in _ISSUE.items() if forge in _host(settings))
    title, body = next(every, _ANY_ISSUE)
    about = f"{settings.site.rstrip('/')}/{of.page}" if settings.site else of.source_file
    said = quote(f"Mistake in {of.id}", safe=""), quote(f"{about}\n\n", safe="")
    return f"{settings.repository}{title}{said[0]}{body}{said[1]}"


def _host(settings: Settings) -> str:
    return urlsplit(settings.repository or "").netloc.lower()


# A link or a form that leads to a folder of the site: not to another site, nor within the page.
_TO_FOLDER = re.compile(
    r"""(<(?:a|form)\b[^>]*?\s(?:href|action)=["']?)"""
    r"""(?!//|[A-Za-z][A-Za-z0-9+.-]*:)([^"'?#\s>]*/|(?:\.\./)*\.{1,2})(?=["'?#\s>])"""
)


def of_files(html: str) -> str:
    """Return a page whose links name the files that a server would show for the folders.

    A host that shows none, or a disk, lists what lies in a folder.
    """
    return _TO_FOLDER.sub(
        lambda found: f"{found[0]}{'' if found[2].endswith('/') else '/'}index.html", html
    )


# Pages of authors: a name's papers, under an address that depends on nothing but the name.

# One paper's page says it all of most authors, and pages for all would double the output.
LEAST_PAPERS = 2
# So many authors have pages on every list, and on a long one a fifth of its number of papers: those
# with the most.  10,000 papers of six authors each made 6,265 pages of authors and 188,000 rows.
_PAGES = 2000
_PAGES_A_PAPER = 0.2


def least_for(most: int, counts: Iterable[int], least: int) -> int:
    """Return from how many papers on authors have something that at most ``most`` may have."""
    ranked = sorted((count for count in counts if count >= least), reverse=True)
    # Those with as many papers as the first that is one too many are left out with it.
    return least if len(ranked) <= most else ranked[most] + 1


def search_for(name: str) -> str:
    """Return what the explore page is asked for to list the papers of a name."""
    bare = name.replace('"', "")
    return f"q=%22{quote(bare)}%22"


@dataclass(frozen=True, slots=True)
class AuthorPage:
    """What a name leads to: its papers, its spellings, and what the list says of the person.

    With ``known`` None nobody looked who it is: namesakes share the page, and it says so.
    """

    address: str
    name: str
    papers: Sequence[Paper]
    spellings: tuple[str, ...]
    known: Known | None = None


def author_pages(library: Library) -> Mapping[str, AuthorPage]:
    """Return the page of each name, under the slug of its address, in the order of addresses.

    A name has one from its second paper on, on a long list from more (``least_for``), and a person
    of ``data/people.yaml`` from the first.
    """
    made: dict[str, Mapping[str, AuthorPage]] = library.memo.setdefault(author_pages, {})
    if "" not in made:
        made[""] = _as_before(library) or _author_pages(library)
    return made[""]


def _as_before(library: Library) -> Mapping[str, AuthorPage] | None:
    """Return the pages of authors as they were, with the papers as they are now."""
    for earlier in library.earlier:
        known = earlier.library.memo.get(author_pages, {}).get("")
        if known and earlier.agrees(lambda paper: paper.authors):

            def now(page: AuthorPage, was: Earlier = earlier) -> AuthorPage:
                return replace(page, papers=was.now(page.papers))

            return earlier.index(known, earlier.authors, now)
    return None


def _author_pages(library: Library) -> dict[str, AuthorPage]:
    found: dict[str, AuthorPage] = {}
    most = max(_PAGES, int(len(library.papers) * _PAGES_A_PAPER))
    least = least_for(most, map(len, library.by_author.values()), LEAST_PAPERS)
    for slug, papers in sorted(library.by_author.items()):
        known = library.people.get(slug)
        if known is None and len(papers) < least:
            continue
        met = library.signatures(slug)
        # The most frequent spelling is shown; among equals the one that says most: with accents
        # ("José García"), then with more letters, so that the choice is the same at every build.
        rank = {
            name: (count, not name.isupper(), sum(not char.isascii() for char in name), len(name))
            for name, count in met.items()
        }
        shown = known.name if known else max(met, key=lambda name: (rank[name], name))
        others = tuple(sorted(name for name in met if name != shown))
        found[slug] = AuthorPage(f"authors/{slug}/", shown, papers, others, known)
    return found
