"""A lexicon: the shipped tables, with those of a user's own folders laid over them.

A user's rows stand before the shipped ones, so that they are tried first; a shipped row whose key (the columns that
`schema.tsv` marks) is that of a user's row is left out. Of two folders of the user, the later wins.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from os import PathLike
from pathlib import Path
from types import MappingProxyType

from dragoman.errors import LexiconError
from dragoman.lexicon.rows import Row, parse
from dragoman.lexicon.schema import FRAMES, Table, names, table_of, tables, tables_text, type_of


@dataclass(frozen=True)
class Layer:
    """One folder of a user, as it was when it was read: its name and the text of each of its tables."""

    folder: str
    texts: tuple[tuple[str, str], ...]

    @cached_property
    def rows(self) -> Mapping[str, tuple[Row, ...]]:
        """The rows of each table, every column of the shipped table filled.

        Raises:
            LexiconError: a line is wrong, or a column is none of that table.
        """
        return {name: tuple(_filled(self.folder, name, text)) for name, text in self.texts}

    def __reduce__(self) -> tuple[type[Layer], tuple[str, tuple[tuple[str, str], ...]]]:
        """What a worker process is sent: the texts alone."""
        return Layer, (self.folder, self.texts)


@dataclass(frozen=True)
class Lexicon:
    """All tables that a reading goes by; two of the same contents are equal. Without layers it is the shipped one."""

    layers: tuple[Layer, ...] = ()

    @classmethod
    def load(cls, *folders: str | PathLike[str]) -> Lexicon:
        """Read a user's folders now; what changes in them later does not change this lexicon.

        Raises:
            LexiconError: a folder is missing, a file is none of the tables, or a line is wrong.
        """
        lexicon = cls(tuple(_layer(Path(folder)) for folder in folders))
        for layer in lexicon.layers:
            assert layer.rows is not None
        return lexicon

    def table(self, name: str) -> tuple[Row, ...]:
        """The rows of the table `name`, such as `countries` or `frames/assault`.

        Raises:
            LexiconError: there is no such table, or a line of it is wrong.
        """
        rows = shipped(name) if name in tables() else ()
        if not rows and name not in self.tables():
            raise LexiconError(f"{name}.tsv: no such lexicon")
        for layer in self.layers:
            if own := layer.rows.get(name):
                keys = {table_of(name).key(row) for row in own}
                rows = (*own, *(row for row in rows if table_of(name).key(row) not in keys))
        return rows

    def tables(self) -> Mapping[str, Table]:
        """Every table by its name, those of the frames of a user's own event types among them."""
        own = sorted({name for layer in self.layers for name, _ in layer.texts} - set(tables()))
        return MappingProxyType({**tables(), **{name: table_of(name) for name in own}})

    @cached_property
    def key(self) -> str:
        """The layers' digest: equal for equal contents wherever the folders lie, empty for the shipped lexicon."""
        texts = [f"{number}/{name}\0{text}\0" for number, layer in enumerate(self.layers) for name, text in layer.texts]
        return hashlib.sha256("".join(texts).encode()).hexdigest() if texts else ""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Lexicon) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)

    def hashes(self) -> dict[str, str]:
        """The SHA-256 of every file: shipped ones as `offices.tsv`, a user's as `1:offices.tsv`, `2:` …, sorted."""
        own = {f"{n}:{name}.tsv": text for n, layer in enumerate(self.layers, 1) for name, text in layer.texts}
        return dict(sorted({**_shipped_hashes(), **{name: _sha256(text) for name, text in own.items()}}.items()))

    @property
    def digest(self) -> str:
        """One SHA-256 of all files, to be recorded beside what was read by them."""
        return _sha256("".join(f"{name} {digest}\n" for name, digest in self.hashes().items()))


SHIPPED = Lexicon()


@cache
def shipped(name: str) -> tuple[Row, ...]:
    """The rows of a shipped table.

    Raises:
        LexiconError: the file is missing, or a line of it is wrong.
    """
    return tuple(parse(f"{name}.tsv", tables_text(name).splitlines()))


@cache
def _shipped_hashes() -> Mapping[str, str]:
    return {f"{name}.tsv": _sha256(tables_text(name)) for name in (*names(), *names("frames"))}


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _layer(folder: Path) -> Layer:
    if not folder.is_dir():
        raise LexiconError(f"{folder}: no such folder")
    found = [path for path in (*folder.glob("*.tsv"), *folder.glob("*/*.tsv")) if not path.name.startswith(".")]
    texts = {path.relative_to(folder).as_posix().removesuffix(".tsv"): _text(path) for path in found}
    layer = Layer(folder.as_posix(), tuple(sorted(texts.items())))
    for name in texts:
        if reason := refused(layer, name):
            raise LexiconError(f"{folder.as_posix()}/{name}.tsv: {reason}")
    return layer


def refused(layer: Layer, name: str) -> str | None:
    """Why a user's folder can have no table of this name; None if it can."""
    if name in tables():
        return "there is no table of this name to add to" if tables()[name].closed else None
    if not name.startswith(FRAMES):
        return "there is no table of this name to add to"
    told = parse(f"{layer.folder}/ontology.tsv", dict(layer.texts).get("ontology", "").splitlines())
    if type_of(name) in {row.cells.get("type") for row in told}:
        return None
    return f"there is no event type {type_of(name)}, neither PLOVER's nor in an ontology.tsv of this folder"


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path.as_posix()}: cannot be read as UTF-8 text ({type(error).__name__})") from None


def _filled(folder: str, name: str, text: str) -> Iterator[Row]:
    columns = table_of(name).columns
    for row in parse(f"{folder}/{name}.tsv", text.splitlines(), shipped=False):
        for column in row.cells:
            if column not in columns:
                raise row.error(f"'{column}' is no column of {name} ({', '.join(columns)})")
        cells = {column: row.cells.get(column, "") for column in columns}
        yield Row(row.file, row.line, MappingProxyType(cells), shipped=False)
