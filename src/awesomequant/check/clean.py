"""Records in which nothing was found, known again between runs.

Most rules look at one record at a time (``BY_RECORD``), and most records are sound and stay as they
are: to look at all of 10,000 again took two seconds for one that somebody changed.  Of those in
which something was found nothing is kept; they are looked at each time.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from awesomequant.check.rulebook import Rule
from awesomequant.library.library import Library
from awesomequant.store import Project
from awesomequant.store.cache import Cache, digest
from awesomequant.store.project import METRICS, PEOPLE, TAGS, VENUES
from awesomequant.store.roots import LIST

_LENGTH = 16  # of a digest
_TIMES = 2  # as many as there are files at most


class Clean:
    """The records of a project that some rules found clean before, and those to look at."""

    def __init__(self, project: Project, held: Mapping[str, Rule]) -> None:
        """Ask the cache what is known of the project's records under the rules that are held."""
        self.rules = {
            name: rule for name, rule in held.items() if rule.module and rule.module.BY_RECORD
        }
        self._project = project
        self._cache = Cache.of(project.root)
        # A rule of the list's own is a file that anybody may change.
        own = [project.text(rule.file) for rule in self.rules.values() if rule.file]
        names = digest(*self.rules, *own).hex()
        self._kind = f"clean {names}"
        words = (project.digests.get(file, b"") for file in (LIST, TAGS, VENUES, PEOPLE, METRICS))
        # What lies in the future is wrong today, and may be right tomorrow.
        self._key = digest(datetime.now(UTC).date().isoformat(), *words)
        kept = self._cache.take(self._kind, [self._key]).get(self._key, b"")
        self._known = {kept[at : at + _LENGTH] for at in range(0, len(kept), _LENGTH)}

    def unknown(self) -> Library:
        """Return the list with those of its records alone that are to be looked at."""
        library, digests = self._project.library, self._project.digests
        known = {file for file, of in digests.items() if of in self._known}
        papers = tuple([paper for paper in library.papers if paper.source_file not in known])
        part = replace(library, papers=papers)
        # Which ids are taken, the whole list says.
        vars(part)["by_id"] = library.by_id
        return part

    def keep(self, looked_at: Library, dirty: Collection[str]) -> None:
        """Keep that the records looked at are clean, but for those of the files ``dirty``."""
        digests = self._project.digests
        found = {
            digests[paper.source_file]
            for paper in looked_at.papers
            if paper.source_file in digests and paper.source_file not in dirty
        }
        # What was known under other words is forgotten; records that are no more, now and then.
        if found:
            clean = found | self._known
            if len(clean) > _TIMES * len(digests):
                clean &= {*digests.values()}
            self._cache.keep(self._kind, {self._key: b"".join(clean)})
            self._cache.keep_only(self._kind, {self._key})
