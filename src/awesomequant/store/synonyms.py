"""Read which words a list takes for the same."""

from awesomequant.library.vocabulary import Synonyms
from awesomequant.store.reader import Reader
from awesomequant.store.strays import SYNONYMS


def read_synonyms(reader: Reader) -> tuple[tuple[str, ...], ...]:
    """Return the groups of ``data/synonyms.yaml``; none where there is none, or a wrong one."""
    if SYNONYMS not in reader.overlay and not (reader.root / SYNONYMS).is_file():
        return ()
    found = reader.one(SYNONYMS, Synonyms)
    return found.groups if found else ()
