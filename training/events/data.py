"""The sentences of `exemplars.tsv`, read into records."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

EXEMPLARS = Path(__file__).parent / "exemplars.tsv"
NONE = "NONE"
"""What looks like a trigger and tells no event: sport, business, private crime, law, what is only named."""

BRACKETED = re.compile(r"\[([^][]+)\]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A trigger, as a span of its sentence, and what it tells; mode and status are None where it tells no event."""

    start: int
    end: int
    type: str
    mode: str | None
    status: str | None


@dataclass(frozen=True, slots=True)
class Exemplar:
    """A sentence without its brackets, and its triggers in text order."""

    text: str
    marks: tuple[Mark, ...]

    def mark_at(self, start: int, end: int) -> Mark | None:
        """The mark that a span of the sentence touches."""
        return next((m for m in self.marks if m.start < end and start < m.end), None)


@cache
def exemplars() -> tuple[Exemplar, ...]:
    """All sentences, in the order of the file.

    Raises:
        ValueError: a row does not tell as many events as it has triggers.
    """
    lines = EXEMPLARS.read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if not line.startswith("#")][1:]
    return tuple(_exemplar(*row.split("\t")) for row in rows)


def _exemplar(sentence: str, events: str) -> Exemplar:
    told = [] if events == "-" else events.split("|")
    text, spans = _unbracketed(sentence)
    marks = (_mark(start, end, event) for (start, end), event in zip(spans, told, strict=True))
    return Exemplar(text, tuple(marks))


def _unbracketed(sentence: str) -> tuple[str, list[tuple[int, int]]]:
    spans = []
    for number, match in enumerate(BRACKETED.finditer(sentence)):
        start = match.start() - 2 * number
        spans.append((start, start + len(match[1])))
    return BRACKETED.sub(r"\1", sentence), spans


def _mark(start: int, end: int, event: str) -> Mark:
    if event == NONE:
        return Mark(start, end, NONE, None, None)
    kind, mode, status = event.split("/")
    return Mark(start, end, kind, None if mode == "-" else mode, status)
