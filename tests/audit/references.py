"""References as the corpus has them before anybody writes them down, and two lists to be true to."""

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from awesomequant.language.plain import show
from awesomequant.library.library import Library


@dataclass(frozen=True)
class Reference:
    """What a reference says; ``of`` is the record that it is of, empty for a work of no list."""

    title: str
    authors: tuple[tuple[str, str], ...]
    """Given and family names; a group has no given one."""
    venue: str = ""
    venue_name: str = ""
    kind: str = "conference"
    year: int = 2020
    arxiv: str = ""
    doi: str = ""
    url: str = ""
    pages: str = ""
    volume: str = ""
    number: str = ""
    of: str = ""
    is_preprint: bool = False
    """Whether the preprint is cited, though the work may have appeared."""
    others: bool = False
    """Whether the record names only the first authors."""
    more: dict[str, str] = field(default_factory=dict)


def of_library(library: Library, name: str) -> list[Reference]:
    """Return the works of a list as references, those first that have all that a reference needs."""
    found = []
    for paper in library.papers:
        venue = library.venue(paper)
        if not venue or not paper.year or venue.kind not in _KINDS:
            continue
        authors = tuple((one.given, one.surname) for one in paper.people if not one.suffix)
        if len(authors) != len(paper.people):
            continue
        found.append(
            Reference(
                show(paper.title), authors, venue.id, venue.name, venue.kind, paper.year,
                paper.arxiv or "", paper.doi or "", paper.url or "", paper.pages or "",
                paper.volume or "", paper.number or "", of=f"{name}:{paper.id}",
                is_preprint=venue.is_preprint, others=paper.others,
            )
        )  # fmt: skip
    return found


_KINDS = ("conference", "workshop", "journal", "preprint")

# Works of no list: what a paper of machine learning cites besides, and of other fields.
_FAMOUS = """
Attention Is All You Need|Ashish Vaswani;Noam Shazeer;Niki Parmar;Jakob Uszkoreit;Llion Jones;Aidan N. Gomez;Lukasz Kaiser;Illia Polosukhin|NeurIPS|2017|1706.03762
Deep Residual Learning for Image Recognition|Kaiming He;Xiangyu Zhang;Shaoqing Ren;Jian Sun|CVPR|2016|1512.03385
Adam: A Method for Stochastic Optimization|Diederik P. Kingma;Jimmy Ba|ICLR|2015|1412.6980
BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding|Jacob Devlin;Ming-Wei Chang;Kenton Lee;Kristina Toutanova|NAACL|2019|1810.04805
An Image Is Worth 16x16 Words: Transformers for Image Recognition at Scale|Alexey Dosovitskiy;Lucas Beyer;Alexander Kolesnikov;Dirk Weissenborn|ICLR|2021|2010.11929
Batch Normalization: Accelerating Deep Network Training by Reducing Internal Covariate Shift|Sergey Ioffe;Christian Szegedy|ICML|2015|1502.03167
Very Deep Convolutional Networks for Large-Scale Image Recognition|Karen Simonyan;Andrew Zisserman|ICLR|2015|1409.1556
Dropout: A Simple Way to Prevent Neural Networks from Overfitting|Nitish Srivastava;Geoffrey Hinton;Alex Krizhevsky;Ilya Sutskever;Ruslan Salakhutdinov|JMLR|2014|
Deep Learning|Yann LeCun;Yoshua Bengio;Geoffrey Hinton|Nature|2015|
Long Short-Term Memory|Sepp Hochreiter;Jürgen Schmidhuber|Neural Computation|1997|
Gradient-Based Learning Applied to Document Recognition|Yann LeCun;Léon Bottou;Yoshua Bengio;Patrick Haffner|Proceedings of the IEEE|1998|
Distilling the Knowledge in a Neural Network|Geoffrey Hinton;Oriol Vinyals;Jeff Dean|arXiv|2015|1503.02531
The Lottery Ticket Hypothesis: Finding Sparse, Trainable Neural Networks|Jonathan Frankle;Michael Carbin|ICLR|2019|1803.03635
Language Models are Few-Shot Learners|Tom B. Brown;Benjamin Mann;Nick Ryder;Melanie Subbiah|NeurIPS|2020|2005.14165
LLaMA: Open and Efficient Foundation Language Models|Hugo Touvron;Thibaut Lavril;Gautier Izacard;Xavier Martinet|arXiv|2023|2302.13971
Learning Transferable Visual Models From Natural Language Supervision|Alec Radford;Jong Wook Kim;Chris Hallacy|ICML|2021|2103.00020
Microsoft COCO: Common Objects in Context|Tsung-Yi Lin;Michael Maire;Serge Belongie|ECCV|2014|1405.0312
ImageNet: A Large-Scale Hierarchical Image Database|Jia Deng;Wei Dong;Richard Socher;Li-Jia Li;Kai Li;Li Fei-Fei|CVPR|2009|
MobileNets: Efficient Convolutional Neural Networks for Mobile Vision Applications|Andrew G. Howard;Menglong Zhu;Bo Chen|arXiv|2017|1704.04861
EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks|Mingxing Tan;Quoc V. Le|ICML|2019|1905.11946
Generative Adversarial Nets|Ian Goodfellow;Jean Pouget-Abadie;Mehdi Mirza|NeurIPS|2014|1406.2661
Denoising Diffusion Probabilistic Models|Jonathan Ho;Ajay Jain;Pieter Abbeel|NeurIPS|2020|2006.11239
A Mathematical Theory of Communication|C. E. Shannon|Bell System Technical Journal|1948|
On Computable Numbers, with an Application to the Entscheidungsproblem|Alan M. Turing|Proceedings of the London Mathematical Society|1937|
A Fast Learning Algorithm for Deep Belief Nets|Geoffrey E. Hinton;Simon Osindero;Yee-Whye Teh|Neural Computation|2006|
Random Forests|Leo Breiman|Machine Learning|2001|
Support-Vector Networks|Corinna Cortes;Vladimir Vapnik|Machine Learning|1995|
Regression Shrinkage and Selection via the Lasso|Robert Tibshirani|Journal of the Royal Statistical Society: Series B|1996|
Molecular Structure of Nucleic Acids: A Structure for Deoxyribose Nucleic Acid|J. D. Watson;F. H. C. Crick|Nature|1953|
Observation of Gravitational Waves from a Binary Black Hole Merger|B. P. Abbott;R. Abbott;T. D. Abbott|Physical Review Letters|2016|1602.03837
"""
_SUBJECTS = (
    "Cantigas", "Organum", "Neumes", "Trouvère Melodies", "Isorhythmic Motets", "Plainchant",
    "Lute Tablatures", "Pollen Records", "Varved Sediments", "Coral Reefs", "Ice Cores",
    "Honey Bees", "Seed Banks", "Peat Bogs", "Glazed Pottery", "Runic Inscriptions",
)  # fmt: skip
_DOES = (
    "A Survey of", "Dating", "Reading", "Mapping", "On the Origin of", "Statistics of",
    "The Transmission of", "A Catalogue of", "Imaging", "Modelling", "Towards a History of",
)  # fmt: skip
_WHERE = (
    "in Northern Castile", "along the Danube", "before 1300", "after the Black Death",
    "from Two Lakes in Estonia", "in Early Modern Inventories", "at High Altitude",
    "with Portable Instruments", "under Drought", "in the Adriatic",
)  # fmt: skip
_GIVEN = (
    "Ana", "Björn", "Chiara", "Dušan", "Élodie", "Farid", "Greta", "Hiroshi", "Ingrid", "João",
    "Katarzyna", "Luis Miguel", "Mei-Ling", "Nikolaos", "Oluwaseun", "Per-Erik", "Qing", "Renée",
    "Søren", "Tomás", "Ulrike", "Věra", "Wei", "Xiaoming", "Yusuf", "Zoë",
)  # fmt: skip
_FAMILY = (
    "Almeida", "Brøndum", "Castellanos", "Dvořák", "Eriksson", "Fontaine", "García Márquez",
    "Hoffmann", "Ibáñez", "Jovanović", "Kowalczyk", "Lindqvist", "Müller", "Nakagawa", "O'Brien",
    "Papadopoulos", "Quispe", "Rossi", "Schäfer", "Tanaka", "Uzun", "van der Berg", "Wójcik",
    "Xu", "Yamamoto", "Zielińska", "Wang", "Li", "Zhang", "Smith",
)  # fmt: skip
_JOURNALS = (
    "Early Music", "Plainsong and Medieval Music", "Quaternary Science Reviews", "Apidologie",
    "Journal of Archaeological Science", "The Holocene", "Acta Musicologica", "Speculum",
)  # fmt: skip


def people(rng: random.Random, most: int = 6) -> tuple[tuple[str, str], ...]:
    """Return invented authors, no two of one family."""
    count = rng.randint(1, most)
    return tuple(zip(rng.sample(_GIVEN, count), rng.sample(_FAMILY, count), strict=True))


def foreign(rng: random.Random, count: int) -> list[Reference]:
    """Return works of other fields, invented."""
    found = []
    for _ in range(count):
        title = f"{rng.choice(_DOES)} {rng.choice(_SUBJECTS)} {rng.choice(_WHERE)}"
        first, year = rng.randint(1, 900), rng.randint(1985, 2025)
        found.append(
            Reference(
                title, people(rng), "", rng.choice(_JOURNALS), "journal", year,
                doi=f"10.5555/{rng.randint(10000, 99999)}.{year}" if rng.random() < 0.5 else "",
                pages=f"{first}–{first + rng.randint(4, 30)}", volume=str(rng.randint(1, 90)),
                number=str(rng.randint(1, 12)),
            )
        )  # fmt: skip
    return found


def famous() -> list[Reference]:
    """Return well-known works that papers of machine learning cite besides."""
    found = []
    for line in _FAMOUS.strip().splitlines():
        title, names, venue, year, arxiv = line.split("|")
        authors = tuple(
            (" ".join(name.split()[:-1]), name.split()[-1]) for name in names.split(";")
        )
        kind = "preprint" if venue == "arXiv" else "journal" if " " in venue else "conference"
        if venue in ("JMLR", "Nature"):
            kind = "journal"
        found.append(
            Reference(
                title, authors, "", venue, kind, int(year), arxiv, is_preprint=kind == "preprint",
                others=len(authors) in (3, 4),
            )
        )  # fmt: skip
    return found


# A list of another field, whose records have volumes, pages and DOIs.

_RIVER_VENUES = {
    "WRR": ("Water Resources Research", "journal"), "JOH": ("Journal of Hydrology", "journal"),
    "ESPL": ("Earth Surface Processes and Landforms", "journal"),
    "HESS": ("Hydrology and Earth System Sciences", "journal"),
    "IAHR": ("International Congress on Hydraulic Research", "conference"),
    "RiverFlow": ("International Conference on Fluvial Hydraulics", "conference"),
    "RiverFlow Workshops": ("Workshops of the International Conference on Fluvial Hydraulics", "workshop"),
    "arXiv": ("arXiv", "preprint"),
}  # fmt: skip
_RIVER_TITLES = (
    "Sediment", "Bank Erosion", "Flood Waves", "Braided Channels", "Gravel Bars", "Meander Cutoffs",
    "Riparian Vegetation", "Ice Jams", "Driftwood", "Bedload", "Suspended Load", "Knickpoints",
    "Floodplain Lakes", "Hyporheic Exchange", "Debris Flows", "Levee Breaches", "Pool and Riffle Units",
)  # fmt: skip
_RIVER_DOES = (
    "Measuring", "Predicting", "A Field Study of", "Two-Dimensional Models of", "The Scaling of",
    "Remote Sensing of", "Long Records of", "Laboratory Experiments on", "Stochastic Theory of",
)  # fmt: skip
_RIVER_WHERE = (
    "in Alpine Catchments", "below Large Dams", "during the Flood of 1993", "in Sand-Bed Rivers",
    "under a Warming Climate", "from Repeat Lidar", "in Tidal Reaches", "at the Confluence of Two Streams",
    "with Acoustic Sensors", "across Scales",
)  # fmt: skip


def write_rivers(folder: Path, count: int = 220) -> Path:
    """Write a list on rivers below ``folder``; the same each time."""
    rng = random.Random(1993)  # noqa: S311 -- to be made again
    root = folder / "rivers"
    papers = root / "data/papers"
    papers.mkdir(parents=True)
    (root / "data/list.yaml").write_text(
        "title: Rivers\ndescription: On rivers.\nrepository: https://example.org/rivers\n"
        "site: https://example.org/\n", encoding="utf-8",
    )  # fmt: skip
    (root / "data/tags.yaml").write_text(
        "sediment: {label: Sediment}\nfloods: {label: Floods}\nchannels: {label: Channels}\n",
        encoding="utf-8",
    )
    (root / "data/venues.yaml").write_text(
        "".join(
            f'{name}: {{name: "{full}", kind: {kind}}}\n'
            for name, (full, kind) in _RIVER_VENUES.items()
        ),
        encoding="utf-8",
    )
    titles = [
        f"{does} {what} {where}"
        for does in _RIVER_DOES for what in _RIVER_TITLES for where in _RIVER_WHERE
    ]  # fmt: skip
    for number, title in enumerate(rng.sample(titles, count)):
        _write_river(papers, number, title, rng)
    return root


def _write_river(papers: Path, number: int, title: str, rng: random.Random) -> None:
    venue = rng.choice([*[*_RIVER_VENUES][:7], "WRR", "JOH", "arXiv"])
    kind, year = _RIVER_VENUES[venue][1], rng.randint(2009, 2025)
    first = rng.randint(2, 4000)
    names = ", ".join(f'"{given} {family}"' for given, family in people(rng, 5))
    # A preprint is of the year before.
    given_out = year if kind == "preprint" else year - 1
    digits = 5 if given_out >= 2015 else 4
    arxiv = f"{given_out % 100:02}{rng.randint(1, 12):02}.{number * 37 % 9000 + 100:0{digits}}"
    lines = [
        f'title: "{title}"', f"authors: [{names}]", f"venue: {venue}", f"year: {year}",
        f"tags: [{rng.choice(('sediment', 'floods', 'channels'))}]",
    ]  # fmt: skip
    if kind != "preprint":
        lines += [
            f"doi: 10.5555/river.{year}.{number:04}",
            f"pages: {first}–{first + rng.randint(5, 25)}",
        ]
    if kind == "journal":
        lines += [f'volume: "{year - 1964}"', f'number: "{rng.randint(1, 12)}"']
    if kind == "preprint" or rng.random() < 0.4:
        lines.append(f'arxiv: "{arxiv}"')
    if rng.random() < 0.15 and kind != "preprint":
        lines.append(
            f'also_titled: ["{title.split(" in ", maxsplit=1)[0].split(" from ", maxsplit=1)[0]}: First Results of a Campaign"]'
        )
    lines.append("added: 2026-01-01")
    file = papers / str(year) / f"river-{number:03}.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def by_work(references: Iterable[Reference]) -> dict[str, Reference]:
    """Return references by the record that they are of."""
    return {one.of: one for one in references}
