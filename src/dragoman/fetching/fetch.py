"""From what the user names to an archive: pages as they are, feeds with the pages that they link to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import BadAnswer, DamagedRecord, EmptyInput, InputError, MissingInput, NotArticle
from dragoman.fetching.answers import Answer, Limits
from dragoman.fetching.archive import Archive
from dragoman.fetching.client import Client
from dragoman.pages.bodies import decompressed
from dragoman.pages.feeds import Entry, looks_like_feed, parse_feed
from dragoman.pages.sources import LIMIT


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page or feed that was asked for; `changed` is False where the archive holds this version already."""

    url: str
    changed: bool = True


Outcome = Fetched | InputError


def fetch(
    names: Iterable[str], to: Path, *, limits: Limits | None = None, allow_private: bool = False
) -> Iterator[Outcome]:
    """Fetch pages, and feeds with the pages that they link to, into a web archive; each once, in order.

    A page that a feed links to is asked for again only when the feed says that it changed. A feed's own version is
    remembered when all its pages are there, so that a run that was stopped is taken up where it was.

    Args:
        names: addresses of pages and feeds, or files that are feeds.
        to: the archive (`.warc.gz` or `.warc`); what is fetched is appended.
        limits: sizes, times and delays; the defaults are polite.
        allow_private: whether networks that are not public may be asked; for tests against a local server.

    Raises:
        UsageError: the archive cannot be written to, or another run is writing to it.
    """
    client = Client(limits or Limits(), allow_private=allow_private)
    with Archive(to) as archive:
        run = _Run(client, archive)
        for name in names:
            yield from run.named(name.partition("#")[0]) if "://" in name else run.file(name)


class _Run:
    """One run: what it asks, where it keeps it, and which addresses it was through already."""

    def __init__(self, client: Client, archive: Archive) -> None:
        self._client = client
        self._archive = archive
        self._done: set[str] = set()

    def named(self, url: str) -> Iterator[Outcome]:
        """A page; or a feed, with the pages that it links to."""
        if url in self._done:
            return
        self._done.add(url)
        try:
            answer = self._client.get(url, self._archive.conditions)
            body = _body(url, answer)
            feed = answer.status == 200 and looks_like_feed(body)
            yield Fetched(url, self._kept(url, answer, body, remembered=not feed))
        except InputError as error:
            yield error
            return
        if feed:
            whole = True
            for outcome in self._linked(url, body, answer.url):
                whole = whole and isinstance(outcome, Fetched)
                yield outcome
            if whole:
                self._archive.remember(url, answer, body, None)

    def file(self, name: str) -> Iterator[Outcome]:
        """The pages that a feed in a file links to."""
        try:
            with Path(name).open("rb") as file:
                content = file.read(LIMIT)
        except (OSError, ValueError):
            yield MissingInput(name, "neither an address (https://...) nor a file that can be read")
            return
        if looks_like_feed(content):
            yield from self._linked(name, content, None)
        else:
            yield NotArticle(name, "not a feed: only feeds and addresses can be fetched")

    def _linked(self, name: str, content: bytes, base: str | None) -> Iterator[Outcome]:
        feed = parse_feed(content, base)
        if feed is None:
            yield NotArticle(name, "the feed is broken beyond repair")
            return
        linked = [entry for entry in feed.entries if entry.link]
        if not linked:
            yield EmptyInput(name, "a feed without links" if feed.entries else "a feed without entries")
        asked = 0
        for entry in linked:
            if asked == self._client.limits.links:
                yield BadAnswer(name, f"more than {asked} new links: fetch it again for the rest")
                return
            for outcome in self._entry(entry):
                asked += not isinstance(outcome, Fetched) or outcome.changed
                yield outcome

    def _entry(self, entry: Entry) -> Iterator[Outcome]:
        url, changed = (entry.link or "").partition("#")[0], entry.changed or ""
        if url in self._done:
            return
        self._done.add(url)
        if self._archive.is_done(url, changed):
            yield Fetched(url, changed=False)
            return
        try:
            answer = self._client.get(url, self._archive.conditions)
            new = self._kept(url, answer, _body(url, answer), changed=changed)
            yield Fetched(url, new)
        except InputError as error:
            yield error

    def _kept(
        self, url: str, answer: Answer, body: bytes, *, changed: str | None = None, remembered: bool = True
    ) -> bool:
        """Keep an answer that is new; whether it is."""
        new = answer.status == 200 and not self._archive.holds(answer.url, body)
        if new:
            self._archive.keep(answer)
        if remembered and answer.status == 200:
            self._archive.remember(url, answer, body, changed)
        elif remembered and changed is not None:
            self._archive.remember_change(url, changed)
        return new


def _body(url: str, answer: Answer) -> bytes:
    """The body without compression: what is damaged or a bomb is not kept."""
    try:
        return decompressed(url, answer.body, answer.header("content-encoding") or "")
    except DamagedRecord as failure:
        raise BadAnswer(url, failure.reason) from failure
