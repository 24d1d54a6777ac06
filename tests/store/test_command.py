import csv
import gzip
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner, Result

from dragoman import engine
from dragoman.cli import app
from dragoman.errors import InputError, MissingInput, NotArticle
from dragoman.report import Report
from dragoman.store import add_reports
from tests.show.made import HOSTILE
from tests.store.made import report

HASH = "sha256:" + "ab12" * 16


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of three pages, which the commands find by the environment."""
    path = tmp_path / "store"
    add_reports([report(0), report(1, identity=HASH), report(2)], path)
    monkeypatch.setenv("DRAGOMAN_STORE", str(path))
    return path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


class TestAdd:
    @pytest.fixture(autouse=True)
    def _reading(self, monkeypatch: pytest.MonkeyPatch) -> None:
        pages: dict[str, list[Report | InputError]] = {
            "one": [report(1)],
            "two": [report(1), report(2)],
            "missing": [MissingInput("missing", "no such file or folder")],
            "archive": [report(3), NotArticle("a.warc@9+5", "no article: index")],
        }

        def read_many(paths: list[str], **options: Any) -> Iterator[Report | InputError]:
            return (outcome for path in paths for outcome in pages[path])

        monkeypatch.setattr(engine, "read_many", read_many)

    def test_says_what_it_came_to(self, tmp_path: Path) -> None:
        path = str(tmp_path / "s")
        assert run("add", "one", "--to", path).stderr == (
            f"dragoman: {path}: version 1: 1 added, 0 replaced, 0 unchanged, 0 failed\n"
        )
        result = run("add", "two", "--to", path)
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr.endswith("version 2: 1 added, 0 replaced, 1 unchanged, 0 failed\n")

    def test_fails_where_an_input_does_and_keeps_the_rest(self, tmp_path: Path) -> None:
        result = run("add", "missing", "one", "--to", str(tmp_path / "s"))
        assert result.exit_code == 1
        assert result.stderr.splitlines()[0] == "dragoman: missing: D101 no such file or folder"
        assert "1 added" in result.stderr

    def test_counts_what_an_archive_holds_beside_articles(self, tmp_path: Path) -> None:
        result = run("add", "archive", "--to", str(tmp_path / "s"))
        assert result.exit_code == 0
        assert result.stderr.splitlines()[0] == "dragoman: 1 left out (index 1)"

    def test_takes_reports_that_were_read_before(self, tmp_path: Path) -> None:
        lines = [report(1).to_json(), "", report(2).to_json(), '{"id": 3}']
        (tmp_path / "r.jsonl").write_text("\n".join(lines), encoding="utf-8")
        (tmp_path / "r.jsonl.gz").write_bytes(gzip.compress((report(3).to_json() + "\n").encode()))
        files = (str(tmp_path / "r.jsonl"), str(tmp_path / "r.jsonl.gz"), "nothing.jsonl")
        result = run("add", "--reports", *files, "--to", str(tmp_path / "s"))
        assert result.exit_code == 1
        assert result.stderr.splitlines()[:2] == [
            f"dragoman: {files[0]}:4: D105 not a report (id)",
            "dragoman: nothing.jsonl: D101 no such file or folder",
        ]
        assert "3 added, 0 replaced, 0 unchanged, 2 failed" in result.stderr

    def test_makes_its_store_where_it_stands(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("DRAGOMAN_STORE", raising=False)
        monkeypatch.chdir(tmp_path)
        assert run("add", "one").exit_code == 0
        assert (tmp_path / "dragoman-store" / "pages").is_dir()


@pytest.mark.usefixtures("store")
class TestAsking:
    def test_events_are_a_table(self) -> None:
        result = run("events", "--state", "SOM")
        head, first, second = (line.split("  ") for line in re.sub(" {2,}", "  ", result.stdout).splitlines())
        assert head == ["event", "when", "type", "status", "who", "words"]
        assert first[:5] == ["ab12ab12ab#e1", "2 Mar 2025", "CONSULT", "occurred", "Ethiopia → Somalia"]
        assert second[0] == "page-2#e1"
        assert first[5].startswith("Ethiopia met Somalia in Nairobi on Monday, “talk")
        assert first[5].endswith("…")
        assert {len(line) for line in result.stdout.splitlines()[1:]} == {120}

    def test_a_screen_shows_a_part_and_says_so(self) -> None:
        result = run("events", "--limit", "1", "--newest")
        assert len(result.stdout.splitlines()) == 2
        assert result.stderr == "dragoman: the first 1; --limit shows more\n"

    def test_statements_and_pages_are_tables_too(self) -> None:
        assert "talk 2 was good" in run("statements", "--actor", "somalia").stdout
        assert run("pages", "--to", "2025-03-01").stdout.splitlines() == [
            "page    published   publisher   events      headline".replace(
                "publisher   events      ", "publisher  events  "
            ),
            "page-0  2025-03-01  AP         1       Talks 0",
        ]

    def test_csv_json_and_parquet_have_every_column(self, tmp_path: Path) -> None:
        rows = list(csv.DictReader(io.StringIO(run("events", "--format", "csv").stdout)))
        assert [row["recipients"] for row in rows] == ["Ethiopia", "Somalia", "Chad"]
        told = json.loads(run("events", "--format", "json", "--words", "talk").stdout)
        assert [event["recipients"] for event in told] == [["Ethiopia"], ["Somalia"], ["Chad"]]
        assert list(rows[0]) == list(told[0])
        file = tmp_path / "e.parquet"
        assert run("events", "--format", "parquet", "--output", str(file)).exit_code == 0
        assert pq.read_table(file).column_names == list(told[0])

    def test_no_row_is_still_json(self) -> None:
        assert json.loads(run("events", "--state", "CHN", "--format", "json").stdout) == []

    def test_an_older_version_can_be_asked(self, store: Path) -> None:
        add_reports([report(7)], store)
        assert len(run("events", "--at", "1", "--format", "csv").stdout.splitlines()) == 4
        assert len(run("events", "--format", "csv").stdout.splitlines()) == 5

    @pytest.mark.parametrize(
        ("arguments", "status", "told"),
        [
            (("events", "--type", "HUG"), 2, "D201 there is no type 'HUG'"),
            (("events", "--state", "Ruritania"), 2, "D201 'Ruritania' is no country"),
            (("events", "--from", "May"), 2, "D201 'May' is not a day"),
            (("events", "--at", "77"), 1, "D403 "),
            (("events", "--store", "nowhere"), 1, "D402 nowhere: no store here"),
            (("show", "nothing"), 1, "D407 "),
            (("show", "page-0#e9"), 1, "D407 "),
            (("diff", "0", "9"), 1, "D403 "),
        ],
    )
    def test_trouble_is_a_line_and_a_status(self, arguments: tuple[str, ...], status: int, told: str) -> None:
        result = run(*arguments)
        assert (result.exit_code, result.stdout) == (status, "")
        assert result.stderr.startswith(f"dragoman: {told}")
        assert len(result.stderr.splitlines()) == 1


@pytest.mark.usefixtures("store")
class TestShow:
    def test_marks_the_words_of_an_event_in_its_page(self) -> None:
        result = run("show", "ab12ab12ab#e1")
        assert result.exit_code == 0
        assert "ab12ab12ab#e1  CONSULT · Ethiopia → Somalia · occurred · 2 Mar 2025" in result.stdout
        assert "Ethiopia [[met]] Somalia in Nairobi" in result.stdout

    def test_marks_cue_and_content_of_a_statement(self) -> None:
        assert "“[[talk 0 was good]],” an aide [[said]]." in " ".join(run("show", "page-0#s1").stdout.split())

    @pytest.mark.parametrize(("record", "words"), [("a2", "[[Ethiopia]]"), ("p1", "[[Nairobi]]"), ("t1", "[[Monday]]")])
    def test_marks_other_records_too(self, record: str, words: str) -> None:
        assert words in run("show", f"page-0#{record}").stdout

    def test_of_a_page_shows_the_brief(self) -> None:
        assert "WHO DID WHAT TO WHOM (1)" in run("show", "page-0").stdout

    def test_as_json_tells_record_words_and_page(self) -> None:
        told = json.loads(run("show", "ab12#e1", "--format", "json").stdout)
        assert (told["id"], told["words"], told["version"]) == (f"{HASH}#e1", ["met"], 1)
        assert told["envelope"]["headline"] == "Talks 1"
        assert json.loads(run("show", "page-0", "-f", "json").stdout)["report"]["text"] == report(0).text

    def test_no_page_steers_the_terminal(self, tmp_path: Path) -> None:
        add_reports([HOSTILE], tmp_path / "h")
        for command in (("show", f"{HOSTILE.id}#{HOSTILE.events[0].id}"), ("events",), ("pages",)):
            assert "\x1b" not in run(*command, "--store", str(tmp_path / "h")).stdout


class TestVersions:
    def test_are_listed(self, store: Path) -> None:
        add_reports([report(7)], store)
        rows = list(csv.DictReader(io.StringIO(run("versions", "--format", "csv").stdout)))
        assert [(row["version"], row["action"], row["pages"]) for row in rows] == [
            ("0", "created", "0"),
            ("1", "added", "3"),
            ("2", "added", "4"),
        ]
        assert run("versions").stdout.splitlines()[0].split()[:4] == ["version", "written", "action", "pages"]

    def test_are_compared(self, store: Path) -> None:
        add_reports([report(0, verb="called")], store)
        result = run("diff", "1", "2")
        assert [line.split()[:2] for line in result.stdout.splitlines()[1:]] == [["came", "event"], ["went", "event"]]
        assert result.stderr == "dragoman: 1 events came, 1 events went\n"
        assert run("diff", "2", "2").stderr == "dragoman: no difference\n"
        rows = json.loads(run("diff", "1", "2", "--format", "json").stdout)
        assert {row["why"] for row in rows} == {"page changed"}

    def test_are_tidied_away(self, store: Path) -> None:
        add_reports([report(7)], store)
        assert re.fullmatch(rf"dragoman: {store}: version \d+\n", run("tidy", "--keep", "1").stderr)
        assert run("events", "--at", "1").exit_code == 1
        assert run("events", "--format", "csv").exit_code == 0
