"""Phrases of office or function made into actors: unnamed people and the institutions of states."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.actors import states
from dragoman.actors.cast import Cast, Figure
from dragoman.actors.names import Match, adjective
from dragoman.actors.titles import Phrase, is_former, role_of
from dragoman.language import Parse
from dragoman.report import ActorKind

# One government under several words.
SAME = {"administration": "government", "regime": "government", "cabinet": "government", "authorities": "authority"}
SPEAKERS_FOR_OTHERS = frozenset({"ambassador", "envoy", "representative", "negotiator", "diplomat", "mission"})
EMPTY_SECTOR_OF_STATES = frozenset({"leader", "chief", "head", "spokesman", "spokeswoman", "spokesperson", "source"})


def countries(phrase: Phrase) -> list[str]:
    """The countries that the phrase's own words give: of adjectives and possessors, else of its *of* part."""
    found = [m.country for m in phrase.matches if m.country]
    if not found and phrase.of is not None and phrase.of.country:
        found = [phrase.of.country]
    if len(found) > 1 and not _joined(phrase):
        found = found[:1]
    return list(dict.fromkeys(found))


def _joined(phrase: Phrase) -> bool:
    """*US and Russian negotiators*: several countries, and not one inside another's name."""
    return phrase.title.plural and all(m.entry("state", "adjective", "capital") for m in phrase.matches)


def sectors(parse: Parse, phrase: Phrase, titled: tuple[str, ...] = ()) -> tuple[str, ...]:
    """PLOVER sectors: of the noun, else of its modifiers and of the body that it belongs to."""
    own = phrase.title.sectors
    bodies = [
        e for m in (*phrase.matches, phrase.of) if m for e in m.entries[:1] if e.sort not in ("state", "adjective")
    ]
    from_body = next((e.sectors for e in bodies if e.sectors and e.sort != "capital"), ())
    if phrase.title.noun in SPEAKERS_FOR_OTHERS and countries(phrase):
        return own
    if from_body and (not own or "IGO" in from_body or "REB" in from_body):
        return from_body
    if own:
        return own
    if titled:
        return titled
    governs = phrase.title.noun in EMPTY_SECTOR_OF_STATES and bool(countries(phrase))
    return ("GOV",) if governs else ()


def name(parse: Parse, phrase: Phrase, country: str | None) -> str:
    """A name for an unnamed actor: its words, the country's adjective put before them where they lack it."""
    inside = any(m.start >= phrase.start for m in phrase.matches)
    words = " ".join(parse.doc[phrase.start : phrase.end].text.split())
    if len(phrase.matches) > 1 and country:
        words = " ".join(parse.doc[phrase.end - 1 : phrase.end].text.split())
        inside = False
    return words if inside or country is None else f"{adjective(country)} {words}"


def enter(cast: Cast, phrase: Phrase, inherited: str | None, titled: tuple[str, ...] = ()) -> Iterator[str]:
    """The keys of the figures that a phrase means, one for each of its countries."""
    for country in countries(phrase) or [inherited]:
        if country:
            states.enter(cast, country)
        label = name(cast.parse, phrase, country)
        institution = phrase.title.sort == "institution" and (country is not None or label[0].isupper())
        kind: ActorKind = "organization" if institution else "unnamed"
        figure = Figure(
            key=_key(cast.parse, phrase, country, label),
            name=label,
            kind=kind,
            country=country,
            sectors=sectors(cast.parse, phrase, titled),
            gender=phrase.title.gender,
            plural=phrase.title.plural or phrase.title.noun in ("police", "people"),
            nouns=frozenset({phrase.title.noun, SAME.get(phrase.title.noun, phrase.title.noun)}),
        )
        if phrase.title.sort == "office" and not phrase.title.plural:
            figure.role = role_of(cast.parse, phrase)
            if is_former(cast.parse, phrase):
                figure.sectors = ("ELI",)
        yield cast.enter(figure).key


def _key(parse: Parse, phrase: Phrase, country: str | None, label: str) -> str:
    noun = SAME.get(phrase.title.noun, phrase.title.noun)
    counted = any(parse.doc[i].pos_ == "NUM" for i in phrase.modifiers)
    if noun == "government" and country:
        return f"government:{country}"
    alone = phrase.title.sort in ("office", "person") and not phrase.title.plural and phrase.determiner != "the"
    unique = f"@{phrase.start}" if counted or alone and not phrase.owner and phrase.determiner else ""
    return f"unnamed:{country}:{label.lower()}{unique}"


def of_people(cast: Cast, match: Match, text: str) -> str | None:
    """*the Palestinians*, *a second Briton*: a people, or one of it."""
    entry = match.entry("people")
    if entry is None:
        return None
    figure = Figure(f"{entry.key}:{text.lower()}", text, "unnamed", entry.country, ("CVL",), plural=text.endswith("s"))
    return cast.enter(figure).key
