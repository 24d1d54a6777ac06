"""How sure an event is, as the sum of a few reasons that can be read.

The weights were chosen, in steps of .05, by the squared error on 130 events of the developers' articles and 1,434 of
news sentences with one coded event each: events with an actor are right more often than those without (.80 and .65 of
articles), what the page asserts more than what is told in a statement (.85 and .67), what happened more than what may
(.83 and .44), what it tells elsewhere too more than what it does not (.90 and .75), and frames of last resort less than
others (.57 and .79). `bench/articles.py` gives the calibration error.
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
    if candidate.frame.last_resort:
        found.append((-0.2, "the frame is one of last resort"))
    if candidate.token.pos_ in VERBAL:
        found.append((0.1, "the act is a verb"))
    if candidate.actor:
        found.append((0.15, "its actor is known"))
    if candidate.recipient:
        found.append((0.05, "its recipient is known"))
    if candidate.implied:
        found.append((0.05, "the page tells of it elsewhere too"))
    if candidate.statement is not None:
        found.append((-0.1, "it is told in a statement"))
    if candidate.standing.status in ("planned", "possible", "denied"):
        found.append((-0.3, "it has not happened"))
    return found
