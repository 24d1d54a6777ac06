"""From what the user names to an archive: pages as they are, feeds with the pages that they link to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import BadAnswer, DamagedRecord, InputError, MissingInput, NotArticle
from dragoman.fetching.answers import Answer, Limits
from dragoman.fetching.archive import Archive
from dragoman.fetching.client import Client
from dragoman.pages.bodies import decompressed
from dragoman.pages.feeds import looks_like_feed, parse_feed

READABLE = ("text/html", "application/xhtml+xml", "application/xml", "text/xml", "+xml", "text/plain")


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page or feed that was asked for; `changed` is False where the archive holds this version already."""

    url: str
    changed: bool = True


def fetch(
    names: Iterable[str], to: Path, *, limits: Limits | None = None, allow_private: bool = False
) -> Iterator[Fetched | InputError]:
    """Fetch pages, and feeds with the pages that they link to, into a web archive; each once, in order.

    Args:
        names: addresses of pages and feeds, or files that are feeds.
        to: the archive (`.warc.gz` or `.warc`); what is fetched is appended.
        limits: sizes, times and delays; the defaults are polite.
        allow_private: whether networks that are not public may be asked; for tests against a local server.

    Raises:
        UsageError: the archive cannot be written to.
    """
    client = Client(limits or Limits(), allow_private=allow_private)
    done: set[str] = set()
    with Archive(to) as archive:
        for name in names:
            for url in _started(name, client, archive, done):
                yield from (url,) if not isinstance(url, str) else _once(url, client, archive, done)


def _started(name: str, client: Client, archive: Archive, done: set[str]) -> Iterator[str | Fetched | InputError]:
    """What a name leads to: a feed's own outcome and its links, or a page's outcome."""
    if "://" not in name:
        yield from _local(name, client.limits)
        return
    if name in done:
        return
    done.add(name)
    try:
        answer = _kept(name, client, archive)
    except InputError as error:
        yield error
        return
    yield Fetched(name, changed=answer.status == 200)
    if answer.status == 200 and looks_like_feed(body := _body(answer)):
        yield from _links(body, answer.url, client.limits)


def _once(url: str, client: Client, archive: Archive, done: set[str]) -> Iterator[Fetched | InputError]:
    if url in done:
        return
    done.add(url)
    try:
        yield Fetched(url, changed=_kept(url, client, archive).status == 200)
    except InputError as error:
        yield error


def _kept(url: str, client: Client, archive: Archive) -> Answer:
    answer = client.get(url, archive.conditions(url))
    if answer.status == 200:
        kind = (answer.header("content-type") or "").partition(";")[0].strip().lower()
        if kind and not kind.endswith(READABLE):
            raise BadAnswer(url, f"{kind}, not a page")
        _body(answer)
        archive.keep(url, answer)
    return answer


def _body(answer: Answer) -> bytes:
    """The body without compression: what is damaged or a bomb is not kept."""
    try:
        return decompressed(answer.url, answer.body, answer.header("content-encoding") or "")
    except DamagedRecord as failure:
        raise BadAnswer(answer.url, failure.reason) from failure


def _local(name: str, limits: Limits) -> Iterator[str | InputError]:
    try:
        content = Path(name).read_bytes()
    except (OSError, ValueError):
        yield MissingInput(name, "neither an address nor a file that can be read")
        return
    if looks_like_feed(content):
        yield from _links(content, None, limits)
    else:
        yield NotArticle(name, "not a feed: only feeds and addresses can be fetched")


def _links(content: bytes, base: str | None, limits: Limits) -> Iterator[str]:
    feed = parse_feed(content, base)
    entries = feed.entries if feed else ()
    yield from [entry.link.partition("#")[0] for entry in entries if entry.link][: limits.links]
