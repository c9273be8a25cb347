"""The words by which lists label what they show: links, lines, headings."""

import re
from functools import lru_cache

from awesomequant.intake.fields.columns import Role, role_of
from awesomequant.intake.grammar.document import Link
from awesomequant.intake.grammar.people import people_strength
from awesomequant.intake.grammar.venues import find, names_journal
from awesomequant.text import fold
from awesomequant.works.code_hosts import is_page_in_repository, is_repository
from awesomequant.works.identifiers import identified

_KEPT = 20_000

# What the words of lists mean: labels of links, names of columns, headings, keys of attributes.

_PAPER = re.compile(
    r"(the |full |original |main |official |open[- ]access |free |local )?"
    r"(paper|pdf|arxiv|abs|abstract|html|doi"
    r"|open ?review|link|url|acm"
    r"|ieee(xplore)?|springer|elsevier|preprint|publication|article|manuscript|journal|proceedings"
    r"|paper link|pdf link|arxiv link|paper page|paper url|read|here|acl|cvf|biorxiv|thesis"
    r"|book)s?( version| ?\d)?"
)
_SAYS_PAPER = re.compile(
    r"(?:[\w-]+ ){0,2}(?:papers?|preprint|manuscript)(?: (?:link|pdf|url|page))?|arxiv|abs|doi"
)
# Services and publishers: as the label of a paper's link they name the venue as well.
_PLACE = re.compile(
    r"arxiv|open ?review|acm|ieee(xplore)?|springer|elsevier|acl|cvf|biorxiv|medrxiv|journal"
    r"|thesis|book|preprint"
)
_LONGEST_LABEL = 80
_FEW_WORDS = 5
_FILLER = re.compile(
    r"official|project|our|the|a|is|coming|comming|soon|here|online|live|author|authors|3rd"
    r"|party|unofficial"
    r"|and|of|on|for|in|v?\d+|part|hugging|face|page|reference|to|me|short|long|full|new|with"
    r"|google|chinese|english"
    # The language or the framework of a repository: "official code - c"
    r"|c|cpp|java|javascript|js|typescript|go|rust|r|lua|scala|swift|ruby|theano|chainer|onnx|cuda"
)
_CODE = re.compile(
    r"\b(codes?|codebase|github|gitlab|git|repo(sitory)?|source|(py)?torch|tensorflow|tf"
    r"|keras|jax|caffe2?"
    r"|mxnet|matlab|c\+\+|julia|python|paddle\w*|mindspore|implement\w*|re-?implement\w*"
    r"|official)\b|^code"
)
_OTHER = re.compile(
    r"\b(projects?|project ?page|home ?page|page|web ?site|demos?|videos?|youtube|slides?"
    r"|poster|blogs?|post"
    r"|data|datasets?|benchmark|tweet|twitter|hugging ?face|hf|models?|weights|checkpoints?|colab"
    r"|notebook|bibtex|bib|cite|citation|supp\w*|appendix|tutorial|talk|presentation|news"
    r"|media|wiki"
    r"|leaderboard|reviews?|extension|note|workshop|poster|zhihu|kaggle|docs?|documentation)\b"
)
# Of what stands beside papers, in the languages in which lists label it.
_BESIDE = frozenset((
    "データ", "数据集", "数据", "视频", "幻灯片", "海报", "博客", "演示", "模型", "データセット",
    "動画", "スライド", "ポスター", "デモ", "モデル", "데이터셋", "데이터", "영상", "슬라이드",
    "포스터", "데모", "모델", "données", "vidéo", "diapos", "diapositives", "affiche", "démo",
    "datos", "vídeo", "diapositivas", "póster", "dados", "slides", "apresentação", "dati",
    "video", "diapositive", "folien", "daten", "vortrag", "modell", "данные", "видео", "слайды",
    "презентация", "постер", "демо", "модель", "리뷰", "발표자료", "해설", "후기", "요약", "정리",
    "レビュー", "解説", "まとめ", "要約", "解读", "笔记", "讲解", "总结", "评论", "besprechung",
    "compte rendu", "reseña", "resenha", "recensione", "разбор", "конспект", "рецензия",
))  # fmt: skip
# An address without its protocol, and what asks to follow a link: "Read it here".
_ADDRESS = re.compile(
    r"https?:|www\.|(?:doi:?\s?)?10\.\d{4,9}/|(?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,6}/", re.IGNORECASE
)
_INVITES = re.compile(
    r"(?:click|read|view|download|see|get|open|go)"
    r"(?: (?:it|more|this|that|the|full|paper|text|article|pdf|on ?line|here|now|free|to|link))*",
    re.IGNORECASE,
)
_NO_PAPER_HOST = re.compile(
    r"https?://(www\.)?([\w-]+\.github\.io|youtu\.?be|(twitter|x|medium|youtube|kaggle)\.com"
    r"|huggingface\.co/(?!papers)|colab\.research|scholar\.google|github\.com|zhihu|mp\.weixin"
    # "ai.googleblog.com", "blog.bees.org", "bees.org/blog/"
    r"|[\w.-]*blog[\w-]*\.|[\w.-]+/blogs?/)"
)
# Pages of an article whose address holds no identifier (`works/identifiers` knows the others).
_ARTICLE = re.compile(
    r"https?://(?:www\.)?(?:(?:[\w-]+\.)?sciencedirect\.com/science/|pubs\.(?:rsc|aip)\.org/"
    r"|academic\.oup\.com/[^/]+/article|cell\.com/[^/]+/fulltext/|journals\.plos\.org/"
    r"|[\w.]*frontiersin\.org/|mdpi\.com/\d|jstor\.org/stable/|cambridge\.org/core/journals/"
    r"|onlinelibrary\.wiley\.com/|tandfonline\.com/doi/|science\.org/doi/|nature\.com/\w+/journal/"
    # Journals that HighWire keeps: "nar.oxfordjournals.org/content/44/11/e107"
    r"|[\w.-]+/content/(?:early/)?\d"
    r"|proceedings\.|openreview\.net/|openaccess\.thecvf\.com/|eprint\.iacr\.org/\d|hal\.science/"
    r"|osf\.io/preprints/|psyarxiv\.com/|chemrxiv\.org/|eartharxiv\.org/repository/"
    r"|papers\.ssrn\.com/|cairn\.info/)",
    re.IGNORECASE,
)


_PARTNERS = {")": "(", "]": "["}
_BRACKETS = re.compile(r"[()\[\]]")


def unbracketed(label: str) -> str:
    """Return a label without the brackets around it, and without those that have no partner.

    "[PDF]" is "PDF", of "PyTorch (its authors)" the bracket is its own.
    """
    text = label.strip()
    if not _BRACKETS.search(text):
        return text
    partner: dict[int, int] = {}
    opened: list[int] = []
    for at, char in enumerate(text):
        if char in "([":
            opened.append(at)
        elif char in _PARTNERS and opened and text[opened[-1]] == _PARTNERS[char]:
            partner[at] = opened.pop()
            partner[partner[at]] = at
    first, last = 0, len(text) - 1
    while first <= last:
        if partner.get(first) == last:
            first, last = first + 1, last - 1
        elif text[first].isspace() or (text[first] in "()[]" and first not in partner):
            first += 1
        elif text[last].isspace() or (text[last] in "()[]" and last not in partner):
            last -= 1
        else:
            break
    return text[first : last + 1]


@lru_cache(maxsize=_KEPT)
def key(label: str) -> str:
    """Return a label for comparing: folded, without brackets, signs and emoji at its ends."""
    return re.sub(r"^[\W_]+|[^\w+]+$", "", fold(label))


@lru_cache(maxsize=_KEPT)
def is_generic(label: str) -> bool:
    """Return whether a label only says what a link leads to, and can be no title."""
    if _ADDRESS.match(label) or _INVITES.fullmatch(label.strip(" .!→»>")):
        return True
    if len(label) > _LONGEST_LABEL:
        return False
    name = key(label)
    if (
        not name
        or _PAPER.fullmatch(name)
        or label.strip().lower() in _BESIDE
        or (len(name.split()) <= 3 and _role(label) in _ROLES)
    ):
        return True
    said = [word for word in re.split(r"[\W_]+", name) if word]
    kinds = {word for word in said if _OTHER.fullmatch(word) or _CODE.fullmatch(word)}
    rest = (word for word in said if word not in kinds)
    if kinds and all(_FILLER.fullmatch(word) or _PAPER.fullmatch(word) for word in rest):
        return True
    # "Code will be released"; but "Code Prediction by Feeding Trees to Transformers" is a title.
    return len(said) <= _FEW_WORDS and bool(re.match(r"codes?\b", name))


def is_address(label: str) -> bool:
    """Return whether a label is the address itself, in which a year says nothing."""
    return bool(_ADDRESS.match(unbracketed(label)))


_SHORTCODES = re.compile(r"(?::[a-z0-9_+-]{1,40}:\s*)+")


def names_venue(label: str) -> bool:
    """Return whether the label of the link before a title may name its venue."""
    name = key(label)
    # "[:scroll:](…)" is a picture
    return bool(_PLACE.fullmatch(name)) or not (is_generic(label) or _SHORTCODES.fullmatch(label))


_FILLERS = re.compile(
    r"(?:(?:(?:research|review|original|journal) article|(?:short|brief) communication|oral"
    r"|spotlight|poster|highlight|best|outstanding|distinguished|honou?rable|mention"
    r"|runner-?up|student|award|winners?|prize|nominated|candidate|finalist|nominee|nomination"
    r"|papers?|talk|accepted|to appear|under|in|review|submitted|submission|camera ready"
    r"|work.in.progress|late.breaking|new|update[sd]?|hot|recommended"
    r"|must read|todo|tbd|wip|main|findings|long|short|demo|extended|abstract|version|preprint|by"
    r"|and|or|the|of|a|at|see|also|via|same|as|above|from|with|for|top|rated|open access"
    r"|to|en|em|auf|sur|su"
    r"|online|available|retrieved|accessed|verfügbar|unter|disponible|disponível|en ligne|dans"
    r"|anais|à paraître|soumis|accepté"
    r"|en prensa|aceptado|enviado|no prelo|submetido|aceito|in stampa"
    r"|accettato|im erscheinen|erscheint|angenommen|eingereicht|im druck|в печати|принято"
    r"|已录用|待发表|在投|掲載予定|投稿中|게재 예정"
    r"|url|doi|forthcoming|official|unofficial|original|plus|\d{1,2}%?|et al|published|publication)"
    r"\b[\s,;:/&+!.()-]*)+",
    re.IGNORECASE,
)
# What a work was there, of all that fillers say: "Oral", "Best paper award", "Spotlight (top 5%)".
_PRESENTED = re.compile(r"\b(?:oral|spotlight|poster|highlight|talk|demo)s?\b", re.IGNORECASE)
_AWARDED = re.compile(
    r"\b(?:best|outstanding|distinguished|hono[u]?rable|runner-?up|award|winners?|prize|nominated"
    r"|candidate|finalist|nominee|nomination|top)\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"(links?|here|click here|url|download|view|page|site|web|💻|📄|🔗|⬇️?|→|✓|✔️?|yes|[\W_]*)"
)


@lru_cache(maxsize=_KEPT)
def is_filler(text: str) -> bool:
    """Return whether a text only says how a work stands: ``Oral``, ``Best paper``."""
    return len(text) < _LONGEST_LABEL and bool(_FILLERS.fullmatch(text.strip(" .!*:[]()") + " "))


def standing(text: str) -> str:
    """Return as what a filler says that a work stood: "presentation", "award", or nothing.

    Of "Accepted", "To appear" and "Paper" nothing is kept: they say no more than the venue.
    """
    if not is_filler(text):
        return ""
    return "award" if _AWARDED.search(text) else "presentation" * bool(_PRESENTED.search(text))


def is_vague(label: str) -> bool:
    """Return whether a link's label says nothing of what it leads to: ``here``, ``🔗``."""
    return bool(_VAGUE.fullmatch(key(label)))


_ROLES = (Role.PAPER, Role.CODE, Role.LINKS, Role.ABSTRACT, Role.DOI, Role.ARXIV)


@lru_cache(maxsize=_KEPT)
def _role(label: str) -> Role:
    """Return what a label in another language says: 代码, ``Artikel``, ``Código``."""
    name = key(label)
    if any(map(str.isdecimal, name)):  # "arXiv, 2022" names a venue
        return Role.OTHER
    return role_of(name) if len(name.split()) <= 4 else Role.OTHER


@lru_cache(maxsize=_KEPT)  # of each link each step of the reading asks these
def is_person(link: Link) -> bool:
    """Return whether a link leads to the page of a person: its label is a name."""
    return (
        not is_generic(link.label)
        and people_strength(link.label) > 0
        and not find(link.label).year
        and not is_paper_address(link.url)
        and not is_repository(link.url)
        and len(link.label.split()) <= 4
    )


def is_preprint_label(label: str) -> bool:
    """Return whether a label says that only the preprint of the paper is behind it."""
    return key(label) in ("preprint", "pre-print", "preprints")


def says_paper(link: Link) -> bool:
    """Return whether a link says of itself, and surely, that it leads to a paper: ``[paper](…)``.

    "Article" and "link" stand before posts as well.
    """
    return bool(_SAYS_PAPER.fullmatch(key(link.label))) and not is_repository(link.url)


@lru_cache(maxsize=_KEPT)
def is_other(label: str) -> bool:
    """Return whether a label says that something beside the paper is behind it."""
    if label.startswith(("http:", "https:")):
        return False
    if len(label.split()) > 4:
        return False
    name = key(label)
    if label[:1].isupper() and len(label.split()) > 1 and names_journal(label):
        return False  # "American Economic Review"
    is_beside = name in _BESIDE or label.strip().lower() in _BESIDE
    return is_beside or bool(_OTHER.search(name)) or _role(label) is Role.LINKS


@lru_cache(maxsize=_KEPT)
def is_code(link: Link) -> bool:
    """Return whether a link leads to code: its label is asked first, then its host."""
    name = key(link.label)
    if link.label.startswith(("http:", "https:")):
        return is_repository(link.url)
    if len(name.split()) <= 5 and (_CODE.search(name) or _role(name) is Role.CODE):
        return True
    says_otherwise = (bool(_PAPER.fullmatch(name)) and not is_vague(link.label)) or is_other(name)
    return not says_otherwise and is_repository(link.url)


@lru_cache(maxsize=_KEPT)
def is_paper(link: Link) -> bool:
    """Return whether a link leads to a paper, by its label or by an identifier in its address."""
    if _PAPER.fullmatch(key(link.label)) or _role(link.label) is Role.PAPER:
        return not is_repository(link.url)
    return not is_other(link.label) and is_paper_address(link.url)


@lru_cache(maxsize=_KEPT)
def is_paper_address(url: str) -> bool:
    """Return whether an address holds the identifier of a work, or is a PDF."""
    found = identified(url)
    if found and found.scheme not in ("github", "hf"):
        return True
    return url.lower().endswith(".pdf") or bool(_ARTICLE.match(url))


@lru_cache(maxsize=_KEPT)
def is_no_paper_host(url: str) -> bool:
    """Return whether an address leads to a page about a work rather than to the work."""
    return bool(_NO_PAPER_HOST.match(url)) and not is_page_in_repository(url)
