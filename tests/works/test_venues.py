"""One venue has many spellings; a text that only looks like one of them is another venue."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from venue_spellings import SPELLINGS, VOCABULARY, Entry

from awesomequant.works.venues import Answer, Venues

VENUES = Venues(VOCABULARY)


@pytest.mark.parametrize(("text", "known"), SPELLINGS)
def test_a_spelling_names_its_venue(text: str, known: str) -> None:
    answer = VENUES.resolve(text)
    assert answer.id == known, answer
    assert VENUES.known(text) == known
    assert answer.name
    assert answer.evidence


@pytest.mark.parametrize(
    ("text", "proposed"),
    [
        ("Asian Conference on Computer Vision", "Asian Conference on Computer Vision"),
        ("Asian Conference on Machine Learning", "Asian Conference on Machine Learning"),
        ("Conference on Computer Vision", "Conference on Computer Vision"),  # which of the two?
        ("International Conference on Artificial Intelligence", "International Conference on Artificial Intelligence"),
        ("International Conference on Machine Learning and Applications (ICMLA)", "ICMLA"),
        ("International Conference on Machine Learning, Optimization, and Data Science", "International Conference on Machine Learning, Optimization, and Data Science"),
        ("International Conference on Music Learning (ICML)", "International Conference on Music Learning"),
        ("International Conference on Neural Information Processing", "International Conference on Neural Information Processing"),
        ("Pattern Recognition - 42nd DAGM German Conference, DAGM GCPR 2020, Tübingen, Germany", "DAGM GCPR"),
        ("MultiMedia Modeling - 26th International Conference, MMM 2020, Daejeon, South Korea", "MMM"),
        ("IEEE International Conference on Multimedia and Expo (ICME)", "ICME"),
        ("Pattern Recognition and Image Analysis", "Pattern Recognition and Image Analysis"),
        ("Nature Electronics", "Nature Electronics"),
        ("Science Advances", "Science Advances"),
        ("Journal of Computer Vision", "Journal of Computer Vision"),
        ("Computational Linguistics", "Computational Linguistics"),
        ("IEEE Micro 40(2)", "IEEE Micro"),
        ("ACM Transactions on Image Processing", "ACM Transactions on Image Processing"),
        ("AAAI Spring Symposium", "AAAI Spring Symposium"),
        ("Machine Learning in Medical Imaging", "Machine Learning in Medical Imaging"),
        ("Proceedings of the National Academy of Sciences", "Proceedings of the National Academy of Sciences"),
        ("Proceedings of the International Conference on Convergent Systems", "International Conference on Convergent Systems"),
        ("Proceedings of The Tenth Text REtrieval Conference, {TREC} 2001, Gaithersburg, Maryland, USA", "TREC"),
        ("Ph.D. dissertation, MIT", "MIT"),
        ("計算機学会", "計算機学会"),
        ("A" * 200, "A" * 80),
        ("An International Conference on " + "Very Long Titles " * 10, "International Conference on Very Long Titles Very Long Titles Very Long Titles"),
    ],
)  # fmt: skip
def test_what_only_looks_like_a_venue_is_another(text: str, proposed: str) -> None:
    answer = VENUES.resolve(text)
    assert answer.id is None, answer
    assert answer.proposed_id == proposed
    assert answer.evidence


def test_what_a_source_calls_a_journal_is_not_the_conference_of_that_acronym() -> None:
    assert VENUES.known("IEEE MICRO") == "MICRO"
    answer = VENUES.resolve("IEEE MICRO", kind="journal")
    assert (answer.id, answer.proposed_id, answer.kind) == (None, "IEEE MICRO", "journal")


@pytest.mark.parametrize(
    ("text", "known", "proposed", "parent"),
    [
        ("CVPRW", "CVPRW", "CVPRW", "CVPR"),
        ("CVPR-W", "CVPRW", "CVPRW", "CVPR"),
        ("Proceedings of the IEEE/CVF Conference on Computer Vision and Pattern Recognition Workshops", "CVPRW", "CVPRW", "CVPR"),
        ("{IEEE/CVF} Conference on Computer Vision and Pattern Recognition, {CVPR} Workshops 2020, Seattle, WA, USA", "CVPRW", "CVPRW", "CVPR"),
        ("NeurIPS 2023 Workshop on Efficient Natural Language and Speech Processing", "NeurIPSW", "NeurIPSW", "NeurIPS"),
        ("EMC2 @ NeurIPS 2019", "NeurIPSW", "NeurIPSW", "NeurIPS"),
        ("Workshop on ML Systems at NeurIPS", "NeurIPSW", "NeurIPSW", "NeurIPS"),
        ("Workshop on Energy Efficient Computing (EMC2), co-located with NIPS 2019", "NeurIPSW", "NeurIPSW", "NeurIPS"),
        ("ICLR Workshop", None, "ICLRW", "ICLR"),
        ("Computer Vision – ECCV 2018 Workshops", None, "ECCVW", "ECCV"),
        ("2015 IEEE International Conference on Computer Vision Workshop (ICCVW)", None, "ICCVW", "ICCV"),
        ("ICML 2021 Workshop on Hardware Aware Efficient Training (HAET)", None, "HAET", "ICML"),
        ("ICLR 2024 Workshop on Understanding of Foundation Models", None, "Workshop on Understanding of Foundation Models", "ICLR"),
        ("Deep Learning for Code Workshop, ICLR 2022", None, "Deep Learning for Code Workshop", "ICLR"),
        ("Proceedings of the 58th Annual Meeting of the Association for Computational Linguistics: Student Research Workshop", None, "Student Research Workshop", "ACL"),
        ("SustaiNLP @ EMNLP 2020", "SustaiNLP", "SustaiNLP", "EMNLP"),
        ("Third Workshop on Simple and Efficient Natural Language Processing (SustaiNLP 2022)", "SustaiNLP", "SustaiNLP", None),
        ("2017 IEEE International Workshop on Signal Processing Systems (SiPS)", "SiPS", "SiPS", None),
        ("Proceedings of the Seventh Workshop on Noisy User-generated Text (W-NUT 2021)", None, "W-NUT", None),
        ("FooConf Workshop", None, "FooConf Workshop", None),
    ],
)  # fmt: skip
def test_a_workshop_is_never_the_conference(
    text: str, known: str | None, proposed: str, parent: str | None
) -> None:
    answer = VENUES.resolve(text)
    assert (answer.id, answer.proposed_id, answer.parent) == (known, proposed, parent)
    assert answer.kind == "workshop" or answer.id == "SiPS"


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("github.com", "host"),
        ("example.org", "host"),
        ("https://openreview.net/forum?id=abc", "host"),
        ("GitHub", "no place"),
        ("Lecture Notes in Computer Science", "series"),
        ("Lecture Notes in Artificial Intelligence, vol. 11141", "series"),
        ("PMLR", "series"),
        ("Submitted to ICLR 2021", "handed in"),
        ("ICLR 2022 Conference Withdrawn Submission", "handed in"),
        ("Under review", "handed in"),
        ("Preprint", "no place"),
        ("", "no place"),
        ("()", "no place"),
        ("2", "no place"),
        ("n/a", "no place"),
        ("Oral", "no name"),
    ],
)
def test_a_text_may_name_no_venue_and_is_told_why(text: str, because: str) -> None:
    answer = VENUES.resolve(text)
    assert (answer.id, answer.name, answer.proposed_id) == (None, "", "")
    assert because in answer.evidence[-1]


@pytest.mark.parametrize(
    ("text", "year", "note"),
    [
        ("NeurIPS 2026 (Oral)", 2026, "Oral"),
        ("ICML'19", 2019, ""),
        ("EMNLP98", 1998, ""),
        ("CoRR abs/1909.05840", 2019, ""),
        ("arXiv:cs/0112017", 2001, ""),
        ("arXiv:hep-th/9901001", 1999, ""),
        ("ICLR 2017, pages 2019-2027", 2017, ""),
        ("CVPR 2020 Oral, Best Paper Award", 2020, "Oral, Best Paper Award"),
        ("Companion of The Web Conference 2018", 2018, "Companion"),
        ("ResNet50 Letters", None, ""),
    ],
)
def test_year_and_note_are_told_apart_from_the_name(text: str, year: int | None, note: str) -> None:
    answer = VENUES.resolve(text)
    assert (answer.year, answer.note) == (year, note)


@pytest.mark.parametrize(
    ("text", "stated", "kind"),
    [
        ("Foo Letters", None, "journal"),
        ("International Symposium on Foo", None, "conference"),
        ("Proceedings of FOO", None, "conference"),
        ("Master's thesis, ETH Zürich", None, "thesis"),
        ("Technical report, Google", None, "report"),
        ("bioRxiv", None, "preprint"),
        ("Foo", None, "other"),
        ("Foo", "journal", "journal"),
        ("Foo Letters", "other", "journal"),
        ("Foo Letters", "conference", "journal"),  # one paper of proceedings in a journal
        ("Proceedings of the Foo Conference", "journal", "conference"),  # as Scholar cites
        ("Foundations of Foo", "conference", "conference"),
        ("CVPR", "journal", "conference"),
    ],
)
def test_the_kind_of_an_unknown_venue_is_told_by_its_words_or_its_source(
    text: str, stated: str | None, kind: str
) -> None:
    assert VENUES.resolve(text, kind=stated).kind == kind


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("ICLR", "'ICLR' is the id of ICLR"),
        ("nips", "'nips' is an alias of NeurIPS"),
        ("International Conference on Machine Learning", "'International Conference on Machine Learning' is the name of ICML"),
        ("International Conference on Learning Representation", "'International Conference on Learning Representation' is 'International Conference on Learning Representations', a name of ICLR"),
        ("Int. Conf. Mach. Learn.", "'Int. Conf. Mach. Learn.' abbreviates 'International Conference on Machine Learning', a name of ICML"),
        ("Neural Information Processing Systems", "'Neural Information Processing Systems' is 'Conference on Neural Information Processing Systems', a name of NeurIPS"),
        ("IEEE ICASSP", "'ICASSP' is the acronym of ICASSP"),
        ("Proceedings of ICML", "'ICML' is the id of ICML"),
        ("ICML/ICLR", "'ICML/ICLR' begins with ICML"),
        ("Machine Learning ICML 2020", "'ICML' is the acronym of ICML"),
        ("CVPRW 2020 Workshop on Foo", "CVPRW holds the workshops of CVPR"),
        ("Foo Workshop", "'Workshop' says that it is one"),
        ("Findings of EMNLP", "the Findings of EMNLP are a venue of their own"),
        ("Foo", "no entry of the vocabulary is called so"),
        ("Lecture Notes in Computer Science", "'Lecture Notes in Computer Science' is a series of books, it says nothing of the venue"),
        ("bioRxiv", "it names the preprint server bioRxiv"),
    ],
)  # fmt: skip
def test_the_last_line_of_evidence_tells_the_way(text: str, line: str) -> None:
    assert VENUES.resolve(text).evidence[-1] == line


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Conference on Machine Learning", "International"),
        ("Neural Information Processing Systems", "Conference"),
    ],
)
def test_what_was_set_aside_in_a_name_is_told(text: str, missing: str) -> None:
    assert f"'{missing}' set aside" in VENUES.resolve(text).evidence


def test_an_answer_without_a_word_is_one_of_no_venue() -> None:
    assert Answer() == Answer(None, "", "", None, "other", "", None, ())


def test_evidence_is_in_words_that_a_curator_understands() -> None:
    answer = VENUES.resolve("The Twelfth International Conference on Learning Representations 2024")
    assert answer == Answer(
        "ICLR",
        "International Conference on Learning Representations",
        "ICLR",
        2024,
        "conference",
        evidence=(
            "the year 2024 set aside",
            "the ordinal 'Twelfth' set aside",
            "'International Conference on Learning Representations' is the name of ICLR",
        ),
    )


def test_two_entries_of_one_spelling_give_it_to_the_id() -> None:
    venues = Venues(
        [Entry("PR Letters", "Letters", "journal", ("PR",)), Entry("PR", "Recognition", "journal")]
    )
    assert venues.known("PR") == "PR"


def test_an_empty_vocabulary_knows_nothing_and_says_so() -> None:
    answer = Venues([]).resolve("ICLR 2020")
    assert (answer.id, answer.name, answer.year) == (None, "ICLR", 2020)


DRESS = (
    "{}", "{} 2020", "2020 {}", "({})", "{} (2020)", "In {}", "Proceedings of the {}", "The {}",
    "{}, 2019.", "{{{}}}", "{}, vol. 12", "{}, pp. 3-14, 2021", "  {}  ", "{} (Oral)",
)  # fmt: skip


@given(st.sampled_from(VOCABULARY), st.sampled_from(DRESS), st.data())
def test_every_spelling_of_an_entry_is_known_in_every_dress(
    entry: Entry, dress: str, data: st.DataObject
) -> None:
    spelling = data.draw(st.sampled_from((entry.id, entry.name, *entry.aliases)))
    is_periodical = entry.kind in ("journal", "preprint")
    if is_periodical and "Proceedings" in dress:
        return  # "Proceedings of Science" is no journal called Science
    assert VENUES.known(dress.format(spelling)) == entry.id


WORDS = (
    "Proceedings", "of", "the", "37th", "Thirty-first", "Conference", "on", "Workshop", "@", "at",
    "ICML", "ICLR", "2020", "'20", "(", ")", ",", ":", "–", "-", "IEEE/CVF", "Findings", "ACL", "and",
    "arXiv", "1909.05840", "Machine", "Learning", "W", "CVPRW", "&", "\\&", "{", "}", "Oral", "vol.",
    "pp.", "3-5", "Trans.", "MIT", "II", "thesis", "/", ".", "Springer", "LNCS", "in",
)  # fmt: skip


@given(
    st.one_of(
        st.text(),
        st.lists(st.sampled_from(WORDS)).map(" ".join),
        st.lists(st.sampled_from(WORDS)).map("".join),
    ),
    st.sampled_from((None, "journal", "conference", "other")),
)
@example("0<0000.000000000.00000CVPRW", None)  # two numbers that touch are none
def test_any_text_has_an_answer(text: str, kind: str | None) -> None:
    answer = VENUES.resolve(text, kind=kind)
    assert answer.evidence
    assert len(answer.proposed_id) <= 80
    assert answer.id is None or answer.id in {entry.id for entry in VOCABULARY}
    again = VENUES.resolve(answer.proposed_id, kind=kind)
    assert answer.id or again.id in (None, "arXiv")
