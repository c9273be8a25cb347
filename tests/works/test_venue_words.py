"""What single words in a venue's text mean, word by word: the English of proceedings."""

from datetime import UTC, datetime

import pytest
from venue_spellings import VOCABULARY, Entry

from awesomequant.works.venues import Venues, is_preprint_server
from awesomequant.works.venues.index import key_of, singular
from awesomequant.works.venues.words import is_publisher, ordinal_length

VENUES = Venues(VOCABULARY)


def words(text: str) -> list[str]:
    """Split a list of words; of phrases, where a bar stands between them."""
    return text.split(" | ") if "|" in text else text.split()


@pytest.mark.parametrize("sponsor", words("IEEE ACM ACM/IEEE IFIP IAPR IEEE/RSJ USENIX SIGXY AAAI"))
def test_a_sponsor_in_front_of_a_conference_is_set_aside(sponsor: str) -> None:
    assert VENUES.known(f"{sponsor} International Conference on Machine Learning") == "ICML"
    known = VENUES.known(f"{sponsor} International Conference on Multimedia")
    assert known == ("MM" if "ACM" in sponsor else None)  # whose sponsor is another


@pytest.mark.parametrize(
    "lead",
    words("The | Proceedings of the | Proc. of | In Proceedings of the | Annual | The 3rd Biennial | Proceedings of the Annual | Selected Papers from the | In | Appeared in | Presented at | Published in: | Accepted as a full paper at | To be published in | Forthcoming in | Published as a conference paper at | Venue: | Booktitle: | In:"),
)  # fmt: skip
def test_what_leads_to_a_name_is_no_part_of_it(lead: str) -> None:
    assert VENUES.known(f"{lead} International Conference on Machine Learning") == "ICML"


@pytest.mark.parametrize(
    "tail",
    words("vol. 12 | Volume 3 | no. 4 | Part II | Part B | pp. 3-14 | pages 3--14 | article 12 | XLIV | issue 5 | number 7 | 41(8) | e123 | 12a | supplement | May 2020 | Sept. 2020 | December 2020 | online | technical papers | Springer | Elsevier Science | IEEE Press | ACM, New York | MIT Press | PMLR | Association for Computing Machinery | Curran Associates, Inc. | Lecture Notes in Computer Science | ISBN 12"),
)  # fmt: skip
def test_what_may_stand_behind_a_journal_says_nothing_of_it(tail: str) -> None:
    assert VENUES.known(f"Neural Networks, {tail}") == "NN"


@pytest.mark.parametrize(
    "tail",
    words("Theory and Practice | Neurocomputing | Letters | Oslo, Norway | a Review | Dubai | A Journal of Things"),
)  # fmt: skip
def test_what_may_not_stand_behind_a_journal_makes_another(tail: str) -> None:
    assert VENUES.known(f"Neural Networks, {tail}") is None


@pytest.mark.parametrize(
    "place",
    words("Oslo, Norway | Austin, TX | San Juan, Puerto Rico | Long Beach, California, USA | Stockholm | Hong Kong | Abu Dhabi, United Arab Emirates"),
)  # fmt: skip
def test_a_place_may_stand_behind_a_conference(place: str) -> None:
    assert VENUES.known(f"International Conference on Machine Learning, {place}") == "ICML"
    assert VENUES.known(f"International Conference on Machine Learning ({place})") == "ICML"


@pytest.mark.parametrize("topic", words("Optimization | Big Data | Music | and Data Science"))
def test_a_topic_behind_a_conference_makes_another_unless_a_year_stands_between(topic: str) -> None:
    assert VENUES.known(f"International Conference on Machine Learning, {topic}") is None
    assert VENUES.known(f"International Conference on Machine Learning 2020, {topic}") == "ICML"
    assert VENUES.known(f"International Conference on Machine Learning, {topic}, 2020") is None
    assert VENUES.known(f"International Conference on Machine Learning, Oral, {topic}") is None
    oral = f"International Conference on Machine Learning, Oral 2020, {topic}"
    assert VENUES.known(oral) == "ICML"


@pytest.mark.parametrize(
    "series",
    words("Lecture Notes in Computer Science | LNCS | LNAI vol. 12 | CCIS | Communications in Computer and Information Science | Advances in Intelligent Systems and Computing | CEUR Workshop Proceedings | JMLR Workshop and Conference Proceedings | Proceedings of Machine Learning Research | PMLR 139 | ACM International Conference Proceeding Series | Springer Proceedings in Physics | LIPIcs | Proceedings of SPIE"),
)  # fmt: skip
def test_a_series_says_nothing_of_the_venue(series: str) -> None:
    answer = VENUES.resolve(series)
    assert (answer.name, answer.evidence[-1].partition("is a ")[2][:6]) == ("", "series")
    assert VENUES.known(f"ICML 2020, {series}") == "ICML"


@pytest.mark.parametrize(
    "note",
    words("Oral | oral presentation | Spotlight | Poster | Posters | Highlight | Talk | Tutorial | Best Paper | Best Student Paper Award | Outstanding Paper | Best Paper Finalist | Honorable Mention | Award Candidate | top 5% | Long Paper | Short Papers | Demo Paper | Extended Abstract | Student Abstract | Late-Breaking Results | Datasets and Benchmarks | Track on Datasets and Benchmarks | System Demonstrations | Demo | Demo Track | Industry Track | Research Track | Applied Data Science Track | Doctoral Consortium | Tutorial Abstracts | Tiny Papers Track | Blogpost Track | Competition Track | Journal Track | Companion | Companion Volume | Accepted | Accept | to appear | in press | Main Conference | Main | Invited Talk | Early Access | Camera-Ready"),
)  # fmt: skip
def test_what_a_work_was_there_is_a_note(note: str) -> None:
    for text in (f"ICML 2020 ({note})", f"ICML 2020, {note}", f"ICML 2020 {note}"):
        answer = VENUES.resolve(text)
        assert (answer.id, answer.note, answer.year) == ("ICML", note, 2020), text


@pytest.mark.parametrize(
    "said",
    words("Submitted to | Under review at | In submission to | Under double-blind review at | Withdrawn from | Rejected from | Submission to"),
)  # fmt: skip
def test_what_was_handed_in_did_not_appear(said: str) -> None:
    answer = VENUES.resolve(f"{said} ICML 2020")
    assert (answer.id, answer.name, answer.kind) == (None, "", "preprint")
    assert is_preprint_server(f"{said} ICML 2020")


@pytest.mark.parametrize(
    "text",
    words("Preprint | Unpublished | unpublished manuscript | Manuscript | Working paper | in preparation | Draft | None | N/A | unknown | TBA | TBD | misc | other | Website | Link | PDF | Blog | github | GitHub repository | Hugging Face | Personal communication | ?? | -"),
)  # fmt: skip
def test_some_words_name_no_place(text: str) -> None:
    assert VENUES.resolve(text).proposed_id == ""


@pytest.mark.parametrize(
    ("text", "server"),
    [
        ("arXiv", "arXiv"), ("ArXiv preprint", "arXiv"), ("arXiv e-prints", "arXiv"),
        ("arXiv [cs.LG]", "arXiv"), ("arXiv.org e-Print archive", "arXiv"), ("CoRR", "arXiv"),
        ("bioRxiv preprint", "bioRxiv"), ("medRxiv", "medRxiv"), ("chemrxiv.org", "ChemRxiv"),
        ("TechRxiv", "TechRxiv"), ("SSRN Electronic Journal", "SSRN"), ("HAL archive", "HAL"),
        ("OpenReview.net", "OpenReview"), ("PsyArXiv", "PsyArXiv"), ("engrXiv", "engrXiv"),
        ("EarthArXiv preprints", "EarthArXiv"),
    ],
)  # fmt: skip
def test_a_preprint_server_is_known_without_a_vocabulary(text: str, server: str) -> None:
    answer = Venues(()).resolve(text)
    assert (answer.id, answer.name, answer.kind) == (None, server, "preprint")
    assert is_preprint_server(text)


@pytest.mark.parametrize("text", ["ICLR", "HAL Journal of Foo", "arXival Studies", "The Press"])
def test_other_texts_name_no_preprint_server(text: str) -> None:
    assert not is_preprint_server(text)


@pytest.mark.parametrize(
    ("short", "known"),
    [
        ("Proc. Intl. Conf. on Machine Learning", "ICML"),
        ("Int'l Conf on Machine Learning", "ICML"),
        ("Proc Int. Conf. Machine Learning", "ICML"),
        ("Int. Symp. on Computer Architecture", "ISCA"),
        ("Trans. on Machine Learning Research", "TMLR"),
        ("J. of Machine Learning Research", "JMLR"),
        ("Pattern Recognition Lett.", "PRL"),
        ("Wksp. on Simple and Efficient NLP", None),
        ("Wksp. on Simple and Efficient Natural Language Processing", "SustaiNLP"),
        ("J Machine Learning Research", None),  # a letter alone may be anything
        ("Int Conf Machine Learning", "ICML"),
    ],
)
def test_usual_abbreviations_are_spelt_out(short: str, known: str | None) -> None:
    assert VENUES.known(short) == known


SHORT = {
    "proc": "proceedings", "procs": "proceedings", "conf": "conference", "symp": "symposium", "intl": "international",
    "trans": "transactions", "lett": "letters", "wksp": "workshop", "wkshp": "workshop", "workshops": "workshop",
    "conferences": "conference", "symposia": "symposium", "mtg": "meeting", "&": "and",
}  # fmt: skip
SHORT_BEFORE_STOP = {"int": "international", "j": "journal", "adv": "advances"}


@pytest.mark.parametrize(("short", "word"), (SHORT | SHORT_BEFORE_STOP).items())
def test_an_abbreviation_is_its_word_and_some_only_before_a_stop(short: str, word: str) -> None:
    assert key_of(f"{short}. foo") == f"{word} foo"
    assert key_of(f"{short} foo") == f"{SHORT.get(short, short)} foo"


@pytest.mark.parametrize(
    "held",
    words("at | @ | in conjunction with | held in conjunction with | co-located with | colocated with | collocated with | in association with | affiliated with | held at | hosted at | as part of | part of"),
)  # fmt: skip
def test_a_workshop_is_held_at_a_conference(held: str) -> None:
    answer = VENUES.resolve(f"EMC2 {held} ICML 2019")
    assert (answer.id, answer.proposed_id, answer.parent, answer.year) == (
        None,
        "EMC2",
        "ICML",
        2019,
    )


def test_a_series_of_workshop_proceedings_tells_what_stands_in_it() -> None:
    answer = VENUES.resolve("Foo Bar, CEUR Workshop Proceedings")
    assert (answer.name, answer.kind) == ("Foo Bar", "workshop")


@pytest.mark.parametrize(
    ("word", "kind"),
    [(word, "conference") for word in words("Conference Symposium Congress Convention Colloquium Summit Forum Seminar Meeting Expo School")]
    + [(word, "journal") for word in words("Journal Transactions Letters Magazine Review Annals Bulletin Quarterly Archives Acta Newsletter Surveys Trends Foundations Frontiers Reports Communications")]
    + [("Workshop", "workshop"), ("Thesis", "thesis"), ("Dissertation", "thesis"), ("Report", "report")],
)  # fmt: skip
def test_a_word_tells_what_kind_of_venue_it_is(word: str, kind: str) -> None:
    answer = VENUES.resolve(f"Foo Bar {word}")
    assert answer.kind == kind
    assert any(word in line for line in answer.evidence)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("37th", 1), ("1st", 1), ("22nd", 1), ("3rd", 1), ("11 th", 2), ("11 of", 0), ("First", 1),
        ("Twelfth", 1), ("Twentieth", 1), ("Thirty seventh", 2), ("Fourty Second", 2),
        ("Ninety ninth", 2), ("Hundredth", 1), ("One Hundred and First", 4), ("Two hundredth", 2),
        ("XXIV", 1), ("IX", 1), ("xi", 0), ("IIX", 0), ("VI", 1), ("I", 0), ("CV", 0), ("and first", 0),
        ("Thirty", 0), ("The first", 0), ("", 0), ("1234th", 0), ("th", 0),
    ],
)  # fmt: skip
def test_ordinals_are_told_in_words_digits_and_roman(text: str, length: int) -> None:
    written = text.split()
    assert ordinal_length([word.lower() for word in written], written) == length


UNITS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth"
)
TENS = "twenty thirty forty fourty fifty sixty seventy eighty ninety"


@pytest.mark.parametrize("unit", UNITS.split())
def test_every_ordinal_of_a_conference_is_set_aside(unit: str) -> None:
    assert VENUES.resolve(f"{unit} Conference on Foo").name == "Conference on Foo"
    for ten in TENS.split():
        assert ordinal_length([ten, unit], [ten, unit]) == 2
        assert ordinal_length([f"{ten[:-1]}ieth"], [ten]) == 1


@pytest.mark.parametrize(
    ("text", "acronym"),
    [
        ("Conference on Foo (CFBB)", "CFBB"),
        ("Conference on Foo (CFBB 20)", "CFBB"),
        ("Conference on Foo (20 CFBB)", "CFBB"),
        ("CFBB 20, Oslo", ""),  # a conference that counts itself, or a volume
        ("CFBB-20 2020", "CFBB"),
        ("ABC DEF GHI 2020", "ABC DEF GHI"),
        ("ABC DEF GHI JKL 2020", ""),
        ("Proceedings of the IEEE CFBB 2020", "CFBB"),
        ("Conference on Foo (Springer)", ""),
        ("Conference on Foo (USA)", ""),
        ("Conference on Foo (LNCS 123)", ""),
        ("Conference on Foo (PMLR)", ""),
    ],
)
def test_the_acronym_of_an_unknown_venue(text: str, acronym: str) -> None:
    assert VENUES.resolve(text).acronym == acronym


@pytest.mark.parametrize("name", words("Springer | MIT Press | The MIT Press | Elsevier Science B.V. | IEEE | IEEE Computer Society | PMLR | Curran Associates, Inc."))  # fmt: skip
def test_a_house_that_prints_is_no_venue(name: str) -> None:
    assert is_publisher(name.removeprefix("The "))
    assert not is_publisher(f"{name} Symposium")


SINGULAR = "networks:network class:class analysis:analysis corpus:corpus units:unit axes:axes systems:system bus:bus"


@pytest.mark.parametrize("pair", SINGULAR.split())
def test_the_key_of_a_plural_is_its_singular(pair: str) -> None:
    plural, one = pair.split(":")
    assert singular([plural, "and", plural]) == f"{one} and {one}"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("First Monday", "First Monday"),
        ("Foo at Bar", "Foo at Bar"),
        ("Foo @ Bar", "Foo @ Bar"),
        ("Foo — Bar", "Foo – Bar"),
        ("Foo -- Bar", "Foo – Bar"),
        ("Foo - Bar", "Foo – Bar"),
        ("Foo – Bar", "Foo – Bar"),
        ("2020, Foo, Bar", "Foo, Bar"),
        ("Foo, 2020, Bar", "Foo"),
        ("A Foo Bar", "Foo Bar"),
        ("An Foo Bar", "Foo Bar"),
        ("in foo bar", "foo bar"),
        ("Selected Papers of Foo", "Foo"),
        ("PhD thesis, 12, Springer", "Springer"),
        ("PhD thesis, LNCS, Springer", "Springer"),
        (", Foo ;", "Foo"),
        ("First International Conference on Foo", "International Conference on Foo"),
        ("XXIV Brazilian Symposium on Foo", "Brazilian Symposium on Foo"),
        ("The Foo Gazette", "Foo Gazette"),
        ("Proceedings of the Foo Society", "Proceedings of the Foo Society"),
        ("Proceedings of the 15th annual conference on Foo", "conference on Foo"),
        ("Foo Letters 12(3), 4-5", "Foo Letters"),
        ("Foo: Bar and Baz, Oslo, Norway, 2020", "Foo: Bar and Baz"),
        ("Conference on Foo, Bar & Baz (CFBB'20)", "Conference on Foo, Bar & Baz"),
        ("Foo Bar – FB 2020", "Foo Bar"),
        ("Springer", "Springer"),
        ("PhD thesis, ETH Zürich", "ETH Zürich"),
        ("J. Foo Bar.", "J. Foo Bar."),
        ("International Forum on Foo (IFF) and Baz", "International Forum on Foo and Baz"),
        ("FB 2020: Conference on Foo", "Conference on Foo"),
        ("Foo, 2019, International Conference on, Bar", "International Conference on Foo"),
        ("Foo, Bar (Baz), Journal of, Oslo", "Journal of Foo, Bar"),
        ("Foo, Journal of, Part B, Bar", "Journal of Foo"),
        ("International Conference on Foo 17", "International Conference on Foo"),
        ("Proceedings of the Foo Club 12 13", "Proceedings of the Foo Club"),
        ("Proceedings of the Foo 12 13", "Foo"),
        ("Proceedings of the 12", "Proceedings of the 12"),
        ("Journal of Foo.", "Journal of Foo"),
    ],
)
def test_the_bare_name_of_an_unknown_venue(text: str, name: str) -> None:
    answer = VENUES.resolve(text)
    assert (answer.id, answer.name) == (None, name)


def test_a_call_for_papers_is_a_year_ahead_and_nothing_later_is_a_year() -> None:
    latest = datetime.now(UTC).year + 2  # of a list that is built on New Year's Eve as well
    for text in (f"ICML {latest}", f"ICML '{latest % 100:02}", f"ICML{latest % 100:02}"):
        assert VENUES.resolve(text).year == latest
    for text in (f"ICML {latest + 1}", f"ICML '{(latest + 1) % 100:02}"):
        assert VENUES.resolve(text).year is None


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("ICML 1899", None), ("ICML 1900", 1900), ("ICML '69", None), ("ICML '70", 1970),
        ("ICML '98", 1998), ("ICML \\textquoteright 19", 2019), ("ICML 3020", None), ("ICML 2020-05", 2020), ("ICML 2020/07/12", 2020),
        ("arXiv:9901.00001", 2099), ("arXiv:math/9912001", 1999),
        ("arXiv:cs/0001001", 2000), ("1905.00001v2", 2019), ("ICML 20200", None),
    ],
)  # fmt: skip
def test_a_year_is_told_where_it_can_be_one(text: str, year: int | None) -> None:
    assert VENUES.resolve(text).year == year


def test_two_entries_of_one_name_are_told_apart_by_what_the_source_says() -> None:
    twins = [
        Entry("A", "ACM Foo Bar Baz of Many Things", "journal"),
        Entry("B", "IEEE Foo Bar Baz of Many Things", "conference"),
    ]
    text = "Foo Bar Baz Many Things"
    named = [Entry(one.id, f"{one.name} Symposium", one.kind) for one in twins]
    venues = Venues(named)
    assert venues.known(f"{text} Symposium") is None
    assert venues.resolve(f"{text} Symposium", kind="journal").id == "A"
    assert venues.resolve(f"{text} Symposium", kind="conference").id == "B"
    assert venues.known(f"ACM {text} Symposium") == "A"


def test_a_society_in_front_is_that_of_any_conference_but_of_no_other_venue() -> None:
    venues = Venues(
        [
            Entry("FB", "Conference on Foo and Bar", "conference"),
            Entry("RSS", "Robotics: Science and Systems", "conference"),
            Entry("JFB", "Journal of Foo and Bar", "journal"),
        ]
    )
    assert venues.known("ACM Conference on Foo and Bar") == "FB"
    assert venues.known("ACM Robotics: Science and Systems") is None
    assert venues.known("ACM Journal of Foo and Bar") is None


def test_an_acronym_without_a_name_is_known_by_the_initials_before_it() -> None:
    venues = Venues([Entry("ICANN", "ICANN", "conference")])
    assert venues.known("International Conference on Artificial Neural Networks (ICANN)") == "ICANN"
    assert venues.known("Internet Corporation for Assigned Names (ICANN)") is None


def test_an_entry_learnt_later_takes_no_spelling_from_another() -> None:
    venues = Venues([Entry("A", "First Name", "journal", ("one",))])
    assert venues.known("Second Name") is venues.known("two") is None
    venues.learn(Entry("B", "Second Name", "journal", ("one", "two")))
    assert [venues.known(text) for text in ("one", "two", "Second Name")] == ["A", "B", "B"]
    assert venues.has("TWO")
    assert not venues.has("three")


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Class of Learning Representations", None),
        ("International Conference on Learning Representation", "ICLR"),
        ("Neural Network", "NN"),
        ("Electronic", None),  # a single word is met as it is
        ("IEEE Transactions on Neural Network", "TNN"),
        ("International Conference on Acoustic, Speech and Signal Processing", "ICASSP"),
    ],
)
def test_a_singular_is_a_slip_for_the_plural(text: str, known: str | None) -> None:
    assert VENUES.known(text) == known


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("International Conference on Machine Learning, Xtown, Yshire, Norway", "ICML"),
        ("International Conference on Machine Learning, Xtown, Ytown, Ztown, Norway", None),
        ("Multimedia, IEEE International Conference on", None),
        ("Multimedia, ACM International Conference on", "MM"),
        ("Machine Learning, 2019, International Conference on, Oslo, Norway", "ICML"),
        ("Asian Conference on Machine Learning, ICML Organisation", None),
        ("Symposium on Machine Learning, ICML 2019", None),
        ("Workshop Proceedings, ICML", None),
        ("AAAI Conference on Artificial Intelligence, AAAI-20", "AAAI"),
        ("The AAAI", "AAAI"),
        ("European Conference on Computer Vision, 16th ACM European Conference", "ECCV"),
        ("European Conference on Computer Vision, 16th Asian Conference", None),
        ("Machine Learning ICML", "ICML"),
        ("Machine Learning ICML, Foo", None),
        ("Machine Learning ICML 2020, Foo", "ICML"),
        ("ICMLX", None),
        ("ICML2", None),
        ("ICML & ICLR", None),
    ],
)
def test_what_stands_beside_a_name_counts(text: str, known: str | None) -> None:
    assert VENUES.known(text) == known


def test_several_notes_are_told_in_one_line_of_evidence() -> None:
    evidence = VENUES.resolve("ICML 2020 (Oral), Best Paper").evidence
    assert "'Oral', 'Best Paper' kept as a note" in evidence
    assert VENUES.resolve("Foo 2020 (Oral), Best Paper").note == "Oral, Best Paper"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("KDDW 2020", "KDD Workshops"),
        ("CVPR-W", "CVPR Workshops"),
        ("CVPR 2020 Foo Workshop", "Foo Workshop"),
        ("ACMW", "ACMW"),
        ("MMW", "MMW"),  # two letters and a W may be anything
        ("International Conference on Computer Vision (Part B) Workshop on Foo", "Workshop on Foo"),
    ],
)
def test_a_workshop_is_named_by_its_own_name_or_by_its_conference(text: str, name: str) -> None:
    assert VENUES.resolve(text).name == name


def test_the_entry_of_all_workshops_is_called_so_or_by_the_acronym_and_a_w() -> None:
    named = [
        Entry("FOO", "Conference on Foo", "conference"),
        Entry("FOO-WS", "Conference on Foo Workshops", "workshop"),
        Entry("BAR", "Conference on Bar", "conference"),
        Entry("BARW", "Barbarians", "workshop"),
        Entry("BAZ", "Conference on Baz", "conference"),
        Entry("BAZZ", "Conference on Baz Wizards", "workshop"),
    ]
    venues = Venues(named)
    assert venues.resolve("FOO-WS").parent == "FOO"
    assert venues.resolve("Workshop on Wax at FOO").id == "FOO-WS"
    assert venues.resolve("Workshop on Wax at BAR").id == "BARW"
    assert venues.resolve("Workshop on Wax at BAZ").id is None


def test_only_a_workshop_entry_collects_the_workshops_of_a_conference() -> None:
    named = [
        Entry("FOO", "Conference on Foo", "conference"),
        Entry("FOOW", "Foo Warriors", "journal"),
        Entry("BAR", "Workshop on Bar", "workshop"),
        Entry("BARW", "Workshop on Bar Workshops", "workshop"),
    ]
    venues = Venues(named)
    assert venues.resolve("Conference on Foo Workshops").id is None
    assert venues.resolve("FOOW").id == "FOOW"
    assert venues.resolve("BARW").parent is None


@pytest.mark.parametrize(
    "text",
    [
        r"\textbf{ICML} 2020", r"\textsc{icml}'20", r"{\em ICML}", r"\emph{ICML}",
        r"17\textsuperscript{th} {ICML}", r"International\_Conference on Machine Learning",
        r"\textit{Proc.\ of the ICML}",
    ],
)  # fmt: skip
def test_commands_of_tex_are_no_part_of_a_name(text: str) -> None:
    assert VENUES.known(text) == "ICML"
