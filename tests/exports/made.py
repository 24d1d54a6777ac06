"""A small store made by hand: five invented pages on six occurrences, with what makes trouble in exports."""

from __future__ import annotations

from datetime import date
from os import PathLike
from typing import Any

from dragoman.report import Actor, Envelope, Event, Place, Published, Report, Span, Statement, Time
from dragoman.store import add_reports, derive, schema
from dragoman.store.manifest import Reader

READER = Reader("0.1.0", "0123456789abcdef", "by hand")

WIRE = (
    "Russian foreign minister Sergei Lavrov met his Chinese counterpart Wang Yi in Moscow on Tuesday.\n\n"
    "He said that “both sides want peace”.\n\nHamas accused Israel of shelling Rafah."
)
COPY = WIRE
LOCAL = (
    "Austin, Texas: The United States and Switzerland agreed to share intelligence, officials said.\n\n"
    "Congo-Kinshasa's army will visit NATO in May."
)
ODD = "South Korean police arrested three North Koreans near Seoul on 3 March, a “spy ring”, as they\tsaid 😀."
TALKS = "Kenya, Ethiopia and Somalia held talks in Nairobi. Niger denied that it had struck Nigeria."


class _Page:
    """The text of a page, in which words are found from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text

    def span(self, words: str, after: int = 0) -> Span:
        start = self.text.index(words, after)
        return start, start + len(words)

    def actor(self, id_: str, name: str, kind: Any, country: str | None = None, *words: str, **more: Any) -> Actor:
        spans = tuple(sorted(self.span(word) for word in words or (name,)))
        return Actor(id=id_, name=name, kind=kind, country=country, mentions=spans, **more)

    def event(self, id_: str, type_: Any, trigger: str, sentence: int, acting: str, upon: str, **more: Any) -> Event:
        return Event(
            id=id_,
            type=type_,
            trigger=self.span(trigger),
            sentence=sentence,
            actor=tuple(acting.split()),
            recipient=tuple(upon.split()),
            status=more.pop("status", "occurred"),
            confidence=more.pop("confidence", 0.9),
            **more,
        )


def _sentences(text: str, *firsts: str) -> tuple[Span, ...]:
    starts = [text.index(first) for first in firsts]
    ends = [*(start - len(text[:start]) + len(text[:start].rstrip()) for start in starts[1:]), len(text)]
    return tuple(zip(starts, ends, strict=True))


def _published(day: str) -> Published:
    return Published(start=day, end=day, basis="given")


def wire(id_: str, url: str | None, publisher: str) -> Report:
    page = _Page(WIRE)
    return Report(
        id=id_,
        origin=f"pages/{id_}.html",
        envelope=Envelope(
            headline="Lavrov meets Wang",
            authors=("Ann Author",),
            publisher=publisher,
            agency="Reuters",
            language="en",
            url=url,
            published=_published("2019-05-15"),
        ),
        text=WIRE,
        sentences=_sentences(WIRE, "Russian", "He said", "Hamas"),
        actors=(
            page.actor(
                *("a1", "Sergei Lavrov", "person", "RUS", "Sergei Lavrov", "He"),
                sectors=("GOV",),
                role="foreign minister",
                wikidata="Q58217",
            ),
            page.actor("a2", "Wang Yi", "person", "CHN", sectors=("GOV",), role="foreign minister"),
            page.actor("a3", "Hamas", "group", "PSE", sectors=("REB",), wikidata="Q38799"),
            page.actor("a4", "Israel", "state", "ISR"),
        ),
        places=(
            Place(
                id="p1",
                name="Moscow",
                country="RUS",
                latitude=55.752,
                longitude=37.616,
                geonames=524901,
                precision="town",
                mentions=(page.span("Moscow"),),
                roles=("scene",),
            ),
            Place(
                id="p2",
                name="Rafah",
                country="PSE",
                latitude=31.297,
                longitude=34.244,
                geonames=281102,
                precision="town",
                mentions=(page.span("Rafah"),),
            ),
        ),
        times=(Time(span=page.span("Tuesday"), type="DATE", value="2019-05-14"),),
        statements=(
            Statement(
                id="s1",
                source=("a1",),
                source_span=page.span("He"),
                cue=page.span("said"),
                content=(page.span("both sides want peace"),),
                form="indirect",
            ),
        ),
        events=(
            page.event(
                *("e1", "CONSULT", "met", 0, "a1 a2", ""),
                place="p1",
                start="2019-05-14",
                end="2019-05-14",
                cameo="040",
                intensity=2.1,
            ),
            page.event(
                "e2", "ACCUSE", "accused", 2, "a3", "a4", place="p2", cameo="112", intensity=-2.0, mode="allege"
            ),
        ),
    )


def local() -> Report:
    page = _Page(LOCAL)
    return Report(
        id="page-local",
        origin="local.txt",
        envelope=Envelope(
            publisher="Example\tDaily", headline='"Deal" struck\nin Austin', published=_published("2019-06-02")
        ),
        text=LOCAL,
        sentences=_sentences(LOCAL, "Austin", "Congo"),
        actors=(
            page.actor("a1", "United States", "state", "USA"),
            page.actor("a2", "Switzerland", "state", "CHE"),
            page.actor("a3", "officials", "unnamed", None),
            page.actor("a4", "Congolese army", "organization", "COD", "army", sectors=("MIL",)),
            page.actor("a5", "NATO", "organization", None, sectors=("IGO", "MIL"), wikidata="Q7184"),
        ),
        places=(
            Place(
                id="p1",
                name="Austin",
                country="USA",
                latitude=30.267,
                longitude=-97.743,
                geonames=4671654,
                precision="town",
                mentions=(page.span("Austin"),),
            ),
            Place(
                id="p2",
                name="Texas",
                country="USA",
                latitude=31.25,
                longitude=-99.25,
                geonames=4736286,
                precision="region",
                mentions=(page.span("Texas"),),
            ),
        ),
        events=(
            page.event("e1", "COOPERATE", "agreed", 0, "a1", "a2", place="p2", cameo="064", intensity=7.0),
            page.event(
                *("e2", "CONSULT", "visit", 1, "a4", "a5"),
                mode="visit",
                cameo="042",
                status="planned",
                start="2019-05",
                end="2019-05",
                intensity=1.9,
            ),
        ),
    )


def odd() -> Report:
    page = _Page(ODD)
    return Report(
        id="sha256:" + "ab" * 32,
        origin="-",
        envelope=Envelope(url="https://www.example.org/a?b=1&c=2", published=_published("2019-03-04")),
        text=ODD,
        sentences=((0, len(ODD)),),
        actors=(
            page.actor("a1", "South Korean police", "organization", "KOR", "South Korean police", sectors=("COP",)),
            page.actor("a2", "North Koreans", "unnamed", "PRK", "three North Koreans", sectors=("CVL",)),
        ),
        places=(
            Place(id="p1", name="South Korea", country="KOR", latitude=36.5, longitude=127.75, precision="country"),
        ),
        times=(Time(span=page.span("3 March"), type="DATE", value="2019-03-03"),),
        events=(
            page.event(
                *("e1", "COERCE", "arrested", 0, "a1", "a2"),
                mode="arrest",
                place="p1",
                start="2019-03-03",
                end="2019-03-03",
                cameo="173",
                intensity=-6.9,
                confidence=0.715,
            ),
        ),
    )


def talks() -> Report:
    page = _Page(TALKS)
    return Report(
        id="page-talks",
        origin="talks.txt",
        envelope=Envelope(headline="Talks", published=_published("2019-05-20")),
        text=TALKS,
        sentences=_sentences(TALKS, "Kenya", "Niger"),
        actors=(
            page.actor("a1", "Kenya", "state", "KEN"),
            page.actor("a2", "Ethiopia", "state", "ETH"),
            page.actor("a3", "Somalia", "state", "SOM"),
            page.actor("a4", "Niger", "state", "NER"),
            page.actor("a5", "Nigeria", "state", "NGA"),
        ),
        places=(
            Place(
                id="p1",
                name="Nairobi",
                country="KEN",
                latitude=-1.283,
                longitude=36.817,
                geonames=184745,
                precision="town",
                mentions=(page.span("Nairobi"),),
            ),
        ),
        events=(
            page.event("e1", "CONSULT", "talks", 0, "a1 a2 a3", "", place="p1", cameo="040", intensity=2.1),
            page.event("e2", "ASSAULT", "struck", 1, "a4", "a5", cameo="190", intensity=-9.3, status="denied"),
        ),
    )


REPORTS = (
    wire("page-wire", "https://www.reuters.example/lavrov-meets-wang", "Reuters"),
    wire("page-copy", None, "Daily Example"),
    local(),
    odd(),
    talks(),
)


def _occurrence(id_: str, page: str, event: str, day: str, mentions: int, families: int, **more: Any) -> dict[str, Any]:
    report = next(report for report in REPORTS if report.id == page)
    told = next(record for record in report.events if record.id == event)
    actors = {actor.id: actor for actor in report.actors}
    place = next((place for place in report.places if place.id == told.place), None)
    sides = {"actor": [actors[i] for i in told.actor], "recipient": [actors[i] for i in told.recipient]}
    reported = date.fromisoformat(report.envelope.published.start) if report.envelope.published else None
    return {
        "occurrence": id_,
        "type": told.type,
        "mode": told.mode,
        "quad": more.pop("quad"),
        "contexts": list(told.contexts),
        "status": more.pop("status", told.status),
        "history": [],
        "actors": [actor.name for actor in sides["actor"]],
        "actor_countries": sorted({actor.country for actor in sides["actor"] if actor.country}),
        "recipients": [actor.name for actor in sides["recipient"]],
        "recipient_countries": sorted({actor.country for actor in sides["recipient"] if actor.country}),
        "place_name": place and place.name,
        "country": place and place.country,
        "latitude": place and place.latitude,
        "longitude": place and place.longitude,
        "starts": told.start,
        "ends": told.end,
        "first": date.fromisoformat(day),
        "last": date.fromisoformat(day),
        "day": date.fromisoformat(day),
        "reported": reported,
        "updated": reported,
        "intensity": told.intensity,
        "confidence": told.confidence,
        "page": page,
        "event": event,
        "words": report.quote(report.sentences[told.sentence]),
        "mentions": mentions,
        "pages": mentions,
        "families": families,
        "sources": [report.envelope.agency or report.envelope.publisher or "example.org"],
    }


OCCURRENCES = [
    _occurrence("o00000000abc1", "page-wire", "e1", "2019-05-14", 2, 1, quad="verbal cooperation"),
    _occurrence("o00000000abc2", "page-wire", "e2", "2019-05-15", 2, 1, quad="verbal conflict"),
    _occurrence("o00000000abc3", "page-local", "e1", "2019-06-02", 1, 1, quad="material cooperation"),
    _occurrence("o00000000abc4", "page-local", "e2", "2019-05-01", 1, 1, quad="verbal cooperation"),
    _occurrence("o00000000abc5", "sha256:" + "ab" * 32, "e1", "2019-03-03", 1, 1, quad="material conflict"),
    _occurrence("o00000000abc6", "page-talks", "e1", "2019-05-20", 1, 1, quad="verbal cooperation"),
    _occurrence("o00000000abc7", "page-talks", "e2", "2019-05-20", 1, 1, quad="material conflict"),
]


def _mentions() -> list[dict[str, Any]]:
    of_wire = [(o["occurrence"], page, o["event"]) for o in OCCURRENCES[:2] for page in ("page-wire", "page-copy")]
    others = [(o["occurrence"], o["page"], o["event"]) for o in OCCURRENCES[2:]]
    return [
        {
            "occurrence": occurrence,
            "page": page,
            "event": event,
            "family": "page-wire" if page == "page-copy" else page,
            "status": "occurred",
            "reported": _day(page),
            "basis": "type, parties and day",
        }
        for occurrence, page, event in (*of_wire, *others)
    ]


def _day(page: str) -> date | None:
    report = next(report for report in REPORTS if report.id == page)
    return date.fromisoformat(report.envelope.published.start) if report.envelope.published else None


FAMILIES = [
    {
        "page": report.id,
        "family": "page-wire" if report.id == "page-copy" else report.id,
        "relation": "copy" if report.id == "page-copy" else "original",
        "similarity": 1.0,
        "source": report.envelope.agency or report.envelope.publisher,
        "publisher": report.envelope.publisher,
        "published": _day(report.id),
    }
    for report in REPORTS
]

RELATIONS = [
    {
        "occurrence": "o00000000abc1",
        "source": "CHN",
        "target": "RUS",
        "directed": False,
        "type": "CONSULT",
        "quad": "verbal cooperation",
        "status": "occurred",
        "day": date(2019, 5, 14),
        "intensity": 2.1,
        "families": 1,
    }
]

AGENDA = [
    {
        "item": "g00000000abc4",
        "occurrence": "o00000000abc4",
        "type": "CONSULT",
        "mode": "visit",
        "parties": ["Congolese army", "NATO"],
        "countries": ["COD"],
        "first": date(2019, 5, 1),
        "last": date(2019, 5, 31),
        "earlier": [],
        "announced": date(2019, 6, 2),
        "announcer": [],
        "state": "expected",
        "page": "page-local",
        "event": "e2",
        "words": "Congo-Kinshasa's army will visit NATO in May.",
    }
]

CLAIMS = [
    {
        "claim": "c00000000abc7",
        "basis": "denial",
        "topic": "ASSAULT Niger Nigeria",
        "occurrence": "o00000000abc7",
        "speaker": [],
        "countries": [],
        "words": TALKS[52:],
        "said": date(2019, 5, 20),
        "page": "page-talks",
        "other_speaker": ["Niger"],
        "other_countries": ["NER"],
        "other_words": TALKS[52:],
        "other_said": date(2019, 5, 20),
        "other_page": "page-talks",
        "confidence": 0.6,
    }
]


def store(path: str | PathLike[str]) -> str:
    """Make the store in a folder; its tables of all pages are the ones above, not made by the makers."""
    add_reports(REPORTS, path, reader=READER)
    made = {
        "families": FAMILIES,
        "occurrences": OCCURRENCES,
        "occurrence_mentions": _mentions(),
        "relations": RELATIONS,
        "agenda": AGENDA,
        "claims": CLAIMS,
    }
    derive(path, {name: _rows(made[name]) for name in schema.derived()})
    return str(path)


def _rows(rows: list[dict[str, Any]]) -> Any:
    return lambda _store, _before: rows
