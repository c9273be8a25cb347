"""Works of ten fields that nobody wrote: what the shapes of the third part print.

The works of the other parts are all of one field, and so are their venues.  A thesis stands as
people write it, with its kind before the university; a group that signs a paper is one name.
"""

from intake.shape_works import Work, works_of

WORKS = works_of("""
Home monitoring of blood pressure after stroke: a randomised controlled trial in four countries
Margaret L. Okonkwo, Jens Holm, Beatriz Sarmento
The Lancet | 2019-03-16 | Medicine
doi.org/10.1016/S0140-6736(19)30912-4
code:
links: data zenodo.org/record/2591104
tags: stroke, hypertension
note: Fewer second strokes at no higher cost.
412 0

Delayed antibiotics for ear pain in children
Stephen Varga, Nkechi Udo
BMJ | 2021-11-08 | Medicine
doi.org/10.1136/bmj.n2671
code:
links:
tags: antibiotics, children
note: Waiting two days spared half of the prescriptions.
88 0

Sleep and Falls among Night-Shift Nurses
Carla Mendonça, Ruth Abelson, T. J. Whitcombe
JAMA | 2017-06-20 | Medicine
doi.org/10.1001/jama.2017.6614
code:
links:
tags: sleep
note: The third night in a row is the dangerous one.
190 0

Oral Rehydration with Rice Water in Remote Clinics
Farida Anwar, Piet van~Houten, RIVER-2~Investigators
New England Journal of Medicine | 2014-09-04 | Medicine
doi.org/10.1056/NEJMoa1402217
code:
links: video vimeo.com/104882211
tags: cholera, trials
note: Rice water was as good as the packaged salts.
655 0

Early detection of sepsis from bedside monitors
Hannah Lowenthal, Vikram Sethi, Oluwaseun Adeyemi, Marie-Claire Fontaine, George Papas
medRxiv | 2023-02-14 | Medicine
doi.org/10.1101/2023.02.12.23285811
code: code github.com/lowenthal-lab/sepsis-watch
links:
tags: sepsis, monitoring
note: Six hours of warning and one false alarm a day.
14 51

Observation of a Spin Ice with Broken Mirror Symmetry
Kenta Morishita, Alina Drăgulescu, Rafael Quispe
Physical Review Letters | 2018-07-27 | Physics
doi.org/10.1103/PhysRevLett.121.047202
code:
links:
tags: magnetism, frustration
note: The first spin ice that tells left from right.
143 0

Thermal conductivity of twisted bilayers below 1 K
Sofía Arce, Dominik Hartl
Physical Review B | 2022-01-10 | Physics
doi.org/10.1103/PhysRevB.105.035412
code: code github.com/arce-hartl/twist-kappa
links: data zenodo.org/record/5827740
tags: graphene
note: The twist closes one channel of two.
31 12

Dust in the Outskirts of Four Spiral Galaxies
Pauline Girardot, Mehmet Aydın, Wren Castleton
Astronomy & Astrophysics | 2016-05-01 | Physics
doi.org/10.1051/0004-6361/201527733
code:
links:
tags: dust, galaxies
note: Dust reaches twice as far as the stars.
76 0

A Short Proof of the Gap Lemma for Slender Groups
Nils Aronsson
Annals of Mathematics | 2011-03-01 | Physics
doi.org/10.4007/annals.2011.173.2.9
code:
links:
tags: groups
note: Eight pages instead of ninety.
58 0

Cold clocks: keeping time with trapped ytterbium ions
Linh Dang, Oscar Whitlock, Ferenc Balogh
Nature | 2020-10-22 | Physics
doi.org/10.1038/s41586-020-2811-6
code:
links: blog www.coldclocks.example.org/story
tags: clocks, metrology
note: It would lose a second in twenty billion years.
301 0

Vowel Length in Three Varieties of Northern Sámi
Inger Valkeapää, Duncan Reid
Language | 2015-06-01 | Linguistics
doi.org/10.1353/lan.2015.0027
code:
links:
tags: phonology, sámi
note: A third length exists in one valley only.
64 0

Who says "whom"? Relative pronouns in spoken and written English
Abigail Thornbury
Journal of English Linguistics | 2009-12-01 | Linguistics
doi.org/10.1177/0075424209341188
code:
links:
tags: corpus, syntax
note: Hardly anyone, and mostly after prepositions.
112 0

Tone Sandhi and the Memory of Syllables
Cheng Ruolan, Margit Kuusik
Journal of Phonetics | 2021-09-15 | Linguistics
doi.org/10.1016/j.wocn.2021.101077
code: code gitlab.com/ruolan/sandhi-models
links: data osf.io/h8kzq
tags: tone, memory
note: Speakers store the syllable and not the tone.
20 0

A Treebank of Medieval Charters
Tereza Vlčková, Gianni Ruffo, Ellen Ashdown
LREC | 2018-05-07 | Linguistics
www.lrec-conf.org/proceedings/lrec2018/summaries/1041.html
code: code github.com/charterbank/charterbank
links: project charterbank.example.cz
tags: treebanks, latin
note: Nine hundred charters, parsed by hand.
27 38

Grammars of Silence
Leopold Anders
Cambridge University Press | 2003-04-01 | Linguistics
doi.org/10.1017/CBO9780511486104
code:
links:
tags: pragmatics
note: A pause is a word with a meaning of its own.
530 0

The Quiet Docket: Unsigned Orders and the Rule of Law
Philippa Eastgate, Marcus D. Trent
Harvard Law Review | 2019-02-11 | Law
harvardlawreview.example.org/2019/02/the-quiet-docket
code:
links:
tags: courts, procedure
note: Four orders in ten give no reasons at all.
137 0

Contracts nobody reads
Oren Halpert
Yale Law Journal | 2013-05-01 | Law
www.yalelawjournal.example.org/article/contracts-nobody-reads
code:
links:
tags: contracts
note: Length and not language keeps readers away.
245 0

Sentencing by Score: An Audit of Risk Tools in Two Counties
Denise Pruitt, Kamal Elbaz, Rosalind Ng
SSRN | 2020-08-31 | Law
doi.org/10.2139/ssrn.3679914
code: code github.com/auditlab/two-counties
links:
tags: sentencing, audit
note: The score changed fewer decisions than its makers say.
39 7

Rivers as Persons
Tamati Hohepa, Ingeborg Falk
Journal of Environmental Law | 2021-07-01 | Law
doi.org/10.1093/jel/eqab014
code:
links:
tags: rivers, standing
note: Guardians matter more than titles do.
51 0

Pollinator decline and the price of almonds
Gwen Tallis, Emeka Nwosu, Paolo Brera, Satu Niemi
Ecology Letters | 2016-08-01 | Ecology
doi.org/10.1111/ele.12641
code:
links: data datadryad.org/stash/dataset/doi:10.5061/dryad.k41p7
tags: bees, agriculture
note: Prices rise before hives are lost.
163 0

Beavers cool streams in dry summers
Joan Ketteridge, Aleksi Salo
PNAS | 2022-06-14 | Ecology
doi.org/10.1073/pnas.2203318119
code: code github.com/ketteridge/beaverstreams
links:
tags: beavers, rivers
note: Two degrees below each dam.
48 19

Mapping Kelp Forests from Orbit, 1984 to 2020
Ximena Duarte, Brett Hollis
PLOS ONE | 2021-10-06 | Ecology
doi.org/10.1371/journal.pone.0257933
code: code github.com/kelpwatchers/kelp-orbit
links: demo kelp-orbit.example.cl
tags: remote sensing, kelp
note: Half of the southern forests are gone.
35 44

Warming shifts the song of the reed warbler
Lieke Postma, Andrew N. Carver
Nature Climate Change | 2018-04-01 | Ecology
doi.org/10.1038/s41558-018-0119-3
code:
links:
tags: birds, climate
note: They sing nine days earlier than their parents did.
97 0

On the Minds of Octopuses: A Field Study in Two Bays
Delphine Aubry, Ross McAllister
Science | 2012-11-30 | Ecology
doi.org/10.1126/science.1226641
code:
links: video youtu.be/Wk7c2NpQ0rE
tags: cognition, octopus
note: They plan one tide ahead.
388 0

Phishing the Phishers: A Year inside a Kit Market
Yonatan Perl, Sabrina Cordeiro, Ho-jin Baek
USENIX Security | 2020-08-12 | Security
www.usenix.org/conference/usenixsecurity20/presentation/perl
code: code github.com/kitmarket/phishphish
links: slides www.usenix.org/system/files/sec20_slides_perl.pdf, video youtu.be/b4FzYx81GdU
tags: phishing, measurement
note: Most kits steal from the thieves who buy them.
120 266

Locks That Talk Too Much
Arvid Berglund, Chiamaka Eke
IEEE S&P | 2022-05-23 | Security
doi.org/10.1109/SP46214.2022.98336
code: code github.com/aberglund/talklocks
links:
tags: iot, side channels
note: Radio leaks the code before the door opens.
22 93

Passwords of the very old
Dorothy Kemp, Luis Ybarra
CHI | 2021-05-08 | Security
doi.org/10.1145/3411764.3445119
code:
links: video youtu.be/9sLrTqVn3Xc
tags: passwords, ageing
note: Notebooks at home are safer than they look.
60 0

Paper Knobs: Cutting and Folding Tangible Controls
Saki Onodera, Felipe Rocha, Jo Van~der~Elst
UIST | 2019-10-20 | Interfaces
doi.org/10.1145/3332165.3347901
code: code github.com/paperknobs/paperknobs
links: project paperknobs.example.jp
tags: fabrication, tangible
note: A knob for less than a cent.
45 310

Reading on Curved Glass
Bram Lievens
PhD thesis, Universiteit Gent | 2015-09-18 | Interfaces
biblio.ugent.example.be/publication/6918820
code:
links:
tags: reading, displays
note: Curvature helps only the tallest readers.
8 0

Maps, Markets and Memory: Street Trade in Lagos, 1890–1960
Bolanle Adeoti
Past & Present | 2008-02-01 | History
doi.org/10.1093/pastj/gtm052
code:
links:
tags: lagos, trade
note: Traders drew the first maps of the city.
71 0

The Invention of the Weekend
Harriet Coombs, Emil Stark
Oxford University Press | 1996-05-16 | History
global.oup.example.com/academic/product/9780198205517
code:
links:
tags: labour, leisure
note: Mondays were lost before Saturdays were won.
604 0

Les marchés de nuit et la ville : une enquête à Marseille
Hélène Castellane, Karim Benziane
Revue française de sociologie | 2017-01-15 | History
doi.org/10.3917/rfs.581.0041
code:
links:
tags: ville, commerce
note: On y vend surtout du temps.
13 0

Das Archiv der Zettel: Karteien in der Gelehrtenstube
Ottilie Brandner, Hans-Jörg Wimmer
Historische Zeitschrift | 2010-10-01 | History
doi.org/10.1524/hzhz.2010.0041
code:
links:
tags: archive
note: Der Zettel ist älter als der Kasten.
29 0

Stable Matching with Impatient Couples
Ismail Durmaz, Clare Rowntree, Vuong Bao
American Economic Review | 2018-11-01 | Economics
doi.org/10.1257/aer.20161402
code: code github.com/crowntree/impatient-couples
links: data doi.org/10.3886/E113118V1
tags: matching, markets
note: Impatience costs each couple half a rank.
85 5

Why do rents rise faster than wages? Evidence from forty cities
Miriam Steinhauer, Jonathan Pryce~III
Econometrica | 2023-07-01 | Economics
doi.org/10.3982/ECTA18854
code:
links: slides www.steinhauer.example.edu/rents-slides.pdf
tags: housing, wages
note: Zoning explains two thirds of the gap.
26 0

Folding kinetics of a knotted protein
Shirin Talebi, Krzysztof Mazur, Adwoa Sarpong
Cell | 2019-12-12 | Biology
doi.org/10.1016/j.cell.2019.11.018
code:
links:
tags: proteins, knots
note: The knot is tied first and tightened last.
150 0

Gene drives in wild mosquitoes: models and a warning
Lindiwe Khumalo, Astrid Nordahl
bioRxiv | 2024-05-03 | Biology
doi.org/10.1101/2024.05.01.592044
code: code github.com/khumalo/drivewarn
links:
tags: gene drives
note: A drive that works once will work everywhere.
6 15

Grasp2Place: Stacking Crockery with a Two-Finger Gripper
Naoko Ishii, Lars van~der~Meer, J. P. Sandoval
ICRA | 2021-05-30 | Robotics
doi.org/10.1109/ICRA48506.2021.9560771
code: code github.com/ishii-lab/grasp2place
links: video youtu.be/Tq3mC0vLx1E, project ishii-lab.example.jp/grasp2place
tags: grasping, stacking
note: Plates are harder than cups because nothing stops them from sliding.
74 203

Can a Robot Be Polite?
Sarah Vandermeulen
HRI | 2018-03-05 | Robotics
doi.org/10.1145/3171221.3171299
code:
links: video vimeo.com/258811904
tags: manners
note: It can if it waits half a second before it speaks.
133 0

(Re)planning in the Rain: Legged Locomotion on Wet Steps
Akinyi Otieno, Bjarne Søgaard, Wu Tianyu
CoRL | 2022-12-14 | Robotics
proceedings.mlr.press/v205/otieno23a.html
code: code github.com/wetsteps/rain-planner
links: project wetsteps.example.org
tags: locomotion, weather
note: The planner stops to think on every third step.
41 388

Hands
Valentina Russo, Tsegaye Bekele
RSS | 2020-07-12 | Robotics
www.roboticsproceedings.org/rss16/p041.html
code: code gitlab.com/hands-lab/hands
links: data zenodo.org/record/3942216
tags: hardware, grasping
note: Plans for a five-fingered hand that anyone can print.
210 1520

Sim/Real: One Policy for Both Sides of the Gap
Prakash Iyer, Milena Kovač
arXiv | 2023-09-26 | Robotics
arxiv.org/abs/2309.14772
code: code github.com/milenakovac/sim-slash-real
links:
tags: transfer
note: The gap closes when the simulator is worse than the world.
17 96

A Thousand Falls Later: What Ten Years of Biped Failures in the Laboratory and in the Field Teach about Hardware, Controllers, Supervision, Floors and the Patience of Graduate Students
Gudrun Eiríksdóttir, Paul O'Hara, Kenji Mori, Wanjiru Kamau, Teo de~la~Cruz, Anselm Roth
Science Robotics | 2019-08-21 | Robotics
doi.org/10.1126/scirobotics.aax2417
code:
links: data osf.io/w3k8d
tags: bipeds, failure
note: Most falls happen while somebody is watching.
186 0

Tactile Maps for Gardens and Orchards
Rin Takahashi, Osei Mensah
IROS | 2019-11-04 | Robotics
doi.org/10.1109/IROS40897.2019.8967731
code: code github.com/osei/tactile-orchards
links: slides www.osei.example.gh/iros19.pdf
tags: mapping, agriculture
note: Bark is a landmark that does not change with the season.
29 57

Ghost rings around quiet radio galaxies
Miriam Achterberg, Tomislav Perić, Lindani Dube
MNRAS | 2021-04-11 | Astronomy
doi.org/10.1093/mnras/stab0877
code:
links: data doi.org/10.26093/cds/vizier.75030915
tags: radio, galaxies
note: The rings are older than the jets that should have made them.
44 0

The 2017 Outburst of a Dwarf Nova in Four Colours
Hyun-woo Seo, Charlotte Pemberton
The Astrophysical Journal | 2018-09-20 | Astronomy
doi.org/10.3847/1538-4357/aad801
code:
links:
tags: novae, photometry
note: Blue light led the others by eleven minutes.
52 0

Photometric redshifts from five bands: is deep learning worth it?
Amélie Duchêne, Rohan Bhandari, Silvia Conti, Andrei Munteanu
Astronomy & Astrophysics | 2022-02-03 | Astronomy
doi.org/10.1051/0004-6361/202142107
code: code github.com/aduchene/fivebands
links:
tags: redshift, photometry
note: It is worth it only for the faintest tenth.
38 61

DeepHalo: Counting Halos without a Halo Finder
Ewa Zielińska, Marcus Thorne
NeurIPS Workshop on Machine Learning and the Physical Sciences | 2020-12-11 | Astronomy
ml4physicalsciences.example.org/2020/files/deephalo.pdf
code: code github.com/ewaz/deephalo
links: poster ml4physicalsciences.example.org/2020/posters/deephalo.png
tags: simulation, halos
note: The network counts faster than it can explain.
19 34

Stellar Streams and the Shape of the Milky Way
Fatou Diallo, Henrik Lindgren
arXiv | 2019-06-24 | Astronomy
arxiv.org/pdf/1906.10455.pdf
code:
links:
tags: streams, dark matter
note: Two streams disagree about the third axis.
67 0

First Light of the Atacama Needle Array
ANA~Collaboration
PASP | 2023-03-01 | Astronomy
doi.org/10.1088/1538-3873/acb7d2
code: code github.com/ana-array/pipeline
links: project www.ana-array.example.cl
tags: instruments
note: Sixty dishes saw their first quasar on a cloudy night.
95 72

Does My Parser Speak Sámi? Probing Low-Resource Morphology
Áile Somby, Greta Nyström, Peter Ihekweazu
ACL | 2022-05-22 | NLP
aclanthology.org/2022.acl-long.219
code: code github.com/asomby/parser-probes
links: video youtu.be/x0Vh7Rr2k8A
tags: morphology, probing
note: It speaks the cases but not the consonants.
24 49

Translate, then Apologize: Politeness Transfer in 14 Languages
Yusuf Demir, Hana Novotná, Catarina Lopes
EMNLP | 2020-11-16 | NLP
aclanthology.org/2020.emnlp-main.611
code: code github.com/politetransfer/sorry14
links: data huggingface.co/datasets/politetransfer/sorry14
tags: politeness, translation
note: Apologies get longer the further they travel.
81 127

TokTok: A Tokenizer That Counts to Ten
Minh Anh Vo, Daniel Rehm
EMNLP | 2023-12-06 | NLP
aclanthology.org/2023.findings-emnlp.388
code: code github.com/danielrehm/toktok
links: demo toktok.example.dev
tags: tokenization
note: Digits are tokens again and sums come out right.
33 845

Word order and the cost of surprise
Leena Raghavan, Stuart McPhail
TACL | 2019-05-01 | NLP
doi.org/10.1162/tacl_a_00271
code:
links:
tags: syntax, reading
note: Surprise costs more at the end of a line.
118 0

Attention Is Not Memory
Gil Aharoni, Beatrix Thalberg, Sun Yifei
ICLR | 2021-05-03 | NLP
openreview.net/forum?id=Hk3zQ1b9tW
code: code github.com/galmem/attention-not-memory
links: slides iclr.example.cc/media/slides/2811.pdf
tags: attention, memory
note: Heads look back but they do not keep.
256 310

古代汉语断句的序列标注方法
王雪梅, 陈立
中文信息学报 | 2018-06-15 | NLP
jcip.example.cn/CN/abstract/abstract2588.shtml
code:
links:
tags: 断句
note: 断句的错误多在人名之前。
22 0

方言語彙の自動対応付け
山田太郎, 佐藤花子
自然言語処理 | 2020-09-15 | NLP
doi.org/10.5715/jnlp.27.601
code: code github.com/yamada-lab/hougen
links:
tags: 方言
note: 隣の町の言葉がいちばん遠い。
9 12

Сжатие словарей без потери смысла
Анна Соколова, Игорь Левин
Диалог | 2019-05-29 | NLP
www.dialog-21.example.ru/media/4622/sokolova.pdf
code: code github.com/asokolova/slovari
links:
tags: словари
note: Половина слов не нужна никому.
14 8

Fuzzing/Proving: A Middle Road for Parsers
Ivana Petković, Colm Ó~Briain, Nam Seung-hee
CCS | 2021-11-15 | Security
doi.org/10.1145/3460120.3484712
code: code github.com/middleroad/fuzzprove
links: video youtu.be/L8m2qQn4dZs
tags: fuzzing, parsers
note: Proofs start where the fuzzer gives up.
58 644

What's in a Label? 1,204 Privacy Notices Read Aloud
Nadia Haddad, Simon Thwaite
PoPETs | 2022-07-11 | Security
doi.org/10.56553/popets-2022-0093
code:
links: data osf.io/qv2m7
tags: privacy, notices
note: Nobody stayed awake beyond the cookies.
30 0

kQuery: Constant-Time Lookups for Private Contact Discovery
Marie-Ange Baptiste, Rui Figueira
NDSS | 2023-02-27 | Security
www.cs.example.edu/~mbaptiste/papers/kquery-ndss23.pdf
code: code gitlab.com/kquery/kquery
links: slides www.cs.example.edu/~mbaptiste/talks/kquery.pdf
tags: privacy, contacts
note: A lookup takes as long for friends as for strangers.
21 109

Rowhammering the Mailroom
Dieter Quast, Zanele Mthembu
WOOT | 2019-08-12 | Security
www.usenix.org/conference/woot19/presentation/quast
code: code github.com/quast/mailhammer
links:
tags: hardware, memory
note: One flipped bit sends the letter next door.
47 233

Who Owns the Rain? Water Rights and Weather Data
Josephine Tilden, Rafiq Chowdhury
Stanford Law Review | 2022-06-01 | Law
www.stanfordlawreview.example.org/print/article/who-owns-the-rain
code:
links: blog www.tilden.example.org/rain
tags: property, weather
note: Whoever measures it first will own it soon.
36 0

Sandbox v. Statute: Regulating Code That Rewrites Itself
Ebere Nnadi, Gwendolyn Marsh
Computer Law & Security Review | 2023-04-01 | Law
doi.org/10.1016/j.clsr.2023.105811
code:
links:
tags: regulation, software
note: A statute cannot be versioned and the code can.
12 0

Der Schutz des guten Glaubens im Netz
Friederike von~Arnstein
Juristenzeitung | 2016-10-07 | Law
doi.org/10.1628/002268816X14711236
code:
links:
tags: zivilrecht
note: Guter Glaube endet am zweiten Klick.
18 0

Sleep in Jellyfish (and What It Costs Them)
Ines Carvalho, Thomas Aldridge, Pham Thu
Current Biology | 2020-04-20 | Biology
doi.org/10.1016/j.cub.2020.02.061
code:
links: video youtu.be/Jf9s7Kq0eWY
tags: sleep, cnidaria
note: A night without sleep costs a day of swimming.
140 0

CRISPRa/i screens in 3D culture
Sigrid Holmberg, Mateus Pires, Fiona Clarke, Deng Rong
Nature Methods | 2021-01-18 | Biology
doi.org/10.1038/s41592-020-01033-y
code: code github.com/holmberg-lab/screens3d
links: data www.ncbi.nlm.nih.gov/geo/query/acc.cgi?acc=GSE158820
tags: crispr, screening
note: Half of the hits in two dimensions vanish in three.
126 77

OrthoTree 2.0: orthology at the scale of 10,000 genomes
Piotr Wiśniewski, Alba Cortés
Bioinformatics | 2022-08-02 | Biology
doi.org/10.1093/bioinformatics/btac533
code: code github.com/orthotree/orthotree, docker hub.docker.com/r/orthotree/orthotree
links: project orthotree.example.org
tags: orthology, software
note: A week became an afternoon.
64 412

Bacterial memory
Hadiza Bello
eLife | 2017-02-28 | Biology
doi.org/10.7554/eLife.23190
code:
links:
tags: bacteria, memory
note: A colony remembers a flood for nine generations.
99 0

Whole-Genome Sequencing of the Hermit Thrush
Thrush~Genome~Consortium
GigaScience | 2019-05-13 | Biology
doi.org/10.1093/gigascience/giz051
code: code github.com/thrush-genome/assembly
links: data gigadb.org/dataset/100588
tags: genomes, birds
note: The song genes sit on the smallest chromosome.
33 21

Salt, Silver and Silence: Smuggling on the Adriatic, 1648–1797
Lucia Morosini, Ante Radić
Brill | 2011-11-25 | History
brill.example.com/display/title/19004
code:
links:
tags: adriatic, trade
note: The silence was the most expensive cargo.
45 0

Letters to Nobody
Fraser Abernethy
PhD thesis, University of Edinburgh | 2014-07-03 | History
era.ed.example.ac.uk/handle/1842/9715
code:
links:
tags: letters, archive
note: Unsent letters make up a third of the archive.
11 0

¿Quién enseña a los maestros?
María José Núñez~Prieto, Luis Ángel de~la~Fuente
Revista de Educación | 2012-09-01 | History
doi.org/10.4438/1988-592X-RE-2011-359-103
code:
links:
tags: escuela
note: Los maestros aprendían de sus alumnos.
57 0

Peat Fires and the Price of Palm Oil
Gerrit Jan de~Boer, Sulastri, Maria Ulfah
World Development | 2017-10-01 | Ecology
doi.org/10.1016/j.worlddev.2017.05.014
code:
links:
tags: peat, markets
note: Prices explain the smoke better than the weather does.
83 0
""")

CONFERENCES = frozenset(
    [
        "ICRA",
        "HRI",
        "CoRL",
        "RSS",
        "IROS",
        "ACL",
        "EMNLP",
        "ICLR",
        "CCS",
        "NDSS",
        "WOOT",
        "LREC",
        "CHI",
        "UIST",
        "USENIX Security",
        "IEEE S&P",
    ]
)
PREPRINTS = frozenset({"arXiv", "bioRxiv", "medRxiv", "SSRN"})
PRESSES = frozenset({"Cambridge University Press", "Oxford University Press", "Brill"})


def kind(work: Work) -> str:
    """Return what kind of publication a work is, as references tell them apart."""
    if work.venue in CONFERENCES or "Workshop" in work.venue:
        return "conference"
    if work.venue in PREPRINTS:
        return "preprint"
    if work.venue in PRESSES:
        return "book"
    return "thesis" if work.venue.startswith("PhD thesis") else "journal"
