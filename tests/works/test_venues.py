"""One venue has many spellings; a text that only looks like one of them is another venue."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomequant.works.venues import Answer, Venues


@dataclass(frozen=True)
class Entry:
    """One venue of the vocabulary below."""

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()


def entries(kind: str, *rows: str) -> list[Entry]:
    """Read rows ``id | name | alias | alias``."""
    cells = ([cell.strip() for cell in row.split("|")] for row in rows)
    return [Entry(name, full, kind, tuple(aliases)) for name, full, *aliases in cells]


VOCABULARY = [
    *entries(
        "conference",
        "NeurIPS | Conference on Neural Information Processing Systems | NIPS",
        "ICML | International Conference on Machine Learning",
        "ICLR | International Conference on Learning Representations",
        "CVPR | IEEE/CVF Conference on Computer Vision and Pattern Recognition",
        "ICCV | IEEE/CVF International Conference on Computer Vision",
        "ECCV | European Conference on Computer Vision",
        "WACV | IEEE/CVF Winter Conference on Applications of Computer Vision",
        "AAAI | AAAI Conference on Artificial Intelligence",
        "IJCAI | International Joint Conference on Artificial Intelligence",
        "IJCNN | International Joint Conference on Neural Networks",
        "ACL | Annual Meeting of the Association for Computational Linguistics",
        "Findings of ACL | Findings of the Association for Computational Linguistics | ACL Findings",
        "EMNLP | Conference on Empirical Methods in Natural Language Processing",
        "NAACL | Conference of the North American Chapter of the Association for Computational Linguistics",
        "EACL | Conference of the European Chapter of the Association for Computational Linguistics",
        "COLING | International Conference on Computational Linguistics",
        "KDD | ACM SIGKDD International Conference on Knowledge Discovery and Data Mining",
        "WWW | The Web Conference | International Conference on World Wide Web",
        "SIGIR | International ACM SIGIR Conference on Research and Development in Information Retrieval",
        "MLSys | Conference on Machine Learning and Systems | SysML",
        "ICASSP | IEEE International Conference on Acoustics, Speech and Signal Processing",
        "Interspeech | Annual Conference of the International Speech Communication Association",
        "DAC | ACM/IEEE Design Automation Conference",
        "DATE | Design, Automation and Test in Europe Conference",
        "ASP-DAC | Asia and South Pacific Design Automation Conference",
        "ICCAD | IEEE/ACM International Conference on Computer-Aided Design",
        "MICRO | IEEE/ACM International Symposium on Microarchitecture",
        "ISCA | International Symposium on Computer Architecture",
        "HPCA | IEEE International Symposium on High-Performance Computer Architecture",
        "ISCAS | IEEE International Symposium on Circuits and Systems",
        "MM | ACM International Conference on Multimedia | ACM MM",
        "ICIP | IEEE International Conference on Image Processing",
        "ICPR | International Conference on Pattern Recognition",
        "ICRA | IEEE International Conference on Robotics and Automation",
        "OSDI | USENIX Symposium on Operating Systems Design and Implementation",
        "AISTATS | International Conference on Artificial Intelligence and Statistics",
        "CoRL | Conference on Robot Learning",
        "SiPS | IEEE Workshop on Signal Processing Systems",
    ),
    *entries(
        "workshop",
        "NeurIPSW | Conference on Neural Information Processing Systems Workshops | NIPSW",
        "CVPRW | IEEE/CVF Conference on Computer Vision and Pattern Recognition Workshops",
        "SustaiNLP | Workshop on Simple and Efficient Natural Language Processing",
    ),
    *entries(
        "journal",
        "TPAMI | IEEE Transactions on Pattern Analysis and Machine Intelligence",
        "TNN | IEEE Transactions on Neural Networks",
        "TNNLS | IEEE Transactions on Neural Networks and Learning Systems",
        "TIP | IEEE Transactions on Image Processing",
        "TCAD | IEEE Transactions on Computer-Aided Design of Integrated Circuits and Systems",
        "TVLSI | IEEE Transactions on Very Large Scale Integration (VLSI) Systems",
        "TCAS-I | IEEE Transactions on Circuits and Systems I: Regular Papers",
        "JSSC | IEEE Journal of Solid-State Circuits",
        "IEEE Access | IEEE Access",
        "Proc. IEEE | Proceedings of the IEEE",
        "PVLDB | Proceedings of the VLDB Endowment",
        "CSUR | ACM Computing Surveys",
        "CACM | Communications of the ACM",
        "JMLR | Journal of Machine Learning Research",
        "TMLR | Transactions on Machine Learning Research",
        "TACL | Transactions of the Association for Computational Linguistics",
        "MLJ | Machine Learning",
        "MLST | Machine Learning: Science and Technology",
        "NN | Neural Networks",
        "PR | Pattern Recognition",
        "PRL | Pattern Recognition Letters",
        "NCA | Neural Computing and Applications",
        "IJCV | International Journal of Computer Vision",
        "Nature | Nature",
        "Nature Communications | Nature Communications",
        "Nature Machine Intelligence | Nature Machine Intelligence",
        "Science | Science",
        "Electronics | Electronics",
    ),
    *entries("preprint", "arXiv | arXiv | CoRR", "OpenReview | OpenReview"),
]
VENUES = Venues(VOCABULARY)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        # As people write it in a list.
        ("cvpr", "CVPR"),
        ("CVPR (2020)", "CVPR"),
        ("CVPR'20", "CVPR"),
        ("CVPR2020", "CVPR"),
        ("NIPS’15", "NeurIPS"),
        ("IEEE CVPR", "CVPR"),
        ("NeurIPS 2026 (Oral)", "NeurIPS"),
        ("ICLR 2020 Spotlight", "ICLR"),
        ("ICML 2023, Oral", "ICML"),
        ("Oral at CVPR 2020", "CVPR"),
        ("CVPR 2020 Oral, Best Paper Award", "CVPR"),
        ("EMNLP Main", "EMNLP"),
        ("To appear in CVPR 2021", "CVPR"),
        ("Published as a conference paper at ICLR 2020", "ICLR"),
        ("MICRO-52", "MICRO"),
        ("ICCV/ECCV", "ICCV"),
        ("Neural Information Processing Systems", "NeurIPS"),
        ("NeurIPS 2021 Datasets and Benchmarks Track (Round 2)", "NeurIPS"),
        ("ICLR 2023 notable top 25%", "ICLR"),
        ("ICLR 2024 Tiny Papers Track", "ICLR"),
        # As proceedings are called.
        ("Proceedings of the 2017 Conference on Empirical Methods in Natural Language Processing", "EMNLP"),
        ("The Twelfth International Conference on Learning Representations", "ICLR"),
        ("Thirty-seventh Conference on Neural Information Processing Systems", "NeurIPS"),
        ("One Hundred and First International Conference on Machine Learning", "ICML"),
        ("Advances in Neural Information Processing Systems 37", "NeurIPS"),
        ("Proceedings of the 31st International Conference on Neural Information Processing Systems", "NeurIPS"),
        ("Proceedings of Machine Learning and Systems", "MLSys"),
        ("Conference on Machine Learning and Systems", "MLSys"),
        ("Proceedings of the 34th International Conference on Machine Learning, PMLR 70:1234-1243, 2017.", "ICML"),
        ("ICML, volume 97 of Proceedings of Machine Learning Research", "ICML"),
        ("Proceedings of the AAAI Conference on Artificial Intelligence", "AAAI"),
        ("Proceedings of the Twenty-Eighth International Joint Conference on Artificial Intelligence, {IJCAI-19}", "IJCAI"),
        ("Proceedings of the 57th Conference of the Association for Computational Linguistics, ACL 2019, Florence, Italy", "ACL"),
        ("Proceedings of the 59th Annual Meeting of the Association for Computational Linguistics and the 11th International Joint Conference on Natural Language Processing (Volume 1: Long Papers)", "ACL"),
        ("Proceedings of the 2019 Conference on Empirical Methods in Natural Language Processing and the 9th International Joint Conference on Natural Language Processing (EMNLP-IJCNLP)", "EMNLP"),
        ("Proceedings of the 2019 Conference of the North American Chapter of the Association for Computational Linguistics: Human Language Technologies, Volume 1 (Long and Short Papers)", "NAACL"),
        ("Proceedings of the 2020 Conference on Empirical Methods in Natural Language Processing: System Demonstrations", "EMNLP"),
        ("Companion Proceedings of the Web Conference 2022", "WWW"),
        ("International Conference on Machine Learning, Stockholm, Sweden", "ICML"),
        ("European conference on computer vision, pages 525--542. Springer, 2016", "ECCV"),
        ("Proc. Interspeech 2021", "Interspeech"),
        ("International Conference on Learning Representation", "ICLR"),
        # As dblp, IEEE Xplore, ACM and Springer export it.
        ("4th International Conference on Learning Representations, {ICLR} 2016, San Juan, Puerto Rico, May 2-4, 2016, Conference Track Proceedings", "ICLR"),
        ("{IEEE} International Conference on Acoustics, Speech and Signal Processing, {ICASSP} 2019, Brighton, United Kingdom, May 12-17, 2019", "ICASSP"),
        ("ICASSP 2020 - 2020 IEEE International Conference on Acoustics, Speech and Signal Processing (ICASSP)", "ICASSP"),
        ("Advances in Neural Information Processing Systems 32: Annual Conference on Neural Information Processing Systems 2019, NeurIPS 2019, December 8-14, 2019, Vancouver, BC, Canada", "NeurIPS"),
        ("Thirty-Ninth {AAAI} Conference on Artificial Intelligence, Thirty-Seventh Conference on Innovative Applications of Artificial Intelligence, Fifteenth Symposium on Educational Advances in Artificial Intelligence, {AAAI} 2025, Philadelphia, PA, USA, February 25 - March 4, 2025", "AAAI"),
        ("Proceedings of the 25th {ACM} {SIGKDD} International Conference on Knowledge Discovery {\\&} Data Mining, {KDD} 2019, Anchorage, AK, USA", "KDD"),
        ("{KDD} '20: The 26th {ACM} {SIGKDD} Conference on Knowledge Discovery and Data Mining, Virtual Event, CA, USA, August 23-27, 2020", "KDD"),
        ("{MM} '20: The 28th {ACM} International Conference on Multimedia, Virtual Event / Seattle, WA, USA", "MM"),
        ("{MICRO} '54: 54th Annual {IEEE/ACM} International Symposium on Microarchitecture", "MICRO"),
        ("2020 Design, Automation {\\&} Test in Europe Conference {\\&} Exhibition, {DATE} 2020, Grenoble, France", "DATE"),
        ("2020 25th Asia and South Pacific Design Automation Conference (ASP-DAC)", "ASP-DAC"),
        ("{IEEE/ACM} International Conference On Computer Aided Design, {ICCAD} 2020, San Diego, CA, USA", "ICCAD"),
        ("Interspeech 2020, 21st Annual Conference of the International Speech Communication Association, Virtual Event, Shanghai, China", "Interspeech"),
        ("Computer Vision - ECCV 2020 - 16th European Conference, Glasgow, UK, August 23-28, 2020, Proceedings, Part XX", "ECCV"),
        ("Computer Vision and Pattern Recognition, 2009. CVPR 2009. IEEE Conference on", "CVPR"),
        ("Machine Learning, Proceedings of the Twenty-Fifth International Conference (ICML 2008), Helsinki, Finland", "ICML"),
        ("Neural Networks, IEEE Transactions on", "TNN"),
        # Journals, whole and as ISO 4 abbreviates them.
        ("IEEE Trans. Pattern Anal. Mach. Intell. 41(8): 1234-1250 (2019)", "TPAMI"),
        ("IEEE Trans Neural Netw Learn Syst", "TNNLS"),
        ("{IEEE} Trans. Neural Networks", "TNN"),
        ("{IEEE} Trans. Comput. Aided Des. Integr. Circuits Syst.", "TCAD"),
        ("{IEEE} Trans. Very Large Scale Integr. Syst.", "TVLSI"),
        ("IEEE Trans. Circuits Syst. I, Reg. Papers", "TCAS-I"),
        ("{IEEE} J. Solid State Circuits", "JSSC"),
        ("Proc. {IEEE}", "Proc. IEEE"),
        ("Proc. {VLDB} Endow.", "PVLDB"),
        ("{ACM} Comput. Surv.", "CSUR"),
        ("Commun. {ACM}", "CACM"),
        ("Mach. Learn. Sci. Technol.", "MLST"),
        ("The Journal of Machine Learning Research", "JMLR"),
        ("Nat. Mach. Intell.", "Nature Machine Intelligence"),
        ("nature 521.7553 (2015): 436-444", "Nature"),
        ("Electronics (Basel)", "Electronics"),
        ("Proc. IEEE/CVF Int. Conf. Comput. Vis.", "ICCV"),
        ("Proc. 35th Int. Conf. Mach. Learn.", "ICML"),
        ("Adv. Neural Inf. Process. Syst.", "NeurIPS"),
        ("in Proc. Eur. Conf. Comput. Vis. (ECCV), Sep. 2018", "ECCV"),
        # Preprints.
        ("arXiv preprint arXiv:1909.05840", "arXiv"),
        ("CoRR abs/1909.05840", "arXiv"),
        ("ArXiv, abs/2004.09602", "arXiv"),
        ("arXiv:2001.00001 [cs.LG]", "arXiv"),
        ("arXiv.org", "arXiv"),
        ("arXiv (Cornell University)", "arXiv"),
        ("ICLR 2021, arXiv:2001.00001", "ICLR"),
        # The Findings are a venue of their own.
        ("Findings of the Association for Computational Linguistics: EMNLP 2023", "Findings of ACL"),
        ("EMNLP24 Findings", "Findings of ACL"),
        ("Findings of ACL: NAACL 2022", "Findings of ACL"),
    ],
)  # fmt: skip
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
        ("CVPR", "journal", "conference"),
    ],
)
def test_the_kind_of_an_unknown_venue_is_told_by_its_words_or_its_source(
    text: str, stated: str | None, kind: str
) -> None:
    assert VENUES.resolve(text, kind=stated).kind == kind


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
def test_any_text_has_an_answer(text: str, kind: str | None) -> None:
    answer = VENUES.resolve(text, kind=kind)
    assert answer.evidence
    assert len(answer.proposed_id) <= 80
    assert answer.id is None or answer.id in {entry.id for entry in VOCABULARY}
    assert answer.id or VENUES.resolve(answer.proposed_id).id in (None, "arXiv")
