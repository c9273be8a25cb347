"""Find papers as the site's search does: by words, names, bits, ids, links, fields."""

import re
from collections.abc import Iterator
from pathlib import Path

import click

from awesomequant.console import say, show, show_data, warn
from awesomequant.export import chosen, exporters
from awesomequant.language import plain
from awesomequant.library.paper import Paper
from awesomequant.site.search.finding import Finder, Result
from awesomequant.site.search.snippets import snippet
from awesomequant.store import collector_off, find_root, load
from awesomequant.store.cache import Cache
from awesomequant.text import stopped

_MOST = 10  # papers of a terminal's screen


_DENIED = re.compile(r"-(?!-|n\d|[nh]$).+", re.DOTALL)
_MARK = "\0"  # in no argument that a system passes


class _Asking(click.Command):
    """A command for which ``-survey`` is a word to leave out, and no row of options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments."""
        return super().parse_args(
            ctx, [_MARK + one if _DENIED.fullmatch(one) else one for one in args]
        )


@click.command("find", cls=_Asking)
@click.argument("query", nargs=-1, required=True)
@click.option(
    "--format", "name", default="text", show_default=True,
    help="text, ids (one a line), or any format of 'export': json, bibtex …",
)  # fmt: skip
@click.option(
    "-n", "--most", type=click.IntRange(min=1),
    help="At most so many papers; 10 as text, all in other formats.",
)  # fmt: skip
@click.pass_obj
def command(start: Path, /, query: tuple[str, ...], name: str, most: int | None) -> None:
    """Find papers as the site's search does: by words, names, bits, ids, links, fields.

    The best come first: papers called so, then those with the words in the title, side by side as
    they were typed, then in names, venues, tags; the most cited of equals.  Endings, hyphens and
    accents do not matter, and other words for the same (data/synonyms.yaml) are found too.

    "low bit" in quotes is a phrase, -survey leaves out; author:nagel, venue:icml, year:2023,
    year:2020..2023, tag:ptq, has:code, has:results and benchmark:mmlu (with - before them: not
    so) ask for a field.  A DOI, an arXiv id, a link to a paper or to its code finds the paper.  The
    exit code is 1 where nothing is found.

    \b
    Examples:
      awesomequant find gptq
      awesomequant find ptq vision transformer -n 3
      awesomequant find --format ids author:nagel year:2020..
      awesomequant find --format bibtex https://arxiv.org/abs/2210.17323
      awesomequant find '"binary neural network"' -survey has:code
    """
    root = find_root(start)
    project = load(root)
    library = project.library
    form = None if name in ("text", "ids") else chosen(exporters(root), name)
    with collector_off():
        found = Finder(library, Cache.of(root)).find(" ".join(query).replace(_MARK, ""))
        papers = found.papers[: most or (_MOST if name == "text" else None)]
        if form:
            show_data(form.write(papers, library) if papers else "")
    if project.problems:
        warn("some files are wrong and were left out: 'awesomequant check' says which")
    for told in _told(found, len(papers)):
        say(told)
    if name == "ids":
        show("".join(f"{paper.id}\n" for paper in papers), end="")
    elif name == "text" and papers:
        show("\n".join("\n".join(_lines(at, paper, found)) for at, paper in enumerate(papers, 1)))
    if not papers:
        raise SystemExit(1)


def _told(found: Result, shown: int) -> Iterator[str]:
    """Yield what a reader should know of how papers were found."""
    for typed, other in found.near:
        yield f"no paper has '{typed}'; did you mean '{other}'? These have it."
    if found.why:
        yield found.why
    for value in found.unknown:
        yield f"the list knows no tag, venue or benchmark '{value}'"
    if found.partly:
        yield "no paper has all of these words; these have most of them"
    if found.in_abstracts:
        yield "some of these words stand in abstracts alone"
    count = len(found.papers)
    more = f", the first {shown} shown" if shown < count else ""
    yield f"{count or 'no'} paper{'' if count == 1 else 's'} found{more}"


def _lines(number: int, paper: Paper, found: Result) -> Iterator[str]:
    yield f"{number:>2}. {plain.show(paper.title)}"
    cited = f", {paper.citations.count} citations" if paper.citations else ""
    names = paper.byline()
    yield f"    {stopped(names)} {paper.where}{cited}" if names else f"    {paper.where}{cited}"
    if found.in_abstracts and (said := snippet(plain.show(paper.abstract or ""), found.units)):
        yield f"    {said}"
    yield f"    {paper.id}"
