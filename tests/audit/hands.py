"""References written as people and programs write them: seven hands, each with its habits.

What is merely another form of the same (initials, abbreviated venues, small letters, no accents,
`and others`) is added here, and must never be told.
"""

import random
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from audit.references import Reference

_ACCENTS = {"\u0301": "'", "\u0300": "`", "\u0302": "^", "\u0308": '"', "\u0303": "~", "\u030c": "v ",
            "\u0327": "c ", "\u0328": "k ", "\u030a": "r ", "\u0307": ".", "\u030b": "H "}  # fmt: skip
_LETTERS = {"ø": r"{\o}", "Ø": r"{\O}", "ł": r"{\l}", "Ł": r"{\L}", "ß": r"{\ss}", "æ": r"{\ae}"}
_SHORT = {
    "International": "Int.", "Conference": "Conf.", "Proceedings": "Proc.", "Computer": "Comput.",
    "Vision": "Vis.", "Recognition": "Recognit.", "Machine": "Mach.", "Learning": "Learn.",
    "Information": "Inf.", "Processing": "Process.", "Systems": "Syst.", "Journal": "J.",
    "Transactions": "Trans.", "Artificial": "Artif.", "Intelligence": "Intell.",
    "Representations": "Represent.", "Computational": "Comput.", "Linguistics": "Linguist.",
    "Advances": "Adv.", "Networks": "Netw.", "Methods": "Methods", "Natural": "Nat.",
    "Language": "Lang.", "European": "Eur.", "Automation": "Autom.", "Engineering": "Eng.",
    "Research": "Res.", "Resources": "Resour.", "Sciences": "Sci.", "Processes": "Process.",
}  # fmt: skip
_NO_WORDS = frozenset(("of", "on", "the", "and", "in", "for"))
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CITIES = (
    "Vienna, Austria",
    "Seattle, WA, USA",
    "Montreal, QC, Canada",
    "Virtual Event",
    "Seoul, Korea",
)


@dataclass
class Habits:
    """What one file's owner does throughout it."""

    rng: random.Random
    initials: bool = False
    short_venues: bool = False
    no_accents: bool = False
    small_titles: bool = False
    ascii: bool = False
    volumes: dict[str, str] = field(default_factory=dict)
    """Volumes that entries refer to by ``crossref``; they stand at the end of the file."""


def accents_as_commands(text: str) -> str:
    r"""Write ``ü`` as ``{\"u}``; what has no command stays."""
    out = []
    for sign in text:
        parts = unicodedata.normalize("NFD", sign)
        if sign in _LETTERS:
            out.append(_LETTERS[sign])
        elif len(parts) == 2 and parts[1] in _ACCENTS:
            out.append(f"{{\\{_ACCENTS[parts[1]]}{parts[0]}}}")
        else:
            out.append(sign)
    return "".join(out)


def bare(text: str) -> str:
    """Return text without accents."""
    parts = unicodedata.normalize("NFD", text.replace("ø", "o").replace("ł", "l"))
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def _escaped(text: str) -> str:
    return re.sub(r"(?<!\\)([&%#_$])", r"\\\1", text)


def _text(text: str, habits: Habits) -> str:
    text = bare(text) if habits.no_accents else text
    text = _escaped(text)
    return accents_as_commands(text) if habits.ascii else text


def _initials(given: str) -> str:
    words = re.split(r"([\s-]+)", given)
    return "".join(
        (f"{one[0]}." if one.strip("- ") else ("-" if "-" in one else " ")) for one in words if one
    )


def names(ref: Reference, habits: Habits, *, commas: bool = True, most: int = 0) -> str:
    """Return the author field: all authors, or the first ``most`` and ``others``."""
    if ref.more.get("whole"):
        most = 0  # a fault behind "and others" is none
    shown = ref.authors[:most] if most and len(ref.authors) > most else ref.authors
    out = []
    for given, family in shown:
        given, family = _text(given, habits), _text(family, habits)  # noqa: PLW2901
        if not given:
            out.append(f"{{{family}}}" if " " in family else family)
            continue
        plain = habits.initials and given.isascii() and "\\" not in given
        given = _initials(given) if plain else given  # noqa: PLW2901
        natural = not commas and " " not in family
        out.append(f"{given} {family}" if natural else f"{family}, {given}")
    if len(shown) < len(ref.authors) or ref.others:
        out.append("others")
    return " and ".join(out)


def abbreviated(name: str) -> str:
    """Return the name of a venue as reference lists shorten it."""
    words = [word for word in re.split(r"\s+", name) if word.lower() not in _NO_WORDS]
    return " ".join(_SHORT.get(word, word) for word in words)


def container(ref: Reference, habits: Habits) -> str:
    """Return where a reference appeared, in one of the forms that are met."""
    rng, name, short = habits.rng, _text(ref.venue_name, habits), _text(ref.venue, habits)
    if ref.kind == "journal":
        return rng.choice((name, name, name, abbreviated(name) if habits.short_venues else name))
    if habits.short_venues and short:
        return rng.choice(
            (short, short, f"{short} {ref.year}", f"Proc. of {short}", f"Proc. {short}")
        )
    forms = [name, name, f"Proceedings of the {name}"]
    if short:
        forms += [f"{name} ({short})", f"Proceedings of the {ref.year} {name}"]
    return rng.choice(forms)


def title(ref: Reference, habits: Habits) -> str:
    """Return the title, in small letters where the owner writes so."""
    text = ref.title
    if habits.small_titles:
        text = text[:1] + text[1:].lower()
    return _text(text, habits)


def key_of(ref: Reference, rng: random.Random, taken: set[str]) -> str:
    """Return a citation key that nothing has yet."""
    family = (
        re.sub(r"[^a-z]", "", bare(ref.authors[0][1] if ref.authors else "anon").lower()) or "anon"
    )
    word = re.sub(
        r"[^a-z]", "", bare(next((w for w in ref.title.split() if len(w) > 3), "x")).lower()
    )
    key = base = f"{family}{ref.year}{word}"
    while key in taken:
        key = f"{base}{rng.choice('abcdefghijk')}"
        base = key
    taken.add(key)
    return key


def _fields(pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(name, value) for name, value in pairs if value]


def scholar(ref: Reference, key: str, habits: Habits) -> str:
    """As Google Scholar writes."""
    most = 10 if len(ref.authors) > 10 else 0
    if habits.rng.random() < 0.1:
        most = 3
    pairs = [("title", title(ref, habits)), ("author", names(ref, habits, most=most))]
    kind = "article"
    if ref.is_preprint:
        pairs.append(("journal", f"arXiv preprint arXiv:{ref.arxiv}"))
    elif ref.kind == "journal":
        pairs += [
            ("journal", container(ref, habits)),
            ("volume", ref.volume),
            ("number", ref.number),
        ]
    else:
        kind = "inproceedings"
        pairs.append(("booktitle", container(ref, habits)))
    pairs += [("pages", ref.pages.replace("–", "--")), ("year", str(ref.year))]
    if kind == "inproceedings" and habits.rng.random() < 0.3:
        pairs.append(("organization", habits.rng.choice(("PMLR", "IEEE", "Springer"))))
    body = ",\n".join(f"  {name}={{{value}}}" for name, value in _fields(pairs))
    return f"@{kind}{{{key},\n{body}\n}}\n"


def dblp(ref: Reference, key: str, habits: Habits) -> str:
    """As DBLP writes."""
    shown = re.sub(r"\b([A-Z][A-Z0-9-]+)\b", r"{\1}", title(ref, habits))
    authors = names(ref, habits, commas=False).replace(" and ", " and\n                  ")
    pairs = [("author", authors), ("title", shown)]
    kind, place = "inproceedings", ""
    if ref.is_preprint:
        kind, place = "article", f"journals/corr/abs-{ref.arxiv.replace('.', '-')}"
        pairs += [
            ("journal", "CoRR"), ("volume", f"abs/{ref.arxiv}"), ("year", str(ref.year)),
            ("url", f"https://doi.org/10.48550/arXiv.{ref.arxiv}"),
            ("doi", f"10.48550/ARXIV.{ref.arxiv}"), ("eprinttype", "arXiv"), ("eprint", ref.arxiv),
        ]  # fmt: skip
    elif ref.kind == "journal":
        kind = "article"
        pairs += [
            ("journal", _text(ref.venue_name, habits)), ("volume", ref.volume), ("number", ref.number),
            ("pages", ref.pages.replace("–", "--")), ("year", str(ref.year)),
        ]  # fmt: skip
    else:
        name = _text(ref.venue_name, habits)
        short = f"{{{_text(ref.venue, habits)}}} {ref.year}, " if ref.venue else ""
        city = habits.rng.choice(_CITIES)
        pairs += [
            ("booktitle", f"{name},\n                  {short}{city}, June 16-20, {ref.year}"),
            ("pages", ref.pages.replace("–", "--")), ("publisher", ""), ("year", str(ref.year)),
        ]  # fmt: skip
    if not ref.is_preprint:
        pairs += [("url", ref.url.replace("_", r"\_") or (f"https://doi.org/{ref.doi}" if ref.doi else "")),
                  ("doi", ref.doi.upper() if habits.rng.random() < 0.5 else ref.doi)]  # fmt: skip
    pairs += [
        ("timestamp", "Mon, 08 Jan 2024 17:04:05 +0100"),
        ("biburl", f"https://dblp.org/rec/{place or 'conf/x/' + key}.bib"),
        ("bibsource", "dblp computer science bibliography, https://dblp.org"),
    ]
    body = ",\n".join(f"  {name:<12} = {{{value}}}" for name, value in _fields(pairs))
    return f"@{kind}{{DBLP:{key},\n{body}\n}}\n"


def anthology(ref: Reference, key: str, habits: Habits) -> str:
    """As the ACL Anthology writes."""
    authors = names(ref, habits).replace(" and ", "  and\n      ")
    month = _MONTHS[habits.rng.randrange(12)]
    lines = [f'    title = "{title(ref, habits)}",', f'    author = "{authors}",']
    if ref.is_preprint:
        kind = "article"
        lines += [f'    journal = "arXiv preprint arXiv:{ref.arxiv}",']
    elif ref.kind == "journal":
        kind = "article"
        lines += [f'    journal = "{container(ref, habits)}",']
        lines += [
            f'    {n} = "{v}",' for n, v in (("volume", ref.volume), ("number", ref.number)) if v
        ]
    else:
        kind = "inproceedings"
        lines += [f'    booktitle = "{container(ref, habits)}",', f"    month = {month},"]
    lines += [f'    year = "{ref.year}",']
    if kind == "inproceedings":
        lines += ['    address = "Online",']
    lines += [f'    {n} = "{v}",' for n, v in (
        ("url", "" if ref.is_preprint else ref.url), ("doi", ref.doi if not ref.is_preprint else ""),
        ("pages", ref.pages.replace("–", "--"))) if v]  # fmt: skip
    if not authors:
        lines = [line for line in lines if "author =" not in line]
    return f"@{kind}{{{key},\n" + "\n".join(lines) + "\n}\n"


def arxiv(ref: Reference, key: str, habits: Habits) -> str:
    """As arXiv itself writes; what is no preprint as Google Scholar does."""
    if not ref.is_preprint:
        return scholar(ref, key, habits)
    pairs = [
        ("title", title(ref, habits)), ("author", names(ref, habits, commas=False)),
        ("year", str(ref.year)), ("eprint", ref.arxiv), ("archivePrefix", "arXiv"),
        ("primaryClass", "cs.LG"), ("url", f"https://arxiv.org/abs/{ref.arxiv}"),
    ]  # fmt: skip
    body = "\n".join(f"      {name}={{{value}}}, " for name, value in _fields(pairs))
    return f"@misc{{{key},\n{body}\n}}\n"


def zotero(ref: Reference, key: str, habits: Habits) -> str:
    """As Better BibLaTeX writes for Zotero."""
    pairs = [("title", title(ref, habits)), ("author", names(ref, habits))]
    date = (
        f"{ref.year}-{habits.rng.randint(1, 12):02}" if habits.rng.random() < 0.5 else str(ref.year)
    )
    if ref.is_preprint:
        kind = "online"
        pairs += [
            ("date", date), ("eprint", ref.arxiv), ("eprinttype", "arXiv"), ("eprintclass", "cs"),
            ("url", f"http://arxiv.org/abs/{ref.arxiv}"),
        ]  # fmt: skip
    elif ref.kind == "journal":
        kind = "article"
        pairs += [
            ("date", date), ("journaltitle", container(ref, habits)), ("volume", ref.volume),
            ("number", ref.number), ("pages", ref.pages.replace("–", "--")), ("doi", ref.doi),
        ]  # fmt: skip
    else:
        kind = "inproceedings"
        pairs += [
            ("booktitle", container(ref, habits)), ("date", date),
            ("pages", ref.pages.replace("–", "--")), ("doi", ref.doi), ("url", ref.url),
        ]  # fmt: skip
    pairs += [
        ("urldate", "2024-05-17"),
        ("abstract", "We study, {among} other things, 50\\% of it."),
        ("langid", "english"),
        ("keywords", "Computer Science - Machine Learning,notion"),
        ("file", "/home/ann/Zotero/storage/RRTGTFXB/Doe et al. - 2020 - Of things.pdf"),
    ]
    body = ",\n".join(f"\t{name} = {{{value}}}" for name, value in _fields(pairs))
    return f"@{kind}{{{key},\n{body},\n}}\n"


def mendeley(ref: Reference, key: str, habits: Habits) -> str:
    """As Mendeley writes: fields by their letters, titles in two pairs of braces."""
    pairs = [
        ("author", names(ref, habits)),
        ("title", f"{{{title(ref, habits)}}}"),
        ("year", str(ref.year)),
    ]
    kind = "article"
    if ref.is_preprint or (ref.arxiv and habits.rng.random() < 0.3):
        pairs += [("archivePrefix", "arXiv"), ("arxivId", ref.arxiv), ("eprint", ref.arxiv)]
    if ref.is_preprint:
        pairs += [("url", f"http://arxiv.org/abs/{ref.arxiv}")]
        kind = "misc" if habits.rng.random() < 0.5 else "article"
    elif ref.kind == "journal":
        pairs += [
            ("journal", container(ref, habits)),
            ("volume", ref.volume),
            ("number", ref.number),
        ]
    else:
        kind = "inproceedings"
        pairs.append(("booktitle", container(ref, habits)))
    if not ref.is_preprint:
        pairs += [
            ("doi", ref.doi),
            ("month", _MONTHS[habits.rng.randrange(12)]),
            ("pages", ref.pages.replace("–", "--")),
        ]
    pairs += [
        (
            "file",
            ":C$\\backslash$:/Users/ann/Documents/Mendeley Desktop/Doe - 2020 - Of things.pdf:pdf",
        ),
        ("mendeley-groups", "Thesis/chapter 2"),
        ("abstract", "As we show 5{\\%} of it is true."),
    ]
    body = ",\n".join(f"{name} = {{{value}}}" for name, value in sorted(_fields(pairs)))
    return f"@{kind}{{{key},\n{body}\n}}\n"


def by_hand(ref: Reference, key: str, habits: Habits) -> str:
    """As people write by hand: strings, quotes, bare years, capitals, commas anywhere."""
    rng = habits.rng
    authors = names(ref, habits, commas=rng.random() < 0.4, most=3 if rng.random() < 0.15 else 0)
    where = container(ref, habits)
    macro = rng.random() < 0.3 and ref.venue.isalpha() and not ref.is_preprint
    if ref.kind == "conference" and ref.venue and not ref.is_preprint and rng.random() < 0.15:
        return _in_a_volume(ref, key, authors, habits)
    if macro and ref.kind == "conference" and rng.random() < 0.3:
        return _joined(ref, key, authors, habits)
    value = ref.venue.lower() if macro else f'"{where}"' if rng.random() < 0.3 else f"{{{where}}}"
    kind, field = (
        ("Article", "Journal") if ref.kind == "journal" else ("InProceedings", "Booktitle")
    )
    lines = [
        ("Author", f"{{{authors}}}" if authors else ""),
        ("Title", f"{{{title(ref, habits)}}}"),
    ]
    if ref.is_preprint:
        form = rng.randrange(3)
        kind = ("Misc", "Article", "Unpublished")[form]
        lines.append((
            ("Howpublished", f"{{arXiv:{ref.arxiv}}}"), ("Journal", f"{{CoRR, abs/{ref.arxiv}}}"),
            ("Note", f"{{arXiv:{ref.arxiv}}}"),
        )[form])  # fmt: skip
    else:
        lines.append((field, value))
    lines += [("Volume", ref.volume), ("Number", ref.number), ("Year", str(ref.year))]
    if ref.pages:
        lines.append(("Pages", f"{{{ref.pages.replace('–', rng.choice(('-', '--')))}}}"))
    if ref.doi and not ref.is_preprint:
        lines.append(
            ("DOI", f"{{https://doi.org/{ref.doi}}}" if rng.random() < 0.3 else f"{{{ref.doi}}}")
        )
    body = ",\n".join(f"   {name:<10}= {text}" for name, text in lines if text)
    return f"@{kind}{{{key},\n{body} }}\n"


def _in_a_volume(ref: Reference, key: str, authors: str, habits: Habits) -> str:
    """An entry whose year and place are those of a volume at the end of the file."""
    volume = f"{re.sub('[^a-z]', '', bare(ref.venue).lower())}{ref.year}"
    name = _text(ref.venue_name, habits)
    habits.volumes[volume] = (
        f"@proceedings{{{volume},\n  title = {{Proceedings of the {name}}},\n"
        f"  booktitle = {{Proceedings of the {name}}},\n  year = {ref.year}\n}}\n"
    )
    names_field = f"\tauthor = {{{authors}}},\n" if authors else ""
    return (
        f"@inproceedings{{{key},\n{names_field}\ttitle = {{{title(ref, habits)}}},\n"
        f"\tcrossref = {{{volume}}}\n}}\n"
    )


def _joined(ref: Reference, key: str, authors: str, habits: Habits) -> str:
    """An entry whose place is put together of a string and words, with commas before fields."""
    names_field = f"\n  , author = {{{authors}}}" if authors else ""
    return (
        f"@InProceedings( {key}{names_field}\n  , title = {{{{{title(ref, habits)}}}}}\n"
        f'  , booktitle = "Proceedings of the " # {ref.venue.lower()}\n  , year = {{{ref.year}}}\n)\n'
    )


HANDS: dict[str, Callable[[Reference, str, Habits], str]] = {
    "scholar": scholar, "dblp": dblp, "anthology": anthology, "arxiv": arxiv, "zotero": zotero,
    "mendeley": mendeley, "hand": by_hand,
}  # fmt: skip
