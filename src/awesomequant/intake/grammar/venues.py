"""Which venue and year a short text names, however lists write them, and what may stand behind.

Behind the venue a reference has its imprint: volume and pages, publisher and place, days of visits.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from awesomequant.text import fold, one_line
from awesomequant.works.dates import read_date
from awesomequant.works.venues import is_well_known
from awesomequant.works.venues.abbreviations import ends_abbreviated, is_abbreviated
from awesomequant.works.years import LATEST, MONTH, without_dates, without_numbers, year_apart

# The same texts are asked again and again: venues, labels, headings.
_KEPT = 20_000

# What a work won there, behind the name: "ICCV 2017 Best Paper Award, Marr Prize".
_PRIZE = re.compile(
    r"(?<=[\s,;:–(、，-])(?:best|outstanding|distinguished|honou?rable|test[- ]of[- ]time"
    r"|runner[- ]?up|award|prize|winner|1st place)\b.*",
    re.IGNORECASE,
)
_PRIZE_BEFORE = re.compile(
    r"^\W*(?:(?:best|outstanding|distinguished|honou?rable|mention|student|paper|award"
    r"|runner[- ]?up|winner|prize|oral|spotlight|highlight|presentation)[\s-]*)+"
    r"(?:[,:;@]|\b(?:at|in|of)\b)\s*(?=[A-Z])",
    re.IGNORECASE,
)


def prize_of(text: str) -> str:
    """Return what a text says of a work beside its venue: of "Best Paper, ICML 2020" the first."""
    found = _PRIZE_BEFORE.match(text) or _PRIZE.search(text)
    return re.sub(r"^\W+|\W+$", "", found[0]) if found else ""


# What a work was there, of all that fillers say: "Oral", "Best paper award", "Spotlight (top 5%)".
_PRESENTED = re.compile(r"\b(?:oral|spotlight|poster|highlight|talk|demo)s?\b", re.IGNORECASE)
_AWARDED = re.compile(
    r"\b(?:best|outstanding|distinguished|hono[u]?rable|runner-?up|award|winners?|prize|nominated"
    r"|candidate|finalist|nominee|nomination|top)\b",
    re.IGNORECASE,
)


def standing(filler: str) -> str:
    """Return as what a filler says that a work stood there: "presentation", "award", or nothing.

    Of "Accepted", "To appear" and "Paper" nothing is kept: they say no more than the venue.
    """
    return "award" if _AWARDED.search(filler) else "presentation" * bool(_PRESENTED.search(filler))


# Where the name of the venue ends: volume, issue, pages, a publisher's sentence.
_TAIL = re.compile(
    r"\s+\d+(?:(?:\.\d+)*\s*(?=[(:]|$)|,\s*\w?\d[\d–-]*\s*$)|(?:\s+\d{1,3})?[,;]?\s*\b([Vv]ol|[Vv]olume|[Nn]o|[Pp]p?|[Pp]ages?|Bd|Heft|[SsСсТт]|стр)\b\.?\s*\d.*|[;:]\s*\d.*"
    r"|,?\s+(?<!\bof\s)(?<!\bthe\s)(ACM|IEEE|Springer|Elsevier|PMLR"
    r"|Morgan (?:& Claypool|Kaufmann)(?: Publishers)?)\b\s*(?:$|[,.;(].*)|\s+preprint\b.*",
)
# What one of these has: of most names they are asked alone, for those above try each letter.
_MAY_HAVE_A_TAIL = re.compile(r"\d|ACM|IEEE|Springer|Elsevier|PMLR|Morgan|preprint")
_MAY_HAVE_A_PRIZE = re.compile(r"best|outst|disti|honou?r|test|runne|award|prize|winne|1st")
_SENTENCE_END = re.compile(r"(?<=[a-z]{6}\.)\s+(?=\S)")
_EDGE = " \t,.;:，、：-–—_|/()[]{}<>\"'“”*•·+~=&@#!"
_LEAD = re.compile(
    r"^(?:(?:to appear|accepted|published|presented|appeared|forthcoming)\b[\s:]*)?"
    r"(?:(?:in|by|at|to|as)[:\s]\s*)?(?:a\s)?(?:@\s?)?"
    # "Proc. CoRL" is CoRL; of a long name it is a part.
    r"(?:proc(?:eedings|s)?\b\.?\s+(?:of\s+(?:the\s+)?)?(?=(?-i:[A-Z]\w*[A-Z]\w*)[\s'’\d]*$))?",
    re.IGNORECASE,
)
OPENS = re.compile(
    r"^(?i:(?:to appear|accepted|published|presented|appeared|forthcoming)\b[\s:]*"
    r"(?:(?:in|by|at|to|as)\b)?"
    r"|in\b|@)[:\s]*(?=[^\Wa-z]|arXiv)"
)
"""What opens the name of a venue: "accepted to ICML", "in Computers & Bees"."""
_KNOWN = re.compile(
    r"(arxiv|corr|biorxiv|medrxiv|preprint|under review|submitted|blog|tech(nical)? report"
    r"|report|phd thesis"
    r"|thesis|nature|science|book|neural computation|pattern recognition|chemrxiv|hal|ssrn"
    r"|interspeech|eurographics"
    r"|openreview)"
    r"(\s+(preprint|communications|workshop|machine intelligence))?"
)
_ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Za-z]*[wos]?\b")
_SHORTCODE = re.compile(r":[a-z][a-z0-9_+-]{1,40}:(?![/\w])")
EMOJI = re.compile(r"[\U0001f300-\U0001faff\u25a0-\u25ff\u2600-\u27bf\u2b50\u2b55\ufe0f★]+")


_A_YEAR = r"\s?(?:(?:19|20)\d\d|['’]\s?\d\d)(?!\d)"
_TWO_VENUES = re.compile(
    rf"([A-Z][\w .-]{{1,30}}?){_A_YEAR}\s?(?:[,;/&+]|and\b|\.\s)\s?"
    rf"([A-Z][\w .-]{{1,30}}?){_A_YEAR}\W*"
)
_LONGEST_TWO = 80


_DIGIT = re.compile(r"\d")


class Found(NamedTuple):
    """What a text says: a venue, a year, both or neither."""

    venue: str | None
    year: int | None


@lru_cache(maxsize=_KEPT)
def find(text: str) -> Found:
    """Return the venue and the year that a short text names."""
    dated = read_date(text.strip(" :："))
    if dated:
        return Found(None, dated.year if (dated.year or 0) <= LATEST else None)
    work = one_line(text)
    work = work if work.isascii() else EMOJI.sub(" ", work)
    work = _SHORTCODE.sub(" ", work) if work.count(":") > 1 else work
    # Most texts have no digit; the patterns of years try each letter of a long one.
    if not _DIGIT.search(work):
        year, rest = None, work
    else:
        year, rest = year_apart(_first_of_two(without_numbers(work)))
    venue = venue_name(rest)
    if venue and year is None and "." in venue and text.strip().endswith(f"{venue}."):
        venue += "."  # IEEE Trans. Magn. ends in an abbreviation, not in a full stop
    return Found(venue, year)


def _first_of_two(text: str) -> str:
    """Return the first of two venues with their years, "CVPR 2015, PAMI 2016": there it stood."""
    twice = _TWO_VENUES.fullmatch(text) if len(text) < _LONGEST_TWO else None
    is_one = twice is not None and all(is_venue(one.strip()) for one in twice.groups())
    return text[: twice.start(2)] if twice and is_one else text


_SERVERS = frozenset(("arxiv", "bioxiv", "biorxiv", "medrxiv", "chemrxiv", "openreview"))


def names_server(text: str) -> bool:
    """Return whether a label names a server of preprints: a venue, if none else is."""
    return fold(text.strip(" []()")) in _SERVERS


_EMPTY = re.compile(r"\(\s*\)|\[\s*\]")
_BEFORE_A_STOP = re.compile(r"(?<!\s)\s++([,.])")
_COMMAS = re.compile(r",(\s*,)+")
# "ICSE'21-SeedSower" has the work's name behind; "Networking 12(3), 969–983" its imprint.
_BEHIND_ITS_YEAR = re.compile(r"['’]\s?-\s?\w+$|,?\s*\(\d{1,4}\)[\s,:].*$")
_SHORT_BEHIND = re.compile(r" \([A-Z][\w&/+-]*[A-Z]$")  # whose bracket was taken for an edge
# "Symposium on Bees (SOB), Vienna, Austria": where it was held is no part of its name.
_HELD = re.compile(r"(?<=[A-Z)’'\d]\)),\s.*$")
# "SIMPÓSIO BRASILEIRO DE ABELHAS, 22., 2011, Aracaju": which of them, and where it was held.
_NUMBER_BEHIND = re.compile(r",\s*\d{1,3}\.[ªº]?(?:,.*)?$")
_MONTH_BEHIND = re.compile(rf",\s*(?:{MONTH}|vol)$", re.IGNORECASE)


def venue_name(text: str) -> str | None:
    """Return the name of a venue without its tail, or None where no name is left."""
    name = without_dates(text)
    name = name.replace("_", " ")
    if "(" in name or "[" in name:
        name = _EMPTY.sub(" ", name)
    prize = _PRIZE_BEFORE.match(name)
    name = name[prize.end() :] if prize else name
    name = one_line(_LEAD.sub("", name.strip(_EDGE), count=1)) if len(name) > 4 else name
    cut = _TAIL.sub("", name) if _MAY_HAVE_A_TAIL.search(name) else name
    cut = _PRIZE.sub("", cut) if _MAY_HAVE_A_PRIZE.search(cut.lower()) else cut
    # "Apidologie. Printed by bees" goes on with a sentence, "Proc. ACM Interact. Mob." does not.
    if "." in cut:
        ends = (end.start() for end in _SENTENCE_END.finditer(cut))
        cut = cut[: next((at for at in ends if not ends_abbreviated(cut[:at])), None)]
    cut = one_line(cut).strip(_EDGE)
    name = cut or name.strip(_EDGE)
    name = _BEFORE_A_STOP.sub(r"\1", name) if "," in name or "." in name else name
    if ")," in name and names_periodical(name.partition("(")[0]):
        name = _HELD.sub("", name)
    if "," in name:
        name = _NUMBER_BEHIND.sub("", name)
        name = _MONTH_BEHIND.sub("", _COMMAS.sub(",", name).strip(_EDGE)).strip(_EDGE)
    if "(" in name or "'" in name or "’" in name:
        name = _BEHIND_ITS_YEAR.sub("", name).strip(_EDGE)
    if name.count("(") > name.count(")"):
        is_short = bool(_SHORT_BEHIND.search(name)) and names_periodical(name)
        name = f"{name})" if is_short else name.partition("(")[0].strip(_EDGE)
    has_letters = sum(map(str.isalpha, name)) > 1
    return one_line(name) if has_letters and len(name) <= 100 else None


_JOURNAL = re.compile(
    r"\b(journals?|transactions|conference|proceedings|workshops?|symposium|letters"
    r"|annal(?:s|es|en)|cahiers|presses|advances in|lecture notes"
    r"|lectures on|handbook of|foundations and trends|encyclopa?edia of|arxiv|preprint|dissertation"
    r"|tech(?:nical|\.)? report|rapport (?:de recherche|technique)|technischer bericht"
    r"|informe técnico|relatório técnico|rapporto tecnico|congress"
    r"|communications (?:of|in|on)"
    r"|(?:phd|ph\.d\.|doctoral|master'?s?|m\.?sc\.?|bachelor'?s?) thesis"
    r"|thèse de|mémoire de (?:master|maîtrise|dea)|habilitation à diriger|doktorarbeit|diplomarbeit"
    r"|masterarbeit|bachelorarbeit|habilitationsschrift|tesis (?:doctoral|de)|tese de|dissertação"
    r"|tesi di (?:dottorato|laurea)|proefschrift|avhandling|rozprawa|диссертация"
    r"|(?:博士|硕士|修士|学位)论?論?文|(?:박사|석사)학위"
    r"|frontiers in|colloquium|zeitschrift|revue|revista|rivista|spektrum|tagung"
    r"|law (?:review|journal|quarterly)(?! of)|computing surveys|actes"
    r"|findings of)\b|\b(?:trans|proc)\.(?=\s)|学报|期刊|杂志|会议|学会|論文誌|학회|저널|журнал",
    re.IGNORECASE,
)
_BEGINNINGS = tuple(
    """
    journal transact conferen proc worksh sympos letters annal cahier presses advances lecture handb
    foundations encyclop arxiv preprint dissert tech rapport informe relat congress communications
    thesis thèse mémoire habilit arbeit tesi tese proefs avhand rozpr диссерт 论文 論文 博士 硕士
    修士 学位 학위 frontiers colloq zeitsch revue revista rivista spektrum tagung surveys actes
    findings law trans 学报 期刊 杂志 会议 学会 학회 저널 журнал
    """.split()  # noqa: SIM905 -- a hundred quoted words are not read
)
# In a short name they are a venue's: "A review of the science of bees" is a title.
_SHORT_JOURNAL = re.compile(
    r"\b(nature|science|review|reviews|bulletin|acta|archives|magazine|press|thesis|meeting"
    r"|(?<=\w )chapter"
    r"|international|track|summit|findings)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=_KEPT)
def has_word_of_journals(text: str) -> bool:
    """Return whether a text has a word that surely belongs to the name of a journal or conference.

    A review may be a title's word, proceedings are a venue's.
    """
    # Their beginnings are asked first: the pattern tries each of fifty words at each letter.
    lowered = text.lower()
    found = _JOURNAL.search(text) if any(one in lowered for one in _BEGINNINGS) else None
    # "Unsent letters make up a third" is a sentence: in a name the word has a capital, or none has.
    return found is not None and not (
        found[0].islower() and text[:1].isupper() and text[1:].islower() and text.count(" ") > 2
    )


def is_known(text: str) -> bool:
    """Return whether a text is the name of a venue that its letters do not show: ``Nature``."""
    return bool(_KNOWN.fullmatch(fold(text)))


def is_acronym(text: str) -> bool:
    """Return whether a text is one word with two capitals or more, as ``ICML`` and ``NeurIPS``."""
    return bool(_ACRONYM.fullmatch(text))


@lru_cache(maxsize=_KEPT)
def names_journal(text: str) -> bool:
    """Return whether a text has a word of which journals and conferences are named."""
    if has_word_of_journals(text) or is_abbreviated(text):
        return True
    return len(text.split()) <= 4 and " a " not in text and bool(_SHORT_JOURNAL.search(text))


def names_periodical(text: str) -> bool:
    """Return whether a short text surely names a journal or a conference by its words."""
    return has_word_of_journals(text) and len(text.split()) > 1


def is_venue(text: str) -> bool:
    """Return whether a short text without a year is a venue's name: an acronym or a known word."""
    words = text.split()
    if not words or len(words) > 6 or ": " in text:  # "FIPS 198-1: HMACs" is a title
        return False
    return is_known(text) or bool(_ACRONYM.match(words[0]))


# What the title of a page may say beside the venue and the year of its papers, and nothing else:
# "Awesome LLM Papers 2024" has the form of a venue as well, and is a topic.
_OF_A_PAGE = re.compile(
    r"\b(?:the|an?|awesome|lists?|of|on|in|at|from|for|with|and|all|to|by|accepted|papers?|code"
    r"|codes|articles?|publications?|proceedings|contributions|collections?|index|overview|summary"
    r"|reading|program(?:me)?|open|access|conference|paperlist|oral|posters?|abstracts?|web|online"
    r"|links?|page|best|selected|research|liste|des?|der|die|das|und|im|et|les|du|los|las|el|artikel"
    r"|beiträge|papiere|articulos|artículos|trabajos|artigos|articoli|статьи|доклады|список)\b"
    r"|论文|論文|列表|合集|汇总|彙整|整理|收录|录用|接收|目录|清单|开源|開源|项目|專案|代码|代碼|程式碼|链接|解读"
    r"|最新|全部|所有|大全|会议|會議|一覧|まとめ|採択|採録|コード|実装|リンク|全て|読み会"
    r"|리스트|논문|목록|정리|모음|코드|채택|전체|[和与與及的のと、，·]|[|+&:/()（）【】「」\[\]–—-]",
    re.IGNORECASE,
)


def of_page(title: str) -> str:
    """Return venue and year of all that a page lists, where its title says only that, else "".

    Such as "SIGGRAPH 2019 papers on the web" and "CVPR-2023-Papers-with-Code".
    """
    rest = one_line(_OF_A_PAGE.sub(" ", EMOJI.sub(" ", title.replace("_", " "))))
    says = find(rest)
    is_one = is_well_known(says.venue or "") or names_periodical(says.venue or "")
    return f"{says.venue} {says.year}" if says.year and is_one else ""


# The imprint.

# Volume, issue, pages and the year: what a reference has behind its journal.  A number is never
# given back in part (*+): "10.10.10…" falls apart in 2ⁿ ways.
_IMPRINT = re.compile(
    r"[\s,;:.()]*(?:(?:vol(?:ume)?|v|n|no|issue|number|pp?|pages?|art(?:icle)?|paper|e?id"
    # in German, Russian, French, Spanish, Chinese and Japanese
    r"|bd|band|jg|jahrgang|heft|nr|s|seiten?|т|том|с|стр|t|tomo?|tome|núm|págs?"
    r"|вып(?:уск)?|卷|期|页|巻|号|頁)\b\.?[\s:]*"
    r"|№\s*|n[°ºᵒ]\s*|第|isbn(?:-1[03])?[\s:]*[\dx–-]{10,17}"
    # "Phys. Rev. A 52, R2493", "e124", "aac4716": letters may lead the number of an article,
    # and "14:R80", "i186–i193", "C1–C68" its pages
    r"|(?-i:[a-z]{1,4}(?=\d{3})(?!(?:19|20)\d\d\b)|(?<=\d:)[A-Z](?=\d)|[A-Za-z](?=\d+[a-z]?\s?[-–]\s?[A-Za-z]\d))?"
    # "HFE-1(1), 4–11", and "5(CSCW1)" of one of several series
    r"(?:(?-i:[A-Z]{2,4}-(?=\d{1,3}\()|(?<=\()[A-Z]{3,8}(?=\d\)))|[A-Z](?=\d{4}))?\d\w*+(?:\s?[-–/]\s?(?>\w*\d))?[\s,;:.()]*)+",
    re.IGNORECASE,
)
# When somebody looked at a page: "(Abruf: 03.04.2021)", "consulté le 3 septembre 2018".
_ACCESSED = re.compile(
    r"(?:last\s)?(?:accessed|retrieved|visited|viewed|cited|abruf|abgerufen|zugriff"
    r"|zuletzt (?:abgerufen|besucht)|stand|consultée?s?|page consultée|visité|consultado|consulta"
    r"|acceso|acesso|acessado|consultato|visitato|ultimo accesso|besøgt|hämtad|geraadpleegd"
    r"|дата обращения|обращение|访问日期|検索日|閲覧日)"
    r"\W{1,3}(?:on |am |le |el |em |in |il |op |den )?(?:[^()]{0,20}\d{4}"
    # "Acesso em: 10 mar. 2023" comes apart at its month.
    r"|[^()\d]{0,8}\d{1,2}\.? (?:de )?[^\W\d]{3,9})\W*",
    re.IGNORECASE,
)
# Where a book was printed, and by whom, as references have it: "Berlin: Springer, 2006".
_PRINTED = re.compile(
    r"(?P<place>[^\W\d_a-zа-яё][^:;()\d]{0,40}?)\s?:\s(?P<house>[^:;()\d]{2,40}?)"
    r"(?:,?\s\(?(?P<year>(?:19|20)\d\d)\)?)?"
)
_PRINTED_THERE = re.compile(
    r"(?P<place>[^\W\d_a-z][^,;:()\d]{1,25}), (?P<house>[^,;:()\d]{2,40}?),"
    r" (?P<year>(?:19|20)\d\d)(?: \[(?:1[5-9]|20)\d\d\])?"
)
# "5th ed., Addison-Wesley, 2011", "2. Auflage, Pearson Studium, 2007"
_EDITION = re.compile(
    r"(?:\d{1,2}(?:\.|st|nd|rd|th|ème|e|ª|º|-е)?|first|second|third|revised)\s?"
    r"(?:ed(?:ition|n)?|Aufl(?:age)?|édition|edición|edição|edizione|изд(?:ание)?|druk|版)\b\.?,?\s*",
    re.IGNORECASE,
)
_LONGEST_PRINTED, _LONGEST_HOUSE = 18, 4  # words
_PRINTERS = re.compile(
    r"\b(?:press|verlag|publish\w*|editions?|изд\w*|books)\b|出版|출판", re.IGNORECASE
)
_PLACES = re.compile(
    r"(?:М|M|СПб|SPb|Л|К|Н|N\.? ?Y|Москва|Ленинград|Санкт-Петербург|Киев|Минск|Новосибирск|Казань"
    r"|New York|London|Cambridge|Oxford|Boston|Chicago|San Francisco|Philadelphia|Princeton|Hoboken"
    r"|Berlin|Heidelberg|Stuttgart|München|Munich|Leipzig|Frankfurt|Hamburg|Köln|Tübingen|Wiesbaden"
    r"|Baden-Baden|Frankfurt a\. ?M|Göttingen|Bielefeld|Bonn|Freiburg|Weinheim|Mainz|Graz|Bern"
    r"|Marseille|Toulouse|Grenoble|Rennes|Lille|Bordeaux|Strasbourg|Genève|Lausanne|Neuchâtel"
    r"|Louvain(?:-la-Neuve)?|Montréal|Québec|Rabat|Tunis|Alger"
    r"|Wien|Vienna|Zürich|Basel|Paris|Lyon|Bruxelles|Amsterdam|Dordrecht|Leiden|Roma|Milano|Torino"
    r"|Bologna|Madrid|Barcelona|Lisboa|Porto|Coimbra|São Paulo|Rio de Janeiro|Porto Alegre"
    r"|Curitiba|Belo Horizonte|Brasília|Campinas|Recife|Salvador|Petrópolis|Florianópolis|Bogotá"
    r"|Santiago|Lima|Sevilla|Valencia|Salamanca|Granada|México|Buenos Aires|Warszawa"
    r"|Kraków|Praha|Budapest|Stockholm|Oslo|København|Helsinki|Tokyo|北京|上海|台北|東京|서울)"
    r"\b\.?(?:\s?[,;–/-].*)?"
)


def printed(bare: str) -> tuple[tuple[str, str], ...]:
    """Return the roles of "Berlin: Springer, 2006", publisher and year; none for any other text.

    "Berlin: On Its Walls" is a title.
    """
    edition = _EDITION.match(bare)
    if edition and len(bare.split()) <= _LONGEST_PRINTED:
        behind = bare[edition.end() :]
        if is_imprint(behind):  # "2nd ed., pp. 100–120"
            return (("imprint", behind),)
        if told := printed(behind):
            return told
        says = find(behind)
        return (("publisher", says.venue or bare), *_dated(str(says.year or "")))
    # As in French: "Paris, Institut de l'abeille, 2014"; there the place has to be known.
    found = _PRINTED.fullmatch(bare) or _PRINTED_THERE.fullmatch(bare)
    if found is None or len(found["house"].split()) > _LONGEST_HOUSE:
        return ()
    is_told = found.re is _PRINTED and _PRINTERS.search(found["house"])
    if not (is_told or _PLACES.fullmatch(found["place"])):
        return ()
    return (("publisher", found["house"]), *_dated(found["year"]))


def _dated(year: str | None) -> tuple[tuple[str, str], ...]:
    return (("date", year),) if year else ()


def is_imprint(text: str) -> bool:
    """Return whether a text is volume, number, pages: "41(2), pp. 1-9", "Berlin, S. 204–227"."""
    place, _, behind = text.partition(", ")
    text = behind if behind and _PLACES.fullmatch(place) else text
    return any(map(str.isdecimal, text)) and bool(_IMPRINT.fullmatch(text))


def is_visit(text: str) -> bool:
    """Return whether a text says when somebody looked at a page: "accessed 3 May 2020"."""
    return bool(_ACCESSED.fullmatch(text))
