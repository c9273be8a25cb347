"""Titles are taken apart and compared: how like they are, and what keeps like ones apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomequant import text as text_module
from awesomequant.language.plain import show
from awesomequant.works import titles
from awesomequant.works.ids import acronym
from awesomequant.works.title_likeness import Likeness, compare_titles, ratio
from awesomequant.works.titles import Title

EQUAL, SPELLED, EXTENDED = Likeness.EQUAL, Likeness.SPELLED, Likeness.EXTENDED
NAMED, LIKE, UNLIKE = Likeness.NAMED, Likeness.LIKE, Likeness.UNLIKE

# What one sign or form of it is to whoever compares titles: in a title, and as one would type it.
FORMS = [
    ("PT²-LLM", "PT2-LLM"), ("PT$^2$-LLM", "PT2-LLM"), ("Wₐ⁻¹", "Wa-1"), ("W₄A₈", "W4A8"),
    ("ECQˣ", "ECQx"), ("Ｑｕａｎｔ　８", "Quant 8"), ("ﬁne ﬂow, oﬀ-line eﬃcient", "fine flow, off-line efficient"),
    ("ſtrong", "strong"), ("BeeNet™", "BeeNet"), ("BeeNet℠", "BeeNet"), ("BeeNet®", "BeeNet"),
    ("Part Ⅱ", "Part II"), ("Part ⅻ", "Part xii"), ("µ-law", "μ-law"), ("Ω-Net", "Ω-Net"),
    ("Å-Net", "Å-Net"), ("½ Bit", "1/2 Bit"), ("№ 5", "No 5"), ("① Bit", "1 Bit"),
    ("ℓ₁ Norm", "l1 Norm"), ("ℝ-Net", "R-Net"), ("𝐐uant", "Quant"), ("ﾆｭｰﾗﾙ", "ニューラル"),
    ("Nai\u0308ve Bits", "Naïve Bits"), ("Low‑Bit", "Low-Bit"), ("Bits…", "Bits..."),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "typed"), FORMS)
def test_another_form_of_a_sign_is_that_sign(printed: str, typed: str) -> None:
    """Small and wide letters, ligatures, numerals in one piece; a mark of trade is no letter."""
    one, other = f"{printed} of Bees", f"{typed} of Bees"
    assert text_module.squash(one) == text_module.squash(other)
    assert compare_titles(Title(show(one)), Title(show(other))).likeness is EQUAL
    assert text_module.squash(f"{typed}x") != text_module.squash(printed)


PAIRS = [
    (EQUAL, "Bees, Honey & Wax", "bees honey and wax"),
    (EQUAL, "ECQˣ: Explainable Bees", "ECQx: Explainable Bees"),
    (EQUAL, "[ICML] Bees of the Lowlands", "Bees of the Lowlands (Extended Version)"),
    (EQUAL, "Bees of the Lowlands (Abstract)", "Bees of the Lowlands"),
    (SPELLED, "Counting Networks of Bees", "Counting Network of Bees"),
    (SPELLED, "The Wax Hypothesis Examined", "Wax Hypothesis Examined"),
    (SPELLED, "Post-training of an Old Drone", "Posttraining of Old Drones"),
    (SPELLED, "Large Langugae Models of Bees", "Large Language Models of Bees"),
    (EXTENDED, "HiveNet: Sharing Nectar by Mail", "Sharing Nectar by Mail"),
    (EXTENDED, "The Waggle Hypothesis", "The Waggle Hypothesis: Finding Short Dances"),
    (EXTENDED, "A Long Title that the Table of Somebody", "A Long Title that the Table of Somebody Cut Off"),
    (NAMED, "AWQ: Weights for Phones", "AWQ: Activations for Servers"),
    (LIKE, "Regression of Honey Yields for Cold Summers", "Regression of Honey Yields for Old Summers"),
    (UNLIKE, "Local Dances of Old Bees", "Logical Dances of Bold Bears"),
    (UNLIKE, "CodeT5+: Bees", "CodeT5: Wasps"),
    (LIKE, "ISS++: Stepping Stones for Young Bees", "ISS: Stepping Stones for Young Bees"),
]  # fmt: skip


@pytest.mark.parametrize(("likeness", "one", "other"), PAIRS)
def test_titles_are_more_or_less_alike(likeness: Likeness, one: str, other: str) -> None:
    assert compare_titles(Title(one), Title(other)).likeness is likeness
    assert compare_titles(Title(other), Title(one)) == compare_titles(Title(one), Title(other))


APART = [
    ("numbers", "Honey in 2 Steps of Equal Length", "Honey in 3 Steps of Equal Length"),
    ("numbers", "CaloBees I: Showers", "CaloBees II: Showers"),
    ("numbers", "Wax, Part A", "Wax, Part B"),
    ("numbers", "Two-Step Dances of Bees", "Three-Step Dances of Bees"),
    ("answer", "Comment on: Dances of Bees", "Dances of Bees"),
    ("answer", "Dances of Bees: A Reply", "Dances of Bees"),
    ("correction", "Author Correction: Dances of Bees", "Dances of Bees"),
    ("correction", "Dances of Bees (Erratum)", "Dances of Bees"),
    ("companion", "A Guide to Dances of Bees", "Dances of Bees"),
    ("companion", "Supplementary Material for Dances of Bees", "Dances of Bees"),
    ("survey", "Dances of Bees: A Survey", "Dances of Bees"),
    ("number or sign", "QuIP: Few Bits for Bees", "QuIP#: Few Bits for Bees"),
    ("number or sign", "HAWQ-V2: Traces of Hives", "HAWQ-V3: Traces of Hives"),
    ("names", "PTQSAM: Segments of Anything for Bees", "PQ-SAM: Segments of Anything for Bees"),
    ("word more", "Shape from Vision and Touch of Bees", "Shape from Vision and a Touch of Old Bees"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "one", "other"), APART)
def test_like_titles_are_kept_apart(why: str, one: str, other: str) -> None:
    compared = compare_titles(Title(one), Title(other))
    assert why in compared.apart
    assert compared.apart == compare_titles(Title(other), Title(one)).apart


SPECIFIC = [
    (True, "A Field Study of Solitary Bees in Orchards"),
    (True, "GhostNet: Cheap Features"),
    (True, "GhostNet: Bees"),
    (False, "GhostNet: A Survey"),
    (True, "Hives on Alpine Meadows"),  # 18 telling letters
    (False, "Honey in Alpine Meadow"),
    (False, "Electromagnetic Superposition"),
    (True, "基于深度学习的蜜蜂舞蹈识别方法研究"),
    (False, "Deep Learning"),
    (False, "Introduction"),
    (False, "A Survey of Deep Neural Networks"),
    (False, "Knowledge Distillation: A Survey"),
    (False, "Less is More"),
    (False, "蜜蜂综述"),
    (False, "???"),
]


@pytest.mark.parametrize(("specific", "title"), SPECIFIC)
def test_a_title_is_specific_or_many_works_may_bear_it(title: str, *, specific: bool) -> None:
    assert Title(title).is_specific is specific


def test_numbers_are_read_in_every_form() -> None:
    assert Title("Four Bits, 4 Bits and Part IV").numbers == ("4", "4", "4")
    assert Title("I Know 1.58 Bits").numbers == ("1.58",)
    assert Title("The Second Edition").numbers == ("2",)
    assert Title("Second-Order Bees").numbers == ()


LITTLE = (
    "a an the of for with and or on in to via by from using as at is are be its into over through de la le les"
    " des du der die das und et el los y"
)
COMMON = (
    "survey review overview introduction tutorial study analysis approach method methods system systems framework"
    " benchmark report technical perspective primer guide handbook lecture notes new novel towards deep learning"
    " machine neural network networks model models data theory literature comprehensive systematic"
)
GENERIC = (
    "Preface|Editorial|Introduction|Tutorial|Foreword|Front Matter|Contents|Index|Abstract|Keynote|Conclusion"
    "|Conclusions|Discussion|Appendix|Acknowledgements|Guest Editorial|Panel"
)


@pytest.mark.parametrize("word", LITTLE.split())
def test_little_words_are_no_words(word: str) -> None:
    assert Title(f"Honey {word} Bees").content == ("honey", "bees")


@pytest.mark.parametrize("word", COMMON.split())
def test_words_of_every_title_tell_nothing(word: str) -> None:
    assert Title(f"Honey {word}").stems == {"honey"}


@pytest.mark.parametrize("title", GENERIC.split("|"))
def test_parts_of_any_book_are_no_titles(title: str) -> None:
    assert Title(title).is_generic
    assert not Title(f"{title} to Bees").is_generic


NUMERALS = {
    "II": "2", "III": "3", "IV": "4", "V": "5", "VI": "6", "VII": "7", "VIII": "8", "IX": "9", "X": "10",
    "XI": "11", "XII": "12", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
    "seven": "7", "eight": "8", "nine": "9", "ten": "10", "I": "1", "²": "2",
}  # fmt: skip


@pytest.mark.parametrize(("numeral", "value"), NUMERALS.items())
def test_every_numeral_has_its_value(numeral: str, value: str) -> None:
    assert Title(f"Honey {numeral} of Bees").numbers == (value,)
    assert Title(f"Honey {numeral.upper()}").numbers == ((value,))


@pytest.mark.parametrize(
    ("word", "value"),
    [("first", "1"), ("second", "2"), ("third", "3"), ("fourth", "4"), ("fifth", "5")],
)
def test_ordinals_count_editions_and_parts(word: str, value: str) -> None:
    for what in ("edition", "part", "report", "volume"):
        assert Title(f"Honey, {word} {what}").numbers == (value,)
    assert Title(f"{word} honey").numbers == ()


ROWS = [
    ("Honey, Part II", "2"), ("Honey, Volume B", "b"), ("Honey, Chapter 12 of Bees", "12"), ("Honey 3", "3"),
    ("Honey v2.", "2"), ("Honey (v1.5)", "1.5"), ("Honey part two", "2"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "place"), ROWS)
def test_works_of_a_row_have_their_place(title: str, place: str) -> None:
    assert Title(title).place == (place,)
    assert Title(title.replace("Honey", "Wax")).row == Title(title).row.replace("honey", "wax")


def test_years_and_the_numbers_of_a_name_count_where_both_titles_have_them() -> None:
    assert Title("Honey Task of 2021 on 8 Bees").issue == {"2021"}
    assert Title("Honey 3.5 Technical Report").issue == {"3.5"}
    assert Title("Honey of the 4 Bees").issue == frozenset()


CORRECTIONS = (
    "Correction: Bees|Corrigendum to Bees|Corrigenda|Errata for Bees|Erratum: Bees|Addendum to Bees|Retraction: Bees"
    "|Publisher Correction: Bees|Editorial correction to Bees|Author's Correction: Bees|Bees (Corrigendum)"
    "|Bees: Erratum|Bees - Addendum"
)
ANSWERS = (
    "Comments on Bees|A Comment on Bees|Commentary: Bees|Some Remarks on Bees|Short Note on Bees|Discussion of Bees"
    "|Reply to Bees|Response: Bees|Rejoinder to Bees|Bees: A Reply|Bees [Response]|Bees - Comments and Reply"
    "|Bees: Comment"
)
COMPANIONS = (
    "A Guide to Bees|The Companion to Bees|Gentle Introduction to Bees|A Brief Review of Bees|Appendix to Bees"
    "|Supplement to Bees|Supplementary Materials for Bees|Bees: Supplement|Bees (Supplementary Information)"
    "|Bees: Appendix"
)
OWN = "Bees|Correct Bees in Flight|Commenting Bees|Responsive Bees|Guided Bees|Bees Reply|Notes from Bees"
ABOUT = [("correction", CORRECTIONS), ("answer", ANSWERS), ("companion", COMPANIONS), ("", OWN)]


@pytest.mark.parametrize(("about", "titles"), ABOUT)
def test_a_title_says_what_it_is_of_another_work(about: str, titles: str) -> None:
    assert {title: Title(title).about for title in titles.split("|")} == dict.fromkeys(
        titles.split("|"), about
    )


LABELS = (
    "[ICML] Bees of Cities|RETRACTED: Bees of Cities|Retracted Article: Bees of Cities|Bees of Cities (Extended Version)"
    "|Bees of Cities: the full version|Bees of Cities (Technical Report)|Bees of Cities [Oral]|Bees of Cities - Preprint"
    "|Bees of Cities (Invited Paper)|Bees of Cities (conference version)|Bees of Cities (Poster)"
)
SHORT_FORMS = (
    "Bees of Cities (Extended Abstract)|Bees of Cities: Student Abstract|Bees of Cities (Demo)|Bees of Cities [Keynote]"
    "|Bees of Cities - Doctoral Consortium|Bees of Cities (Talk)|Bees of Cities: Summary|Bees of Cities (Demonstration)"
)


def test_labels_are_no_part_of_a_title() -> None:
    assert {Title(title).plain for title in LABELS.split("|")} == {"Bees of Cities"}
    assert {Title(title).plain for title in SHORT_FORMS.split("|")} == {"Bees of Cities"}
    assert all(Title(title).is_short_form for title in SHORT_FORMS.split("|"))
    assert not any(Title(title).is_short_form for title in LABELS.split("|"))


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    first, second = Title(one), Title(other)
    assert compare_titles(first, second) == compare_titles(second, first)
    assert ratio(one, other) == ratio(other, one)
    assert compare_titles(first, first).likeness is EQUAL


SAME = (
    "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrs"  # 45 letters, which a digit makes no spelling
)

BOUNDS = [
    (LIKE, SAME + "7bbbb", SAME + "7cccc"),  # ratio 92
    (UNLIKE, SAME + "7bbbb", SAME + "7ccccc"),  # 91.1
    (SPELLED, "honey abcdefghi of bees", "honey abcdefghxy of bees"),  # a word of 84.2
    (LIKE, "honey local bees", "honey logical bees"),  # 83.3
    (SPELLED, SAME[:17] + "xyz", SAME[:17] + "uvw"),  # a title of one word, and both of 85
    (UNLIKE, SAME[:16] + "xyz", SAME[:16] + "uvw"),  # 84.2
    (EXTENDED, SAME[:29] + "z", SAME[:29] + "z of bees"),  # 30 letters, cut off
    (UNLIKE, SAME[:29], SAME[:29] + " of bees"),
]


@pytest.mark.parametrize(("likeness", "one", "other"), BOUNDS)
def test_likeness_has_its_bounds(likeness: Likeness, one: str, other: str) -> None:
    assert compare_titles(Title(one), Title(other)).likeness is likeness


SHARED = [
    (True, "AWQ: Weights for Phones", "AWQ: Activations for Servers"),
    (True, "AWQ: Weights for Phones", "Awq: Activations for Servers"),
    (False, "Honey: Weights for Phones", "Honey: Activations for Servers"),
    (True, "Dances of Solitary Bees in Orchards", "Dances of a Solitary Bee in Orchards"),
    (False, "Deep Learning", "Deep Learning: Dances of Solitary Bees in Orchards"),
    (True, "Dances of Solitary Bees in Orchards", "dances of solitary bees in orchards"),
]


@pytest.mark.parametrize(("specific", "one", "other"), SHARED)
def test_what_two_titles_share_is_specific_where_both_are_or_their_name_is_coined(
    one: str, other: str, *, specific: bool
) -> None:
    assert compare_titles(Title(one), Title(other)).is_specific is specific
    assert compare_titles(Title(other), Title(one)).is_specific is specific


@pytest.mark.parametrize(("letters", "apart"), [(39, "one has a word more"), (40, "")])
def test_a_word_more_parts_short_titles_only(letters: int, apart: str) -> None:
    rest = SAME[: letters - 1]
    compared = compare_titles(Title(f"q {rest}"), Title(f"q n {rest}"))
    assert (compared.likeness, compared.apart) == (LIKE, apart)


def test_the_share_of_common_words_is_that_of_both() -> None:
    compared = compare_titles(Title("quick brown foxes jump"), Title("lazy brown dogs jumping"))
    assert compared.overlap == 0.25
    assert compare_titles(Title("???"), Title("of the")).overlap == 0
    assert compare_titles(Title("wax"), Title("wax and honey")).overlap == pytest.approx(2 / 3)


TEXTS = st.lists(
    st.sampled_from([
        "Bees", "a survey", "(Extended Abstract)", "[Retracted]", "RETRACTED ARTICLE:", "[Poster]", ": oral",
        "- preprint", "–", ":", " - ", "technical report", "(demo)", "QuIP#", "Über", "の研究", "x\u00a0", "talk ",
        "(full version)", "keynote", "Poster: ", "| ", "WIP: ", "Panel |", "work in progress: x", "nine letters", "\\alpha", "&", "$x_1$", "C++",
    ]),
    max_size=5,
).map(" ".join)  # fmt: skip


@given(TEXTS)
def test_what_is_not_looked_for_is_not_there(text: str) -> None:
    # The short ways out say what the long way says.
    title = Title(text)
    assert title.plain == (titles._SHORT_FORM.sub("", titles._LABEL.sub("", text)).strip() or text)
    assert title.is_short_form is bool(titles._SHORT_FORM.search(text))
    found = titles._TWO_PARTS.match(title.plain)
    assert title.head == (found[1] if found else "")
    assert title.name == (acronym(title.plain) or "")
    folded = text_module.fold(text_module._TEX.sub("", text)).replace("&", "and")
    assert text_module.squash(text) == text_module._NO_WORD.sub("", folded)
