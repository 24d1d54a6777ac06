"""Bytes to text."""

from __future__ import annotations

import pytest

from dragoman.errors import BinaryInput
from dragoman.pages.encoding import declared_encoding, decode, in_stated

TEXT = "Café “Zürich” — 5 €"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_encoding_of_western_pages_is_told(encoding: str) -> None:
    assert decode("p", TEXT.encode(encoding)) == TEXT


def test_a_declared_encoding_is_used() -> None:
    page = "<meta charset='iso-8859-2'><p>Łódź</p>"
    assert decode("p", page.encode("iso-8859-2")) == page


@pytest.mark.parametrize("name", ["iso-8859-1", "us-ascii", "utf-8", "nonsense", "rot13", "utf-16"])
def test_a_wrong_declaration_does_not_harm_what_is_plainly_utf8(name: str) -> None:
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={name}"><p>{TEXT}</p>'
    assert decode("p", page.encode()) == page


def test_latin_1_is_read_as_windows_1252_as_browsers_do() -> None:
    page = b"<meta charset=latin1>\x93Quoted\x94"
    assert decode("p", page).endswith("“Quoted”")


@pytest.mark.parametrize(
    "data", [b"%PDF-1.4", b"PK\x03\x04", b"\x89PNG\r\n", b"\x1f\x8b\x08", b"\x00\xff" * 50, b"a\x00\x01\x02\x03" * 100]
)
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(BinaryInput):
        decode("p", data)


def test_no_declaration_is_none() -> None:
    assert declared_encoding(b"<p>charset=utf-8") is None


RUSSIAN = "Министры иностранных дел Кении и Эфиопии встретились в понедельник в Найроби."
POLISH = (
    "Ministrowie spraw zagranicznych spotkali się w Łodzi i zgodzili się otworzyć granicę, mówiąc o pokoju jeszcze raz."
)
CZECH = (
    "Ministři zahraničí Keni a Etiopie se v pondělí setkali v Nairobi a dohodli se, že znovu otevřou hranici. "
    "Jednání trvala šest hodin, uvedl mluvčí ministerstva zahraničních věcí."
)
JAPANESE = "ケニアとエチオピアの外相は月曜日にナイロビで会談し、国境を再び開くことで合意した。"
CHINESE = "肯尼亚和埃塞俄比亚外长星期一在内罗毕会晤，同意重新开放边界。外交部发言人说，会谈持续了六个小时。"
TAIWANESE = "肯亞和衣索比亞外長星期一在奈洛比會晤，同意重新開放邊界。外交部發言人說，會談持續了六個小時。"
KOREAN = "케냐와 에티오피아 외무장관은 월요일 나이로비에서 만나 국경을 다시 열기로 합의했다."
GREEK = "Οι υπουργοί Εξωτερικών συναντήθηκαν τη Δευτέρα στο Ναϊρόμπι και συμφώνησαν να ανοίξουν ξανά τα σύνορα."
ARABIC = "التقى وزيرا خارجية كينيا وإثيوبيا يوم الاثنين في نيروبي واتفقا على إعادة فتح الحدود."
FOREIGN = [
    (RUSSIAN, "cp1251"),
    (RUSSIAN, "koi8-r"),
    (POLISH, "iso8859-2"),
    (CZECH, "iso8859-2"),
    (CZECH, "cp1250"),
    (JAPANESE, "shift_jis"),
    (JAPANESE, "euc_jp"),
    (CHINESE, "gb2312"),
    (CHINESE, "gb18030"),
    (TAIWANESE, "big5"),
    (KOREAN, "euc_kr"),
    (GREEK, "cp1253"),
    (ARABIC, "cp1256"),
]


@pytest.mark.parametrize(("text", "encoding"), FOREIGN)
def test_an_undeclared_encoding_is_told_by_the_text(text: str, encoding: str) -> None:
    page = f"<html><head><style>p {{ color: red }}</style></head><body><p>{text}</p></body></html>"
    assert decode("p", page.encode(encoding)) == page


@pytest.mark.parametrize(("text", "encoding"), [pair for pair in FOREIGN if pair[0] not in (POLISH, CZECH)])
def test_latin_1_that_was_declared_unasked_does_not_hide_another_script(text: str, encoding: str) -> None:
    page = f"<meta charset=iso-8859-1><p>{text}</p>"
    assert decode("p", page.encode(encoding)) == page


@pytest.mark.parametrize(("text", "encoding"), FOREIGN)
def test_a_declared_encoding_is_read_as_browsers_do(text: str, encoding: str) -> None:
    page = f"<meta charset='{encoding}'><p>{text}</p>"
    assert decode("p", page.encode(encoding)) == page
    assert in_stated(page.encode(encoding), encoding) == page


@pytest.mark.parametrize(
    ("label", "encoding"),
    [
        ("gb2312", "gb18030"),
        ("x-sjis", "cp932"),
        ("ks_c_5601-1987", "cp949"),
        ("ISO-8859-1", "cp1252"),
        ("iso-8859-9", "cp1254"),
        ("windows-1251", "cp1251"),
        ("utf-16", "utf-8"),
        ("latin1", "cp1252"),
        ("x-mac-cyrillic", "mac-cyrillic"),
        ("macintosh", "mac-roman"),
        ("koi8-u", "koi8-u"),
        ("unicode_escape", None),
        ("rot13", None),
        ("palmos", None),
    ],
)
def test_labels_mean_what_the_standard_says(label: str, encoding: str | None) -> None:
    assert declared_encoding(f"<meta charset={label}>".encode()) == encoding


@pytest.mark.parametrize("place", [0, 1, 2])
def test_utf8_with_a_broken_character_stays_utf8(place: int) -> None:
    data = f"<p>{TEXT * 3}</p>".encode()
    broken = (b"\xe2\x80" + data, data[:20] + b"\x93" + data[20:], data + "—".encode()[:2])[place]
    assert decode("p", broken).count(TEXT) >= 2


def test_a_server_that_states_another_encoding_does_not_spoil_utf8() -> None:
    assert in_stated(f"<p>{TEXT}".encode(), "windows-1251") is None
    assert in_stated(b"<p>plain", "windows-1251") == "<p>plain"
    assert in_stated(b"<p>plain", "nonsense") is None


def test_english_without_a_declaration_is_read_as_windows_1252() -> None:
    page = "<p>“We agreed,” said the minister’s spokesman, Ann Müller — at a café in Zürich.</p>" * 3
    assert decode("p", page.encode("cp1252")) == page


def test_japanese_mail_encoding_is_read_where_it_is_declared() -> None:
    page = f"<meta charset=iso-2022-jp><p>{JAPANESE}</p>"
    assert decode("p", page.encode("iso2022_jp")) == page
