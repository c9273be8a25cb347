"""Where people work: whether a text names universities, institutes and firms, and nothing else."""

import re
from functools import lru_cache
from typing import Final

from awesomequant.text import regex

# What an institution is called by, in the languages in which lists name them.
_KINDS: Final = regex(
    r"\b(?:universi\w*|uniwersytet\w*|üniversitesi|yliopisto|egyetem|univ|hochschule\w*"
    r"|\w+hochschule|polytech\w*|politecnico|politechnika|institut(?:e|es|o|ion|ions|os)?|istituto|college|collège"
    r"|école|escola|escuela|scuola|facult\w*|academ(?:y|ia)|akadem\w*|labs?|[A-Z]\w{2,}[Ll]abs?(?<![Cc]olab)(?<![Cc]ollab)|laborator\w*|school"
    r"|hospital|hôpital|klinik\w*|clinic|observatory|inc|ltd|llc|gmbh|corp|corporation|university"
    r"|университет\w*|институт\w*|академия|лаборатория)\b"
    r"|大学|大學|学院|研究所|研究院|실험실|연구소|대학교|公司|株式会社"
    r"|谷歌|微软|阿里|腾讯|百度|字节|华为|美团|快手|京东|小米|商汤|旷视|滴滴|网易|蚂蚁|삼성|네이버|카카오",
    re.IGNORECASE,
)
# Firms and schools that are known by one word; a part of a firm has more: "Google Brain".
_FIRMS: Final = frozenset(
    """
    adobe airbnb alibaba allenai amazon anthropic apple baidu bosch bytedance cohere databricks
    deepmind deepseek didi disney ericsson etsy facebook fujitsu google hitachi huawei ibm instacart
    intel jd kakao kuaishou linkedin lyft meituan megvii meta microsoft mistral naver nec netflix
    nokia ntt nvidia openai oracle pinterest qualcomm salesforce samsung sap sensetime siemens
    snap snapchat sony spotify stripe tencent toyota twitter uber yahoo yandex youtube zalando
    xiaomi xerox
    """.split()
)
_SCHOOLS: Final = frozenset(
    """
    berkeley caltech cambridge cas cea cmu cnrs columbia cornell cuhk csail csiro dfki dtu duke eth
    epfl fair gatech harvard hit hkust hku iit inria inesc jhu kaist kit kth lmu mila mit mpi msr
    nasa nist ntu nus nyu oxford pku postech princeton purdue rwth sjtu snu stanford sutd toronto
    tsinghua tum ucb ucl ucla ucsb ucsc ucsd uiuc umass umd upenn usc ustc ut uw yale zju
    """.split()
)
_PARTS: Final = frozenset(
    "research brain ai asia china europe uk us usa india japan cloud group uc tu lab labs".split()
)
# "Cambridge University Press" prints, and "Master thesis, TU Berlin" is what a work is.
_NO_PLACE_OF_WORK: Final = regex(
    # "Lab on a Chip" is a journal.
    r"\b(?:on|press|presses|verlag|publish\w*|thesis|dissertation|thèse|transactions|journal|reports?"
    r"|conference|proceedings|workshop|annals|bulletin|review)\b",
    re.IGNORECASE,
)
_BETWEEN = regex(r"\s*(?:[,;/+&、，]|\band\b|\bund\b|\bet\b)\s*")
_LONGEST, _MOST_WORDS = 300, 7


@lru_cache(maxsize=20_000)
def names_institutions(text: str) -> bool:
    """Return whether a text names one institution or several, as "MIT, NVIDIA" and "HP Labs" do.

    One of them has to be known by its words; the others are believed where they are capital.
    """
    if len(text) > _LONGEST or _NO_PLACE_OF_WORK.search(text):
        return False
    names = [name for name in _BETWEEN.split(text.strip(" .()[]")) if name]
    return any(map(_is_known, names)) and not any(
        name[0].islower() or len(name.split()) > _MOST_WORDS for name in names
    )


def _is_known(name: str) -> bool:
    words = set(name.lower().replace("-", " ").split())
    known = words & (_FIRMS | _SCHOOLS)
    return (bool(known) and words <= known | _PARTS) or bool(_KINDS.search(name))
