"""What travels to what was written: the head and the body of an HTTP answer, chunks and compression undone.

Crawlers undo chunks and compression and leave the headers that told of them, so a body that is not what its headers
say, but plainly text, is left as it is.
"""

from __future__ import annotations

import codecs
import re
import zlib
from dataclasses import dataclass

import brotli

from dragoman.errors import DamagedRecord, TooLarge
from dragoman.pages.sources import LIMIT

STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})(?!\d)")
END_OF_HEAD = re.compile(rb"\r?\n\r?\n|\r?\n\Z")
FOLDED = re.compile(r"\r?\n[ \t]+")
CHUNK = re.compile(rb"[ \t]*([0-9a-fA-F]{1,12})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
GZIPPED = b"\x1f\x8b"
STEP = 1_000_000
"""Bytes that a decoder gives at once, so that a bomb is found out while it is small."""


@dataclass(frozen=True, slots=True)
class Head:
    """Status and headers of an HTTP answer; names of headers in small letters."""

    status: int
    headers: tuple[tuple[str, str], ...]

    def get(self, name: str) -> str:
        """All headers of that name, joined by commas (RFC 9110, 5.3)."""
        return ", ".join(value for key, value in self.headers if key == name)

    def first(self, name: str) -> str:
        """The first header of that name, or nothing."""
        return next((value for key, value in self.headers if key == name), "")


def parted(origin: str, block: bytes) -> tuple[Head, bytes]:
    """Head and body of the block of a response record.

    Raises:
        DamagedRecord: it does not begin with the status line of an HTTP answer.
    """
    status = STATUS.match(block)
    if not status:
        raise DamagedRecord(origin, "it holds no answer of a web server")
    end = END_OF_HEAD.search(block)
    lines = block[status.end() : end.start() if end else len(block)]
    return Head(int(status[1]), headers(lines)), block[end.end() :] if end else b""


def headers(lines: bytes) -> tuple[tuple[str, str], ...]:
    """The header lines of a record or an answer, folded ones joined; what is no header line is passed over."""
    text = FOLDED.sub(" ", lines.decode("utf-8", "replace"))
    found = (line.partition(":") for line in text.split("\n"))
    return tuple((name.strip().lower(), value.strip()) for name, colon, value in found if colon)


def plain(origin: str, head: Head, body: bytes, limit: int = LIMIT) -> bytes:
    """The body as its author wrote it.

    Raises:
        TooLarge: it is over the limit once decompressed.
        DamagedRecord: it breaks off or is damaged.
    """
    if head.get("transfer-encoding").lower().rpartition(",")[2].strip() == "chunked":
        body = dechunked(origin, body)
    return decompressed(origin, body, head.get("content-encoding"), limit)


def dechunked(origin: str, body: bytes) -> bytes:
    """A body without its chunks (RFC 9112, 7.1); one that has none is given back as it is.

    The empty chunk at the end may be missing: what it would have ended is whole.

    Raises:
        DamagedRecord: it breaks off within a chunk.
    """
    parts, at = [], 0
    while found := CHUNK.match(body, at):
        size = int(found[1], 16)
        part = body[found.end() : found.end() + size]
        if size == 0:
            break
        if len(part) < size:
            raise DamagedRecord(origin, "its body breaks off within a chunk")
        parts.append(part)
        at = found.end() + size
        at += 2 if body.startswith(b"\r\n", at) else 1
    else:
        if not parts:
            return body
        if body[at:].strip():
            raise DamagedRecord(origin, "its chunks are damaged")
    return b"".join(parts)


def decompressed(origin: str, body: bytes, codings: str, limit: int = LIMIT) -> bytes:
    """A body without its content codings (RFC 9110, 8.4), named as in the header, the last undone first.

    Raises:
        TooLarge: it is over the limit once decompressed.
        DamagedRecord: it breaks off or is damaged.
    """
    for coding in reversed(codings.lower().split(",")):
        try:
            body = _without(origin, body, coding.strip(), limit)
        except DamagedRecord:
            if not _is_text(body):
                raise
    return body


def _is_text(body: bytes) -> bool:
    return body.removeprefix(codecs.BOM_UTF8).lstrip().startswith((b"<", b"{"))


def _without(origin: str, body: bytes, coding: str, limit: int) -> bytes:
    if not body:
        return body
    if coding in ("gzip", "x-gzip") and body.startswith(GZIPPED):
        return _inflated(origin, body, 31, limit)
    if coding == "deflate":
        return _inflated(origin, body, 15 if body[0] & 15 == 8 else -15, limit)
    return _unbrotlied(origin, body, limit) if coding == "br" else body


def _inflated(origin: str, body: bytes, window: int, limit: int) -> bytes:
    """All the members of a gzipped body, or the one of a deflated body; what stands behind them is no part of it."""
    parts: list[bytes] = []
    size = 0
    while not parts or (window == 31 and body.startswith(GZIPPED)):
        inflater = zlib.decompressobj(wbits=window)
        try:
            parts.append(inflater.decompress(body, limit + 1 - size))
        except zlib.error as failure:
            raise DamagedRecord(origin, "its compressed body is damaged") from failure
        size += len(parts[-1])
        _hold(origin, size, limit)
        if not inflater.eof:
            raise DamagedRecord(origin, "its compressed body is cut short")
        body = inflater.unused_data
    return b"".join(parts)


def _unbrotlied(origin: str, body: bytes, limit: int) -> bytes:
    inflater = brotli.Decompressor()
    parts, size = [], 0
    try:
        while not inflater.is_finished():
            part = inflater.process(body, output_buffer_limit=STEP)
            parts.append(part)
            size += len(part)
            _hold(origin, size, limit)
            if not part and inflater.can_accept_more_data() and not body:
                raise DamagedRecord(origin, "its compressed body is cut short")
            body = b""
    except brotli.error as failure:
        raise DamagedRecord(origin, "its compressed body is damaged") from failure
    return b"".join(parts)


def _hold(origin: str, size: int, limit: int) -> None:
    if size > limit:
        raise TooLarge(origin, f"more than {limit // 1_000_000} MB once decompressed")
