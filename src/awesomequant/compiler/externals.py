"""What the run time has of Python itself and its library: its name there, and its parameters."""

from awesomequant.compiler.scopes import words

# By module and name: the name in the run time, then the parameters, where any is given by name.
EXTERNALS = {
    ("awesomequant.text", "regex"): "$regex form flags",
    ("awesomequant.text", "_bare"): "$bare",
    ("awesomequant.works.letters", "ratio"): "$ratio one other score_cutoff",
    ("awesomequant.works.letters", "nearest"): "$nearest",
    ("awesomequant.language.tex.commands", "sign"): "$sign",
    ("awesomequant.language.mathml", "styled"): "$styled",
    ("latex2mathml.symbols_parser", "convert_symbol"): "$convert_symbol",
    ("copy", "deepcopy"): "$deepcopy",
    ("xml.etree.ElementTree", "Element"): "$element tag attrib",
    ("xml.etree.ElementTree", "SubElement"): "$sub_element parent tag attrib **extra",
    ("bisect", "bisect_left"): "$bisect_left",
    ("bisect", "bisect_right"): "$bisect_right",
    ("collections", "Counter"): "$counter",
    ("collections", "defaultdict"): "$defaultdict",
    ("collections", "deque"): "$list",
    ("datetime", "date"): "$date",
    ("datetime", "datetime.now"): "$now",
    ("datetime", "UTC"): "$UTC",
    ("functools", "partial"): "$partial",
    ("heapq", "nlargest"): "$nlargest n iterable key",
    ("html", "unescape"): "$unescape",
    ("html.entities", "html5"): "$html5",
    ("html", "escape"): "$escape_html text quote",
    ("itertools", "chain"): "$chain",
    ("itertools", "chain.from_iterable"): "$flat",
    ("itertools", "combinations"): "$combinations",
    ("itertools", "groupby"): "$groupby iterable key",
    ("itertools", "islice"): "$islice",
    ("itertools", "pairwise"): "$pairwise",
    ("itertools", "product"): "$product",
    ("math", "log"): "$log",
    ("math", "log10"): "$log10",
    ("operator", "itemgetter"): "$itemgetter",
    ("operator", "attrgetter"): "$attrgetter",
    ("pydantic_core", "Url"): "$address",
    ("pydantic_core", "ValidationError"): "$ValidationError",
    ("pylatexenc.latexencode", "get_builtin_uni2latex_dict"): "$builtin_latex",
    ("pylatexenc.latexencode", "unicode_to_latex"): "$unicode_to_latex text unknown_char_warning",
    ("re", "compile"): "$regex form flags",
    ("re", "escape"): "$escape",
    ("re", "findall"): "$re_findall pattern string flags",
    ("re", "finditer"): "$re_finditer pattern string flags",
    ("re", "fullmatch"): "$re_fullmatch pattern string flags",
    ("re", "match"): "$re_match pattern string flags",
    ("re", "search"): "$re_search pattern string flags",
    ("re", "split"): "$re_split pattern string maxsplit flags",
    ("re", "sub"): "$re_sub pattern repl string count flags",
    ("re", "IGNORECASE"): "$IGNORECASE",
    ("re", "VERBOSE"): "$VERBOSE",
    ("re", "DOTALL"): "$DOTALL",
    ("re", "MULTILINE"): "$MULTILINE",
    ("re", "ASCII"): "$ASCII",
    ("string", "ascii_lowercase"): "$ascii_lowercase",
    ("sys", "maxunicode"): "$maxunicode",
    ("sys", "version_info"): "$version_info",
    ("types", "MappingProxyType"): "$dict",
    ("unicodedata", "category"): "$category",
    ("unicodedata", "combining"): "$combining",
    ("unicodedata", "name"): "$unicode_name",
    ("unicodedata", "normalize"): "$normalize",
    ("urllib.parse", "quote"): "$quote string safe",
    ("urllib.parse", "unquote"): "$unquote",
}  # fmt: skip

# Functions that are there without an import, and their parameters, where any is given by name.
BUILTINS = {
    "abs": "", "all": "", "any": "", "bool": "", "chr": "", "dict": "", "divmod": "",
    "enumerate": "iterable start", "filter": "", "float": "", "frozenset": "", "getattr": "",
    "id": "", "int": "", "iter": "", "len": "", "list": "", "map": "",
    "max": "iterable key default", "min": "iterable key default", "next": "", "ord": "",
    "range": "", "repr": "", "reversed": "", "round": "", "set": "",
    "sorted": "iterable key reverse", "str": "", "sum": "iterable start", "tuple": "", "zip": "",
}  # fmt: skip

TYPES = frozenset({"str", "int", "float", "bool", "list", "tuple", "dict", "set", "frozenset"})

EXCEPTIONS = frozenset(
    {"AttributeError", "Exception", "IndexError", "KeyError", "LookupError", "OverflowError"}
    | {"RecursionError", "RuntimeError", "StopIteration", "TypeError", "UnicodeError", "ValueError"}
)

# Methods of texts and containers whose parameters are given by name somewhere.
METHODS = {
    "split": "sep maxsplit", "rsplit": "sep maxsplit", "sort": "key reverse",
    "sub": "repl string count",
}  # fmt: skip

# All methods of texts, containers, patterns and matches: read as a value each is bound.
METHOD_NAMES = words(
    """add append capitalize casefold clear copy count difference discard elements end endswith
    extend find findall finditer format fromkeys fullmatch get group groups index insert
    intersection isalnum isalpha isascii isdecimal isdigit isdisjoint islower isprintable
    isspace issubset issuperset istitle isupper items join keys lower lstrip match most_common
    partition pop popitem remove removeprefix removesuffix replace reverse rfind rindex
    rpartition rsplit rstrip search setdefault sort split splitlines startswith strip sub
    title translate union update upper values zfill"""
)
