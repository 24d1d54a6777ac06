"""How sure an event is, as the sum of a few reasons that can be read."""

from __future__ import annotations

from dragoman.events.settling import Candidate
from dragoman.language.clauses import VERBAL


def confidence(candidate: Candidate) -> float:
    """A number from 0 to 1."""
    return round(min(0.95, max(0.05, sum(weight for weight, _ in reasons(candidate)))), 2)


def reasons(candidate: Candidate) -> list[tuple[float, str]]:
    """The weights that make a confidence, each with its reason."""
    found = [(0.45, "a frame fits")]
    if candidate.frame.constraints:
        found.append((0.1, "the frame asks for company that the act has"))
    if candidate.token.pos_ in VERBAL:
        found.append((0.1, "the act is a verb"))
    if candidate.actor:
        found.append((0.1, "its actor is known"))
    if candidate.recipient:
        found.append((0.1, "its recipient is known"))
    if candidate.standing.status in ("possible", "denied"):
        found.append((-0.1, "it may not have happened"))
    return found
