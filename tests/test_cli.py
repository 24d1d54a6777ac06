import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import dragoman
from dragoman.cli import app
from dragoman.errors import InputError, MissingInput, NotArticle, OtherLanguage, SummaryOnly, UsageError
from dragoman.pages import Tally
from dragoman.report import Report
from tests import fixtures
from tests.show.made import EMPTY, HOSTILE, REPORT

ROOT = Path(__file__).parent.parent
PAGES: dict[str, list[Report | InputError]] = {
    "made": [REPORT],
    "empty": [EMPTY],
    "folder": [REPORT, NotArticle("folder/b.html", "no article found"), EMPTY],
    "hostile": [HOSTILE],
    "archive": [
        REPORT,
        NotArticle("a.warc@0", "no article: index"),
        NotArticle("a.warc@9+5", "no article: login"),
        NotArticle("a.warc@20", "no article: index"),
        OtherLanguage("a.warc@30", "not in English"),
    ],
    "feed": [REPORT, SummaryOnly("f#2", "only a summary: fetch https://example.org/b")],
    "missing": [MissingInput("missing", "no such file or folder")],
    "odd\x1b[31m": [MissingInput("odd\x1b[31m", "no such file or folder")],
}

SHOWN = re.findall(r"```console\n\$ dragoman (.*)\n((?:.*\n)*?)```", (ROOT / "README.md").read_text(encoding="utf-8"))
COMMANDS = [command.callback.__name__ for command in app.registered_commands if command.callback]


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """Reading replaced by reports made by hand; the list holds how it was called."""
    made: list[dict[str, object]] = []

    def read_many(paths: list[str], **options: object) -> Iterator[Report | InputError]:
        made.append({"paths": paths, **options})
        for path in paths:
            if path == "interrupted":
                raise KeyboardInterrupt
            if path == "senseless":
                raise UsageError("published: 2025-02-30 is not a date")
            yield from PAGES[path]
            if path == "archive":
                options["tell"](Tally("a.warc", 5))  # type: ignore[operator]

    monkeypatch.setitem(vars(dragoman), "read_many", read_many)
    return made


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


@pytest.mark.usefixtures("calls")
class TestRead:
    def test_shows_the_brief_unless_asked_otherwise(self) -> None:
        result = run("read", "made")
        assert result.exit_code == 0
        assert result.stdout.startswith("Kenya and Ethiopia sign water accord\n")
        assert "WHO DID WHAT TO WHOM (6)" in result.stdout
        assert result.stderr == ""

    def test_writes_no_escape_codes_into_a_pipe(self) -> None:
        assert "\x1b" not in run("read", "made", "hostile").stdout

    def test_keeps_the_order_of_the_inputs(self) -> None:
        lines = run("read", "empty", "folder", "--format", "jsonl").stdout.splitlines()
        assert [json.loads(line)["id"] for line in lines] == ["made-2", "made-1", "made-2"]

    def test_tells_failures_in_one_line_each_and_reads_on(self) -> None:
        result = run("read", "missing", "folder", "--format", "jsonl")
        assert result.exit_code == 1
        assert result.stderr.splitlines() == [
            "dragoman: missing: D101 no such file or folder",
            "dragoman: folder/b.html: D107 no article found",
        ]
        assert len(result.stdout.splitlines()) == 2

    def test_counts_what_an_archive_holds_beside_articles(self) -> None:
        result = run("read", "archive")
        assert result.exit_code == 0
        assert result.stderr.splitlines() == [
            "dragoman: a.warc: 5 pages, 0 not pages, 0 damaged",
            "dragoman: 1 page read, 4 left out (another language 1, index 2, login 1)",
        ]

    def test_says_how_summaries_become_pages(self) -> None:
        result = run("read", "feed")
        assert result.exit_code == 1
        assert result.stderr.splitlines() == [
            "dragoman: f#2: D112 only a summary: fetch https://example.org/b",
            "dragoman: 1 summary left out: dragoman fetch fetches the pages that a feed links to",
        ]

    def test_lets_no_file_name_steer_the_terminal(self) -> None:
        assert run("read", "odd\x1b[31m").stderr == "dragoman: odd[31m: D101 no such file or folder\n"

    @pytest.mark.parametrize(
        ("form", "start"), [("csv", "report,origin,"), ("jsonl", '{"schema":'), ("html", "<!DOCTYPE html>")]
    )
    def test_shows_every_format(self, form: str, start: str) -> None:
        result = run("read", "made", "--format", form)
        assert result.exit_code == 0
        assert result.stdout.startswith(start)

    def test_writes_to_a_file(self, tmp_path: Path) -> None:
        result = run("read", "made", "--format", "jsonl", "--output", str(tmp_path / "out.jsonl"))
        assert (result.exit_code, result.output) == (0, "")
        assert (tmp_path / "out.jsonl").read_bytes().decode() == REPORT.to_json() + "\n"

    def test_a_dash_is_standard_output(self) -> None:
        assert run("read", "made", "--output", "-").stdout == run("read", "made").stdout

    def test_a_file_that_cannot_be_written_is_a_usage_error(self, tmp_path: Path) -> None:
        result = run("read", "made", "--output", str(tmp_path / "no" / "out.jsonl"))
        assert result.exit_code == 2
        assert re.fullmatch(r"dragoman: D201 cannot write to .*\n", result.stderr)

    def test_passes_date_and_workers_on(self, calls: list[dict[str, object]]) -> None:
        run("read", "made", "empty", "--published", "2025-03-13", "--workers", "3")
        (call,) = calls
        assert callable(call.pop("tell"))
        assert call.pop("lexicon") == dragoman.Lexicon()
        assert call == {"paths": ["made", "empty"], "published": "2025-03-13", "workers": 3}

    @pytest.mark.parametrize("by", ["option", "environment"])
    def test_reads_with_a_lexicon_of_one_s_own(
        self, by: str, calls: list[dict[str, object]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "groups.tsv").write_text("# subject: x\n# source: y\nname\nBlue Front\n", encoding="utf-8")
        if by == "environment":
            monkeypatch.setenv("DRAGOMAN_LEXICON", str(tmp_path))
        run("read", "made", *(["--lexicon", str(tmp_path)] if by == "option" else []))
        assert calls[0]["lexicon"] == dragoman.Lexicon.load(tmp_path) != dragoman.Lexicon()

    def test_a_wrong_lexicon_is_told_before_anything_is_read(
        self, calls: list[dict[str, object]], tmp_path: Path
    ) -> None:
        (tmp_path / "groups.tsv").write_text("# subject: x\n# source: y\nname\na\tb\n", encoding="utf-8")
        result = run("read", "made", "--lexicon", str(tmp_path))
        assert (result.exit_code, calls) == (1, [])
        assert re.fullmatch(r"dragoman: D301 .*groups\.tsv:4: 2 cells where the header names 1\n", result.stderr)

    def test_an_interrupt_ends_quietly(self) -> None:
        result = run("read", "made", "interrupted")
        assert (result.exit_code, result.stderr) == (130, "")

    def test_a_usage_error_of_the_library_is_one_line(self) -> None:
        result = run("read", "senseless")
        assert (result.exit_code, result.stderr) == (2, "dragoman: D201 published: 2025-02-30 is not a date\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "x", "--format", "xml"],
        ["read", "x", "--published", "13/03/2025"],
        ["read", "x", "--published", "2025-02-30"],
        ["read", "x", "--workers", "0"],
        ["read", "x", "--nonsense"],
        ["nonsense"],
    ],
)
def test_wrong_usage_ends_in_status_2_and_a_hint(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Usage:" in result.stderr
    assert "Traceback" not in result.output


class TestFetch:
    def test_tells_what_failed_and_how_much(self, tmp_path: Path) -> None:
        to = str(tmp_path / "a.warc")
        result = run("fetch", "no/such/file", "http://127.0.0.1/", "ftp://example.org/", "--to", to)
        assert result.exit_code == 1
        assert result.stdout == ""
        assert [line.partition(": ")[2] for line in result.stderr.splitlines()] == [
            "no/such/file: D101 neither an address (https://...) nor a file that can be read",
            "http://127.0.0.1/: D115 its host is on a network that is not public",
            "ftp://example.org/: D115 not an address of http or https",
            f"{to}: 0 fetched, 0 unchanged, 3 failed",
        ]

    @pytest.mark.parametrize("to", ["a.txt", "no/such/folder/a.warc"])
    def test_an_archive_that_cannot_be_written_is_a_usage_error(self, to: str, tmp_path: Path) -> None:
        result = run("fetch", "http://127.0.0.1/", "--to", str(tmp_path / to))
        assert result.exit_code == 2
        assert result.stderr.startswith("dragoman: D201 ")


def test_schema_is_the_schema_of_the_docs() -> None:
    assert run("schema").stdout == (ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8")


def test_version() -> None:
    assert run("--version").stdout == f"dragoman {dragoman.__version__}\n"


@pytest.mark.parametrize(("arguments", "shown"), SHOWN, ids=[arguments for arguments, _ in SHOWN])
def test_the_readme_shows_what_the_command_prints(arguments: str, shown: str) -> None:
    printed = [line.rstrip() for line in fixtures.shown(arguments).strip().splitlines()]
    assert shown.splitlines() == printed, "run: make fixtures"


def test_the_readme_shows_the_help_of_every_command() -> None:
    asked = {arguments for arguments, _ in SHOWN}
    assert {"--help", *(f"{name} --help" for name in COMMANDS)} <= asked


def command(*arguments: str, code: str = "") -> list[str]:
    """The command in a process of its own; `code` runs before it."""
    start = f"import sys; sys.argv = ['dragoman', *{list(arguments)!r}]; {code}\nfrom dragoman.cli import main; main()"
    return [sys.executable, "-c", start]


MANY = f"""
import dragoman, tests.show.made as made
def read_many(paths, **options):
    while True: yield made.REPORT
sys.path.insert(0, {str(ROOT)!r}); dragoman.read_many = read_many
"""


def test_the_command_starts_without_loading_what_reads_pages() -> None:
    heavy = ("spacy", "trafilatura", "pydantic", "jinja2", "lxml")
    code = f"import sys, dragoman.cli; print([name for name in {heavy} if name in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


def test_the_package_runs_as_a_module() -> None:
    shown = subprocess.run([sys.executable, "-m", "dragoman", "--version"], capture_output=True, text=True, check=True)
    assert shown.stdout == f"dragoman {dragoman.__version__}\n"


@pytest.mark.skipif(os.name == "nt", reason="pipes and signals of POSIX")
@pytest.mark.parametrize("form", ["jsonl", "csv", "brief"])
def test_a_reader_that_closes_the_pipe_is_no_error(form: str) -> None:
    with subprocess.Popen(
        command("read", "x", "--format", form, code=MANY),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=20) == 141


@pytest.mark.skipif(os.name == "nt", reason="pipes and signals of POSIX")
def test_control_c_ends_in_status_130_without_a_trace() -> None:
    with subprocess.Popen(
        command("read", "x", "--format", "jsonl", code=MANY), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, complaint = process.communicate(timeout=20)
        assert (process.returncode, complaint) == (130, b"")


@pytest.mark.skipif(os.name == "nt", reason="closes standard output as a POSIX shell does")
def test_a_closed_standard_output_is_told_in_one_line() -> None:
    done = subprocess.run(
        command("schema"),
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        preexec_fn=lambda: os.close(1),
    )
    assert (done.returncode, done.stderr) == (2, "dragoman: D201 cannot write to standard output: it is closed\n")


def test_real_pages_are_read_in_order_by_any_number_of_workers(tmp_path: Path) -> None:
    shown = []
    for workers in ("1", "2"):
        arguments = ["read", "src/dragoman/samples", "no/such.txt", str(tmp_path), "--workers", workers, "-f", "jsonl"]
        done = subprocess.run(
            [sys.executable, "-m", "dragoman", *arguments], cwd=ROOT, capture_output=True, check=False
        )
        assert done.returncode == 1
        assert [line.split(": ")[2][:4] for line in done.stderr.decode().splitlines()] == ["D101", "D106"]
        shown.append(done.stdout)
    assert shown[0] == shown[1]
    reports = [Report.model_validate_json(line) for line in shown[0].decode().splitlines()]
    assert [report.origin for report in reports] == sorted(
        path.relative_to(ROOT).as_posix() for path in (ROOT / "src" / "dragoman" / "samples").iterdir()
    )
    assert all(report.events and report.statements and report.actors for report in reports)
