"""The words of the heads of columns in ten languages, and what each says there.

Phrases are joined by ``_``; plurals in -s and -es are known without being listed.
"""

from collections.abc import Mapping
from typing import Final

# Words by role, phrases joined by "_", plurals in -s and -es left out.
ENGLISH: Final[Mapping[str, str]] = {
    "title": "heading",
    "venue": "venue conference conf journal jour j published published_in published_at pub publ "
    "publication appeared appeared_in appears_in accepted accepted_at accepted_by accepted_in "
    "presented_at proceeding booktitle book_title container container_title journaltitle "
    "forum outlet event meeting symposium periodical series_title conf_journal source_title "
    "secondary_title full_journal journal_ref",
    "authors": "author creator writer contributor by who researcher byline",
    "date": "year date yr published_on published_date publish_date pub_date pub_year pubdate "
    "month release released released_on submitted submitted_on issued publication_year "
    "py date_published year_month conference_year",
    "code": "code github gitlab repo repository codebase implementation source_code git "
    "open_source_code open_source software pytorch tensorflow official_code code_available",
    "links": "project website homepage home web_page webpage web video demo slide poster blog "
    "resource dataset_link data_link hugging_face huggingface hf weight checkpoint "
    "supplementary supplement bibtex youtube media project_page related_link see_also page",
    "tags": "tag keyword key_word category topic task type domain modality "
    "subject subject_area research_area research_field research_topic label theme "
    "manual_tag automatic_tag author_keyword index_keyword mesh_term application",
    "citations": "citation cite cited cited_by citation_count times_cited citecount citedby",
    "stars": "star stargazer github_star stars_count",
    "abstract": "abstract abstract_note",
    "note": "note digest gist summary description tldr tl_dr introduction intro highlight overview "
    "comment remark key_idea main_idea idea takeaway key_takeaway contribution main_contribution "
    "key_contribution annotation about explanation detail info information insight",
    "doi": "doi digital_object_identifier",
    "arxiv": "arxiv arxiv_id arxiv_number eprint arxivid",
    "id": "id key identifier slug citation_key cite_key citekey bibtex_key bibkey bib_key "
    "citation_id record_id",
    "added": "added date_added added_on added_at added_date created created_at created_on "
    "created_time date_created",
    "editors": "editor edited_by",
    "kind": "item_type document_type entry_type entrytype publication_type reference_type "
    "type_of_reference type_of_work work_type record_type entry_kind kind",
    "volume": "volume vol",
    "issue": "issue journal_number issue_number",
    "pages": "page_range pp start_page first_page pagination page_numbers pages",
    "row": "n no nr index s_no sno serial serial_no serial_number row rank sl_no",
    "paper": "pdf full_text fulltext openreview open_review paper_link paper_url "
    "abs preprint read_paper url_pdf",
    # Known and of none of our roles: without them their last word would decide.
    "other": "tertiary_title page_start page_end "
    "short_title translated_title title_translation access_date accessed date_accessed "
    "date_modified modified last_modified modified_at last_updated updated updated_at "
    "last_edited_time last_updated_on update retrieved date_retrieved date_read last_commit "
    "affiliation institution institute team organisation organization company country read_status "
    "code_license programming_language "
    "num_page number_of_page page_count authors_id author_id publication_status "
    "code_language issn isbn place last_update library_catalog archive extra "
    "file_attachment link_attachment journal_abbreviation journal_abbr author_affiliation "
    "open_access series access modification consultation running_time "
    "training_time inference_time book_author series_editor article_no article_number art_no "
    "create_date "
    "publish_status",
}  # fmt: skip
CHINESE: Final[Mapping[str, str]] = {
    "title": "标题 題目 题目 題名 标题名 文章标题 論文標題 標題 篇名",
    "venue": "会议 會議 期刊 期刊会议 出处 出處 刊物 发表 发表于 发表期刊 发表会议 来源 "
    "收录 录用 刊名 杂志 發表於 顶会 出版物 会议期刊",
    "authors": "作者 作者们 第一作者",
    "date": "年份 年 年度 时间 時間 日期 发表时间 发布时间 "
    "出版年 出版时间 发表年份 发布日期 月份 發表年份",
    "code": "代码 代碼 源码 源代码 開源代碼 开源代码 开源 程式碼 仓库 代码仓库 實現 实现",
    "links": "项目 專案 主页 項目 项目主页 项目页 网站 網站 演示 视频 資源 资源 博客",
    "tags": "标签 標籤 类别 類別 分类 分類 关键词 關鍵詞 关键字 主题 主題 任务 方向 领域 "
    "領域 类型 "
    "研究方向",
    "citations": "引用 被引 被引频次 引用数 引用次数 被引次数 引用量",
    "stars": "星 星标 星数",
    "abstract": "摘要",
    "note": "简介 簡介 特点 特點 "
    "介绍 介紹 备注 備註 说明 說明 描述 总结 總結 笔记 概述 评论 亮点 贡献 "
    "要点 解读",
    "added": "添加日期 添加时间 收录日期 收录时间",
    "id": "编码 标识",
    "row": "序号 序號 编号 編號",
    "editors": "编辑 主编",
    "volume": "卷",
    "issue": "期",
    "pages": "页码 頁碼 页",
    "kind": "文献类型 题录类型",
    "other": "机构 單位 单位 更新时间 语言",
}
JAPANESE: Final[Mapping[str, str]] = {
    "title": "タイトル 論文タイトル 表題 論題 論文名",
    "venue": "会議 学会 ジャーナル 発表 発表会議 発表場所 発表媒体 初出 媒体 掲載 掲載誌 "
    "発表先 会議名 学会名 掲載先 雑誌 雑誌名 出典 "
    "カンファレンス",
    "authors": "著者 筆者 著者名",
    "date": "年 発表年 出版年 日付 公開日 発行年 年月 発表年月 発表日 掲載年",
    "code": "コード 実装 ソースコード リポジトリ ソース",
    "links": "プロジェクト サイト デモ 動画 スライド ブログ ホームページ",
    "tags": "タグ キーワード カテゴリ カテゴリー 分野 種類 分類 タスク 種別 トピック",
    "citations": "引用数 被引用数 被引用回数",
    "stars": "スター スター数",
    "abstract": "要旨 アブストラクト 抄録",
    "note": "概要 概略 要約 説明 備考 メモ コメント 紹介 まとめ ひとこと 一言 一言で ひとことで "
    "一言でいうと 一言で言うと ひとことでいうと ひとことで言うと 一言まとめ 一行まとめ 三行まとめ "
    "感想 所感 どんなもの 内容 要点 ポイント 特徴 新規性 結論",
    "added": "追加日 登録日",
    "editors": "編者 編集者",
    "pages": "ページ",
    "volume": "巻",
    "issue": "号",
    "row": "番号",
    "other": "所属 言語 更新日",
}
KOREAN: Final[Mapping[str, str]] = {
    "title": "제목 논문제목 논문명",
    "venue": "학회 저널 학술지 발표 게재 학회명 컨퍼런스 출처 학술대회",
    "authors": "저자 저자명 작성자",
    "date": "연도 년도 날짜 출판연도 발표연도 발행일 발행연도 출판일 게재일",
    "code": "코드 깃허브 구현 소스코드 저장소",
    "links": "프로젝트 홈페이지 웹사이트 데모 영상 블로그 자료",
    "tags": "태그 키워드 분류 카테고리 분야 주제 유형 종류",
    "citations": "인용 인용수 인용횟수 피인용수",
    "stars": "스타 별",
    "abstract": "초록",
    "note": "요약 설명 비고 메모 소개 내용 개요",
    "added": "추가일 등록일",
    "row": "번호 순번",
    "pages": "페이지",
    "volume": "권",
    "other": "소속 언어",
}
GERMAN: Final[Mapping[str, str]] = {
    "venue": "konferenz zeitschrift tagung tagungsband erschienen erschienen_in "
    "veroffentlicht veroffentlicht_in quelle veranstaltung fachzeitschrift sammelband",
    "authors": "autoren autorin autorinnen verfasser verfasserin von urheber autor_innen",
    "date": "jahr datum erscheinungsjahr",
    "code": "quellcode quelltext implementierung",
    "links": "webseite projekt projektseite vortrag folien internetseite",
    "tags": "schlagwort schlagworter schlagworte stichwort stichworter stichworte kategorie "
    "kategorien thema themen art typ bereich gebiet fachgebiet aufgabe",
    "citations": "zitate zitierungen zitationen zitiert zitiert_von",
    "stars": "sterne",
    "abstract": "kurzfassung",
    "note": "notiz notizen anmerkung anmerkungen bemerkung bemerkungen beschreibung "
    "zusammenfassung kommentar kommentare einleitung uberblick inhalt",
    "added": "hinzugefugt hinzugefugt_am aufgenommen erfasst erfasst_am",
    "id": "schlussel kennung zitierschlussel",
    "editors": "herausgeber herausgeberin herausgegeben_von hrsg",
    "kind": "dokumenttyp eintragstyp publikationstyp dokumentart publikationsart",
    "volume": "band jahrgang",
    "issue": "heft ausgabe heftnummer",
    "pages": "seiten seite seitenzahlen",
    "publisher": "verlag",
    "row": "lfd_nr nummer laufnummer",
    "other": "kurztitel zugriff abgerufen abgerufen_am geandert geandert_am sprache ort "
    "anzahl_seiten einrichtung",
}
ROMANCE: Final[Mapping[str, str]] = {
    "venue": "conference_revue revue colloque congres publie_dans paru_dans publie "
    "conferencia revista congreso publicado_en publicado congresso publicado_em periodico "
    "conferenza rivista convegno pubblicato_in pubblicato publication_dans evento anais "
    "editoriale lieu_de_publication titulo_de_la_revista publicacion publicacao pubblicazione",
    "authors": "auteur auteure autrice autor autora autore autori autrici par redactor",
    "date": "annee ano anno fecha data jour mois giorno parution date_de_parution",
    "code": "depot code_source codigo codigo_fuente codigo_fonte repositorio codice "
    "codice_sorgente implementacion implementacao implementazione",
    "links": "site site_web sitio sitio_web sito sito_web projet proyecto projeto progetto "
    "page_web pagina pagina_web diapositive recursos diapositivas risorse ressource",
    "tags": "mot_cle mots_cles mots_clefs etiquette categorie sujet theme domaine etiqueta "
    "palabra_clave palabras_clave categoria tema tipo materia palavra_chave palavras_chave "
    "area dominio assunto parola_chiave parole_chiave categorie tag argomento argomenti ambito "
    "tache tarea tarefa",
    "citations": "cita citas citado citado_por citacao citacoes citazione citazioni citato_da "
    "cite_par citaciones",
    "stars": "etoile estrella estrela stella stelle",
    "abstract": "resumen resumo riassunto resume",
    "note": "remarque commentaire nota comentario descripcion introduccion introducao "
    "introduzione observacion observaciones observacao observacoes descricao descrizione "
    "commento commenti sommaire apercu osservazioni sintesi synthese",
    "added": "ajoute ajoute_le date_d_ajout anadido anadido_el agregado fecha_de_adicion "
    "adicionado adicionado_em aggiunto aggiunto_il data_di_aggiunta date_ajout",
    "id": "cle clave chave chiave identifiant identificador identificatore",
    "editors": "editeur_scientifique editado_por curatore curatori a_cura_di",
    "kind": "type_de_document tipo_de_documento tipo_di_documento tipo_de_publicacao",
    "volume": "tome tomo volumen",
    "issue": "numero fascicule fascicolo",
    "publisher": "editeur editorial editora editore maison_d_edition casa_editrice",
    "other": "langue idioma lingua lengua date_de_consultation fecha_de_acceso "
    "data_de_acesso data_di_accesso etablissement institucion instituicao "
    "istituzione titre_abrege "
    "titulo_abreviado consulte_le",
}
RUSSIAN: Final[Mapping[str, str]] = {
    "title": "заглавие заголовок",
    "venue": "конференция журнал издание опубликовано опубликовано_в источник сборник "
    "публикация место_публикации",
    "authors": "автор авторы",
    "date": "год дата год_публикации",
    "code": "код репозиторий исходный_код исходники реализация",
    "links": "сайт проект страница видео демо слайды ресурсы",
    "tags": "теги тег ключевые_слова ключевое_слово категория категории тема темы тип раздел "
    "область задача",
    "citations": "цитирования цитирований цитирование цитаты",
    "stars": "звезды звезд",
    "abstract": "аннотация реферат",
    "note": "описание примечание примечания заметки комментарий краткое_описание резюме "
    "заметка комментарии введение обзор",
    "added": "добавлено дата_добавления",
    "editors": "редактор редакторы",
    "volume": "том",
    "issue": "номер выпуск",
    "pages": "страницы",
    "publisher": "издательство",
    "other": "язык дата_обращения организация",
}
# Words that say something only by what stands beside them.
TITLE = "title titel 题名"
NAME = "name 名称 名稱 名字 名 이름 명"
TITLE_FIRST = "titre titulo titolo titoli название названия"
NAME_FIRST = "nom nombre nome имя наименование"
LINK = (
    "link url href uri adresse 链接 連結 鏈接 地址 网址 リンク アドレス 링크 주소 "
    "本文 全文 原文 원문 volltext texte_integral texto_completo texto_integral testo_completo "
    "полный_текст manuscrit manuskript manuscrito manoscritto рукопись"
)
LINK_FIRST = "lien enlace vinculo ligacao endereco indirizzo collegamento ссылка адрес"
LINK_PLURAL = "links urls liens enlaces vinculos ligacoes collegamenti ссылки verweise"
COUNT = (
    "number num count total anzahl zahl nombre_de numero_de cantidad_de contagem "
    "quantidade_de numero_di количество число 数 次数 数量 回数 수"
)
PER = "per pro par_an por je"
OF = (
    "of to for de du des d del della dei delle do da dos das di vers al a_la para для на к от zu "
    "zum zur fur der des den 的 の 의"
)
FILLER = (
    "the a an all our official main first corresponding full available optional if any le la les "
    "l el los las il lo gli i o os as die das original proposed this related lead public in"
)
AND = "and or und oder et ou y e ed и или 和 与 與 及 或 と および 및 과 with mit avec con com plus"
# How well a word may name the title where no head says "title", and what it is where one does.
PAPERS = (
    "paper article work document reference ref publications study literature arbeit "
    "artikel beitrag "
    "veroffentlichung aufsatz papier travail articulo trabajo artigo trabalho articolo lavoro "
    "статья статью статьи статье работа работу 论文 論文 文章 论文名 문헌 논문 文献 entry item"
)
THINGS = (
    "method model approach dataset algorithm framework system benchmark technique tool network "
    "architecture project_name modell methode methode_name modele modelo metodo datensatz "
    "методика метод модель 方法 模型 数据集 手法 データセット モデル 방법 모델 데이터셋"
)
PUBLISHERS = "publisher imprint verlag editeur editorial editora editore издательство 出版社 출판사"
# These have too many other meanings to be read beside a word that nobody knows.
ALONE = (
    "n id identifier "
    "time release home page resource weight type label about info information detail key no "
    "index rank row team by who project domain task application field art area event star "
    "source series web media data update entry item tipo tipos von "
    "年 期 卷 号 권 星 별 页 来源 发表"
)
TIMES = "time when zeit temps hora tempo время 时间 時間"
SOURCES = "source where wo ou_paru lieu dove luogo donde lugar onde veiculo foro 收录于 где место"
# German writes them in one word: a known word at the end of a longer one is its chief word.
ENDINGS = ("jahr", "datum", "titel", "name", "link", "adresse", "zahl", "autor", "autoren",
            "schlussel", "nummer", "konferenz", "zeitschrift", "notizen", "typ")  # fmt: skip

# Of what stands beside papers, in the languages in which lists label it.
BESIDE: Final = frozenset((
    "データ", "数据集", "数据", "视频", "幻灯片", "海报", "博客", "演示", "模型", "データセット",
    "動画", "スライド", "ポスター", "デモ", "モデル", "데이터셋", "데이터", "영상", "슬라이드",
    "포스터", "데모", "모델", "données", "vidéo", "diapos", "diapositives", "affiche", "démo",
    "datos", "vídeo", "diapositivas", "póster", "dados", "slides", "apresentação", "dati",
    "video", "diapositive", "folien", "daten", "vortrag", "modell", "данные", "видео", "слайды",
    "презентация", "постер", "демо", "модель", "리뷰", "발표자료", "해설", "후기", "요약", "정리",
    "レビュー", "解説", "まとめ", "要約", "解读", "笔记", "讲解", "总结", "评论", "besprechung",
    # where people write of papers
    "知乎", "知乎专栏", "专栏", "微信", "公众号", "微信公众号", "b站", "哔哩哔哩", "csdn", "掘金",
    "简书", "豆瓣", "小红书", "qiita", "zenn", "はてな", "velog", "티스토리", "네이버",
    "\u0445\u0430\u0431\u0440",  # Habr
    "compte rendu", "reseña", "resenha", "recensione", "разбор", "конспект", "рецензия",
))  # fmt: skip
