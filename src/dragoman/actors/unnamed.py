"""Phrases of office or function made into actors: unnamed people and the institutions of states."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.actors import states
from dragoman.actors.cast import Cast, Figure
from dragoman.actors.names import Entry, Match, adjective
from dragoman.actors.nouns import Title, titles, uses
from dragoman.actors.titles import Phrase, is_former, proper_start, role_of
from dragoman.language import Parse
from dragoman.report import ActorKind

# One government under several words.
SAME = {
    **dict.fromkeys(("administration", "regime", "junta", "cabinet"), "government"),
    "authorities": "authority",
}
GOVERNMENTS = dict.fromkeys(
    ("government", "administration", "regime", "junta"), frozenset({"government", "administration", "regime", "junta"})
)
UNMARKED = dict.fromkeys(map(ord, '“”"‘«»'))
SPEAKERS_FOR_OTHERS = frozenset(
    {"ambassador", "envoy", "representative", "negotiator", "diplomat", "mission", "mediator"}
)
SPEAKING_FOR_STATES = frozenset({"leader", "chief", "head", "spokesman", "spokeswoman", "spokesperson", "source"})
# Societies have them as well as states: *president of the chess club*.
PRESIDING = frozenset({"president", "vice president", "secretary", "governor", "general secretary", "deputy"})


def countries(phrase: Phrase) -> list[str]:
    """The countries that the phrase's own words give: of adjectives and possessors, else of its *of* part."""
    matches = [m for m in phrase.matches if not (phrase.title.relational and m is phrase.possessor)]
    matches = [m for m in matches if not of_firm(phrase, m)]
    found = [m.country for m in matches if m.country]
    serves_body = phrase.title.kin or any(m.entry("organization", "group") for m in matches)
    if not found and phrase.of is not None and phrase.of.country and not (phrase.title.relational or serves_body):
        found = [m.country for m in (phrase.of, *phrase.of_more) if m.country]
    elif len(found) > 1 and not _joined(phrase):
        found = found[:1]
    if not found and phrase.title.country:
        found = [phrase.title.country]
    return list(dict.fromkeys(found))


def _joined(phrase: Phrase) -> bool:
    """*US and Russian negotiators*, *the Russian and Syrian defence ministry*: one for each of the countries."""
    several = phrase.title.plural or phrase.title.sort == "institution"
    return several and phrase.joined and all(m.entry("state", "adjective", "capital") for m in phrase.matches)


def sectors(parse: Parse, phrase: Phrase) -> tuple[str, ...]:
    """PLOVER sectors: of the noun, else of its modifiers and of the body that it belongs to."""
    own, noun = phrase.title.sectors, phrase.title.noun
    known = bool(countries(phrase))
    if noun in SPEAKERS_FOR_OTHERS and known and not _of_group(phrase):
        return own
    body = next((e.sectors for e in _bodies(phrase) if e.sectors), ())
    modifier = next((t.sectors for t in _titles_beside(parse, phrase) if t.sectors), ())
    if "MIL" in own and {"REB", "OPP"} & {*body, *modifier}:
        return ("REB",)  # opposition forces are no army of the state
    governs = noun in GOVERNMENTS or noun == "authorities"
    if "REB" in body and (governs or {"CVL", "REF"} & set(own)):
        return own
    if body and (not own or {"IGO", "NGO", "REB", "BUS", "EDU"} & set(body)):
        return body
    if own and not (noun in PRESIDING and phrase.of_other):
        return own
    if modifier and noun not in uses("observer"):
        return modifier
    state = phrase.of is None or phrase.of.entry("state", "organization") is not None
    return ("GOV",) if noun in SPEAKING_FOR_STATES and known and state and not own else ()


def _of_group(phrase: Phrase) -> Entry | None:
    """*a Hezbollah leader* is of a country, and yet not its government's man."""
    return next((e for m in phrase.matches if (e := m.entry("group")) and e.country), None)


def international(phrase: Phrase) -> str | None:
    """The international body that the phrase serves, where no country is named: *the EU's foreign policy chief*."""
    if countries(phrase):
        return None
    return next((e.name for e in _bodies(phrase) if "IGO" in e.sectors), None)


def role(parse: Parse, phrase: Phrase) -> str:
    """The office in words, with the international body where it is one's: *United Nations special envoy*."""
    body = international(phrase)
    words = role_of(parse, phrase)
    if body and words.startswith("former "):
        return f"former {body} {words.removeprefix('former ')}"
    return f"{body} {words}" if body else words


def _bodies(phrase: Phrase) -> Iterator[Entry]:
    for match in (*phrase.matches, phrase.of):
        body = match.entry("organization", "group", "seat") if match else None
        if match is not None and body is not None and not of_firm(phrase, match):
            yield body


def of_firm(phrase: Phrase, match: Match) -> bool:
    """*Twitter users*, *Uber drivers*: people and crowds by a firm's name are not of the firm, unless they work."""
    firm = match.entry("organization")
    works = phrase.title.sort not in ("person", "body") or {"BUS", "LAB"} & set(phrase.title.sectors)
    return firm is not None and firm.sectors == ("BUS",) and not works


def _titles_beside(parse: Parse, phrase: Phrase) -> Iterator[Title]:
    """*rebel leaders*, *government spokesman*; *the ministry's spokesman*, *a spokesman for the army*."""
    served = range(phrase.end, phrase.of_other) if phrase.title.noun in uses("serving") else ()
    for i in (*reversed(phrase.modifiers), *([phrase.owner] if phrase.owner is not None else ()), *served):
        # *coast guard crews*: the longer title tells more
        pair = parse.doc[i - 1 : i + 1].text.lower() if i else ""
        title = titles().get(pair) or titles().get(parse.doc[i].lower_)
        # "major donors", "chief adviser": as adjectives these are no ranks.
        if title is not None and (title.sort != "office" or parse.doc[i].pos_ != "ADJ"):
            yield title


def name(parse: Parse, phrase: Phrase, country: str | None) -> str:
    """A name for an unnamed actor: its words, the country's adjective put before them where they lack it."""
    doc = parse.doc
    inside = any(m.start >= phrase.start for m in phrase.matches)
    start = phrase.start
    if phrase.title.sort == "institution" and country is not None:
        start = proper_start(parse, phrase)
        inside = inside and any(m.start >= start for m in phrase.matches)
    words = " ".join(doc[start : _end_of_name(parse, phrase)].text.translate(UNMARKED).split())
    if len(phrase.matches) > 1 and country and _joined(phrase):
        words, inside = doc[phrase.end - phrase.title.size : phrase.end].text, False
    if (
        phrase.end - start == 1
        and not phrase.title.plural
        and doc[phrase.head].dep_ == "compound"
        and (phrase.title.sort == "person" or phrase.title.noun == "troop")
    ):
        words = f"{words}s"
    plain = doc[start].pos_ in ("NOUN", "ADJ") and not any(m.start <= start < m.end for m in phrase.matches)
    if plain and doc[start].ent_type_ != "NORP" and doc[start].is_sent_start and doc[start].text[1:].islower():
        words = words[0].lower() + words[1:]
    inside = inside or _end_of_name(parse, phrase) > phrase.end
    body = international(phrase)
    if body is not None and not inside:
        return f"{body} {words}"
    group = _of_group(phrase)
    if group is not None and not inside:
        return f"{group.name} {words}"
    if inside or country is None or doc[start].pos_ == "NUM":
        return words
    return f"{adjective(country)} {words}"


def _end_of_name(parse: Parse, phrase: Phrase) -> int:
    """*the National University of Lesotho*: the *of* part of a name in capitals is a part of it."""
    proper = phrase.title.sort == "institution" and parse.doc[phrase.head].text[0].isupper()
    follows = phrase.end < len(parse.doc) and parse.doc[phrase.end].lower_ == "of"
    return phrase.right if proper and follows and phrase.possessor is None else phrase.end


def enter(cast: Cast, phrase: Phrase, inherited: str | None, group: Figure | None = None) -> Iterator[str]:
    """The keys of the figures that a phrase means, one for each of its countries.

    What belongs to an armed `group` is its own: *the Houthis and their forces*.
    """
    own: list[str | None] = [*countries(phrase)]
    for country in own or [inherited]:
        if country:
            states.enter(cast, country)
        figure = _figure(cast, phrase, country)
        if group is not None and not own:
            figure.name = f"{group.name} {name(cast.parse, phrase, None)}"
            figure.key, figure.sectors = f"unnamed:{figure.name.lower()}", group.sectors
        yield cast.enter(figure).key


def _figure(cast: Cast, phrase: Phrase, country: str | None) -> Figure:
    title, label = phrase.title, name(cast.parse, phrase, country)
    if (key := _key(cast.parse, phrase, country, label)).startswith("government:") and country:
        label = f"{adjective(country)} government"
    head = cast.parse.doc[phrase.head]
    proper = head.text[0].isupper() and not head.is_sent_start and bool(phrase.modifiers)
    institution = title.sort == "institution" and (country is not None or label[0].isupper())
    one = not title.plural or title.noun == head.lower_
    kind: ActorKind = "organization" if one and (institution or (title.sort == "body" and proper)) else "unnamed"
    figure = Figure(
        key=key,
        name=label,
        kind=kind,
        country=country,
        sectors=sectors(cast.parse, phrase),
        gender=title.gender,
        plural=title.plural or title.noun in ("police", "people"),
        collective=title.sort in ("institution", "body"),
        nouns=frozenset({title.noun, title.noun.split()[-1]}) | GOVERNMENTS.get(title.noun, frozenset()),
    )
    if title.sort == "office" and not title.plural:
        figure.role = role(cast.parse, phrase)
        if is_former(cast.parse, phrase):
            figure.sectors = ("ELI",)
    return figure


def _key(parse: Parse, phrase: Phrase, country: str | None, label: str) -> str:
    noun = SAME.get(phrase.title.noun, phrase.title.noun)
    counted = any(parse.doc[i].pos_ == "NUM" for i in phrase.modifiers)
    if noun == "government" and country and not phrase.title.plural:
        return f"government:{country}"
    alone = phrase.title.sort in ("office", "person") and not phrase.title.plural and phrase.determiner != "the"
    unique = f"@{phrase.start}" if counted or (alone and not phrase.owner and phrase.determiner) else ""
    return f"unnamed:{country}:{label.lower()}{unique}"


def of_people(cast: Cast, match: Match, text: str) -> str | None:
    """*the Palestinians*, *a second Briton*: a people, or one of it."""
    entry = match.entry("people")
    if entry is None:
        return None
    figure = Figure(f"{entry.key}:{text.lower()}", text, "unnamed", entry.country, ("CVL",), plural=text.endswith("s"))
    return cast.enter(figure).key
