"""Begin a list of your own: an empty one, or one made of what you have."""

from datetime import UTC, datetime
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from awesomequant.console import list_problems, say, warn
from awesomequant.intake import reading as intake
from awesomequant.intake.formats import Profile
from awesomequant.intake.plan import accession
from awesomequant.intake.records import Provenance
from awesomequant.library.problems import Refusal, in_order
from awesomequant.store import canonical, load
from awesomequant.store.project import LIST
from awesomequant.store.writing import write

_EXAMPLES = ("data/papers/", "data/tags.yaml")
# Of a list in which fewer entries than this have tags, by chance, the headings become tags.
_FEW = 0.1


@click.command("init")
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--from", "sources", multiple=True, metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Fill the list from a README.md, a .bib, .ris or JSON file; repeat for more.",
)  # fmt: skip
@click.option("--title", help="What the list is called.")
@click.option("--description", help="What it is about, in a sentence.")
@click.option(
    "--sections-as-tags/--no-sections-as-tags", default=None,
    help="Make tags of the headings of a list; by itself where its entries have no tags.",
)  # fmt: skip
@click.option("--source", default="import", show_default=True, help="Who counted what it states.")
@click.pass_obj
def command(
    start: Path, folder: Path | None, sources: tuple[Path, ...], title: str | None,
    description: str | None, source: str, *, sections_as_tags: bool | None,
) -> None:  # fmt: skip
    """Begin a list of your own in FOLDER (here, where none is named).

    Nothing that exists is overwritten.  Afterwards 'awesomequant check', 'build' and 'serve' work
    on the new list at once.

    \b
    Examples:
      awesomequant init my-list
      awesomequant init my-list --title "Awesome Bees" --from old-README.md
      awesomequant init my-list --from references.bib --from zotero.ris
    """
    root = (start / folder if folder else start).resolve()
    texts = dict(_below(files("awesomequant") / "starter", ""))
    if sources:  # a list that is filled needs no example
        texts = {name: text for name, text in texts.items() if not name.startswith(_EXAMPLES)}
    if title or description or sources:
        if not title and sources:
            # Every list has a README.md; the folder it lies in tells which list it is.
            first = sources[0].resolve()
            stem = first.parent.name if first.stem.lower() == "readme" else first.stem
            title = stem.replace("_", " ").replace("-", " ").strip()
        title = title or "A list of papers"
        description = description or "Papers worth reading, each with a reference to take along."
        settings = {"title": title, "description": description}
        texts["data/list.yaml"] = canonical.record(settings)
        site = f"site_name: {canonical.quoted(title)}"
        texts["mkdocs.yml"] = texts["mkdocs.yml"].replace("site_name: A list of papers", site)
    taken = [name for name in texts if (root / name).exists()]
    if taken:
        msg = f"{root / taken[0]} exists already; begin the list in an empty folder"
        raise Refusal(msg)
    # All is read before anything is written: a file that cannot be read leaves no half a list.
    read = [intake.read_file(file, None, Profile(), None) for file in sources]
    for name, text in texts.items():
        write(root / name, text)
    if read:
        _fill(root, read, source, topics=sections_as_tags)
    say(f"the list is in {root}; go on there with 'awesomequant serve'")


def _below(folder: Traversable, prefix: str) -> list[tuple[str, str]]:
    found = []
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        # Under the name that it gets git would obey it in our own repository.
        name = prefix + {"gitignore": ".gitignore"}.get(item.name, item.name)
        if item.is_dir() and item.name != "__pycache__":
            found.extend(_below(item, f"{name}/"))
        elif item.is_file() and not name.endswith((".py", ".pyc")):
            found.append((name, item.read_text("utf-8")))
    return found


def _fill(root: Path, read: list[intake.Source], source: str, *, topics: bool | None) -> None:
    """Write the records that the sources come to."""
    drafts = [draft for one in read for draft in one.reading.drafts]
    tagged = sum(bool(draft.tags) for draft in drafts)
    is_by_topic = topics or (topics is None and tagged < _FEW * len(drafts))
    drafts = intake.with_topics(drafts) if is_by_topic else drafts
    today = datetime.now(UTC).date().isoformat()
    plan = accession(drafts, load(root).library, Provenance(source, today))
    if is_by_topic and plan.tags:
        intake.nest(plan, drafts)
        has_years = any(one.strip(" .:").isdigit() for draft in drafts for one in draft.sections)
        text = (root / LIST).read_text("utf-8")
        by = "topic, year" if has_years else "topic"
        write(root / LIST, f"{text}outline: {{by: [{by}]}}\n")
    list_problems(in_order(intake.problems_of(read, plan)))
    texts, _ = intake.contents(root, plan)
    intake.write_all(texts)
    write(root / "import-report.txt", intake.account(read, plan))
    warn(f"{len(drafts)} entries became {len(plan.records)} records; see import-report.txt")
