"""Full-text search over events, statements and pages: SQLite's FTS5, as a cache that can be made anew at any time.

One file a version. A version's file is made from the nearest one that is there, by the pages in which they differ, and
put in its place whole, so that readers and makers never meet. Words are folded to their stems (Porter) and without
their accents; a phrase stands in quotation marks.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.errors import StoreFailed, UsageError

if TYPE_CHECKING:
    from dragoman.store.snapshot import Store

LAYOUT = 1
"""Part of the files' names: a new layout makes them anew."""

KEPT = 3
"""Files of other versions that stay."""

SLICE = 20_000
"""Rows taken from the tables at once."""

TEXTS = {
    "events": "SELECT page, event AS record, sentence || ' ' || concat_ws(' ', array_to_string(actors, ' '), "
    "array_to_string(recipients, ' ')) AS words FROM events SEMI JOIN changed USING (page)",
    "statements": "SELECT page, statement AS record, concat_ws(' ', content, array_to_string(speaker, ' ')) AS words "
    "FROM statements SEMI JOIN changed USING (page)",
    "pages": "SELECT page, page AS record, concat_ws(' ', headline, report ->> '$.text') AS words "
    "FROM pages SEMI JOIN changed USING (page)",
}
"""What is searched of each table; `changed` are the pages to take in."""

MADE = """
CREATE TABLE page (page TEXT PRIMARY KEY, digest TEXT) WITHOUT ROWID;
CREATE TABLE record (id INTEGER PRIMARY KEY, kind TEXT, page TEXT, record TEXT);
CREATE INDEX by_page ON record (page);
CREATE VIRTUAL TABLE words USING fts5(text, content='', tokenize='porter unicode61');
"""

FIND = """
SELECT page, record FROM words JOIN record ON record.id = words.rowid WHERE words MATCH ? AND kind = ?
"""


@dataclass(frozen=True)
class Index:
    """The index of one version."""

    file: Path

    @classmethod
    def of(cls, store: Store) -> Index:
        """The index of a store's version, made if it is not there.

        Raises:
            StoreFailed: it cannot be written anywhere.
        """
        try:
            return cls(_made(store, store.place.cache()))
        except (OSError, sqlite3.OperationalError):
            # A store that may only be read still can be searched.
            return cls._aside(store)

    @classmethod
    def _aside(cls, store: Store) -> Index:
        try:
            return cls(_made(store, Path(tempfile.mkdtemp(prefix="dragoman-"))))
        except (OSError, sqlite3.OperationalError) as error:
            raise StoreFailed(store.path, f"the index of words cannot be written: {error}") from error

    def search(self, kind: str, words: str) -> Any:
        """Page and record of all that has the words (`pyarrow.Table`); `kind` is the name of a table.

        Raises:
            UsageError: there is no word in `words`.
        """
        import pyarrow as pa

        query = match(words)
        with closing(sqlite3.connect(f"{self.file.absolute().as_uri()}?mode=ro", uri=True)) as database:
            found = database.execute(FIND, (query, kind)).fetchall()
        pages, records = zip(*found, strict=True) if found else ((), ())
        return pa.table({"page": pa.array(pages, pa.string()), "record": pa.array(records, pa.string())})


def match(words: str) -> str:
    """What a user types as a query of FTS5: every word and phrase a string, so that nothing in it is an operator.

    Raises:
        UsageError: there is no word in it.
    """
    parts = [phrase or word for phrase, word in re.findall(r'["“]([^"“”]*)["”]?|([^\s"“”]+)', words)]
    kept = [part for part in parts if re.search(r"\w", part)]
    if not kept:
        raise UsageError(f"there is no word in '{words}'")
    return " AND ".join(f'"{part}"' for part in kept)


def _made(store: Store, folder: Path) -> Path:
    file = folder / f"words{LAYOUT}-{store.version}.sqlite"
    if file.exists():
        return file
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix="making-", suffix=".sqlite", dir=folder)
    os.close(handle)
    making = Path(name)
    try:
        _start(making, _others(folder), store.version)
        with closing(sqlite3.connect(making)) as database:
            database.execute("PRAGMA synchronous = OFF")
            database.execute("PRAGMA journal_mode = MEMORY")
            with database:
                _update(store, database)
        making.replace(file)
    finally:
        making.unlink(missing_ok=True)
    for _, old in sorted(_others(folder))[:-KEPT]:
        old.unlink(missing_ok=True)
    return file


def _others(folder: Path) -> list[tuple[int, Path]]:
    return [(int(file.stem.partition("-")[2]), file) for file in folder.glob(f"words{LAYOUT}-*.sqlite")]


def _start(making: Path, others: Sequence[tuple[int, Path]], version: int) -> None:
    """Begin with a copy of the nearest version's file, or with an empty one."""
    if others:
        nearest = min(others, key=lambda other: abs(other[0] - version))[1]
        shutil.copyfile(nearest, making)
        return
    with closing(sqlite3.connect(making)) as database:
        database.executescript(MADE)


def _update(store: Store, database: sqlite3.Connection) -> None:
    """Take out the pages that are gone or changed, and take in those that are new or changed."""
    here = dict(database.execute("SELECT page, digest FROM page"))
    wanted = store.sql("SELECT page, digest FROM pages").to_pydict()
    there = dict(zip(wanted["page"], wanted["digest"], strict=True))
    gone = [page for page, digest in here.items() if there.get(page) != digest]
    come = sorted(page for page, digest in there.items() if here.get(page) != digest)
    for page in gone:
        # The words stay under a number that nothing has any more: SQLite before 3.43 cannot take them out.
        database.execute("DELETE FROM record WHERE page = ?", (page,))
        database.execute("DELETE FROM page WHERE page = ?", (page,))
    database.executemany("INSERT INTO page VALUES (?, ?)", ((page, there[page]) for page in come))
    (last,) = database.execute("SELECT coalesce(max(id), 0) FROM words_docsize").fetchone()
    for number, (kind, page, record, words) in enumerate(_texts(store, come), last + 1):
        database.execute("INSERT INTO record VALUES (?, ?, ?, ?)", (number, kind, page, record))
        database.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (number, words))


def _texts(store: Store, pages: Sequence[str]) -> Iterator[tuple[str, str, str, str]]:
    import pyarrow as pa

    changed = pa.table({"page": pa.array(pages, pa.string())})
    for kind, query in TEXTS.items():
        for start in range(0, len(pages), SLICE):
            found = store.sql(query, changed=changed.slice(start, SLICE)).to_pydict()
            for page, record, words in zip(found["page"], found["record"], found["words"], strict=True):
                yield kind, page, record, words
