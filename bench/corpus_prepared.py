"""The reports of made pages as a perfect reader would give them, so that the corpus is measured apart from reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bench.corpus_pages import Page
from bench.corpus_words import Mark, Sentence
from bench.corpus_world import THIRD, Happening, Town, states
from dragoman.report import Actor, Envelope, Event, Place, Published, Report, Span, Statement, Status, Time
from dragoman.store.rows import first_day

STATUS: Mapping[str, Status] = {"back": "occurred", "occurred": "occurred", "planned": "planned", "cancelled": "denied"}


def report(page: Page) -> Report:
    """The perfect report of a page."""
    return _Perfect(page).report()


def towns() -> Mapping[str, Town]:
    """All places by their names."""
    own = (town for state in states().values() for town in (state.capital, *state.towns))
    return {town.name: town for town in (*THIRD, *own)}


class _Perfect:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.text = ""
        self.sentences: list[Span] = []
        self.actors: dict[str, list[Span]] = {}
        self.places: dict[str, list[Span]] = {}
        self.times: list[Time] = []
        self.statements: list[Statement] = []
        self.events: list[Event] = []

    def report(self) -> Report:
        page = self.page
        if page.lead:
            self._say(page.lead)
            self.text += "\n\n"
        for number, paragraph in enumerate(page.paragraphs):
            if number:
                self.text += "\n\n"
            else:
                self.text += page.opening
            for place, sentence in enumerate(paragraph):
                self.text += " " if place else ""
                self._sentence(sentence)
        if page.end:
            self.text += "\n\n"
            self._say(page.end)
        return self._made()

    def _made(self) -> Report:
        page, day = self.page, self.page.published.isoformat()
        known = towns()
        return Report(
            id=page.id,
            origin=f"made.jsonl:{page.id}",
            envelope=Envelope(
                headline=page.headline,
                publisher=page.publisher,
                agency=page.agency,
                url=page.url,
                language="en",
                published=Published(start=day, end=day, basis="given"),
            ),
            text=self.text,
            sentences=tuple(self.sentences),
            actors=tuple(_actor(key, spans) for key, spans in self.actors.items()),
            places=tuple(
                Place(
                    id=f"p {name}",
                    name=name,
                    country=known[name].country,
                    latitude=known[name].latitude,
                    longitude=known[name].longitude,
                    precision="town",
                    mentions=tuple(spans),
                )
                for name, spans in self.places.items()
            ),
            times=tuple(self.times),
            statements=tuple(self.statements),
            events=tuple(self.events),
        )

    def _say(self, words: str) -> None:
        self.sentences.append((len(self.text), len(self.text) + len(words)))
        self.text += words

    def _sentence(self, sentence: Sentence) -> None:
        start = len(self.text)
        self._say(sentence.text)
        marks = [mark.moved(start) for mark in sentence.marks]
        for mark in marks:
            span = mark.start, mark.end
            if mark.kind == "actor":
                self.actors.setdefault(mark.key, []).append(span)
            elif mark.kind == "place":
                self.places.setdefault(mark.key, []).append(span)
            elif mark.kind == "time":
                self.times.append(Time(span=span, type="DATE", value=mark.key))
        said = self._statement(sentence, marks)
        for mark in marks:
            if mark.kind == "event":
                self._event(sentence, mark, marks, said)

    def _statement(self, sentence: Sentence, marks: list[Mark]) -> tuple[str, list[Mark]] | None:
        """What is said in the sentence: its source is the first actor outside the words."""
        said = [mark for mark in marks if mark.kind == "said"]
        if not said:
            return None
        actors = [mark for mark in marks if mark.kind == "actor" and not _within(mark, said)]
        name, claim = f"s{len(self.statements) + 1}", sentence.line.claim
        direct = self.text[said[0].start - 1] == "“"
        self.statements.append(
            Statement(
                id=name,
                source=(actors[0].key,) if actors else (),
                source_span=(actors[0].start, actors[0].end) if actors else None,
                content=tuple((mark.start, mark.end) for mark in said),
                form="direct" if direct else "indirect",
                polarity="denied" if claim and claim[1] == "deny" and not direct else "asserted",
            )
        )
        return name, said

    def _event(self, sentence: Sentence, mark: Mark, marks: list[Mark], said: tuple[str, list[Mark]] | None) -> None:
        line = sentence.line
        happening = line.events[mark.key]
        inside = said is not None and _within(mark, said[1])
        denied = inside and line.claim is not None and line.claim[1] == "deny"
        places = [m.key for m in marks if m.kind == "place" and happening.town and m.key == happening.town.name]
        when = _when(happening, line.claim is not None and mark.key == "act", marks, sentence, self.page)
        self.events.append(
            Event(
                id=f"e{len(self.events) + 1}",
                type=happening.types[0],
                actor=self._parties(happening.actors, marks),
                recipient=self._parties(happening.recipients, marks),
                trigger=(mark.start, mark.end),
                sentence=len(self.sentences) - 1,
                place=f"p {places[0]}" if places else None,
                start=when,
                end=when,
                status="denied" if denied else STATUS[line.status],
                statement=said[0] if said and inside else None,
                intensity=0.0,
                confidence=0.9,
            )
        )

    def _parties(self, countries: tuple[str, ...], marks: list[Mark]) -> tuple[str, ...]:
        """Those of the countries whom the sentence names; else the state itself, which the page names elsewhere."""
        found: list[str] = []
        for code in countries:
            named = [mark.key for mark in marks if mark.kind == "actor" and mark.key.split(".")[0] == code]
            found.append(named[0] if named else code)
            self.actors.setdefault(found[-1], [])
        return tuple(dict.fromkeys(found))


def events(page: Page) -> Iterator[tuple[int, Mark, Happening]]:
    """Number of the sentence, mark and happening of each event that a page tells of."""
    for number, sentence in enumerate(page.sentences):
        for mark in sentence.marks:
            if mark.kind == "event":
                yield number, mark, sentence.line.events[mark.key]


def _when(happening: Happening, loose: bool, marks: list[Mark], sentence: Sentence, page: Page) -> str | None:
    """The day that the sentence gives; that of an alleged act is not told."""
    if loose:
        return None
    days = [mark.key for mark in marks if mark.kind == "time"]
    wanted = (sentence.line.when or happening.day).isoformat()
    near = [day for day in days if wanted.startswith(day)]
    if near:
        return near[0]
    told = first_day(days[0]) if days else None
    return days[0] if told else None


def _within(mark: Mark, spans: list[Mark]) -> bool:
    return any(span.start <= mark.start and mark.end <= span.end for span in spans)


def _actor(key: str, spans: list[Span]) -> Actor:
    code, _, role = key.partition(".")
    state = states()[code]
    if not role:
        return Actor(id=key, name=state.name, kind="state", country=code, sectors=("GOV",), mentions=tuple(spans))
    name, office = state.people[role], state.office(role)
    return Actor(id=key, name=name, kind="person", country=code, sectors=("GOV",), role=office, mentions=tuple(spans))
