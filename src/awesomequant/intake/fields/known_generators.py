"""Which key of a list kept in YAML or JSON is which field: of generators that people leave.

Most keys say it themselves (``columns``).  A row here is for those that do not: ``github_id`` of
best-of is a repository, ``author`` of papis repeats ``author_list``.  A profile says the same of a
list that is not here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from awesomequant.intake.fields.columns import Role
from awesomequant.works.kinds import Kind


@dataclass(frozen=True, slots=True)
class Known:
    """How one generator keeps its entries.

    An entry of it has all keys of ``marks`` and one of ``either``.  ``keys`` say what those are
    that do not say it themselves, ``left`` which ones repeat others or speak of somebody's own
    files.  ``titles`` says where the values of a key have their titles: the key of that list, of
    a value there and of its title.  ``folder`` is where the entries lie, ``kind`` what they are.
    """

    name: str
    marks: frozenset[str]
    either: frozenset[str]
    keys: Mapping[str, Role]
    left: frozenset[str] = frozenset()
    titles: Mapping[str, tuple[str, str, str]] = field(default_factory=dict)
    parted_by_blanks: frozenset[str] = frozenset()
    kind: Kind | None = None
    folder: str = ""

    def fits(self, entry: Mapping[str, Any]) -> bool:
        """Return whether an entry is one of this generator's."""
        return self.marks <= entry.keys() and not self.either.isdisjoint(entry)


def _keys(text: str) -> frozenset[str]:
    return frozenset(text.split())


KNOWN: Final = (
    Known(
        "best-of",
        marks=_keys("name category"),
        either=_keys("github_id gitlab_id pypi_id npm_id conda_id maven_id dockerhub_id"),
        keys={
            "github_id": Role.CODE, "gitlab_id": Role.OTHER, "category": Role.TAGS,
            "labels": Role.TAGS, "docs_url": Role.LINKS, "homepage": Role.PAPER,
            "resource": Role.OTHER, "license": Role.OTHER, "star_count": Role.STARS,
        },
        titles={"category": ("categories", "category", "title")},
        kind=Kind.SOFTWARE,
    ),
    Known(
        "hecat",
        marks=_keys("name website_url"),
        either=_keys("source_code_url licenses"),
        keys={
            "website_url": Role.PAPER, "source_code_url": Role.CODE, "demo_url": Role.LINKS,
            "stargazers_count": Role.STARS, "platforms": Role.OTHER, "licenses": Role.OTHER,
        },
        left=_keys("commit_history updated_at current_release archived"),
        kind=Kind.SOFTWARE,
        folder="software",
    ),
    Known(
        "papis",
        marks=_keys("title"),
        either=_keys("papis_id author_list"),
        keys={
            "author_list": Role.AUTHORS, "journal": Role.VENUE, "ref": Role.ID,
            "time-added": Role.ADDED, "type": Role.KIND, "number": Role.ISSUE,
        },
        left=_keys(
            "author files notes papis_id citations full_journal_title abbrev_journal_title "
            "first_page last_page doc_url editor_list"
        ),
        parted_by_blanks=_keys("tags"),
    ),
)  # fmt: skip


def known(entries: Iterable[Mapping[str, Any]]) -> Known | None:
    """Return the generator whose form most of the entries have."""
    sample = list(entries)
    for one in KNOWN:
        if 2 * sum(map(one.fits, sample)) > len(sample):
            return one
    return None
