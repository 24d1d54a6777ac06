"""Web archives: each HTML page that was served with status 200 as a source; the rest told apart and counted.

frames ─► damaged? ─► response? ─► status 200? ─► HTML? ─► body without chunks and compression ─► Source
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator

from dragoman.errors import DamagedRecord, EmptyInput, InputError, TooLarge
from dragoman.pages.bodies import Head, headers, parted, plain
from dragoman.pages.encoding import in_stated
from dragoman.pages.feeds import looks_like_feed
from dragoman.pages.frames import Damage, Frame, frames
from dragoman.pages.sources import LIMIT, Source, Tally, Tell

HTML_TYPES = ("text/html", "application/xhtml+xml")
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.I)
KINDS = ("warcinfo", "request", "metadata", "revisit", "resource", "conversion", "continuation")
"""The kinds of records that are no response (WARC 1.1, 5.5)."""

OTHER = "other record"


def read_archive(origin: str, file: io.BufferedReader, tell: Tell | None = None) -> Iterator[Source | InputError]:
    """The pages of an archive, in the memory of its largest record; damaged and oversized records as their errors.

    Args:
        origin: the archive's name; a page's is `name@offset`, the offset that of its record in bytes. Where many
            records were compressed as one, `+offset` of the record within that follows.
        file: the archive, open for reading and seekable, as it is or gzipped.
        tell: what is told the tally at the end.
    """
    pages = damaged = oversized = 0
    others: Counter[str] = Counter()
    for frame in frames(file, LIMIT):
        found = _read(place(origin, frame), frame)
        if isinstance(found, str):
            others[found] += 1
            continue
        pages += isinstance(found, Source)
        damaged += isinstance(found, DamagedRecord)
        oversized += isinstance(found, TooLarge)
        yield found
    if not pages + damaged + oversized + others.total():
        yield EmptyInput(origin, "nothing in it")
    elif tell:
        tell(Tally(origin, pages, damaged, oversized, tuple(sorted(others.items()))))


def place(origin: str, frame: Frame | Damage) -> str:
    """The name of a record: that of its archive and where it stands there."""
    return f"{origin}@{frame.offset}" + (f"+{frame.inner}" if frame.inner else "")


def _read(origin: str, frame: Frame | Damage) -> Source | InputError | str:
    """A page, what is wrong with its record, or the kind of a record that is no page."""
    if isinstance(frame, Damage):
        return DamagedRecord(origin, frame.reason)
    about = dict(headers(frame.head))
    kind = about.get("warc-type", "").lower()
    url = about.get("warc-target-uri", "").strip("<> ")
    if kind != "response" or (url and not url.lower().startswith(("http:", "https:"))):
        return kind if kind in KINDS else OTHER
    if frame.block is None:
        return TooLarge(origin, f"a record of more than {LIMIT // 1_000_000} MB")
    try:
        return _response(origin, url, frame.block)
    except InputError as error:
        return error


def _response(origin: str, url: str, block: bytes) -> Source | str:
    head, body = parted(origin, block)
    if other := _other(head, url):
        return other
    body = plain(origin, head, body, LIMIT)
    if not body.strip():
        return "empty"
    if looks_like_feed(body):
        return "feed"
    named = CHARSET.search(head.first("content-type"))
    text = in_stated(body, named[1]) if named else None
    return Source(origin, body if text is None else text, url=url or None, kind="html")


def _other(head: Head, url: str) -> str | None:
    """What an answer is that is no page."""
    if 300 <= head.status < 400:
        return "redirect"
    if head.status != 200:
        return "error page"
    if url.partition("?")[0].endswith("/robots.txt"):
        return "robots.txt"
    kind = head.first("content-type").partition(";")[0].strip().lower()
    return None if not kind or kind in HTML_TYPES else "not HTML"
