"""The lexicon of persons in offices: well formed, consistent, and right on facts that anybody can check."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

import pytest

from dragoman import lexicon
from dragoman.curation.cells import SECTORS
from dragoman.lexicon import Row

COLUMNS = ("person", "aliases", "country", "office", "sector", "from", "to", "wikidata")
# One person at a time holds these in a state.
SINGLE = (
    *("president", "prime minister", "chancellor", "king", "queen", "emir", "sultan", "pope", "supreme leader"),
    *("foreign minister", "foreign secretary", "secretary of state", "defense minister", "secretary of defense"),
    *("finance minister", "interior minister", "national security adviser", "chief of the armed forces"),
    *("central bank governor", "white house press secretary", "kremlin spokesman"),
)
# Two at once, and rightly so: a federation beside its republics, rival governments, joint prime ministers.
TOGETHER = {
    ("SRB", "president"): "presidents of Yugoslavia, later of Serbia and Montenegro, beside those of Serbia",
    ("RUS", "president"): "the last months of the Soviet Union beside Russia",
    ("RUS", "foreign minister"): "the last months of the Soviet Union beside Russia",
    ("LBY", "prime minister"): "the old government and the insurgents' one in 2011",
    ("KHM", "prime minister"): "first and second prime minister from 1993",
    ("CIV", "president"): "both claimed to be elected in 2010",
}
OVERLAP_YEARS = 0.15
OVERLAP_YEARS_OF_YEARS = 1.0

FACTS = [
    ("USA", "president", "2003-03-20", "George W. Bush"),
    ("USA", "president", "2022-02-24", "Joe Biden"),
    ("USA", "president", "2025-03-01", "Donald Trump"),
    ("USA", "secretary of state", "2003-02-05", "Colin Powell"),
    ("USA", "secretary of state", "2024-05-14", "Antony Blinken"),
    ("USA", "secretary of defense", "2004-05-01", "Donald Rumsfeld"),
    ("USA", "national security adviser", "2023-06-01", "Jake Sullivan"),
    ("USA", "white house press secretary", "2022-01-10", "Jen Psaki"),
    ("USA", "intelligence chief", "2020-01-01", "Gina Haspel"),
    ("USA", "house speaker", "2022-08-02", "Nancy Pelosi"),
    ("RUS", "president", "2008-08-08", "Dmitry Medvedev"),
    ("RUS", "prime minister", "2008-08-08", "Vladimir Putin"),
    ("RUS", "foreign minister", "2024-05-16", "Sergei Lavrov"),
    ("RUS", "defense minister", "2022-02-24", "Sergei Shoigu"),
    ("RUS", "defense minister", "2024-06-01", "Andrei Belousov"),
    ("RUS", "kremlin spokesman", "2021-01-01", "Dmitry Peskov"),
    ("UKR", "president", "2014-09-05", "Petro Poroshenko"),
    ("UKR", "president", "2024-05-16", "Volodymyr Zelenskyy"),
    ("UKR", "foreign minister", "2022-03-10", "Dmytro Kuleba"),
    ("UKR", "chief of the armed forces", "2023-01-01", "Valerii Zaluzhnyi"),
    ("CHN", "president", "2024-05-16", "Xi Jinping"),
    ("CHN", "foreign minister", "2023-03-15", "Qin Gang"),
    ("CHN", "premier", "2015-01-01", "Li Keqiang"),
    ("GBR", "prime minister", "1990-06-01", "Margaret Thatcher"),
    ("GBR", "prime minister", "2016-06-23", "David Cameron"),
    ("GBR", "prime minister", "2022-10-01", "Liz Truss"),
    ("GBR", "foreign secretary", "2012-01-01", "William Hague"),
    ("FRA", "president", "2015-11-13", "Francois Hollande"),
    ("FRA", "foreign minister", "2015-12-12", "Laurent Fabius"),
    ("DEU", "chancellor", "2015-09-04", "Angela Merkel"),
    ("DEU", "foreign minister", "2023-01-01", "Annalena Baerbock"),
    ("ITA", "prime minister", "2015-01-01", "Matteo Renzi"),
    ("POL", "foreign minister", "2009-01-01", "Radek Sikorski"),
    ("TUR", "president", "2016-07-15", "Recep Tayyip Erdogan"),
    ("ISR", "prime minister", "2005-08-15", "Ariel Sharon"),
    ("ISR", "defense minister", "2023-10-07", "Yoav Gallant"),
    ("PSE", "president", "2002-03-29", "Yasser Arafat"),
    ("IRN", "supreme leader", "2015-07-14", "Ali Khamenei"),
    ("IRN", "foreign minister", "2015-07-14", "Mohammad Javad Zarif"),
    ("IRN", "president", "2010-01-01", "Mahmoud Ahmadinejad"),
    ("SYR", "president", "2011-03-15", "Bashar al-Assad"),
    ("SYR", "president", "2025-06-01", "Ahmed al-Sharaa"),
    ("IRQ", "prime minister", "2014-06-10", "Nouri al-Maliki"),
    ("EGY", "president", "2012-12-01", "Mohammed Morsi"),
    ("SAU", "crown prince", "2018-10-02", "Mohammed bin Salman"),
    ("IND", "prime minister", "1998-05-11", "Atal Bihari Vajpayee"),
    ("IND", "foreign minister", "2017-01-01", "Sushma Swaraj"),
    ("PAK", "prime minister", "2019-02-26", "Imran Khan"),
    ("PAK", "president", "2007-06-01", "Pervez Musharraf"),
    ("AFG", "president", "2010-01-01", "Hamid Karzai"),
    ("JPN", "prime minister", "2011-03-11", "Naoto Kan"),
    ("JPN", "foreign minister", "2015-01-01", "Fumio Kishida"),
    ("KOR", "president", "2000-06-15", "Kim Dae-jung"),
    ("PRK", "supreme leader", "2018-06-12", "Kim Jong Un"),
    ("MMR", "state counselor", "2018-01-01", "Aung San Suu Kyi"),
    ("ZAF", "president", "1995-06-24", "Nelson Mandela"),
    ("ETH", "prime minister", "2020-11-04", "Abiy Ahmed"),
    ("SDN", "president", "2009-03-04", "Omar al-Bashir"),
    ("NGA", "president", "2014-04-14", "Goodluck Jonathan"),
    ("COD", "president", "2010-01-01", "Joseph Kabila"),
    ("VEN", "president", "2005-01-01", "Hugo Chavez"),
    ("CUB", "president", "2014-12-17", "Raul Castro"),
    ("BRA", "president", "2014-07-13", "Dilma Rousseff"),
    ("MEX", "president", "2019-01-01", "Andres Manuel Lopez Obrador"),
    ("CAN", "prime minister", "2010-06-26", "Stephen Harper"),
    ("AUS", "prime minister", "2001-08-26", "John Howard"),
    ("VAT", "pope", "2003-03-01", "Pope John Paul II"),
    ("", "un secretary-general", "2003-03-20", "Kofi Annan"),
    ("", "un secretary-general", "2015-12-12", "Ban Ki-moon"),
    ("", "un envoy for syria", "2016-03-14", "Staffan de Mistura"),
    ("", "un high commissioner for refugees", "2022-03-01", "Filippo Grandi"),
    ("", "nato secretary-general", "2022-02-24", "Jens Stoltenberg"),
    ("", "european commission president", "2010-05-09", "Jose Manuel Barroso"),
    ("", "eu high representative", "2015-07-14", "Federica Mogherini"),
    ("", "iaea director general", "2003-03-01", "Mohamed ElBaradei"),
    ("", "icc chief prosecutor", "2023-03-17", "Karim Khan"),
]


@pytest.fixture(scope="module")
def rows() -> tuple[Row, ...]:
    return lexicon.table("offices")


def _years(day: str, last: bool) -> float:
    """An ISO year, month or day as a number of years, at its first or its last moment."""
    parts = [int(part) for part in day.split("-")]
    if len(parts) == 1:
        return parts[0] + (0.999 if last else 0.0)
    month = parts[0] + (parts[1] - 1) / 12
    if len(parts) == 2:
        return month + (0.083 if last else 0.0)
    return month + parts[2] / 372


def _overlaps(held: list[Row]) -> Iterator[tuple[Row, Row]]:
    for one, other in combinations(held, 2):
        start = max(_years(r["from"], False) if r["from"] else 0.0 for r in (one, other))
        end = min(_years(r["to"], True) if r["to"] else 9999.0 for r in (one, other))
        coarse = any(len(r[c]) == 4 for r in (one, other) for c in ("from", "to"))
        if end - start > (OVERLAP_YEARS_OF_YEARS if coarse else OVERLAP_YEARS):
            yield one, other


def test_it_has_the_agreed_columns_and_is_large(rows: tuple[Row, ...]) -> None:
    assert {tuple(row.cells) for row in rows} == {COLUMNS}
    assert len(rows) >= 7000


def test_every_row_names_person_office_and_sector(rows: tuple[Row, ...]) -> None:
    assert [r.line for r in rows if not (r["person"] and r["office"] and r["sector"] in SECTORS)] == []


def test_every_country_is_one_of_the_lexicon(rows: tuple[Row, ...]) -> None:
    known = {row["iso3"] for row in lexicon.table("countries")}
    assert {r["country"] for r in rows} - known == {""}


def test_only_persons_without_a_country_serve_international_bodies(rows: tuple[Row, ...]) -> None:
    assert [r.line for r in rows if r["sector"] == "IGO" and r["country"]] == []


def test_offices_are_plain_lower_case_text(rows: tuple[Row, ...]) -> None:
    odd = {r["office"] for r in rows if not re.fullmatch(r"[a-z][a-z' -]+", r["office"])}
    assert odd == set()


def test_names_are_written_as_agencies_write_them(rows: tuple[Row, ...]) -> None:
    accented = {
        r["person"] for r in rows if any(unicodedata.combining(c) for c in unicodedata.normalize("NFKD", r["person"]))
    }
    assert accented == set()


def test_no_alias_is_a_bare_surname_or_the_name_itself(rows: tuple[Row, ...]) -> None:
    assert [(r.line, a) for r in rows for a in r.many("aliases") if " " not in a or a == r["person"]] == []


def test_an_alias_belongs_to_one_person(rows: tuple[Row, ...]) -> None:
    persons: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for name in (row["person"], *row.many("aliases")):
            persons[name].add(row["person"])
    # Wires called the kings of Jordan and of Saudi Arabia by the same short name; the country tells them apart.
    assert {n: p for n, p in persons.items() if len(p) > 1 and n != "King Abdullah"} == {}


def test_all_rows_of_a_person_agree_on_aliases_and_identifier(rows: tuple[Row, ...]) -> None:
    known: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in rows:
        known[row["person"]].add((row["aliases"], row["wikidata"]))
    assert [person for person, cells in known.items() if len(cells) > 1] == []


def test_an_identifier_belongs_to_one_person(rows: tuple[Row, ...]) -> None:
    persons: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row["wikidata"]:
            persons[row["wikidata"]].add(row["person"])
    assert [q for q in persons if not re.fullmatch(r"Q[1-9]\d*", q)] == []
    assert {q: p for q, p in persons.items() if len(p) > 1} == {}


def test_no_row_ends_before_it_begins(rows: tuple[Row, ...]) -> None:
    wrong = [r.line for r in rows if r["from"] and r["to"] and _years(r["from"], False) > _years(r["to"], True)]
    assert wrong == []


def test_no_row_stands_twice(rows: tuple[Row, ...]) -> None:
    seen: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for row in rows:
        seen[tuple(row.cells.values())].append(row.line)
    assert [lines for lines in seen.values() if len(lines) > 1] == []


def test_one_person_at_a_time_holds_an_office_that_is_one_person_s(rows: tuple[Row, ...]) -> None:
    held: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row["office"] in SINGLE and row["country"]:
            held[row["country"], row["office"]].append(row)
    clashes = [
        f"{post}: {one['person']} (line {one.line}) and {other['person']} (line {other.line})"
        for post, own in held.items()
        if post not in TOGETHER
        for one, other in _overlaps(own)
    ]
    assert clashes == []


def test_every_sovereign_state_has_a_leader(rows: tuple[Row, ...]) -> None:
    led = {r["country"] for r in rows if r["office"] in ("president", "prime minister", "king", "sultan", "pope")}
    expected = {"USA", "CHN", "RUS", "IND", "BRA", "NGA", "ETH", "IDN", "VUT", "TCD", "BTN", "OMN", "SUR", "KGZ"}
    assert expected <= led
    assert len(led) >= 190


@pytest.mark.parametrize(("country", "office", "day", "person"), FACTS)
def test_who_held_an_office_on_a_day(rows: tuple[Row, ...], country: str, office: str, day: str, person: str) -> None:
    holders = {r["person"] for r in rows if r["country"] == country and r["office"] == office and r.holds(day)}
    assert holders == {person}


@pytest.mark.parametrize(
    ("alias", "person"),
    [
        ("Vladimir Zelensky", "Volodymyr Zelenskyy"),
        ("Abu Mohammed al-Golani", "Ahmed al-Sharaa"),
        ("Moammar Gadhafi", "Muammar Gaddafi"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("Bashar Assad", "Bashar al-Assad"),
        ("Abdel Fattah el-Sissi", "Abdel Fattah al-Sisi"),
        ("Gerhard Schroeder", "Gerhard Schroder"),
        ("Alexei Navalny", "Alexei Navalny"),
        ("Aleksei Navalny", "Alexei Navalny"),
        ("Svetlana Tikhanovskaya", "Sviatlana Tsikhanouskaya"),
        ("Hamid Albar", "Syed Hamid Albar"),
    ],
)
def test_other_spellings_lead_to_the_person(rows: tuple[Row, ...], alias: str, person: str) -> None:
    assert {r["person"] for r in rows if alias in (r["person"], *r.many("aliases"))} == {person}
