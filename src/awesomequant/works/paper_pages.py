"""Which addresses are pages of papers, and which are pages about them: posts, talks, code."""

import re
from functools import lru_cache

from awesomequant.works.code_hosts import is_page_in_repository
from awesomequant.works.identifiers import identified

_KEPT = 20_000  # each step of the reading of a list asks of each link

_NO_PAPER_HOST = re.compile(
    r"https?://(www\.)?([\w-]+\.github\.io|youtu\.?be|(twitter|x|medium|youtube|kaggle)\.com"
    r"|huggingface\.co/(?!papers)|colab\.research|scholar\.google|github\.com|zhihu|mp\.weixin"
    # "ai.googleblog.com", "blog.bees.org", "bees.org/blog/"
    r"|[\w.-]*blog[\w-]*\.|[\w.-]+/blogs?/)"
)
# Pages of an article whose address holds no identifier (`identifiers` knows the others).
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
