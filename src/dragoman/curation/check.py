"""Checking lexicons: the shipped one, or a user's folders against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from os import PathLike
from pathlib import Path

from dragoman.curation import cells, examples, exemplars, names, occupancies
from dragoman.curation.problems import Considered, Problem
from dragoman.errors import LexiconError
from dragoman.lexicon import SHIPPED, Lexicon, Row, parse, using
from dragoman.lexicon.schema import FRAMES, type_of


def check(folders: Sequence[str | PathLike[str]] = ()) -> list[Problem]:
    """The problems of a user's folders as they lie over the shipped lexicon; without folders, of the shipped one.

    Examples of the shipped frames and cues are held by tests and not read here; a user's are, by the English pipeline.
    Gaps between the holders of posts are asked of the shipped lexicon alone.
    """
    broken = [problem for folder in folders for problem in _unreadable(Path(folder))]
    lexicon = SHIPPED if broken else Lexicon.load(*folders)
    return sorted(broken or set(of_rows(lexicon, lambda row: row.shipped != bool(folders))))


def of_rows(lexicon: Lexicon, considered: Considered) -> Iterator[Problem]:
    """The problems of the considered rows of a lexicon that can be read."""
    countries = {row["iso3"] for row in lexicon.table("countries")}
    for name, table in lexicon.tables().items():
        rows = [row for row in lexicon.table(name) if considered(row)]
        for row in rows:
            yield from cells.of_row(row, table, countries)
        yield from names.twice(lexicon, table, considered)
        yield from names.shared(lexicon, table, considered)
        yield from _examples(lexicon, name, rows)
    yield from names.persons(lexicon, considered)
    yield from names.namesakes(lexicon, considered)
    yield from occupancies.overlaps(lexicon, considered)
    if not lexicon.layers:
        yield from occupancies.gaps(lexicon)


def _unreadable(folder: Path) -> Iterator[Problem]:
    """What keeps a folder from being read at all."""
    try:
        Lexicon.load(folder)
    except LexiconError as error:
        yield from _lines(folder) or [Problem.told(error)]


def _lines(folder: Path) -> list[Problem]:
    """Every line of a folder's files that cannot be read, not only the first."""
    found: list[Problem] = []
    for path in sorted(folder.rglob("*.tsv")):
        try:
            lines = path.read_text(encoding="utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError):
            continue
        for _ in parse(path.as_posix(), lines, tell=lambda error: found.append(Problem.told(error))):
            pass
    return found


def _examples(lexicon: Lexicon, name: str, rows: Sequence[Row]) -> Iterator[Problem]:
    told = [row for row in rows if row.cells.get("example")]
    if name in examples.MATCHED:
        yield from examples.matched(name, told)
    elif name == "exemplars":
        yield from exemplars.problems(lexicon, [row for row in rows if not row.shipped])
    elif name in examples.READ or (name.startswith(FRAMES) and name != "frames/classes"):
        own = [row for row in told if not row.shipped]
        broken = list(_frames(lexicon, name, rows)) if name.startswith(FRAMES) else []
        yield from broken or examples.read(lexicon, name, own)


def _frames(lexicon: Lexicon, name: str, rows: Sequence[Row]) -> Iterator[Problem]:
    """Frames that name a class, a part of speech or a mode that does not exist."""
    from dragoman.events.frames import frame_of
    from dragoman.events.ontology import kinds

    kind = type_of(name)
    with using(lexicon):
        modes = {mode for of, mode in kinds() if of == kind}
    for row in rows:
        try:
            with using(lexicon):
                frame_of(row, kind)
        except LexiconError as error:
            yield Problem.told(error)
        if row["mode"] not in modes:
            yield Problem.of(row, f"'{row['mode']}' is no mode of {kind}")
