"""What the heads of columns and the labels of lines say, in ten languages."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomequant.intake.fields.columns import Role, role_of, roles_in, roles_of

# A line a role; heads are parted by bars.
HEADS = """
title: Title | **Title** | TITLE: | Paper title | Paper Titles | paperTitle | Title of the paper
title: Title & Authors | 论文题目 | 标题 | タイトル | 論文名 | 제목 | Titel | Titel der Arbeit | Titre
title: Document Title | Article Title | 論文タイトル | 논문 제목 | Titre du papier | Titel des Papers
title: Titre de l'article | Título del artículo | Título do artigo | Titolo | Название статьи | Name
paper: Paper | Papers | :page_facing_up: Paper | 📄 | Paper (Code) | Paper link | PDF | PDF link
paper: 论文地址 | URL (PDF) | Link zum Paper | Enlace | Ссылка на статью
paper: URL | Link | [Paper](https://x.example) | 论文 | 論文リンク | 논문 링크 | Lien de l'article
venue: Venue | <b>Venue</b> | Venues | Conference | Conf. | Conference / Journal | Venue/Year
venue: Journal Name | Pub. & Date | Published in | Published at | Publication | Where | J/C
venue: journal-ref | Source title | Publication venue | Conf/Jour | Veröffentlicht in | 학술지명 | Revista / Conferencia
venue: 会议 | 会议/期刊 | 发表期刊 | 会議名 | 学会 | 掲載誌 | 학회 | 저널 | Konferenz | Zeitschriftentitel
venue: Name der Konferenz | Nom de la conférence | Revue | Revista | Rivista | Журнал
authors: Author | Authors: | Author(s) | AUTHORS | First author | Paper authors | Affiliations & Authors
authors: 作者 | 著者 | 저자 | Autoren | Autor:innen | Autor(en) | Auteurs | Autores | Autori | Авторы
date: Year | Date | Publication date | Date of publication | Release date | publication_year | When
date: 発表年月 | 발표 연도 | 发布时间 | Date de parution | Ano de publicação | Anno di pubblicazione
date: Year Published | Year (published) | 📅 Date | 年份 | 发表年份 | 時間 | 発表年 | 연도 | Jahr | Erscheinungsjahr | Année
date: Jahr der Veröffentlichung | Année de publication | Año | Fecha de publicación | Ano | Anno | Год
date: Дата публикации | Time
code: Code | Codes | Code link | codeUrl | GitHub | Official code | Source code | Repository
code: 代码 | 代码链接 | 开源代码 | コード | 코드 | Quellcode | Lien vers le code | Código | Ссылка на код | 💻
links: Links | URLs | Project page | Website | Demo | Video | 项目主页 | Dataset link | Projektseite
tags: Tag | Tags | Type | Keywords | Task | Category | Topics | Research area | 关键词 | 分類 | 키워드
tags: Schlagwörter | Mots-clés | Palabras clave | Palavras-chave | Parole chiave | Ключевые слова
citations: Citations | # citations | #Citations | Number of citations | Cited by | Citation count
citations: 被引频次 | 被引次数 | 引用数 | 인용수 | Zitierungen | Citas | Количество цитирований
stars: Stars | ⭐ | ⭐ Stars | :star: | GitHub stars | Number of stars | 星标 | Étoiles
abstract: Abstract | Abstract Note | 摘要 | 초록 | Resumen | Аннотация
note: Summary | Introduction | Description | TL;DR | tldr | Notes | Key contributions | Comment
note: 简介 | 论文简介 | 概要 | 요약 | Zusammenfassung | Beschreibung | Remarques | Descripción | Описание
doi: DOI | doi link | **DOI**
arxiv: arXiv | arXiv ID | arXiv link | ArXiv | eprint
id: ID | Key | Citation Key | bibtex_key | citekey
added: Date added | Added on | Added | Created time | 添加日期 | Hinzugefügt am
editors: Editor | Editors | Herausgeber
kind: Item Type | Document Type | Publication type
volume: Volume | Band | 卷
issue: Issue | Heft
pages: Pages | Seiten | pp.
publisher: Publisher | Verlag | 出版社
row: N° | Nº | # | No. | S.No | Index | 序号 | Nr. | Lfd. Nr.
other: Time complexity | Training time | Programming language | Code language | Short title
other: Date modified | Access date | Date of access | Author affiliation | Num Pages | Number of authors | Institution
other: Cites per year | CitesPerAuthor | Art. No. | Correspondence Address | Robot Name | Short name | Book Author | Article No. | Create Date | PubMed ID | UT (Unique WOS ID) | Read? | Status
other: Params | Dataset size | FLOPs | GPU | License | Method | Model | Paper quality score | Top-1
"""
TABLE = [
    (head.strip(), Role(line.partition(":")[0]))
    for line in HEADS.strip().split("\n")
    for head in line.partition(":")[2].split("|")
]


@pytest.mark.parametrize(("head", "role"), TABLE, ids=[head for head, _ in TABLE])
def test_a_head_says_what_its_column_holds(head: str, role: Role) -> None:
    assert role_of(head) is role


@pytest.mark.parametrize(("head", "role"), TABLE, ids=[head for head, _ in TABLE])
def test_marks_case_and_blanks_change_nothing(head: str, role: Role) -> None:
    assert role_of(f"  **{head}** ") is role
    if role is not Role.OTHER and head.isascii() and not any(map(str.isupper, head[1:])):
        assert role_of(head.upper()) is role


@pytest.mark.parametrize(
    ("head", "roles"),
    [
        ("Title & Authors", "title authors"),
        ("Title and Link", "title paper"),
        ("Title & Author & Link", "title paper authors"),
        ("Paper (Code)", "paper code"),
        ("Venue/Year", "venue date"),
        ("Year, Venue", "venue date"),
        ("Pub. & Date", "venue date"),
        ("论文/代码", "paper code"),
        ("Titel und Autoren", "title authors"),
        ("Titre et auteurs", "title authors"),
        ("Year (published)", "date"),
        ("Conference or journal", "venue"),
        ("", ""),
        ("   ", ""),
        ("---", ""),
        ("Works on Windows", ""),
    ],
)
def test_a_combined_head_says_all_that_stands_there(head: str, roles: str) -> None:
    assert " ".join(roles_in(head)) == roles


@pytest.mark.parametrize(
    ("heads", "roles"),
    [
        ("Paper | Venue | Code", "title | venue | code"),
        ("Title | Paper | Code", "title | paper | code"),
        ("Method | Year | Paper", "- | date | title"),
        ("Model | Year | PDF", "title | date | paper"),
        ("Publication | Venue", "title | venue"),
        ("Title | Publication", "title | venue"),
        ("Paper | Publisher", "title | venue"),
        ("Title | Venue | Publisher", "title | venue | publisher"),
        ("Title | Title (English)", "title | -"),
        ("Publication Title | Title | Author", "venue | title | authors"),
        ("Paper (Code) | Year", "title code | date"),
        ("Secondary Title | Title", "venue | title"),
        ("English Title | Title", "- | title"),
        ("English Title | Year", "title | date"),
        ("Robot Name | Year", "title | date"),
        ("Title | Volume | Number | Label", "title | volume | issue | id"),
        ("Title | Number | Label", "title | - | tags"),
        ("题目 | 作者 | 年份", "title | authors | date"),
        ("タイトル | 著者", "title | authors"),
        ("번호 | 제목 | 저자", "row | title | authors"),
        ("Заглавие | Автор", "title | authors"),
        ("论文 | 代码", "title | code"),
        ("Speed | Memory", "- | -"),
    ],
)
def test_the_title_of_a_table_stands_in_one_column(heads: str, roles: str) -> None:
    found = [" ".join(roles) or "-" for roles in roles_of(heads.split(" | "))]
    assert " | ".join(found) == roles


def test_of_two_heads_that_say_it_alike_the_longer_texts_are_the_titles() -> None:
    names, papers = ["BOP", "LINEMOD"], ["A benchmark for the pose of objects", "Model based x y z"]
    assert roles_of(["Name", "Paper"], [names, papers])[1] == (Role.TITLE,)
    assert roles_of(["Name", "Paper"], [papers, ["PDF", "PDF"]]) == [(Role.TITLE,), (Role.PAPER,)]


@given(st.text(max_size=300))
def test_any_text_has_a_role(head: str) -> None:
    assert role_of(head) in Role


@pytest.mark.parametrize("part", ["a", "年", "[", "title ", "*", "<", ":x", "Aa", "_", "# "])
def test_a_head_of_any_length_is_read_at_once(part: str) -> None:
    began = time.process_time()
    role_of(part * (200_000 // len(part)))
    role_of(part * (100 // len(part)))
    assert time.process_time() - began < 0.5
