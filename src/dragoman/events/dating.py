"""When events happened: by the words of their clause, else by the act they refer to, the story so far, or the lead.

In order of trust: the expression that governs the clause, or the saying by which a speaker promises or demands; the day
of the act that a definite noun refers back to; the day on which the same actor acted or spoke just before, where the
story goes on in the simple past and tells of no other time in between; and, for what a lead tells in the past without
any time, the day of publication or the day before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from spacy.tokens import Token

from dragoman.events.candidates import Candidate
from dragoman.events.settling import INSTRUMENTS, REACH, refers_back
from dragoman.language import Parse
from dragoman.language.clauses import VERBAL
from dragoman.report import Published, Statement, Time
from dragoman.times import governed, interval, when

Days = tuple[str | None, str | None]
NO_DAYS: Days = (None, None)
LEAD = 2
"""Sentences that count as the lead; a headline or a dateline may be the first of them."""
WEEK = 7
SPOKEN = frozenset({"ACCUSE", "AGREE", "CONCEDE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
"""What is done by saying it: *we will not accept it, she said on Friday*."""


@dataclass(frozen=True, slots=True)
class _Dated:
    """An act with the days on which it happened, or without any."""

    act: Candidate
    teller: Token
    days: Days


@dataclass(frozen=True, slots=True)
class _Point:
    """A point of the story: a verb of the page's own telling, whose act it is, and its days."""

    verb: Token
    actors: frozenset[str]
    days: Days


def dated(
    acts: Iterable[Candidate],
    parse: Parse,
    times: Sequence[Time],
    statements: Iterable[Statement],
    published: Published | None,
) -> tuple[Days, ...]:
    """The first and last ISO day of each act of a page in text order; either may be unknown."""
    told = list(_told(times, published))
    turns = [time for time in told if _turns(governed(parse, time))]
    story = list(_sayings(statements, parse, times, published))
    done: list[_Dated] = []
    for act in acts:
        item = _Dated(act, _teller(act, parse), own(act, parse, times, published))
        if item.days == NO_DAYS:
            item = _Dated(
                act, item.teller, _by_page(item, done, story, turns, _of_lead(item.teller, parse, told, published))
            )
        done.append(item)
        verb = _clause(item.teller)
        if act.standing.force == "occurred" and not _is_quoted(item) and _goes_on(verb, perfect=True):
            story.append(_Point(verb, frozenset(act.actor), item.days))
    return tuple(item.days for item in done)


def _told(times: Sequence[Time], published: Published | None) -> Iterator[Time]:
    """The expressions that tell when something was: not lengths, nor what lies after the publication."""
    for time in times:
        first = interval(time.value)[0]
        if first and time.type in ("DATE", "TIME") and not (published and first > published.end):
            yield time


def _turns(host: Token | None) -> bool:
    """Whether an expression turns the story to another time: not in *Sunday's vote* or *which left in January*."""
    return host is not None and host.pos_ in VERBAL and _in_main_clause(host)


def _clause(token: Token) -> Token:
    """The verb of the clause that a noun stands in; a verb itself."""
    while token.pos_ not in VERBAL and token.head != token:
        token = token.head
    return token


def _sayings(
    statements: Iterable[Statement], parse: Parse, times: Sequence[Time], published: Published | None
) -> Iterator[_Point]:
    for statement in statements:
        cue = _cue(statement, parse)
        if cue is not None and statement.source and _goes_on(cue, perfect=True):
            yield _Point(cue, frozenset(statement.source), when(parse, cue, times, published))


def own(act: Candidate, parse: Parse, times: Sequence[Time], published: Published | None) -> Days:
    """The days that the words of the act's own clause give, or those of its saying.

    A day after the publication is no day of a clause in the past: *agreed to raise it by 2030* tells when to raise.
    """
    saying = _teller(act, parse)
    past = is_past(act.predicate.carrier) or saying != act.predicate.carrier
    days = when(parse, act.token, times, published)
    if past:
        days = _until_now(days, published)
    if days == NO_DAYS and saying != act.predicate.carrier:
        days = _until_now(when(parse, saying, times, published), published)
    return days


def _until_now(days: Days, published: Published | None) -> Days:
    """Days of the past: *earlier this week* ends on the day of publication, and none begins after it."""
    start, end = days
    if published is None or len(published.end) < 10:
        return days
    if start is not None and start > published.end:
        return NO_DAYS
    return start, min(end, published.end) if start and end else end


def _teller(act: Candidate, parse: Parse) -> Token:
    """The verb whose day is the act's: its own, or that of saying where a speaker does it by his words."""
    done = act.standing.force == "occurred" and act.type in SPOKEN
    if done and act.statement is not None and set(act.statement.source) & set(act.actor):
        return _cue(act.statement, parse) or act.predicate.carrier
    return act.predicate.carrier


def _cue(statement: Statement, parse: Parse) -> Token | None:
    if statement.cue is None:
        return None
    words = parse.doc.char_span(*statement.cue, alignment_mode="expand")
    return words.root if words is not None else None


def is_past(carrier: Token) -> bool:
    """Whether a verb stands in the past or the perfect."""
    auxiliaries = [child for child in carrier.children if child.dep_ in ("aux", "auxpass")]
    return carrier.tag_ == "VBD" or any(child.tag_ == "VBD" or child.lemma_ == "have" for child in auxiliaries)


def _by_page(item: _Dated, done: Sequence[_Dated], story: Sequence[_Point], turns: Sequence[Time], lead: Days) -> Days:
    """The days that the page around a clause gives."""
    days = _of_reference(item.act, done)
    if days != NO_DAYS or item.act.standing.force != "occurred" or _is_quoted(item) or not _is_news(item.act):
        return days
    if _goes_on(item.teller):
        days = _of_story(item, story, turns)
    return lead if days == NO_DAYS and _goes_on(item.teller, perfect=True) else days


def _is_news(act: Candidate) -> bool:
    """Whether a clause tells that its act happened: not *the bombings have frightened travellers*."""
    trigger = act.token
    if trigger.pos_ in VERBAL:
        return True
    return trigger.dep_ != "nsubj" and (act.predicate.support is not None or not refers_back(trigger))


def _is_quoted(item: _Dated) -> bool:
    """Whether an act is told in a speaker's own words, in a time of his own."""
    told = item.act.statement
    return told is not None and told.form == "direct" and item.teller == item.act.predicate.carrier


def _of_reference(act: Candidate, done: Sequence[_Dated]) -> Days:
    """*The attack*, *was hit in the attack*: the days of the last act of this type, if its parties are not others."""
    alone = act.token.pos_ not in VERBAL
    nouns = [act.token] if alone else [noun for slot in INSTRUMENTS for noun in act.predicate[slot]]
    if not any(refers_back(noun) and noun.pos_ == "NOUN" for noun in nouns):
        return NO_DAYS
    same = (item for item in _near(act, done) if item.act.type == act.type)
    return next((item.days for item in same if _agree(act, item.act, fully=alone)), NO_DAYS)


def _near(act: Candidate, done: Sequence[_Dated]) -> Iterator[_Dated]:
    for item in reversed(done):
        if act.token.i - item.act.token.i > REACH:
            return
        yield item


def _agree(act: Candidate, earlier: Candidate, *, fully: bool) -> bool:
    """Whether two acts may be one by their parties: by all, or by those who act alone (*was hit in the attack*)."""
    these, those = (act.parties, earlier.parties) if fully else (frozenset(act.actor), frozenset(earlier.actor))
    return these <= those or those <= these


def _goes_on(verb: Token, *, perfect: bool = False) -> bool:
    """Whether a verb tells the past of the page's own story: not what others told, nor what *had* been before."""
    if verb.pos_ not in VERBAL or not _in_main_clause(verb):
        return False
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if helpers & {"has", "have", "'s", "’s"}:
        return perfect
    if "had" in helpers:
        return False
    return verb.tag_ == "VBD" or bool(helpers & {"was", "were", "did"})


def _in_main_clause(verb: Token) -> bool:
    """Also *Russia struck Kyiv, officials said*, where the telling comes last."""
    while verb.dep_ == "conj" and verb.head.pos_ in VERBAL:
        verb = verb.head
    over = verb.head
    return verb.dep_ == "ROOT" or (verb.dep_ in ("ccomp", "parataxis") and over.dep_ == "ROOT" and over.i > verb.i)


def _of_story(item: _Dated, story: Sequence[_Point], turns: Sequence[Time]) -> Days:
    """The days of what the same actor did or said last, where no other time is told in between."""
    here, actors = item.teller, set(item.act.actor)
    before = [p for p in story if 0 < here.i - p.verb.i <= REACH and actors & p.actors and _is_short(p.days)]
    last = max(before, key=lambda point: point.verb.i, default=None)
    if last is None:
        return NO_DAYS
    begin, end = last.verb.sent.end_char, here.sent.end_char
    between = [interval(time.value) for time in turns if begin <= time.span[0] < end]
    return last.days if all(days == last.days for days in between) else NO_DAYS


def _is_short(days: Days) -> bool:
    """A day, or a week at most (*earlier this week*)."""
    first, last = days
    return bool(first and last) and (date.fromisoformat(last or "") - date.fromisoformat(first or "")).days < WEEK


def _of_lead(verb: Token, parse: Parse, told: Sequence[Time], published: Published | None) -> Days:
    """What is new on a page that names no day in its lead: the day of publication, or the day before."""
    number = parse.sentence(verb)
    if published is None or len(published.start) < 10 or number >= LEAD:
        return NO_DAYS
    if any(time.span[0] < parse.sentences[number][1] for time in told):
        return NO_DAYS
    return (date.fromisoformat(published.start[:10]) - timedelta(days=1)).isoformat(), published.end
