"""Marked sentences, and whether the frames of a lexicon code them as they are marked.

A sentence has each trigger in brackets; its events stand in the same order, parted by `|`, each as type, mode and
status (`LOAN/swap/occurred`, `-` for whatever mode), or `NONE` for what looks like a trigger and tells no event.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.curation.problems import Problem
from dragoman.errors import InputError, LexiconError
from dragoman.lexicon import SHIPPED, Lexicon, Row, using

if TYPE_CHECKING:
    from dragoman.report import Event

NONE = "NONE"
"""What looks like a trigger and tells no event: sport, business, private crime, law, what is only named."""

NEAR = 30
"""Characters between two triggers of one act (*paid … tribute*): some four words. Not tuned."""

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

    @classmethod
    def of(cls, sentence: str, events: str) -> Exemplar:
        """A marked sentence with its events.

        Raises:
            ValueError: there are not as many events as triggers, or one of them is not type, mode and status.
        """
        told = [] if events in ("", "-") else events.split("|")
        text, spans = _unbracketed(sentence)
        if len(told) != len(spans):
            raise ValueError(f"{len(spans)} triggers stand in brackets, and {len(told)} events are told")
        return cls(text, tuple(_mark(start, end, event) for (start, end), event in zip(spans, told, strict=True)))

    def mark_at(self, start: int, end: int) -> Mark | None:
        """The mark that a span of the sentence touches."""
        return next((m for m in self.marks if m.start < end and start < m.end), None)


def _unbracketed(sentence: str) -> tuple[str, list[tuple[int, int]]]:
    spans = []
    for number, match in enumerate(BRACKETED.finditer(sentence)):
        start = match.start() - 2 * number
        spans.append((start, start + len(match[1])))
    return BRACKETED.sub(r"\1", sentence), spans


def _mark(start: int, end: int, event: str) -> Mark:
    if event == NONE:
        return Mark(start, end, NONE, None, None)
    parts = event.split("/")
    if len(parts) != 3:
        raise ValueError(f"'{event}' is not type, mode and status, parted by /")
    kind, mode, status = parts
    return Mark(start, end, kind, None if mode == "-" else mode, status)


def coded(exemplar: Exemplar, lexicon: Lexicon = SHIPPED) -> Iterator[tuple[Mark, Event | None]]:
    """Each mark with the event that is coded there: one of its type beside it, else any at its very place.

    The sentence is read by itself, so that nothing is known but what stands in it. Takes the English pipeline.
    """
    events = _events(exemplar, lexicon)
    for mark in exemplar.marks:
        beside = (e for e in events if e.type == mark.type and _distance(mark, e) <= NEAR)
        yield mark, next(beside, None) or next((e for e in events if _distance(mark, e) == 0), None)


def _events(exemplar: Exemplar, lexicon: Lexicon) -> tuple[Event, ...]:
    from dragoman import read

    try:
        report = read(exemplar.text, lexicon=lexicon)
    except InputError:
        return ()
    return tuple(report.events) if report.text == exemplar.text else ()


def _distance(mark: Mark, event: Event) -> int:
    start, end = event.trigger
    return max(mark.start - end, start - mark.end, 0)


def problems(lexicon: Lexicon, rows: Iterable[Row]) -> Iterator[Problem]:
    """Rows of the table `exemplars` that are not as they should be, or are not coded as they are marked."""
    for row in rows:
        try:
            exemplar = Exemplar.of(row["sentence"], row["events"])
        except ValueError as error:
            yield Problem.of(row, str(error))
            continue
        for mark, event in coded(exemplar, lexicon):
            if reason := _otherwise(exemplar, mark, event, lexicon):
                yield Problem.of(row, reason)


def _otherwise(exemplar: Exemplar, mark: Mark, event: Event | None, lexicon: Lexicon) -> str | None:
    words = exemplar.text[mark.start : mark.end]
    if mark.type == NONE:
        return None if event is None else f"{event.type} is coded at '{words}', which tells no event"
    if event is None:
        return f"no {mark.type} is coded at '{words}': {_why(exemplar, mark, lexicon)}"
    mode = (event.mode or "-") if mark.mode else "-"
    found, wanted = f"{event.type}/{mode}/{event.status}", f"{mark.type}/{mark.mode or '-'}/{mark.status}"
    return None if found == wanted else f"{found} is coded at '{words}', not {wanted}"


def _why(exemplar: Exemplar, mark: Mark, lexicon: Lexicon) -> str:
    """What keeps a trigger from being coded, as far as its own word tells."""
    from dragoman.events.frames import frames, word
    from dragoman.language import parse

    with using(lexicon):
        inside = [t for t in parse(exemplar.text).doc if mark.start <= t.idx < mark.end]
        heads = {word(token) for token in inside}
        patterns = [f.row for found in frames().values() for f in found if f.type == mark.type]
    known = sorted({f"{row.file}:{row.line}" for row in patterns if heads & set(row.many("lemma"))})
    if not known:
        return f"no frame of the type has the word {' or '.join(repr(head) for head in sorted(heads))}"
    return f"the pattern of {', '.join(known)} is not met, or a party is not known"


def tally(folder: Path, found: Iterable[Problem]) -> str | None:
    """How many triggers of a folder's exemplars are coded as they are marked, given the problems of the folder.

    None where the folder has no exemplars, or cannot be read.
    """
    try:
        rows = Lexicon.load(folder).layers[0].rows.get("exemplars", ())
    except LexiconError:
        return None
    triggers = sum(len(BRACKETED.findall(row["sentence"])) for row in rows)
    wrong = sum(problem.file == f"{folder.as_posix()}/exemplars.tsv" for problem in found)
    right = max(triggers - wrong, 0)
    return f"{folder}: {right} of {triggers} triggers are coded as they are marked" if triggers else None
