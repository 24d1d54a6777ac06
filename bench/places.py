"""Places against gold: toponyms found, and where they are put.

Four corpora, weighed alike (`mean`), each in a part that the room was tuned on and one that was only measured:
- found: F1 of toponyms by overlap, one to one. Demonyms, metonyms and names inside names (the gold's `optional`) are
  neither asked for nor held against the report.
- within 161 km: of the gold toponyms with coordinates that were found, the share put within 161 km, or with the same
  GeoNames id, or, for a whole country, in the right country.
- whole chain: F1 of toponyms found and put right.
- country: of those found, the share with the right country.
"""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

from bench.scoring import overlap, rows, sha256
from dragoman.language import Parse, parse
from dragoman.places import find
from dragoman.report import Place, Span

GOLD = "gold/places/gold.jsonl"
KM = 161.0
EARTH_KM = 6371.0

Toponym = dict[str, Any]
Mention = tuple[Span, Place]


@dataclass(slots=True)
class Board:
    """Counts of one corpus."""

    said: int = 0
    asked: int = 0
    found: int = 0
    said_placed: int = 0
    asked_placed: int = 0
    placed: int = 0
    near: int = 0
    country_asked: int = 0
    country: int = 0

    def figures(self) -> dict[str, float]:
        """The four measures."""
        return {
            "found": harmonic(share(self.found, self.said), share(self.found, self.asked)),
            "within 161 km": share(self.near, self.placed),
            "whole chain": harmonic(share(self.near, self.said_placed), share(self.near, self.asked_placed)),
            "country": share(self.country, self.country_asked),
        }


def tuned(identity: str) -> bool:
    """The half that weights were set on; the other was only measured."""
    return int(hashlib.sha256(f"places-tune{identity}".encode()).hexdigest(), 16) % 2 == 0


def run(shared: Path) -> dict[str, float]:
    """The figures of the tuned and the untouched part of the developers' half, means over the corpora.

    Args:
        shared: the folder that holds `gold`.
    """
    figures: dict[str, float] = {}
    for part, keep in (("tuned", True), ("untouched", False)):
        texts = [gold for gold in rows(shared / GOLD) if tuned(gold["id"]) == keep]
        figures |= {f"{part}: {name}": value for name, value in measured(texts).items()}
    return figures


def gold_sha(shared: Path) -> str:
    """Which gold the figures are of."""
    return sha256(shared / GOLD)[:16]


def measured(texts: Iterable[dict[str, Any]], parsed: Callable[[str], Parse] = parse) -> dict[str, float]:
    """The measures over some texts, each the mean of the corpora."""
    boards: dict[str, Board] = defaultdict(Board)
    for gold in texts:
        places = find(parsed(gold["text"])).records
        count(gold["toponyms"], [(span, place) for place in places for span in place.mentions], boards[gold["corpus"]])
    each = [board.figures() for board in boards.values()]
    return {name: mean(figures[name] for figures in each) for name in Board().figures()} if each else {}


def count(toponyms: Sequence[Toponym], said: Sequence[Mention], board: Board) -> None:
    """Add one text to the counts of its corpus."""
    asked = [toponym for toponym in toponyms if not toponym.get("optional")]
    pairs = paired(asked, said)
    spare = [toponym["span"] for toponym in toponyms if toponym.get("optional")]
    wrong = [
        j for j, (span, _) in enumerate(said) if j not in pairs and not any(overlap(span, other) for other in spare)
    ]
    blind = sum("lat" not in asked[i] for i in pairs.values())
    board.said += len(pairs) + len(wrong)
    board.asked += len(asked)
    board.found += len(pairs)
    board.said_placed += len(pairs) + len(wrong) - blind
    board.asked_placed += sum("lat" in toponym for toponym in asked)
    for j, i in pairs.items():
        if "lat" in asked[i]:
            board.placed += 1
            board.near += right(asked[i], said[j][1])
            board.country_asked += bool(asked[i].get("country"))
            board.country += bool(asked[i].get("country")) and said[j][1].country == asked[i]["country"]


def paired(asked: Sequence[Toponym], said: Sequence[Mention]) -> dict[int, int]:
    """Which toponym each mention finds, one to one: the same characters first, then the longest overlap."""
    exact = {tuple(toponym["span"]): i for i, toponym in enumerate(asked)}
    pairs = {j: exact[span] for j, (span, _) in enumerate(said) if span in exact}
    taken = set(pairs.values())
    for j, (span, _) in sorted(enumerate(said), key=lambda entry: entry[1][0]):
        if j in pairs:
            continue
        shared = [(overlap(span, toponym["span"]), i) for i, toponym in enumerate(asked) if i not in taken]
        if (best := max(shared, default=(0, 0)))[0]:
            taken.add(best[1])
            pairs[j] = best[1]
    return pairs


def right(toponym: Toponym, place: Place) -> bool:
    """Whether a place is the one that the gold names."""
    if toponym.get("level") == "country" and toponym.get("country") and place.country == toponym["country"]:
        return True
    if toponym.get("geonames") and place.geonames == toponym["geonames"]:
        return True
    if place.latitude is None or place.longitude is None:
        return False
    return kilometres((toponym["lat"], toponym["lon"]), (place.latitude, place.longitude)) <= KM


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance of two points in degrees (haversine)."""
    (north, west), (south, east) = ((math.radians(x), math.radians(y)) for x, y in (a, b))
    half = math.sin((south - north) / 2) ** 2 + math.cos(north) * math.cos(south) * math.sin((east - west) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


def share(part: int, whole: int) -> float:
    """A part of a whole, 0 where there is none."""
    return part / whole if whole else 0.0


def harmonic(precision: float, recall: float) -> float:
    """F1."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
