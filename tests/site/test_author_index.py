"""Authors from A to Z: by family name, in any script, and no more of them than a page carries."""

from awesomequant.site.addresses import AuthorPage
from awesomequant.site.author_index import author_index

PAPER = object()


def page(name: str, papers: int = 2) -> AuthorPage:
    slug = name.lower().replace(" ", "-")
    return AuthorPage(f"authors/{slug}/", name, [PAPER] * papers, ())  # type: ignore[list-item]


def listed(*names: str, most: int = 99) -> list[tuple[str, list[str]]]:
    found = author_index(map(page, names), most)
    return [(group.initial, [one.name for one in group.pages]) for group in found.groups]


def test_authors_stand_by_their_family_names_without_accents() -> None:
    assert listed("Zoë Álvarez", "Ann Zimmer", "Bo Adams", "Vincent van Gogh") == [
        ("A", ["Bo Adams", "Zoë Álvarez"]),
        ("V", ["Vincent van Gogh"]),
        ("Z", ["Ann Zimmer"]),
    ]


def test_names_of_other_scripts_stand_behind_the_letters() -> None:
    assert listed("山田 太郎", "Иван Петров", "Ann Lee") == [
        ("L", ["Ann Lee"]),
        ("…", ["Иван Петров", "山田 太郎"]),
    ]


def test_of_too_many_those_with_the_most_papers_are_named() -> None:
    found = author_index([page("Ann Lee", 2), page("Bo Li", 9), page("Cy Ma", 3)], 2)
    assert [one.name for group in found.groups for one in group.pages] == ["Bo Li", "Cy Ma"]
    assert found.left == 1


def test_nobody_is_no_group() -> None:
    assert author_index(()) == ([], 0)
