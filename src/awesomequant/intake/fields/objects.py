"""Entries of a list that is kept as data: objects of YAML or JSON, their keys read as heads are.

Where the entries stand is found: a list, a list under a key, lists under the headings of a tree, a
mapping of ids to entries, one entry alone.  Our own records lose nothing; the forms of list
generators are known (``known_generators``); any other key is told and kept.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from awesomequant.intake.fields import values
from awesomequant.intake.fields.columns import Role, roles_in, roles_of
from awesomequant.intake.fields.known_generators import Known, known
from awesomequant.intake.fields.labelled import Item, draft_of, explained
from awesomequant.intake.fields.own_records import draft_of_own, is_own
from awesomequant.intake.files.fence import fenced
from awesomequant.intake.formats import Profile
from awesomequant.library.draft import Draft, Reading, Skipped
from awesomequant.library.problems import Level, Path, Place, Problem, Refusal
from awesomequant.works.ids import is_bibtex_key

# Under which keys lists stand; another one a profile names.
_UNDER = (
    "papers", "entries", "projects", "items", "publications", "references", "works", "records",
    "bibliography", "articles", "list", "data", "results", "software", "resources",
)  # fmt: skip
_OF_PARTS = (".type", ".kind", ".id", ".key", ".label", ".category", ".description")
_OF_TEXTS = ("text", "value", "raw", "content", "plain")
_DEEPEST, _LOOKED_AT, _MOST_KEYS = 6, 500, 1000


class Found(NamedTuple):
    """One value where an entry is expected: its path, the headings above it, its id if any."""

    path: Path
    value: Any
    sections: tuple[str, ...] = ()
    key: str = ""


def read_objects(document: Any, file: str, lines: Mapping[Path, int], profile: Profile) -> Reading:
    """Return the entries of a document of YAML or JSON; ``lines`` are those of its values by path.

    Raises Refusal, with the keys that it has, where there are none.
    """
    reading = Reading()
    found = list(_entries(document, profile.entries))
    objects = [one.value for one in found if isinstance(one.value, dict)]
    # A list of nothing is one too, as the export of a new list is.
    lists = [document.get(key) for key in _UNDER] if isinstance(document, dict) else [document]
    is_nothing = bool(found) and all(one.value is None for one in found)
    if not objects and (not document or is_nothing or any(one == [] for one in lists)):
        return reading
    if not objects:
        raise Refusal(_without_entries(document, file, profile))
    strange = [one for one in objects if not is_own(one)]
    form = known(strange[:_LOOKED_AT])
    keys = _Keys(strange, document, form, profile)
    if strange and not keys.name_a_title:
        heads = ", ".join(f"'{one}'" for one in keys.heads[:20])
        hint = "say which is the title's with 'columns:' of a profile"
        raise Refusal(f"{file}: no key of its entries means a title; they are {heads}; {hint}")
    if strange:
        reading.inferred.extend([f"it has the form of {form.name}"] if form else [])
        reading.inferred.extend(explained(keys.heads, keys.roles, "key"))
    for one in found:
        place = Place(file, lines.get(one.path, 1))
        if one.value is None:  # nothing, or what was broken and is told
            continue
        if not isinstance(one.value, dict):
            _leave(reading, place, one, "it is no entry: it has no fields")
            continue
        with fenced(reading, place, one.value):
            own = is_own(one.value)
            draft = draft_of_own(one.value, place) if own else keys.draft(one.value, place)
            # The key that it stands under in a mapping is what it is cited by.
            if one.key and not draft.more.get("bibtex_key") and is_bibtex_key(one.key):
                draft = replace(draft, more={**draft.more, "bibtex_key": one.key})
            if draft.title:
                reading.drafts.append(replace(draft, sections=one.sections))
            else:
                _leave(reading, place, one, "it has no title")
    return reading


def _leave(reading: Reading, place: Place, one: Found, reason: str) -> None:
    """Account for a value that makes no entry."""
    shown = one.key or values.text_of(one.value)[:80]
    reading.skipped.append(Skipped(place.line, one.sections, shown, reason))
    message = f"'{shown}' was left out: {reason}"
    reading.problems.append(Problem(place, "import", message, level=Level.WARNING))


# Where the entries stand.


def _entries(document: Any, wanted: str | None) -> Iterator[Found]:
    """Yield what stands where entries are expected; ``wanted`` is where a profile has them."""
    path: Path = ()
    for key in wanted.split(".") if wanted else ():
        document = document.get(key) if isinstance(document, dict) else None
        path = (*path, key)
    if isinstance(document, dict) and not _is_entry(document):
        names = {str(key).lower(): key for key in document}
        lists = [names[name] for name in _UNDER if name in names]
        under = next((key for key in lists if isinstance(document[key], list | dict)), None)
        if under is not None and document[under]:
            document, path = document[under], (*path, under)
    yield from _below(document, path, ())


def _below(value: Any, path: Path, sections: tuple[str, ...], key: str = "") -> Iterator[Found]:
    """Yield the entries of a tree: lists of them, below keys that are headings or ids."""
    if isinstance(value, list):
        for at, one in enumerate(value):
            yield Found((*path, at), one, sections)
    elif isinstance(value, dict) and _is_entry(value):
        yield Found(path, value, sections, key)
    elif isinstance(value, dict) and len(path) < _DEEPEST:
        for name, one in value.items():
            if isinstance(one, list) and any(isinstance(item, dict) for item in one):
                yield from _below(one, (*path, name), (*sections, str(name)))
            elif isinstance(one, dict):
                above = sections if _is_entry(one) else (*sections, str(name))
                yield from _below(one, (*path, name), above, str(name))


def _is_entry(value: Mapping[str, Any]) -> bool:
    """Return whether an object has a title: a text under a key that means one."""
    return any(
        isinstance(one, str) and Role.TITLE in roles_in(str(key)) for key, one in value.items()
    )


def _without_entries(document: Any, file: str, profile: Profile) -> str:
    if profile.entries:
        return f"{file}: nothing stands under '{profile.entries}', where the profile has entries"
    if not isinstance(document, dict):
        return f"{file} holds no entries: it is neither a list nor fields"
    keys = ", ".join(f"'{key}'" for key in list(document)[:20])
    hint = "say under which with 'entries:' of a profile"
    return f"{file} holds no entries that are known as such; its keys are {keys}; {hint}"


# What their keys say.


class _Keys:
    """The keys of the entries of one document, and what each of them says."""

    def __init__(
        self, entries: list[dict[str, Any]], document: Any, form: Known | None, profile: Profile
    ) -> None:
        """Learn the keys from all entries; those of a part of an entry are ``key.part``."""
        self.form, self.own = form, profile.own
        samples: dict[str, list[str]] = {}
        for at, entry in enumerate(entries):
            for key, value in _flat(entry):
                texts = samples.setdefault(key, []) if len(samples) < _MOST_KEYS else []
                if at < _LOOKED_AT:
                    texts.append(values.text_of(value))
        left = form.left if form else frozenset()
        self.heads = [key for key in samples if key not in left]
        # The type of a venue, or the id of an author, is none of the work.
        vague = {key: Role.OTHER for key in self.heads if "." in key and key.endswith(_OF_PARTS)}
        stated = {**vague, **(form.keys if form else {}), **profile.columns}
        # "venue.name" is the name of a venue, as words of one head.
        heads = [_head(key) for key in self.heads]
        stated = {_head(key): role for key, role in stated.items()}
        self.roles = roles_of(heads, [samples[key] for key in self.heads], stated)
        self.role_of = dict(zip(self.heads, self.roles, strict=True))
        self.name_a_title = any(Role.TITLE in roles for roles in self.roles)
        # The document may give titles to the values of some keys: to categories, mostly.
        self.titles: dict[str, dict[str, str]] = {}
        for key, (under, name, title) in (form.titles if form else {}).items():
            listed = document.get(under) if isinstance(document, dict) else None
            self.titles[key] = {
                values.text_of(one.get(name)): values.text_of(one.get(title) or one.get(name))
                for one in (listed if isinstance(listed, list) else ())
                if isinstance(one, dict)
            }

    def draft(self, entry: Mapping[str, Any], place: Place) -> Draft:
        """Return the draft of one entry."""
        parted = self.form.parted_by_blanks if self.form else frozenset()
        items = []
        for key, value in _flat(entry):
            if key not in self.role_of:
                continue
            if key in self.titles:
                value = self.titles[key].get(values.text_of(value), value)  # noqa: PLW2901
            elif key in parted and isinstance(value, str):
                value = value.split()  # noqa: PLW2901
            roles = self.role_of[key]
            is_link = not roles and values.is_address(values.text_of(value))
            label = key.rpartition(".")[2] if roles or is_link else key
            items.append(Item(label, roles, value))
        draft = draft_of(place, items, self.own)
        if self.form and self.form.kind and "type" not in draft.more:
            return replace(draft, more={**draft.more, "type": self.form.kind})
        return draft


def _head(key: str) -> str:
    """Return the head that a key stands for: ``tldr.text`` is but the text of the ``tldr``."""
    outer, _, inner = key.rpartition(".")
    return outer.replace(".", " ") if outer and inner in _OF_TEXTS else key.replace(".", " ")


def _flat(entry: Mapping[str, Any], above: str = "", depth: int = 0) -> Iterator[tuple[str, Any]]:
    """Yield the values of an entry, those of the objects in it as ``key.part``."""
    for key, value in entry.items():
        if isinstance(value, dict) and depth < 2:  # noqa: PLR2004
            yield from _flat(value, f"{above}{key}.", depth + 1)
        else:
            yield f"{above}{key}", value
