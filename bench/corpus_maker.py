"""Makes a corpus with known truth: stories of the dealings of pairs of states, told by agencies, copied by sites.

What truly happened, which page is whose copy, what became of what was announced and who denies what are known by
construction. The same seed makes the same corpus.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from bench.corpus_pages import Dispatch, Page, Press
from bench.corpus_words import Line
from bench.corpus_world import THIRD, Dealing, Happening, Pair, State, Town, claims, dealings, pairs, sayings

START = date(2024, 1, 8)
DAYS = 200
"""The first day on which a page can be published, and how many days later the last is."""

NUMBERS = {"x": (2, 30), "y": (11, 90), "z": (3, 15)}
"""What numbers the lines beside the news may have."""

SAGAS = ("planned", "twins", "claim", "planned", "repeated", "single", "planned", "twins", "claim")
T = TypeVar("T")
OUTCOMES = ("held", "held", "held", "moved and held", "cancelled", "cancelled", "unreported", "expected", "moved")


@dataclass(frozen=True)
class Item:
    """Something announced, and what came of it: held, cancelled, moved, unreported or expected, on which day."""

    happening: Happening
    state: str
    day: date


@dataclass(frozen=True)
class Made:
    """A corpus with its truth."""

    pages: tuple[Page, ...]
    agenda: tuple[Item, ...]
    claims: tuple[str, ...]
    status: Mapping[str, str]
    """How each happening ended that is told of: occurred, planned or cancelled."""


def made(seed: int, sagas: int, pages: int | None = None, start: date = START) -> Made:
    """So many sagas of a seed, each of a pair of states in one to four stories; at most so many pages."""
    maker = _Maker(seed, start)
    for number in range(sagas):
        maker.saga(SAGAS[number % len(SAGAS)])
        if pages and len(maker.press.pages) >= pages:
            break
    return Made(tuple(maker.press.pages), tuple(maker.agenda), tuple(maker.claims), maker.status)


class _Maker:
    def __init__(self, seed: int, start: date) -> None:
        self.start, self.end = start, start + timedelta(DAYS)
        self.chance = random.Random(seed)
        self.press = Press(random.Random(seed + 1000), self.end)
        self.agenda: list[Item] = []
        self.claims: list[str] = []
        self.status: dict[str, str] = {}
        self.decks: dict[str, list[int]] = {}
        self.count = 0

    def saga(self, kind: str) -> None:
        """One saga, of the next pair."""
        pair = self._next("pairs", pairs())
        if self.chance.random() < 0.5:
            pair = Pair(pair.other, pair.one, pair.standing)
        {
            "single": self._single,
            "repeated": self._repeated,
            "twins": self._twins,
            "planned": self._planned,
            "claim": self._claim,
        }[kind](pair)

    def _single(self, pair: Pair) -> None:
        happening = self._happening(pair, self._dealing(pair), self._day())
        self._reports(happening, self.chance.choice((1, 2, 3)))

    def _repeated(self, pair: Pair) -> None:
        """Something that later stories of other things mention again."""
        first = self._happening(pair, self._dealing(pair), self._day(90))
        self._reports(first, self.chance.choice((1, 2, 3)))
        day = first.day
        for _ in range(self.chance.choice((1, 2, 2))):
            day += timedelta(self.chance.randrange(3, 45))
            later = self._happening(pair, self._dealing(pair), day)
            self._reports(later, self.chance.choice((1, 1, 2)), background=first)

    def _twins(self, pair: Pair) -> None:
        """Two things that are alike and are not the same: another day, another town, or the other way round."""
        dealing = self._dealing(pair)
        first = self._happening(pair, dealing, self._day(30))
        towned = dealing.where in ("atown", "btown")
        gap = 0 if towned and self.chance.random() < 0.4 else self.chance.randrange(2, 21)
        if not dealing.mutual and gap and self.chance.random() < 0.25:
            pair = Pair(pair.other, pair.one, pair.standing)
        second = self._happening(pair, dealing, first.day + timedelta(gap), unlike=first)
        if self.chance.random() < 0.5:
            second = replace(second, numbers={**second.numbers, "turn": first.numbers["turn"]})
        self._reports(first, self.chance.choice((1, 2)))
        self._reports(second, self.chance.choice((1, 2)), background=first if gap else None)

    def _planned(self, pair: Pair) -> None:
        dealing = self._dealing(pair, planned=True)
        outcome = self.chance.choice(OUTCOMES)
        sections = {"cancelled": "off", "moved": "move", "moved and held": "move"}
        if sections.get(outcome, "plan") not in dealing.wordings:
            outcome = "held"
        ahead = self.chance.randrange(9, 36)
        late = outcome in ("expected", "moved")
        announced = self.end - timedelta(self.chance.randrange(8)) if outcome == "expected" else self._day(70)
        day = announced + timedelta(ahead)
        if outcome == "moved":
            day, announced = self.end - timedelta(self.chance.randrange(-4, 5)), self.end - timedelta(ahead)
        moved = outcome.startswith("moved")
        new = day + timedelta(self.chance.randrange(9, 30)) if moved else day
        happening = self._happening(pair, dealing, new)
        self._announced(happening, announced, day)
        if not late:
            self._between(pair, happening, announced, day)
        self._outcome(happening, outcome, day)

    def _announced(self, happening: Happening, announced: date, day: date) -> None:
        for number in range(self.chance.choice((1, 1, 2))):
            line = self._line(happening, "plan", number, status="planned", when=day)
            self._dispatch(happening, line, announced, "planhead", seriously=False)

    def _between(self, pair: Pair, planned: Happening, announced: date, day: date) -> None:
        """Something else that happens before what was announced, in a story that mentions it."""
        other = self._dealing(pair)
        if self.chance.random() < 0.5 or other is planned.dealing:
            return
        happening = self._happening(
            pair, other, announced + timedelta(self.chance.randrange(2, (day - announced).days - 5))
        )
        ahead = self._line(planned, "plan", 1, status="planned", when=day)
        self._reports(happening, 1, ahead=ahead)

    def _outcome(self, happening: Happening, outcome: str, day: date) -> None:
        before = min(day - timedelta(self.chance.randrange(1, 6)), self.end)
        state = "held" if outcome == "moved and held" else outcome
        if outcome.startswith("moved"):
            for number in range(self.chance.choice((1, 2))):
                line = self._line(happening, "move", number, status="planned", when=happening.day, old=day)
                self._dispatch(happening, line, before, "movehead", seriously=False)
        if outcome == "cancelled":
            for number in range(self.chance.choice((1, 2))):
                line = self._line(happening, "off", number, status="cancelled", when=day)
                self._dispatch(happening, line, before, "offhead", seriously=False)
        if state == "held":
            self._reports(happening, self.chance.choice((1, 2)))
        self.status[happening.key] = {"held": "occurred", "cancelled": "cancelled"}.get(state, "planned")
        self.agenda.append(Item(happening, state, happening.day))

    def _claim(self, pair: Pair) -> None:
        fitting = [kind for kind in claims() if kind.fits(pair)]
        kind = self.chance.choice(fitting)
        day = self._day(20)
        act = self._happening(pair, kind, day - timedelta(1))
        if kind.by == "B":
            act = replace(act, a=pair.other, b=pair.one)
        told = replace(act, a=pair.one, b=pair.other, key=f"{act.key}-told", day=day)
        accused = replace(told, key=f"{act.key}-accused", types=("ACCUSE",))
        denied = replace(told, key=f"{act.key}-denied", types=("REJECT", "ACCUSE"), a=pair.other, b=pair.one)
        events = {"acc": accused, "act": act, "deny": denied}
        self.claims.append(act.key)
        self.status |= {act.key: "occurred", accused.key: "occurred", denied.key: "occurred"}
        together = self.chance.random() < 0.5
        for number in range(self.chance.choice((1, 2))):
            line = self._said(told, "assert", number, events, act.key)
            answer = self._said(told, "deny", number, events, act.key)
            self._dispatch(told, line, day, "head", answer=answer if together else None)
        if not together:
            later = day + timedelta(self.chance.randrange(3))
            line = self._said(told, "deny", 0, events, act.key)
            self._dispatch(replace(told, a=pair.other, b=pair.one), line, later, "denyhead", turned=True)

    def _said(self, told: Happening, section: str, number: int, events: Mapping[str, Happening], key: str) -> Line:
        line = self._line(told, section, number)
        return replace(line, events=events, claim=(key, section))

    def _reports(
        self, happening: Happening, tellings: int, *, background: Happening | None = None, ahead: Line | None = None
    ) -> None:
        """So many independent reports of something that happened."""
        self.status.setdefault(happening.key, "occurred")
        for number in range(tellings):
            lead = self._line(happening, "lead", number)
            back = self._line(background, "back", number, status="back") if background else None
            published = happening.day + timedelta(self.chance.choice((0, 0, 1)))
            self._dispatch(happening, lead, published, "head", back=back, ahead=ahead)

    def _dispatch(
        self,
        about: Happening,
        lead: Line,
        published: date,
        head: str,
        *,
        back: Line | None = None,
        ahead: Line | None = None,
        answer: Line | None = None,
        seriously: bool = True,
        turned: bool = False,
    ) -> None:
        """One agency's own story, with everything that stands beside its news."""
        if published > self.end:
            return
        mood = "answer" if head in ("movehead", "offhead") else about.dealing.mood
        more = [self._side(about, line) for line in self._some(about.dealing.wordings.get("more", ()), 2)] * seriously
        ours = self._saying(about, mood)
        theirs = self._saying(about, self.chance.choice((mood, "answer")), swapped=True, unlike=ours)
        third, *context = (self._saying(about, kind) for kind in ("third", "context", "context", "context"))
        first = [[line] for line in (answer, *more[:1], ours, theirs) if line]
        second = [[line] for line in (back, third, *more[1:], *context[: self.chance.choice((1, 2, 3))]) if line]
        self.chance.shuffle(second)
        if turned or self.chance.random() < 0.3:
            first[-2:] = first[:-3:-1]
        paragraphs: list[list[Line]] = [
            [lead],
            *_joined(self.chance, first),
            *_joined(self.chance, second),
            *([[ahead]] if ahead else []),
        ]
        headings = [replace(lead, wording=wording) for wording in about.dealing.wordings[head]]
        where = (about.town or self.chance.choice((about.a.capital, about.b.capital))).name
        family = f"f{self.press.families:04d}"
        self.press.publish(
            Dispatch(
                family,
                f"{about.key} {head}",
                published,
                where,
                tuple(headings),
                tuple(map(tuple, paragraphs)),
                _story(lead, back),
            )
        )

    def _happening(self, pair: Pair, dealing: Dealing, day: date, unlike: Happening | None = None) -> Happening:
        self.count += 1
        a, b = pair.one, pair.other
        choices: Sequence[Town | None] = _places(dealing.where, a, b)
        if unlike and len(choices) > 1:
            choices = [town for town in choices if town != unlike.town]
        numbers = {"n": self.chance.randrange(2, 20), "m": self.chance.randrange(20, 95), "turn": self.count}
        topic = self.chance.choice(dealing.topics)
        return Happening(
            f"h{self.count:04d}",
            dealing,
            dealing.types,
            a,
            b,
            dealing.mutual,
            self.chance.choice(choices),
            day,
            topic,
            numbers,
        )

    def _line(
        self,
        about: Happening,
        section: str,
        number: int,
        *,
        status: str = "occurred",
        when: date | None = None,
        old: date | None = None,
    ) -> Line:
        """A line of a section of its wordings; another number is another wording where there are enough."""
        wordings = about.dealing.wordings[section]
        wording = wordings[(about.numbers["turn"] + number) % len(wordings)]
        return Line(wording, about, self._seed(), {"main": about}, status, when, old)

    def _side(self, about: Happening, wording: str, *, swapped: bool = False) -> Line:
        numbers = {
            name: self.chance.randrange(low, high) for name, low, high in (("x", 2, 30), ("y", 11, 90), ("z", 3, 15))
        }
        return Line(wording, about, self._seed(), swapped=swapped, numbers=numbers)

    def _saying(self, about: Happening, kind: str, *, swapped: bool = False, unlike: Line | None = None) -> Line:
        wording = self._next(kind, sayings()[kind])
        while unlike and wording == unlike.wording:
            wording = self._next(kind, sayings()[kind])
        return self._side(about, wording, swapped=swapped)

    def _dealing(self, pair: Pair, *, planned: bool = False) -> Dealing:
        deck = "planned" if planned else "dealings"
        for _ in range(len(dealings()) * 2):
            found = self._next(deck, [d for d in dealings() if d.planned or not planned])
            if found.fits(pair):
                return found
        raise AssertionError("no dealing fits")

    def _some(self, lines: Iterable[str], number: int) -> list[str]:
        found = list(lines)
        return self.chance.sample(found, min(number, len(found)))

    def _next(self, name: str, of: Sequence[T]) -> T:
        """The next of a deck that is shuffled anew when it is through: all come up before one comes again."""
        deck = self.decks.setdefault(name, [])
        if not deck:
            deck.extend(self.chance.sample(range(len(of)), len(of)))
        return of[deck.pop()]

    def _day(self, before: int = 0) -> date:
        return self.start + timedelta(self.chance.randrange(DAYS - before))

    def _seed(self) -> int:
        return self.chance.randrange(1 << 30)


def _places(where: str, a: State, b: State) -> Sequence[Town | None]:
    return {
        "capital": (a.capital, b.capital),
        "acapital": (a.capital,),
        "bcapital": (b.capital,),
        "atown": a.towns,
        "btown": b.towns,
        "third": THIRD,
        "none": (None,),
    }[where]


def _joined(chance: random.Random, paragraphs: list[list[Line]]) -> Iterator[list[Line]]:
    """Some paragraphs of two sentences."""
    left = list(paragraphs)
    while left:
        paragraph = left.pop(0)
        if left and chance.random() < 0.3:
            paragraph = [*paragraph, *left.pop(0)]
        yield paragraph


def _story(lead: Line, back: Line | None) -> str | None:
    """The earlier story that one follows: of what it mentions again, or of the announcement."""
    if back:
        return f"{back.about.key} head"
    return f"{lead.about.key} planhead" if "plan" in lead.about.dealing.wordings else None
