"""From PETRARCH dictionaries to tables: dated persons to `offices`, bodies to `organizations` and `groups`, agents to
`titles`.

The dictionaries write in capitals and say neither what an entry is nor which office a person held: an entry is taken
for a person where its codes have dates or its name begins with a known given name, his office is told by his sector.
Names of states, towns and peoples are left out: Dragoman has its own. So is every name that it knows already.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from dragoman.curation.importing import codes, dictionary
from dragoman.curation.importing.dictionary import Entry, Restricted
from dragoman.curation.importing.names import fold
from dragoman.curation.importing.writing import Tables, Tally
from dragoman.errors import UsageError
from dragoman.lexicon import cached, table

HELD = frozenset({"office", "honorific", "person"})
"""Classes of titles that stand before a person's name."""
ARMED = frozenset({"REB", "UAF", "CRM"})
SMALL = frozenset(
    {"of", "the", "and", "for", "in", "on", "to", "at", "de", "del", "la", "bin", "ibn", "al", "el", "von"}
)
ACRONYM = 4
"""A name of one word of so many letters at most is an acronym; a longer one may be either, and gets both spellings."""
LONGEST_NAME = 4
"""A person's name has so many words at most."""


def convert(path: Path, folder: Path, tally: Tally) -> None:
    """Read a dictionary of actors or agents and append its rows to the tables of a folder.

    Raises:
        UsageError: the file cannot be read.
        LexiconError: a table in the folder is wrong.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}") from error
    found = dictionary.read(data.splitlines())
    for problem in found.problems:
        tally.error(path.name, problem.line, str(problem))
    source = f"{path.name} (PETRARCH dictionary, SHA-256 {hashlib.sha256(data).hexdigest()}); its own terms hold"
    with Tables(folder, source, tally) as tables:
        for entry in (entry for entry in found.entries if entry.phrases):
            for name, cells in _rows(entry, found.sets, path.name, tally):
                tables.write(name, cells)


def _rows(
    entry: Entry, sets: Mapping[str, tuple[str, ...]], file: str, tally: Tally
) -> Iterator[tuple[str, dict[str, str]]]:
    meant = [(code, codes.read(code.code)) for code in entry.codes]
    for restricted, code in meant:
        for part in code.unknown if code else ():
            tally.unknown_code(part, file, restricted.line)
    held = [(restricted, code) for restricted, code in meant if code and code.sectors]
    if not held:
        tally.left_out["no code" if not entry.codes else "no sector, only a state or a place"] += 1
        return
    if any("~" in restricted.code for restricted, _ in held):
        yield from _agent(entry, sets, held[0][1], file, tally)
        return
    names = _persons(entry, dated=any(restricted.start or restricted.end for restricted, _ in held))
    if _known(entry.phrases[0]) or any(map(_known, names)):
        tally.left_out["already known"] += 1
    elif names:
        yield from (("offices", _occupancy(names, restricted, code)) for restricted, code in held)
    else:
        yield _body(entry, held[0][1])


def _persons(entry: Entry, *, dated: bool) -> list[str]:
    """The names of an entry without the titles before them, where it is a person: *President Jane Roe*."""
    names = [name for phrase in entry.phrases if (name := _untitled(phrase))]
    return names if names and (dated or _personal(names[0])) else []


def _untitled(phrase: str) -> str:
    words = phrase.split()
    while words and fold(words[0]) not in _given():
        ends = (n for n in (3, 2, 1) if n < len(words) and _is_title(words[:n]))
        size = next(ends, 0)
        if not size:
            break
        words = words[size:]
    return " ".join(words)


def _is_title(words: Sequence[str]) -> bool:
    """Whether words end in a title that stands before names: *foreign minister*."""
    return any(_titles().get(" ".join(words[at:]).lower()) in HELD for at in range(len(words)))


def _occupancy(phrases: Sequence[str], restricted: Restricted, code: codes.Code) -> dict[str, str]:
    name, *aliases = dict.fromkeys(_person(phrase) for phrase in phrases)
    kept = [alias for alias in aliases if " " in alias and not _known(alias)]
    return {
        "person": name,
        "aliases": "|".join(kept),
        "country": code.country,
        "office": code.office,
        "sector": code.sectors[0],
        "from": restricted.start,
        "to": restricted.end,
    }


def _body(entry: Entry, code: codes.Code) -> tuple[str, dict[str, str]]:
    spelled = dict.fromkeys(name for phrase in entry.phrases for name in spellings(phrase) if not _known(name))
    name, *names = spelled
    cells = {"name": name, "names": "|".join(names), "country": code.country, "sectors": "|".join(code.sectors)}
    if "IGO" in code.sectors:
        cells["country"] = ""
    return ("groups" if ARMED & set(code.sectors) else "organizations"), cells


def _agent(
    entry: Entry, sets: Mapping[str, tuple[str, ...]], code: codes.Code, file: str, tally: Tally
) -> Iterator[tuple[str, dict[str, str]]]:
    for phrase in entry.phrases:
        for noun, plural in _forms(phrase.upper(), entry.plural, sets):
            if "!" in noun:
                tally.error(file, entry.line, f"'{phrase}' names a set of words that is not given above")
            elif noun.lower() in _titles():
                tally.left_out["already known"] += 1
            else:
                cells = {"noun": noun.lower(), "plurals": plural.lower(), "sectors": "|".join(code.sectors)}
                yield "titles", {**cells, "class": _class(noun.lower())}


def _forms(phrase: str, plural: str | None, sets: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Each singular that a phrase stands for, with the plural where it is not the singular with s."""
    marker = next((marker for marker in sets if marker in phrase), None)
    if marker is None:
        given = plural.upper().replace("_", " ") if plural is not None else _regular(phrase)
        yield phrase, "" if given == f"{phrase}S" else given or phrase
        return
    words = sets[marker]
    plurals = {word: other for word in words for other in words if other in _plurals(word)}
    for word in words:
        if word not in plurals.values():
            yield phrase.replace(marker, word), phrase.replace(marker, plurals.get(word, word))


def _regular(noun: str) -> str:
    """The plural as PETRARCH makes it."""
    if noun.endswith("Y"):
        return f"{noun[:-1]}IES"
    return f"{noun}ES" if noun.endswith("SS") else f"{noun}S"


def _plurals(word: str) -> tuple[str, ...]:
    return _regular(word), re.sub("MAN$", "MEN", word) if word.endswith("MAN") else ""


def _class(noun: str) -> str:
    """The class of the title that a compound ends in, or begins with before *of*; a person where none is known."""
    head = noun.split(" of ")[0].split(" for ")[0]
    words = head.split()
    known = (" ".join(words[at:]) for at in range(len(words)))
    return next((_titles()[words] for words in known if words in _titles()), "person")


def spellings(phrase: str) -> list[str]:
    """How news may write a phrase that stands in capitals; one with small letters in it stays."""
    phrase = re.sub(r"^THE\s+", "", phrase, flags=re.IGNORECASE)
    if phrase != phrase.upper():
        return [phrase]
    if " " not in phrase and (len(phrase) <= ACRONYM or "." in phrase):
        return [phrase]
    words = [word if "." in word else _capital(word) for word in phrase.split()]
    title = " ".join(word.lower() if at and word.lower() in SMALL else word for at, word in enumerate(words))
    return [title] if " " in phrase else [title, phrase]


def _capital(word: str) -> str:
    """A word as it begins a name; an acronym that the lexicon knows (*UN*) stays."""
    if word in _acronyms():
        return word
    return "-".join(part.capitalize() for part in word.split("-"))


def _person(phrase: str) -> str:
    return spellings(phrase)[0]


def _personal(phrase: str) -> bool:
    words = phrase.split()
    return 1 < len(words) <= LONGEST_NAME and fold(words[0]) in _given()


def _known(name: str) -> bool:
    return fold(re.sub(r"^THE\s+", "", name, flags=re.IGNORECASE)) in _names()


@cached
def _given() -> frozenset[str]:
    return frozenset(fold(row["name"]) for row in table("given_names"))


@cached
def _names() -> frozenset[str]:
    """Every name of a person, state, body or seat, folded."""
    columns = {"offices": ("person", "aliases"), "countries": ("name", "names", "adjectives", "people", "capitals")}
    bodies = dict.fromkeys(("organizations", "groups", "former_states"), ("name", "names"))
    named = {**columns, **bodies, "metonyms": ("seat", "names"), "not_actors": ("name",)}
    return frozenset(
        fold(name) for kind, own in named.items() for row in table(kind) for column in own for name in row.many(column)
    )


@cached
def _acronyms() -> frozenset[str]:
    """Words of two letters and more that stand in capitals in names of states and bodies."""
    rows = (row for kind in ("countries", "organizations", "groups") for row in table(kind))
    words = (word for row in rows for name in (row["name"], *row.many("names")) for word in name.split())
    return frozenset(word for word in words if len(word) > 1 and word.isalpha() and word.isupper())


@cached
def _titles() -> Mapping[str, str]:
    """The class of each title, by every form of it."""
    return {
        form: row["class"]
        for row in table("titles")
        for form in (row["noun"], *row.many("short"), *(row.many("plurals") or (f"{row['noun']}s",)))
    }
