"""README.md or a page in lists/ is over its byte budget, or README.md is close to it.

GitHub shows 512,000 bytes of a file and cuts the rest without a word; one well-known list stands
378 bytes below.  The budget is ``readme: budget`` in ``data/list.yaml``: over it, ``awesomequant
readme`` moves the papers to pages in ``lists/`` and leaves the newest, the most cited and the doors
on README.md.  What is too large even then has a template of the list's own that knows of no lists,
or long sections: show less there.  A build goes on, since it writes README.md anew.

Wrong::

    # README.md has 511,622 of 512,000 bytes

Right::

    # README.md has 120,000 of 512,000 bytes
"""

from collections.abc import Iterator

from awesomequant.library.library import Library
from awesomequant.library.problems import Finding, Level

# What is left then of GitHub's 512,000 bytes, 25,600, are some hundred entries of our own list.
CLOSE = 0.95


def check(library: Library) -> Iterator[Finding]:
    """Yield a finding for each page, as it stands, that is too large, or will soon be cut up."""
    budget = library.settings.readme.budget
    for name, size in library.page_bytes.items():
        is_over = size > budget
        # A page of lists/ is cut again without a reader seeing much of it.
        if is_over or (name == "README.md" and size > CLOSE * budget):
            level = Level.ERROR if is_over else Level.WARNING
            hint = "over it, 'awesomequant readme' moves the papers to pages in lists/"
            if is_over:
                hint = "run 'awesomequant readme'; if it stays, show less in a template"
            yield Finding(name, (), f"{name} has {size:,} of {budget:,} bytes", hint, level)
