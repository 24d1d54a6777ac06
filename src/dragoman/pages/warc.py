"""Web archives: each HTML page that was served with status 200 as a source; the rest told apart and counted.

frames ─► damaged? ─► response? ─► status 200? ─► HTML? ─► body without chunks and compression ─► Source
"""

from __future__ import annotations

import codecs
import io
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Literal

import brotli
from warcio.bufferedreaders import ChunkedDataReader
from warcio.recordloader import ArcWarcRecord, ArcWarcRecordLoader

from dragoman.errors import DamagedRecord, EmptyInput, InputError, TooLarge
from dragoman.pages.encoding import BYTE_ORDER_MARKS, LATIN
from dragoman.pages.frames import Damage, Frame, frames
from dragoman.pages.sources import LIMIT, Source, Tally, Tell

HTML_TYPES = ("text/html", "application/xhtml+xml")
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.I)
TYPE = re.compile(rb"^warc-type:[ \t]*(\w+)", re.I | re.M)
GZIPPED = b"\x1f\x8b"
STEP = 1_000_000
"""Bytes that a decoder gives at once, so that a bomb is found out while it is small."""

Other = Literal["redirect", "error page", "not HTML", "no response", "empty", "robots.txt"]
"""What a record is that is no page; *no response* are requests, metadata, revisits and notes on the archive."""


def read_archive(origin: str, file: io.BufferedReader, tell: Tell | None = None) -> Iterator[Source | InputError]:
    """The pages of an archive, in the memory of its largest record; damaged and oversized records as their errors.

    Args:
        origin: the archive's name; a page's is `name@offset`, the offset that of its record in bytes.
        file: the archive, open for reading and seekable, as it is or gzipped.
        tell: what is told the tally at the end.
    """
    pages = damaged = 0
    others: Counter[str] = Counter()
    for frame in frames(file, LIMIT):
        found = _read(f"{origin}@{frame.offset}", frame)
        if isinstance(found, Source):
            pages += 1
        elif isinstance(found, InputError):
            damaged += 1
        else:
            others[found] += 1
            continue
        yield found
    if not pages + damaged + others.total():
        yield EmptyInput(origin, "nothing in it")
    elif tell:
        tell(Tally(origin, pages, damaged, tuple(sorted(others.items()))))


def _read(origin: str, frame: Frame | Damage) -> Source | InputError | Other:
    if isinstance(frame, Damage):
        return DamagedRecord(origin, frame.reason)
    kind = TYPE.search(frame.head)
    if not kind or kind[1].lower() != b"response":
        return "no response"
    if frame.content is None:
        return TooLarge(origin, f"a record of more than {LIMIT // 1_000_000} MB")
    try:
        return _response(origin, frame.content)
    except InputError as error:
        return error
    except Exception as failure:  # whatever a broken record makes the parser raise
        return DamagedRecord(origin, f"its headers cannot be read ({type(failure).__name__})")


def _response(origin: str, content: bytes) -> Source | Other:
    record = ArcWarcRecordLoader().parse_record_stream(io.BytesIO(content), known_format="warc")
    url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ") or None
    if record.http_headers is None:
        return "no response"
    if other := _other(record, url):
        return other
    body = _body(origin, record)
    if not body.strip():
        return "empty"
    return Source(origin, _decoded(body, _content_type(record)), url=url, kind="html")


def _other(record: ArcWarcRecord, url: str | None) -> Other | None:
    status = record.http_headers.get_statuscode()
    if status.startswith("3"):
        return "redirect"
    if status != "200":
        return "error page"
    if url and url.partition("?")[0].endswith("/robots.txt"):
        return "robots.txt"
    kind = _content_type(record).partition(";")[0].strip().lower()
    return None if not kind or kind in HTML_TYPES else "not HTML"


def _content_type(record: ArcWarcRecord) -> str:
    return str(record.http_headers.get_header("Content-Type") or "")


def _body(origin: str, record: ArcWarcRecord) -> bytes:
    """The body as the page's author wrote it, chunks and compression undone.

    Crawlers undo them and leave the headers that told of them: a body that is not what its headers say is left as it
    is.
    """
    headers = record.http_headers
    stream = record.raw_stream
    if (headers.get_header("Transfer-Encoding") or "").strip().lower() == "chunked":
        stream = ChunkedDataReader(stream)
    body: bytes = b"".join(iter(lambda: stream.read(STEP), b""))
    for coding in reversed((headers.get_header("Content-Encoding") or "").lower().split(",")):
        body = inflated(origin, body, coding.strip())
    return body


def inflated(origin: str, body: bytes, coding: str) -> bytes:
    """A body without one content coding (RFC 9110); one that is not in that coding is given back as it is.

    Raises:
        TooLarge: it is over the limit of a page once decompressed.
        DamagedRecord: it breaks off or is damaged.
    """
    if not body or body.lstrip().startswith(b"<"):
        return body
    if coding in ("gzip", "x-gzip") and body.startswith(GZIPPED):
        return _inflated(origin, body, 31)
    if coding == "deflate":
        return _inflated(origin, body, 15 if body[0] & 15 == 8 else -15)
    return _unbrotlied(origin, body) if coding == "br" else body


def _inflated(origin: str, body: bytes, window: int) -> bytes:
    inflater = zlib.decompressobj(wbits=window)
    try:
        out = inflater.decompress(body, LIMIT + 1)
    except zlib.error as failure:
        raise DamagedRecord(origin, "its compressed body is damaged") from failure
    _hold(origin, len(out))
    if not inflater.eof:
        raise DamagedRecord(origin, "its compressed body is cut short")
    return out


def _unbrotlied(origin: str, body: bytes) -> bytes:
    inflater = brotli.Decompressor()
    parts, size = [], 0
    try:
        while not inflater.is_finished():
            part = inflater.process(body, output_buffer_limit=STEP)
            parts.append(part)
            size += len(part)
            _hold(origin, size)
            if not part and inflater.can_accept_more_data() and not body:
                raise DamagedRecord(origin, "its compressed body is cut short")
            body = b""
    except brotli.error as failure:
        raise DamagedRecord(origin, "its compressed body is damaged") from failure
    return b"".join(parts)


def _hold(origin: str, size: int) -> None:
    if size > LIMIT:
        raise TooLarge(origin, f"more than {LIMIT // 1_000_000} MB once decompressed")


def _decoded(body: bytes, content_type: str) -> str | bytes:
    """Text where the header names the encoding and the bytes are in it; else the bytes, for the page to tell."""
    named = CHARSET.search(content_type)
    if not named or any(body.startswith(mark) for mark, _ in BYTE_ORDER_MARKS):
        return body
    try:
        encoding = codecs.lookup(named[1]).name
        return body if encoding in LATIN else body.decode(encoding)
    except (LookupError, UnicodeError, ValueError):
        return body
