"""Whether examples bear out their rows: a pattern matches its line, a frame codes its sentence, a cue tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from dragoman.curation.problems import Problem
from dragoman.errors import InputError, LexiconError
from dragoman.lexicon import Lexicon, Row
from dragoman.lexicon.schema import type_of

if TYPE_CHECKING:
    from dragoman.report import Report

WHOLE, PART = re.fullmatch, re.search
MATCHED = {
    "credits": (("pattern",), WHOLE, re.IGNORECASE),
    "furniture": (("pattern",), WHOLE, re.IGNORECASE),
    "page_kinds": (("pattern",), PART, re.IGNORECASE),
    "dated_facts": (("who", "what"), PART, re.IGNORECASE),
}
"""How the patterns of each table are matched with a line, as their readers match them."""
READ = ("cues", "metonyms")
"""Tables whose examples are read as a page is; those of frames are too."""


def matched(name: str, rows: Iterable[Row]) -> Iterator[Problem]:
    """Rows whose pattern does not match their own example."""
    columns, match, flags = MATCHED[name]
    for row in rows:
        try:
            fits = all(match(row[column], row["example"], flags) for column in columns)
        except re.error:
            continue  # told of the cell
        if not fits:
            yield Problem.of(row, f"the example '{row['example']}' does not match")


def read(lexicon: Lexicon, name: str, rows: Iterable[Row]) -> Iterator[Problem]:
    """Rows whose example, read by this lexicon, does not give what the row is for. Takes the English pipeline."""
    from dragoman import read as read_page

    for row in rows:
        try:
            report = read_page(row["example"], lexicon=lexicon)
        except InputError as error:
            yield Problem.of(row, f"the example cannot be read: {error.reason}")
            continue
        except LexiconError:
            return  # another row of the lexicon is wrong, which is told of that row
        if reason := _missing(name, row, report):
            yield Problem.of(row, f"{reason} in the example '{row['example']}'")


def _missing(name: str, row: Row, report: Report) -> str | None:
    if name == "cues":
        return None if report.statements else "no statement is found"
    if name == "metonyms":
        countries = {actor.country or "" for actor in report.actors}
        return None if row["country"] in countries or row["organization"] else f"no actor of {row['country']} is found"
    return _uncoded(type_of(name), row, report)


def _uncoded(kind: str, row: Row, report: Report) -> str | None:
    known = {actor.id: {actor.country or "", actor.name} for actor in report.actors}
    wanted = [set(filter(None, side.split(","))) for side in row["parties"].split(">")]
    told = []
    for event in report.events:
        sides = [set().union(*(known[id_] for id_ in ids)) for ids in (event.actor, event.recipient)]
        if event.type == kind and all(codes <= names for codes, names in zip(wanted, sides, strict=False)):
            return None
        told.append(f"{event.type} {'>'.join(','.join(sorted(filter(None, names))) for names in sides)}")
    return f"no {kind} {row['parties']} is coded" + (f" but {'; '.join(told)}," if told else "")
