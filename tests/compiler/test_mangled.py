"""Worker and command line say the same of bibliographies that no hand wrote: mangled ones, others'."""

import random
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from audit.measuring import corpus
from audit.references import of_library
from audit.shelves import files
from compiler.test_worker import HOST, ODD, WISHES, answered, said, year_of_worker
from support import ROOT

from awesomequant.audit.looked_up import LookedUp
from awesomequant.compiler import made
from awesomequant.store import load

SHARED = ROOT.parent / "shared"
# What comes between: marks that combine, letters beyond U+FFFF, from right to left, signs that
# control, ends of lines of all kinds, what BibTeX, TeX, HTML and Python mean something by.
BETWEEN = (
    "\u0301", "\u0308", "\u0345", "\u20d7", "𝑥", "𝕄", "𠮷", "😀", "\u202e", "\u200f", "אב", "ال",
    "\x00", "\x01", "\x0b", "\x0c", "\x1b", "\x1c", "\x1f", "\x85", "\u2028", "\u2029", "\r", "\r\n",
    "\n\n", "\ufeff", "\u200b", "\u00ad", "\u00a0", "\u3000", "{", "}", '"', "\\", "$", "%", "#", "@",
    ",", "=", "~", "^", "_", "&", "<", '\\"', "\\'", "\\c ", "\\ss", "{\\o}", "İ", "ı", "ß", "ſ", "ﬁ",
    "ǆ", "Σ", "ς", "K", "Å", "²", "①", "１", "٣", "–", "’", " and ", " and others", "et al.", "&amp;",
    "&#x1D465;", "<i>", "$\\alpha$", "$x^2$", "arXiv:2101.00001", "10.1000/x", "1e999", "2031",
    "\\url{", '@string{a="b"}\n', "@comment{", "month = jan",
)  # fmt: skip


def mangled(text: str, chance: random.Random) -> str:
    """Return a text with a few signs put in, left out, doubled, in other letters."""
    signs = [*text]
    for _ in range(chance.choice((1, 1, 2, 3, 5, 9))):
        at, how = chance.randrange(len(signs)), chance.random()
        if how < 0.55:
            signs[at:at] = chance.choice(BETWEEN)
        elif how < 0.7:
            del signs[at : at + chance.choice((1, 1, 2, 5, 20))]
        elif how < 0.8:
            signs[at:at] = signs[: chance.randrange(1, 60)]
        elif how < 0.87:
            signs[at] = signs[at].swapcase()
        elif how < 0.95:
            signs[at] = chr(chance.choice((*range(0xA0, 0x250), *range(0x1D400, 0x1D455))))
        else:
            signs[at] *= 200
    # Letters that this Python's Unicode has not are letters to a newer browser.
    return "".join(one for one in "".join(signs) if unicodedata.category(one) != "Cn")


def mangled_all(texts: Sequence[str], many: int) -> Iterator[str]:
    chance = random.Random(17)  # noqa: S311 -- the same each time
    entries = [one for text in texts for one in re.split(r"(?m)^(?=@)", text) if one.strip()]
    for at in range(many):
        text = "".join(chance.choice(entries) for _ in range(chance.randrange(1, 5)))
        text = text.replace("\n", ("\n", "\n", "\r", "\r\n")[at % 4])
        yield ("\ufeff" if at % 10 == 0 else "") + mangled(text, chance)


def others() -> Iterator[str]:
    """Yield the bibliographies that were brought along, where they are."""
    for file in sorted(SHARED.rglob("*.bib")):
        yield file.read_text("utf-8", errors="replace")


def test_both_say_the_same_of_what_is_mangled(tmp_path: Path) -> None:
    library = load(ROOT).library
    site: Mapping[str, Any] = files(library)
    texts = [one.text for one in corpus((1, 2, 4, 5, 7, 8, 10), of_library(library, "ours"), [])]
    texts += [ODD, *others()]
    asked: list[dict[str, Any]] = []
    for at, text in enumerate((*others(), *mangled_all(texts, 120))):
        base = {"number": at, "name": "refs.bib", "text": text, "wishes": WISHES[at % 3]}
        wanted = "certain" if at % 4 == 1 else [*range(0, 40, 2)]
        asked.append(
            {"ask": "mend", "wanted": wanted, **base} if at % 2 else {"ask": "audit", **base}
        )
    for name, script in made.scripts().items():
        (tmp_path / name).write_text(script, "utf-8")
    (tmp_path / "host.js").write_text(HOST, "utf-8")
    told = answered(tmp_path, tmp_path, site, asked)
    finished = [one for one in told if one["tell"] != "progress"]
    held: dict[str, Any] = {}
    listed, year = LookedUp(held), year_of_worker()
    for question, answer in zip(asked, finished, strict=True):
        want = said(site, question, year, (listed, held))
        assert {name: answer.get(name) for name in want} == want, ascii(question["text"])
