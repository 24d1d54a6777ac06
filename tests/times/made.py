"""What the tests of this room share: publication dates, and expressions shown as words and values."""

from __future__ import annotations

from dragoman.language import parse
from dragoman.report import Published
from dragoman.times import find

THURSDAY = Published(start="2024-05-16", end="2024-05-16", basis="given")


def values(text: str, published: Published | None = THURSDAY) -> list[tuple[str, str]]:
    """The expressions of a text, each with its value."""
    return [(text[time.span[0] : time.span[1]], time.value) for time in find(parse(text), published)]
