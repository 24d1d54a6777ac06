"""Second mentions in text order: pronouns, descriptions, and phrases of office that name nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.actors import antecedents, descriptions, pronouns, unnamed
from dragoman.actors.cast import Cast
from dragoman.actors.titles import Phrase

DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
INHERITING = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY", "OPP", "PTY", "REB"})


def resolve(cast: Cast, phrases: Sequence[Phrase]) -> None:
    """Enter every pronoun, description and unnamed actor that can be told, from the first token to the last."""
    by_head = {phrase.head: phrase for phrase in phrases if phrase.title.sort != "honorific"}
    for token in cast.parse.doc:
        if token.i in by_head:
            _phrase(cast, by_head[token.i], token)
        elif pronouns.is_pronoun(token):
            cast.mention(token.i, token.i + 1, pronouns.resolve(cast, token), "pronoun")
        elif token.i not in cast.heads:
            _noun(cast, token)


def _noun(cast: Cast, token: Token) -> None:
    keys = descriptions.pair(cast, token) or descriptions.state_again(cast, token)
    if keys:
        left = min(
            (c.i for c in token.children if c.i < token.i and c.dep_ in ("det", "amod", "nummod")), default=token.i
        )
        cast.mention(left, token.i + 1, keys, "description", token.i)


def _phrase(cast: Cast, phrase: Phrase, token: Token) -> None:
    pair = descriptions.pair(cast, token)
    if pair:
        cast.mention(phrase.start, phrase.end, pair, "description", token.i)
        return
    own = unnamed.countries(phrase)
    owner = _owner(cast, phrase)
    country = own[0] if own else _country_of(cast, owner)
    if (again := _again(cast, phrase, country, bool(owner))) is not None:
        cast.mention(phrase.start, phrase.end, [again], "description", token.i)
        return
    if phrase.title.vague and not (own or owner or phrase.matches or phrase.of):
        return
    inherited = country or _inherited(cast, phrase, token)
    keys = list(unnamed.enter(cast, phrase, inherited))
    cast.mention(phrase.start, phrase.end, keys, "name" if own else "description", token.i)


def _again(cast: Cast, phrase: Phrase, country: str | None, owned: bool) -> str | None:
    """Somebody already known whom a definite phrase means."""
    definite = phrase.determiner in DEFINITE or owned or bool(phrase.matches) and phrase.determiner is None
    if not definite:
        return None
    if phrase.title.sort == "office" and not phrase.title.plural:
        return descriptions.person_in_office(cast, phrase, country)
    if phrase.determiner in DEFINITE and not unnamed.countries(phrase) and not phrase.matches and not phrase.modifiers:
        return descriptions.body_again(cast, phrase)
    return None


def _owner(cast: Cast, phrase: Phrase) -> tuple[str, ...]:
    if phrase.owner is None:
        return ()
    return antecedents.one(cast, cast.parse.doc[phrase.owner])


def _country_of(cast: Cast, keys: Sequence[str]) -> str | None:
    found = {cast.figures[key].country for key in keys} - {None}
    return found.pop() if len(found) == 1 else None


def _inherited(cast: Cast, phrase: Phrase, token: Token) -> str | None:
    """The country of a domestic body that names none: its own statement's subject, else the only one in the article."""
    if not INHERITING & set(phrase.title.sectors):
        return None
    return _of_statement(cast, token) or only_country(cast)


def _of_statement(cast: Cast, token: Token) -> str | None:
    """*Sri Lanka has opened an embassy, the foreign ministry said*: the ministry is Sri Lanka's."""
    verb = token.head
    if token.dep_ != "nsubj":
        return None
    for complement in (c for c in verb.children if c.dep_ == "ccomp"):
        for subject in antecedents.subjects(cast, complement):
            keys = subject.keys
            if len(keys) == 1 and cast.figures[keys[0]].kind == "state":
                return cast.figures[keys[0]].country
    return None


def only_country(cast: Cast) -> str | None:
    """The one country of which the article speaks, none where it speaks of several."""
    counts: Counter[str] = Counter()
    for draft in cast.drafts:
        for key in draft.keys:
            country = cast.figures[key].country
            if country is not None and cast.figures[key].kind == "state":
                counts[country] += 1
    return next(iter(counts)) if len(counts) == 1 else None
