"""Which sections of a list hold its papers: by their names, and by what their entries link to."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from awesomequant.text import fold

Sections = tuple[str, ...]

_PAPERS = re.compile(r"\b(papers?|publications|literature|articles and papers|works)\b")
_ASIDE = re.compile(
    r"\b(tools?|toolkits?|toolbox(es)?|librar(y|ies)|frameworks?|software|articles?|blogs?"
    r"|posts?|videos?|talks?"
    r"|lectures?|courses?|workshops?|tutorials?|related|repos?|repositor(y|ies)|resources?"
    r"|web ?sites?|links"
    r"|team|members?|people|contribut\w*|licen[cs]e|contents?|history|acknowledge?ments?"
    r"|books?|news|updates?"
    r"|engines?|codes?|docs?|documents?|demos?|data ?sets?|competitions?|jobs?|citations?"
    r"|citing|contact|slides"
    r"|star|sponsors?|other lists?|awesome|projects?|startups?|companies|events?|groups?"
    r"|communit(y|ies)|conferences|journals|venues|meetings"
    r"|howtos?|implementations?|stargazers|highlights)\b"
)
# The same in other languages; a part of a word is enough where words are joined or inflected.
_ASIDE_ELSEWHERE = re.compile(
    fold(
        r"werkzeug|lehrbuch|lehrbücher|vorlesung|vorträge|weiterführend|hinweise|organisatorisch"
        r"|datensätz|logiciel|outils|liens\b|ressources|cours\b|livres|vidéo|séminaire|exposés"
        r"|herramientas|enlaces|recursos|cursos|libros|charlas|ferramentas|livros|palestras"
        r"|strumenti|risorse|corsi\b|libri\b|collegamenti"
        r"|инструмент|ссылки|ресурсы|курсы|лекци|учебник|книги|данные|видео|блоги|проекты|программы"
        r"|工具|资源|資源|数据集|數據集|教程|课程|課程|博客|视频|书籍|書籍|相关|相關|其他|链接|项目"
        r"|ツール|リンク|関連|データセット|講義|動画|ブログ|教材|資料|ライブラリ"
        r"|도구|자료|링크|데이터셋|강의|영상|블로그|서적|관련|라이브러리"
    )
)
# Of these in the singular papers are written, too.
_MATTER = re.compile(
    r"\b(video|code|data|news|event|people|software|document|history|community|group|lecture"
    r"|web ?site)\b"
)
# What a list says of itself: there a work is one only where its address or all it states says so.
_HOUSEKEEPING = re.compile(
    r"news|latest( news| updates?)?|updates?|what'?s new|recent (updates?|changes)|change ?logs?"
    r"|announcements?|maintainers?|maintained by|contributors?"
    r"|contribut(e|ing|ions?)( guidelines?)?"
    r"|how to (contribute|help|(add|submit|use|read|cite)\b.*)"
    r"|((inclusion|selection) )?criteri(a|on)|guidelines?|conventions|about (this|the|us)\b.*"
    r"|(browse|explore|search)( (by|the|this|all)\b.*)?|(read|view) (this|the) (list|page)\b.*"
    r"|(auswahl)?kriterien|criteres|criterios|criteri|критерии|收录标准|選定基準|목록 기준"
    r"|acknowledge?ments?|thanks|credits|licen[cs]e|contact( us)?|sponsors?|star(gazers)? history"
    r"|(table of )?contents|legend|todo|disclaimer|faq"
    r"|更新|新闻|最新动态|更新日志|贡献|致谢|维护者|联系|お知らせ|更新履歴|貢献|謝辞"
    r"|공지|업데이트|기여|감사의 글"
    r"|nouveautes|actualites|contribuer|mainteneurs?|remerciements|novedades|noticias|contribuir"
    r"|agradecimientos|novidades|agradecimentos|neuigkeiten|mitmachen|beitragen|danksagung"
    r"|новости|благодарности|участие"
)
_OF_THE_LIST = re.compile(r"^(?:(?:the|our|project|list|core|current|main|special|how to)\s+)+")
_SURVEY = re.compile(
    r"\b(surveys?|reviews?|papers?|overviews?|literature)\b|"
    + fold(
        r"literatur|artikel|aufsätze|veröffentlichung|publikation|publicaci|publicaç|pubblicaz|artículos|artigos|articoli"
        r"|стать|обзор|литератур|论文|論文|综述|文献|サーベイ|논문|문헌"
    )
)
_FEW = 0.35
_LONGEST_ASIDE = 6  # words


@dataclass(frozen=True, slots=True)
class Scope:
    """Which sections are taken; ``wanted`` and ``unwanted`` are a person's words and win."""

    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    papers: str | None = None
    shares: dict[Sections, float] = field(default_factory=dict)
    whole: frozenset[Sections] = frozenset()
    """The sections in which no entry is anything but a paper."""

    def reason_against(self, sections: Sections) -> str:
        """Say why the entries of a section are not taken; empty where they are."""
        if self.wanted or self.unwanted:
            if _names(self.unwanted, sections):
                return "the section was to be skipped"
            if self.wanted and not _names(self.wanted, sections):
                return "the section was not asked for"
            if self.wanted:
                return ""
        names = [_name(section) for section in sections]
        share = self.shares.get(sections, 0.0)
        if share < _FEW and is_housekeeping(sections):
            return "the section speaks of the list itself"
        # "Introducing people to data security and cryptography" is a topic.
        aside = {
            name
            for name in names
            if len(name.split()) <= _LONGEST_ASIDE
            and (_ASIDE.search(name) or _ASIDE_ELSEWHERE.search(name))
        }
        if sections in self.whole:
            # "# Video" beside "# Papers" is a topic of theirs where all of its entries are papers;
            # "# Datasets" with papers on each is what it says.
            aside -= {name for name in aside if not _ASIDE.search(_MATTER.sub(" ", name))}
        surveys = {name for name in names if _SURVEY.search(name)}
        if self.papers and self.papers not in names:
            if aside and not surveys:
                return f"the section stands beside '{self.papers}' and is of another kind"
        elif not self.papers and share < 2 * _FEW and set(names[-2:]) & aside - surveys:
            return "the section is about something beside papers"
        # What a list calls papers are papers, wherever they lead.
        if names and _PAPERS.search(names[-1]) and not _ASIDE.search(names[-1]):
            return ""
        return "" if share >= _FEW else "few of the section's entries lead to papers"


def is_housekeeping(sections: Sections) -> bool:
    """Return whether a section says what goes on with the list: its news, its makers, its rules."""
    # "Project Maintainers & Contributors" are two of them.
    name = re.sub(r"[^\w\s']+", "  ", _name(sections[-1])).strip() if sections else ""
    parts = [
        _OF_THE_LIST.sub("", part) for part in re.split(r"\s+(?:and|und|et|y|e)\s+|\s{2,}", name)
    ]
    return all(_HOUSEKEEPING.fullmatch(part) for part in parts)


def infer_scope(entries: Iterable[tuple[Sections, bool]], scope: Scope) -> Scope:
    """Return the scope of a list from its entries: their sections, and whether each is a paper."""
    total: Counter[Sections] = Counter()
    papers: Counter[Sections] = Counter()
    by_name: Counter[str] = Counter()
    for sections, is_one in entries:
        total[sections] += 1
        papers[sections] += is_one
        by_name.update({name for name in map(_name, sections) if _PAPERS.search(name)})
    everything = sum(total.values())
    main = next((name for name, count in by_name.most_common(1) if count > everything / 2), None)
    # A small section is lent the share of its neighbours under one heading.
    around: Counter[Sections] = Counter()
    papers_around: Counter[Sections] = Counter()
    for sections, count in total.items():
        around[sections[:-1]] += count
        papers_around[sections[:-1]] += papers[sections]
    shares = {}
    for sections, count in total.items():
        near = papers_around[sections[:-1]] / around[sections[:-1]]
        # What stands above the first heading introduces the page, and is lent nothing.
        is_apart = is_housekeeping(sections) or not sections
        weight = 1.0 if is_apart else min(1.0, count / 6)
        shares[sections] = weight * papers[sections] / count + (1 - weight) * near
    whole = frozenset(one for one, count in total.items() if 1 < count == papers[one])
    return Scope(scope.wanted, scope.unwanted, main, shares, whole)


def _name(section: str) -> str:
    return fold(section).replace("_", " ")


def _names(words: tuple[str, ...], sections: Sections) -> bool:
    return any(fold(word) in fold(section) for word in words for section in sections)
