"""What the room yields: the actors of an article and every place where the text means them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dragoman.report import Actor

MentionKind = Literal["name", "metonym", "adjective", "pronoun", "description"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Token indices `[start, end)` that mean one actor, or several (*the two leaders*), and their syntactic head."""

    start: int
    end: int
    head: int
    ids: tuple[str, ...]
    kind: MentionKind


@dataclass(frozen=True)
class Actors:
    """The actors of an article in order of first mention, and their mentions in text order."""

    records: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    by_id: Mapping[str, Actor]
    by_head: Mapping[int, Mention]
    by_token: Mapping[int, Mention]

    @classmethod
    def of(cls, records: tuple[Actor, ...], mentions: tuple[Mention, ...]) -> Actors:
        """Index records and mentions: a token belongs to the innermost mention that covers it."""
        by_token: dict[int, Mention] = {}
        for mention in sorted(mentions, key=lambda m: m.start - m.end):
            by_token.update(dict.fromkeys(range(mention.start, mention.end), mention))
        by_head = {m.head: m for m in sorted(mentions, key=lambda m: m.start - m.end)}
        return cls(records, mentions, {r.id: r for r in records}, by_head, by_token)

    def at(self, token: int) -> tuple[str, ...]:
        """The actor ids of the mention whose head is that token, else of the innermost one that covers it."""
        mention = self.mention_at(token)
        return mention.ids if mention else ()

    def mention_at(self, token: int) -> Mention | None:
        """The mention whose head is that token, else the innermost one that covers it."""
        return self.by_head.get(token) or self.by_token.get(token)

    def get(self, actor: str) -> Actor:
        """The record of an actor id.

        Raises:
            KeyError: no actor has that id.
        """
        return self.by_id[actor]
