"""The report: what reading one page gives, as frozen records.

Every record rests on spans, `[start, end)` in Unicode code points of `Report.text`. The names here are a contract:
they change only with the `schema` number.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Span = tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=0)]]
"""`[start, end)` in code points of the report's text."""

IsoDate = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
"""An ISO 8601 day, month or year."""

Basis = Literal["given", "metadata", "url", "dateline", "text"]
ActorKind = Literal["person", "state", "organization", "group", "unnamed"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Form = Literal["direct", "indirect", "mixed"]
Polarity = Literal["asserted", "denied", "doubted"]
Stance = Literal["supportive", "critical", "neutral"]
Status = Literal["occurred", "ongoing", "planned", "possible", "denied"]
PLOVER = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
)
"""The event types of PLOVER (2021), of which a user's own ontology may have more."""

EventType = Annotated[str, Field(pattern=r"^[A-Z][A-Z_]*$")]
"""A type of `PLOVER`, or of a user's own ontology."""

Precision = Literal["site", "town", "district", "region", "area", "country"]
PlaceRole = Literal["scene", "destination", "origin", "holder", "dateline", "mentioned"]
EnvelopeField = Literal["headline", "authors", "publisher", "published"]


class Record(BaseModel):
    """A frozen record that refuses unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Published(Record):
    """The publication date: `start` and `end` are equal when the day is known; `basis` says where it comes from."""

    start: IsoDate
    end: IsoDate
    basis: Basis


class Dateline(Record):
    """The place, and the agency in brackets, that open a wire story: *Hong Kong (CNN) —*."""

    place: str | None = None
    agency: str | None = None


class Conflict(Record):
    """A field of the envelope of which the page says two things; `basis` and `other_basis` say where each stands."""

    field: EnvelopeField
    kept: str
    basis: str | None = Field(default=None, description="null where what is kept was put together from several places")
    other: str
    other_basis: str


class Envelope(Record):
    """What stands around the article. What is not known is null or empty, never guessed."""

    headline: str | None = None
    authors: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    publisher: str | None = Field(default=None, description="the site that published the page")
    agency: str | None = Field(default=None, description="the wire that wrote the story: CNN, AP, Reuters, AFP …")
    dateline: Dateline | None = None
    section: str | None = None
    language: str | None = Field(default=None, description="ISO 639-1 code")
    rights: str | None = None
    url: str | None = None
    published: Published | None = None
    conflicts: tuple[Conflict, ...] = Field(default=(), description="what else the page claims, by field")


class Actor(Record):
    """Someone who acts, with every place in the text where he is meant."""

    id: str
    name: str = Field(description="canonical name")
    kind: ActorKind
    country: str | None = Field(default=None, description="ISO 3166-1 alpha-3")
    sectors: tuple[str, ...] = Field(default=(), description="PLOVER sector codes")
    role: str | None = Field(default=None, description="office held at the time of the report")
    wikidata: str | None = None
    mentions: tuple[Span, ...] = ()


class Place(Record):
    """A place on the map. Coordinates are decimal degrees (WGS 84), the middle of what `precision` says."""

    id: str
    name: str
    country: str | None = Field(default=None, description="ISO 3166-1 alpha-3")
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None
    precision: Precision | None = Field(default=None, description="what the coordinates are the middle of")
    mentions: tuple[Span, ...] = ()
    roles: tuple[PlaceRole, ...] = Field(default=(), description="what each mention is there for, in their order")


class Time(Record):
    """A TIMEX3 expression (ISO-TimeML) and its value against the publication date."""

    span: Span
    type: TimeType
    value: str


class About(Record):
    """An actor mentioned in what somebody says, and the stance towards him that the words show."""

    actor: str = Field(description="actor id")
    stance: Stance = "neutral"
    words: tuple[Span, ...] = Field(default=(), description="the words that show the stance")


class Statement(Record):
    """Who said what, and through whom it reached us."""

    id: str
    source: tuple[str, ...] = Field(default=(), description="actor ids")
    source_span: Span | None = None
    cue: Span | None = None
    content: tuple[Span, ...] = ()
    form: Form
    via: str | None = Field(default=None, description="actor id of who relayed it, such as a news agency")
    addressee: tuple[str, ...] = Field(
        default=(), description="actor ids of those spoken to, where the text names them"
    )
    polarity: Polarity = Field(default="asserted", description="how the cue's own words stand to the content")
    about: tuple[About, ...] = Field(default=(), description="actors mentioned in the content, the source aside")


class Event(Record):
    """Who did what to whom (PLOVER 2021), with what status."""

    id: str
    type: EventType
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actor: tuple[str, ...] = Field(default=(), description="actor ids; all parties of a symmetric event")
    recipient: tuple[str, ...] = Field(default=(), description="actor ids")
    trigger: Span
    sentence: int = Field(ge=0, description="index into sentences")
    place: str | None = Field(default=None, description="place id")
    start: IsoDate | None = None
    end: IsoDate | None = None
    status: Status
    statement: str | None = Field(default=None, description="id of the statement it is told in")
    cameo: str | None = None
    intensity: float | None = Field(default=None, ge=-10, le=10, description="PLOVER conflict-cooperation scale")
    confidence: float = Field(ge=0, le=1)


class Report(Record):
    """All that one page says."""

    schema_: Literal["dragoman/1"] = Field(default="dragoman/1", alias="schema")
    id: str
    origin: str
    envelope: Envelope
    text: str
    sentences: tuple[Span, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()

    def to_json(self) -> str:
        """One line of JSON, the same bytes for the same report."""
        return self.model_dump_json(by_alias=True)

    def quote(self, span: Span) -> str:
        """The words that a span rests on."""
        return self.text[span[0] : span[1]]
