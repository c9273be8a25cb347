"""How well a source was understood: how much of it, with examples, and what would help."""

from collections import Counter
from collections.abc import Iterator

from awesomequant.intake.files.reading import Source
from awesomequant.intake.formats import Profile
from awesomequant.intake.said import identifiers
from awesomequant.library.author import plain
from awesomequant.library.draft import Reading
from awesomequant.text import one_line

_SHOWN = 3
_LONGEST = 90
# Reading again under each form of title takes five times as long as reading once.
_LARGEST = 300_000
_FORMS = ("linked", "bold", "quoted", "emphasised", "plain")


def is_little(reading: Reading) -> bool:
    """Return whether little of a source was understood, so that a person has to look.

    So it is where more stands as entries do than was read, and where all entries were left out.
    """
    return len(reading.unclear) > len(reading.drafts) or (
        not reading.drafts and bool(reading.skipped)
    )


def understood(source: Source, profile: Profile | None = None) -> Iterator[str]:
    """Yield how a source was understood, a plain line each: how much, three entries, what helps.

    What would help is said of one that was read under a ``profile``, which can be bettered.
    """
    reading = source.reading
    read, missed = len(reading.drafts), len(reading.unclear)
    yield f"{read} of {read + missed + len(reading.skipped)} that stand as entries were read"
    # The first entry, the middle one, the last.
    for at in sorted({0, read // 2, read - 1}) if read else ():
        draft = reading.drafts[at]
        people = [one if isinstance(one, str) else one["group"] for one in plain(draft.authors)]
        said = {  # as a person checks it; what is not said is named
            "title": _short(draft.title),
            "authors": _short((draft.authors_written or ", ".join(people)).rstrip(" .,;")),
            "venue": draft.venue or "",
            "year": str(draft.year or ""),
            "link": draft.url or next((f"{one.scheme}:{one.id}" for one in identifiers(draft)), ""),
            "code": draft.code[0].url if draft.code else "",
        }
        told = " | ".join(f"{name} {text}" for name, text in said.items() if text)
        lacking = [name for name, text in said.items() if not text and name != "code"]
        more = f" (no {', no '.join(lacking)})" if lacking else ""
        yield f"  line {draft.place.line}: {told}{more}"
    for one in reading.unclear[:_SHOWN]:
        yield f"  line {one.line}: not understood: {_short(one.title)}"
    if reading.skipped:
        left = Counter((one.sections[-1:], one.reason) for one in reading.skipped)
        (section, reason), count = left.most_common(1)[0]
        name = section[0] if section else "no heading"
        yield f"  {count} entries under '{name}' were left out: {reason}"
    if profile and source.again and is_little(reading):
        yield from _what_helps(source, profile)


def _short(text: str) -> str:
    text = one_line(text)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _what_helps(source: Source, profile: Profile) -> Iterator[str]:
    """Yield the lines of a profile under which more would be understood."""
    again = source.again if source.size <= _LARGEST else None
    better: list[tuple[int, str]] = []
    for form in _FORMS if again and profile.title is None else ():
        changed = again(profile.model_copy(update={"title": form})) if again else source.reading
        better.append((_worth(changed), f"title: {form}"))
    names = Counter(one.sections[-1] for one in source.reading.skipped if one.sections)
    if names and again:
        name = names.most_common(1)[0][0]
        changed = again(profile.model_copy(update={"sections": (*profile.sections, name)}))
        better.append((_worth(changed), f"sections: [{name}]"))
    best, line = max(better, default=(0, ""))
    if best > _worth(source.reading):
        yield f"  a profile with the line '{line}' reads {best} entries with what they state"
    else:
        yield (
            "  no line of a profile was found that reads more; one with 'title', 'sections' or"
            " 'columns' may (docs: exchange, 'Where the inference is wrong')"
        )


def _worth(reading: Reading) -> int:
    """Return how many entries state more than a title."""
    return sum(
        bool(
            one.url or one.year or one.venue or one.authors or one.code or one.links
            or one.arxiv or one.doi
        )
        for one in reading.drafts
    )  # fmt: skip
