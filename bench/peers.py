"""Peers on the same pages in the same run: what the best libraries make of them, and how long each takes.

HTML: trafilatura as it comes, in its fast mode, and with precision favoured, each with its own metadata (which has
htmldate's day). Text dumps, on which no extraction library works: the whole dump, and its heaviest run of sentences.
Speed is processor time of whole pages, every reader in turn over the same pages, so that ratios hold on a busy machine.
"""

from __future__ import annotations

import gzip
import json
import logging
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import Any

from trafilatura import bare_extraction
from trafilatura.settings import Document

from bench.pages import GOLD, INPUTS, gold_sha, measure, tuned
from bench.scoring import rows
from dragoman.errors import InputError
from dragoman.pages import Page, Source, read_page
from dragoman.report import Envelope, Published

__all__ = ["gold_sha", "run"]

Reader = Callable[[str, str | None], Page | None]
MODES = {"": (False, False), ", fast": (True, False), ", precision": (False, True)}
"""trafilatura's options `fast` and `favor_precision`."""

TIMED, ROUNDS = 80, 3
SENTENCE = (".", "!", "?", ".”", '."', ".’")


def run(shared: Path) -> dict[str, float]:
    """The figures of every peer on the part that Dragoman's reading of dumps was not tuned on, and speeds.

    Args:
        shared: the folder that holds `gold`.
    """
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    gold = {row["id"]: row for row in rows(shared / GOLD) if not row.get("not_english") and not tuned(row["id"])}
    figures: dict[str, float] = {}
    for name, options in MODES.items():
        figures |= _figures(f"trafilatura{name}: html", shared, gold, "html", _trafilatura(*options))
    for name, reader in {"whole dump": _whole, "heaviest run of sentences": _heaviest}.items():
        figures |= _figures(f"{name}: text", shared, gold, "text", reader)
    return figures | speeds(list(_pages(shared, "html"))[:TIMED])


def _figures(
    name: str, shared: Path, gold: Mapping[str, Any], kind: str, reader: Reader
) -> Iterator[tuple[str, float]]:
    read = {key: page for key, text, url in _pages(shared, kind) if (page := reader(text, url)) is not None}
    asked = {key: row for key, row in gold.items() if kind == "html" or row.get("in_text")}
    for field, value in measure(asked, read, kind).items():
        yield f"{name}: {field}", value


def _pages(shared: Path, kind: str) -> Iterator[tuple[str, str, str | None]]:
    with gzip.open(shared / INPUTS[kind], "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield row["id"], row[kind], row.get("url")


def _trafilatura(fast: bool, precision: bool) -> Reader:
    def read(text: str, url: str | None) -> Page | None:
        document = bare_extraction(
            text, url=url, with_metadata=True, include_comments=False, fast=fast, favor_precision=precision
        )
        return _page(document) if isinstance(document, Document) and document.text else None

    return read


def _page(document: Document) -> Page:
    published = Published(start=document.date, end=document.date, basis="metadata") if document.date else None
    authors = tuple(name.strip() for name in (document.author or "").split(";") if name.strip())
    return _plain(document.text or "", document.title, authors, document.sitename, published)


def _plain(
    text: str,
    headline: str | None = None,
    authors: tuple[str, ...] = (),
    publisher: str | None = None,
    published: Published | None = None,
) -> Page:
    return Page(
        "",
        "",
        text,
        Envelope(
            headline=headline,
            authors=authors,
            contributors=(),
            publisher=publisher,
            agency=None,
            dateline=None,
            section=None,
            language="en",
            rights=None,
            url=None,
            published=published,
        ),
    )


def _whole(text: str, url: str | None) -> Page:
    return _plain(text)


def _heaviest(text: str, url: str | None) -> Page:
    """The run of lines in which sentences outweigh all else most: the baseline of twenty lines."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    weights = [len(line.split()) if line.endswith(SENTENCE) else -10 for line in lines]
    best = start = end = total = begin = 0
    for index, weight in enumerate(weights):
        if total <= 0:
            total, begin = 0, index
        total += weight
        if total > best:
            best, start, end = total, begin, index + 1
    return _plain("\n".join(lines[start:end]))


def speeds(pages: list[tuple[str, str, str | None]]) -> dict[str, float]:
    """Dragoman's whole room over trafilatura alone on the same pages, with and without trafilatura's metadata."""

    def ours(text: str, url: str | None) -> None:
        try:
            read_page(Source("page", text, url=url, kind="html"))
        except InputError:
            return

    def bare(text: str, url: str | None) -> None:
        bare_extraction(text, url=url)

    def told(text: str, url: str | None) -> None:
        bare_extraction(text, url=url, with_metadata=True)

    seconds: dict[str, list[float]] = {"ours": [], "bare": [], "told": []}
    for _ in range(ROUNDS):
        for name, reader in (("ours", ours), ("bare", bare), ("told", told)):
            begin = time.process_time()
            for _, text, url in pages:
                reader(text, url)
            seconds[name].append(time.process_time() - begin)
    mine = median(seconds["ours"])
    return {
        "speed: pages a second on one core": len(pages) / mine,
        "speed: our time / trafilatura's, with its metadata": mine / median(seconds["told"]),
        "speed: our time / trafilatura's, without": mine / median(seconds["bare"]),
    }
