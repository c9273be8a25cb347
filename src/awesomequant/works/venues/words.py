"""The English of proceedings: what single words and phrases say in the name of a venue.

General words only.  Which venues there are is known to a list's vocabulary alone, so that a list
of any field is served as well as ours.
"""

import re
from typing import Final


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
SIG: Final = re.compile(r"sig[a-z]{2,8}")

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
PUBLISHER: Final = re.compile(
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
SERIES: Final = re.compile(
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
SUBMITTED: Final = re.compile(
    r"\b(?:submitted|submission|(?:under|in)(?: double[- ]blind| peer)? review|withdrawn"
    r"|desk[- ]rejected|rejected|in submission)\b"
)
# Texts that say of a work that it appeared nowhere, or nothing at all.
NOWHERE: Final = re.compile(
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
HELD_AT: Final = re.compile(
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
