"""Acts as frames see them, before they are settled with one another."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.events.frames import Frame
from dragoman.events.predicates import Predicate
from dragoman.events.status import Standing
from dragoman.report import EventType, Statement


@dataclass(frozen=True, slots=True)
class Candidate:
    """An act that a frame sees, before its neighbours are asked."""

    predicate: Predicate
    frame: Frame
    type: EventType
    mode: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    standing: Standing
    statement: Statement | None
    implied: bool = False
    """Whether a party of it is told by another act of the page only."""

    @property
    def token(self) -> Token:
        """The trigger's head."""
        return self.predicate.head

    @property
    def parties(self) -> frozenset[str]:
        """All actor ids, on either side."""
        return frozenset(self.actor) | frozenset(self.recipient)
