"""Which expression of time governs the clause of an event."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.language import Parse
from dragoman.report import Time


def governing(parse: Parse, token: Token, times: Sequence[Time]) -> Time | None:
    """The expression that governs the clause of an event's trigger, or None."""
    return None
