"""The stages of the room in order."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dragoman.actors import (
    acronyms,
    bodies,
    coreference,
    descriptions,
    names,
    people,
    persons,
    roles,
    states,
    titles,
    unnamed,
)
from dragoman.actors.cast import Cast
from dragoman.actors.names import Entry, Match
from dragoman.actors.records import Actors, MentionKind
from dragoman.actors.settle import settle
from dragoman.actors.titles import Phrase
from dragoman.language import Parse
from dragoman.report import Published

FIRST_PERSON = frozenset({"i", "me", "my"})
FIRST_PERSON_WORDS = re.compile(r"\b(?:I|[Mm]e|[Mm]y)\b")
# An interview of the tuned articles has nine, a report of news none or one.
NARRATED = 3


def find(parse: Parse, *, published: Published | None = None, agency: str | None = None) -> Actors:
    """The actors of a parsed article.

    Args:
        parse: the article.
        published: its publication date, for the offices that people hold; without it offices come from the page alone.
        agency: the wire that wrote the story; kept for callers that know it, since its name needs no mention.
    """
    cast = Cast(parse, published.start if published else None, narrated=_is_narrated(parse))
    apart = names.datelines(parse)
    matches = [m for m in acronyms.settle(parse, names.find(parse)) if m.start not in apart]
    spans = [s for s in persons.spans(parse, matches, cast.day) if s[0] not in apart]
    matches = settle(parse, matches, spans)
    phrases = titles.find(parse, matches, spans)
    _name_bodies(cast, matches)
    attached = roles.attach(parse, phrases, spans)
    owned = _name_persons(cast, spans, phrases, attached, matches)
    named = {span for draft in cast.drafts for span in spans if draft.end == span[1]}
    told = [p for n, p in enumerate(phrases) if attached.get(n) not in named]
    bodies.recognise(cast, matches, [*spans, *((p.start, p.right) for p in told)])
    coreference.resolve(cast, told)
    bodies.recognise(cast, matches, spans)
    for key, phrase in owned:
        coreference.adopt(cast, cast.figures[key], phrase)
    return cast.actors()


def _is_narrated(parse: Parse) -> bool:
    """Whether the text says *I* outside quotations, more often than a slip."""
    if len(FIRST_PERSON_WORDS.findall(parse.text)) < NARRATED:
        return False
    quoted = {i for q in parse.quotations for i in range(q.start, q.end)}
    return sum(t.lower_ in FIRST_PERSON and t.i not in quoted for t in parse.doc) >= NARRATED


def _name_bodies(cast: Cast, matches: Sequence[Match]) -> None:
    for match in matches:
        entry = match.entries[0]
        body = match.entry("organization", "group")
        text = cast.parse.doc[match.start : match.end].text
        if match.blocked or entry.sort == "region":
            continue
        if body is not None:
            key = bodies.enter(cast, body)
            cast.mention(match.start, match.end, [key], "name")
            cast.figures[key].country = cast.figures[key].country or _minority_in(cast, match, matches)
        elif entry.sort in ("seat", "capital"):
            if entry.sort == "seat" or states.stands_for_government(cast.parse, match):
                key = _seat(cast, match)
                cast.mention(match.start, match.end, [key], "metonym")
        elif match.entry("adjective", "state") and not states.means_people(cast.parse, match):
            chosen = match.entry("state") or match.entry("adjective")
            if chosen is not None and chosen.key:
                modifies = states.modifies(cast.parse, match) or chosen.sort == "adjective"
                kind: MentionKind = "adjective" if modifies else "name"
                keys = [_of_adjective(cast, chosen), *_hyphened(cast, match)]
                cast.mention(match.start, match.end, keys, kind)
        elif (key_of_people := unnamed.of_people(cast, match, text)) is not None:
            cast.mention(match.start, match.end, [key_of_people], "name")


def _minority_in(cast: Cast, match: Match, matches: Sequence[Match]) -> str | None:
    """*ethnic Albanians in southern Serbia*: the country that a minority is told to live in."""
    body = match.entry("group")
    if body is None or body.country or "minority" not in body.nouns or match.end + 1 >= len(cast.parse.doc):
        return None
    if cast.parse.doc[match.end].lower_ not in ("in", "of"):
        return None
    near = (m for m in matches if match.end < m.start <= match.end + 3 and m.entry("state") and not m.blocked)
    return next((m.country for m in near), None)


def _hyphened(cast: Cast, match: Match) -> list[str]:
    """The other state of one word: *the U.S.-Japan pact*."""
    token = cast.parse.doc[match.start]
    rest = token.text.partition("-")[2] if match.end == match.start + 1 else ""
    known = (e for name, entries in names.index().get(rest, ()) if name == rest for e in entries) if rest else ()
    return [states.enter_entry(cast, e) for e in known if e.sort == "state" and e.key.startswith("state:")][:1]


def _of_adjective(cast: Cast, entry: Entry) -> str:
    """The state that a name or adjective means, or the people without a state: *Kurdish positions*."""
    people = next(iter(names.body(entry.key.removeprefix("body:"))), None) if entry.key.startswith("body:") else None
    return states.enter_entry(cast, entry) if people is None else bodies.enter(cast, people)


def _seat(cast: Cast, match: Match) -> str:
    entry = match.entries[0]
    if entry.key.startswith("state:"):
        return states.enter_entry(cast, entry)
    named = next((e for e in names.body(entry.name)), entry)
    return bodies.enter(cast, named)


def _name_persons(
    cast: Cast,
    spans: Sequence[tuple[int, int]],
    phrases: Sequence[Phrase],
    attached: Mapping[int, tuple[int, int]],
    matches: Sequence[Match],
) -> list[tuple[str, Phrase]]:
    """Enter the persons; those who serve somebody whom the text names only by a description or a pronoun come back."""
    told: dict[tuple[int, int], list[Phrase]] = {}
    for number, span in attached.items():
        told.setdefault(span, []).append(phrases[number])
    homeless: list[str] = []
    owned: list[tuple[str, Phrase]] = []
    spoken = frozenset(m.country for m in matches if m.country)
    context = people.Context(cast.day, spoken, frozenset(attached.values()))
    for person in people.cluster(cast.parse, spans, context):
        own = [p for span in person.spans for p in told.get(span, ())]
        key = roles.enter(cast, person, own)
        if own and cast.figures[key].country is None:
            cast.figures[key].country = _named_behind(cast, person.spans, matches)
        owned += [(key, p) for p in own if coreference.owner_at(p) is not None]
        if roles.serves_at_home(cast.figures[key], own) and all(key != k for k, _ in owned):
            homeless.append(key)
        for start, end in person.spans:
            before = [titles.proper_start(cast.parse, p) for p in told.get((start, end), ()) if p.end == start]
            cast.mention(min([start, *before]), end, [key], "name", end - 1)
            for phrase in told.get((start, end), ()):
                if phrase.end != start:
                    first = titles.proper_start(cast.parse, phrase)
                    cast.mention(first, phrase.end, [key], "description", phrase.head)
    home = descriptions.home_country(cast)
    for key in homeless:
        cast.figures[key].country = home
    return owned


def _named_behind(cast: Cast, spans: Sequence[tuple[int, int]], matches: Sequence[Match]) -> str | None:
    """*Foreign Minister Jane Roe of the Netherlands*: the state whose office it is, named behind the person."""
    known = {m.start: m for m in matches if m.entry("state") and not m.blocked}
    doc = cast.parse.doc
    for _, end in spans:
        if end + 1 >= len(doc) or doc[end].lower_ != "of":
            continue
        match = known.get(end + 2 if doc[end + 1].lower_ == "the" else end + 1)
        if match is not None and (match.end == len(doc) or doc[match.end].pos_ not in ("PROPN", "NOUN")):
            return match.country
    return None
