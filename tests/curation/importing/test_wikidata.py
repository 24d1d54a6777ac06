"""From a Wikidata dump to occupancies. All persons are invented; the dump is made by hand."""

import bz2
import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman import Lexicon, UsageError
from dragoman.curation.importing.wikidata import convert
from dragoman.curation.importing.writing import Tally

Json = dict[str, Any]
MALI, FRANCE, HUMAN, POSITION, OFFICE = "Q912", "Q142", "Q5", "Q4164871", "Q294414"


def item(target: str, rank: str = "normal") -> Json:
    value = {"entity-type": "item", "id": target, "numeric-id": int(target[1:])}
    return {"mainsnak": {"snaktype": "value", "datavalue": {"value": value}}, "rank": rank}


def time(day: str, precision: int = 11) -> Json:
    return {"snaktype": "value", "datavalue": {"value": {"time": f"+{day}T00:00:00Z", "precision": precision}}}


def held(position: str, start: Any = None, end: Any = None, rank: str = "normal") -> Json:
    qualifiers = {name: [snak] for name, snak in (("P580", start), ("P582", end)) if snak}
    return {**item(position, rank), "qualifiers": qualifiers}


def entity(id_: str, label: str | None, aliases: tuple[str, ...] = (), **claims: list[Json]) -> Json:
    labels = {"en": {"value": label}} if label else {}
    return {"id": id_, "labels": labels, "aliases": {"en": [{"value": a} for a in aliases]}, "claims": claims}


STATES = [
    entity(MALI, "Mali", P1906=[item("Q901")]),
    entity("Q901", "President of Mali", P31=[item(POSITION)]),
    entity("Q902", "Minister of Foreign Affairs", P31=[item(OFFICE)], P17=[item(MALI)]),
    entity("Q903", "French Minister of Defence", P279=[item("Q83307")]),
    entity("Q904", "Grand Poobah of Mali", P31=[item(POSITION)], P17=[item(MALI)]),
]


def person(name: str, *positions: Json, citizen: str = MALI, id_: str = "Q950", **more: Any) -> Json:
    return entity(id_, name, P31=[item(HUMAN)], P27=[item(citizen)], P39=list(positions))


def lines(*people: Json) -> bytes:
    """A dump: an array with one entity on a line."""
    return b"[\n" + b",\n".join(json.dumps(one).encode() for one in (*STATES, *people)) + b"\n]\n"


def imported(path: Path, data: bytes) -> tuple[list[tuple[str, ...]], Tally, list[str]]:
    path.write_bytes(data)
    told: list[str] = []
    tally = Tally(told.append)
    convert(path, path.parent / "own", tally)
    folder = path.parent / "own"
    rows = Lexicon.load(folder).layers[0].rows["offices"] if folder.is_dir() else ()
    return [tuple(row.cells.values()) for row in rows], tally, told


def test_a_position_held_is_an_occupancy(tmp_path: Path) -> None:
    one = person("Amadou Invented", held("Q901", time("2031-02-03"), time("2032-04-05")), id_="Q950")
    rows, tally, _ = imported(tmp_path / "dump.json", lines(one))
    assert rows == [("Amadou Invented", "", "MLI", "president", "GOV", "2031-02-03", "2032-04-05", "Q950")]
    assert tally.lines() == ["1 rows written: 1 in offices"]


def test_names_are_written_without_accents_and_others_are_aliases(tmp_path: Path) -> None:
    one = person("Élodie Examplé", held("Q902", time("2031-01-01")))
    one["aliases"] = {"en": [{"value": "Elodie E. Example"}, {"value": "Examplé"}]}
    ((name, aliases, *_),), _, _ = imported(tmp_path / "dump.json", lines(one))
    assert (name, aliases) == ("Elodie Example", "Élodie Examplé|Elodie E. Example")


def test_the_state_is_the_position_s_and_only_by_its_name_the_citizen_s(tmp_path: Path) -> None:
    french = person("Anne Invented", held("Q903", time("2031-01-01")), citizen=FRANCE, id_="Q951")
    other = person("Ben Invented", held("Q903", time("2031-01-01")), citizen=MALI, id_="Q952")
    rows, tally, _ = imported(tmp_path / "dump.json", lines(french, other))
    assert [row[2:4] for row in rows] == [("FRA", "defense minister")]
    assert tally.left_out == {"positions that are no known office of a known state": 1}


@pytest.mark.parametrize(
    ("start", "end", "dates"),
    [
        (time("2031-02-00", 10), time("2032-00-00", 9), ("2031-02", "2032")),
        (time("2031-02-03", 9), None, ("2031", "")),
        (time("1985-01-01"), time("1990-06-01"), ("1985-01-01", "1990-06-01")),
    ],
)
def test_dates_are_as_fine_as_the_dump_says(start: Any, end: Any, dates: tuple[str, str], tmp_path: Path) -> None:
    rows, _, _ = imported(tmp_path / "dump.json", lines(person("Amadou Invented", held("Q902", start, end))))
    assert [row[5:7] for row in rows] == [dates]


@pytest.mark.parametrize(
    ("position", "reason"),
    [
        (held("Q904", time("2031-01-01")), "positions that are no known office of a known state"),
        (held("Q902"), "without a start, or ended before 1990"),
        (held("Q902", time("1980-01-01"), time("1989-12-31")), "without a start, or ended before 1990"),
        (held("Q902", time("2001-01-01", 8)), "without a start, or ended before 1990"),
    ],
)
def test_what_is_left_out_is_counted(position: Json, reason: str, tmp_path: Path) -> None:
    rows, tally, _ = imported(tmp_path / "dump.json", lines(person("Amadou Invented", position)))
    assert rows == []
    assert tally.left_out == {reason: 1}


def test_deprecated_statements_do_not_count(tmp_path: Path) -> None:
    one = person("Amadou Invented", held("Q902", time("2031-01-01"), rank="deprecated"))
    assert imported(tmp_path / "dump.json", lines(one))[0] == []


def test_an_office_that_the_lexicon_knows_of_the_person_is_left_out(tmp_path: Path) -> None:
    one = person("Emmanuel Macron", held("Q905", time("2017-05-14")), citizen=FRANCE, id_="Q3052772")
    president = entity("Q905", "President of the French Republic", P31=[item(POSITION)], P1001=[item(FRANCE)])
    rows, tally, _ = imported(tmp_path / "dump.json", lines(president, one))
    assert (rows, tally.written.total()) == ([], 0)


@pytest.mark.parametrize(
    ("name", "pack"), [("dump.json", bytes), ("dump.json.gz", gzip.compress), ("dump.json.bz2", bz2.compress)]
)
def test_packed_dumps_are_read(name: str, pack: Callable[[bytes], bytes], tmp_path: Path) -> None:
    one = person("Amadou Invented", held("Q902", time("2031-01-01")))
    assert len(imported(tmp_path / name, pack(lines(one)))[0]) == 1


def test_a_line_that_is_no_entity_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    one = json.dumps(person("Amadou Invented", held("Q902", time("2031-01-01")))).encode()
    data = lines() + b'{"P39": nonsense\n["P39", 1]\n' + one + b"\n"
    rows, tally, told = imported(tmp_path / "dump.json", data)
    assert len(rows) == 1
    assert told[0].startswith("dump.json:8: no JSON")
    assert told[1] == "dump.json:9: no entity with an id"
    assert tally.lines()[-1] == "2 lines cannot be read"


@pytest.mark.parametrize(
    "claims", [None, [], {"P39": None}, {"P39": [3, {}, {"mainsnak": 1}]}, {"P31": [{"mainsnak": {}}]}]
)
def test_odd_shapes_raise_nothing(claims: Any, tmp_path: Path) -> None:
    odd = {"id": "Q9", "claims": claims, "labels": [], "aliases": [], "note": "P39"}
    assert imported(tmp_path / "dump.json", lines(odd))[0] == []


def test_a_dump_that_is_cut_short_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot read"):
        imported(tmp_path / "dump.json.gz", gzip.compress(lines() * 100)[:-20])
    with pytest.raises(UsageError, match="cannot read"):
        convert(tmp_path / "none.json", tmp_path, Tally(print))
