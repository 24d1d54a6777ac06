"""Where a store lies: a folder, or an address in an object store whose keys come from the environment."""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from os import PathLike, fspath
from pathlib import Path
from urllib.parse import unquote, urlsplit

from dragoman.errors import StoreBusy, StoreError, StoreFailed

ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]+://")
COLOURS = re.compile(r"\x1b\[[0-9;]*m")
LOCK = ".lock"
CACHE = ".cache"

PATIENCE = 600.0
"""Seconds that a writer waits for others. A commit of 500 pages takes one; a tidying of a million events a minute."""

GLANCE = 0.02
"""Seconds between two looks at a lock."""


@dataclass(frozen=True, slots=True)
class Place:
    """A store's place; `folder` is None where it is not of this machine."""

    name: str
    folder: Path | None

    @classmethod
    def of(cls, path: str | PathLike[str]) -> Place:
        """The place that a user names."""
        name = fspath(path)
        if name.startswith("file://"):
            return cls(name, Path(unquote(urlsplit(name).path)))
        return cls(name.rstrip("/"), None) if ADDRESS.match(name) else cls(name, Path(name))

    def uri(self, table: str) -> str:
        """Where a table lies."""
        return f"{self.name}/{table}" if self.folder is None else str(self.folder.absolute() / table)

    def cache(self) -> Path:
        """A folder for what can be made anew: in the store's own folder, else in the user's cache."""
        if self.folder is not None:
            return self.folder / CACHE
        root = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        return root / "dragoman" / hashlib.sha256(self.name.encode()).hexdigest()[:16]

    def make(self) -> None:
        """Make the store's folder where it is one.

        Raises:
            StoreFailed: the system refuses.
        """
        if self.folder is not None:
            with told(self):
                self.folder.mkdir(parents=True, exist_ok=True)

    @contextmanager
    def locked(self, patience: float = PATIENCE) -> Iterator[None]:
        """Be the only writer of this machine within; a lock goes with its process, however that ends.

        In an object store there is nothing to lock: there the committer's refusal of versions that moved is all.

        Raises:
            StoreBusy: others held it for longer than `patience` seconds.
            StoreFailed: the system refuses.
        """
        if self.folder is None:
            yield
            return
        with told(self):
            file = os.open(self.folder / LOCK, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            _wait(self, file, patience)
            yield
        finally:
            os.close(file)


def _wait(place: Place, file: int, patience: float) -> None:
    until = time.monotonic() + patience
    while not _taken(file):
        if time.monotonic() > until:
            raise StoreBusy(place.name, f"another writer held the store for {patience:.0f} seconds")
        time.sleep(GLANCE)


def _taken(file: int) -> bool:
    try:
        import fcntl
    except ImportError:  # not a POSIX system: the committer alone keeps writers apart
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def told(place: Place) -> Iterator[None]:
    """Tell what the system or the table library refuses as an error of the store.

    Raises:
        StoreFailed: permission, a full disk, a connection, a damaged file.
    """
    try:
        yield
    except StoreError:
        raise
    except OSError as error:
        raise StoreFailed(place.name, cause(error) or error.strerror or _line(error)) from error
    except Exception as error:
        if not _of_the_library(error):
            raise
        raise StoreFailed(place.name, _line(error)) from error


def _of_the_library(error: Exception) -> bool:
    import duckdb
    from deltalake.exceptions import DeltaError

    return isinstance(error, DeltaError | duckdb.Error)


def cause(error: Exception) -> str | None:
    """The system's own words where the library wraps them."""
    known = re.search(r"No space left on device|Permission denied|Read-only file system|File too large", str(error))
    return known[0] if known else None


def _line(error: Exception) -> str:
    text = cause(error) or COLOURS.sub("", str(error))
    return text.strip().splitlines()[0][:200] if text.strip() else type(error).__name__
