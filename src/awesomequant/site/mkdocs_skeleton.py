"""Let MkDocs make a skeleton, and say what it depends on, as the configuration tells."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig

from awesomequant.site.skeleton import FILES, Inputs, Shown, Skeleton

# Those that look at nothing but docs/, mkdocs.yml and the theme; any other may ask git, or the web.
_PLUGINS = {"awesomequant", "search", "material/search"}
_EXTENSIONS = re.compile(
    r"markdown\.extensions\.\w+|pymdownx\.(?!snippets|b64)\w+|abbr|admonition|attr_list|codehilite"
    r"|def_list|extra|fenced_code|footnotes|md_in_html|meta|nl2br|sane_lists|smarty|tables|toc"
    r"|wikilinks"
)
_CODE = re.compile(r"!!python/[\w/]+:(?!(?:material|materialx|pymdownx|markdown)\.)(\S+)")
_VARIABLES = re.compile(r"!ENV\s+(\[[^\]]*\]|\S+)")
_INHERITED = re.compile(r"^INHERIT:\s*[\"']?(.+?)[\"']?\s*$", re.MULTILINE)


def skeleton_of(config: MkDocsConfig, folder: Path, shown: Shown, **options: Any) -> Skeleton:
    """Let MkDocs build the skeleton of a site in ``folder``."""
    inputs = inputs_of(config)
    made_of = inputs.contents()
    place, config.site_dir = config.site_dir, str(folder / FILES)
    plugin = config.plugins.get("awesomequant")
    if plugin:
        plugin.shown = shown
    build(config, **options)
    made = plugin.skeleton if plugin else Skeleton.bare(config.site_url or "")
    return replace(made, site_dir=place, inputs=inputs, made_of=made_of)


def inputs_of(config: MkDocsConfig) -> Inputs:
    """Return what the skeleton of a configured site depends on."""
    root = Path(config.config_file_path).parent
    texts = dict(_configuration(Path(config.config_file_path)))
    variables = {
        name
        for text in texts.values()
        for said in _VARIABLES.findall(text)
        for name in re.findall(r"\w+", said)
    }
    folders = [config.docs_dir, config.theme.custom_dir or ""]
    # Also those that are not there: one that comes changes what is shown.
    folders += [
        str(root / f"templates/{name}") for name in ("theme", "site/assets", "site/scripts")
    ]
    unknown = [
        *(f"the plugin {name}" for name in config.plugins if name not in _PLUGINS),
        *(f"the hook {name}" for name in config.hooks),
        *(
            f"the extension {name}"
            for name in config.markdown_extensions
            if not _EXTENSIONS.fullmatch(name)
        ),
        *(name for text in texts.values() for name in _CODE.findall(text)),
    ]
    return Inputs(
        files=tuple(sorted(map(str, texts))),
        folders=tuple(filter(None, folders)),
        variables=tuple(sorted(variables)),
        unknown=", ".join(unknown),
    )


def _configuration(file: Path) -> Iterator[tuple[Path, str]]:
    """Yield the configuration and those that it inherits from, with their texts."""
    text = file.read_text("utf-8-sig")
    yield file, text
    for name in _INHERITED.findall(text):
        yield from _configuration((file.parent / name).resolve())
