"""Which venue and which year a short text names, in all the clothes in which lists write them."""

import re
from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple

from awesomequant.intake.grammar.abbreviations import ends_abbreviated, is_abbreviated
from awesomequant.text import fold, one_line
from awesomequant.works.dates import read_date
from awesomequant.works.venues import is_well_known

# The same texts are asked again and again: venues, labels, headings.
_KEPT = 20_000

# The year, as in ``ICLR'17``, ``2017-ICML-``, ``EMNLP24 Findings``.

_LATEST = datetime.now(UTC).year + 1
_ARXIV_ID = re.compile(
    r"(?<=arxiv)[:\s]+\d{4}\.\d{4,5}(v\d+)?(\s*\[[\w.-]+\])?|\b[a-z-]+/\d{7}\b"
    r"|\babs/\d{4}\.\d{4,5}(v\d+)?|\barxiv:\s*\d{4}\.\d{4,5}(v\d+)?(\s*\[[\w.-]+\])?"
    # Of "bioRxiv (2022): 2022.01.27.478087" the number, in which the day is a day.
    r"|(?<=\d\d\.\d\d)\.\d{6,8}(?:v\d+)?(?![\d.])|(?<=rxiv)[\s:,]+\d{6,8}(?:v\d+)?(?![\d.])",
    re.IGNORECASE,
)
# English, and what other languages write otherwise: "set" and "out" are words besides.
_MONTH = (
    r"((?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*|févr?(?:ier)?|avr(?:il)?|mai|juin"
    r"|juil(?:let)?|août|déc(?:embre)?|jänner|märz|okt(?:ober)?|dez(?:ember|embro)?|enero|febrero"
    r"|abril|mayo|junio|julio|agosto|octubre|diciembre|fevereiro|março|maio|junho|julho|setembro"
    r"|outubro|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre"
    r"|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)\.?"
)
_DATE = re.compile(
    rf"(?<!\d)((?:19|20)\d\d)\s?[-/.]\s?(0?[1-9]|1[0-2])(?:\s?[-/.]\s?\d{{1,2}})?(?!\d)"
    rf"|(?<!\w)\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+((?:19|20)\d\d)(?!\d)"
    rf"|(?<!\w){_MONTH},?\s+(?:\d{{1,2}},?\s+)?((?:19|20)\d\d)(?!\d)"
    rf"|(?<!\d)(0?[1-9]|1[0-2])/((?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_ARXIV_MONTH = re.compile(
    r"(?<=arxiv)[\s'-]?(?!20[0-2]\d)(\d\d)(?:0[1-9]|1[0-2])(?!\d)", re.IGNORECASE
)
_DIGITS = re.compile(r"\d\d")
_IN_BRACKETS = re.compile(r"[(\[]\s*((?:19|20)\d\d)\s*[)\]]")
# Of a span of years, "1890–1960", none is that of the work.
_WHOLE = re.compile(
    r"(?<!\d)(?<!\d[.:–-])(?<!\d\d [–-] )((?:19|20)\d\d)"
    # "Interspeech 2020: 1234-1238" is dated, in "41 2020:12" it is the number of an issue.
    r"(?!\d|:\s?\d(?!\d*\s?[-–]\s?\d)|\s?[–—]\s?(?:1[5-9]|20)\d\d)"
)
_SHORT = re.compile(r"(?<=[A-Za-z])\s?['’‘`´]\s?(\d\d)(?!\d)|^['’‘`´](\d\d)(?!\d)")
_GLUED = re.compile(
    # "Salsa20 family of ciphers" is no date, "EMNLP24 findings" is one.
    r"(?:(?<=[A-Za-z]{3})(?!\d\d(?-i:\s[a-z]{3}))|(?-i:(?<=[A-Z]{3})))(\d\d)(?=[\s_,.;:)-]|[wos]?$)|(?<=arxiv)[\s-](\d\d)(?!\d)"
    r"|(?-i:(?<=[A-Z]{3}))[\s-](\d\d)(?=$|[\s,])",
    re.IGNORECASE,
)
# What a work won there, behind the name: "ICCV 2017 Best Paper Award, Marr Prize".
_PRIZE = re.compile(
    r"(?<=[\s,;:–(-])(?:best|outstanding|distinguished|honou?rable|test[- ]of[- ]time"
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


# Where the name of the venue ends: volume, issue, pages, a publisher's sentence.
_TAIL = re.compile(
    r"\s+\d+(?:(?:\.\d+)*\s*(?=[(:]|$)|,\s*\w?\d[\d–-]*\s*$)|(?:\s+\d{1,3})?[,;]?\s*\b([Vv]ol|[Vv]olume|[Nn]o|[Pp]p?|[Pp]ages?|Bd|Heft|[SsСсТт]|стр)\b\.?\s*\d.*|[;:]\s*\d.*"
    r"|,?\s+(?<!\bof\s)(?<!\bthe\s)(ACM|IEEE|Springer|Elsevier|PMLR"
    r"|Morgan (?:& Claypool|Kaufmann)(?: Publishers)?)\b\s*(?:$|[,.;(].*)|\s+preprint\b.*",
)
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
        return Found(None, dated.year if (dated.year or 0) <= _LATEST else None)
    work = one_line(text)
    work = work if work.isascii() else EMOJI.sub(" ", work)
    work = _SHORTCODE.sub(" ", work) if work.count(":") > 1 else work
    # Most texts have no digit; the patterns of years try each letter of a long one.
    if not _DIGIT.search(work):
        year, rest = None, work
    else:
        year, rest = _year(_first_of_two(_ARXIV_ID.sub(" ", work)))
    venue = venue_name(rest)
    if venue and year is None and "." in venue and text.strip().endswith(f"{venue}."):
        venue += "."  # IEEE Trans. Magn. ends in an abbreviation, not in a full stop
    return Found(venue, year)


def _first_of_two(text: str) -> str:
    """Return the first of two venues with their years, "CVPR 2015, PAMI 2016": there it stood."""
    twice = _TWO_VENUES.fullmatch(text) if len(text) < _LONGEST_TWO else None
    is_one = twice is not None and all(is_venue(one.strip()) for one in twice.groups())
    return text[: twice.start(2)] if twice and is_one else text


def date_of(text: str) -> str | None:
    """Return the month or day that a text names, as ``2024-06`` or ``2024-06-17``; else None."""
    found = _DATE.search(_ARXIV_ID.sub(" ", text))
    dated = read_date(text) or (read_date(found[0]) if found else None)
    return dated.iso if dated else None


def names_server(text: str) -> bool:
    """Return whether a label names a server of preprints: a venue, if none else is."""
    return bool(
        re.fullmatch(r"arxiv|bior?xiv|medrxiv|chemrxiv|openreview", fold(text.strip(" []()")))
    )


@lru_cache(maxsize=_KEPT)
def year_of(text: str) -> int | None:
    """Return the year that a text names."""
    return _year(_ARXIV_ID.sub(" ", text))[0]


def _year(text: str) -> tuple[int | None, str]:
    """Return the year and what is left without it; a year beside a venue beats a date."""
    if not _DIGITS.search(text):  # most texts have none, and the names of months are many
        return None, text
    for pattern in (_DATE, _ARXIV_MONTH, _IN_BRACKETS, _WHOLE, _SHORT, _GLUED):
        for found in reversed(list(pattern.finditer(text))):
            groups = [group for group in found.groups() if group and group.isdecimal()]
            year = _whole(max(groups, key=len), signed=pattern is _SHORT) if groups else None
            if year is not None:
                return year, f"{text[: found.start()]} {text[found.end() :]}"
    return None, text


def _whole(digits: str, *, signed: bool = False) -> int | None:
    """Return a year of four digits for four or two; None for one that cannot be.

    ``signed``: it stands behind an apostrophe, as in ``SIGCOMM '84``.
    """
    year = int(digits)
    if len(digits) == 2:
        year += 2000 if year <= _LATEST - 2000 else 1900
        # 50 of ResNet50 is no year; of MICRO '54, the 54th, neither.
        return year if year > (1969 if signed else 1984) else None
    return year if 1900 < year <= _LATEST else None


_EMPTY = re.compile(r"\(\s*\)|\[\s*\]")
_BEFORE_A_STOP = re.compile(r"\s+([,.])")
_COMMAS = re.compile(r",(\s*,)+")
# "ICSE'21-SeedSower" has the work's name behind; "Networking 12(3), 969–983" its imprint.
_BEHIND_ITS_YEAR = re.compile(r"['’]\s?-\s?\w+$|,?\s*\(\d{1,4}\)[\s,:].*$")
_SHORT_BEHIND = re.compile(r" \([A-Z][\w&/+-]*[A-Z]$")  # whose bracket was taken for an edge
# "Symposium on Bees (SOB), Vienna, Austria": where it was held is no part of its name.
_HELD = re.compile(r"(?<=[A-Z)’'\d]\)),\s.*$")
# "SIMPÓSIO BRASILEIRO DE ABELHAS, 22., 2011, Aracaju": which of them, and where it was held.
_NUMBER_BEHIND = re.compile(r",\s*\d{1,3}\.[ªº]?(?:,.*)?$")
_MONTH_BEHIND = re.compile(rf",\s*(?:{_MONTH}|vol)$", re.IGNORECASE)


def venue_name(text: str) -> str | None:
    """Return the name of a venue without its tail, or None where no name is left."""
    name = _WHOLE.sub(" ", _DATE.sub(" ", text)) if _DIGIT.search(text) else text
    name = name.replace("_", " ")
    if "(" in name or "[" in name:
        name = _EMPTY.sub(" ", name)
    name = _PRIZE_BEFORE.sub("", name, count=1)
    name = one_line(_LEAD.sub("", name.strip(_EDGE), count=1)) if len(name) > 4 else name
    cut = _PRIZE.sub("", _TAIL.sub("", name))
    # "Apidologie. Printed by bees" goes on with a sentence, "Proc. ACM Interact. Mob." does not.
    ends = (end.start() for end in _SENTENCE_END.finditer(cut))
    cut = one_line(cut[: next((at for at in ends if not ends_abbreviated(cut[:at])), None)])
    cut = cut.strip(_EDGE)
    name = _BEFORE_A_STOP.sub(r"\1", cut or name.strip(_EDGE))
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
    r"|computing surveys|actes"
    r"|findings of)\b|\b(?:trans|proc)\.(?=\s)|学报|期刊|杂志|会议|学会|論文誌|학회|저널|журнал",
    re.IGNORECASE,
)
# In a short name they are a venue's: "A review of the science of bees" is a title.
_SHORT_JOURNAL = re.compile(
    r"\b(nature|science|review|reviews|bulletin|acta|archives|magazine|press|thesis|chapter|meeting"
    r"|international|track|summit|findings)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=_KEPT)
def has_word_of_journals(text: str) -> bool:
    """Return whether a text has a word that surely belongs to the name of a journal or conference.

    A review may be a title's word, proceedings are a venue's.
    """
    found = _JOURNAL.search(text)
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


def names_journal(text: str) -> bool:
    """Return whether a text has a word of which journals and conferences are named."""
    if has_word_of_journals(text) or is_abbreviated(text):
        return True
    return bool(_SHORT_JOURNAL.search(text)) and len(text.split()) <= 4 and " a " not in text


def names_periodical(text: str) -> bool:
    """Return whether a short text surely names a journal or a conference by its words."""
    return has_word_of_journals(text) and len(text.split()) > 1


def is_venue(text: str) -> bool:
    """Return whether a short text without a year is a venue's name: an acronym or a known word."""
    words = text.split()
    if not words or len(words) > 6 or ": " in text:  # "FIPS 198-1: HMACs" is a title
        return False
    return is_known(text) or bool(_ACRONYM.match(words[0]))


_SPAN_OF_YEARS = re.compile(
    r"\b(before|until|till|up to|prior|pre|since|after|post|older|earlier|last)\b[\W_]*"
    r"(?:19|20)\d\d"
    # "Papers from 2022" are those of the year; "From 2022" and "from 2022 on" go on.
    r"|^\W*from\b[\W_]*(?:19|20)\d\d|\bfrom\b[\W_]*(?:19|20)\d\d\W*\b(on|onwards?|to|until|till)\b"
    r"|(?:19|20)\d\d\W*(and (before|earlier|later|after|older)|\+|onwards?|earlier|以前|之前)"
    r"|(?:19|20)\d\d\s*[-–—~/&]\s*(?:(?:19|20)\d\d|\d\d(?![-\d])|now|present|$)",
    re.IGNORECASE,
)


def of_heading(heading: str) -> int | None:
    """Return the year that a heading names; none for a span of years such as "Before 2022".

    In a longer heading it must begin or end with it: "The winners of the 2019 challenge on bees"
    are not of 2019.
    """
    if _SPAN_OF_YEARS.search(heading):
        return None
    if len(heading.split()) <= 5:
        return year_of(heading)
    found = re.search(r"^\W*((?:19|20)\d\d)\b|\b((?:19|20)\d\d)\W*$", heading)
    return _whole(found[1] or found[2]) if found else None


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
