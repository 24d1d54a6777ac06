"""How sure an event is, as the sum of a few reasons that can be read.

The weights were set by hand to what was measured on 119 events of the developers' articles and 1,080 of news sentences
with one coded event each: events with an actor are right more often than those without (.80 and .63 of articles),
verbs more than nouns (.78 and .69), what the page asserts more than what is told in a statement (.82 and .67), and what
happened more than what may (.81 and .44). `bench/articles.py` gives the calibration error.
"""

from __future__ import annotations

from dragoman.events.candidates import Candidate
from dragoman.language.clauses import VERBAL


def confidence(candidate: Candidate) -> float:
    """A number from 0 to 1."""
    return round(min(0.95, max(0.05, sum(weight for weight, _ in reasons(candidate)))), 2)


def reasons(candidate: Candidate) -> list[tuple[float, str]]:
    """The weights that make a confidence, each with its reason."""
    found = [(0.55, "a frame fits")]
    if any(not constraint.negated for constraint in candidate.frame.constraints):
        found.append((0.05, "the frame asks for company that the act has"))
    if candidate.token.pos_ in VERBAL:
        found.append((0.1, "the act is a verb"))
    if candidate.actor:
        found.append((0.15, "its actor is known"))
    if candidate.recipient:
        found.append((0.05, "its recipient is known"))
    if candidate.implied:
        found.append((-0.05, "a party is told only elsewhere on the page"))
    if candidate.statement is not None:
        found.append((-0.1, "it is told in a statement"))
    if candidate.standing.status in ("planned", "possible", "denied"):
        found.append((-0.2, "it has not happened"))
    return found
