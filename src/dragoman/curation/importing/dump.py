"""Entities of a Wikidata JSON dump, streamed: one entity a line, in memory of one line.

The format is that of "Wikibase/DataModel/JSON" in the documentation of MediaWiki: an array with one entity on each
line, plain, `.gz` or `.bz2`; a file of one entity a line without the brackets of the array is read too.
"""

from __future__ import annotations

import bz2
import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from dragoman.errors import UsageError

Entity = dict[str, Any]
SHORTEST = 6
"""No entity is shorter; brackets of the array and empty lines are."""


def lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """The lines of a dump that hold an entity, with their numbers.

    Raises:
        UsageError: the file cannot be opened, or is cut short or damaged.
    """
    try:
        with _opened(path) as file:
            for number, line in enumerate(file, 1):
                if len(line) > SHORTEST:
                    yield number, line
    except (OSError, EOFError) as error:
        raise UsageError(f"cannot read {path}: {getattr(error, 'strerror', None) or error}") from error


def _opened(path: Path) -> BinaryIO | gzip.GzipFile | bz2.BZ2File:
    if path.name.endswith(".gz"):
        return gzip.open(path, "rb")
    if path.name.endswith(".bz2"):
        return bz2.open(path, "rb")
    return path.open("rb")


def parsed(line: bytes, number: int, wrong: Callable[[int, str], None]) -> Entity | None:
    """The entity of a line; what is none is told as wrong."""
    try:
        entity = json.loads(line.strip().rstrip(b","))
    except (ValueError, RecursionError) as error:
        wrong(number, f"no JSON: {error}")
        return None
    if not isinstance(entity, dict) or not isinstance(entity.get("id"), str):
        wrong(number, "no entity with an id")
        return None
    return entity


def label(entity: Entity) -> str | None:
    """The English label, or that for all languages."""
    labels = entity.get("labels") or {}
    for language in ("en", "mul", "en-gb", "en-us"):
        value = labels.get(language) if isinstance(labels, dict) else None
        if isinstance(value, dict) and isinstance(value.get("value"), str):
            return str(value["value"])
    return None


def aliases(entity: Entity) -> list[str]:
    """The English aliases."""
    found = entity.get("aliases") or {}
    listed = found.get("en") if isinstance(found, dict) else None
    values = [one.get("value") for one in listed or () if isinstance(one, dict)]
    return [value for value in values if isinstance(value, str)]


def statements(entity: Entity, property_id: str) -> list[Entity]:
    """The statements of a property that are not deprecated; only the preferred ones count for a single fact."""
    claims = entity.get("claims") or {}
    found = claims.get(property_id) if isinstance(claims, dict) else None
    return [one for one in found or () if isinstance(one, dict) and one.get("rank") != "deprecated"]


def items(entity: Entity, property_id: str) -> list[str]:
    """The identifiers of the items that a property points to, preferred ones first."""
    found = sorted(statements(entity, property_id), key=lambda one: one.get("rank") != "preferred")
    return [item for one in found if (item := item_of(one.get("mainsnak")))]


def item_of(snak: Any) -> str | None:
    """The item that a snak points to."""
    value = _value(snak)
    if not isinstance(value, dict):
        return None
    if isinstance(value.get("id"), str):
        return str(value["id"])
    number = value.get("numeric-id")
    return f"Q{number}" if isinstance(number, int) else None


def day_of(statement: Entity, qualifier: str) -> str | None:
    """The date of a qualifier as ISO day, month or year, as fine as the dump says it is; None where there is none."""
    qualifiers = statement.get("qualifiers") or {}
    snaks = qualifiers.get(qualifier) if isinstance(qualifiers, dict) else None
    value = _value(snaks[0]) if isinstance(snaks, list) and snaks else None
    if not isinstance(value, dict) or not isinstance(value.get("time"), str):
        return None
    length = {11: 10, 10: 7, 9: 4}.get(value.get("precision", 0))
    time = value["time"]
    if length is None or not time.startswith("+") or not time[1:5].isdigit():
        return None
    text = str(time[1 : length + 1])
    return text if "-00" not in text else text[:4]


def _value(snak: Any) -> Any:
    if not isinstance(snak, dict) or snak.get("snaktype") != "value":
        return None
    held = snak.get("datavalue")
    return held.get("value") if isinstance(held, dict) else None
