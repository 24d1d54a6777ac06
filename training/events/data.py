"""The sentences of `exemplars.tsv`, read into records."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dragoman.curation.exemplars import Exemplar

EXEMPLARS = Path(__file__).parent / "exemplars.tsv"


@cache
def exemplars() -> tuple[Exemplar, ...]:
    """All sentences, in the order of the file.

    Raises:
        ValueError: a row is not a marked sentence and its events.
    """
    lines = EXEMPLARS.read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if not line.startswith("#")][1:]
    return tuple(Exemplar.of(*row.split("\t")) for row in rows)
