"""Exporters at work: the file of some papers, each paper's text written once for a library."""

import functools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from awesomequant.export.citation import Citation, citation
from awesomequant.export.formats import EXPORTERS, Exporter
from awesomequant.export.pieces import Piece, files_of
from awesomequant.library.library import Library
from awesomequant.library.outline import Group, outline
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Place, Refusal
from awesomequant.registry import PartError, own_place, parts
from awesomequant.text import did_you_mean

# All of a format of 14,000 papers, and the BibTeX of 60,000, which pages and lists ask for.
_MOST = 24_000_000
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
        """Return the text of one paper, out of the file that has it where one was made.

        Else it is written once for each library, as long as all texts are no burden.
        """
        if (there := self._in_file((paper,), library)) is not None:
            return there[0].decode()
        known = cast("_Texts", library.memo.setdefault(self, _Texts()))
        found = known.get(paper.id)
        # A paper that is not of this library may bear the id of one that is.
        if found and found[0] is paper:
            return found[1]
        text = self.written(paper, library)
        if len(text) <= known.room:
            known.room -= len(text)
            known[paper.id] = paper, text
        return text

    def encoded(self, papers: Sequence[Paper], library: Library) -> list[bytes]:
        """Return the texts of some papers in UTF-8."""
        if (found := self._in_file(papers, library)) is not None:
            return found
        return [self.entry(paper, library).encode() for paper in papers]

    def _in_file(self, papers: Sequence[Paper], library: Library) -> list[bytes] | None:
        file = files_of(library).get(self.name)
        return file.read(papers) if file and papers else None

    def written(self, paper: Paper, library: Library) -> str:
        """Write the text of one paper."""
        return _written(self.exporter.entry, paper, library)

    def brief(self, paper: Paper, library: Library) -> str:
        """Return the text of one paper without its abstract."""
        return self.exporter.brief(self.entry(paper, library), citation(paper, library))

    @property
    def has_brief(self) -> bool:
        """Whether the format is one of ours that holds abstracts, and can do without."""
        return not (own_place(self.exporter) or isinstance(self.exporter.brief, functools.partial))

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
        if variant is None:
            pieces = self.pieces(papers, library, outlined=outlined)
            texts = [piece.around(self.entry(piece.paper, library)) for piece in pieces]
            empty = "\n" if outlined and self._has_outline(library) else ""
            return "".join(texts) or self.head(library) + empty + self.exporter.TAIL
        if variant not in self.exporter.VARIANTS:
            raise Refusal(f"the format '{self.name}' has no variant '{variant}'")
        other = self.exporter.VARIANTS[variant]
        between = self.exporter.BETWEEN
        entries = between.join(_written(other, paper, library) for paper in papers)
        return self.head(library, variant) + entries + self.exporter.TAIL

    def pieces(
        self, papers: Sequence[Paper], library: Library, *, outlined: bool = False
    ) -> Iterator[Piece]:
        """Yield the pieces of a file as `write` joins them; none where there are no papers."""
        is_outlined = outlined and self._has_outline(library)
        under = self._under
        parts = under(outline(library, papers), 2) if is_outlined else self._between(papers)
        last, before = None, self.head(library)
        for part in parts:
            if isinstance(part, str):
                before += part
                continue
            if last:
                yield last
            last, before = Piece(part, before), ""
        if last:
            yield last._replace(rest=before, tail=self.exporter.TAIL, ends_line=is_outlined)

    def _has_outline(self, library: Library) -> bool:
        return bool(self.exporter.HEADING and library.settings.outline)

    def _between(self, papers: Iterable[Paper]) -> Iterator[Paper | str]:
        """Yield papers, and what stands between them."""
        for at, paper in enumerate(papers):
            if at:
                yield self.exporter.BETWEEN
            yield paper

    def _under(self, groups: Iterable[Group], level: int) -> Iterator[Paper | str]:
        """Yield headings and the papers below them."""
        heading = self.exporter.HEADING or (lambda title, _: title)
        for group in groups:
            yield heading(group.title, level)
            if group.papers:
                yield from self._between(group.papers)
                yield "\n"
            yield from self._under(group.groups, level + 1)


class _Texts(dict[str, tuple[Paper, str]]):
    """Texts of papers that are kept in memory, and how many signs more there may be."""

    def __init__(self) -> None:
        super().__init__()
        self.room = _MOST


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
