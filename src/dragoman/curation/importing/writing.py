"""Where importers write to: tables of a user's lexicon, row by row, and what they tell of what they left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TextIO

from dragoman.lexicon import parse
from dragoman.lexicon.schema import tables


class Tally:
    """What an import did: rows written by table, what was left out and why, and codes that nothing is known of."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self.tell = tell
        self.written: Counter[str] = Counter()
        self.left_out: Counter[str] = Counter()
        self.unknown: Counter[str] = Counter()
        self._first: dict[str, str] = {}
        self.wrong = 0

    def error(self, file: str, line: int, reason: str) -> None:
        """A line that cannot be read; it is told at once."""
        self.wrong += 1
        self.tell(f"{file}:{line}: {reason}")

    def unknown_code(self, code: str, file: str, line: int) -> None:
        """A code that nothing is known of; it is counted, and told in the end with its first place."""
        self.unknown[code] += 1
        self._first.setdefault(code, f"{file}:{line}")

    def lines(self) -> list[str]:
        """The account of the import, a line a fact."""
        rows = ", ".join(f"{count} in {name}" for name, count in sorted(self.written.items()))
        told = [f"{self.written.total()} rows written" + (f": {rows}" if rows else "")]
        told += [f"left out, {reason}: {count}" for reason, count in sorted(self.left_out.items())]
        codes = sorted(self.unknown.items(), key=lambda item: (-item[1], item[0]))
        told += [f"unknown code {code}: {count} times, first at {self._first[code]}" for code, count in codes]
        return told + ([f"{self.wrong} lines cannot be read"] if self.wrong else [])


class Tables:
    """The tables of a folder, to which rows are appended; rows whose key a table already has are left out.

    Memory is that of the keys of files that were there before, not of what is written, where `once` is false.
    """

    def __init__(self, folder: Path, source: str, tally: Tally, *, once: bool = True) -> None:
        self.folder = folder
        self.source = source
        self.tally = tally
        self._once = once
        self._files: dict[str, TextIO] = {}
        self._keys: dict[str, set[tuple[str, ...]]] = {}
        self._stack = ExitStack()

    def __enter__(self) -> Tables:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def write(self, name: str, cells: Mapping[str, str]) -> None:
        """Append one row to a table, unless its key stands there already."""
        table = tables()[name]
        file = self._files.get(name) or self._open(name)
        key = tuple(cells.get(column, "") for column, known in table.columns.items() if known.key)
        if key in self._keys[name]:
            self.tally.left_out["already in the folder"] += 1
            return
        if self._once:
            self._keys[name].add(key)
        file.write("\t".join(plain(cells.get(column, "")) for column in table.columns).rstrip("\t") + "\n")
        self.tally.written[name] += 1

    def _open(self, name: str) -> TextIO:
        """Open a table at its end; a new one gets its head, one that is there keeps its own columns.

        Raises:
            LexiconError: a line of the table is wrong.
        """
        table, path = tables()[name], self.folder / f"{name}.tsv"
        path.parent.mkdir(parents=True, exist_ok=True)
        old = path.read_text(encoding="utf-8") if path.is_file() else ""
        rows = list(parse(path.as_posix(), old.splitlines(), shipped=False))
        self._keys[name] = {table.key(row) for row in rows if row.cells.keys() >= table.columns.keys()}
        file = self._stack.enter_context(path.open("a", encoding="utf-8", newline="\n"))
        if old:
            file.write(("" if old.endswith("\n") else "\n") + f"# source: {plain(self.source)}\n")
        else:
            head = (f"# subject: {table.subject}", f"# source: {plain(self.source)}", "\t".join(table.columns))
            file.write("\n".join(head) + "\n")
        self._files[name] = file
        return file


def plain(text: str) -> str:
    """A value that cannot break a line or a cell."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
