"""Reports made by hand for the tests of `show`: every kind of record, spans that overlap, hostile text."""

from __future__ import annotations

import re

from dragoman.report import (
    Actor,
    Dateline,
    Envelope,
    Event,
    Place,
    Published,
    Report,
    Span,
    Statement,
    Time,
)

TEXT = "\n\n".join(
    (
        "Kenya and Ethiopia signed a water accord in Nairobi on Wednesday, ending months of talks that had cost "
        "$45 million.",
        "“We will keep our word,” Foreign Minister Amina Tolo told reporters. She said Ethiopia had never threatened "
        "its neighbors.",
        "Border row",
        "Sudan rejected the accord and accused Addis Ababa of stealing its water, state agency SUNA reported, citing a "
        "minister. Ethiopia denied that its troops had shelled the town of Gallabat, where 14 people died in May.",
        "The two governments will hold naval exercises in August. Cairo may recall its ambassador.",
    )
)


def span(words: str, nth: int = 1) -> Span:
    """Where the words stand in the text, the nth time."""
    start = [match.start() for match in re.finditer(re.escape(words), TEXT)][nth - 1]
    return start, start + len(words)


def sentences() -> tuple[Span, ...]:
    """The sentences of the text."""
    found = [m.span() for m in re.finditer(r"[^\n]+?(?:[.!?]”?(?=\s|$)|$)(?: ?)", TEXT, re.MULTILINE)]
    return tuple((start, start + len(TEXT[start:end].rstrip())) for start, end in found)


def index(words: str) -> int:
    """The sentence that holds the words."""
    at = span(words)[0]
    return next(n for n, (start, end) in enumerate(sentences()) if start <= at < end)


def event(number: int, kind: str, trigger: str, status: str = "occurred", **fields: object) -> Event:
    """An event with what a test does not care about filled in."""
    record = {
        "id": f"e{number}",
        "type": kind,
        "trigger": span(trigger),
        "sentence": index(trigger),
        "status": status,
        "confidence": 0.8,
    }
    return Event.model_validate(record | fields)


ACTORS = (
    Actor(id="a1", name="Kenya", kind="state", country="KEN", sectors=("GOV",), mentions=(span("Kenya"),)),
    Actor(
        id="a2",
        name="Ethiopia",
        kind="state",
        country="ETH",
        sectors=("GOV",),
        mentions=(span("Ethiopia"), span("Ethiopia", 2), span("Addis Ababa"), span("Ethiopia", 3), span("its troops")),
    ),
    Actor(
        id="a3",
        name="Amina Tolo",
        kind="person",
        country="KEN",
        sectors=("GOV",),
        role="Foreign Minister",
        mentions=(span("Amina Tolo"), span("She")),
    ),
    Actor(id="a4", name="Sudan", kind="state", country="SDN", mentions=(span("Sudan"),)),
    Actor(id="a5", name="SUNA", kind="organization", country="SDN", sectors=("MED",), mentions=(span("SUNA"),)),
    Actor(id="a6", name="Egypt", kind="state", country="EGY", mentions=(span("Cairo"),)),
    Actor(id="a7", name="a minister", kind="unnamed", mentions=(span("a minister"),)),
)

STATEMENTS = (
    Statement(
        id="s1",
        source=("a3",),
        source_span=span("Foreign Minister Amina Tolo"),
        cue=span("told"),
        content=(span("“We will keep our word,”"),),
        form="direct",
    ),
    Statement(
        id="s2",
        source=("a3",),
        source_span=span("She"),
        cue=span("said"),
        content=(span("Ethiopia had never threatened its neighbors"),),
        form="indirect",
    ),
    Statement(
        id="s3",
        source=("a7",),
        source_span=span("a minister"),
        cue=span("reported"),
        content=(span("Sudan rejected the accord and accused Addis Ababa of stealing its water"),),
        form="indirect",
        via="a5",
    ),
    Statement(
        id="s4",
        source=("a2",),
        source_span=span("Ethiopia", 3),
        cue=span("denied"),
        content=(span("its troops had shelled the town of Gallabat"),),
        form="indirect",
    ),
)

EVENTS = (
    event(
        1,
        "AGREE",
        "signed",
        actor=("a1", "a2"),
        place="p1",
        start="2025-06-18",
        end="2025-06-18",
        cameo="057",
        intensity=8.0,
        contexts=("environment",),
    ),
    event(2, "THREATEN", "threatened", "denied", actor=("a2",), statement="s2", cameo="130", intensity=-5.8),
    event(3, "REJECT", "rejected", actor=("a4",), recipient=("a1", "a2"), statement="s3"),
    event(4, "ACCUSE", "accused", actor=("a4",), recipient=("a2",), statement="s3"),
    event(
        5,
        "ASSAULT",
        "shelled",
        "denied",
        actor=("a2",),
        recipient=("a4",),
        place="p2",
        start="2025-05",
        end="2025-05",
        statement="s4",
        mode="heavy-weapons",
    ),
    event(6, "COOPERATE", "exercises", "planned", actor=("a1", "a2"), start="2025-08", end="2025-08"),
    event(7, "COERCE", "recall", "possible", actor=("a6",), recipient=("a2",)),
)

REPORT = Report(
    id="made-1",
    origin="pages/made.html",
    envelope=Envelope(
        headline="Kenya and Ethiopia sign water accord",
        authors=("Wanjiru Kamande", "Selam Tesfaye"),
        contributors=("Li Wen",),
        publisher="Eastport Courier",
        agency="AP",
        dateline=Dateline(place="NAIROBI, Kenya", agency="AP"),
        section="World",
        language="en",
        rights="© 2025 Eastport Courier",
        url="https://www.example.org/accord",
        published=Published(start="2025-06-18", end="2025-06-18", basis="metadata"),
    ),
    text=TEXT,
    sentences=sentences(),
    actors=ACTORS,
    places=(
        Place(
            id="p1",
            name="Nairobi",
            country="KEN",
            latitude=-1.28333,
            longitude=36.81667,
            geonames=184745,
            mentions=(span("Nairobi"),),
        ),
        Place(id="p2", name="Gallabat", country="SDN", latitude=12.97, longitude=36.15, mentions=(span("Gallabat"),)),
        Place(id="p3", name="Addis Ababa", country="ETH", mentions=(span("Addis Ababa"),)),
    ),
    times=(
        Time(span=span("Wednesday"), type="DATE", value="2025-06-18"),
        Time(span=span("in May"), type="DATE", value="2025-05"),
        Time(span=span("August"), type="DATE", value="2025-08"),
    ),
    statements=STATEMENTS,
    events=EVENTS,
)

EMPTY = Report(id="made-2", origin="empty.txt", envelope=Envelope(), text="Nothing happened.", sentences=((0, 17),))

SCRIPT = "<script>alert('x')</script>"
HOSTILE = Report(
    id='"><img src=x onerror=alert(1)>',
    origin=f"{SCRIPT}.html",
    envelope=Envelope(
        headline=f"{SCRIPT} \x1b[31mred\x07",
        authors=(SCRIPT,),
        publisher="=HYPERLINK(1)",
        url="javascript:alert(1)",
    ),
    text=f"{SCRIPT} attacked \x1b]0;title\x07 </style><b>town</b> today.",
    sentences=((0, 75),),
    actors=(Actor(id="a1", name="=1+1", kind="person", role=SCRIPT, mentions=((0, 27),)),),
    statements=(Statement(id="s1", source=("a1",), content=((0, 36),), form="direct"),),
    events=(
        Event(id="e1", type="ASSAULT", actor=("a1",), trigger=(28, 36), sentence=0, status="occurred", confidence=1),
    ),
)
