"""Acronyms that the page defines: *the Rapid Support Forces (RSF)* means those forces, whoever else has the letters."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dragoman.actors.names import Entry, Match
from dragoman.language import Parse

DEFINITION = re.compile(r"\s\(([A-Z]{2,8})\)")
# Words looked at before the brackets for each letter: *Organization for the Prohibition of Chemical Weapons*.
WORDS_A_LETTER = 3


def settle(parse: Parse, matches: Sequence[Match]) -> list[Match]:
    """Matches with the page's own acronyms read as the page defines them.

    Where the lexicon does not know what the letters stand for here, it is not asked about them either.
    """
    defined = _definitions(parse, matches)
    if not defined:
        return list(matches)
    kept = [m for m in matches if parse.doc[m.start : m.end].text not in defined]
    taken = {i for m in kept for i in range(m.start, m.end)}
    for token in parse.doc:
        entries = defined.get(token.text)
        if entries and token.i not in taken:
            kept.append(Match(token.i, token.i + 1, entries))
    return sorted(kept, key=lambda m: m.start)


def _definitions(parse: Parse, matches: Sequence[Match]) -> Mapping[str, tuple[Entry, ...]]:
    """What each acronym of the page stands for; nothing, where its long form is not in the lexicon."""
    ends = {parse.span(m.start, m.end)[1]: m for m in matches}
    found: dict[str, tuple[Entry, ...]] = {}
    for definition in DEFINITION.finditer(parse.text):
        letters = definition.group(1)
        if _spells(letters, parse.text[: definition.start()]):
            named = ends.get(definition.start())
            found.setdefault(letters, named.entries if named is not None and not named.blocked else ())
    return found


def _spells(letters: str, before: str) -> bool:
    """Whether the capitals of the words before the brackets spell the letters."""
    words = before.split()[-WORDS_A_LETTER * len(letters) :]
    initials = "".join(part[0] for word in words for part in word.split("-") if part[:1].isupper())
    return initials.endswith(letters)
