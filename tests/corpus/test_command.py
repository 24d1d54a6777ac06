import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from icalendar import Calendar
from typer.testing import CliRunner, Result

from dragoman.cli import app
from dragoman.corpus import command
from dragoman.store import add_reports
from tests.corpus.related import corpus, occurrence
from tests.store.made import report

O1, G1, C1 = "o0123456789ab", "g0123456789ab", "c0123456789ab"
LINE = {"occurrence": O1, "page": "page-1", "event": "e1"}
AGENDA: dict[str, Any] = {
    **LINE,
    "item": G1,
    "type": "CONSULT",
    "parties": ["Russia", "China"],
    "countries": ["CHN", "RUS"],
    "place_name": "Beijing",
    "first": date(2025, 4, 1),
    "last": date(2025, 4, 2),
    "earlier": ["2025-03-20/2025-03-20"],
    "announced": date(2025, 3, 2),
    "announcer": ["Sergey Lavrov"],
    "state": "held",
    "words": "The two will meet.",
    "outcome_page": "page-2",
    "outcome_event": "e1",
    "outcome_words": "The two met.",
}
CLAIM: dict[str, Any] = {
    "claim": C1,
    "basis": "denial",
    "topic": "ASSAULT by Russia",
    "speaker": ["Kenya"],
    "countries": ["KEN"],
    "words": "Russia struck.",
    "said": date(2025, 3, 2),
    "page": "page-1",
    "statement": "s1",
    "other_speaker": ["Russia"],
    "other_countries": ["RUS"],
    "other_words": "We did not.",
    "other_said": date(2025, 3, 3),
    "other_page": "page-2",
    "other_statement": "s1",
    "confidence": 0.8,
}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("asked") / "store"
    changes = ["2025-03-02 planned page-1#e1", "2025-03-03 occurred page-2#e1"]
    made = [
        occurrence(O1, "2025-03-03", "RUS,CHN", history=changes, families=2, sources=["AP", "AFP"]),
        occurrence("o2", "2025-03-04", "RUS>CHN", "AID"),
    ]
    told = [
        {**LINE, "family": "page-1", "status": "planned", "reported": date(2025, 3, 2), "basis": "first told"},
        {**LINE, "page": "page-2", "family": "page-2", "status": "occurred", "reported": date(2025, 3, 3)},
    ]
    stories = [{"page": f"page-{n}", "family": "page-1", "relation": ("original", "copy")[n - 1]} for n in (1, 2)]
    tables: dict[str, list[dict[str, Any]]] = {
        "occurrence_mentions": told,
        "families": stories,
        "agenda": [AGENDA],
        "claims": [CLAIM],
    }
    corpus(path, made, [report(n) for n in range(3)], **tables).close()
    return path


@pytest.fixture(autouse=True)
def _store(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_STORE", str(kept))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


class TestRelations:
    def test_are_a_sheet_as_wide_as_the_screen(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("COLUMNS", "80")
        result = run("relations", "russia", "CHN")
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout.startswith("Russia and China\n3–4 Mar 2025 · 2 occurrences in 2 independent reports\n")
        assert max(map(len, result.stdout.splitlines())) <= 80

    def test_are_rows_for_files(self, tmp_path: Path) -> None:
        rows = list(csv.DictReader(io.StringIO(run("relations", "RUS", "CHN", "--by", "week", "-f", "csv").stdout)))
        assert [(row["week"], row["occurrences"]) for row in rows] == [("2025-03-03", "2")]
        told = json.loads(run("relations", "RUS", "CHN", "--directed", "-f", "json").stdout)
        assert [(row["source"], row["directed"]) for row in told] == [("RUS", False), ("RUS", True)]
        file = tmp_path / "r.parquet"
        assert run("relations", "RUS", "--rows", "partners", "-f", "parquet", "-o", str(file)).exit_code == 0
        assert pq.read_table(file).column("other").to_pylist() == ["CHN"]
        assert json.loads(run("relations", "RUS", "CHN", "--rows", "changes", "-f", "json").stdout) == []
        assert json.loads(run("relations", "KEN", "ETH", "--rows", "statements", "-f", "json").stdout)

    def test_are_drawn(self, tmp_path: Path) -> None:
        assert run("relations", "RUS", "CHN", "-f", "svg").stdout.startswith("<svg")
        file = tmp_path / "r.svg"
        assert run("relations", "RUS", "-f", "svg", "--by", "week", "--output", str(file)).exit_code == 0
        assert "Russia and all others" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (("occurrences", "--words", '"talk 2"'), [O1, "CONSULT"]),
        (("families",), ["page-1", "Talks 1"]),
        (("agenda", "--from", "2025-04", "--to", "2025-04"), [G1, "held", "Beijing"]),
        (("claims", "--state", "KEN"), [C1, "Kenya: Russia struck."]),
        (("network",), ["CHN – RUS", "4 Mar 2025"]),
        (("network", "--directed"), ["RUS → CHN", "CHN – RUS"]),
    ],
)
def test_rows_are_tables(arguments: tuple[str, ...], shown: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 0
    assert [words for words in shown if words not in result.stdout] == []
    assert isinstance(json.loads(run(*arguments, "--format", "json").stdout), list)
    assert run(*arguments, "--format", "csv").exit_code == 0


def test_a_screen_shows_a_part_and_says_so() -> None:
    result = run("occurrences", "--limit", "1")
    assert len(result.stdout.splitlines()) == 2
    assert result.stderr == "dragoman: the first 1; --limit shows more\n"


def test_the_agenda_is_a_calendar(tmp_path: Path) -> None:
    file = tmp_path / "a.ics"
    assert run("agenda", "--format", "ical", "--output", str(file)).exit_code == 0
    (event,) = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert event.decoded("DTSTART") == date(2025, 4, 1)
    assert run("agenda", "--format", "ical").stdout_bytes == file.read_bytes()
    assert run("agenda", "-f", "ical", "-o", str(tmp_path / "no" / "a.ics")).exit_code == 2


class TestShow:
    def test_an_occurrence_with_every_mention_and_its_history(self) -> None:
        text = run("show", O1).stdout.replace("·\n", "· ")
        lines = [" ".join(line.split()) for line in text.splitlines()]
        assert lines[0] == "CONSULT · Russia, China · occurred · 3 Mar 2025"
        assert lines[1] == f"{O1} · verbal cooperation · intensity +2.0 · 2 independent reports · AP, AFP"
        assert lines[3:6] == ["HISTORY", "2 Mar 2025 planned page-1#e1", "3 Mar 2025 occurred page-2#e1"]
        assert lines[7:9] == ["MENTIONS (2)", "2 Mar 2025 · planned · AP · page-1#e1 · first told"]
        assert "Ethiopia met Somalia in Nairobi on Monday" in lines[9]

    def test_an_item_of_the_agenda_with_what_came_of_it(self) -> None:
        text = run("show", G1).stdout
        for words in ("1–2 Apr 2025", "held · first announced for 20 Mar 2025", "by Sergey Lavrov", "The two met."):
            assert words in text

    def test_a_claim_with_both_sides(self) -> None:
        text = run("show", C1).stdout
        assert text.index("ASSERTED 2 Mar 2025 by Kenya") < text.index("DISPUTED 3 Mar 2025 by Russia")
        assert "We did not.\n  AP · page-2#s1" in text

    def test_as_json(self) -> None:
        told = json.loads(run("show", O1, "--format", "json").stdout)
        assert (told["record"]["occurrence"], len(told["mentions"])) == (O1, 2)
        assert told["mentions"][1]["sentence"] == report(2).text
        assert json.loads(run("show", "page-1#e1", "-f", "json").stdout)["words"] == ["met"]

    def test_what_nothing_goes_by_is_an_error(self) -> None:
        result = run("show", "o999999999999")
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr.startswith("dragoman: D407 ")

    def test_a_page_may_be_named_like_a_record(self, tmp_path: Path) -> None:
        add_reports([report(1, identity="c00000000000f")], tmp_path)
        assert "WHO DID WHAT TO WHOM" in run("show", "c00000000000f", "--store", str(tmp_path)).stdout


def test_tables_are_brought_up_to_date_and_older_versions_can_be_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "MANY", 2)
    add_reports([report(1), report(2)], tmp_path)
    store = ("--store", str(tmp_path))
    first = run("network", *store)
    assert first.stderr == f"dragoman: {tmp_path}: relating 2 pages, once for all who ask\n"
    assert "ETH → SOM" in run("network", "--directed", *store).stdout
    assert run("network", *store).stderr == ""
    add_reports([report(3)], tmp_path)
    assert "TCD" in run("network", "--state", "KEN", *store).stdout
    earlier = run("network", "--state", "KEN", "--at", "1", "--format", "csv", *store)
    assert earlier.stdout.count("\n") == 1
    assert earlier.stderr == f"dragoman: {tmp_path}: relating 2 pages of that version\n"


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("relations", "Ruritania"), 2, "D201 nobody here goes by 'Ruritania'; near to it: Mauritania"),
        (("relations", "RUS", "RUS"), 2, "D201 "),
        (("relations", "RUS", "CHN", "--rows", "partners", "-f", "csv"), 2, "D201 "),
        (("relations", "RUS", "--rows", "statements", "-f", "csv"), 2, "D201 "),
        (("agenda", "--status", "maybe"), 2, "D201 there is no status 'maybe'"),
        (("network", "--at", "77"), 1, "D403 "),
        (("claims", "--store", "nowhere"), 1, "D402 "),
    ],
)
def test_trouble_is_a_line_and_a_status(arguments: tuple[str, ...], status: int, told: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (status, "")
    assert result.stderr.startswith(f"dragoman: {told}")
    assert len(result.stderr.splitlines()) == 1
