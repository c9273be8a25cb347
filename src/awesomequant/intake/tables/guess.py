"""A map as it may be, offered for a person to edit: what heads and cells look like, never taken."""

import re
from collections.abc import Iterator, Mapping, Sequence

from awesomequant.intake.tables.known import Known
from awesomequant.intake.tables.setups import ended, setup_of
from awesomequant.intake.tables.sheet import Column, Sheet
from awesomequant.text import fold, nearest, one_line, squash

# Heads by which a column of words is known, folded; of several languages.
_WORDS = {
    "method": ("method", "methods", "algorithm", "approach", "technique", "methode", "verfahren",
               "metodo", "方法", "手法", "算法", "方式", "метод"),
    "model": ("model", "models", "network", "networks", "architecture", "arch", "backbone", "net",
              "modell", "modele", "modelo", "模型", "モデル", "网络", "модель", "base model"),
    "work": ("paper", "work", "reference", "publication", "论文", "論文"),
    "variant": ("variant", "setting", "settings", "configuration", "scheme", "setup", "version"),
    "benchmark": ("benchmark", "dataset", "data set", "task", "tasks", "metric", "数据集", "任务"),
    "note": ("note", "notes", "remark", "remarks", "comment", "comments", "备注"),
    "skip": ("link", "links", "download", "checkpoint", "weights", "ckpt", "log", "logs", "url",
             "code", "config", "script", "#", "id", "rank", "year", "venue", "date", "下载",
             "链接"),
}  # fmt: skip
_ROLES = {word: role for role, words in _WORDS.items() for word in words}
_MOST = 0.6
_LOOKED_AT = 40
_SHOWN = 6


def guessed(sheet: Sheet, known: Known, source: Mapping[str, str] | None = None) -> str:
    """Return a map of a table as YAML: what was guessed, and what was not, each with its reason.

    ``source`` is where the file stands, as a clone of its repository knows.
    """
    roles = {column.at: _role(column, sheet, known) for column in sheet.columns}
    _one_method(roles, sheet)
    _with_setup(roles, sheet, known)
    lines = [f"# {line}" for line in _about(sheet)]
    lines.append("columns:")
    width = max((len(_key(column, sheet)) for column in sheet.columns), default=0)
    for column in sheet.columns:
        role, why = roles[column.at]
        key = f"  {_key(column, sheet)}:"
        lines.append(f"{key:<{width + 3}} {role}{f'  # {why}' if why else ''}")
    lines += _sections(sheet, known)
    lines += _reference(sheet, roles, known.reference)
    lines += [
        "# default: {method: …, model: …, at: {…}, protocol: {…}}  # what holds for all of it",
        "# own: […]  # the source's own methods; numbers of others are a rival's",
        "# words: {model: {…: …}}  # what the table's words mean",
        "# told_by: authors  # or reproduced, copied, toolkit",
    ]
    if source:
        said = ", ".join(f"{key}: {quoted(value)}" for key, value in source.items() if value)
        lines.append(f"source: {{{said}}}")
    else:
        lines.append("# source: {url: …, commit: …, file: …}  # or {url: …, place: Table 3}")
    return "\n".join(lines) + "\n"


def _about(sheet: Sheet) -> Iterator[str]:
    table = sheet.table
    yield f"{table.form}, lines {table.line} to {table.last}: {one_line(table.name)[:120]}"
    rows = "row" if sheet.heads == 1 else "rows"
    body = f"{len(sheet.rows)} {'row' if len(sheet.rows) == 1 else 'rows'}"
    yield f"{body} below a head of {sheet.heads} {rows}; 'heads: …' says otherwise"
    if sheet.spelling.comma:
        yield "a comma parts decimals in it"


def _key(column: Column, sheet: Sheet) -> str:
    """Return what the map calls a column by: its head, or its number where no other way is sure."""
    same = [one for one in sheet.columns if fold(one.name) == fold(column.name)]
    if not column.name or len(same) > 1 or column.name.isdecimal():
        return str(column.at + 1)
    return quoted(column.name)


_PLAIN = re.compile(r"[A-Za-z0-9\u00c0-\uffff][\w .()/+>-]*")


def quoted(text: str) -> str:
    """Return a text as YAML reads it back."""
    is_word = fold(text) not in _NO_TEXTS and not re.fullmatch(r"[\d.+-][\d.eE_+:-]*", text)
    if is_word and _PLAIN.fullmatch(text) and text == text.strip():
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


_NO_TEXTS = frozenset(("true", "false", "null", "yes", "no", "on", "off", "y", "n"))


def _role(column: Column, sheet: Sheet, known: Known) -> tuple[str, str]:
    """Return what a column may hold, and what is to be said of that."""
    head = fold(column.path[-1]) if column.path else ""
    cells = [row.spots[column.at].text for row in sheet.rows][:_LOOKED_AT]
    filled = [cell for cell in cells if cell]
    axis = _axis(head, filled, known)
    if axis and (column.at not in sheet.numeric or head):
        return axis, ""
    if column.at in sheet.numeric:
        return _value(column, sheet, known)
    if not filled:
        return "skip", "nothing stands below it"
    if role := _ROLES.get(head.strip("#: ")):
        return role, ""
    if _share(filled, known.model) >= _MOST:
        return "model", ""
    for part in head.split():
        if part in _ROLES:
            return _ROLES[part], ""
    shown = one_line(", ".join(dict.fromkeys(filled)))[:60]
    return "skip", f"not guessed: {shown}"


def _share(cells: Sequence[str], knows: object) -> float:
    return sum(bool(knows(cell)) for cell in cells) / len(cells) if cells and callable(knows) else 0


def _axis(head: str, cells: Sequence[str], known: Known) -> str:
    """Return the axis that a column speaks of: by its head, or by how all its cells are written."""
    words = set(re.split(r"[\s#()/,.-]+", head))
    for name, parts in known.axes.items():
        own = fold(name)
        if own in words or own.removesuffix("s") in words or (own == head and parts):
            return name
    for name in known.axes:
        parts = known.parts_of(name)
        if len(known.axes[name]) < 2:  # noqa: PLR2004 -- a part alone: any number would do
            continue
        # Numbers alone are anything; signs are meant.
        signed = [cell for cell in cells if re.search(r"[A-Za-z]", cell)]
        understood = [cell for cell in signed if (s := setup_of(cell, parts)).at and not s.rest]
        if signed and len(understood) >= _MOST * len(cells):
            return name
    return ""


def _by_metric(column: Column, sheet: Sheet, known: Known) -> tuple[str, ...]:
    """Return the benchmarks that a head's metric may mean: of several those told by the caption."""
    fits = next((one for text in reversed(column.path) if (one := known.measured_by(text))), ())
    said = squash(" ".join((sheet.table.caption, sheet.table.heading, *column.path)))
    told = {one for spelling, one in known.benchmarks.items() if spelling in said and one in fits}
    return tuple(one for one in fits if one in told) or fits


def _value(column: Column, sheet: Sheet, known: Known) -> tuple[str, str]:
    """Return which benchmark and model a column of numbers may be of."""
    benchmark = model = ""
    for text in (column.name.replace(" > ", " "), *reversed(column.path)):
        benchmark = benchmark or known.benchmark(text)
        model = model or known.model(text)
    left = [
        text for text in column.path if not known.benchmark(text) and not known.model(text)
    ]  # fmt: skip
    if not benchmark and (fits := _by_metric(column, sheet, known)):
        if len(fits) > 1:
            more = " …" if len(fits) > _SHOWN else ""
            return "skip", f"numbers: of {', '.join(fits[:_SHOWN])}{more}?"
        model = f", model: {quoted(model)}" if model else ""
        return f"{{value: {quoted(fits[0])}{model}}}", "by its metric"
    if not benchmark:
        names = sorted({*known.benchmarks.values()})
        near = next((one for text in reversed(left) if (one := nearest(text, names))), None)
        hint = f"did you mean value:{near}?" if near else "no benchmark of the list is called so"
        return "skip", f"numbers: {hint}"
    said = [f"value: {quoted(benchmark)}"]
    if model:
        said.append(f"model: {quoted(model)}")
        return f"{{{', '.join(said)}}}", ""
    why = f"what is '{left[0]}'?" if left and len(column.path) > 1 else ""
    return f"value:{benchmark}", why


def _one_method(roles: dict[int, tuple[str, str]], sheet: Sheet) -> None:
    """Let the first column of words that nobody knows be the method, where none is one."""
    if any(role == "method" for role, _ in roles.values()):
        return
    for at, (role, why) in roles.items():
        if role == "skip" and why.startswith("not guessed") and at not in sheet.numeric:
            roles[at] = "method", "a guess: the first column of words"
            return


def _with_setup(roles: dict[int, tuple[str, str]], sheet: Sheet, known: Known) -> None:
    """Let names of methods end with a setting where no column has any, and most do."""
    axes = [name for name, parts in known.axes.items() if len(parts) > 1]
    if any(role in known.axes for role, _ in roles.values()):
        return
    for at, (role, why) in roles.items():
        cells = [row.spots[at].text for row in sheet.rows if row.spots[at].text]
        for axis in axes if role == "method" and cells else ():
            parts = known.parts_of(axis)
            if sum(bool(ended(cell, parts)[1].at) for cell in cells) * 2 > len(cells):
                roles[at] = f"{{role: method, also: {axis}}}", why
                return


def _sections(sheet: Sheet, known: Known) -> Iterator[str]:
    texts = list(dict.fromkeys(section.text for section in sheet.sections))
    if not texts:
        return
    roles = []
    rest = []
    for text in texts:
        axis = next(
            (
                name
                for name in known.axes
                if len(known.axes[name]) > 1
                and (said := setup_of(text, known.parts_of(name))).at
                and not said.rest
            ),
            "",
        )
        role = axis or ("model" if known.model(text) else "")
        if role and role not in roles:
            roles.append(role)
        if not role:
            rest.append(text)
    shown = one_line("; ".join(texts))[:100]
    why = f"rows that stand alone: {shown}"
    roles = [*roles, *(["skip"] if rest and not roles else [])]
    yield f"sections: [{', '.join(roles)}]  # {why}"


def _reference(
    sheet: Sheet, roles: dict[int, tuple[str, str]], label: str
) -> Iterator[str]:  # fmt: skip
    at = next((at for at, (role, _) in roles.items() if role == "method"), None)
    if at is None:
        return
    names = list(dict.fromkeys(row.spots[at].text for row in sheet.rows if row.spots[at].text))
    fits = [name for name in names if label and fold(label) in fold(name.replace("-", " "))]
    if fits:
        yield f"reference: {{method: [{', '.join(map(quoted, fits))}]}}"
    elif names:
        yield f"# reference: {{method: [{quoted(names[0])}]}}  # if the others are measured by it"
