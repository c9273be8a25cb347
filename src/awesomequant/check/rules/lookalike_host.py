r"""A host's name holds letters that are not ASCII.

``arxiv.org`` with a Cyrillic first letter is another host than the one it looks like.  Few papers
lie on such hosts: type the address again, or silence the rule where the host is meant.

Wrong::

    url: "https://\u0430rxiv.org/abs/2003.01234"

Right::

    url: https://example.org/paper
"""

from collections.abc import Iterator

from awesomequant.check.passages import addresses
from awesomequant.library.library import Library
from awesomequant.library.problems import Finding
from awesomequant.works.identifiers import is_internationalised

BY_RECORD = True


def check(library: Library) -> Iterator[Finding]:
    """Yield each address whose host is written in punycode."""
    for passage in addresses(library):
        # Addresses are kept in their canonical form, where such a name is written in ASCII.
        if "xn--" in passage.text and is_internationalised(passage.text):
            host = passage.text.split("/")[2]
            message = f"the host is {host}, whatever it looks like"
            yield passage.finding(message, "type the address again")
