"""Bytes to text: which encoding a page is in, told by rule, and what is no text at all."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from dragoman.errors import BinaryInput

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MAGIC = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "gzip data"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
)
DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
LATIN = "cp1252"
READ_AS = {
    "iso8859-1": LATIN,
    "ascii": LATIN,
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}
"""The encodings that pages mean by these names. Source: WHATWG Encoding Standard, section 4.2, in Python's names."""

WIDE = ("utf-16", "utf-32", "utf-7", "utf-8")
"""What a page that could be read so far as to find this declaration cannot be in, or is in: UTF-8 (WHATWG)."""

ESCAPED = "iso2022_jp"
OF_THE_WEB = frozenset(
    [
        ESCAPED,
        "cp866",
        "cp874",
        "cp932",
        "cp949",
        "koi8-r",
        "koi8-u",
        "mac-roman",
        "mac-cyrillic",
        "gb18030",
        "big5hkscs",
    ]
    + [f"cp125{number}" for number in range(9)]
    + [f"iso8859-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)]
    + ["euc_jp"]
)
"""The encodings of the standard, in Python's names; Python knows others, which are none of pages."""

MOST_BROKEN, MOST_BROKEN_UTF8 = 0.1, 0.4
"""Share of broken characters among those outside ASCII up to which text is in an encoding: pages cut in the middle of a
character and texts pasted from elsewhere. Of thirteen texts that we wrote in other encodings, from windows-1251 to
big5, none is broken in less than 0.6 of its characters when it is read as UTF-8."""

FOREIGN, NOT_LATIN = 0.03, 0.25
"""Share of bytes outside ASCII, in the text between tags, from which the encoding is told by content: without a
declaration, and against a declared latin-1, which servers and editors set unasked. Pages in English that we wrote have
0.01, German 0.02, French, Polish and Turkish 0.05 to 0.14, other scripts 0.7 to 1."""

EUROPEAN = ("cp1252", "cp1250", "iso8859-2", "cp1251", "koi8-r", "cp1253")
CANDIDATES = (*EUROPEAN, "cp1254", "cp1255", "cp1256", "cp932", "euc_jp", "gb18030", "big5", "cp949")
MARKUP = re.compile(rb"<(script|style)\b.*?</\1|<[^<>]*>", re.S | re.I)
HIGH = re.compile(rb"[^\n]*[\x80-\xff][^\n]*")
SHOWN, SAMPLE = 200_000, 4000
C1 = re.compile(rb"[\x80-\x9f]")

HEAD = 4096
MOST_CONTROLS = 0.02
"""Share of control characters in the first 4,096 bytes over which bytes are no text. Pages in the gold have none."""

CONTROLS = bytes(sorted(set(range(32)) - set(b"\t\n\r\f\x0b\x1b")))


def decode(origin: str, content: bytes) -> str:
    """The text of a page's bytes: byte order mark, UTF-8, declared encoding, content, else windows-1252.

    Raises:
        BinaryInput: the bytes are not text.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    for magic, what in MAGIC:
        if content.startswith(magic):
            raise BinaryInput(origin, f"not text but {what}")
    wide = _wide(content[:HEAD])
    if wide:
        return content.decode(wide, "replace")
    controls = len(content[:HEAD]) - len(content[:HEAD].translate(None, CONTROLS))
    if controls > MOST_CONTROLS * len(content[:HEAD]):
        raise BinaryInput(origin, "not text in any encoding that we know")
    return _narrow(content)


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of plain Latin text is zero."""
    even, odd = head[::2], head[1::2]
    if len(head) < 8:
        return None
    for zeros, letters, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        plain = sum(32 <= byte < 127 or byte in b"\t\r\n" for byte in letters)
        if zeros.count(0) > 0.7 * len(zeros) and plain > 0.5 * len(letters):
            return encoding
    return None


def _narrow(content: bytes) -> str:
    """By what the bytes are: UTF-8, which nothing else looks like; as declared; by their content; else windows-1252."""
    declared = declared_encoding(content)
    escaped = declared == ESCAPED and b"\x1b$" in content
    for encoding in (declared,) if escaped else ("utf-8", declared):
        text = _fitting(content, encoding) if encoding and encoding != LATIN else None
        if text is not None:
            return text
    return content.decode(_detected(content, NOT_LATIN if declared == LATIN else FOREIGN), "replace")


def in_stated(content: bytes, label: str) -> str | None:
    """The text in the encoding that a server stated, if it is in that; None leaves it to `decode`.

    Source: WHATWG HTML, 13.2.3.2: the server's word goes before the page's. But a byte order mark goes before both, and
    so does text that is plainly UTF-8; and latin-1 is what servers state unasked.
    """
    encoding = known_encoding(label)
    if encoding in (None, LATIN, "utf-8") or any(content.startswith(mark) for mark, _ in BYTE_ORDER_MARKS):
        return None
    return None if not content.isascii() and _fitting(content, "utf-8") is not None else _fitting(content, encoding)


def _fitting(content: bytes, encoding: str | None) -> str | None:
    """Text in an encoding, if it is in that but for a few broken characters."""
    try:
        return content.decode(encoding or LATIN)
    except UnicodeDecodeError:
        text = content.decode(encoding or LATIN, "replace")
    foreign = sum(char > "\x7f" for char in text)
    most = MOST_BROKEN_UTF8 if encoding == "utf-8" else MOST_BROKEN
    return text if text.count("\ufffd") <= most * foreign else None


def _detected(content: bytes, least: float) -> str:
    """The encoding by the frequencies of characters, where enough of the text is outside ASCII to tell.

    Source: charset-normalizer. It does not part windows-1250 from latin-2; the letters š, ś, ž and ź do, which the
    first has where the second has control characters.
    """
    shown = MARKUP.sub(b"\n", content[:SHOWN])
    high = sum(byte > 127 for byte in shown)
    if high < least * len(shown.translate(None, b" \t\r\n")):
        return LATIN
    sample = b"\n".join(HIGH.findall(shown))[:SAMPLE]
    best = from_bytes(sample, cp_isolation=list(CANDIDATES)).best()
    encoding = best.encoding if best else LATIN
    return "iso8859-2" if encoding == "cp1250" and not C1.search(sample) else encoding


def declared_encoding(content: bytes) -> str | None:
    """The Python name of the text encoding that a page says it is in, or None."""
    found = DECLARED.search(content[:HEAD])
    return known_encoding(found[1].decode("ascii")) if found else None


def known_encoding(label: str) -> str | None:
    """The Python name of the encoding that a page or a server means by a label; None where that is none of text."""
    try:
        name = codecs.lookup(label.lower().removeprefix("x-")).name
        "".encode(name)
    except (LookupError, UnicodeError, ValueError):
        return None
    name = "utf-8" if name.startswith(WIDE) else READ_AS.get(name, name)
    return name if name == "utf-8" or name in OF_THE_WEB else None
