"""The sample pages and what is expected of them: `make fixtures` writes `tests/samples` anew, people read it."""

import json
from pathlib import Path

import pytest

import dragoman

ROOT = Path(__file__).parent.parent
SAMPLES = Path("src/dragoman/samples")
EXPECTED = sorted((ROOT / "tests" / "samples").glob("*.json"))


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: path.stem)
def test_a_sample_gives_the_report_that_was_checked(expected: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    (report,) = dragoman.read_many([(SAMPLES / expected.stem).as_posix()])
    assert isinstance(report, dragoman.Report)
    assert json.loads(report.to_json()) == json.loads(expected.read_text(encoding="utf-8"))


def test_every_sample_has_its_expected_report() -> None:
    assert sorted(path.name for path in (ROOT / SAMPLES).iterdir()) == [path.stem for path in EXPECTED]
