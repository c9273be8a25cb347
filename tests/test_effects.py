"""What the model accepts has an effect: each field of each model is seen somewhere.

The toy list is laid out twice, without and with a change of one field; what a reader, a program or
the curator is shown must tell the second from the first.  Our own JSON does not count: it holds
every field whether anybody looks at it or not.
"""

import json
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import NamedTuple

import pytest
from click.testing import CliRunner
from support import copy_of_toy, files_of, run

from awesomequant import library
from awesomequant.check.rulebook import chosen, rules
from awesomequant.check.run import inspect
from awesomequant.cli import awesomequant
from awesomequant.commands.results import told_of
from awesomequant.export import exporters
from awesomequant.export.result_hub import hub_entries
from awesomequant.export.results import as_csv, as_json, chosen_groups
from awesomequant.intake.accession import accession
from awesomequant.intake.list_rules.scoping import Answer, Judge
from awesomequant.intake.records import Provenance
from awesomequant.library.draft import Draft
from awesomequant.library.field_types import Model
from awesomequant.library.lists import Member, one_work_each, united
from awesomequant.library.persons import Person
from awesomequant.library.problems import Place, Refusal
from awesomequant.registry import parts
from awesomequant.site.building import rendered
from awesomequant.site.filling import shown_of
from awesomequant.site.pages import Site
from awesomequant.site.programs import cff
from awesomequant.site.search import explore
from awesomequant.site.search.finding import Finder
from awesomequant.store import Project, load
from awesomequant.store.list_rules import read_scope
from awesomequant.store.messages import read_messages
from awesomequant.store.reader import Reader
from awesomequant.store.roots import read_lists
from awesomequant.store.schema import paper_schema, results_schema
from awesomequant.update.counts import starred
from awesomequant.update.inquiry import repositories
from awesomequant.update.matching import Said
from awesomequant.update.refresh import stored_metrics
from awesomequant.update.weigh import Case, weigh
from awesomequant.web.facts import Facts
from awesomequant.web.services import SERVICES

LIST, TAGS, VENUES = "data/list.yaml", "data/tags.yaml", "data/venues.yaml"
METRICS, BUZZ = "data/metrics.yaml", "data/papers/2021/buzz.yaml"
HONEY, TOOLS = "data/papers/2019/honey.yaml", "data/sections/tools.yaml"
BEGIN, KEEPERS = "data/sections/begin.yaml", "data/sections/keepers.yaml"
SAID, SOURCES = "data/provenance/2021.yaml", "data/provenance/sources.yaml"
SYNONYMS = "data/synonyms.yaml"
SCOPE, BEE = "data/scope.yaml", "{work: How a Bee Counts to Four"
RULES = "data/tag-rules.yaml"
DECIDED, OVER = "data/decisions/2021/wasp.yaml", "data/decisions/2021/buzz-before.yaml"
MARKS, NETS, TABLE = "data/benchmarks.yaml", "data/models.yaml", "data/results/table.yaml"
AXES = """
results:
  reference: {label: By hand}
  protocol: {light: Light}
  axes:
    size: {label: Size, parts: {cells: {label: Cells, words: {some: 5, many: 9}}, wax: {label: Wax}}}
"""
MEASURED = (
    "hum: {label: Hum, dataset: Hives, metric: score, direction: higher, unit: '%', noise: '2'}\n"
)
TOLD = """source: {url: "https://github.com/hive/bees", commit: abcdef0, file: README.md}
benchmark: hum
model: Bee-7
reference: 71.0
rows:
  - {method: Fly, work: buzz, at: {cells: 4}, value: 70.5, line: 8}
  - {method: Sit, at: {cells: 4}, value: 70.25, line: 9}
  - {method: Sit, variant: still, at: {cells: 2}, value: 69, line: 10}
"""
RULED = """rules:
  - {tag: honey, titles: [swarming]}
  - {field: species, value: bumblebee, titles: ['^No$']}
reviewed: []
"""
ALL = "lists.yaml"
PEOPLE, COUNTING = "data/people.yaml", "data/papers/2021/counting-bees-2021.yaml"

Output = Callable[[Project], str]


# What is looked at


def readme(project: Project) -> str:
    return rendered(project)["README.md"]


def site(project: Project) -> Site:
    return Site(project.library, project.root, exporters(project.root))


def together(project: Project) -> str:
    """Look at what a root of several lists says, and what is wrong with it."""
    about, problems, _ = read_lists(project.root)
    assert about
    members = [Member("bees", project.library)]
    messages = read_messages(Reader(project.root), about.language)
    library = united(about, members, one_work_each(members), messages)
    told = "".join(map(str, problems))
    return f"{cff(library)}{shown_of(library, project.root)}{told}"


def page(address: str) -> Output:
    """Look at the filled page at an address, head and body."""

    def look(project: Project) -> str:
        found = {one.address: one.title + one.head + one.body for one in site(project).pages()}
        return found.get(address, "")

    return look


def block(name: str, argument: str = "") -> Output:
    return lambda project: site(project).block(name, "", argument)


def file(address: str) -> Output:
    """Look at a file of the site that is no page."""

    def look(project: Project) -> str:
        formats = exporters(project.root)
        return files_of(site(project), formats).get(address, "")

    return look


def footer(project: Project) -> str:
    return shown_of(project.library, project.root).footer


def checker(project: Project) -> str:
    """Look whether bibliographies are checked."""
    return "has it" if shown_of(project.library, project.root).audit else "has none"


def facets(project: Project) -> str:
    return repr([(one.label, one.by_name) for one in explore(project.library)["facets"]])


def export(name: str) -> Output:
    return lambda project: exporters()[name].write(project.library.papers, project.library)


def check(project: Project) -> str:
    every = rules(project.root)
    held = chosen(every, project.library.settings.rules)
    return "\n".join(
        f"{problem} {problem.level}" for problem in inspect(project, held, every).problems
    )


def keyed(project: Project) -> str:
    """Look at the key that a new work of one author gets."""
    draft = Draft(Place("x"), "WASP: How a Wasp Builds", authors=("Bo Roe",), year=2020)
    plan = accession([draft], project.library, Provenance("x", "2020-01-01"))
    return str([record["bibtex_key"] for record in plan.records.values()])


def schema(project: Project) -> str:
    return json.dumps(paper_schema(project.library), ensure_ascii=False)


def update(project: Project) -> str:
    """Look at what an answer of arXiv about one paper would change."""
    paper = project.library.by_id["buzz"]
    said = Facts(paper.title, ("New Author",), abstract="New.", doi="10.1000/new", year=2021)
    services = parts(SERVICES)
    return "\n".join(
        map(str, weigh(Case(paper, project.library, (Said("arxiv", said),), services)))
    )


def stars(project: Project) -> str:
    """Look at what an answer of GitHub about the toy repository would change."""
    stored = stored_metrics(project.root)
    ((paper, at), *_) = next(iter(repositories(project.library, parts(SERVICES)).values()))
    said = Said("github", Facts(stars=1240, number=8))
    shown = paper.code[at].stars
    count = shown.count if shown else None
    key = "github.com/example/buzz"
    day = next(iter(stored.values())).as_of
    return str(starred(key, said, count, stored, day=day, force=False))


def built(project: Project) -> str:
    """Look at the home page and the styles of the whole site, as MkDocs makes it."""
    done = run("-C", project.root, "build")
    assert done.returncode == 0, done.stderr
    made = [project.root / "site" / name for name in ("index.html", "assets/accent.css")]
    return "".join(one.read_text("utf-8") for one in made if one.is_file())


def explained(project: Project) -> str:
    """Look at what is told of who said what a record says."""
    return run("-C", project.root, "explain-record", "buzz").stdout


def scoped(project: Project) -> str:
    """Look at how the works of a small list are sorted."""
    new = project.root / "new.md"
    new.write_text("# Bees\n\n## Honey\n\n- [How a Bee Counts to Four](https://arxiv.org/abs/2001.00001)\n"
                   "- [What a Wasp Builds of Paper](https://arxiv.org/abs/2001.00002)\n", "utf-8")  # fmt: skip
    runs = (run("-C", project.root, "scope", new, "--show", shown) for shown in Answer)
    return "\n".join(done.stdout + done.stderr for done in runs)


def decided(project: Project) -> str:
    """Look at what is said to those who propose a work that was refused."""
    title = "What a Wasp Counts in the Dark"
    said = ("--venue", "BeeConf", "--year", "2021")
    asked = {
        "by arxiv": ("2003.00001", "--title", "X"),
        "by doi": ("10.1000/wasp", "--title", "Y"),
        "by page": ("https://openreview.net/forum?id=Wasp12345", "--title", "Z"),
        "by title": ("--title", title, "--author", "Mei Lin", "--url", "https://example.org/w"),
        "by name": (
            "--title",
            "Another Longer Name of a Wasp and Its Shadow",
            "--url",
            "https://example.org/v",
        ),
    }
    root = str(project.root)
    runs = {
        label: CliRunner().invoke(
            awesomequant, ["-C", root, "add", *one, *said, "--offline", "--dry-run"]
        )
        for label, one in asked.items()
    }
    return "\n".join(f"{label}: {done.stderr}" for label, done in runs.items())


def judged(project: Project) -> str:
    """Look at what is said of a work that one source has."""
    draft = Draft(Place("x"), "Untold", more={"attribution": {"met": ["hive"]}})
    return str(Judge(read_scope(project.root)).rule(draft))


def tagged(project: Project) -> str:
    """Look at which tags the rules of a list would give."""
    return run("-C", project.root, "tag", "--dry-run").stdout


def untagged(project: Project) -> str:
    """Look at what the rules of a list give a record that has no tag."""
    record = project.root / BUZZ
    text = record.read_text("utf-8").replace("tags: [flight, counting]\n", "")
    record.write_text(text, "utf-8")
    return tagged(project)


def results(project: Project) -> str:
    """Look at what is told of results, for people and for programs."""
    library = project.library
    chosen = chosen_groups(library)
    lines = "\n".join(line for one in chosen for line in told_of(one, library, is_whole=True))
    return f"{lines}\n{json.dumps(as_json(library, chosen))}\n{as_csv(library, chosen)}"


def sent_to_a_hub(project: Project) -> str:
    """Look at the file of one method's results for a model hub."""
    try:
        return hub_entries(project.library, chosen_groups(project.library, ["fly"]))
    except Refusal:
        return ""


def named_results(*words: str) -> Output:
    """Look at what words find among results, and nothing where they name none."""

    def look(project: Project) -> str:
        try:
            return str(as_json(project.library, chosen_groups(project.library, words)))
        except Refusal as error:
            return str(error)

    return look


def first_result(project: Project) -> str:
    """Look at the method that the first row of the first group is of."""
    (group, *_) = as_json(project.library, chosen_groups(project.library))["groups"]
    return str(group["fields"][0]["rows"][0]["method"])


def _with(project: Project, old: str, new: str) -> Project:
    file = project.root / TABLE
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    return load(project.root)


def bees_better(project: Project) -> str:
    """Look at what is said of a value that is better than its reference."""
    return check(_with(project, "value: 70.5", "value: 75.5"))


def rounded_references(project: Project) -> str:
    """Look at whether two references that differ in their digits are the same."""
    nearly = _with(project, "value: 70.5", "value: 70.5, reference: 71.2")
    (group, *_) = chosen_groups(nearly.library)
    return "one field" if len(group.fields) == 1 else "two fields"


def in_other_light(project: Project) -> str:
    """Look at whether a result that was measured otherwise stands beside the others."""
    other = _with(project, "value: 70.5", "value: 70.5, protocol: {light: dim}")
    (group, *_) = chosen_groups(other.library)
    return "one field" if len(group.fields) == 1 else "two fields"


def schema_of_results(project: Project) -> str:
    return json.dumps(results_schema(project.library), ensure_ascii=False)


def found(project: Project) -> str:
    """Look at what a search for a word finds that no paper has."""
    return str([paper.id for paper in Finder(project.library).find("apiculture").papers])


class Effect(NamedTuple):
    """A change of one file: ``old`` gives way to ``new``, or ``new`` stands at its end.

    ``@name`` renames the file.  The output then ``shows`` what it did not show before; behind
    ``not:``, what is no longer shown.
    """

    file: str
    old: str
    new: str
    output: Output
    shows: str


def put(file: str, new: str, output: Output, shows: str) -> Effect:
    return Effect(file, "", new, output, shows)


def put_rule(rule: str, shows: str) -> Effect:
    """Return the effect of a rule about what sources say of a record."""
    return Effect(RULES, "titles: [swarming]", rule, tagged, shows)


PAGE, LISTS = page("papers/buzz/"), page("tags/flight/")
HONEYS, SECTION = page("papers/honey/"), block("section", "tools")
ZOE = page("authors/zoe-mueller/")
EFFECTS = {
    "Paper.id": Effect(BUZZ, "", "@hum", page("papers/hum/"), "Buzz: How Bees"),
    "Paper.source_file": Effect(BUZZ, "", "@../2020/buzz", PAGE, "edit/main/data/papers/2020/buzz"),
    "Paper.title": Effect(HONEY, '"No"', "Yes", readme, " [Yes]("),
    "Paper.also_titled": put(BUZZ, "also_titled: [The Humming]", PAGE, "Also titled <cite>The Hum"),
    "Paper.known_as": put(BUZZ, "known_as: [HumNet]", PAGE, "Known as HumNet"),
    "Paper.type": put(BUZZ, "type: workshop", PAGE, "<span>Workshop paper</span>"),
    "Paper.authors": Effect(BUZZ, "Zoë Müller", "Ann Lee", LISTS, "Ann Lee, Ludwig"),
    "Paper.editors": put(BUZZ, "editors: [Ed Lee, et al.]", PAGE, "Edited by Ed Lee et al."),
    "Paper.venue": Effect(BUZZ, "venue: BeeConf", "venue: arXiv", PAGE, "venues/arxiv/"),
    "Paper.year": Effect(BUZZ, "year: 2021", "year: 2020", readme, "### 2020"),
    "Paper.date": put(BUZZ, "date: 2021-03-04", PAGE, "4 March 2021"),
    "Paper.tags": Effect(BUZZ, "[flight, counting]", "[honey]", PAGE, "tags/honey/"),
    "Paper.url": Effect(BUZZ, "papers/buzz.pdf", "new.pdf", readme, "https://example.org/new.pdf"),
    "Paper.arxiv": Effect(BUZZ, "2101.00010", "2101.00099", PAGE, "arxiv.org/abs/2101.00099"),
    "Paper.doi": Effect(HONEY, "10.1000/honey(2019)1", "10.1000/x", readme, "doi.org/10.1000/x"),
    "Paper.code": Effect(BUZZ, "example/buzz\n", "example/hum\n", readme, "github.com/example/hum"),
    "Paper.links": Effect(BUZZ, "label: video", "label: talk", readme, "[talk]"),
    "Paper.citations": Effect(HONEY, "count: 99", "count: 123", readme, "[123 🔥"),
    "Paper.abstract": put(BUZZ, "abstract: How they do it.", PAGE, '<p dir="auto">How they do it.</p>'),
    "Paper.notices": put(BUZZ, "notices: [{type: erratum}]", PAGE, "An erratum has appeared"),
    "Notice.type": put(BUZZ, "notices: [{type: retraction}]", readme, "RETRACTED: "),
    "Notice.doi": put(BUZZ, "notices: [{type: erratum, doi: 10.1000/e}]", PAGE, "doi.org/10.1000/e"),
    "Notice.url": put(BUZZ, 'notices: [{type: erratum, url: "https://e.example.org/x"}]', PAGE, "e.example.org/x"),
    "Notice.date": put(BUZZ, "notices: [{type: erratum, date: 2022-03-04}]", PAGE, "4 March 2022"),
    "Paper.note": put(BUZZ, "note: Read it twice.", PAGE, '<p dir="auto">Read it twice.</p>'),
    "Paper.bibtex_key": put(BUZZ, "bibtex_key: bee2021", export("bibtex"), "{bee2021,"),
    "Paper.bibtex_type": put(BUZZ, "bibtex_type: book", export("bibtex"), "@book{buzz"),
    "Paper.booktitle": put(BUZZ, "booktitle: Bees at Work", export("bibtex"), "Bees at Work"),
    "Paper.volume": put(BUZZ, 'volume: "77"', export("bibtex"), "volume = {77}"),
    "Paper.number": put(BUZZ, 'number: "66"', export("bibtex"), "number = {66}"),
    "Paper.pages": put(BUZZ, "pages: 55-56", export("bibtex"), "pages = {55--56}"),
    "Paper.publisher": put(BUZZ, "publisher: Hive Press", export("ris"), "PB  - Hive Press"),
    "Paper.fields": Effect(BUZZ, "honey bee", "bumblebee", PAGE, ">bumblebee</a>"),
    "Paper.extra": put(BUZZ, "extra: {shelf: B 12}", PAGE, ">shelf</th><td>B 12</td>"),
    "Paper.added": Effect(BUZZ, "added: 2021-06-01", "added: 2021-06-09", file("feed.xml"), "2021-06-09T"),
    "Paper.aliases": put(BUZZ, "aliases: [hum]", file("papers/hum/index.html"), "url=../buzz/"),
    "Paper.locked": put(BUZZ, "locked: [abstract]", update, "not: abstract gets New."),
    "Paper.not_duplicate_of": put(BUZZ, "not_duplicate_of: [hun]", check, "hun"),
    "Group.group": Effect(BUZZ, "Zoë Müller", "{group: Hive 7}", PAGE, "Hive 7"),
    "Measure.count": Effect(HONEY, "count: 99", "count: 77", HONEYS, "77 citations"),
    "Measure.source": Effect(HONEY, "source: list", "source: Our own", HONEYS, "June 2021 by Our own"),
    "Measure.as_of": Effect(HONEY, "as_of: 2021-06-01", "as_of: 2021-07-02", HONEYS, "counted July 2021"),
    "Link.label": Effect(BUZZ, "label: video", "label: talk", PAGE, ">talk</a>"),
    "Link.url": Effect(BUZZ, "org/v?a=1", "org/w?a=1", PAGE, "org/w?a=1"),
    "Code.url": Effect(BUZZ, "example/buzz\n", "example/hum\n", PAGE, "github.com/example/hum"),
    "Code.label": Effect(BUZZ, "label: code", "label: torch", PAGE, ">torch"),
    "Code.stars": Effect(BUZZ, "as_of: 2021-06-01}\nlinks", "as_of: 2026-12-01}\nlinks", PAGE, "60 s"),
    "Settings.title": Effect(LIST, "Awesome Bees", "Awesome Wasps", readme, "# Awesome Wasps"),
    "Settings.description": Effect(LIST, "known of bees", "known", readme, "> What is known, "),
    "Settings.repository": Effect(LIST, "com/example/awe", "com/new/awe", PAGE, "com/new/awe"),
    "Settings.site": Effect(LIST, "example.github.io", "bees.org", readme, "https://bees.org/"),
    "Settings.branch": put(LIST, "branch: trunk", PAGE, "/edit/trunk/data/papers"),
    "Settings.licence": Effect(LIST, "CC0-1.0", "ODbL-1.0", footer, "The data are under ODbL-1.0."),
    "Settings.language": put(LIST, "language: de", readme, "## Inhalt"),
    "Settings.accent": put(LIST, 'accent: "#7a1f5c"', built, "--aq-button: #7a1f5c"),
    "Settings.maintainers": put(LIST, "maintainers: [{name: Bo}]", readme, "Maintained by Bo."),
    "Settings.origins": Effect(LIST, "The old bee", "The older bee", readme, "[The older bee list]"),
    "Settings.commands": Effect(LIST, '"make bees"', "make wasps", readme, "make wasps"),
    "Settings.pictures": put(LIST, "pictures: [{path: a.png, alt: A}]", readme, "![A](a.png)"),
    "Settings.sections": Effect(LIST, ", keepers]", "]", readme, "not: ## The keepers"),
    "Settings.highly_cited": Effect(LIST, "default: 100", "default: 90", readme, "[99 🔥"),
    "Settings.stars_shown_from": Effect(LIST, "from: 50", "from: 60", readme, "more than 60 stars"),
    "Settings.outline": put(LIST, "outline: {by: [venue]}", readme, "### BeeConf"),
    "Settings.readme": put(LIST, "readme: {authors: true}", readme, "*A. Keeper.*"),
    "Settings.bibtex": put(LIST, "bibtex: {doi_urls: true}", export("bibtex"), "{https://doi.org/10.1000/honey"),
    "Bibtex.doi_urls": put(LIST, "bibtex: {doi_urls: true}", HONEYS, "{https://doi.org/10.1000/honey"),
    "Bibtex.venues": put(LIST, "bibtex: {venues: short}", export("biblatex"), "journaltitle = {{J. Apic.}}"),
    "Bibtex.keys": put(LIST, "bibtex: {keys: author-year-word}", keyed, "['roe2020wasp']"),
    "Settings.rules": Effect(LIST, "[id-style, markup]", "[id-style]", check, "[markup]"),
    "Settings.fields": Effect(LIST, "fields:", "fields:\n  of: {label: Of}", schema, '"description": "Of"'),
    "Person.name": put(LIST, "maintainers: [{name: Bo}]", footer, "Maintained by Bo."),
    "Person.url": put(LIST, "maintainers: [{name: Bo, url: 'https://bo.org'}]", footer, "https://bo.org"),
    "Origin.title": Effect(LIST, "The old bee", "The older bee", block("about"), "The older bee"),
    "Origin.url": Effect(LIST, "org/bees", "org/wasps", block("about"), "org/wasps"),
    "Origin.note": Effect(LIST, 'org/bees"', 'org/bees", note: By hand.', readme, "(By hand)"),
    "OwnField.label": Effect(LIST, "label: Species", "label: Kind", PAGE, "<dt>Kind</dt>"),
    "OwnField.type": Effect(LIST, "type: choice", "type: list", check, "'Species' is a list"),
    "OwnField.values": Effect(LIST, "[honey bee, ", "[", check, "'honey bee' is no value"),
    "OwnField.facet": Effect(LIST, ", facet: true", "", facets, "not: 'Species'"),
    "OwnField.column": Effect(LIST, "facet: true", "column: true", LISTS, "Species: honey bee</span>"),
    "Settings.feeds": put(LIST, "feeds: {authors: 1}", ZOE, 'authors/zoe-mueller/feed.xml"'),
    "Feeds.authors": put(LIST, "feeds: {authors: 1}", ZOE, 'authors/zoe-mueller/feed.xml"'),
    "Settings.audit": put(LIST, "audit: false", checker, "has none"),
    "HighlyCited.default": Effect(LIST, "default: 100", "default: 90", HONEYS, 'class="aq-hot"'),
    "HighlyCited.years": Effect(LIST, "{2021: 10}", "{2019: 10}", HONEYS, 'class="aq-hot"'),
    "Outline.by": put(LIST, "outline: {by: [topic]}", block("outline"), 'href="tags/flight/"'),
    "Outline.order": put(LIST, "outline: {order: oldest}", readme, "[2019](#2019) · [2021]"),
    "Readme.template": put(LIST, "readme: {template: own.j2}", readme, "A page of our own"),
    "Readme.look": put(LIST, "readme: {look: compact}", readme, "- [No](https://doi.org/10.1000"),
    "Readme.folded": put(LIST, "readme: {folded: true}", readme, "<summary>1 paper</summary>"),
    "Readme.authors": put(LIST, "readme: {authors: true}", readme, "*A. Keeper.*"),
    "Readme.entry": put(LIST, "readme: {entry: title}", readme, "- [No](https://doi.org/10.1000"),
    "Readme.tags": put(LIST, "readme: {tags: none}", readme, "not: [**`honey`**"),
    "Readme.notes": put(LIST, "readme: {notes: true}", readme, "] - Read it all."),
    "Readme.venues": put(LIST, "readme: {entry: title, venues: false}", readme, "not: J. Apic."),
    "Readme.numbered": put(LIST, "readme: {numbered: true}", readme, "1. \\[[BeeConf]"),
    "Readme.bold": put(LIST, "readme: {bold: true}", readme, "**[No]("),
    "Readme.layout": put(LIST, "readme: {authors: true, layout: items}", readme, "    - *A. Keeper.*"),
    "Readme.columns": put(LIST, "readme: {entry: table, columns: {Work: title}}", readme, "| Work |"),
    "Readme.budget": put(LIST, "readme: {budget: 100}", check, "[readme-size]"),
    "Readme.newest": put(LIST, "readme: {budget: 99, newest: 1}", readme, "### Newest on the list"),
    "Readme.cited": put(LIST, "readme: {budget: 99, cited: 1}", readme, "### Most cited"),
    "Picture.path": put(LIST, "pictures: [{path: a.png, alt: A}]", readme, "(a.png)"),
    "Picture.dark": put(LIST, "pictures: [{path: a.png, dark: d.png, alt: A}]", readme, "d.png"),
    "Picture.alt": put(LIST, "pictures: [{path: a.png, alt: A}]", readme, "![A]"),
    "Command.run": Effect(LIST, "make bees", "make wasps", readme, "make wasps"),
    "Command.does": Effect(LIST, "Build the list", "Build it", readme, "# Build it"),
    "Rules.select": Effect(LIST, "ignore: [id-style, markup]", "select: [markup]", check, "[markup]"),
    "Rules.ignore": Effect(LIST, "[id-style, markup]", "[id-style]", check, "[markup]"),
    "Rules.warning": Effect(LIST, "rules: {", "readme: {budget: 50}\nrules: {warning: [readme-size], ", check, "[readme-size] warning"),
    "Rules.error": Effect(LIST, "ignore: [id-style, markup]", "error: [markup]", check, "[markup] error"),
    "Highlight.paper": Effect(BEGIN, "paper: buzz", "paper: honey", block("section", "begin"), "honey/"),
    "Highlight.blurb": Effect(BEGIN, "The first thing", "One", readme, "One to read."),
    "Highlight.links": Effect(BEGIN, "label: blog", "label: post", readme, "[post]"),
    "Highlight.picture": put(BEGIN, "    picture: {path: b.png, alt: B}", readme, 'src="b.png" alt="B"'),
    "Resource.title": Effect(TOOLS, "A hive scale", "A smoker", SECTION, "A smoker"),
    "Resource.links": Effect(TOOLS, "label: code", "label: shop", SECTION, ">shop</a>"),
    "Resource.note": Effect(TOOLS, "Weighs hives.", "It weighs.", SECTION, "<br>It weighs."),
    "Resource.by": put(TOOLS, "    by: Bee Works", readme, "*Bee Works.*"),
    "Resource.year": put(TOOLS, "    year: 2019", SECTION, "A hive scale, 2019:"),
    "Resource.licence": put(TOOLS, "    licence: MIT", readme, "| MIT |"),
    "Resource.formats": put(TOOLS, "    formats: [kg, lb]", SECTION, "<td>kg, lb</td>"),
    "Resource.language": Effect(TOOLS, "    note:", "    language: de\n    note:", SECTION, 'hreflang="de"'),
    "Member.affiliation": Effect(KEEPERS, "Hive 7", "Hive 8", readme, "Hive 8."),
    "Member.role": Effect(KEEPERS, "role: beekeeper", "role: queen", readme, "Queen, Hive 7"),
    "Publication.title": Effect(KEEPERS, "title: Buzz", "title: Hum", readme, "[Hum]"),
    "Publication.authors": Effect(KEEPERS, "[A. Keeper]", "[B. Keeper]", readme, "B. Keeper"),
    "Publication.venue": Effect(KEEPERS, "venue: BeeConf", "venue: HumConf", readme, "HumConf, 2021"),
    "Publication.year": Effect(KEEPERS, "year: 2021", "year: 2018", readme, "BeeConf, 2018."),
    "Publication.url": Effect(KEEPERS, "example.org/buzz", "example.org/hum", readme, "org/hum"),
    "Publication.paper": Effect(KEEPERS, "paper: buzz", "paper: honey", readme, "[on this list](https://example.github.io/awesome-bees/papers/honey/)"),
    "Part.id": Effect(TOOLS, "", "@things", block("section", "things"), "A hive scale"),
    "Part.source_file": Effect(BEGIN, "paper: buzz", "paper: buz", check, "sections/begin.yaml:4"),
    "Part.title": Effect(TOOLS, "Tools & docs", "Things", readme, "## Things"),
    "Part.text": Effect(TOOLS, "items:", "text: Some words.\nitems:", SECTION, "<p>Some words.</p>"),
    "Highlights.kind": Effect(BEGIN, "kind: highlights", "kind: best", check, "write 'kind:'"),
    "Highlights.items": Effect(BEGIN, "The first thing", "One", readme, "One to read."),
    "Resources.kind": Effect(TOOLS, "kind: resources", "kind: things", check, "write 'kind:'"),
    "Resources.items": Effect(TOOLS, "A hive scale", "A smoker", readme, "A smoker."),
    "Team.kind": Effect(KEEPERS, "kind: team", "kind: people", check, "write 'kind:'"),
    "Team.affiliation": put(KEEPERS, "affiliation: Beehall", readme, "Beehall"),
    "Team.url": put(KEEPERS, "url: https://hall.org/", readme, "[The keepers](https://hall.org/)"),
    "Team.members": Effect(KEEPERS, "Bo Keeper", "Cy Keeper", readme, "- Cy Keeper"),
    "Team.publications": Effect(KEEPERS, "title: Buzz", "title: Hum", readme, "[Hum]"),
    "Tag.id": Effect(TAGS, "flight:", "flying:", page("tags/flying/"), "How bees fly"),
    "Tag.label": Effect(TAGS, "label: Flight", "label: Flying", LISTS, "Flying"),
    "Tag.description": Effect(TAGS, "How bees fly", "Wings", LISTS, "Wings"),
    "Tag.aliases": Effect(TAGS, "fly}", "fly, aliases: [Honey making]}", check, "[ambiguous-alias]"),
    "Tag.parent": Effect(TAGS, "numbers}", "numbers, parent: flight}", LISTS, "In it:"),
    "Tag.related": Effect(TAGS, "fly}", "fly, related: [honey]}", LISTS, 'Related:\n<a href="../../tags/honey/">'),
    "Tag.deprecated": Effect(TAGS, "fly}", "fly, deprecated: honey}", LISTS, "Now called"),
    "Venue.id": Effect(VENUES, "BeeConf:", "BeeCon:", check, "BeeConf"),
    "Venue.name": Effect(VENUES, "Conference on Bees", "Bee Day", PAGE, "International Bee Day"),
    "Venue.kind": Effect(VENUES, "kind: conference", "kind: journal", export("bibtex"), "@article{buzz"),
    "Venue.aliases": Effect(VENUES, "[BEE, beeconf]", "[arxiv]", check, "[ambiguous-alias]"),
    "Venue.held": Effect(VENUES, "[BEE, beeconf]", "[BEE], held: even", check, "[venue-rhythm]"),
    "Venue.url": Effect(VENUES, "[BEE, beeconf]", "[], url: 'https://bc.org'", page("venues/beeconf/"), "https://bc.org"),
    "Venue.publisher": Effect(VENUES, "[BEE, beeconf]", "[], publisher: Hive", PAGE, "<span>Hive</span>"),
    "Venue.issn": Effect(VENUES, "[BEE, beeconf]", "[], issn: 1234-567X", page("venues/beeconf/"), "ISSN 1234-567X"),
    "people.Person.id": Effect(PEOPLE, "zoe-mueller", "z-m", page("authors/z-m/"), "Buzz: How"),
    "people.Person.name": Effect(PEOPLE, "Zoë Müller}", "Zo, aliases: [Zoë Müller]}", ZOE, 'title" content="Zo - '),
    "people.Person.aliases": Effect(PEOPLE, "Müller}", "Müller, aliases: [A. Keeper]}", ZOE, "honey/"),
    "people.Person.not_aliases": Effect(PEOPLE, "Müller}", "Müller, not_aliases: [Zoe Muller]}", ZOE, "not: papers/counting"),
    "people.Person.orcid": Effect(PEOPLE, "Müller}", "Müller, orcid: 0000-0002-1825-0097}", ZOE, "orcid.org/0000-0002-1825-0097"),
    "people.Person.homepage": Effect(PEOPLE, "Müller}", "Müller, homepage: 'https://zoe.org'}", ZOE, "https://zoe.org"),
    "Metric.citations": Effect(METRICS, "citations: 41", "citations: 42", readme, "[42 🔥"),
    "Metric.stars": Effect(METRICS, "stars: 1234", "stars: 777", readme, "[777 ⭐"),
    "Metric.archived": Effect(METRICS, "archived: false", "archived: true", LISTS, ", archived</a>"),
    "Metric.id": Effect(METRICS, "archived: false", "id: 7", stars, "another repository has taken"),
    "Metric.source": Effect(METRICS, "source: openalex", "source: crossref", PAGE, ">Crossref</a>"),
    "Attribution.id": Effect(SAID, "buzz:", "hum:", check, "there is no record 'hum'"),
    "Attribution.source_file": Effect(SAID, "buzz:", "hum:", check, "data/provenance/2021.yaml:1:1"),
    "Attribution.fields": Effect(SAID, "venue: hive", "year: hive", explained, "year: hive/bees"),
    "Attribution.also": Effect(SAID, "met:", "also: {venue: [hive]}, met:", explained, "hive/bees says the same"),
    "Attribution.agree": Effect(SAID, "met:", "agree: {venue: 2}, met:", explained, "2 more agree"),
    "Attribution.differ": Effect(SAID, "met:", "differ: {venue: 3}, met:", explained, "3 say otherwise"),
    "Attribution.notes": Effect(SAID, "met:", "notes: {venue: So}, met:", explained, "hive/bees; So"),
    "Attribution.met": Effect(SAID, "[hive]", "[hive, nest]", explained, "    nest"),
    "Attribution.words": Effect(SAID, "met:", "words: [sting], met:", explained, "tagged there: sting"),
    "Attribution.headings": Effect(SAID, "met:", "headings: [Wings], met:", explained, "filed under: Wings"),
    "Attribution.keywords": Effect(SAID, "met:", "keywords: [fly], met:", explained, "keywords: fly"),
    "Witness.id": Effect(SOURCES, "hive:", "nest:", check, "there is no source 'hive'"),
    "Witness.name": Effect(SOURCES, "hive/bees", "nest/wasps", explained, "venue: nest/wasps"),
    "Witness.url": Effect(SOURCES, "bees}", "bees, url: 'https://hive.org'}", explained, "https://hive.org"),
    "Witness.version": Effect(SOURCES, "bees}", "bees, version: v7}", explained, "hive/bees (v7)"),
    "Witness.as_of": Effect(SOURCES, "bees}", "bees, as_of: 2026-01-02}", explained, "(2026-01-02)"),
    "Witness.licence": Effect(SOURCES, "bees}", "bees, licence: MIT}", explained, "licence: MIT"),
    "Witness.kind": Effect(SOURCES, "bees}", "bees, kind: registry}", explained, "confirmed by a registry (hive/bees)"),
    "Witness.knows": Effect(
        SOURCES, "bees}", "bees, kind: registry, knows: [venue]}", explained, "confirmed by a registry (hive/bees)"
    ),
    "Witness.of": Effect(SOURCES, "bees}", "bees, kind: publisher, of: BeeConf}", explained, "(BeeConf (hive/bees))"),
    "Scope.about": put(SCOPE, "about: On wasps", scoped, "What counts: On wasps"),
    "Scope.titles": Effect(SCOPE, "wasp", "bee", scoped, "its title has 'bee*'"),
    "Scope.against": put(SCOPE, "against: [paper]", scoped, "but also 'paper'"),
    "Scope.sure": put(SCOPE, "against: [paper]\nsure: [builds]", scoped, "and 'builds'"),
    "Scope.lists": put(SCOPE, "lists: [hive]", judged, "'hive' has it"),
    "Scope.headings": put(SCOPE, "headings: [honey]", scoped, "stands under 'Honey'"),
    "Scope.reviewed": put(SCOPE, f"reviewed: [{BEE}, counts: true, because: fun}}]", scoped, "2 in, "),
    "Review.work": put(SCOPE, f"reviewed: [{BEE}, counts: true, because: fun}}]", scoped, "2 in, "),
    "Review.counts": put(SCOPE, f"reviewed: [{BEE}, counts: true, because: fun}}]", scoped, "2 in, "),
    "Review.because": put(SCOPE, f"reviewed: [{BEE}, counts: true, because: fun}}]", scoped, "reviewed: fun"),
    "Decision.id": Effect(DECIDED, "", "@hornet", decided, "data/decisions/2021/hornet.yaml"),
    "Decision.source_file": Effect(DECIDED, "", "@hornet", decided, "data/decisions/2021/hornet.yaml"),
    "Decision.title": Effect(DECIDED, "in the Dark", "by Day and by Night", decided, "by Day and by Night' was refused"),
    "Decision.also_titled": put(DECIDED, "also_titled: [Another Longer Name of a Wasp and Its Shadow]", decided, "by name: 'What"),
    "Decision.authors": put(DECIDED, "authors: [Jo Kim]", decided, "not: by title: 'What"),
    "Decision.year": put(DECIDED, "year: 1990", decided, "not: by title: 'What"),
    "Decision.arxiv": Effect(DECIDED, "2003.00001", "2003.00002", decided, "not: by arxiv: 'What"),
    "Decision.doi": put(DECIDED, "doi: 10.1000/wasp", decided, "by doi: 'What"),
    "Decision.url": put(DECIDED, "url: https://openreview.net/forum?id=Wasp12345", decided, "by page: 'What"),
    "Decision.reason": Effect(DECIDED, "no bee", "a novel", decided, "2021-05-01: a novel"),
    "Decision.because": put(DECIDED, "because: Wasps.", decided, "no bee (Wasps)"),
    "Decision.day": Effect(DECIDED, "2021-05-01", "2021-05-02", decided, "2021-05-02: no bee"),
    "Decision.by": put(DECIDED, "by: Mei Lin", decided, "by Mei Lin: no bee"),
    "Decision.overruled": put(DECIDED, "overruled: {day: 2022-01-01, because: So}", decided, "not: 'What"),
    "Overruling.day": Effect(OVER, "2021-06-02", "2021-06-03", explained, "overruled on 2021-06-03"),
    "Overruling.because": Effect(OVER, "it flies", "it hums", explained, "overruled on 2021-06-02: it hums"),
    "Overruling.by": Effect(OVER, "it flies", "it flies, by: Jo", explained, "overruled on 2021-06-02 by Jo"),
    "TagRules.rules": Effect(RULES, "swarming", "buzz", tagged, "2021/buzz.yaml: + honey"),
    "TagRules.reviewed": Effect(RULES, "[]", "[{record: buzz, tags: [honey], because: So}]", tagged, "+ honey"),
    "TagRule.tag": Effect(RULES, "honey, titles: [swarming]", "flight, titles: ['^No$']", tagged, "+ flight"),
    "TagRule.field": Effect(RULES, "rules:", "rules:\n  - {field: species, value: bumblebee, titles: ['^No$']}", tagged, "(data/tag-rules.yaml:2:"),
    "TagRule.value": Effect(RULES, "bumblebee", "honey bee", tagged, "+ species: honey bee"),
    "TagRule.titles": Effect(RULES, "swarming", "Buzz", tagged, "titles 'Buzz'"),
    "TagRule.words": put_rule("words: [sting]", "words 'sting'"),
    "TagRule.headings": put_rule("headings: [wings]", "headings 'Wings'"),
    "TagRule.keywords": put_rule("keywords: [fly]", "keywords 'fly'"),
    "TagRule.lists": put_rule("lists: [hive]", "lists 'hive'"),
    "TagRule.unless": Effect(RULES, "'^No$'", "'^No$'], unless: ['No'", tagged, "not: + species"),
    "TagRule.otherwise": Effect(RULES, "titles: [swarming]", "otherwise: true", untagged, "no other rule holds"),
    "TagReview.record": Effect(RULES, "[]", "[{record: buzz, tags: [honey], because: So}]", tagged, "2021/buzz.yaml: + honey"),
    "TagReview.tags": Effect(RULES, "[]", "[{record: buzz, tags: [honey], because: So}]", tagged, "+ honey"),
    "TagReview.without": Effect(RULES, "[]", "[{record: honey, without: [species], because: So}]", tagged, "not: + species"),
    "TagReview.because": Effect(RULES, "[]", "[{record: buzz, tags: [honey], because: So}]", tagged, "So)"),
    "Settings.results": Effect(LIST, "label: By hand", "label: By eye", results, "By eye 71"),
    "ResultSettings.axes": Effect(LIST, "label: Cells", "label: Holes", results, "Holes 4"),
    "ResultSettings.protocol": Effect(LIST, "{light: Light}", "{light: Light, wind: Wind}", results, "light,wind"),
    "ResultSettings.recipe": Effect(LIST, "protocol: {light: Light}", "protocol: {light: Light}\n  recipe: [light]", in_other_light, "one field"),
    "ResultSettings.reference": Effect(LIST, "label: By hand", "label: By eye", results, "By eye 71"),
    "Reference.label": Effect(LIST, "label: By hand", "label: By eye", results, "By eye 71"),
    "Axis.label": Effect(LIST, "label: Size, parts: {cells: {label: Cells, words: {some: 5, many: 9}}, wax: {label: Wax}}", "label: Bigness", schema_of_results, "Bigness"),
    "Axis.better": Effect(LIST, "label: Size,", "label: Size, better: higher,", first_result, "Fly"),
    "Axis.parts": Effect(LIST, "wax: {label: Wax}", "wax: {label: Wax}, comb: {label: Comb}", schema_of_results, "Comb"),
    "AxisPart.label": Effect(LIST, "label: Cells", "label: Holes", results, "Holes 4"),
    "AxisPart.type": Effect(LIST, "wax: {label: Wax}", "wax: {label: Wax, type: text}", schema_of_results, 'Wax", "type"'),
    "AxisPart.words": Effect(LIST, "some: 5", "few: 5", schema_of_results, '"few"'),
    "Reference.is_bound": Effect(LIST, "label: By hand", "label: By hand, is_bound: false", bees_better, "not: [beats-reference]"),
    "Benchmark.id": Effect(MARKS, "hum:", "buz:", check, "the benchmark 'hum' is not"),
    "Benchmark.label": Effect(MARKS, "label: Hum", "label: Humming", results, "Bee-7 · Humming"),
    "Benchmark.dataset": Effect(MARKS, "dataset: Hives", "dataset: Combs", named_results("combs"), "Fly"),
    "Benchmark.metric": Effect(MARKS, "metric: score", "metric: rate", results, "Hum, rate"),
    "Benchmark.direction": Effect(MARKS, "direction: higher", "direction: lower", results, "1 of 2  Sit"),
    "Benchmark.protocol": Effect(MARKS, "noise: '2'", "protocol: [light]", results, "Light not stated"),
    "Benchmark.is_mean": Effect(MARKS, "noise: '2'", "is_mean: true", results, "tasks not stated"),
    "Benchmark.tasks": Effect(MARKS, "noise: '2'", "is_mean: true, tasks: [hom]", check, "the benchmark 'hom' is not"),
    "Benchmark.split": Effect(MARKS, "noise: '2'", "split: wild", results, '"split": "wild"'),
    "Benchmark.unit": Effect(MARKS, "unit: '%'", "unit: dB", results, '"unit": "dB"'),
    "Benchmark.digits": Effect(MARKS, "noise: '2'", "digits: 0", rounded_references, "one field"),
    "Benchmark.noise": Effect(MARKS, "noise: '2'", "noise: '9'", bees_better, "not: [beats-reference]"),
    "Benchmark.aliases": Effect(MARKS, "noise: '2'", "aliases: [drone]", named_results("drone"), "Fly"),
    "Benchmark.hub": Effect(MARKS, "noise: '2'", "hub: bees/hum#fly", sent_to_a_hub, "bees/hum, task_id: fly"),
    "Evaluated.id": Effect(NETS, "Bee-7:", "Bee-8:", schema_of_results, "Bee-8"),
    "Evaluated.kind": Effect(NETS, "7 mg", "7 mg, kind: worker", results, '"model_kind": "worker"'),
    "Evaluated.size": Effect(NETS, "7 mg", "8 mg", results, '"model_size": "8 mg"'),
    "Evaluated.url": Effect(NETS, "7 mg", "7 mg, url: 'https://bee.org'", results, '"model_url": "https://bee.org'),
    "Evaluated.aliases": Effect(NETS, "7 mg", "7 mg, aliases: [seven]", named_results("seven"), "Fly"),
    "ResultSource.url": Effect(TABLE, "hive/bees", "hive/ants", results, "hive/ants/blob/abcdef0/README.md#L8"),
    "ResultSource.commit": Effect(TABLE, "abcdef0", "abcdef1", results, "hive/bees/blob/abcdef1"),
    "ResultSource.file": Effect(TABLE, "README.md", "docs/a.md", results, "docs/a.md#L8"),
    "ResultSource.place": Effect(TABLE, "README.md", "README.md, place: Table 3", results, "Table 3"),
    "ResultSource.as_of": Effect(TABLE, "README.md", "README.md, as_of: 2024-02-03", results, "2024-02-03"),
    "ResultSource.licence": Effect(TABLE, "README.md", "README.md, licence: MIT", results, "MIT"),
    "ResultReference.model": Effect(TABLE, "reference: 71.0", "references: [{model: Bee-7, values: {hum: 72}}]", results, "By hand 72"),
    "ResultReference.protocol": Effect(TABLE, "reference: 71.0", "references: [{protocol: {light: dim}, values: {hum: 72}}]", results, "By hand not stated"),
    "ResultReference.values": Effect(TABLE, "reference: 71.0", "references: [{values: {hum: 72}}]", results, "By hand 72"),
    "ResultRow.method": Effect(TABLE, "method: Fly", "method: Run", results, "Run"),
    "ResultRow.work": Effect(TABLE, "work: buzz", "work: honey", named_results("honey"), "Fly"),
    "ResultRow.variant": Effect(TABLE, "variant: still", "variant: calm", results, "Sit (calm)"),
    "ResultRow.model": Effect(TABLE, "method: Fly", "method: Fly, model: Bee-9", results, "Bee-9 · Hum"),
    "ResultRow.at": Effect(TABLE, "{cells: 2}", "{cells: 3}", results, "Cells 3"),
    "ResultRow.protocol": Effect(TABLE, "method: Fly", "method: Fly, protocol: {light: dim}", results, '"light": "dim"'),
    "ResultRow.value": Effect(TABLE, "value: 69,", "value: 69.5 +- 0.1,", results, "69.5 +- 0.1"),
    "ResultRow.values": Effect(TABLE, "value: 69,", "values: {hum: 68},", results, "  68  "),
    "ResultRow.reference": Effect(TABLE, "value: 69,", "value: 69, reference: 72.5,", results, "By hand 72.5"),
    "ResultRow.references": Effect(TABLE, "value: 69,", "values: {hum: 69}, references: {hum: 72.5},", results, "By hand 72.5"),
    "ResultRow.told_by": Effect(TABLE, "value: 69,", "value: 69, told_by: copied,", results, "copied"),
    "ResultRow.rival": Effect(TABLE, "value: 69,", "value: 69, rival: true,", results, ", a rival"),
    "ResultRow.line": Effect(TABLE, "line: 8", "line: 18", results, "#L18"),
    "ResultRow.note": Effect(TABLE, "line: 8", "line: 8, note: In rain", results, "In rain"),
    "ResultRow.doubt": Effect(TABLE, "line: 8", "line: 8, doubt: Too good", results, "doubtful  Fly"),
    "ResultTable.id": Effect(TABLE, "", "@other", results, '"table": "other"'),
    "ResultTable.source_file": Effect(TABLE, "model: Bee-7", "model: Bee-9", check, "data/results/table.yaml:3"),
    "ResultTable.source": Effect(TABLE, "hive/bees", "hive/ants", results, "hive/ants"),
    "ResultTable.as_of": put(TABLE, "as_of: 2023-03-04", results, "2023-03-04"),
    "ResultTable.told_by": put(TABLE, "told_by: toolkit", results, "toolkit"),
    "ResultTable.note": put(TABLE, "note: In May", results, "In May"),
    "ResultTable.scale": put(TABLE, "scale: 0.01", results, '"scale": "0.01"'),
    "ResultTable.benchmark": Effect(TABLE, "benchmark: hum", "benchmark: hom", results, "Bee-7 · hom"),
    "ResultTable.model": Effect(TABLE, "model: Bee-7", "model: Bee-9", results, "Bee-9 · Hum"),
    "ResultTable.at": put(TABLE, "at: {wax: 3}", results, "Wax 3"),
    "ResultTable.protocol": put(TABLE, "protocol: {light: dim}", results, '"light": "dim"'),
    "ResultTable.reference": Effect(TABLE, "reference: 71.0", "reference: 72.5", results, "By hand 72.5"),
    "ResultTable.references": Effect(TABLE, "reference: 71.0", "references: [{values: {hum: 72}}]", results, "By hand 72"),
    "ResultTable.rows": Effect(TABLE, "method: Fly", "method: Run", results, "Run"),
    "Lists.title": Effect(ALL, "All of it", "Every bee", together, "Every bee"),
    "Lists.description": Effect(ALL, "Of them", "Of each hive", together, "Of each hive"),
    "Lists.lists": Effect(ALL, "[bees]", "[wasps]", together, "there is no wasps"),
    "Lists.site": put(ALL, "site: https://b.org/", together, "https://b.org/"),
    "Lists.repository": put(ALL, "repository: https://github.com/b/c", together, "github.com/b/c"),
    "Lists.licence": put(ALL, "licence: CC0-1.0", together, "CC0-1.0"),
    "Lists.language": put(ALL, "language: de", together, "language='de'"),
    "Lists.accent": put(ALL, "accent: '#7a1f5c'", together, "#7a1f5c"),
    "Synonyms.groups": put(SYNONYMS, "  - [apiculture, buzz]", found, "buzz"),
    "Metric.as_of": Effect(METRICS, "openalex, as_of: 2026-11-20", "openalex, as_of: 2026-10-21", PAGE, "October 2026"),
}  # fmt: skip


def models(base: type[Model] = Model) -> Iterator[type[Model]]:
    """Yield every model that a list's files are read into."""
    for model in base.__subclasses__():
        if model.__module__.startswith(f"{library.__name__}."):
            yield model
        yield from models(model)


def own_fields(model: type[Model]) -> set[str]:
    """Return the fields that a model does not inherit, as the table names them."""
    inherited = {
        name for base in model.__bases__ if issubclass(base, Model) for name in base.model_fields
    }
    # Two models are called Person: one of the settings, one of data/people.yaml.
    room = "people." if model is Person else ""
    return {f"{room}{model.__name__}.{name}" for name in model.model_fields.keys() - inherited}


def test_every_field_of_every_model_is_in_the_table() -> None:
    # A class is a subclass once its module is loaded: which are, must not hang on other tests.
    for module in iter_modules(library.__path__, f"{library.__name__}."):
        import_module(module.name)
    assert set().union(*map(own_fields, models())) == set(EFFECTS)


def laid(folder: Path, effect: Effect | None, *, is_one_of_several: bool = False) -> Project:
    project = copy_of_toy(folder)
    (project / "templates").mkdir()
    (project / "templates/own.j2").write_text("A page of our own")
    (project / "README.md").write_text("x" * 98)
    (project / PEOPLE).write_text("zoe-mueller: {name: Zoë Müller}\n", "utf-8")
    (project / SAID).parent.mkdir()
    (project / SAID).write_text("buzz: {fields: {venue: hive}, met: [hive]}\n", "utf-8")
    if effect and effect.file == RULES:
        said = "buzz: {fields: {venue: hive}, met: [hive], words: [sting], headings: [Wings], keywords: [fly]}"
        (project / SAID).write_text(f"{said}\n", "utf-8")
    (project / SOURCES).write_text("hive: {name: hive/bees}\n", "utf-8")
    (project / SCOPE).write_text("titles: [wasp*]\n", "utf-8")
    (project / RULES).write_text(RULED, "utf-8")
    (project / DECIDED).parent.mkdir(parents=True)
    wasp = 'title: "What a Wasp Counts in the Dark"\narxiv: "2003.00001"\nreason: no bee\nday: 2021-05-01\n'
    (project / DECIDED).write_text(wasp, "utf-8")
    over = 'title: "Buzz"\narxiv: "2101.00010"\nreason: no bee\nday: 2021-05-01\n'
    over += "overruled: {day: 2021-06-02, because: it flies}\n"
    (project / OVER).write_text(over, "utf-8")
    if is_one_of_several:  # beside the data of a list it is an error, which stops a build
        root = "title: All of it\ndescription: Of them\nlists: [bees]\n"
        (project / ALL).write_text(root, "utf-8")
    with (project / LIST).open("a") as stream:
        stream.write(AXES)
    (project / MARKS).write_text(MEASURED, "utf-8")
    (project / NETS).write_text("Bee-7: {size: 7 mg}\n", "utf-8")
    (project / TABLE).parent.mkdir()
    (project / TABLE).write_text(TOLD, "utf-8")
    (project / SYNONYMS).write_text("groups:\n  - [wax, honey]\n", "utf-8")
    with (project / COUNTING).open("a") as record:
        record.write("authors: [Zoe Muller]\nnote: Read it all.\n")
    if effect:
        name = project / effect.file
        text = name.read_text("utf-8")
        if effect.new.startswith("@"):
            moved = name.parent / f"{effect.new[1:]}.yaml"
            moved.parent.mkdir(exist_ok=True)
            name.rename(moved)
            settings = project / LIST
            new = settings.read_text("utf-8").replace("tools,", f"{effect.new[1:]},")
            if "sections" in effect.file:
                settings.write_text(new, "utf-8")
        else:
            assert not effect.old or effect.old in text, text
            text = text.replace(effect.old, effect.new) if effect.old else f"{text}{effect.new}\n"
            name.write_text(text, "utf-8")
    return load(project)


@pytest.mark.parametrize("field", EFFECTS)
def test_a_field_has_an_effect(field: str, tmp_path: Path) -> None:
    effect = EFFECTS[field]
    several = effect.file == ALL
    before = effect.output(laid(tmp_path / "without", None, is_one_of_several=several))
    after = effect.output(laid(tmp_path / "with", effect, is_one_of_several=several))
    shown = effect.shows.removeprefix("not: ")
    if shown != effect.shows:
        before, after = after, before
    assert shown not in before
    assert shown in after
