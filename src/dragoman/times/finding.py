"""Find the expressions of time of an article and give each its value."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.language import Parse
from dragoman.lexicon import cached
from dragoman.report import Published, Span, Time
from dragoman.times import absolute, amounts, holidays, narrative, periods, relative
from dragoman.times.anchors import anchors
from dragoman.times.guards import passes
from dragoman.times.rule import Context, Direction, Rule, kind_of
from dragoman.times.tense import direction
from dragoman.times.values import common, day_of, year_of
from dragoman.times.words import any_of, value_of

EDGES = re.compile(
    r"(?i:\b(?:early|late|mid|end(?=-)|(?:the\s+)?(?:very\s+)?(?:beginning|start|end|middle|close|rest|remainder)\s+of)[\s-]+)$"
)
REACH = 60
"""Characters around a needle that a pattern is tried on: more than the longest expression takes."""
MEMORY = 400
"""Characters: how far back the date lies, at most, that *the next day* is reckoned from; two paragraphs of news."""
EDGE_REACH = 30
"""Characters before an expression that *the very beginning of* can take."""


@dataclass(frozen=True, slots=True)
class _Found:
    """An accepted match with its values: one where the publication day is known, two for an interval of days."""

    span: Span
    rule: Rule
    values: tuple[str, ...]


@cached
def grammar() -> tuple[Rule, ...]:
    """All rules; of two matches of the same words the earlier rule wins."""
    rate = [rule for rule in amounts.rules() if rule.name == "rate"]
    others = [rule for rule in amounts.rules() if rule.name != "rate"]
    return (
        *rate,
        *holidays.rules(),
        *absolute.rules(),
        *periods.rules(),
        *narrative.rules(),
        *relative.rules(),
        *others,
    )


def find(parse: Parse, published: Published | None) -> tuple[Time, ...]:
    """The expressions of time of an article, in text order, valued against its publication date.

    Without a date, values that need one are left out or given as TIMEX3 has them unanchored (`XXXX-WXX-4`). With an
    interval for a date only what holds for every day of it is given: a month or a year instead of a day.
    """
    days = anchors(parse.text, published)
    found = list(_accepted(parse, days))
    return tuple(_time(item) for item in _with_clocks(parse, found, days) if _certain(item))


class _Memory:
    """What the text has told so far, for each day that it may be reckoned from."""

    def __init__(self, days: Sequence[date]) -> None:
        self._anchors = days
        self._told: Sequence[str | None] = (None,) * len(days)
        self._end = 0
        self._days: tuple[dict[str, str], ...] = tuple({} for _ in days)

    def contexts(self, at: int, heading: Direction) -> list[Context]:
        """What the values of an expression at an offset are reckoned from."""
        if at - self._end > MEMORY:
            self._told = (None,) * len(self._anchors)
        each = zip(self._anchors, self._told, self._days, strict=True)
        return [Context(day, heading, told, days) for day, told, days in each]

    def keep(self, values: Sequence[str], end: int) -> None:
        """Remember the values of an expression that ends at an offset."""
        if all(year_of(value) for value in values) and self._anchors:
            self._told, self._end = values, end
            for days, value in zip(self._days, values, strict=True):
                if day_of(value):
                    days[value[5:10]] = value[:10]


def _accepted(parse: Parse, days: Sequence[date]) -> Iterator[_Found]:
    """Leftmost, then longest; a match that fails its check or has no value leaves its words to others."""
    starts: list[int] = parse.doc.to_array("IDX").tolist()
    memory = _Memory(days)
    end = 0
    for (start, stop), _, rule, match in _matches(parse.text.replace("\n\n", "\0\0")):
        if start < end:
            continue
        first, last = bisect_right(starts, start) - 1, bisect_right(starts, stop - 1) - 1
        if not passes(rule.guard, match, parse.doc, first, last):
            continue
        values = _values(rule, match, memory.contexts(start, direction(parse.doc[last])) if days else ())
        if not values:
            continue
        end = stop
        if rule.name != "same period":
            memory.keep(values, stop)
        yield _widened(parse.text, _Found((start, stop), rule, values))


def _matches(text: str) -> list[tuple[Span, int, Rule, re.Match[str]]]:
    out = []
    windows: dict[tuple[str, ...], list[Span]] = {}
    for order, rule in enumerate(grammar()):
        group = "span" if "span" in rule.pattern.groupindex else 0
        if rule.needle not in windows:
            windows[rule.needle] = list(_windows(text, rule.needle))
        for start, end in windows[rule.needle]:
            for match in rule.pattern.finditer(text, start, end):
                out.append((match.span(group), order, rule, match))
    out.sort(key=lambda item: (item[0][0], -item[0][1], item[1]))
    return out


def _windows(text: str, needle: tuple[str, ...]) -> Iterator[Span]:
    """Stretches of text around the needle, apart from each other; the whole text where there is none."""
    if not needle:
        yield 0, len(text)
        return
    start = end = 0
    for begin, stop in sorted(hit for piece in needle for hit in _hits(text, piece)):
        if begin - REACH > end:
            if end:
                yield start, end
            start = max(0, begin - REACH)
        end = max(end, _word_end(text, min(len(text), stop + REACH)))
    if end:
        yield start, end


def _hits(text: str, piece: str) -> Iterator[Span]:
    at = text.find(piece)
    while at >= 0:
        yield at, at + len(piece)
        at = text.find(piece, at + len(piece))


def _word_end(text: str, at: int) -> int:
    while at < len(text) and text[at].isalnum():
        at += 1
    return at


def _values(rule: Rule, match: re.Match[str], contexts: Sequence[Context]) -> tuple[str, ...]:
    if not contexts:
        value = rule.loose(match) if rule.loose else None
        return (value,) if value else ()
    try:
        values = [rule.value(match, context) for context in contexts]
    except (ValueError, OverflowError):
        return ()
    return tuple(value for value in values if value) if all(values) else ()


def _widened(text: str, item: _Found) -> _Found:
    """With *early*, *the end of* and the like, where the rule takes them, and with *the night of* a day."""
    start, end = item.span
    before = EDGES.search(text, max(0, start - EDGE_REACH), start) if item.rule.edges else None
    if before:
        return replace(item, span=(before.start(), end))
    part = _part_of().search(text, max(0, start - EDGE_REACH), start)
    if part is None or not all(day_of(value) for value in item.values):
        return item
    told = value_of(part["part"], "part") if part["part"] else "MO"
    values = tuple(value if "T" in value else f"{value}T{told}" for value in item.values)
    return replace(item, span=(part.start(), end), values=values)


@cached
def _part_of() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?i:the\s+)?(?i:(?:(?:early|late)\s+)?(?P<part>{any_of('part')})|(?:early|small)\s+hours)\s+(?i:of)\s+(?i:the\s+)?$"
    )


def _with_clocks(parse: Parse, found: list[_Found], here: Sequence[date]) -> Iterator[_Found]:
    """Clock times joined to their day: *9 a.m. Tuesday* is one expression, *9 a.m. on Tuesday* two."""
    skip = False
    for index, item in enumerate(found):
        if skip:
            skip = False
            continue
        if not item.values[0].startswith("T"):
            yield item
            continue
        after = found[index + 1] if index + 1 < len(found) else None
        if after and day_of(after.values[0]) and parse.text[item.span[1] : after.span[0]].isspace():
            skip = True
            yield _Found((item.span[0], after.span[1]), item.rule, _on(item, after.values))
        else:
            yield _Found(item.span, item.rule, _on(item, _day_near(parse, found, index, here)))


def _day_near(parse: Parse, found: list[_Found], index: int, here: Sequence[date]) -> tuple[str, ...]:
    """The day named nearest to a clock time: in its sentence after or before it, else told before, else today."""
    sentence = next((s for s in parse.sentences if s[0] <= found[index].span[0] < s[1]), (0, len(parse.text)))
    days = [(abs(i - index), i < index, item) for i, item in enumerate(found) if i != index and day_of(item.values[0])]
    inside = [entry for entry in days if sentence[0] <= entry[2].span[0] < sentence[1]]
    if inside:
        return min(inside, key=lambda entry: entry[:2])[2].values
    told = [item for _, before, item in days if before and found[index].span[0] - item.span[1] <= MEMORY]
    if told:
        return told[-1].values
    return tuple(day.isoformat() for day in here) or ("XXXX-XX-XX",)


def _on(clock: _Found, days: Sequence[str]) -> tuple[str, ...]:
    return tuple(day[:10] + clock.values[0] for day in days)


def _certain(item: _Found) -> bool:
    return len(set(item.values)) == 1 or common(*item.values) is not None


def _time(item: _Found) -> Time:
    value = item.values[0] if len(set(item.values)) == 1 else common(*item.values) or ""
    return Time(span=item.span, type=item.rule.kind or kind_of(value), value=value)
