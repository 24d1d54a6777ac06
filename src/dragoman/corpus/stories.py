"""The pages of a store as they are compared: who published them when, their shingles, and how they are sketched.

Texts go through memory a few at a time. Their shingles, eight bytes a word, lie in a file without a name that is gone
with the process, so that memory holds some hundred bytes a page and no more.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from tempfile import TemporaryFile
from typing import Any, TypeAlias

import numpy as np

from dragoman.corpus.likeness import Story
from dragoman.corpus.shingles import Hashes, Numbers, Shingled, shingled, words
from dragoman.corpus.sketches import Signatures, signatures
from dragoman.lexicon import cached
from dragoman.pages.credits import agencies, agency
from dragoman.store.snapshot import Store

QUERY = """
WITH met AS (
    SELECT page, list({'url': coalesce(url, origin), 'publisher': publisher, 'published': published}) AS met
    FROM copies GROUP BY page
)
SELECT page, headline, agency, characters, met, json_extract_string(report, '$.text') AS text
FROM pages LEFT JOIN met USING (page)
"""

BATCH = 2048
"""Pages read at once."""

CHUNK = 64
"""Texts hashed at once: what they come to fits a processor's cache (three times as fast as 250 at once)."""

CREDITED = 200
"""Code points at either end of a text in which an agency's name in brackets is its credit."""

ADDRESS = re.compile(r"https?://(?:www\.)?(?P<address>[^#]+)")
TRACKING = re.compile(r"[?&](?:utm_\w+|fbclid|gclid|ref|src|cmpid)=[^&]*")

Met: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Page:
    """What is known of a page beside its text.

    `published` is the first day on which it was met anywhere, `publisher` the site that had it then, `met` the number
    of places where it was met, `home` whether the agency's own site is among them.
    """

    id: str
    headline: str
    agency: str | None
    publisher: str | None
    addresses: frozenset[str]
    published: date | None
    characters: int
    met: int
    home: bool

    def rank(self, company: int) -> tuple[date, int, int, int, str]:
        """Which of two is the original: the earlier; the agency's own, then the credited; that in more company, for
        what many sites print is what was sent to them; the longer; the lesser id.
        """
        credit = 0 if self.home else 1 if self.agency else 2
        return self.published or date.max, credit, -company, -self.characters, self.id


class Stories:
    """All pages of a store, in the order of their ids."""

    def __init__(self, store: Store) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 it is closed with the object, not with a block
        self._pages: list[Page] = []
        self._lengths: list[Numbers] = []
        self._own: list[Any] = []
        self._figures: list[Hashes] = []
        self._signatures: list[Signatures] = []
        for batch in store.batches(QUERY, size=BATCH):
            self._read(batch.to_pylist())
        self._settle()

    def __len__(self) -> int:
        """The number of pages."""
        return len(self.pages)

    def story(self, number: int) -> Story:
        """A page as it is compared."""
        page, at = self.pages[number], self._order[number]
        span = slice(self._offsets[at], self._offsets[at + 1])
        return Story(
            hashes=np.asarray(self._hashes[span]),
            own=self._all_own[span],
            figures=frozenset(self._figures[at].tolist()),
            headline=words(page.headline),
            agency=page.agency,
            publisher=page.publisher,
            addresses=page.addresses,
            day=page.published.toordinal() if page.published else None,
        )

    def _read(self, rows: Sequence[Mapping[str, Any]]) -> None:
        for start in range(0, len(rows), CHUNK):
            chunk = rows[start : start + CHUNK]
            self._pages += map(_page, chunk)
            self._keep(shingled([row["text"] or "" for row in chunk]))

    def _keep(self, made: Shingled) -> None:
        self._file.write(made.hashes.tobytes())
        self._own.append(made.own)
        self._lengths.append(np.diff(made.offsets))
        self._figures += np.split(made.figures, made.figure_offsets[1:-1])
        self._signatures.append(signatures(made.hashes, made.offsets))

    def _settle(self) -> None:
        """Put the pages in order."""
        self._file.flush()
        self._order = sorted(range(len(self._pages)), key=lambda at: self._pages[at].id)
        self.pages = [self._pages[at] for at in self._order]
        lengths = np.concatenate([np.zeros(0, np.int64), *self._lengths])
        self._offsets = np.concatenate(([0], np.cumsum(lengths)))
        self._all_own = np.concatenate([np.zeros(0, np.bool_), *self._own])
        empty = np.zeros(0, np.uint64)
        self._hashes = np.memmap(self._file, np.uint64, "r") if self._offsets[-1] else empty
        self.lengths = lengths[self._order]
        self.signatures = np.vstack(self._signatures)[self._order] if self._signatures else np.zeros((0, 0), np.uint32)


def _page(row: Mapping[str, Any]) -> Page:
    met: list[Met] = sorted(row["met"] or (), key=_earliest)
    wire = row["agency"] or _credit(row["text"] or "")
    own = [place for place in met if wire and agency(place["publisher"]) == wire]
    days = [place["published"] for place in met if place["published"]]
    # The agency's own site published it first where both have the same day.
    first = [place for place in own if place["published"] == met[0]["published"]] or met
    return Page(
        id=row["page"],
        headline=row["headline"] or "",
        agency=wire,
        publisher=first[0]["publisher"] if first else None,
        addresses=frozenset(filter(None, (_address(place["url"]) for place in met))),
        published=min(days, default=None),
        characters=row["characters"],
        met=len({place["url"] for place in met}) or 1,
        home=bool(own),
    )


def _earliest(place: Met) -> tuple[Any, ...]:
    return place["published"] or date.max, place["publisher"] is None, place["publisher"] or "", place["url"] or ""


def _address(url: str | None) -> str | None:
    """An address without what varies in it; None for a path on this machine."""
    match = ADDRESS.match(url or "")
    return TRACKING.sub("", match["address"]).rstrip("/") if match else None


def _credit(text: str) -> str | None:
    """The one agency that a text names in brackets at its beginning or end, where the reader found none."""
    ends = f"{text[:CREDITED]}\n{text[-CREDITED:]}"
    found = {agency(match["agency"]) for match in _bracketed().finditer(ends)}
    return found.pop() if len(found) == 1 else None


@cached
def _bracketed() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, agencies()), key=len, reverse=True))
    return re.compile(rf"[(/\[]\s?(?P<agency>{names})\s?[)/\]]", re.I)
