"""Epithets of bodies: *the agency*, *the regulator*, of the one body that the text has just spoken of.

Nothing in their words tells whom they mean, so they are taken only where no other body has been named near, and where
what is known of it does not speak against it.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.actors import antecedents
from dragoman.actors.cast import Cast, Draft
from dragoman.actors.titles import Phrase

BODIES = frozenset({"organization", "group"})


def body(cast: Cast, phrase: Phrase) -> str | None:
    """The one body of the sentence before, and of this one so far, where its sector is the noun's or unknown."""
    noun = cast.parse.doc[phrase.head]
    if phrase.determiner != "the" or phrase.title.plural or _tells_more(noun) or not phrase.title.sectors:
        return None
    near = list(_near(cast, noun))
    keys = {k for d in near for k in d.keys if cast.figures[k].kind in BODIES}
    if len(keys) != 1:
        return None
    figure = cast.figures[keys.pop()]
    alike = not figure.sectors or bool(set(figure.sectors) & set(phrase.title.sectors))
    fits = alike and not figure.key.startswith(("unnamed:", "government:")) and not figure.plural
    spoken = any(figure.key in d.keys and _is_topic(cast.parse.doc[d.head]) for d in near)
    return figure.key if fits and spoken else None


def _near(cast: Cast, noun: Token) -> Iterator[Draft]:
    here = cast.parse.sentence(noun)
    yield from (d for d in cast.drafts if d.head < noun.i and here - cast.parse.sentence_of[d.head] <= 1)


def _tells_more(noun: Token) -> bool:
    """*the agency that*, *the agency for trade*: what follows says whom else it means."""
    return any(c.dep_ in ("relcl", "acl", "appos") or c.lower_ in ("of", "for", "to") for c in noun.children)


def _is_topic(token: Token) -> bool:
    return token.dep_ in antecedents.SUBJECTS or token.dep_ == "poss"
