"""Descriptions of several: *the two leaders*, *both sides*, *the latter*, *powers including Iran*."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Token

from dragoman.actors import antecedents, descriptions
from dragoman.actors.cast import Cast, Draft, Figure

# Nouns that mean the pair without *two*: *the leaders*; in communiques also *the Parties*, *the heads of state*.
PLAIN_PAIRS = frozenset({"leaders", "presidents", "countries", "delegations"})
FORMAL_PAIRS = frozenset({"Parties", "Heads", "Sides"})
# Nouns too common to mean the two states that the article is about: "both parties" may be Congress's.
JOINED_ONLY = frozenset({"parties", "states", "powers"})
# Words that mean several alone, with how many.
BARE = {"two": 2, "both": 2, "trio": 3}
LEADING = frozenset({"GOV", "MIL", "OPP", "REB", "PTY", "LEG"})
ROLES_OF_NOUNS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
PAIRS_OF_PEOPLE = frozenset({"leaders", "presidents", "men", "ministers", "counterparts", "heads", "statesmen"})
# Tokens after a plural noun within which the text says whom it means by it.
EXEMPLIFIED = 10
OPENING = frozenset({"–", "—", "(", ":"})
DESCRIBING = descriptions.PAIRS_OF_STATES | PAIRS_OF_PEOPLE | BARE.keys() | {"former", "latter"}


def may_describe(token: Token) -> bool:
    """Whether a token can be one of the descriptions below; few can."""
    return token.lower_ in DESCRIBING or token.lemma_ in descriptions.STATE_NOUNS


def pair(cast: Cast, token: Token) -> tuple[str, ...]:
    """*the two leaders*, *both sides*, *the two*, *the three countries*: those whom the text has set side by side."""
    word = token.lower_
    bare = BARE.get(word, 0)
    if not (bare or (word in descriptions.PAIRS_OF_STATES | PAIRS_OF_PEOPLE and _two(token))):
        return ()
    if bare and (token.dep_ not in ("nsubj", "pobj", "dobj", "nsubjpass") or (word != "both" and not _has_the(token))):
        return ()
    size = bare or (3 if any(c.lower_ == "three" for c in token.children) else 2)
    people = bool(bare) or word in PAIRS_OF_PEOPLE
    keys = _conjoined(cast, token, people and size == 2, size)
    loose = word in JOINED_ONLY and token.text not in FORMAL_PAIRS
    keys = keys or (_two_before(cast, token) if people and size == 2 else ())
    lead = size == 2 and not loose and antecedents.quotation(cast, token) is None
    keys = keys or (_leading_pair(cast, token) if lead else ())
    if people:
        return keys if len(keys) == size else ()
    found = tuple(dict.fromkeys(descriptions.states_of(cast, keys))) if len(keys) == size else ()
    return found if len(found) == size else _leading_states(cast, token) if lead else ()


def exemplified(cast: Cast, token: Token) -> tuple[str, ...]:
    """*supporters of the opposition, such as Kenya and Chad*, *powers including Iran*: those of them who are named.

    Nothing is asked of the parse but where the names are: parsers hang such phrases on the noun before.
    """
    if token.tag_ not in ("NNS", "NNPS"):
        return ()
    for other in token.doc[token.i + 1 : token.i + EXEMPLIFIED]:
        if other.pos_ in ("VERB", "AUX") and other.lower_ != "including":
            return ()
        if other.text in OPENING and (listed := _list_at(cast, other.i + 1)):
            return listed
        if other.tag_ in ("NNS", "NNPS", "WP", "WDT") or other.text in ".;:":
            return ()
        if other.lower_ == "including" or (other.lower_ == "as" and other.nbor(-1).lower_ == "such"):
            named = (
                antecedents.at(cast, c) for c in other.children if c.dep_ in ("pobj", "dobj") and c.pos_ == "PROPN"
            )
            return next(named, ())
    return ()


def _list_at(cast: Cast, start: int) -> tuple[str, ...]:
    """*the two factions in the city – X and Y*: the names that *and* joins, where the first begins."""
    for draft in cast.drafts:
        if draft.start == start and draft.kind == "name":
            keys = antecedents.at(cast, cast.parse.doc[draft.head])
            return keys if len(keys) > 1 else ()
    return ()


def one_of_pair(cast: Cast, token: Token) -> tuple[str, ...]:
    """*the former*, *the latter*: the first or the last of the two that *and* joined."""
    if token.lower_ not in ("former", "latter") or not _has_the(token) or token.dep_ not in ROLES_OF_NOUNS:
        return ()
    keys = _conjoined(cast, token, False, 2) or _two_before(cast, token)
    return keys[:1] if token.lower_ == "former" else keys[1:]


def _two_before(cast: Cast, token: Token) -> tuple[str, ...]:
    """The persons of the sentence before, where they are two."""
    before = cast.parse.sentence(token) - 1
    there = sorted((d for d in cast.drafts if cast.parse.sentence_of[d.head] == before), key=lambda d: d.head)
    keys = tuple(dict.fromkeys(k for d in there for k in d.keys if _is_somebody(cast.figures[k])))
    return keys if len(keys) == 2 else ()


def _is_somebody(figure: Figure) -> bool:
    return figure.kind == "person" or (figure.kind == "unnamed" and figure.role is not None and not figure.plural)


def _two(token: Token) -> bool:
    words = {c.lower_ for c in token.children}
    plain = token.lower_ in PLAIN_PAIRS or token.text in FORMAL_PAIRS or _is_heads_of_state(token)
    of = next((c for c in token.children if c.lower_ == "of"), None)
    whole = of is None or _is_heads_of_state(token) or any(t.lower_ in ("two", "both") for t in of.subtree)
    if plain and whole and {"the"} <= words <= {"the", "'s", "’", "'", "two", "three", "of"}:
        return True
    return "both" in words or (bool(words & {"two", "three"}) and bool(words & {"the", "their", "these"}))


def _is_heads_of_state(token: Token) -> bool:
    return token.lower_ == "heads" and token.i + 2 < len(token.doc) and token.nbor(2).lower_ == "state"


def _has_the(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).lower_ == "the"


def _conjoined(cast: Cast, token: Token, people: bool, size: int) -> tuple[str, ...]:
    """The last two, or as many as asked, that *and* joins, in this sentence or the one or two before."""
    here, back = cast.parse.sentence(token), 2 if people else 1
    kinds = ("person",) if people else ("person", "state", "group", "organization")
    for draft in sorted((d for d in cast.drafts if d.head < token.i), key=lambda d: -d.head):
        if here - cast.parse.sentence_of[draft.head] > back:
            break
        if draft.kind == "adjective" or cast.parse.doc[draft.head].dep_ == "conj":
            continue
        keys = draft.keys if len(draft.keys) > 1 else antecedents.at(cast, cast.parse.doc[draft.head])
        if len(keys) == size and all(cast.figures[k].kind in kinds for k in keys) and _last_of(cast, draft, token):
            return keys
    return ()


def _last_of(cast: Cast, draft: Draft, token: Token) -> bool:
    return all(c.i < token.i for c in cast.parse.doc[draft.head].children if c.dep_ == "conj")


def _leading_states(cast: Cast, token: Token) -> tuple[str, ...]:
    """The two states of which the text has spoken most so far, by whatever name, if no third comes near them."""
    counts: Counter[str] = Counter()
    for draft in cast.drafts:
        if draft.head < token.i and draft.kind != "pronoun":
            counts.update(set(descriptions.states_of(cast, draft.keys)))
    ranked = counts.most_common(3)
    if len(ranked) < 2 or (len(ranked) > 2 and 2 * ranked[2][1] >= ranked[1][1]):
        return ()
    return tuple(sorted((key for key, _ in ranked[:2]), key=lambda key: list(cast.figures).index(key)))


def _leading_pair(cast: Cast, token: Token) -> tuple[str, ...]:
    """The two leaders of whom the text has spoken most so far, if nobody comes near them."""
    counts: Counter[str] = Counter()
    for draft in cast.drafts:
        if draft.head < token.i and len(draft.keys) == 1 and draft.kind != "pronoun":
            figure = cast.figures[draft.keys[0]]
            if figure.kind == "person" and LEADING & set(figure.sectors):
                counts[figure.key] += 1
    ranked = counts.most_common(3)
    if len(ranked) < 2 or (len(ranked) > 2 and 2 * ranked[2][1] >= ranked[1][1]):
        return ()
    return tuple(sorted((key for key, _ in ranked[:2]), key=lambda key: list(cast.figures).index(key)))
