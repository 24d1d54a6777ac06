"""The records of a web archive as blocks of bytes, each with its offset, from plain or gzipped files.

Framing is our own, since the readers of web archives stop at the first damage or do not see it: here a damaged record
is named, and reading goes on at the next one that is whole. At most one record is held in memory.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import cast

GZIP = b"\x1f\x8b\x08"
MARK = b"WARC/"
LONGEST_HEAD = 65_536
"""Bytes of the header lines of one record; those of Common Crawl have some 500."""

PIECE = 65_536
LONGEST_PASSED = 1_000_000_000
"""Bytes of a record that is passed over by reading it; a longer one is searched for the next record behind it."""

LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,18})[ \t]*\r?$", re.I | re.M)
SIGNS = re.compile(rb"\x1f\x8b\x08|(?<=\n)WARC/[01]\.")
LONGEST_SIGN = 8


class DamageError(Exception):
    """What is wrong with a record, in words."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One record: `content` is its whole bytes, header lines and block; None where the block was over the limit."""

    offset: int
    head: bytes
    content: bytes | None


@dataclass(frozen=True, slots=True)
class Damage:
    """A record that cannot be had."""

    offset: int
    reason: str


class Member(io.RawIOBase):
    """The decompressed bytes of one gzip member of a file; ends where the member ends, its checksum verified."""

    def __init__(self, file: io.BufferedReader, start: int) -> None:
        super().__init__()
        file.seek(start)
        self._file = file
        self._inflater = zlib.decompressobj(wbits=31)
        self._pending = b""
        self.end = start

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill the buffer; 0 at the end of the member."""
        while not self._inflater.eof:
            fed = self._pending or self._file.read(PIECE)
            out = self._inflate(fed, len(buffer))
            if out:
                buffer[: len(out)] = out
                return len(out)
            if not fed and not self._inflater.eof:
                raise DamageError("the file is cut short")
        return 0

    def _inflate(self, fed: bytes, most: int) -> bytes:
        try:
            out = self._inflater.decompress(fed, most)
        except zlib.error as failure:
            raise DamageError("its compressed data is damaged") from failure
        ended = self._inflater.eof
        self._pending = b"" if ended else self._inflater.unconsumed_tail
        self.end += len(fed) - len(self._inflater.unused_data if ended else self._pending)
        return out


Steps = Generator[Frame | Damage, None, int | None]
"""Records, and at the end where to go on in the file."""


def frames(file: io.BufferedReader, limit: int) -> Iterator[Frame | Damage]:
    """Every record of an archive in order; a damaged one as what is wrong with it, in its place.

    Args:
        file: the archive, open for reading and seekable.
        limit: bytes of a block over which a record is given without it.
    """
    at: int | None = 0
    while at is not None and (at := _begin(file, at)) is not None:
        file.seek(at)
        sign = file.read(LONGEST_SIGN)
        if sign.startswith(GZIP):
            at = yield from _member(file, at, limit)
        else:
            at = yield from _plain(file, at, limit)


def _begin(file: io.BufferedReader, at: int) -> int | None:
    """Where the next record begins, past blank lines and padding; None at the end."""
    file.seek(at)
    while piece := file.read(PIECE):
        rest = piece.lstrip(b"\r\n\0 ")
        if rest:
            return at + len(piece) - len(rest)
        at += len(piece)
    return None


def _member(file: io.BufferedReader, at: int, limit: int) -> Steps:
    """The records of one gzip member: one by the standard, all of them where a whole archive was compressed at once."""
    member = Member(file, at)
    stream = cast("io.BufferedReader", io.BufferedReader(member, PIECE))
    try:
        while (frame := _frame(stream, at, limit)) is not None:
            yield frame
    except DamageError as failure:
        yield Damage(at, str(failure))
        return _next(file, at + 1)
    return member.end


def _plain(file: io.BufferedReader, at: int, limit: int) -> Steps:
    file.seek(at)
    try:
        frame = _frame(file, at, limit)
    except DamageError as failure:
        yield Damage(at, str(failure))
        return _next(file, at + 1)
    if frame is not None:
        yield frame
    return file.tell()


def _frame(stream: io.BufferedReader, at: int, limit: int) -> Frame | None:
    """The next record of a stream, None at its end; what follows it is looked at, since checksums stand at the end."""
    head = _head(stream)
    if head is None:
        return None
    stated = LENGTH.search(head)
    if not stated:
        raise DamageError("it does not state its length")
    length = int(stated[1])
    if length > LONGEST_PASSED:
        raise DamageError(f"it states a length of {length} bytes")
    block = _block(stream, length) if length <= limit else None
    if block is None:
        _pass(stream, length)
    _skip_blank(stream)
    return Frame(at, head, None if block is None else head + block)


def _head(stream: io.BufferedReader) -> bytes | None:
    """The header lines with the blank line below them."""
    if not _skip_blank(stream):
        return None
    line = stream.readline(LONGEST_HEAD)
    if not line.startswith(MARK):
        raise DamageError("no record begins here")
    lines = [line]
    size = len(line)
    while line.rstrip(b"\r\n"):
        line = stream.readline(LONGEST_HEAD)
        size += len(line)
        if not line or size > LONGEST_HEAD:
            raise DamageError("its header lines do not end" if line else "the file is cut short")
        lines.append(line)
    return b"".join(lines)


def _skip_blank(stream: io.BufferedReader) -> bool:
    """Pass over blank lines; whether anything follows. At the end of a member this is what verifies its checksum."""
    while ahead := stream.peek(1):
        rest = ahead.lstrip(b"\r\n")
        stream.read(len(ahead) - len(rest))
        if rest:
            return True
    return False


def _block(stream: io.BufferedReader, length: int) -> bytes:
    block = stream.read(length)
    if len(block) < length:
        raise DamageError(f"it is cut short: {len(block)} of {length} bytes")
    return block


def _pass(stream: io.BufferedReader, length: int) -> None:
    while length > 0:
        piece = stream.read(min(PIECE, length))
        if not piece:
            raise DamageError("the file is cut short")
        length -= len(piece)


def _next(file: io.BufferedReader, at: int) -> int | None:
    """Where the next whole beginning of a record stands: a mark at the start of a line, or a member that holds one."""
    before = b""
    file.seek(at)
    while piece := file.read(PIECE):
        window = before + piece
        for found in SIGNS.finditer(window):
            place = at - len(before) + found.start()
            if found[0] != GZIP or _holds_record(file, place):
                return place
        at += len(piece)
        file.seek(at)
        before = window[-LONGEST_SIGN:]
    return None


def _holds_record(file: io.BufferedReader, at: int) -> bool:
    try:
        return Member(file, at).read(len(MARK)) == MARK
    except DamageError:
        return False
