"""The days of an event: of the expression that governs it, of a range, a bound, or a length up to the publication."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from spacy.tokens import Token

from dragoman.language import Parse
from dragoman.report import Published, Time
from dragoman.times.attachment import bound_of, head_of
from dragoman.times.governing import governing, tokens_of
from dragoman.times.values import NOTHING, Interval, interval, same_day

RANGE = re.compile(r"\s?(?:to|until|till|through|(?P<both>and)|–|—|-)\s?(?:the\s)?")
"""What may stand between the two ends of a range, and nothing else: *from Monday to Friday*, *May 3-5*."""
BETWEEN = "between "
TOWARDS = re.compile(r"(?:the\s+)?(?:(?P<past>past|last|previous)|next|coming)\s", re.IGNORECASE)
LENGTH = re.compile(r"P(?P<count>\d+)(?P<unit>[DWMY]|DE)|PT(?P<hours>\d+)H")
AFTER, UNTIL = frozenset({"since"}), frozenset({"until", "till"})


def when(parse: Parse, token: Token, times: Sequence[Time], published: Published | None) -> Interval:
    """The first and last ISO day of what a trigger tells, as far as its clause says.

    *From Monday to Wednesday* gives both ends, *since 2014* a first day alone, *until Friday* a last day alone,
    *over the past week* the week up to the day of publication. `(None, None)` where no expression surely governs.
    """
    lengths = {time.span: days for time in times if (days := _up_to(parse.text, time, published)) != NOTHING}
    usable = [time.model_copy(update={"type": "DATE"}) if time.span in lengths else time for time in times]
    time = governing(parse, token, usable)
    if time is None:
        return next(_bounds(parse, token, times), NOTHING)
    return lengths.get(time.span) or _with_end(parse.text, time, times)


def _with_end(text: str, time: Time, times: Sequence[Time]) -> Interval:
    """The days of an expression, to the end of the range that it begins."""
    first, last = interval(time.value)
    after = next((other for other in times if other.span[0] >= time.span[1]), None)
    joint = RANGE.fullmatch(text, time.span[1], after.span[0]) if after else None
    begin, end = interval(after.value) if after and joint else NOTHING
    if joint is None or first is None or last is None or begin is None or end is None or not last < end:
        return first, last
    if joint["both"] and not text[: time.span[0]].lower().endswith(BETWEEN) and not _adjoin(last, begin):
        return first, last  # *in 2020 and 2022* are two times, and the first governs
    return first, end


def _adjoin(last: str, begin: str) -> bool:
    return (date.fromisoformat(begin) - date.fromisoformat(last)).days == 1


def _bounds(parse: Parse, token: Token, times: Sequence[Time]) -> Iterator[Interval]:
    """*Has grown since 2022*; *will stay until Friday*: one end alone, where the words belong to the trigger."""
    for time in times:
        tokens = tokens_of(parse, time)
        bound = bound_of(head_of(tokens)) if tokens and time.type in {"DATE", "TIME"} else None
        if bound is None or bound.head != token:
            continue
        first, last = interval(time.value)
        if bound.lower_ in AFTER and first:
            yield first, None
        elif bound.lower_ in UNTIL and last:
            yield None, last


def _up_to(text: str, time: Time, published: Published | None) -> Interval:
    """*The past 24 hours*, *the next two weeks*: a length that the day of publication ends or begins."""
    towards, length = TOWARDS.match(text, *time.span), LENGTH.fullmatch(time.value)
    if towards is None or length is None or published is None or len(published.start) < 10:
        return NOTHING
    sign = -1 if towards["past"] else 1
    here = date.fromisoformat(published.start if sign < 0 else published.end)
    if length["hours"]:
        count, unit = Fraction(-(-int(length["hours"]) // 24)), "D"
    else:
        count, unit = Fraction(length["count"]), length["unit"]
    there = same_day(here, sign * count, unit)
    return (there, published.end) if sign < 0 else (published.start, there)
