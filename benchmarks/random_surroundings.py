"""Random edits of what stands around the records: templates, parts, pages, what was built."""

import shutil
from pathlib import Path
from typing import Any

from benchmarks.changing import INDEX, ROOT, Edited, of

# Parts and templates of the list's own may look at anything; so may those of a new program.

EXPORTER = '''"""A format of the list's own."""

from pathlib import Path

SUFFIX, MEDIA_TYPE, LABEL = ".own", "text/plain", "Own {number}"
WORDS = Path(__file__).with_name("words.txt")


def entry(cited):
    said = WORDS.read_text() if WORDS.exists() else ""
    return f"{{cited.title}} {number} {{said}}\\n"
'''
BIBTEX = '''"""BibTeX of the list's own."""

SUFFIX, MEDIA_TYPE, LABEL = ".bib", "application/x-bibtex", "BibTeX"


def entry(cited):
    return f"@misc{{{{{{cited.key}},\\n  note = {{{{{number}}}}}\\n}}}}\\n"
'''
STYLE = '''"""A style of the list's own."""

LABEL = "Own {number}"


def reference(cited):
    return f"{{cited.title}}, {number}."
'''

_TEMPLATES = {
    "site/paper.html.j2": "{mark}{{{{ library.papers | length }}}} {{{{ library.newest[0].title }}}}\n",
    "site/list.html.j2": "{mark}{{{{ library.by_author | length }}}}\n",
    "site/moved.html.j2": "{mark}{{{{ library.papers | length }}}}\n",
    "site/blocks/counts.html.j2": "{mark}{{{{ library.people | length }}}}\n",
    "site/head-paper.html.j2": "{mark}{{{{ library.papers | length }}}}\n",
    "site/macros.html.j2": "",
    "readme/entry.md.j2": "",
}


def _template(it: Edited, folder: Path) -> str:
    name, number = it.turn("template", [*_TEMPLATES]), it.next()
    file, ours = folder / name, ROOT / "templates" / name
    if file.exists() and it.chance.random() < 0.3 and folder != it.program:
        file.unlink()
        return f"the template {file} goes"
    # The program's own look at nothing that the program does not know of.
    added = _TEMPLATES[name] if folder != it.program else "{mark}\n" * bool(_TEMPLATES[name])
    text = ours.read_text("utf-8") + added.format(mark=f"<p>mark {number}</p>")
    text = text.replace('<li class="aq-row"', f'<li data-mark="{number}" class="aq-row"')
    count = "{{ library.papers | length }}" if folder != it.program else ""
    text = text.replace("[{{ paper.title }}]", f"[{{{{ paper.title }}}} {number} {count}]")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return f"the template {file}"


@of("shared")
def _own_template(it: Edited) -> str:
    return _template(it, it.root / "templates")


@of("place")
def _programs_template(it: Edited) -> str:
    return _template(it, it.program)


@of("shared")
def _part(it: Edited) -> str:
    number = it.next()
    parts = {
        "exporters/own.py": EXPORTER.format(number=number),
        "exporters/words.txt": f"word {number}",
        "exporters/bibtex.py": BIBTEX.format(number=number),
        "styles/own.py": STYLE.format(number=number),
    }
    name = it.turn("part", sorted(parts))
    if (it.root / name).exists() and it.chance.random() < 0.4:
        it.remove(name)
        return f"{name} goes"
    it.write(name, parts[name])
    return name


# What MkDocs makes.


@of("shell")
def _page(it: Edited) -> str:
    names = ["docs/index.md", "docs/more.md", "docs/tags/flight.md", "docs/robots.txt",
             "docs/papers/index.md", "docs/explore.md"]  # fmt: skip
    name, number = it.turn("page", names), it.next()
    if name != "docs/index.md" and (it.root / name).exists() and it.chance.random() < 0.4:
        it.remove(name)
        return f"{name} goes"
    blocks = "<!-- awesomequant: explore -->\n" if name == "docs/explore.md" else INDEX
    it.write(name, f"# Page {number}\n\n{blocks}")
    return name


@of("shell")
def _configuration(it: Edited) -> str:
    number = it.next()
    changed: list[dict[str, Any]] = [
        {"site_name": f"Bees {number}"},
        {"site_url": f"https://example.org/at{number}/"},
        {"copyright": f"Of {number}"},
        {
            "theme": {
                "name": "material",
                "font": False,
                "features": ["navigation.top"] * (number % 2),
            }
        },
    ]
    return it.configure(**it.turn("configuration", changed))


@of("shell")
def _look(it: Edited) -> str:
    number = it.next()
    looks = {
        "templates/site/footer.html.j2": f"Footer {number} of {{{{ settings.title }}}}",
        "templates/site/assets/awesomequant.css": f"/* {number} */",
        "templates/site/scripts/cite.js": f"const mine = {number};\nconsole.log(mine);\n",
        "templates/theme/main.html": "{% extends 'base.html' %}\n{% block content %}"
        f"own {number} {{{{ super() }}}}{{% endblock %}}\n",
    }
    name = it.turn("look", sorted(looks))
    it.write(name, looks[name])
    return name


@of("shell")
def _identity(it: Edited) -> str:
    number = it.next()
    changed: list[dict[str, Any]] = [
        {"title": it.words(2)},
        {"site": f"https://example.org/other{number}/"},
        {"accent": f"#{number % 10}a4b6c"},
        {"licence": f"Licence {number}"},
        {"maintainers": [{"name": f"Keeper {number}"}]},
    ]
    return it.settings(**it.turn("identity", changed))


# What somebody does to what was built, or to what is kept.


@of("place")
def _spoilt(it: Edited) -> str:
    # A page, or one of the files that are put together of pieces, or whatever there is.
    form = it.turn("file", ("*.html", "papers.*", "*"))
    pages = [file for file in sorted((it.root / "site").rglob(form)) if file.is_file()]
    page = it.chance.choice(pages or [it.root / "site/index.html"])
    page.parent.mkdir(parents=True, exist_ok=True)
    kind = it.turn("spoilt", range(4))
    if kind == 0:
        page.unlink(missing_ok=True)
    elif kind == 1:
        page.write_text("spoilt")
    elif kind == 2:  # another file of the same length
        content = page.read_bytes() if page.exists() else b""
        page.unlink(missing_ok=True)
        page.write_bytes(content.swapcase())
    else:
        (page.parent / "stranger.html").write_text("stranger")
    return f"{page.relative_to(it.root)} of the site is spoilt ({kind})"


@of("place")
def _gone(it: Edited) -> str:
    places = ("site", ".awesomequant", ".awesomequant/site", ".awesomequant/site.json")
    name = it.turn("gone", places)
    place = it.root / name
    if place.is_dir():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)
    return f"{name} is gone"


@of("place")
def _cache(it: Edited) -> str:
    it.asked.add(what := it.turn("cache", ("no cache", "off", "spoilt cache")))
    return f"the cache: {what}"
