"""The parties of an act: from the words that fill a frame's roles to the actors of the report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from dragoman.actors import Actors
from dragoman.events.predicates import Predicate
from dragoman.language.clauses import VERBAL, clause, expand
from dragoman.places import Places
from dragoman.statements import Statements

SPEAKING = frozenset({"i", "we", "me", "us", "my", "our", "ours", "myself", "ourselves"})
MILITARY = frozenset({"MIL", "REB", "COP", "UAF", "SPY"})
# Where the actor behind a thing is told: "the president's decision", "Russian missiles", "a decision by the court".
BEHIND = ("poss", "mod", "by", "of", "from")


class Parties:
    """Finds the actors that stand behind words of one page."""

    def __init__(self, actors: Actors, places: Places, statements: Statements) -> None:
        self._actors = actors
        self._places = places
        self._statements = statements

    def fill(self, roles: Sequence[str], predicate: Predicate) -> tuple[str, ...]:
        """The actor ids of the first role that gives any; `a+b` joins the parties of several slots."""
        for role in roles:
            ids = [i for slot in role.split("+") for token in predicate[slot] for i in self._slot(slot, token)]
            if ids:
                return tuple(dict.fromkeys(ids))
        return ()

    def _slot(self, slot: str, token: Token) -> tuple[str, ...]:
        return self.named(token) if slot in ("mod", "poss") else self.behind(token)

    def named(self, token: Token) -> tuple[str, ...]:
        """The actors whose mention has this token for its head; in quoted speech, *we* is the speaker."""
        if token.lower_ in SPEAKING:
            return self._statements.speaker(token.i)
        mention = self._actors.mention_at(token.i)
        return mention.ids if mention is not None and mention.head == token.i else ()

    def behind(self, token: Token, depth: int = 0) -> tuple[str, ...]:
        """The actors that a word names, or who stand behind it: owner, origin, agent, members."""
        named = self.named(token)
        if named or depth > 2:
            return named
        structure = clause(token)
        slots = ("subj", "obj") if token.pos_ in VERBAL else BEHIND
        for slot in slots:
            ids = [i for t in structure[slot] for i in self._inner(slot, t, depth)]
            if ids:
                return tuple(dict.fromkeys(ids))
        return ()

    def _inner(self, slot: str, token: Token, depth: int) -> tuple[str, ...]:
        return self.named(token) if slot in ("mod", "poss") else self.behind(token, depth + 1)

    def kinds(self, token: Token) -> frozenset[str]:
        """What a filler is, as frames name it: `%actor`, `%state`, `%person`, `%military`, `%place` …"""
        found = {"%place"} if self._places.at(token.i) is not None else set()
        for i in self.named(token):
            actor = self._actors.get(i)
            found |= {"%actor", f"%{actor.kind}"}
            if MILITARY & set(actor.sectors):
                found.add("%military")
        return frozenset(found)


def tokens(heads: Iterable[Token]) -> Iterable[Token]:
    """Heads with what is conjoined to each."""
    for head in heads:
        yield from expand(head)
