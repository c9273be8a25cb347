"""Exporters at work: the file of some papers, each paper's text written once for a library."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from awesomequant.export.citation import Citation, citation
from awesomequant.export.formats import EXPORTERS, Exporter
from awesomequant.library.library import Library
from awesomequant.library.outline import Group, outline
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Place, Refusal
from awesomequant.registry import PartError, own_place, parts
from awesomequant.text import did_you_mean

_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_+.-]{0,98}[A-Za-z0-9_+]")


@dataclass(frozen=True, eq=False)
class Format:
    """An exporter under its name."""

    name: str
    exporter: Exporter

    @property
    def label(self) -> str:
        """What a reader calls it; empty where the site does not offer it."""
        return self.exporter.LABEL

    @property
    def suffix(self) -> str:
        """How its files' names end."""
        return self.exporter.SUFFIX

    @property
    def media_type(self) -> str:
        """What its files are, for links and downloads."""
        return self.exporter.MEDIA_TYPE

    @property
    def list_file(self) -> str:
        """The file of a list's papers, beside its page."""
        return f"papers{self.suffix}"

    def head(self, library: Library, variant: str | None = None) -> str:
        """Return what the files of a list begin with."""
        head = self.exporter.VARIANT_HEADS.get(variant or "", self.exporter.HEAD)
        return head if isinstance(head, str) else head(library)

    def entry(self, paper: Paper, library: Library) -> str:
        """Return the text of one paper, written once for each library."""
        known = library.memo.setdefault(self, {})
        # A paper that is not of this library may bear the id of one that is.
        if paper.id not in known or known[paper.id][0] is not paper:
            known[paper.id] = (paper, _written(self.exporter.entry, paper, library))
        return str(known[paper.id][1])

    def remember(self, entries: Iterable[tuple[Paper, str]], library: Library) -> None:
        """Take the texts of papers that were written before for what `entry` would write."""
        known = library.memo.setdefault(self, {})
        known.update({paper.id: (paper, text) for paper, text in entries})

    def write(
        self,
        papers: Sequence[Paper],
        library: Library,
        variant: str | None = None,
        *,
        outlined: bool = False,
    ) -> str:
        """Return the text of a file; raises Refusal where the format has no such variant.

        An ``outlined`` one follows the outline that the list states, where the format has headings.
        """
        heading = self.exporter.HEADING
        if outlined and variant is None and heading and library.settings.outline:
            body = "".join(self._under(outline(library, papers), library, 2))
            return self.head(library) + body.rstrip("\n") + "\n" + self.exporter.TAIL
        if variant is None:
            entries = [self.entry(paper, library) for paper in papers]
        elif variant in self.exporter.VARIANTS:
            other = self.exporter.VARIANTS[variant]
            entries = [_written(other, paper, library) for paper in papers]
        else:
            raise Refusal(f"the format '{self.name}' has no variant '{variant}'")
        return (
            self.head(library, variant) + self.exporter.BETWEEN.join(entries) + self.exporter.TAIL
        )

    def _under(self, groups: Iterable[Group], library: Library, level: int) -> Iterator[str]:
        """Yield headings and the entries below them."""
        heading = self.exporter.HEADING or (lambda title, _: title)
        for group in groups:
            yield heading(group.title, level)
            if group.papers:
                entries = (self.entry(paper, library) for paper in group.papers)
                yield self.exporter.BETWEEN.join(entries) + "\n"
            yield from self._under(group.groups, library, level + 1)


def _written(entry: Callable[[Citation], str], paper: Paper, library: Library) -> str:
    """Return the text of a paper; where a list's own exporter fails, it is told at which record."""
    cited = citation(paper, library)
    try:
        return entry(cited)
    except PartError as error:
        reason = f"{error.reason}, at {paper.source_file}"
        raise PartError(error.place, reason, error.hint) from error


def exporters(root: Path | None = None) -> dict[str, Format]:
    """Return the formats by name, with those of the project at ``root``, in their order.

    Raises Refusal where two that readers are offered would write the same files.
    """
    found = [Format(name, exporter) for name, exporter in parts(EXPORTERS, root).items()]
    found.sort(key=lambda form: (form.exporter.ORDER, form.name))
    files: dict[str, Format] = {}
    for form in found:
        # What readers are not offered the site does not write, so that nothing is overwritten.
        other = files.setdefault(form.list_file, form) if form.label else form
        if other is not form:
            own, taken = (form, other) if own_place(form.exporter) else (other, form)
            raise PartError(
                own_place(own.exporter, "SUFFIX") or Place(own.name),
                f"the files of '{taken.name}' end in {own.suffix} too, and one would overwrite the"
                " other",
                "take another SUFFIX, or no LABEL",
            )
    return {form.name: form for form in found}


def stems(papers: Iterable[Paper]) -> dict[str, Paper]:
    """Return papers by the name, without suffix, of a file that is one paper's alone: its key.

    A key that is no name of a file everywhere (``DBLP:conf/nips/X``), or is another's but for
    capitals, gives way to the id.
    """
    papers = list(papers)
    claimed = Counter(name.lower() for paper in papers for name in {paper.key, paper.id})
    return {
        paper.key
        if _FILE_NAME.fullmatch(paper.key) and claimed[paper.key.lower()] == 1
        else paper.id: paper
        for paper in papers
    }


def chosen(formats: Mapping[str, Format], name: str) -> Format:
    """Return a format by its name; raises Refusal, with the nearest one, where there is none."""
    if name in formats:
        return formats[name]
    hint = did_you_mean(name, formats) or "there are " + ", ".join(sorted(formats))
    raise Refusal(f"there is no format '{name}'; {hint}")
