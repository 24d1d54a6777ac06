"""Persons and the offices that the page gives them: *Foreign Minister Ferit Hoxha*, *Xi, China's president*."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dragoman.actors import unnamed
from dragoman.actors.cast import Cast, Figure
from dragoman.actors.offices import Holder
from dragoman.actors.people import Person, gender
from dragoman.actors.titles import Phrase, is_former, role_of
from dragoman.language import Parse

OPENING = frozenset({",", "(", "—", "–", "-"})
CLOSING = frozenset(
    {",", ".", ";", ":", ")", "—", "–", "-", "who", "whose", "of", "for", "to", "at", "in", "on", "and", "”"}
)
ELSEWHERE = "ELI"
# Words for those who hold some office: the lexicon's word for it tells more.
LOOSE_OFFICES = frozenset({"leader", "strongman", "ruler", "dictator", "chief", "boss", "head", "politician"}) | {
    *("ayatollah", "sheikh", "sheik", "cleric"),
}
# Who serves in these without a country named serves in the article's own.
DOMESTIC = frozenset({"GOV", "MIL", "LEG", "COP", "JUD", "SPY"})


def attach(parse: Parse, phrases: Sequence[Phrase], spans: Iterable[tuple[int, int]]) -> dict[int, tuple[int, int]]:
    """For the index of each phrase that is a person's title or apposition, the span of the person's name."""
    starts = {start: (start, end) for start, end in spans}
    ends = {end: (start, end) for start, end in starts.values()}
    directly = dict(starts)
    attached: dict[int, tuple[int, int]] = {}
    for number, phrase in reversed(list(enumerate(phrases))):
        span = directly.get(phrase.end) or _after_of(parse, phrase, directly)
        if span is not None:
            # The title before this title is the same person's: "exercise director Brigadier General Blanco".
            directly.setdefault(phrase.end - phrase.title.size, span)
            if (first := _joined_to(parse, phrase)) is not None:
                directly.setdefault(first, span)
        else:
            span = _apposed(parse, phrase, starts, ends)
        if span is not None:
            attached[number] = span
    return attached


def _after_of(parse: Parse, phrase: Phrase, directly: Mapping[int, tuple[int, int]]) -> tuple[int, int] | None:
    """*President of the Republic of Kenya John Reed*, *special envoy to Ukraine Kurt Weiss*."""
    if phrase.title.sort != "office" or phrase.title.plural or phrase.right == phrase.end:
        return None
    # "told the president of Kenya Reed would go" is running text.
    named = parse.doc[phrase.head].text[0].isupper() or phrase.determiner is None
    return directly.get(phrase.right) if named else None


def _joined_to(parse: Parse, phrase: Phrase) -> int | None:
    """Where the other office of one person ends: *Deputy Prime Minister and Foreign Minister John Reed*."""
    doc, joint = parse.doc, phrase.start - 1
    if joint < 2 or doc[joint].lower_ != "and" or not doc[joint - 1].text[0].isupper():
        return None
    deputy = any(t.lower_ in ("deputy", "vice") for t in doc[max(0, joint - 3) : joint])
    return joint if deputy else None


def _apposed(
    parse: Parse, phrase: Phrase, starts: Mapping[int, tuple[int, int]], ends: Mapping[int, tuple[int, int]]
) -> tuple[int, int] | None:
    doc = parse.doc
    if phrase.title.plural or phrase.title.sort not in ("office", "person"):
        return None
    opening = phrase.outer - 1
    if opening > 0 and doc[opening].text in OPENING and opening in ends:
        after = doc[phrase.end].lower_ if phrase.end < len(doc) else "."
        if doc[phrase.head].dep_ == "appos" or after in CLOSING - {"and"}:
            return ends[opening]
    closing = phrase.right
    told = closing > phrase.end
    known = phrase.determiner in (None, "the") or bool(phrase.matches)
    if closing + 1 in starts and doc[closing].text == "," and (told or known):
        span = starts[closing + 1]
        definite = told or phrase.determiner == "the" or phrase.matches or phrase.owner is not None
        if definite and (span[1] >= len(doc) or doc[span[1]].lower_ in CLOSING - {"of", "for", "to", "at", "in", "on"}):
            return span
    return None


def enter(cast: Cast, person: Person, titles: Sequence[Phrase]) -> str:
    """Enter a person with what the page says of him, and what the lexicon of offices says at the report's day."""
    told = [p for p in titles if p.title.sort in ("office", "person") and not _nickname(cast.parse, p)]
    figure = Figure(person.key, person.name, "person", gender=gender(person))
    figure.gender = next((p.title.gender for p in titles if p.title.gender), None) or figure.gender
    figure.country = person.country
    if person.holder is not None:
        figure.wikidata = person.holder.wikidata
        figure.country = person.holder.country
        figure.offices = tuple(row["office"] for row in person.holder.rows if cast.day and row.holds(cast.day))
    _from_page(cast, figure, told)
    if person.holder is not None:
        _from_lexicon(figure, person.holder, cast.day, any(unnamed.countries(p) or p.matches for p in told))
    if "IGO" in figure.sectors:
        figure.country = None
    return cast.enter(figure).key


def _nickname(parse: Parse, phrase: Phrase) -> bool:
    """*“Jihadi Jack”*: what is called so is not said to be so."""
    before = parse.doc[phrase.start - 1] if phrase.start else None
    return before is not None and before.is_quote and not before.whitespace_


def _from_page(cast: Cast, figure: Figure, told: Sequence[Phrase]) -> None:
    offices = [p for p in told if p.title.sort == "office"] or told
    if any(p.title.relational and not p.matches for p in offices):
        offices = [p for p in offices if not p.title.relational]
    by_length = sorted(offices, key=lambda p: -len(role_of(cast.parse, p)))
    found = [country for p in by_length for country in unnamed.countries(p)[:1]]
    abroad = all(p.title.noun in unnamed.SPEAKERS_FOR_OTHERS or p.title.sort != "office" for p in offices)
    if found and not (abroad and figure.country):
        figure.country = found[0]
    offices = [p for p in offices if not p.title.relational]
    if not offices:
        return
    best = max(offices, key=lambda p: (p.title.sort == "office", not p.title.vague, len(role_of(cast.parse, p))))
    figure.role = unnamed.role(cast.parse, best)
    figure.offices = tuple(dict.fromkeys((*(role_of(cast.parse, p) for p in offices), *figure.offices)))
    figure.sectors = unnamed.sectors(cast.parse, best)
    if is_former(cast.parse, best):
        figure.sectors = (ELSEWHERE,)


def serves_at_home(figure: Figure, told: Sequence[Phrase]) -> bool:
    """Whether somebody whose country is not told serves the article's own: envoys serve abroad, lawyers anybody."""
    if figure.country is not None or not DOMESTIC & set(figure.sectors):
        return False
    return any(p.title.sort == "office" and p.title.noun not in unnamed.SPEAKERS_FOR_OTHERS for p in told)


def _from_lexicon(figure: Figure, holder: Holder, day: str | None, told: bool) -> None:
    """Fill what the page leaves open; an international office counts unless the page names a country or a body."""
    if day is None:
        return
    held = holder.on(day)
    if held and held[1] == "IGO" and not told:
        figure.role, figure.sectors = held[0], ("IGO",)
    if figure.role and not (held and figure.role.split()[-1] in LOOSE_OFFICES):
        return
    if held:
        figure.role, sector = held
        figure.sectors = (sector,) if sector else figure.sectors
    elif (last := holder.before(day)) is not None:
        figure.role, figure.sectors = f"former {last}", (ELSEWHERE,)
