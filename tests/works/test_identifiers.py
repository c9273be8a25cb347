"""Identifiers and addresses: a table of vectors, properties, and the repairs of an importer."""

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from awesomequant.works import identifiers
from awesomequant.works.clues import landing_url, pdf_url
from awesomequant.works.identifiers import (
    BadIdentifier,
    Identifier,
    UnsafeAddress,
    arxiv_given_out,
    canonical,
    comparison_key,
    identify,
    is_internationalised,
    parse_arxiv,
    parse_doi,
    repair,
    unwrap,
)

VECTORS = Path(__file__).parents[1] / "vectors" / "identifiers.txt"
ESCAPE = re.compile(r"\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|([tn]))")
CONTROL = {"t": "\t", "n": "\n"}


def unescaped(text: str) -> str:
    if text[0] == text[-1] == "'":
        text = text[1:-1]
    return ESCAPE.sub(lambda m: CONTROL[m[3]] if m[3] else chr(int(m[1] or m[2], 16)), text)


def vectors(function: str) -> list[tuple[str, str]]:
    found, current = [], ""
    for line in VECTORS.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            current = line[1:].partition(":")[0]
        elif "  =>  " in line and not line.startswith("#") and current == function:
            written, _, expected = line.partition("  =>  ")
            found.append((unescaped(written), expected))
    return found


def described(identifier: Identifier | None) -> str:
    if identifier is None:
        return "none"
    version = f" {identifier.version}" if identifier.version else ""
    part = f" ({identifier.part})" if identifier.part else ""
    return f"{identifier}{version}{part}{'' if identifier.strong else ' (weak)'}"


def test_the_table_of_vectors_is_complete() -> None:
    assert len(vectors("identify")) + len(vectors("canonical")) == 165


@pytest.mark.parametrize(("text", "expected"), vectors("identify"))
def test_identify_reads_each_vector_as_stated(text: str, expected: str) -> None:
    try:
        seen = described(identify(text))
    except UnsafeAddress:
        seen = "reject"
    except BadIdentifier as error:
        seen = error.reason
    assert seen == expected.removeprefix("error: ").removeprefix("lint: ")


@pytest.mark.parametrize(("text", "expected"), vectors("canonical"))
def test_canonical_writes_each_vector_as_stated(text: str, expected: str) -> None:
    try:
        seen = canonical(text)
        seen += " (punycode)" if is_internationalised(seen) else ""
    except UnsafeAddress as error:
        seen = f"reject: {error.reason}"
    assert seen == expected


def test_everything_public_is_listed() -> None:
    assert sorted(identifiers.__all__) == identifiers.__all__
    assert all(hasattr(identifiers, name) for name in identifiers.__all__)


# Properties

FRAGMENTS = (
    *("https://", "http://", "//", "/", ":", "?", "#", "&", "=", "%", "@", "\\", ".", "..", " "),
    *("arxiv.org", "doi.org", "dl.acm.org", "x.org", "127.0.0.1", "[::1]", "localhost", "0x7f.1"),
    *("abs/", "pdf/", "1909.05840", "v2", ".pdf", "math/0611800", "arXiv:", "doi:", "10.1000/"),
    *("10.48550/", "10/ab1", "id=", "forum", "openreview.net", "github.com/", "paper", "%2f"),
    *("web.archive.org/web/2020/", "google.com/url?q=", "&amp;", "{", "}", "(", ")", "<", ">"),
    *("nature.com/articles/", "www.", "xn--", "\u0430", "\u212a", "\u037e", "\u0301", "\u200b"),
    *("\u3002", "\u2013", "\ufeff", "\ud800", "\x01", "\t", "\n", "_", "-", "*", "'", '"', "|"),
    *("^", "`", "%5C", "utm_a=", "www.google.com/url?q=", "https%3A%2F%2F"),
)
STARTS = (
    *("https://x.org/", "https://arxiv.org/abs/1909.05840", "https://doi.org/10.1000/", "10.1000/"),
    *("https://openreview.net/forum?", "https://github.com/larq/", "https://X.org:8080/", "arXiv:"),
    *("http://dl.acm.org/doi/10.1145/", "https://www.google.com/url?q=", "", "https://nature.com/"),
    *("https://web.archive.org/web/2020/", "https://aclanthology.org/P18-1128", "https://", "doi:"),
)
tails = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=3), max_size=8).map("".join)
anything = st.one_of(
    st.text(max_size=60), tails, st.builds("{}{}".format, st.sampled_from(STARTS), tails)
)


T = TypeVar("T")


def safely(function: Callable[[str], T], text: str) -> T | None:
    try:
        return function(text)
    except (UnsafeAddress, BadIdentifier):
        return None


@given(anything)
@example("https://x.org../")
@example("http://127.0.0.1.")
@example("https://x.org/\ud800")
def test_canonical_refuses_or_gives_a_safe_address(text: str) -> None:
    address = safely(canonical, text)
    if address is None:
        return
    start, _, host, tail = address.split("/", 3)
    assert start in {"http:", "https:"}
    assert "." in host.strip(".")
    assert not set(tail) & set(" ()[]{}<>\"'|^\\`")
    assert address.isascii()
    assert address.isprintable()


@given(anything)
@example("http://a.b:")
@example("https://x.org././/..//")
def test_canonical_is_its_own_canonical_form(text: str) -> None:
    address = safely(canonical, text)
    if address is None:
        return
    assert canonical(address) == address


@given(anything)
@example("https://arxiv.org/abs/" + "1" * 9_000)
@example("https://web.archive.org/web/1/https://google.com/url?q=https%3A%2F%2Fx")
def test_identify_raises_nothing_but_its_two_errors(text: str) -> None:
    found = safely(identify, text)
    assert found is None or found.id


@given(anything)
@example("10.1000/a\\_b{}&a{}mp;c")
@example("10.1000/a%2Fb?c#d")
@example("10.1000/a/../b")
@example("10.1000/a//b")
def test_the_address_made_from_an_identifier_gives_the_identifier_back(text: str) -> None:
    found = safely(identify, text)
    if found is None or found.url is None:
        return
    assert canonical(found.url) == found.url
    again = identify(found.url)
    assert again == Identifier(found.scheme, found.id)


@given(anything)
def test_parsing_agrees_with_identify(text: str) -> None:
    for parse in (parse_arxiv, parse_doi):
        found = safely(parse, text)
        assert found is None or identify(found.id) == Identifier(found.scheme, found.id)


@given(anything)
def test_repair_is_done_in_one_go_and_reported(text: str) -> None:
    mended, lines = repair(text)
    assert bool(lines) == (mended != text)
    assert repair(mended) == (mended, [])


@given(anything)
def test_unwrap_and_keys_take_every_safe_address(text: str) -> None:
    address = safely(unwrap, text)
    if address is None:
        return
    assert canonical(address) == address
    assert not comparison_key(address).startswith("http")


HOSTILE = (
    *("https://arxiv.org/abs/", "https://arxiv.org/pdf/", "https://doi.org/", "arXiv", "arXiv:"),
    *("https://dl.acm.org/doi/", "https://openreview.net/forum?", "https://github.com/", "", "10."),
    *(
        "https://openaccess.thecvf.com/",
        "https://proceedings.mlr.press/v1/",
        "https://hal.science/",
    ),
    *("https://proceedings.neurips.cc/paper/", "https://papers.nips.cc/paper/1-", "10.1000/"),
    *("https://aclanthology.org/", "https://jmlr.org/papers/v1/", "https://www.google.com/url?"),
    *(
        "https://ieeexplore.ieee.org/stamp/",
        "https://web.archive.org/web/",
        "https://huggingface.co/",
    ),
    *("https://www.semanticscholar.org/paper/", "https://nature.com/articles/", "https://"),
)
REPEATED = (
    *(
        "a",
        "1",
        "/",
        "-",
        "_",
        ".",
        "&",
        "&id=",
        ")",
        "(",
        " ",
        "arxiv:",
        "arxiv ",
        "10.1000",
    ),
    *(".1", "/10.1000", "/a", "a/", "/pdf", ".pdf", "a-", "_CVPR_2020_", "v1", "%", "&amp;"),
    *("https://", "%29", "t", "h", "ab/1234567", "1909.05840", "\\", "\u0301", "?id=", "arnumber="),
    *("xn--", "{"),
)


@pytest.mark.parametrize("start", HOSTILE)
def test_long_hostile_lines_are_read_in_no_time(start: str) -> None:
    for repeated in REPEATED:
        line = (start + repeated * 10_000)[:9_990] + "!"
        began = time.perf_counter()
        for function in (identify, canonical, unwrap, repair, parse_arxiv, parse_doi):
            safely(function, line)
        assert time.perf_counter() - began < 1, repeated


@pytest.mark.parametrize("function", [identify, canonical, unwrap])
def test_texts_over_ten_thousand_characters_are_refused(
    function: Callable[[str], object],
) -> None:
    with pytest.raises(UnsafeAddress, match="longer"):
        function("https://x.org/" + "a" * 10_000)


# Single rules


@pytest.mark.parametrize(
    "text",
    ["a title", "1.58", "2024", "ReActNet: Towards Precise Networks", "10/10", "arXiv: a survey"],
)
def test_ordinary_words_are_no_identifier(text: str) -> None:
    assert identify(text) is None


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://doi.org/10.1000/a%3Fb", "doi:10.1000/a?b"),
        ("https://www.biorxiv.org/content/10.1101/2022.07.10v1", "doi:10.1101/2022.07.10"),
        ("https://dl.acm.org/doi/pdf/10.1145/3549535", "doi:10.1145/3549535"),
        ("http://proceedings.mlr.press/v37/wangb15.pdf", "pmlr:v37/wangb15"),
        ("https://github.com/orgs/larq", "none"),
        ("https://github.com/larq", "none"),
        ("https://github.com/larq/zoo.git/tree/main", "github:larq/zoo"),
        ("https://huggingface.co/blog/hf-bitsandbytes", "none"),
        ("https://neurips.cc/virtual/2024/loc/mexico/oral/1", "neurips-virtual:2024/1"),
        ("https://arxiv.org/list/cs.LG/recent", "none"),
        ("https://hal.science:8443/hal-01234567", "none"),
        ("https://www.ijcai.org/Proceedings/99/Papers/012.pdf", "ijcai:1999/12"),
    ],
)
def test_addresses_met_in_lists_are_read(address: str, expected: str) -> None:
    assert str(identify(address) or "none") == expected


def test_supplements_are_told_from_papers() -> None:
    found = identify("https://openreview.net/attachment?id=abcdef123&name=supplementary_material")
    assert found == Identifier("openreview", "abcdef123", None, "supplement")
    stem = "https://openaccess.thecvf.com/content_CVPR_2020/supplemental/Han_X_CVPR_2020"
    found = identify(f"{stem}_supplemental.pdf")
    assert found == Identifier("cvf", "Han_X_CVPR_2020", None, "supplement")


def test_github_names_are_compared_without_case_and_shown_as_written() -> None:
    one, other = identify("https://github.com/larq/Zoo"), identify("https://github.com/Larq/zoo")
    assert one
    assert other
    assert one.key == other.key
    assert str(one) == "github:larq/Zoo"


def test_an_unknown_scheme_proves_nothing_and_leads_nowhere() -> None:
    assert not Identifier("isbn", "1").strong
    assert Identifier("isbn", "1").url is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1909.05840", Identifier("arxiv", "1909.05840")),
        ("arXiv:1909.05840v2", Identifier("arxiv", "1909.05840", "v2")),
        ("math.CA/0611800", Identifier("arxiv", "math/0611800")),
    ],
)
def test_parse_arxiv_reads_an_id(text: str, expected: Identifier) -> None:
    assert parse_arxiv(text) == expected


@pytest.mark.parametrize(
    ("written", "month"),
    [
        ("2210.17323", "2022-10"),
        ("0704.0001", "2007-04"),
        ("math/0611800", "2006-11"),
        ("hep-th/9108028", "1991-08"),
        ("cs/9901001", "1999-01"),
    ],
)
def test_an_arxiv_id_tells_the_month_in_which_it_was_given_out(written: str, month: str) -> None:
    assert arxiv_given_out(written) == month


@pytest.mark.parametrize(
    ("text", "reason", "hint"),
    [
        ("1909.0584", "five digits from 2015-01", "put the id in quotes, the last zero is lost"),
        ("1909.058", "five digits from 2015-01", "put the id in quotes, the last zero is lost"),
        ("https://arxiv.org/abs/1909.05840", "not an arXiv id", 'write "1909.05840"'),
        ("arXiv preprint", "not an arXiv id", 'an id looks like "1909.05840"'),
        ("foo/0611800", "not an arXiv id", "ids with an archive ran until 2007-03"),
        ("math/0804001", "not an arXiv id", "ids with an archive ran until 2007-03"),
        ("", "not an arXiv id", 'an id looks like "1909.05840"'),
    ],
)
def test_parse_arxiv_says_what_is_wrong_and_what_to_do(text: str, reason: str, hint: str) -> None:
    with pytest.raises(BadIdentifier) as caught:
        parse_arxiv(text)
    assert (caught.value.reason, caught.value.hint) == (reason, hint)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10.1109/CVPR42600.2020.00232", "doi:10.1109/cvpr42600.2020.00232"),
        ("https://doi.org/10.1109/X", "doi:10.1109/x"),
        ("doi: https://dx.doi.org/10.1109/X", "doi:10.1109/x"),
        ("10.48550/arXiv.1909.05840", "arxiv:1909.05840"),
        ("10/bfrhmx", "shortdoi:10/bfrhmx"),
    ],
)
def test_parse_doi_reads_a_doi(text: str, expected: str) -> None:
    assert str(parse_doi(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "see 10.1109/X",
        "https://dl.acm.org/doi/10.1145/1.2/abstract",
        "10.12/short",
        "10.48550/x",
        "10.1000/a\u202eb",
        "",
    ],
)
def test_parse_doi_refuses_everything_else(text: str) -> None:
    with pytest.raises(BadIdentifier):
        parse_doi(text)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://www.x.org/a/?utm_source=m&b=1&fbclid=2#c", "x.org/a?b=1"),
        ("http://x.org/", "x.org"),
        ("https://arxiv.org/abs/1909.12579?context=cs.CV", "arxiv.org/abs/1909.12579"),
        ("https://www.org/a", "www.org/a"),
        ("https://x.org/a//", "x.org/a"),
    ],
)
def test_the_comparison_key_forgets_what_does_not_matter(address: str, expected: str) -> None:
    assert comparison_key(address) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://www.google.com/url?sa=t&q=&url=https%3A%2F%2Fx.org%2Fa", "https://x.org/a"),
        ("https://web.archive.org/web/2022id_/https://x.org/a?b#c", "https://x.org/a?b#c"),
        ("https://web.archive.org/web/2022/x.org/a", "http://x.org/a"),
        ("https://x.org/", "https://x.org/"),
        ("https://www.google.com/url?q=http%3A%2F%2F127.0.0.1", None),
        ("https://www.google.com/search?q=https://x.org", None),
    ],
)
def test_unwrap_opens_redirects_and_archive_copies(address: str, expected: str | None) -> None:
    assert unwrap(address) == (expected or address)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://x.org/a)", "https://x.org/a"),
        ("https://x.org/a]),*", "https://x.org/a"),
        ("https://x.org/a\u3002", "https://x.org/a"),
        ("\ufeffhttps://x.org/a\u200b", "https://x.org/a"),
        ("<https://x.org/a>", "https://x.org/a"),
        ("ttps://x.org/a", "https://x.org/a"),
        ("hhttp://x.org/a", "http://x.org/a"),
        ("https://https://x.org/a", "https://x.org/a"),
        ("https://x.org/\n  a", "https://x.org/a"),
        (
            "https://doi.org/10.1007/978-3-030-29135-8\\_9",
            "https://doi.org/10.1007/978-3-030-29135-8_9",
        ),
        ("  ", ""),
    ],
)
def test_repair_mends_slips_and_tells_each(address: str, expected: str) -> None:
    mended, lines = repair(address)
    assert mended == expected
    assert lines


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://x.org/a_(b)",
        "https://x.org/wiki/Inc.",
        "https://github.com/DensoITLab/sas_",
        "https://doi.org/10.1007/JHEP12(2022)021",
        "https://web.archive.org/web/2022/https://x.org/",
    ],
)
def test_repair_leaves_sound_addresses_alone(address: str) -> None:
    assert repair(address) == (address, [])


CVF = "https://openaccess.thecvf.com/content_CVPR_2020"
NEURIPS = "https://proceedings.neurips.cc/paper_files/paper/2022"
KEY = "3f13cf4ddf6fc50c0d39a1d5aeb57dd8"


@pytest.mark.parametrize(
    ("landing", "pdf"),
    [
        ("https://arxiv.org/abs/1909.05840", "https://arxiv.org/pdf/1909.05840"),
        (
            "https://openreview.net/forum?id=5xEgrl_5FAJ",
            "https://openreview.net/pdf?id=5xEgrl_5FAJ",
        ),
        ("https://aclanthology.org/P18-1128/", "https://aclanthology.org/P18-1128.pdf"),
        (f"{CVF}/html/Han_X_CVPR_2020_paper.html", f"{CVF}/papers/Han_X_CVPR_2020_paper.pdf"),
        (
            "https://proceedings.mlr.press/v70/yoon17a.html",
            "https://proceedings.mlr.press/v70/yoon17a/yoon17a.pdf",
        ),
        (f"{NEURIPS}/hash/{KEY}-Abstract.html", f"{NEURIPS}/file/{KEY}-Paper.pdf"),
        (
            f"{NEURIPS}/hash/{KEY}-Abstract-Conference.html",
            f"{NEURIPS}/file/{KEY}-Paper-Conference.pdf",
        ),
        (
            "https://www.ijcai.org/proceedings/2021/394",
            "https://www.ijcai.org/proceedings/2021/0394.pdf",
        ),
        (
            "https://jmlr.org/papers/v18/16-456.html",
            "https://jmlr.org/papers/volume18/16-456/16-456.pdf",
        ),
    ],
)
def test_landing_page_and_pdf_file_lead_to_each_other(landing: str, pdf: str) -> None:
    for seen in (landing, pdf):
        found = identify(seen)
        assert found
        assert (landing_url(found, seen), pdf_url(found, seen)) == (landing, pdf)


@pytest.mark.parametrize(
    ("address", "landing", "pdf"),
    [
        ("https://papers.nips.cc/paper/6573-binarized.pdf", None, "="),
        ("https://papers.nips.cc/paper/6573-binarized", None, None),
        (f"{NEURIPS}/file/{KEY}-Supplemental.pdf", None, None),
        ("https://www.ijcai.org/Proceedings/16/Papers/205.pdf", None, "="),
        ("https://proceedings.mlr.press/v37/wangb15.html", "=", None),
        (
            "https://proceedings.mlr.press/v70/yoon17a/yoon17a-supp.pdf",
            "https://proceedings.mlr.press/v70/yoon17a.html",
            "https://proceedings.mlr.press/v70/yoon17a/yoon17a.pdf",
        ),
        ("https://proceedings.mlr.press/v235/kang24b.html", "=", None),
        ("https://ieeexplore.ieee.org/document/8894404", "=", None),
        ("https://www.ecva.net/papers/eccv_2020/papers_ECCV/papers/1-supp.pdf", None, None),
    ],
)
def test_pages_are_not_guessed(address: str, landing: str | None, pdf: str | None) -> None:
    found = identify(address)
    assert found
    expected = [address if page == "=" else page for page in (landing, pdf)]
    assert [landing_url(found, address), pdf_url(found, address)] == expected


def test_pages_can_be_made_without_an_address() -> None:
    assert pdf_url(Identifier("arxiv", "1909.05840")) == "https://arxiv.org/pdf/1909.05840"
    assert pdf_url(Identifier("cvf", "Han_X_CVPR_2020")) is None
    assert landing_url(Identifier("cvf", "Han_X_CVPR_2020")) is None
