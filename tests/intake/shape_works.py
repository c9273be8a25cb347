"""Sixty works that nobody wrote: what the shapes print, and what must come back of each."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Person:
    """One author; a ``family`` alone is a name that is written in one piece."""

    given: str
    family: str

    @property
    def full(self) -> str:
        """Return the name as it stands on a title page."""
        return f"{self.given} {self.family}".strip()

    @property
    def initials(self) -> str:
        """Return the given names cut to their first letters: ``J.-H.``."""
        words = self.given.split()
        return " ".join("-".join(f"{part[0]}." for part in word.split("-")) for word in words)


@dataclass(frozen=True)
class Work:
    """One work; ``code`` and ``links`` are pairs of a label and an address."""

    title: str
    people: tuple[Person, ...]
    venue: str
    day: date
    topic: str
    url: str
    code: tuple[tuple[str, str], ...]
    links: tuple[tuple[str, str], ...]
    tags: tuple[str, ...]
    note: str
    citations: int
    stars: int

    @property
    def short(self) -> str:
        """Return the name that stands before the colon of the title, if it is one word."""
        name, colon, _ = self.title.partition(":")
        return name if colon and " " not in name else ""


def _person(written: str) -> Person:
    # A tilde joins the words of a family name: "Lotte van~den~Heuvel".
    given, _, family = written.strip().rpartition(" ")
    return Person(given, family.replace("~", " "))


def _labelled(written: str) -> tuple[tuple[str, str], ...]:
    pairs = (one.strip().rpartition(" ") for one in written.split(",") if one.strip())
    return tuple((label, f"https://{address}") for label, _, address in pairs)


def works_of(table: str) -> tuple[Work, ...]:
    """Return the works of a table: nine lines a work, a blank line between two."""
    works = []
    for block in table.strip().split("\n\n"):
        title, people, published, url, code, links, tags, note, counts = block.split("\n")
        venue, day, topic = (cell.strip() for cell in published.split("|"))
        citations, stars = counts.split()
        works.append(
            Work(
                title,
                tuple(map(_person, people.split(","))),
                venue,
                date.fromisoformat(day),
                topic,
                f"https://{url}",
                _labelled(code.removeprefix("code:")),
                _labelled(links.removeprefix("links:")),
                tuple(tag.strip() for tag in tags.removeprefix("tags:").split(",") if tag.strip()),
                note.removeprefix("note:").strip(),
                int(citations),
                int(stars),
            )
        )
    return tuple(works)


# Nine lines a work: title; people; venue, day and topic; address of the paper; code; other links;
# tags; note; citations and stars.  Whatever looks like an id is made up.
WORKS = works_of("""
BitLoom: Weaving Two-Bit Weights into Vision Transformers
Ada Lindqvist, Wei Zhang, Tomás Herrera
CVPR | 2023-06-18 | Quantization
openaccess.thecvf.com/content/CVPR2023/html/Lindqvist_BitLoom_CVPR_2023_paper.html
code: code github.com/lindqvist/bitloom
links: project bitloom.example.org
tags: low-bit, vision
note: Two bits are enough when the scales are learnt per loom.
112 430

Do Small Networks Forget Faster?
Mira Okafor, Jonas Feldmann
NeurIPS | 2021-12-06 | Pruning
proceedings.neurips.cc/paper/2021/hash/3f9a1c77d20e-Abstract.html
code:
links: video youtu.be/q7Xw2Lk90aB
tags: theory
note: Forgetting is measured on twelve streams of tasks.
57 0

Learning to Prune and to Grow: A Theory of Sparse Training for Deep Networks
Yuki Tanaka, Hannah de~Vries, Olivier Blanc, Priya Raman
ICML | 2022-07-17 | Pruning
proceedings.mlr.press/v162/tanaka22b.html
code: code github.com/ytanaka/grow-prune, jax github.com/raman-lab/grow-prune-jax
links:
tags: sparse training, theory
note: Growth and pruning are two steps of one mirror descent.
89 1204

GRAINS
Samir Haddad
arXiv | 2024-03-11 | Quantization
arxiv.org/abs/2403.07121
code: code gitlab.com/haddad/grains
links:
tags: low-bit
note: A single grain of noise per channel replaces calibration.
3 17

A Survey of Model Compression in 2020 and Beyond
Elena Petrova, Karl-Heinz Brandt, Ji-Hoon Park
ACM Computing Surveys | 2020-11-02 | Surveys
doi.org/10.1145/3418822.3419001
code:
links: slides www.example.edu/~petrova/survey-slides.pdf
tags: survey
note: It covers 214 papers and sorts them by what they save.
341 0

SwiftKD: Fast Knowledge Distillation without a Teacher
Chen Wang, Li Wang, Rui Wang
ICLR | 2024-05-07 | Distillation
openreview.net/forum?id=k3Jw82mQxT
code: code github.com/wanggroup/SwiftKD
links: project swiftkd.github.io
tags: self-distillation
note: The student of yesterday teaches the student of today.
24 311

What Makes a Good Teacher? On the Calibration of Soft Labels
Nadia Rahman, Peter O'Connor
TMLR | 2023-09-30 | Distillation
openreview.net/forum?id=Zb0pLr7sNd
code: code github.com/nadiarahman/soft-labels
links:
tags: calibration, theory
note: Well calibrated teachers are not always good ones.
18 45

Accurate $k$-bit Inference with $\\ell_1$ Constraints
Giulia Conti, Marco Bianchi
ECCV | 2020-08-23 | Quantization
link.springer.com/chapter/10.1007/978-3-030-58601-2_17
code:
links:
tags: low-bit, optimization
note: The norm bounds the error of accumulation.
66 0

Sparse Attention Is All You Can Afford
Kwame Boateng, Sofia Lindgren, Daniel Kim, Aisha Bello, Hugo Martin
EMNLP | 2021-11-07 | Efficient Attention
aclanthology.org/2021.emnlp-main.871
code: code github.com/boateng-nlp/afford
links: video www.youtube.com/watch?v=Hq3x8Wd1LmE
tags: attention, nlp
note: Sparse heads are chosen by budget and not by score.
97 158

HEAT: Hardware-Aware Tiling for Edge Accelerators
Dmitri Volkov, Ana Souza, Min-Jun Lee, Fatima Zahra El~Amrani
DAC | 2022-07-10 | Hardware
dl.acm.org/doi/10.1145/3489517.3530888
code:
links:
tags: hardware
note: Tiles follow the heat map of the memory.
31 0

"Why Should I Shrink You?" Explaining Pruned Classifiers
Lucía Fernández, Tobias Krüger
Findings of ACL | 2023-07-09 | Pruning
aclanthology.org/2023.findings-acl.412
code: code github.com/luciaf/whyshrink
links:
tags: explainability, nlp
note: Explanations change before accuracy does.
9 26

Post-Training Quantization for Diffusion Models (with Very Few Steps)
Haruto Suzuki, Emma Wilson, Zhe Li
WACV | 2024-01-04 | Quantization
openaccess.thecvf.com/content/WACV2024/papers/Suzuki_Few_Steps_WACV_2024_paper.pdf
code: code github.com/hsuzuki/ptq-few
links: project ptq-few.example.net, slides ptq-few.example.net/slides.pdf
tags: diffusion
note: Four steps and eight bits keep the quality of fifty.
12 203

Ternary Neural Networks in the Wild
Ingrid Solberg
ICCV Workshop | 2019-10-27 | Quantization
openaccess.thecvf.com/content_ICCVW_2019/papers/LPCV/Solberg_Ternary_ICCVW_2019_paper.pdf
code:
links:
tags: ternary
note: Field tests on three continents.
21 0

面向边缘设备的低比特量化综述
王小明, 李静
软件学报 | 2022-03-15 | Surveys
www.jos.example.cn/article/10.13328/6421
code:
links:
tags: survey
note: 综述了近五年的低比特量化方法。
14 0

MoErge: Merging Mixtures of Experts for Serving
Arjun Patel, Grace Liu, Noah Schmidt, Isabel Costa, Viktor Novák, Mei-Ling Chen, Ahmed Farouk, Julia Rossi
arXiv | 2025-02-19 | Pruning
arxiv.org/pdf/2502.13877
code: code github.com/moerge/moerge, model huggingface.co/moerge/moerge-7b
links: project moerge.ai.example
tags: mixture of experts, serving
note: Experts that fire together are merged together.
5 902

Towards 1-bit Recommenders: Hashing Users, Items and Their Histories
Beatriz Álvarez, Kenji Mori
KDD | 2021-08-14 | Applications
dl.acm.org/doi/10.1145/3447548.3467155
code: code github.com/onebit-rec/hashing
links:
tags: binarization, recommendation
note: Histories hash better than users.
44 71

Deep Residual Codes
Martin Sommer, Ole Jensen
NIPS | 2016-12-05 | Quantization
papers.nips.cc/paper/6371-deep-residual-codes.pdf
code:
links:
tags: coding
note: Residuals are coded layer by layer.
502 0

Efficient Transformers on Microcontrollers: An Empirical Study of Twelve Boards
Freya Andersen, Luis Ortega, Bao Nguyen
IEEE Transactions on Computers | 2023-04-01 | Hardware
ieeexplore.ieee.org/document/10098765
code: code github.com/tinyboards/twelve
links:
tags: hardware, benchmark
note: Flash is the bottleneck on nine boards of twelve.
33 89

DistilGraph: Graph-Free Distillation of Graph Neural Networks
Xiaoyu Sun, Aleksander Nowak, Maria van~der~Berg
AAAI | 2023-02-07 | Distillation
ojs.aaai.org/index.php/AAAI/article/view/25931
code: code github.com/xysun/DistilGraph
links: poster distilgraph.example.org/poster.pdf
tags: graphs
note: The student never sees an edge.
40 133

Zero-Shot Quantization Needs No Data, but It Needs Batch Norm
Robert Miller~Jr., Chiara Ferrari
BMVC | 2021-11-22 | Quantization
www.bmvc2021-virtualconference.example/papers/0912.pdf
code:
links:
tags: data-free
note: Without the statistics the generator collapses.
16 0

KV-Diet: Slimming the Cache of Long-Context Models
Sunil Gupta, Hyejin Choi, Leon Becker, Ángela Ruiz
NeurIPS | 2024-12-09 | Efficient Attention
openreview.net/forum?id=Pq6WfD2vYc
code: code github.com/kvdiet/kv-diet
links: blog kvdiet.example.com/blog
tags: kv cache, long context
note: Keys tolerate fewer bits than values.
58 2210

Rate–Distortion Bounds for Compressed Language Models
Lena Vogel, Ibrahim Diallo
IEEE Transactions on Information Theory | 2024-08-20 | Efficient Attention
ieeexplore.ieee.org/document/10612345
code:
links:
tags: theory, nlp
note: The bound is met by no code that we know of.
7 0

Pruning at Initialization Is Not Enough
Caleb Johnson, Weronika Zając
ICLR | 2021-05-03 | Pruning
openreview.net/forum?id=gH8sTnR0aVu
code: code github.com/calebj/not-enough
links:
tags: sparse training
note: What is missing at initialization is found in ten epochs.
131 64

Mobile Speech Enhancement and Recognition with Mixed Precision
Aino Virtanen, Pekka Korhonen, Raj Malhotra
Interspeech | 2022-09-18 | Applications
www.isca-archive.org/interspeech_2022/virtanen22_interspeech.pdf
code:
links: demo speech-mp.example.fi
tags: speech, mixed precision
note: Enhancement takes the bits that recognition can spare.
11 0

Can LLMs Quantize Themselves? A Case Study in Self-Calibration
Zara Ahmed, Wenjie Zhao, Patrick Müller
arXiv | 2025-07-04 | Quantization
arxiv.org/abs/2507.03312
code: code github.com/zahmed/selfcal
links: data huggingface.co/datasets/zahmed/selfcal
tags: llm
note: They can, down to four bits.
2 77

FlashBin
Oskar Dahl, Yiming Xu
MLSys | 2023-06-04 | Hardware
proceedings.mlsys.org/paper_files/paper/2023/hash/5b1e22-Abstract.html
code: code github.com/flashbin/flashbin
links: slides flashbin.example.io/mlsys.pdf
tags: binarization, kernels
note: Binary kernels at the speed of memory.
27 668

Structured Sparsity for Medical Image Segmentation: From Theory to Clinic
Amélie Dubois, Rajesh Iyer, Stefan Huber, Mónica Salas
Medical Image Analysis | 2021-05-11 | Applications
doi.org/10.1016/j.media.2021.102044
code:
links:
tags: medical, structured sparsity
note: Validated in four hospitals.
73 0

A Closer Look at Rounding
Thomas Wright
arXiv | 2019-01-22 | Quantization
arxiv.org/abs/1901.07744
code: code github.com/twright/rounding
links:
tags: rounding
note: Rounding to nearest is rarely the best of its neighbours.
150 39

Cross-Lingual Distillation of Speech Translation Models for Low-Resource Languages
Thandiwe Nkosi, Jean-Pierre Lambert, Siti Aminah
NAACL | 2022-07-10 | Distillation
aclanthology.org/2022.naacl-main.219
code: code github.com/tnkosi/xling-distil
links:
tags: speech, multilingual
note: One teacher serves eleven languages.
19 23

PIMple: Processing-in-Memory Made Simple
Hyun-woo Kang, Seo-yeon Kim, Dong Min Shin
ISCA | 2024-06-29 | Hardware
dl.acm.org/doi/10.1145/3579371.3589999
code: code github.com/pimple-sim/pimple
links: video youtu.be/Zt4Nf0KqLmM
tags: processing in memory, hardware
note: A simulator with one knob.
8 240

On the Limits of Weight Sharing
Paolo Greco, Hiroshi Yamamoto, Carmen Delgado
JMLR | 2018-04-12 | Pruning
jmlr.org/papers/v19/17-512.html
code:
links:
tags: weight sharing, theory
note: Sharing across depth costs more than sharing across width.
210 0

3D Gaussian Compression by Learned Vector Codebooks
Lotte van~den~Heuvel, Qiang Wu, Tomasz Lis
SIGGRAPH Asia | 2024-12-03 | Applications
dl.acm.org/doi/10.1145/3680528.3687601
code: code github.com/lvdheuvel/gscodebook
links: project gscodebook.example.nl, video youtu.be/M0sP4xVw1yQ
tags: rendering, vector quantization
note: Forty times smaller without visible loss.
46 1500

Quantized Reinforcement Learning in Simulation and on Real Robots
Ben Carter, Nour Hassan, Felix Lang
CoRL | 2022-12-14 | Applications
proceedings.mlr.press/v205/carter23a.html
code: code github.com/qrl-robots/qrl
links:
tags: robotics
note: Integer policies walk as well as floating ones.
29 97

Lossless by Design: Entropy Coding of Network Updates
Maja Kovač, Erik Nyström
INFOCOM | 2020-07-06 | Hardware
ieeexplore.ieee.org/document/9155321
code:
links:
tags: coding, federated
note: Updates shrink by a third and nothing is lost.
38 0

Green AI, Greener Silicon: The Energy of Low-Precision Training
Sarah Goldberg, Chukwuemeka Eze, Lars Petersen
Nature Machine Intelligence | 2023-10-16 | Hardware
www.nature.com/articles/s42256-023-00731-9
code:
links: data zenodo.org/record/8400117
tags: energy
note: Half of the energy goes into moving scales.
61 0

TinyOCR: Reading Receipts in 100 KB
Dung Pham, Kevin Brown
ICDAR | 2021-09-05 | Applications
link.springer.com/chapter/10.1007/978-3-030-86331-9_8
code: code github.com/tinyocr/tinyocr
links: demo tinyocr.example.app
tags: ocr, tiny
note: Receipts of six countries.
15 512

Benign Overfitting in Quantized Linear Models
Ruth Cohen, Alejandro Vega
COLT | 2023-07-12 | Quantization
proceedings.mlr.press/v195/cohen23a.html
code:
links:
tags: theory
note: Rounding noise acts like a ridge.
22 0

Fewer Tokens, Same Thoughts: Pruning Chains of Reasoning
Ling Zhou, Mateo Silva, Anika Roy, Jakub Dvořák, Elif Yılmaz, Sean Murphy, Tao Jin, Clara Weiß, Omar Benali, Nina Popov, Ivan Horvat, Kofi Mensah
COLM | 2025-10-07 | Efficient Attention
openreview.net/forum?id=Lr5XyQe1Uo
code: code github.com/fewertokens/fewer
links: project fewertokens.example.org
tags: reasoning, llm
note: Half of the thoughts are never read again.
4 385

A* Search over Bit Allocations
Gregor Hofmann, Manu Sharma
IJCAI | 2022-07-23 | Quantization
www.ijcai.org/proceedings/2022/0455.pdf
code: code github.com/ghofmann/astar-bits
links:
tags: mixed precision, search
note: The heuristic is admissible for all layers but the last.
17 34

Compressing BERT and Friends: Lessons from Four Years in Production
Rebecca Stone, Andrés Molina, Yu Takahashi
NAACL Industry Track | 2024-06-16 | Applications
aclanthology.org/2024.naacl-industry.31
code:
links:
tags: nlp, industry
note: Batching saved more than bits did.
6 0

Low-Rank Adapters for Vision–Language Models under Tight Memory
Iris Papadopoulos, Junho Lim
ECCV | 2024-09-29 | Applications
www.ecva.net/papers/eccv_2024/papers_ECCV/papers/07812.pdf
code: code github.com/irisp/tightvlm
links: project irisp.github.io/tightvlm
tags: low-rank, multimodal
note: A rank of four is enough for captions.
13 142

How Many Bits Does Attention Need?
Ethan Clarke, Sana Mirza, Björn Lund
ACL | 2023-07-10 | Efficient Attention
aclanthology.org/2023.acl-long.733
code: code github.com/eclarke/attnbits
links:
tags: attention, low-bit
note: Three for queries, five for keys.
52 118

QUIRK: Query-Aware Retrieval with Integer Kernels
Tatiana Morozova, Alan Whitfield
SIGIR | 2022-07-11 | Applications
doi.org/10.1145/3477495.3531998
code: code gitlab.com/quirk-ir/quirk
links:
tags: retrieval, kernels
note: Integer dot products rank as floats do.
10 0

Straight-Through Estimators, Revisited: Bias, Variance and Cure
Magdalena Wójcik, Simon Ng
NeurIPS | 2019-12-08 | Quantization
papers.nips.cc/paper/9177-straight-through-estimators-revisited
code: code github.com/mwojcik/ste-cure
links: poster ste-cure.example.pl/poster.pdf
tags: binarization, optimization
note: The bias has a sign and the sign can be learnt.
188 55

The Lottery of Seeds: Variance in Pruned Networks and Its Remedies
Deepa Krishnan, Axel Bergström
UAI | 2020-08-03 | Pruning
proceedings.mlr.press/v124/krishnan20a.html
code:
links:
tags: lottery tickets
note: Thirty seeds are needed for one digit.
36 0

Event-Driven Inference on Neuromorphic Chips
Matteo Gallo, Wiebke Janssen, Sung-min Cho
Frontiers in Neuroscience | 2020-06-30 | Hardware
www.frontiersin.org/articles/10.3389/fnins.2020.00655/full
code: code github.com/mgallo/eventchip
links:
tags: neuromorphic, hardware
note: Silence costs nothing on four chips of five.
64 31

Compress, Then Prompt: Instruction Tuning after Pruning
Yasmin Karimi, Victor Hugo dos~Santos, Petra Nagy
EMNLP Findings | 2024-11-12 | Pruning
aclanthology.org/2024.findings-emnlp.608
code: code github.com/ykarimi/compress-prompt
links:
tags: llm, instruction tuning
note: Prompting recovers most of what pruning took.
9 68

Vector-Quantized Memories for Lifelong Agents
Adaeze Obi, Luca Moretti, Shun Kato
arXiv | 2026-01-21 | Applications
arxiv.org/abs/2601.14502
code: code github.com/vqmemory/vqm
links: project vqmemory.example.dev
tags: agents, vector quantization
note: Memories of a year in one megabyte.
1 54

Adder Trees Considered Harmful
Colin MacLeod
Computers & Electrical Engineering | 2021-02-01 | Hardware
ieeexplore.ieee.org/document/9474012
code:
links:
tags: hardware, arithmetic
note: Carry chains waste what sparsity saves.
12 0

Federated Distillation for Keyboards, Cameras and Cars
Gabriel Lopes, Zainab Yusuf, Henrik Madsen
MobiCom | 2023-10-02 | Distillation
dl.acm.org/doi/10.1145/3570361.3592530
code:
links: video youtu.be/Kd9Wm3RtVx0
tags: federated, mobile
note: Cars distil at night.
25 0

YOLO-Nano-Q: Real-Time Detection in 8 Bits
Akira Fujita, Monika Kaur, Paul Weber
IROS | 2019-11-04 | Applications
ieeexplore.ieee.org/document/8967891
code: code github.com/afujita/yolo-nano-q
links:
tags: detection
note: Thirty frames a second on a toy drone.
83 930

Sharpness and Flatness of Quantized Minima
Roya Tehrani, Ashok Menon
ICML | 2024-07-21 | Quantization
proceedings.mlr.press/v235/tehrani24a.html
code: code github.com/rtehrani/sharpflat
links:
tags: theory, optimization
note: Flat minima survive rounding.
14 41

A Benchmark of Compressed Models for Weather, Climate and Energy
Kristín Jónsdóttir, Michael Osei, Valentina Cruz, Pieter de~Jong
NeurIPS Datasets and Benchmarks Track | 2023-12-11 | Surveys
openreview.net/forum?id=Wn7TyBc3Ek
code: code github.com/wcebench/wce
links: data zenodo.org/record/8123456
tags: benchmark, climate
note: Nine tasks and one leaderboard.
28 176

Speculative Decoding with Quantized Drafts
Minh Tran, Josephine Baker, Rohan Desai
ICLR Workshop | 2025-04-27 | Efficient Attention
openreview.net/forum?id=dF2jVhY8mS
code: code github.com/qdraft/qdraft
links:
tags: decoding, llm
note: A two-bit draft is right four times in five.
3 260

Neural Codecs: Where Do the Bits Go?
Sébastien Roche, Anna-Lena Fischer
ICASSP | 2023-06-04 | Applications
ieeexplore.ieee.org/document/10095889
code:
links: demo codecbits.example.fr
tags: audio, coding
note: Most of them go into silence.
17 0

Revisiting Huffman Coding for Activations
Jun Ito, Carlos Peña
MICRO | 2018-10-20 | Hardware
ieeexplore.ieee.org/document/8574587
code:
links:
tags: coding, hardware
note: A table of sixteen entries does the work.
92 0

Data-Free Pruning of Graph Transformers in One Shot
Irina Kuznetsova, Mbali Dube, Xin Gao, Tuan Vo
WWW | 2024-05-13 | Pruning
dl.acm.org/doi/10.1145/3589334.3645512
code: code github.com/ikuz/oneshot-gt
links:
tags: graphs, data-free
note: One shot, no data, no regret.
10 37

BinaryDuo+: Coupling Binary Activations at Scale
Seung-hyun Yoo, Eun-ji Han
ICLR | 2020-04-26 | Quantization
openreview.net/forum?id=rT9gLkXsBV
code: code github.com/shyoo/binaryduo-plus, torch github.com/ejhan/duo-torch
links:
tags: binarization
note: Two weak neurons make a strong one.
70 81

Training with Mixed-Precision Floating Point on Old GPUs
Walter Kern, Olga Sidorova, Jamal Carter
arXiv | 2017-10-10 | Hardware
arxiv.org/pdf/1710.03999.pdf
code:
links:
tags: mixed precision, training
note: Old hardware is good for half of it.
240 0

Ein Leitfaden zur Quantisierung neuronaler Netze für die Industrie
Jürgen Weiß, Katharina Groß
Informatik Spektrum | 2021-02-17 | Surveys
doi.org/10.1007/s00287-021-01338-5
code:
links:
tags: survey, industry
note: Ein Leitfaden in zehn Schritten.
5 0
""")
