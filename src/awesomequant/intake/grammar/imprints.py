"""What a reference has behind its venue: volume and pages, publisher and place, days of visits."""

import re

from awesomequant.intake.grammar.venues import find

# Volume, issue, pages and the year: what a reference has behind its journal.
_IMPRINT = re.compile(
    r"[\s,;:.()]*(?:(?:vol(?:ume)?|v|n|no|issue|number|pp?|pages?|art(?:icle)?|paper|e?id"
    # in German, Russian, French, Spanish, Chinese and Japanese
    r"|bd|band|jg|jahrgang|heft|nr|s|seiten?|т|том|с|стр|t|tomo?|tome|núm|págs?"
    r"|вып(?:уск)?|卷|期|页|巻|号|頁)\b\.?[\s:]*"
    r"|№\s*|n[°ºᵒ]\s*|第|isbn(?:-1[03])?[\s:]*[\dx–-]{10,17}"
    # "Phys. Rev. A 52, R2493", "e124", "aac4716": letters may lead the number of an article,
    # and "14:R80", "i186–i193", "C1–C68" its pages
    r"|(?-i:[a-z]{1,4}(?=\d{3})(?!(?:19|20)\d\d\b)|(?<=\d:)[A-Z](?=\d)|[A-Za-z](?=\d+[a-z]?\s?[-–]\s?[A-Za-z]\d))?"
    r"(?:[A-Z](?=\d{4}))?\d[\d\w]*(?:\s?[-–/]\s?\w*\d+)?[\s,;:.()]*)+",
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
_LONGEST, _LONGEST_HOUSE = 18, 4  # words
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
    if edition and len(bare.split()) <= _LONGEST:
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
