"""What headings say: titles of works, labels of one work, which sections of a list hold papers."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from awesomequant.intake.fields.columns import Role, role_of
from awesomequant.intake.grammar.document import BREAK, SOFT, Block, Flat, all_flats
from awesomequant.intake.grammar.labels import is_label_line
from awesomequant.intake.grammar.lines import is_titled, size, speaks
from awesomequant.intake.grammar.venues import find, names_journal
from awesomequant.text import fold
from awesomequant.works.years import without_dates

# Headings that are titles: "### A study of bees", with its people and links below.


def end_of_section(blocks: Sequence[Block], at: int) -> int:
    """Return the index of the heading behind the one at ``at``."""
    return next(
        (end for end in range(at + 1, len(blocks)) if blocks[end].kind == "heading"), len(blocks)
    )


def headed_levels(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the levels at which most headings are titles of works."""
    total: defaultdict[int, int] = defaultdict(int)
    headed: defaultdict[int, int] = defaultdict(int)
    for at, block in enumerate(blocks):
        if block.kind != "heading":
            continue
        end = end_of_section(blocks, at)
        is_leaf = end == len(blocks) or blocks[end].level <= block.level
        if is_leaf and end > at + 1:
            total[block.level] += 1
            headed[block.level] += is_headed(block, blocks[at + 1 : end])
    # Two headings with a link below them are none yet, where twenty of another level are titles.
    most = max(headed.values(), default=0)
    return frozenset(
        level
        for level, count in headed.items()
        if count >= 2 and count * 2 > total[level] and count * 5 >= most
    )


def is_headed(heading: Block, body: Sequence[Block]) -> bool:
    """Return whether a section is one entry: a title, and below it what describes it."""
    shown = heading.flat.shown
    if len(body) > 14 or any(block.kind == "table" for block in body):
        return False
    lists = [block for block in body if block.kind == "list"]
    described = sum(len(list(all_flats([item]))) > 1 for one in lists for item in one.inside)
    if described > 1:  # whose items have lines of their own
        return False
    flats = list(all_flats(block for block in body if block.kind != "code"))
    said = [speaks(flat) for flat in flats]
    # "### Title [[pdf](…)]" is a work, and so is what has its people or its venue labelled below.
    own = any(map(is_titled, heading.flat.links())) or (
        heading.flat.leads_out and speaks(heading.flat) == "entry"
    )
    is_labelled = len(flats) > 1 and all(map(is_label_line, flats[:2])) and "entry" not in said
    fewest = 1 if is_labelled else 3
    if not own and (size(shown) < fewest or shown.endswith(":") or is_dated(shown)):
        return False
    if not said or said.count("entry") > (1 if own else max(1, len(said) // 3)):
        return False
    leads_out = heading.flat.leads_out or any(flat.leads_out for flat in flats)
    # A work without a link has its people by their label.
    labels = [flat.shown.partition(":")[0] for flat in flats if is_labelled]
    is_signed = any(role_of(label) is Role.AUTHORS for label in labels)
    return own or ("attribute" in said and (leads_out or is_signed))


_DATE_APART = re.compile(r"([^()\[\]]+)[(\[][^()\[\]]*\d\d[)\]]\W*")


def is_dated(text: str) -> bool:
    """Return whether a short text names a year, as a heading "2023" does.

    "Bees That Count (ICML 2017)" is a title with its date, where no conference is named at length.
    """
    apart = _DATE_APART.fullmatch(text)
    if apart and len(apart[1].split()) > 2 and not names_journal(apart[1]):
        return False
    return bool(find(text).year) and len(text.split()) <= 5


# Headings that are labels: a template that is filled in below the title of each work.
#
# Issues and notes on papers are written so: "## Title", "### Summary", "### Authors", "### Link".

_FEWEST = 2
_HINT = re.compile(r"(?:(?<!\s)\s++)?[(（][^()（）]*+[)）]\s*+$")
# Headings of a topic may be "Overview" and "Papers"; these are said of one work alone.
_OF_A_WORK = frozenset((Role.AUTHORS, Role.ABSTRACT, Role.DATE, Role.PAPER, Role.VENUE))
_OF_LINKS = frozenset((Role.PAPER, Role.CODE, Role.LINKS))


def _label_of(heading: Block) -> str:
    """Return what a heading says, without the form that it asks for: "Date (yyyy/MM/dd)"."""
    return _HINT.sub("", heading.flat.shown).rstrip(" :：")


def with_labels(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, in which the headings of a template are the labels of what is below."""
    levels = _template_levels(blocks)
    found: list[Block] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        if block.kind == "heading" and block.level in levels:
            end = end_of_section(blocks, at)
            found.append(_labelled(block, blocks[at + 1 : end]))
            at = end
        else:
            found.append(block)
            at += 1
    return found


def _template_levels(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the levels whose headings recur below others and say what is below of one work."""
    names: defaultdict[int, Counter[str]] = defaultdict(Counter)
    listing: Counter[int] = Counter()
    above: list[int] = []
    for at, block in enumerate(blocks):
        if block.kind != "heading":
            continue
        above = [level for level in above if level < block.level]
        name = _label_of(block)
        # A heading above none is of the page itself; one that has others below it is a topic.
        end = end_of_section(blocks, at)
        is_leaf = end == len(blocks) or blocks[end].level <= block.level
        names[block.level][fold(name) if above and is_leaf else f"#{at}"] += 1
        links = [link for flat in all_flats(blocks[at + 1 : end]) for link in flat.links()]
        listing[block.level] += role_of(name) in _OF_LINKS and any(map(is_titled, links))
        above.append(block.level)
    levels = []
    for level, counts in names.items():
        recurring = {name for name, count in counts.items() if count >= _FEWEST}
        roles = {role_of(name) for name in recurring} - {Role.OTHER}
        known = (name for name in counts if name in recurring or role_of(name) is not Role.OTHER)
        is_most = sum(counts[name] for name in known) * 4 > counts.total() * 3
        # Where what is called "Papers" holds titles, the headings part a list.
        if is_most and not listing[level] and len(roles) > 1 and roles & _OF_A_WORK:
            levels.append(level)
    return frozenset(levels)


def _labelled(heading: Block, body: Sequence[Block]) -> Block:
    """Return what stands below a heading as a list of lines, each with the heading as its label."""
    name = _label_of(heading)
    role = role_of(name)
    lines: list[Block] = []
    for block in body:
        for flat in all_flats([block] if block.kind != "code" else ()):
            # Below the people stands where they work, which is none of them.
            is_further = role is Role.AUTHORS and bool(lines)
            text = f"{name}: (" if is_further else f"{name}: "
            line = Flat(text)
            one = replace(flat, text=re.sub(f"[{BREAK}{SOFT}]", " ", flat.text))
            line.extend(one, "")
            line.text += ")" * is_further
            item = Block("item", block.line, block.last)
            item.inside = [Block("paragraph", block.line, block.last, line)]
            lines.append(item)
    last = max((block.last for block in body), default=heading.last)
    return Block("list", heading.line, last, inside=lines)


# Which sections of a list hold its papers: by their names, and by what their entries link to.

Sections = tuple[str, ...]

_PAPERS = re.compile(r"\b(papers?|publications|literature|articles and papers|works)\b")
_ASIDE = re.compile(
    r"\b(tools?|toolkits?|toolbox(es)?|librar(y|ies)|frameworks?|software|articles?|blogs?"
    r"|posts?|videos?|talks?"
    r"|lectures?|courses?|workshops?|tutorials?|related|repos?|repositor(y|ies)|resources?"
    r"|web ?sites?|links"
    r"|team|members?|people|contribut\w*|licen[cs]e|contents?|history|acknowledge?ments?"
    r"|books?|news|updates?"
    r"|engines?|codes?|docs?|documents?|demos?|data ?sets?|competitions?|challenges|jobs?"
    r"|citations?"
    r"|citing|contact|slides"
    r"|star|sponsors?|(?:other|similar|more|further) (?:\w+ )?lists?|awesome|projects?|startups?"
    r"|companies|events?|groups?"
    r"|communit(y|ies)|conferences|journals|venues|meetings"
    r"|podcasts?|newsletters?|channels?|forums?|packages?|labs|corpus|corpora|leaderboards?"
    r"|howtos?|implementations?|stargazers|highlights)\b"
)
# "Other paper lists" are none of papers.
_OTHER_LISTS = re.compile(r"\b(?:other|related|similar|more|further) (?:\w+ )?lists?\b")
# The same in other languages; a part of a word is enough where words are joined or inflected.
_ASIDE_ELSEWHERE = re.compile(
    fold(
        r"werkzeug|lehrbuch|lehrbücher|vorlesung|vorträge|weiterführend|hinweise|organisatorisch"
        r"|datensätz|logiciel|outils|liens\b|ressources|cours\b|livres|vidéo|séminaire|exposés"
        r"|herramientas|enlaces|recursos|cursos|libros|charlas|ferramentas|livros|palestras"
        r"|strumenti|risorse|corsi\b|libri\b|collegamenti"
        r"|инструмент|ссылки|ресурсы|курсы|лекци|учебник|книги|данные|видео|блоги|проекты|программы"
        r"|工具|(?<![语語])(?:资源|資源)|资料|数据集|數據集|教程|课程|課程|博客|视频|书籍|書籍|相关|相關|其他|链接|项目"
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
    r"news|(latest|last|recent)( news| updates?| update on| changes)?|updates?( log)?|updated"
    r"|what'?s new|change ?logs?"
    r"|announcements?|maintainers?|maintained by|contributors?"
    r"|contribut(e|ing|ions?)( guidelines?)?"
    r"|how to (contribute|help|(add|submit|use|read|cite)\b.*)"
    r"|((inclusion|selection) )?criteri(a|on)|guidelines?|conventions|about (this|the|us)\b.*"
    r"|(browse|explore|search)( (by|the|this|all)\b.*)?|(read|view) (this|the) (list|page)\b.*"
    r"|(auswahl)?kriterien|criteres|criterios|criteri|критерии|收录标准|選定基準|목록 기준"
    r"|acknowledge?ments?|thanks|credits|licen[cs]es?|lizenz(en)?|licen[cz]a|licencia|лицензия"
    r"|许可证?|許可證?|ライセンス|라이선스|라이센스|contact( us)?|sponsors?|star(gazers)? history"
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
        aside = {name for name in names if _aside(name)}
        if sections in self.whole:
            # "# Video" beside "# Papers" is a topic of theirs where all of its entries are papers;
            # "# Datasets" with papers on each is what it says.
            aside -= {name for name in aside if not _ASIDE.search(_MATTER.sub(" ", name))}
        surveys = {name for name in names if _SURVEY.search(_OTHER_LISTS.sub("", name))}
        if self.papers and self.papers not in names:
            if aside and not surveys:
                return f"the section stands beside '{self.papers}' and is of another kind"
        elif share < 2 * _FEW and set(names[-2:]) & aside - surveys:
            return "the section is about something beside papers"
        # What a list calls papers are papers, wherever they lead.
        if names and _PAPERS.search(names[-1]) and not _ASIDE.search(names[-1]):
            return ""
        # So are those of its topics: "Papers", and below it "Deformable", where each work leads to
        # the page of its project.
        if self.papers in names and not aside:
            return ""
        return "" if share >= _FEW else "few of the section's entries lead to papers"


@lru_cache(maxsize=20_000)  # asked for each entry of a section
def is_housekeeping(sections: Sections) -> bool:
    """Return whether a section says what goes on with the list: its news, its makers, its rules."""
    # "Project Maintainers & Contributors" are two of them.
    # "Last update 2023-12-08"
    name = without_dates(_name(sections[-1])) if sections else ""
    name = re.sub(r"[^\w\s']+", "  ", name).strip()
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
        # A "Videos" of two is lent by its neighbours no more than half of what it lacks.
        is_apart = is_housekeeping(sections) or not sections
        is_aside = bool(sections) and bool(_aside(_name(sections[-1])))
        weight = 1.0 if is_apart else min(1.0, count / (3 if is_aside else 6))
        shares[sections] = weight * papers[sections] / count + (1 - weight) * near
    whole = frozenset(one for one, count in total.items() if 1 < count == papers[one])
    return Scope(scope.wanted, scope.unwanted, main, shares, whole)


def _aside(name: str) -> bool:
    """Return whether a heading names what stands beside papers: tools, talks, books."""
    is_short = len(name.split()) <= _LONGEST_ASIDE
    return is_short and bool(_ASIDE.search(name) or _ASIDE_ELSEWHERE.search(name))


def _name(section: str) -> str:
    return fold(section).replace("_", " ")


def _names(words: tuple[str, ...], sections: Sections) -> bool:
    return any(fold(word) in fold(section) for word in words for section in sections)
