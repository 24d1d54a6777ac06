"""Reads text with attributions marked inline: `[source] {cue} <content>`.

A digit after an opening mark (`{2 adding}`) helps the reader tell a second attribution from the first; it is not read.
A file holds one text a line, or, where lines `===` part them, articles of several paragraphs, one a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MARK = re.compile(r"([\[{<])(?:\d )?|([\]}>])")
CLOSING = {"]": "[", "}": "{", ">": "<"}
TEXTS = Path(__file__).with_name("text")
BETWEEN = "==="

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Text:
    """A text without its marks, and the spans `[start, end)` that they held."""

    text: str
    sources: tuple[Span, ...]
    cues: tuple[Span, ...]
    contents: tuple[Span, ...]


def texts(folder: Path = TEXTS) -> Iterator[Text]:
    """All texts of a folder's files, in order of their names.

    Raises:
        ValueError: marks are not closed, or stand inside each other.
    """
    for path in sorted(folder.glob("*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()
        if BETWEEN in lines:
            pieces = "\n".join(lines).split(BETWEEN)
            yield from (read("\n\n".join(piece.strip().splitlines())) for piece in pieces if piece.strip())
        else:
            yield from (read(line) for line in lines if line.strip())


def read(marked: str) -> Text:
    """One text.

    Raises:
        ValueError: marks are not closed, or stand inside each other.
    """
    spans: dict[str, list[Span]] = {"[": [], "{": [], "<": []}
    plain, at = "", 0
    opened: tuple[str, int] | None = None
    for mark in MARK.finditer(marked):
        plain += marked[at : mark.start()]
        at = mark.end()
        opening, closing = mark.groups()
        if (opened is None) == bool(closing) or (opened and CLOSING[closing] != opened[0]):
            raise ValueError(f"marks that do not fit: {marked}")
        if opened is None:
            opened = opening, len(plain)
        else:
            spans[opened[0]].append((opened[1], len(plain)))
            opened = None
    if opened is not None:
        raise ValueError(f"a mark left open: {marked}")
    return Text(plain + marked[at:], *(tuple(spans[role]) for role in "[{<"))
