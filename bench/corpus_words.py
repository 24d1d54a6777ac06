"""From wordings to sentences whose every actor, place, day, event and saying is known by its span.

A wording has slots (`{A.foreign}`), alternatives (`(met|saw)`), the words that tell an event (`<signed>`, or named,
`<act:shelled>`) and what is said (`~…~`).
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from bench.corpus_world import Happening, State, Town

ALTERNATIVES = re.compile(r"\(([^()]*\|[^()]*)\)")
TOKEN = re.compile(r"\{(?P<slot>[^}]+)\}(?P<own>'s)?|<(?:(?P<name>\w+):)?|(?P<close>>)|(?P<said>~)")
BARE_AFTER = re.compile(r"\b(?:for|from|to|until|of|than|since)$")
NUMBERS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
SHORT_MONTHS = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


@dataclass(frozen=True)
class Mark:
    """A span of a sentence: an actor, a place, a time, an event or what is said. `key` says which."""

    kind: str
    start: int
    end: int
    key: str

    def moved(self, by: int) -> Mark:
        """The same, so many code points on."""
        return Mark(self.kind, self.start + by, self.end + by, self.key)


@dataclass(frozen=True)
class Line:
    """A sentence to be told: `events` names what its marks tell of, `when` is the day that it gives for `{when}`."""

    wording: str
    about: Happening
    seed: int
    events: Mapping[str, Happening] = field(default_factory=dict)
    status: str = "occurred"
    when: date | None = None
    old: date | None = None
    swapped: bool = False
    claim: tuple[str, str] | None = None
    numbers: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Sentence:
    """A sentence with its marks, and the line that it was made from."""

    text: str
    marks: tuple[Mark, ...]
    line: Line


@dataclass
class Teller:
    """An article in the making: it remembers whom it has introduced."""

    published: date
    short_months: bool = False
    known: set[str] = field(default_factory=set)

    def sentence(self, line: Line) -> Sentence:
        """The sentence of a line."""
        return _Sentence(self, line).made()


class _Sentence:
    def __init__(self, teller: Teller, line: Line) -> None:
        self.teller = teller
        self.line = line
        self.chance = random.Random(line.seed)
        self.text = ""
        self.marks: list[Mark] = []

    def made(self) -> Sentence:
        wording = ALTERNATIVES.sub(lambda match: self.chance.choice(match[1].split("|")), self.line.wording)
        wording = wording.replace("{topic}", self._topic())
        self._told(wording)
        return Sentence(self.text[:1].upper() + self.text[1:], tuple(self.marks), self.line)

    def _topic(self) -> str:
        """What it is about: at first in words that need no introduction."""
        topic, key = self.line.about.topic, f"{self.line.about.key} topic"
        fresh = [words for words in topic if not words.startswith("the ")]
        choices = topic if key in self.teller.known else fresh or topic[:1]
        self.teller.known.add(key)
        return self.chance.choice(choices)

    def _told(self, wording: str) -> None:
        event: tuple[str, int] | None = None
        said: int | None = None
        last = 0
        for match in TOKEN.finditer(wording):
            self.text += wording[last : match.start()]
            last = match.end()
            if match["slot"]:
                self._slot(match["slot"], bool(match["own"]), wording[last : last + 2])
            elif match["close"] and event:
                self._mark("event", event[1], event[0])
            elif match["said"]:
                said = self._said(said)
            else:
                event = match["name"] or "main", len(self.text)
        self.text += wording[last:]

    def _said(self, began: int | None) -> int | None:
        if began is None:
            return len(self.text)
        self._mark("said", began, "said")
        return None

    def _mark(self, kind: str, start: int, key: str) -> None:
        self.marks.append(Mark(kind, start, len(self.text), key))

    def _slot(self, name: str, own: bool, after: str) -> None:
        side, _, what = name.partition(".")
        if side in ("A", "B"):
            self._of_state(self._state(side), what)
        elif name == "place":
            self._place(self._town())
        elif name in ("when", "old"):
            self._day((self.line.when if name == "when" else self.line.old) or self.line.about.day)
        else:
            self._number(name, after)
        if own:
            self.text += "'" if self.text.endswith("s") else "'s"

    def _state(self, side: str) -> State:
        about = self.line.about
        return about.a if (side == "A") != self.line.swapped else about.b

    def _town(self) -> Town:
        return self.line.about.town or self.line.about.a.capital

    def _of_state(self, state: State, what: str) -> None:
        if what == "city":
            self._place(state.capital)
        elif what == "adj":
            self._words(state.adj, "actor", state.code)
        elif what == "last":
            self._words(state.surname("leader"), "actor", f"{state.code}.leader")
        elif what:
            self._person(state, what)
        else:
            self._words(state.called, "actor", state.code)

    def _person(self, state: State, role: str) -> None:
        key = f"{state.code}.{role}"
        if key in self.teller.known:
            self._words(state.surname(role), "actor", key)
            return
        self.teller.known.add(key)
        name, office = state.people[role], state.office(role)
        if self.chance.random() < 0.75:
            self._words(f"{state.adj} {office} {name}", "actor", key)
        else:
            self._words(f"{office} {name} of {state.called}", "actor", key)

    def _place(self, town: Town) -> None:
        self._words(town.name, "place", town.name)

    def _words(self, words: str, kind: str, key: str) -> None:
        if re.search(r"\b[aA] $", self.text) and re.match(r"[AEIO]|Uz", words):
            self.text = f"{self.text[:-1]}n "
        start = len(self.text)
        self.text += words
        self._mark(kind, start, key)

    def _day(self, day: date) -> None:
        bare = bool(BARE_AFTER.search(self.text.rstrip()))
        words, value = told_day(day, self.teller, self.chance, self.line.status == "back")
        if bare or words.startswith(("last ", "in ")):
            words = words.removeprefix("in ") if bare else words
            self._words(words, "time", value)
        else:
            self.text += "on "
            self._words(words, "time", value)

    def _number(self, name: str, after: str) -> None:
        ordinal = after == "th"
        value = {**self.line.about.numbers, **self.line.numbers}[name]
        digits = self.text.endswith("$") or after.startswith((",0", "0")) or value >= len(NUMBERS)
        self.text += str(max(value, 4)) if ordinal else str(value) if digits or value > 9 else NUMBERS[value]


def told_day(day: date, teller: Teller, chance: random.Random, back: bool) -> tuple[str, str]:
    """A day as an article of its date would give it, and its ISO value."""
    published, ago = teller.published, (teller.published - day).days
    if -6 <= ago <= 6:
        return f"{day:%A}", day.isoformat()
    if back and ago > 25 and chance.random() < 0.4:
        return _month(day, published)
    month = SHORT_MONTHS[day.month - 1] if teller.short_months else f"{day:%B}"
    words = f"{month} {day.day}"
    return (words if day.year == published.year else f"{words}, {day.year}"), day.isoformat()


def _month(day: date, published: date) -> tuple[str, str]:
    before = published.replace(day=1) - timedelta(1)
    if (day.year, day.month) == (before.year, before.month):
        return "last month", f"{day:%Y-%m}"
    return (f"in {day:%B}" if day.year == published.year else f"in {day:%B %Y}"), f"{day:%Y-%m}"
