"""The rules of a project: found by their folder, explained by their docstrings, chosen by name."""

import inspect
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from awesomequant.check.rules import RULES, RuleModule
from awesomequant.docs import TOPICS, address
from awesomequant.library.problems import Refusal
from awesomequant.library.settings import Rules as Choice
from awesomequant.registry import own_place, parts
from awesomequant.text import did_you_mean

PAGE = address(TOPICS["rules"])

# What is found while files are read, before any check sees them; these rules always hold.
READING = {
    "yaml": """A file is not in the subset of YAML that records are written in.

Anchors, aliases, merge keys, tags, duplicate keys, tabs in the indentation, invisible characters
and second documents are refused: each lets a file say something else than it seems to. The message
names the place and the way out; most often a title with a colon wants double quotes.

Wrong::

    title: Alpha: Networks of Few Bits

Right::

    title: "Alpha: Networks of Few Bits"
""",
    "schema": """A field is missing, unknown, or not of its form.

Every field has one form, and a file's name states the id. The message names the field, what it must
be, and the nearest field that exists.

Wrong::

    year: MMXX
    tagz: [low-bit]

Right::

    year: 2020
    tags: [low-bit]
""",
    "broken-rule": """A rule or another part of the list's own is broken.

A rule in ``checks/`` yields ``Finding``s, each for a file of the list. The message names the line
of the rule at which it failed; what it had found until then is told, the others run as ever. Parts
in ``exporters/``, ``importers/``, ``sources/`` and ``styles/`` are loaded, and told where that
fails.

Wrong::

    # checks/no_draft.py: for paper in library.paper: …

Right::

    # checks/no_draft.py: for paper in library.papers: …
""",
    "stray-file": """A file lies among the list's files, and nothing reads it.

A paper is on the list when its record is ``data/papers/YEAR/ID.yaml``; a file of another name, a
link, or a folder beside ``data/`` would look like one and do nothing. Hidden files, README and
LICENSE files, and the copies that editors keep may lie anywhere. ``--fix`` renames what only ends
wrongly.

Wrong::

    # data/papers/2020/beta.yml
    title: Beta Graphs with Many Edges

Right::

    # data/papers/2020/beta.yaml
    title: Beta Graphs with Many Edges
""",
    "edited-page": """A page was edited by hand that is rendered from the records.

It is told where the page is named to ``check``, as in a pull request that edits it: once that is
merged, the next ``awesomequant readme`` takes it out again.  ``awesomequant import README.md
--as-edit`` makes it an edit of the records, and says which part of it none of them can hold.

Wrong::

    # README.md: - [[CVPR](https://arxiv.org/abs/2001.01234)] Alpha, with another title.

Right::

    # data/papers/2020/alpha.yaml: title: "Alpha, with another title"
""",
    "change": """What a change brings beside its records, or takes away.

Told where changed files are piped to ``check -``, as on a pull request. It stops a change that
takes away more than ten records and a tenth of all, that has a link or a submodule where files of
the list lie, that brings what is run (workflows, templates, parts, hooks) together with records, or
a file among the records that nothing reads. It says which other records are gone, and that
settings, vocabulary, pages or code were changed. The change is checked by the rules that held
before it.

Wrong::

    # one pull request: data/papers/2020/beta.yaml and .github/workflows/check.yml

Right::

    # two pull requests, one of which is read as code
""",
    "not-shown": """A record is sound, and one of the outputs cannot show it.

Records that are named to ``check``, as those of a pull request, are rendered in all that is made of
them: README.md, their page, every format, feeds, the search. What stops one of these is told here,
and would stop ``build``.

Wrong::

    # a template of the list's own that divides by the number of stars

Right::

    # one that asks whether there are any
""",
    "lists": """Several lists below one root do not fit together.

``lists.yaml`` names the folders of lists, in order. Each is a plain name below the root, lies in no
other list, behind no link, and holds a list (``data/list.yaml``) with a title that no other has.
Told by ``check`` and ``build`` at the root.

Wrong::

    lists: [../binary, binary/sub]

Right::

    lists: [binary, attention]
""",
    "unused-ignore": """A comment silences a rule that finds nothing there.

``# awesomequant: ignore[rule]`` silences one rule on its line. Where that rule finds nothing, or
does not exist, the comment would hide the next mistake: take it out.

Wrong::

    year: 2020  # awesomequant: ignore[no-such-rule]

Right::

    year: 2020
""",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its id, its explanation, and the module that finds it broken (None: reading).

    ``file`` is where a rule of the list's own stands, below the project's root; ``page`` explains
    the rule on the web.
    """

    id: str
    text: str
    module: RuleModule | None = None
    file: str = ""
    page: str = PAGE

    @property
    def summary(self) -> str:
        """Return the first line of the explanation, without its full stop."""
        return self.text.partition("\n")[0].rstrip(".")

    @property
    def address(self) -> str:
        """Return where the rule is explained on the web; empty for a rule of the list's own."""
        return "" if self.file else f"{self.page}#{self.id}"


def rules(root: Path | None = None) -> dict[str, Rule]:
    """Return every rule by its id: ours, and those of the project's own ``checks/`` folder.

    Raises PartError for one of the project's that cannot be loaded.
    """
    found = {name: Rule(name, text) for name, text in READING.items()}
    for name, module in parts(RULES, root).items():
        text = inspect.cleandoc(module.__doc__ or "It has no explanation.")
        place = own_place(module)
        found[name] = Rule(name, text, module, place.file if place else "")
    return dict(sorted(found.items()))


def chosen(
    every: Mapping[str, Rule],
    default: Choice,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> dict[str, Rule]:
    """Return the rules that hold: those selected, else the list's, without the ignored ones.

    What is selected by name holds even where the list ignores it.  What reading finds always holds.
    Raises Refusal for a rule that does not exist.
    """
    # A slip would silence nothing, and nobody would notice.
    _refuse_unknown(every, (*select, *ignore), "")
    _refuse_unknown(
        every,
        (*default.select, *default.ignore, *default.error, *default.warning),
        "data/list.yaml, under 'rules': ",
    )
    wanted = set(select) or (set(default.select) or set(every)) - set(default.ignore)
    return {
        name: rule
        for name, rule in every.items()
        if name in READING or name in wanted - set(ignore)
    }


def _refuse_unknown(every: Mapping[str, Rule], names: Iterable[str], where: str) -> None:
    for name in names:
        if name not in every:
            hint = did_you_mean(name, every) or "'awesomequant explain' lists them"
            raise Refusal(f"{where}there is no rule '{name}'; {hint}")
