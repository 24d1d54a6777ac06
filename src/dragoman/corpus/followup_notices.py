"""Sentences that move an announced dealing to another day or call it off: which dealing, whose, from when, to when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from dragoman.corpus.agenda_items import Window
from dragoman.corpus.agenda_words import RESCHEDULING, held_back, kinds, rescheduling
from dragoman.store.rows import first_day, last_day

# Sentences before a rescheduling in which its parties are sought: *The talks have been put off*.
BEFORE = 3
# How far from the words that reschedule the noun of the dealing stands, characters.
FAR = 110

PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|gets?|got)(?:\s+(?:\w+ly|again|now|also|since))?\s+$", re.I)
CLAUSE = re.compile(r"[,;:—–“”\"()]|\b(?:said|says|but)\b", re.I)
TOWARDS = re.compile(r"\b(?:to|until|till|til)\s+(?:\w+\s+){0,3}$", re.I)
FOR = re.compile(r"\bfor\s+(?:\w+\s+){0,2}$", re.I)
WHEN = re.compile(r"\b(?:on|for|in|to|until|from|as|is|place|held|start|begin|open|meet)\s+(?:\w+\s+){0,2}$", re.I)
PLANNED = re.compile(
    r"(?<![\w-])(?:planned|scheduled|set|due|slated|expected|announced|meant|intended)(?:\s+to\s+[^,;.]{1,40}?)?"
    r"\s+(?:for|on|in|from|between|this|next)?\s*(?:\w+\s+){0,2}$",
    re.I,
)
SPAN = re.compile(r"\b(?:by|for|of|another)\s+(?:\w+\s+){0,2}$", re.I)
FROM = re.compile(r"\bfrom\s+(?:\w+\s+){0,2}$", re.I)
DAY = re.compile(r"\d{4}-\d{2}(-\d{2})?")
WEEK = re.compile(r"(\d{4})-W(\d{2})(-WE)?")
LENGTH = re.compile(r"P(\d+)([DWMY])")
DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365}


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence that says that a dealing is `moved` or `cancelled`.

    `keys` are the parties in it, `people` each under his own key, `around` the parties in it and the sentences just
    before; `new` and `old` are days, `shift` a number of days, each where it is told.
    """

    page: str
    told: date
    number: int
    event: str | None
    state: str
    kinds: frozenset[str]
    keys: frozenset[str]
    people: frozenset[str]
    around: frozenset[str]
    new: Window | None
    old: Window | None
    shift: int | None
    words: str


def searched() -> str:
    """The pattern of all words that reschedule, for a search of whole reports."""
    patterns = rescheduling()
    return "|".join(patterns[kind].pattern for kind in RESCHEDULING).replace("(?!\\w)", "\\b")


class Reader:
    """The sentences of a report, with what stands in each.

    Args:
        report: the report as JSON has it.
        told: the first day that its date of publication can mean.
        keys: for an actor's id his state, or himself where he is of none; actors of neither kind are left out.
        people: for an actor's id his own key.
    """

    def __init__(self, report: Mapping[str, Any], told: date, keys: Mapping[str, str], people: Mapping[str, str]):
        self._report = report
        self._told = told
        self._text: str = report["text"]
        self._keys = keys
        self._people = people

    def notices(self) -> Iterator[Notice]:
        """What the page says to be moved or cancelled, in its order; the first of a sentence."""
        for number, (start, end) in enumerate(self._report["sentences"]):
            for state, match in _matches(self._text[start:end]):
                if notice := self._notice(number, start, end, state, match):
                    yield notice
                    break

    def _notice(self, number: int, start: int, end: int, state: str, match: re.Match[str]) -> Notice | None:
        sentence = self._text[start:end]
        doubted = state != "planned" and held_back(_clause(sentence[: match.start()]))
        if doubted or self._denied(start + match.start(), start + match.end()):
            return None
        found = _kinds(sentence, match)
        days = _Days(sentence, match, [(s - start, t - start, time) for s, t, time in self._times(start, end)])
        if not found or (state in ("moved to", "planned") and not days.new):
            return None
        return Notice(
            page=self._report["id"],
            told=self._told,
            number=number,
            event=self._event(start + match.start(), start + match.end()),
            state="cancelled" if state == "cancelled" else "moved",
            kinds=found,
            keys=self._parties(number, number),
            people=self._named(number),
            around=self._parties(number - BEFORE, number),
            new=days.new,
            old=days.old,
            shift=days.shift,
            words=sentence,
        )

    def _denied(self, start: int, end: int) -> bool:
        """Whether an event of these words is not a fact, or they stand in what somebody denies or doubts."""
        told = [event for event in self._report["events"] if _overlap(event["trigger"], (start, end))]
        doubted = (said["content"] for said in self._report["statements"] if said["polarity"] != "asserted")
        within = any(_overlap(span, (start, end)) for spans in doubted for span in spans)
        return within or any(event["status"] in ("possible", "denied") for event in told)

    def _event(self, start: int, end: int) -> str | None:
        return next((e["id"] for e in self._report["events"] if _overlap(e["trigger"], (start, end))), None)

    def _times(self, start: int, end: int) -> Iterator[tuple[int, int, Mapping[str, Any]]]:
        for time in self._report["times"]:
            if start <= time["span"][0] < end:
                yield *time["span"], time

    def _parties(self, first: int, last: int) -> frozenset[str]:
        """The states and others in sentences; a place stands for its country."""
        return frozenset().union(*(self._inside[number] for number in range(max(first, 0), last + 1)))

    @cached_property
    def _inside(self) -> Sequence[frozenset[str]]:
        found: list[set[str]] = [set() for _ in self._report["sentences"]]
        for record, key in self._records():
            for start, _ in record["mentions"]:
                if (number := self._at(start)) is not None:
                    found[number].add(key)
        return [frozenset(keys) for keys in found]

    def _records(self) -> Iterator[tuple[Mapping[str, Any], str]]:
        for actor in self._report["actors"]:
            if key := self._keys.get(actor["id"]):
                yield actor, key
        for place in self._report["places"]:
            if place["country"]:
                yield place, place["country"]

    def _named(self, number: int) -> frozenset[str]:
        start, end = self._report["sentences"][number]
        return frozenset(
            self._people[actor["id"]]
            for actor in self._report["actors"]
            if actor["id"] in self._people and any(start <= span[0] < end for span in actor["mentions"])
        )

    def _at(self, position: int) -> int | None:
        return next((n for n, (s, e) in enumerate(self._report["sentences"]) if s <= position < e), None)


def _matches(sentence: str) -> Iterator[tuple[str, re.Match[str]]]:
    for state in RESCHEDULING:
        for match in rescheduling()[state].finditer(sentence):
            yield state, match


def _overlap(one: Sequence[int], other: Sequence[int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _clause(text: str) -> str:
    """The end of a text since its last clause began."""
    return CLAUSE.split(text)[-1]


def _kinds(sentence: str, match: re.Match[str]) -> frozenset[str]:
    """The kinds of dealing of the noun that words reschedule: their object, or the subject of a passive."""
    before, after = sentence[: match.start()][-FAR:], sentence[match.end() :][:FAR]
    object_ = [kind for _, _, kind in kinds(CLAUSE.split(after)[0])]
    subject = _head(_clause(before)) or _head(before)
    if PASSIVE.search(before) or not object_:
        return subject
    return frozenset(object_[:1])


def _head(text: str) -> frozenset[str]:
    """The kind of the first noun of a dealing in a noun phrase: *the visit for talks* is a visit."""
    return frozenset(kind for _, _, kind in list(kinds(text))[:1])


class _Days:
    """The days that a sentence tells of beside the words that reschedule."""

    def __init__(self, sentence: str, match: re.Match[str], times: Iterable[tuple[int, int, Mapping[str, Any]]]):
        self._sentence = sentence
        self._match = match
        self._times = list(times)

    @cached_property
    def old(self) -> Window | None:
        """The days for which it was announced."""
        return next((window for start, end, window in self._windows if self._is_old(start, end)), None)

    @cached_property
    def new(self) -> Window | None:
        """The days to which it is moved."""
        free = [(s, window) for s, e, window in self._windows if window != self.old and not self._is_old(s, e)]
        after = [(s, window) for s, window in free if s >= self._match.end()]
        for pattern in (TOWARDS, FOR):
            for start, window in after:
                if pattern.search(self._sentence[self._match.end() : start]):
                    return window
        if self.old is None:
            return None
        # *The talks, first planned for April 10, will now be held on May 3*
        return next((w for s, w in free if WHEN.search(self._sentence[:s]) and self._ahead(s)), None)

    @cached_property
    def shift(self) -> int | None:
        """By how many days it is moved later, where that is told rather than a day."""
        for start, _, time in self._times:
            length = LENGTH.fullmatch(time["value"])
            if length and start >= self._match.end() and SPAN.search(self._sentence[self._match.end() : start]):
                earlier = "forward" in self._match.group().lower()
                return int(length[1]) * DAYS[length[2]] * (-1 if earlier else 1)
        return None

    @cached_property
    def _windows(self) -> list[tuple[int, int, Window]]:
        return [(start, end, w) for start, end, time in self._times if (w := window_of(time["value"]))]

    def _is_old(self, start: int, end: int) -> bool:
        """*scheduled for April 10*, *moved from April 10*, *the April 10 summit*, *Friday's talks*."""
        behind = start >= self._match.end()
        before = self._sentence[self._match.start() if behind else 0 : start]
        after = self._sentence[end : end + 40]
        moved = behind and FROM.search(before)
        beside = re.match(r"(?:['’]s)?\s+(?:[\w-]+\s+){0,2}?[\w-]*", after)
        led = bool(re.match(r"['’]s\b|\s+\w", after)) and beside is not None and self._dealing(before, beside.group())
        # *instead of April 10 as originally planned*
        as_planned = not behind and re.fullmatch(r",?\s+as\s+", self._sentence[end : self._match.start()])
        return bool(PLANNED.search(before) or moved or led or as_planned)

    def _dealing(self, before: str, words: str) -> bool:
        """Whether words after a day are of a dealing that it belongs to, with no preposition before the day."""
        return not re.search(r"\b(?:on|to|until|till|for|in|by)\s+$", before, re.I) and any(kinds(words))

    def _ahead(self, start: int) -> bool:
        return bool(re.search(r"\b(?:will|now|instead|to be|would)\b", self._sentence[:start], re.I))


def window_of(value: str) -> Window | None:
    """The days of a TIMEX3 value that is a day, a month, a week or a weekend."""
    if week := WEEK.fullmatch(value):
        try:
            monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        except ValueError:
            return None
        return (monday + timedelta(5), monday + timedelta(6)) if week[3] else (monday, monday + timedelta(6))
    day = value[:10]
    if not DAY.fullmatch(day):
        return None
    first, last = first_day(day), last_day(day)
    return (first, last) if first and last else None
