"""Begin a list of your own: an empty one, or one made of what you have."""

import shlex
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import click

from awesomequant import door
from awesomequant.check.rulebook import READING, rules
from awesomequant.check.run import inspect
from awesomequant.commands import today
from awesomequant.console import list_problems, say, warn
from awesomequant.door import PAGE_BYTES
from awesomequant.intake import account as told
from awesomequant.intake.accession import Accession, accession, contents
from awesomequant.intake.adding import titled
from awesomequant.intake.adoption.linked_pages import chapters_of
from awesomequant.intake.adoption.page import KeptPage
from awesomequant.intake.adoption.taking import Adoption, adopt, first_page
from awesomequant.intake.files import reading as intake
from awesomequant.intake.files.understanding import understood
from awesomequant.intake.formats import Profile
from awesomequant.intake.records import Provenance
from awesomequant.library.change import Change
from awesomequant.library.library import Library
from awesomequant.library.messages import is_no_language
from awesomequant.library.problems import Level, Refusal, in_order
from awesomequant.outfit import names
from awesomequant.outfit.beginning import begun
from awesomequant.outfit.kits import IGNORED, KITS, USUAL, Brought, brought
from awesomequant.outfit.next_steps import next_steps
from awesomequant.outfit.roots import root_files
from awesomequant.site.building import rendered
from awesomequant.store import Project, load
from awesomequant.store.batch import unfinished, write_all, writing
from awesomequant.store.edits import Edits
from awesomequant.store.git import is_inside, is_top
from awesomequant.store.listed import ORDER
from awesomequant.store.pages import README, backup, note_rendered, refuse_in_the_way
from awesomequant.store.roots import LIST, LISTS, find_lists, root_above
from awesomequant.web.client import client_for

VENUES = "data/venues.yaml"
REPORT = "import-report.txt"


def _language(context: click.Context, parameter: click.Parameter, tag: str | None) -> str | None:
    """Return a language that was asked for; a click callback."""
    if tag and (wrong := is_no_language(tag)):
        raise click.BadParameter(wrong, context, parameter)
    return tag


@click.command("init")
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--from", "sources", multiple=True, metavar="FILE",
    type=click.Path(exists=True, path_type=Path),
    help="Fill the list from a README.md, a .bib, a sheet, YAML, or a folder; repeat for more.",
)  # fmt: skip
@click.option("--title", help="What the list is called.")
@click.option("--description", help="What it is about, in a sentence.")
@click.option(
    "--sections-as-tags/--no-sections-as-tags", default=None,
    help="Make topics of the headings of a list; by itself where there are any.",
)  # fmt: skip
@click.option("--source", default="import", show_default=True, help="Who counted what it states.")
@click.option("--offline", is_flag=True, help="Ask nobody what works without a title are called.")
@click.option(
    "--licence", metavar="SPDX", help="Under what the data may be used: CC0-1.0, CC-BY-4.0."
)
@click.option(
    "--language", metavar="TAG", callback=_language,
    help="In which language its pages speak: de, es, zh, pt-BR; English where none is named.",
)  # fmt: skip
@click.option(
    "--add", "kits", multiple=True, type=click.Choice(tuple(KITS)),
    help="Bring these alone, to a list that exists, too; repeat for more.",
)  # fmt: skip
@click.option(
    "--lists", "is_root", is_flag=True,
    help="Begin a root of several lists in place of one: one site, with a search across.",
)  # fmt: skip
@click.pass_obj
def command(
    start: Path, folder: Path | None, sources: tuple[Path, ...], title: str | None,
    description: str | None, source: str, licence: str | None, language: str | None,
    kits: tuple[str, ...], *, sections_as_tags: bool | None, offline: bool, is_root: bool,
) -> None:  # fmt: skip
    """Begin a list of your own in FOLDER (here, where none is named).

    With it comes what its repository needs: workflows that check pull requests, publish the site,
    count once a week, try links and answer suggestions; issue forms, settings of editors, hooks.
    '--add gitlab' brings GitLab's in their place; to a list that exists --add brings what it lacks,
    and --language puts its menu and the titles of its pages into that language.

    Nothing that exists is overwritten, but for the README.md that is taken in: what stands around
    its papers is kept as it is, the papers stand between marks from then on, and the page as it was
    lies beside it.  Afterwards 'awesomequant check', 'build' and 'serve' work on the list at once.

    \b
    Examples:
      awesomequant init my-list
      awesomequant init . --from README.md
      awesomequant init my-list --title "Awesome Bees" --from references.bib --from zotero.ris
      awesomequant init my-list --licence CC-BY-4.0 --add files --add gitlab
      awesomequant init my-list --language de
      awesomequant init . --add github
      awesomequant init our-lists --lists
    """
    root = (start / folder if folder else start).resolve()
    if is_root:
        _begin_root(root, title, description, others=bool(sources or kits or licence or language))
        return
    if (root / LIST).exists() and not unfinished(root):
        if (kits or language) and not sources:
            with writing(root, name="awesomequant init"):
                if language:
                    _put_into(root, language)
                _bring(root, kits)
            return
        hint = "bring more into the list with 'import', what its repository lacks with '--add'"
        raise Refusal(f"{root / LIST} exists already; {hint}")
    # All is read before anything is written: a file that cannot be read leaves no half a list.
    read = intake.read_all(sources, None, Profile(), None)
    adoption = _adopted(read, topics_wanted=sections_as_tags) if read else None
    root.mkdir(parents=True, exist_ok=True)
    with writing(root, name="awesomequant init"):
        if (root / LIST).exists():  # by now: another one began it, or one that was stopped
            say(f"the list in {root} is there by now; bring more into it with 'import'")
            return
        asked = {"title": title, "description": description, "language": language}
        asked["licence"] = _allowed(licence, adoption)
        texts = begun(root, adoption, sources, asked)
        for name in [name for name in texts if (root / name).exists()]:
            say(f"{name} is there already and was kept")
            del texts[name]
        # All is made before anything is written: nothing but the whole list is ever there.
        made = _Beginning(root, texts)
        of = Provenance(source, today())
        is_something = made.fill(adoption, of, offline=offline) if adoption else True
        # Code hosts and hooks look at the top, which is the root's.
        above = find_lists(root.parent)
        wanted = kits or (("files", "editor") if above else USUAL)
        for kit in wanted:
            library = made.project.library
            found = brought(kit, library, root, made.texts, has_form="github" in wanted)
            made.texts |= _told(kit, found, root)
        made.write()
    if not is_something:
        raise SystemExit(1)  # a list of nothing is no success
    say(f"the list is in {root}")
    if above and root_above(root) is None:
        say(f"  0. name it in {above / LISTS}, under 'lists': {root.relative_to(above).as_posix()}")
    for number, step in enumerate(next_steps(root, start), 1):
        say(f"  {number}. {step}")


def _begin_root(root: Path, title: str | None, description: str | None, *, others: bool) -> None:
    """Begin a root of several lists, or bring what one lacks."""
    if others:
        raise Refusal(
            "--lists goes with a title and a description alone; each list begins by itself"
        )
    if (root / LIST).exists():
        raise Refusal(f"{root} is a list; begin the root in the folder above it")
    root.mkdir(parents=True, exist_ok=True)
    texts = root_files(root, title, description)
    write_all(root, {root / name: text for name, text in texts.items()})
    if not texts:
        say("nothing is lacking")
        return
    say(f"{' '.join(texts)} written")
    steps = (
        f"begin a list: awesomequant -C {shlex.quote(str(root))} init FOLDER",
        f"name its folder in {LISTS}, under 'lists'",
        "look at them: awesomequant serve, in that folder",
    )
    for number, step in enumerate(steps, 1):
        say(f"  {number}. {step}")


def _put_into(root: Path, language: str) -> None:
    """Have a list speak a language: its settings, and the names that came with it."""
    edits = Edits(root)
    edits.make([Change(LIST, ("language",), language)])
    edits.write()
    texts = names.renamed(root, load(root).library.messages)
    write_all(root, {root / name: text for name, text in texts.items()})
    changed = " ".join([*edits.texts, *texts])
    say(f"{changed} changed" if changed else f"the list speaks {language} already")


def _bring(root: Path, kits: tuple[str, ...]) -> None:
    """Bring to a list what it lacks of some kits."""
    library = load(root).library
    for kit in dict.fromkeys(kits):
        texts = _told(kit, brought(kit, library, root, has_form="github" in kits), root)
        write_all(root, {root / name: text for name, text in texts.items()})
    if not is_top(root) and is_inside(root) and {"github", "gitlab", "hooks"} & set(kits):
        warn(
            "code hosts and hooks look into a repository's top folder, which this is not: move them"
        )


def _told(kit: str, found: Brought, root: Path) -> Mapping[str, str]:
    """Say what a kit brings and what was there; return the files that are new."""
    if found.new:
        say(f"{kit}: {' '.join(found.new)} written")
    for name, wanted in found.kept.items():
        # Who keeps a .gitignore of his own would commit the built site with the next 'add -A'.
        more = ""
        if name == IGNORED:
            own = _text_of(root, name).splitlines()
            new = [one for one in wanted.splitlines() if one[:1] == "/" and one not in own]
            more = f"; add to it: {' '.join(new)}" if new else ""
        warn(f"{name} is there already and was kept{more}")
    return found.new


def _allowed(licence: str | None, adoption: Adoption | None) -> str | None:
    """Return the licence that was asked for; None where its keepers have not decided."""
    if licence is None and not (adoption and adoption.settings.get("licence")) and _is_terminal():
        said = "Under which licence may the list be used (CC0-1.0, CC-BY-4.0, …; Enter for none)"
        licence = click.prompt(said, default="", show_default=False, err=True).strip()
    return licence or None


def _is_terminal() -> bool:
    """Whether someone can answer."""
    return sys.stdin.isatty()


def _text_of(root: Path, name: str) -> str:
    """Return what a file of the folder says; nothing of one behind a link, which is kept too."""
    return door.content(root, name, PAGE_BYTES).decode("utf-8", "replace") * door.has(root, name)


def _adopted(read: list[intake.Source], *, topics_wanted: bool | None) -> Adoption:
    """Return what the files come to, with the chapters that the page among them leads to."""
    page = first_page(read)
    named = {one.file.resolve() for one in read}

    def read_chapter(file: Path) -> intake.Source:
        if file in named:  # it is a source already, and would be read twice
            raise Refusal("it is taken in by itself")
        return intake.read_file(file, None, Profile(), None)

    chapters = chapters_of(page, read_chapter) if page else None
    return adopt(read, topics_wanted=topics_wanted, chapters=chapters)


@dataclass
class _Beginning:
    """A list that lies nowhere yet: the texts of its files by name, what they come to as a list."""

    root: Path
    texts: dict[str, str]

    @property
    def project(self) -> Project:
        """Return the list, as it will be."""
        return load(self.root, self.texts)

    def add(self, texts: Mapping[Path, str]) -> None:
        """Add or replace files."""
        self.texts |= {path.relative_to(self.root).as_posix(): text for path, text in texts.items()}

    def write(self) -> None:
        """Write all of it, the settings last: before them it is no list to anybody."""
        self.texts[LIST] = self.texts.pop(LIST)
        write_all(self.root, {self.root / name: text for name, text in self.texts.items()})

    def fill(self, adoption: Adoption, provenance: Provenance, *, offline: bool) -> bool:
        """Add the records that the sources come to, and the page that they were taken from.

        Returns whether there are any.
        """
        begun = self.project
        drafts, untold = titled(adoption.drafts, begun, client_for(begun), offline=offline)
        adoption = replace(adoption, drafts=drafts)
        plan = accession(drafts, begun.library, provenance)
        plan.problems.extend(untold)
        used = {tag for values in plan.records.values() for tag in values["tags"]}
        plan.tags.update(adoption.topics.words_for(used))
        plan.problems.extend(adoption.problems)
        list_problems(in_order(told.problems_of(adoption.sources, plan)))
        self.add(contents(self.root, plan, self.texts)[0])
        self._drop_examples(begun.library, plan)
        project = self.project
        # The order of entries is content: records that came on one day have no other.
        order = adoption.order(plan, project.library)
        self.texts[ORDER] = "".join(f"{one}\n" for one in order)
        account = told.account(adoption.sources, plan)
        for line in plan.to_complete():
            say(line)
        warn(f"{len(adoption.drafts)} entries became {len(plan.records)} records; see {REPORT}")
        for source in adoption.sources:  # that the titles are titles only a person sees
            for line in understood(source):
                warn(line)
        if adoption.page:
            said, lost = self._page(adoption, plan, project)
            account = f"{said}{account}{lost}"
        self.texts[REPORT] = account
        if plan.records:
            self._not_stopped()
        return bool(plan.records)

    def _drop_examples(self, begun: Library, plan: Accession) -> None:
        """Leave out the venues that the starter brought and no record names."""
        used = {values["venue"] for values in plan.records.values()}
        spare = {one.id for one in begun.venues.values() if not one.is_preprint} - used
        if VENUES in self.texts and plan.records:  # and no file of the curator's
            lines = self.texts[VENUES].splitlines(keepends=True)
            kept = [line for line in lines if line.partition(":")[0] not in spare]
            self.texts[VENUES] = "".join(kept)

    def _page(self, adoption: Adoption, plan: Accession, project: Project) -> tuple[str, str]:
        """Add the page that was taken in; returns how its words fared, and which are lost."""
        if adoption.page is None:
            return "", ""
        become = adoption.become(plan, project.library)
        holders = adoption.holders(become, project.library, plan)
        words = adoption.account(adoption.kept(become), holders, project.library)
        # A line that was taken for a part of an entry, and of which its record holds little, is a
        # paper of its own: it stays on the page, and what is kept is counted anew.
        whole = adoption.without(words, holders)
        kept = whole.kept(become)
        words = whole.account(kept, holders, project.library)
        # Marks around nothing would make a page of the curator's ours.
        if become or adoption.chapters.sources:
            self._keep(adoption.page.file, kept)
        else:
            warn(f"{adoption.page.file}: no entry was understood, and the page is left as it is")
        warn(str(words))
        said = "".join(f"{line}\n" for line in (str(words), *kept.told()))
        lost = "".join(f"  not kept, line {line}: {what}\n" for line, what in words.lost())
        for name, one in adoption.accounts_of_chapters(plan, project.library):
            warn(f"{name}: {one}")
            said += f"{name}: {one}\n"
            lost += "".join(
                f"  not kept, {name}, line {line}: {what}\n" for line, what in one.lost()
            )
        return said, lost

    def _keep(self, source: Path, page: KeptPage) -> None:
        """Add README.md, the papers between marks and all else as it was, and keep a copy."""
        root = self.root
        if (root / README).exists() and source.resolve() != (root / README).resolve():
            warn(f"{README} is there already, was not taken in, and is kept")
            return
        saved = backup(root)
        texts = rendered(self.project, page.text)
        refuse_in_the_way(root, texts)
        # What stands between its marks is in the records by now.
        note_rendered(root, [page.text, *texts.values()])
        self.texts |= texts
        said = f"; the page as it was is {saved}" if saved else ""
        warn(
            f"{README}: what stands around the papers is as it was, they stand between marks{said}"
        )
        for line in page.told():
            warn(f"  {line}")

    def _not_stopped(self) -> None:
        """Make warnings of the errors that a fresh list has: they are for its curator to decide."""
        every = rules(self.root)
        found = {
            one.rule
            for one in inspect(self.project, every, every).problems
            if one.level is Level.ERROR
        }
        names = sorted(found - set(READING))
        if not names:
            return
        note = "# Errors that came in with the list: warnings until you have looked at them.\n"
        self.texts[LIST] += f"{note}rules: {{warning: [{', '.join(names)}]}}\n"
        warn(f"what {', '.join(names)} find are warnings until you decide: see 'rules' in {LIST}")
