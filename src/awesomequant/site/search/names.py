"""What papers are called, and whole names of authors: who types one of them means these papers."""

from collections.abc import Iterable, Iterator

from awesomequant.language import plain
from awesomequant.library.library import Library
from awesomequant.site.authors import LEAST_PAPERS
from awesomequant.site.search.tokenise import words
from awesomequant.works.titles import Title

LONGEST_NAME = 40  # signs of a title that tell it from the others of a list; more cost bytes


def names_of(library: Library) -> Iterator[tuple[set[str], set[str]]]:
    """Yield what each paper is called, titles among it, and the whole names of its authors.

    Of the seven papers with GPTQ in the title GPTQ itself stood fifth, behind newer ones; of the 25
    with the words Song Han six are by others, a Yang Song and a Han Cai together.  Who has one
    paper is found well enough by the words.
    """
    whole: dict[str, set[str]] = {}
    for slug, papers in library.by_author.items():
        if len(papers) >= LEAST_PAPERS:
            entry = library.people.get(slug)
            whole[slug] = {entry.name, *entry.aliases} if entry else set()
    for paper in library.papers:
        titles = [plain.show(title) for title in (paper.title, *paper.also_titled)]
        called = (*titles, *(Title(title).head for title in titles), *paper.known_as)
        people = set[str]()
        for person in paper.people:
            if (slug := library.persons.page_of(person).slug) in whole:
                people |= {person.shown, *whole[slug]}
        yield _joined(called), _joined(people)


def _joined(names: Iterable[str]) -> set[str]:
    """Return names as a query is compared with them: their words as one."""
    return {"".join(words(name))[:LONGEST_NAME] for name in names} - {""}
