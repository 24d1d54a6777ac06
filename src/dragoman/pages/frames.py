"""The records of a web archive as blocks of bytes, each with its place, from plain or gzipped files.

Framing is our own, since the readers of web archives stop at the first damage or do not see it: here a damaged record
is named, and reading goes on at the next one that is whole. At most one record is held in memory.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from functools import partial

GZIP = b"\x1f\x8b\x08"
MARK = re.compile(rb"WARC/\d")
LONGEST_HEAD = 65_536
"""Bytes of the header lines of one record; those of Common Crawl have some 500."""

PIECE = 65_536
SALVAGED = 256
"""Bytes before a damaged place that may be lost."""

END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,18})[ \t]*\r?$", re.I | re.M)
RECORD = re.compile(rb"(?<=\n)WARC/[01]\.")
GZIPPED = re.compile(rb"\x1f\x8b\x08")
SIGN = re.compile(rb"\x1f\x8b\x08|(?<=\n)WARC/[01]\.")
LONGEST_SIGN = 8
FOLLOWS = re.compile(rb"[\r\n]*(?:\Z|\0|WARC/\d|\x1f\x8b)")
CLOSED = (b"\r\n\r\n", b"\n\n")
"""What stands behind a block: blank lines, and then the next record, padding or the end; or blank lines and a record
that is damaged."""

BLANK = re.compile(rb"[\r\n\0 ]+")


class DamageError(Exception):
    """What is wrong with a record, in words."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One record: its header lines, and its block; None where that was over the limit.

    `offset` is that of the record in the file. `inner` is that of the record in the decompressed member that begins at
    `offset`: 0 wherever each record is a member of its own, as the standard asks.
    """

    offset: int
    inner: int
    head: bytes
    block: bytes | None


@dataclass(frozen=True, slots=True)
class Damage:
    """A record that cannot be had; its place as a frame's."""

    offset: int
    inner: int
    reason: str


class Member(io.RawIOBase):
    """The decompressed bytes of one gzip member of a file; ends where the member ends, its checksum verified."""

    def __init__(self, file: io.BufferedReader, start: int) -> None:
        super().__init__()
        file.seek(start)
        self._file = file
        self._inflater = zlib.decompressobj(wbits=31)
        self._pending = b""
        self._broken = False
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
        if self._broken:
            raise DamageError("its compressed data is damaged")
        before = self._inflater.copy()
        try:
            out = self._inflater.decompress(fed, most)
        except zlib.error:
            self._broken = True
            return _salvaged(before, fed, most) or self._inflate(fed, most)
        ended = self._inflater.eof
        self._pending = b"" if ended else self._inflater.unconsumed_tail
        self.end += len(fed) - len(self._inflater.unused_data if ended else self._pending)
        return out


def _salvaged(inflater: zlib._Decompress, fed: bytes, most: int) -> bytes:
    """What can be decompressed of a piece before the place where it is damaged: whole records may stand there."""
    found = b""
    try:
        while len(found) < most:
            found += inflater.decompress(fed, min(SALVAGED, most - len(found)))
            fed = inflater.unconsumed_tail
    except zlib.error:
        pass
    return found


class Window:
    """The bytes of a stream from the present place on, as many as were asked for, in order.

    Damage of the stream counts as its end, so that what came before it can be had; `failure` tells of it.
    """

    def __init__(self, read: Callable[[int], bytes | None]) -> None:
        self._read = read
        self._held = bytearray()
        self._at = 0
        self._ended = False
        self.failure: DamageError | None = None
        self.place = 0

    def hold(self, size: int) -> int:
        """Have so many bytes at hand; how many there are, which is fewer only at the end of the stream."""
        while len(self._held) - self._at < size and not self._ended:
            try:
                piece = self._read(PIECE)
            except DamageError as failure:
                self.failure, piece = failure, b""
            self._ended = not piece
            self._held += piece or b""
        return len(self._held) - self._at

    def ahead(self, start: int, size: int) -> bytes:
        """Bytes from `start` behind the present place, as far as they are at hand."""
        return bytes(self._held[self._at + start : self._at + start + size])

    def pass_over(self, size: int) -> None:
        """Go on by so many bytes, which are at hand; the last is kept, since signs are looked for behind line ends."""
        self._at += size
        self.place += size
        if self._at > max(PIECE, len(self._held) // 2):
            del self._held[: self._at - 1]
            self._at = 1

    def match(self, pattern: re.Pattern[bytes], most: int) -> int | None:
        """Where the first match among the next `most` bytes ends, from the present place."""
        self.hold(most)
        found = pattern.search(self._held, self._at, self._at + most)
        return found.end() - self._at if found else None

    def begins(self, pattern: re.Pattern[bytes]) -> bool:
        """Whether the pattern matches at the present place."""
        self.hold(LONGEST_SIGN)
        return pattern.match(self._held, self._at) is not None

    def pass_blank(self) -> bool:
        """Go past blank lines and padding; whether anything follows."""
        while self.hold(1):
            blank = BLANK.match(self._held, self._at)
            self.pass_over(blank.end() - self._at if blank else 0)
            if len(self._held) > self._at:
                return True
        return False

    def find(self, sign: re.Pattern[bytes], start: int) -> bool:
        """Go on to the next sign from `start` on, else to the end; whether there is one."""
        while self.hold(start + LONGEST_SIGN) > start:
            found = sign.search(self._held, self._at + start)
            if found:
                self.pass_over(found.start() - self._at)
                return True
            self.pass_over(max(start, self.hold(0) - LONGEST_SIGN + 1))
            start = 0
            if self._ended:
                break
        self.pass_over(self.hold(0))
        return False


Steps = Generator[Frame | Damage, None, int | None]
"""Records, and at the end where to go on in the file."""

Seek = Callable[[int], bool]
"""Goes on to the next sign of a record, so many bytes from the present place at least."""


def frames(file: io.BufferedReader, limit: int) -> Iterator[Frame | Damage]:
    """Every record of an archive in order; a damaged one as what is wrong with it, in its place.

    Args:
        file: the archive, open for reading and seekable.
        limit: bytes of a block over which a record is given without it.
    """
    at: int | None = 0
    while at is not None:
        file.seek(at)
        at = yield from (_member if file.read(len(GZIP)) == GZIP else _plain)(file, at, limit)


def _member(file: io.BufferedReader, at: int, limit: int) -> Steps:
    """The records of one gzip member: one by the standard, all of them where a whole archive was compressed at once.

    Where its compression is damaged, reading goes on at the next member that holds a record; where nothing could be
    decompressed, at the next record of either kind: what looked like a member may have been none.
    """
    member = Member(file, at)
    window = Window(member.read)
    found: Frame | Damage | None = None
    while window.pass_blank():
        found = _record(window, at, window.place, limit, partial(window.find, RECORD))
        yield found
    if window.failure:
        if not isinstance(found, Damage):
            yield Damage(at, window.place, str(window.failure))
        return _next(file, at + 1, GZIPPED if found else SIGN)
    return member.end


def _plain(file: io.BufferedReader, at: int, limit: int) -> Steps:
    """Records that stand in the file as they are, up to a gzip member that holds one."""
    window = Window(_reader(file, at))

    seek = partial(_seek, file, window, at, SIGN)
    while window.pass_blank():
        place = at + window.place
        if window.begins(GZIPPED) and _holds_record(file, place):
            return place
        yield _record(window, place, 0, limit, seek)
    return None


def _reader(file: io.BufferedReader, at: int) -> Callable[[int], bytes]:
    """Reads on from a place, whatever else moves the file meanwhile."""

    def read(size: int) -> bytes:
        nonlocal at
        file.seek(at)
        piece = file.read(size)
        at += len(piece)
        return piece

    return read


def _record(window: Window, offset: int, inner: int, limit: int, seek: Seek) -> Frame | Damage:
    """The record at the present place, which is then behind it; behind a damaged one it is at the next sign of one."""
    try:
        head = _head(window)
        length = _length(head)
        if length > limit:
            return _oversized(window, Frame(offset, inner, head, None), length, seek)
        block = _block(window, len(head), length)
    except DamageError as failure:
        seek(1)
        return Damage(offset, inner, str(failure))
    if not window.pass_blank() and window.failure:
        return Damage(offset, inner, str(window.failure))
    return Frame(offset, inner, head, block)


def _head(window: Window) -> bytes:
    """The header lines with the blank line below them."""
    if not window.begins(MARK):
        raise window.failure or DamageError("no record begins here")
    size = window.match(END_OF_HEAD, LONGEST_HEAD)
    if size is None:
        cut = window.failure or DamageError("the file is cut short")
        raise cut if window.hold(LONGEST_HEAD) < LONGEST_HEAD else DamageError("its header lines do not end")
    return window.ahead(0, size)


def _length(head: bytes) -> int:
    stated = LENGTH.search(head)
    if not stated:
        raise DamageError("it does not state its length")
    return int(stated[1])


def _block(window: Window, start: int, length: int) -> bytes:
    """The block, if what follows it shows that the length is the true one."""
    there = window.hold(start + length + 2 * LONGEST_SIGN) - start
    if there < length:
        raise window.failure or DamageError(f"it is cut short: {there} of {length} bytes")
    behind, block = window.ahead(start + length, 2 * LONGEST_SIGN), window.ahead(start, length)
    if not FOLLOWS.match(behind) and (not behind.startswith(CLOSED) or RECORD.search(block)):
        raise DamageError(f"its length is not the {length} bytes that it states")
    window.pass_over(start + length)
    return block


def _oversized(window: Window, frame: Frame, length: int, seek: Seek) -> Frame | Damage:
    """Passed over up to the next sign of a record, since a length that is false would take others with it."""
    start = window.place + len(frame.head)
    seek(len(frame.head))
    there = window.place - start
    if there >= length:
        return frame
    reason = window.failure or f"it is cut short: {there} of {length} bytes"
    return Damage(frame.offset, frame.inner, str(reason))


def _next(file: io.BufferedReader, at: int, sign: re.Pattern[bytes]) -> int | None:
    """Where the next record stands from a place on: as it is, unless only members are looked for, or in a member."""
    window = Window(_reader(file, at))
    return at + window.place if _seek(file, window, at, sign, 0) else None


def _seek(file: io.BufferedReader, window: Window, offset: int, sign: re.Pattern[bytes], start: int) -> bool:
    """Go on to the next sign, from `start` on; that of a member counts if a record is in it."""
    while window.find(sign, start):
        if not window.begins(GZIPPED) or _holds_record(file, offset + window.place):
            return True
        start = 1
    return False


def _holds_record(file: io.BufferedReader, at: int) -> bool:
    """Whether a gzip member begins here that holds a record, or nothing."""
    try:
        first = Member(file, at).read(LONGEST_SIGN)
        return not first or MARK.match(first) is not None
    except DamageError:
        return False
