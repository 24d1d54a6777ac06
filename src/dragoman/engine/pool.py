"""Reading many pages in input order, each page's trouble its own.

A page that cannot be read gives its error in its place and the rest goes on, even where it takes its worker with it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from itertools import islice
from multiprocessing import get_context
from os import PathLike, fspath

from dragoman.errors import InputError, LexiconError, ReadingFailed, UsageError
from dragoman.lexicon import SHIPPED, Lexicon, put_in_force, using
from dragoman.pages import Source, Tally, sources
from dragoman.reading import iso_day, read_source
from dragoman.report import Report

# Pages in flight for each worker: enough that none waits for a slow page before it, few enough to stay in memory.
AHEAD = 8

Outcome = Report | InputError


def read_many(
    paths: Iterable[str | PathLike[str]],
    *,
    published: str | None = None,
    workers: int = 1,
    lexicon: Lexicon = SHIPPED,
    tell: Callable[[Tally], None] | None = None,
    skip: Callable[[Source], bool] | None = None,
) -> Iterator[Outcome]:
    """Read inputs page by page, in input order; what cannot be read comes as its error, not as an exception.

    Args:
        paths: files, folders, corpora, web archives, feeds, or `-` for standard input.
        published: the publication day (ISO) of pages that carry none.
        workers: processes to read with; 1 reads in this one.
        lexicon: what names, offices, frames and cues are known by; `Lexicon.load(folder)` adds one's own.
        tell: what is told of each web archive, once it was read, how many records of which kind it held.
        skip: says of a page, before it is read, whether to leave it out.

    Raises:
        UsageError: `published` is not an ISO day, or `workers` is below 1.
        LexiconError: a line of the lexicon is wrong; no page can be read by it.
    """
    if workers < 1:
        raise UsageError(f"workers must be 1 or more, not {workers}")
    day = iso_day(published)
    found = (_dated(item, day) for path in paths for item in sources(fspath(path), tell=tell))
    if skip is not None:
        found = (item for item in found if isinstance(item, InputError) or not skip(item))
    return _here(found, lexicon) if workers == 1 else _pooled(found, workers, lexicon)


def _dated(item: Source | InputError, day: str | None) -> Source | InputError:
    return replace(item, published=day) if isinstance(item, Source) and day and item.published is None else item


def _here(items: Iterator[Source | InputError], lexicon: Lexicon) -> Iterator[Outcome]:
    for item in items:
        with using(lexicon):
            outcome = _outcome(item)
        yield outcome


def _outcome(item: Source | InputError) -> Outcome:
    if isinstance(item, InputError):
        return item
    try:
        return read_source(item)
    except InputError as error:
        return error
    except LexiconError:
        raise
    except Exception as error:
        return ReadingFailed(item.origin, f"{type(error).__name__}: {error}")


def _pooled(items: Iterator[Source | InputError], workers: int, lexicon: Lexicon = SHIPPED) -> Iterator[Outcome]:
    """Outcomes in input order from a pool of processes, which is opened again when a page breaks it."""
    pending: deque[tuple[Source | InputError, Future[Outcome]]] = deque()
    pool = _pool(workers, lexicon)
    try:
        while True:
            for item in islice(items, workers * AHEAD - len(pending)):
                pending.append((item, _submit(pool, item)))
            if not pending:
                return
            item, future = pending.popleft()
            try:
                yield future.result()
            except BrokenProcessPool:
                pool.shutdown(wait=False)
                pool = _pool(workers, lexicon)
                yield _alone(item, lexicon)
                pending = deque((later, _submit(pool, later)) for later, _ in pending)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _pool(workers: int, lexicon: Lexicon) -> ProcessPoolExecutor:
    """Workers that read by this lexicon from their birth: it is sent once to each, not with every page."""
    return ProcessPoolExecutor(workers, get_context("spawn"), initializer=put_in_force, initargs=(lexicon,))


def _submit(pool: ProcessPoolExecutor, item: Source | InputError) -> Future[Outcome]:
    if isinstance(item, InputError):
        done: Future[Outcome] = Future()
        done.set_result(item)
        return done
    return pool.submit(_outcome, item)


def _alone(item: Source | InputError, lexicon: Lexicon) -> Outcome:
    """Read a page that was in flight when the pool broke, in a process of its own."""
    with _pool(1, lexicon) as pool:
        try:
            return _submit(pool, item).result()
        except BrokenProcessPool:
            origin = item.origin if isinstance(item, (Source, InputError)) else "-"
            return ReadingFailed(origin, "the process that read it was killed")
