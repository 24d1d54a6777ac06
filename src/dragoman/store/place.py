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
from types import MappingProxyType
from urllib.parse import unquote, urlsplit

from dragoman.errors import StoreBusy, StoreError, StoreFailed

ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]+://")
COLOURS = re.compile(r"\x1b\[[0-9;]*m")
LOCK = ".lock"
CACHE = ".cache"

PATIENCE = 600.0
"""Seconds that a writer waits for others. A commit of 500 pages takes one; a tidying of a million events a minute."""

WAITING = MappingProxyType({"timeout": "30s", "max_retries": "3", "retry_timeout": "90s"})
"""How long a request to an object store may take, how often and until when it is made again: two minutes in all, where
delta-rs alone would wait for some six before it tells of a server that does not answer."""

REFUSALS = (
    (
        re.compile(r"loading credentials|load credentials|CredentialsNotLoaded"),
        "no keys for the object store in the environment (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY)",
    ),
    (re.compile(r"NoSuchBucket|NoSuchContainer|bucket does not exist"), "there is no such bucket"),
    (re.compile(r"Connection refused"), "the object store refuses the connection"),
    (re.compile(r"dns error|failed to lookup address"), "no server goes by the object store's name"),
    (
        re.compile(r"InvalidAccessKeyId|SignatureDoesNotMatch|AccessDenied|403 Forbidden|401 Unauthorized|privileges"),
        "the object store denies access; are the keys in the environment right?",
    ),
    (re.compile(r"timed out|max_retries"), "the object store does not answer in time"),
)
"""What object stores and the way to them say in their refusals, and how we tell it."""

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

    def options(self) -> dict[str, str] | None:
        """How long an object store is waited for; None for a folder."""
        return None if self.folder is not None else dict(WAITING)

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
    """Why the system or an object store refused, where the library wraps it: in the system's words or in plain ones."""
    text = str(error)
    known = re.search(r"No space left on device|Permission denied|Read-only file system|File too large", text)
    return known[0] if known else next((told for sign, told in REFUSALS if sign.search(text)), None)


def _line(error: Exception) -> str:
    """The first line of what the library says and, where that one only names the store's kind, the last."""
    lines = [line.strip(" ↳\t") for line in COLOURS.sub("", str(error)).splitlines() if line.strip(" ↳\t")]
    text = cause(error) or ": ".join(dict.fromkeys((*lines[:1], *lines[-1:])))
    return text[:200] or type(error).__name__
