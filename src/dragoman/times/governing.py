"""Which expression of time governs the clause of an event."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.language import Parse
from dragoman.report import Time
from dragoman.times.attachment import NOMINAL, head_of, host
from dragoman.times.values import day_of
from dragoman.times.words import meanings

OBJECTS = frozenset({"dobj", "obj", "nsubjpass", "nsubj"})
FOREIGN = ("saying", "reacting", "planned", "aiming", "committing")
"""Classes of verbs whose objects and complements have times of their own."""
TAKEN = frozenset({"place", "effect"})
"""What an event itself takes: *the summit takes place*."""
NONE = 9


def governing(parse: Parse, token: Token, times: Sequence[Time]) -> Time | None:
    """The expression that governs the clause of an event's trigger, or None where none surely does.

    In order of trust: one that belongs to the trigger itself; to the verb that carries a nominal trigger (*held talks
    on Friday*); to the predicate that a non-finite trigger completes (*agreed on Monday to send*), whose result it is
    (*struck on Friday, killing 12*) or whose frame it shares (*On Thursday they met and signed*). Durations and sets
    govern nothing. A time of saying belongs to the saying alone.
    """
    first, last = parse.sentences[parse.sentence(token)] if parse.sentences else (0, len(parse.text))
    best: tuple[int, int, Time] | None = None
    for time in times:
        if not first <= time.span[0] < last or time.type in {"DURATION", "SET"}:
            continue
        tokens = tokens_of(parse, time)
        rank = _rank(token, tokens, time) if tokens else NONE
        if rank < NONE:
            key = (rank, abs(tokens[0].i - token.i), time)
            best = key if best is None or key[:2] < best[:2] else best
    return best[2] if best else None


def governed(parse: Parse, time: Time) -> Token | None:
    """The verb or noun whose time an expression tells; None where it is only the bound of an event (*since 2014*)."""
    tokens = tokens_of(parse, time)
    return host(head_of(tokens)) if tokens else None


def tokens_of(parse: Parse, time: Time) -> list[Token]:
    """The tokens of an expression of time."""
    doc = parse.doc
    begin = bisect_left(range(len(doc)), time.span[0], key=lambda i: doc[i].idx + len(doc[i].text) - 1)
    end = bisect_left(range(len(doc)), time.span[1], key=lambda i: doc[i].idx)
    return list(doc[begin:end])


def _rank(trigger: Token, tokens: list[Token], time: Time) -> int:
    """How surely an expression governs a trigger: 0 the most, NONE not at all."""
    head = head_of(tokens)
    if head.dep_ == "conj" and head.head.ent_type_ in {"DATE", "TIME"} and head.head not in tokens:
        return NONE  # of *on Monday and Tuesday* the first governs
    holder = host(head)
    if trigger in tokens or _when(trigger, tokens):
        return 0
    if holder is None:
        return NONE
    if holder == trigger:
        return NONE if _foretold(trigger) else 0
    tests = (
        _carried(trigger, holder) or _met(trigger, holder),
        _completes(trigger, holder) or _shares(trigger, holder, tokens) or _framed(trigger, holder),
        _within(trigger, holder) or _within(holder, trigger) or _when(trigger, [holder]),
        _acted(trigger, holder, time),
        _purpose(trigger, holder) or _reaches(trigger, holder, head) or _adjoins(trigger, tokens),
    )
    return next((rank for rank, passed in enumerate(tests, 1) if passed), NONE)


def _foretold(trigger: Token) -> bool:
    """*By 2030, it plans to cut emissions*; *was postponed to Friday*: the day of what is planned, not of planning."""
    if any(trigger.lemma_ in meanings(kind) for kind in ("planned", "aiming")):
        return trigger.tag_ == "VBN" or any(child.dep_ == "xcomp" for child in trigger.children)
    return False


def _carried(trigger: Token, holder: Token) -> bool:
    """*Held talks on Friday*, *the deal signed in 2015*, *was in Kyiv on Monday*."""
    if trigger.pos_ in {"NOUN", "PROPN"} and holder.lemma_ in meanings("support"):
        below = trigger.head == holder and trigger.dep_ in OBJECTS
        if below and trigger.dep_ == "nsubj":
            below = all(child.dep_ != "dobj" or child.lower_ in TAKEN for child in holder.children)
        return below or (holder.head == trigger and holder.dep_ in {"relcl", "acl"})
    if holder.dep_ == "acomp" and trigger.head == holder.head and trigger.dep_ == "nsubj":
        return holder.lemma_ in meanings("planned", "planned for")  # elections are due in May
    if holder.lemma_ != "be":
        return False
    head = trigger.head.head if trigger.dep_ == "pobj" else trigger.head
    return head == holder and trigger.dep_ in {"attr", "acomp", "pobj", "prep"}


def _met(trigger: Token, holder: Token) -> bool:
    """*Three were killed when gunmen stormed a post on Monday*: what happens when another thing does."""
    return holder.dep_ == "advcl" and holder.head == trigger and any(c.lower_ == "when" for c in holder.children)


def _completes(trigger: Token, holder: Token) -> bool:
    """*Agreed on Monday to send*; *struck on Friday, killing 12*."""
    if trigger.head != holder or any(child.dep_ in {"mark", "nsubj"} for child in trigger.children):
        return False
    if trigger.dep_ == "xcomp":
        return True
    return trigger.dep_ == "advcl" and trigger.tag_ == "VBG" and trigger.i > holder.i


def _shares(trigger: Token, holder: Token, tokens: list[Token]) -> bool:
    """*On Thursday they met and signed*: one frame before both, one subject."""
    if trigger.dep_ != "conj" or trigger.head != holder or holder.pos_ != "VERB":
        return False
    return tokens[-1].i < holder.i and all(child.dep_ not in {"nsubj", "nsubjpass"} for child in trigger.children)


def _framed(trigger: Token, holder: Token) -> bool:
    """*Speaking in Kyiv on Tuesday, she pledged*."""
    frame = holder.dep_ == "advcl" and holder.tag_ == "VBG" and holder.lemma_ in meanings("speaking")
    return frame and holder.head == trigger


def _within(outer: Token, inner: Token) -> bool:
    """*Urged restraint in a call on Sunday*; *killed in a strike on Friday*; *said in a letter published Monday*."""
    if inner.dep_ == "acl":
        inner = inner.head
    if inner.pos_ not in {"NOUN", "PROPN"} or outer.pos_ != "VERB" or inner.dep_ != "pobj":
        return False
    over = inner.head.head
    if inner.head.lower_ == "during" and over.dep_ == "xcomp" and over.tag_ == "VBG":
        over = over.head  # advocated revising it during last month's debate
    return inner.head.lower_ in meanings("within") and over == outer


def _when(trigger: Token, tokens: list[Token]) -> bool:
    """*In August 2021, when the Taliban seized Kabul*; *the July 25 call to Kyiv when he asked*."""
    whens = [child for child in trigger.children if child.lower_ == "when"]
    if not whens or trigger.dep_ not in {"relcl", "advcl"} or whens[0].i == 0:
        return False
    noun, before = tokens[-1], whens[0].nbor(-1)
    return trigger.head in tokens or (noun.pos_ == "NOUN" and (noun == before or noun.is_ancestor(before)))


def _acted(trigger: Token, holder: Token, time: Time) -> bool:
    """*An attack on Sunday killed three*: the day of what acts."""
    return holder.head == trigger and holder.dep_ in {"nsubj", "nsubjpass"} and day_of(time.value) is not None


def _purpose(trigger: Token, holder: Token) -> bool:
    """*Left for Syria to join the group in 2015*: the going and its purpose lie together."""
    if holder.head != trigger or holder.dep_ != "advcl" or holder.tag_ != "VB" or trigger.tag_ not in {"VBD", "VBN"}:
        return False
    return not any(trigger.lemma_ in meanings(kind) for kind in FOREIGN)


def _reaches(trigger: Token, holder: Token, head: Token) -> bool:
    """*Voted for a truce on Saturday*: the parser hangs the day on the object, the act is what it dates.

    Not with verbs that tell of another's act or of what is to come, where the object may have its own day.
    """
    if trigger.pos_ != "VERB" or holder.pos_ not in {"NOUN", "PROPN"} or head.dep_ in NOMINAL:
        return False
    if any(trigger.lemma_ in meanings(kind) for kind in FOREIGN):
        return False
    if holder.dep_ == "pobj":
        return holder.head.lower_ in meanings("reaching") and holder.head.head == trigger
    return holder.dep_ == "dobj" and holder.head == trigger


def _adjoins(trigger: Token, tokens: list[Token]) -> bool:
    """*Retaliated for an attack Friday*: a bare day right after its noun, which the parser hangs on the verb above.

    Not where that verb tells of another's act: *condemned the attack Friday*.
    """
    if trigger.pos_ != "NOUN" or tokens[0].i != trigger.i + 1 or tokens[-1].dep_ != "npadvmod":
        return False
    return trigger.dep_ == "pobj" and all(tokens[-1].head.lemma_ not in meanings(kind) for kind in FOREIGN)
