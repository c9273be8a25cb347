"""Which addresses are pages of papers, and which are pages about them."""

import pytest

from awesomequant.works.paper_pages import is_no_paper_host, is_paper_address


@pytest.mark.parametrize(
    "url",
    [
        "https://arxiv.org/abs/1706.03762",
        "https://bees.example/wax.PDF",
        "https://www.sciencedirect.com/science/article/pii/S1",
        "https://nar.oxfordjournals.org/content/44/11/e107",
        "https://openreview.net/forum?id=x",
    ],
)
def test_pages_of_papers_are_known_by_identifier_file_or_publisher(url: str) -> None:
    assert is_paper_address(url)


@pytest.mark.parametrize(
    "url", ["https://github.com/ann/bees", "https://bees.example/", "https://youtu.be/x"]
)
def test_any_other_page_is_no_paper(url: str) -> None:
    assert not is_paper_address(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://ann.github.io/bees",
        "https://blog.bees.example/wax",
        "https://bees.example/blog/wax",
        "https://huggingface.co/ann/bees",
    ],
)
def test_posts_and_repositories_are_pages_about_a_work(url: str) -> None:
    assert is_no_paper_host(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://huggingface.co/papers/1706.03762",
        "https://github.com/ann/bees/blob/main/paper.pdf",
        "https://bees.example/wax",
    ],
)
def test_what_such_a_host_keeps_of_a_paper_is_none(url: str) -> None:
    assert not is_no_paper_host(url)
