"""Every frame fires on its own example; the files keep their format."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pytest

import dragoman
from dragoman import lexicon
from dragoman.events.frames import POS, TRANSPARENT, frames
from dragoman.events.ontology import contexts, kinds
from dragoman.language import parse
from dragoman.lexicon import Row
from dragoman.report import PLOVER, Event, Report

TYPES = tuple(PLOVER)
SLOT = re.compile(r"[a-z]+(_[a-z]+)*")
FILLERS = frozenset({"%actor", "%state", "%person", "%group", "%organization", "%military", "%official", "%place"})
IRREGULAR = {"was": "be", "were": "be", "is": "be", "went": "go"}
COLUMNS = ("lemma", "pos", "pattern", "mode", "actor", "recipient", "parties", "example")


def rows(kind: str) -> tuple[Row, ...]:
    return lexicon.table(f"frames/{kind.lower()}")


def constraints(row: Row) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Slots and fillers of each constraint of a frame's pattern."""
    pairs = (text.removeprefix("!").partition("=") for text in row["pattern"].split())
    return [(tuple(slots.split("|")), tuple(names.split("|")) if names else ()) for slots, _, names in pairs]


def lemmas(sentence: str) -> set[str]:
    return {token.lemma_.lower() for token in parse(sentence).doc}


def word_classes() -> dict[str, tuple[str, ...]]:
    return {row["class"]: row.many("words") for row in lexicon.table("frames/classes")}


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_has_frames_of_known_form(kind: str) -> None:
    classes = word_classes()
    assert len(rows(kind)) >= 25
    for row in rows(kind):
        assert tuple(row.cells) == COLUMNS
        assert row["pos"] in POS, row.line
        assert all(row.many("lemma")), row.line
        for slots, fillers in constraints(row):
            assert all(SLOT.fullmatch(slot) for slot in slots), (row.file, row.line, slots)
            for filler in fillers:
                known = filler[1:] in classes if filler[:1] == "$" else filler in FILLERS or filler[:1] not in ("%", "")
                assert known, (row.file, row.line, filler)


@pytest.mark.parametrize("kind", TYPES)
def test_roles_are_slots(kind: str) -> None:
    for row in rows(kind):
        for cell in (row["actor"], row["recipient"]):
            roles = () if cell in ("", "-") else tuple(slot for role in cell.split("|") for slot in role.split("+"))
            assert all(SLOT.fullmatch(slot) for slot in roles), (row.file, row.line, cell)


@pytest.mark.parametrize("kind", TYPES)
def test_modes_are_in_the_ontology(kind: str) -> None:
    assert (kind, "") in kinds()
    for row in rows(kind):
        assert (kind, row["mode"]) in kinds(), (row.file, row.line, row["mode"])


def test_every_mode_of_the_ontology_has_a_frame() -> None:
    used = {(kind, row["mode"]) for kind in TYPES for row in rows(kind)}
    assert not set(kinds()) - used - {(kind, "") for kind in TYPES}


def test_no_predicate_has_the_same_pattern_twice() -> None:
    seen = Counter(
        (lemma, row["pos"], frozenset(row["pattern"].split()))
        for kind in TYPES
        for row in rows(kind)
        for lemma in row.many("lemma")
    )
    assert not [key for key, times in seen.items() if times > 1]


def test_every_class_is_used_and_shown() -> None:
    patterns = " ".join(row["pattern"] for kind in TYPES for row in rows(kind))
    used = set(re.findall(r"\$(\w+)", patterns))
    assert used | {TRANSPARENT} == set(word_classes())
    for row in lexicon.table("frames/classes"):
        assert lemmas(row["example"]) & set(row.many("words")), row["class"]


def test_the_ontology_keeps_its_scale() -> None:
    for (kind, mode), known in kinds().items():
        assert -10 <= known.intensity <= 10, (kind, mode)
        assert (known.intensity > 0) == known.quad.endswith("cooperation"), (kind, mode)
        assert re.fullmatch(r"\d{3,4}", known.cameo), (kind, mode)
        assert known.quad == kinds()[kind, ""].quad, (kind, mode)
    assert {kind for kind, _ in kinds()} == set(TYPES)


@pytest.mark.parametrize("row", lexicon.table("contexts"), ids=lambda row: row["context"])
def test_contexts_are_told_by_their_words(row: Row) -> None:
    assert row["context"] in contexts(lemmas(row["example"]), row["example"].lower().rstrip("."))


@cache
def reading(example: str) -> Report:
    return dragoman.read(example)


def parties(report: Report, ids: tuple[str, ...]) -> set[str]:
    """The names and codes under which the parties of an event are known."""
    actors = [actor for actor in report.actors if actor.id in ids]
    return {actor.country for actor in actors if actor.country} | {actor.name for actor in actors}


def gives(report: Report, event: Event, row: Row) -> bool:
    """Whether an event has the parties that a frame's example names."""
    for wanted, ids in zip(row["parties"].split(">"), (event.actor, event.recipient), strict=True):
        found = parties(report, ids)
        if any(not any(code in name for name in found) for code in wanted.split(",") if code):
            return False
    return True


def shortcoming(kind: str, row: Row) -> str:
    """What is wrong with the events of a frame's example; empty where the frame fires as it says."""
    report = reading(row["example"])
    tokens = {lemma.lower() for lemma in row.many("lemma")}
    told = [event for event in report.events if event.type == kind]
    if not told:
        return f"no {kind}, but {[event.type for event in report.events]}"
    at = [event for event in told if triggered(report, event, tokens)]
    if not at:
        return f"triggers {[report.quote(event.trigger) for event in told]}"
    if all(event.mode != (row["mode"] or None) for event in at):
        return f"mode {[event.mode for event in at]}"
    sides = [(sorted(parties(report, e.actor)), sorted(parties(report, e.recipient))) for e in at]
    return "" if any(gives(report, event, row) for event in at) else f"parties {sides}"


def triggered(report: Report, event: Event, lemmas: set[str]) -> bool:
    """Whether the trigger is a form of one of the lemmas, told by its first letters; of `*`, any verb is."""
    word = report.quote(event.trigger).split()[0].lower()
    word = IRREGULAR.get(word, word)
    return "*" in lemmas or any(word[:3] == lemma[:3] or (word[0] == lemma[0] and len(lemma) <= 6) for lemma in lemmas)


@pytest.mark.parametrize("kind", TYPES)
def test_every_frame_fires_on_its_example(kind: str) -> None:
    wrong = [(row.line, row["example"], why) for row in rows(kind) if (why := shortcoming(kind, row))]
    assert not wrong, "\n".join(map(str, wrong))


def test_frames_are_found_by_lemma() -> None:
    assert any(frame.type == "ASSAULT" for frame in frames()["invade", "VERB"])
