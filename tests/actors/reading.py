"""What the tests of this room share: a text read into actors, and questions asked of them by their words."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.actors import Actors, Mention, find
from dragoman.language import Parse, parse
from dragoman.report import Actor, Published


@dataclass(frozen=True)
class Reading:
    parse: Parse
    actors: Actors

    def named(self, name: str) -> Actor:
        """The actor of a canonical name."""
        return next(actor for actor in self.actors.records if actor.name == name)

    def names(self) -> list[str]:
        return [actor.name for actor in self.actors.records]

    def mention(self, words: str, number: int = 0) -> Mention | None:
        """The mention whose head is the last of these words, at their n-th occurrence."""
        at = -1
        for _ in range(number + 1):
            at = self.parse.text.index(words, at + 1)
        end = at + len(words)
        token = next(t for t in self.parse.doc if t.idx + len(t) >= end)
        return self.actors.mention_at(token.i)

    def meant(self, words: str, number: int = 0) -> tuple[str, ...]:
        """The names of the actors that these words mean."""
        mention = self.mention(words, number)
        return tuple(self.actors.get(i).name for i in mention.ids) if mention else ()


def read(text: str, day: str | None = None) -> Reading:
    published = Published(start=day, end=day, basis="given") if day else None
    parsed = parse(text)
    return Reading(parsed, find(parsed, published=published))
