"""Python's reader of HTML behind a fence: no declaration that it does not know stops it.

``<![](td>`` is an AssertionError of html.parser, since the section has no name; browsers read it
as a comment.  And 20 KB of ``<a`` that are never closed took 2 s, 100 KB 50 s, for the end of each
was looked for to the end of the text.
"""

from html.parser import HTMLParser

# Within so many signs nearly every tag ends; so many more are looked for to the end of the text,
# those with a picture in their address.
_WITHIN = 1024
_LOOKS = 200


class TagReader(HTMLParser):
    """An HTMLParser that reads on, as browsers do, behind what it does not know."""

    _looks = _LOOKS

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

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # noqa: FBT001, FBT002 -- as it is called
        """Return where a marked section ends; one of no known name is a comment."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return self._behind(i)

    def parse_declaration(self, i: int) -> int:
        """Return where a declaration ends; one of no known form is a comment."""
        try:
            return super().parse_declaration(i)
        except AssertionError:
            return self._behind(i)

    def _behind(self, i: int) -> int:
        end = self.rawdata.find(">", i)
        return end + 1 if end >= 0 else len(self.rawdata)
