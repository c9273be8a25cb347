"""The words of venues: English of proceedings, places, ordinals, acronyms, and parts of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from awesomequant.text import fold, regex

# The English of proceedings: what single words and phrases say in the name of a venue.
#
# General words only.  Which venues there are is known to a list's vocabulary alone, so that a list
# of any field is served as well as ours.


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Nouns that say what a venue is.  Of two names that are otherwise the same, "Symposium" and
# "Conference" are two venues (ISCAS is not ICCAS); a "Meeting of the Association" is a conference
# of it: ACL called itself the one in 2018 and the other in 2019.
EVENTS: Final = _words(
    "conference symposium congress convention colloquium summit forum seminar meeting workshop "
    "school challenge exhibition expo session"
)
PERIODICALS: Final = _words(
    "journal transactions letters magazine review annals bulletin quarterly archives acta "
    "newsletter communications surveys trends foundations frontiers gazette reports"
)

THESES: Final = _words(
    "phd ph d doctoral master masters msc bachelor bachelors diploma thesis dissertation "
    "phdthesis mastersthesis habilitation s"
)

# Societies that hold or sponsor a conference; set aside where both names agree without them.
# SIGMOD, SIGKDD and their like are recognised by their beginning.
SPONSORS: Final = _words(
    "ieee acm cvf ifip iapr siam spie usenix informs eurasip iet aaai edac esda eda asme rsj inns "
    "enns ccf osa optica aclweb acl mdpi elsevier springer wiley ams cis ieice ksii imacs"
)
SIG: Final = regex(r"sig[a-z]{2,8}")

STOPS: Final = _words("of on in the a an for and at to with de der und et")
# Words that a name may begin with and that are no part of it.
LEADS: Final = _words(
    "in the proceedings of annual biennial biannual a an at on selected papers from"
)
# Abbreviations so usual that they stand without their stop; any other is told by its beginning.
SHORT: Final = {
    "proc": "proceedings", "procs": "proceedings", "conf": "conference", "symp": "symposium",
    "intl": "international", "trans": "transactions", "lett": "letters", "wksp": "workshop",
    "wkshp": "workshop", "workshops": "workshop", "conferences": "conference",
    "symposia": "symposium", "mtg": "meeting", "&": "and",
}  # fmt: skip
# Those that are words, or parts of names, where no stop follows.
SHORT_BEFORE_STOP: Final = {"int": "international", "j": "journal", "adv": "advances"}

# What may stand beside a name without changing it: volumes, parts, editions, places on the web.
NEUTRAL: Final = _words(
    "proceedings part vol volume volumes no nr number issue pp p pages art article series ser "
    "main papers paper long short revised selected conference track record digest technical "
    "edition virtual event online hybrid only preprint preprints arxiv corr eprint and the of in "
    "to supplement contents isbn issn doi url cat version book abstracts dec jan feb mar apr may "
    "jun jul aug sep sept oct nov january february march april june july august september october "
    "november december spring summer fall autumn winter"
)
# Houses that print: behind a name they are never the venue.
PUBLISHER: Final = regex(
    r"(?:springer|elsevier|wiley|pmlr|curran|usenix|acm|ieee(?: computer society)?|aaai|mit|mdpi"
    r"|cvf|morgan kaufmann|taylor and francis|sage|ios|world scientific|hindawi|openreview"
    r"|frontiers|oxford university|cambridge university|now|crc|academic"
    r"|association for computing machinery"
    r"|association for computational linguistics|computer vision foundation|omnipress|isca|jmlr"
    r"|institute of electrical and electronics engineers|international speech communication"
    r" association|north holland|pergamon|kluwer|citeseer"
    r"|new york|inc|ltd|llc)"
    r"(?: (?:press|publishing|publishers?|publications?|associates|association|inc|verlag|nature"
    r"|and|berlin|heidelberg|cham|new york|switzerland|singapore|international|business media"
    r"|science|bv|b v|ltd|llc|sons|org|net|com|usa|ny|red hook|group|library|digital|explore"
    r"|xplore))*"
)

# Series that hold the proceedings of many venues, and say nothing of which.
SERIES: Final = regex(
    r"lecture notes (?:in|on)\b.*|ln(?:cs|ai|bi|ee|ns|ict)|ccis|ifip aict"
    r"|communications in computer and information science"
    r"|advances in intelligent systems and computing"
    r"|(?:ceur|jmlr)(?: ws)? workshop (?:and conference )?proceedings|jmlr w&?cp|ceur(?: ws)?"
    r"|proceedings of machine learning research|pmlr"
    r"|.*\b(?:international )?conference proceedings? series|springer proceedings in\b.*"
    r"|leibniz international proceedings in informatics|lipics|dagstuhl seminar proceedings"
    r"|(?:.*\b)?proceedings of spie|spie proceedings"
)

# What a work is there, not where: "(Oral)", "Spotlight", "Datasets and Benchmarks Track".
_PAPER = r"(?:long|short|full|regular|demo|invited|tiny|position|workshop|poster|conference|main)"
NOTE: Final = (
    r"(?:oral|spotlight|poster|highlight|talk|keynote|tutorial)s?"
    r"(?: ?(?:presentation|session|paper|talk|poster)s?)?"
    r"|(?:the )?(?:best|outstanding|distinguished|test[- ]of[- ]time)(?: \w+)?"
    r" ?(?:papers?|demo|award)(?: awards?)?"
    r"(?: (?:finalist|candidate|runner[- ]?up|nomination|nominee|honou?rable mention))?"
    r"|honou?rable mention|award(?: candidate| winner)?s?"
    r"|notable[- ]top[- ]\d+ ?%?|(?:notable )?\(?top[- ]\d+ ?%\)?"
    rf"|{_PAPER}(?: and {_PAPER})? (?:paper|talk|abstract)s?(?: track)?"
    r"|(?:extended|student) abstracts?(?: and poster program)?"
    r"|late[- ]breaking(?: (?:results?|abstracts?|work|papers?))?"
    r"|(?:track on )?datasets? (?:and|&) benchmarks?(?: track)?(?: ?\(?round \d\)?)?"
    r"|(?:system )?demo(?:nstration)?s?(?: track| session)?"
    r"|(?:industry|industrial|research|journal|competition|creative ai"
    r"|applied data science|ads|demo|special|doctoral|tiny papers?|blog ?posts?|application"
    r"|position paper|findings papers)"
    r" track(?: papers?| proceedings)?"
    r"|main(?: conference)?|doctoral (?:consortium|symposium)|student abstracts"
    r"|tutorial abstracts|blog ?posts?|companion(?: (?:proceedings|volume|publication))?"
    r"|accept(?:ed)?(?: papers?)?|to appear|in press|forthcoming|early access|online first"
    r"|camera[- ]ready|invited|full version"
)
# A work that was handed in is not one that appeared there.
SUBMITTED: Final = regex(
    r"\b(?:submitted|submission|(?:under|in)(?: double[- ]blind| peer)? review|withdrawn"
    r"|desk[- ]rejected|rejected|in submission)\b"
)
# Texts that say of a work that it appeared nowhere, or nothing at all.
NOWHERE: Final = regex(
    r"preprint|unpublished(?: manuscript)?|manuscript|working paper|in preparation|draft|mimeo"
    r"|n/?a|none|null|unknown|tb[ad]|misc|other|online|web ?page|website|link|paper|pdf|blog"
    r"|(?:github|gitlab|bitbucket|hugging ?face|youtube|twitter|medium)(?: repo(?:sitory)?| blog)?"
    r"|personal communication|to be (?:announced|published)|-|\?+"
)
# How a text may begin before it names the venue.
APPEARED: Final = (
    r"(?:(?:this (?:paper|work) )?(?:is |was |has been )?"
    r"(?:accepted|published|presented|appeared|appears|to appear|to be (?:published|presented)"
    r"|forthcoming)"
    r"(?: (?:as|for) (?:an? )?(?:[\w-]+ )?(?:[\w-]+ )?(?:paper|poster|presentation|publication|oral"
    r"|spotlight))?"
    r" (?:in|at|by|to|for|as part of)\b:?|published as|in:|in (?=[A-Z])|appeared:"
    r"|(?:venue|booktitle|journal|pub|published|conference|conf):)\s*"
)
# What joins a workshop to the conference that it is held at.
HELD_AT: Final = regex(
    r"\b(?:(?:held )?(?:in conjunction|in association|co-?located|collocated|affiliated) with"
    r"|held (?:at|in)|hosted (?:at|by)|(?:as )?part of|satellite of)\b",
    re.IGNORECASE,
)

# Preprint servers by what their first word may be; the first name is the usual one.
SERVERS: Final = {
    "arxiv": "arXiv", "corr": "arXiv", "biorxiv": "bioRxiv", "medrxiv": "medRxiv",
    "chemrxiv": "ChemRxiv", "techrxiv": "TechRxiv", "psyarxiv": "PsyArXiv", "ssrn": "SSRN",
    "openreview": "OpenReview", "hal": "HAL", "engrxiv": "engrXiv", "eartharxiv": "EarthArXiv",
}  # fmt: skip
# What may follow the name of a server: "arXiv (Cornell University)", "arXiv e-prints, cs.LG".
SERVER_WORDS: Final = _words(
    "preprint preprints e eprint eprints print prints org net com archive server cornell "
    "university cs stat eess math lg cv cl ai ne ml abs pdf electronic journal the repository "
    "submission research computing v1 v2 v3 v4 id art no in on"
)


# Places: countries, states and towns where conferences meet, to tell a place from a topic.
#
# "…on Machine Learning, Stockholm, Sweden" names a place, "…on Machine Learning, Optimization"
# goes on with the name.  Where no year has been named before it, a part behind a comma counts as a
# place only if one of these ends it: a town that is missing here costs an unknown venue, never a
# wrong one.

PLACES: Final = frozenset(
    """
argentina australia austria bangladesh belgium bolivia brazil bulgaria cameroon canada chile china
colombia croatia cuba cyprus czechia czech denmark ecuador egypt england estonia ethiopia finland
france georgia germany ghana greece hungary iceland india indonesia iran iraq ireland israel italy
japan jordan kazakhstan kenya korea kuwait latvia lebanon lithuania luxembourg macau macao malaysia
malta mexico monaco morocco nepal netherlands nigeria norway oman pakistan panama peru philippines
poland portugal qatar romania russia rwanda scotland senegal serbia singapore slovakia slovenia
spain sweden switzerland taiwan tanzania thailand tunisia turkey türkiye turkiye uae uganda ukraine
uruguay uzbekistan venezuela vietnam viet wales zealand africa arabia rico kong emirates usa u.s.a
us uk u.s u.k republic states kingdom rep prc roc lanka

alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho
illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota
mississippi missouri montana nebraska nevada hampshire jersey carolina dakota ohio oklahoma oregon
pennsylvania tennessee texas utah vermont virginia washington wisconsin wyoming ontario quebec
alberta columbia manitoba catalonia bavaria ca ny wa tx ma fl ga il pa az co nv ut la hi nj md nc mn
oh mi tn dc bc qc ab

amsterdam athens atlanta austin bangalore bangkok barcelona basel beijing berlin boston brighton
brussels budapest chicago copenhagen dallas denver dubai dublin edinburgh florence geneva glasgow
haifa hamburg hangzhou helsinki honolulu istanbul kyoto lausanne lille lisbon london lyon madrid
marseille melbourne miami milan montreal montréal moscow munich nagoya nanjing nashville nice
orlando osaka oslo paris philadelphia phoenix pittsburgh portland prague rome salzburg seattle seoul
seville shanghai shenzhen stockholm sydney tokyo toronto toulon tübingen turin utrecht valencia
vancouver venice vienna warsaw zurich zürich abu dhabi angeles diego francisco jose orleans vegas
delhi beach
""".split()  # noqa: SIM905 -- two hundred quoted words are not read
)


# Acronyms by which whole fields know their conferences and journals.
#
# They only settle what a text alone cannot: whether a heading "ICML" or a code span `ICML` says
# where works stood, or what they are about, as "GAN" does.  A list's own venues come from its data.
# The names are those of the calls for papers and title pages; nothing else is known of them here.

_WELL_KNOWN = frozenset(
    """
    icml neurips nips iclr aistats uai colt aaai ijcai ecai colm tmlr jmlr mlj ijcnn icann
    esann acml ecml ecmlpkdd pkdd automl conll mlsys sysml corl l4dc learningtheory alt pgm
    icaps aamas gecco
    cvpr iccv eccv wacv accv bmvc cvprw iccvw eccvw 3dv icip icpr tpami ijcv cviu siggraph
    siggraphasia eurographics tog tvcg cgf acmmm mm icme icmr mmsp pcs tip tmm tcsvt miccai
    isbi ipmi media tmi midl
    acl emnlp naacl eacl aacl coling lrec tacl cl conll findings wmt semeval interspeech
    icassp asru slt taslp sigir cikm wsdm kdd www thewebconf ecir recsys tois tkde sdm icdm
    pakdd
    isca micro hpca asplos dac date iccad aspdac fpga fccm fpl islped isscc vlsi cicc jssc
    tcas tcad tc tpds sc ppopp ics ipdps hpdc eurosys osdi sosp nsdi atc usenixatc fast
    hotos mobicom mobisys sensys sigcomm infocom imc sigmod vldb pvldb icde edbt cidr ccs
    ndss sp usenixsecurity pets pldi popl oopsla icse fse esecfse ase issta
    icra iros rss ral tro chi uist cscw iui stoc focs soda itcs isit tit icalp esa nature
    science pnas cell nejm jama plos elife prl prx apj mnras arxiv corr biorxiv medrxiv
    chemrxiv ssrn
    """.split()  # noqa: SIM905 -- two hundred quoted words are not read
)


def is_well_known(text: str) -> bool:
    """Return whether a text is the acronym of a venue that its whole field knows.

    A workshop or the Findings of one count with it: "ICML Workshop", "Findings of ACL".
    """
    words = [word for word in fold(text).replace("-", " ").split() if word not in _BESIDE_KNOWN]
    return bool(words) and len(words) <= 2 and "".join(words).rstrip("'’") in _WELL_KNOWN  # noqa: PLR2004


_BESIDE_KNOWN = frozenset(
    ("workshop", "workshops", "findings", "of", "the", "industry", "track", "acm", "ieee")
)


# Ordinals in front of a conference: "37th", "Thirty-seventh", "One Hundred and First", "XXIV".

_UNITS: Final = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth",
)  # fmt: skip
_TENS: Final = (
    "twenty", "thirty", "forty", "fourty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
_LAST: Final = frozenset((*_UNITS, *(f"{ten[:-1]}ieth" for ten in _TENS), "hundredth"))
_BEFORE: Final = frozenset((*_TENS, "one", "two", "hundred", "and"))
_DIGITS: Final = regex(r"\d{1,3}(?:st|nd|rd|th)")
_ROMAN: Final = regex(r"(?=[IVX]{2})X{0,3}(?:I[XV]|V?I{0,3})")


def ordinal_length(keys: list[str], texts: list[str]) -> int:
    """Return how many of the first words make an ordinal, 0 where they make none.

    ``keys`` are the words folded, ``texts`` as they are written: only capitals make a Roman number.
    """
    if not keys:
        return 0
    if _DIGITS.fullmatch(keys[0]) or _ROMAN.fullmatch(texts[0]):
        return 1
    if keys[0].isdecimal() and len(keys) > 1 and keys[1] in ("st", "nd", "rd", "th"):
        return 2  # LaTeX's 17\\textsuperscript{th}, without its command
    for at, key in enumerate(keys[:5]):
        if key in _LAST:
            return at + 1
        if key not in _BEFORE or (key == "and" and at == 0):
            return 0
    return 0


# Words and parts: what the text of a venue is made of.

YEAR: Final = "\ue000"  # stands where a year stood: no letter, no digit, no space
_WORD: Final = regex(r"[^\W_]+(?:'[^\W\d_]+)*|&")


class Word(NamedTuple):
    """One word: as written, the signs before it, folded and spelled out, whether a stop cuts it."""

    text: str
    gap: str
    key: str
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Part:
    """Words between two signs: ``mark`` stands before them, and a year behind if ``is_dated``."""

    words: tuple[Word, ...]
    mark: str = ""
    is_dated: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """Return its words, folded and spelled out."""
        return tuple(word.key for word in self.words)

    @property
    def text(self) -> str:
        """Return its words as they are written."""
        return written(self.words)


def written(words: Sequence[Word]) -> str:
    """Return words as they are written, with the stops that cut them."""
    shown = (word.gap + word.text + "." * word.is_cut for word in words)
    return "".join(shown).lstrip(" -/:,.+'")


def words_of(piece: str) -> list[Word]:
    """Return the words of a text that no sign parts."""
    words: list[Word] = []
    end = 0
    for token in _WORD.finditer(piece):
        gap = piece[end : token.start()].lstrip(".") if words else ""
        end = token.end()
        is_cut = piece[end : end + 1] == "."
        key = fold(token[0]).replace("'", "")
        short = SHORT.get(key) or (SHORT_BEFORE_STOP.get(key) if is_cut else None)
        words.append(Word(token[0], " " if YEAR in gap else gap, short or key, is_cut))
    # A stop behind the last word is an abbreviation's only where others are abbreviated as well.
    if words and words[-1].is_cut and not any(word.is_cut for word in words[:-1]):
        words[-1] = words[-1]._replace(is_cut=False)
    return words


_LONGEST_ACRONYM: Final = 15
_ACRONYM: Final = regex(r"(?:[a-z0-9+-]*+[A-Z]){2}[A-Za-z0-9+-]*+")


def is_acronym(text: str) -> bool:
    """Whether a word looks like one: two capitals at least, as in NeurIPS."""
    return len(text) <= _LONGEST_ACRONYM and bool(_ACRONYM.fullmatch(text))


# What a part of a text is beside the name of a venue: a volume, a publisher, a series, a place.

# What numbers a part or a volume: 12, 12a, e12, XII, B; EMC2 and 3DV are names.
_NUMBER: Final = regex(r"[a-z]?\d+[a-z]{0,2}|[IVXL]+|.", re.DOTALL)


def is_neutral(part: Part) -> bool:
    """Whether a part says nothing of which venue it is: a volume, a date, a publisher, a series."""
    if all(word.key in NEUTRAL or _NUMBER.fullmatch(word.text) for word in part.words):
        return True
    text = " ".join(key for key in part.keys if not key.isdecimal())
    return bool(PUBLISHER.fullmatch(text)) or is_series(part)


@lru_cache(maxsize=4096)
def is_publisher(name: str) -> bool:
    """Whether a name is that of a house that prints (MIT Press, Springer), and of no venue."""
    return bool(PUBLISHER.fullmatch(" ".join(re.findall(r"[^\W\d_]+", fold(name)))))


def is_series(part: Part) -> bool:
    """Whether a part is a series that holds the proceedings of many venues."""
    keys = [key for key in part.keys if not key.isdecimal()]
    while len(keys) > 1 and keys[-1] in ("vol", "volume", "no"):
        keys.pop()
    while len(keys) > 1 and keys[0] in ("vol", "volume", "of", "in", "the"):
        del keys[0]
    return bool(SERIES.fullmatch(" ".join(keys)))


def is_place(part: Part) -> bool:
    """Whether a part ends in the name of a country, a state or a town."""
    return bool(part.words) and part.keys[-1] in PLACES


WAS_PUBLISHED = (
    r"(?:to appear|accepted|published|presented|appeared|erschienen|veröffentlicht|angenommen"
    r"|publiée?|parue?|acceptée?|présentée?|publicad[oa]|aceptad[oa]|presentad[oa]|aceit[oa]"
    r"|apresentad[oa]|pubblicat[oa]|accettat[oa]|presentat[oa]|опубликован\w?|принят\w?)\s"
)
WHERE = (
    r"(?:in|at|to|by|@|bei|auf|im|dans|à|au|en|em|na|no|nel|nella|su|в|на"
    r"|(?:发表|發表|收录|录用|载)[于於])"
)
"""What leads from a title to its venue: "accepted to *ICML*", "erschienen in", "发表于"."""
