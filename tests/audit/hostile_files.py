"""Bibliographies made to exhaust their reader, each of any size: ``python tests/audit/hostile_files.py``.

Prints what each takes at three sizes, in CPU seconds: reading and auditing beside our own list.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

_MANY = [
    "the",
    "of",
    "small",
    "wide",
    "warm",
    "cold",
    "hives",
    "bees",
    "integers",
    "rivers",
    "numbers",
    "winters",
    "counts",
    "nights",
]


def _entry(number: int, title: str, author: str = "Ann Lee", more: str = "") -> str:
    return (
        f"@article{{k{number}, title={{{title}}}, author={{{author}}},"
        f" journal={{Apidologie}}, year={{{1990 + number % 30}}}{more}}}\n"
    )


def _words(number: int) -> str:
    """Return another word for each number, of letters alone."""
    letters = ""
    while number or not letters:
        number, at = divmod(number, 26)
        letters += "abcdefghijklmnopqrstuvwxyz"[at]
    return letters


def nearly_alike(size: int) -> str:
    """One title with another word in its midst, by one person."""
    return "".join(
        _entry(n, f"A Study of the Warm Nights of {_words(n)} Bees and Their Small Integers")
        for n in range(size)
    )


def nearly_alike_people(size: int) -> str:
    """The same by as many people."""
    return "".join(
        _entry(
            n,
            f"A Study of the Warm Nights of {_words(n)} Bees and Their Small Integers",
            f"{_words(n).title()} Lee",
        )
        for n in range(size)
    )


def one_end(size: int) -> str:
    """Titles that differ in their last letters alone."""
    return "".join(_entry(n, f"Quantized Neural Networks of Type {_words(n)}") for n in range(size))


def numbered(size: int) -> str:
    """A row of tasks, told apart by a number."""
    return "".join(_entry(n, f"Overview of Task {n} of the Year in Hives") for n in range(size))


def one_name(size: int) -> str:
    """Titles that begin with one coined name."""
    return "".join(
        _entry(n, f"HiveQ: {_MANY[n % 14]} {_words(n)} {_MANY[n % 11]} {_words(n * 7)}")
        for n in range(size)
    )


def one_title(size: int) -> str:
    """One title by as many people."""
    return "".join(
        _entry(n, "Bees That Count in the Winter", f"{_words(n).title()} {_words(n * 3).title()}")
        for n in range(size)
    )


def copies(size: int) -> str:
    """One entry again and again, under other keys."""
    return "".join(_entry(n, "Bees That Count in the Winter") for n in range(size))


def one_key(size: int) -> str:
    """One key for all."""
    return "".join(_entry(0, f"{_words(n)} of the {_words(n * 5)} Winter") for n in range(size))


def one_doi(size: int) -> str:
    """One DOI for all."""
    return "".join(
        _entry(n, f"{_words(n)} of the {_words(n * 5)} Winter", more=", doi={10.1000/one}")
        for n in range(size)
    )


def one_address(size: int) -> str:
    """One address for all."""
    return "".join(
        _entry(n, f"{_words(n)} and {_words(n * 5)}", more=", url={https://example.org/one}")
        for n in range(size)
    )


def crossrefs(size: int) -> str:
    """Each entry stands in the next one."""
    return "".join(
        f"@inbook{{k{n}, title={{{_words(n)} of Bees}}, crossref={{k{n + 1}}}}}\n"
        for n in range(size)
    )


def crossrefs_back(size: int) -> str:
    """Each entry stands in the one before."""
    return "".join(
        f"@inbook{{k{n + 1}, title={{{_words(n)} of Bees}}, crossref={{k{n}}}}}\n"
        for n in range(size)
    )


def crossrefs_wide(size: int) -> str:
    """Each entry stands in the next one, and each brings fields of its own."""
    return "".join(
        f"@inbook{{k{n}, title={{{_words(n)} of Bees}}, x{_words(n)}={{1}}, crossref={{k{n + 1}}}}}\n"
        for n in range(size)
    )


def one_volume(size: int) -> str:
    """All stand in one volume of many fields."""
    fields = ", ".join(f"f{_words(n)}={{{_words(n)}}}" for n in range(100))
    parts = [
        f"@inbook{{k{n}, title={{{_words(n)} of Bees}}, crossref={{v}}}}\n" for n in range(size)
    ]
    return "".join(parts) + f"@book{{v, title={{Bees}}, {fields}}}\n"


def xdata(size: int) -> str:
    """Each entry has the data of the next one."""
    return "".join(
        f"@misc{{k{n}, title={{{_words(n)} of Bees}}, xdata={{k{n + 1}}}}}\n" for n in range(size)
    )


def xdata_lists(size: int) -> str:
    """Each names a hundred entries of data."""
    names = ",".join(f"d{n}" for n in range(100))
    data = "".join(f"@xdata{{d{n}, f{_words(n)}={{x}}}}\n" for n in range(100))
    return data + "".join(
        f"@misc{{k{n}, title={{{_words(n)} of Bees}}, xdata={{{names}}}}}\n" for n in range(size)
    )


def xdata_nowhere(size: int) -> str:
    """Each names a hundred that are not there."""
    names = ",".join(f"d{n}" for n in range(100))
    return "".join(
        f"@misc{{k{n}, title={{{_words(n)} of Bees}}, xdata={{{names}}}}}\n" for n in range(size)
    )


def strings(size: int) -> str:
    """Each string is the one before, and a letter."""
    chain = "".join(f'@string{{s{n + 1} = s{n} # "x"}}\n' for n in range(size))
    return f'@string{{s0 = "x"}}\n{chain}@misc{{k, title = s{size}}}\n'


def strings_doubled(size: int) -> str:
    """Each string is twice the one before."""
    chain = "".join(f"@string{{s{n + 1} = s{n} # s{n}}}\n" for n in range(size))
    return f'@string{{s0 = "xx"}}\n{chain}' + "".join(
        f"@misc{{k{n}, title = s{n}}}\n" for n in range(size)
    )


def authors(size: int) -> str:
    """One entry by all of them."""
    names = " and ".join(f"{_words(n).title()} {_words(n * 3).title()}" for n in range(size * 10))
    return _entry(0, "Bees That Count in the Winter", names)


def authors_twice(size: int) -> str:
    """Two entries of one title by all of them, in another order."""
    names = [f"{_words(n).title()} {_words(n * 3).title()}" for n in range(size * 3)]
    return "".join(
        _entry(n, "Bees That Count in the Winter", " and ".join(one))
        for n, one in enumerate((names, names[::-1]))
    )


def authors_of_one_family(size: int) -> str:
    """Entries of one title by many of one family."""
    names = [f"{_words(n).title()} Lee" for n in range(size)]
    return "".join(
        _entry(n, "Bees That Count in the Winter", " and ".join(one))
        for n, one in enumerate((names, names[::-1]))
    )


def collaborations(size: int) -> str:
    """Copies of a title by another forty of one family each."""
    return "".join(
        _entry(
            n,
            "Bees That Count in the Winter",
            " and ".join(f"{_words(n * 40 + one).title()} Lee" for one in range(40)),
        )
        for n in range(size // 10)
    )


def braces(size: int) -> str:
    """Braces inside each other."""
    return f"@misc{{k, title={{{'{' * size * 50}x{'}' * size * 50}}}}}\n"


def open_braces(size: int) -> str:
    """Braces that nothing closes, in every entry."""
    return "".join(f"@misc{{k{n}, title={{{{{{ {_words(n)} of Bees\n" for n in range(size))


def quotes(size: int) -> str:
    """Quotation marks that nothing closes, in every entry."""
    return "".join(f'@misc{{k{n}, title="{_words(n)} of Bees,\n' for n in range(size))


def fields(size: int) -> str:
    """One entry of many fields."""
    every = ", ".join(f"f{_words(n)}={{{n}}}" for n in range(size * 10))
    return f"@misc{{k, title={{Bees}}, {every}}}\n"


def one_field(size: int) -> str:
    """One field again and again, in one entry."""
    every = ", ".join(f"keywords={{{_words(n)}}}" for n in range(size * 10))
    return f"@misc{{k, title={{Bees}}, {every}}}\n"


def one_long_field(size: int) -> str:
    """One field of a page again and again, in one entry."""
    page = " ".join(_MANY * 30)
    every = ", ".join(f"keywords={{{page} {_words(n)}}}" for n in range(size))
    return f"@misc{{k, title={{Bees}}, {every}}}\n"


def keywords(size: int) -> str:
    """One entry of many keywords."""
    every = ", ".join(_words(n) for n in range(size * 30))
    return _entry(0, "Bees That Count", more=f", keywords={{{every}}}")


def venues(size: int) -> str:
    """Every entry in another venue, of many words."""
    return "".join(
        f"@inproceedings{{k{n}, title={{{_words(n)} of the Bees}}, author={{Ann Lee}}, year=2020,"
        f" booktitle={{Proceedings of the {n}th International {_words(n)} Workshop on {_words(n * 3)}"
        f" Hives, {_words(n * 5)}, at NeurIPS 2020, Vienna, Austria}}}}\n"
        for n in range(size)
    )


def accents(size: int) -> str:
    """Titles of accents and formulas."""
    return "".join(
        _entry(n, "{\\'e}{\\\"u} $\\alpha_{" + str(n) + "}$ \\emph{" + _words(n) + "} " * 4)
        for n in range(size)
    )


def addresses(size: int) -> str:
    """Notes of many addresses."""
    note = " ".join(f"https://example.org/{_words(n)}" for n in range(100))
    return "".join(
        _entry(n, f"{_words(n)} of Bees", more=f", note={{{note}{n}}}, howpublished={{{note}}}")
        for n in range(size // 10)
    )


def percents(size: int) -> str:
    """Entries that are commented out, line by line."""
    return "".join(f"% @misc{{k{n}, title={{Bees}}}}\n" for n in range(size))


def ats(size: int) -> str:
    """Beginnings of entries, and nothing of them."""
    return "@article{" * size


def one_line(size: int) -> str:
    """All of it on one line, with a fault in each."""
    return "".join(f"@misc{{k{n} title={{{_words(n)} of Bees}} year=2020}} " for n in range(size))


def long_titles(size: int) -> str:
    """Titles as long as a page, nearly alike."""
    page = " ".join(_MANY * 8)
    return "".join(_entry(n, f"{page} {_words(n)} {page}") for n in range(size // 4))


def numbers(size: int) -> str:
    """Titles of numbers alone."""
    return "".join(_entry(n, " ".join(str(n * 7 + one) for one in range(20))) for n in range(size))


SHAPES: tuple[Callable[[int], str], ...] = (
    nearly_alike, nearly_alike_people, one_end, numbered, one_name, one_title, copies, one_key,
    one_doi, one_address, crossrefs, crossrefs_back, crossrefs_wide, one_volume, xdata, xdata_lists,
    xdata_nowhere, strings, strings_doubled, authors, authors_twice, authors_of_one_family,
    collaborations, braces, open_braces, quotes, fields, one_field, one_long_field, keywords, venues, accents,
    addresses, percents, ats, one_line, long_titles, numbers,
)  # fmt: skip


def main() -> None:
    """Print what each shape takes at three sizes."""
    from awesomequant.audit.auditing import audit  # noqa: PLC0415 -- the shapes need none of it
    from awesomequant.audit.documents import of_bibtex  # noqa: PLC0415
    from awesomequant.audit.records import Records  # noqa: PLC0415
    from awesomequant.audit.wishes import Wishes  # noqa: PLC0415
    from awesomequant.library.problems import Refusal  # noqa: PLC0415
    from awesomequant.store import load  # noqa: PLC0415

    lists = [Records("ours", load(Path(__file__).parents[2]).library)]
    audit(of_bibtex(copies(40), "refs.bib"), lists, Wishes())
    sizes = [int(one) for one in sys.argv[1:] if one.isdecimal()] or [2_500, 5_000, 10_000]
    named = {one for one in sys.argv[1:] if not one.isdecimal()}
    for shape in SHAPES:
        if named and shape.__name__ not in named:
            continue
        told = []
        for size in sizes:
            text = shape(size)
            began = time.process_time()
            try:
                document = of_bibtex(text, "refs.bib")
                read = time.process_time() - began
                audit(document, lists, Wishes())
            except Refusal:
                read = time.process_time() - began
            took = time.process_time() - began
            told.append(f"{len(text) / 1e6:6.2f} MB {read:6.2f} + {took - read:6.2f}")
        print(f"{shape.__name__:<22}" + " | ".join(told), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
