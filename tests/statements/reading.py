"""Reads a text the whole way to its statements, and tells them in words."""

from __future__ import annotations

from typing import NamedTuple

from dragoman import actors
from dragoman.language import Parse, parse
from dragoman.report import Statement
from dragoman.statements import Statements, find


class Told(NamedTuple):
    """A statement in words: who, by which cue, what; how; through whom; and how its cue stands to it."""

    who: str | None
    cue: str | None
    what: tuple[str, ...]
    form: str
    via: str | None
    polarity: str


def read(text: str) -> tuple[Parse, actors.Actors, Statements]:
    """The parse, the actors and the statements of a text."""
    parsed = parse(text)
    cast = actors.find(parsed)
    return parsed, cast, find(parsed, cast)


def tell(text: str) -> list[Told]:
    """The statements of a text in words, in order."""
    _, cast, found = read(text)

    def words(record: Statement) -> Told:
        who, cue = (text[slice(*span)] if span else None for span in (record.source_span, record.cue))
        what = tuple(text[slice(*span)] for span in record.content)
        via = cast.get(record.via).name if record.via else None
        return Told(who, cue, what, record.form, via, found.polarity(record.id))

    return [words(record) for record in found.records]


def names(text: str) -> list[tuple[str, ...]]:
    """The names of the sources of each statement of a text, in order."""
    _, cast, found = read(text)
    return [tuple(cast.get(actor).name for actor in record.source) for record in found.records]
