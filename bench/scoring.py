"""What the scorers share: precision and recall, and texts aligned by their characters."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ALIKE = str.maketrans("’‘“”–—\u00a0", "''\"\"-- ")


def shared_folder() -> Path:
    """Where the gold lies: `DRAGOMAN_SHARED`, else `../shared` beside the repository."""
    return Path(os.environ.get("DRAGOMAN_SHARED") or Path(__file__).resolve().parents[2] / "shared")


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file, gzipped or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as stream:
        for line in stream:
            if line.strip():
                yield json.loads(line)


def sha256(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


@dataclass(slots=True)
class Tally:
    """Right, given and wanted records. Where both sides are compared loosely, what is right of each may differ."""

    right: int = 0
    given: int = 0
    wanted: int = 0
    found: int = 0

    def add(self, right: int, given: int, wanted: int, found: int | None = None) -> None:
        """Count one text: `right` of the given, and `found` of the wanted (the same unless told)."""
        self.right += right
        self.given += given
        self.wanted += wanted
        self.found += right if found is None else found

    @property
    def precision(self) -> float:
        """The share of the given that is right."""
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """The share of the wanted that is found."""
        return self.found / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    def figures(self, name: str) -> dict[str, float]:
        """Precision, recall and F1 under a name."""
        return {f"{name} precision": self.precision, f"{name} recall": self.recall, f"{name} F1": self.f1}


class Alignment:
    """Maps spans of a report's text and of the gold's text to the non-space characters that they share."""

    def __init__(self, gold: str, report: str) -> None:
        self._gold = solid(gold)
        self._report = solid(report)
        wanted, given = self._gold[0], self._report[0]
        at, back = wanted.find(given), given.find(wanted)
        self._shift = at if at >= 0 else -back
        self.whole = at >= 0 or back >= 0

    def of_gold(self, span: Sequence[int]) -> tuple[int, int]:
        """A span of the gold's text as a span of its non-space characters."""
        before = self._gold[1]
        return before[span[0]], before[span[1]]

    def of_report(self, span: Sequence[int]) -> tuple[int, int]:
        """A span of the report's text as a span of the gold's non-space characters."""
        before = self._report[1]
        return before[span[0]] + self._shift, before[span[1]] + self._shift


def solid(text: str) -> tuple[str, list[int]]:
    """The non-space characters of a text, and for every offset how many stand before it."""
    kept: list[str] = []
    before = [0]
    for character in text.translate(ALIKE):
        if not character.isspace():
            kept.append(character)
        before.append(len(kept))
    return "".join(kept), before


def overlap(a: tuple[int, int], b: tuple[int, int]) -> int:
    """How many characters two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))
