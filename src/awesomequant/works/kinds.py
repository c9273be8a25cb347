"""Kinds of works, once: what each format and each venue calls them, read and written.

The names of the formats are those of BibTeX's ``btxdoc``, BibLaTeX's manual (3.20), the list of
types of Reference Manager's RIS as EndNote and Zotero read it, CSL 1.0.2, schema.org, Highwire's
``citation_`` tags as Google Scholar and Zotero read them, and the genres of OpenURL (Z39.88).
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Final, NamedTuple

from awesomequant.text import regex
from awesomequant.works.code_hosts import names_repository


class Kind(StrEnum):
    """What a work is, wherever it appeared."""

    ARTICLE = "article"
    CONFERENCE = "conference"
    WORKSHOP = "workshop"
    PREPRINT = "preprint"
    BOOK = "book"
    CHAPTER = "chapter"
    THESIS = "thesis"
    REPORT = "report"
    DATASET = "dataset"
    SOFTWARE = "software"
    STANDARD = "standard"
    WEB = "web"
    OTHER = "other"


class Form(NamedTuple):
    """What the formats call one kind of work, and the field that holds what it stands in.

    ``biblatex_subtype`` is BibLaTeX's field ``type``, which biber asks for of theses and reports;
    ``bibtex_subtype`` is that of BibTeX, which names the kinds that it has no type of entry for.
    ``highwire`` is the tag that names the container: Zotero takes the type of an item from the
    last of them, so that a kind has one; a preprint, as what stands in nothing, has none, nor has a
    standard, of which the tag of reports would make a report.
    ``coins`` is the metadata format and the genre; ``dc`` has types in place of genres.
    ``zotero`` is the type of an item in Zotero, which reads it from ``DC.type`` as well.
    """

    bibtex: str
    bibtex_container: str
    biblatex: str
    biblatex_container: str
    biblatex_subtype: str
    ris: str
    csl: str
    schema_org: str
    highwire: str
    coins: tuple[str, str]
    zotero: str
    bibtex_subtype: str = ""


# What is issued rather than contained: its venue is a publisher, a school or an institution, or the
# series that it is a number of.
ISSUED: Final = frozenset(
    (Kind.BOOK, Kind.THESIS, Kind.REPORT, Kind.DATASET, Kind.SOFTWARE, Kind.STANDARD)
)
# BibTeX proper knows neither software nor data nor pages of the web: styles print @misc for them.
FORMS: Final[Mapping[Kind, Form]] = {
    Kind.ARTICLE: Form(
        "article", "journal", "article", "journaltitle", "", "JOUR", "article-journal",
        "ScholarlyArticle", "citation_journal_title", ("journal", "article"), "journalArticle"),
    Kind.CONFERENCE: Form(
        "inproceedings", "booktitle", "inproceedings", "booktitle", "", "CONF", "paper-conference",
        "ScholarlyArticle", "citation_conference_title", ("book", "proceeding"), "conferencePaper"),
    Kind.WORKSHOP: Form(
        "inproceedings", "booktitle", "inproceedings", "booktitle", "", "CONF", "paper-conference",
        "ScholarlyArticle", "citation_conference_title", ("book", "proceeding"), "conferencePaper"),
    Kind.PREPRINT: Form(
        "misc", "howpublished", "online", "organization", "", "UNPB", "article",
        "ScholarlyArticle", "", ("dc", "preprint"), "preprint"),
    Kind.BOOK: Form(
        "book", "series", "book", "series", "", "BOOK", "book",
        "Book", "", ("book", "book"), "book"),
    Kind.CHAPTER: Form(
        "incollection", "booktitle", "incollection", "booktitle", "", "CHAP", "chapter",
        "Chapter", "citation_inbook_title", ("book", "bookitem"), "bookSection"),
    Kind.THESIS: Form(
        "phdthesis", "school", "thesis", "institution", "phdthesis", "THES", "thesis",
        "Thesis", "citation_dissertation_institution", ("dissertation", "dissertation"), "thesis"),
    Kind.REPORT: Form(
        "techreport", "institution", "report", "institution", "techreport", "RPRT", "report",
        "Report", "citation_technical_report_institution", ("book", "report"), "report"),
    Kind.DATASET: Form(
        "misc", "howpublished", "dataset", "organization", "", "DATA", "dataset",
        "Dataset", "", ("dc", "dataset"), "dataset", "Dataset"),
    Kind.SOFTWARE: Form(
        "misc", "howpublished", "software", "organization", "", "COMP", "software",
        "SoftwareSourceCode", "", ("dc", "computerProgram"), "computerProgram", "Software"),
    Kind.STANDARD: Form(
        # BibLaTeX names a @standard, which it has no driver for.
        "techreport", "institution", "report", "institution", "Standard", "STAND", "standard",
        "TechArticle", "", ("dc", "standard"), "standard", "Standard"),
    Kind.WEB: Form(
        "misc", "howpublished", "online", "organization", "", "ELEC", "webpage",
        "WebPage", "", ("dc", "webpage"), "webpage", "Web page"),
    Kind.OTHER: Form(
        "misc", "howpublished", "misc", "howpublished", "", "GEN", "document",
        "CreativeWork", "", ("dc", "document"), "document"),
}  # fmt: skip


# What the field ``type`` of an entry says that BibTeX has no type of entry for.
_SUBTYPES: Final = {
    form.bibtex_subtype.lower(): kind for kind, form in FORMS.items() if form.bibtex_subtype
}


def _table(**rows: str) -> dict[str, Kind]:
    """Return the kind of each name in rows of names."""
    return {name.lower(): Kind[kind] for kind, names in rows.items() for name in names.split()}


# Every entry type of BibTeX and BibLaTeX, and those that JabRef, Zotero, natbib's and IEEEtran's
# styles add.  A whole volume is a book; what BibLaTeX calls supp… stands in one.
_BIBTEX: Final = _table(
    ARTICLE="article suppperiodical review periodical-article",
    CONFERENCE="inproceedings conference",
    PREPRINT="unpublished preprint",
    BOOK="book mvbook booklet collection mvcollection proceedings mvproceedings reference "
    "mvreference bookinbook",
    CHAPTER="incollection inbook suppbook suppcollection inreference entry",
    THESIS="phdthesis mastersthesis thesis bathesis bachelorsthesis mathesis dissertation",
    REPORT="techreport report manual",
    DATASET="dataset data",
    SOFTWARE="software code softwareversion softwaremodule codefragment",
    STANDARD="standard",
    WEB="online electronic www webpage url",
    OTHER="misc other patent periodical artwork audio video movie music image performance letter "
    "bibnote commentary jurisdiction legislation legal customa customb customc customd custome "
    "customf set xdata",
)
# Every type of RIS that EndNote X9, Zotero or Mendeley write.
_RIS: Final = _table(
    ARTICLE="JOUR EJOUR JFULL ABST INPR MGZN NEWS",
    CONFERENCE="CONF CPAPER",
    PREPRINT="UNPB UNPD MANSCPT",
    BOOK="BOOK EBOOK EDBOOK SER ANCIENT CLSWK PAMP",
    CHAPTER="CHAP ECHAP DICT ENCYC",
    THESIS="THES",
    REPORT="RPRT GOVDOC HEAR",
    DATASET="DATA AGGR DBASE",
    SOFTWARE="COMP",
    STANDARD="STAND",
    WEB="ELEC BLOG ICOMM WEB",
    OTHER="GEN ART BILL BLOG-POST CASE CHART CTLG EQUA FIGURE GRANT LEGAL MAP MPCT MULTI MUSIC "
    "PAT PCOMM SLIDE SOUND STAT UNBILL VIDEO ADVS",
)
# Every type of CSL 1.0.2.
_CSL: Final = _table(
    ARTICLE="article-journal article-magazine article-newspaper periodical review review-book",
    CONFERENCE="paper-conference",
    PREPRINT="article manuscript preprint",
    BOOK="book pamphlet classic collection",
    CHAPTER="chapter entry entry-dictionary entry-encyclopedia",
    THESIS="thesis",
    REPORT="report",
    DATASET="dataset",
    SOFTWARE="software",
    STANDARD="standard",
    WEB="webpage post post-weblog",
    OTHER="document bill broadcast event figure graphic hearing interview legal_case legislation "
    "map motion_picture musical_score patent performance personal_communication regulation song "
    "speech treaty",
)
# Every type of item that Zotero 7 has.
_ZOTERO: Final = _table(
    ARTICLE="journalArticle magazineArticle newspaperArticle",
    CONFERENCE="conferencePaper presentation",
    PREPRINT="preprint manuscript",
    BOOK="book",
    CHAPTER="bookSection encyclopediaArticle dictionaryEntry",
    THESIS="thesis",
    REPORT="report",
    DATASET="dataset",
    SOFTWARE="computerProgram",
    STANDARD="standard",
    WEB="webpage blogPost forumPost",
)
# The reference types of EndNote, and the publication types of PubMed, by their words without
# blanks.  PubMed names several of one article; the kinds of studies among them say nothing here.
_ENDNOTE: Final = _table(
    ARTICLE="journal journalarticle electronicarticle magazinearticle newspaperarticle review",
    CONFERENCE="conferencepaper conferenceproceedings congress clinicalconference "
    "consensusdevelopmentconference consensusdevelopmentconferencenih",
    PREPRINT="unpublishedwork manuscript preprint",
    BOOK="book editedbook electronicbook serial",
    CHAPTER="booksection electronicbooksection encyclopedia dictionary bookchapter",
    THESIS="thesis academicdissertation",
    REPORT="report governmentdocument technicalreport",
    DATASET="dataset onlinedatabase",
    SOFTWARE="computerprogram",
    STANDARD="standard",
    WEB="webpage blog onlinemultimedia",
)
# Crossref's own types, which its CSL keeps where CSL has none.
_CROSSREF: Final = _table(
    ARTICLE="journal-article",
    CONFERENCE="proceedings-article",
    PREPRINT="posted-content",
    BOOK="monograph edited-book reference-book proceedings book-set book-series book-track",
    CHAPTER="book-chapter book-section book-part reference-entry",
    THESIS="dissertation",
    REPORT="report-component report-series",
    DATASET="database component",
    OTHER="journal journal-volume journal-issue peer-review grant",
)
# What a venue publishes, unless a work says otherwise; and the venue of a work of that kind.
_OF_VENUES: Final = {
    "journal": Kind.ARTICLE, "conference": Kind.CONFERENCE, "workshop": Kind.WORKSHOP,
    "preprint": Kind.PREPRINT, "thesis": Kind.THESIS, "report": Kind.REPORT, "other": Kind.OTHER,
}  # fmt: skip
VENUE_KINDS: Final = tuple(_OF_VENUES)
_VENUES_OF: Final = {kind: name for name, kind in _OF_VENUES.items()}

_ARXIV: Final = regex(r"\b(?:arxiv|corr)\b", re.IGNORECASE)
# What BibLaTeX calls an eprint there is a copy of something else.
_LIBRARIES: Final = frozenset(("hdl", "jstor", "pubmed", "pmc", "googlebooks"))
# What tells where a work can be read, or that it has not appeared yet.
_NOWHERE: Final = regex(
    r"https?:|www\.|\b(?:arxiv|corr|preprint|e-?print|manuscript|submitted|review|press|progress)\b",
    re.IGNORECASE,
)
_WORKSHOP: Final = regex(r"\bworkshops?\b", re.IGNORECASE)
_SOFTWARE: Final = regex(r"\bsoftware\b", re.IGNORECASE)


def from_bibtex(type_: str, fields: Mapping[str, str] | None = None) -> Kind:
    """Return the kind of an entry of BibTeX or BibLaTeX; ``fields`` are its fields as plain text.

    The fields tell what a type leaves open: ``@article`` in ``journal = {arXiv}`` is a preprint,
    ``@misc`` may be that, a page or a program.  A type that no style has is another kind of work.
    """
    kind = _BIBTEX.get(type_.strip().lower(), Kind.OTHER)
    given = fields or {}
    if kind in (Kind.OTHER, Kind.REPORT):
        kind = _SUBTYPES.get(given.get("type", "").lower(), kind)
    container = " ".join(given.get(name, "") for name in ("journal", "journaltitle", "booktitle"))
    place = " ".join(given.get(name, "") for name in ("howpublished", "note", "url", "publisher"))
    scheme = given.get("archiveprefix") or given.get("eprinttype") or ""
    if kind is Kind.CONFERENCE and _WORKSHOP.search(container):
        return Kind.WORKSHOP
    if kind is Kind.ARTICLE and _ARXIV.search(container):
        return Kind.PREPRINT
    if kind in (Kind.OTHER, Kind.WEB) and type_.strip().lower() != "patent":
        is_eprint = given.get("eprint") and scheme.lower() not in _LIBRARIES
        issued = given.get("howpublished") or given.get("organization") or ""
        # Of a talk, say, that is on arXiv as well, where it was given is told besides.
        is_elsewhere = issued and not _NOWHERE.search(issued)
        is_at_arxiv = _ARXIV.search(f"{container} {place} {scheme}") or is_eprint
        if is_at_arxiv:
            told = is_elsewhere and type_.strip().lower() in ("misc", "online")
            return kind if told else Kind.PREPRINT
        is_called_so = _SOFTWARE.search(f"{place} {given.get('type', '')}")
        if kind is Kind.OTHER and (is_called_so or names_repository(place)):
            return Kind.SOFTWARE
        address = given.get("howpublished", "") + given.get("url", "")
        if kind is Kind.OTHER and "http" in address:
            return Kind.WEB
    return kind


def from_ris(type_: str) -> Kind:
    """Return the kind of a record of RIS by its tag TY."""
    return _RIS.get(type_.strip().lower(), Kind.OTHER)


def from_csl(type_: str) -> Kind:
    """Return the kind of an item of CSL-JSON; Crossref's own types are understood as well."""
    name = type_.strip().lower()
    return _CSL.get(name) or _CROSSREF.get(name, Kind.OTHER)


def from_name(name: str) -> Kind:
    """Return the kind that any program's word for a type names: Zotero's, EndNote's, BibTeX's."""
    word = name.strip().lower()
    tables = (_ZOTERO, _ENDNOTE, _CSL, _CROSSREF, _BIBTEX)
    if word in tuple(Kind):
        return Kind(word)
    bare = re.sub(r"[\W_]+", "", word)
    found = (table.get(key) for table in tables for key in (word, bare))
    return next(filter(None, found), Kind.OTHER)


# "Master's thesis", "M.Sc. Thesis", BibLaTeX's "mathesis", EndNote's "Masters".
_MASTERS: Final = regex(
    r"m(?:asters?|a|sc)[-.' ’s]*(?:thesis|degree)|masters?\b|mathesis", re.IGNORECASE
)


def is_masters(type_: str) -> bool:
    """Return whether what a source calls a thesis is one for a master's degree."""
    return _MASTERS.match(type_) is not None


def from_venue_kind(kind: str | None) -> Kind:
    """Return what a venue of a kind publishes; OTHER where the kind is not known."""
    return _OF_VENUES.get(kind or "", Kind.OTHER)


def venue_kind(kind: Kind) -> str:
    """Return the kind of venue that works of a kind appear at; ``other`` for books and pages."""
    return _VENUES_OF.get(kind, "other")


def stated(kind: Kind, venue: str | None) -> Kind | None:
    """Return the kind that a record has to state beside a venue of that kind, None for no need.

    A paper of proceedings in a journal is a conference paper, for itself alone.  The other way
    round nothing is said: Google Scholar writes ``@article`` for the proceedings of NeurIPS.
    """
    usual = from_venue_kind(venue)
    if kind in (usual, Kind.OTHER):
        return None
    if kind in (Kind.ARTICLE, Kind.PREPRINT, Kind.WEB) and usual is not Kind.OTHER:
        return None
    if kind is Kind.CONFERENCE and usual is Kind.WORKSHOP:
        return None
    return kind
