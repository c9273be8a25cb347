"""Where a text may hold a title: how much it looks like one, and what stands around it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from awesomequant.intake.grammar.document import EDGE
from awesomequant.intake.grammar.labels import is_filler, is_generic
from awesomequant.intake.grammar.people import (
    CONJUNCTION,
    are_east_asian,
    are_families,
    are_short,
    cited,
    people_strength,
)
from awesomequant.intake.grammar.roles import is_mark, is_signed_by_families, sense
from awesomequant.intake.grammar.venues import (
    EMOJI,
    Found,
    find,
    is_imprint,
    is_venue,
    names_journal,
    names_periodical,
)
from awesomequant.works.people import is_et_al
from awesomequant.works.venues import is_well_known

_OPEN_ENDED = frozenset((
    "by", "of", "with", "to", "for", "from", "in", "at", "and", "the", "a", "an", "see", "our",
    "your", "including", "includes", "include", "following", "namely",
))  # fmt: skip
# What stands behind a name in a sentence: "[Few-Bees](…) is a large dataset of bees".
_GOES_ON = re.compile(r"(?:is|are|was|were|has|have|contains?|consists?|provides?)\s")
_OTHERS = re.compile(r"(?:other|more|further)s?(?: [a-z]+)?|misc(?:ellaneous)?", re.IGNORECASE)
_LONG_NAME = 14  # words: "NeurIPS Workshop on Machine Learning and the Physical Sciences 2020"
# Two whole names: of titles few are so, and those seldom stand beside another that may be one.
_NAME_OF_TWO = r"[^\W\d_a-z][\w’'.-]+(?: [^\W\d_a-z][\w’'.-]*){1,2}"
_TWO_NAMES = re.compile(rf"{_NAME_OF_TWO} (?:and|&) {_NAME_OF_TWO}")
_TITLE_END = re.compile(r"[:：]$")
_TWO_SENTENCES = re.compile(r"[a-z)]{3}[.?!] +[A-Z][a-z]+ [a-z]")


@lru_cache(maxsize=20_000)
def title_sense(text: str) -> float:
    """Return how much a text looks like a title, from about -3 to 1.5."""
    bare = text if text.isascii() else EMOJI.sub(" ", text)
    bare = bare.strip(EDGE + '.()[]{}（）【】“”"')
    count = len(bare.split())
    letters = sum(map(str.isalpha, bare))
    if letters < 2 or text.startswith(("http:", "https:", "www.")):
        return -4.0
    if is_generic(bare) or is_filler(bare):
        return -3.0
    if is_mark(bare) or is_imprint(bare):
        return -4.0
    says = find(bare)
    worth = {1: -1.0, 2: 0.2, 3: 0.8}.get(count, 1.2)
    if count == 1 and bare.islower() and bare.isascii():  # a label in some language
        worth -= 1.0
    if not bare.isascii() and count == 1 and letters >= 6:  # Chinese writes no blanks
        worth = 1.0
    if (says.year and says.venue is None) or (
        count <= 4 and says.year and says.venue and len(says.venue.split()) < 3
    ):
        worth -= 3.0
    elif count <= 4 and (is_venue(bare) or (says.year and is_venue(says.venue or ""))):
        worth -= 1.2 if re.search(r"[a-z]{4}" if count > 2 else r"[a-z]{2}", bare) else 2.2
    elif count <= 4 and names_journal(bare):
        worth -= 1.2
    elif (count <= 8 and names_periodical(bare)) or (
        count <= (_LONG_NAME if is_venue(bare.split()[0]) else 8)
        and says.year
        and names_journal(bare)
    ):
        worth -= 1.5
    strength = people_strength(bare)
    worth -= {0: 0.0, 1: 0.8, 2: 2.5}[strength]
    worth -= 0.6 if strength == 1 and (are_families(bare) or _TWO_NAMES.fullmatch(bare)) else 0.0
    if count > 30:
        worth -= 0.06 * (count - 30)
    if _TWO_SENTENCES.search(bare):
        worth -= 0.5
    if _TITLE_END.search(text.rstrip()):
        worth -= 1.5
    if count == 2 and ": " in bare:
        worth -= 0.8
    who = cited(bare) if says.year else None
    if who and is_signed_by_families(who[0]):  # "Owusu & Lund 2017": no more than who and when
        worth -= 2.0
    if ends_open(bare) or _GOES_ON.match(bare) or _OTHERS.fullmatch(bare):
        worth -= 2.0
    return worth


# What is said before a link: "The review is out! Read it [here](…)".
_INVITES = re.compile(
    r"[.!:;,] (?:read|see|get|find|watch|try|check|visit) (?:it|them|us|more)(?: out)?$",
    re.IGNORECASE,
)


def ends_open(text: str) -> bool:
    """Return whether a text wants to go on: "Maintained by", "See also the list of"."""
    return text.rpartition(" ")[2].lower() in _OPEN_ENDED or bool(_INVITES.search(text))


_TAIL_CUT = re.compile(
    r"[,，]\s*|(?<!\s)\s++[(（]|\.\s+|(?<!\s)\s++by\s+(?=[^\Wa-z])|(?<!\s)\s++[-–—]\s+"
)
_LEAD_CUT = re.compile(
    r"(?<=\d\d)\s+(?=[^\W\d_a-z])|[:：.]\s+|[)\]】]\s*|,\s+|\s+[-–—]\s+|-(?=[A-Z])"
)
_YEAR_FIRST = re.compile(
    r"(?:19|20)\d\d\s+([A-Z][\w-]*(?:\s(?:Workshops?|Findings))?)\s+(?=[^\Wa-z])"
)
_INITIAL_FIRST = re.compile(r"[^\W\d_a-z]\.\s")  # of "Shor P. W. Algorithms" more is to come
_FIRST_INITIAL = re.compile(
    r"[^\W\d_a-zа-яё]\.[\s-]?(?:[^\W\d_a-zа-яё]\.[\s-]?){0,3}[^\W\d_a-zа-яё]\w"
)
_LAST_INITIAL = re.compile(r"[^\W\d_a-zа-яё]\.\s?[^\W\d_a-zа-яё]$")  # of "Shor P. W. Algorithms"
_INITIAL = re.compile(r"\w,? [^\W\d_a-z]\.")
# Family names before their initials, a sign between two: the title stands right behind them.
_TURNED = re.compile(
    r"(?:[^\W\d_a-z][^,;.:\d]{1,40},? (?:[^\W\d_a-z]\.(?:-[a-z]\.)?[ -]?){1,4}"
    r"(?:[;,] ?(?:(?:and|&|y|e|et|und) )?| (?:and|&|y|e|et|und) | ))+"
    r"(?=[^\W_a-z])"
)
_AND = re.compile(r"\s(?:and|&|und|et|y|e)\s")
_SPAN = re.compile(r"\W*(?:1\d|20)\d\d\s?(?:[–—-]|to)\s?(?:1\d|20)\d\d\b")
_SHORT_YEAR = re.compile(r"['’‘]?(\d\d)[-_. ]([A-Z][^\W_]*[A-Z][^\W_]*)[-_]\s*(?=\S)")
_UNDERSCORED = re.compile(r"((?:19|20)\d\d)_([^_\n]{2,60})_\s*(?=\S)")
# "[DIN] Deep Interest Network": what the work is called for short.  "[Re] …" is of the title: so do
# journals of replications call their papers.
_CALLED = re.compile(r"\[(?!Re\])([^\W_][^\[\]]{0,38})\]:? +(?=[\w\"“])")
_KIND = re.compile(
    r"surveys?|reviews?|overview|tutorial|position|perspective|theory|new|hot", re.IGNORECASE
)
# How astronomers cite, before the title: "Owusu & Lund 2017, ApJ, 847, 29: Bees on Exoplanets".
_CITED_BEFORE = re.compile(
    r"(?:.* )?(?:19|20)\d\d[a-z]?,? [^,:]{2,40},? [A-Z]?\d{1,4}, [A-Z]{0,2}\d+[A-Z]?"
)
_REPORT = re.compile(r"\breport\b", re.IGNORECASE)
_ARTICLES = ("The ", "A ", "An ")
_FINDINGS = re.compile(r"(?:findings|overview|results|summary) of (?:the )?", re.IGNORECASE)
_MOST_CUTS = 40
_LONG_DATE = 8  # words
_LONGEST_TITLE = 400  # as records have it
_LISTED = re.compile(r",|\b(?:and|und|et|y|e|&)\s")
_SURE = re.compile(r"\bet al\b|(?<![\w.])[A-Z]\.(?!\w{3})|(?:[A-Z][\w’'-]+ [A-Z][\w’'-]+,\s*){2}")


class Division(NamedTuple):
    """A way in which a text may hold a title: what stands before it, and what behind.

    ``doubt`` is what it costs that something of it has only the form of names; ``name`` is what
    the work is called for short.
    """

    title: str
    lead: tuple[str, ...] = ()
    tail: tuple[str, ...] = ()
    doubt: float = 0.0
    name: str = ""


@lru_cache(maxsize=20_000)
def divisions(text: str) -> tuple[Division, ...]:
    """Return the ways in which a text may hold a title: it, what stands before it, what behind.

    ``Bees That Count, Ann Keeper, ICML 2020`` and ``ICML 2020: Bees That Count`` have several.
    """
    found = [Division(text)]
    turned = _TURNED.match(text)
    # "Dancing in the Dark, C. Queen and D. Wasp" has its initials behind a title.
    is_turned = turned and len(_INITIAL.findall(turned[0])) > 1 and people_strength(turned[0])
    # "Keeper A., Drone B. и др." goes on with no title.
    if turned and is_turned and not is_et_al(text[turned.end() :]):
        lead, title = turned[0].strip(), text[turned.end() :]
        return (Division(title, (lead,)), *(one._replace(lead=(lead,)) for one in _tails(title)))
    if len(text) > _LONGEST_TITLE or people_strength(text) == 2:
        return tuple(found)
    called = _CALLED.match(text)
    if called and not find(called[1]).year and len(called[1].split()) <= 3:
        said, text = called[1], text[called.end() :]
        # "[ICML] Bees" and "[Survey] Bees" say something else of it.
        is_name = not (is_venue(said) and is_well_known(said)) and not is_generic(said)
        is_name = is_name and not _KIND.fullmatch(said)
        own = Division("", () if is_name else (said,), name=said if is_name else "")
        ways = (Division(text), *_tails(text))
        return tuple(one._replace(lead=own.lead, name=own.name) for one in ways)
    found += _tails(text)
    short = _SHORT_YEAR.match(text) or _UNDERSCORED.match(text)
    if short and (is_venue(short[2]) or "_" in short[0]):
        year = short[1] if len(short[1]) > 2 else f"20{short[1]}"
        return (Division(text[short.end() :], (f"{short[2]} {year}",)),)
    year_first = _YEAR_FIRST.match(text)
    if year_first and is_venue(year_first[1]):
        found.append(Division(text[year_first.end() :], (year_first[0].strip(),)))
    dated = False
    for cut in list(_LEAD_CUT.finditer(text))[:_MOST_CUTS]:
        lead, title = text[: cut.start()], text[cut.end() :]
        lead += "." * bool(cut[0][0] == "." and _LAST_INITIAL.search(lead))
        if not _is_lead(lead + "." * cut[0].startswith("."), cut[0]):
            # "Gil Aharoni und Sun Yifei: Attention" has its people there where the list has.
            if doubt := _doubt(lead) if cut[0][0] in ":：" else 0.0:
                found.append(Division(title, (lead,), doubt=doubt))
                # One name is seldom a person's here, and what is behind is asked for nothing more.
                tails = _tails(title) if "," in lead or _AND.search(lead) else ()
                found += (one._replace(lead=(lead,), doubt=doubt + one.doubt) for one in tails)
            continue
        last = sense(lead).roles[-1][0]
        has_people = last.endswith("people") or bool(people_strength(lead))
        is_cited = cut[0][0] == ":" and bool(_CITED_BEFORE.fullmatch(lead))
        if (
            dated and not has_people and not is_cited
        ):  # "ICML 2020: Bees: 2021 and Beyond" has its date already
            continue
        # "2020, Ann Keeper, Bees" has people behind the date; in a title they would stand alone.
        doubt = 0.6 if dated and last == "weak-people" else 0.0
        # Of names that each may be the last, the longest list is the one: it comes last.
        found = [one for one in found if not one.lead or one.doubt or (dated and not one.doubt)]
        found.append(Division(title, (lead,), doubt=doubt))
        tails = (one._replace(lead=(lead,), doubt=one.doubt + doubt) for one in _tails(title))
        found += tails
        dated = dated or not has_people
        # "Mori K, Roth A. A Thousand Falls: …" has its people before the first full stop.
        if cut[0].startswith(".") and are_short(lead) and not _INITIAL_FIRST.match(title):
            break
    return tuple(found)


def _doubt(lead: str) -> float:
    """Return what it costs to take what stands before a colon for people; 0 where it names none."""
    strength, joined = people_strength(lead), _AND.search(lead)
    # "Progressive Layered Extraction (PLE): A Novel Model" has its acronym where people have their
    # university.
    short = _LAST_GROUP.search(lead)
    if not strength or (short and abbreviates(short[1], lead[: short.start()])):
        return 0.0
    # "und", "et" and "y" join names more often than halves of an English title.
    if joined:
        return 1.8 if joined[0].strip() in ("and", "&") else 0.6
    if strength == 1:  # "Vision Transformers: A Survey", and "Cy Queen: Wasps that Forget"
        return 1.8
    # "Green AI, Greener Silicon: The Energy of …" has the form of two names, seldom of three.
    return 0.6 if lead.count(",") > 1 else 2.8


def _is_lead(lead: str, sign: str) -> bool:
    """Return whether what stands before a sign is no part of the title: people, a date, a venue."""
    if sign.startswith((".", ":", "：")) and people_strength(lead) == 2:
        # "Green AI, Greener Silicon: The Energy of …" has the form of two names.
        if not lead.isascii() and are_east_asian(lead):
            return True
        return sign.startswith(".") or bool(re.search(r"\bet al\b|(?<![\w.])[A-Z]\.", lead))
    if sign.startswith("."):
        return False
    if sign.startswith(":") and _CITED_BEFORE.fullmatch(lead):
        return True
    # Before most colons and commas stands no year, and nothing more needs to be known of it.
    dated = find(lead) if any(map(str.isdecimal, lead)) else Found(None, None)
    says = sense(lead) if dated.year else None
    is_told = says and says.score >= 1.2 and says.roles[0][0] in ("venue", "date")
    # "The Wax Olympics 2020: A Challenge" is one title; "The Lancet 2020: …" has its venue before.
    if sign.startswith(":") and lead.startswith(_ARTICLES) and lead.count(" ") > 2:
        is_told = is_told and names_journal(dated.venue or "")
    if sign.isspace():  # "ICML 2023 BeeNet: Counting Bees", but not "Top 2020 Models of Bees"
        venue = (dated.venue or "").strip("()[] ")
        # "The X Technical Report for Interspeech 2024 Speech Tasks", "Findings of the BeeTask 2021
        # Task on Wax"; but "Findings of the ACL 2021 Bees that Count".
        is_report = _FINDINGS.match(venue) and not is_well_known(venue.rpartition(" ")[2])
        if is_report or _REPORT.search(venue):
            return False
        return bool(is_told and dated.year and (is_venue(venue) or names_journal(venue)))
    # "Goldblatt & Kanemitsu 2019: Reproducibility of …", but "Faith and Fate: Limits of …".
    is_signed = bool(is_signed_by_families(lead.strip()))
    # Physicists write so: "A. Keeper and B. Drone, Bees that count, J. Chem. Phys. 120 (2004)".
    has_initials = people_strength(lead) == 2 and bool(_FIRST_INITIAL.match(lead))
    if sign.strip() == "," and (is_signed or has_initials):
        return True
    if sign.strip() == ":" and (
        cited(lead.strip()) or (is_signed and lead.rstrip(". ").endswith(" al"))
    ):
        return True
    # "AWQ: Activation-aware …" has the form of an acronym before a title, and is one title;
    # "2018-Review of …" is a title, "2017-ICML-" is none.
    return bool(is_told and dated.year and (dated.venue or sign != "-"))


def _tails(text: str) -> Iterator[Division]:
    """Yield the titles that a text may begin with, and what then stands behind them."""
    for cut in list(_TAIL_CUT.finditer(text))[:_MOST_CUTS]:
        title, rest = text[: cut.start()], text[cut.end() :]
        if cut[0][0] in ",，" and title.count("(") > title.count(")"):
            continue
        if _SPAN.match(rest):  # "Street Trade in Lagos, 1890–1960"
            continue
        if cut[0].strip() in ("(", "（"):
            inside, closed, behind = rest.partition(")" if "(" in cut[0] else "）")
            if closed and sense(inside).score >= 1.2 and not abbreviates(inside, title):
                later = (behind.strip(EDGE + "."),) if behind.strip(EDGE + ".") else ()
                yield Division(title, (), (inside, *later))
            continue
        # "Scalable, Transparent, and Secure Wax, Ann Keeper, Bo Drone" goes on behind its "and".
        if cut[0][0] in ",，" and CONJUNCTION.match(rest):
            continue
        says = sense(rest)
        # "Hearing, Seeing, and Acting" has the form of names; "by", a venue or a year settle it, or
        # that a list's other entries have their people there.
        roles = [role for role, _ in says.roles]
        if "by" in cut[0] and roles[0] == "venue":  # "Localization Enhanced by NeRF Synthesis"
            continue
        is_sure = roles not in (["people"], ["weak-people"]) or bool(_SURE.search(rest))
        is_sure = is_sure or cut[0].strip()[:1] in "-–—"
        # "… of Salsa, ChaCha, and Rumba" has an acronym behind a comma, and is one title.
        is_sure = is_sure and not (
            roles == ["venue"]
            and not find(rest).year
            # "… : Taxonomy, Review, and Open Problems" has a word of journals besides.
            and (not names_journal(find(rest).venue or rest) or ", and " in rest)
            and _LISTED.search(rest)
        )
        # "A Compact, Robust Map of Hives, CVPR 2018, Keeper, A." has a date somewhere behind.
        if roles == ["date"] and len(rest.split()) > _LONG_DATE:
            yield Division(title, (), (rest,), doubt=1.0)
            continue
        if says.score >= 1.2 and is_sure:
            yield Division(title, (), (rest,))
            return
        if roles in (["people"], ["weak-people"]) or (roles[0] == "people" and not is_sure):
            said = f"by {rest}" if "by" in cut[0] else rest
            yield Division(title, (), (said,), doubt=2.0)


# A title as it is kept.


def abbreviates(short: str, long: str) -> bool:
    """Return whether an acronym has the first letters of a text in their order, or its capitals.

    "LN" those of "Letters to Nobody"; what a whole field knows is the venue that it is.
    """
    if not re.fullmatch(r"[A-Z][A-Za-z]{0,8}[A-Z]s?\+?", short) or is_well_known(short):
        return False
    left = iter("".join(word[0].upper() + word[1:] for word in re.findall(r"\w+", long)))
    return all(letter in left for letter in short.rstrip("+s") if letter.isupper())


_DECORATION = re.compile(r"(:[a-z_0-9+-]+:|[\U0001f300-\U0001faff☀-➿⭐️★])+")
_NUMBERED = re.compile(r"^\s*[\[(]?\d{1,4}[\])]?[.:)]\s+|^\s*\[\d{1,4}\]\s*")
# The name of a work before a title that begins with it: "Bees: Bees: a map", "Bees - Bees: a map".
TWICE = re.compile(
    r"^([^\s:,|][^:,|]{1,30}?)(?::|,| \||\s[–—-]{1,2})\s+(?=\1\s?[:：–—-])", re.IGNORECASE
)
_LAST_GROUP = re.compile(
    r"(?:(?<!\s)\s++)?[(（\[【]([^()（）\[\]【】]{0,90})[)）\]】]\s*+[.,]?\s*+$"
)


@lru_cache(maxsize=20_000)
def trimmed(title: str) -> tuple[str, str]:
    """Return a title without decoration, number and final full stop, and what stood in brackets."""
    text = _NUMBERED.sub("", _DECORATION.sub(" ", title)).strip(" ,;:·|*")
    text = TWICE.sub("", text)
    aside = ""
    found = _LAST_GROUP.search(text)
    if found and len(text) - len(found[0]) > 3:
        said = found[1]
        says, count = find(said), len(said.split())
        # "…Processor(ODIN)", written without a blank, goes on with the work's name.
        is_apart = found[0][0].isspace() or found[0][0] == "【" or bool(says.year)
        # "Bees that Count(Oral)", but "Bees on SE(3)"
        is_apart = is_apart or (said.isalpha() and is_filler(said))
        is_of_people = said.startswith("from ") and count <= 4  # where they work
        if said.startswith("@") or is_filler(said) or is_of_people:
            is_aside = True
        elif says.year is None:
            is_aside = is_venue(said) and not abbreviates(said, text[: found.start()])
        else:
            is_aside = says.venue is None or count <= 6 or is_venue(said.split(maxsplit=1)[0])
        if is_apart and is_aside:
            text, aside = text[: found.start()], said
    text = " ".join(text.split()).strip(" ,;:")
    # Brackets and quotation marks that span a title go; others are its own.
    for opens, closes in ("[]", '""', "“”", "【】", "「」", "«»"):
        is_within = text[:1] == opens and text[-1:] == closes and len(text) > 2
        if is_within and not {opens, closes} & set(text[1:-1]):
            text = text[1:-1].strip()
    return text.removesuffix(".").removesuffix("。").rstrip(" ,"), aside
