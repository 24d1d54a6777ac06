"""What a page claims of itself in several places: the claim that is kept, and those that contradict it.

A page names its headline, authors, publisher and day in its linked data, its head, its text and its address, and these
need not agree. Each field has an order of evidence, fixed where the field is read; the first claim is kept, and every
other that says something else is recorded as a conflict, so that whoever doubts a field sees what else it could be.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from dragoman.report import Conflict, EnvelopeField

Claim = tuple[str, str]
"""Where something is said, and what."""

ARTICLE = re.compile(r"^the(?=\w{4})")


def conflicts(field: EnvelopeField, kept: str | None, claims: Iterable[Claim]) -> tuple[Conflict, ...]:
    """A conflict for each different thing that is claimed beside what is kept, with the place that says it first."""
    if not kept:
        return ()
    seen = {sameness(kept)}
    stated = [(basis, value) for basis, value in claims if sameness(value)]
    basis = next((basis for basis, value in stated if sameness(value) == sameness(kept)), None)
    found = []
    for other_basis, value in stated:
        if sameness(value) not in seen:
            seen.add(sameness(value))
            found.append(Conflict(field=field, kept=kept, basis=basis, other=value, other_basis=other_basis))
    return tuple(found)


def sameness(text: str) -> str:
    """What two claims share that say the same: letters and digits without case, accents and article."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return ARTICLE.sub("", re.sub(r"[\W_]+", "", plain.casefold()))
