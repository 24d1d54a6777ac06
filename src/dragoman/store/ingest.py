"""Pages into a store: read, kept in batches, each page once.

A page whose bytes the store has from this very reader is not read again. One that was read is kept unless the store has
the same report; with another report, or from a newer reader, it takes the place of what was there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from os import PathLike
from typing import TYPE_CHECKING, Any

from dragoman.errors import InputError, UsageError
from dragoman.lexicon import SHIPPED, Lexicon, using
from dragoman.report import Report
from dragoman.store import delta, rows
from dragoman.store.committer import Base, Change, commit, prepared
from dragoman.store.manifest import Manifest, Reader, hashed, older, run_of, source_digest
from dragoman.store.place import Place
from dragoman.store.rows import Entry
from dragoman.store.schema import PAGES
from dragoman.store.snapshot import Store, open_store
from dragoman.store.upkeep import SCATTERED, compact_if_scattered

if TYPE_CHECKING:
    from dragoman.pages.sources import Source, Tally

BATCH = 500
"""Pages a commit: what a crash can cost is half a minute of reading, what a commit costs is a hundredth of that."""

Outcome = Report | InputError
ReadMany = Callable[..., Iterator[Outcome]]


@dataclass
class Added:
    """What an adding came to, counted in pages; `version` is the store's newest after it."""

    version: int = 0
    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    older: int = 0
    """Pages that the store has from a newer Dragoman than this."""
    failed: int = 0

    def count(self, sorting: _Sorting) -> None:
        """Take in what became of a batch."""
        self.added += len(sorting.new)
        self.replaced += len(sorting.replaced)
        self.unchanged += sorting.unchanged
        self.older += sorting.older

    def __str__(self) -> str:
        counts = [f"{self.added} added", f"{self.replaced} replaced", f"{self.unchanged} unchanged"]
        counts += [f"{self.older} kept from a newer Dragoman"] * bool(self.older) + [f"{self.failed} failed"]
        return ", ".join(counts)


def add(
    inputs: Sequence[str | PathLike[str]],
    to: str | PathLike[str],
    *,
    published: str | None = None,
    workers: int = 1,
    lexicon: Lexicon = SHIPPED,
    batch: int = BATCH,
    complain: Callable[[InputError], None] | None = None,
    tell: Callable[[Tally], None] | None = None,
    count: Callable[[], None] | None = None,
    reading: ReadMany | None = None,
) -> Added:
    """Read inputs and keep their reports; a store is made where there is none.

    Args:
        inputs: files, folders, corpora, web archives, feeds, or `-` for standard input.
        to: the store's folder or address.
        published: the publication day (ISO) of pages that carry none.
        workers: processes to read with.
        lexicon: what names, offices, frames and cues are known by.
        batch: pages a commit.
        complain: what is told of each page that cannot be read.
        tell: what is told of each web archive, once it was read.
        count: called for each page that was read.
        reading: what reads, in the place of `dragoman.read_many`.

    Raises:
        UsageError: an option makes no sense.
        LexiconError: a line of the lexicon is wrong.
        StoreError: the store cannot be written; what was committed before stays.
    """
    from dragoman.engine import read_many

    place, names = Place.of(to), [str(name) for name in inputs]
    prepared(place)
    reader = Reader.here(lexicon)
    run = _run(reader, hashed(names))
    known = _Known(place, reader)
    outcomes = (reading or read_many)(
        names, published=published, workers=workers, lexicon=lexicon, tell=tell, skip=known.skip
    )
    done = Added()
    read = _told(outcomes, done, complain, count)
    entries = (Entry.of(report, reader.name, known.digests.pop(report.origin, None)) for report in read)
    # What is read off the ontology on the way into the tables is of the lexicon that the pages were read by.
    with using(lexicon):
        _keep(place, entries, run, batch, done)
    done.unchanged += known.skipped
    return done


def add_reports(
    reports: Iterable[Outcome],
    to: str | PathLike[str],
    *,
    reader: Reader | None = None,
    batch: int = BATCH,
    complain: Callable[[InputError], None] | None = None,
    count: Callable[[], None] | None = None,
) -> Added:
    """Keep reports that were read elsewhere; a store is made where there is none.

    Args:
        reports: the reports, and the errors of what could not be read, as `dragoman.read_many` gives them.
        to: the store's folder or address.
        reader: what read them; None for this Dragoman with the shipped lexicon.
        batch: pages a commit.
        complain: what is told of each error among them.
        count: called for each of them.

    Raises:
        UsageError: an option makes no sense.
        StoreError: the store cannot be written; what was committed before stays.
    """
    place, by = Place.of(to), reader or Reader.here()
    prepared(place)
    done = Added()
    entries = (Entry.of(report, by.name) for report in _told(reports, done, complain, count))
    _keep(place, entries, _run(by, ()), batch, done)
    return done


def _told(
    outcomes: Iterable[Outcome],
    done: Added,
    complain: Callable[[InputError], None] | None,
    count: Callable[[], None] | None,
) -> Iterator[Report]:
    """The reports among the outcomes; errors are told and counted."""
    for outcome in outcomes:
        if count:
            count()
        if isinstance(outcome, Report):
            yield outcome
            continue
        done.failed += 1
        if complain:
            complain(outcome)


def _run(reader: Reader, inputs: Sequence[tuple[str, str | None]]) -> Manifest:
    return Manifest(
        action="added",
        dragoman=reader.dragoman,
        lexicon=reader.lexicon,
        model=reader.model,
        inputs=tuple(inputs),
        run=run_of(reader, inputs),
    )


class _Known:
    """The sources that a store has from this reader; those met now are remembered by their origin until read."""

    def __init__(self, place: Place, reader: Reader) -> None:
        query = "SELECT DISTINCT source FROM copies SEMI JOIN (SELECT page FROM pages WHERE reader = ?) USING (page)"
        with open_store(place.name) as store:
            found = store.sql(query, [reader.name]).column("source").to_pylist()
        self._sources = {bytes.fromhex(digest) for digest in found if digest}
        self.digests: dict[str, str] = {}
        self.skipped = 0

    def skip(self, source: Source) -> bool:
        """Whether a page need not be read."""
        digest = source_digest(source)
        if bytes.fromhex(digest) in self._sources:
            self.skipped += 1
            return True
        self.digests[source.origin] = digest
        return False


def _keep(place: Place, entries: Iterator[Entry], run: Manifest, batch: int, done: Added) -> None:
    if batch < 1:
        raise UsageError(f"batch must be 1 or more, not {batch}")
    seen, commits = open_store(place.name), 0
    while some := _taken(entries, batch):
        seen = _newest(seen)
        # What has nothing new in it costs neither the lock nor a look at the other tables.
        sorting = _Sorting.of(seen, some.entries)
        if sorting.anything():
            sorting = _commit(place, some.entries, run)
            run, commits = replace(run, inputs=()), commits + 1
            if commits % SCATTERED == 0:
                compact_if_scattered(place)
        done.count(sorting)
        if some.broken:
            raise some.broken
    seen.close()
    done.version = compact_if_scattered(place) or _newest(seen).version


def _newest(store: Store) -> Store:
    """The store's newest version: itself, unless somebody has written since."""
    manifest = delta.newest(store.place, delta.table(store.place, PAGES))
    if manifest.version == store.version:
        return store
    store.close()
    return Store(store.place, manifest)


@dataclass
class _Taken:
    entries: list[Entry] = field(default_factory=list)
    broken: BaseException | None = None


def _taken(entries: Iterator[Entry], batch: int) -> _Taken | None:
    """The next batch; where reading is broken off, what was read until then."""
    some = _Taken()
    try:
        some.entries.extend(islice(entries, batch))
    except BaseException as error:
        some.broken = error
    return some if some.entries or some.broken else None


def _commit(place: Place, entries: Sequence[Entry], run: Manifest) -> _Sorting:
    """Commit what the store does not have yet; it is looked up under the writer's lock, so that nobody adds it too."""
    sorting = _Sorting()

    def prepare(base: Base) -> Change | None:
        nonlocal sorting
        with Store(base.place, base.manifest) as store:
            sorting = _Sorting.of(store, entries)
        return sorting.change(base, run) if sorting.anything() else None

    commit(place, prepare)
    return sorting


@dataclass
class _Sorting:
    """A batch sorted by what the store has of it."""

    new: list[Entry] = field(default_factory=list)
    replaced: list[Entry] = field(default_factory=list)
    copies: list[rows.Row] = field(default_factory=list)
    unchanged: int = 0
    older: int = 0

    @classmethod
    def of(cls, store: Store, entries: Sequence[Entry]) -> _Sorting:
        import pyarrow as pa

        batch = pa.table({"page": pa.array(sorted({entry.report.id for entry in entries}), pa.string())})
        held = store.sql("SELECT page, digest, reader, url FROM pages SEMI JOIN batch USING (page)", batch=batch)
        met = store.sql("SELECT page, source, url FROM copies SEMI JOIN batch USING (page)", batch=batch)
        sorting = cls()
        sorting._sort(
            {row["page"]: (row["digest"], row["reader"], row["url"]) for row in held.to_pylist()},
            {(row["page"], row["source"], row["url"]) for row in met.to_pylist()},
            entries,
        )
        return sorting

    def _sort(self, held: dict[str, tuple[str, str, str | None]], met: set[Any], entries: Sequence[Entry]) -> None:
        new: dict[str, Entry] = {}
        replaced: dict[str, Entry] = {}
        for entry in entries:
            page, url = entry.report.id, entry.report.envelope.url
            verdict = _verdict(entry, held.get(page))
            if (page, entry.source, url) not in met and verdict != "older":
                met.add((page, entry.source, url))
                self.copies.append(rows.copy(entry))
            if verdict == "new" or (verdict == "replaced" and page in new):
                new[page] = entry
            elif verdict == "replaced":
                replaced[page] = entry
            self.unchanged += verdict == "unchanged"
            self.older += verdict == "older"
            if verdict in ("new", "replaced"):
                held[page] = (entry.digest, entry.reader, url)
        self.new, self.replaced = list(new.values()), list(replaced.values())

    def anything(self) -> bool:
        """Whether there is something to commit."""
        return bool(self.new or self.replaced or self.copies)

    def change(self, base: Base, run: Manifest) -> Change:
        """The commit that the batch comes to."""
        entries = [replace(entry, added=base.sequence) for entry in (*self.new, *self.replaced)]
        held = base.manifest
        manifest = replace(
            run,
            pages=held.pages + len(self.new),
            added=len(self.new),
            replaced=len(self.replaced),
            derived=held.derived,
            content=base.sequence,
        )
        made = {"copies": rows.arrow("copies", self.copies), **rows.tables(entries)}
        if not entries:
            del made[PAGES]
        return Change(manifest, made, [entry.report.id for entry in self.replaced])


def _verdict(entry: Entry, held: tuple[str, str, str | None] | None) -> str:
    """What becomes of a page of which the store holds digest, reader and address.

    The same words at another address are a copy, known by `copies` alone: the first one stays. (A page whose input
    gave it an id is the same page wherever it was met.)
    """
    if held is None:
        return "new"
    digest, reader, url = held
    if older(entry.reader, reader):
        return "older"
    own = entry.report.envelope.url
    copied = entry.report.id.startswith("sha256:") and url is not None and own is not None and own != url
    if copied or (digest, reader) == (entry.digest, entry.reader):
        return "unchanged"
    return "replaced"
