"""Works of model quantization as gathered from lists and archives: one JSON object a line.

Each line has a work with the place that each of its facts comes from (``authors_source``,
``venue_source``, ``sources``); beside it may lie ``sources.jsonl``, which says of each repository
which state of it was read.  What the sources contradict each other about was decided by hand:
``facts.yaml`` holds the decisions with their reasons, docs/decisions/list-of-2026.md shows them.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from awesomequant.intake.joining import who_said
from awesomequant.library.author import Group
from awesomequant.library.draft import Draft, DraftLink, Reading, Skipped
from awesomequant.library.problems import Level, Place, Problem
from awesomequant.store import strict
from awesomequant.text import one_line, slug, squash
from awesomequant.works.clues import landing_url
from awesomequant.works.identifiers import BadIdentifier, UnsafeAddress, canonical, identify

SUFFIXES = (".jsonl",)
DECISIONS = Path(__file__).with_suffix(".yaml")

# The page of the paper in its proceedings tells most and lasts longest; a poster's page in the
# programme of a conference is for those who have no other.
_BEST = (
    "openaccess.thecvf.com", "proceedings.mlr.press", "papers.nips.cc", "proceedings.neurips.cc",
    "aclanthology.org", "proceedings.mlsys.org", "www.ecva.net", "www.ijcai.org", "jmlr.org",
    "www.jmlr.org", "ojs.aaai.org", "openreview.net", "ieeexplore.ieee.org", "www.usenix.org",
    "link.springer.com", "dl.acm.org", "www.sciencedirect.com", "www.mdpi.com",
    "www.isca-speech.org", "aaai.org", "www.aaai.org", "cdn.aaai.org", "www.computer.org",
)  # fmt: skip
_PROGRAMMES = (
    "icml.cc", "nips.cc", "neurips.cc", "iclr.cc", "cvpr.thecvf.com", "iccv.thecvf.com",
    "eccv2024.ecva.net", "eccv.ecva.net", "dev.neurips.cc", "acmmm2025.org", "papers.cool",
)  # fmt: skip
# They lead to a search, a copy, a preview or a bare file of an archive.
_NO_PAGES = ("www.google.com", "raw.githubusercontent.com", "paperswithcode.com", "zhuanzhi.ai")
# Words of lists that say who keeps the code and in what, not what it is.
_LABELS = re.compile(
    r"pytorch|torch|tensorflow|caffe|chainer|mxnet|deepspeed|bitsandbytes", re.IGNORECASE
)
# What else lists give as code is a page about it.
_CODE_HOSTS = re.compile(
    r"//(?:www\.)?(?:github\.com|gitlab\.|gitee\.com|bitbucket\.org|huggingface\.co|codeocean\.com"
    r"|sourceforge\.net)|\.git$"
)
_SHOUTED = re.compile(r"(?=.*[AEIOUY])[A-Z]{3,}")
# What stands small in names, between or before words that do not.
_SMALL = frozenset((
    "van", "von", "der", "den", "de", "del", "della", "di", "da", "do", "dos", "das", "du", "la",
    "le", "ter", "ten", "zu", "zur", "af", "av", "el", "al", "bin", "ibn", "ben", "y", "e", "d'",
    "st.",
))  # fmt: skip
# By these the six tags of the list are given until its topics are a tree of their own.
_SERVICES = {"arXiv id": "arxiv-number"}
# Where in a reading a work stands that is not taken.
_REFUSED = -1
# What an address of code says besides: who led there, and which part of its page is shown.
_SAME_PAGE = re.compile(r"[?&](?:utm_|tab=)[^&#]*|/blob/[^/]+/README\.md$")
# Fields of which the file does not say which of its sources has them.
_NOT_TOLD = ("title", "doi", "url", "code", "links")
_OWN_WITNESSES = {
    "arxiv-number": {"name": "The number at arXiv, which tells its year", "url": "https://arxiv.org/"},
    "arxiv-data": {"name": "Data of arXiv: number and title together", "url": "https://arxiv.org/"},
    "links-of-lists": {"name": "The links of curated lists"},
    "curated-lists": {"name": "Curated lists, by their number"},
    "gathered": {"name": "Gathered from the sources below, not told apart"},
    "tag-rules": {"name": "The list's own rules: data/tag-rules.yaml"},
    "decisions": {
        "name": "Decided by hand",
        "url": "https://awesomequant.github.io/awesomequant/decisions/list-of-2026/",
    },
}  # fmt: skip


@dataclass(frozen=True)
class Decisions:
    """What was decided of single works, by the letters of their titles in the source."""

    by_title: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    wholes: frozenset[str] = frozenset()
    """Those that others are joined with, which bring the links."""
    taken: frozenset[str] = frozenset()

    def of(self, title: str) -> Mapping[str, Any]:
        """Return the decision on a title, empty where there is none."""
        return self.by_title.get(squash(title), {})


def read(text: str, file: str) -> Reading:
    """Return the works of a file as drafts, decisions made; ``file`` is the name places bear."""
    decisions, witnesses = _decisions(DECISIONS), _witnesses(Path(file).with_name("sources.jsonl"))
    reading = Reading()
    met: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        place = Place(file, number)
        if not line.strip():
            continue
        try:
            work = json.loads(line)
        except ValueError as error:
            work, problem = {}, f"this is no JSON: {error}"
        else:
            problem = (
                "" if isinstance(work, dict) and _text(work.get("title")) else "it has no title"
            )
        if problem:
            reading.problems.append(Problem(place, "import", problem, level=Level.WARNING))
            continue
        decision = decisions.of(work["title"])
        met[squash(work["title"])] = len(reading.drafts)
        if reason := _refused(work, decision, decisions):
            headings = tuple(map(str, work.get("sections") or ()))
            reading.skipped.append(Skipped(number, headings, work["title"], reason))
            met[squash(work["title"])] = _REFUSED
        else:
            reading.drafts.append(_draft(work, decision, place, witnesses))
    _join_decided(reading, decisions, met, file)
    return reading


def _join_decided(reading: Reading, decisions: Decisions, at: Mapping[str, int], file: str) -> None:
    """Join what was decided to be one work; ``at`` says where in the reading a title stands."""
    gone = set()
    absent = [key for key in decisions.by_title if key not in at]
    if absent and at:
        title = decisions.by_title[absent[0]]["title"]
        message = f"{len(absent)} decisions speak of works that are not here, such as '{title}'"
        reading.problems.append(Problem(Place(file), "import", message, level=Level.NOTE))
    for key, decision in decisions.by_title.items():
        other = squash(str(decision.get("work_of") or ""))
        if min(at.get(other, _REFUSED), at.get(key, _REFUSED)) > _REFUSED:
            whole = _whole(reading.drafts[at[other]], reading.drafts[at[key]], decision)
            reading.drafts[at[other]] = whole
            gone.add(at[key])
            reason = f"one work with '{whole.title}': {decision['because']}"
            line, sections = reading.drafts[at[key]].place.line, reading.drafts[at[key]].sections
            reading.skipped.append(Skipped(line, sections, str(decision["title"]), reason))
    reading.drafts[:] = [one for index, one in enumerate(reading.drafts) if index not in gone]


def _whole(main: Draft, other: Draft, decision: Mapping[str, Any]) -> Draft:
    """Return what two entries of one work say; title, venue and year are those of ``main``."""
    authors_of = max(main, other, key=lambda one: len(one.authors))
    also = [*main.more["also_titled"], *other.more["also_titled"]]
    also += [other.title] if decision.get("retitled") else []
    code = {one["url"]: one for one in (*other.more["code"], *main.more["code"])}
    whole = main.over(other)
    return replace(
        whole,
        place=main.place,
        authors=authors_of.authors,
        code=tuple(DraftLink(one["label"], one["url"]) for one in code.values()),
        more={
            **whole.more,
            **who_said(main, other, authors_of=authors_of),
            "citations": main.more["citations"] or other.more["citations"],
            "code": list(code.values()),
            "also_titled": tuple(title for title in dict.fromkeys(also) if title != main.title),
        },
    )


def fits(text: str) -> bool:
    """Whether the lines have the shape of this file: works with their tier and their sources."""
    first = text.lstrip()[:20_000].partition("\n")[0]
    return '"tier"' in first and '"sources"' in first


def _decisions(file: Path) -> Decisions:
    if not file.is_file():
        return Decisions()
    values = strict.read(file.read_text("utf-8"))
    by_title = {squash(one["title"]): one for one in values.get("works") or ()}
    wholes = {squash(one["work_of"]) for one in by_title.values() if "work_of" in one}
    return Decisions(by_title, frozenset(wholes), frozenset(map(squash, values.get("take") or ())))


def _witnesses(file: Path) -> dict[str, dict[str, Any]]:
    """Return the repositories as entries of data/provenance/sources.yaml, by their id there."""
    found: dict[str, dict[str, Any]] = {key: dict(said) for key, said in _OWN_WITNESSES.items()}
    lines = file.read_text("utf-8").splitlines() if file.is_file() else ()
    for said in map(json.loads, lines):
        found[slug(said["repo"])] = {
            "name": said["repo"],
            "url": f"https://github.com/{said['repo']}",
            "version": said.get("commit"),
            "as_of": said.get("date"),
            "licence": said.get("licence"),
        }
    return found


def _refused(work: Mapping[str, Any], decision: Mapping[str, Any], known: Decisions) -> str:
    """Return why a work is not taken; empty where it is."""
    if "refuse" in decision:
        return str(decision["refuse"])
    if work.get("tier") == "submission":
        return "a submission that was not accepted"
    if work.get("confidence") == "low" and squash(work["title"]) not in known.taken:
        return "on no list, and its title does not settle it"
    said = {**work, **(decision.get("set") or {})}
    links = ("arxiv", "doi", "openreview", "url", "urls", "code")
    is_joined = "work_of" in decision or squash(work["title"]) in known.wholes
    if not any(said.get(name) for name in links) and not is_joined:
        return "nothing leads to it: no source has a link"
    return ""


def _text(value: Any) -> str:
    return one_line(value) if isinstance(value, str) else ""


def _title(text: str) -> str:
    """Return a title as it is set: no blank before a colon, no full stop at its end."""
    return re.sub(r"\s+([:,;?])", r"\1", one_line(text)).rstrip(".") if text else text


def _draft(
    work: Mapping[str, Any],
    decision: Mapping[str, Any],
    place: Place,
    witnesses: Mapping[str, dict[str, Any]],
) -> Draft:
    decided: Mapping[str, Any] = decision.get("set") or {}
    apart = tuple(decision.get("apart") or ())
    dropped = frozenset(decision.get("drop") or ())
    said = {**{name: work[name] for name in work if name not in dropped}, **decided}
    if "authors" in decided:  # which are all of them, wherever the source stopped
        said["authors_truncated"] = False
    url, others = _addresses(said)
    also = [work["title"]] if decision.get("retitled") else []
    also += list(decision.get("also_titled") or ())
    attribution = _attribution(work, decision)
    named = {*attribution["fields"].values(), *attribution["met"]}
    code = [one for one in _code(said) if _CODE_HOSTS.search(one["url"])]
    others += tuple(
        DraftLink("project page", one["url"])
        for one in _code(said)
        if not _CODE_HOSTS.search(one["url"])
    )
    return Draft(
        place,
        _title(said["title"]),
        url=url,
        venue=_text(said.get("venue") or said.get("venue_raw")) or None,
        year=int(said["year"]) if str(said.get("year", "")).isdecimal() else None,
        sections=tuple(map(_text, said.get("sections") or ())),
        code=tuple(DraftLink(one["label"], one["url"]) for one in code),
        links=others,
        authors=tuple(_authors(said)),
        arxiv=said.get("arxiv"),
        doi=said.get("doi"),
        more={
            **({"id": decision["id"]} if "id" in decision else {}),
            **({"not_duplicate_of": apart} if apart else {}),
            "citations": _citations(said),
            "code": code,
            "also_titled": tuple(also),
            "attribution": attribution,
            "witnesses": {name: witnesses.get(name, {"name": name}) for name in sorted(named)},
        },
    )


def _addresses(said: Mapping[str, Any]) -> tuple[str | None, tuple[DraftLink, ...]]:
    """Return the best page of a work, if its identifiers do not lead there, and OpenReview's."""
    review = (
        f"https://openreview.net/forum?id={said['openreview']}" if said.get("openreview") else ""
    )
    ranked = sorted(filter(None, map(_page, [*(said.get("urls") or ()), review])), key=_rank)
    pages = [page for page in dict.fromkeys(ranked) if _rank(page) < len(_BEST) + 2]
    if said.get("arxiv") or said.get("doi"):  # which lead somewhere better than to a programme
        pages = [page for page in pages if _rank(page) < len(_BEST)]
    is_preprint = not said.get("venue") or said.get("venue") == "arXiv"
    if is_preprint and said.get("arxiv"):  # a submission's page is not that of a version of record
        pages = [page for page in pages if page != review]
    url = said.get("url") or next(iter(pages), None)
    links = [DraftLink("OpenReview", review)] if review and url != review else []
    return url or None, tuple(links)


def _rank(address: str) -> int:
    host = address.partition("://")[2].partition("/")[0].lower()
    if host in _BEST:
        return _BEST.index(host)
    return len(_BEST) + (1 if host in _PROGRAMMES else 0)


def _page(address: str) -> str:
    """Return the landing page of an address; empty for one that leads to no page of the paper."""
    try:
        found = canonical(address)
        named = identify(found)
    except (BadIdentifier, UnsafeAddress):
        return ""
    host = found.partition("://")[2].partition("/")[0].lower()
    found = f"https://{found.partition('://')[2]}" if host in _BEST else found
    if host in _NO_PAGES or (named and named.scheme in ("arxiv", "doi") and "doi.org" in found):
        return ""
    if named and named.scheme == "arxiv":
        return ""
    try:
        page = (landing_url(named, found) if named and not named.part else None) or found
    except UnsafeAddress:
        return found
    return canonical(re.sub(r"[?&]casa_token=[^&]*", "", page))


def _authors(said: Mapping[str, Any]) -> Iterator[Any]:
    for name in said.get("authors") or ():
        yield Group(group=name["group"]) if isinstance(name, dict) else _name(_text(name))
    if said.get("authors_truncated"):
        yield "et al."


def _name(text: str) -> str:
    """Return a name with its words begun large: some sites keep names as people typed them.

    Particles stay small, and so do capitals without a vowel: they are initials.
    """
    words = []
    for word in text.removeprefix("and ").removeprefix("EECS ").split():
        shouts = _SHOUTED.fullmatch(word) and not text.isupper()
        small = word.islower() and word not in _SMALL
        words.append(word.title() if shouts or (small and "-" in word) else word)
        if small:
            words[-1] = words[-1][0].upper() + words[-1][1:]
    return " ".join(words)


def _code(said: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the code of a work, each once: lists link its page, too, or end in a full stop."""
    met = set[str]()
    for one in said.get("code") or ():
        url = _SAME_PAGE.sub("", one["url"]).rstrip("./")
        if url.lower() in met:
            continue
        met.add(url.lower())
        label = _text(one.get("label"))
        stars = one.get("stars")
        counted = {
            "count": stars,
            "source": "GitHub, as kept by enhansome",
            "as_of": one.get("stars_as_of"),
        }
        yield {
            "url": url,
            "label": " & ".join(dict.fromkeys(_LABELS.findall(label))) or "code",
            "stars": counted if stars is not None and one.get("stars_as_of") else None,
        }


def _citations(said: Mapping[str, Any]) -> dict[str, Any] | None:
    found = said.get("citations")
    return dict(found) if isinstance(found, dict) and found.get("count") is not None else None


def _attribution(work: Mapping[str, Any], decision: Mapping[str, Any]) -> dict[str, Any]:
    """Return who says what of a work, as data/provenance/ keeps it."""
    fields: dict[str, str] = {}
    agree: dict[str, int] = {}
    differ: dict[str, int] = {}
    if work.get("authors"):
        fields["authors"] = slug(str(work.get("authors_source") or "unknown"))
        agree["authors"] = int(work.get("authors_agree") or 0)
        differ["authors"] = int(work.get("authors_disagree") or 0)
    if source := str(work.get("venue_source") or ""):
        lists = re.fullmatch(r"lists:(\d+)", source)
        named = "curated-lists" if lists else _SERVICES.get(source) or slug(source)
        fields["venue"] = fields["year"] = named
        agree["venue"] = int(lists[1]) - 1 if lists else 0
    if work.get("arxiv"):
        fields["arxiv"] = "arxiv-data" if work.get("arxiv_confirmed") else "links-of-lists"
    if work.get("citations"):
        fields["citations"] = slug(str(work["citations"]["source"]).rpartition(" ")[2])
    for name in _NOT_TOLD:
        fields.setdefault(name, "gathered")
    fields["tags"] = "tag-rules"  # given after the import, by `awesomequant tag`
    decided = [*(decision.get("set") or {}), *(["also_titled"] if "because" in decision else [])]
    for name in decided:
        fields[name] = "decisions"
        agree.pop(name, None)
    for name in decision.get("drop") or ():
        fields.pop(name, None)
    notes = {name: str(decision["because"]) for name in decided}
    met = dict.fromkeys(slug(str(one["repo"])) for one in work.get("sources") or ())
    return {
        "fields": fields,
        "agree": {name: count for name, count in agree.items() if count},
        "differ": {name: count for name, count in differ.items() if count},
        "notes": notes,
        "met": list(met),
        "words": _labels(work.get("tags")),
        "headings": _labels(work.get("sections")),
        "keywords": _labels(work.get("keywords")),
    }


def _labels(words: Any) -> list[str]:
    found = (
        re.sub(r"[^\w\s&/+.,:()'-]", "", _text(str(word))).strip()[:80] for word in words or ()
    )
    return [word for word in dict.fromkeys(found) if word]
