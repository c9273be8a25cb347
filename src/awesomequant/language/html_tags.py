"""Python's reader of HTML behind a fence: no declaration that it does not know stops it.

``<![](td>`` is an AssertionError of html.parser, since the section has no name; browsers read it
as a comment.  And 20 KB of ``<a`` that are never closed took 2 s, 100 KB 50 s, for the end of each
was looked for to the end of the text; 20 KB of ``<!--`` as many.
"""

import re
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser

_SECTION = re.compile(r"<!\[\s{0,9}(\w{0,10})")

# Within so many signs nearly every tag ends; so many more are looked for to the end of the text,
# those with a picture in their address.
_WITHIN = 1024
_LOOKS = 200


class TagReader(HTMLParser):
    """An HTMLParser that reads on, as browsers do, behind what it does not know."""

    _looks = _LOOKS

    def __init__(self, *, convert_charrefs: bool = True) -> None:
        """Begin with nothing known of what is to come."""
        super().__init__(convert_charrefs=convert_charrefs)
        self._endless: set[str] = set()

    def check_for_whole_start_tag(self, i: int) -> int:
        """Return where the tag that begins at ``i`` ends; -1 where it does not."""
        whole = self.rawdata
        if len(whole) - i <= _WITHIN:
            return super().check_for_whole_start_tag(i)
        self.rawdata = whole[i : i + _WITHIN]
        try:
            end = super().check_for_whole_start_tag(0)
        finally:
            self.rawdata = whole
        # One that ends where the window does may go on.
        if 0 <= end < _WITHIN - 1:
            return i + end
        self._looks -= 1
        return super().check_for_whole_start_tag(i) if self._looks > 0 else -1

    def parse_comment(self, i: int, report: bool = True) -> int:  # noqa: FBT001, FBT002 -- as it is called
        """Return where a comment ends."""
        return self._ended("<!--", super().parse_comment, i, report)

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # noqa: FBT001, FBT002 -- as it is called
        """Return where a marked section ends; one of no known name is a comment."""
        found = _SECTION.match(self.rawdata, i)
        try:
            kind = found[0].lower() if found else "<!["
            return self._ended(kind, super().parse_marked_section, i, report)
        except AssertionError:
            return self._behind(i)

    def parse_declaration(self, i: int) -> int:
        """Return where a declaration ends; one of no known form is a comment."""
        try:
            return super().parse_declaration(i)
        except AssertionError:
            return self._behind(i)

    def parse_html_declaration(self, i: int) -> int:
        """Return where what begins with ``<!`` ends."""
        return self._ended("", super().parse_html_declaration, i)

    def parse_pi(self, i: int) -> int:
        """Return where an instruction ends, which begins with ``<?``."""
        return self._ended("", super().parse_pi, i)

    def parse_starttag(self, i: int) -> int:
        """Return where a tag ends."""
        return self._ended("", super().parse_starttag, i)

    def parse_endtag(self, i: int) -> int:
        """Return where an end tag ends."""
        return self._ended("", super().parse_endtag, i)

    def _ended(self, kind: str, read: Callable[..., int], at: int, *more: bool) -> int:
        """Return where what begins at ``at`` ends, -1 where it does not.

        What ends nowhere ends nowhere behind that either: it is looked for once.  Where no ``>`` is
        left, each beginning is text up to the next.
        """
        if ">" in self._endless:
            end = self.rawdata.find("<", at + 1)
            end = len(self.rawdata) if end < 0 else end
            self.handle_data(unescape(self.rawdata[at:end]))
            return end
        if kind and kind in self._endless:
            return -1
        end = read(at, *more)
        if end < 0:
            self._endless |= {kind} - {""}
            if self.rawdata.find(">", at) < 0:
                self._endless.add(">")
        return end

    def _behind(self, i: int) -> int:
        end = self.rawdata.find(">", i)
        return end + 1 if end >= 0 else len(self.rawdata)
