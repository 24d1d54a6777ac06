"""Bytes to text: which encoding a page is in, told by rule, and what is no text at all."""

from __future__ import annotations

import codecs
import re

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
LATIN = {"iso8859-1", "ascii", "iso8859-15", "cp1252"}
"""Names that pages give to windows-1252: the WHATWG Encoding Standard reads latin-1 and ascii as that."""

HEAD = 4096
MOST_CONTROLS = 0.02
"""Share of control characters in the first 4,096 bytes over which bytes are no text. Pages in the gold have none."""

CONTROLS = bytes(sorted(set(range(32)) - set(b"\t\n\r\f\x0b\x1b")))


def decode(origin: str, content: bytes) -> str:
    """The text of a page's bytes: byte order mark, declared encoding, UTF-8, else windows-1252.

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
    declared = declared_encoding(content)
    for encoding in (declared, "utf-8") if declared and declared not in LATIN else ("utf-8",):
        try:
            return content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("cp1252", "replace")


def declared_encoding(content: bytes) -> str | None:
    """The Python name of the text encoding that a page says it is in, or None."""
    found = DECLARED.search(content[:HEAD])
    if not found:
        return None
    try:
        info = codecs.lookup(found[1].decode("ascii"))
        "".encode(info.name)
    except (LookupError, UnicodeError, ValueError):
        return None
    return info.name if not info.name.startswith(("utf-16", "utf-32", "utf-7", "idna", "punycode")) else "utf-8"
