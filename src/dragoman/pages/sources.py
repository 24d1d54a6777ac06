"""From what the user names to sources of one page each: files, folders, corpora, standard input.

Nothing here looks inside a page. Everything streams: a corpus of any size is read in the memory of its longest line.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import sys
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Literal, cast

from dragoman.errors import EmptyInput, InputError, MalformedLine, MissingInput, NoPages, TooLarge, UnreadableInput

LIMIT = 10_000_000
"""Bytes of one page. The longest of the 230 pages of the developers' half has 1.7 MB."""

STANDARD_INPUT = "-"
PAGE_SUFFIXES = (".html", ".htm", ".xhtml", ".txt", ".text", ".md")
CORPUS_SUFFIXES = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz")
ARCHIVE_SUFFIXES = (".warc", ".warc.gz")
FEED_SUFFIXES = (".rss", ".atom", ".xml")
ALL_SUFFIXES = PAGE_SUFFIXES + CORPUS_SUFFIXES + ARCHIVE_SUFFIXES + FEED_SUFFIXES

ARCHIVE_MARK = b"WARC/1."
HTML_SUFFIXES = (".html", ".htm", ".xhtml")
ADDRESS = re.compile(r"https?://", re.I)
ISO_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?")

Kind = Literal["html", "text"]


@dataclass(frozen=True, slots=True)
class Source:
    """One page as it came in.

    `origin` is the path or the address, `-` for standard input, `path:LINE` for a line of a corpus. `id` is the
    input's own. `published` is an ISO day that came with the page (what a corpus has there and is no ISO day counts as
    unknown). `kind` says how to read `content`; None leaves that to the content itself.
    """

    origin: str
    content: str | bytes
    id: str | None = None
    url: str | None = None
    published: str | None = None
    headline: str | None = None
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """What an archive held: pages, damaged and oversized records, and of every other kind how many.

    `str` says it in one line.
    """

    origin: str
    pages: int = 0
    damaged: int = 0
    oversized: int = 0
    others: tuple[tuple[str, int], ...] = ()

    def __str__(self) -> str:
        other = sum(number for _, number in self.others)
        kinds = ", ".join(f"{kind} {number}" for kind, number in self.others)
        over = f", {self.oversized} too large" if self.oversized else ""
        listed = f" ({kinds})" if kinds else ""
        pages = "1 page" if self.pages == 1 else f"{self.pages} pages"
        return f"{self.origin}: {pages}, {other} not pages{listed}, {self.damaged} damaged{over}"


Tell = Callable[[Tally], None]
"""What is told the tally of an archive once it was read."""


def sources(name: str | Path, *, tell: Tell | None = None) -> Iterator[Source | InputError]:
    """All sources under a path, or on standard input where the name is `-`, in a fixed order.

    What cannot be read comes as the error that says why, in its place, and the rest goes on. `tell` is told the tally
    of each web archive.
    """
    origin = str(name)
    if origin == STANDARD_INPUT:
        yield from _standard_input()
        return
    if ADDRESS.match(origin):
        yield MissingInput(origin, f"an address: fetch it first (dragoman fetch {origin} --to archive.warc.gz)")
        return
    path = Path(origin)
    try:
        yield from _folder(path, tell) if path.is_dir() else _file(path, tell)
    except OSError as failure:
        yield _system_error(origin, failure)
    except ValueError:
        yield MissingInput(origin.encode("unicode_escape").decode(), "no such file or folder")


def _system_error(origin: str, failure: OSError) -> InputError:
    if isinstance(failure, FileNotFoundError | NotADirectoryError):
        return MissingInput(origin, "no such file or folder")
    return UnreadableInput(origin, (failure.strerror or str(failure) or type(failure).__name__).lower())


def _folder(path: Path, tell: Tell | None) -> Iterator[Source | InputError]:
    found = False
    for file in _walk(path):
        found = True
        yield from sources(file, tell=tell)
    if not found:
        known = PAGE_SUFFIXES + CORPUS_SUFFIXES[:2] + ARCHIVE_SUFFIXES + FEED_SUFFIXES
        yield NoPages(str(path), f"no file in it ends in {', '.join(known)}")


def _walk(path: Path) -> Iterator[Path]:
    """Files of recognised suffixes, folder by folder, sorted; hidden ones are left alone."""
    with os.scandir(path) as entries:
        listing = sorted(entries, key=lambda entry: entry.name)
    for entry in listing:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))
        elif entry.name.lower().endswith(ALL_SUFFIXES):
            yield Path(entry.path)


def _file(path: Path, tell: Tell | None) -> Iterator[Source | InputError]:
    name = path.name.lower()
    if name.endswith(ARCHIVE_SUFFIXES):
        from dragoman.pages.warc import read_archive  # it builds on this module

        with path.open("rb") as file:
            yield from read_archive(str(path), file, tell)
    elif name.endswith(CORPUS_SUFFIXES):
        with gzip.open(path) if name.endswith(".gz") else path.open("rb") as stream:
            yield from _corpus(str(path), cast("IO[bytes]", stream))
    else:
        yield from _page_or_archive(path, "html" if name.endswith(HTML_SUFFIXES) else None, tell)


def _page_or_archive(path: Path, kind: Kind | None, tell: Tell | None) -> Iterator[Source | InputError]:
    """An archive may have any name; anything else is a page or a feed."""
    with path.open("rb") as file:
        if file.peek(len(ARCHIVE_MARK)).startswith(ARCHIVE_MARK):
            from dragoman.pages.warc import read_archive  # it builds on this module

            yield from read_archive(str(path), file, tell)
            return
        content = file.read(LIMIT + 1)
    yield from _content(str(path), content, kind)


def _content(origin: str, content: bytes, kind: Kind | None) -> Iterator[Source | InputError]:
    """The entries of a feed, whatever its name; anything else is one page."""
    from dragoman.pages.feeds import looks_like_feed, read_feed  # they build on this module

    if len(content) <= LIMIT and looks_like_feed(content):
        yield from read_feed(origin, content)
    else:
        yield _page(origin, content, kind)


def _page(origin: str, content: bytes, kind: Kind | None) -> Source | InputError:
    if len(content) > LIMIT:
        return TooLarge(origin, f"more than {LIMIT // 1_000_000} MB")
    if not content.strip():
        return EmptyInput(origin, "nothing in it")
    return Source(origin, content, kind=kind)


def _standard_input() -> Iterator[Source | InputError]:
    """A page, or a corpus where the first line is a JSON object."""
    stream = sys.stdin.buffer
    first = stream.readline(LIMIT + 1)
    if _is_object(first):
        yield from _corpus(STANDARD_INPUT, stream, first)
    else:
        yield from _content(STANDARD_INPUT, first + stream.read(max(0, LIMIT + 1 - len(first))), None)


def _is_object(line: bytes) -> bool:
    if not line.lstrip().startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _corpus(origin: str, stream: IO[bytes], first: bytes | None = None) -> Iterator[Source | InputError]:
    """One source a line; `first` is a line that was already taken from the stream."""
    number = 0
    try:
        for number, line in enumerate(_lines(stream, first), 1):
            if line is None:
                yield TooLarge(f"{origin}:{number}", f"a line of more than {LIMIT // 1_000_000} MB")
            elif line.strip():
                yield _corpus_line(f"{origin}:{number}", line)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        yield UnreadableInput(origin, f"the compressed data is damaged after line {number}")
        return
    if number == 0:
        yield EmptyInput(origin, "nothing in it")


def _lines(stream: IO[bytes], first: bytes | None) -> Iterator[bytes | None]:
    """Lines of a stream; None stands for one that is over the limit, whose rest is passed over."""
    line = stream.readline(LIMIT + 1) if first is None else first
    while line:
        whole = len(line) <= LIMIT
        while not line.endswith(b"\n") and not whole:
            line = stream.readline(LIMIT)
            if not line:
                break
        yield line if whole else None
        line = stream.readline(LIMIT + 1)


def _corpus_line(origin: str, line: bytes) -> Source | MalformedLine:
    try:
        record = json.loads(line)
    except UnicodeDecodeError:
        return MalformedLine(origin, "not UTF-8")
    except (ValueError, RecursionError) as failure:
        return MalformedLine(origin, f"not JSON ({getattr(failure, 'msg', type(failure).__name__)})")
    if not isinstance(record, dict):
        return MalformedLine(origin, "not an object")
    return _record(origin, record)


def _record(origin: str, record: dict[str, Any]) -> Source | MalformedLine:
    kind: Kind = "text" if isinstance(record.get("text"), str) else "html"
    content = record.get(kind)
    if not isinstance(content, str):
        return MalformedLine(origin, "no 'text' or 'html' that is a string")
    for field in ("url", "published", "headline"):
        if not isinstance(record.get(field), str | None):
            return MalformedLine(origin, f"'{field}' is not a string")
    published = ISO_DAY.fullmatch(record.get("published") or "")
    own = record.get("id")
    if not isinstance(own, str | int | None):
        return MalformedLine(origin, "'id' is not a string")
    return Source(
        origin,
        content,
        id=None if own is None or own == "" else str(own),
        url=record.get("url") or None,
        published=published[1] if published else None,
        headline=record.get("headline") or None,
        kind=kind,
    )
