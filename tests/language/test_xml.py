"""What our XML says is what Python's own library writes."""

from xml.sax import saxutils

import pytest

from awesomequant.language import xml


@pytest.mark.parametrize(
    "text", ["", "a & b < c > d", "'", '"', "'\"", "a\nb\tc\rd", "&amp;", "Zoë \u2028 “x”"]
)
def test_as_the_library_writes_it(text: str) -> None:
    assert xml.escape(text) == saxutils.escape(text)
    assert xml.quoteattr(text) == saxutils.quoteattr(text)
