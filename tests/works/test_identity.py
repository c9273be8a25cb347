"""Two statements are of one work, of two, or a person has to look: each for its reasons."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesomequant.works.identifiers import Identifier
from awesomequant.works.identity import Likeness, Statement, Verdict, same_work
from awesomequant.works.kinds import Kind
from awesomequant.works.people import Person, group

YES, PERHAPS, NO = Verdict.YES, Verdict.PERHAPS, Verdict.NO


def person(text: str) -> Person:
    """Read `Family, Given`, `Family` or `{Group}`."""
    if text.startswith("{"):
        return group(text.strip("{}"))
    family, _, given_name = text.partition(",")
    return Person(family.strip(), given_name.strip())


def said(title: str, people: str = "", ids: str = "", **more: Any) -> Statement:
    """Make a statement: people by semicolons, `…` for others; identifiers as `scheme:id` words."""
    names = [one.strip() for one in people.split(";") if one.strip()]
    return Statement(
        title=title,
        people=tuple(person(name) for name in names if name != "…"),
        others="…" in names,
        identifiers=tuple(Identifier(*one.split(":", 1)) for one in ids.split()),
        **more,
    )


BEES = "A Field Study of Solitary Bees in Orchards"
HIVE = "HiveNet: Sharing Nectar between Distant Hives"
LIN, PARK, DIAZ = "Lin, Mei", "Park, Jun", "Díaz, Ana"
TEAM = f"{LIN}; {PARK}; {DIAZ}"
OTHERS = "Okafor, Chidi; Berg, Sven"
ARXIV = "arxiv:2001.00001"

PAIRS = [
    # one identifier
    ("arXiv under one title", YES, said(BEES, ids=ARXIV), said(BEES.upper(), ids=ARXIV)),
    ("years differ under one arXiv id", YES, said(BEES, ids=ARXIV, year=2012), said(BEES, ids=ARXIV, year=2021)),
    ("renamed, the same people", YES, said("Nectar by Mail", TEAM, ARXIV), said(HIVE, TEAM, ARXIV)),
    ("renamed, most of the people, a word in common", YES, said("Sharing Nectar by Mail", f"{LIN}; {PARK}", ARXIV), said(HIVE, TEAM, ARXIV)),
    ("wrong link within a group", PERHAPS, said("On the Sleep of Wasps", f"{LIN}; {PARK}", ARXIV), said(HIVE, TEAM, ARXIV)),
    ("renamed, half of the words, people unknown", YES, said("Sharing Nectar between Hives with Pipes", "", ARXIV), said(HIVE, TEAM, ARXIV)),
    ("renamed behind its name", YES, said("BeeZip: Hives for Many Tenants by Delta Coding", "", ARXIV), said("BeeZip: Serving Full Swarms Efficiently", "", ARXIV)),
    ("its name alone", YES, said("HiveNet", "", ARXIV), said(HIVE, TEAM, ARXIV)),
    ("its name in brackets behind it, nothing else said", YES, said(f"{HIVE}(HiveNet)"), said(HIVE)),
    ("its name in letters of its title", YES, said(f"{BEES} (FSSB)"), said(BEES)),
    ("words in brackets that are no name of it", PERHAPS, said(f"{BEES} (Wasps)"), said(BEES)),
    ("one preprint under two publications of unlike titles", PERHAPS, said("Sharing Nectar between Hives with Pipes", "", ARXIV, venue="Hives", year=2021), said(HIVE, "", ARXIV, venue="Journal of Bees", year=2023)),
    ("one preprint of two papers that begin alike", PERHAPS, said("HiveNet: A Platform for Nectar", "", ARXIV, venue="Hives", year=2023), said(HIVE, "", ARXIV, venue="Bees", year=2023)),
    ("renamed between preprint and publication", YES, said("Sharing Nectar between Hives with Pipes", "", ARXIV, venue="arXiv", is_preprint=True), said(HIVE, "", ARXIV, venue="Journal of Bees", year=2023)),
    ("two posters under one wrong link", PERHAPS, said("Poster: Delta Coding of Hives", "", "doi:10.1145/3576915.3624371"), said("Poster: Wasps Sleep in Hives", "", "doi:10.1145/3576915.3624371")),
    ("renamed, nothing in common, people unknown", NO, said(HIVE, "", ARXIV), said("Wholly Other Words about Wasps", "", ARXIV)),
    ("wrong link: other people, other title", NO, said(HIVE, TEAM, ARXIV), said("On the Sleep of Wasps", OTHERS, ARXIV)),
    ("some words, people unknown", PERHAPS, said("Delta Coding for Hives of Wasps", "", ARXIV), said("Distant Hives Share Nectar and Much Else", "", ARXIV)),
    ("one of many people, unlike titles", PERHAPS, said(HIVE, TEAM, ARXIV), said("On the Sleep of Wasps", f"{LIN}; {OTHERS}; Roy, A", ARXIV)),
    ("one title under one id, names of others", YES, said(HIVE, TEAM, ARXIV), said(HIVE, OTHERS, ARXIV)),
    ("parts of one row under one id", PERHAPS, said("Bees of the North, Part I", TEAM, ARXIV), said("Bees of the North, Part II", TEAM, ARXIV)),
    ("a reply under the id of what it answers", PERHAPS, said(f"Reply to: {BEES}", "", ARXIV), said(BEES, "", ARXIV)),
    ("a number in the midst corrected", YES, said("Swarms with 50x Fewer Drones and <0.5 kg Wax", "", ARXIV), said("Swarms with 50x Fewer Drones and <1 kg Wax", "", ARXIV)),
    ("the OpenReview page", YES, said(HIVE, ids="openreview:abcdef1"), said(HIVE, TEAM, "openreview:abcdef1 arxiv:2001.00001")),
    ("two chapters under the DOI of their book", NO, said("Wax", TEAM, "doi:10.1007/978-3-030-00001-1", pages="1-20", kind=Kind.CHAPTER), said("Honey", OTHERS, "doi:10.1007/978-3-030-00001-1", pages="21-40", kind=Kind.CHAPTER)),
    ("two chapters under a DOI that looks like a paper's", NO, said("Wax and Its Many Uses", "", "doi:10.1000/hives", pages="1-20", kind=Kind.CHAPTER), said("Honey of the Lowlands", "", "doi:10.1000/hives", pages="21-40", kind=Kind.CHAPTER)),
    ("a repository proves nothing", NO, said(HIVE, ids="github:lin/hives"), said("On the Sleep of Wasps", ids="github:lin/hives")),
    # one title
    ("preprint and proceedings, no names on one side", YES, said(BEES, TEAM, ARXIV, year=2020, venue="arXiv", is_preprint=True), said(BEES, ids="openreview:abcdef1", year=2021, venue="ICLR")),
    ("preprint and journal five years on, the same people", YES, said(BEES, TEAM, ARXIV, year=2015, is_preprint=True), said(BEES, TEAM, "doi:10.1000/1", year=2020, venue="Apidologie")),
    ("title and year alone", YES, said(BEES, year=2020), said(BEES, year=2020)),
    ("nothing but a title, of which two copies help nobody", YES, said(BEES), said(BEES)),
    ("nothing but a short title, and more on one side", PERHAPS, said("Model Compression"), said("Model Compression", TEAM, year=2006)),
    ("nothing but a title and a page", YES, said("Bees", addresses=("https://a.org/p",)), said("Bees", addresses=("https://a.org/p",))),
    ("KDD paper and book of one short title", NO, said("Model Compression", "Buciluă, Cristian; Caruana, Rich", "doi:10.1145/1150402.1150464", year=2006, venue="KDD", kind=Kind.CONFERENCE), said("Model Compression", "Other, Person", year=2016, publisher="MIT Press", kind=Kind.BOOK)),
    ("article and book with an author in common", NO, said("Deep learning", "LeCun, Yann; Bengio, Yoshua; Hinton, Geoffrey", "doi:10.1038/nature14539", year=2015, venue="Nature", kind=Kind.ARTICLE), said("Deep Learning", "Goodfellow, Ian; Bengio, Yoshua; Courville, Aaron", year=2016, publisher="MIT Press", kind=Kind.BOOK)),
    ("the same without kinds", PERHAPS, said("Deep learning", "LeCun, Yann; Bengio, Yoshua; Hinton, Geoffrey", year=2015, venue="Nature"), said("Deep Learning", "Goodfellow, Ian; Bengio, Yoshua; Courville, Aaron", year=2016, venue="MIT Press")),
    ("journal extension with DOIs", PERHAPS, said(BEES, TEAM, "doi:10.1000/1", year=2018, venue="ICML", kind=Kind.CONFERENCE), said(BEES, TEAM, "doi:10.2000/2", year=2020, venue="TPAMI", kind=Kind.ARTICLE)),
    ("one conference, a DOI of each publisher", YES, said(BEES, TEAM, "doi:10.1109/1", year=2018, venue="DAC"), said(BEES, TEAM, "doi:10.1145/2.3", year=2018, venue="DAC")),
    ("thesis and article", PERHAPS, said(BEES, LIN, year=2018, kind=Kind.THESIS), said(BEES, LIN, year=2018, venue="Apidologie", kind=Kind.ARTICLE)),
    ("two arXiv ids, the same people", PERHAPS, said(HIVE, TEAM, "arxiv:2001.00001"), said(HIVE, TEAM, "arxiv:2002.00002")),
    ("two arXiv ids, other people", NO, said("Diffusion of Wax: A Survey", TEAM, "arxiv:2001.00001"), said("Diffusion of Wax: A Survey", OTHERS, "arxiv:2002.00002")),
    ("ten years apart, no names on one side", NO, said(BEES, TEAM, year=2010, venue="Bee World"), said(BEES, year=2020, venue="Apidologie")),
    ("two editions", PERHAPS, said("The Hive and the Honey Bee of Europe", LIN, year=2015, kind=Kind.BOOK, edition="1"), said("The Hive and the Honey Bee of Europe", LIN, year=2017, kind=Kind.BOOK, edition="2")),
    ("submitted twice", YES, said(HIVE, TEAM, "openreview:abcdef1", year=2022), said(HIVE, TEAM, "openreview:abcdef2", year=2023)),
    ("two editorials", NO, said("Editorial", LIN, year=2020, venue="Bee World"), said("Editorial", "Berg, Sven", year=2020, venue="Bee World")),
    ("retracted in front", YES, said(f"RETRACTED ARTICLE: {BEES}", TEAM, year=2020), said(BEES, TEAM, year=2020)),
    # like titles
    ("long and short subtitle, the same people", YES, said("AWQ: Activation-aware Weight Quantization for LLMs", "Lin, Ji; Tang, Jiaming", year=2023), said("AWQ: Activation-aware Weight Quantization for LLM Compression and Acceleration", "J. Lin; Tang, J.; Han, Song".replace("J. Lin", "Lin, J."), year=2024)),
    ("long and short subtitle, people unknown", PERHAPS, said("AWQ: Activation-aware Weight Quantization for LLMs", year=2023), said("AWQ: Activation-aware Weight Quantization for LLM Compression and Acceleration", "Lin, Ji", year=2024)),
    ("one name, other works", NO, said("DAQ: Density-Aware Post-Training Rounding", TEAM), said("DAQ: Channel-Wise Rounding for Images", OTHERS)),
    ("plural, the same people", YES, said(BEES, TEAM), said(BEES.replace("Orchards", "Orchard"), TEAM)),
    ("plural, people unknown", PERHAPS, said(BEES, year=2020), said(BEES.replace("Orchards", "Orchard"), year=2020)),
    ("second of a row", NO, said("CaloClouds: Fast Showers of Many Points", TEAM), said("CaloClouds II: Fast Showers of Many Points", TEAM)),
    ("a sign more", NO, said("QuIP: Few Bits with Guarantees", TEAM), said("QuIP#: Few Bits with Guarantees", TEAM)),
    ("an erratum", NO, said(f"Erratum to: {BEES}", TEAM, year=2021), said(BEES, TEAM, year=2020)),
    ("a survey of it", NO, said("Networks of Binary Hives: A Survey", TEAM), said("Networks of Binary Hives", TEAM)),
    ("a survey and its second version", NO, said("A Survey of Hives in Cities", TEAM, year=2020), said("A Survey of Hives in Cities (v2)", TEAM, year=2023)),
    ("one word more in a short title", NO, said("Network Pruning", TEAM), said("Structured Network Pruning", TEAM)),
    ("another word, the same people", PERHAPS, said("Understanding Long Flights of Bees for Model Gardens in Summer", TEAM), said("Understanding Long Flights of Bees for Cottage Gardens in Summer", TEAM)),
    ("a title that was cut", PERHAPS, said("Circulant Hives of Wood: Better Flights of 1-bit", year=2019), said("Circulant Hives of Wood: Better Flights of 1-bit Bees by Circulant Dances", TEAM, year=2019)),
    ("extended abstract", PERHAPS, said(f"{BEES} (Extended Abstract)", TEAM, year=2020), said(BEES, TEAM, year=2020)),
    ("known by its other title", YES, said("Nectar by Mail", TEAM, year=2020), said(HIVE, TEAM, year=2021, also_titled=("Nectar by Mail",))),
    ("other words", NO, said(BEES, TEAM, year=2020), said("On the Sleep of Wasps", TEAM, year=2020)),
    ("not as against is", NO, said("Attention Is All Bees Need", TEAM), said("Attention Is Not All Bees Need", TEAM)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("what", "verdict", "one", "other"), PAIRS, ids=[pair[0] for pair in PAIRS]
)
def test_two_statements_are_judged(
    what: str, verdict: Verdict, one: Statement, other: Statement
) -> None:
    judgement = same_work(one, other)
    assert judgement.verdict is verdict, judgement
    assert judgement.evidence, what
    assert same_work(other, one) == judgement


# Written when the code was done, and not tuned to:
LATER = [
    ("a name in capitals and one with accents", YES, said("Waggle Dances under Street Lamps", "BUCILUĂ, CRISTIAN; Müller, Jörg"), said("Waggle dances under street lamps.", "Bucila, C.; Mueller, J.")),
    ("family and given name in the other order", YES, said("Waggle Dances under Street Lamps", "Wang, Xiaoming"), said("Waggle Dances under Street Lamps", "Xiaoming, Wang")),
    ("a namesake is no common author", PERHAPS, said("Waggle Dances under Street Lamps", "Wang, Jun"), said("Waggle Dances under Street Lamps", "Wang, Jing")),
    ("a team and its members", YES, said("Search for Queens at High Energies", "{ATLAS Collaboration}", year=2012), said("Search for Queens at High Energies", "Aad, G.; …", year=2012)),
    ("names in two scripts", YES, said("Waggle Dances under Street Lamps", "王, 小明", year=2019), said("Waggle Dances under Street Lamps", "Wang, Xiaoming", year=2020)),
    ("first author and others", YES, said("Pollen Counts from Satellite Images", "Roy, Arun; …", year=2019), said("Pollen Counts from Satellite Images", "Roy, A.; Sen, B.; Das, C.", year=2019)),
    ("preprint DOI and journal DOI", YES, said("Pollen Counts from Satellite Images", "Roy, A.", "doi:10.1101/2020.01.01.123456", year=2020, venue="bioRxiv", is_preprint=True), said("Pollen Counts from Satellite Images", "Roy, A.", "doi:10.1093/bee/1", year=2021, venue="Apidologie", kind=Kind.ARTICLE)),
    ("workshop and conference in one year", YES, said("Pollen Counts from Satellite Images", "Roy, A.", year=2020, venue="NeurIPS Workshop", kind=Kind.WORKSHOP), said("Pollen Counts from Satellite Images", "Roy, A.", year=2020, venue="ICLR", kind=Kind.CONFERENCE)),
    ("conference paper and journal article two years on", PERHAPS, said("Pollen Counts from Satellite Images", "Roy, A.", year=2018, venue="CVPR", kind=Kind.CONFERENCE), said("Pollen Counts from Satellite Images", "Roy, A.", year=2020, venue="IJCV", kind=Kind.ARTICLE)),
    ("the venue mistaken, the same year", YES, said("Pollen Counts from Satellite Images", year=2023, venue="EMNLP"), said("Pollen Counts from Satellite Images", year=2023, venue="ACL")),
    ("data set and article", PERHAPS, said("Ten Years of Pollen Counts in Europe", "Roy, A.", "doi:10.5281/zenodo.1", year=2020, kind=Kind.DATASET), said("Ten Years of Pollen Counts in Europe", "Roy, A.", "doi:10.1093/bee/1", year=2020, kind=Kind.ARTICLE)),
    ("software and book, other people", NO, said("Beekeeper", "Roy, A.", kind=Kind.SOFTWARE, year=2020), said("Beekeeper", "Sen, B.", kind=Kind.BOOK, year=2020)),
    ("the book under the DOI of the book", YES, said("Keeping Bees in Cold Countries", "Roy, A.", "doi:10.1007/978-3-030-00001-1", kind=Kind.BOOK), said("Keeping Bees in Cold Countries", "", "doi:10.1007/978-3-030-00001-1", year=2019)),
    ("the book and a chapter of it", NO, said("Keeping Bees in Cold Countries", "Roy, A.", "doi:10.1007/978-3-030-00001-1", kind=Kind.BOOK), said("Winter Feeding", "Sen, B.", "doi:10.1007/978-3-030-00001-1", kind=Kind.CHAPTER)),
    ("introductions of two chapters", NO, said("Introduction", "Roy, A.", "doi:10.1007/978-3-030-00001-1", pages="1-3"), said("Introduction", "Roy, A.", "doi:10.1007/978-3-030-00001-1", pages="51-54")),
    ("two talks named keynote", NO, said("Keynote", "Roy, A.", year=2019), said("Keynote", "Sen, B.", year=2021)),
    ("a comment behind the title", NO, said("Swarms Choose Slowly: A Reply", "Roy, A."), said("Swarms Choose Slowly", "Sen, B.")),
    ("a guide to it", NO, said("A Gentle Introduction to Swarm Choice in Forests", "Roy, A."), said("Swarm Choice in Forests", "Roy, A.")),
    ("two generations of a model", NO, said("Apis 2.5 Technical Report", "Roy, A.", year=2024), said("Apis 3 Technical Report", "Roy, A.", year=2025)),
    ("competitions of two years", NO, said("Findings of the 2021 Shared Task on Bee Song", "Roy, A.", year=2021), said("Findings of the 2022 Shared Task on Bee Song", "Roy, A.", year=2022)),
    ("volumes A and B", NO, said("Atlas of Alpine Bees, Volume A", "Roy, A."), said("Atlas of Alpine Bees, Volume B", "Roy, A.")),
    ("supervised and unsupervised", NO, said("Supervised Naming of Bees", "Roy, A."), said("Unsupervised Naming of Bees", "Sen, B.")),
    ("with and without", PERHAPS, said("Long-Distance Homing of Honey Bees with Magnetic Cues", "Roy, A."), said("Long-Distance Homing of Honey Bees without Magnetic Cues", "Roy, A.")),
    ("British and American spelling", YES, said("Modelling the Behaviour of Foraging Colonies", "Roy, A."), said("Modeling the Behavior of Foraging Colonies", "Roy, A.")),
    ("hyphens", YES, said("Post-training of Long-lived Drones", "Roy, A."), said("Posttraining of Longlived Drones", "Roy, A.")),
    ("a name put in front", YES, said("Naming Bees from Wing Veins at Night", "Roy, A.; Sen, B.", year=2020), said("VeinNet: Naming Bees from Wing Veins at Night", "Roy, A.; Sen, B.", year=2021)),
    ("a name put in front, people unknown", PERHAPS, said("Naming Bees from Wing Veins at Night", year=2020), said("VeinNet: Naming Bees from Wing Veins at Night", year=2021)),
    ("signs in one title", YES, said("Learning ℓ₀ Sparse Honeycombs by Proximal Steps", "Roy, A."), said("Learning l0 Sparse Honeycombs by Proximal Steps", "Roy, A.")),
    ("Chinese title in two years", PERHAPS, said("基于深度学习的蜜蜂舞蹈识别方法研究", year=2015, venue="学报"), said("基于深度学习的蜜蜂舞蹈识别方法研究", year=2018, venue="学报")),
    ("Chinese title, one year", YES, said("基于深度学习的蜜蜂舞蹈识别方法研究", year=2018), said("基于深度学习的蜜蜂舞蹈识别方法研究", year=2018)),
    ("short Chinese title, other people", NO, said("蜜蜂综述", "王, 小明", year=2018), said("蜜蜂综述", "李, 雷", year=2012)),
    ("wrong link within a group", PERHAPS, said("HAWQ-V2: Traces of Hessian Hives", "Dong, Zhen; Yao, Zhewei", ARXIV), said("HAWQ-V3: Dyadic Numbers of Hives", "Yao, Zhewei; Dong, Zhen", ARXIV)),
    ("PMLR page and arXiv", YES, said("Naming Bees from Wing Veins at Night", "Roy, A.", "pmlr:v1/roy20a", year=2020, venue="ICML"), said("Naming Bees from Wing Veins at Night", "", "arxiv:1905.00001", year=2019)),
    ("two PMLR pages", PERHAPS, said("Naming Bees from Wing Veins at Night", "Roy, A.", "pmlr:v1/roy20a", year=2020, venue="ICML"), said("Naming Bees from Wing Veins at Night", "Roy, A.", "pmlr:v1/roy20b", year=2020, venue="ICML")),
    ("the page and the PDF number of one paper", YES, said("Naming Bees from Wing Veins at Night", "", "nips:1234", year=2016), said("Naming Bees from Wing Veins at Night", "", "nips:1235 neurips:2016/abc", year=2016)),
    ("old paper put on arXiv late", PERHAPS, said("Optimal Swarm Damage in Second-Order Hives", "LeCun, Y.", year=1990, venue="NIPS"), said("Optimal Swarm Damage in Second-Order Hives", "LeCun, Y.", "arxiv:2001.00009", year=2020, is_preprint=True)),
    ("column of a magazine", NO, said("Programming Bees: Little Hives", "Bentley, Jon", "doi:10.1145/6424.315691"), said("Programming Bees: The Back of the Comb", "Bentley, Jon", "doi:10.1145/358234.381162")),
    ("one word begins many titles", NO, said("Honey: A Story of Trade", year=1999), said("Honey: Chemistry and Law", year=2014)),
    ("conference report and thesis of another", NO, said("Neural Hives", "Roy, A.", year=2015, kind=Kind.CONFERENCE, venue="ICANN"), said("Neural Hives", "Sen, B.", year=2019, kind=Kind.THESIS)),
    ("empty titles", NO, said("???", "Roy, A."), said("!!!", "Sen, B.")),
    ("three ids in common, unlike titles", YES, said("Nectar by Mail", "", "arxiv:2001.00001 doi:10.1000/1"), said("Sending Sugar across Cities", "", "arxiv:2001.00001 doi:10.1000/1")),
    ("typing error in a long title", YES, said("Quantitative Assessment of Larval Nutrition in Managed Colonies", "Roy, A."), said("Quantitative Assesment of Larval Nutrition in Managed Colonies", "Roy, A.")),
    ("the same page for a list of papers", NO, said("Feeding Larvae by Machine", addresses=("https://bee.org/accepted",)), said("Heating Hives by Sunlight", addresses=("https://bee.org/accepted",))),
    ("oral in brackets", YES, said("Feeding Larvae by Machine in Winter (Oral)", "Roy, A."), said("Feeding Larvae by Machine in Winter", "Roy, A.")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("what", "verdict", "one", "other"), LATER, ids=[pair[0] for pair in LATER]
)
def test_more_statements_are_judged(
    what: str, verdict: Verdict, one: Statement, other: Statement
) -> None:
    test_two_statements_are_judged(what, verdict, one, other)


NAMES = [
    "Deep Learning",
    "HiveNet",
    "Bees",
    "of",
    "II",
    "2",
    "Part",
    "Survey:",
    "(v2)",
    "–",
    "$\\alpha$",
    "蜜蜂",
    "#",
    "",
]
TITLES = st.lists(st.sampled_from(NAMES), max_size=5).map(" ".join) | st.text(max_size=30)
PEOPLE = st.lists(
    st.builds(
        Person,
        st.sampled_from(["Lin", "Müller", "Mueller", "王", "", "O'Hara"]),
        st.sampled_from(["", "M.", "Mei", "Min"]),
        is_group=st.booleans(),
    ),
    max_size=3,
).map(tuple)
IDS = st.lists(
    st.sampled_from([("arxiv", "2001.00001"), ("arxiv", "2001.00002"), ("doi", "10.1000/1"), ("doi", "10.1007/978-3-030-00001-1"), ("github", "a/b")]),
    max_size=3, unique_by=lambda one: one[0],
).map(lambda found: tuple(Identifier(*one) for one in found))  # fmt: skip
STATEMENTS = st.builds(
    Statement,
    title=TITLES,
    also_titled=st.lists(TITLES, max_size=2).map(tuple),
    identifiers=IDS,
    addresses=st.sampled_from([(), ("https://a.org/p",)]),
    people=PEOPLE,
    others=st.booleans(),
    year=st.sampled_from([None, 2010, 2015, 2016, 2020]),
    kind=st.sampled_from([None, Kind.BOOK, Kind.ARTICLE, Kind.CONFERENCE, Kind.WEB]),
    venue=st.sampled_from([None, "Nature", "ICML"]),
    is_preprint=st.booleans(),
    pages=st.sampled_from([None, "1-2", "3"]),
    edition=st.sampled_from([None, "1", "2"]),
)


@given(STATEMENTS, STATEMENTS)
@settings(max_examples=400)
def test_the_order_of_two_statements_does_not_matter(one: Statement, other: Statement) -> None:
    assert same_work(one, other) == same_work(other, one)


@given(STATEMENTS)
def test_whoever_says_the_same_speaks_of_the_same_work(one: Statement) -> None:
    assert same_work(one, one).verdict is YES


@given(STATEMENTS, STATEMENTS)
def test_a_collision_is_no_and_has_an_identifier_and_every_verdict_has_its_reason(
    one: Statement, other: Statement
) -> None:
    judgement = same_work(one, other)
    assert judgement.evidence
    assert not judgement.is_collision or (judgement.verdict is NO and judgement.shared)
    assert not judgement.is_namesake or judgement.likeness is Likeness.EQUAL
    assert judgement.verdict is not NO or not judgement.shared or judgement.likeness < Likeness.LIKE


@given(STATEMENTS, st.sampled_from([2010, 2030]))
def test_an_identifier_of_its_own_never_makes_a_no_of_a_yes_for_the_same_text(
    one: Statement, year: int
) -> None:
    other = Statement(title=one.title, identifiers=one.identifiers, year=year)
    if any(found.scheme == "arxiv" for found in one.identifiers):
        assert same_work(one, other).verdict is YES


PAGE: dict[str, Any] = {"addresses": ("https://a.org/p",)}
ABCD = "alpha bravo charlie delta"
SHARES = [
    # one identifier, nobody named: half of the telling words
    (YES, said(ABCD, "", ARXIV), said("charlie delta echo foxtrot", TEAM, ARXIV)),
    (PERHAPS, said(ABCD, "", ARXIV), said("charlie delta echo foxtrot golf", TEAM, ARXIV)),
    # most of the people: a quarter
    (YES, said(ABCD, f"{LIN}; {PARK}", ARXIV), said("charlie echo foxtrot golf", TEAM, ARXIV)),
    (PERHAPS, said(ABCD, f"{LIN}; {PARK}", ARXIV), said("charlie echo foxtrot golf hotel", TEAM, ARXIV)),
    # not a word in common counts from three telling words on
    (PERHAPS, said("alpha bravo", "", ARXIV), said("charlie echo foxtrot golf", TEAM, ARXIV)),
    (NO, said("alpha bravo delta", "", ARXIV), said("charlie echo foxtrot golf", TEAM, ARXIV)),
    # one page, nobody named: half of the words, or one title is a part of the other
    (YES, said("HiveNet: alpha bravo delta", **PAGE), said("HiveNet: alpha charlie echo", TEAM, **PAGE)),
    (PERHAPS, said("HiveNet: alpha bravo delta", **PAGE), said("HiveNet: alpha charlie echo golf", TEAM, **PAGE)),
    (PERHAPS, said("HiveNet: alpha bravo delta"), said("HiveNet: alpha charlie echo", TEAM)),
    (YES, said(BEES, **PAGE), said(f"{BEES}: {ABCD} echo foxtrot golf hotel", TEAM, **PAGE)),
    (PERHAPS, said(BEES), said(f"{BEES}: {ABCD} echo foxtrot golf hotel", TEAM)),
    # one coined name: more than a third
    (YES, said(f"HiveNet: {ABCD}", TEAM), said("HiveNet: delta echo foxtrot golf hotel", TEAM)),
    (PERHAPS, said(f"HiveNet: {ABCD}", TEAM), said("HiveNet: delta echo foxtrot golf hotel india", TEAM)),
    # bits counted anew by the same people, if nothing else differs
    (PERHAPS, said("Training Bees with 2-bit Wax in Dark Hives", TEAM), said("Training Bees with 3-bit Wax in Dark Hives", TEAM)),
    (NO, said("Training Bees with 2-bit Wax in Dark Hives"), said("Training Bees with 3-bit Wax in Dark Hives", TEAM)),
    (NO, said("Training Bees with 2-bit Wax in Dark Hives", TEAM, edition="1"), said("Training Bees with 3-bit Wax in Dark Hives", TEAM, edition="2")),
]  # fmt: skip


@pytest.mark.parametrize(("verdict", "one", "other"), SHARES)
def test_so_many_words_have_to_be_shared(
    verdict: Verdict, one: Statement, other: Statement
) -> None:
    test_two_statements_are_judged("", verdict, one, other)


def test_a_judgement_reads_as_one_line() -> None:
    judged = same_work(said(BEES, TEAM, ARXIV), said(BEES, TEAM, ARXIV))
    assert str(judged) == "both have arXiv 2001.00001, the same title, 3 authors in common"


def ago(years: int, **more: Any) -> tuple[Statement, Statement]:
    """Make two statements of one title, so many years apart."""
    return said(BEES, year=2020 - years, **more), said(BEES, year=2020, venue="ICML")


YEARS = [
    (1, {"venue": "KDD"}, YES),
    (2, {"venue": "KDD"}, PERHAPS),
    (3, {"venue": "KDD"}, PERHAPS),
    (4, {"venue": "KDD"}, NO),
    (3, {"is_preprint": True}, YES),
    (4, {"is_preprint": True}, PERHAPS),
    (6, {"is_preprint": True}, PERHAPS),
    (7, {"is_preprint": True}, NO),
    (3, {"venue": "ICML"}, PERHAPS),
    (4, {"venue": "ICML"}, NO),
]


@pytest.mark.parametrize(("years", "more", "verdict"), YEARS)
def test_so_many_years_may_pass_where_nobody_is_named(
    years: int, more: dict[str, Any], verdict: Verdict
) -> None:
    assert same_work(*ago(years, **more)).verdict is verdict


NAMED_YEARS = [
    (3, {"venue": "ICML"}, YES),
    (4, {"venue": "ICML"}, PERHAPS),
    (6, {"is_preprint": True}, YES),
    (7, {"is_preprint": True}, PERHAPS),
    (1, {"venue": "KDD"}, YES),
    (2, {"venue": "KDD"}, PERHAPS),
]


@pytest.mark.parametrize(("years", "more", "verdict"), NAMED_YEARS)
def test_and_so_many_for_the_same_people(
    years: int, more: dict[str, Any], verdict: Verdict
) -> None:
    one = said(BEES, TEAM, year=2020 - years, **more)
    assert same_work(one, said(BEES, TEAM, year=2020, venue="ICML")).verdict is verdict


REASONS = [
    ("the same title, 3 authors in common, one is a book, the other an article",
     said(BEES, TEAM, kind=Kind.BOOK), said(BEES, TEAM, kind=Kind.ARTICLE)),
    ("the same title, 3 authors in common, one is a conference paper, the other a thesis",
     said(BEES, TEAM, kind=Kind.CONFERENCE), said(BEES, TEAM, kind=Kind.THESIS)),
    ("the same title, 3 authors in common, one is a data set, the other a workshop paper",
     said(BEES, TEAM, kind=Kind.DATASET), said(BEES, TEAM, kind=Kind.WORKSHOP)),
    ("the same title, 3 authors in common, one is a preprint, the other software",
     said(BEES, TEAM, kind=Kind.PREPRINT), said(BEES, TEAM, kind=Kind.SOFTWARE)),
    ("the same title, 3 authors in common, one is a report, the other a standard",
     said(BEES, TEAM, kind=Kind.REPORT), said(BEES, TEAM, kind=Kind.STANDARD)),
    ("the same title, 3 authors in common, one is a book, the other a chapter",
     said(BEES, TEAM, kind=Kind.BOOK), said(BEES, TEAM, kind=Kind.CHAPTER)),
    ("the same title, 3 authors in common, two arXiv ids",
     said(BEES, TEAM, "arxiv:1"), said(BEES, TEAM, "arxiv:2")),
    ("the same title, 3 authors in common, two ACL ids",
     said(BEES, TEAM, "acl:P1"), said(BEES, TEAM, "acl:P2")),
    ("the same title, 3 authors in common, two DOIs",
     said(BEES, TEAM, "doi:10.1000/1"), said(BEES, TEAM, "doi:10.1000/2")),
    ("the same title, 3 authors in common, two DOIs",
     said(BEES, TEAM, "doi:10.1000/1", venue="ICML", year=2018), said(BEES, TEAM, "doi:10.1000/2", venue="ICML", year=2020)),
    ("the same title, 3 authors in common",
     said(BEES, TEAM, "doi:10.1000/1", venue="ICML", year=2019), said(BEES, TEAM, "doi:10.1000/2", venue="ICML", year=2020)),
    ("the same title, 3 authors in common",
     said(BEES, TEAM, "doi:10.5281/zenodo.1"), said(BEES, TEAM, "doi:10.1000/2")),
    ("the same title, 3 authors in common, published in two places",
     said(BEES, TEAM, venue="ICML", year=2019, kind=Kind.WORKSHOP), said(BEES, TEAM, venue="TPAMI", year=2020, kind=Kind.ARTICLE)),
    ("the same title, 3 authors in common",
     said(BEES, TEAM, venue="ICML", year=2019, kind=Kind.WORKSHOP), said(BEES, TEAM, venue="KDD", year=2020, kind=Kind.CONFERENCE)),
    ("the same title, 3 authors in common, two editions",
     said(BEES, TEAM, edition="1"), said(BEES, TEAM, edition="2")),
    ("the same title, 3 authors in common, two volumes",
     said(BEES, TEAM, venue="Bee World", volume="1"), said(BEES, TEAM, venue="Bee World", volume="2")),
    ("the same title, 3 authors in common",
     said(BEES, TEAM, volume="1"), said(BEES, TEAM, volume="2")),
    ("the same title, 3 authors in common, one is a short form",
     said(f"{BEES} (Abstract)", TEAM), said(BEES, TEAM)),
    ("the same title, authors unknown", said(BEES, year=2020), said(BEES, TEAM, year=2020)),
    ("the same title, found at one place",
     said("Bees", addresses=("https://a.org/p",)), said("Bees", addresses=("https://a.org/p/",))),
    ("the same title, nothing else is said of either", said(BEES), said(BEES)),
    ("the same title, a title of many works", said("Preface", year=2019, venue="A"), said("Preface", year=2019, venue="B")),
    ("the same title, no author in common", said(BEES, TEAM), said(BEES, OTHERS)),
    ("the same title, an author whose name is spelled in two ways",
     said(BEES, "Courbariaux, M."), said(BEES, "Courbarieux, M.")),
    ("one title in two spellings, 3 authors in common", said(BEES, TEAM), said(BEES[:-1], TEAM)),
    ("one title is part of the other, authors unknown", said(HIVE, year=2020), said(HIVE[9:], year=2020)),
    ("titles that begin alike, 3 authors in common", said(HIVE, TEAM), said("HiveNet: Hives that Trade Nectar", TEAM)),
    ("titles that are alike, 3 authors in common, one has a word more",
     said("Network Pruning in Orchards Now", TEAM), said("Network Pruning in Cold Orchards Now", TEAM)),
    ("unlike titles", said(BEES), said(HIVE)),
    ("unlike titles, the DOI of one book",
     said(BEES, ids="doi:10.1007/978-3-030-00001-1"), said(HIVE, ids="doi:10.1007/978-3-030-00001-1")),
    ("both have arXiv 1, both have DOI 10.1/2, the same title",
     said(BEES, ids="arxiv:1 doi:10.1/2"), said(BEES, ids="arxiv:1 doi:10.1/2")),
    ("both have OpenReview x, unlike titles, not a word in common",
     said(BEES, ids="openreview:x"), said(HIVE, ids="openreview:x")),
    ("both have HAL x, unlike titles, most of their words are the same",
     said("Nectar Shared between Hives by Long Pipes", ids="hal:x"), said("Sharing Nectar with Pipes between Hives Afar", ids="hal:x")),
    ("both have PMC x, unlike titles, other pages",
     said(BEES, ids="pmcid:x", pages="1"), said(HIVE, ids="pmcid:x", pages="2")),
    ("both have arXiv 1", said("", ids="arxiv:1"), said(BEES, ids="arxiv:1")),
    ("no title to compare", said(""), said(BEES)),
    ("the same in all that they say", said("", year=2020), said("", year=2020)),
    ("the same title, 1 author in common", said(BEES, LIN), said(BEES, TEAM)),
    ("found at one place", said("", addresses=("https://a.org/p",)), said(BEES, addresses=("https://a.org/p",))),
]  # fmt: skip


@pytest.mark.parametrize(("reason", "one", "other"), REASONS)
def test_a_judgement_says_what_it_rests_on(reason: str, one: Statement, other: Statement) -> None:
    assert str(same_work(one, other)) == reason


NO_BOOKS = ["10.1007/978-3-030-00001-1_2", "10.1145/1150402.1150464", "10.18653/v1/2020.acl-main.1",
            "10.18653/v1/p19-1001", "10.1007/jhep01(2020)1", "10.1016/j.bee.2020.1"]  # fmt: skip
BOOKS = ["10.1007/978-3-030-00001-1", "10.1201/9781003000011", "10.1017/cbo9780511000010",
         "10.18653/v1/2020.acl-main", "10.18653/v1/p19-1", "10.1007/b137241"]  # fmt: skip


@pytest.mark.parametrize("doi", BOOKS + NO_BOOKS)
def test_a_doi_is_that_of_a_book_or_of_a_work(doi: str) -> None:
    judgement = same_work(
        said(BEES, TEAM, f"doi:{doi}"), said("On the Sleep of Wasps", OTHERS, f"doi:{doi}")
    )
    assert judgement.is_collision == (doi in NO_BOOKS)
    assert (
        same_work(said("Bees", "", f"doi:{doi}"), said("Bees", TEAM, f"doi:{doi}")).verdict is YES
    )


@pytest.mark.parametrize(
    ("one", "other", "is_a_volume"),
    [
        (Kind.CONFERENCE, Kind.CONFERENCE, True),
        (Kind.CONFERENCE, Kind.CHAPTER, True),
        (Kind.CONFERENCE, Kind.ARTICLE, False),  # a list has an article under a conference
        (Kind.ARTICLE, Kind.ARTICLE, False),
        (None, Kind.CONFERENCE, False),
    ],
)
def test_a_number_of_acm_is_a_volume_where_both_are_parts_of_one(
    one: Kind | None, other: Kind | None, *, is_a_volume: bool
) -> None:
    doi = "doi:10.1145/3292500"
    sleep = said("On the Sleep of Wasps", OTHERS, doi, kind=other)
    for judgement in (
        same_work(said(BEES, TEAM, doi, kind=one), sleep),
        same_work(sleep, said(BEES, TEAM, doi, kind=one)),
    ):
        assert judgement.is_collision == (not is_a_volume)
        assert judgement.shared == (() if is_a_volume else (doi,))


def test_two_conflicts_are_a_no_where_one_is_a_perhaps() -> None:
    one = said(BEES, ids="arxiv:1 acl:P1", year=2020)
    assert same_work(one, said(BEES, ids="arxiv:2", year=2020)).verdict is PERHAPS
    assert same_work(one, said(BEES, ids="arxiv:2 acl:P2", year=2020)).verdict is NO
    spelled = said(BEES[:-1], ids="arxiv:2", year=2020)
    assert same_work(one, spelled).verdict is PERHAPS
    assert same_work(one, said(BEES[:-1], ids="arxiv:2 acl:P2")).verdict is NO
