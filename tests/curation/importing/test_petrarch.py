"""From PETRARCH dictionaries to tables. All names are invented."""

from pathlib import Path

import pytest

from dragoman import Lexicon
from dragoman.curation.check import check
from dragoman.curation.importing import codes
from dragoman.curation.importing.petrarch import convert, spellings
from dragoman.curation.importing.writing import Tally

ACTORS = """\
# made by hand
ELBONIA_ [MLI]
+ELBONIAN_
THE_GRAND_COUNCIL_OF_ZUBROWKA_ [MLIGOV]
ZUBROWKA_LIBERATION_FRONT_ [MLIREB]
+Z.L.F.
+ZLFX
IMRE_KOVACSNEV_  ; a politician
+KOVACSNEV_IMRE
\t[MLIGOV 331108-730717]
\t[MLIOPP >19900101]
\t[MLIQQQ]
MARIA_OFEL_ [IGOUNO]
HAMAS [PSEREBHMS]
NOTHING_ [---]
BROKEN_ [USAGOV 19981322-20010811]
"""
AGENTS = """\
!PERSON! = MAN, MEN, WOMAN, WOMEN, PERSON
!MINIST! = MINISTER, MINISTERS, MINISTRY, MINISTRIES
WIDGET!PERSON! [~BUS]
!MINIST!_OF_WIDGETS [~GOV]
WIDGET_INSPECTOR [~GOVFRM]
WIDGET_POLICE {} [~COP]
WIDGET_GENERAL {WIDGETS_GENERAL} [~MIL]
WIDGET_AGENCY [~GOV]
SOLDIER [~MIL]
WIDGET_!NONE! [~GOV]
"""


def imported(folder: Path, text: str, name: str = "made.actors.txt") -> tuple[Lexicon, Tally, list[str]]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    told: list[str] = []
    tally = Tally(told.append)
    convert(path, folder / "own", tally)
    return Lexicon.load(folder / "own"), tally, told


def rows(lexicon: Lexicon, table: str, *columns: str) -> list[tuple[str, ...]]:
    return [tuple(row[column] for column in columns) for row in lexicon.layers[0].rows.get(table, ())]


def test_actors_become_persons_bodies_and_groups(tmp_path: Path) -> None:
    lexicon, _, _ = imported(tmp_path, ACTORS)
    assert rows(lexicon, "offices", "person", "country", "office", "sector", "from", "to") == [
        ("Imre Kovacsnev", "MLI", "government official", "GOV", "1933-11-08", "1973-07-17"),
        ("Imre Kovacsnev", "MLI", "opposition politician", "OPP", "1990-01-01", ""),
        ("Maria Ofel", "", "international official", "IGO", "", ""),
    ]
    assert rows(lexicon, "organizations", "name", "country", "sectors") == [("Grand Council of Zubrowka", "MLI", "GOV")]
    assert rows(lexicon, "groups", "name", "names", "sectors") == [("Zubrowka Liberation Front", "Z.L.F.|ZLFX", "REB")]


def test_what_is_left_out_is_counted_and_what_is_wrong_is_told_with_its_line(tmp_path: Path) -> None:
    _, tally, told = imported(tmp_path, ACTORS)
    assert told == ["made.actors.txt:16: 19981322 is no date"]
    assert tally.left_out == {"no sector, only a state or a place": 2, "no code": 1, "already known": 1}
    assert "unknown code QQQ: 1 times, first at made.actors.txt:12" in tally.lines()
    assert tally.lines()[0] == "5 rows written: 1 in groups, 3 in offices, 1 in organizations"


def test_agents_become_titles(tmp_path: Path) -> None:
    lexicon, tally, told = imported(tmp_path, AGENTS, "made.agents.txt")
    assert rows(lexicon, "titles", "noun", "plurals", "class", "sectors") == [
        ("widgetman", "widgetmen", "person", "BUS"),
        ("widgetwoman", "widgetwomen", "person", "BUS"),
        ("widgetperson", "widgetperson", "person", "BUS"),
        ("minister of widgets", "ministers of widgets", "office", "GOV"),
        ("ministry of widgets", "ministries of widgets", "institution", "GOV"),
        ("widget inspector", "", "person", "GOV"),
        ("widget police", "widget police", "body", "COP"),
        ("widget general", "widgets general", "office", "MIL"),
        ("widget agency", "widget agencies", "institution", "GOV"),
    ]
    assert tally.left_out == {"already known": 1}
    assert told == ["made.agents.txt:10: 'WIDGET !NONE!' names a set of words that is not given above"]


def test_what_is_imported_passes_the_check_and_names_its_source(tmp_path: Path) -> None:
    imported(tmp_path, ACTORS)
    imported(tmp_path, AGENTS, "made.agents.txt")
    assert [str(problem) for problem in check([tmp_path / "own"])] == []
    assert "# source: made.actors.txt (PETRARCH dictionary, SHA-256 " in (tmp_path / "own" / "offices.tsv").read_text()


def test_titles_before_a_name_are_no_part_of_it(tmp_path: Path) -> None:
    text = "PRESIDENT_MARIA_OFEL [MLIGOV]\n+MARIA_B._OFEL\nFOREIGN_MINISTER_SERGEY_LAVROV [RUSGOV >040309]\n"
    lexicon, tally, _ = imported(tmp_path, text)
    assert rows(lexicon, "offices", "person", "aliases") == [("Maria Ofel", "Maria B. Ofel")]
    assert tally.left_out == {"already known": 1}


def test_a_second_import_adds_nothing(tmp_path: Path) -> None:
    imported(tmp_path, ACTORS)
    lexicon, tally, _ = imported(tmp_path, ACTORS)
    assert tally.left_out["already in the folder"] == 5
    assert len(rows(lexicon, "offices", "person")) == 3


@pytest.mark.parametrize(
    ("text", "country", "sectors", "unknown"),
    [
        ("USAGOV", "USA", ("GOV",), ()),
        ("~GOVMIL", "", ("GOV", "MIL"), ()),
        ("NGO~", "", ("NGO",), ()),
        ("IGOUNOREFHCR", "", ("IGO", "REF"), ("HCR",)),
        ("PSEREBHMS", "PSE", ("REB",), ("HMS",)),
        ("IGOWSTNAT", "", ("IGO",), ()),
        ("mli", "MLI", (), ()),
    ],
)
def test_a_code_is_a_country_and_sectors(
    text: str, country: str, sectors: tuple[str, ...], unknown: tuple[str, ...]
) -> None:
    code = codes.read(text)
    assert code is not None
    assert (code.country, code.sectors, code.unknown) == (country, sectors, unknown)


@pytest.mark.parametrize("text", ["---", "###", "+++", ""])
def test_a_null_code_is_none(text: str) -> None:
    assert codes.read(text) is None


@pytest.mark.parametrize(
    ("phrase", "written"),
    [
        ("THE GRAND COUNCIL OF THE NORTH", ["Grand Council of the North"]),
        ("ZLF", ["ZLF"]),
        ("ZUBROX", ["Zubrox", "ZUBROX"]),
        ("Z.L.F.", ["Z.L.F."]),
        ("AL-WIDGET MARTYRS", ["Al-Widget Martyrs"]),
        ("UN_Secy Gen", ["UN_Secy Gen"]),
        ("UN WIDGET AGENCY", ["UN Widget Agency"]),
    ],
)
def test_capitals_are_written_as_news_writes_them(phrase: str, written: list[str]) -> None:
    assert spellings(phrase) == written
