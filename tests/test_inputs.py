"""The guide to inputs: its examples run on the files that it shows."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from dragoman.pages.sources import ALL_SUFFIXES

GUIDE = Path(__file__).parent.parent / "docs" / "inputs.md"
FILES = re.findall(r"```\w+ (\S+)\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.S)


def test_the_examples_of_the_guide_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, content in FILES:
        (tmp_path / name).write_text(content, encoding="utf-8", newline="\n")
    failed, tried = doctest.testfile(str(GUIDE), module_relative=False, encoding="utf-8")
    assert tried >= 5
    assert failed == 0


def test_the_guide_names_every_suffix_that_is_read() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    unnamed = [suffix for suffix in ALL_SUFFIXES if f"`{suffix}`" not in text]
    assert set(unnamed) <= {".text", ".ndjson", ".ndjson.gz"}
