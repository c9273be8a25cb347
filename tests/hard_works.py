r"""Works that are hard to hand out: of every kind, in many scripts, with all that TeX takes amiss.

Each is a record of its own making; the names are of nobody.  What is true of one is what it says:
a client that shows another title, another name or another number shows it wrongly.
"""

from typing import Any

from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.settings import Settings
from awesomequant.library.vocabulary import Venue

VENUES = (
    Venue(id="NeurIPS", name="Advances in Neural Information Processing Systems", kind="conference"),
    Venue(id="CVPR", name="IEEE/CVF Conference on Computer Vision and Pattern Recognition", kind="conference"),
    Venue(id="ISCA", name="ISCA", kind="conference"),
    Venue(id="JHEP", name="Journal of High Energy Physics: Theory & Experiment", kind="journal", publisher="Springer", issn="1029-8479"),
    Venue(id="C&EE", name="Computers & Electrical Engineering #1", kind="journal"),
    Venue(id="TinyML", name="Workshop on 100% Tiny_ML", kind="workshop"),
    Venue(id="arXiv", name="arXiv", kind="preprint"),
    Venue(id="bioRxiv", name="bioRxiv", kind="preprint"),
    Venue(id="MIT Press", name="MIT Press", kind="other"),
    Venue(id="LNCS", name="Lecture Notes in Computer Science", kind="conference", publisher="Springer"),
    Venue(id="ETH", name="ETH Zürich", kind="thesis"),
    Venue(id="UW", name="Uniwersytet Łódzki", kind="thesis"),
    Venue(id="CERN", name="CERN", kind="report"),
    Venue(id="Zenodo", name="Zenodo", kind="other"),
    Venue(id="Blog", name="The {Braces} Blog", kind="other"),
    Venue(id="ISO", name="International Organization for Standardization", kind="report"),
    Venue(id="软件学报", name="软件学报", kind="journal"),
)  # fmt: skip

# Titles that are hard by themselves; each becomes a conference paper of two authors.
TITLES = (
    r"Bounds in $\ell_1$ and $\ell_\infty$: A Study of $O(n \log n)$ Sorting",
    r"$\mathcal{N}=4$ Super Yang–Mills at $\sqrt{s} = 13$ TeV",
    r"$t\bar{t}H$ Production with $b$-Jets",
    r"Is $\alpha_s(M_Z^2)$ Running?",
    r"A $K^0_S \to \pi^+\pi^-$ Trigger in $\mathbb{R}^{n\times m}$",
    "From $5 to $10: Costs of 100% of R&D",
    "C++ and C# in a_b^c ~ {x} \\ y | z < w > v",
    "An <i>Italic</i> Title & an &amp; Entity",
    '"Why Should I Trust You?" and "Quotes" Within',
    "“Curly” and ‘single’ quotes, the dog's and the dogs'",
    "Who Stops Here?",
    "Who Shouts Here!",
    "A Full Stop at the End.",
    "W4A8, 1.58-Bit: GPTQ vs. AWQ (and LoRA+) — an mRNA Study",
    "BERT: Pre-training of deep bidirectional transformers",
    "On the hardness of the Riemann hypothesis for Markov chains in Paris",
    "the iPhone: a small-letter title of eBay, pH and macOS",
    "QuIP#: Even Better LLM Quantization with Hadamard Incoherence",
    "-- Dashes --- and 'apostrophes'' and ``grave´s",
    "Cost: $1.5\\times$ Faster, 3×3 Kernels, ±1 and ≤ 2 µs, 50 °C, § 4, € 5, £ 6, © 7",
    "Ünïcödé Áccénts: Ångström, Čapek, Đorđe, Łódź, Ğ, Ő, Ű, Ț, ș, ß, œ, æ, ø, þ, ð, ŋ, ı",
    "Một phương pháp lượng tử hoá mạng nơ-ron ở Đà Nẵng",
    "Żółw i gęś: kwantyzacja sieci neuronowych w Łodzi",
    "神经网络的二值量化方法",
    "신경망의 이진 양자화: BERT 모델",
    "ニューラルネットワークの量子化",
    "تكميم الشبكات العصبية",
    "کمی‌سازی شبکه‌های عصبی",
    "Квантование нейронных сетей",
    "Κβαντισμός νευρωνικών δικτύων",
    "कृत्रिम तंत्रिका जाल",
    "ℓ₁ and x² in Unicode → ∞ ≈ α β ∈ ℝ",
    "Deep   Blanks and a No-Break Space",
    "CO₂ and H₂O in the 21st Century: 50 % of All",
    "An Ångström-Scale fiﬂ Ligature and a … Point",
    "A Title That Is Very Long " + "and Goes On and On " * 18 + "Until Here",
)  # fmt: skip

# Lists of people that are hard by themselves; each becomes an article of a journal.
PEOPLE: tuple[tuple[Any, ...], ...] = (
    ({"group": "Google DeepMind"},),
    ({"group": "CMS and ATLAS Collaborations"}, "Jane Doe"),
    ({"group": "Team {X} & Sons, Ltd. #1"}, "et al."),
    ("Jane Doe", "et al."),
    ("King, Jr., Martin Luther", "Davis III, Sammy", "Henry Ford II"),
    ("Ludwig van Beethoven", "Charles-Jean de La Vallée Poussin", "Guido Van Rossum"),
    ("da Silva, João", "von der Leyen, Anna", "Ibn Khaldun", "O'Neil, Cathy"),
    ("Nguyễn Thị Minh Khai", "Ngô Bảo Châu", "Đặng Đình Áng"),
    ("Łukasz Żółkiewski", "Stanisław Ćwikła-Ńowak", "Gęśla, Ś."),
    ("王小明", "李 明", "Xiao Ming Wang"),
    ("김철수", "이 영희"),
    ("山田 太郎", "さとう はなこ"),
    ("محمد بن سلمان", "Muhammad ibn Musa al-Khwarizmi"),
    ("علی‌رضا کریمی",),
    ("Иванов, Иван", "Πέτρος Παπαδόπουλος"),
    ("José María Ruiz y Gómez", "Ana-Maria Popa-Ionescu", "J.-P. Serre", "K. He"),
    ("Jürgen Groß", "Ørsted, Åse", "Çağlar Gülçehre", "Šárka Dvořáková", "Győző Ősz"),
    ("Plato",),
    ("Andy Andersson", "Band, Sandy"),
    ("Madonna Louise", "Jane X. Doe 0001"),
    tuple(f"Ann{number} B. Author{chr(97 + number % 26)}" for number in range(120)),
)  # fmt: skip

# Works of every kind, and numbers and addresses of every form.
WORKS: tuple[dict[str, Any], ...] = (
    {"title": "An Article with Everything", "authors": ["Jane Doe"], "venue": "JHEP", "date": "2024-06-17", "volume": "7", "number": "3–4", "pages": "12–34", "doi": "10.1002/(SICI)1096-8644(199601)99:1<1::AID-AJPA1>3.0.CO;2-1", "abstract": "We show that $x^2 > 0$ & more: 100% of _all_ {cases} #1.\nA second line.", "tags": ["theory", "physics"]},
    {"title": "An Article with an Underscored DOI", "authors": ["Jane Doe"], "venue": "C&EE", "date": "2021-03", "pages": "107281", "doi": "10.1007/978-3-030-01234-5_6", "url": "https://doi.org/10.1007/978-3-030-01234-5_6"},
    {"title": "A Workshop Paper", "authors": ["Jane Doe"], "venue": "TinyML", "year": "2022", "pages": "1-9", "url": "https://a.org/~jane/a_b?c=d&e=%7Bf%7D#g_h"},
    {"title": "A Conference Paper in a Named Volume", "authors": ["Jane Doe"], "editors": ["John Roe", "Ann van Dyk", "et al."], "booktitle": "Proceedings of the 45th ISCA: Compute & Storage", "venue": "ISCA", "publisher": "ACM", "year": "2018", "pages": "1–14"},
    {"title": "A Preprint", "authors": ["Jane Doe"], "venue": "arXiv", "date": "2023-01-02", "arxiv": "2301.00001"},
    {"title": "An Old Preprint", "authors": ["Jane Doe"], "venue": "arXiv", "year": "1999", "arxiv": "hep-th/9901001"},
    {"title": "A Preprint Elsewhere", "authors": ["Jane Doe"], "venue": "bioRxiv", "year": "2020", "doi": "10.1101/2020.01.30.927871"},
    {"title": "A Book", "type": "book", "authors": ["Jane Doe"], "venue": "MIT Press", "year": "2016", "url": "https://mitpress.mit.edu/a%20book"},
    {"title": "A Book of Editors", "type": "book", "editors": ["Jane Doe", "John Roe"], "publisher": "Springer", "venue": "LNCS", "volume": "1234", "year": "2016"},
    {"title": "A Chapter", "type": "chapter", "authors": ["Jane Doe"], "editors": ["Vincent van Gogh", {"group": "The Board"}], "booktitle": "A Handbook of C#", "publisher": "MIT Press", "venue": "MIT Press", "year": "2016", "pages": "3-9"},
    {"title": "A Thesis", "authors": ["Jane Doe"], "venue": "ETH", "date": "2019-03"},
    {"title": "A Master's Thesis", "authors": ["Łucja Żak"], "venue": "UW", "year": "2019", "bibtex_type": "mastersthesis"},
    {"title": "A Technical Report", "authors": [{"group": "ATLAS Collaboration"}], "venue": "CERN", "year": "2023", "number": "CERN-2023-001"},
    {"title": "A Data Set", "type": "dataset", "authors": ["Jane Doe"], "venue": "Zenodo", "year": "2022", "doi": "10.5281/zenodo.1"},
    {"title": "A Program", "type": "software", "authors": [{"group": "The Team"}], "year": "2022", "url": "https://github.com/o/r_s"},
    {"title": "A Standard", "type": "standard", "authors": [{"group": "ISO/IEC JTC 1"}], "venue": "ISO", "year": "2018", "number": "9001"},
    {"title": "A Page of the Web", "type": "web", "authors": ["Jane Doe"], "venue": "Blog", "date": "2020-01-02", "url": "https://a.org/b?c=1&d=2"},
    {"title": "Another Kind of Work", "type": "other", "authors": ["Jane Doe"], "venue": "Blog", "year": "2020"},
    {"title": "An Article in Chinese", "authors": ["王小明"], "venue": "软件学报", "year": "2021", "volume": "32", "number": "1", "pages": "1–10"},
    {"title": "A Key of DBLP", "authors": ["Jane Doe"], "venue": "NeurIPS", "year": "2017", "bibtex_key": "DBLP:conf/nips/VaswaniSPUJGKP17"},
    {"title": "A Key of Its Own", "authors": ["Jane Doe"], "venue": "NeurIPS", "year": "2017", "bibtex_key": "doe+roe_2017:a.b-c"},
    {"title": "Nothing but a Title"},
    {"title": "No People", "venue": "JHEP", "year": "2020", "pages": "107281"},
    {"title": "No Year", "authors": ["Jane Doe"], "venue": "NeurIPS"},
    {"title": "No Venue", "authors": ["Jane Doe"], "year": "2020", "url": "https://a.org/x"},
)  # fmt: skip


def library() -> Library:
    """Return the hard works as a list of their own."""
    records = [
        *({"title": title, "authors": ["Ann Author", "Bob Best"], "venue": "CVPR", "year": "2020"} for title in TITLES),
        *({"title": f"Hard People Number {number}", "authors": people, "venue": "JHEP", "year": "2021", "volume": "1", "pages": f"{number + 1}"} for number, people in enumerate(PEOPLE)),
        *WORKS,
    ]  # fmt: skip
    papers = tuple(
        Paper.model_validate({"id": f"hard-{number}", "source_file": "hard.yaml", **record})
        for number, record in enumerate(records)
    )
    settings = Settings(title="Hard works", description="x", site="https://a.org/")
    return Library(settings, venues={venue.id: venue for venue in VENUES}, papers=papers)
