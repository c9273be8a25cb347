"""Works of ten fields and five more languages that nobody wrote: what the fresh shapes print.

The works of a language other than English are of one topic each, whose name is that of the
language: lists that are written in it print them beside works in English, as such lists do.
"""

from intake.shape_works import Work, works_of

ENGLISH = works_of("""
Forgetful Indexes: When a Learned Index Should Start Over
Priya Raghavan, Tobias Lenz, Ming-Hsuan Cho
SIGMOD | 2021-06-20 | Query Processing
doi.org/10.1145/3448016.3457991
code: code github.com/raghavan-db/forgetful-index
links: slides slides.rdb-lab.example.org/forgetful
tags: learned index, drift
note: Retraining pays off only after a third of the keys have moved.
96 211

Cardinality Estimates for Joins Nobody Has Run Yet
Elif Karaca, Joost van~Rijn
VLDB | 2022-09-05 | Query Processing
www.vldb.org/pvldb/vol15/p2210-karaca.pdf
code:
links: video youtu.be/kR7uXw20PzA
tags: cardinality, joins
note: A sample of sixty rows beats the histogram in every schema.
41 0

KnobWise: Tuning Database Knobs with a Budget of Ten Restarts
Samuel Achterberg, Lin Yue, Catarina Bastos, Ravi Menon
ICDE | 2023-04-03 | Query Processing
ieeexplore.ieee.org/document/10184732
code: code github.com/knobwise/knobwise
links:
tags: tuning
note: Ten restarts find what other tuners need a night for.
27 388

What Do Query Optimizers Regret?
Hildegard Moser, Abel Nkemelu
CIDR | 2020-01-12 | Query Processing
www.cidrdb.org/cidr2020/papers/p31-moser-cidr20.pdf
code:
links:
tags: optimizers, vision
note: A plea for plans that can be undone.
63 0

Views that maintain themselves under schema change
Yuki Tanabe, Marguerite Leclair
IEEE Transactions on Knowledge and Data Engineering | 2018-11-19 | Query Processing
ieeexplore.ieee.org/document/8539914
code:
links:
tags: views
note: Most changes of a schema leave most views as they were.
118 0

TabulaRosa: Large Language Models Read Tables from Right to Left
Amara Diallo, Chen Zhiwei, Peter O'Rourke
arXiv | 2024-02-27 | Query Processing
arxiv.org/abs/2402.17611
code: code github.com/tabularosa/tabularosa, model huggingface.co/tabularosa/base-7b
links: project tabularosa.example.org
tags: tables, LLM
note: The order of the columns changes one answer in eight.
12 940

Slow Start Considered Fair
Wojciech Zieliński, Anneke Brandsma
SIGCOMM | 2019-08-19 | Computer Networks
doi.org/10.1145/3341302.3342071
code: code github.com/slowfair/slowstart
links: slides slowfair.example.org/slides.pdf
tags: congestion, fairness
note: Fairness returns when the newcomers wait one more round.
204 133

PacketLoom: Weaving Flows across Unreliable Paths
Farah Haddad, Grzegorz Mazur, Ulrike Baum, T. R. Iyer
NSDI | 2022-04-04 | Computer Networks
www.usenix.org/conference/nsdi22/presentation/haddad
code: code github.com/packetloom/loom
links: video vimeo.com/710224418
tags: multipath
note: Two bad paths make a good one if their losses are not related.
58 612

How Long Does a Route Live? Ten Years of BGP Updates
Benedikt Ahlers, Shreya Pillai
IMC | 2020-10-27 | Computer Networks
doi.org/10.1145/3419394.3423655
code:
links: data zenodo.org/record/4118823
tags: BGP, measurement
note: Half of all routes are gone within a day.
77 0

A Kernel Bypass for Small Machines
Ignatius Owusu, Freja Lund
EuroSys | 2023-05-08 | Computer Networks
doi.org/10.1145/3552326.3587449
code: code gitlab.com/small-bypass/bypass
links:
tags: kernel, latency
note: A bypass in nine hundred lines, without huge pages.
19 0

Tail latency in home networks
Dong-Wook Seo, Emily Hargreaves, Lucía Santamaría
IEEE/ACM Transactions on Networking | 2017-12-14 | Computer Networks
ieeexplore.ieee.org/document/8214520
code:
links:
tags: latency, wireless
note: The microwave oven explains less than the neighbour does.
151 0

LeoGraph: Routing over Satellites That Come and Go
Mateus Figueira, Zhang Ruoyu
CoNEXT | 2024-12-09 | Computer Networks
doi.org/10.1145/3680121.3697805
code: code github.com/leograph/leograph
links:
tags: satellites, routing
note: Routes are computed for the sky of the next minute.
6 74

SeedSower: Growing Corpora for Grammar-Aware Fuzzing
Katarína Hudáková, Neil Ferreira
ICSE | 2021-05-22 | Software Testing
doi.org/10.1109/ICSE43902.2021.00087
code: code github.com/seedsower/seedsower
links: video youtu.be/9qPnB4Lx_uQ
tags: fuzzing, grammars
note: Half of the crashes come from one seed in a hundred.
84 1290

Do Fuzzers Find the Bugs That Users Report?
Omid Rahimi, Sandra Villanueva, Jan-Erik Holm
ISSTA | 2022-07-18 | Software Testing
doi.org/10.1145/3533767.3534402
code:
links: data osf.io/8k2qd
tags: empirical study
note: One bug in five is found by both.
45 0

Flaky by Design: Why Test Order Matters
Beatrix Cole, Yusuf Aydemir
FSE | 2020-11-08 | Software Testing
doi.org/10.1145/3368089.3409712
code: code github.com/flakybydesign/replay
links:
tags: flaky tests
note: Running the tests backwards finds most of the flaky ones.
133 56

Mutation testing, revisited
Gail Whitford
ACM Transactions on Software Engineering and Methodology | 2016-10-03 | Software Testing
doi.org/10.1145/2970276.2970311
code:
links:
tags: mutation testing, survey
note: Thirty years of mutants and what became of them.
310 0

PromptSan: A Sanitizer for Prompts in Production
Hyun-Ah Bae, Léopold Marchetti, Xu Tian
ASE | 2024-10-27 | Software Testing
doi.org/10.1145/3691620.3695042
code: code github.com/promptsan/promptsan
links: project promptsan.example.org, demo demo.promptsan.example.org
tags: LLM, sanitizers
note: Injected instructions are caught before the model reads them.
9 2105

Fuzzing Compilers with Programs Their Authors Wrote
Rosalind Achebe, Viktor Sandström
PLDI | 2023-06-17 | Software Testing
doi.org/10.1145/3591284
code: code github.com/author-programs/apf
links:
tags: compilers, fuzzing
note: Old course work is the best corpus of all.
22 340

Reading Bar Charts without Axes
Nadine Oyelaran, Christoph Ebner
IEEE VIS | 2021-10-24 | Visualization
doi.org/10.1109/TVCG.2021.3114806
code:
links: video vimeo.com/632110457
tags: perception, bar charts
note: Readers guess the axis, and they guess it from zero.
72 0

ChartScribe: Writing Captions That Say What a Chart Hides
Lars Mikkelsen, Adaeze Umeh, Fei Junwei
EuroVis | 2023-06-12 | Visualization
doi.org/10.1111/cgf.14803
code: code github.com/chartscribe/chartscribe
links: demo chartscribe.example.org
tags: captions, accessibility
note: Screen-reader users preferred the longer captions.
31 268

Color Maps for Tired Eyes: A Crowdsourced Study
Ilse Vermeulen, Bruno Castellano
Computer Graphics Forum | 2019-06-10 | Visualization
onlinelibrary.wiley.com/doi/10.1111/cgf.13677
code:
links: data figshare.com/articles/tired-eyes/8114972
tags: color, perception
note: After an hour of work, fewer hues are better.
89 0

Uncertainty is not noise
Miriam Falk, Daniel Okoro, Hao Lijun
IEEE Transactions on Visualization and Computer Graphics | 2020-02-13 | Visualization
ieeexplore.ieee.org/document/8998332
code:
links:
tags: uncertainty
note: Blur is read as distance and not as doubt.
140 0

GlyphGarden: An Editor for Multivariate Glyphs
Tomoko Ishiguro, Evander Pruitt
PacificVis | 2018-04-10 | Visualization
ieeexplore.ieee.org/document/8365993
code: code github.com/glyphgarden/editor
links: video youtu.be/T3mPoF7yc1s
tags: glyphs, authoring
note: Designers drew glyphs faster than they could name the variables.
56 97

Can Vision-Language Models Read a Scatterplot?
Zofia Borkowska, Arun Nambiar, Liu Mengyao
arXiv | 2024-08-15 | Visualization
arxiv.org/abs/2408.08102
code: code github.com/scatterread/scatterread
links: data huggingface.co/datasets/scatterread/plots
tags: VLM, benchmark
note: They see clusters that are not there.
17 150

Beat Tracking in Music without Drums
Henrique Vasconcelos, Ines Kofler
ISMIR | 2019-11-04 | Music Information Retrieval
archives.ismir.net/ismir2019/paper/000047.pdf
code: code github.com/nodrums/nodrums
links: demo nodrums.example.org
tags: beat tracking, rhythm
note: Choirs keep better time than their conductors think.
101 420

StringAlong: A Physical Model of the Bowed Cello in Real Time
Aino Rautio, Marcel Dufresne, Ping Wei-Lun
DAFx | 2021-09-08 | Music Information Retrieval
www.dafx.de/paper-archive/2021/proceedings/papers/DAFx20in21_paper_27.pdf
code: code github.com/stringalong/cello
links: video youtu.be/bZ0vQeM4n2g
tags: physical modelling, synthesis
note: The bow noise matters more than the string.
38 77

A Corpus of Lullabies from Forty Villages
Saoirse Mac~Giolla, Nino Tsereteli
Transactions of the International Society for Music Information Retrieval | 2022-03-30 | Music Information Retrieval
transactions.ismir.net/articles/10.5334/tismir.117
code:
links: data zenodo.org/record/6402718
tags: corpus, folk music
note: Lullabies are slower where the nights are longer.
15 0

Harmonic surprise and the memory of listeners
Oskar Wendt, Yael Ben-Ami
Music Perception | 2016-06-01 | Music Information Retrieval
doi.org/10.1525/mp.2016.33.5.561
code:
links:
tags: harmony, memory
note: Listeners remember the chord before the surprise.
187 0

Singing Voice Separation with a Score at Hand
Rui Quintela, Magdalena Prus
Journal of New Music Research | 2018-08-21 | Music Information Retrieval
doi.org/10.1080/09298215.2018.1499113
code:
links:
tags: source separation
note: A wrong score is still better than none.
66 0

TimbreLM: Language Models That Choose the Instrument
Kelechi Amadi, Hugo Lefort, Song Jiayi
ISMIR | 2024-11-11 | Music Information Retrieval
arxiv.org/abs/2407.20115
code: code github.com/timbrelm/timbrelm
links: demo timbrelm.example.org/listen
tags: orchestration, LLM
note: It gives the tune to the oboe whenever it is in doubt.
8 515

Recognizing Surgical Phases from Sound Alone
Gunilla Åkesson, Roberto Pellegrini, Han Seung-min
MICCAI | 2020-10-04 | Surgical Video
doi.org/10.1007/978-3-030-59716-0_31
code: code github.com/surgsound/phases
links:
tags: phase recognition, audio
note: The cautery hiss tells most of the phases apart.
59 88

StapleNet: Counting Staples in Laparoscopic Video
Femke Dijkstra, Olusegun Bankole
IPCAI | 2021-06-22 | Surgical Video
doi.org/10.1007/s11548-021-02388-z
code: code github.com/staplenet/staplenet
links: data www.synapse.org/staplenet
tags: detection
note: Counts agree with the nurses in all but two operations.
24 31

Who holds the camera? Skill and attention of surgical assistants
Constance Whelan, Ibrahim Saleh
Annals of Surgery | 2018-05-01 | Surgical Video
journals.lww.com/annalsofsurgery/Abstract/2018/05000/Who_holds_the_camera.22
code:
links:
tags: skill assessment
note: Assistants look where the surgeon looks, half a second later.
147 0

Suture Planning on Deforming Tissue
Marek Novotný, Jessica Tran-Nguyen
IEEE Transactions on Medical Imaging | 2022-01-17 | Surgical Video
ieeexplore.ieee.org/document/9684217
code:
links: video vimeo.com/667120339
tags: planning, robotics
note: The plan is made anew with each stitch.
35 0

Few-Shot Segmentation of Instruments Never Seen in Training
Bao Xinyi, Guillermo Ortega, Hanne Solberg
MICCAI | 2023-10-08 | Surgical Video
doi.org/10.1007/978-3-031-43996-4_18
code: code github.com/fewshot-or/instruments
links:
tags: segmentation, few-shot
note: Three images of a new instrument are enough.
16 203

A review of video-based coaching in surgical residency
Theodora Kappas, Malik Jefferson
International Journal of Computer Assisted Radiology and Surgery | 2019-07-15 | Surgical Video
link.springer.com/article/10.1007/s11548-019-02031-8
code:
links:
tags: review, coaching
note: Coaching helps those most who ask for it least.
70 0

Computing Despair: Reward Learning in Late-Life Depression
Amelia Northcott, Rajan Subramanian
Biological Psychiatry | 2019-03-01 | Mental Health
doi.org/10.1016/j.biopsych.2018.09.117
code:
links: data osf.io/v3n7k
tags: depression, reward
note: Older patients learn from loss as the young learn from gain.
122 0

Smartphones and the onset of mania
Jörg Reinhardt, Pilar Escudero, Naledi Mokoena
Translational Psychiatry | 2022-08-11 | Mental Health
www.nature.com/articles/s41398-022-02095-4
code: code github.com/mania-onset/keystrokes
links:
tags: bipolar disorder, phenotyping
note: Typing speed rises two days before the clinic is called.
29 44

Priors on Trial: Hallucination as Inference
Colm Brady, Setareh Moradi
Psychological Medicine | 2017-09-01 | Mental Health
doi.org/10.1017/S0033291717000411
code:
links:
tags: psychosis, predictive coding
note: Strong priors are found in voice-hearers without illness.
233 0

Does therapy change the learning rate?
Ottilie Krämer, Jerome Baptiste
PsyArXiv | 2023-05-30 | Mental Health
psyarxiv.com/t6zqe
code: code osf.io/t6zqe
links:
tags: therapy, modelling
note: Two parameters move, and neither is the one expected.
5 0

A Generative Model of Compulsive Checking
Lior Avital, Sunita Rao-Verma
Computational Psychiatry | 2021-12-06 | Mental Health
cpsyjournal.org/articles/10.5334/cpsy.77
code: code github.com/checkmodel/ocd-checking
links: slides osf.io/2bq8m
tags: OCD, modelling
note: Checking is rational if memory is thought to leak.
40 12

Machine learning and the promise of personalized psychiatry: a sober look
Denise Fontenot, Kwabena Asare, Liv Haugen
World Psychiatry | 2020-06-01 | Mental Health
onlinelibrary.wiley.com/doi/10.1002/wps.20744
code:
links:
tags: prediction, review
note: Few models were ever tried in a second hospital.
178 0

Small Worlds, Big Rumours: Diffusion in Village Networks
Abena Mensah, Laurent Chevallier
American Sociological Review | 2015-04-01 | Computational Social Science
journals.sagepub.com/doi/10.1177/0003122415571122
code:
links: data dataverse.harvard.edu/dataset/villages
tags: diffusion, networks
note: Rumours travel along debts.
265 0

Counting Crowds from Phone Records
Ingrid Bolstad, Mohamed El~Amrani, Jiang Shuyi
ICWSM | 2018-06-25 | Computational Social Science
ojs.aaai.org/index.php/ICWSM/article/view/15017
code: code github.com/phonecrowds/count
links:
tags: mobility, protest
note: The police count and the organizers' count are both wrong.
93 60

Bots in the Choir: Automated Accounts and Online Petitions
Petra Vondrák, Ashley Monroe
CSCW | 2021-10-23 | Computational Social Science
doi.org/10.1145/3479516
code:
links:
tags: bots, petitions
note: Bots sign early and people sign late.
47 0

Survey Weights for People Who Never Answer
Reuben Castillo, Anjali Deshpande
SocArXiv | 2022-11-14 | Computational Social Science
osf.io/preprints/socarxiv/q9wjh
code: code github.com/neveranswer/weights
links:
tags: surveys, nonresponse
note: Asking the neighbours is cheaper than asking again.
11 23

Measuring Loneliness at Scale
Vera Lindholm
Princeton University Press | 2020-09-15 | Computational Social Science
press.princeton.edu/books/hardcover/9780691203317/measuring-loneliness
code:
links:
tags: books, measurement
note: The first book on the subject that can be read in a weekend.
54 0

Large Language Models as Survey Respondents: Promise and Peril
Giorgia Rinaldi, Emeka Obi, Tao Yufan
Social Science Computer Review | 2024-03-18 | Computational Social Science
journals.sagepub.com/doi/10.1177/08944393241229117
code: code github.com/llm-respondents/replication
links: data osf.io/7ydxc
tags: LLM, surveys
note: The models agree with each other far more than people do.
20 118

Drought Memory of Alpine Catchments
Ulrich Gasser, Dolores Ibáñez
Water Resources Research | 2018-10-09 | Hydrology
agupubs.onlinelibrary.wiley.com/doi/10.1029/2018WR022930
code:
links: data www.hydroshare.org/resource/alpinememory
tags: drought, snow
note: A dry winter is felt for three summers.
111 0

StreamFormer: Forecasting Floods in Ungauged Basins
Anouk Desmarais, Rahul Bhattacharya, Wen Kexin
Hydrology and Earth System Sciences | 2023-02-21 | Hydrology
hess.copernicus.org/articles/27/873/2023
code: code github.com/streamformer/streamformer
links: data zenodo.org/record/7610934
tags: floods, transformers
note: Basins that look alike flood alike.
33 276

Where Does the Rain Go? Isotopes in City Sewers
Tamsin Pryce, Goran Petrović
Geophysical Research Letters | 2020-04-16 | Hydrology
doi.org/10.1029/2020GL087341
code:
links:
tags: isotopes, urban hydrology
note: A quarter of the rain leaves through pipes that are on no map.
62 0

Learning to route rivers
Mbali Dlamini, Stefan Aigner
EarthArXiv | 2021-07-29 | Hydrology
eartharxiv.org/repository/view/2571
code: code github.com/routerivers/lrr
links:
tags: routing, neural networks
note: The network finds the waterfalls by itself.
26 140

Groundwater under pressure: two decades of satellite gravity
Cyrus Farhadi, Noelle Beaumont, Pak Chi-Ho
Nature Water | 2024-01-08 | Hydrology
www.nature.com/articles/s44221-023-00181-6
code:
links: data podaac.example.org/twodecades
tags: groundwater, GRACE
note: Aquifers recover where wells were metered.
14 0

Uncertainty of rating curves in small streams
Bronwyn Hughes, Davide Ferrante
Journal of Hydrology | 2016-03-22 | Hydrology
www.sciencedirect.com/science/article/pii/S0022169416300907
code:
links:
tags: uncertainty, rating curves
note: The weeds matter more than the weir.
88 0

Predicting Solvents with Graphs of Three Atoms
Andreea Munteanu, Kofi Annor
Journal of the American Chemical Society | 2021-02-10 | Chemistry
pubs.acs.org/doi/10.1021/jacs.0c12704
code: code github.com/threeatoms/solvents
links:
tags: graph networks, solvents
note: Larger graphs add cost and no accuracy.
109 187

RetroLantern: Retrosynthesis That Explains Each Step
Bjarne Thygesen, Meera Krishnamurthy, Luo Yichen
Chemical Science | 2022-05-25 | Chemistry
pubs.rsc.org/en/content/articlelanding/2022/sc/d2sc00911k
code: code github.com/retrolantern/retrolantern
links: demo retrolantern.example.org
tags: retrosynthesis, explanation
note: Chemists trusted it more when it admitted a guess.
48 352

Reproducibility of 300 Published Syntheses
Esther Goldblatt, Ryo Kanemitsu
Angewandte Chemie | 2019-12-02 | Chemistry
onlinelibrary.wiley.com/doi/10.1002/anie.201911208
code:
links: data figshare.com/articles/syntheses/11299631
tags: reproducibility
note: Yields are overstated by a fifth.
171 0

Autonomous crystallization with a camera and a hotplate
Fiona McAllister, Thiago Nogueira
Digital Discovery | 2023-08-14 | Chemistry
pubs.rsc.org/en/content/articlelanding/2023/dd/d3dd00068k
code: code github.com/hotplate/crystals
links: video youtu.be/eW2kdU6rQ0c
tags: self-driving labs, crystallization
note: It costs less than the solvent it saves.
18 95

A Force Field Learned from Mistakes
Kjell Ove-Dahl, Zainab Bello
ChemRxiv | 2024-06-03 | Chemistry
chemrxiv.org/engage/chemrxiv/article-details/665d8b1fe7ccf7753a8d1c20
code: code github.com/mistakes-ff/mff
links:
tags: force fields
note: Failed simulations are the better half of the training set.
3 41

Open data in computational chemistry: a survey of practice
Liesbeth Coppens, Duncan Ferrier, Choi Ha-neul
Journal of Chemical Information and Modeling | 2020-09-28 | Chemistry
pubs.acs.org/doi/10.1021/acs.jcim.0c00812
code:
links:
tags: open data, survey
note: Data are open where the journal asks for them.
52 0
""")

OTHERS = works_of("""
Lesen lernen im Wald: Eine Feldstudie mit Grundschulkindern
Annegret Pohl, Matthias Quast
Zeitschrift für Pädagogik | 2018-05-01 | Deutsch
www.pedocs.de/volltexte/2018/17221
code:
links:
tags: Lesen, Grundschule
note: Die Kinder lasen draußen länger und drinnen genauer.
21 0

Die stille Bibliothek
Heike Lorenzen
Wallstein Verlag | 2021-03-12 | Deutsch
www.wallstein-verlag.example.de/9783835338712
code:
links:
tags: Bibliotheken
note: Eine Geschichte des Schweigens in Lesesälen.
4 0

Wärmepumpen im Altbau: Messungen aus drei Wintern
Ralf Überacker, Svenja Thoms, Karl-Heinz Ziegler
Bauphysik | 2023-02-01 | Deutsch
doi.org/10.1002/bapi.202200041
code: Code github.com/altbau-messung/auswertung
links:
tags: Energie, Gebäude
note: Gedämmt wird zuletzt und gespart zuerst.
13 9

Wer zählt die Vögel? Ehrenamt und Datenqualität
Dörte Hanssen, Emil Krafczyk
Die Vogelwelt | 2020-11-15 | Deutsch
www.vogelwelt.example.de/2020/hanssen
code:
links: Daten zenodo.org/record/4270815
tags: Ornithologie, Daten
note: Wer lange zählt, zählt weniger.
17 0

Les marchés du dimanche : une géographie des habitudes
Solène Kerbrat, Aurélien Dumas
Annales de géographie | 2017-04-01 | Français
www.cairn.info/revue-annales-de-geographie-2017-2-page-141.htm
code:
links:
tags: commerce, villes
note: On y va pour parler et l'on achète en passant.
19 0

Écrire la loi à plusieurs mains
Bérengère Vautrin
Presses universitaires de Rennes | 2019-10-03 | Français
www.pur-editions.example.fr/ecrire-la-loi
code:
links:
tags: droit, écriture
note: Chaque virgule du texte a son auteur.
8 0

Le bruit des cantines scolaires : mesures et remèdes
Youssef Benali, Clémence Ortolan, Gaël Le~Floch
Acoustique et Techniques | 2022-01-20 | Français
doi.org/10.1051/acoustique/2022004
code: code github.com/bruit-cantines/mesures
links:
tags: acoustique, école
note: Un tapis suffit souvent.
6 15

Que disent les tickets de caisse ?
Mireille Sauvageot, Driss Amrouche
Économie et Statistique | 2021-06-30 | Français
www.insee.example.fr/es/2021/tickets
code:
links: données data.example.fr/tickets
tags: consommation, données
note: Les prix montent d'abord le jeudi.
12 0

La memoria del agua en los pueblos de montaña
Encarnación Robles, Ignacio Baeza
Estudios Geográficos | 2019-12-30 | Español
doi.org/10.3989/estgeogr.201934.014
code:
links:
tags: agua, memoria
note: Las acequias cuentan la historia mejor que los archivos.
14 0

Aprender a sumar en dos lenguas
Rocío Huamán, Wilber Ccori, Martina Echeverría
Revista Iberoamericana de Educación | 2021-05-17 | Español
rieoei.org/RIE/article/view/4288
code:
links:
tags: bilingüismo, matemáticas
note: El quechua ordena mejor las decenas.
9 0

Trenes que no llegan: retrasos en la red de cercanías
Nuria Palomares, Héctor Zubizarreta
Papeles de Economía | 2022-10-01 | Español
www.papeles.example.es/174/trenes
code: código github.com/trenes-retrasos/datos
links: datos datos.example.es/cercanias
tags: transporte, datos
note: La lluvia explica poco y los lunes mucho.
7 33

Cuentos para no dormir
Leonor Saavedra
Editorial Trotta | 2016-02-08 | Español
www.trotta.example.es/libros/cuentos-para-no-dormir
code:
links:
tags: literatura oral
note: Los miedos de tres generaciones.
11 0

Feiras livres e segurança alimentar no semiárido
Raimunda Nonato, Caetano Brandão
Cadernos de Saúde Pública | 2018-08-20 | Português
doi.org/10.1590/0102-311x00127817
code:
links:
tags: alimentação, feiras
note: A feira alimenta mais do que a prateleira.
23 0

O rio que virou avenida
Otávio Siqueira
Editora Unesp | 2020-07-07 | Português
editoraunesp.example.br/catalogo/o-rio-que-virou-avenida
code:
links:
tags: cidades, rios
note: Todo rio tapado volta na enchente.
5 0

Como as crianças leem mapas?
Jandira Peçanha, Luís Felipe Moraes
Revista Brasileira de Educação em Geografia | 2022-03-03 | Português
www.revistaedugeo.example.br/v12/mapas
code:
links:
tags: mapas, ensino
note: O norte fica sempre na porta da escola.
6 0

Reconhecimento de sotaques do interior paulista
Ivan Tavares, Débora Guimarães, Noboru Sakai
PROPOR | 2024-03-12 | Português
aclanthology.org/2024.propor-1.41
code: código github.com/sotaques/sotaques
links: dados huggingface.co/datasets/sotaques/interior
tags: fala, sotaques
note: O erre diz quase tudo.
2 48

城市夜间灯光与居民睡眠质量
顾明远, 沈佳怡
地理学报 | 2020-08-25 | 中文
www.geog.example.cn/CN/10.11821/dlxb202008007
code:
links:
tags: 夜间灯光, 睡眠
note: 光线越强，睡得越晚。
45 0

面向方言语音识别的小样本学习方法
罗启航, 邵雨桐, 田建国
计算机学报 | 2022-06-15 | 中文
cjc.example.cn/2022/6/luo
code: 代码 github.com/dialect-few/asr
links: 数据 openslr.example.org/dialect
tags: 语音识别, 小样本
note: 十分钟的录音就够用。
28 167

乡村图书馆的读者从哪里来？
薛丽华, 曾国栋
图书馆学研究 | 2019-03-10 | 中文
tsgxyj.example.cn/2019/05/12
code:
links:
tags: 图书馆, 阅读
note: 读者大多是跟着孩子来的。
16 0

古代水利工程的数字复原
汪子涵, 裴成林
自然科学史研究 | 2021-11-30 | 中文
zrkxsyj.example.cn/2021/4/wang
code:
links: 演示 demo.shuili.example.cn
tags: 水利, 数字人文
note: 图纸里没有的部分由泥土来补。
10 0
""")

WORKS: tuple[Work, ...] = (*ENGLISH, *OTHERS)

CONFERENCES = frozenset(
    "SIGMOD VLDB ICDE CIDR SIGCOMM NSDI IMC EuroSys CoNEXT ICSE ISSTA FSE ASE PLDI EuroVis "  # noqa: SIM905
    "PacificVis ISMIR DAFx MICCAI IPCAI ICWSM CSCW PROPOR".split()
) | {"IEEE VIS"}
PREPRINTS = frozenset({"arXiv", "PsyArXiv", "SocArXiv", "EarthArXiv", "ChemRxiv"})
PRESSES = frozenset(
    {
        "Princeton University Press",
        "Wallstein Verlag",
        "Presses universitaires de Rennes",
        "Editorial Trotta",
        "Editora Unesp",
    }
)


def kind(work: Work) -> str:
    """Return what kind of publication a work is, as references tell them apart."""
    if work.venue in CONFERENCES:
        return "conference"
    if work.venue in PREPRINTS:
        return "preprint"
    return "book" if work.venue in PRESSES else "journal"
