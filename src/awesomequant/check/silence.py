"""Comments that silence a rule on their line: ``# awesomequant: ignore[rule, other-rule]``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from awesomequant.store.edit import comments

_IGNORE = re.compile(r"# awesomequant: *ignore(?:\[([^\]]*)\])?")


@dataclass(frozen=True, slots=True)
class Ignore:
    """One such comment: where it stands, the rules it names, and its whole text."""

    file: str
    line: int
    column: int
    rules: tuple[str, ...]
    text: str

    def without(self, rule: str) -> str:
        """Return the comment's text without a rule; empty where nothing else is said."""
        rest = [name for name in self.rules if name != rule]
        new = f"# awesomequant: ignore[{', '.join(rest)}]" if rest else ""
        return _IGNORE.sub(lambda _: new, self.text, count=1).strip()


def ignores(file: str, text: str) -> Iterator[Ignore]:
    """Yield the comments of a sound ``text`` that silence rules."""
    for comment in comments(text):
        if found := _IGNORE.search(comment.text):
            names = tuple(name.strip() for name in (found[1] or "").split(",") if name.strip())
            start = comment.index + found.start()
            column = start - text.rfind("\n", 0, start)
            yield Ignore(file, comment.line, column, names, comment.text)
