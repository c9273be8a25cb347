"""Journals by their abbreviations: "Phys. Rev. A", "Discrete Comput. Geom. 33"."""

import re

# Words that a full stop abbreviates and no sentence ends with: those of which names of journals are
# made up (ISO 4), of imprints and of references in other languages.  "Art" and "cell" end titles.
_ABBREVIATED = frozenset(
    """
    acad adv algebr amer anal annu appl artif astron astrophys aufl aust autom bd bibl biochem
    bioinform biol biomed biophys br brit bull chem chin clin combin comm commun comp comput conf
    contemp cosmol curr dept dis dr ecol econ educ electr electron eng environ eur exp genet geom
    geophys geosci grav hum ind inf inform inst int intell interact intl jg jpn jr knowl lect lett
    linguist mag magn manag math mater mech med methodol mob mol nat natl netw neurosci nr nucl
    numer oper opt optim pharmacol philos phys probab proc psychol publ quant quart rep res rev
    robot sci sect ser soc sociol softw sr st stat struct stud suppl surv symp syst technol tech
    theor topol trans transl ubiquit univ vis vol vols zh zool van dokl nauk изд докл тр усп физ мат
    наук сов журн вестн вып сер ред науч техн ун ин им
    """.split()  # noqa: SIM905 -- a hundred quoted words are not read
)
_ABBREVIATED_SMALL = frozenset(
    ("vs", "no", "nos", "vol", "vols", "pp", "cf", "ed", "eds", "hrsg", "van", "вып", "изд", "ред")
)
_LAST_WORD = re.compile(r"([^\W\d_]+)\.$")


def ends_abbreviated(text: str) -> bool:
    """Return whether the full stop at the end of a text is that of a word: "Phys. Rev."."""
    found = _LAST_WORD.search(text[-20:])
    if found is None:
        return False
    word = found[1]
    return word.lower() in (_ABBREVIATED if word[0].isupper() else _ABBREVIATED_SMALL)


# What may stand between the name of a journal and its volume is the series: "Soc. (N.S.) 46".
_VOLUME_BEHIND = re.compile(
    r"\.(?=\s(?:\((?:[A-Z]\.){1,2}\)\s|\(\d\)\s|[A-Z]\s)?\d{1,4}\s*(?:$|[(,:;.]))"
)
_SHORTENED = re.compile(r"(?:[^\W\d_a-z][^\W\d_]{0,11}\.?|of|in|and|&|für|der)(?:\s|$)")
_MOST_SHORTENED = 9  # words


def journal_before_volume(text: str) -> tuple[int, int] | None:
    """Return where in a text a journal stands by its abbreviations, which a volume follows.

    Such as "Discrete Comput. Geom. 33" and "Bull. Amer. Math. Soc. (N.S.) 46": of many capital
    words in a row that end in a full stop no list knows them all, and none ends a sentence.
    """
    for found in _VOLUME_BEHIND.finditer(text):
        end = found.end()
        words: list[tuple[int, str]] = []
        for word in reversed(list(re.finditer(r"\S+", text[:end]))[-_MOST_SHORTENED:]):
            if not _SHORTENED.fullmatch(word[0]):
                break
            words.insert(0, (word.start(), word[0]))
        known = [at for at, (_, word) in enumerate(words) if ends_abbreviated(word)]
        stopped = [word for _, word in words if word.endswith(".")]
        if not known or len(stopped) < 2:  # noqa: PLR2004 -- one word may end a sentence
            continue
        first = known[0]
        # "Found. Comput. Math." may begin so; behind a title, "Data. Bull.", it may not.
        begins = not any(map(str.isalnum, text[: words[0][0]]))
        whole = [word for _, word in words[:first] if word[0].isupper() and word[-1] != "."]
        begins = begins and words[0][1].endswith(".") and len(whole) <= 1
        while first and (begins or re.fullmatch(r"\w\.|.*[^.]", words[first - 1][1])):
            first -= 1
        return words[first][0], end
    return None


_BETWEEN_WORDS = re.compile(r"[\s-]+")


def is_abbreviated(text: str) -> bool:
    """Return whether a name is made up of abbreviations, as "Phys. Rev. A" and "J. Appl. Phys."."""
    words = _BETWEEN_WORDS.split(text)
    count = 0
    for word in words:
        known = ends_abbreviated(f"{word.rstrip('.')}.")
        # "A. Proc" is none: a letter is that of a part or "Journal", and there are words besides.
        if not known and not (len(word.rstrip(".")) == 1 and word[0].isupper()):
            return False  # the first word of a title, mostly
        count += known
    is_journal = words[0].rstrip(".") in ("J", "Z") and len(words) > 1
    return count > 1 - is_journal
