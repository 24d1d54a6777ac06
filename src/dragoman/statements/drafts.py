"""Drafts: statements as token indices, before they become records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.language import Parse
from dragoman.report import Polarity
from dragoman.statements.attachment import FINITE
from dragoman.statements.contents import content_of, resumed
from dragoman.statements.cues import Cue, cue_of
from dragoman.statements.sources import Source, author, name_after, name_before, relays, source_of
from dragoman.statements.trees import (
    EDGE,
    child,
    children,
    infinitive,
    negated,
    noun_phrase,
    prepositions,
    subtree,
)

# Sayings that were not said: *might say*, *will say*, *if he says*.
HYPOTHETICAL = frozenset(
    {"might", "may", "could", "should", "must", "can", "ca", "cannot", "will", "would", "’ll", "shall"}
)
CONDITION = frozenset({"if", "unless", "whether", "until"})
# An infinitive is told as done only below these: *went on to say*, *was quick to blame*.
DOING = frozenset({"go", "continue", "begin", "start", "proceed", "rush", "come", "hasten", "say"})

CLIMBED = frozenset({"conj", "advcl", "xcomp"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement in token indices. `anchor` is the cue's head, or the first token of a quotation without cue."""

    anchor: int
    tokens: frozenset[int]
    source: Source | None
    cue: frozenset[int] = frozenset()
    kind: str = "say"
    polarity: Polarity = "asserted"


def quoted_tokens(parse: Parse) -> frozenset[int]:
    """The indices of all tokens between quotation marks."""
    return frozenset(i for q in parse.quotations for i in range(q.start, q.end))


def drafts(parse: Parse) -> Iterator[Draft]:
    """The statements that a cue makes by its grammar alone, in text order of their cues."""
    quoted = quoted_tokens(parse)
    for token in parse.doc:
        cue = cue_of(token)
        if cue is None:
            continue
        draft = _verb(token, cue, quoted) if cue.pos == "V" else _other(token, cue)
        if draft is not None and not _own_voice(draft, quoted):
            yield draft


def _own_voice(draft: Draft, quoted: frozenset[int]) -> bool:
    """Whether words inside a quotation are its speaker's own, not a named source's (*“I think …”, “people say …”*)."""
    head = draft.source.head if draft.source else None
    if head is not None and head.lower_ in ("i", "we"):
        return True
    if head is None or draft.anchor not in quoted or head.i not in quoted:
        return False
    named = head.pos_ == "PROPN" or (draft.cue and head.doc[draft.anchor].dep_ == "prep")
    return not named or draft.kind in ("believe", "show", "praise", "agree")


def _verb(verb: Token, cue: Cue, quoted: frozenset[int]) -> Draft | None:
    if _hypothetical(verb):
        return None
    source = source_of(verb)
    if source is not None and source.head.i in quoted and verb.i not in quoted:
        source = _beyond(verb, quoted)
    if source is None and (named := name_before(verb) or _after_comma(verb)) is not None:
        return _trailing(verb, cue, named)
    if source is None or _nobody(source.head) or source.head.pos_ not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"):
        return None
    content = content_of(verb, cue, quoted)
    tokens = resumed(verb, cue) or (content.tokens if content else _around(verb, cue, source))
    tokens |= _told_before(verb, tokens)
    if not content and "clause" not in cue.takes and not tokens & quoted:
        return None
    if relays(verb):
        tokens -= {i for part in (source.head, *prepositions(verb, ["as"])) for i in subtree(part)}
    tokens = tokens - _frame(verb, tokens) - (subtree(source.head) if source.head.i not in tokens else set())
    if not tokens:
        return None
    polarity = _polarity(verb, cue, tokens)
    if polarity is None:
        return None
    words = group(verb) | (content.linked if content else frozenset())
    return Draft(verb.i, tokens, source, words, cue.kind, polarity)


def _told_before(verb: Token, tokens: frozenset[int]) -> frozenset[int]:
    """The first part of *Ann left, but Bob stayed, officials said*, which the parser left to its own verb."""
    first = verb.head
    after = verb.dep_ == "conj" and tokens and max(tokens) < verb.i and child(verb, "nsubj") is not None
    if not after or cue_of(first) is not None or child(first, "cc") is None:
        return frozenset()
    return frozenset(i for i in range(verb.sent.start, min(tokens)) if first.left_edge.i <= i)


def _nobody(head: Token) -> bool:
    """Whether a source is denied to be anybody: *nobody said*, *no official has said*."""
    determiner = child(head, "det")
    return head.lower_ in ("nobody", "none") or (determiner is not None and determiner.lower_ in ("no", "neither"))


def _after_comma(verb: Token) -> Token | None:
    """The speaker in *…, said another witness*, where the clause before is no quotation."""
    ends = verb.i and verb.tag_ in FINITE and verb.nbor(-1).text == ","
    return name_after(verb) if ends and verb.dep_ not in ("conj", "relcl") else None


def _trailing(verb: Token, cue: Cue, named: Token) -> Draft | None:
    """*The ships left, the chief cabinet secretary said.* where the parser took the speaker for something else."""
    low = min(noun_phrase(named)[0], verb.i)
    start = verb.sent.start
    after = [c for c in children(verb, "ccomp", "dobj") if c.i > verb.i and c != named]
    if not cue.takes & {"clause", "quote", "that"} or low <= start or after:
        return None
    return Draft(verb.i, frozenset(range(start, low)), Source(named), group(verb), cue.kind, cue.polarity)


def _beyond(verb: Token, quoted: frozenset[int]) -> Source | None:
    """The source of a cue that the parser hung inside a quotation: the subject of the first verb above outside it."""
    above = next((a for a in verb.ancestors if a.i not in quoted and a.pos_ in ("VERB", "AUX")), None)
    source = source_of(above) if above is not None else None
    return source if source is not None and source.head.i not in quoted else None


def _frame(verb: Token, tokens: frozenset[int]) -> set[int]:
    """The cue's own clause where it lies inside its content, as in *the deal, he said, is dead*."""
    return subtree(verb) if verb.i in tokens else set()


def _hypothetical(verb: Token) -> bool:
    if any(c.dep_ == "aux" and c.lower_ in HYPOTHETICAL for c in verb.lefts):
        return not negated(verb)
    if any(c.dep_ == "mark" and c.lower_ in CONDITION for c in verb.lefts):
        return True
    if verb.tag_ == "VB" and not infinitive(verb):
        return not any(c.dep_ in ("aux", "nsubj") for c in verb.lefts)
    return infinitive(verb) and not (verb.dep_ == "xcomp" and verb.head.lemma_ in DOING)


def _polarity(verb: Token, cue: Cue, tokens: frozenset[int]) -> Polarity | None:
    """How the cue's own word stands to its content; None where the negated cue tells of no statement at all."""
    if not negated(verb):
        return cue.polarity
    first = verb.doc[min(tokens)].lower_
    if cue.kind == "say" and first in ("whether", "if", "how", "when", "who", "what", "where", "why"):
        return "doubted"
    return "asserted" if cue.polarity == "denied" and "clause" in cue.takes else None


def _around(verb: Token, cue: Cue, source: Source) -> frozenset[int]:
    """The clause around a cue that has no complement of its own: *as he said*, *the deal is, he said, dead*."""
    if not cue.takes & {"clause", "that", "quote"} or list(children(verb, "dobj", "attr")):
        return frozenset()
    head = verb.head
    own = child(verb, "nsubj") is not None
    as_clause = any(c.dep_ == "mark" and c.lower_ in ("as", "like") for c in verb.lefts)
    trailing = own and verb.dep_ in ("parataxis", "advcl", "ccomp", "conj", "dep") and _set_off(verb)
    if head != verb and (as_clause or trailing) and head.pos_ in ("VERB", "AUX", "NOUN", "PROPN", "ADJ"):
        return frozenset(subtree(head) - subtree(verb))
    return _before(verb, source) if own and verb.dep_ in ("ROOT", "conj", "dep", "parataxis") else frozenset()


def _set_off(verb: Token) -> bool:
    doc, low = verb.doc, verb.left_edge.i
    return (bool(low) and doc[low - 1].text in EDGE - {"and", "but"}) or doc[low].text in {",", "–", "—"}


def _before(verb: Token, source: Source) -> frozenset[int]:
    """What stands before *…, X said* where the parser tied the two otherwise."""
    doc = verb.doc
    low, _ = noun_phrase(source.head)
    low = min(low, verb.i)
    start = verb.sent.start
    if low - 1 <= start or doc[low - 1].text not in {",", "”", '"', "''"}:
        return frozenset()
    if doc[start].tag_ == "VBN" and doc[start].head == verb:
        # *Asked if he would run, Smith said no* tells when he said it.
        return frozenset()
    told = any(t.pos_ in ("VERB", "AUX") for t in doc[start : low - 1])
    return frozenset(range(start, low - 1)) if told else frozenset()


def group(verb: Token) -> frozenset[int]:
    """The cue: the verb with its auxiliaries, negation and the adverbs that touch it."""
    found = {verb.i}
    for i in range(verb.i - 1, -1, -1):
        token = verb.doc[i]
        if token.head != verb or token.dep_ not in ("aux", "auxpass", "neg", "advmod"):
            break
        found.add(i)
    return frozenset(found)


def _other(token: Token, cue: Cue) -> Draft | None:
    return _preposition(token, cue) if cue.pos == "P" else _noun(token, cue)


def _noun(noun: Token, cue: Cue) -> Draft | None:
    """*Moscow's claim that …*, *allegations by the opposition of …*."""
    writer = author(noun)
    if writer is None:
        return None
    heads = [c for c in noun.children if c.dep_ in ("acl", "ccomp", "relcl") and _told(c)]
    tokens = {i for head in heads[:1] for i in subtree(head)}
    linked = {noun.i}
    if not tokens:
        for phrase in prepositions(noun, cue.takes):
            tokens = subtree(phrase) - {phrase.i}
            linked.add(phrase.i)
            break
    tokens -= subtree(writer)
    return (
        Draft(noun.i, frozenset(tokens), Source(writer), frozenset(linked), cue.kind, cue.polarity) if tokens else None
    )


def _told(clause: Token) -> bool:
    return any(
        c.lower_ in ("that", "whether") and (c.tag_ == "IN" or c.dep_ == "mark") for c in clause.lefts
    ) or infinitive(clause)


def _preposition(token: Token, cue: Cue) -> Draft | None:
    """*according to X*: the clause that it hangs on, or the clause before it."""
    to = child(token, "prep") or token
    noun = child(to, "pobj")
    if noun is None or token.head == token:
        return None
    clause = attributed(token)
    tokens = subtree(clause) - subtree(token) - {m.i for m in children(clause, "mark")}
    return Draft(token.i, frozenset(tokens), Source(noun), frozenset({token.i, to.i}), cue.kind) if tokens else None


def attributed(preposition: Token) -> Token:
    """The head of what *according to* speaks of: at an edge of its sentence, after a comma, the whole clause."""
    head, doc = preposition.head, preposition.doc
    first, last = preposition.left_edge.i, preposition.right_edge.i + 1
    ends = last >= len(doc) or doc[last].is_sent_start or doc[last].text in {".", "?", "!"}
    front = bool(preposition.is_sent_start)
    if not front and not (ends and first and doc[first - 1].text in {",", "”", '"'}):
        return head
    if head.pos_ not in ("VERB", "AUX"):
        head = next((a for a in head.ancestors if a.pos_ in ("VERB", "AUX")), head)
    while head.dep_ in CLIMBED and head.head.pos_ in ("VERB", "AUX"):
        head = head.head
    return head
