"""What is wrong with a lexicon, a line a problem."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dragoman.errors import LexiconError
from dragoman.lexicon import Row

Considered = Callable[[Row], bool]
"""Whether the problems of a row are asked for."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One problem, with the file and the line where it stands; line 0 is the file as a whole."""

    file: str
    line: int
    reason: str

    @classmethod
    def of(cls, row: Row, reason: str) -> Problem:
        """A problem of one row."""
        return cls(row.file, row.line, reason)

    @classmethod
    def told(cls, error: LexiconError) -> Problem:
        """A problem that the reader of the lexicon told as an error."""
        file, line, reason = (*str(error).split(":", 2), "", "")[:3]
        return cls(file, int(line), reason.strip()) if line.isdigit() else cls(file, 0, str(error).partition(": ")[2])

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}" if self.line else f"{self.file}: {self.reason}"
