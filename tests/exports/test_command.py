import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.corpus.makers import MAKERS
from dragoman.exports.command import FOLDERS, Format
from dragoman.store import add_reports, derive
from tests.exports import made
from tests.store.made import report

TEXT = [form for form in Format if form not in FOLDERS]


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["export", *arguments])
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize("form", TEXT)
def test_a_file_and_the_screen_get_the_same(made_store: str, tmp_path: Path, form: Format) -> None:
    shown = CliRunner().invoke(app, ["export", form.value, "--store", made_store]).stdout_bytes
    assert shown
    assert run(form.value, "--store", made_store, "--output", str(tmp_path / "out"))[:2] == (0, "")
    assert (tmp_path / "out").read_bytes() == shown


@pytest.mark.parametrize("form", FOLDERS)
def test_a_folder_must_be_named(made_store: str, tmp_path: Path, form: Format) -> None:
    code, _, told = run(form.value, "--store", made_store)
    assert (code, told) == (2, f"dragoman: D201 {form.value} is a folder: name one with --output\n")
    assert run(form.value, "--store", made_store, "--output", str(tmp_path / "out")) == (0, "", "")
    assert json.loads((tmp_path / "out" / "manifest.json").read_text())["tables"]


def test_what_is_left_out_is_counted(made_store: str) -> None:
    assert run("gdelt", "--store", made_store)[2] == (
        "dragoman: 2 planned, possible, denied or cancelled left out: gdelt has no status\n"
    )
    assert run("gdelt", "--store", made_store, "--from", "2019-06")[2] == ""
    assert run("polecat", "--store", made_store)[2] == ""


def test_what_has_no_day_is_counted(tmp_path: Path) -> None:
    row = {**made.OCCURRENCES[0], "day": None, "first": None, "last": None}
    add_reports(made.REPORTS, tmp_path)
    derive(tmp_path, {name: (lambda rows: lambda *_: rows)([row] if name == "occurrences" else []) for name in MAKERS})
    code, shown, told = run("polecat", "--store", str(tmp_path))
    assert (code, len(shown.splitlines()), told) == (0, 1, "dragoman: 1 without a day left out\n")


def test_a_calendar_of_a_period_has_what_reaches_into_it(made_store: str) -> None:
    for days, number in ((("2019-05-20", "2019-06"), 1), (("2019-06", "2020"), 0)):
        _, shown, _ = run("ical", "--store", made_store, "--from", days[0], "--to", days[1])
        assert shown.count("BEGIN:VEVENT") == number


@pytest.mark.parametrize("form", [Format.jsonl, Format.ftm, Format.annotations, Format.polecat])
def test_an_earlier_version_stays_as_it_was(tmp_path: Path, form: Format) -> None:
    store = str(tmp_path)
    first = add_reports([report(1)], store).version
    before = run(form.value, "--store", store, "--at", str(first))
    add_reports([report(2)], store)
    assert before[0] == 0
    assert run(form.value, "--store", store, "--at", str(first)) == before
    assert run(form.value, "--store", store)[1] != before[1]


@pytest.mark.parametrize(
    ("arguments", "code"), [(["gdelt", "--from", "May"], 2), (["gdelt", "--at", "99"], 1), (["xml"], 2)]
)
def test_what_makes_no_sense_is_refused(made_store: str, arguments: list[str], code: int) -> None:
    assert run(*arguments, "--store", made_store)[0] == code


def test_an_empty_store_gives_empty_files(tmp_path: Path) -> None:
    add_reports([], tmp_path / "store")
    for form in TEXT:
        assert run(form.value, "--store", str(tmp_path / "store"))[0] == 0
