"""The page that the project is held to: every quotation has its speaker, joint statements both, Tass relays."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest

from dragoman import Report, read

SHARED = Path(os.environ.get("DRAGOMAN_SHARED") or Path(__file__).resolve().parents[3] / "shared")
PAGE = SHARED / "pages" / "000_b813b47385a88d6e.txt"

pytestmark = pytest.mark.skipif(not PAGE.is_file(), reason=f"the shared page is not at {PAGE}")


@cache
def report() -> Report:
    return read(PAGE.read_text(encoding="utf-8"))


def sources_of(words: str) -> list[set[str]]:
    """The names of the sources of every statement whose content holds some words."""
    found, names = report(), {actor.id: actor.name for actor in report().actors}
    at = found.text.index(words)
    return [
        {names[actor] for actor in statement.source}
        for statement in found.statements
        if any(start <= at and at + len(words) <= end for start, end in statement.content)
    ]


@pytest.mark.parametrize(
    ("words", "speakers"),
    [
        ("the test of rapid changes", {"Xi Jinping", "Vladimir Putin"}),
        ("priority partners", {"Xi Jinping", "Vladimir Putin"}),
        ("practical cooperation", {"Vladimir Putin"}),
        ("no limits", {"Xi Jinping", "Vladimir Putin"}),
        ("groundless accusations", {"China"}),
        ("to play a constructive role” in", {"Russia"}),
        ("China hopes for peace", {"Xi Jinping"}),
        ("Cold War mentality", {"Xi Jinping"}),
        ("unilateral hegemony", {"Xi Jinping"}),
        ("deepen trust and cooperation", {"Xi Jinping", "Vladimir Putin"}),
        ("reliable and adequate architecture", {"Vladimir Putin"}),
        ("counterproductive and harmful", {"Vladimir Putin"}),
        ("very deep concern", {"China", "Russia"}),
        ("extremely destabilizing", {"China", "Russia"}),
        ("there can be no winners", {"Xi Jinping", "Vladimir Putin"}),
    ],
)
def test_a_quotation_has_its_speaker(words: str, speakers: set[str]) -> None:
    assert speakers in sources_of(words)


def test_a_name_in_quotation_marks_is_nobodys_words() -> None:
    assert sources_of("“gala”") == []


def test_what_was_hailed_reached_us_through_tass() -> None:
    found, names = report(), {actor.id: actor.name for actor in report().actors}
    through = {found.quote(s.cue): names[s.via] for s in found.statements if s.via and s.cue}
    assert through == {"hailed": "Tass", "noting": "Tass", "stressing": "Tass"}


def test_what_never_was_condemned_is_no_statement() -> None:
    found = report()
    assert not any(s.cue and "condemned" in found.quote(s.cue) for s in found.statements)
