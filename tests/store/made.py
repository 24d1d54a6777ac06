"""Small reports for the tests of the store, made by number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dragoman.errors import InputError
from dragoman.pages import Source
from dragoman.report import About, Actor, Envelope, Event, Place, Published, Report, Span, Statement, Time
from dragoman.store.snapshot import Store

STATES = (("Kenya", "KEN"), ("Ethiopia", "ETH"), ("Somalia", "SOM"), ("Chad", "TCD"))
RECORDS = ("actors", "places", "times", "statements", "events")


def report(number: int, *, verb: str = "met", url: str | None = None, identity: str | None = None) -> Report:
    """A page of one sentence in which two states act, with a record of every kind."""
    (one, first), (other, second) = STATES[number % 4], STATES[(number + 1) % 4]
    text = f"{one} {verb} {other} in Nairobi on Monday, “talk {number} was good,” an aide said."

    def span(words: str) -> Span:
        start = text.index(words)
        return start, start + len(words)

    day = f"2025-03-{number % 28 + 1:02d}"
    return Report(
        id=identity or f"page-{number}",
        origin=f"corpus.jsonl:{number}",
        envelope=Envelope(
            headline=f"Talks {number}", url=url, published=Published(start=day, end=day, basis="given"), agency="AP"
        ),
        text=text,
        sentences=((0, len(text)),),
        actors=(
            Actor(id="a1", name=one, kind="state", country=first, mentions=(span(one),)),
            Actor(id="a2", name=other, kind="state", country=second, mentions=(span(other),)),
        ),
        places=(
            Place(id="p1", name="Nairobi", country="KEN", latitude=-1.28, longitude=36.82, mentions=(span("Nairobi"),)),
        ),
        times=(Time(span=span("Monday"), type="DATE", value=day),),
        statements=(
            Statement(
                id="s1",
                source=("a1",),
                cue=span("said"),
                content=(span(f"talk {number} was good"),),
                form="direct",
                addressee=("a2",),
                about=(About(actor="a2", stance="supportive", words=(span("good"),)),),
            ),
        ),
        events=(
            Event(
                id="e1",
                type="CONSULT",
                actor=("a1",),
                recipient=("a2",),
                trigger=span(verb),
                sentence=0,
                place="p1",
                start=day,
                end=day,
                status="occurred",
                intensity=2.1,
                confidence=0.9,
            ),
        ),
    )


def reading(names: list[str], *, skip: Any, **_: object) -> Iterator[Report | InputError]:
    """A reader that is fast: each name is the number of a page, or a range of numbers such as `0-40`."""
    for name in names:
        first, _dash, last = name.partition("-")
        for number in range(int(first), int(last or first) + 1):
            made = report(number)
            if not skip(Source(origin=made.origin, content=made.text)):
                yield made


def check_whole(store: Store) -> set[str]:
    """Every page has exactly the records that its report tells, and no record is of another page."""
    told = {found.id: found for found in store.reports()}
    for kind in RECORDS:
        rows = store.table(kind, ("page",)).column("page").to_pylist()
        expected = sorted(page for page, found in told.items() for _ in getattr(found, kind))
        assert sorted(rows) == expected, kind
    assert set(store.table("copies", ("page",)).column("page").to_pylist()) == set(told)
    assert store.manifest.pages == len(told)
    return set(told)
