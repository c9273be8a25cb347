"""Files opened as text: encodings that are sure, and what is no text at all."""

import io
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from awesomequant.intake.files.encodings import UndecidedError, decoded
from awesomequant.intake.files.opening import opened
from awesomequant.library.problems import Refusal

TEXTS = {
    "German": "Title,Author\nÜber die Größe der Welt,Jürgen Müller\n",
    "French": "Titre,Auteur\nL’apprentissage à l’échelle,François Lefèvre\n",
    "Spanish": "Título,Año\nRedes neuronales pequeñas,2020\n",
    "Danish": "titel\nForklaring åt alla,Bjørn Håkansson\n",
    "Portuguese": "Título\nAvaliação de redes não lineares\n",
    "Czech": "název\nPříliš žluťoučký kůň,Dvořák a Černý\n",
    "Polish": "tytuł\nZażółć gęślą jaźń,Wałęsa\n",
    "Hungarian": "cím\nÁrvíztűrő tükörfúrógép\n",
    "Turkish": "başlık\nDerin öğrenme için kısa giriş\n",
    "Russian": "название\nГлубокое обучение для всех,Иванов\n",
    "Greek": "τίτλος\nΒαθιά μάθηση\n",
    "Chinese": "标题,作者\n深度神经网络的量化与压缩：综述,李华\n二值神经网络的研究,王小明\n",
    "Taiwan": "標題\n深度神經網路的量化與壓縮,王小明\n",
    "Japanese": "タイトル,著者\n深層学習の量子化について,山田太郎\nニューラルネットワーク,佐藤花子\n",
    "Korean": "제목,저자\n심층 신경망의 양자화에 대한 연구,김철수\n",
}
SURE = [
    ("German", "cp1252", "windows-1252"),
    ("German", "latin-1", "windows-1252"),
    ("French", "cp1252", "windows-1252"),
    ("Spanish", "latin-1", "windows-1252"),
    ("Danish", "cp1252", "windows-1252"),
    ("Portuguese", "cp1252", "windows-1252"),
    ("Chinese", "gbk", "GBK"),
    ("Japanese", "shift_jis", "Shift-JIS"),
]
OLDER = [
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp437", "cp850", "mac_roman"),
    *("iso8859_2", "iso8859_5", "iso8859_7", "iso8859_15", "koi8_r"),
    *("gb18030", "gbk", "big5", "shift_jis", "euc_jp", "euc_kr"),
]


@pytest.mark.parametrize(("language", "codec", "name"), SURE)
def test_an_older_encoding_is_read_where_it_is_sure(language: str, codec: str, name: str) -> None:
    assert decoded(TEXTS[language].encode(codec)) == (TEXTS[language], name)


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("codec", OLDER)
def test_no_text_is_read_in_a_wrong_encoding(language: str, codec: str) -> None:
    try:
        content = TEXTS[language].encode(codec)
        text = decoded(content)[0]
    except (UnicodeEncodeError, UndecidedError):
        return
    assert text == TEXTS[language]


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_what_a_mark_or_its_zeros_tell_is_read_and_named(codec: str) -> None:
    text, name = decoded("title,year\nOf Bees,2020\n".encode(codec))
    assert (text, name[:4]) == ("title,year\nOf Bees,2020\n", "UTF-")


def test_the_mark_of_utf8_is_no_news() -> None:
    assert decoded(b"\xef\xbb\xbftitle\n") == ("title\n", "")


def test_what_is_not_sure_says_where_and_what_to_do() -> None:
    with pytest.raises(
        UndecidedError, match=r"byte 0xe1 in line 1\); save it as UTF-8.*--encoding"
    ):
        decoded("název\nřeka\n".encode("cp1250"))


def test_an_encoding_that_a_person_names_is_taken() -> None:
    text = TEXTS["Czech"]
    assert decoded(text.encode("cp1250"), "cp1250") == (text, "")
    for name in ("klingon", "hex", "ascii", "rot13", ""):
        if name:
            with pytest.raises(UndecidedError):
                decoded(text.encode("cp1250"), name)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with suppress(UndecidedError):
        assert isinstance(decoded(content)[0], str)


def packed(*members: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for member in members:
            archive.writestr(member, "x" * 50)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("papers.csv", packed("[Content_Types].xml", "xl/workbook.xml"), "is an Excel file; open"),
        ("list.md", packed("[Content_Types].xml", "word/document.xml"), "is a Word file"),
        ("papers.zip", packed("papers.csv"), "is a ZIP archive; unpack it"),
        ("papers.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "an old Excel or Word"),
        ("refs.bib", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "is a PDF; export the entries"),
        ("refs.bib.gz", b"\x1f\x8b\x08\0\0\0\0\0", "is packed with gzip; unpack it"),
        ("a.md", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is a picture"),
        ("a.md", b"RIFF\x24\0\0\0WEBPVP8 ", "is a picture"),
        ("zotero.sqlite", b"SQLite format 3\0\x10\0", "is a database"),
        ("refs.bib", b"version https://git-lfs.github.com/spec/v1\noid sha256:1\n", "git lfs pull"),
        ("README.md", b"\n\n<!DOCTYPE html>\n<html><head>", "is a web page; save the file itself"),
        ("README.md", b"<html lang='en'><body>", "is a web page"),
        ("a.csv", b"", "is empty"),
        ("a.csv", b" \n\t\r\n", "is empty"),
        ("a.csv", b"\xef\xbb\xbf", "is empty"),
        ("a.csv", b"title\0\1\2\nx", "is no text"),
        ("a.csv", bytes(range(128, 256)), "is no UTF-8 text"),
    ],
)
def test_what_is_no_text_is_named_for_what_it_is(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(Refusal) as refused:
        opened(file)
    assert said in str(refused.value)
    assert str(file) in str(refused.value)


def test_a_list_that_begins_with_html_is_no_web_page(tmp_path: Path) -> None:
    file = tmp_path / "README.md"
    file.write_text('<div align="center">\n\n# Bees\n</div>\n', "utf-8")
    assert opened(file).text.startswith("<div")
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><html></html>", "utf-8")
    assert opened(page).text


def test_no_more_is_read_than_the_longest_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("awesomequant.intake.files.opening.MOST_BYTES", 2**20)
    file = tmp_path / "a.csv"
    file.write_bytes(b"a" * (2**20 + 1))
    with pytest.raises(Refusal, match="larger than 1 MB; part it"):
        opened(file)
    with pytest.raises(Refusal, match="no file but a pipe, a socket or a device"):
        opened(Path("/dev/zero"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200))
def test_any_file_is_opened_or_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "any.csv"
    file.write_bytes(content)
    with suppress(Refusal):
        assert opened(file).text.strip()
