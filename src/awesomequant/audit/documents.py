"""What is audited: a file with its entries, what each says, and where its fields stand."""

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from awesomequant.intake.bibtex.reader import read_scanned
from awesomequant.language import bibtex
from awesomequant.language.bibtex.tokens import HEAD
from awesomequant.library.draft import Draft
from awesomequant.library.problems import Place, Problem, Refusal
from awesomequant.works.people.stated import Team

# The fields in which an entry may say what it stands in, the one that counts first.
CONTAINERS = (
    "booktitle", "journaltitle", "journal", "eventtitle", "school", "institution", "organization",
    "howpublished", "series",
)  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """One entry of a file: its number in it, its key, what it says; ``source`` of BibTeX alone.

    What is ``doubtful`` was read with a doubt: nothing of it is mended.
    """

    number: int
    key: str
    draft: Draft
    source: bibtex.Entry | None = None
    doubtful: bool = False

    def has(self, *names: str) -> str:
        """Return the first of the fields that the entry has; empty for none."""
        fields = self.source.fields if self.source else {}
        for name in names:  # asked a dozen times of each entry: a generator takes twice as long
            if fields.get(name, "").strip():
                return name
        return ""

    def value(self, name: str) -> str:
        """Return a field as it is written, in TeX; empty where the entry has none."""
        return self.source.fields.get(name, "") if self.source else ""

    @property
    def container(self) -> str:
        """The name of the field that says what it stands in; empty where none does."""
        return self.has(*CONTAINERS)

    @property
    def is_biblatex(self) -> bool:
        """Whether it has fields that BibLaTeX alone reads."""
        return bool(self.has("date", "journaltitle", "eprinttype"))


@dataclass(frozen=True)
class Document:
    """A file that is audited; ``strings`` are those that its BibTeX defines."""

    file: str
    text: str = ""
    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()
    strings: dict[str, str] = field(default_factory=dict)
    is_bibtex: bool = False

    @cached_property
    def _lines(self) -> list[int]:
        starts, at = [0], self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    def at(self, offset: int) -> Place:
        """Return the place of a sign of the text."""
        line = bisect_right(self._lines, offset)
        return Place(self.file, line, offset - self._lines[line - 1] + 1)

    def place(self, entry: Entry, name: str = "") -> Place:
        """Return where a field stands; where the entry does not write it, the entry's own place."""
        stand = entry.source.stands.get(name) if entry.source and name else None
        return self.at(stand.name) if stand else entry.draft.place

    @cached_property
    def is_ascii(self) -> bool:
        """Whether accents in it are commands."""
        return self.text.isascii()


# Half a minute's work.  Nobody keeps so many by hand; that of a whole field has 110,000.
MOST_ENTRIES = 50_000


def of_bibtex(text: str, file: str) -> Document:
    """Return BibTeX as a document whose entries can be mended; raises Refusal for too many."""
    heads = HEAD.finditer(text) if text.count("@") > MOST_ENTRIES else ()
    if any(number == MOST_ENTRIES for number, _ in enumerate(heads)):
        raise Refusal(f"{file} has more than {MOST_ENTRIES:,} entries; part it")
    scanned = bibtex.scan(text)
    reading, sources = read_scanned(scanned, file, Team)
    broken = sorted(one.line for one in scanned.broken)
    document = Document(file, text)
    entries = []
    for number, (draft, source) in enumerate(zip(reading.drafts, sources, strict=True)):
        # A fault anywhere in its lines: what is written there is not what was read.
        following = bisect_right(broken, source.line - 1)
        is_doubtful = following < len(broken) and broken[following] <= document.at(source.end).line
        entries.append(Entry(number, source.key, draft, source, is_doubtful))
    problems = tuple(reading.problems)
    return Document(file, text, tuple(entries), problems, scanned.strings, is_bibtex=True)


def of_drafts(drafts: list[Draft], problems: list[Problem], file: str, text: str) -> Document:
    """Return what another format came to: it is reported on, and nothing of it is mended."""
    entries = (
        Entry(number, str(draft.more.get("bibtex_key", "")), draft)
        for number, draft in enumerate(drafts)
    )
    return Document(file, text, tuple(entries), tuple(problems))
