"""What may come in is listed: characters by what Unicode says of them, hosts, addresses, names."""

import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from listing import FIRST, lay, write
from support import ROOT, with_record

from awesomequant.cli import main
from awesomequant.export.formats import csv
from awesomequant.language.characters import find_refused, shown, visible, without_debris
from awesomequant.library.field_types import Model, Title
from awesomequant.library.paper import Paper
from awesomequant.library.settings import RESERVED
from awesomequant.store import load
from awesomequant.web.probe import PORTS, Prober, State, is_public
from awesomequant.works.identifiers import UnsafeAddress, canonical

# Titles as people write them; none may lose a sign, in a record or on a terminal.
SCRIPTS = {
    "Latin": "Über die Größe naïver Straßen – œuvre, İstanbul, Łódź",
    "Vietnamese": "Học sâu cho tiếng Việt",
    "Yoruba": "Ẹ̀kọ́ ẹ̀rọ fún èdè Yorùbá",
    "IPA": "The vowel [ə̃ː] in /t͡ʃæ/",
    "Greek": "Περὶ ψυχῆς καὶ νευρωνικῶν δικτύων",
    "Cyrillic": "Нейронные сети и їх застосування; Ёлка",
    "Old Cyrillic": "Сло́во о пълкꙋ І҆́горевѣ",
    "Armenian": "Նեյրոնային ցանցեր",
    "Georgian": "ნეირონული ქსელები",
    "Hebrew": "רְשָׁתוֹת עֲצַבִּיּוֹת – AI בעברית",
    "Arabic": "الشبكات العصبية، سنة \u0601٢٠٢٤",
    "Quran": "آية \u06dd١",
    "Persian": "شبکه\u200cهای عصبی",
    "Urdu": "عصبی نیٹ ورک انتخاب\u200cکردہ",
    "Pashto": "عصبي شبکې",
    "Syriac": "\u070fܐܒ ܟܬܒܐ",
    "Thaana": "ނިއުރަލް ނެޓްވޯކް",
    "N'Ko": "ߒߞߏ ߞߊ߲",
    "Hindi": "तंत्रिका जाल क्\u200dष र्\u200dय",
    "Marathi": "दर्\u200dया",
    "Nepali": "श्री\u200cमान्",
    "Bengali": "র\u200d্যাম নিউরাল নেটওয়ার্ক",
    "Punjabi": "ਨਿਊਰਲ ਨੈੱਟਵਰਕ",
    "Gujarati": "ન્યુરલ નેટવર્ક",
    "Odia": "ନ୍ୟୁରାଲ୍ ନେଟୱାର୍କ",
    "Tamil": "நரம்பியல் வலைகள்",
    "Telugu": "న్యూరల్ నెట్\u200cవర్క్",
    "Kannada": "ರ್\u200cನ ನ್ಯೂರಲ್",
    "Malayalam": "അവന്\u200d ന്യൂറൽ",
    "Sinhala": "ශ්\u200dරී ලංකා ස්නායු ජාල",
    "Thai": "โครงข่ายประสาทเทียม",
    "Lao": "ເຄືອຂ່າຍ",
    "Tibetan": "དབང་རྩའི་དྲ་བ།",
    "Burmese": "မြန်မာ အာရုံကြော",
    "Khmer": "បណ្តាញ ក\u200dខ",
    "Ethiopic": "የነርቭ አውታሮች",
    "Cherokee": "ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ",
    "Inuktitut": "ᐃᓄᒃᑎᑐᑦ",
    "Mongolian": "ᠮᠣᠩᠭᠣᠯ\u180bᠨ ᠠ\u180eᠠ",
    "Chinese": "神经网络的量化：一个综述（上）",
    "Chinese, rare": "𠀀𪚥𰻞 的网络",
    "Chinese, selected": "葛\U000e0100 and 辻\U000e0101",
    "Japanese": "ニューラルネットワークの量子化、〜入門",
    "Korean": "신경망의 양자화",
    "Old Korean": "\u115f\u1161\u1100\u1160\u11a8",
    "Bopomofo": "ㄅㄆㄇ",
    "Yi": "ꆈꌠꁱꂷ",
    "Javanese": "ꦗꦮꦏ꧀\u200cꦱ",
    "Balinese": "ᬩᬮᬶ",
    "Tifinagh": "ⵜⴰⵎⴰⵣⵉⵖⵜ",
    "Vai": "ꕙꔤ",
    "Adlam": "𞤀𞤁𞤂𞤃",
    "Gothic": "𐌲𐌿𐍄",
    "Hieroglyphs": "𓀀\U00013430𓀁",
    "Cuneiform": "𒀀𒁀",
    "Mathematics": "ℓ₁-norm: ∑ᵢ xᵢ² ≤ 𝔼[𝑿] ∩\ufe00 ⟨ψ|φ⟩",
    "Braille": "⠃⠗⠁⠊⠇⠇⠑",
    "Currency": "¥ € ₿ ₹ ₪",
    "Quotes": "“a” ‘b’ «c» „d‟ ‹e› 「f」",
    "Arrows": "A → B ⇒ C ↔ D",
    "Picture": "🔥 Hot Nets ❤\ufe0f ☂ ✈\ufe0f",
    "Family": "👨\u200d👩\u200d👧\u200d👦 and 👩🏽\u200d🔬",
    "Flags": "🏳\ufe0f\u200d🌈 🇩🇪 🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "Keys": "1\ufe0f\u20e3 #\ufe0f\u20e3",
    "New pictures": "🫨 🫩 🪉",
    "Music": "𝄞 ♯ ♭",
}  # fmt: skip


def test_what_a_sign_wants_is_asked_of_each_that_it_stands_behind() -> None:
    assert shown("é1\ufe0f éa\ufe0f é1\ufe0f") == "é1\ufe0f éa\\ufe0f é1\ufe0f"
    assert shown("éa\ufe0f é1\ufe0f éa\ufe0f") == "éa\\ufe0f é1\ufe0f éa\\ufe0f"


class _Titled(Model):
    title: Title


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS)
def test_every_script_is_kept_as_it_is_written(tmp_path: Path, text: str) -> None:
    assert find_refused(text) is None
    assert visible(text) == without_debris(text) == text
    assert shown(text) == text
    assert _Titled(title=text).title == text
    form = f'title: "{text}"\nvenue: BeeConf\nyear: 2020\ntags: []\nurl: https://x.org/w\n'
    project = load(with_record(tmp_path, form))
    assert project.library.by_id["x"].title == text


HIDING = {
    "a zero-width space": "\u200b", "a word joiner": "\u2060", "an invisible plus": "\u2064",
    "of old, for symmetry": "\u206a", "of old, for digits": "\u206f", "a byte order mark": "\ufeff",
    "an Arabic mark": "\u061c", "an override": "\u202e", "an isolate": "\u2067", "a mark": "\u200f",
    "between lines": "\u2028", "between paragraphs": "\u2029", "a next line": "\x85", "a bell": "\x07",
    "an escape": "\x1b", "a delete": "\x7f", "a CSI": "\x9b", "an anchor of notes": "\ufff9",
    "private use": "\ue000", "an apple": "\uf8ff", "private, far": "\U000f0000",
    "private, last": "\U0010fffd", "no character": "\ufffe", "no character at all": "\uffff",
    "of Arabic forms, none": "\ufdd0", "of the second plane, none": "\U0001ffff",
    "not given out": "\u0378", "in no plane": "\U00050000", "ignorable, not given out": "\ufff0",
    "a tag": "\U000e0041", "a tag of language": "\U000e0001", "ignorable, far": "\U000e0fff",
    "a selector of nothing": "\U000e0100", "shorthand": "\U0001bca0", "music": "\U0001d173",
    "a hieroglyph's": "\U00013430", "a joiner": "\u200d", "a non-joiner": "\u200c",
}  # fmt: skip


@pytest.mark.parametrize("char", HIDING.values(), ids=HIDING)
def test_what_hides_is_refused_wherever_it_comes_from(tmp_path: Path, char: str) -> None:
    assert find_refused(f"a{char}b") == 1
    assert visible(f"a{char}b") == "ab"
    assert shown(f"a{char}b").isascii()
    code = ord(char)
    escape = f"\\U{code:08x}" if code > 0xFFFF else f"\\u{code:04x}"
    for number, form in enumerate((f'title: "a{char}b"\n', f'title: "a{escape}b"\n')):
        rest = "venue: BeeConf\nyear: 2020\ntags: []\nurl: https://x.org/w\n"
        project = load(with_record(tmp_path / str(number), form + rest))
        assert "x" not in project.library.by_id
        (problem,) = (one for one in project.problems if one.place.file.endswith("/x.yaml"))
        assert problem.place.line == 1


SEEN = {*map(chr, (*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD))}
IGNORABLE = {*map(chr, (0xAD, 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0))}
IGNORABLE |= {*map(chr, (*range(0x180B, 0x1810), *range(0xFE00, 0xFE10)))}


def test_each_character_is_kept_or_refused_as_its_category_says() -> None:
    wrong = []
    for code in (*range(0x30000), *range(0xE0000, 0xE1000), *range(0xFFF00, 0x110000)):
        char = chr(code)
        kind = unicodedata.category(char)
        is_set_aside = (
            0x1F000 <= code <= 0x1FAFF or 0x1FC00 <= code <= 0x1FFFD or 0x20000 <= code <= 0x2FFFD
        )
        is_hidden = kind in ("Cc", "Cf", "Co") or (kind == "Cn" and not is_set_aside)
        is_hidden |= kind in ("Zl", "Zp") or 0xE0000 <= code <= 0xE0FFF
        if kind == "Cs" or char in "\t\n\r":
            continue
        if is_hidden and char not in SEEN | IGNORABLE and find_refused(f"a{char}b") is None:
            wrong.append(f"{code:04x} is kept")
        if not is_hidden and find_refused(f"a{char}b") is not None:
            wrong.append(f"{code:04x} is refused")
        if char in IGNORABLE and without_debris(f"a{char}b") != "ab":
            wrong.append(f"{code:04x} stays")
    assert wrong == []


# Hosts.

SOUND = {
    "https://arxiv.org/abs/2001.00001": "https://arxiv.org/abs/2001.00001",
    "https://ARXIV.org/": "https://arxiv.org/",
    "https://a_b.example.com/": "https://a_b.example.com/",
    "https://name-.github.io/": "https://name-.github.io/",
    "https://r4---sn-abc.example.com/": "https://r4---sn-abc.example.com/",
    "https://münchen.example/": "https://xn--mnchen-3ya.example/",
    "https://例え.jp/x": "https://xn--r8jz45g.jp/x",
    "https://x.example:8080/y": "https://x.example:8080/y",
    "https://x.example:443/y": "https://x.example/y",
    "https://1and1.example/": "https://1and1.example/",
    "https://a.b.c.d.e.f.example/": "https://a.b.c.d.e.f.example/",
    "https://x.example./y": "https://x.example/y",
    "https://www.x.example/a(b)": "https://www.x.example/a%28b%29",
    "https://ａrxiv.org/x": "https://arxiv.org/x",
}  # fmt: skip
UNSOUND = (
    "https://good.example)*b*.x/", "https://a*.example/", "https://a'b.example/", "https://a!b.example/",
    "https://a$b.example/", "https://a&b.example/", "https://a;b.example/", "https://a,b.example/",
    "https://a=b.example/", "https://a+b.example/", "https://a~b.example/", "https://a(b).example/",
    "https://a`b.example/", "https://a{b}.example/", 'https://a"b.example/', "https://a b.example/",
    "https://a<b.example/", "https://a|b.example/", "https://a^b.example/", "https://a%b.example/",
    "https://a%00b.example/", "https://a%2fb.example/", "https://a[b].example/", "https://a\\b.example/",
    "https://user@good.example/", "https://user:pass@good.example/", "https://good.example@evil.example/",
    "https://good.example\\@evil.example/", "https://good.example%40evil.example/", "https://@x.example/",
    "https://x.example:0/", "https://x.example:65536/", "https://x.example:99999/", "https://x.example:8a/",
    "https://x.example:-1/", "https://127.0.0.1/", "https://2130706433/", "https://0x7f.1/", "https://[::1]/",
    "https://0177.0.0.1/", "https://1.2.3/", "https://x.1/", "https://localhost/", "https://a..b/",
    "https://.example/", "https://xn--zzzzzz.example/", f"https://{'a' * 64}.example/",
    f"https://{'abc.' * 70}example/", "https://a\u200bb.example/", "https://a\u00adb.example/",
    "https://a\u202eb.example/", "https:///x", "https://", "//x.example/", "javascript:alert(1)",
    "data:text/html,x", "ftp://x.example/", "file:///etc/passwd", "https:x.example", "https:/x.example/",
    "http s://x.example/", "\x01https://x.example/", "https://x.example\n/", "https://x\u2024example/",
)  # fmt: skip


@pytest.mark.parametrize(("address", "whole"), SOUND.items())
def test_a_host_that_is_a_name_is_kept(address: str, whole: str) -> None:
    assert canonical(address) == whole
    assert canonical(whole) == whole


@pytest.mark.parametrize("address", UNSOUND)
def test_a_host_that_is_no_name_is_refused(tmp_path: Path, address: str) -> None:
    try:
        found = canonical(address)
    except UnsafeAddress:
        found = ""
    # What a parser of the web makes another address of is that one, everywhere.
    host = found.partition("://")[2].partition("/")[0]
    assert not found or (
        set(host) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_.") and found == canonical(found)
    )
    if address in UNSOUND[:10]:
        record = f'title: "A title"\nvenue: BeeConf\nyear: 2020\ntags: []\nurl: "{address}"\n'
        project = load(with_record(tmp_path, record))
        (problem,) = (one for one in project.problems if one.place.file.endswith("/x.yaml"))
        assert problem.place.line == 5
        assert "host" in problem.message


# Where the checker of links may go: IANA's registries of special-purpose addresses, each row.

CLOSED = (
    "0.0.0.0",  # noqa: S104 -- nobody listens there
    "0.255.255.255", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255",
    "127.0.0.1", "127.255.255.255", "169.254.0.0", "169.254.169.254", "172.16.0.0", "172.31.255.255",
    "192.0.0.0", "192.0.0.8", "192.0.0.9", "192.0.0.10", "192.0.0.170", "192.0.0.255", "192.0.2.1",
    "192.88.99.1", "192.88.99.2", "192.168.0.0", "192.168.255.255", "198.18.0.0", "198.19.255.255",
    "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.0", "255.255.255.254",
    "255.255.255.255", "::", "::1", "::2", "::7f00:1", "::808:808", "::ffff:10.0.0.1", "::ffff:0:1",
    "::ffff:0:7f00:1", "::fffe:8.8.8.8", "64:ff9b::7f00:1", "64:ff9b::10.0.0.1", "64:ff9b:1::1",
    "64:ff9b:1::8.8.8.8", "64:ff9b:2::1", "100::1", "100:0:0:1::1", "2001::1",
    "2001:0:7f00:1::1", "2001:1::1", "2001:1::2", "2001:1::3", "2001:1::4", "2001:2::1",
    "2001:4:111::1", "2001:5::1", "2001:10::1", "2001:1f:ffff::", "2001:40::1", "2001:1ff::1",
    "2001:db8::1", "2002:7f00:1::", "2002:a00:1::1", "2002:c0a8:101::", "2002:6440:1::", "3fff::1",
    "3fff:fff::1", "4000::1", "5f00::1", "5f00:ffff::", "6000::1", "fc00::1", "fdff::1", "fe00::1",
    "fe80::1", "fe80::1%eth0", "febf::1", "fec0::1", "feff::1", "ff00::1", "ff02::1", "ff0e::1",
    "", "x", "1", "0x7f.1", "127.1", "08.8.8.8", "8.8.8", "8.8.8.8.8", "[::1]", "8.8.8.8 ", "8.8.8.8/32",
)  # fmt: skip
OPEN = (
    "8.8.8.8", "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
    "128.0.0.1", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "191.255.255.255",
    "192.0.1.0", "192.0.3.0", "192.31.196.1", "192.52.193.1", "192.88.98.1", "192.88.100.1",
    "192.167.255.255", "192.169.0.0", "192.175.48.1", "198.17.255.255", "198.20.0.0", "198.51.99.1",
    "203.0.112.1", "203.0.114.1", "223.255.255.255", "2000::1", "2001:200::1", "2001:3::1",
    "2001:4:112::1", "2001:20::1", "2001:2f:ffff::", "2001:30::1", "2001:3f:ffff::", "2001:4860:4860::8888",
    "2002:808:808::1", "2606:2800:220:1::1", "2620:4f:8000::1", "2a00:1450::1", "3ffe::1", "::ffff:8.8.8.8",
    "64:ff9b::8.8.8.8", "64:ff9b::808:808",
)  # fmt: skip


@pytest.mark.parametrize("address", CLOSED)
def test_an_address_set_apart_is_never_connected_to(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", OPEN)
def test_an_address_of_the_internet_may_be(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("port", [22, 25, 53, 110, 139, 445, 3306, 5432, 6379, 9200, 11211, 27017])
def test_a_port_without_web_servers_is_never_connected_to(port: int) -> None:
    def resolving(host: str) -> list[str]:
        raise AssertionError(host)

    seen = Prober(resolving=resolving).probe(f"http://x.example:{port}/")
    assert seen.state is State.REFUSED
    assert {80, 443, 8080} <= PORTS


# Names.


def test_the_names_that_a_list_may_not_give_are_all_that_mean_something() -> None:
    script = (ROOT / "templates/site/scripts/explore-state.js").read_text("utf-8")
    taken = {name.replace("_", "-") for name in (*Paper.model_fields, *csv._COLUMNS)}
    assert taken - RESERVED == set()
    for name in ("q", "exact", "abstracts", "kept", "since", "sort", "year", "every"):
        assert f'"{name}"' in script
        assert name in RESERVED


@pytest.mark.parametrize(
    "name",
    ["title", "year", "q", "sort", "constructor", "prototype", "id", "venue", "tags", "doi", "type",
     "__proto__", "hasOwnProperty", "toString", "Title", "a b", "-a", "a-", "", "é", "a.b", "a/b"],
)  # fmt: skip
def test_a_field_of_a_list_may_not_take_a_name_that_means_something(
    tmp_path: Path, name: str
) -> None:
    write(tmp_path, lay(""))
    settings = tmp_path / "data/list.yaml"
    settings.write_text(settings.read_text("utf-8").replace("  bits:", f'  "{name}":'), "utf-8")
    assert any(one.place.file == "data/list.yaml" for one in load(tmp_path).problems)


@pytest.mark.parametrize(
    "name", ["keywords", "bits", "species", "topic", "to-string", "titles", "code-of-ours"]
)
def test_a_field_of_a_list_may_have_any_other(tmp_path: Path, name: str) -> None:
    write(tmp_path, lay(""))
    settings = tmp_path / "data/list.yaml"
    settings.write_text(settings.read_text("utf-8").replace("  bits:", f"  {name}:"), "utf-8")
    assert load(tmp_path).problems == ()


@pytest.fixture
def rename(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    write(tmp_path, lay(""))

    def call(*words: str) -> int:
        argv = ["awesomequant", "-C", str(tmp_path), "rename", *words]
        monkeypatch.setattr(sys, "argv", argv)
        with pytest.raises(SystemExit) as left:
            main()
        return int(left.value.code or 0)

    return call


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        *(("tag", "low-bit", new) for new in (
            "", " ", "Low Bit", "low_bit", "low--bit", "-low", "low-", "../x", "a/b", "a\nb", "é", "a: b",
            "#x", "\x1b[31m", "a\u202eb",
        )),
        *(("venue", "CVPR", new) for new in (
            "", " ", "a\nb", "a\tb", "x" * 81, "a\x1bb", "a\u200bb", "\ufffe", "cvprw", "Eccv",
        )),
    ],
)  # fmt: skip
def test_a_new_id_is_looked_at_before_anything_is_written(
    rename: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str],
    kind: str, old: str, new: str,
) -> None:  # fmt: skip
    before = {file: file.read_bytes() for file in tmp_path.rglob("*.yaml")}
    assert rename(kind, old, "--", new) == 2
    assert {file: file.read_bytes() for file in tmp_path.rglob("*.yaml")} == before
    assert "mistake of awesomequant" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [("tag", "low-bit", "few-bits"), ("venue", "CVPR", "CVPR (IEEE/CVF): main")],
)
def test_a_sound_new_id_is_taken(
    rename: Callable[..., int], tmp_path: Path, kind: str, old: str, new: str
) -> None:
    assert rename(kind, old, new) == 0
    assert new in (tmp_path / FIRST).read_text("utf-8")
    assert load(tmp_path).problems == ()
