"""A piece of an entry: some words, a link, a picture, with what holds it apart from the others."""

from dataclasses import dataclass

from awesomequant.intake.grammar.inline import Link

EDGE = " \t,;:|·•/–—-"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of an entry's text as a reader sees it.

    ``form`` is plain, bold, em, quote, link, code, tag (a hashtag), image or comment; ``group`` the
    bracket that it stands in, else empty; ``before`` the separator in front of it; ``key`` the role
    that the ``label`` of its line gives it; ``line`` the number of its line within the entry, and
    ``depth`` 0 for the entry's own lines and 1 for those below it.
    """

    text: str
    form: str
    group: str = ""
    before: str = ""
    key: str = ""
    label: str = ""
    line: int = 0
    depth: int = 0
    link: Link | None = None
    image: str = ""

    @property
    def is_text(self) -> bool:
        """Return whether it is words."""
        return self.form in ("plain", "bold", "em", "quote")
